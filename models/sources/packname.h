#pragma once
#include "models/base/limits.h"

#include <optional>
#include <string>
#include <string_view>

namespace pedigree::sources {

/// A name in a pack that leads nowhere but into the pack, without its leading "./" and trailing "/"; "" for the pack's
/// own root folder ("./"). Error `unsafe-path` for every other: absolute, with drive, backslash, NUL, "..", ".", an empty
/// part, too long, too many parts. `folder`: the entry is a folder.
Result<std::string_view> safeName(std::string_view name, bool folder, const Limits &limits);

/// As it may stand in a path of ours: its bytes when they are UTF-8, else with the odd ones escaped.
std::string printable(std::string_view name);

/// What two names have in common that are one file on a disk that ignores case or the way letters are composed.
std::string folded(std::string_view name);

}
