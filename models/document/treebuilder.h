#pragma once
#include "models/base/limits.h"
#include "models/document/tree.h"

#include <string>
#include <string_view>
#include <vector>

namespace pedigree {

/// Grows a Tree in document order and keeps the bounds and the rule that no name stands twice in an object, whatever
/// the syntax. The first refusal stays; later calls do nothing.
class TreeBuilder {
public:
    TreeBuilder(Tree &tree, const Limits &limits);

    void begin(Value::Kind container, std::uint64_t offset);
    void end(std::uint64_t endOffset);
    /// Name of the next value; `offset` is where it stands.
    void key(std::string_view name, std::uint64_t offset, bool inBytes);
    /// A scalar whose text is its spelling in the bytes (a string: within its quotes).
    void scalar(Value::Kind kind, std::uint64_t offset, std::uint64_t length);
    /// A scalar whose text is not as spelled (escapes, YAML).
    void scalar(Value::Kind kind, std::uint64_t offset, std::uint64_t length, std::string_view text);
    void refuse(Error error);

    bool ok() const { return !m_refused; }
    std::size_t depth() const { return m_open.size(); }
    /// The refusal with its offset, pointer and line filled in.
    Error error();

private:
    struct Open {
        std::uint32_t node;
        std::uint32_t firstKey; ///< in m_names, where this object's names begin
        std::uint32_t count;
    };

    std::uint32_t add(Value::Kind kind, std::uint64_t offset, std::uint64_t length);
    std::uint32_t intern(std::string_view name, bool inBytes);
    std::string_view keep(std::string_view text);
    void checkNames(const Open &object);
    void grow();

    struct Name {
        std::uint32_t key;
        std::uint32_t offset;
    };

    Tree &m_tree;
    const Limits &m_limits;
    std::uint64_t m_maxDepth;
    std::uint64_t m_maxValues;
    std::uint64_t m_maxMembers;
    std::vector<Open> m_open;
    std::vector<Name> m_names;
    std::vector<std::uint32_t> m_sorted;
    std::vector<std::uint32_t> m_table; ///< key numbers + 1, open addressing
    std::vector<std::uint64_t> m_hashes;
    std::uint32_t m_nextKey = Tree::NoKey;
    std::size_t m_arenaLeft = 0;
    char *m_arenaAt = nullptr;
    bool m_refused = false;
    Error m_error;
};

}
