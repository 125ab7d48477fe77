#include "models/catalog/joining.h"

#include "models/base/seededhash.h"
#include "models/record/purl.h"

#include <algorithm>
#include <array>
#include <numeric>
#include <set>

namespace pedigree {

namespace {

using Number = std::uint32_t;

class Union {
public:
    explicit Union(std::size_t count) : m_parent(count) { std::iota(m_parent.begin(), m_parent.end(), Number(0)); }
    Number find(Number x)
    {
        while (m_parent[x] != x)
            x = m_parent[x] = m_parent[m_parent[x]];
        return x;
    }
    /// The smaller number stays, so that the result does not depend on the order of joins.
    bool join(Number a, Number b)
    {
        a = find(a);
        b = find(b);
        if (a == b)
            return false;
        m_parent[std::max(a, b)] = std::min(a, b);
        return true;
    }

private:
    std::vector<Number> m_parent;
};

struct Key {
    std::uint64_t hash;
    Number entity;
    JoinReason reason;
    std::string text;
};

// Entities that share a key, neighbours in this order.
bool keyOrder(const Key &a, const Key &b)
{
    return std::tie(a.reason, a.hash, a.text, a.entity) < std::tie(b.reason, b.hash, b.text, b.entity);
}

int classOf(EntityKind kind)
{
    switch (kind) {
    case EntityKind::Model:
    case EntityKind::Adapter: return 100;
    case EntityKind::Software:
    case EntityKind::Container:
    case EntityKind::File: return 101;
    default: return int(kind);
    }
}

class Joiner {
public:
    Joiner(const std::vector<Loaded> &records, const Watch &watch) : m_records(records), m_watch(watch)
    {
        std::size_t count = 0;
        for (const Loaded &loaded : records) {
            count += loaded.record->entities.size();
        }
        m_entities.reserve(count);
        m_recordOf.reserve(count);
        for (std::size_t r = 0; r < records.size(); ++r) {
            for (const Entity &entity : records[r].record->entities) {
                m_entities.push_back(&entity);
                m_recordOf.push_back(Number(r));
            }
        }
    }

    Joining join()
    {
        Union sets(m_entities.size());
        // What the reader of one document already knows to be one file, folder or digest needs no judgement.
        joinEqual(sets, digestKeys());
        if (!m_watch.stopped())
            joinJudged(sets, identifierKeys(), Identified);
        if (!m_watch.stopped())
            joinJudged(sets, nameKeys(), Named);
        return number(sets);
    }

private:
    enum Level { Identified, Named };

    std::string_view text(Number entity, TextId id) const { return m_records[m_recordOf[entity]].record->texts[id]; }

    bool mayBeOne(Number a, Number b, JoinReason reason) const
    {
        // Who only points at a thing may not know its kind; a digest, purl or IRI says enough.
        const bool pointed = m_entities[a]->mentioned || m_entities[b]->mentioned;
        if (pointed && reason != JoinReason::NameVersion)
            return true;
        return compatible(m_entities[a]->kind, m_entities[b]->kind);
    }

    std::vector<Key> digestKeys() const
    {
        std::vector<Key> keys;
        keys.reserve(m_entities.size());
        for (Number e = 0; e < m_entities.size(); ++e) {
            for (const Digest &digest : m_entities[e]->identity.digests) {
                if (digest.isStrong())
                    keys.push_back({seededHash(digest.hex()), e, JoinReason::Digest, digest.str()});
            }
        }
        return keys;
    }

    std::vector<Key> identifierKeys() const
    {
        std::vector<Key> keys;
        for (Number e = 0; e < m_entities.size(); ++e) {
            const Identity &identity = m_entities[e]->identity;
            const auto add = [&](JoinReason reason, std::string key) { keys.push_back({seededHash(key), e, reason, std::move(key)}); };
            if (identity.purl != 0) {
                const auto purl = Purl::parse(text(e, identity.purl));
                if (purl && !purl->version.empty())
                    add(JoinReason::Purl, purl->canonical());
            }
            if (identity.iri != 0)
                add(JoinReason::Iri, std::string(text(e, identity.iri)));
            if (identity.local != 0) {
                const std::string_view local = text(e, identity.local);
                const std::string &origin = m_records[m_recordOf[e]].origin;
                add(local.starts_with("folder:") ? JoinReason::Folder : JoinReason::Local, origin + "\n" + std::string(local));
            }
        }
        return keys;
    }

