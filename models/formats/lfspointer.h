#pragma once
#include "models/formats/format.h"

namespace pedigree::formats {

/// A Git LFS pointer (its specification, version 1): three lines that stand where content should be.
bool isLfsPointer(const Input &input);
/// Digest and size are those the pointer states; that the content is not here is a problem.
Result<Reading> readLfsPointer(const Input &input, const Limits &limits, const Watch &watch);

}
