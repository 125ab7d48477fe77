#include "ui/lineage/marks.h"

#include <algorithm>

namespace pedigree {

namespace {

/// Boxes above or below one, by what its things came from; of a family by the edges between boxes.
std::vector<std::uint8_t> wayFrom(const LineagePicture &picture, std::uint32_t box, bool up)
{
    std::vector<std::uint8_t> on(picture.boxCount(), 0);
    on[box] = 1;
    if (!picture.isFamily(box)) {
        const ThingId thing = picture.node(box).thing;
        const LineageGraph &graph = *picture.evidence->graph;
        for (const ThingId other : up ? graph.ancestors(thing) : graph.descendants(thing))
            if (picture.boxOf[other] != LineagePicture::None)
                on[picture.boxOf[other]] = 1;
        return on;
    }
    std::vector<std::uint32_t> order{box};
    for (std::size_t i = 0; i < order.size(); ++i)
        for (const std::uint32_t edge : up ? picture.upEdges(order[i]) : picture.downEdges(order[i])) {
            const std::uint32_t next = up ? picture.folded.edges[edge].to : picture.folded.edges[edge].from;
            if (!on[next]) {
                on[next] = 1;
                order.push_back(next);
            }
        }
    return on;
}

}

std::shared_ptr<const LineageMarks> lineageMarks(std::shared_ptr<const LineagePicture> picture,
                                                 std::shared_ptr<const LineageSet> set, std::uint32_t chosen,
                                                 const Watch &watch)
{
    auto marks = std::make_shared<LineageMarks>();
    const LineagePicture &p = *picture;
    marks->picture = picture;
    marks->set = set;
    marks->boxes.assign(p.boxCount(), 0);
    marks->edges.assign(p.edgeCount(), 0);
    marks->chosen = chosen < p.boxCount() ? chosen : LineagePicture::None;

    const bool selects = set && (set->query.mode != LineageMode::Everything || set->query.filter);
    if (selects) {
        const bool impact = set->query.mode == LineageMode::Impact;
        std::vector<std::uint8_t> lit(p.boxCount(), 0);
        marks->hops.assign(p.boxCount(), LineageSet::NoHops);
        for (const LineageSet::Row &row : set->rows) {
            const std::uint32_t box = p.boxOf[row.thing];
            if (box == LineagePicture::None)
                continue;
            ++marks->litThings;
            lit[box] = std::max<std::uint8_t>(lit[box], row.certain ? 2 : 1);
            if (row.hasHops)
                marks->hops[box] = std::min(marks->hops[box], std::uint32_t(std::abs(row.hops)));
        }
        for (std::uint32_t box = 0; box < p.boxCount(); ++box) {
            if (lit[box] == 0)
                marks->boxes[box] |= LineageMarks::Dim;
            else if (impact && marks->hops[box] > 0)
                marks->boxes[box] |= lit[box] == 2 ? LineageMarks::Reached : LineageMarks::MayReach;
            marks->dims = marks->dims || lit[box] == 0;
        }
        for (std::uint32_t edge = 0; edge < p.edgeCount(); ++edge) {
            const FoldedEdge &ends = p.folded.edges[edge];
            if (lit[ends.from] == 0 || lit[ends.to] == 0)
                marks->edges[edge] |= LineageMarks::Dim;
            else if (set->query.mode != LineageMode::Everything)
                marks->edges[edge] |= LineageMarks::OnWay;
        }
    } else {
        marks->litThings = p.folded.thingsShown + p.folded.thingsFolded;
    }
    if (watch.stopped())
        return marks;
    if (marks->chosen != LineagePicture::None)
        for (const bool up : {true, false}) {
            const auto on = wayFrom(p, marks->chosen, up);
            for (std::uint32_t box = 0; box < p.boxCount(); ++box)
                if (on[box])
                    marks->boxes[box] |= LineageMarks::OnWay;
            for (std::uint32_t edge = 0; edge < p.edgeCount(); ++edge)
                if (on[p.folded.edges[edge].from] && on[p.folded.edges[edge].to]
                    && !(marks->edges[edge] & LineageMarks::Dim))
                    marks->edges[edge] |= LineageMarks::OnWay;
        }
    return marks;
}

}
