#include "models/sources/inflatingstream.h"

namespace pedigree::sources {

Result<std::size_t> InflatingStream::refill()
{
    if (!m_begun) {
        const auto entry = m_unpacker.next();
        if (!entry)
            return entry.error();
        m_begun = true;
        m_ended = *entry == nullptr;
    }
    while (m_block.empty() && !m_ended) {
        const auto block = m_unpacker.block();
        if (!block)
            return block.error();
        m_block = block->bytes;
        m_ended = m_block.empty();
        m_out += m_block.size();
        if (m_budget) {
            if (auto spent = m_budget->spend(m_block.size(), m_limits, m_path); !spent)
                return spent.error();
            if (isBeyondRatio(m_out, m_unpacker.given(), m_limits))
                return m_budget->exhausted(Limits::Ratio, m_limits, m_path);
        }
    }
    return m_block.size();
}

Result<std::size_t> InflatingStream::read(char *to, std::size_t size)
{
    const auto there = refill();
    if (!there)
        return there.error();
    const std::size_t count = std::min(size, m_block.size());
    if (count > 0)
        std::memcpy(to, m_block.data(), count);
    m_block.remove_prefix(count);
    return count;
}

}
