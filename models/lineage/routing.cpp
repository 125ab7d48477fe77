#include "models/lineage/routing.h"

namespace pedigree::layered {

namespace {

LayoutPoint rightMiddle(std::uint32_t box, const Frame &frame)
{
    const LayoutPoint corner = frame.layout.nodes[box];
    return {corner.x + frame.boxes[box].width, corner.y + frame.boxes[box].height / 2};
}

LayoutPoint leftMiddle(std::uint32_t box, const Frame &frame)
{
    const LayoutPoint corner = frame.layout.nodes[box];
    return {corner.x, corner.y + frame.boxes[box].height / 2};
}

} // namespace

std::vector<std::vector<LayoutPoint>> routesOf(const Part &part, const Frame &frame, std::uint32_t lane, double y)
{
    const auto laneRight = [&](std::uint32_t column) {
        return frame.layout.laneLeft[column] + frame.layout.laneWidth[column];
    };
    std::vector<std::vector<LayoutPoint>> routes;
    routes.reserve(part.arcs.size());
    for (std::size_t i = 0; i < part.arcs.size(); ++i) {
        const Arc &arc = part.arcs[i];
        const std::uint32_t begin = part.passageStart[i], end = part.passageStart[i + 1];
        std::vector<LayoutPoint> route;
        route.reserve(3 + 2 * std::size_t{end - begin});
        route.push_back(rightMiddle(arc.left, frame));
        // A narrow box's edge first leaves its column: slanting inside it could touch a wider box.
        const double columnEnd = laneRight(frame.layout.layers[arc.left]);
        if (route.front().x + 0.5 < columnEnd)
            route.push_back({columnEnd, route.front().y});
        for (std::uint32_t k = begin; k < end; ++k) {
            const std::uint32_t node = part.passages[k];
            const std::uint32_t column = lane + part.layer[node];
            route.push_back({frame.layout.laneLeft[column], y + part.y[node]});
            route.push_back({laneRight(column), y + part.y[node]});
        }
        route.push_back(leftMiddle(arc.right, frame));
        routes.push_back(std::move(route));
    }
    return routes;
}

std::vector<LayoutPoint> loopOf(std::uint32_t box, const Frame &frame, double rowGap, double laneGap)
{
    const LayoutPoint begin = rightMiddle(box, frame), end = leftMiddle(box, frame);
    const double over = frame.layout.nodes[box].y - rowGap / 3;
    return {begin, {begin.x + laneGap / 4, over}, {end.x - laneGap / 4, over}, end};
}

} // namespace pedigree::layered
