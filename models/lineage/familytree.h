#pragma once
#include "models/lineage/graph.h"

#include <cstdint>
#include <vector>

namespace pedigree {

/// Some things of a lineage, each hung under one of its parents: the tree along which a picture folds. Things are
/// numbered from 0 in order of id; number size() is a root above all that have no parent.
class FamilyTree {
public:
    /// `things` sorted, each once.
    FamilyTree(const LineageGraph &graph, const std::vector<ThingId> &things);

    std::uint32_t size() const { return static_cast<std::uint32_t>(m_things.size()); }
    ThingId thing(std::uint32_t number) const { return m_things[number]; }
    /// UINT32_MAX for a thing that isn't among them.
    std::uint32_t number(ThingId thing) const { return thing < m_numbers.size() ? m_numbers[thing] : UINT32_MAX; }
    std::uint32_t parent(std::uint32_t number) const { return m_parent[number]; }
    const std::vector<std::uint32_t> &children(std::uint32_t number) const { return m_children[number]; }
    bool isLeaf(std::uint32_t number) const { return m_children[number].empty(); }
    /// Things below and including this one.
    std::uint32_t weight(std::uint32_t number) const { return m_weight[number]; }

private:
    std::vector<std::uint32_t> orderUpstreamFirst(const LineageGraph &graph) const;

    std::vector<ThingId> m_things;
    std::vector<std::uint32_t> m_numbers; ///< by thing of the graph
    std::vector<std::uint32_t> m_parent;
    std::vector<std::vector<std::uint32_t>> m_children; ///< sorted
    std::vector<std::uint32_t> m_weight;
};

} // namespace pedigree
