#pragma once
#include "models/base/watch.h"
#include "models/catalog/catalog.h"
#include "models/record/kinds.h"

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace pedigree {

/// One edge of the lineage, turned so that `from` is downstream (the derived thing) and `to` what it came from.
struct LineageEdge {
    ThingId from;
    ThingId to;
    Verb verb;
    Binding binding;
    std::string_view how;
    std::uint32_t edge; ///< the first of Catalog::edges() that says so
};

/// What something downstream is reached by.
struct Affected {
    ThingId thing;
    std::uint32_t hops;         ///< along `path`
    bool certain;               ///< by a path without an edge that is bound by name only or open
    /// From what was asked for to `thing`, the shortest (a certain one if there is one): hops + 1 things. Empty where all
    /// paths of an answer together would pass eight million steps, which only absurd chains do.
    std::vector<ThingId> path;
};

/// The lineage of a catalog in compressed adjacency: who came from whom. Cycles are allowed, found, and never hang
/// anything. All questions are answered in time linear in what they reach.
class LineageGraph {
public:
    static std::shared_ptr<const LineageGraph> build(std::shared_ptr<const Catalog> catalog, const Watch &watch);
    /// Of bare numbers, for measuring and for tests. `edges` are (downstream, upstream).
    static std::shared_ptr<const LineageGraph> build(std::uint32_t things, std::vector<LineageEdge> edges);

    const Catalog *catalog() const { return m_catalog.get(); }
    std::uint32_t thingCount() const { return m_things; }
    std::span<const LineageEdge> edges() const { return m_edges; } ///< sorted by from, to, verb
    /// Edges to what a thing came from / to what was made of it; numbers into edges().
    std::span<const std::uint32_t> up(ThingId thing) const;
    std::span<const std::uint32_t> down(ThingId thing) const;
    /// Things with at least one edge.
    bool isConnected(ThingId thing) const;

    /// Without the thing itself, in order of distance, then id. `depth` in edges.
    std::vector<ThingId> ancestors(ThingId thing, std::uint32_t depth = UINT32_MAX) const;
    std::vector<ThingId> descendants(ThingId thing, std::uint32_t depth = UINT32_MAX) const;
    /// Everything that lies on some path between the two (whichever is downstream), both included, by id; empty when there is none.
    std::vector<ThingId> between(ThingId a, ThingId b) const;
    /// Everything downstream: deployments first, then by hops and id.
    std::vector<Affected> impact(ThingId thing) const;
    /// Each cycle once, as a path that ends where it began (strongly connected components, a shortest cycle of each).
    const std::vector<std::vector<ThingId>> &cycles() const { return m_cycles; }
    /// Descendants in a caller's buffers, in order of distance only: nothing is allocated once `room` has room for all
    /// things. `seen` is all zero before and after. For measuring and for painting.
    std::span<const ThingId> descendants(ThingId thing, std::vector<ThingId> &room, std::vector<std::uint8_t> &seen) const;

private:
    void connect(std::uint32_t things, std::vector<LineageEdge> edges);

    std::shared_ptr<const Catalog> m_catalog;
    std::uint32_t m_things = 0;
    std::vector<LineageEdge> m_edges;
    std::vector<std::uint32_t> m_upStart;   ///< edges sorted by from: up(t) is a range of m_upEdges
    std::vector<std::uint32_t> m_upEdges;
    std::vector<std::uint32_t> m_downStart;
    std::vector<std::uint32_t> m_downEdges;
    std::vector<std::uint32_t> m_downThings; ///< `from` of each of m_downEdges, beside each other for the walk
    std::vector<std::vector<ThingId>> m_cycles;
};

}
