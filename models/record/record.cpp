#include "models/record/record.h"

#include "models/base/seededhash.h"

#include <algorithm>
#include <cstring>
#include <functional>

namespace pedigree {

namespace {

std::uint32_t hashOf(std::string_view text)
{
    const std::uint64_t hash = seededHash(text);
    return std::uint32_t(hash ^ hash >> 32);
}

}

TextPool::TextPool() : m_texts{std::string_view("", 0)}, m_table(1024)
{
    const std::uint32_t hash = hashOf("");
    m_table[hash & (m_table.size() - 1)] = std::uint64_t(hash) << 32 | 1;
}

void TextPool::expect(std::size_t texts)
{
    // A quarter of the table stays free.
    while (m_table.size() * 3 < texts * 4)
        grow();
}

void TextPool::grow()
{
    // The hash stands beside the number, so that growing and missing look at nothing but the table.
    std::vector<std::uint64_t> old(m_table.size() * 2);
    old.swap(m_table);
    for (const std::uint64_t kept : old) {
        if (kept == 0)
            continue;
        std::size_t slot = std::size_t(kept >> 32) & (m_table.size() - 1);
        while (m_table[slot] != 0)
            slot = (slot + 1) & (m_table.size() - 1);
        m_table[slot] = kept;
    }
}

TextId TextPool::add(std::string_view text, bool stays)
{
    const std::uint32_t hash = hashOf(text);
    std::size_t slot = hash & (m_table.size() - 1);
    while (const std::uint64_t found = m_table[slot]) {
        const auto id = TextId(found) - 1;
        if (std::uint32_t(found >> 32) == hash && m_texts[id] == text)
            return id;
        slot = (slot + 1) & (m_table.size() - 1);
    }
    if (!stays) {
        if (text.size() > m_left) {
            const std::size_t size = std::max<std::size_t>(16 * 1024, text.size());
            m_arena.push_back(std::make_unique<char[]>(size));
            m_at = m_arena.back().get();
            m_left = size;
        }
        std::memcpy(m_at, text.data(), text.size());
        text = {m_at, text.size()};
        m_at += text.size();
        m_left -= text.size();
    }
    m_texts.push_back(text);
    m_table[slot] = std::uint64_t(hash) << 32 | std::uint32_t(m_texts.size());
    if (m_texts.size() * 4 > m_table.size() * 3)
        grow();
    return std::uint32_t(m_texts.size() - 1);
}

RecordBuilder::RecordBuilder(Bytes source) : m_record(std::make_shared<Record>())
{
    m_record->source = std::move(source);
    // Documents hold a new text every two hundred bytes or so; a guess too low only costs time.
    constexpr std::size_t most = 1U << 20;
    if (m_record->source)
        m_record->texts.expect(std::min(most, m_record->source->size() / 256));
}

TextId RecordBuilder::text(std::string_view value)
{
    const Bytes &source = m_record->source;
    const bool stays = source && std::greater_equal<>()(value.data(), source->data())
        && std::less_equal<>()(value.data() + value.size(), source->data() + source->size());
    return m_record->texts.add(value, stays);
}

std::uint32_t RecordBuilder::entity(Entity entity)
{
    m_record->entities.push_back(std::move(entity));
    return std::uint32_t(m_record->entities.size() - 1);
}

void RecordBuilder::claim(std::uint32_t entity, TextId field, std::string_view value, ValueKind kind, std::uint32_t offset,
                          State state, Basis basis)
{
    Claim claim{};
    claim.entity = entity;
    claim.field = field & 0xFFFFFF;
    claim.state = state;
    claim.basis = basis;
    claim.kind = kind;
    claim.value = text(value);
    claim.offset = offset;
    m_record->claims.push_back(claim);
}

void RecordBuilder::claim(std::uint32_t entity, std::string_view field, std::string_view value, ValueKind kind,
                          std::uint32_t offset, State state, Basis basis)
{
    claim(entity, text(field), value, kind, offset, state, basis);
}

void RecordBuilder::relation(Relation relation)
{
    m_record->relations.push_back(relation);
}

}
