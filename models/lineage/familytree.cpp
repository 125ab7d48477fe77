#include "models/lineage/familytree.h"

#include <tuple>

namespace pedigree {

namespace {

constexpr std::uint32_t Nobody = UINT32_MAX;

/// Which parent a thing is told by: what it was made from, what it is a part of, then all else.
int rankOf(Verb verb)
{
    switch (verb) {
    case Verb::DerivedFrom: return 0;
    case Verb::DeployedAs:
    case Verb::PartOf:
    case Verb::PackagedAs: return 1;
    default: return 2;
    }
}

} // namespace

FamilyTree::FamilyTree(const LineageGraph &graph, const std::vector<ThingId> &things) : m_things(things)
{
    m_numbers.assign(graph.thingCount(), Nobody);
    for (std::uint32_t i = 0; i < size(); ++i)
        m_numbers[m_things[i]] = i;

    const std::vector<std::uint32_t> order = orderUpstreamFirst(graph);
    std::vector<std::uint32_t> place(size());
    for (std::uint32_t i = 0; i < size(); ++i)
        place[order[i]] = i;

    m_parent.assign(std::size_t{size()} + 1, size());
    m_children.resize(std::size_t{size()} + 1);
    for (std::uint32_t number = 0; number < size(); ++number) {
        std::tuple<int, ThingId> best{INT32_MAX, 0};
        for (const std::uint32_t index : graph.up(m_things[number])) {
            const LineageEdge &edge = graph.edges()[index];
            const std::uint32_t other = m_numbers[edge.to];
            // Only parents that come earlier, so that a cycle can't hang under itself.
            if (other == Nobody || place[other] >= place[number])
                continue;
            if (const std::tuple<int, ThingId> candidate{rankOf(edge.verb), edge.to}; candidate < best) {
                best = candidate;
                m_parent[number] = other;
            }
        }
        m_children[m_parent[number]].push_back(number);
    }
    m_weight.assign(std::size_t{size()} + 1, 1);
    for (std::uint32_t i = size(); i-- > 0;)
        m_weight[m_parent[order[i]]] += m_weight[order[i]];
}

/// Parents before children; where a cycle leaves nothing to begin with, at the smallest number.
std::vector<std::uint32_t> FamilyTree::orderUpstreamFirst(const LineageGraph &graph) const
{
    std::vector<std::uint32_t> waitsFor(size(), 0);
    for (std::uint32_t number = 0; number < size(); ++number)
        for (const std::uint32_t index : graph.up(m_things[number]))
            if (const std::uint32_t other = m_numbers[graph.edges()[index].to]; other != Nobody && other != number)
                ++waitsFor[number];

    std::vector<std::uint32_t> order;
    order.reserve(size());
    std::vector<bool> taken(size(), false);
    const auto take = [&](std::uint32_t number) {
        taken[number] = true;
        order.push_back(number);
    };
    for (std::uint32_t number = 0; number < size(); ++number)
        if (waitsFor[number] == 0)
            take(number);
    std::uint32_t smallest = 0;
    for (std::size_t i = 0; i < size(); ++i) {
        if (i == order.size()) {
            while (taken[smallest])
                ++smallest;
            take(smallest);
        }
        for (const std::uint32_t index : graph.down(m_things[order[i]])) {
            const std::uint32_t other = m_numbers[graph.edges()[index].from];
            if (other != Nobody && other != order[i] && !taken[other] && --waitsFor[other] == 0)
                take(other);
        }
    }
    return order;
}

} // namespace pedigree
