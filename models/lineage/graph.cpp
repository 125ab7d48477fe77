#include "models/lineage/graph.h"

#include "models/lineage/cycles.h"

#include <algorithm>
#include <cassert>
#include <tuple>
#include <utility>

namespace pedigree {

namespace {

constexpr std::uint32_t Nobody = UINT32_MAX;

/// Steps that the paths of one impact() may have together. Lineages are a dozen steps deep, so this is met only by
/// absurd chains, whose paths would need memory quadratic in what was read.
constexpr std::size_t PathSteps = std::size_t{1} << 23;

bool isCertain(Binding binding)
{
    return binding == Binding::Digest || binding == Binding::Identifier;
}

/// One row of the table of edges: `from` is the same for all. Sorted, and one edge for each pair and verb.
std::size_t mergeRow(LineageEdge *row, std::size_t count)
{
    std::sort(row, row + count, [](const LineageEdge &a, const LineageEdge &b) {
        return std::tie(a.to, a.verb, a.binding, a.edge) < std::tie(b.to, b.verb, b.binding, b.edge);
    });
    std::size_t kept = 0;
    for (std::size_t i = 0; i < count; ++i) {
        const LineageEdge &edge = row[i];
        if (kept > 0 && row[kept - 1].to == edge.to && row[kept - 1].verb == edge.verb) {
            // The strongest binding came first; the place is the first that says so at all.
            row[kept - 1].edge = std::min(row[kept - 1].edge, edge.edge);
            if (row[kept - 1].how.empty())
                row[kept - 1].how = edge.how;
        } else {
            row[kept++] = edge;
        }
    }
    return kept;
}

/// Where each row begins, made from how long each is: n + 1 numbers.
void startsFromCounts(std::vector<std::uint32_t> &starts)
{
    std::uint32_t sum = 0;
    for (std::uint32_t &start : starts)
        sum += std::exchange(start, sum);
}

/// What a walk found, and from where it came there.
struct Reached {
    std::vector<ThingId> things; ///< in order of hops, then id; the start is not among them
    std::vector<std::uint32_t> hops;
    std::vector<ThingId> previous; ///< by thing: where the walk came from, Nobody where it was not
};

} // namespace

std::shared_ptr<const LineageGraph> LineageGraph::build(std::shared_ptr<const Catalog> catalog, const Watch &watch)
{
    std::vector<LineageEdge> edges;
    const auto stated = catalog->edges();
    edges.reserve(stated.size());
    for (std::uint32_t i = 0; i < stated.size() && !watch.stopped(); ++i) {
        const Edge &edge = stated[i];
        const Flow direction = flow(edge.verb);
        if (direction == Flow::None)
            continue;
        const bool turned = direction == Flow::Down;
        edges.push_back(
            {turned ? edge.to : edge.from, turned ? edge.from : edge.to, edge.verb, edge.binding, edge.how, i});
    }
    const auto things = static_cast<std::uint32_t>(catalog->things().size());
    auto graph = std::make_shared<LineageGraph>();
    graph->m_catalog = std::move(catalog);
    graph->connect(things, std::move(edges));
    return graph;
}

std::shared_ptr<const LineageGraph> LineageGraph::build(std::uint32_t things, std::vector<LineageEdge> edges)
{
    auto graph = std::make_shared<LineageGraph>();
    graph->connect(things, std::move(edges));
    return graph;
}

void LineageGraph::connect(std::uint32_t things, std::vector<LineageEdge> edges)
{
    m_things = things;
    std::erase_if(edges, [things](const LineageEdge &edge) {
        assert(edge.from < things && edge.to < things);
        return edge.from >= things || edge.to >= things;
    });

    // Counting sort by `from`, then each row by itself: linear but for the rows.
    m_upStart.assign(std::size_t{things} + 1, 0);
    for (const LineageEdge &edge : edges)
        ++m_upStart[edge.from];
    startsFromCounts(m_upStart);
    m_edges.resize(edges.size());
    std::vector<std::uint32_t> next(m_upStart.begin(), m_upStart.end());
    for (const LineageEdge &edge : edges)
        m_edges[next[edge.from]++] = edge;

    std::uint32_t kept = 0;
    for (ThingId thing = 0; thing < things; ++thing) {
        const std::uint32_t begin = m_upStart[thing];
        const auto count = static_cast<std::uint32_t>(mergeRow(m_edges.data() + begin, m_upStart[thing + 1] - begin));
        std::move(m_edges.begin() + begin, m_edges.begin() + begin + count, m_edges.begin() + kept);
        m_upStart[thing] = kept;
        kept += count;
    }
    m_upStart[things] = kept;
    m_edges.resize(kept);

    m_upEdges.resize(kept);
    m_downStart.assign(std::size_t{things} + 1, 0);
    for (std::uint32_t i = 0; i < kept; ++i) {
        m_upEdges[i] = i;
        ++m_downStart[m_edges[i].to];
    }
    startsFromCounts(m_downStart);
    m_downEdges.resize(kept);
    m_downThings.resize(kept);
    next.assign(m_downStart.begin(), m_downStart.end());
    for (std::uint32_t i = 0; i < kept; ++i) {
        const std::uint32_t place = next[m_edges[i].to]++;
        m_downEdges[place] = i;
        m_downThings[place] = m_edges[i].from;
    }

    std::vector<ThingId> upThings(kept);
    for (std::uint32_t i = 0; i < kept; ++i)
        upThings[i] = m_edges[i].to;
    m_cycles = cyclesOf(m_upStart, upThings);
}

std::span<const std::uint32_t> LineageGraph::up(ThingId thing) const
{
    return std::span(m_upEdges).subspan(m_upStart[thing], m_upStart[thing + 1] - m_upStart[thing]);
}

std::span<const std::uint32_t> LineageGraph::down(ThingId thing) const
{
    return std::span(m_downEdges).subspan(m_downStart[thing], m_downStart[thing + 1] - m_downStart[thing]);
}

bool LineageGraph::isConnected(ThingId thing) const
{
    return m_upStart[thing] != m_upStart[thing + 1] || m_downStart[thing] != m_downStart[thing + 1];
}

namespace {

/// Breadth first over whatever `visitNext` names, level by level, each level in order of id.
template <typename VisitNext>
Reached walk(std::uint32_t thingCount, ThingId start, std::uint32_t depth, const VisitNext &visitNext)
{
    Reached reached;
    reached.previous.assign(thingCount, Nobody);
    reached.previous[start] = start;
    std::vector<ThingId> level{start};
    for (std::uint32_t hops = 1; !level.empty() && hops <= depth; ++hops) {
        std::vector<ThingId> following;
        for (const ThingId thing : level)
            visitNext(thing, [&](ThingId neighbour) {
                if (reached.previous[neighbour] == Nobody) {
                    reached.previous[neighbour] = thing;
                    following.push_back(neighbour);
                }
            });
        std::ranges::sort(following);
        reached.things.insert(reached.things.end(), following.begin(), following.end());
        reached.hops.resize(reached.things.size(), hops);
        level = std::move(following);
        if (hops == UINT32_MAX)
            break;
    }
    return reached;
}

} // namespace

std::vector<ThingId> LineageGraph::ancestors(ThingId thing, std::uint32_t depth) const
{
    return walk(m_things, thing, depth,
                [this](ThingId at, const auto &visit) {
                    for (const std::uint32_t edge : up(at))
                        visit(m_edges[edge].to);
                })
        .things;
}

std::vector<ThingId> LineageGraph::descendants(ThingId thing, std::uint32_t depth) const
{
    return walk(m_things, thing, depth,
                [this](ThingId at, const auto &visit) {
                    for (std::uint32_t i = m_downStart[at]; i < m_downStart[at + 1]; ++i)
                        visit(m_downThings[i]);
                })
        .things;
}

std::span<const ThingId> LineageGraph::descendants(ThingId thing, std::vector<ThingId> &room,
                                                   std::vector<std::uint8_t> &seen) const
{
    if (seen.size() < m_things)
        seen.resize(m_things, 0);
    if (room.size() < m_things)
        room.resize(m_things);
    // Plain pointers: this is the innermost loop of painting. Each thing but the first is written at most once, so the
    // place one past the last found is still within the room.
    ThingId *const found = room.data();
    std::uint8_t *const mark = seen.data();
    const std::uint32_t *const start = m_downStart.data();
    const ThingId *const next = m_downThings.data();
    std::size_t count = 0;
    mark[thing] = 1;
    ThingId at = thing;
    for (std::size_t done = 0;; at = found[done++]) {
        for (std::uint32_t i = start[at], end = start[at + 1]; i < end; ++i) {
            const ThingId neighbour = next[i];
            found[count] = neighbour; // overwritten by the next one if it was known
            count += mark[neighbour] == 0;
            mark[neighbour] = 1;
        }
        if (done == count)
            break;
    }
    mark[thing] = 0;
    for (std::size_t i = 0; i < count; ++i)
        mark[found[i]] = 0;
    return {found, count};
}

std::vector<ThingId> LineageGraph::between(ThingId a, ThingId b) const
{
    const auto downstreamOf = [this](ThingId thing) {
        auto found = descendants(thing);
        found.push_back(thing);
        std::ranges::sort(found);
        return found;
    };
    auto below = downstreamOf(a);
    ThingId lower = b;
    if (!std::ranges::binary_search(below, b)) {
        below = downstreamOf(b);
        lower = a;
        if (!std::ranges::binary_search(below, a))
            return {};
    }
    auto above = ancestors(lower);
    above.push_back(lower);
    std::ranges::sort(above);
    std::vector<ThingId> both;
    std::ranges::set_intersection(below, above, std::back_inserter(both));
    return both;
}

std::vector<Affected> LineageGraph::impact(ThingId thing) const
{
    const Reached all = walk(m_things, thing, UINT32_MAX, [this](ThingId at, const auto &visit) {
        for (std::uint32_t i = m_downStart[at]; i < m_downStart[at + 1]; ++i)
            visit(m_downThings[i]);
    });
    const Reached certain = walk(m_things, thing, UINT32_MAX, [this](ThingId at, const auto &visit) {
        for (std::uint32_t i = m_downStart[at]; i < m_downStart[at + 1]; ++i)
            if (isCertain(m_edges[m_downEdges[i]].binding))
                visit(m_downThings[i]);
    });

    std::vector<Affected> affected;
    affected.reserve(all.things.size());
    for (std::size_t i = 0; i < certain.things.size(); ++i)
        affected.push_back({certain.things[i], certain.hops[i], true, {}});
    for (std::size_t i = 0; i < all.things.size(); ++i)
        if (certain.previous[all.things[i]] == Nobody)
            affected.push_back({all.things[i], all.hops[i], false, {}});

    const auto isDeployment = [this](ThingId id) {
        return m_catalog && m_catalog->thing(id).kind == EntityKind::Deployment;
    };
    std::ranges::sort(affected, [&](const Affected &a, const Affected &b) {
        return std::tuple(!isDeployment(a.thing), a.hops, a.thing)
               < std::tuple(!isDeployment(b.thing), b.hops, b.thing);
    });

    std::size_t steps = 0;
    for (Affected &one : affected) {
        steps += std::size_t{one.hops} + 1;
        if (steps > PathSteps)
            break;
        const Reached &from = one.certain ? certain : all;
        one.path.resize(std::size_t{one.hops} + 1);
        ThingId at = one.thing;
        for (std::size_t i = one.path.size(); i-- > 0; at = from.previous[at])
            one.path[i] = at;
    }
    return affected;
}

} // namespace pedigree
