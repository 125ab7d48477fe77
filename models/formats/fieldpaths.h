#pragma once
#include "models/formats/cyclonedxfields.h"
#include "models/record/record.h"

#include <array>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

namespace pedigree::formats {

/// The fields that the members of one document become, each path worked out once however many values stand under it.
/// A path is a number; 0 is the root, whose name is the empty path.
class FieldPaths {
public:
    using Path = std::uint32_t;

    /// `prefix` stands before every path that no row of `fields` names.
    FieldPaths(RecordBuilder &out, std::string_view prefix, std::span<const CycloneDxField> fields);

    /// A root of its own, e.g. "components[]", whose members are "components[].name" and so on.
    Path root(std::string_view name);
    /// The member that has this name; `key` is its number in the document's tree.
    Path member(Path of, std::uint32_t key, std::string_view name);
    /// The entries of an array: "…[]".
    Path entries(Path of);
    /// The entries that go by a name: "…[NAME]". A name with a colon stands for itself: it has a prefix of its own.
    Path named(Path of, TextId name);

    /// The field of a value that stands there, of a thing of that kind.
    TextId field(Path path, EntityKind kind) const
    {
        const Node &node = m_nodes[path];
        if (node.fields != 0) {
            if (const TextId known = m_fields[node.fields - 1][std::size_t(kind)])
                return known;
        }
        return node.text;
    }
    /// Whether a row names it for that kind.
    bool isKnown(Path path, EntityKind kind) const { return field(path, kind) != m_nodes[path].text; }
    bool hasKnown(Path path) const { return m_nodes[path].fields != 0; }

private:
    struct Node {
        TextId text;          ///< the field of a value there that no row names: prefix and path
        TextId path;          ///< prefix and path
        std::uint32_t fields; ///< into m_fields, plus 1
    };
    struct Slot {
        std::uint64_t step;
        Path path; ///< plus 1
    };
    using ByKind = std::array<TextId, EntityKindCount>;

    Path step(std::uint64_t step, Path of, std::string_view separator, std::string_view name, std::string_view end);
    Slot &slot(std::uint64_t step);
    void grow();
    Path add(std::string_view path);
    std::string_view pathOf(Path path) const;

    RecordBuilder &m_out;
    std::string_view m_prefix;
    std::span<const CycloneDxField> m_known;
    std::vector<std::uint32_t> m_byMember; ///< rows of m_known, sorted by member
    std::vector<Node> m_nodes;
    std::vector<ByKind> m_fields;
    std::vector<Slot> m_slots;
    std::size_t m_used = 0;
    std::size_t m_bytes = 0; ///< of all paths together
    std::uint64_t m_seed;
    TextId m_unnamed;
};

}
