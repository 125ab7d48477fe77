#pragma once
#include "models/sources/seekablestream.h"

#include <string_view>

namespace pedigree::sources {

/// What a file is, told by its first bytes, never by its name.
enum class PackKind : std::uint8_t { None, Zip, Tar, Gzip, Zstd, Xz };

/// How many bytes packKind() wants to see, if there are as many.
constexpr std::size_t packKindBytes = 2048;

/// None also for the zip files that other programs call documents or weights: their parts are no evidence of their own,
/// and their digest is that of the whole (PyTorch and NumPy weights, office documents, books, Java programs).
PackKind packKind(std::string_view first);

inline bool isCompressed(PackKind kind) { return kind == PackKind::Gzip || kind == PackKind::Zstd || kind == PackKind::Xz; }

/// A tar header block (POSIX.1-2017 pax, "ustar Interchange Format") whose checksum is right.
bool isTarHeader(std::string_view block);

/// "evidence.tar.gz" wants to be a pack. Only asked to explain why something isn't one.
bool isPackName(std::string_view name);

bool isZero(std::string_view bytes);

}
