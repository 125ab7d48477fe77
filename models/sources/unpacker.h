#pragma once
#include "models/base/watch.h"
#include "models/sources/packkind.h"
#include "models/sources/seekablestream.h"

#include <exception>
#include <memory>
#include <optional>
#include <string>
#include <vector>

struct archive;
struct archive_entry;

namespace pedigree::sources {

/// libarchive over one of our streams. What the stream says or throws while the library asks it for bytes is kept, as
/// nothing may travel through frames of C.
///
/// The library ends the process by exit(1) when it is out of memory: programs guard against that (atexit).
class Unpacker {
public:
    /// One reader and, of the compressions, exactly the one named: the library would go on through 25 of them.
    Unpacker(PackKind kind, ByteStream &stream, std::string path);
    /// A zip that is read from its index.
    Unpacker(SeekableStream &stream, std::string path);
    ~Unpacker();
    Unpacker(const Unpacker &) = delete;
    Unpacker &operator=(const Unpacker &) = delete;

    /// The next entry, good until the following call; null at the end.
    Result<archive_entry *> next();
    /// More bytes of the entry, none at its end. `hole`: bytes were left out, as a sparse file has them.
    struct Block {
        std::string_view bytes;
        bool hole = false;
    };
    Result<Block> block();

    /// Where the headers of the entry begin, in the stream. They end at consumed() until the entry is read.
    std::uint64_t headerStart() const;
    /// Bytes of the stream that were used, and that were asked for.
    std::uint64_t consumed() const;
    std::uint64_t given() const { return m_given; }
    /// Of the bytes given last, those that were not used.
    std::string_view left() const;
    /// The last `size` bytes that were used, as far as they are still here.
    std::string_view before(std::size_t size) const;

private:
    struct Free {
        void operator()(struct archive *archive) const;
    };
    static ssize_t onRead(struct archive *, void *self, const void **bytes);
    static std::int64_t onSeek(struct archive *, void *self, std::int64_t offset, int whence);
    static std::int64_t onSkip(struct archive *, void *self, std::int64_t count);

    void open();
    Error error();

    ByteStream &m_stream;
    SeekableStream *m_seekable = nullptr;
    std::string m_path;
    std::unique_ptr<struct archive, Free> m_archive;
    std::vector<char> m_buffer;
    std::size_t m_filled = 0;
    std::uint64_t m_position = 0; ///< of the seekable stream
    std::uint64_t m_given = 0;
    std::uint64_t m_expected = 0; ///< where the next block of the entry begins
    std::optional<Error> m_error;
    std::exception_ptr m_thrown;
    bool m_open = false;
};

}
