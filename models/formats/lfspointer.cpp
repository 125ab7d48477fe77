#include "models/formats/lfspointer.h"

#include "models/formats/modelfolder.h"

#include <algorithm>
#include <charconv>

namespace pedigree::formats {

namespace {
constexpr std::string_view firstLine = "version https://git-lfs.github.com/spec/v1";
}

bool isLfsPointer(const Input &input)
{
    if (input.tree || !input.bytes)
        return false;
    const std::string_view text = *input.bytes;
    return text.starts_with(firstLine) && (text.size() == firstLine.size() || text[firstLine.size()] == '\n' || text[firstLine.size()] == '\r');
}

Result<Reading> readLfsPointer(const Input &input, const Limits &limits, const Watch &)
{
    FolderRecord record(input, "lfs-pointer", limits);
    const std::string_view text = *input.bytes;
    std::optional<Digest> digest;
    std::optional<std::uint64_t> size;
    std::uint32_t digestAt = 0;
    std::vector<std::pair<std::string_view, std::string_view>> others;
    const auto refuse = [&](Text what, std::size_t offset) {
        record.invalid();
        record.problem(Severity::Error, Code::Schema, std::move(what),
                       QT_TRANSLATE_NOOP("models", "Fetch it again with git lfs."), offset);
    };
    // The specification: at most 1,024 bytes, one "key value" a line.
    if (text.size() > 1024)
        refuse(QT_TRANSLATE_NOOP("models", "A Git LFS pointer is at most 1,024 bytes long."), 1024);
    for (std::size_t at = 0; at < text.size() && at < 1024;) {
        const std::size_t feed = std::min(text.find('\n', at), text.size());
        const std::string_view line = trimmed(text.substr(at, feed - at));
        const std::size_t space = line.find(' ');
        const std::string_view key = line.substr(0, space);
        const std::string_view value = space == line.npos ? std::string_view() : line.substr(space + 1);
        if (key == "oid") {
            auto parsed = Digest::parse(value);
            if (digest)
                refuse(QT_TRANSLATE_NOOP("models", "The pointer states its digest twice."), at);
            else if (!parsed)
                refuse(QT_TRANSLATE_NOOP("models", "The digest of the pointer can't be read."), at);
            else
                digest = *parsed;
            digestAt = std::uint32_t(at);
        } else if (key == "size") {
            std::uint64_t number = 0;
            const auto done = std::from_chars(value.data(), value.data() + value.size(), number);
            if (done.ec != std::errc() || done.ptr != value.data() + value.size() || value.empty() || size)
                refuse(QT_TRANSLATE_NOOP("models", "The size in the pointer is no whole number."), at);
            else
                size = number;
        } else if (key != "version" && !line.empty()) {
            others.emplace_back(key, value);
        }
        at = feed + 1;
    }
    if (!digest)
        refuse(QT_TRANSLATE_NOOP("models", "The pointer does not say which content it stands for (oid)."), 0);
    if (!size)
        refuse(QT_TRANSLATE_NOOP("models", "The pointer does not say how large its content is (size)."), 0);

    const std::string_view name = fileName(input.path);
    const std::string lower = lowered(name);
    const std::string_view format = lower.ends_with(".safetensors") ? "safetensors"
        : lower.ends_with(".gguf")                                  ? "gguf"
        : isPickleName(lower)                                       ? "pickle"
                                                                    : "other";
    if (!input.folder.empty())
        record.main();
    const std::uint32_t file = record.file(digest, size, format == "other" ? "other" : "weights", format, Basis::Stated);
    record.claim(file, "lfs:content", "absent", ValueKind::Text, digestAt, Basis::Observed);
    record.claim(file, "lfs:pointer.size", std::to_string(text.size()), ValueKind::Number, 0, Basis::Observed);
    for (const auto &[key, value] : others)
        record.claim(file, "lfs:" + std::string(key), value, ValueKind::Text, std::uint32_t(key.data() - text.data()));
    record.problem(Severity::Info, Code::Note,
                   Text{QT_TRANSLATE_NOOP("models", "“%1” is not here: a Git LFS pointer stands in its place and states digest and size."), {std::string(name)}},
                   QT_TRANSLATE_NOOP("models", "Fetch the content with git lfs pull."), digestAt);
    return record.finish();
}

}
