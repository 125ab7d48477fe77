#include "app/cli/commands.h"
#include "app/cli/newfile.h"
#include "app/cli/rows.h"
#include "models/session/evidence.h"
#include "models/session/nativewriter.h"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <sys/stat.h>

namespace pedigree::cli {

namespace {

using Json = nlohmann::ordered_json;

// The evidence stays as it is: nothing is written over what was read.
bool isSource(const Options &options, const std::string &path)
{
    struct stat target{};
    if (::stat(path.c_str(), &target) != 0)
        return false;
    return std::ranges::any_of(options.sources, [&](const std::string &source) {
        struct stat there{};
        return ::stat(source.c_str(), &there) == 0 && there.st_dev == target.st_dev && there.st_ino == target.st_ino;
    });
}

void printJson(const Evidence &evidence, const ConvertOptions &wanted, const Converted &converted, Out &out)
{
    Sources sources(evidence);
    out << "{\n  \"schema\": \"pedigree.convert/1\",\n  \"to\": " << Json(wanted.to) << ",\n  \"file\": "
        << (wanted.file.empty() ? Json() : Json(wanted.file)) << ",\n  ";
    {
        Rows rows(out, "lost");
        for (const Lost &lost : converted.lost) {
            Json row;
            row["entity"] = lost.entity;
            row["field"] = lost.field;
            row["value"] = lost.value;
            row["why"] = lost.why.str();
            row["source"] = sources.row(lost.record, lost.offset);
            rows.add(row);
        }
    }
    out << ",\n  ";
    {
        Rows rows(out, "problems");
        for (const Problem &problem : evidence.problems)
            rows.add(problemRow(problem));
    }
    if (wanted.file.empty())
        out << ",\n  \"record\": " << std::string_view(converted.json).substr(0, converted.json.size() - 1);
    out << "\n}\n";
}

void sayLost(const Evidence &evidence, const Converted &converted)
{
    Sources sources(evidence);
    for (const Lost &lost : converted.lost) {
        const Json source = sources.row(lost.record, lost.offset);
        const std::string line = "pedigree-cli: not carried: " + plain(lost.field) + " of " + plain(lost.entity) + " = " + plain(lost.value) + " ("
            + plain(source["file"].get<std::string>()) + (source["line"].is_number() ? ":" + source["line"].dump() : std::string()) + "). "
            + lost.why.str() + "\n";
        std::fputs(line.c_str(), stderr);
    }
}

}

Exit convert(const Options &options, const ConvertOptions &wanted)
{
    if (!wanted.file.empty() && isSource(options, wanted.file))
        return refuse({Code::Usage, QT_TRANSLATE_NOOP("models", "The output would replace what is read."),
                       QT_TRANSLATE_NOOP("models", "Name another file after -o."), {.file = wanted.file}}, options.json);
    const auto evidence = open(options);
    if (const auto error = nothingRead(*evidence))
        return refuse(*error, options.json);
    std::optional<ThingId> about;
    if (!wanted.of.empty()) {
        const auto thing = theThing(*evidence->catalog, wanted.of);
        if (!thing)
            return refuse(thing.error(), options.json);
        about = *thing;
    }
    const auto converted = toNative(*evidence, about, {});
    if (!converted)
        return refuse(converted.error(), options.json);
    if (!wanted.file.empty()) {
        if (const auto done = writeNewFile(wanted.file, converted->json); !done)
            return refuse(done.error(), options.json);
    }
    Out out;
    if (options.json)
        printJson(*evidence, wanted, *converted, out);
    else if (wanted.file.empty())
        out << converted->json;
    if (!options.json && !options.quiet) {
        warn(*evidence, options);
        sayLost(*evidence, *converted);
    }
    return out.finish() ? Exit::Good : Exit::None;
}

}
