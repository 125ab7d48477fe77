#include "models/catalog/catalog.h"

#include "models/base/watch.h"
#include "models/catalog/disagreements.h"
#include "models/catalog/joining.h"
#include "models/record/purl.h"

#include <algorithm>
#include <map>
#include <numeric>
#include <set>
#include <tuple>

namespace pedigree {

std::string_view name(JoinReason reason)
{
    switch (reason) {
    case JoinReason::Digest: return "digest";
    case JoinReason::Purl: return "purl";
    case JoinReason::Iri: return "iri";
    case JoinReason::NameVersion: return "name-version";
    case JoinReason::Folder: return "folder";
    case JoinReason::Local: return "local";
    }
    return {};
}

/// Builds a Catalog: joins, names things, resolves relations, and says what does not fit.
class CatalogBuilder {
public:
    CatalogBuilder(std::vector<Loaded> records, const Watch &watch) : m_catalog(std::make_shared<Catalog>()), m_watch(watch)
    {
        m_catalog->m_records = std::move(records);
        // So that the order in which documents were loaded does not show anywhere.
        std::ranges::stable_sort(m_catalog->m_records, {}, [](const Loaded &l) {
            return std::tuple(std::string_view(l.origin), std::string_view(l.file),
                              l.record->document ? std::string_view(l.record->document->hex()) : std::string_view());
        });
    }

    std::shared_ptr<const Catalog> build()
    {
        m_joining = joinIdentities(m_catalog->m_records, m_watch);
        makeThings();
        indexClaims();
        findCandidates();
        makeEdges();
        keepJoins();
        reportConflicts();
        for (Problem &problem : disagreements(*m_catalog))
            m_catalog->m_problems.push_back(std::move(problem));
        return m_catalog;
    }

private:
    const Record &record(std::uint32_t r) const { return *m_catalog->m_records[r].record; }
    const Entity &entity(Part part) const { return record(part.record).entities[part.entity]; }
    std::string_view text(Part part, TextId id) const { return record(part.record).texts[id]; }

    std::string_view keep(std::string text)
    {
        m_catalog->m_texts.push_back(std::make_unique<std::string>(std::move(text)));
        return *m_catalog->m_texts.back();
    }

    // contracts.md, Identity: kind + the strongest identity; else the document's digest and the pointer.
    std::string idOf(EntityKind kind, std::span<const Part> parts) const
    {
        const std::string prefix = std::string(name(kind)) + ":";
        const Digest *strongest = nullptr;
        const auto better = [](const Digest &a, const Digest &b) {
            // SHA-256 is what everybody else names things by; longer ones only where it is missing.
            const auto rank = [](const Digest &d) { return d.algorithm() == Digest::Algorithm::Sha256 ? -1 : int(d.algorithm()); };
            return std::pair(rank(a), std::string_view(a.hex())) < std::pair(rank(b), std::string_view(b.hex()));
        };
        std::string purl;
        std::string iri;
        std::string named;
        for (const Part part : parts) {
            const Identity &identity = entity(part).identity;
            for (const Digest &digest : identity.digests) {
                if (digest.isStrong() && (!strongest || better(digest, *strongest)))
                    strongest = &digest;
            }
            const auto least = [](std::string &kept, std::string candidate) {
                if (!candidate.empty() && (kept.empty() || candidate < kept))
                    kept = std::move(candidate);
            };
            if (!strongest && identity.purl != 0) {
                const auto parsed = Purl::parse(text(part, identity.purl));
                least(purl, parsed ? parsed->canonical() : std::string());
            }
            if (!strongest && identity.iri != 0)
                least(iri, std::string(text(part, identity.iri)));
            if (!strongest && identity.name != 0 && identity.version != 0) {
                const std::string_view provider = text(part, identity.provider);
                least(named, (provider.empty() ? "" : std::string(provider) + "/") + std::string(text(part, identity.name)) + "@"
                                 + std::string(text(part, identity.version)));
            }
        }
        if (strongest)
            return prefix + strongest->str();
        if (!purl.empty())
            return prefix + purl;
        if (!iri.empty())
            return prefix + iri;
        if (!named.empty())
            return prefix + named;
        const Part first = parts.front();
        const auto &document = record(first.record).document;
        return prefix + (document ? document->hex().substr(0, 12) : std::string(12, '0')) + "#"
            + std::string(text(first, entity(first).pointer));
    }

