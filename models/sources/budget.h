#pragma once
#include "models/base/limits.h"

#include <cstdint>
#include <optional>
#include <string>

namespace pedigree::sources {

/// More than `ratio` bytes out for each that went in, once `ratio-floor` are out.
inline bool isBeyondRatio(std::uint64_t out, std::uint64_t in, const Limits &limits)
{
    return out > limits[Limits::RatioFloor] && out / limits[Limits::Ratio] > in;
}

/// What may still come out of one pack and the packs in it, together.
class Budget {
public:
    /// `in`: bytes of the outermost pack, when they are known.
    Budget(const Limits &limits, std::optional<std::uint64_t> in)
        : m_bytes(limits[Limits::PackBytes]), m_entries(limits[Limits::Entries]), m_held(limits[Limits::DocumentBytes])
        , m_in(in)
    {
    }

    /// That many bytes more came out.
    Result<Done> spend(std::uint64_t bytes, const Limits &limits, const std::string &path)
    {
        m_out += bytes;
        if (m_out > m_bytes)
            return exhausted(Limits::PackBytes, limits, path);
        if (m_in && isBeyondRatio(m_out, *m_in, limits))
            return exhausted(Limits::Ratio, limits, path);
        return Done{};
    }
    /// One entry more is looked at, or not.
    Result<Done> spendEntry(const Limits &limits, const std::string &path)
    {
        if (m_entries == 0)
            return exhausted(Limits::Entries, limits, path);
        --m_entries;
        return Done{};
    }
    std::uint64_t entriesLeft() const { return m_entries; }

    /// Bytes of packs that may still be kept in memory, because their index stands at their end.
    std::uint64_t held() const { return m_held; }
    void hold(std::uint64_t bytes) { m_held -= bytes; }
    void release(std::uint64_t bytes) { m_held += bytes; }

    /// The bound that ended it, if one did: nothing more is read of the pack then.
    const std::optional<Limits::Name> &bound() const { return m_bound; }
    Error exhausted(Limits::Name bound, const Limits &limits, const std::string &path)
    {
        m_bound = bound;
        return beyond(bound, limits, Where{.file = path});
    }

private:
    std::uint64_t m_bytes;
    std::uint64_t m_entries;
    std::uint64_t m_held;
    std::optional<std::uint64_t> m_in;
    std::uint64_t m_out = 0;
    std::optional<Limits::Name> m_bound;
};

}
