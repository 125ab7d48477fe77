#include "models/sources/walker.h"

namespace pedigree::sources {

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

void Walker::offer(FileEntry entry, SeekableStream &stream, const Surroundings &, Role)
{
    hand(entry, stream);
}

void Walker::offer(FileEntry entry, ByteStream &stream, const Surroundings &, Role)
{
    hand(entry, stream);
}

}