    void makeThings()
    {
        std::vector<std::vector<Part>> members(m_joining.clusters);
        std::uint32_t number = 0;
        for (std::uint32_t r = 0; r < m_catalog->m_records.size(); ++r) {
            m_firstEntity.push_back(number);
            for (std::uint32_t e = 0; e < record(r).entities.size(); ++e)
                members[m_joining.cluster[number++]].push_back({r, e});
        }
        struct Made {
            std::string id;
            std::uint32_t cluster;
        };
        std::vector<Made> made;
        made.reserve(members.size());
        std::vector<EntityKind> kinds(members.size());
        for (std::uint32_t c = 0; c < members.size(); ++c) {
            kinds[c] = kindOf(members[c]);
            made.push_back({idOf(kinds[c], members[c]), c});
        }
        std::ranges::sort(made, [](const Made &a, const Made &b) { return std::tie(a.id, a.cluster) < std::tie(b.id, b.cluster); });
        // Two things may end up with one id (the same document twice, a mention beside what differs): told apart by number.
        for (std::size_t i = 1, repeat = 1; i < made.size(); ++i) {
            const bool same = made[i].id == made[i - repeat].id;
            repeat = same ? repeat + 1 : 1;
            if (same)
                made[i].id += "~" + std::to_string(repeat);
        }
        m_thingOfCluster.resize(members.size());
        m_catalog->m_thingOf.resize(m_catalog->m_records.size());
        for (std::uint32_t r = 0; r < m_catalog->m_records.size(); ++r)
            m_catalog->m_thingOf[r].resize(record(r).entities.size());
        m_catalog->m_things.reserve(made.size());
        for (Made &one : made) {
            const auto &parts = members[one.cluster];
            Thing thing{};
            thing.id = std::move(one.id);
            thing.kind = kinds[one.cluster];
            thing.firstPart = std::uint32_t(m_catalog->m_parts.size());
            thing.partCount = std::uint32_t(parts.size());
            thing.mentioned = std::ranges::all_of(parts, [&](Part p) { return entity(p).mentioned; });
            // What describes a thing names it; a mention only where nothing else does.
            for (const bool mentioned : {false, true}) {
                for (const Part part : parts) {
                    const Identity &identity = entity(part).identity;
                    if (entity(part).mentioned != mentioned)
                        continue;
                    if (thing.name.empty())
                        thing.name = text(part, identity.name);
                    if (thing.version.empty())
                        thing.version = text(part, identity.version);
                }
            }
            const auto id = ThingId(m_catalog->m_things.size());
            m_thingOfCluster[one.cluster] = id;
            for (const Part part : parts) {
                m_catalog->m_parts.push_back(part);
                m_catalog->m_thingOf[part.record][part.entity] = id;
            }
            m_catalog->m_things.push_back(std::move(thing));
        }
    }

    // Those who describe a thing know better than those who mention it; the more particular kind wins.
    EntityKind kindOf(std::span<const Part> parts) const
    {
        const auto rank = [](EntityKind kind) {
            return kind == EntityKind::Adapter ? -2 : kind == EntityKind::Container ? -1 : kind == EntityKind::File ? 1000 : int(kind);
        };
        const Entity *best = nullptr;
        for (const Part part : parts) {
            const Entity &e = entity(part);
            if (!best || std::pair(e.mentioned, rank(e.kind)) < std::pair(best->mentioned, rank(best->kind)))
                best = &e;
        }
        return best->kind;
    }

