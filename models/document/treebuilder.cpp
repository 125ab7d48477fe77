#include "models/document/treebuilder.h"

#include "models/base/seededhash.h"

#include <algorithm>
#include <cstring>

namespace pedigree {

TreeBuilder::TreeBuilder(Tree &tree, const Limits &limits)
    : m_tree(tree), m_limits(limits), m_maxDepth(limits[Limits::Depth]), m_maxValues(limits[Limits::Values]),
      m_maxMembers(limits[Limits::Members]), m_table(256)
{
}

void TreeBuilder::refuse(Error error)
{
    if (m_refused)
        return;
    m_refused = true;
    m_error = std::move(error);
}

Error TreeBuilder::error()
{
    if (m_error.where.offset)
        m_error.where.line = m_tree.line(*m_error.where.offset);
    return m_error;
}

std::uint32_t TreeBuilder::add(Value::Kind kind, std::uint64_t offset, std::uint64_t length)
{
    const auto number = std::uint32_t(m_tree.nodes.size());
    if (number >= m_maxValues) {
        refuse(beyond(Limits::Values, m_limits, {.offset = offset}));
        return number;
    }
    if (!m_open.empty() && ++m_open.back().count > m_maxMembers)
        refuse(beyond(Limits::Members, m_limits, {.offset = offset}));
    Tree::Node node{};
    node.offset = std::uint32_t(offset);
    node.length = std::uint32_t(length);
    node.next = number + 1;
    node.parent = m_open.empty() ? number : m_open.back().node;
    node.key = m_nextKey;
    node.kind = kind;
    m_tree.nodes.push_back(node);
    m_nextKey = Tree::NoKey;
    return number;
}

void TreeBuilder::begin(Value::Kind container, std::uint64_t offset)
{
    if (m_refused)
        return;
    if (m_open.size() >= m_maxDepth)
        return refuse(beyond(Limits::Depth, m_limits, {.offset = offset}));
    const std::uint32_t number = add(container, offset, 0);
    m_open.push_back({number, std::uint32_t(m_names.size()), 0});
}

void TreeBuilder::end(std::uint64_t endOffset)
{
    if (m_refused)
        return;
    const Open object = m_open.back();
    m_open.pop_back();
    Tree::Node &node = m_tree.nodes[object.node];
    node.next = std::uint32_t(m_tree.nodes.size());
    node.length = std::uint32_t(endOffset - node.offset);
    node.count = object.count & 0x7FFFFFF;
    if (node.kind == Value::Kind::Object) {
        checkNames(object);
        m_names.resize(object.firstKey);
    }
}

void TreeBuilder::checkNames(const Open &object)
{
    const auto twice = [&](std::uint32_t key, std::uint32_t offset) {
        const std::string pointer = Value(&m_tree, object.node).pointer();
        refuse(Error{Code::DuplicateKey,
                     Text{QT_TRANSLATE_NOOP("models", "The member “%1” stands twice in one object, so nobody can say which is meant."),
                          {std::string(m_tree.keys[key])}},
                     QT_TRANSLATE_NOOP("models", "Remove one of the two and export the document again."),
                     {.pointer = pointer + "/" + escapedStep(m_tree.keys[key]), .offset = offset}});
    };
    const std::size_t count = m_names.size() - object.firstKey;
    const Name *names = m_names.data() + object.firstKey;
    if (count <= 16) {
        for (std::size_t i = 1; i < count; ++i) {
            for (std::size_t j = 0; j < i; ++j) {
                if (names[i].key == names[j].key)
                    return twice(names[i].key, names[i].offset);
            }
        }
        return;
    }
    std::vector<Name> sorted(names, names + count);
    std::ranges::stable_sort(sorted, {}, &Name::key);
    const Name *first = nullptr;
    for (std::size_t i = 1; i < count; ++i) {
        if (sorted[i].key == sorted[i - 1].key && (!first || sorted[i].offset < first->offset))
            first = &sorted[i];
    }
    if (first)
        twice(first->key, first->offset);
}

std::string_view TreeBuilder::keep(std::string_view text)
{
    constexpr std::size_t block = 64 * 1024;
    if (text.size() > m_arenaLeft) {
        const std::size_t size = std::max(block, text.size());
        m_tree.arena.push_back(std::make_unique<char[]>(size));
        m_arenaAt = m_tree.arena.back().get();
        m_arenaLeft = size;
    }
    if (!text.empty())
        std::memcpy(m_arenaAt, text.data(), text.size());
    const std::string_view kept(m_arenaAt, text.size());
    m_arenaAt += text.size();
    m_arenaLeft -= text.size();
    return kept;
}

void TreeBuilder::grow()
{
    m_table.assign(m_table.size() * 4, 0);
    for (std::uint32_t i = 0; i < m_tree.keys.size(); ++i) {
        std::size_t slot = m_hashes[i] & (m_table.size() - 1);
        while (m_table[slot] != 0)
            slot = (slot + 1) & (m_table.size() - 1);
        m_table[slot] = i + 1;
    }
}

std::uint32_t TreeBuilder::intern(std::string_view name, bool inBytes)
{
    const std::uint64_t hash = seededHash(name);
    std::size_t slot = hash & (m_table.size() - 1);
    while (const std::uint32_t found = m_table[slot]) {
        if (m_hashes[found - 1] == hash && m_tree.keys[found - 1] == name)
            return found - 1;
        slot = (slot + 1) & (m_table.size() - 1);
    }
    m_tree.keys.push_back(inBytes ? name : keep(name));
    m_hashes.push_back(hash);
    m_table[slot] = std::uint32_t(m_tree.keys.size());
    if (m_tree.keys.size() * 2 > m_table.size())
        grow();
    return std::uint32_t(m_tree.keys.size() - 1);
}

void TreeBuilder::key(std::string_view name, std::uint64_t offset, bool inBytes)
{
    if (m_refused)
        return;
    if (name.size() > m_limits[Limits::KeyBytes])
        return refuse(beyond(Limits::KeyBytes, m_limits, {.offset = offset}));
    m_nextKey = intern(name, inBytes);
    m_names.push_back({m_nextKey, std::uint32_t(offset)});
}

void TreeBuilder::scalar(Value::Kind kind, std::uint64_t offset, std::uint64_t length)
{
    if (m_refused)
        return;
    const Limits::Name bound = kind == Value::Kind::Number ? Limits::NumberBytes : Limits::StringBytes;
    if (length > m_limits[bound])
        return refuse(beyond(bound, m_limits, {.offset = offset}));
    add(kind, offset, length);
}

void TreeBuilder::scalar(Value::Kind kind, std::uint64_t offset, std::uint64_t length, std::string_view text)
{
    if (m_refused)
        return;
    if (text.size() > m_limits[Limits::StringBytes])
        return refuse(beyond(Limits::StringBytes, m_limits, {.offset = offset}));
    const std::uint32_t number = add(kind, offset, length);
    if (m_refused)
        return;
    m_tree.nodes[number].written = 1;
    m_tree.nodes[number].count = std::uint32_t(m_tree.texts.size()) & 0x7FFFFFF;
    m_tree.texts.push_back(keep(text));
}

}
