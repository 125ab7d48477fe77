#include "ui/lineage/picture.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace pedigree {

namespace {

using Grid = LineagePicture::Grid;
using Point = LineagePicture::Point;

constexpr double captionHeight = 33;
constexpr std::size_t fewBoxes = 150;    ///< up to here a layout costs so little that several are tried
constexpr double headSpread = 14;        ///< heads that arrive at one card spread this far from its middle
constexpr double controlLeast = 24;      ///< look: the control points of a curve stand at least this far off

struct Placed {
    std::uint32_t number;
    QRectF bounds;
};

Grid gridOf(const std::vector<Placed> &placed, double width, double height, double cellWidth, double cellHeight,
            std::uint32_t mostRows)
{
    Grid grid;
    grid.columns = std::clamp<std::uint32_t>(std::uint32_t(width / cellWidth) + 1, 1, 256);
    grid.rows = std::clamp<std::uint32_t>(std::uint32_t(height / cellHeight) + 1, 1, mostRows);
    grid.cellWidth = std::max(1.0, width / grid.columns);
    grid.cellHeight = std::max(1.0, height / grid.rows);
    const std::size_t cells = std::size_t(grid.columns) * grid.rows;
    grid.start.assign(cells + 1, 0);
    const auto each = [&](const Placed &one, auto &&what) {
        const Grid::Range range = grid.range(one.bounds);
        for (std::uint32_t row = range.top; row <= range.bottom; ++row)
            for (std::uint32_t column = range.left; column <= range.right; ++column)
                what(std::size_t(row) * grid.columns + column);
    };
    for (const Placed &one : placed)
        each(one, [&](std::size_t cell) { ++grid.start[cell + 1]; });
    for (std::size_t cell = 0; cell < cells; ++cell)
        grid.start[cell + 1] += grid.start[cell];
    grid.what.resize(grid.start[cells]);
    std::vector<std::uint32_t> next(grid.start.begin(), grid.start.end() - 1);
    for (const Placed &one : placed)
        each(one, [&](std::size_t cell) { grid.what[next[cell]++] = one.number; });
    return grid;
}

std::vector<std::uint32_t> sorted(std::vector<std::uint32_t> numbers)
{
    std::ranges::sort(numbers);
    numbers.erase(std::ranges::unique(numbers).begin(), numbers.end());
    return numbers;
}

QRectF boundsOf(const Point &a, const Point &b)
{
    // Where a curve turns back on itself its control points carry it past its ends.
    const double past = a.y == b.y ? 1 : controlLeast;
    const double x = std::min(a.x, b.x), y = std::min(a.y, b.y);
    return QRectF(x - past, y - 1, std::abs(double(a.x) - b.x) + 2 * past, std::abs(double(a.y) - b.y) + 2);
}

Point onCurve(const Point &a, const Point &b, float t)
{
    const float half = std::abs(b.x - a.x) / 2;
    const float control = std::max(float(controlLeast), half) * (b.x < a.x ? -1.F : 1.F);
    const float s = 1 - t;
    const float x = s * s * s * a.x + 3 * s * s * t * (a.x + control) + 3 * s * t * t * (b.x - control) + t * t * t * b.x;
    const float y = s * s * s * a.y + 3 * s * s * t * a.y + 3 * s * t * t * b.y + t * t * t * b.y;
    return {x, y};
}

double distanceToLine(double x, double y, const Point &a, const Point &b)
{
    const double dx = b.x - a.x, dy = b.y - a.y;
    const double length = dx * dx + dy * dy;
    const double t = length == 0 ? 0 : std::clamp(((x - a.x) * dx + (y - a.y) * dy) / length, 0.0, 1.0);
    return std::hypot(x - (a.x + t * dx), y - (a.y + t * dy));
}

constexpr std::size_t StageCount = 5;

/// Where on the way a kind stands, and how much that says about its lane.
struct Standing {
    Stage stage;
    double weight;
};
Standing stageOf(EntityKind kind, bool hasUpstream)
{
    switch (kind) {
    case EntityKind::Deployment:
        return {Stage::Deployment, 4};
    case EntityKind::Route:
    case EntityKind::Event:
    case EntityKind::Incident:
        return {Stage::Deployment, 0.1};
    case EntityKind::System:
        return {Stage::System, 3};
    case EntityKind::Release:
        return {Stage::System, 0.5};
    case EntityKind::Dataset:
        return {Stage::BaseAndData, 1};
    case EntityKind::Model:
        return {hasUpstream ? Stage::Adaptation : Stage::BaseAndData, 1};
    case EntityKind::Adapter:
    case EntityKind::Training:
        return {Stage::Adaptation, 1};
    case EntityKind::Prompt:
    case EntityKind::Tool:
    case EntityKind::Guard:
    case EntityKind::Policy:
    case EntityKind::Index:
        return {Stage::Assembly, 0.3};
    default:
        return {hasUpstream ? Stage::Assembly : Stage::BaseAndData, 0.01};
    }
}

class Drawing {
public:
    Drawing(std::shared_ptr<const Evidence> evidence, LineageAsk ask, const Watch &watch)
        : m_picture(std::make_shared<LineagePicture>()), m_graph(*evidence->graph), m_watch(watch)
    {
        m_picture->evidence = std::move(evidence);
        m_picture->ask = std::move(ask);
    }

