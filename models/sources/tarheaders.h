#pragma once
#include "models/document/bytestream.h"

#include <string>
#include <string_view>

namespace pedigree::sources {

/// A stream that remembers the last bytes that passed, at least `windowBytes` of them.
class RememberingStream final : public ByteStream {
public:
    static constexpr std::size_t windowBytes = 256 * 1024;

    explicit RememberingStream(ByteStream &inner) : m_inner(inner) {}

    Result<std::size_t> read(char *to, std::size_t size) override;
    std::optional<std::uint64_t> size() const override { return m_inner.size(); }
    /// Bytes [from, to) of the stream; none when they are forgotten or still to come.
    std::optional<std::string_view> passed(std::uint64_t from, std::uint64_t to) const;

private:
    ByteStream &m_inner;
    std::string m_window;
    std::uint64_t m_end = 0; ///< of the window, in the stream
};

/// Does a long name in the headers of a tar entry (pax "x" and "g", GNU "L" and "K") hold a NUL? The library cuts the name
/// there, and other tools don't.
bool hidesNul(std::string_view headers);

}
