#pragma once
#include "models/base/watch.h"
#include "ui/adapters/selection.h"

#include <cstdint>
#include <memory>
#include <optional>
#include <vector>

namespace pedigree {

/// Which things of the lineage a person asks for.
enum class LineageMode : std::uint8_t { Everything, Relatives, Ancestors, Descendants, Path, Impact };

struct LineageQuery {
    LineageMode mode = LineageMode::Everything;
    std::optional<ThingId> thing = {}; ///< whose ancestors, descendants or impact
    std::optional<ThingId> other = {}; ///< the other end of a path
    std::uint32_t depth = UINT32_MAX;  ///< in edges; for ancestors, descendants and both
    std::shared_ptr<const ThingSet> filter = {}; ///< null = everything
    bool operator==(const LineageQuery &) const = default;
};

/// The answer: each thing with how far it is, and how sure that is.
struct LineageSet {
    static constexpr std::uint32_t NoHops = UINT32_MAX;
    struct Row {
        ThingId thing;
        std::int64_t hops; ///< negative upstream, positive downstream of the thing asked about; 0 = itself
        bool hasHops;
        bool certain;      ///< reached without an edge that is bound by name only or open
    };
    LineageQuery query;
    std::vector<Row> rows;          ///< as they are listed: of an impact deployments first
    std::vector<std::uint8_t> in;   ///< by thing: 0 = not in it, 1 = possibly, 2 = certainly
    std::uint32_t connected = 0;    ///< things with lineage, in or out
    std::uint32_t certain = 0;      ///< without the thing asked about
    std::uint32_t possible = 0;

    bool has(ThingId thing) const { return thing < in.size() && in[thing] != 0; }
};

/// Linear in what it reaches.
std::shared_ptr<const LineageSet> lineageSet(const Evidence &evidence, const LineageQuery &query, const Watch &watch);

}
