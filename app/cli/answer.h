#pragma once
#include "models/base/result.h"
#include "models/record/problem.h"

#include <cstdio>
#include <nlohmann/json_fwd.hpp>
#include <string>
#include <string_view>

namespace pedigree::cli {

/// Exit status of every command: the answer is good; it is in and negative; there is none.
enum class Exit { Good = 0, Negative = 1, None = 2 };

/// Standard output, checked: an answer that could not be written to its end was not given.
class Out {
public:
    Out &operator<<(std::string_view text);
    Out &operator<<(const char *text) { return *this << std::string_view(text); }
    Out &operator<<(const std::string &text) { return *this << std::string_view(text); }
    /// One JSON value, as it is: rows are made by the library, the frame around many rows by us, so that an answer of
    /// any length needs no more memory than a row.
    Out &operator<<(const nlohmann::ordered_json &value);
    /// A text as a JSON string.
    Out &quoted(std::string_view text);
    /// False when anything since the start could not be written.
    bool finish();

private:
    void flush();

    std::string m_buffer;
    bool m_failed = false;
};

/// `"name": [` rows `]`, sorted by whoever adds them.
class Rows {
public:
    Rows(Out &out, std::string_view name);
    ~Rows();
    void add(const nlohmann::ordered_json &row);
    /// Begins a row that the caller prints.
    void next();

private:
    Out &m_out;
    bool m_first = true;
};

/// {"schema": "pedigree.error/1", …} on standard output, or the sentence on standard error.
Exit refuse(const Error &error, bool json);

nlohmann::ordered_json problemRow(const Problem &problem);

/// A line of a problem for people: "error  file:12 (/pointer): what. What to do."
std::string problemLine(const Problem &problem);

/// Text from evidence for a terminal.
std::string plain(std::string_view text);

}
