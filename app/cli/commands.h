#pragma once
#include "app/cli/answer.h"
#include "app/cli/options.h"

#include <memory>
#include <optional>
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

struct ConvertOptions {
    std::string to;
    std::string file; ///< empty: standard output
    std::string of;
};
/// The documents as one native record, and what it could not carry.
Exit convert(const Options &options, const ConvertOptions &wanted);

/// Why there is no answer to anything, when not one document could be read.
std::optional<Error> nothingRead(const Evidence &evidence);
/// Errors among the problems on standard error, unless that should be quiet.
void warn(const Evidence &evidence, const Options &options);

/// Opens the sources with progress on standard error (when it is a terminal and not quiet).
std::shared_ptr<const Evidence> open(const Options &options);

}
