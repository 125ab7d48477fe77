#pragma once
// Packs made for tests, byte by byte where no honest tool would make them.
#include "models/sources/source.h"

#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace packs {

using Files = std::vector<std::pair<std::string, std::string>>; ///< name, content

struct TarEntry {
    std::string name;
    std::string content = {};
    char type = '0';
    std::string link = {};
    std::optional<std::uint64_t> size = {}; ///< said, when it isn't that of the content
};
std::string tar(const std::vector<TarEntry> &entries, bool endMark = true);
std::string tar(const Files &files);
/// A pax header ("27 path=NAME\n" and so on) in front of an entry.
TarEntry pax(const std::string &keyword, const std::string &value);

struct ZipEntry {
    std::string name;
    std::string content = {};
    std::optional<std::string> localName = {}; ///< when it differs
    std::uint16_t flags = 0;
    std::uint32_t mode = 0100644;              ///< of Unix
    std::optional<std::uint32_t> size = {};    ///< in the index, when it differs
    int rows = 1;                              ///< in the index; 0: none names it
    bool hasEntry = true;                      ///< false: the row points at the entry before
};
struct ZipShape {
    std::string before = {};
    std::string between = {}; ///< entries and index
    std::string comment = {};
    std::string after = {};
    std::optional<std::uint16_t> count = {}; ///< in the end record, when it differs
    bool zip64 = false;       ///< sizes and offsets stand in extra fields and the 64-bit end record
};
/// Nothing is compressed.
std::string zip(const std::vector<ZipEntry> &entries, const ZipShape &shape = {});
std::string zip(const Files &files);

/// By libarchive's writers: "zip", "pax", "gnutar"; "gzip", "zstd", "xz", "none".
std::string written(const char *format, const char *filter, const Files &files, const char *options = nullptr);
std::string compressed(const char *filter, const std::string &bytes);

/// Keeps what a walk hands on.
class Collector : public pedigree::sources::Visitor {
public:
    void file(const pedigree::sources::FileEntry &entry, pedigree::ByteStream &stream) override;
    void problem(pedigree::Problem problem) override { problems.push_back(std::move(problem)); }

    std::vector<std::string> paths() const;
    std::string content(const std::string &path) const; ///< of the first of that path; "(none)" when there is none
    /// "code path", sorted: problems of walk() and errors of streams.
    std::vector<std::string> complaints() const;
    const pedigree::Problem *complaint(pedigree::Code code) const; ///< the first of walk()'s, or null

    struct Got {
        pedigree::sources::FileEntry entry;
        std::string content; ///< no more than the first MiB
        std::uint64_t bytes = 0;
    };
    std::vector<Got> files;
    std::vector<pedigree::Problem> problems;
    std::vector<pedigree::Error> errors; ///< of streams
    std::uint64_t bytes = 0;
    bool reads = true;

private:
    std::string m_buffer = std::string(256 * 1024, '\0');
};

/// Over bytes in memory, under the name "pack".
Collector walked(const std::string &bytes, const pedigree::Limits &limits = {});

}