    void indexClaims()
    {
        for (std::uint32_t r = 0; r < m_catalog->m_records.size(); ++r) {
            const Record &of = record(r);
            std::vector<std::uint32_t> start(of.entities.size() + 1);
            for (const Claim &claim : of.claims)
                ++start[claim.entity + 1];
            std::partial_sum(start.begin(), start.end(), start.begin());
            std::vector<std::uint32_t> order(of.claims.size());
            std::vector<std::uint32_t> next(start.begin(), start.end() - 1);
            for (std::uint32_t c = 0; c < of.claims.size(); ++c)
                order[next[of.claims[c].entity]++] = c;
            m_catalog->m_claimStart.push_back(std::move(start));
            m_catalog->m_claimOrder.push_back(std::move(order));
        }
    }

    // Things that a bare name, or a purl without version, could mean.
    void findCandidates()
    {
        const auto &things = m_catalog->m_things;
        std::multimap<std::string, ThingId> byName;
        std::multimap<std::string, ThingId> byPurl;
        std::vector<ThingId> open;
        for (ThingId t = 0; t < things.size(); ++t) {
            if (things[t].mentioned)
                open.push_back(t);
        }
        if (open.empty())
            return;
        std::set<std::string, std::less<>> wantedNames;
        std::set<std::string, std::less<>> wantedPurls;
        for (const ThingId t : open) {
            for (std::string &key : namesOf(t))
                wantedNames.insert(std::move(key));
            for (std::string &key : purlsOf(t))
                wantedPurls.insert(std::move(key));
        }
        for (ThingId t = 0; t < things.size(); ++t) {
            if (things[t].mentioned)
                continue;
            for (std::string &key : namesOf(t)) {
                if (wantedNames.contains(key))
                    byName.emplace(std::move(key), t);
            }
            for (std::string &key : purlsOf(t)) {
                if (wantedPurls.contains(key))
                    byPurl.emplace(std::move(key), t);
            }
        }
        for (const ThingId t : open) {
            if (hasStrong(t))
                continue;
            std::set<ThingId> found;
            for (const std::string &key : purlsOf(t)) {
                for (auto [at, end] = byPurl.equal_range(key); at != end; ++at)
                    found.insert(at->second);
            }
            for (const std::string &key : namesOf(t)) {
                for (auto [at, end] = byName.equal_range(key); at != end; ++at) {
                    if (compatible(things[t].kind, things[at->second].kind)
                        && (things[t].version.empty() || things[at->second].version.empty() || things[t].version == things[at->second].version))
                        found.insert(at->second);
                }
            }
            if (!found.empty())
                m_candidates[t].assign(found.begin(), found.end());
        }
        for (const auto &[group, pole] : m_joining.possible) {
            auto &candidates = m_candidates[m_thingOfCluster[group]];
            candidates.push_back(m_thingOfCluster[pole]);
            std::ranges::sort(candidates);
            candidates.erase(std::unique(candidates.begin(), candidates.end()), candidates.end());
        }
    }

    bool hasStrong(ThingId t) const
    {
        return std::ranges::any_of(m_catalog->parts(t), [&](Part p) {
            const Identity &identity = entity(p).identity;
            return std::ranges::any_of(identity.digests, &Digest::isStrong) || identity.iri != 0;
        });
    }

    std::vector<std::string> namesOf(ThingId t) const
    {
        std::vector<std::string> names;
        for (const Part part : m_catalog->parts(t)) {
            const Identity &identity = entity(part).identity;
            if (identity.name == 0)
                continue;
            const std::string_view name = text(part, identity.name);
            names.emplace_back(name);
            if (identity.provider != 0)
                names.push_back(std::string(text(part, identity.provider)) + "/" + std::string(name));
        }
        std::ranges::sort(names);
        names.erase(std::unique(names.begin(), names.end()), names.end());
        return names;
    }

