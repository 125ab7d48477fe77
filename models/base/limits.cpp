#include "models/base/limits.h"

#include <algorithm>

namespace pedigree {

namespace {
constexpr std::uint64_t KiB = 1024;
constexpr std::uint64_t MiB = 1024 * KiB;
constexpr std::uint64_t GiB = 1024 * MiB;
}

const std::array<Limit, Limits::Count> &Limits::table()
{
    static constexpr std::array<Limit, Count> rows{{
        {"depth", 64, 512, "levels", "nesting of a JSON or YAML document, of an envelope or of a folder inside it"},
        {"document-bytes", 256 * MiB, 2 * GiB - 65, "bytes", "one document that is read as a whole"},
        {"values", 20'000'000, 80'000'000, "values", "values in one document"},
        {"members", 1'000'000, 4'000'000, "members", "members of one object, or entries of one array"},
        {"string-bytes", 16 * MiB, 16 * MiB, "bytes", "one string"},
        {"key-bytes", 64 * KiB, 64 * KiB, "bytes", "the name of one member"},
        {"number-bytes", 1000, 1000, "characters", "the text of one number"},
        {"yaml-bytes", 8 * MiB, 32 * MiB, "bytes", "one YAML document or front matter"},
        {"yaml-events", 1'000'000, 4'000'000, "events", "what a YAML document expands to, aliases included"},
        {"yaml-aliases", 1'000, 4'000, "aliases", "aliases in a YAML document"},
        {"yaml-documents", 1'000, 4'000, "documents", "documents in one YAML stream, or lines of NDJSON per 1,000"},
        {"entries", 100'000, 2'000'000, "entries", "files in a pack or folder"},
        {"path-bytes", 1'024, 1'024, "bytes", "the name of one file in a pack"},
        {"path-components", 64, 64, "folders", "folders in the name of one file"},
        {"ratio", 200, 1'100, "times", "bytes that come out of a pack for each that went in, once ratio-floor are out"},
        {"ratio-floor", 64 * MiB, 1 * GiB, "bytes", "what a pack may inflate to before its ratio is looked at"},
        {"pack-bytes", 64 * GiB, 1024 * GiB, "bytes", "what a pack may inflate to in all"},
        {"nested", 2, 8, "packs", "packs inside packs"},
        {"folder-depth", 64, 64, "folders", "folders inside folders on disk"},
        {"safetensors-header", 100'000'000, 100'000'000, "bytes", "header of a safetensors file"},
        {"safetensors-tensors", 1'000'000, 1'000'000, "tensors", "tensors of a safetensors file"},
        {"gguf-keys", 65'536, 65'536, "keys", "metadata keys of a GGUF file"},
        {"gguf-tensors", 1'000'000, 1'000'000, "tensors", "tensors of a GGUF file"},
        {"gguf-string", 16 * MiB, 16 * MiB, "bytes", "one string of a GGUF file"},
        {"gguf-nesting", 4, 4, "levels", "arrays inside arrays of a GGUF file"},
        {"gguf-header", 256 * MiB, 256 * MiB, "bytes", "everything before the tensors of a GGUF file"},
        {"problems", 1'000, 100'000, "problems", "problems listed for one document; the rest is counted"},
        {"shown-name", 4'096, 4'096, "characters", "characters of a name shown outside the inspector"},
        {"filter-bytes", 4 * KiB, 4 * KiB, "bytes", "the text of a filter"},
    }};
    return rows;
}

Limits::Limits()
{
    std::ranges::transform(table(), m_values.begin(), &Limit::value);
}

Result<Done> Limits::set(std::string_view name, std::uint64_t value)
{
    const auto row = std::ranges::find(table(), name, &Limit::name);
    if (row == table().end())
        return Error{Code::Usage, Text{QT_TRANSLATE_NOOP("models", "There is no limit called “%1”."), {std::string(name)}},
                     QT_TRANSLATE_NOOP("models", "docs/limits.md lists them all.")};
    if (value > row->ceiling)
        return Error{Code::Usage,
                     Text{QT_TRANSLATE_NOOP("models", "The limit “%1” can't be raised beyond %2 %3."),
                          {std::string(name), std::to_string(row->ceiling), std::string(row->unit)}},
                     {}};
    m_values[std::size_t(row - table().begin())] = value;
    return Done{};
}

Error beyond(Limits::Name name, const Limits &limits, Where where)
{
    const Limit &row = Limits::table()[name];
    const Code code = name == Limits::Depth || name == Limits::Nested || name == Limits::FolderDepth || name == Limits::GgufNesting
        ? Code::TooDeep
        : row.unit == "bytes" || row.unit == "characters" || row.unit == "times" ? Code::TooLarge : Code::TooMany;
    return Error{code,
                 Text{QT_TRANSLATE_NOOP("models", "More than %1 %2: %3."),
                      {std::to_string(limits[name]), std::string(row.unit), std::string(row.what)}},
                 limits[name] < row.ceiling
                     ? Text{QT_TRANSLATE_NOOP("models", "If you trust this input, raise the limit with --limit %1=N (at most %2)."),
                            {std::string(row.name), std::to_string(row.ceiling)}}
                     : Text{QT_TRANSLATE_NOOP("models", "Nothing honest is this large; ask whoever sent it.")},
                 std::move(where)};
}

}
