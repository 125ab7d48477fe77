#pragma once
#include "models/record/dictionary.h"

#include <string>

namespace pedigree {

/// A record of a tier to fill in, as indented JSON: every field that the tier asks for or recommends stands in it as
/// {"state": "unknown", "reason": what belongs there}, each array with one entry. What is known already (the schema, the
/// revision, the tier) is filled in.
std::string recordTemplate(const Dictionary &dictionary, Tier tier);

}
