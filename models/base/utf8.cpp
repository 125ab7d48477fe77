#include "models/base/utf8.h"

#include <cstdint>

namespace pedigree {

namespace {

struct Decoded {
    char32_t point;
    std::size_t length; // 0 = not UTF-8
};

// RFC 3629, section 4.
Decoded decode(std::string_view text, std::size_t at)
{
    const auto byte = [&](std::size_t i) { return std::uint8_t(text[i]); };
    const auto follows = [&](std::size_t i) { return i < text.size() && (byte(i) & 0xC0) == 0x80; };
    const std::uint8_t first = byte(at);
    if (first < 0x80)
        return {first, 1};
    if (first >= 0xC2 && first <= 0xDF && follows(at + 1))
        return {char32_t((first & 0x1F) << 6 | (byte(at + 1) & 0x3F)), 2};
    if (first >= 0xE0 && first <= 0xEF && follows(at + 1) && follows(at + 2)) {
        const auto point = char32_t((first & 0x0F) << 12 | (byte(at + 1) & 0x3F) << 6 | (byte(at + 2) & 0x3F));
        if (point >= 0x800 && !(point >= 0xD800 && point <= 0xDFFF))
            return {point, 3};
    }
    if (first >= 0xF0 && first <= 0xF4 && follows(at + 1) && follows(at + 2) && follows(at + 3)) {
        const auto point = char32_t((first & 0x07) << 18 | (byte(at + 1) & 0x3F) << 12 | (byte(at + 2) & 0x3F) << 6
                                    | (byte(at + 3) & 0x3F));
        if (point >= 0x10000 && point <= 0x10FFFF)
            return {point, 4};
    }
    return {0, 0};
}

bool isHidden(char32_t c)
{
    return c < 0x20 || (c >= 0x7F && c <= 0x9F) || c == 0x061C || (c >= 0x200B && c <= 0x200F)
        || (c >= 0x2028 && c <= 0x202E) || (c >= 0x2060 && c <= 0x2069) || c == 0xFEFF || (c >= 0xFFF9 && c <= 0xFFFB)
        || (c >= 0xE0000 && c <= 0xE007F) || c == 0xAD || c == 0x180E;
}

bool isCombining(char32_t c)
{
    return (c >= 0x0300 && c <= 0x036F) || (c >= 0x1AB0 && c <= 0x1AFF) || (c >= 0x1DC0 && c <= 0x1DFF)
        || (c >= 0x20D0 && c <= 0x20FF) || (c >= 0xFE20 && c <= 0xFE2F);
}

std::string hex(std::uint32_t value, int digits)
{
    std::string out;
    for (int shift = (digits - 1) * 4; shift >= 0; shift -= 4)
        out += "0123456789ABCDEF"[value >> shift & 0xF];
    return out;
}

}

std::size_t firstBadUtf8(std::string_view text)
{
    std::size_t i = 0;
    while (i < text.size()) {
        if (std::uint8_t(text[i]) < 0x80) {
            ++i;
            continue;
        }
        const auto [point, length] = decode(text, i);
        if (length == 0)
            return i;
        i += length;
    }
    return std::string_view::npos;
}

std::string shown(std::string_view text, std::size_t characters, Lines lines)
{
    std::string out;
    out.reserve(text.size() < 4 * characters ? text.size() : 4 * characters);
    std::size_t count = 0;
    std::size_t marks = 0;
    for (std::size_t i = 0; i < text.size(); ++count) {
        if (count == characters)
            return out + "…";
        const auto [point, length] = decode(text, i);
        if (length == 0) {
            out += "⟨0x" + hex(std::uint8_t(text[i]), 2) + "⟩";
            ++i;
            continue;
        }
        marks = isCombining(point) ? marks + 1 : 0;
        const bool kept = lines == Lines::Keep && (point == '\n' || point == '\t');
        const bool loneMark = marks == 1 && i == 0;
        if ((isHidden(point) && !kept) || loneMark)
            out += "⟨U+" + hex(point, point > 0xFFFF ? 6 : 4) + "⟩";
        else if (marks <= 8)
            out += text.substr(i, length);
        i += length;
    }
    return out;
}

}
