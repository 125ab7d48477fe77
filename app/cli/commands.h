#pragma once
#include "app/cli/answer.h"
#include "app/cli/options.h"

#include <string>

namespace pedigree {
struct Evidence;
}

namespace pedigree::cli {

/// What is in the sources: documents, things, relations, every claim with its place, problems.
Exit inspect(const Options &options);

struct LineageOptions {
    std::string of;
    std::string direction = "both"; ///< up, down, both
    std::uint32_t depth = UINT32_MAX;
    std::string format = "text";
};
/// What came from what, laid out.
Exit lineage(const Options &options, const LineageOptions &wanted);

/// Everything that depends on a thing, deployments first.
Exit impact(const Options &options, const std::string &of);

/// Opens the sources with progress on standard error (when it is a terminal and not quiet).
std::shared_ptr<const Evidence> open(const Options &options);

}
