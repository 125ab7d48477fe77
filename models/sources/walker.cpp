#include "models/sources/walker.h"

#include "models/sources/inflatingstream.h"
#include "models/sources/packsource.h"
#include "models/sources/peekedstream.h"
#include "models/sources/zipindex.h"

namespace pedigree::sources {

namespace {

// So much of a compressed stream holds at least its first 512 bytes: a zstd block, the largest unit of the three, takes
// at most 128 KiB.
constexpr std::size_t probeBytes = 256 * 1024;

/// The first block of what is compressed in there, as far as `first` goes.
std::string firstInflated(PackKind kind, std::string_view first, const Limits &limits)
{
    MemoryBytes bytes(first);
    InflatingStream inflated(kind, bytes, {}, nullptr, limits);
    std::string block(512, '\0');
    std::size_t filled = 0;
    while (filled < block.size()) {
        const auto got = inflated.read(block.data() + filled, block.size() - filled);
        if (!got || *got == 0)
            break;
        filled += *got;
    }
    block.resize(filled);
    return block;
}

Surroundings within(const FileEntry &pack, const Surroundings &around, Walker::Role role, Budget &budget)
{
    const bool isSource = role == Walker::Role::Source;
    return {.prefix = isSource ? std::string() : pack.path + '/',
            .pack = isSource ? std::string() : pack.path,
            .packs = around.packs + 1,
            .budget = &budget};
}

}

void Walker::problem(Problem problem)
{
    if (problem.code == Code::Cancelled)
        return; // walk() answers with it
    if (++m_problems <= m_limits[Limits::Problems])
        m_visitor.problem(std::move(problem));
}

void Walker::finish(const std::string &source)
{
    if (m_problems <= m_limits[Limits::Problems])
        return;
    const std::uint64_t more = m_problems - m_limits[Limits::Problems];
    m_visitor.problem({.severity = Severity::Warning,
                       .code = Code::TooMany,
                       .message = {QT_TRANSLATE_NOOP("models", "%1 further problems are not listed."),
                                   {std::to_string(more)}},
                       .hint = QT_TRANSLATE_NOOP("models", "To see them, raise the limit with --limit problems=N."),
                       .where = {.file = source}});
}

void Walker::hand(const FileEntry &entry, ByteStream &stream)
{
    if (!stopped())
        m_visitor.file(entry, stream);
}

// "0 documents, all is well" would be the wrong answer to a pack that lost its content on the way.
void Walker::explainNoPack(const FileEntry &entry, std::string_view first)
{
    if (!isPackName(entry.path) || !isZero(first))
        return;
    problem({.severity = Severity::Error,
             .code = Code::Damaged,
             .message = first.empty() ? QT_TRANSLATE_NOOP("models", "The pack is empty, or cut off.")
                                      : QT_TRANSLATE_NOOP("models", "Where the pack should begin there are only zeros."),
             .hint = QT_TRANSLATE_NOOP("models", "Ask for it again; compare its digest with the sender's."),
             .where = {.file = entry.path}});
}

bool Walker::mayEnter(const FileEntry &entry, const Surroundings &around)
{
    if (around.packs <= m_limits[Limits::Nested])
        return true;
    problem(beyond(Limits::Nested, m_limits, Where{.file = entry.path}), Severity::Warning);
    return false;
}

void Walker::offer(const FileEntry &entry, SeekableStream &stream, const Surroundings &around, Role role)
{
    std::string first(packKindBytes, '\0');
    auto got = readFully(stream, 0, first.data(), first.size());
    if (!got)
        return hand(entry, stream); // which meets the same error
    first.resize(*got);
    const PackKind kind = packKind(first);

    if (isCompressed(kind)) {
        first.resize(probeBytes);
        got = readFully(stream, 0, first.data(), first.size());
        if (!got)
            return hand(entry, stream);
        first.resize(*got);
        const std::string inflated = firstInflated(kind, first, m_limits);
        if (isTarHeader(inflated) && mayEnter(entry, around))
            return enterTar(entry, kind, stream, around, role);
        explainNoPack(entry, inflated);
        return hand(entry, stream);
    }
    if (kind == PackKind::Tar && mayEnter(entry, around))
        return enterTar(entry, kind, stream, around, role);
    if (kind == PackKind::Zip && mayEnter(entry, around))
        return enterZip(entry, stream, around, role);

    explainNoPack(entry, first);
    hand(entry, stream);
    // Both a file and a pack behind it, as a program that unpacks itself: both are shown.
    if (kind != PackKind::None || first.starts_with("PK") || stopped())
        return;
    const bool isProgram = first.starts_with("#!") || first.starts_with("MZ") || first.starts_with("\x7F"
                                                                                                  "ELF");
    if (endsLikeZip(stream, isProgram ? Comment::Any : Comment::None) && mayEnter(entry, around))
        enterZip(entry, stream, around, role);
}

void Walker::offer(const FileEntry &entry, ByteStream &stream, const Surroundings &around, Role role)
{
    PeekedStream peeked(stream);
    auto first = peeked.peek(packKindBytes);
    if (!first)
        return hand(entry, peeked); // which meets the same error
    const PackKind kind = packKind(*first);

    if (isCompressed(kind)) {
        first = peeked.peek(probeBytes);
        if (!first)
            return hand(entry, peeked);
        const std::string inflated = firstInflated(kind, *first, m_limits);
        if (isTarHeader(inflated) && mayEnter(entry, around))
            return enterTar(entry, kind, peeked, around, role);
        explainNoPack(entry, inflated);
        return hand(entry, peeked);
    }
    if (kind == PackKind::Tar && mayEnter(entry, around))
        return enterTar(entry, kind, peeked, around, role);
    if (kind == PackKind::Zip && mayEnter(entry, around)) {
        // A zip's index stands at its end, and is what other tools go by: it is held in memory, within a bound.
        Budget own(m_limits, std::nullopt);
        Budget &budget = around.budget ? *around.budget : own;
        const std::uint64_t most = budget.held();
        first = entry.size && *entry.size > most ? first : peeked.peek(std::size_t(most) + 1);
        if (!first)
            return hand(entry, peeked);
        if ((entry.size && *entry.size > most) || first->size() > most) {
            problem(beyond(Limits::DocumentBytes, m_limits, Where{.file = entry.path}));
            return hand(entry, peeked);
        }
        const std::uint64_t held = first->size();
        budget.hold(held);
        MemoryBytes bytes(*first);
        enterZip(entry, bytes, around, role);
        budget.release(held);
        return;
    }
    explainNoPack(entry, *first);
    hand(entry, peeked);
}

void Walker::enterZip(const FileEntry &entry, SeekableStream &stream, const Surroundings &around, Role role)
{
    Budget own(m_limits, stream.length());
    walkZip(entry, stream, within(entry, around, role, around.budget ? *around.budget : own), *this);
}

void Walker::enterTar(const FileEntry &entry, PackKind kind, ByteStream &stream, const Surroundings &around, Role role)
{
    Budget own(m_limits, stream.size());
    Budget &budget = around.budget ? *around.budget : own;
    if (!isCompressed(kind))
        return walkTar(entry, stream, within(entry, around, role, budget), *this);

    InflatingStream inflated(kind, stream, entry.path, &budget, m_limits);
    walkTar(entry, inflated, within(entry, around, role, budget), *this);
    if (budget.bound() || stopped())
        return;
    if (const std::string_view left = inflated.left(); !isZero(left))
        problem({.severity = Severity::Warning,
                 .code = Code::Conflict,
                 .message = QT_TRANSLATE_NOOP("models", "More bytes follow behind the end of the compressed pack."),
                 .hint = QT_TRANSLATE_NOOP("models", "Another tool may read them, and see another pack."),
                 .where = {.file = entry.path}});
}

}
