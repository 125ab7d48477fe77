#pragma once
#include "models/formats/dictionarytree.h"
#include "models/formats/fieldpaths.h"
#include "models/formats/format.h"
#include "models/formats/problemlist.h"

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace pedigree::formats {

/// Walks a native record beside the dictionary: the dictionary says what is a thing, which values name others, and what
/// a value has to look like.
class NativeReader {
public:
    NativeReader(const Input &input, std::string_view version, const Watch &watch, ProblemList &problems);

    std::shared_ptr<const Record> read();
    /// Nothing breaks the rules of the format (references to nothing do not).
    bool isValid() const { return m_valid; }

private:
    static constexpr std::uint32_t Nobody = 0xFFFFFFFF;

    /// Where the walk is: the thing whose values are read, and how its path is spelled.
    struct Place {
        std::uint32_t node;       ///< of the dictionary's tree
        std::uint32_t entity;     ///< an array's entry that is a thing of its own, or Nobody
        /// The path with its entries named; empty while it is the node's own.
        std::string spelled = {};
    };
    /// A value that names something, resolved when all is read.
    struct Reference {
        std::uint32_t entity;
        const Field *field;
        Value value;
    };

    void makeMain(Value root);
    void object(Value value, const Place &place);
    void value(Value value, const Place &place);
    void entries(Value list, const Place &place);
    void fieldValue(Value value, const Place &place, const Field &field);
    void oneValue(Value value, const Place &place, const Field &field, std::uint32_t index);
    void typedMembers(Value value, std::uint32_t entity, const Field &field, const std::string &spelled);
    void leaves(Value value, std::uint32_t entity, const std::string &spelled);
    bool state(Value value, std::uint32_t entity, const std::string &spelled);
    void unknown(Value value, std::uint32_t entity, FieldPaths::Path path);
    void extensions(Value value);
    void required(Value value, std::uint32_t node);

    std::uint32_t entry(Value value, const FieldArray &array, const std::string &listPointer, std::uint32_t index);
    std::uint32_t owner(const Place &place, EntityKind kind) const;
    std::string spelling(const Place &place) const;
    TextId text(const Place &place);
    FieldPaths::Path unknownBelow(std::uint32_t node);

    void wrong(Value at, Text message, Text hint = {});
    void define(Value id, std::uint32_t entity);
    std::uint32_t mention(EntityKind kind, Identity identity, Value at);
    std::uint32_t withDigest(const Digest &digest) const;
    std::uint32_t target(const Reference &reference, Relation &relation);
    std::uint32_t named(EntityKind kind, Value value, Binding &binding);
    std::uint32_t pinned(const Reference &reference, std::uint32_t target, Binding &binding);
    void relate(const Reference &reference);
    void relateModels(Value list);
    void settle();

    const Input &m_input;
    const Watch &m_watch;
    ProblemList &m_problems;
    const DictionaryTree &m_dictionary;
    RecordBuilder m_out;
    Record &m_record;
    FieldPaths m_unknown;
    FieldPaths m_extensions;
    std::vector<TextId> m_texts;                   ///< by node of the dictionary's tree: its path, once it was asked for
    std::vector<FieldPaths::Path> m_unknownBelow;  ///< likewise
    std::vector<Reference> m_references;
    std::vector<std::uint32_t> m_byId;             ///< by TextId: entity, plus 1
    std::vector<std::pair<Digest, std::uint32_t>> m_byDigest; ///< sorted, once all is read
    std::vector<std::pair<TextId, std::uint32_t>> m_byPurl;   ///< likewise
    Value m_root;
    std::uint32_t m_release = Nobody, m_system = Nobody, m_model = Nobody, m_container = Nobody;
    std::string m_recordId;
    TextId m_provider = 0;
    bool m_differential = false;
    bool m_valid = true;
};

}
