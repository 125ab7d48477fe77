#pragma once
#include <cstdint>
#include <string_view>

namespace pedigree {

/// A hash that evidence can't be built to collide under: seeded anew in each process. No answer may depend on its order.
std::uint64_t seededHash(std::string_view text);

}
