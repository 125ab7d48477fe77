#include "models/base/utctime.h"

#include <chrono>

namespace pedigree {

namespace {

Error refused(std::string_view text)
{
    return Error{Code::Malformed, Text{QT_TRANSLATE_NOOP("models", "“%1” is not a time."), {std::string(text)}},
                 QT_TRANSLATE_NOOP("models", "Write it as 2026-11-23T12:00:00Z, or as a bare date.")};
}

// Exactly `digits` decimal digits at the front, or -1.
int take(std::string_view &text, std::size_t digits)
{
    if (text.size() < digits)
        return -1;
    int value = 0;
    for (const char c : text.substr(0, digits)) {
        if (c < '0' || c > '9')
            return -1;
        value = value * 10 + (c - '0');
    }
    text.remove_prefix(digits);
    return value;
}

bool skip(std::string_view &text, char c)
{
    if (!text.starts_with(c))
        return false;
    text.remove_prefix(1);
    return true;
}

std::string padded(int value, std::size_t width)
{
    std::string text = std::to_string(value);
    return std::string(width > text.size() ? width - text.size() : 0, '0') + text;
}

}

Result<UtcTime> UtcTime::parse(std::string_view text)
{
    using namespace std::chrono;
    std::string_view rest = text;
    const int y = take(rest, 4);
    const bool dash1 = skip(rest, '-');
    const int m = take(rest, 2);
    const bool dash2 = skip(rest, '-');
    const int d = take(rest, 2);
    if (y < 0 || m < 0 || d < 0 || !dash1 || !dash2)
        return refused(text);
    const year_month_day date{year(y), month(unsigned(m)), day(unsigned(d))};
    if (!date.ok())
        return refused(text);
    std::int64_t total = sys_days(date).time_since_epoch().count() * std::int64_t(86400);
    if (rest.empty())
        return UtcTime(total);

    if (!skip(rest, 'T') && !skip(rest, 't') && !skip(rest, ' '))
        return refused(text);
    const int hour = take(rest, 2);
    const bool colon = skip(rest, ':');
    const int minute = take(rest, 2);
    int second = 0;
    if (hour < 0 || hour > 23 || !colon || minute < 0 || minute > 59)
        return refused(text);
    if (skip(rest, ':')) {
        second = take(rest, 2);
        if (second < 0 || second > 60)
            return refused(text);
        if (skip(rest, '.')) {
            if (take(rest, 1) < 0)
                return refused(text);
            while (take(rest, 1) >= 0) {
            }
        }
    }
    total += hour * 3600 + minute * 60 + second;
    if ((skip(rest, 'Z') || skip(rest, 'z')) && rest.empty())
        return UtcTime(total);
    // RFC 3339, 5.6: time-numoffset. A time without a zone could be any of 26 hours.
    const bool east = rest.starts_with('+');
    if (!east && !rest.starts_with('-'))
        return refused(text);
    rest.remove_prefix(1);
    const int zoneHour = take(rest, 2);
    const bool zoneColon = skip(rest, ':');
    const int zoneMinute = take(rest, 2);
    if (zoneHour < 0 || zoneHour > 23 || !zoneColon || zoneMinute < 0 || zoneMinute > 59 || !rest.empty())
        return refused(text);
    const int zone = zoneHour * 3600 + zoneMinute * 60;
    return UtcTime(east ? total - zone : total + zone);
}

std::string UtcTime::str() const
{
    using namespace std::chrono;
    const sys_seconds moment{std::chrono::seconds(m_seconds)};
    const auto days = floor<std::chrono::days>(moment);
    const year_month_day date(days);
    const hh_mm_ss time(moment - days);
    return padded(int(date.year()), 4) + "-" + padded(int(unsigned(date.month())), 2) + "-"
        + padded(int(unsigned(date.day())), 2) + "T" + padded(int(time.hours().count()), 2) + ":"
        + padded(int(time.minutes().count()), 2) + ":" + padded(int(time.seconds().count()), 2) + "Z";
}

}
