#pragma once
#include "models/lineage/layout.h"

#include <cstdint>
#include <vector>

namespace pedigree::layered {

/// What a finished part takes up.
struct Extent {
    std::uint32_t lanes;
    double height;
};

/// Where a part goes.
struct Spot {
    std::uint32_t lane; ///< its first column
    double y;
};

/// Puts parts under each other, narrow ones side by side in the columns that the widest has. `height` becomes what all
/// take.
std::vector<Spot> pack(const std::vector<Extent> &parts, double gap, double &height);

/// Columns of a block for boxes without edges: at least as many as there are, about as wide as high.
std::uint32_t gridColumns(std::size_t boxes, std::uint32_t lanes, double columnWidth, double rowHeight);

} // namespace pedigree::layered
