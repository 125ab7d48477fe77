#include "models/sources/foldersource.h"

#include "models/base/utf8.h"

#include <dirent.h>
#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <compare>
#include <cerrno>
#include <set>
#include <vector>

namespace pedigree::sources {

namespace {

using FileId = std::pair<dev_t, ino_t>;

struct CloseFolder {
    void operator()(DIR *folder) const { ::closedir(folder); }
};

/// The path of a name on disk as UTF-8: its bytes, or, when they are none, escaped.
std::string pathOf(const std::string &prefix, const std::string &name)
{
    return prefix + (firstBadUtf8(name) == std::string::npos ? name : shown(name));
}

bool isHex(std::string_view text)
{
    return std::ranges::all_of(text, [](char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'); });
}

/// How deep below its revision a folder of a model cache lies:
/// ".../models--ORG--NAME/snapshots/REV" is 0, "…/REV/onnx" is 1; other folders: none.
std::optional<std::size_t> depthInSnapshot(const std::vector<std::string> &folders)
{
    for (std::size_t i = 0; i + 2 < folders.size(); ++i)
        if ((folders[i].starts_with("models--") || folders[i].starts_with("datasets--"))
            && folders[i + 1] == "snapshots")
            return folders.size() - i - 3;
    return std::nullopt;
}

std::vector<std::string> partsOf(std::string_view path)
{
    std::vector<std::string> parts;
    while (!path.empty()) {
        const auto slash = path.find('/');
        if (slash != 0)
            parts.emplace_back(path.substr(0, slash));
        path.remove_prefix(slash == path.npos ? path.size() : slash + 1);
    }
    return parts;
}

class FolderWalk {
public:
    FolderWalk(Walker &walker, std::string_view absolute)
        : m_walker(walker), m_folders(partsOf(absolute)), m_left(walker.limits()[Limits::Entries])
    {
    }

    void folder(Descriptor descriptor, const std::string &path, std::uint64_t depth);

private:
    struct Name {
        std::string key; ///< what it is sorted by: folders with their "/", so that whole paths are in order
        std::string name;
        auto operator<=>(const Name &) const = default;
    };

    std::vector<Name> namesIn(DIR *folder, const std::string &path);
    void entry(int folder, const std::string &name, const std::string &prefix, std::uint64_t depth);
    void subfolder(int folder, const std::string &name, const std::string &path, std::uint64_t depth);
    void link(int folder, const std::string &name, const std::string &path);
    void file(Descriptor descriptor, const std::string &path);

    Walker &m_walker;
    std::vector<std::string> m_folders; ///< names of the folders we are in, from the root of the file system
    std::uint64_t m_left;
    bool m_full = false;
    std::set<FileId> m_seenFolders;
    std::set<FileId> m_linkedBlobs;
};

// Sorted. No more than may still be read, and then the first ones by name: which those are mustn't depend on the order
// in which the file system lists them.
std::vector<FolderWalk::Name> FolderWalk::namesIn(DIR *folder, const std::string &path)
{
    const bool isModelCache = !m_folders.empty()
        && (m_folders.back().starts_with("models--") || m_folders.back().starts_with("datasets--"));
    std::vector<Name> heap;
    while (!m_walker.stopped()) {
        errno = 0;
        const dirent *const item = ::readdir(folder);
        if (!item) {
            if (errno != 0)
                m_walker.problem(systemError(errno, path));
            break;
        }
        const std::string name = item->d_name;
        if (name == "." || name == "..")
            continue;
        struct stat status;
        const bool isFolder = item->d_type == DT_DIR
            || (item->d_type == DT_UNKNOWN
                && ::fstatat(::dirfd(folder), item->d_name, &status, AT_SYMLINK_NOFOLLOW) == 0
                && S_ISDIR(status.st_mode));
        // The blobs of a model cache come last: by then it is known which of them a snapshot gives a name to.
        heap.push_back({(isModelCache && name == "blobs" ? "\xFF" : "") + name + (isFolder ? "/" : ""), name});
        std::ranges::push_heap(heap);
        if (heap.size() > m_left) {
            std::ranges::pop_heap(heap);
            heap.pop_back();
            if (!m_full)
                m_walker.problem(beyond(Limits::Entries, m_walker.limits(), Where{.file = path}));
            m_full = true;
        }
    }
    std::ranges::sort(heap);
    return heap;
}

void FolderWalk::folder(Descriptor descriptor, const std::string &path, std::uint64_t depth)
{
    struct stat status;
    if (::fstat(descriptor.number(), &status) != 0)
        return m_walker.problem(systemError(errno, path));
    if (!m_seenFolders.insert({status.st_dev, status.st_ino}).second)
        return m_walker.problem({.severity = Severity::Warning,
                                 .code = Code::Cycle,
                                 .message = QT_TRANSLATE_NOOP("models", "This folder was already read under another name."),
                                 .where = {.file = path}});
    const std::unique_ptr<DIR, CloseFolder> open(::fdopendir(descriptor.number()));
    if (!open)
        return m_walker.problem(systemError(errno, path));
    const int number = descriptor.release();

    const std::string prefix = path.empty() ? path : path + '/';
    for (const Name &name : namesIn(open.get(), path)) {
        if (m_walker.stopped() || m_left == 0)
            return;
        entry(number, name.name, prefix, depth);
    }
}

void FolderWalk::entry(int folder, const std::string &name, const std::string &prefix, std::uint64_t depth)
{
    const std::string path = pathOf(prefix, name);
    if (firstBadUtf8(name) != std::string::npos)
        m_walker.problem({.severity = Severity::Warning,
                          .code = Code::BadUtf8,
                          .message = QT_TRANSLATE_NOOP("models", "This name is not UTF-8; its odd bytes are shown escaped."),
                          .where = {.file = path}});
    struct stat status;
    if (::fstatat(folder, name.c_str(), &status, AT_SYMLINK_NOFOLLOW) != 0)
        return m_walker.problem(systemError(errno, path));
    if (S_ISDIR(status.st_mode))
        return subfolder(folder, name, path, depth);

    --m_left;
    if (S_ISLNK(status.st_mode))
        return link(folder, name, path);
    if (m_linkedBlobs.contains({status.st_dev, status.st_ino}))
        return;
    // Opening a FIFO or a device can have effects, so what it is was asked before; FileStream asks again.
    Descriptor descriptor;
    if (S_ISREG(status.st_mode))
        descriptor = Descriptor(::openat(folder, name.c_str(), O_RDONLY | O_NONBLOCK | O_NOFOLLOW | O_CLOEXEC | O_NOCTTY));
    else
        return m_walker.problem({.severity = Severity::Warning,
                                 .code = Code::NotRegular,
                                 .message = QT_TRANSLATE_NOOP("models", "This is not a regular file, so it isn't read."),
                                 .where = {.file = path}});
    if (!descriptor)
        return m_walker.problem(systemError(errno, path));
    file(std::move(descriptor), path);
}

void FolderWalk::subfolder(int folder, const std::string &name, const std::string &path, std::uint64_t depth)
{
    if (depth >= m_walker.limits()[Limits::FolderDepth])
        return m_walker.problem(beyond(Limits::FolderDepth, m_walker.limits(), Where{.file = path}));
    Descriptor descriptor(::openat(folder, name.c_str(), O_RDONLY | O_DIRECTORY | O_NONBLOCK | O_NOFOLLOW | O_CLOEXEC));
    if (!descriptor)
        return m_walker.problem(systemError(errno, path));
    m_folders.push_back(name);
    this->folder(std::move(descriptor), path, depth + 1);
    m_folders.pop_back();
}

// No link is followed, but for those a model cache is made of: they must be spelled exactly as its programs spell them
// ("../../blobs/HASH"), so they can't lead out of the model's own folder; and what they name must be a regular file.
void FolderWalk::link(int folder, const std::string &name, const std::string &path)
{
    std::array<char, 1024> buffer;
    const ssize_t length = ::readlinkat(folder, name.c_str(), buffer.data(), buffer.size());
    const std::string_view target(buffer.data(), length < 0 ? 0 : std::size_t(length));
    if (const auto depth = depthInSnapshot(m_folders)) {
        std::string blobs;
        for (std::size_t i = 0; i < *depth + 2; ++i)
            blobs += "../";
        blobs += "blobs";
        const std::string_view blob = target.starts_with(blobs + '/') ? target.substr(blobs.size() + 1) : target;
        if ((blob.size() == 40 || blob.size() == 64) && isHex(blob)) {
            const Descriptor store(::openat(folder, blobs.c_str(), O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC));
            Descriptor descriptor(store ? ::openat(store.number(), std::string(blob).c_str(),
                                                   O_RDONLY | O_NONBLOCK | O_NOFOLLOW | O_CLOEXEC | O_NOCTTY)
                                        : -1);
            if (!descriptor)
                return m_walker.problem(systemError(errno, path));
            struct stat status;
            if (::fstat(descriptor.number(), &status) == 0)
                m_linkedBlobs.insert({status.st_dev, status.st_ino});
            return file(std::move(descriptor), path);
        }
    }
    m_walker.problem({.severity = Severity::Warning,
                      .code = Code::NotRegular,
                      .message = {QT_TRANSLATE_NOOP("models", "This is a link to “%1”; links are not followed."),
                                  {shown(target)}},
                      .hint = QT_TRANSLATE_NOOP("models", "If what it names is evidence, open that as well."),
                      .where = {.file = path}});
}

void FolderWalk::file(Descriptor descriptor, const std::string &path)
{
    const auto stream = FileStream::take(std::move(descriptor), path, m_walker.watch());
    if (!stream)
        return m_walker.problem(stream.error(), stream.error().code == Code::NotRegular ? Severity::Warning : Severity::Error);
    m_walker.watch().progress(path, 0, (*stream)->length());
    m_walker.offer({.path = path, .inside = {}, .size = (*stream)->length()}, **stream, {}, Walker::Role::Member);
    if (const auto same = (*stream)->unchanged(); !same)
        m_walker.problem(same.error());
}

}

void walkFolder(Descriptor folder, std::string_view absolute, Walker &walker)
{
    FolderWalk(walker, absolute).folder(std::move(folder), {}, 0);
}

}
