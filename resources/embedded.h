#pragma once
#include <string_view>

namespace pedigree {

/// The bytes of a file of resources/ that the program carries, by its path there ("dictionary/fields.tsv").
/// Empty when there is none of that name: a mistake of ours, never of the input.
std::string_view embedded(std::string_view name);

}
