#include "models/lineage/fold.h"

#include "models/lineage/familytree.h"

#include <algorithm>
#include <iterator>
#include <map>
#include <optional>
#include <queue>
#include <tuple>
#include <utility>

namespace pedigree {

namespace {

using Number = std::uint32_t;

constexpr std::size_t SmallestFamily = 3; ///< two things folded into one box save a box and hide two names
constexpr std::size_t ManySiblings = 12;  ///< siblings of one kind that have descendants of their own fold beyond this

/// What is folded into one box, or would be.
struct Family {
    Number named;
    bool below; ///< what hangs below `named`, which has its own box; else siblings and what hangs below them
    std::vector<Number> siblings; ///< of a family of siblings
    std::uint32_t depth = 0;      ///< in the tree
    std::uint32_t hidden = 0;     ///< things in it
    bool leaves = false;          ///< siblings without anything below them
};

/// What to try to open next: what stands high in the tree and hides much; siblings without descendants last, small ones
/// first. Ends in the name, so that there is one answer.
struct Later {
    bool operator()(const Family &a, const Family &b) const { return key(a) > key(b); }

    static std::tuple<bool, std::uint32_t, std::uint32_t, Number, bool> key(const Family &family)
    {
        return {family.leaves, family.leaves ? 0 : family.depth, family.leaves ? family.hidden : ~family.hidden,
                family.named, family.below};
    }
};

/// Decides what is open and says which box each thing is in.
class Folding {
public:
    Folding(const LineageGraph &graph, const std::vector<ThingId> &things, const FoldOptions &options)
        : m_graph(graph)
        , m_options(options)
        , m_tree(graph, things)
        , m_all(things.size() <= options.most)
    {}

    FoldedGraph run();

private:
    /// What stands in place of an opened family.
    struct Contents {
        std::vector<Number> things;
        std::vector<Family> families;
        std::size_t boxes() const { return things.size() + families.size(); }
    };

    EntityKind kindOf(Number number) const
    {
        const Catalog *catalog = m_graph.catalog();
        return catalog ? catalog->thing(m_tree.thing(number)).kind : EntityKind::Model;
    }
    std::vector<ThingId> parentsOf(Number number) const;
    Contents inside(const Family &family) const;
    Contents below(Number parent, std::uint32_t depth) const;
    void addWithDescendants(Number number, std::uint32_t depth, Contents &contents) const;
    Family siblings(std::vector<Number> members, std::uint32_t depth, bool leaves) const;

    std::optional<Contents> withoutHeaviest(const Family &family, std::size_t room) const;

    void pinDeployments();
    void openWhatFits();
    void openWhatWasAsked();
    bool staysClosed(const Family &family) const
    {
        return family.below && m_options.folded.contains(m_tree.thing(family.named));
    }
    std::vector<Number> membersOf(const Family &family) const;
    FoldedGraph result() const;

