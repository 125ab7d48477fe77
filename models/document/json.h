#pragma once
#include "models/base/limits.h"
#include "models/base/watch.h"
#include "models/document/tree.h"

#include <memory>
#include <vector>

namespace pedigree {

/// Reads one JSON text (RFC 8259), strictly: UTF-8 only, no duplicate names, no lone surrogates, no
/// NUL, nothing after the value, all bounds kept. Numbers of any range keep their spelling. A leading UTF-8 byte order mark
/// is stepped over (RFC 8259, 8.1 allows it).
/// Refusals carry offset, line and (for duplicate names) pointer.
Result<std::shared_ptr<const Tree>> readJson(Bytes bytes, const Limits &limits, const Watch &watch = {});

/// One JSON text a line (NDJSON), or RFC 7464 sequences: each line its own answer. Empty lines are skipped; offsets of a
/// tree count from its own line, whose first byte stands at `start`.
struct JsonLine {
    std::uint64_t start; ///< in bytes, in the whole
    std::uint64_t line;  ///< from 1
    Result<std::shared_ptr<const Tree>> tree;
};
Result<std::vector<JsonLine>> readJsonLines(const Bytes &bytes, const Limits &limits, const Watch &watch = {});

}