    std::vector<Key> nameKeys() const
    {
        std::vector<Key> keys;
        for (Number e = 0; e < m_entities.size(); ++e) {
            const Identity &identity = m_entities[e]->identity;
            if (identity.name == 0 || identity.version == 0)
                continue;
            // A provider that one side leaves out is no difference; two that differ are (checked when judged).
            std::string key(text(e, identity.name));
            key += '@';
            key += text(e, identity.version);
            keys.push_back({seededHash(key), e, JoinReason::NameVersion, std::move(key)});
        }
        return keys;
    }

    void joinEqual(Union &sets, std::vector<Key> keys)
    {
        forGroups(keys, [&](std::span<const Key> group) {
            for (std::size_t i = 1; i < group.size(); ++i) {
                for (std::size_t j = 0; j < i; ++j) {
                    if (mayBeOne(group[i].entity, group[j].entity, group[i].reason)) {
                        unite(sets, group[j].entity, group[i].entity, group[i]);
                        break;
                    }
                }
            }
        });
    }

    template <typename Visit> void forGroups(std::vector<Key> &keys, Visit visit)
    {
        std::ranges::sort(keys, keyOrder);
        for (std::size_t from = 0; from < keys.size();) {
            std::size_t to = from + 1;
            while (to < keys.size() && keys[to].reason == keys[from].reason && keys[to].text == keys[from].text)
                ++to;
            if (to - from > 1)
                visit(std::span<const Key>(keys).subspan(from, to - from));
            from = to;
        }
    }

    void unite(Union &sets, Number a, Number b, const Key &key)
    {
        if (!sets.join(a, b))
            return;
        m_result.joined.emplace_back(a, b);
        m_result.reasons.emplace_back(key.reason, key.text);
    }

    // What makes two clusters different things for sure.
    struct Marks {
        std::set<std::string> digests; ///< strong ones, with their algorithm
        std::set<std::string> purls;   ///< versioned, canonical
        std::set<std::string> providers;
        std::set<std::string> iris;
    };

    Marks marksOf(const std::vector<Number> &members) const
    {
        Marks marks;
        for (const Number e : members) {
            const Identity &identity = m_entities[e]->identity;
            for (const Digest &digest : identity.digests) {
                if (digest.isStrong())
                    marks.digests.insert(digest.str());
            }
            if (identity.purl != 0) {
                const auto purl = Purl::parse(text(e, identity.purl));
                if (purl && !purl->version.empty())
                    marks.purls.insert(purl->canonical());
            }
            if (identity.provider != 0)
                marks.providers.insert(std::string(text(e, identity.provider)));
            // An address within one document ("urn:cdx:…/1#a") says where a thing is described, not which thing it is.
            const std::string_view iri = text(e, identity.iri);
            const bool isPlace = iri.starts_with("urn:cdx:") || (iri.starts_with("urn:uuid:") && iri.find('#') != iri.npos);
            if (!iri.empty() && !isPlace)
                marks.iris.insert(std::string(iri));
        }
        return marks;
    }

    static bool disjoint(const std::set<std::string> &a, const std::set<std::string> &b)
    {
        return !a.empty() && !b.empty() && std::ranges::none_of(a, [&](const std::string &x) { return b.contains(x); });
    }

    static bool digestsDiffer(const Marks &a, const Marks &b)
    {
        // Only digests of one algorithm can contradict each other.
        for (const std::string &x : a.digests) {
            const std::string_view algorithm = std::string_view(x).substr(0, x.find(':') + 1);
            bool same = false;
            bool other = false;
            for (const std::string &y : b.digests) {
                if (y.starts_with(algorithm))
                    (y == x ? same : other) = true;
            }
            if (other && !same && !std::ranges::any_of(a.digests, [&](const std::string &d) { return b.digests.contains(d); }))
                return true;
        }
        return false;
    }

