#pragma once
#include "models/base/result.h"

#include <string>
#include <string_view>

namespace pedigree::cli {

/// Puts bytes under a name, whole or not at all: into a file beside it first, to the disk, and then under the name. What
/// stood there before stays until then; nothing is left over after a failure. Only regular files are replaced.
Result<Done> writeNewFile(const std::string &path, std::string_view bytes);

}
