#pragma once
// Reads documents for tests, and asks their records questions.
#include "models/document/json.h"
#include "models/formats/format.h"

#include <QByteArray>
#include <QFile>
#include <QString>
#include <QTest>

#include <algorithm>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace pedigree::test {

inline Result<formats::Reading> readText(std::string text, const Limits &limits = {})
{
    const Bytes bytes = toBytes(std::move(text));
    auto tree = readJson(bytes, limits);
    if (!tree)
        return tree.error();
    return formats::read({.path = "test.json", .bytes = bytes, .size = bytes->size(), .digest = sha256(*bytes), .tree = *tree},
                         limits, Watch());
}

/// The same, of JSON that is quoted with ' for the reader's sake.
inline Result<formats::Reading> readQuoted(std::string text, const Limits &limits = {})
{
    std::ranges::replace(text, '\'', '"');
    return readText(std::move(text), limits);
}

inline std::string contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll().toStdString() : std::string();
}

inline QString corpus(const char *folder)
{
    const QString given = qEnvironmentVariable("PEDIGREE_CORPUS");
    return (given.isEmpty() ? qEnvironmentVariable("PEDIGREE_SOURCE") + "/../shared/corpus" : given) + "/" + folder;
}

/// The first entity of that kind and name, or none.
inline std::optional<std::uint32_t> find(const Record &record, EntityKind kind, std::string_view name)
{
    for (std::uint32_t i = 0; i < record.entities.size(); ++i) {
        if (record.entities[i].kind == kind && record.text(record.entities[i].identity.name) == name)
            return i;
    }
    return {};
}

/// All values claimed for a field of an entity, in order.
inline std::vector<std::string> values(const Record &record, std::uint32_t entity, std::string_view field)
{
    std::vector<std::string> found;
    for (const Claim &claim : record.claims) {
        if (claim.entity == entity && record.text(claim.field) == field)
            found.emplace_back(record.text(claim.value));
    }
    return found;
}

inline const Relation *relation(const Record &record, std::uint32_t from, Verb verb, std::uint32_t to)
{
    const auto found = std::ranges::find_if(
        record.relations, [&](const Relation &r) { return r.from == from && r.verb == verb && r.to == to; });
    return found == record.relations.end() ? nullptr : &*found;
}

inline bool hasProblem(const formats::Reading &reading, Code code, std::string_view pointer)
{
    return std::ranges::any_of(reading.problems,
                               [&](const Problem &p) { return p.code == code && p.where.pointer == pointer; });
}

}
