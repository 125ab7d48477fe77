#pragma once
#include "models/document/tree.h"
#include "models/formats/format.h"
#include "models/record/problem.h"

#include <optional>
#include <string>
#include <vector>

namespace pedigree::formats {

/// The problems of one document as they are found: each with its file, pointer and line, bounded by the limit `problems`.
class ProblemList {
public:
    ProblemList(const Input &input, const Limits &limits);

    void add(Severity severity, Code code, Value at, Text message, Text hint = {});
    void add(Severity severity, Code code, Value at, Value other, Text message, Text hint);
    bool isFull() const { return m_problems.size() >= m_most; }
    bool empty() const { return m_problems.empty(); }

    /// What was found, and how much more there was.
    std::vector<Problem> finish();

private:
    Where where(Value at);

    const Input &m_input;
    std::size_t m_most;
    std::size_t m_more = 0;
    std::optional<LineIndex> m_lines;
    std::vector<Problem> m_problems;
};

}