    bool differ(const Marks &a, const Marks &b, Level level) const
    {
        if (digestsDiffer(a, b))
            return true;
        if (level == Identified)
            return false;
        return disjoint(a.purls, b.purls) || disjoint(a.providers, b.providers)
            || (disjoint(a.iris, b.iris) && a.purls.empty() && b.purls.empty() && a.digests.empty() && b.digests.empty());
    }

    /// Joins what shares a key, but never across two clusters that differ: a cluster that fits several such joins none.
    void joinJudged(Union &sets, std::vector<Key> keys, Level level)
    {
        struct Link {
            Number a;
            Number b;
            Key key;
        };
        std::vector<Link> links;
        forGroups(keys, [&](std::span<const Key> group) {
            for (std::size_t i = 1; i < group.size(); ++i) {
                // To each earlier one, as whichever lies between may be of another kind or turn out to differ. Groups are
                // small but for documents that repeat one name ten thousand times; those are chained.
                const std::size_t first = i > 64 ? i - 64 : 0;
                for (std::size_t j = first; j < i; ++j) {
                    if (mayBeOne(group[i].entity, group[j].entity, group[i].reason) && sets.find(group[i].entity) != sets.find(group[j].entity))
                        links.push_back({group[j].entity, group[i].entity, group[i]});
                }
            }
        });
        if (links.empty())
            return;

        // Clusters as they stand, and the components that all links together would make.
        Union all(m_entities.size());
        for (const Link &link : links)
            all.join(sets.find(link.a), sets.find(link.b));
        std::vector<Number> touched;
        for (const Link &link : links) {
            touched.push_back(sets.find(link.a));
            touched.push_back(sets.find(link.b));
        }
        std::ranges::sort(touched);
        touched.erase(std::unique(touched.begin(), touched.end()), touched.end());
        std::vector<std::pair<Number, Number>> members; // (cluster, entity)
        for (Number e = 0; e < m_entities.size(); ++e) {
            if (std::ranges::binary_search(touched, sets.find(e)))
                members.emplace_back(sets.find(e), e);
        }
        std::ranges::sort(members);
        std::vector<Marks> marks(touched.size());
        for (std::size_t from = 0; from < members.size();) {
            std::size_t to = from;
            std::vector<Number> of;
            while (to < members.size() && members[to].first == members[from].first)
                of.push_back(members[to++].second);
            marks[indexIn(touched, members[from].first)] = marksOf(of);
            from = to;
        }

        std::vector<std::pair<Number, Number>> components; // (component, index of cluster)
        for (Number i = 0; i < touched.size(); ++i)
            components.emplace_back(all.find(touched[i]), i);
        std::ranges::sort(components);
        std::vector<bool> pole(touched.size());
        for (std::size_t from = 0; from < components.size();) {
            std::size_t to = from;
            while (to < components.size() && components[to].first == components[from].first)
                ++to;
            markPoles(std::span(components).subspan(from, to - from), marks, level, pole);
            from = to;
        }

        // Everything but poles joins freely; then each such group looks at the poles it touches.
        Union free(touched.size());
        for (const Link &link : links) {
            const Number a = indexIn(touched, sets.find(link.a));
            const Number b = indexIn(touched, sets.find(link.b));
            if (!pole[a] && !pole[b])
                free.join(a, b);
        }
        std::set<std::pair<Number, Number>> touches; // (free group, pole)
        std::set<std::pair<std::pair<Number, Number>, std::string>> conflicts;
        for (const Link &link : links) {
            const Number a = indexIn(touched, sets.find(link.a));
            const Number b = indexIn(touched, sets.find(link.b));
            if (pole[a] && pole[b]) {
                if (a != b && digestsDiffer(marks[a], marks[b]))
                    conflicts.insert({{std::min(link.a, link.b), std::max(link.a, link.b)}, link.key.text});
            } else if (pole[a] != pole[b]) {
                touches.insert(pole[a] ? std::pair(free.find(b), a) : std::pair(free.find(a), b));
            }
        }
        std::vector<Number> polesTouched(touched.size());
        for (const auto &[group, _] : touches)
            ++polesTouched[group];
        for (const auto &[group, p] : touches) {
            if (polesTouched[group] > 1)
                m_possible.emplace_back(touched[group], touched[p]);
        }
        for (const auto &[pair, key] : conflicts)
            m_conflicts.push_back({pair.first, pair.second, key});

        // All decisions are made on the clusters as they stood; only now they change.
        std::vector<std::size_t> doing;
        for (std::size_t i = 0; i < links.size(); ++i) {
            const Number a = indexIn(touched, sets.find(links[i].a));
            const Number b = indexIn(touched, sets.find(links[i].b));
            const bool bothFree = !pole[a] && !pole[b];
            const bool onlyPole = pole[a] != pole[b] && polesTouched[free.find(pole[a] ? b : a)] == 1;
            const bool poleTwins = pole[a] && pole[b] && !differ(marks[a], marks[b], level) && !ambiguous(a, b, marks, pole, all, touched, level);
            if (bothFree || onlyPole || poleTwins)
                doing.push_back(i);
        }
        for (const std::size_t i : doing)
            unite(sets, links[i].a, links[i].b, links[i].key);
    }

