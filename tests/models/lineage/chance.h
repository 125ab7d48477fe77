#pragma once
#include <cstdint>
#include <random>

/// The same numbers on every machine, 32 bits wide (what std::mt19937 returns is wider on some).
class Chance {
public:
    using result_type = std::uint32_t;
    explicit Chance(std::uint32_t seed) : m_engine(seed) {}
    static constexpr result_type min() { return 0; }
    static constexpr result_type max() { return UINT32_MAX; }
    result_type operator()() { return static_cast<std::uint32_t>(m_engine()); }

private:
    std::mt19937 m_engine;
};
