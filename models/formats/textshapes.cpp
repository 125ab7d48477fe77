#include "models/formats/textshapes.h"

#include <algorithm>
#include <array>

namespace pedigree::formats {

namespace {

bool isDigit(char c) { return c >= '0' && c <= '9'; }
bool isLower(char c) { return c >= 'a' && c <= 'z'; }
bool isUpper(char c) { return c >= 'A' && c <= 'Z'; }
bool isLowerHex(char c) { return isDigit(c) || (c >= 'a' && c <= 'f'); }
bool isHex(char c) { return isLowerHex(c) || (c >= 'A' && c <= 'F'); }
bool isAlphanumeric(char c) { return isDigit(c) || isLower(c) || isUpper(c); }

bool isUuid(std::string_view text)
{
    if (text.size() != 36)
        return false;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const bool dash = i == 8 || i == 13 || i == 18 || i == 23;
        if (dash ? text[i] != '-' : !isLowerHex(text[i]))
            return false;
    }
    return true;
}

/// Length of "urn:cdx:UUID/VERSION" at the start of the text; 0 when it is none.
std::size_t bomLinkLength(std::string_view text)
{
    constexpr std::string_view scheme = "urn:cdx:";
    constexpr std::size_t version = scheme.size() + 37;
    if (!text.starts_with(scheme) || text.size() <= version || !isUuid(text.substr(scheme.size(), 36))
        || text[version - 1] != '/' || !isDigit(text[version]) || text[version] == '0')
        return 0;
    std::size_t end = version;
    while (end < text.size() && isDigit(text[end]))
        ++end;
    return end;
}

/// Two digits at a place, or -1.
int two(std::string_view text, std::size_t at)
{
    if (at + 2 > text.size() || !isDigit(text[at]) || !isDigit(text[at + 1]))
        return -1;
    return (text[at] - '0') * 10 + (text[at + 1] - '0');
}

bool isClock(std::string_view text)
{
    const int hour = two(text, 0), minute = two(text, 3);
    return text.size() == 5 && text[2] == ':' && hour >= 0 && hour <= 23 && minute >= 0 && minute <= 59;
}

}

bool isUuidUrn(std::string_view text) { return text.starts_with("urn:uuid:") && isUuid(text.substr(9)); }

bool isBomLink(std::string_view text)
{
    const std::size_t length = bomLinkLength(text);
    return length != 0 && length == text.size();
}

bool isBomLinkElement(std::string_view text)
{
    const std::size_t length = bomLinkLength(text);
    // In a regular expression a dot is anything but a line's end.
    return length != 0 && length + 1 < text.size() && text[length] == '#' && text.find_first_of("\r\n") == text.npos;
}

bool isMediaType(std::string_view text)
{
    const auto part = [](std::string_view name) {
        return !name.empty() && std::ranges::all_of(name, [](char c) {
            return c == '-' || c == '+' || c == '.' || isDigit(c) || isLower(c);
        });
    };
    const auto slash = text.find('/');
    return slash != text.npos && part(text.substr(0, slash)) && part(text.substr(slash + 1));
}

bool isHashHex(std::string_view text)
{
    constexpr std::array<std::size_t, 5> lengths{32, 40, 64, 96, 128};
    return std::ranges::find(lengths, text.size()) != lengths.end() && std::ranges::all_of(text, isHex);
}

bool isLocale(std::string_view text)
{
    return (text.size() == 2 || text.size() == 5) && isLower(text[0]) && isLower(text[1])
        && (text.size() == 2 || (text[2] == '-' && isUpper(text[3]) && isUpper(text[4])));
}

bool isCre(std::string_view text)
{
    if (!text.starts_with("CRE:"))
        return false;
    const std::string_view rest = text.substr(4);
    const auto dash = rest.find('-');
    return dash != rest.npos && dash > 0 && dash + 1 < rest.size()
        && std::ranges::all_of(rest.substr(0, dash), isDigit) && std::ranges::all_of(rest.substr(dash + 1), isDigit);
}

bool isPatentNumber(std::string_view text)
{
    constexpr std::string_view between = "-/.() \t\n\v\f\r";
    return text.size() >= 2 && text.size() <= 30 && isAlphanumeric(text.front()) && isAlphanumeric(text.back())
        && std::ranges::all_of(text, [&](char c) { return isAlphanumeric(c) || between.find(c) != between.npos; });
}

bool isCountry(std::string_view text) { return text.size() == 2 && isUpper(text[0]) && isUpper(text[1]); }

bool isDate(std::string_view text)
{
    constexpr std::array<int, 12> days{31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    if (text.size() != 10 || two(text, 0) < 0 || two(text, 2) < 0 || text[4] != '-' || text[7] != '-')
        return false;
    const int month = two(text, 5), day = two(text, 8);
    return month >= 1 && month <= 12 && day >= 1 && day <= days[std::size_t(month - 1)];
}

bool isDateTime(std::string_view text)
{
    if (text.size() < 20 || !isDate(text.substr(0, 10)) || (text[10] != 'T' && text[10] != 't') || !isClock(text.substr(11, 5))
        || text[16] != ':')
        return false;
    // 60 is a leap second.
    const int second = two(text, 17);
    if (second < 0 || second > 60)
        return false;
    std::string_view rest = text.substr(19);
    if (rest.starts_with('.')) {
        std::size_t end = 1;
        while (end < rest.size() && isDigit(rest[end]))
            ++end;
        if (end == 1)
            return false;
        rest.remove_prefix(end);
    }
    return rest == "Z" || rest == "z" || (rest.size() == 6 && (rest[0] == '+' || rest[0] == '-') && isClock(rest.substr(1)));
}

bool isUri(std::string_view text)
{
    const auto colon = text.find(':');
    if (colon == text.npos || colon == 0 || !(isLower(text[0]) || isUpper(text[0])))
        return false;
    return std::ranges::all_of(text.substr(0, colon), [](char c) { return isAlphanumeric(c) || c == '+' || c == '-' || c == '.'; })
        && std::ranges::none_of(text, [](char c) { return static_cast<unsigned char>(c) <= 0x20 || c == '<' || c == '>' || c == '"'; });
}

}
