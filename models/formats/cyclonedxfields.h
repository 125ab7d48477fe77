#pragma once
#include "models/record/kinds.h"

#include <span>
#include <string_view>

namespace pedigree::formats {

/// Which field of the dictionary a member of a CycloneDX document is, depending on what the thing is that it describes.
/// The column "elsewhere" of the dictionary says the same for people; here it is exact.
struct CycloneDxField {
    std::string_view member; ///< path from the root of the kind of object it stands in: "components[].purl"
    EntityKind kind;
    std::string_view field;  ///< "model.purl"
};

/// Sorted by nothing; looked at once for each distinct path of a document.
std::span<const CycloneDxField> cycloneDxFields();

}