    std::vector<std::string> purlsOf(ThingId t) const
    {
        std::vector<std::string> purls;
        for (const Part part : m_catalog->parts(t)) {
            const Identity &identity = entity(part).identity;
            if (identity.purl == 0)
                continue;
            if (const auto purl = Purl::parse(text(part, identity.purl)))
                purls.push_back(purl->unversioned());
        }
        return purls;
    }

    // How sure is it that a relation ends at this thing?
    Binding bindingOf(std::uint32_t r, const Relation &relation, ThingId target) const
    {
        if (m_catalog->m_things[target].mentioned)
            return Binding::Open;
        // What was named may stand on the other side: a guard that nobody describes "implements" an exception.
        if (relation.named == Binding::Open && m_catalog->m_things[m_catalog->m_thingOf[r][relation.from]].mentioned)
            return Binding::Open;
        const Entity &named = record(r).entities[relation.to];
        if (!named.mentioned)
            return relation.named == Binding::Open ? Binding::Identifier : relation.named;
        // Joined to what others describe: as strong as what the mention carries.
        for (const Digest &digest : named.identity.digests) {
            if (digest.isStrong())
                return Binding::Digest;
        }
        return Binding::Identifier;
    }

    void makeEdges()
    {
        auto &edges = m_catalog->m_edges;
        for (std::uint32_t r = 0; r < m_catalog->m_records.size(); ++r) {
            const Record &of = record(r);
            for (std::uint32_t i = 0; i < of.relations.size(); ++i) {
                const Relation &relation = of.relations[i];
                const ThingId from = m_catalog->m_thingOf[r][relation.from];
                const ThingId to = m_catalog->m_thingOf[r][relation.to];
                const Edge edge{from, to, relation.verb, bindingOf(r, relation, to), relation.basis, r, i, of.texts[relation.how]};
                const auto possible = m_candidates.find(to);
                if (possible == m_candidates.end() || !m_catalog->m_things[to].mentioned)
                    edges.push_back(edge);
                if (possible == m_candidates.end())
                    continue;
                for (const ThingId candidate : possible->second) {
                    Edge maybe = edge;
                    maybe.to = candidate;
                    maybe.binding = Binding::Name;
                    if (candidate != from)
                        edges.push_back(maybe);
                }
            }
        }
        for (const auto &[group, pole] : m_joining.possible) {
            const ThingId from = m_thingOfCluster[group];
            edges.push_back({from, m_thingOfCluster[pole], Verb::Describes, Binding::Name, Basis::Inferred,
                             m_catalog->parts(from).front().record, NoRelation, {}});
        }
        std::ranges::sort(edges, [](const Edge &a, const Edge &b) {
            return std::tie(a.from, a.to, a.verb, a.record, a.relation) < std::tie(b.from, b.to, b.verb, b.record, b.relation);
        });
        for (const Edge &edge : edges) {
            if (edge.binding != Binding::Open || m_catalog->m_records[edge.record].record->relations[edge.relation].named == Binding::Open)
                continue;
            if (flow(edge.verb) == Flow::None)
                continue;
            m_openEnds.push_back(edge);
        }
    }

    void keepJoins()
    {
        for (std::size_t i = 0; i < m_joining.joined.size(); ++i)
            m_catalog->m_joins.push_back({partOf(m_joining.joined[i].first), partOf(m_joining.joined[i].second),
                                          m_joining.reasons[i].first, std::move(m_joining.reasons[i].second)});
        std::ranges::sort(m_catalog->m_joins, [this](const Join &a, const Join &b) {
            const auto key = [this](const Join &j) {
                return std::tuple(m_catalog->thingOf(j.first), j.first.record, j.first.entity, j.second.record, j.second.entity);
            };
            return key(a) < key(b);
        });
    }

    Part partOf(std::uint32_t number) const
    {
        const auto after = std::ranges::upper_bound(m_firstEntity, number);
        const auto r = std::uint32_t(after - m_firstEntity.begin() - 1);
        return {r, number - m_firstEntity[r]};
    }

