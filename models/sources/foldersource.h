#pragma once
#include "models/sources/filestream.h"
#include "models/sources/walker.h"

namespace pedigree::sources {

/// Every regular file under an open folder, by the bytes of their paths. `absolute`: where the folder really lies,
/// which is only asked whether it belongs to a model cache.
void walkFolder(Descriptor folder, std::string_view absolute, Walker &walker);

}
