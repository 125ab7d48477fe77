#pragma once
#include "models/document/bytestream.h"

#include <algorithm>
#include <cstring>
#include <string>

namespace pedigree::sources {

/// A stream whose first bytes can be looked at before they are read.
class PeekedStream final : public ByteStream {
public:
    explicit PeekedStream(ByteStream &inner) : m_inner(inner) {}

    /// At least the first `size` bytes, fewer only when there are no more. Before the first read().
    Result<std::string_view> peek(std::size_t size)
    {
        while (m_front.size() < size && !m_ended) {
            const std::size_t before = m_front.size();
            const std::size_t step = std::min(size - before, std::size_t(256 * 1024));
            m_front.resize(before + step);
            const auto got = m_inner.read(m_front.data() + before, step);
            m_front.resize(before + (got ? *got : 0));
            if (!got)
                return got.error();
            m_ended = *got == 0;
        }
        return std::string_view(m_front);
    }

    Result<std::size_t> read(char *to, std::size_t size) override
    {
        if (m_position == m_front.size())
            return m_inner.read(to, size);
        const std::size_t count = std::min(size, m_front.size() - m_position);
        std::memcpy(to, m_front.data() + m_position, count);
        m_position += count;
        return count;
    }

    std::optional<std::uint64_t> size() const override { return m_inner.size(); }

private:
    ByteStream &m_inner;
    std::string m_front;
    std::size_t m_position = 0;
    bool m_ended = false;
};

}