    Where whereOf(Part part) const
    {
        return {.file = m_catalog->m_records[part.record].file, .offset = entity(part).offset};
    }

    static std::string firstStrong(const Entity &entity)
    {
        const auto found = std::ranges::find_if(entity.identity.digests, &Digest::isStrong);
        return found == entity.identity.digests.end() ? std::string() : found->str();
    }

    void reportConflicts()
    {
        std::set<std::tuple<ThingId, ThingId, std::string>> said;
        for (const auto &[first, second, key] : m_joining.conflicts) {
            const Part a = partOf(first);
            const Part b = partOf(second);
            if (!said.insert({m_catalog->thingOf(a), m_catalog->thingOf(b), key}).second)
                continue;
            Problem problem;
            problem.severity = entity(a).kind == EntityKind::Software || entity(a).kind == EntityKind::File ? Severity::Warning : Severity::Error;
            problem.code = Code::Conflict;
            problem.message = Text{QT_TRANSLATE_NOOP("models", "“%1” has two different digests: %2 and %3. They are kept apart as two things."),
                                   {key, firstStrong(entity(a)), firstStrong(entity(b))}};
            problem.hint = QT_TRANSLATE_NOOP("models", "Find out which bytes are meant; a name and version must never be used twice.");
            problem.where = whereOf(a);
            problem.other = whereOf(b);
            problem.origin = m_catalog->m_records[a.record].origin;
            m_catalog->m_problems.push_back(std::move(problem));
        }
        for (const auto &[group, pole] : m_joining.possible)
            m_ambiguous[m_thingOfCluster[group]].push_back(m_thingOfCluster[pole]);
        for (const auto &[thing, poles] : m_ambiguous) {
            const Part part = m_catalog->parts(thing).front();
            Problem problem;
            problem.severity = Severity::Warning;
            problem.code = Code::Conflict;
            problem.message = Text{QT_TRANSLATE_NOOP("models", "“%1” fits %2 different things and states no digest, so it is none of them for certain."),
                                   {m_catalog->m_things[thing].id, std::to_string(poles.size())}};
            problem.hint = QT_TRANSLATE_NOOP("models", "Ask for a document that names it by its SHA-256 digest.");
            problem.where = whereOf(part);
            problem.origin = m_catalog->m_records[part.record].origin;
            m_catalog->m_problems.push_back(std::move(problem));
        }
        for (const Edge &edge : m_openEnds) {
            const Thing &to = m_catalog->m_things[edge.to];
            const Relation &relation = record(edge.record).relations[edge.relation];
            Problem problem;
            problem.severity = Severity::Info;
            problem.code = Code::Reference;
            problem.message = Text{QT_TRANSLATE_NOOP("models", "“%1” is named here and described in none of these documents."),
                                   {std::string(to.name.empty() ? std::string_view(to.id) : to.name)}};
            problem.hint = QT_TRANSLATE_NOOP("models", "Load the document that describes it; until then its lineage ends here.");
            problem.where = {.file = m_catalog->m_records[edge.record].file, .offset = relation.offset};
            problem.origin = m_catalog->m_records[edge.record].origin;
            m_catalog->m_problems.push_back(std::move(problem));
        }
    }

