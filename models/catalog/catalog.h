#pragma once
#include "models/record/problem.h"
#include "models/record/record.h"

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace pedigree {

/// A record as it was loaded: which SOURCE and file it came from.
struct Loaded {
    std::string origin; ///< SOURCE as given
    std::string file;   ///< path within it
    std::shared_ptr<const Record> record;
};

/// Number of a thing in a Catalog, dense from 0. Things are sorted by id.
using ThingId = std::uint32_t;

/// One entity as a document speaks of it.
struct Part {
    std::uint32_t record; ///< in Catalog::records()
    std::uint32_t entity; ///< in that record
};

/// Why two documents' entities are one thing.
enum class JoinReason : std::uint8_t { Digest, Purl, Iri, NameVersion, Folder, Local };
std::string_view name(JoinReason reason);

struct Join {
    Part first;
    Part second;
    JoinReason reason;
    std::string key; ///< the digest, purl, … they share
};

/// A thing: every document's entity that is the same, joined.
struct Thing {
    std::string id;         ///< kind + ":" + strongest identity (contracts.md, Identity)
    EntityKind kind;
    std::string_view name;  ///< may be empty
    std::string_view version;
    bool mentioned;         ///< nobody describes it: an open end
    std::uint32_t firstPart; ///< into Catalog::parts(), sorted by record, entity
    std::uint32_t partCount;
};

/// One claim with the document it stands in.
struct PlacedClaim {
    const Claim *claim;
    std::uint32_t record;
};

/// A relation between things.
/// `relation` is NoRelation for an edge that no document states: a thing that fits several others which differ, and so
/// is none of them for certain, has an edge "describes" (binding name, basis inferred) to each.
inline constexpr std::uint32_t NoRelation = 0xFFFFFFFF;
struct Edge {
    ThingId from;  ///< as stated: from VERB to
    ThingId to;
    Verb verb;
    Binding binding;
    Basis basis;
    std::uint32_t record;
    std::uint32_t relation; ///< in that record, or NoRelation
    std::string_view how;
};

/// All loaded records as one: identities joined across documents, references resolved or known to be open,
/// disagreements and conflicts listed. Immutable; the order in which documents were loaded does not show.
class Catalog {
public:
    static std::shared_ptr<const Catalog> join(std::vector<Loaded> records, const class Watch &watch);

    std::span<const Loaded> records() const { return m_records; }
    std::span<const Thing> things() const { return m_things; }
    const Thing &thing(ThingId id) const { return m_things[id]; }
    std::span<const Part> parts(ThingId id) const;
    /// The thing a document's entity became.
    ThingId thingOf(Part part) const;
    const Entity &entity(Part part) const;
    const Record &record(std::uint32_t index) const { return *m_records[index].record; }

    /// Claims about a thing, in order of record, then as they stand in the document.
    std::vector<PlacedClaim> claims(ThingId id) const;
    std::string_view text(std::uint32_t record, TextId id) const { return m_records[record].record->texts[id]; }

    /// Relations sorted by from, verb, to, record, relation.
    std::span<const Edge> edges() const { return m_edges; }
    /// Joins of a thing, with their reasons.
    std::vector<Join> joins(ThingId id) const;
    /// Conflicts (two digests under one name@version), disagreements, references to nothing. Offsets, no lines yet.
    std::span<const Problem> problems() const { return m_problems; }

    /// By id, purl, digest prefix (12 hex or more), else name or name@version (mentions only where nothing described fits). All that fit.
    std::vector<ThingId> find(std::string_view reference) const;

private:
    friend class CatalogBuilder;
    std::vector<Loaded> m_records;
    std::vector<Thing> m_things;
    std::vector<Part> m_parts;
    std::vector<std::vector<ThingId>> m_thingOf;         ///< by record, entity
    std::vector<std::vector<std::uint32_t>> m_claimStart; ///< by record: claims sorted by entity
    std::vector<std::vector<std::uint32_t>> m_claimOrder;
    std::vector<Edge> m_edges;
    std::vector<Join> m_joins;
    std::vector<Problem> m_problems;
    std::vector<std::unique_ptr<std::string>> m_texts;
};

}
