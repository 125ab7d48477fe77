#pragma once
#include "models/base/watch.h"
#include "models/session/evidence.h"
#include "ui/adapters/selection.h"

#include <array>
#include <cstdint>
#include <memory>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace pedigree {

/// By what things are told apart in the list of facets.
enum class Facet : std::uint8_t { Kind, Format, Licence, State };
inline constexpr std::size_t FacetCount = 4;

/// What is known of a thing besides its claims; a thing may have several.
enum class ThingState : std::uint8_t { Described, Mentioned, Joined, Disputed };
inline constexpr std::size_t ThingStateCount = 4;

/// One value of one facet: a kind by its number, a format or licence by its place in InventoryFacts.
struct FacetValue {
    Facet facet;
    std::uint32_t value;
    auto operator<=>(const FacetValue &) const = default;
};

/// What the inventory needs to know of every thing, gathered once for what is open.
struct InventoryFacts {
    std::shared_ptr<const Evidence> evidence;
    std::vector<std::string_view> formats;  ///< ids
    std::vector<std::string_view> licences; ///< as stated
    std::vector<std::uint32_t> formatStart; ///< by thing, into formatOf
    std::vector<std::uint32_t> formatOf;
    std::vector<std::uint32_t> licenceStart;
    std::vector<std::uint32_t> licenceOf;
    std::vector<std::uint8_t> states; ///< by thing: bits of ThingState
    /// Fields that things of a kind have, commonest first: path without keys, how many things.
    struct FieldUse {
        std::string path;
        std::uint32_t things;
    };
    std::array<std::vector<FieldUse>, EntityKindCount> fields;

    bool has(ThingId thing, FacetValue value) const;
};
std::shared_ptr<const InventoryFacts> gatherFacts(std::shared_ptr<const Evidence> evidence, const Watch &watch);

/// A column: one of ours, or a field of the dictionary.
struct InventoryColumn {
    enum class Kind : std::uint8_t { Name, Kind, Version, Licence, Documents, State, Identity, Field };
    Kind kind = Kind::Name;
    std::string path = {}; ///< of a Field, without keys
    bool operator==(const InventoryColumn &) const = default;
};

/// The value of a field at a thing as it is spelled; the first one when documents state several.
std::string_view fieldValue(const Catalog &catalog, ThingId thing, std::string_view path);

/// How a person wants to see the inventory.
struct InventoryAsk {
    std::shared_ptr<const ThingSet> filter = {}; ///< null = everything
    std::set<FacetValue> chosen = {};            ///< within a facet any, across facets all
    InventoryColumn sortBy = {};
    bool descending = false;
    std::optional<Facet> groupBy = {};
    std::set<std::uint32_t> closed = {}; ///< groups that are folded, by value of the facet
};

struct InventoryGroup {
    std::uint32_t value; ///< of the facet; NoValue = has none
    std::uint32_t count;
    bool open;
    static constexpr std::uint32_t NoValue = 0xFFFFFFFF;
};

/// The inventory as it is to be shown: numbers only, texts are looked up when a row is painted.
struct InventoryView {
    static constexpr std::uint32_t GroupBit = 0x80000000;
    std::shared_ptr<const InventoryFacts> facts;
    InventoryAsk ask;
    std::vector<std::uint32_t> rows; ///< a ThingId, or a number of a group with GroupBit
    std::vector<InventoryGroup> groups;
    struct Count {
        FacetValue value;
        std::uint32_t things; ///< with the other facets and the filter as they are
    };
    std::vector<Count> counts; ///< by facet, then most things first; those that have none are left out
    std::size_t shown = 0;
};
std::shared_ptr<const InventoryView> arrange(std::shared_ptr<const InventoryFacts> facts, InventoryAsk ask,
                                             const Watch &watch);

} // namespace pedigree
