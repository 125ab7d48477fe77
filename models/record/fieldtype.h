#pragma once
#include "models/base/text.h"
#include "models/record/kinds.h"

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace pedigree {

/// What a field's value has to look like: one of the dictionary's types.
struct FieldType {
    enum class Kind : std::uint8_t {
        Str,      ///< a line of text
        Text,     ///< prose
        Int,      ///< a whole number, however it is spelt (1.0 is 1)
        Num,      ///< a number
        Bool,     ///< true or false
        Enum,     ///< one of `values`
        Time,     ///< RFC 3339, in UTC ("2026-11-23T12:00:00Z")
        Date,     ///< RFC 3339 full-date ("2026-11-23"), a day that exists
        Duration, ///< ISO 8601 ("P30D")
        Digest,   ///< algorithm, colon, lower-case hex
        Purl,     ///< package URL
        Spdx,     ///< SPDX licence expression (SPDX 2.3, annex D)
        Iri,      ///< an absolute IRI (RFC 3987)
        Semver,   ///< semantic version 2.0.0
        Language, ///< language tag (BCP 47)
        Region,   ///< ISO 3166-1 alpha-2, optionally with a subdivision, or EU, EEA
        Currency, ///< ISO 4217
        Share,    ///< a number from 0 to 1
        Ref,      ///< an id, a purl or a digest of something in these documents
        Map,      ///< an object of any members
        Party,    ///< a person or an organisation: {name, role, org, id}
        Pointer,  ///< {uri, digest, media_type, size, catalog, issued, expires}
    };

    Kind kind = Kind::Str;
    std::vector<std::string> values = {}; ///< the words of an Enum, in the dictionary's order
    bool inlineText = false;              ///< a Pointer that may also be the text itself

    /// From the dictionary's column: "int", "enum(low,limited,high)", "ptr(inline)".
    static std::optional<FieldType> parse(std::string_view column);

    bool operator==(const FieldType &) const = default;
};

/// A member of the object that a Party or a Pointer is.
struct TypeMember {
    std::string_view name;
    FieldType::Kind kind;
    bool required;
};

/// "digest", as the dictionary spells it.
std::string_view name(FieldType::Kind kind);

/// What a value of this type looks like, for a sentence: "a date (YYYY-MM-DD)", "one of low, limited, high".
std::string inWords(const FieldType &type);

/// Members that a Party or a Pointer has; none for other types. Further members are allowed and kept.
std::span<const TypeMember> membersOf(FieldType::Kind kind);

/// What is wrong with a value that should be of this type; nothing when it is right.
/// `text` is the string, or the number as it is spelt, or true/false. Any object comes as EmptyObject and any array as
/// EmptyList, as only that is looked at here: their members are asked about one by one, with membersOf().
/// A digest that can be forged (isWeakDigest) is read, so it is no problem here: that is a finding of its own.
std::optional<Text> problem(const FieldType &type, ValueKind kind, std::string_view text);

/// An MD5 or SHA-1 digest, or one cut short (8 hex digits or more): readable, and proof of nothing.
bool isWeakDigest(std::string_view text);

/// TBD, n/a, unknown and the like in place of a value: such a value counts as absent (record-schema 0.1).
/// Not a word that the field's own enum lists.
bool isPlaceholder(const FieldType &type, std::string_view text);

/// What {"state": …} says in place of a value: from the word in a document ("unknown", "withheld", "n/a").
std::optional<State> statedState(std::string_view word);

} // namespace pedigree
