#pragma once
#include "models/document/bytestream.h"

#include <algorithm>
#include <cstring>

namespace pedigree::sources {

/// Bytes of a known length that can be read anywhere: a file on disk, or a pack that is held in memory.
class SeekableStream : public ByteStream {
public:
    virtual std::uint64_t length() const = 0;
    /// Up to `size` bytes from `offset`, without moving the stream; 0 at the end, and only there.
    virtual Result<std::size_t> readAt(std::uint64_t offset, char *to, std::size_t size) = 0;
    /// Back to the first byte.
    virtual void rewind() = 0;
    std::optional<std::uint64_t> size() const override { return length(); }
};

/// Bytes in memory, which the caller keeps.
class MemoryBytes final : public SeekableStream {
public:
    explicit MemoryBytes(std::string_view bytes) : m_bytes(bytes) {}

    std::uint64_t length() const override { return m_bytes.size(); }
    void rewind() override { m_position = 0; }
    Result<std::size_t> read(char *to, std::size_t size) override
    {
        const auto got = readAt(m_position, to, size);
        m_position += *got;
        return got;
    }
    Result<std::size_t> readAt(std::uint64_t offset, char *to, std::size_t size) override
    {
        if (offset >= m_bytes.size())
            return std::size_t(0);
        const std::size_t count = std::min(size, m_bytes.size() - std::size_t(offset));
        std::memcpy(to, m_bytes.data() + offset, count);
        return count;
    }

private:
    std::string_view m_bytes;
    std::size_t m_position = 0;
};

/// Fills `to` from `offset` as far as there are bytes; how many there were.
Result<std::size_t> readFully(SeekableStream &stream, std::uint64_t offset, char *to, std::size_t size);

}
