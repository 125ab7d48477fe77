#include "models/session/draft.h"

#include <algorithm>
#include <nlohmann/json.hpp>

namespace pedigree {

std::string jsonString(std::string_view text)
{
    return nlohmann::json(text).dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
}

bool Draft::become(Kind kind)
{
    if (m_kind == Kind::Empty)
        m_kind = kind;
    return m_kind == kind;
}

bool Draft::set(std::string scalar)
{
    if (m_kind == Kind::Scalar)
        return m_scalar == scalar;
    if (!become(Kind::Scalar))
        return false;
    m_scalar = std::move(scalar);
    return true;
}

Draft *Draft::make(std::string name)
{
    m_parts.push_back({std::move(name), std::make_unique<Draft>()});
    return m_parts.back().value.get();
}

Draft *Draft::find(std::string_view name) const
{
    const auto known = m_index.find(name);
    return known == m_index.end() ? nullptr : m_parts[known->second].value.get();
}

Draft *Draft::member(std::string_view name)
{
    if (!become(Kind::Object))
        return nullptr;
    if (Draft *known = find(name))
        return known;
    m_index.emplace(name, m_parts.size());
    return make(std::string(name));
}

Draft *Draft::entry(const std::string &key)
{
    if (!become(Kind::List))
        return nullptr;
    if (Draft *known = find(key))
        return known;
    m_index.emplace(key, m_parts.size());
    return make(key);
}

Draft *Draft::append()
{
    return become(Kind::List) ? make({}) : nullptr;
}

bool Draft::holds(std::string_view scalar) const
{
    return std::ranges::any_of(m_parts, [&](const Part &part) { return part.value->m_kind == Kind::Scalar && part.value->m_scalar == scalar; });
}

std::string Draft::print(const Before &before) const
{
    std::string out;
    print(out, 0, {}, before);
    return out += '\n';
}

void Draft::print(std::string &out, std::size_t indent, const std::string &path, const Before &before) const
{
    if (m_kind == Kind::Scalar) {
        out += m_scalar;
        return;
    }
    const bool list = m_kind == Kind::List;
    out += list ? '[' : '{';
    std::vector<const Part *> parts;
    for (const Part &part : m_parts)
        parts.push_back(&part);
    if (!list)
        std::ranges::stable_sort(parts, [&](const Part *a, const Part *b) { return before(path, a->name, b->name); });
    // Short lists of plain values stay on their line.
    const bool inLine = list && m_parts.size() <= 8
        && std::ranges::all_of(m_parts, [](const Part &p) { return p.value->m_kind == Kind::Scalar && p.value->m_scalar.size() <= 32; });
    bool first = true;
    for (const Part *part : parts) {
        if (!first)
            out += inLine ? ", " : ",";
        first = false;
        if (!inLine)
            out.append("\n").append(indent + 2, ' ');
        if (!list)
            out.append(jsonString(part->name)).append(": ");
        part->value->print(out, indent + 2, list ? path + "[]" : path.empty() ? part->name : path + "." + part->name, before);
    }
    if (!parts.empty() && !inLine)
        out.append("\n").append(indent, ' ');
    out += list ? ']' : '}';
}

}
