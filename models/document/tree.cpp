#include "models/document/tree.h"

#include <algorithm>
#include <charconv>
#include <cmath>

namespace pedigree {

std::string escapedStep(std::string_view name)
{
    std::string out;
    for (const char c : name) {
        if (c == '~')
            out += "~0";
        else if (c == '/')
            out += "~1";
        else
            out += c;
    }
    return out;
}

std::string_view Value::text() const
{
    if (!isScalar())
        return {};
    const Tree::Node &node = m_tree->nodes[m_node];
    if (node.written)
        return m_tree->texts[node.count];
    const std::string_view spelled = std::string_view(*m_tree->bytes).substr(node.offset, node.length);
    return node.kind == Kind::String ? spelled.substr(1, spelled.size() - 2) : spelled;
}

std::optional<std::string_view> Value::string() const
{
    return isString() ? std::optional(text()) : std::nullopt;
}

std::optional<double> Value::number() const
{
    if (!isNumber())
        return std::nullopt;
    const std::string_view spelled = text();
    double value = 0;
    const auto [end, error] = std::from_chars(spelled.data(), spelled.data() + spelled.size(), value);
    if (error != std::errc() || end != spelled.data() + spelled.size())
        return std::nullopt;
    return value;
}

std::optional<std::int64_t> Value::integer() const
{
    if (!isNumber())
        return std::nullopt;
    const std::string_view spelled = text();
    std::int64_t value = 0;
    const auto [end, error] = std::from_chars(spelled.data(), spelled.data() + spelled.size(), value);
    if (error == std::errc() && end == spelled.data() + spelled.size())
        return value;
    const std::optional<double> real = number();
    // 2^53: beyond it a double no longer says which integer was meant.
    if (real && std::abs(*real) <= 9007199254740992.0 && std::trunc(*real) == *real)
        return std::int64_t(*real);
    return std::nullopt;
}

std::optional<bool> Value::boolean() const
{
    return kind() == Kind::Bool ? std::optional(text().starts_with('t')) : std::nullopt;
}

Value Value::operator[](std::string_view name) const
{
    if (!isObject())
        return {};
    for (const Value member : *this) {
        if (member.key() == name)
            return member;
    }
    return {};
}

Value Value::at(std::uint32_t index) const
{
    if (index >= size())
        return {};
    Iterator entry = begin();
    while (index-- > 0)
        ++entry;
    return *entry;
}

Value Value::parent() const
{
    if (!m_tree || m_node == 0)
        return {};
    return Value(m_tree, m_tree->nodes[m_node].parent);
}

std::string Value::pointer() const
{
    if (!m_tree || m_node == 0)
        return {};
    const Value above = parent();
    std::string path = above.pointer();
    path += '/';
    if (above.isObject())
        return path + escapedStep(key());
    std::uint32_t index = 0;
    for (auto entry = above.begin(); (*entry).node() != m_node; ++entry)
        ++index;
    return path + std::to_string(index);
}

Value Tree::at(std::uint64_t offset) const
{
    // Nodes stand in document order, so the last that starts at or before the byte is the innermost candidate.
    const auto after = std::ranges::upper_bound(nodes, offset, {}, [](const Node &n) { return std::uint64_t(n.offset); });
    if (after == nodes.begin())
        return {};
    Value value(this, std::uint32_t(after - nodes.begin() - 1));
    while (value && value.offset() + std::uint64_t(value.length()) <= offset)
        value = value.parent();
    return value;
}

Value Tree::find(std::string_view pointer) const
{
    Value value = root();
    while (value && !pointer.empty()) {
        if (pointer.front() != '/')
            return {};
        pointer.remove_prefix(1);
        const std::string_view raw = pointer.substr(0, pointer.find('/'));
        pointer.remove_prefix(raw.size());
        if (value.isArray()) {
            std::uint32_t index = 0;
            const auto [end, error] = std::from_chars(raw.data(), raw.data() + raw.size(), index);
            if (error != std::errc() || end != raw.data() + raw.size() || (raw.size() > 1 && raw[0] == '0'))
                return {};
            value = value.at(index);
            continue;
        }
        std::string name;
        for (std::size_t i = 0; i < raw.size(); ++i) {
            if (raw[i] == '~' && i + 1 < raw.size() && (raw[i + 1] == '0' || raw[i + 1] == '1'))
                name += raw[++i] == '0' ? '~' : '/';
            else
                name += raw[i];
        }
        value = value[name];
    }
    return value;
}

PointerIndex::PointerIndex(const Tree &tree) : m_tree(&tree), m_places(tree.nodes.size())
{
    for (std::uint32_t node = 0; node < tree.nodes.size(); ++node) {
        if (tree.nodes[node].kind != Value::Kind::Array)
            continue;
        std::uint32_t place = 0;
        for (const Value entry : Value(&tree, node))
            m_places[entry.node()] = place++;
    }
}

std::string PointerIndex::pointer(Value value) const
{
    std::vector<std::uint32_t> path;
    for (std::uint32_t node = value.node(); value && node != 0; node = m_tree->nodes[node].parent)
        path.push_back(node);
    std::ranges::reverse(path); // not views::reverse: clang 14, which builds the fuzz targets, can't
    std::string out;
    for (const std::uint32_t node : path) {
        out += '/';
        if (m_tree->nodes[node].key != Tree::NoKey)
            out += escapedStep(m_tree->keys[m_tree->nodes[node].key]);
        else
            out += std::to_string(m_places[node]);
    }
    return out;
}

std::uint64_t lineOf(std::string_view bytes, std::uint64_t offset)
{
    const auto end = bytes.begin() + std::ptrdiff_t(std::min<std::uint64_t>(offset, bytes.size()));
    return 1 + std::uint64_t(std::count(bytes.begin(), end, '\n'));
}

LineIndex::LineIndex(std::string_view bytes) : m_starts{0}, m_size(bytes.size())
{
    for (auto at = bytes.find('\n'); at != bytes.npos; at = bytes.find('\n', at + 1))
        m_starts.push_back(at + 1);
}

std::uint64_t LineIndex::line(std::uint64_t offset) const
{
    return std::uint64_t(std::ranges::upper_bound(m_starts, offset) - m_starts.begin());
}

std::uint64_t LineIndex::start(std::uint64_t line) const
{
    return line == 0 ? 0 : line <= m_starts.size() ? m_starts[line - 1] : m_size;
}

std::uint64_t Tree::line(std::uint64_t offset) const
{
    return bytes ? lineOf(*bytes, offset) : 0;
}

}
