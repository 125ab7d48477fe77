#pragma once
#include "models/catalog/catalog.h"

#include <vector>

namespace pedigree {

/// Holds what was claimed of each model and adapter against what its bytes and its other files show: the 24
/// cross-checks, rules MPR-OBS-001 to MPR-OBS-024. Each finding names both values and both places (offsets, no lines
/// yet); it is an error where the bytes themselves contradict a claim, else a warning. In order of thing, then rule.
std::vector<Problem> crossChecks(const Catalog &catalog);

}
