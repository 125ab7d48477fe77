#pragma once
#include "models/base/limits.h"
#include "models/base/watch.h"
#include "models/sources/seekablestream.h"

#include <cstdint>
#include <string>
#include <vector>

namespace pedigree::sources {

/// One row of a zip's index (central directory header, APPNOTE 4.3.12).
struct ZipRow {
    std::string name;         ///< its bytes, whatever they are
    std::uint64_t compressed; ///< bytes
    std::uint64_t size;       ///< bytes
    std::uint64_t offset;     ///< of its local header, from the first byte of the file
    std::uint32_t attributes; ///< external ones; the mode of a Unix file in the upper half
    std::uint16_t flags;
    std::uint16_t method;
    std::uint8_t host;        ///< system that made it; 3 = Unix, 19 = macOS

    bool isEncrypted() const { return flags & 1; }
    bool isFolder() const { return name.ends_with('/'); }
    /// A Unix link, device, FIFO or socket.
    bool isSpecial() const;
};

/// The index of a zip as other tools read it, and what contradicts it.
struct ZipIndex {
    std::vector<ZipRow> rows;  ///< by offset; rows that share an entry in their order in the index
    std::uint64_t declared;    ///< rows, as the end record says
    std::uint64_t before;      ///< bytes in front of the zip
    std::uint64_t after;       ///< bytes behind its end record and comment
    std::uint64_t start;       ///< of the index, from the first byte of the file
};

/// Reads the end record (zip64 too) and the index behind it. Error `damaged` when there is none, or when it breaks off;
/// `too-many` when it has more than `mostRows`.
Result<ZipIndex> readZipIndex(SeekableStream &stream, std::uint64_t mostRows, const Limits &limits, const Watch &watch);

/// Is this a zip with something in front, told by its end record? With Comment::None only by the last 22 bytes, which is
/// cheap; with Comment::Any as far back as a comment may reach.
enum class Comment { None, Any };
bool endsLikeZip(SeekableStream &stream, Comment comment);

/// One thing in which index and entries contradict each other, so that two tools see two packs.
struct ZipDispute {
    std::string path;       ///< the row's name, "" when it is the pack as a whole
    Text what;
    std::uint64_t offset;   ///< of the local header, or of the first byte in dispute
};

/// Compares every row with the local header it points at, and looks for entries that no row names.
Result<std::vector<ZipDispute>> disputes(const ZipIndex &index, SeekableStream &stream, const Watch &watch);

}
