#include "models/sources/packname.h"

#include "models/base/utf8.h"
#include "models/sources/foldtables.h"

#include <algorithm>
#include <cctype>

namespace pedigree::sources {

namespace {

Error unsafe(std::string_view name, const char *why)
{
    return Error{Code::UnsafePath, Text{why, {shown(name, 200)}},
                 QT_TRANSLATE_NOOP("models", "Ask the sender for a pack whose names all lie inside it."),
                 {}};
}

char32_t lower(char32_t letter)
{
    const auto run = std::ranges::lower_bound(caseRuns, letter, {}, &CaseRun::last);
    if (run == caseRuns.end() || letter < run->first || (letter - run->first) % run->step != 0)
        return letter;
    return char32_t(std::int64_t(letter) + run->distance);
}

void append(std::string &text, char32_t point)
{
    if (point < 0x80)
        text += char(point);
    else if (point < 0x800) {
        text += char(0xC0 | point >> 6);
        text += char(0x80 | (point & 0x3F));
    } else if (point < 0x10000) {
        text += char(0xE0 | point >> 12);
        text += char(0x80 | (point >> 6 & 0x3F));
        text += char(0x80 | (point & 0x3F));
    } else {
        text += char(0xF0 | point >> 18);
        text += char(0x80 | (point >> 12 & 0x3F));
        text += char(0x80 | (point >> 6 & 0x3F));
        text += char(0x80 | (point & 0x3F));
    }
}

void appendDecomposed(std::string &text, char32_t letter)
{
    const auto row = std::ranges::lower_bound(composedLetters, letter, {}, &Composed::letter);
    if (row == composedLetters.end() || row->letter != letter)
        return append(text, letter);
    appendDecomposed(text, row->base);
    append(text, row->mark);
}

}

Result<std::string_view> safeName(std::string_view name, bool folder, const Limits &limits)
{
    const std::string_view whole = name;
    if (name.empty())
        return unsafe(whole, QT_TRANSLATE_NOOP("models", "An entry without a name is refused."));
    if (name.size() > limits[Limits::PathBytes]) {
        Error error = beyond(Limits::PathBytes, limits);
        error.code = Code::UnsafePath;
        return error;
    }
    if (name.find('\0') != name.npos)
        return unsafe(whole, QT_TRANSLATE_NOOP("models", "A name with a NUL in it is refused: “%1”."));
    if (name.find('\\') != name.npos)
        return unsafe(whole, QT_TRANSLATE_NOOP("models", "A name with a backslash is refused: “%1”."));
    if (name.front() == '/')
        return unsafe(whole, QT_TRANSLATE_NOOP("models", "A name that begins at the root of the disk is refused: “%1”."));
    if (name.size() >= 2 && name[1] == ':' && std::isalpha(static_cast<unsigned char>(name[0])))
        return unsafe(whole, QT_TRANSLATE_NOOP("models", "A name that begins with a drive is refused: “%1”."));

    // "tar -C folder ." puts "./" in front of every name, which is harmless.
    while (name.starts_with("./"))
        name.remove_prefix(2);
    if (folder && name == ".")
        return std::string_view();
    if (name.ends_with('/')) {
        if (!folder)
            return unsafe(whole, QT_TRANSLATE_NOOP("models", "A file that is named like a folder is refused: “%1”."));
        name.remove_suffix(1);
    }
    if (name.empty())
        return folder ? Result<std::string_view>(name)
                      : unsafe(whole, QT_TRANSLATE_NOOP("models", "An entry without a name is refused."));

    std::uint64_t parts = 0;
    for (std::size_t at = 0; at <= name.size();) {
        const std::size_t slash = std::min(name.find('/', at), name.size());
        const std::string_view part = name.substr(at, slash - at);
        if (part == "..")
            return unsafe(whole, QT_TRANSLATE_NOOP("models", "A name that leads out of the pack is refused: “%1”."));
        if (part.empty() || part == ".")
            return unsafe(whole, QT_TRANSLATE_NOOP("models", "A name with an empty part or “.” in it is refused: “%1”."));
        ++parts;
        at = slash + 1;
    }
    if (parts > limits[Limits::PathComponents]) {
        Error error = beyond(Limits::PathComponents, limits);
        error.code = Code::UnsafePath;
        return error;
    }
    return name;
}

std::string printable(std::string_view name)
{
    return firstBadUtf8(name) == name.npos ? std::string(name) : shown(name);
}

std::string folded(std::string_view name)
{
    if (firstBadUtf8(name) != name.npos)
        return std::string(name);
    std::string out;
    out.reserve(name.size());
    for (std::size_t at = 0; at < name.size();) {
        const auto first = static_cast<unsigned char>(name[at]);
        if (first < 0x80) {
            out += char(first >= 'A' && first <= 'Z' ? first + 32 : first);
            ++at;
            continue;
        }
        const std::size_t length = first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4;
        char32_t point = first & (0xFFU >> (length + 1));
        for (std::size_t i = 1; i < length; ++i)
            point = point << 6 | (static_cast<unsigned char>(name[at + i]) & 0x3F);
        appendDecomposed(out, lower(point));
        at += length;
    }
    return out;
}

}
