#include "models/formats/fieldpaths.h"

#include "models/base/seededhash.h"
#include "models/record/dictionary.h"

#include <algorithm>
#include <numeric>
#include <string>

namespace pedigree::formats {

namespace {

// A document may spell a few long names under many others; their paths together stay small all the same.
constexpr std::size_t longestName = 256;
constexpr std::size_t longestPath = 512;
constexpr std::size_t allPaths = 64U << 20;
// A claim keeps its field in 24 bits.
constexpr TextId lastField = 0xFFFFFF;

enum Step : std::uint64_t { Member = 0, Entries = 1, Named = 2 };

std::string_view cut(std::string_view name)
{
    if (name.size() <= longestName)
        return name;
    std::size_t end = longestName;
    while (end > 0 && (static_cast<unsigned char>(name[end]) & 0xC0) == 0x80)
        --end;
    return name.substr(0, end);
}

}

FieldPaths::FieldPaths(RecordBuilder &out, std::string_view prefix, std::span<const CycloneDxField> fields)
    : m_out(out), m_prefix(prefix), m_known(fields), m_byMember(fields.size()), m_slots(1024),
      m_seed(seededHash(prefix) | 1), m_unnamed(out.text(std::string(prefix) + "…"))
{
    std::iota(m_byMember.begin(), m_byMember.end(), 0U);
    std::ranges::stable_sort(m_byMember, {}, [&](std::uint32_t row) { return m_known[row].member; });
    add("");
}

FieldPaths::Path FieldPaths::root(std::string_view name) { return add(name); }

FieldPaths::Path FieldPaths::member(Path of, std::uint32_t key, std::string_view name)
{
    return step(Member | std::uint64_t(key) << 2 | std::uint64_t(of) << 34, of, of == 0 ? "" : ".", name, "");
}

FieldPaths::Path FieldPaths::entries(Path of)
{
    return step(Entries | std::uint64_t(of) << 34, of, "", "[]", "");
}

FieldPaths::Path FieldPaths::named(Path of, TextId name)
{
    const std::string_view text = m_out.record().texts[name];
    const std::size_t before = m_nodes.size();
    const Path path = step(Named | std::uint64_t(name) << 2 | std::uint64_t(of) << 34, of, "[", text, "]");
    const bool isNew = m_nodes.size() != before;
    if (isNew && text.size() <= longestName && text.find(':') != text.npos) {
        // What we wrote ourselves comes back as what it was.
        constexpr std::string_view own = "pedigree:";
        const bool isOwn = text.starts_with(own) && dictionary().covering(text.substr(own.size()));
        const TextId field = isOwn ? m_out.text(text.substr(own.size())) : name;
        if (field <= lastField)
            m_nodes[path].text = field;
    }
    return path;
}

FieldPaths::Slot &FieldPaths::slot(std::uint64_t step)
{
    const auto product = static_cast<unsigned __int128>(step ^ m_seed) * 0x9E3779B97F4A7C15U;
    std::size_t at = std::size_t(std::uint64_t(product) ^ std::uint64_t(product >> 64)) & (m_slots.size() - 1);
    while (m_slots[at].path != 0 && m_slots[at].step != step)
        at = (at + 1) & (m_slots.size() - 1);
    return m_slots[at];
}

void FieldPaths::grow()
{
    std::vector<Slot> old(m_slots.size() * 2);
    old.swap(m_slots);
    for (const Slot &kept : old) {
        if (kept.path != 0)
            slot(kept.step) = kept;
    }
}

std::string_view FieldPaths::pathOf(Path path) const
{
    return m_out.record().texts[m_nodes[path].path].substr(m_prefix.size());
}

FieldPaths::Path FieldPaths::step(std::uint64_t step, Path of, std::string_view separator, std::string_view name,
                                  std::string_view end)
{
    Slot &found = slot(step);
    if (found.path != 0)
        return found.path - 1;
    const std::string_view above = pathOf(of);
    std::string path;
    if (above.size() + name.size() > longestPath || m_bytes > allPaths)
        path += "…";
    else
        path += above;
    path += separator;
    path += cut(name);
    path += end;
    const Path made = add(path);
    found = {step, made + 1};
    if (++m_used * 2 > m_slots.size())
        grow();
    return made;
}

FieldPaths::Path FieldPaths::add(std::string_view path)
{
    m_bytes += path.size();
    const TextId text = m_out.text(std::string(m_prefix).append(path));
    Node node{text <= lastField ? text : m_unnamed, text, 0};

    const auto memberOf = [&](std::uint32_t row) { return m_known[row].member; };
    auto row = std::ranges::lower_bound(m_byMember, path, {}, memberOf);
    if (row != m_byMember.end() && memberOf(*row) == path) {
        ByKind &byKind = m_fields.emplace_back();
        for (; row != m_byMember.end() && memberOf(*row) == path; ++row)
            byKind[std::size_t(m_known[*row].kind)] = m_out.text(m_known[*row].field);
        node.fields = std::uint32_t(m_fields.size());
    }
    m_nodes.push_back(node);
    return Path(m_nodes.size() - 1);
}

}
