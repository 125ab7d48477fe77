#pragma once
#include "models/base/result.h"
#include "models/record/condition.h"
#include "models/record/fieldtype.h"
#include "models/record/kinds.h"

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace pedigree {

/// How much harm a system can do; chooses what a record must say.
enum class Tier : std::uint8_t { Low, Limited, High };
std::optional<Tier> tier(std::string_view word);
std::string_view name(Tier tier);

/// One field that a provenance record can have: a row of resources/dictionary/fields.tsv, all of it.
struct Field {
    enum class Card : std::uint8_t { One, Optional, Any, Some }; ///< 1, 0..1, 0..*, 1..*
    enum class Need : std::uint8_t { Optional, Recommended, Minimum };
    enum class Sensitivity : std::uint8_t { Public, Internal, Confidential };
    /// What a change of the field calls for.
    enum class Step : std::uint8_t { None, Patch, Minor, Major };

    /// How old a value may grow.
    struct Freshness {
        enum class Kind : std::uint8_t {
            None,
            Relative, ///< not older than what it describes
            MaxAge,   ///< ISO 8601 durations; a low tier has twice the limited one
        };
        Kind kind = Kind::None;
        std::string limited = {};
        std::string high = {};
        bool operator==(const Freshness &) const = default;
    };

    /// A change has one weight, or one for tightening and one for loosening.
    struct Bump {
        Step tighten = Step::None;
        Step loosen = Step::None;
        bool oneWeight() const { return tighten == loosen; }
        bool operator==(const Bump &) const = default;
    };

    /// The relation that the field's value makes: from the entry (the thing whose field it is) to what the value names,
    /// or, where the value is what the entry itself is called (toEntry), from what holds the entry to the entry.
    struct Edge {
        Verb verb;
        Flow direction;       ///< where what is named (or the entry) lies: up is upstream
        bool inverse = false; ///< the sentence is read from the other end: "NAMED verb ENTRY"
        bool toEntry = false;
        bool operator==(const Edge &) const = default;
    };

    /// Where another format keeps the same thing.
    struct Elsewhere {
        enum class Format : std::uint8_t { CycloneDx, Spdx, HuggingFace };
        Format format;
        bool loose; ///< a looser fit
        std::string place;
        bool operator==(const Elsewhere &) const = default;
    };

    std::string path;                        ///< "datasets[].pii.present"
    std::string section;                     ///< "datasets"
    EntityKind entity = EntityKind::Release; ///< the thing whose field it is
    FieldType type;
    bool list = false; ///< the value is an array of plain values
    Card card = Card::Optional;
    std::array<Need, 3> needs = {}; ///< by tier
    bool conditional = false;       ///< needed only where `when` holds
    Condition when;
    std::string whenText;
    Freshness freshness;
    Sensitivity sensitivity = Sensitivity::Internal;
    Bump bump;
    std::vector<std::string> requirements; ///< keys such as "S-DATA"
    std::optional<Edge> flow;
    std::vector<Elsewhere> elsewhere;
    std::string note;

    Need need(Tier tier) const { return needs[static_cast<std::size_t>(tier)]; }
    /// The path without a closing "[]", as findings and changes print it: "redteam[].threats".
    std::string_view place() const;
};

/// A top-level member of a record, or several that belong together, in the order of the dictionary.
struct Section {
    std::string name;  ///< "datasets"
    std::string title; ///< "Data profile, lineage and consent"
    std::size_t first = 0;
    std::size_t count = 0;
};

/// An array of a record and how its entries are told apart.
struct FieldArray {
    enum class Key : std::uint8_t {
        Member,   ///< by `member`; entries that share it or lack it are told apart by their position in canonical order
        Value,    ///< plain values: by themselves
        Position, ///< by position in canonical order
    };
    std::string path;                        ///< "system.prompts[]"
    EntityKind entity = EntityKind::Release; ///< what an entry is, or belongs to
    Key key = Key::Position;
    std::string member = {};
    std::size_t first = 0; ///< its first row, an index into fields()
};

/// The fields of pedigree-record/1: what they are called, and everything that is decided about them.
/// Readers, lint, scores, search, diff, forms and reports walk it, so that a new field is one row and no code.
class Dictionary {
public:
    /// From the text of fields.tsv. Malformed, with the line, when a row can't be understood.
    static Result<Dictionary> parse(std::string_view tsv);

    const std::vector<Field> &fields() const { return m_fields; }
    const std::vector<Section> &sections() const { return m_sections; }
    std::span<const Field> fieldsOf(const Section &section) const;
    const Section *section(std::string_view name) const;
    /// Sorted by path.
    const std::vector<FieldArray> &arrays() const { return m_arrays; }

    /// The field at a path, or null. What stands in brackets is not looked at, and the closing "[]" of a list may be
    /// missing: "datasets[d-1].use", "datasets[3].use", "redteam[rt-1].threats", "extensions.acme.schema".
    const Field *find(std::string_view path) const;
    /// The field that a path lies in, if it is a field or a part of a field's value ("model.card.uri" is in
    /// "model.card", "extensions.acme.desk" in "extensions.<prefix>"), or null.
    const Field *covering(std::string_view path) const;
    /// The array at a path ("datasets", "datasets[]" or "datasets[d-1]"), or null.
    const FieldArray *array(std::string_view path) const;
    /// The innermost array of objects that a field stands in, or null.
    const FieldArray *arrayOf(const Field &field) const;
    /// The names of the members directly below a path that is no field itself ("" is the whole record), in the order of
    /// the dictionary, arrays with their "[]". Empty when nothing is below it.
    std::vector<std::string> membersBelow(std::string_view path) const;

private:
    std::vector<Field> m_fields;
    std::vector<Section> m_sections;
    std::vector<FieldArray> m_arrays;
    std::vector<std::uint16_t> m_byPath;
};

/// "datasets[d-1].use" and "datasets[3].use" are both "datasets[].use".
std::string withoutKeys(std::string_view path);

/// The dictionary that this program carries.
const Dictionary &dictionary();

} // namespace pedigree
