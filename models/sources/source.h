#pragma once
#include "models/base/limits.h"
#include "models/base/watch.h"
#include "models/document/bytestream.h"
#include "models/record/problem.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace pedigree::sources {

/// One regular file, wherever it lies.
struct FileEntry {
    /// Within the SOURCE, "/" between folders, always UTF-8; the file's own name when the SOURCE is a file, "-" for
    /// standard input. What lies in a pack that itself lies in the SOURCE has the pack's path in front:
    /// "packs/a.zip/record.json".
    std::string path;
    std::string inside; ///< path of the pack within the SOURCE that holds it, when packs are nested; else empty
    std::optional<std::uint64_t> size; ///< as the file system or pack says
};

/// Is handed every file of a source, one at a time, in the order they lie in it (folders: by the bytes of their names).
class Visitor {
public:
    virtual ~Visitor() = default;
    /// The stream is good only during the call. What isn't read is skipped. To stop, use the Watch.
    /// An Error that the stream returns is the visitor's to keep, its `where.file` is filled in; walk() tells problem()
    /// only what the visitor has not seen.
    virtual void file(const FileEntry &entry, ByteStream &stream) = 0;
    /// Something that couldn't be read or was refused; the others go on. `where.file` is the path within the SOURCE.
    virtual void problem(Problem problem) = 0;
};

/// Walks a SOURCE: a file, a folder, a pack (zip, tar, tar.gz, tar.zst, tar.xz; told by content), or "-" (standard input,
/// which may be a document or a pack). Packs inside packs or folders are entered down to the bound `nested`.
/// Nothing is unpacked to disk, no link is followed, no path of the evidence is opened by name from inside a pack.
/// Links of a model cache (`models--ORG--NAME/snapshots/REV/file` to a blob of the same model) are the one exception.
/// Error only when the SOURCE as a whole can't be opened, or when the Watch was stopped; everything smaller is a problem.
Result<Done> walk(const std::string &source, Visitor &visitor, const Limits &limits, const Watch &watch);

/// The same over bytes in memory, as if a file of that name held them.
Result<Done> walkBytes(std::string_view name, std::string_view bytes, Visitor &visitor, const Limits &limits,
                       const Watch &watch);

}
