#pragma once
#include "models/formats/format.h"

namespace pedigree::formats {

/// Our own format, pedigree-record/1: one JSON document a release, whose members are the paths of the dictionary.
Format nativeRecord();

}
