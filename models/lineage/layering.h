#pragma once
#include "models/lineage/layout.h"

#include <cstdint>
#include <vector>

namespace pedigree::layered {

/// An edge between two different boxes after cycles were broken: from an earlier to a later layer.
struct Arc {
    std::uint32_t left;
    std::uint32_t right;
    auto operator<=>(const Arc &) const = default;
};

/// Which layer each box belongs to.
struct Layering {
    std::vector<std::uint32_t> layer; ///< by box; each connected part begins at 0 and leaves none out
    std::vector<Arc> arcs;            ///< sorted, each pair once
    std::vector<bool> reversed;       ///< by edge as given: it was turned round (an edge from a box to itself counts)
    std::vector<std::vector<std::uint32_t>>
        parts;                           ///< boxes that hang together, sorted; largest part first, then by box
    std::vector<std::uint32_t> isolated; ///< boxes without an arc, sorted
};

/// Cycles are broken where a depth-first walk in order of boxes meets itself; layers are the longest paths, then every
/// box is pulled towards the side where it has more neighbours. Linear; the order of `edges` does not matter.
Layering assignLayers(std::uint32_t boxes, const std::vector<LayoutEdge> &edges);

} // namespace pedigree::layered
