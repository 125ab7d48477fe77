#pragma once
#include "models/document/tree.h"
#include "models/formats/problemlist.h"

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace pedigree::formats {

/// What documents of one format have to look like, version by version: members, types, words, patterns. Made from the
/// published schemas (resources/shapes); this is what decides whether a document is valid by its format.
class Shapes {
public:
    /// From a table of resources/shapes; a table of ours that can't be read is our mistake.
    explicit Shapes(std::string_view json);

    /// Of CycloneDX, loaded when first asked for.
    static const Shapes &cycloneDx();

    bool knows(std::string_view version) const { return root(version).has_value(); }
    /// Adds each place where the document breaks the rules of that version; true when there is none.
    /// JSON Schema draft 7, with formats date, date-time and uri.
    bool check(Value document, std::string_view version, ProblemList &problems) const;

private:
    friend class ShapeCheck;
    static constexpr std::uint32_t None = 0xFFFFFFFF;
    static constexpr std::uint32_t Forbidden = 0xFFFFFFFE;

    enum class Pattern : std::uint8_t {
        None, Uuid, BomLink, BomLinkElement, MediaType, Hash, Locale, Cre, Patent, Country,
    };
    enum class Format : std::uint8_t { None, Date, DateTime, Uri };
    enum Type : std::uint8_t { Null = 1, Bool = 2, Number = 4, Integer = 8, String = 16, Array = 32, Object = 64 };

    struct Shape {
        std::uint8_t types = 0; ///< Type, or'ed; 0 = any
        Pattern pattern = Pattern::None;
        Format format = Format::None;
        bool unique = false;
        bool plain = true;      ///< nothing but what a scalar's or an object's own check looks at
        std::uint32_t words = None;
        std::uint32_t extra = None; ///< shape of members not named; Forbidden
        std::uint32_t items = None;
        std::uint32_t no = None, condition = None, then = None, otherwise = None;
        std::uint32_t members = None; ///< into m_members: a row of shape numbers by name, each plus 1
        std::vector<std::uint32_t> required = {}; ///< numbers of names, at most 64
        std::vector<std::uint32_t> oneOf = {}, anyOf = {}, allOf = {};
        std::optional<double> least = {}, most = {};
        std::optional<std::uint32_t> minLength = {}, maxLength = {}, minItems = {}, maxItems = {};
        std::optional<std::string> constant = {}; ///< as JSON spells it; false and texts only
    };

    std::optional<std::uint32_t> root(std::string_view version) const;
    std::uint32_t nameNumber(std::string_view name) const;

    std::vector<std::pair<std::string, std::uint32_t>> m_versions;
    std::vector<std::string> m_names; ///< of all members, sorted
    std::vector<std::vector<std::string>> m_words; ///< sorted
    std::vector<std::vector<std::uint16_t>> m_members;
    std::vector<Shape> m_shapes;
};

}
