#pragma once
#include "models/lineage/layering.h"

#include <cstdint>
#include <utility>
#include <vector>

namespace pedigree::layered {

/// Nodes that stand for no box: where a long edge passes a layer.
inline constexpr std::uint32_t NoBox = UINT32_MAX;

/// One connected part with its long edges cut at every layer they pass. Nodes (boxes and those passages) are numbered
/// layer by layer.
struct Part {
    std::vector<std::uint32_t> firstOf;       ///< by layer: its first node; one more than there are layers
    std::vector<std::uint32_t> layer;         ///< by node
    std::vector<std::uint32_t> box;           ///< by node: a box, or NoBox
    std::vector<std::uint32_t> inStart, in;   ///< neighbours one layer to the left
    std::vector<std::uint32_t> outStart, out; ///< and to the right
    /// By arc (sorted): the nodes it passes, as a range of `passages`. An arc too long for the bound on passages has
    /// none and is drawn straight.
    std::vector<Arc> arcs;
    std::vector<std::uint32_t> passageStart;
    std::vector<std::uint32_t> passages;
    std::vector<std::uint32_t> order; ///< nodes of each layer from top to bottom: a range like firstOf
    std::vector<double> y;            ///< by node: its middle

    std::uint32_t layers() const { return static_cast<std::uint32_t>(firstOf.size() - 1); }
    std::uint32_t nodes() const { return firstOf.back(); }
};

/// Passages are made for the shortest arcs first, at most `mostPassages`.
Part makePart(const std::vector<std::uint32_t> &boxes, const std::vector<std::uint32_t> &layerOfBox,
              std::vector<Arc> arcs, std::size_t mostPassages);

} // namespace pedigree::layered
