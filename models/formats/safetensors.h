#pragma once
#include "models/formats/format.h"

namespace pedigree::formats {

/// Weights as safetensors: 8 bytes little-endian length N, N bytes of JSON, the tensors. Only the header is read:
/// Input::bytes need not hold more, Input::size says how large the file is.
bool isSafetensors(const Input &input);
Result<Reading> readSafetensors(const Input &input, const Limits &limits, const Watch &watch);

/// How many bytes the header takes; refused when no honest file has such a header.
Result<std::uint64_t> safetensorsHeaderBytes(std::string_view soFar, std::uint64_t fileSize, const Limits &limits);

}
