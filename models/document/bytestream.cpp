#include "models/document/bytestream.h"

#include <algorithm>
#include <cstring>

namespace pedigree {

Result<std::string> readAll(ByteStream &stream, std::uint64_t most)
{
    constexpr std::size_t step = 256 * 1024;
    std::string bytes;
    // What is announced may be a lie: it only helps to reserve, never beyond what is allowed.
    if (const auto announced = stream.size(); announced && *announced <= most)
        bytes.reserve(std::size_t(*announced) + 1);
    while (true) {
        const std::size_t before = bytes.size();
        bytes.resize(before + step);
        const auto got = stream.read(bytes.data() + before, step);
        if (!got)
            return got.error();
        bytes.resize(before + *got);
        if (*got == 0)
            return bytes;
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
