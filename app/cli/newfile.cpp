#include "app/cli/newfile.h"

#include <cerrno>
#include <cstdlib>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace pedigree::cli {

namespace {

Error failed(const std::string &path, int why)
{
    const Where where{.file = path};
    switch (why) {
    case ENOSPC:
    case EDQUOT:
    case EFBIG:
        return {Code::NoSpace, QT_TRANSLATE_NOOP("models", "There is no room to write this file."), QT_TRANSLATE_NOOP("models", "Make room, or name another folder."), where};
    case EROFS:
        return {Code::ReadOnly, QT_TRANSLATE_NOOP("models", "This folder can only be read."), QT_TRANSLATE_NOOP("models", "Name another folder."), where};
    case EACCES:
    case EPERM:
        return {Code::Denied, QT_TRANSLATE_NOOP("models", "Writing here is not allowed."), QT_TRANSLATE_NOOP("models", "Name another folder, or ask for the right to write here."), where};
    default:
        return {Code::Unreadable, QT_TRANSLATE_NOOP("models", "This file can't be written."), QT_TRANSLATE_NOOP("models", "Is the folder there, and is the medium sound?"), where};
    }
}

/// A file under a name of its own beside the one that is wanted, gone again unless it was put under that.
class Beside {
public:
    explicit Beside(const std::string &path) : m_name(path + ".XXXXXX"), m_file(::mkostemp(m_name.data(), O_CLOEXEC)) {}
    ~Beside()
    {
        if (m_file >= 0)
            ::close(m_file);
        if (m_exists)
            ::unlink(m_name.c_str());
    }
    Beside(const Beside &) = delete;
    Beside &operator=(const Beside &) = delete;

    bool isOpen() const { return m_file >= 0; }

    bool write(std::string_view bytes)
    {
        m_exists = true;
        while (!bytes.empty()) {
            const auto done = ::write(m_file, bytes.data(), bytes.size());
            if (done < 0 && errno == EINTR)
                continue;
            if (done <= 0)
                return false;
            bytes.remove_prefix(std::size_t(done));
        }
        const mode_t mask = ::umask(0);
        ::umask(mask);
        // A write that the disk refuses late is lost (reliability: never take a second fsync for a cure).
        return ::fchmod(m_file, 0666 & ~mask) == 0 && ::fsync(m_file) == 0;
    }

    bool putUnder(const std::string &path)
    {
        const int file = m_file;
        m_file = -1;
        if (::close(file) != 0 || ::rename(m_name.c_str(), path.c_str()) != 0)
            return false;
        m_exists = false;
        return true;
    }

private:
    std::string m_name;
    int m_file;
    bool m_exists = m_file >= 0;
};

}

Result<Done> writeNewFile(const std::string &path, std::string_view bytes)
{
    struct stat there{};
    if (::stat(path.c_str(), &there) == 0 && !S_ISREG(there.st_mode))
        return Error{Code::NotRegular, QT_TRANSLATE_NOOP("models", "What stands under this name is no file."),
                     QT_TRANSLATE_NOOP("models", "Name a file; without -o the answer goes to standard output."), {.file = path}};
    Beside beside(path);
    if (!beside.isOpen() || !beside.write(bytes) || !beside.putUnder(path))
        return failed(path, errno);
    const auto slash = path.rfind('/');
    const std::string folder = slash == path.npos ? "." : slash == 0 ? "/" : path.substr(0, slash);
    const int handle = ::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (handle < 0)
        return failed(path, errno);
    const bool kept = ::fsync(handle) == 0;
    const int why = errno;
    ::close(handle);
    if (!kept && why != EINVAL) // a file system that knows no fsync of folders
        return failed(path, why);
    return Done{};
}

}
