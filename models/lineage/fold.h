#pragma once
#include "models/lineage/graph.h"

#include <cstdint>
#include <set>
#include <string>
#include <vector>

namespace pedigree {

/// One box of a folded picture: a thing, or a family of them.
struct FoldedNode {
    ThingId thing;                 ///< the thing; of a family, the one it is named after (its common parent, or its first member)
    std::vector<ThingId> members;  ///< empty for a thing; else what is folded away here, sorted
};
struct FoldedEdge {
    std::uint32_t from; ///< into nodes, downstream
    std::uint32_t to;
    std::uint32_t edge; ///< into LineageGraph::edges(): one that it stands for
    std::uint32_t count; ///< how many it stands for
    Binding weakest;
};

/// What is on the canvas: some things, some families, and what is hidden, counted.
struct FoldedGraph {
    std::vector<FoldedNode> nodes;
    std::vector<FoldedEdge> edges;
    std::uint32_t thingsShown = 0;  ///< things with a box of their own
    std::uint32_t thingsFolded = 0; ///< things inside families
    std::uint32_t thingsTotal = 0;  ///< things asked for
};

struct FoldOptions {
    std::size_t most = 300;        ///< boxes wanted at first
    std::set<ThingId> unfolded;    ///< families that a person opened, by the thing they are named after
    std::set<ThingId> folded;      ///< things whose descendants a person folded
};

/// Folds `things` (all connected ones when empty) to about `most` boxes: whole families first (things of one kind with the
/// same parents, then subtrees), deployments and what a person opened last. Deterministic.
FoldedGraph fold(const LineageGraph &graph, const std::vector<ThingId> &things, const FoldOptions &options);

}