    // Two poles that agree with each other may still be one, when no third pole sees them differently.
    bool ambiguous(Number a, Number b, const std::vector<Marks> &marks, const std::vector<bool> &pole, Union &all,
                   const std::vector<Number> &touched, Level level) const
    {
        for (Number c = 0; c < touched.size(); ++c) {
            if (c == a || c == b || !pole[c] || all.find(touched[c]) != all.find(touched[a]))
                continue;
            if (differ(marks[a], marks[c], level) != differ(marks[b], marks[c], level))
                return true;
        }
        return false;
    }

    void markPoles(std::span<const std::pair<Number, Number>> component, const std::vector<Marks> &marks, Level level,
                   std::vector<bool> &pole) const
    {
        // Quadratic in clusters that carry marks; more than some thousand under one name are all poles at once.
        constexpr std::size_t most = 3000;
        if (component.size() > most) {
            for (const auto &[_, i] : component)
                pole[i] = !marks[i].digests.empty() || !marks[i].purls.empty();
            return;
        }
        for (std::size_t i = 0; i < component.size(); ++i) {
            for (std::size_t j = 0; j < i; ++j) {
                const Number a = component[i].second;
                const Number b = component[j].second;
                if (differ(marks[a], marks[b], level))
                    pole[a] = pole[b] = true;
            }
        }
    }

    static Number indexIn(const std::vector<Number> &sorted, Number value)
    {
        return Number(std::ranges::lower_bound(sorted, value) - sorted.begin());
    }

    Joining number(Union &sets)
    {
        std::vector<Number> numbers(m_entities.size(), UINT32_MAX);
        m_result.cluster.resize(m_entities.size());
        for (Number e = 0; e < m_entities.size(); ++e) {
            Number &n = numbers[sets.find(e)];
            if (n == UINT32_MAX)
                n = m_result.clusters++;
            m_result.cluster[e] = n;
        }
        std::set<std::pair<Number, Number>> possible;
        for (const auto &[group, p] : m_possible) {
            if (sets.find(group) != sets.find(p))
                possible.insert({m_result.cluster[group], m_result.cluster[p]});
        }
        m_result.possible.assign(possible.begin(), possible.end());
        for (const auto &[a, b, key] : m_conflicts) {
            if (sets.find(a) != sets.find(b))
                m_result.conflicts.push_back({a, b, key});
        }
        return std::move(m_result);
    }

    const std::vector<Loaded> &m_records;
    const Watch &m_watch;
    std::vector<const Entity *> m_entities;
    std::vector<Number> m_recordOf;
    Joining m_result;
    std::vector<std::pair<Number, Number>> m_possible; // entities that stand for their clusters
    std::vector<Joining::Conflict> m_conflicts;        // of entities
};

}

bool compatible(EntityKind a, EntityKind b)
{
    return classOf(a) == classOf(b);
}

Joining joinIdentities(const std::vector<Loaded> &records, const Watch &watch)
{
    return Joiner(records, watch).join();
}

}
