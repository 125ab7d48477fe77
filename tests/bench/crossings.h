#pragma once
#include "models/lineage/layout.h"

#include <cstdint>
#include <string>
#include <vector>

namespace pedigree::bench {

/// An edge as it is drawn: a line through its points.
using Drawn = std::vector<LayoutPoint>;

/// Pairs of edges whose lines cross somewhere, each pair once. Lines that only touch (at the box they share) don't
/// cross.
std::uint64_t crossingPairs(const std::vector<Drawn> &edges);

/// The edges of a drawing in Graphviz's "plain" format, each cubic B-spline cut into eight lines a piece.
std::vector<Drawn> readPlain(const std::string &file);

} // namespace pedigree::bench
