#include "models/sources/stdinstream.h"

#include "models/sources/filestream.h"

#include <poll.h>
#include <unistd.h>

#include <cerrno>

namespace pedigree::sources {

Result<std::size_t> StdinStream::read(char *to, std::size_t size)
{
    constexpr int patience = 100; // milliseconds until we look again whether to stop
    while (!m_watch.stopped()) {
        pollfd waiting{.fd = STDIN_FILENO, .events = POLLIN, .revents = 0};
        if (::poll(&waiting, 1, patience) == 0)
            continue;
        const ssize_t got = ::read(STDIN_FILENO, to, std::min(size, std::size_t(256 * 1024)));
        if (got >= 0) {
            m_done += std::uint64_t(got);
            m_watch.progress("-", m_done, 0);
            return std::size_t(got);
        }
        if (errno != EINTR && errno != EAGAIN)
            return systemError(errno, "-");
    }
    return Error{Code::Cancelled, QT_TRANSLATE_NOOP("models", "Stopped."), {}, Where{.file = "-"}};
}

}
