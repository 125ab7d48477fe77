#pragma once
#include "models/base/limits.h"
#include "models/base/utctime.h"
#include "models/record/dictionary.h"

#include <optional>
#include <string>
#include <vector>

namespace pedigree::cli {

/// What every command that takes SOURCE understands.
struct Options {
    std::vector<std::string> sources;
    bool json = false;
    bool quiet = false;
    std::optional<UtcTime> at;
    std::optional<Tier> tier;
    Limits limits;
};

}
