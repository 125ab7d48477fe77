#pragma once
#include "models/base/watch.h"
#include "models/lineage/part.h"

#include <cstdint>

namespace pedigree::layered {

/// Orders each layer of a part so that few edges cross. `budget` counts operations; whatever it is, the result is a
/// permutation of each layer and the same for the same part. Returns the pairs of edges that still cross between
/// layers.
std::uint64_t orderLayers(Part &part, std::uint64_t budget, const Watch &watch);

} // namespace pedigree::layered
