#include "models/sources/unpacker.h"

#include "models/base/utf8.h"

#include <archive.h>
#include <archive_entry.h>

#include <cstdio>
#include <new>

namespace pedigree::sources {

namespace {

constexpr std::size_t bufferBytes = 64 * 1024;

int filterOf(PackKind kind)
{
    switch (kind) {
    case PackKind::Gzip: return ARCHIVE_FILTER_GZIP;
    case PackKind::Zstd: return ARCHIVE_FILTER_ZSTD;
    case PackKind::Xz: return ARCHIVE_FILTER_XZ;
    default: return ARCHIVE_FILTER_NONE;
    }
}

}

void Unpacker::Free::operator()(struct archive *archive) const
{
    archive_read_free(archive);
}

Unpacker::Unpacker(PackKind kind, ByteStream &stream, std::string path)
    : m_stream(stream), m_path(std::move(path)), m_archive(archive_read_new()), m_buffer(bufferBytes)
{
    if (!m_archive)
        throw std::bad_alloc();
    if (kind == PackKind::Zip)
        archive_read_support_format_zip_streamable(m_archive.get());
    else if (kind == PackKind::Tar)
        archive_read_support_format_tar(m_archive.get());
    else {
        archive_read_support_format_raw(m_archive.get());
        archive_read_append_filter(m_archive.get(), filterOf(kind));
    }
}

Unpacker::Unpacker(SeekableStream &stream, std::string path)
    : m_stream(stream), m_seekable(&stream), m_path(std::move(path)), m_archive(archive_read_new()), m_buffer(bufferBytes)
{
    if (!m_archive)
        throw std::bad_alloc();
    archive_read_support_format_zip_seekable(m_archive.get());
    archive_read_set_seek_callback(m_archive.get(), &Unpacker::onSeek);
    archive_read_set_skip_callback(m_archive.get(), &Unpacker::onSkip);
}

Unpacker::~Unpacker() = default;

void Unpacker::open()
{
    archive_read_set_read_callback(m_archive.get(), &Unpacker::onRead);
    archive_read_set_callback_data(m_archive.get(), this);
    archive_read_open1(m_archive.get()); // what is wrong here is said again by next()
    m_open = true;
}

ssize_t Unpacker::onRead(struct archive *, void *data, const void **bytes)
{
    auto &self = *static_cast<Unpacker *>(data);
    *bytes = self.m_buffer.data();
    if (self.m_error || self.m_thrown)
        return ARCHIVE_FATAL;
    try {
        auto got = self.m_seekable ? self.m_seekable->readAt(self.m_position, self.m_buffer.data(), bufferBytes)
                                   : self.m_stream.read(self.m_buffer.data(), bufferBytes);
        if (!got) {
            self.m_error = std::move(got.error());
            return ARCHIVE_FATAL;
        }
        if (*got > 0)
            self.m_filled = *got;
        self.m_position += *got;
        self.m_given += *got;
        return ssize_t(*got);
    } catch (...) {
        self.m_thrown = std::current_exception();
        return ARCHIVE_FATAL;
    }
}

std::int64_t Unpacker::onSeek(struct archive *, void *data, std::int64_t offset, int whence)
{
    auto &self = *static_cast<Unpacker *>(data);
    const auto length = std::int64_t(self.m_seekable->length());
    const std::int64_t base = whence == SEEK_SET ? 0 : whence == SEEK_CUR ? std::int64_t(self.m_position) : length;
    std::int64_t target;
    if (__builtin_add_overflow(base, offset, &target) || target < 0)
        return ARCHIVE_FATAL;
    self.m_position = std::uint64_t(std::min(target, length));
    return std::int64_t(self.m_position);
}

std::int64_t Unpacker::onSkip(struct archive *, void *data, std::int64_t count)
{
    auto &self = *static_cast<Unpacker *>(data);
    const std::uint64_t left = self.m_seekable->length() - self.m_position;
    const std::uint64_t skipped = std::min(std::uint64_t(std::max<std::int64_t>(count, 0)), left);
    self.m_position += skipped;
    return std::int64_t(skipped);
}

Error Unpacker::error()
{
    if (m_thrown)
        std::rethrow_exception(std::exchange(m_thrown, nullptr));
    if (m_error) {
        Error error = *m_error;
        error.where.file = m_path;
        return error;
    }
    const char *const words = archive_error_string(m_archive.get());
    return Error{Code::Damaged,
                 Text{QT_TRANSLATE_NOOP("models", "The pack is cut off or damaged (%1)."), {shown(words ? words : "?", 200)}},
                 QT_TRANSLATE_NOOP("models", "Ask for it again; compare its digest with the sender's."),
                 Where{.file = m_path}};
}

Result<archive_entry *> Unpacker::next()
{
    if (!m_open)
        open();
    m_expected = 0;
    archive_entry *entry = nullptr;
    const int answer = archive_read_next_header(m_archive.get(), &entry);
    if (m_thrown || m_error)
        return error();
    if (answer == ARCHIVE_EOF)
        return nullptr;
    // A warning is about a name or an attribute, which we look at ourselves.
    if (answer != ARCHIVE_OK && answer != ARCHIVE_WARN)
        return error();
    return entry;
}

Result<Unpacker::Block> Unpacker::block()
{
    const void *bytes = nullptr;
    std::size_t size = 0;
    std::int64_t offset = 0;
    const int answer = archive_read_data_block(m_archive.get(), &bytes, &size, &offset);
    if (m_thrown || m_error)
        return error();
    if (answer == ARCHIVE_EOF)
        return Block{};
    if (answer != ARCHIVE_OK)
        return error();
    const bool hole = std::uint64_t(offset) != m_expected;
    m_expected = std::uint64_t(offset) + size;
    return Block{{static_cast<const char *>(bytes), size}, hole};
}

std::uint64_t Unpacker::headerStart() const
{
    return std::uint64_t(std::max<std::int64_t>(archive_read_header_position(m_archive.get()), 0));
}

std::uint64_t Unpacker::consumed() const
{
    return std::uint64_t(std::max<std::int64_t>(archive_filter_bytes(m_archive.get(), -1), 0));
}

std::string_view Unpacker::left() const
{
    const std::uint64_t unused = m_given - std::min(consumed(), m_given);
    const std::size_t here = std::size_t(std::min<std::uint64_t>(unused, m_filled));
    return {m_buffer.data() + m_filled - here, here};
}

std::string_view Unpacker::before(std::size_t size) const
{
    const std::size_t end = m_filled - left().size();
    const std::size_t here = std::min(size, end);
    return {m_buffer.data() + end - here, here};
}

}