    std::shared_ptr<Catalog> m_catalog;
    const Watch &m_watch;
    Joining m_joining;
    std::vector<std::uint32_t> m_firstEntity;
    std::vector<ThingId> m_thingOfCluster;
    std::map<ThingId, std::vector<ThingId>> m_candidates;
    std::map<ThingId, std::vector<ThingId>> m_ambiguous;
    std::vector<Edge> m_openEnds;
};

std::shared_ptr<const Catalog> Catalog::join(std::vector<Loaded> records, const Watch &watch)
{
    return CatalogBuilder(std::move(records), watch).build();
}

std::span<const Part> Catalog::parts(ThingId id) const
{
    return std::span(m_parts).subspan(m_things[id].firstPart, m_things[id].partCount);
}

ThingId Catalog::thingOf(Part part) const
{
    return m_thingOf[part.record][part.entity];
}

const Entity &Catalog::entity(Part part) const
{
    return m_records[part.record].record->entities[part.entity];
}

std::vector<PlacedClaim> Catalog::claims(ThingId id) const
{
    std::vector<PlacedClaim> out;
    for (const Part part : parts(id)) {
        const auto &start = m_claimStart[part.record];
        for (std::uint32_t i = start[part.entity]; i < start[part.entity + 1]; ++i)
            out.push_back({&m_records[part.record].record->claims[m_claimOrder[part.record][i]], part.record});
    }
    return out;
}

std::vector<Join> Catalog::joins(ThingId id) const
{
    const auto thing = [this](const Join &j) { return thingOf(j.first); };
    return {std::ranges::lower_bound(m_joins, id, {}, thing), std::ranges::upper_bound(m_joins, id, {}, thing)};
}

namespace {

bool isHex(std::string_view text)
{
    return std::ranges::all_of(text, [](char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F'); });
}

}

std::vector<ThingId> Catalog::find(std::string_view reference) const
{
    const auto exact = std::ranges::lower_bound(m_things, reference, {}, [](const Thing &t) { return std::string_view(t.id); });
    if (exact != m_things.end() && exact->id == reference)
        return {ThingId(exact - m_things.begin())};

    const auto purl = Purl::parse(reference);
    const auto colon = reference.find(':');
    std::string_view hex = colon == reference.npos ? reference : reference.substr(colon + 1);
    std::string lowerHex(hex);
    std::ranges::transform(lowerHex, lowerHex.begin(), [](char c) { return c >= 'A' && c <= 'F' ? char(c - 'A' + 'a') : c; });
    const bool digest = hex.size() >= 12 && isHex(hex);

    std::vector<ThingId> byIdentity;
    std::vector<ThingId> byNameVersion;
    std::vector<ThingId> byName;
    for (ThingId t = 0; t < m_things.size(); ++t) {
        bool identity = false;
        bool nameVersion = false;
        bool name = false;
        for (const Part part : parts(t)) {
            const Entity &e = entity(part);
            const auto of = [&](TextId id) { return m_records[part.record].record->texts[id]; };
            if (purl && e.identity.purl != 0) {
                const auto own = Purl::parse(of(e.identity.purl));
                identity |= own && (own->canonical() == purl->canonical() || (purl->version.empty() && own->unversioned() == purl->unversioned()));
            }
            identity |= e.identity.iri != 0 && of(e.identity.iri) == reference;
            if (digest) {
                for (const Digest &d : e.identity.digests)
                    identity |= std::string_view(d.hex()).starts_with(lowerHex) && (colon == reference.npos || d.algorithmName() == reference.substr(0, colon));
            }
            if (e.identity.name == 0)
                continue;
            const std::string plain(of(e.identity.name));
            const std::string full = e.identity.provider != 0 ? std::string(of(e.identity.provider)) + "/" + plain : plain;
            const std::string version = e.identity.version != 0 ? "@" + std::string(of(e.identity.version)) : std::string();
            name |= reference == plain || reference == full;
            nameVersion |= !version.empty() && (reference == plain + version || reference == full + version);
        }
        if (identity)
            byIdentity.push_back(t);
        if (nameVersion)
            byNameVersion.push_back(t);
        if (name)
            byName.push_back(t);
    }
    if (!byIdentity.empty())
        return byIdentity;
    // Whoever says a name means what a document describes, not the mentions of it whose bytes nobody stated.
    auto &named = !byNameVersion.empty() ? byNameVersion : byName;
    const auto isOpen = [&](ThingId t) { return m_things[t].mentioned; };
    if (!std::ranges::all_of(named, isOpen))
        std::erase_if(named, isOpen);
    return named;
}

}