    std::shared_ptr<const LineagePicture> draw()
    {
        if (!foldThings())
            return m_picture;
        chooseLayout();
        if (m_watch.stopped())
            return m_picture;
        takePlaces();
        connectBoxes();
        takeRoutes();
        writeCaptions();
        buildGrids();
        return m_picture;
    }

private:
    bool foldThings()
    {
        LineagePicture &p = *m_picture;
        p.boxOf.assign(m_graph.thingCount(), LineagePicture::None);
        std::vector<ThingId> things;
        if (p.ask.only) {
            const auto set = lineageSet(*p.evidence, *p.ask.only, m_watch);
            for (const LineageSet::Row &row : set->rows)
                things.push_back(row.thing);
            std::ranges::sort(things);
            // fold() takes no things for all things
            if (things.empty())
                return false;
        }
        p.folded = fold(m_graph, things, p.ask.folding);
        for (std::uint32_t box = 0; box < p.folded.nodes.size(); ++box) {
            const FoldedNode &node = p.folded.nodes[box];
            if (node.members.empty())
                p.boxOf[node.thing] = box;
            for (const ThingId member : node.members)
                p.boxOf[member] = box;
            p.kinds.push_back(kindOf(box));
        }
        return !p.folded.nodes.empty() && !m_watch.stopped();
    }

    std::int16_t kindOf(std::uint32_t box) const
    {
        const LineagePicture &p = *m_picture;
        const auto kind = [&](ThingId thing) { return std::int16_t(p.evidence->catalog->thing(thing).kind); };
        const std::int16_t first = kind(p.thingOf(box));
        const auto &members = p.node(box).members;
        return std::ranges::all_of(members, [&](ThingId one) { return kind(one) == first; }) ? first
                                                                                            : LineagePicture::Mixed;
    }

    void layWith(double cardWidth, double laneGap, double rowGap)
    {
        LineagePicture &p = *m_picture;
        p.cardWidth = cardWidth;
        const std::vector<LayoutNode> boxes(p.folded.nodes.size(), LayoutNode{cardWidth, p.cardHeight});
        std::vector<LayoutEdge> edges;
        edges.reserve(p.folded.edges.size());
        for (const FoldedEdge &edge : p.folded.edges)
            edges.push_back({edge.from, edge.to});
        m_layout = layOut(boxes, edges, {laneGap, rowGap, 0}, m_watch);
    }

    void chooseLayout()
    {
        LineagePicture &p = *m_picture;
        const double width = p.ask.roomWidth - 2 * LineagePicture::Margin;
        const double height = p.ask.roomHeight - captionHeight - 2 * LineagePicture::Margin;
        if (p.folded.nodes.size() > fewBoxes) {
            p.compact = true;
            layWith(150, 38, 16);
            return;
        }
        layWith(176, 64, 16);
        if (m_layout.width > width) {
            p.compact = true;
            layWith(150, 38, 16);
        }
        // Few things get the room there is.
        for (const double gap : {42.0, 28.0}) {
            const Layout tight = m_layout;
            if (tight.height * (p.cardHeight + gap) / (p.cardHeight + 16) > height * 1.1)
                continue;
            layWith(p.compact ? 150 : 176, p.compact ? 38 : 64, gap);
            if (m_layout.height <= height)
                return;
            m_layout = tight;
        }
    }

