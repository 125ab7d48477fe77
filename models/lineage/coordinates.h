#pragma once
#include "models/base/watch.h"
#include "models/lineage/part.h"

#include <vector>

namespace pedigree::layered {

/// Fills part.y, from part.order: every node as near to the middle of its neighbours as order and distance allow,
/// passages before boxes so that long edges run straight. The uppermost edge of a box is at 0. Returns the height of
/// the part.
double placeVertically(Part &part, const std::vector<LayoutNode> &boxes, double rowGap, const Watch &watch);

} // namespace pedigree::layered
