#include "models/sources/tarheaders.h"

#include <algorithm>

namespace pedigree::sources {

namespace {

constexpr std::size_t blockBytes = 512;

std::size_t number(std::string_view field, unsigned base)
{
    std::size_t value = 0;
    for (const char c : field) {
        if (c < '0' || c >= char('0' + base) || value > 1'000'000'000)
            break;
        value = value * base + std::size_t(c - '0');
    }
    return value;
}

// POSIX.1-2017 pax, "pax Extended Header": records "LENGTH KEYWORD=VALUE\n", the length counting all of it.
bool paxHidesNul(std::string_view body)
{
    while (!body.empty()) {
        const std::size_t length = number(body, 10);
        if (length == 0 || length > body.size())
            return false; // the library refuses it
        const std::string_view record = body.substr(0, length);
        const std::size_t blank = std::min(record.find(' '), record.size() - 1);
        const std::size_t equals = std::min(record.find('='), record.size() - 1);
        const std::string_view keyword = equals > blank ? record.substr(blank + 1, equals - blank - 1) : std::string_view();
        // Other keywords, as those of extended attributes, may hold anything.
        if ((keyword == "path" || keyword == "linkpath" || keyword == "GNU.sparse.name")
            && record.substr(equals).find('\0') != record.npos)
            return true;
        body.remove_prefix(length);
    }
    return false;
}

bool gnuHidesNul(std::string_view body)
{
    const std::size_t last = body.find_last_not_of('\0');
    return last != body.npos && body.substr(0, last).find('\0') != body.npos;
}

}

Result<std::size_t> RememberingStream::read(char *to, std::size_t size)
{
    const auto got = m_inner.read(to, size);
    if (!got)
        return got.error();
    if (m_window.size() > 4 * windowBytes)
        m_window.erase(0, m_window.size() - windowBytes);
    m_window.append(to, *got);
    m_end += *got;
    return *got;
}

std::optional<std::string_view> RememberingStream::passed(std::uint64_t from, std::uint64_t to) const
{
    const std::uint64_t start = m_end - m_window.size();
    if (from < start || to > m_end || from > to)
        return std::nullopt;
    return std::string_view(m_window).substr(std::size_t(from - start), std::size_t(to - from));
}

bool hidesNul(std::string_view headers)
{
    while (headers.size() >= blockBytes) {
        const char type = headers[156];
        const std::size_t size = number(headers.substr(124, 12), 8);
        const std::string_view body = headers.substr(blockBytes).substr(0, size);
        if ((type == 'x' || type == 'g' || type == 'X') && paxHidesNul(body))
            return true;
        if ((type == 'L' || type == 'K') && gnuHidesNul(body))
            return true;
        if (type != 'x' && type != 'g' && type != 'X' && type != 'L' && type != 'K')
            return false;
        headers.remove_prefix(std::min(headers.size(), blockBytes + (size + blockBytes - 1) / blockBytes * blockBytes));
    }
    return false;
}

}
