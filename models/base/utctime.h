#pragma once
#include "models/base/result.h"

#include <compare>
#include <cstdint>
#include <string>
#include <string_view>

namespace pedigree {

/// A moment, to the second, UTC. Never "now": a clock belongs to the programs in app/.
class UtcTime {
public:
    /// RFC 3339 with its zone ("2026-11-23T12:00:00Z", "…+01:00"), also to the minute, or a bare date (its first second).
    /// Fractions of a second are dropped.
    static Result<UtcTime> parse(std::string_view text);
    static UtcTime fromSeconds(std::int64_t secondsSince1970) { return UtcTime(secondsSince1970); }

    std::int64_t seconds() const { return m_seconds; }
    std::string str() const; ///< "2026-11-23T12:00:00Z"
    auto operator<=>(const UtcTime &) const = default;

private:
    explicit UtcTime(std::int64_t seconds) : m_seconds(seconds) {}
    std::int64_t m_seconds;
};

}
