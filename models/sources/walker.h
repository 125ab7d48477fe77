#pragma once
#include "models/sources/filestream.h"
#include "models/sources/source.h"

#include <memory>

namespace pedigree::sources {

/// What may still come out of one pack and the packs in it, together.
struct Budget {
    std::uint64_t bytes;   ///< inflated
    std::uint64_t entries;
    std::uint64_t held;    ///< bytes of packs that are kept in memory because their index stands at their end
};

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

    /// A file on disk or bytes in memory. `isSource`: it is the SOURCE itself, so what it holds needs no prefix.
    enum class Role { Source, Member };
    void offer(FileEntry entry, SeekableStream &stream, const Surroundings &around, Role role);
    /// A file whose bytes come once: an entry of a pack, or standard input.
    void offer(FileEntry entry, ByteStream &stream, const Surroundings &around, Role role);

    void problem(Problem problem);
    void problem(const Error &error, Severity severity = Severity::Error) { problem(problemFrom(error, severity)); }
    /// The number of problems that were beyond the bound, as a last problem.
    void finish(const std::string &source);

private:
    void hand(const FileEntry &entry, ByteStream &stream);

    Visitor &m_visitor;
    const Limits &m_limits;
    const Watch &m_watch;
    std::uint64_t m_problems = 0;
};

}
