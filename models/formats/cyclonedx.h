#pragma once
#include "models/formats/format.h"

namespace pedigree::formats {

/// CycloneDX as JSON (ECMA-424): bills of materials, ML-BOMs, VEX, and what else its versions 1.2 to 1.7 hold.
Format cycloneDxJson();

}
