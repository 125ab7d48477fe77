#include "models/sources/filestream.h"

#include <linux/magic.h>
#include <sys/vfs.h>
#include <unistd.h>

#include <cerrno>
#include <system_error>

namespace pedigree::sources {

namespace {

constexpr std::size_t mostAtOnce = 256 * 1024; // how long a stop may go unheard
constexpr std::uint64_t reportEvery = 4 * 1024 * 1024;

bool sameMoment(const timespec &a, const timespec &b)
{
    return a.tv_sec == b.tv_sec && a.tv_nsec == b.tv_nsec;
}

}

Descriptor::~Descriptor()
{
    if (m_number >= 0)
        ::close(m_number);
}

Error systemError(int number, std::string path)
{
    Where where{.file = std::move(path)};
    switch (number) {
    case ENOENT:
        return Error{Code::Unreadable, QT_TRANSLATE_NOOP("models", "There is no such file or folder."),
                     QT_TRANSLATE_NOOP("models", "Check the spelling, and the folder you are in."), std::move(where)};
    case EACCES:
    case EPERM:
        return Error{Code::Denied, QT_TRANSLATE_NOOP("models", "You are not allowed to read this."),
                     QT_TRANSLATE_NOOP("models", "Ask its owner for permission to read it."), std::move(where)};
    case ENOMEM:
        return Error{Code::OutOfMemory, QT_TRANSLATE_NOOP("models", "There is not enough memory to read this."),
                     QT_TRANSLATE_NOOP("models", "Close other programs, or open fewer files at a time."),
                     std::move(where)};
    default:
        return Error{Code::Unreadable,
                     Text{QT_TRANSLATE_NOOP("models", "It can't be read: %1."),
                          {std::generic_category().message(number)}},
                     QT_TRANSLATE_NOOP("models", "Check the disk or the share that it lies on, then open it again."),
                     std::move(where)};
    }
}

Result<std::unique_ptr<FileStream>> FileStream::take(Descriptor descriptor, std::string path, const Watch &watch)
{
    struct stat status;
    if (::fstat(descriptor.number(), &status) != 0)
        return systemError(errno, std::move(path));
    // Files of /proc and /sys call themselves regular and are not: their bytes are made while they are read.
    struct statfs system;
    const bool made = ::fstatfs(descriptor.number(), &system) == 0
        && (system.f_type == PROC_SUPER_MAGIC || system.f_type == SYSFS_MAGIC);
    if (!S_ISREG(status.st_mode) || made)
        return Error{Code::NotRegular, QT_TRANSLATE_NOOP("models", "This is not a regular file, so it isn't read."),
                     QT_TRANSLATE_NOOP("models", "Copy what it yields into a file and open that."),
                     Where{.file = std::move(path)}};
    return std::unique_ptr<FileStream>(new FileStream(std::move(descriptor), std::move(path), status, watch));
}

FileStream::FileStream(Descriptor descriptor, std::string path, const struct stat &status, const Watch &watch)
    : m_descriptor(std::move(descriptor))
    , m_path(std::move(path))
    , m_watch(watch)
    , m_status(status)
    , m_length(std::uint64_t(status.st_size))
{
}

Result<std::size_t> FileStream::readAt(std::uint64_t offset, char *to, std::size_t size)
{
    if (m_watch.stopped())
        return Error{Code::Cancelled, QT_TRANSLATE_NOOP("models", "Stopped."), {}, Where{.file = m_path}};
    if (offset >= m_length)
        return std::size_t(0);
    ssize_t got;
    do
        got = ::pread(m_descriptor.number(), to, std::min({size, mostAtOnce, std::size_t(m_length - offset)}),
                      off_t(offset));
    while (got < 0 && errno == EINTR);
    if (got < 0) {
        m_told = true;
        return systemError(errno, m_path);
    }
    if (got == 0 && size > 0)
        return changed(); // shorter than it was
    m_toReport += std::uint64_t(got);
    if (m_toReport >= reportEvery) {
        m_toReport = 0;
        m_watch.progress(m_path, offset + std::uint64_t(got), m_length);
    }
    return std::size_t(got);
}

Result<std::size_t> FileStream::read(char *to, std::size_t size)
{
    const auto got = readAt(m_position, to, size);
    if (!got)
        return got.error();
    m_position += *got;
    if (*got == 0 && size > 0 && !m_told)
        if (const auto same = unchanged(); !same)
            return same.error();
    return *got;
}

Result<Done> FileStream::unchanged()
{
    if (m_told)
        return Done{};
    struct stat now;
    if (::fstat(m_descriptor.number(), &now) != 0) {
        m_told = true;
        return systemError(errno, m_path);
    }
    if (now.st_size != m_status.st_size || !sameMoment(now.st_mtim, m_status.st_mtim))
        return changed();
    return Done{};
}

Error FileStream::changed()
{
    m_told = true;
    return Error{Code::Changed, QT_TRANSLATE_NOOP("models", "The file was changed while it was being read."),
                 QT_TRANSLATE_NOOP("models", "Open it again when nobody writes to it any more."), Where{.file = m_path}};
}

Result<std::size_t> readFully(SeekableStream &stream, std::uint64_t offset, char *to, std::size_t size)
{
    std::size_t filled = 0;
    while (filled < size) {
        const auto got = stream.readAt(offset + filled, to + filled, size - filled);
        if (!got)
            return got.error();
        if (*got == 0)
            break;
        filled += *got;
    }
    return filled;
}

}
