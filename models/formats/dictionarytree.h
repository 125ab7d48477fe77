#pragma once
#include "models/record/dictionary.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace pedigree::formats {

/// The dictionary as the tree of members that a record has, so that a document can be walked beside it.
class DictionaryTree {
public:
    struct Node {
        std::string path;                  ///< "system.prompts[].id"
        const Field *field = nullptr;      ///< a value stands here
        const FieldArray *array = nullptr; ///< entries that are objects stand here
        /// Must be there wherever the object that it stands in is.
        bool required = false;
        std::vector<std::pair<std::string, std::uint32_t>> members = {}; ///< sorted by name
    };
    static constexpr std::uint32_t None = 0xFFFFFFFF;

    const Node &operator[](std::uint32_t node) const { return m_nodes[node]; }
    std::size_t size() const { return m_nodes.size(); }
    /// The member of a node (0 is the whole record), or None.
    std::uint32_t member(std::uint32_t of, std::string_view name) const;

    /// Of the dictionary that the program carries.
    static const DictionaryTree &get();

private:
    DictionaryTree();
    std::vector<Node> m_nodes;
};

}
