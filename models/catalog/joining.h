#pragma once
#include "models/base/watch.h"
#include "models/catalog/catalog.h"

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

namespace pedigree {

/// Which entities are one thing, by contracts.md ("Identity"), whatever the order of documents.
struct Joining {
    std::vector<std::uint32_t> cluster;  ///< of each entity (numbered through all records), from 0, in order of first member
    std::uint32_t clusters = 0;
    std::vector<std::pair<std::uint32_t, std::uint32_t>> joined; ///< entities, beside `reasons`
    std::vector<std::pair<JoinReason, std::string>> reasons;
    /// A cluster that fits several things which differ, and so joined none: (cluster, each of them).
    std::vector<std::pair<std::uint32_t, std::uint32_t>> possible;
    /// Clusters that share a purl, IRI or name@version and differ in a strong digest: (first, second, what they share).
    struct Conflict {
        std::uint32_t first;
        std::uint32_t second;
        std::string key;
    };
    std::vector<Conflict> conflicts;
};

Joining joinIdentities(const std::vector<Loaded> &records, const Watch &watch);

/// May things of these kinds be one? A model folder speaks of an adapter's files as a model; a BOM calls a file software.
bool compatible(EntityKind a, EntityKind b);

}
