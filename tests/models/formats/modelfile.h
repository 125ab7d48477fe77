#pragma once
#include "models/document/json.h"
#include "models/formats/modelfolder.h"

#include <optional>
#include <string>
#include <vector>

/// Reads one file of a model folder as the program would: told by content, with a tree when it is JSON.
inline pedigree::formats::Input modelInput(std::string path, std::string bytes, std::string folder = "folder:m",
                                           std::optional<std::uint64_t> size = {})
{
    using namespace pedigree;
    formats::Input input{.path = std::move(path), .bytes = {}, .size = size.value_or(bytes.size()), .digest = sha256(bytes), .tree = {}};
    input.folder = std::move(folder);
    input.bytes = toBytes(std::move(bytes));
    if (input.path.ends_with(".json")) {
        if (auto tree = readJson(input.bytes, Limits()))
            input.tree = *tree;
    }
    return input;
}

inline pedigree::Result<pedigree::formats::Reading> readModelFile(const pedigree::formats::Input &input)
{
    using namespace pedigree;
    for (const formats::Format &format : input.tree ? formats::modelJsonFormats() : formats::modelByteFormats()) {
        if (format.detect(input))
            return format.read(input, Limits(), Watch());
    }
    return Error{Code::UnknownFormat, "no reader", {}};
}

inline pedigree::Result<pedigree::formats::Reading> readModelFile(std::string path, std::string bytes, std::string folder = "folder:m")
{
    return readModelFile(modelInput(std::move(path), std::move(bytes), std::move(folder)));
}

/// All values of a field, in order, as "value" or, when not stated, "value (observed)".
inline std::vector<std::string> valuesOf(const pedigree::Record &record, std::string_view field)
{
    std::vector<std::string> values;
    for (const pedigree::Claim &claim : record.claims) {
        if (record.text(claim.field) != field)
            continue;
        std::string value(record.text(claim.value));
        if (claim.basis != pedigree::Basis::Stated)
            value += " (" + std::string(name(claim.basis)) + ")";
        values.push_back(std::move(value));
    }
    return values;
}

inline std::string valueOf(const pedigree::Record &record, std::string_view field)
{
    std::string all;
    for (const std::string &value : valuesOf(record, field))
        all += (all.empty() ? "" : "|") + value;
    return all;
}

/// "derived-from adapter name pkg:huggingface/org/m", sorted as they stand.
inline std::string relationsOf(const pedigree::Record &record)
{
    std::string all;
    for (const pedigree::Relation &relation : record.relations) {
        const pedigree::Entity &to = record.entities[relation.to];
        all += all.empty() ? "" : "; ";
        all += name(relation.verb);
        for (const std::string_view part : {record.text(relation.how), name(relation.named),
                                            record.text(to.identity.purl ? to.identity.purl : to.identity.name)}) {
            if (!part.empty())
                all += " " + std::string(part);
        }
    }
    return all;
}

inline std::string messages(const pedigree::formats::Reading &reading)
{
    std::string all;
    for (const pedigree::Problem &problem : reading.problems)
        all += std::string(name(problem.code)) + ":" + std::to_string(problem.where.line) + " " + problem.message.str() + "\n";
    return all;
}
