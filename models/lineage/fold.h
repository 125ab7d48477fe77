#pragma once
#include "models/lineage/graph.h"

#include <cstdint>
#include <set>
#include <string>
#include <vector>

namespace pedigree {

/// One box of a folded picture: a thing, or a family of them.
struct FoldedNode {
    /// The thing; of a family the one it is named after: the thing all its members came from, which has a box beside it,
    /// or else (siblings folded together) its first member.
    ThingId thing;
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

/// Folds `things` (all connected ones when empty) to about `most` boxes; what fits unfolded stays so. Everything hangs in a
/// tree by its first parent (what it derives from before what it was trained on); what is deep, and siblings of one kind,
/// are folded first (of too many siblings those with most below them stay out); deployments only when there are many.
/// What a person opened is open, with all it hangs in; what a person folded hides what hangs in it. Opening one family
/// never closes another. Every thing is in exactly one box. Deterministic.
FoldedGraph fold(const LineageGraph &graph, const std::vector<ThingId> &things, const FoldOptions &options);

}
