#pragma once
#include "models/base/result.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace pedigree {

/// Bytes that come once, from the front: a file, or an entry of a pack as it is inflated.
class ByteStream {
public:
    virtual ~ByteStream() = default;

    /// Up to `size` further bytes into `to`; 0 at the end, and only there.
    virtual Result<std::size_t> read(char *to, std::size_t size) = 0;
    /// What the file system or the pack says; what is read may differ, which is an error at the end.
    virtual std::optional<std::uint64_t> size() const = 0;
};

/// Some bytes as a stream.
class MemoryStream final : public ByteStream {
public:
    explicit MemoryStream(std::string_view bytes) : m_left(bytes), m_size(bytes.size()) {}
    Result<std::size_t> read(char *to, std::size_t size) override;
    std::optional<std::uint64_t> size() const override { return m_size; }

private:
    std::string_view m_left;
    std::uint64_t m_size;
};

}
