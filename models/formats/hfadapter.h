#pragma once
#include "models/formats/format.h"

namespace pedigree::formats {

/// adapter_config.json: an adapter, its method, and the model it sits on.
bool isAdapterConfig(const Input &input);
Result<Reading> readAdapterConfig(const Input &input, const Limits &limits, const Watch &watch);

}
