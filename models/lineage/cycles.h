#pragma once
#include <cstdint>
#include <vector>

namespace pedigree {

/// Each strongly connected part of a graph once, told by a shortest cycle through it: a path that ends where it began
/// and begins at its smallest number; sorted. In a part too big to try every start (beyond some millions of steps) the
/// cycle is the shortest found until then. `start` has a number more than there are nodes; `next[start[n] ..
/// start[n+1])` follow n. Never recursive, linear but for that bounded search.
std::vector<std::vector<std::uint32_t>> cyclesOf(const std::vector<std::uint32_t> &start,
                                                 const std::vector<std::uint32_t> &next);

} // namespace pedigree
