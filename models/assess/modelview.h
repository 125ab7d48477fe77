#pragma once
#include "models/catalog/catalog.h"

#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace pedigree {

/// One claim with its text, its field and where it stands.
struct Said {
    std::string_view field;
    std::string_view value;
    Basis basis;
    ValueKind kind;
    std::uint32_t record;
    std::uint32_t offset;
    std::string_view format; ///< of the document: "hf-card"

    bool observed() const { return basis == Basis::Observed; }
    bool stated() const { return basis == Basis::Stated; }
};

/// A file that is part of a model, and what is said of it.
struct FileView {
    ThingId thing;
    std::string_view name;
    bool mentioned;
    std::vector<Said> said;
};

/// A result that was measured on a model.
struct EvaluationView {
    ThingId thing;
    std::uint32_t record;
    std::vector<Said> said;
};

/// A model or adapter with everything that is said of it and of its parts, by field. What stands in the brackets of a
/// dictionary's path is left out, so that "adapters[a-1].rank" is found as "adapters[].rank".
class ModelView {
public:
    ModelView(const Catalog &catalog, ThingId thing, std::span<const ThingId> files);

    ThingId thing() const { return m_thing; }
    const Catalog &catalog() const { return m_catalog; }
    bool isAdapter() const;
    const std::vector<FileView> &files() const { return m_files; }
    std::vector<EvaluationView> evaluations() const;

    /// Claims about the model itself, in order.
    const std::vector<Said> &all() const { return m_said; }
    std::vector<Said> of(std::string_view field) const;
    std::vector<Said> of(std::string_view field, Basis basis) const;
    std::vector<Said> from(std::string_view format, std::string_view field) const;
    std::optional<Said> first(std::string_view field) const;
    bool hasBelow(std::string_view prefix) const; ///< some claim's field begins so
    /// The same of the files that are parts.
    std::vector<Said> ofFiles(std::string_view field) const;
    /// A claim to point at in a document of that format.
    std::optional<Said> anyOf(std::string_view format) const;

private:
    const Catalog &m_catalog;
    ThingId m_thing;
    std::vector<FileView> m_files;
    std::vector<Said> m_said;
    std::multimap<std::string_view, std::size_t> m_byField;
    std::set<std::string, std::less<>> m_fields; ///< paths without keys, kept
};

std::vector<Said> saidOf(const Catalog &catalog, ThingId thing);

}
