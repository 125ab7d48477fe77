#pragma once
#include "models/sources/budget.h"
#include "models/sources/packkind.h"
#include "models/sources/seekablestream.h"
#include "models/sources/source.h"

#include <memory>

namespace pedigree::sources {

/// Where a file lies: what stands in front of its name, and the packs around it.
struct Surroundings {
    std::string prefix = {};    ///< "" or "a.zip/"
    std::string pack = {};      ///< path of the pack that holds it, within the SOURCE; "" when that is the SOURCE itself
    std::uint64_t packs = 0;    ///< how many packs are around it
    Budget *budget = nullptr;   ///< of the outermost pack; none on disk
};

/// One walk over one SOURCE: tells files from packs, and passes on what is found.
class Walker {
public:
    Walker(Visitor &visitor, const Limits &limits, const Watch &watch)
        : m_visitor(visitor), m_limits(limits), m_watch(watch)
    {
    }

    const Limits &limits() const { return m_limits; }
    const Watch &watch() const { return m_watch; }
    bool stopped() const { return m_watch.stopped(); }

    /// Source: the file is the SOURCE itself, so what a pack of it holds needs no prefix.
    enum class Role { Source, Member };
    /// A file on disk or bytes in memory: handed on, or entered when it is a pack.
    void offer(const FileEntry &entry, SeekableStream &stream, const Surroundings &around, Role role);
    /// A file whose bytes come once: an entry of a pack, or standard input.
    void offer(const FileEntry &entry, ByteStream &stream, const Surroundings &around, Role role);

    void problem(Problem problem);
    void problem(const Error &error, Severity severity = Severity::Error) { problem(problemFrom(error, severity)); }
    /// The number of problems that were beyond the bound, as a last problem.
    void finish(const std::string &source);

private:
    void hand(const FileEntry &entry, ByteStream &stream);
    void explainNoPack(const FileEntry &entry, std::string_view first);
    bool mayEnter(const FileEntry &entry, const Surroundings &around);
    void enterZip(const FileEntry &entry, SeekableStream &stream, const Surroundings &around, Role role);
    void enterTar(const FileEntry &entry, PackKind kind, ByteStream &stream, const Surroundings &around, Role role);

    Visitor &m_visitor;
    const Limits &m_limits;
    const Watch &m_watch;
    std::uint64_t m_problems = 0;
};

}
