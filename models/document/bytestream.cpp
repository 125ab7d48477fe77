#include "models/document/bytestream.h"

#include <algorithm>
#include <cstring>

namespace pedigree {

Result<std::string> readAll(ByteStream &stream, std::uint64_t most)
{
    constexpr std::size_t step = 256 * 1024;
    // Room for what a parser may read past the end, so that nobody has to copy 100 MB for 64 bytes.
    constexpr std::size_t padding = 64;
    std::string bytes;
    // What is announced may be a lie: it only helps to reserve, never beyond what is allowed.
    const std::uint64_t announced = std::min(stream.size().value_or(0), most) + 1;
    bytes.reserve(std::size_t(announced) + padding);
    while (true) {
        const std::size_t before = bytes.size();
        const std::size_t wanted = before < announced ? std::min<std::size_t>(step, std::size_t(announced) - before) : step;
        bytes.resize(before + wanted);
        const auto got = stream.read(bytes.data() + before, wanted);
        if (!got)
            return got.error();
        bytes.resize(before + *got);
        if (*got == 0) {
            bytes.reserve(bytes.size() + padding);
            return bytes;
        }
        if (bytes.size() > most)
            return Error{Code::TooLarge, Text{QT_TRANSLATE_NOOP("models", "More than %1 bytes."), {std::to_string(most)}}, {}};
    }
}

Result<std::size_t> MemoryStream::read(char *to, std::size_t size)
{
    const std::size_t count = std::min(size, m_left.size());
    if (count > 0)
        std::memcpy(to, m_left.data(), count);
    m_left.remove_prefix(count);
    return count;
}

}