    float x(double value) const
    {
        const double at = value + LineagePicture::Margin;
        return float(m_picture->ask.mirrored ? m_picture->width - at : at);
    }
    float y(double value) const { return float(value + LineagePicture::Margin); }

    void takePlaces()
    {
        LineagePicture &p = *m_picture;
        p.width = m_layout.width + 2 * LineagePicture::Margin;
        p.height = m_layout.height + 2 * LineagePicture::Margin;
        p.left.reserve(m_layout.nodes.size());
        for (std::size_t box = 0; box < m_layout.nodes.size(); ++box) {
            const LayoutPoint at = m_layout.nodes[box];
            p.left.push_back(p.ask.mirrored ? x(at.x + p.cardWidth) : x(at.x));
            p.top.push_back(y(at.y));
            p.lanes.push_back(std::uint16_t(std::min<std::uint32_t>(m_layout.layers[box], UINT16_MAX)));
        }
        p.reversed = m_layout.reversed;
        p.circle.assign(p.reversed.size(), false);
        for (std::uint32_t edge = 0; edge < p.edgeCount(); ++edge) {
            const FoldedEdge &ends = p.folded.edges[edge];
            if (!p.reversed[edge] || p.isFamily(ends.from) || p.isFamily(ends.to))
                continue;
            const auto below = m_graph.descendants(p.node(ends.from).thing);
            p.circle[edge] = ends.from == ends.to || std::ranges::find(below, p.node(ends.to).thing) != below.end();
        }
    }

    void connectBoxes()
    {
        LineagePicture &p = *m_picture;
        const auto lists = [&](auto end, std::vector<std::uint32_t> &start, std::vector<std::uint32_t> &list) {
            start.assign(p.folded.nodes.size() + 1, 0);
            for (const FoldedEdge &edge : p.folded.edges)
                ++start[end(edge) + 1];
            for (std::size_t i = 1; i < start.size(); ++i)
                start[i] += start[i - 1];
            list.resize(p.folded.edges.size());
            std::vector<std::uint32_t> next(start.begin(), start.end() - 1);
            for (std::uint32_t edge = 0; edge < p.folded.edges.size(); ++edge)
                list[next[end(p.folded.edges[edge])]++] = edge;
        };
        lists([](const FoldedEdge &edge) { return edge.from; }, p.upStart, p.up);
        lists([](const FoldedEdge &edge) { return edge.to; }, p.downStart, p.down);
    }

    /// How far from the middle of its card each edge arrives: in the order of where they come from, so that heads
    /// neither merge nor cross.
    std::vector<float> arrivals() const
    {
        const LineagePicture &p = *m_picture;
        std::vector<float> offset(p.folded.edges.size(), 0);
        std::vector<std::uint32_t> arriving;
        for (std::uint32_t box = 0; box < p.folded.nodes.size(); ++box) {
            arriving.clear();
            for (const std::uint32_t edge : p.upEdges(box))
                if (!p.reversed[edge])
                    arriving.push_back(edge);
            if (arriving.size() < 2)
                continue;
            const auto comesFrom = [&](std::uint32_t edge) {
                const auto &route = m_layout.edges[edge];
                return route.size() < 2 ? 0.0 : route[route.size() - 2].y;
            };
            std::ranges::stable_sort(arriving, {}, comesFrom);
            const double step = std::min(8.0, 2 * headSpread / double(arriving.size() - 1));
            for (std::size_t i = 0; i < arriving.size(); ++i)
                offset[arriving[i]] = float((double(i) - double(arriving.size() - 1) / 2) * step);
        }
        return offset;
    }

