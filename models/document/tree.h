#pragma once
#include "models/base/bytes.h"

#include <cstdint>
#include <iterator>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace pedigree {

class Tree;

/// One value of a document: a small cursor into its Tree, good for as long as the Tree lives. A default-made Value is
/// *no value*: it answers every question with "nothing", so members that may be absent can be asked in a row.
class Value {
public:
    enum class Kind : std::uint8_t { None, Null, Bool, Number, String, Array, Object };

    Value() = default;
    Value(const Tree *tree, std::uint32_t node) : m_tree(tree), m_node(node) {}

    explicit operator bool() const { return m_tree != nullptr; }
    Kind kind() const;
    bool isObject() const { return kind() == Kind::Object; }
    bool isArray() const { return kind() == Kind::Array; }
    bool isString() const { return kind() == Kind::String; }
    bool isNumber() const { return kind() == Kind::Number; }
    bool isScalar() const { return kind() > Kind::None && kind() < Kind::Array; }

    /// A string's text, or a number, true, false or null as it is spelled in the document. Empty for containers and none.
    std::string_view text() const;
    /// text() of a string only.
    std::optional<std::string_view> string() const;
    std::optional<double> number() const;
    std::optional<std::int64_t> integer() const; ///< of a number that is one, 1.0 included
    std::optional<bool> boolean() const;

    /// Members or entries.
    std::uint32_t size() const;
    /// The member of that name, or none. Names are unique: a document that repeats one is refused.
    Value operator[](std::string_view name) const;
    /// The entry at that place (walks; iterate where all are wanted), or none.
    Value at(std::uint32_t index) const;
    /// The name under which this value stands in its object; empty for entries and the root.
    std::string_view key() const;
    Value parent() const;

    std::uint32_t node() const { return m_node; }
    const Tree *tree() const { return m_tree; }
    /// In bytes from the document's start: the first byte of the value (not of its name).
    std::uint32_t offset() const;
    /// Bytes of a scalar as spelled, quotes included; for containers up to and with the closing bracket.
    std::uint32_t length() const;
    /// RFC 6901, from the root. Costs a walk up and along the siblings of arrays.
    std::string pointer() const;

    class Iterator;
    Iterator begin() const;
    Iterator end() const;
    bool operator==(const Value &) const = default;

private:
    const Tree *m_tree = nullptr;
    std::uint32_t m_node = 0;
};

/// One document as a tree whose values know where they stand. JSON, YAML and (later) XML all become this.
/// Compact: 24 bytes a value, texts are views into the document's own bytes where they are spelled plainly.
class Tree {
public:
    static constexpr std::uint32_t NoKey = 0xFFFFFFFF;

    struct Node {
        std::uint32_t offset; ///< bytes from the start
        std::uint32_t length; ///< bytes, as spelled
        std::uint32_t next;   ///< the node after this one's subtree
        std::uint32_t parent; ///< own number for the root
        std::uint32_t key;    ///< into keys, or NoKey
        std::uint32_t count : 27; ///< members or entries; strings: place in `texts`, plus 1, when not spelled plainly
        Value::Kind kind : 4;
        std::uint32_t written : 1; ///< strings: `count` says where the text is
    };
    static_assert(sizeof(Node) == 24);

    Value root() const { return nodes.empty() ? Value() : Value(this, 0); }
    /// The innermost value that covers the byte, or none.
    Value at(std::uint64_t offset) const;
    /// The value a pointer leads to, or none.
    Value find(std::string_view pointer) const;
    /// Line of a byte, from 1. Counts line feeds from the start: for many of one document use Lines.
    std::uint64_t line(std::uint64_t offset) const;

    Bytes bytes;                          ///< what it was read from
    std::vector<Node> nodes;              ///< in document order, the root first
    std::vector<std::string_view> keys;   ///< each name once
    std::vector<std::string_view> texts;  ///< strings with escapes, and all YAML text
    std::vector<std::unique_ptr<char[]>> arena; ///< what `keys` and `texts` look into, when not `bytes`
};

class Value::Iterator {
public:
    using value_type = Value;
    using difference_type = std::ptrdiff_t;

    Iterator() = default;
    Iterator(const Tree *tree, std::uint32_t node, std::uint32_t left) : m_tree(tree), m_node(node), m_left(left) {}
    Value operator*() const { return Value(m_tree, m_node); }
    Iterator &operator++()
    {
        m_node = m_tree->nodes[m_node].next;
        --m_left;
        return *this;
    }
    Iterator operator++(int)
    {
        Iterator old = *this;
        ++*this;
        return old;
    }
    bool operator==(const Iterator &other) const { return m_left == other.m_left; }

private:
    const Tree *m_tree = nullptr;
    std::uint32_t m_node = 0;
    std::uint32_t m_left = 0;
};

inline Value::Kind Value::kind() const { return m_tree ? m_tree->nodes[m_node].kind : Kind::None; }
inline std::uint32_t Value::offset() const { return m_tree ? m_tree->nodes[m_node].offset : 0; }
inline std::uint32_t Value::length() const { return m_tree ? m_tree->nodes[m_node].length : 0; }
inline std::uint32_t Value::size() const
{
    return isObject() || isArray() ? std::uint32_t(m_tree->nodes[m_node].count) : 0;
}
inline std::string_view Value::key() const
{
    return m_tree && m_tree->nodes[m_node].key != Tree::NoKey ? m_tree->keys[m_tree->nodes[m_node].key] : std::string_view();
}
inline Value::Iterator Value::begin() const { return Iterator(m_tree, m_node + 1, size()); }
inline Value::Iterator Value::end() const { return Iterator(m_tree, 0, 0); }

/// Where each line of some bytes begins, for those who ask often.
class LineIndex {
public:
    explicit LineIndex(std::string_view bytes);
    std::uint64_t line(std::uint64_t offset) const;      ///< from 1
    std::uint64_t start(std::uint64_t line) const;       ///< byte where a line (from 1) begins; the end for those beyond
    std::uint64_t count() const { return m_starts.size(); }

private:
    std::vector<std::uint64_t> m_starts;
    std::uint64_t m_size;
};

/// Pointers of many values of one tree: knows each entry's place in its array, which Value::pointer() has to count.
class PointerIndex {
public:
    explicit PointerIndex(const Tree &tree);
    std::string pointer(Value value) const;

private:
    const Tree *m_tree;
    std::vector<std::uint32_t> m_places;
};

/// Line of a byte, from 1.
std::uint64_t lineOf(std::string_view bytes, std::uint64_t offset);

/// The last step of a pointer, escaped (RFC 6901, 3).
std::string escapedStep(std::string_view name);

}
