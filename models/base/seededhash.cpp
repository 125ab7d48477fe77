#include "models/base/seededhash.h"

#include <cstring>
#include <random>

namespace pedigree {

namespace {

std::uint64_t processSeed()
{
    static const std::uint64_t seed = [] {
        std::random_device device;
        return std::uint64_t(device()) << 32 | device();
    }();
    return seed;
}

std::uint64_t mixed(std::uint64_t a, std::uint64_t b)
{
    const auto product = static_cast<unsigned __int128>(a) * b;
    return std::uint64_t(product) ^ std::uint64_t(product >> 64);
}

}

std::uint64_t seededHash(std::string_view text)
{
    const std::uint64_t seed = processSeed();
    std::uint64_t hash = seed ^ (text.size() * 0x9E3779B97F4A7C15U);
    while (text.size() >= 8) {
        std::uint64_t word;
        std::memcpy(&word, text.data(), 8);
        hash = mixed(hash ^ word, seed | 1);
        text.remove_prefix(8);
    }
    std::uint64_t word = 0;
    if (!text.empty())
        std::memcpy(&word, text.data(), text.size());
    return mixed(hash ^ word ^ 0xA0761D6478BD642FU, seed | 0x100000001U);
}

}
