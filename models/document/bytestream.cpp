#include "models/document/bytestream.h"

#include <algorithm>
#include <cstring>

namespace pedigree {

Result<std::size_t> MemoryStream::read(char *to, std::size_t size)
{
    const std::size_t count = std::min(size, m_left.size());
    if (count > 0)
        std::memcpy(to, m_left.data(), count);
    m_left.remove_prefix(count);
    return count;
}

}
