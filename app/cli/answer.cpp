#include "app/cli/answer.h"

#include "models/base/utf8.h"

#include <algorithm>
#include <nlohmann/json.hpp>

namespace pedigree::cli {

using Json = nlohmann::ordered_json;

Out &Out::operator<<(std::string_view text)
{
    m_buffer += text;
    if (m_buffer.size() >= 256 * 1024)
        flush();
    return *this;
}

Out &Out::operator<<(const Json &value)
{
    // Names of files need not be UTF-8; what isn't is replaced, visibly, rather than refused.
    return *this << std::string_view(value.dump(-1, ' ', false, Json::error_handler_t::replace));
}

Out &Out::quoted(std::string_view text)
{
    // Nearly all of a million texts are plain; the library is for the others.
    const bool plain = std::ranges::all_of(text, [](char c) { return c >= ' ' && c <= '~' && c != '"' && c != '\\'; });
    if (!plain)
        return *this << Json(text);
    m_buffer += '"';
    m_buffer += text;
    return *this << "\"";
}

void Out::flush()
{
    m_failed |= std::fwrite(m_buffer.data(), 1, m_buffer.size(), stdout) != m_buffer.size();
    m_buffer.clear();
}

bool Out::finish()
{
    flush();
    m_failed |= std::fflush(stdout) != 0;
    return !m_failed;
}

Rows::Rows(Out &out, std::string_view name) : m_out(out)
{
    m_out << "\"" << name << "\": [";
}

Rows::~Rows()
{
    m_out << (m_first ? "]" : "\n  ]");
}

void Rows::next()
{
    m_out << (m_first ? "\n    " : ",\n    ");
    m_first = false;
}

void Rows::add(const Json &row)
{
    next();
    m_out << row;
}

std::string plain(std::string_view text)
{
    return shown(text, 4096);
}

Exit refuse(const Error &error, bool json)
{
    if (json) {
        Json inner;
        inner["code"] = name(error.code);
        inner["message"] = error.what.str();
        inner["file"] = error.where.file.empty() ? Json() : Json(error.where.file);
        inner["pointer"] = error.where.pointer.empty() && !error.where.offset ? Json() : Json(error.where.pointer);
        inner["line"] = error.where.line == 0 ? Json() : Json(error.where.line);
        inner["hint"] = error.hint.str();
        Json answer;
        answer["schema"] = "pedigree.error/1";
        answer["error"] = std::move(inner);
        Out out;
        out << std::string_view(answer.dump(2, ' ', false, Json::error_handler_t::replace)) << "\n";
        out.finish();
        return Exit::None;
    }
    const std::string where = error.where.file.empty() ? std::string()
        : plain(error.where.file) + (error.where.line ? ":" + std::to_string(error.where.line) : std::string()) + ": ";
    const std::string line = "pedigree-cli: " + where + plain(error.what.str()) + (error.hint.empty() ? "" : "\n  " + plain(error.hint.str())) + "\n";
    std::fwrite(line.data(), 1, line.size(), stderr);
    return Exit::None;
}

Json problemRow(const Problem &problem)
{
    const auto place = [](Json &row, const Where &where) {
        row["file"] = where.file;
        row["pointer"] = where.pointer;
        row["line"] = where.line == 0 ? Json() : Json(where.line);
    };
    Json row;
    row["severity"] = name(problem.severity);
    row["code"] = name(problem.code);
    place(row, problem.where);
    row["message"] = problem.message.str();
    row["hint"] = problem.hint.str();
    if (!problem.rule.empty())
        row["rule"] = problem.rule;
    if (problem.other) {
        Json other;
        place(other, *problem.other);
        row["other"] = std::move(other);
    }
    if (!problem.origin.empty())
        row["origin"] = problem.origin;
    return row;
}

std::string problemLine(const Problem &problem)
{
    std::string line(name(problem.severity));
    line.resize(8, ' ');
    line += plain(problem.where.file);
    if (problem.where.line != 0)
        line += ":" + std::to_string(problem.where.line);
    if (!problem.where.pointer.empty())
        line += " (" + plain(problem.where.pointer) + ")";
    line += ": " + plain(problem.message.str());
    if (!problem.hint.empty())
        line += " " + plain(problem.hint.str());
    return line + " [" + std::string(name(problem.code)) + "]\n";
}

}