    const LineageGraph &m_graph;
    const FoldOptions &m_options;
    FamilyTree m_tree;
    bool m_all;                    ///< few enough: nothing is folded but by a person
    std::vector<ThingId> m_pinned; ///< deployments that keep their box, and are not in the tree
    std::vector<Number> m_shown;
    std::vector<Family> m_closed;
};

std::vector<ThingId> Folding::parentsOf(Number number) const
{
    std::vector<ThingId> parents;
    for (const std::uint32_t index : m_graph.up(m_tree.thing(number)))
        if (const ThingId other = m_graph.edges()[index].to; m_tree.number(other) != UINT32_MAX)
            parents.push_back(other);
    parents.erase(std::unique(parents.begin(), parents.end()), parents.end());
    return parents;
}

Family Folding::siblings(std::vector<Number> members, std::uint32_t depth, bool leaves) const
{
    Family family{members.front(), false, std::move(members), depth, 0, leaves};
    for (const Number member : family.siblings)
        family.hidden += m_tree.weight(member);
    return family;
}

void Folding::addWithDescendants(Number number, std::uint32_t depth, Contents &contents) const
{
    contents.things.push_back(number);
    if (m_tree.isLeaf(number))
        return;
    contents.families.push_back({number, true, {}, depth + 1, m_tree.weight(number) - 1, false});
}

Folding::Contents Folding::below(Number parent, std::uint32_t depth) const
{
    Contents contents;
    std::map<std::tuple<EntityKind, std::vector<ThingId>>, std::vector<Number>> leaves;
    std::map<EntityKind, std::vector<Number>> others;
    for (const Number child : m_tree.children(parent)) {
        if (m_all)
            addWithDescendants(child, depth, contents);
        else if (m_tree.isLeaf(child))
            leaves[{kindOf(child), parentsOf(child)}].push_back(child);
        else
            others[kindOf(child)].push_back(child);
    }
    // Leaves of one kind whose parents are too mixed for a few families become one.
    std::map<EntityKind, std::vector<Number>> mixed;
    for (auto group = leaves.begin(); group != leaves.end();) {
        const EntityKind kind = std::get<0>(group->first);
        auto end = group;
        std::size_t boxes = 0;
        for (; end != leaves.end() && std::get<0>(end->first) == kind; ++end)
            boxes += end->second.size() >= SmallestFamily ? 1 : end->second.size();
        for (; group != end; ++group) {
            auto &members = group->second;
            if (boxes > ManySiblings)
                mixed[kind].insert(mixed[kind].end(), members.begin(), members.end());
            else if (members.size() >= SmallestFamily)
                contents.families.push_back(siblings(std::move(members), depth, true));
            else
                contents.things.insert(contents.things.end(), members.begin(), members.end());
        }
    }
    for (auto &[kind, members] : mixed) {
        std::ranges::sort(members);
        contents.families.push_back(siblings(std::move(members), depth, true));
    }
    for (auto &[kind, members] : others) {
        if (members.size() > ManySiblings)
            contents.families.push_back(siblings(std::move(members), depth, false));
        else
            for (const Number member : members)
                addWithDescendants(member, depth, contents);
    }
    return contents;
}

Folding::Contents Folding::inside(const Family &family) const
{
    if (family.below)
        return below(family.named, family.depth);
    Contents contents;
    for (const Number member : family.siblings)
        addWithDescendants(member, family.depth, contents);
    return contents;
}

/// Siblings too many to show them all: those with most below them come out, the rest stays a family. Nothing when there
/// is no room for a few.
std::optional<Folding::Contents> Folding::withoutHeaviest(const Family &family, std::size_t room) const
{
    const std::size_t out = std::min({ManySiblings, room / 2, family.siblings.size()});
    if (family.below || family.leaves || out < SmallestFamily || out == family.siblings.size())
        return std::nullopt;
    std::vector<Number> heaviest = family.siblings;
    std::ranges::stable_sort(heaviest, [this](Number a, Number b) { return m_tree.weight(a) > m_tree.weight(b); });
    Contents contents;
    for (std::size_t i = 0; i < out; ++i)
        addWithDescendants(heaviest[i], family.depth, contents);
    std::vector<Number> rest(heaviest.begin() + static_cast<std::ptrdiff_t>(out), heaviest.end());
    std::ranges::sort(rest);
    contents.families.push_back(siblings(std::move(rest), family.depth + 1, false));
    return contents;
}

/// What an incident is about keeps its box, unless there are too many of them or a person folded what they run.
void Folding::pinDeployments()
{
    std::vector<bool> hidden(m_tree.size(), false);
    std::vector<Number> below;
    for (const ThingId thing : m_options.folded)
        if (m_tree.number(thing) != UINT32_MAX)
            below.push_back(m_tree.number(thing));
    for (std::size_t i = 0; i < below.size(); ++i)
        for (const Number child : m_tree.children(below[i]))
            if (!hidden[child]) {
                hidden[child] = true;
                below.push_back(child);
            }

    std::vector<ThingId> rest;
    for (Number number = 0; number < m_tree.size(); ++number) {
        const bool pinned = kindOf(number) == EntityKind::Deployment && m_tree.isLeaf(number) && !hidden[number];
        (pinned ? m_pinned : rest).push_back(m_tree.thing(number));
    }
    if (m_pinned.empty() || m_pinned.size() > m_options.most / 4)
        m_pinned.clear();
    else
        m_tree = FamilyTree(m_graph, rest);
}

void Folding::openWhatFits()
{
    Contents first = below(m_tree.size(), 0);
    m_shown = std::move(first.things);
    std::priority_queue<Family, std::vector<Family>, Later> waiting(Later{}, std::move(first.families));
    std::size_t boxes = m_pinned.size() + m_shown.size() + waiting.size();
    while (!waiting.empty()) {
        Family family = waiting.top();
        waiting.pop();
        Contents contents;
        // A family of siblings takes at least a box each: no need to look into one that can't fit.
        const bool mayFit = m_all || boxes + family.siblings.size() <= m_options.most + 1;
        if (mayFit && !staysClosed(family))
            contents = inside(family);
        if (contents.boxes() == 0 || (!m_all && boxes + contents.boxes() - 1 > m_options.most)) {
            auto some = withoutHeaviest(family, m_options.most - std::min(m_options.most, boxes));
            if (!some) {
                m_closed.push_back(std::move(family));
                continue;
            }
            contents = std::move(*some);
        }
        boxes += contents.boxes() - 1;
        m_shown.insert(m_shown.end(), contents.things.begin(), contents.things.end());
        for (Family &inner : contents.families)
            waiting.push(std::move(inner));
    }
}

/// After what fits, so that opening one family leaves every other as it was.
void Folding::openWhatWasAsked()
{
    std::vector<bool> asked(m_tree.size(), false), askedBelow(std::size_t{m_tree.size()} + 1, false);
    for (const ThingId thing : m_options.unfolded) {
        const Number number = m_tree.number(thing);
        if (number == UINT32_MAX)
            continue;
        asked[number] = true;
        for (Number above = number; above != m_tree.size() && !askedBelow[m_tree.parent(above)];) {
            above = m_tree.parent(above);
            askedBelow[above] = true;
        }
    }
    const auto isAsked = [&](const Family &family) {
        if (staysClosed(family))
            return false;
        if (asked[family.named] || (family.below && askedBelow[family.named]))
            return true;
        return std::ranges::any_of(family.siblings, [&](Number one) { return asked[one] || askedBelow[one]; });
    };

    std::vector<Family> waiting = std::move(m_closed);
    m_closed.clear();
    while (!waiting.empty()) {
        Family family = std::move(waiting.back());
        waiting.pop_back();
        if (!isAsked(family)) {
            m_closed.push_back(std::move(family));
            continue;
        }
        Contents contents = inside(family);
        m_shown.insert(m_shown.end(), contents.things.begin(), contents.things.end());
        std::ranges::move(contents.families, std::back_inserter(waiting));
    }
}

std::vector<Number> Folding::membersOf(const Family &family) const
{
    std::vector<Number> members = family.below ? m_tree.children(family.named) : family.siblings;
    for (std::size_t i = 0; i < members.size(); ++i) {
        const auto &children = m_tree.children(members[i]);
        members.insert(members.end(), children.begin(), children.end());
    }
    return members;
}

FoldedGraph Folding::result() const
{
    FoldedGraph folded;
    for (const ThingId thing : m_pinned)
        folded.nodes.push_back({thing, {}});
    for (const Number number : m_shown)
        folded.nodes.push_back({m_tree.thing(number), {}});
    folded.thingsShown = static_cast<std::uint32_t>(folded.nodes.size());
    for (const Family &family : m_closed) {
        FoldedNode node{m_tree.thing(family.named), {}};
        for (const Number member : membersOf(family))
            node.members.push_back(m_tree.thing(member));
        std::ranges::sort(node.members);
        folded.thingsFolded += static_cast<std::uint32_t>(node.members.size());
        folded.nodes.push_back(std::move(node));
    }
    folded.thingsTotal = static_cast<std::uint32_t>(m_pinned.size()) + m_tree.size();
    std::ranges::sort(folded.nodes, [](const FoldedNode &a, const FoldedNode &b) {
        return std::tie(a.thing, a.members) < std::tie(b.thing, b.members);
    });

    std::vector<std::uint32_t> boxOf(m_graph.thingCount(), UINT32_MAX);
    for (std::uint32_t box = 0; box < folded.nodes.size(); ++box) {
        if (folded.nodes[box].members.empty())
            boxOf[folded.nodes[box].thing] = box;
        for (const ThingId member : folded.nodes[box].members)
            boxOf[member] = box;
    }
    std::vector<FoldedEdge> edges;
    const auto all = m_graph.edges();
    for (std::uint32_t i = 0; i < all.size(); ++i) {
        const std::uint32_t from = boxOf[all[i].from], to = boxOf[all[i].to];
        if (from == UINT32_MAX || to == UINT32_MAX)
            continue;
        if (from == to && !folded.nodes[from].members.empty())
            continue; // inside a family
        edges.push_back({from, to, i, 1, all[i].binding});
    }
    std::ranges::sort(edges, [](const FoldedEdge &a, const FoldedEdge &b) {
        return std::tie(a.from, a.to, a.edge) < std::tie(b.from, b.to, b.edge);
    });
    for (const FoldedEdge &edge : edges) {
        if (!folded.edges.empty() && folded.edges.back().from == edge.from && folded.edges.back().to == edge.to) {
            FoldedEdge &sum = folded.edges.back();
            ++sum.count;
            sum.weakest = std::max(sum.weakest, edge.weakest);
        } else {
            folded.edges.push_back(edge);
        }
    }
    return folded;
}

FoldedGraph Folding::run()
{
    if (!m_all)
        pinDeployments();
    openWhatFits();
    openWhatWasAsked();
    return result();
}

} // namespace

FoldedGraph fold(const LineageGraph &graph, const std::vector<ThingId> &things, const FoldOptions &options)
{
    std::vector<ThingId> chosen;
    if (things.empty()) {
        for (ThingId thing = 0; thing < graph.thingCount(); ++thing)
            if (graph.isConnected(thing))
                chosen.push_back(thing);
    } else {
        for (const ThingId thing : things)
            if (thing < graph.thingCount())
                chosen.push_back(thing);
        std::ranges::sort(chosen);
        chosen.erase(std::unique(chosen.begin(), chosen.end()), chosen.end());
    }
    return Folding(graph, chosen, options).run();
}

} // namespace pedigree
