#pragma once
#include "models/formats/format.h"

namespace pedigree::formats {

/// config.json: what the model is built like.
bool isModelConfig(const Input &input);
Result<Reading> readModelConfig(const Input &input, const Limits &limits, const Watch &watch);

/// generation_config.json: how it samples.
bool isGeneration(const Input &input);
Result<Reading> readGeneration(const Input &input, const Limits &limits, const Watch &watch);

/// model.safetensors.index.json: which tensor lies in which file.
bool isWeightIndex(const Input &input);
Result<Reading> readWeightIndex(const Input &input, const Limits &limits, const Watch &watch);

}