    void takeRoutes()
    {
        LineagePicture &p = *m_picture;
        const std::vector<float> offset = arrivals();
        p.pointStart.push_back(0);
        for (std::size_t edge = 0; edge < m_layout.edges.size(); ++edge) {
            const auto &route = m_layout.edges[edge];
            for (std::size_t i = 0; i < route.size(); ++i)
                p.points.push_back({x(route[i].x), y(route[i].y) + (i + 1 == route.size() ? offset[edge] : 0.F)});
            p.pointStart.push_back(std::uint32_t(p.points.size()));
        }
    }

    /// Each lane is called by the stage that most of its things belong to, as far as the way only leads forward: of all
    /// such callings the one that most things agree with.
    void writeCaptions()
    {
        LineagePicture &p = *m_picture;
        using Votes = std::array<double, StageCount>;
        const std::size_t lanes = m_layout.laneLeft.size();
        std::vector<Votes> best(lanes + 1, Votes{});
        for (std::uint32_t box = 0; box < p.boxCount(); ++box) {
            const ThingId thing = p.thingOf(box);
            const auto [stage, weight] = stageOf(p.evidence->catalog->thing(thing).kind, !m_graph.up(thing).empty());
            if (p.lanes[box] < lanes)
                best[std::size_t(p.lanes[box]) + 1][std::size_t(stage)] += weight;
        }
        std::vector<std::array<std::size_t, StageCount>> from(lanes + 1);
        for (std::size_t lane = 1; lane <= lanes; ++lane)
            for (std::size_t stage = 0, before = 0; stage < StageCount; ++stage) {
                if (best[lane - 1][stage] > best[lane - 1][before])
                    before = stage;
                from[lane][stage] = before;
                best[lane][stage] += best[lane - 1][before];
            }
        std::vector<std::size_t> stages(lanes);
        std::size_t stage = std::size_t(std::ranges::max_element(best[lanes]) - best[lanes].begin());
        for (std::size_t lane = lanes; lane > 0; --lane) {
            stages[lane - 1] = stage;
            stage = from[lane][stage];
        }
        for (std::size_t lane = 0; lane < lanes; ++lane) {
            const double one = x(m_layout.laneLeft[lane]), other = x(m_layout.laneLeft[lane] + m_layout.laneWidth[lane]);
            const double left = std::min(one, other), right = std::max(one, other);
            if (lane > 0 && stages[lane] == stages[lane - 1]) {
                p.captions.back().from = std::min(p.captions.back().from, left);
                p.captions.back().to = std::max(p.captions.back().to, right);
            } else {
                p.captions.push_back({Stage(stages[lane]), left, right});
            }
        }
    }

    void buildGrids()
    {
        LineagePicture &p = *m_picture;
        std::vector<Placed> boxes;
        boxes.reserve(p.boxCount());
        for (std::uint32_t box = 0; box < p.boxCount(); ++box)
            boxes.push_back({box, p.card(box)});
        p.boxGrid = gridOf(boxes, p.width, p.height, 256, 256, 4096);
        std::vector<Placed> pieces;
        pieces.reserve(p.points.size());
        for (std::uint32_t edge = 0; edge < p.edgeCount(); ++edge) {
            const auto route = p.route(edge);
            for (std::size_t i = 1; i < route.size(); ++i)
                pieces.push_back({edge, boundsOf(route[i - 1], route[i])});
        }
        // Few rows: edges of a hub run past very many cards, and would stand in as many cells.
        p.edgeGrid = gridOf(pieces, p.width, p.height, 128, 512, 64);
    }

    std::shared_ptr<LineagePicture> m_picture;
    const LineageGraph &m_graph;
    const Watch &m_watch;
    Layout m_layout;
};

}

Grid::Range Grid::range(const QRectF &area) const
{
    const auto cell = [](double at, double size, std::uint32_t count) {
        return std::uint32_t(std::clamp(std::floor(at / size), 0.0, double(count - 1)));
    };
    return {cell(area.left(), cellWidth, columns), cell(area.top(), cellHeight, rows),
            cell(area.right(), cellWidth, columns), cell(area.bottom(), cellHeight, rows)};
}

