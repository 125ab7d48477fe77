#pragma once
#include "models/formats/format.h"

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace pedigree::formats {

/// What lies beside a model: configs, indexes and trainer states, which are JSON.
std::span<const Format> modelJsonFormats();
/// Cards, weights' headers, Git LFS pointers and merge recipes.
std::span<const Format> modelByteFormats();

/// A file that is no document but evidence all the same (weights in a pickle, a template, a picture): a record that
/// names it with digest and size, as a part of its folder's model. Its bytes are never looked into; of a pickle
/// ("pickle" promised) a note says so. The format is "none".
Reading named(const Input &input, std::string_view promised);

/// How the reader of one file of a model folder says what it found. Every such file describes the same model or
/// adapter, which the catalog joins by Input::folder.
class FolderRecord {
public:
    FolderRecord(const Input &input, std::string_view format, const Limits &limits);

    /// The model or adapter that the folder holds; made once, at the first call.
    std::uint32_t main(EntityKind kind = EntityKind::Model);
    EntityKind mainKind() { return record().entities[main()].kind; }
    void nameMain(std::string_view name, std::string_view version = {});
    /// The file itself, as part of the folder's model.
    std::uint32_t file(std::optional<Digest> digest, std::optional<std::uint64_t> size, std::string_view role, std::string_view format, Basis basis);
    /// Another file of the folder, only named here.
    std::uint32_t mentionedFile(std::string_view name, std::uint32_t offset);
    /// Something on the hub that is only named here: a model ("org/name") or a dataset. A text that is no repository's
    /// id (a path) stays a name.
    std::uint32_t mentioned(EntityKind kind, std::string_view repository, std::string_view revision, std::uint32_t offset);

    /// Of a value that says something: one claim, or one for each entry of a list. False, and nothing claimed, for null,
    /// placeholders, objects and lists of them.
    bool given(std::uint32_t entity, std::string_view field, Value value, Basis basis = Basis::Stated);
    void claim(std::uint32_t entity, std::string_view field, std::string_view value, ValueKind kind, std::uint32_t offset,
               Basis basis = Basis::Stated);
    /// One claim for each scalar in `value`: "prefix.a.b", "prefix.list[]".
    void leaves(std::uint32_t entity, const std::string &field, Value value);
    void relate(std::uint32_t from, Verb verb, std::uint32_t to, std::uint32_t offset, Binding named,
                std::string_view how = {}, Basis basis = Basis::Stated);
    /// A chat template: a prompt of its own, known by the digest of its text.
    void prompt(std::string_view text, std::string_view name, std::uint32_t offset);

    void problem(Severity severity, Code code, Text message, Text hint, std::uint64_t offset, std::string pointer = {});
    void add(const Error &error, Severity severity = Severity::Error);
    /// The document breaks its format's rules.
    void invalid() { m_valid = false; }

    const Input &input() const { return m_input; }
    Record &record() { return m_builder.record(); }
    Reading finish();

private:
    void leavesBelow(std::uint32_t entity, std::string &field, Value value);

    const Input &m_input;
    std::string m_format;
    std::uint64_t m_maxProblems;
    RecordBuilder m_builder;
    std::optional<std::uint32_t> m_main;
    std::vector<Problem> m_problems;
    std::uint64_t m_left = 0;
    bool m_valid = true;
};

/// "org/name" or "name" as the hub allows it; a path is not one.
bool isRepository(std::string_view text);
/// Is it a text that only holds a place ("[More Information Needed]", "TBD", a template's "{{ x }}")?
bool isPlaceholder(std::string_view text);
/// The last part of a path.
std::string_view fileName(std::string_view path);
/// "model-00001-of-00003.safetensors": one of several files that are one thing.
bool isShard(std::string_view fileName);
/// A name that pickles have (.bin, .pt, .pkl …). The content decides where it is at hand.
bool isPickleName(std::string_view fileName);
std::string lowered(std::string_view text);
std::string_view trimmed(std::string_view text);
std::string numberText(double value);

}
