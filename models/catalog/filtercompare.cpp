#include "models/base/utctime.h"
#include "models/catalog/filternode.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>

namespace pedigree {

namespace {

char lower(char c) { return c >= 'A' && c <= 'Z' ? char(c - 'A' + 'a') : c; }

struct Unit {
    std::string_view name;
    double factor;
    char family; ///< only what is of one family, or plain, compares
};

constexpr std::array units{Unit{"k", 1e3, 'n'}, Unit{"K", 1e3, 'n'}, Unit{"M", 1e6, 'n'}, Unit{"G", 1e9, 'n'}, Unit{"B", 1e9, 'n'}, Unit{"T", 1e12, 'n'},
                           Unit{"KiB", 1024.0, 'b'}, Unit{"MiB", 1048576.0, 'b'}, Unit{"GiB", 1073741824.0, 'b'}, Unit{"TiB", 1099511627776.0, 'b'},
                           Unit{"kB", 1e3, 'b'}, Unit{"MB", 1e6, 'b'}, Unit{"GB", 1e9, 'b'}, Unit{"TB", 1e12, 'b'}, Unit{"%", 0.01, 'n'}};

std::optional<double> quantity(std::string_view text)
{
    double value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc() || !std::isfinite(value))
        return std::nullopt;
    std::string_view rest(end, std::size_t(text.data() + text.size() - end));
    while (rest.starts_with(' '))
        rest.remove_prefix(1);
    if (rest.empty())
        return value;
    const auto unit = std::ranges::find(units, rest, &Unit::name);
    return unit == units.end() ? std::nullopt : std::optional(value * unit->factor);
}

// ISO 8601 duration in seconds; a year is 365.25 days and a month a twelfth of it, which orders them well enough.
std::optional<double> duration(std::string_view text)
{
    if (!text.starts_with('P') || text.size() < 3)
        return std::nullopt;
    text.remove_prefix(1);
    double total = 0;
    bool time = false;
    while (!text.empty()) {
        if (text.front() == 'T') {
            time = true;
            text.remove_prefix(1);
            continue;
        }
        double value = 0;
        const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
        if (error != std::errc() || end == text.data() + text.size())
            return std::nullopt;
        constexpr double day = 86400;
        double seconds = 0;
        switch (*end) {
        case 'Y': seconds = 365.25 * day; break;
        case 'M': seconds = time ? 60 : 365.25 * day / 12; break;
        case 'W': seconds = 7 * day; break;
        case 'D': seconds = day; break;
        case 'H': seconds = 3600; break;
        case 'S': seconds = 1; break;
        default: return std::nullopt;
        }
        total += value * seconds;
        text.remove_prefix(std::size_t(end - text.data()) + 1);
    }
    return total;
}

// Numbers and words between dots, as semantic versions order them (semver 2.0.0, 11).
std::optional<int> versions(std::string_view a, std::string_view b)
{
    const auto isVersion = [](std::string_view v) {
        return !v.empty() && v.front() >= '0' && v.front() <= '9' && v.find('.') != v.npos
            && std::ranges::all_of(v, [](char c) { return (c >= '0' && c <= '9') || (lower(c) >= 'a' && lower(c) <= 'z') || c == '.' || c == '-' || c == '+'; });
    };
    if (!isVersion(a) || !isVersion(b))
        return std::nullopt;
    a = a.substr(0, a.find('+'));
    b = b.substr(0, b.find('+'));
    const auto split = [](std::string_view v) { return std::pair(v.substr(0, v.find('-')), v.find('-') == v.npos ? std::string_view() : v.substr(v.find('-') + 1)); };
    const auto compareParts = [](std::string_view x, std::string_view y) {
        while (!x.empty() || !y.empty()) {
            if (x.empty() || y.empty())
                return x.empty() ? -1 : 1;
            const std::string_view p = x.substr(0, x.find('.'));
            const std::string_view q = y.substr(0, y.find('.'));
            x.remove_prefix(std::min(p.size() + 1, x.size()));
            y.remove_prefix(std::min(q.size() + 1, y.size()));
            std::uint64_t m = 0;
            std::uint64_t n = 0;
            const bool first = std::from_chars(p.data(), p.data() + p.size(), m).ptr == p.data() + p.size() && !p.empty();
            const bool second = std::from_chars(q.data(), q.data() + q.size(), n).ptr == q.data() + q.size() && !q.empty();
            if (first && second && m != n)
                return m < n ? -1 : 1;
            if (first != second)
                return first ? -1 : 1;
            if (!first && p != q)
                return p < q ? -1 : 1;
        }
        return 0;
    };
    const auto [mainA, preA] = split(a);
    const auto [mainB, preB] = split(b);
    if (const int main = compareParts(mainA, mainB); main != 0)
        return main;
    if (preA.empty() != preB.empty())
        return preA.empty() ? 1 : -1;
    return compareParts(preA, preB);
}

template <typename T> int order(const T &a, const T &b)
{
    return a < b ? -1 : b < a ? 1 : 0;
}

}

std::optional<int> compared(std::string_view a, std::string_view b)
{
    if (const auto x = quantity(a), y = quantity(b); x && y)
        return order(*x, *y);
    if (const auto x = UtcTime::parse(a), y = UtcTime::parse(b); x && y)
        return order(*x, *y);
    if (const auto x = duration(a), y = duration(b); x && y)
        return order(*x, *y);
    return versions(a, b);
}

bool holds(std::string_view text, std::string_view part)
{
    const auto same = [](char a, char b) { return lower(a) == lower(b); };
    return std::search(text.begin(), text.end(), part.begin(), part.end(), same) != text.end() || part.empty();
}

}
