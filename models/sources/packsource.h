#pragma once
#include "models/sources/walker.h"

namespace pedigree::sources {

/// Hands on every file of a zip, by its index; where there is none that can be read, by its entries.
void walkZip(const FileEntry &pack, SeekableStream &stream, const Surroundings &inside, Walker &walker);

/// Hands on every file of a tar.
void walkTar(const FileEntry &pack, ByteStream &stream, const Surroundings &inside, Walker &walker);

}