std::vector<std::uint32_t> LineagePicture::boxesIn(const QRectF &area) const
{
    std::vector<std::uint32_t> found;
    if (left.empty())
        return found;
    const Grid::Range range = boxGrid.range(area);
    for (std::uint32_t row = range.top; row <= range.bottom; ++row)
        for (std::uint32_t column = range.left; column <= range.right; ++column) {
            const std::size_t cell = std::size_t(row) * boxGrid.columns + column;
            for (std::uint32_t i = boxGrid.start[cell]; i < boxGrid.start[cell + 1]; ++i)
                if (card(boxGrid.what[i]).intersects(area))
                    found.push_back(boxGrid.what[i]);
        }
    return sorted(std::move(found));
}

std::vector<std::uint32_t> LineagePicture::edgesIn(const QRectF &area) const
{
    if (left.empty())
        return {};
    std::vector<std::uint8_t> seen(edgeCount(), 0);
    const Grid::Range range = edgeGrid.range(area);
    std::vector<std::uint32_t> found;
    for (std::uint32_t row = range.top; row <= range.bottom; ++row)
        for (std::uint32_t column = range.left; column <= range.right; ++column) {
            const std::size_t cell = std::size_t(row) * edgeGrid.columns + column;
            for (std::uint32_t i = edgeGrid.start[cell]; i < edgeGrid.start[cell + 1]; ++i) {
                const std::uint32_t edge = edgeGrid.what[i];
                if (seen[edge])
                    continue;
                const auto way = route(edge);
                for (std::size_t k = 1; k < way.size() && !seen[edge]; ++k)
                    if (boundsOf(way[k - 1], way[k]).intersects(area))
                        seen[edge] = 1;
                if (seen[edge])
                    found.push_back(edge);
            }
        }
    std::ranges::sort(found);
    return found;
}

std::size_t LineagePicture::roughCount(const QRectF &area) const
{
    if (left.empty())
        return 0;
    std::size_t count = 0;
    for (const Grid *grid : {&boxGrid, &edgeGrid}) {
        const Grid::Range range = grid->range(area);
        for (std::uint32_t row = range.top; row <= range.bottom; ++row) {
            const std::size_t first = std::size_t(row) * grid->columns;
            count += grid->start[first + range.right + 1] - grid->start[first + range.left];
        }
    }
    return count;
}

std::uint32_t LineagePicture::boxAt(double x, double y) const
{
    if (left.empty())
        return None;
    const Grid::Range range = boxGrid.range(QRectF(x, y, 0, 0));
    const std::size_t cell = std::size_t(range.top) * boxGrid.columns + range.left;
    for (std::uint32_t i = boxGrid.start[cell]; i < boxGrid.start[cell + 1]; ++i)
        if (card(boxGrid.what[i]).contains(x, y))
            return boxGrid.what[i];
    return None;
}

std::uint32_t LineagePicture::edgeAt(double x, double y, double within) const
{
    if (left.empty())
        return None;
    const Grid::Range range = edgeGrid.range(QRectF(x, y, 0, 0));
    const std::size_t cell = std::size_t(range.top) * edgeGrid.columns + range.left;
    std::uint32_t nearest = None;
    double best = within;
    for (std::uint32_t i = edgeGrid.start[cell]; i < edgeGrid.start[cell + 1]; ++i) {
        const auto way = route(edgeGrid.what[i]);
        for (std::size_t k = 1; k < way.size(); ++k) {
            if (!boundsOf(way[k - 1], way[k]).adjusted(-within, -within, within, within).contains(x, y))
                continue;
            Point last = way[k - 1];
            for (int step = 1; step <= 12; ++step) {
                const Point next = onCurve(way[k - 1], way[k], float(step) / 12);
                const double distance = distanceToLine(x, y, last, next);
                if (distance < best) {
                    best = distance;
                    nearest = edgeGrid.what[i];
                }
                last = next;
            }
        }
    }
    return nearest;
}

std::shared_ptr<const LineagePicture> drawLineage(std::shared_ptr<const Evidence> evidence, LineageAsk ask,
                                                  const Watch &watch)
{
    return Drawing(std::move(evidence), std::move(ask), watch).draw();
}

}
