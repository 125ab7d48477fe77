#pragma once
#include "models/catalog/catalog.h"

#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace pedigree {

/// The filter language, the same in window, command line and rule packs:
///
///   term := field op value | field:value | word | "phrase"      op := : = != < <= > >= ~
///   terms stand beside each other (and), or with `or`, `not`, `-` and parentheses.
///
/// A field is an alias (kind, name, version, licence, owner, tier, region, stage, section, format, file …) or a path of
/// the dictionary, with [key=value] to choose an entry: evaluations[metric=refusal-rate].value<0.9. `:` is equality for
/// kinds, enums, numbers and times, and "holds" for other texts, as `~` always is. Numbers compare with their units
/// (7B, 2GiB, 15%), times and durations as such, versions as versions. What is absent never matches; field:absent asks.
class Filter {
public:
    /// Refused with the offset of the word that isn't understood, and a suggestion where one is near.
    static Result<Filter> parse(std::string_view text);

    bool isEmpty() const { return !m_root; }
    bool matches(const Catalog &catalog, ThingId thing) const;
    /// Everything that matches, in order.
    std::vector<ThingId> matching(const Catalog &catalog) const;

    /// What was understood, as a sentence. `translate` turns its English pieces into another language.
    using Translate = std::function<std::string(const char *english)>;
    std::string explain(const Translate &translate = {}) const;
    /// Valid, but suspicious: a kind that doesn't exist, a field nothing can have yet.
    const std::vector<Text> &doubts() const { return m_doubts; }

    /// Field aliases, for completion.
    static std::vector<std::string_view> aliases();

    struct Node;

private:
    std::shared_ptr<const Node> m_root;
    std::vector<Text> m_doubts;
};

}
