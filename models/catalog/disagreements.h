#pragma once
#include "models/catalog/catalog.h"

#include <vector>

namespace pedigree {

/// Where two documents claim different values for the same single-valued field of the same thing. Both claims stay.
/// Other releases of one system are no disagreement: they are its history.
std::vector<Problem> disagreements(const Catalog &catalog);

/// Do two spelled values mean the same? 1.0 and 1 do, upper and lower case hex does, licence ids by any case.
bool sameValue(ValueKind kind, std::string_view field, std::string_view a, std::string_view b);

}
