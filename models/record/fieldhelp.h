#pragma once
#include "models/record/dictionary.h"

#include <string>
#include <string_view>

namespace pedigree {

/// What the dictionary says, for people: with an empty path every section with its fields, one a line; with the path of
/// a field every column of it in words; with that of a section, a group or an array, of every field below it.
/// Keys in brackets are not looked at. Usage when nothing is called so. English, plain text, ends with a line feed.
Result<std::string> fieldHelp(const Dictionary &dictionary, std::string_view path);

/// The sentence behind a requirement's key ("S-DATA"), or an empty text for an unknown one.
std::string_view requirement(std::string_view key);

} // namespace pedigree
