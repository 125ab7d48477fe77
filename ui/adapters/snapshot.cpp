#include "ui/adapters/snapshot.h"

#include "ui/adapters/text.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace pedigree {

namespace {
constexpr std::uint32_t none = 0xFFFFFFFF;
}

Snapshot::Snapshot(std::shared_ptr<const Evidence> evidence) : m_evidence(std::move(evidence))
{
    m_fileOfRecord.assign(m_evidence->catalog->records().size(), none);
    for (std::uint32_t i = 0; i < m_evidence->files.size(); ++i) {
        const auto record = m_evidence->files[i].record;
        if (record && *record < m_fileOfRecord.size())
            m_fileOfRecord[*record] = i;
    }
    std::multimap<std::string_view, std::uint32_t> named;
    for (std::uint32_t i = 0; i < m_evidence->files.size(); ++i)
        named.emplace(m_evidence->files[i].file, i);
    for (const Problem &problem : m_evidence->problems) {
        if (problem.code != Code::Disagreement && problem.code != Code::Conflict)
            continue;
        for (const Where *where : {&problem.where, problem.other ? &*problem.other : nullptr}) {
            if (!where || !where->offset)
                continue;
            const auto [first, last] = named.equal_range(where->file);
            for (auto each = first; each != last; ++each)
                m_disputed.emplace_back(each->second, *where->offset);
        }
    }
    std::ranges::sort(m_disputed);
    for (const Edge &edge : m_evidence->catalog->edges())
        m_namedOnly += edge.binding == Binding::Name ? 1 : 0;
}

std::optional<std::uint32_t> Snapshot::fileOfRecord(std::uint32_t record) const
{
    if (record >= m_fileOfRecord.size() || m_fileOfRecord[record] == none)
        return std::nullopt;
    return m_fileOfRecord[record];
}

std::optional<std::uint32_t> Snapshot::fileNamed(std::string_view origin, std::string_view file) const
{
    std::optional<std::uint32_t> found;
    for (std::uint32_t i = 0; i < m_evidence->files.size(); ++i) {
        const EvidenceFile &each = m_evidence->files[i];
        if (each.file != file)
            continue;
        if (each.origin == origin)
            return i;
        if (!found)
            found = i;
    }
    return found;
}

std::optional<ThingId> Snapshot::thingOfFile(std::uint32_t file) const
{
    const auto record = m_evidence->files[file].record;
    if (!record || catalog().record(*record).entities.empty())
        return std::nullopt;
    return catalog().thingOf({*record, catalog().record(*record).subject.value_or(0)});
}

bool Snapshot::isBinary(std::uint32_t file) const
{
    const EvidenceFile &it = m_evidence->files[file];
    if (it.format == "safetensors" || it.format == "gguf")
        return true;
    if (!it.bytes)
        return false;
    const std::string_view start = std::string_view(*it.bytes).substr(0, 4096);
    return start.find('\0') != start.npos;
}

std::uint64_t Snapshot::line(const SourcePlace &place) const
{
    const EvidenceFile &it = m_evidence->files[place.file];
    if (!it.bytes)
        return 1;
    auto found = m_lines.find(place.file);
    if (found == m_lines.end())
        found = m_lines.emplace(place.file, LineIndex(*it.bytes)).first;
    return found->second.line(place.offset);
}

QString Snapshot::label(const SourcePlace &place) const
{
    const QString brief = formatShort(m_evidence->files[place.file].format);
    if (isBinary(place.file))
        return brief + u'@' + QString::number(place.offset, 16);
    return brief + u':' + QString::number(line(place));
}

QString Snapshot::longLabel(const SourcePlace &place) const
{
    const QString path = onScreen(m_evidence->files[place.file].file);
    if (isBinary(place.file))
        return path + u'@' + QString::number(place.offset, 16);
    return path + u':' + QString::number(line(place));
}

bool Snapshot::isDisputed(const SourcePlace &place) const
{
    return std::ranges::binary_search(m_disputed, std::pair(place.file, place.offset));
}

} // namespace pedigree
