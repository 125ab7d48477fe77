#pragma once
#include "models/base/bytes.h"
#include "models/base/digest.h"
#include "models/record/kinds.h"

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace pedigree {

/// A text that is kept once; 0 is the empty text.
using TextId = std::uint32_t;

/// Texts, each kept once. Those that stand in the document as they are cost a view, the others are copied.
class TextPool {
public:
    TextPool();

    /// `stays`: the characters outlive the pool (they stand in the document's bytes).
    TextId add(std::string_view text, bool stays);
    std::string_view operator[](TextId id) const { return m_texts[id]; }
    std::size_t size() const { return m_texts.size(); }
    /// About so many texts will come.
    void expect(std::size_t texts);

private:
    void grow();

    std::vector<std::string_view> m_texts;
    std::vector<std::uint64_t> m_table; ///< hash and number, plus 1; a power of two
    std::vector<std::unique_ptr<char[]>> m_arena;
    char *m_at = nullptr;
    std::size_t m_left = 0;
};

/// By what a thing is known, strongest first. Any part may be missing.
struct Identity {
    std::vector<Digest> digests; ///< strong and weak ones as stated; only strong ones join
    TextId purl = 0;             ///< as stated
    TextId iri = 0;
    TextId provider = 0;         ///< provider, organisation or group
    TextId name = 0;
    TextId version = 0;
    TextId local = 0;            ///< a key that holds within one SOURCE only ("folder:models/x" for files of one model folder)
    bool operator==(const Identity &) const = default;
};

/// A thing that a document speaks of.
struct Entity {
    EntityKind kind = EntityKind::Software;
    /// Only pointed at here (a base model named by an adapter's config), described elsewhere or nowhere.
    bool mentioned = false;
    Identity identity = {};
    TextId pointer = 0;      ///< RFC 6901 of where it stands, set when nothing stronger than a name identifies it
    std::uint32_t offset = 0; ///< in bytes, of where it stands
};

/// Entity, field, value, and the exact place it was read. 16 bytes.
struct Claim {
    std::uint32_t entity;
    /// A dictionary path with its entries named ("datasets[].use", "governance.roles[dpo].duty"), or a member no row
    /// names under the prefix of its format ("cdx:components[].vendorThing").
    TextId field : 24;
    State state : 2;
    Basis basis : 2;
    ValueKind kind : 4;
    TextId value; ///< as spelled ("1.0" stays "1.0"); the reason for the states other than Given
    std::uint32_t offset; ///< in bytes from the start of the record's document
};
static_assert(sizeof(Claim) == 16);

struct Relation {
    std::uint32_t from; ///< entity of this record
    std::uint32_t to;   ///< entity of this record, often a mentioned one
    Verb verb;
    Basis basis = Basis::Stated;
    /// How the other end was named here: with its digest, an identifier (purl, IRI, id within this document), or a name.
    Binding named = Binding::Identifier;
    TextId how = 0;     ///< "finetune", "adapter", "merge", "quantized", "distill" …, as stated or inferred
    std::uint32_t offset = 0;
};

/// What one document says, in the one language all formats are translated into. Built by a reader, then never changed.
class Record {
public:
    Bytes source;  ///< the document's bytes, which `texts` may look into
    std::optional<Digest> document; ///< digest of the document
    std::string format; ///< "cyclonedx-json"
    std::string version;
    TextPool texts;
    std::vector<Entity> entities;
    std::vector<Claim> claims;      ///< in the order of the document, grouped by nothing
    std::vector<Relation> relations;
    /// The entity the document is about (the release of a BOM, the model of a card), if it says so.
    std::optional<std::uint32_t> subject;

    std::string_view text(TextId id) const { return texts[id]; }
};

/// How a reader fills a Record: keeps texts once, and says what it found in the words of the dictionary.
class RecordBuilder {
public:
    explicit RecordBuilder(Bytes source);

    /// `value` views that lie within the source's bytes are kept as they are, others are copied.
    TextId text(std::string_view value);
    std::uint32_t entity(Entity entity);
    void claim(std::uint32_t entity, TextId field, std::string_view value, ValueKind kind, std::uint32_t offset,
               State state = State::Given, Basis basis = Basis::Stated);
    void claim(std::uint32_t entity, std::string_view field, std::string_view value, ValueKind kind, std::uint32_t offset,
               State state = State::Given, Basis basis = Basis::Stated);
    void relation(Relation relation);

    Record &record() { return *m_record; }
    std::shared_ptr<const Record> finish() { return std::move(m_record); }

private:
    std::shared_ptr<Record> m_record;
};

}
