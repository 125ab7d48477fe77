#include "ui/lineage/lineageset.h"

#include <algorithm>

namespace pedigree {

namespace {

bool isCertain(Binding binding) { return binding == Binding::Digest || binding == Binding::Identifier; }

/// One way from a thing, edge by edge; things that a certain way leads to are certain.
class Walk {
public:
    Walk(const LineageGraph &graph, LineageSet &set) : m_graph(graph), m_set(set) {}

    void go(ThingId start, bool up, std::uint32_t depth)
    {
        // Certain ways first: what they reach stays certain whatever else leads there.
        std::vector<std::uint32_t> hops(m_graph.thingCount(), LineageSet::NoHops);
        std::vector<std::uint8_t> sure(m_graph.thingCount(), 0);
        spread(start, up, depth, true, hops, sure);
        std::vector<std::uint32_t> any(m_graph.thingCount(), LineageSet::NoHops);
        std::vector<std::uint8_t> ignored(m_graph.thingCount(), 0);
        const std::vector<ThingId> order = spread(start, up, depth, false, any, ignored);
        for (const ThingId thing : order) {
            if (thing == start)
                continue;
            const bool certain = sure[thing] != 0;
            if (m_set.in[thing] == 0)
                m_set.rows.push_back({thing, up ? -std::int64_t(any[thing]) : std::int64_t(any[thing]), true, certain});
            m_set.in[thing] = std::max<std::uint8_t>(m_set.in[thing], certain ? 2 : 1);
        }
    }

private:
    std::vector<ThingId> spread(ThingId start, bool up, std::uint32_t depth, bool certainOnly,
                                std::vector<std::uint32_t> &hops, std::vector<std::uint8_t> &reached) const
    {
        std::vector<ThingId> order{start};
        hops[start] = 0;
        reached[start] = 1;
        for (std::size_t i = 0; i < order.size(); ++i) {
            const ThingId here = order[i];
            if (hops[here] >= depth)
                continue;
            for (const std::uint32_t number : up ? m_graph.up(here) : m_graph.down(here)) {
                const LineageEdge &edge = m_graph.edges()[number];
                const ThingId next = up ? edge.to : edge.from;
                if (reached[next] || (certainOnly && !isCertain(edge.binding)))
                    continue;
                reached[next] = 1;
                hops[next] = hops[here] + 1;
                order.push_back(next);
            }
        }
        return order;
    }

    const LineageGraph &m_graph;
    LineageSet &m_set;
};

void addItself(LineageSet &set, ThingId thing)
{
    set.rows.insert(set.rows.begin(), {thing, 0, true, true});
    set.in[thing] = 2;
}

}

std::shared_ptr<const LineageSet> lineageSet(const Evidence &evidence, const LineageQuery &query, const Watch &watch)
{
    auto set = std::make_shared<LineageSet>();
    set->query = query;
    const LineageGraph &graph = *evidence.graph;
    set->in.assign(graph.thingCount(), 0);
    for (ThingId thing = 0; thing < graph.thingCount(); ++thing)
        set->connected += graph.isConnected(thing) ? 1 : 0;

    const bool known = query.thing && *query.thing < graph.thingCount();
    Walk walk(graph, *set);
    switch (query.mode) {
    case LineageMode::Everything:
        for (ThingId thing = 0; thing < graph.thingCount(); ++thing)
            if (graph.isConnected(thing)) {
                set->rows.push_back({thing, 0, false, true});
                set->in[thing] = 2;
            }
        break;
    case LineageMode::Relatives:
    case LineageMode::Ancestors:
    case LineageMode::Descendants:
        if (!known)
            break;
        if (query.mode != LineageMode::Descendants)
            walk.go(*query.thing, true, query.depth);
        if (query.mode != LineageMode::Ancestors)
            walk.go(*query.thing, false, query.depth);
        addItself(*set, *query.thing);
        break;
    case LineageMode::Path:
        if (known && query.other && *query.other < graph.thingCount())
            for (const ThingId thing : graph.between(*query.thing, *query.other)) {
                set->rows.push_back({thing, 0, false, true});
                set->in[thing] = 2;
            }
        break;
    case LineageMode::Impact:
        if (!known)
            break;
        for (const Affected &affected : graph.impact(*query.thing)) {
            set->rows.push_back({affected.thing, affected.hops, true, affected.certain});
            set->in[affected.thing] = affected.certain ? 2 : 1;
        }
        addItself(*set, *query.thing);
        break;
    }
    if (watch.stopped())
        return set;
    if (query.filter) {
        std::erase_if(set->rows, [&](const LineageSet::Row &row) {
            const bool out = !query.filter->contains(row.thing);
            if (out)
                set->in[row.thing] = 0;
            return out;
        });
    }
    for (const LineageSet::Row &row : set->rows)
        if (query.mode == LineageMode::Everything || row.thing != query.thing)
            ++(row.certain ? set->certain : set->possible);
    return set;
}

}
