#pragma once
#include "models/formats/format.h"

namespace pedigree::formats {

/// Weights as GGUF, versions 1 to 3 (3 also big-endian). Only what stands before the tensors is read: Input::bytes need
/// not hold more, Input::size says how large the file is. Every count is checked against what the file could hold
/// before anything is allocated.
bool isGguf(const Input &input);
Result<Reading> readGguf(const Input &input, const Limits &limits, const Watch &watch);

/// How many bytes the header takes, as far as `soFar` shows: more than it holds when more is needed.
Result<std::uint64_t> ggufHeaderBytes(std::string_view soFar, std::uint64_t fileSize, const Limits &limits);

}
