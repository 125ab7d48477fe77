#include "ui/adapters/versionorder.h"

#include <algorithm>
#include <cstddef>

namespace pedigree {

namespace {

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}
char lower(char c)
{
    return c >= 'A' && c <= 'Z' ? char(c - 'A' + 'a') : c;
}

/// The digits at the front, without leading zeros; they are taken off `text`.
std::string_view takeNumber(std::string_view &text)
{
    std::size_t end = 0;
    while (end < text.size() && isDigit(text[end]))
        ++end;
    std::string_view digits = text.substr(0, end);
    text.remove_prefix(end);
    while (digits.size() > 1 && digits.front() == '0')
        digits.remove_prefix(1);
    return digits;
}

int compareNumbers(std::string_view a, std::string_view b)
{
    if (a.size() != b.size())
        return a.size() < b.size() ? -1 : 1;
    return a.compare(b);
}

bool isNumber(std::string_view text)
{
    return !text.empty() && std::ranges::all_of(text, isDigit);
}

/// Semantic Versioning 2.0.0, 11.4: numbers below words, fewer identifiers first.
int comparePrereleases(std::string_view a, std::string_view b)
{
    while (!a.empty() || !b.empty()) {
        if (a.empty() || b.empty())
            return a.empty() ? -1 : 1;
        const auto take = [](std::string_view &text) {
            const auto dot = std::min(text.find('.'), text.size());
            const std::string_view word = text.substr(0, dot);
            text.remove_prefix(std::min(dot + 1, text.size()));
            return word;
        };
        std::string_view first = take(a);
        std::string_view second = take(b);
        const bool firstNumber = isNumber(first);
        const bool secondNumber = isNumber(second);
        if (firstNumber != secondNumber)
            return firstNumber ? -1 : 1;
        const int order = firstNumber ? compareNumbers(takeNumber(first), takeNumber(second)) : first.compare(second);
        if (order != 0)
            return order;
    }
    return 0;
}

} // namespace

int compareNatural(std::string_view a, std::string_view b)
{
    while (!a.empty() && !b.empty()) {
        if (isDigit(a.front()) && isDigit(b.front())) {
            if (const int order = compareNumbers(takeNumber(a), takeNumber(b)); order != 0)
                return order;
            continue;
        }
        const auto first = static_cast<unsigned char>(lower(a.front()));
        const auto second = static_cast<unsigned char>(lower(b.front()));
        if (first != second)
            return first < second ? -1 : 1;
        a.remove_prefix(1);
        b.remove_prefix(1);
    }
    return a.empty() && b.empty() ? 0 : a.empty() ? -1 : 1;
}

int compareVersions(std::string_view a, std::string_view b)
{
    if (a.empty() || b.empty())
        return a.empty() && b.empty() ? 0 : a.empty() ? 1 : -1;
    const auto core = [](std::string_view text) {
        return text.size() > 1 && lower(text.front()) == 'v' && isDigit(text[1]) ? text.substr(1) : text;
    };
    std::string_view first = core(a);
    std::string_view second = core(b);
    if (!isDigit(first.front()) || !isDigit(second.front())) {
        if (isDigit(first.front()) != isDigit(second.front()))
            return isDigit(first.front()) ? -1 : 1;
        return compareNatural(first, second);
    }
    first = first.substr(0, first.find('+'));
    second = second.substr(0, second.find('+'));
    while (true) {
        if (const int order = compareNumbers(takeNumber(first), takeNumber(second)); order != 0)
            return order;
        const bool firstGoesOn = first.size() > 1 && first[0] == '.' && isDigit(first[1]);
        const bool secondGoesOn = second.size() > 1 && second[0] == '.' && isDigit(second[1]);
        if (firstGoesOn != secondGoesOn)
            return firstGoesOn ? 1 : -1;
        if (!firstGoesOn)
            break;
        first.remove_prefix(1);
        second.remove_prefix(1);
    }
    if (first.empty() || second.empty())
        return first.empty() && second.empty() ? 0 : first.empty() ? 1 : -1;
    if (first.front() == '-' && second.front() == '-')
        return comparePrereleases(first.substr(1), second.substr(1));
    return compareNatural(first, second);
}

} // namespace pedigree
