#include "models/formats/native.h"

#include "models/formats/nativereader.h"
#include "models/formats/problemlist.h"

namespace pedigree::formats {

namespace {

constexpr std::string_view family = "pedigree-record/";

bool isNative(const Input &input)
{
    if (!input.tree)
        return false;
    const Value root = input.tree->root(), record = root["record"];
    const Value schema = record["schema"];
    if (schema)
        return schema.isString() && schema.text().starts_with(family);
    // Without its first line it is one by all else it says.
    return record["tier"] && (root["release"] || root["system"] || root["model"]);
}

Result<Reading> readNative(const Input &input, const Limits &limits, const Watch &watch)
{
    const Value schema = input.tree->root()["record"]["schema"];
    const bool ours = schema.text().starts_with(family);
    const std::string_view version = ours ? schema.text().substr(family.size()) : std::string_view();
    if (schema && version.substr(0, version.find('.')) != "1")
        return Error{Code::UnsupportedVersion,
                     Text{QT_TRANSLATE_NOOP("models", "This document says it is “%1”, which this version can't read."),
                          {std::string(schema.text())}},
                     QT_TRANSLATE_NOOP("models", "Re-export it as pedigree-record/1, or update Pedigree."),
                     {.file = input.path,
                      .pointer = schema.pointer(),
                      .line = input.tree->line(schema.offset()),
                      .offset = schema.offset()}};
    ProblemList problems(input, limits);
    NativeReader reader(input, version, watch, problems);
    Reading reading{.format = "native", .version = std::string(version)};
    reading.record = reader.read();
    reading.valid = reader.isValid();
    reading.problems = problems.finish();
    return reading;
}

}

Format nativeRecord() { return {"native", &isNative, &readNative}; }

}
