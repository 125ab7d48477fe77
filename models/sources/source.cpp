#include "models/sources/source.h"

#include "models/base/utf8.h"
#include "models/sources/foldersource.h"
#include "models/sources/stdinstream.h"

#include <fcntl.h>
#include <limits.h>
#include <stdlib.h>

#include <cerrno>
#include <memory>

namespace pedigree::sources {

namespace {

struct Freed {
    void operator()(char *text) const { ::free(text); }
};

/// The last part of a path, as UTF-8.
std::string nameOf(std::string_view path)
{
    const std::string_view name = path.substr(path.rfind('/') + 1);
    return firstBadUtf8(name) == name.npos ? std::string(name) : shown(name);
}

Result<Done> finished(Walker &walker, const std::string &name)
{
    if (walker.stopped())
        return Error{Code::Cancelled, QT_TRANSLATE_NOOP("models", "Stopped."), {}, Where{.file = name}};
    walker.finish(name);
    return Done{};
}

}

Result<Done> walk(const std::string &source, Visitor &visitor, const Limits &limits, const Watch &watch)
{
    Walker walker(visitor, limits, watch);
    if (source == "-") {
        StdinStream stream(watch);
        walker.offer({.path = "-", .inside = {}, .size = {}}, stream, {}, Walker::Role::Source);
        return finished(walker, "-");
    }

    // The SOURCE itself may be a link: the person named it, the evidence didn't. O_NONBLOCK: a FIFO would wait for ever.
    Descriptor descriptor(::open(source.c_str(), O_RDONLY | O_NONBLOCK | O_CLOEXEC | O_NOCTTY));
    if (!descriptor)
        return systemError(errno, shown(source));
    struct stat status;
    if (::fstat(descriptor.number(), &status) != 0)
        return systemError(errno, shown(source));
    if (S_ISDIR(status.st_mode)) {
        const std::unique_ptr<char, Freed> absolute(::realpath(source.c_str(), nullptr));
        walkFolder(std::move(descriptor), absolute ? absolute.get() : "", walker);
        return finished(walker, {});
    }

    const std::string name = nameOf(source);
    const auto stream = FileStream::take(std::move(descriptor), name, watch);
    if (!stream)
        return stream.error();
    watch.progress(name, 0, (*stream)->length());
    walker.offer({.path = name, .inside = {}, .size = (*stream)->length()}, **stream, {}, Walker::Role::Source);
    if (const auto same = (*stream)->unchanged(); !same)
        walker.problem(same.error());
    return finished(walker, name);
}

Result<Done> walkBytes(std::string_view name, std::string_view bytes, Visitor &visitor, const Limits &limits,
                       const Watch &watch)
{
    Walker walker(visitor, limits, watch);
    MemoryBytes stream(bytes);
    walker.offer({.path = std::string(name), .inside = {}, .size = bytes.size()}, stream, {}, Walker::Role::Source);
    return finished(walker, std::string(name));
}

}
