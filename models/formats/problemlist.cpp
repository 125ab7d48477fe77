#include "models/formats/problemlist.h"

namespace pedigree::formats {

ProblemList::ProblemList(const Input &input, const Limits &limits)
    : m_input(input), m_most(std::size_t(limits[Limits::Problems]))
{
}

Where ProblemList::where(Value at)
{
    Where where{.file = m_input.path};
    if (at) {
        // Counting lines from the start for each problem would take a big document's length times their number.
        if (!m_lines)
            m_lines.emplace(*at.tree()->bytes);
        where.pointer = at.pointer();
        where.line = m_lines->line(at.offset());
        where.offset = at.offset();
    }
    return where;
}

void ProblemList::add(Severity severity, Code code, Value at, Text message, Text hint)
{
    add(severity, code, at, {}, std::move(message), std::move(hint));
}

void ProblemList::add(Severity severity, Code code, Value at, Value other, Text message, Text hint)
{
    if (isFull()) {
        ++m_more;
        return;
    }
    Problem problem{.severity = severity, .code = code, .message = std::move(message), .hint = std::move(hint), .where = where(at)};
    if (other)
        problem.other = where(other);
    m_problems.push_back(std::move(problem));
}

std::vector<Problem> ProblemList::finish()
{
    if (m_more > 0) {
        m_problems.push_back({.severity = Severity::Info,
                              .code = Code::TooMany,
                              .message = Text{QT_TRANSLATE_NOOP("models", "%1 more problems of this document are not listed."),
                                              {std::to_string(m_more)}},
                              .hint = QT_TRANSLATE_NOOP("models", "--limit problems=N lists more."),
                              .where = {.file = m_input.path}});
    }
    return std::move(m_problems);
}

}
