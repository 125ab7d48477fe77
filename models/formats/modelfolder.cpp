#include "models/formats/modelfolder.h"

#include "models/formats/card.h"
#include "models/formats/gguf.h"
#include "models/formats/hfadapter.h"
#include "models/formats/hfconfig.h"
#include "models/formats/hftokenizer.h"
#include "models/formats/hftrainer.h"
#include "models/formats/lfspointer.h"
#include "models/formats/safetensors.h"

#include <algorithm>
#include <array>
#include <charconv>

namespace pedigree::formats {

std::span<const Format> modelJsonFormats()
{
    // An adapter's config is asked first: it may carry a model's members too.
    static constexpr std::array rows{
        Format{"hf-adapter", isAdapterConfig, readAdapterConfig}, Format{"hf-index", isWeightIndex, readWeightIndex},
        Format{"hf-trainer", isTrainerState, readTrainerState},   Format{"hf-config", isModelConfig, readModelConfig},
        Format{"hf-tokenizer", isTokenizer, readTokenizer},       Format{"hf-tokens", isTokens, readTokens},
        Format{"hf-generation", isGeneration, readGeneration},
    };
    return rows;
}

std::span<const Format> modelByteFormats()
{
    static constexpr std::array rows{
        Format{"gguf", isGguf, readGguf},
        Format{"lfs-pointer", isLfsPointer, readLfsPointer},
        Format{"safetensors", isSafetensors, readSafetensors},
        Format{"mergekit", isMergeRecipe, readMergeRecipe},
        Format{"hf-card", isCard, readCard},
    };
    return rows;
}

Reading named(const Input &input, std::string_view promised)
{
    FolderRecord record(input, "none", Limits());
    const std::string_view name = fileName(input.path);
    const bool pickle = promised == "pickle";
    const std::string_view role = pickle && name != "training_args.bin" ? "weights"
        : name.ends_with(".jinja")                                     ? "template"
                                                                       : "other";
    record.file(input.digest, input.size, role, pickle ? "pickle" : "other", Basis::Observed);
    if (pickle)
        record.problem(Severity::Info, Code::Note,
                       Text{QT_TRANSLATE_NOOP("models", "“%1” is a pickle, which runs code when it is loaded: it is named here and never opened."),
                            {std::string(name)}},
                       QT_TRANSLATE_NOOP("models", "Ask for the same content as safetensors."), 0);
    return record.finish();
}

namespace {

/// "models--org--name/snapshots/REV/file", as the hub's cache keeps it.
struct CacheFolder {
    std::string repository;
    std::string revision;
};

std::optional<CacheFolder> cacheFolder(std::string_view path)
{
    const std::size_t at = path.starts_with("models--") ? 0 : path.find("/models--");
    if (at == path.npos)
        return {};
    path.remove_prefix(at + (at == 0 && path.starts_with("models--") ? 8 : 9));
    const std::size_t slash = path.find("/snapshots/");
    if (slash == path.npos)
        return {};
    std::string repository(path.substr(0, slash));
    if (const std::size_t gap = repository.find("--"); gap != repository.npos)
        repository.replace(gap, 2, "/");
    path.remove_prefix(slash + 11);
    const std::string_view revision = path.substr(0, path.find('/'));
    const bool hex = revision.size() == 40 && revision.find_first_not_of("0123456789abcdef") == revision.npos;
    if (!isRepository(repository) || !hex)
        return {};
    return CacheFolder{repository, std::string(revision)};
}

ValueKind valueKind(Value value)
{
    switch (value.kind()) {
    case Value::Kind::Number: return ValueKind::Number;
    case Value::Kind::Bool: return ValueKind::Bool;
    case Value::Kind::Null: return ValueKind::Null;
    case Value::Kind::Array: return ValueKind::EmptyList;
    case Value::Kind::Object: return ValueKind::EmptyObject;
    case Value::Kind::None:
    case Value::Kind::String: break;
    }
    return ValueKind::Text;
}

bool says(Value value)
{
    return value.isScalar() && value.kind() != Value::Kind::Null && !isPlaceholder(value.text());
}

}

FolderRecord::FolderRecord(const Input &input, std::string_view format, const Limits &limits)
    : m_input(input), m_format(format), m_maxProblems(limits[Limits::Problems]), m_builder(input.bytes)
{
    Record &made = m_builder.record();
    made.format = m_format;
    made.document = input.digest;
}

std::uint32_t FolderRecord::main(EntityKind kind)
{
    if (m_main)
        return *m_main;
    Entity entity;
    entity.kind = kind;
    entity.identity.local = m_builder.text(m_input.folder);
    if (const auto cached = cacheFolder(m_input.path)) {
        entity.identity.purl = m_builder.text("pkg:huggingface/" + cached->repository + "@" + cached->revision);
        const std::size_t slash = cached->repository.find('/');
        if (slash != std::string::npos)
            entity.identity.provider = m_builder.text(cached->repository.substr(0, slash));
        entity.identity.name = m_builder.text(slash == std::string::npos ? cached->repository : cached->repository.substr(slash + 1));
    }
    m_main = m_builder.entity(std::move(entity));
    record().subject = m_main;
    return *m_main;
}

void FolderRecord::nameMain(std::string_view name, std::string_view version)
{
    Identity &identity = record().entities[main()].identity;
    if (identity.name == 0)
        identity.name = m_builder.text(name);
    if (identity.version == 0 && !version.empty())
        identity.version = m_builder.text(version);
}

std::uint32_t FolderRecord::file(std::optional<Digest> digest, std::optional<std::uint64_t> size, std::string_view role,
                                 std::string_view format, Basis basis)
{
    const std::string name(fileName(m_input.path));
    Entity entity;
    entity.kind = EntityKind::File;
    if (digest)
        entity.identity.digests.push_back(*digest);
    entity.identity.name = m_builder.text(name);
    if (!m_input.folder.empty())
        entity.identity.local = m_builder.text(m_input.folder + "/" + name);
    const std::uint32_t made = m_builder.entity(std::move(entity));
    claim(made, "model.artifacts[].name", name, ValueKind::Text, 0, Basis::Observed);
    claim(made, "model.artifacts[].role", role, ValueKind::Text, 0, Basis::Inferred);
    if (digest)
        claim(made, "model.artifacts[].digest", digest->str(), ValueKind::Text, 0, basis);
    if (size)
        claim(made, "model.artifacts[].size", std::to_string(*size), ValueKind::Number, 0, basis);
    claim(made, "model.artifacts[].format", format, ValueKind::Text, 0, basis);
    if (!m_input.folder.empty() || m_main)
        relate(made, Verb::PartOf, main(), 0, Binding::Identifier);
    else
        record().subject = made;
    return made;
}

std::uint32_t FolderRecord::mentionedFile(std::string_view name, std::uint32_t offset)
{
    Entity entity;
    entity.kind = EntityKind::File;
    entity.mentioned = true;
    entity.identity.name = m_builder.text(name);
    if (!m_input.folder.empty())
        entity.identity.local = m_builder.text(m_input.folder + "/" + std::string(name));
    entity.offset = offset;
    return m_builder.entity(std::move(entity));
}

std::uint32_t FolderRecord::mentioned(EntityKind kind, std::string_view repository, std::string_view revision, std::uint32_t offset)
{
    Entity entity;
    entity.kind = kind;
    entity.mentioned = true;
    entity.offset = offset;
    if (isRepository(repository)) {
        std::string purl = kind == EntityKind::Dataset ? "pkg:huggingface/datasets/" : "pkg:huggingface/";
        purl += repository;
        if (!revision.empty()) {
            purl += "@";
            purl += revision;
            entity.identity.version = m_builder.text(revision);
        }
        entity.identity.purl = m_builder.text(purl);
        const std::size_t slash = repository.find('/');
        if (slash != repository.npos)
            entity.identity.provider = m_builder.text(repository.substr(0, slash));
        entity.identity.name = m_builder.text(slash == repository.npos ? repository : repository.substr(slash + 1));
    } else {
        entity.identity.name = m_builder.text(repository);
    }
    return m_builder.entity(std::move(entity));
}

void FolderRecord::claim(std::uint32_t entity, std::string_view field, std::string_view value, ValueKind kind,
                         std::uint32_t offset, Basis basis)
{
    m_builder.claim(entity, field, value, kind, offset, State::Given, basis);
}

bool FolderRecord::given(std::uint32_t entity, std::string_view field, Value value, Basis basis)
{
    if (value.isArray()) {
        if (value.size() == 0)
            return false;
        for (const Value entry : value) {
            if (!says(entry))
                return false;
        }
        for (const Value entry : value)
            claim(entity, field, entry.text(), valueKind(entry), entry.offset(), basis);
        return true;
    }
    if (!says(value))
        return false;
    claim(entity, field, value.text(), valueKind(value), value.offset(), basis);
    return true;
}

void FolderRecord::leaves(std::uint32_t entity, const std::string &field, Value value)
{
    std::string path = field;
    leavesBelow(entity, path, value);
}

// Depth is bounded by the document's own bound.
void FolderRecord::leavesBelow(std::uint32_t entity, std::string &field, Value value)
{
    if (value.isScalar() || (value && value.size() == 0)) {
        claim(entity, field, value.text(), valueKind(value), value.offset());
        return;
    }
    const std::size_t length = field.size();
    for (const Value member : value) {
        if (value.isArray()) {
            field += "[]";
        } else {
            field += '.';
            field += member.key();
        }
        leavesBelow(entity, field, member);
        field.resize(length);
    }
}

void FolderRecord::relate(std::uint32_t from, Verb verb, std::uint32_t to, std::uint32_t offset, Binding named,
                          std::string_view how, Basis basis)
{
    m_builder.relation({.from = from, .to = to, .verb = verb, .basis = basis, .named = named, .how = m_builder.text(how), .offset = offset});
}

void FolderRecord::prompt(std::string_view text, std::string_view name, std::uint32_t offset)
{
    Entity entity;
    entity.kind = EntityKind::Prompt;
    entity.identity.name = m_builder.text(name);
    entity.identity.digests.push_back(sha256(text));
    entity.offset = offset;
    const std::string digest = entity.identity.digests.front().str();
    const std::uint32_t made = m_builder.entity(std::move(entity));
    claim(made, "system.prompts[].role", "template", ValueKind::Text, offset, Basis::Inferred);
    claim(made, "system.prompts[].digest", digest, ValueKind::Text, offset, Basis::Observed);
    claim(made, "system.prompts[].content", text, ValueKind::Text, offset);
    relate(main(), Verb::PromptedBy, made, offset, Binding::Digest);
}

void FolderRecord::problem(Severity severity, Code code, Text message, Text hint, std::uint64_t offset, std::string pointer)
{
    if (m_problems.size() >= m_maxProblems) {
        ++m_left;
        return;
    }
    Problem made{.severity = severity, .code = code, .message = std::move(message), .hint = std::move(hint)};
    made.where = {.file = m_input.path, .pointer = std::move(pointer), .line = 0, .offset = offset};
    const bool isText = m_format != "safetensors" && m_format != "gguf" && m_format != "none";
    if (isText && m_input.bytes)
        made.where.line = lineOf(*m_input.bytes, offset);
    m_problems.push_back(std::move(made));
}

void FolderRecord::add(const Error &error, Severity severity)
{
    Problem made = problemFrom(error, severity);
    made.where.file = m_input.path;
    m_problems.push_back(std::move(made));
}

Reading FolderRecord::finish()
{
    if (m_left > 0) {
        Problem rest{.severity = Severity::Warning, .code = Code::TooMany,
                     .message = Text{QT_TRANSLATE_NOOP("models", "%1 further problems of this document are not listed."), {std::to_string(m_left)}}};
        rest.where.file = m_input.path;
        m_problems.push_back(std::move(rest));
    }
    return {.format = m_format, .version = {}, .valid = m_valid, .record = m_builder.finish(), .problems = std::move(m_problems)};
}

bool isRepository(std::string_view text)
{
    if (text.empty() || text.size() > 200 || std::ranges::count(text, '/') > 1)
        return false;
    const auto part = [](std::string_view name) {
        const auto allowed = [](char c) {
            return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '_' || c == '.';
        };
        return !name.empty() && name.front() != '.' && name.front() != '-' && std::ranges::all_of(name, allowed)
            && name.find("..") == name.npos;
    };
    const std::size_t slash = text.find('/');
    return slash == text.npos ? part(text) : part(text.substr(0, slash)) && part(text.substr(slash + 1));
}

bool isPlaceholder(std::string_view text)
{
    text = trimmed(text);
    if (text.empty() || (text.starts_with("{{") && text.ends_with("}}")))
        return true;
    const std::string word = lowered(text);
    static constexpr std::array<std::string_view, 12> words{
        "[more information needed]", "[needs more information]", "more information needed", "tbd", "todo", "n/a",
        "?", "-", "xxx", "lorem", "[optional]", "[more information needed]."};
    return std::ranges::find(words, word) != words.end();
}

std::string_view fileName(std::string_view path)
{
    const std::size_t slash = path.rfind('/');
    return slash == path.npos ? path : path.substr(slash + 1);
}

bool isShard(std::string_view name)
{
    const auto digits = [](std::string_view part) { return part.size() == 5 && part.find_first_not_of("0123456789") == part.npos; };
    const std::size_t of = name.find("-of-");
    return of != name.npos && of >= 6 && digits(name.substr(of - 5, 5)) && digits(name.substr(of + 4, 5));
}

bool isPickleName(std::string_view name)
{
    const std::string lower = lowered(name);
    static constexpr std::array<std::string_view, 8> ends{".bin", ".pt", ".pth", ".ckpt", ".pkl", ".pickle", ".joblib", ".dill"};
    return std::ranges::any_of(ends, [&](std::string_view end) { return lower.ends_with(end); });
}

std::string lowered(std::string_view text)
{
    std::string lower(text);
    std::ranges::transform(lower, lower.begin(), [](char c) { return c >= 'A' && c <= 'Z' ? char(c - 'A' + 'a') : c; });
    return lower;
}

std::string_view trimmed(std::string_view text)
{
    const auto blank = [](char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; };
    while (!text.empty() && blank(text.front()))
        text.remove_prefix(1);
    while (!text.empty() && blank(text.back()))
        text.remove_suffix(1);
    return text;
}

std::string numberText(double value)
{
    std::array<char, 64> room;
    const auto done = std::to_chars(room.data(), room.data() + room.size(), value);
    return std::string(room.data(), done.ptr);
}

}
