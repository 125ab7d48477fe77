#pragma once
#include "models/base/watch.h"

#include <cstdint>
#include <vector>

namespace pedigree {

/// What is to be drawn: boxes and who came from whom, by number.
struct LayoutNode {
    double width = 176;
    double height = 44;
};
struct LayoutEdge {
    std::uint32_t from; ///< downstream
    std::uint32_t to;   ///< upstream
};

/// A place in layout units (logical pixels at 100 %), y downwards.
struct LayoutPoint {
    double x = 0;
    double y = 0;
    bool operator==(const LayoutPoint &) const = default;
};

struct Layout {
    std::vector<LayoutPoint> nodes;                ///< top left corner of each box
    std::vector<std::uint32_t> layers;             ///< column of each, from 0 at the left (upstream)
    /// Route of each edge, from the upstream box's right edge to the downstream box's left edge; of a reversed one from the
    /// upstream box's left edge, leftwards, to the downstream box's right edge. Between two points a line or a curve with
    /// horizontal ends; through a column it runs level. An edge from a box to itself loops over it.
    std::vector<std::vector<LayoutPoint>> edges;
    std::vector<bool> reversed;                    ///< edges turned round to break a cycle, and those from a box to itself
    std::vector<double> laneLeft;                  ///< left edge of each column; boxes stand at it
    std::vector<double> laneWidth;
    double width = 0;
    double height = 0;
};

struct LayoutOptions {
    double laneGap = 64;     ///< between columns
    double rowGap = 16;      ///< between boxes of one column
    /// Work spent on the order of boxes, in counted operations (never in time: the same input gives the same picture).
    /// About 3e8 a second. 0 = by size: enough for a good picture within the bounds of docs/benchmarks.md.
    std::uint64_t budget = 0;
};

/// Layered layout, left to right from what things came from to what was made of them. Deterministic. Every edge runs left
/// to right but those reversed to break a cycle; boxes never overlap; parts that hang together are packed under each other.
Layout layOut(const std::vector<LayoutNode> &nodes, const std::vector<LayoutEdge> &edges, const LayoutOptions &options,
              const Watch &watch);

}
