#pragma once
#include "models/base/watch.h"
#include "models/sources/seekablestream.h"

#include <sys/stat.h>

#include <memory>
#include <string>

namespace pedigree::sources {

/// A file descriptor that closes itself.
class Descriptor {
public:
    Descriptor() = default;
    explicit Descriptor(int number) : m_number(number) {}
    Descriptor(Descriptor &&other) noexcept : m_number(std::exchange(other.m_number, -1)) {}
    Descriptor &operator=(Descriptor &&other) noexcept
    {
        std::swap(m_number, other.m_number);
        return *this;
    }
    ~Descriptor();

    explicit operator bool() const { return m_number >= 0; }
    int number() const { return m_number; }
    int release() { return std::exchange(m_number, -1); }

private:
    int m_number = -1;
};

/// One regular file on disk, opened once; everything is read from that descriptor, never mapped.
/// That the file stays as it was found (size and time of change) is checked at its end, else `changed`.
class FileStream final : public SeekableStream {
public:
    /// Takes a descriptor that was opened with O_NONBLOCK; anything but a regular file of a real file system is
    /// refused as `not-regular`. `path` is what errors name.
    static Result<std::unique_ptr<FileStream>> take(Descriptor descriptor, std::string path, const Watch &watch);

    std::uint64_t length() const override { return m_length; }
    Result<std::size_t> read(char *to, std::size_t size) override;
    Result<std::size_t> readAt(std::uint64_t offset, char *to, std::size_t size) override;
    void rewind() override { m_position = 0; }

    /// Done when the file is still the one that was opened. What was already told by read() is not told again.
    Result<Done> unchanged();

private:
    FileStream(Descriptor descriptor, std::string path, const struct stat &status, const Watch &watch);
    Error changed();

    Descriptor m_descriptor;
    std::string m_path;
    const Watch &m_watch;
    struct stat m_status;
    std::uint64_t m_length;
    std::uint64_t m_position = 0;
    std::uint64_t m_toReport = 0;
    bool m_told = false;
};

/// What the system says went wrong with `path`, as an error for people.
Error systemError(int number, std::string path);

}
