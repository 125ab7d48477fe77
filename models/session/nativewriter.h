#pragma once
#include "models/session/evidence.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace pedigree {

/// What a record could not carry, and where it stands.
struct Lost {
    std::string entity; ///< id of the thing
    std::string field;  ///< its path, or the verb of a relation
    std::string value;  ///< as stated; of a relation, the id of the other thing
    Text why;
    std::uint32_t record = 0; ///< in Catalog::records()
    std::uint32_t offset = 0;
};

/// A record in the words of pedigree-record/1.
struct Converted {
    std::string json;
    std::vector<Lost> lost; ///< in order of entity, field, then place
};

/// Everything that these documents say of one thing, as one native record. `about` chooses the thing; without it the
/// documents have to be about one only, or about one release and what is in it.
/// What no row of the dictionary names goes under extensions.PREFIX, by the id of its thing; what a foreign document leaves
/// open although every record needs it is said to be unknown. Nothing is filled in by a guess.
Result<Converted> toNative(const Evidence &evidence, std::optional<ThingId> about, const Watch &watch);

}
