#pragma once
#include "models/lineage/layering.h"
#include "models/lineage/part.h"

#include <cstdint>
#include <vector>

namespace pedigree::layered {

/// Where everything stands: what routes are made from.
struct Frame {
    const std::vector<LayoutNode> &boxes;
    const Layout &layout; ///< boxes and lanes are placed
};

/// The route of each arc of a part, in order of part.arcs: right edge of the left box, straight through each column
/// passed, left edge of the right box. `lane` and `y` are where the part was put.
std::vector<std::vector<LayoutPoint>> routesOf(const Part &part, const Frame &frame, std::uint32_t lane, double y);

/// A loop over the box, for an edge from a box to itself.
std::vector<LayoutPoint> loopOf(std::uint32_t box, const Frame &frame, double rowGap, double laneGap);

} // namespace pedigree::layered
