#include "models/lineage/layout.h"

#include "models/lineage/coordinates.h"
#include "models/lineage/layering.h"
#include "models/lineage/ordering.h"
#include "models/lineage/packing.h"
#include "models/lineage/part.h"
#include "models/lineage/routing.h"

#include <algorithm>
#include <array>
#include <cassert>

namespace pedigree {

namespace {

using namespace layered;
using Number = std::uint32_t;

/// Operations when nobody says how many, measured so that the bounds of docs/benchmarks.md hold: a tenth of a second
/// for what a person reads, more where there is more to gain, and less again where the picture is read as a whole only.
std::uint64_t usualBudget(std::size_t boxes, std::size_t arcs)
{
    struct Step {
        double boxes;
        double operations;
    };
    constexpr std::array steps{Step{0, 40e6}, Step{2'000, 40e6}, Step{5'000, 70e6}, Step{10'000, 22e6}};
    const auto count = static_cast<double>(boxes);
    double operations = steps.back().operations;
    for (std::size_t i = 1; i < steps.size(); ++i) {
        if (count <= steps[i].boxes) {
            const double share = (count - steps[i - 1].boxes) / (steps[i].boxes - steps[i - 1].boxes);
            operations = steps[i - 1].operations + share * (steps[i].operations - steps[i - 1].operations);
            break;
        }
    }
    return std::max(static_cast<std::uint64_t>(operations), std::uint64_t{300} * arcs); // at least a few sweeps
}

std::vector<Number> partOfBox(const Layering &layering, Number boxes)
{
    std::vector<Number> partOf(boxes, 0);
    for (Number part = 0; part < layering.parts.size(); ++part)
        for (const Number box : layering.parts[part])
            partOf[box] = part;
    return partOf;
}

/// Each part's own arcs, sorted as all are.
std::vector<std::vector<Arc>> arcsByPart(const Layering &layering, const std::vector<Number> &partOf)
{
    std::vector<std::vector<Arc>> arcs(layering.parts.size());
    for (const Arc &arc : layering.arcs)
        arcs[partOf[arc.left]].push_back(arc);
    return arcs;
}

/// Columns as wide as the widest box in them.
void makeLanes(const std::vector<LayoutNode> &boxes, double laneGap, Layout &layout)
{
    Number lanes = 0;
    for (const Number layer : layout.layers)
        lanes = std::max(lanes, layer + 1);
    layout.laneWidth.assign(boxes.empty() ? 0 : lanes, 0);
    for (std::size_t box = 0; box < boxes.size(); ++box) {
        double &width = layout.laneWidth[layout.layers[box]];
        width = std::max(width, boxes[box].width);
    }
    double x = 0;
    for (const double width : layout.laneWidth) {
        layout.laneLeft.push_back(x);
        x += width + laneGap;
    }
    layout.width = layout.laneWidth.empty() ? 0 : x - laneGap;
}

/// Boxes without an edge: a block of rows under everything else.
void placeIsolated(const std::vector<LayoutNode> &boxes, const std::vector<Number> &isolated, Number columns,
                   double top, double rowHeight, Layout &layout)
{
    for (Number i = 0; i < isolated.size(); ++i) {
        const Number box = isolated[i];
        layout.nodes[box] = {layout.laneLeft[i % columns], top + rowHeight * (i / columns)};
        layout.height = std::max(layout.height, layout.nodes[box].y + boxes[box].height);
    }
}

/// Gives every edge the route of its arc; those turned round run it backwards.
void routeEdges(const std::vector<LayoutEdge> &edges, const Layering &layering, const std::vector<Number> &partOf,
                std::vector<std::vector<std::vector<LayoutPoint>>> routes, const Frame &frame,
                const LayoutOptions &options, Layout &layout)
{
    std::vector<std::vector<LayoutPoint>> byArc(layering.arcs.size());
    std::vector<std::size_t> next(routes.size(), 0);
    for (std::size_t i = 0; i < byArc.size(); ++i) {
        const Number part = partOf[layering.arcs[i].left];
        byArc[i] = std::move(routes[part][next[part]++]);
    }
    for (std::size_t i = 0; i < edges.size(); ++i) {
        const LayoutEdge &edge = edges[i];
        if (edge.from == edge.to) {
            layout.edges[i] = loopOf(edge.from, frame, options.rowGap, options.laneGap);
            continue;
        }
        const Arc arc = layout.reversed[i] ? Arc{edge.from, edge.to} : Arc{edge.to, edge.from};
        const auto found = std::ranges::lower_bound(layering.arcs, arc);
        layout.edges[i] = byArc[static_cast<std::size_t>(found - layering.arcs.begin())];
        if (layout.reversed[i])
            std::ranges::reverse(layout.edges[i]);
    }
}

} // namespace

Layout layOut(const std::vector<LayoutNode> &boxes, const std::vector<LayoutEdge> &edges, const LayoutOptions &options,
              const Watch &watch)
{
    const auto count = static_cast<Number>(boxes.size());
    assert(
        std::ranges::all_of(edges, [count](const LayoutEdge &edge) { return edge.from < count && edge.to < count; }));

    Layout layout;
    const Layering layering = assignLayers(count, edges);
    layout.layers = layering.layer;
    layout.reversed = layering.reversed;
    layout.nodes.resize(count);
    layout.edges.resize(edges.size());

    // Each part by itself, its share of the work by its size.
    std::vector<Part> parts;
    std::vector<Extent> extents;
    const std::vector<Number> partOf = partOfBox(layering, count);
    auto arcs = arcsByPart(layering, partOf);
    const std::uint64_t budget = options.budget != 0 ? options.budget : usualBudget(count, layering.arcs.size());
    const std::size_t mostPassages = 10'000 + 8 * (boxes.size() + layering.arcs.size());
    for (std::size_t i = 0; i < layering.parts.size(); ++i) {
        const std::uint64_t share = budget * (arcs[i].size() + 1) / (layering.arcs.size() + 1);
        const std::size_t passages = mostPassages * (arcs[i].size() + 1) / (layering.arcs.size() + 1);
        parts.push_back(makePart(layering.parts[i], layering.layer, std::move(arcs[i]), passages));
        orderLayers(parts.back(), share, watch);
        const double height = placeVertically(parts.back(), boxes, options.rowGap, watch);
        extents.push_back({parts.back().layers(), height});
    }

    const double partGap = 2 * options.rowGap;
    const std::vector<Spot> spots = pack(extents, partGap, layout.height);
    Number lanes = 0;
    for (std::size_t i = 0; i < parts.size(); ++i) {
        lanes = std::max(lanes, spots[i].lane + extents[i].lanes);
        for (const Number box : layering.parts[i])
            layout.layers[box] += spots[i].lane;
    }

    double columnWidth = 0, rowHeight = 0;
    for (const Number box : layering.isolated) {
        columnWidth = std::max(columnWidth, boxes[box].width + options.laneGap);
        rowHeight = std::max(rowHeight, boxes[box].height + options.rowGap);
    }
    const Number columns = gridColumns(layering.isolated.size(), lanes, columnWidth, rowHeight);
    for (Number i = 0; i < layering.isolated.size(); ++i)
        layout.layers[layering.isolated[i]] = i % columns;

    makeLanes(boxes, options.laneGap, layout);
    for (std::size_t i = 0; i < parts.size(); ++i)
        for (Number node = 0; node < parts[i].nodes(); ++node)
            if (const Number box = parts[i].box[node]; box != NoBox)
                layout.nodes[box] = {layout.laneLeft[layout.layers[box]],
                                     spots[i].y + parts[i].y[node] - boxes[box].height / 2};
    if (!layering.isolated.empty())
        placeIsolated(boxes, layering.isolated, columns, parts.empty() ? 0 : layout.height + partGap, rowHeight,
                      layout);

    const Frame frame{boxes, layout};
    std::vector<std::vector<std::vector<LayoutPoint>>> routes;
    for (std::size_t i = 0; i < parts.size(); ++i)
        routes.push_back(routesOf(parts[i], frame, spots[i].lane, spots[i].y));
    routeEdges(edges, layering, partOf, std::move(routes), frame, options, layout);
    return layout;
}

} // namespace pedigree
