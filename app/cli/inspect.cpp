#include "app/cli/commands.h"
#include "app/cli/rows.h"
#include "models/session/evidence.h"

#include <algorithm>
#include <map>
#include <nlohmann/json.hpp>

namespace pedigree::cli {

namespace {

using Json = nlohmann::ordered_json;

Json documentRow(const EvidenceFile &file)
{
    Json row;
    row["file"] = file.file;
    row["format"] = file.format.empty() ? Json() : Json(file.format);
    row["version"] = file.version.empty() ? Json() : Json(file.version);
    row["digest"] = file.digest ? Json(file.digest->str()) : Json();
    row["valid"] = file.valid;
    row["size"] = file.size;
    row["inside"] = file.inside.empty() ? Json() : Json(file.inside);
    row["origin"] = file.origin;
    return row;
}

void printJson(const Evidence &evidence, Out &out)
{
    const Catalog &catalog = *evidence.catalog;
    Sources sources(evidence);
    out << "{\n  \"schema\": \"pedigree.inspect/1\",\n  ";
    {
        Rows rows(out, "documents");
        for (const EvidenceFile &file : evidence.files) {
            if (file.document)
                rows.add(documentRow(file));
        }
    }
    out << ",\n  ";
    {
        Rows rows(out, "entities");
        for (ThingId t = 0; t < catalog.things().size(); ++t) {
            rows.next();
            printEntity(out, catalog, t, sources);
        }
    }
    out << ",\n  ";
    {
        Rows rows(out, "relations");
        for (const Edge &edge : catalog.edges()) {
            Json row;
            row["from"] = catalog.thing(edge.from).id;
            row["verb"] = name(edge.verb);
            row["to"] = catalog.thing(edge.to).id;
            row["how"] = edge.how.empty() ? Json() : Json(edge.how);
            row["binding"] = name(edge.binding);
            row["basis"] = name(edge.basis);
            row["source"] = edge.relation == NoRelation
                ? Json()
                : sources.row(edge.record, catalog.record(edge.record).relations[edge.relation].offset);
            rows.add(row);
        }
    }
    out << ",\n  ";
    {
        Rows rows(out, "files");
        for (const EvidenceFile &file : evidence.files) {
            if (!file.document)
                rows.add(documentRow(file));
        }
    }
    out << ",\n  ";
    {
        Rows rows(out, "problems");
        for (const Problem &problem : evidence.problems)
            rows.add(problemRow(problem));
    }
    out << "\n}\n";
}

std::string count(std::size_t n, std::string_view one, std::string_view many)
{
    return std::to_string(n) + " " + std::string(n == 1 ? one : many);
}

void printText(const Evidence &evidence, Out &out)
{
    const Catalog &catalog = *evidence.catalog;
    out << "Documents\n";
    for (const EvidenceFile &file : evidence.files) {
        if (!file.document)
            continue;
        out << "  " << plain(file.file) << "  " << (file.format.empty() ? "not readable" : file.format)
            << (file.version.empty() ? "" : " " + plain(file.version)) << (file.valid ? "" : "  INVALID")
            << (file.digest ? "  " + file.digest->str() : "") << (file.inside.empty() ? "" : "  inside " + plain(file.inside)) << "\n";
    }
    const auto others = std::size_t(std::ranges::count(evidence.files, false, &EvidenceFile::document));
    if (others > 0)
        out << "  and " << count(others, "other file", "other files") << ", hashed and named only\n";

    out << "\nThings\n";
    std::map<EntityKind, std::vector<ThingId>> byKind;
    std::size_t claims = 0;
    for (ThingId t = 0; t < catalog.things().size(); ++t)
        byKind[catalog.thing(t).kind].push_back(t);
    for (const Loaded &loaded : catalog.records())
        claims += loaded.record->claims.size();
    for (const auto &[kind, things] : byKind) {
        out << "  " << name(kind) << " (" << std::to_string(things.size()) << ")\n";
        // A catalog of 100,000 things is for --json; people see the first of each kind, and how many there are.
        constexpr std::size_t most = 40;
        for (std::size_t i = 0; i < std::min(things.size(), most); ++i) {
            const Thing &thing = catalog.thing(things[i]);
            out << "    " << plain(thing.name.empty() ? std::string_view(thing.id) : thing.name)
                << (thing.version.empty() ? "" : " " + plain(thing.version)) << (thing.mentioned ? "  (named, not described here)" : "")
                << (thing.name.empty() ? "" : "  " + plain(thing.id)) << "\n";
        }
        if (things.size() > most)
            out << "    … and " << std::to_string(things.size() - most) << " more (all with --json)\n";
    }
    out << "\n" << count(catalog.things().size(), "thing", "things") << ", " << count(catalog.edges().size(), "relation", "relations") << ", "
        << count(claims, "statement", "statements") << ", " << count(evidence.problems.size(), "problem", "problems") << "\n";
    if (!evidence.problems.empty())
        out << "\nProblems\n";
    // The worst come first; nobody reads the seventy-thousandth warning about the same thing.
    constexpr std::size_t most = 200;
    for (std::size_t i = 0; i < std::min(evidence.problems.size(), most); ++i)
        out << "  " << problemLine(evidence.problems[i]);
    if (evidence.problems.size() > most)
        out << "  … and " << std::to_string(evidence.problems.size() - most) << " more (all with --json)\n";
}

}

Exit inspect(const Options &options)
{
    const auto evidence = open(options);
    const bool recognised = std::ranges::any_of(evidence->files, [](const EvidenceFile &f) { return f.document && !f.format.empty(); });
    const bool unreadable = std::ranges::any_of(evidence->problems, [](const Problem &p) {
        return p.severity == Severity::Error && p.code != Code::Conflict && p.code != Code::Observation && p.code != Code::Disagreement
            && p.code != Code::Reference && p.code != Code::Cycle;
    });
    const bool invalid = std::ranges::any_of(evidence->files, [](const EvidenceFile &f) { return f.document && !f.valid; });
    if (!recognised && evidence->problems.size() == 1 && evidence->problems[0].severity == Severity::Error) {
        // One thing asked for and one reason why there is no answer: that reason is the answer.
        const Problem &problem = evidence->problems[0];
        return refuse({problem.code, problem.message, problem.hint, problem.where}, options.json);
    }
    if (!recognised && evidence->problems.empty())
        return refuse({Code::UnknownFormat, QT_TRANSLATE_NOOP("models", "There is no document here that Pedigree can read."),
                       QT_TRANSLATE_NOOP("models", "Give it records, CycloneDX BOMs, model cards or model folders.")}, options.json);
    Out out;
    if (options.json)
        printJson(*evidence, out);
    else
        printText(*evidence, out);
    if (!out.finish())
        return Exit::None;
    return !recognised ? Exit::None : invalid || unreadable ? Exit::Negative : Exit::Good;
}

}
