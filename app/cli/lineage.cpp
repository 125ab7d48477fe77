#include "app/cli/commands.h"
#include "app/cli/rows.h"
#include "models/lineage/drawing.h"
#include "models/lineage/layout.h"
#include "models/session/evidence.h"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <set>

namespace pedigree::cli {

namespace {

using Json = nlohmann::ordered_json;

/// What was asked for: things in order of id, and the edges among them.
struct Part {
    std::vector<ThingId> things;
    std::vector<std::uint32_t> edges;
};

Part everything(const LineageGraph &graph)
{
    Part part;
    for (ThingId t = 0; t < graph.thingCount(); ++t) {
        if (graph.isConnected(t))
            part.things.push_back(t);
    }
    for (std::uint32_t e = 0; e < graph.edges().size(); ++e)
        part.edges.push_back(e);
    return part;
}

Part around(const LineageGraph &graph, ThingId thing, const LineageOptions &wanted)
{
    std::set<ThingId> things{thing};
    if (wanted.direction != "down")
        std::ranges::copy(graph.ancestors(thing, wanted.depth), std::inserter(things, things.end()));
    if (wanted.direction != "up")
        std::ranges::copy(graph.descendants(thing, wanted.depth), std::inserter(things, things.end()));
    Part part;
    part.things.assign(things.begin(), things.end());
    for (std::uint32_t e = 0; e < graph.edges().size(); ++e) {
        if (things.contains(graph.edges()[e].from) && things.contains(graph.edges()[e].to))
            part.edges.push_back(e);
    }
    return part;
}

std::string shortName(const Thing &thing)
{
    return plain(thing.name.empty() ? std::string_view(thing.id) : thing.name) + (thing.version.empty() ? "" : " " + plain(thing.version));
}

// An empty graph is an answer only with its reason.
std::string emptyBecause(const Evidence &evidence)
{
    if (evidence.catalog->things().empty())
        return "no document here speaks of any thing";
    if (evidence.catalog->edges().empty())
        return "no document here says what came from what";
    return "the relations stated here are none of lineage";
}

void printJson(const Evidence &evidence, const Part &part, Out &out)
{
    const Catalog &catalog = *evidence.catalog;
    const LineageGraph &graph = *evidence.graph;
    const LaidOut laid = layOut(graph, part.things, part.edges);
    out << "{\n  \"schema\": \"pedigree.lineage/1\",\n  ";
    {
        Rows rows(out, "nodes");
        for (std::size_t i = 0; i < part.things.size(); ++i) {
            const Thing &thing = catalog.thing(part.things[i]);
            Json row;
            row["id"] = thing.id;
            row["kind"] = name(thing.kind);
            row["name"] = thing.name.empty() ? Json() : Json(thing.name);
            row["version"] = thing.version.empty() ? Json() : Json(thing.version);
            row["layer"] = laid.layout.layers[i];
            row["x"] = laid.layout.nodes[i].x;
            row["y"] = laid.layout.nodes[i].y;
            row["verdict"] = Json();
            row["described"] = !thing.mentioned;
            rows.add(row);
        }
    }
    out << ",\n  ";
    Sources sources(evidence);
    {
        Rows rows(out, "edges");
        for (std::size_t i = 0; i < part.edges.size(); ++i) {
            const LineageEdge &edge = graph.edges()[part.edges[i]];
            const Edge &stated = catalog.edges()[edge.edge];
            Json row;
            row["from"] = catalog.thing(edge.from).id;
            row["to"] = catalog.thing(edge.to).id;
            row["verb"] = name(edge.verb);
            row["how"] = edge.how.empty() ? Json() : Json(edge.how);
            row["binding"] = name(edge.binding);
            row["basis"] = name(stated.basis);
            row["reversed"] = bool(laid.layout.reversed[i]);
            row["points"] = Json::array();
            for (const LayoutPoint point : laid.layout.edges[i])
                row["points"].push_back({point.x, point.y});
            row["source"] = stated.relation == NoRelation
                ? Json()
                : sources.row(stated.record, catalog.record(stated.record).relations[stated.relation].offset);
            rows.add(row);
        }
    }
    std::set<ThingId> shown(part.things.begin(), part.things.end());
    out << ",\n  ";
    {
        // Things without lineage are not drawn, and never just left out.
        Rows rows(out, "unconnected");
        for (ThingId t = 0; t < catalog.things().size(); ++t) {
            if (!graph.isConnected(t))
                rows.add(Json(catalog.thing(t).id));
        }
    }
    if (part.edges.empty())
        out << ",\n  \"empty_because\": " << Json(emptyBecause(evidence));
    out << ",\n  ";
    {
        Rows rows(out, "problems");
        for (const Problem &problem : evidence.problems)
            rows.add(problemRow(problem));
    }
    out << "\n}\n";
}

void printText(const Evidence &evidence, const Part &part, Out &out)
{
    const Catalog &catalog = *evidence.catalog;
    const LineageGraph &graph = *evidence.graph;
    for (const ThingId t : part.things) {
        const Thing &thing = catalog.thing(t);
        bool any = false;
        for (const std::uint32_t e : graph.up(t)) {
            const LineageEdge &edge = graph.edges()[e];
            if (!std::ranges::binary_search(part.edges, e))
                continue;
            if (!any)
                out << name(thing.kind) << " " << shortName(thing) << "\n";
            any = true;
            out << "    " << name(edge.verb) << (edge.how.empty() ? "" : " (" + plain(edge.how) + ")") << " "
                << name(catalog.thing(edge.to).kind) << " " << shortName(catalog.thing(edge.to))
                << (edge.binding == Binding::Name ? "  [possible: by name only]" : edge.binding == Binding::Open ? "  [open: described nowhere here]" : "") << "\n";
        }
    }
    std::size_t unconnected = 0;
    for (ThingId t = 0; t < catalog.things().size(); ++t)
        unconnected += !graph.isConnected(t);
    out << std::to_string(part.things.size()) << " things, " << std::to_string(part.edges.size()) << " edges; "
        << std::to_string(unconnected) << " things without lineage (--json lists them)\n";
    if (part.edges.empty())
        out << "Nothing to draw: " << emptyBecause(evidence) << ".\n";
}

}

// The answer stands or falls with whether anything was read at all.
std::optional<Error> nothingRead(const Evidence &evidence)
{
    if (std::ranges::any_of(evidence.files, [](const EvidenceFile &f) { return f.document && !f.format.empty(); }))
        return std::nullopt;
    for (const Problem &problem : evidence.problems) {
        if (problem.severity == Severity::Error)
            return Error{problem.code, problem.message, problem.hint, problem.where};
    }
    return Error{Code::UnknownFormat, QT_TRANSLATE_NOOP("models", "There is no document here that Pedigree can read."),
                 QT_TRANSLATE_NOOP("models", "Give it records, CycloneDX BOMs, model cards or model folders.")};
}

void warn(const Evidence &evidence, const Options &options)
{
    if (options.quiet)
        return;
    for (const Problem &problem : evidence.problems) {
        if (problem.severity == Severity::Error)
            std::fputs(("pedigree-cli: " + problemLine(problem)).c_str(), stderr);
    }
}

Exit lineage(const Options &options, const LineageOptions &wanted)
{
    const auto evidence = open(options);
    if (const auto error = nothingRead(*evidence))
        return refuse(*error, options.json);
    Part part;
    if (wanted.of.empty()) {
        part = everything(*evidence->graph);
    } else {
        const auto thing = theThing(*evidence->catalog, wanted.of);
        if (!thing)
            return refuse(thing.error(), options.json);
        part = around(*evidence->graph, *thing, wanted);
    }
    Out out;
    const std::string &format = wanted.format;
    if (options.json || format == "json")
        printJson(*evidence, part, out);
    else if (format == "dot")
        out << toDot(*evidence->graph, part.things, part.edges);
    else if (format == "mermaid")
        out << toMermaid(*evidence->graph, part.things, part.edges);
    else if (format == "graphml")
        out << toGraphMl(*evidence->graph, part.things, part.edges);
    else if (format == "svg")
        out << toSvg(*evidence->graph, layOut(*evidence->graph, part.things, part.edges));
    else
        printText(*evidence, part, out);
    if (!options.json && format != "json")
        warn(*evidence, options);
    return out.finish() ? Exit::Good : Exit::None;
}

Exit impact(const Options &options, const std::string &of)
{
    const auto evidence = open(options);
    if (const auto error = nothingRead(*evidence))
        return refuse(*error, options.json);
    const Catalog &catalog = *evidence->catalog;
    const auto thing = theThing(catalog, of);
    if (!thing)
        return refuse(thing.error(), options.json);
    const auto affected = evidence->graph->impact(*thing);
    const auto certain = std::size_t(std::ranges::count(affected, true, &Affected::certain));
    Out out;
    if (options.json) {
        out << "{\n  \"schema\": \"pedigree.impact/1\",\n  \"of\": " << Json(catalog.thing(*thing).id) << ",\n  \"certain\": "
            << std::to_string(certain) << ",\n  \"possible\": " << std::to_string(affected.size() - certain) << ",\n  ";
        {
            Rows rows(out, "affected");
            for (const Affected &one : affected) {
                const Thing &is = catalog.thing(one.thing);
                Json row;
                row["id"] = is.id;
                row["kind"] = name(is.kind);
                row["name"] = is.name.empty() ? Json() : Json(is.name);
                row["version"] = is.version.empty() ? Json() : Json(is.version);
                row["hops"] = one.hops;
                row["certainty"] = one.certain ? "certain" : "possible";
                row["path"] = Json::array();
                for (const ThingId step : one.path)
                    row["path"].push_back(catalog.thing(step).id);
                rows.add(row);
            }
        }
        out << ",\n  ";
        {
            Rows rows(out, "problems");
            for (const Problem &problem : evidence->problems)
                rows.add(problemRow(problem));
        }
        out << "\n}\n";
    } else {
        out << "What depends on " << name(catalog.thing(*thing).kind) << " " << shortName(catalog.thing(*thing)) << ": "
            << std::to_string(certain) << " certain, " << std::to_string(affected.size() - certain) << " possible\n";
        for (const Affected &one : affected) {
            const Thing &is = catalog.thing(one.thing);
            out << (one.certain ? "  certain   " : "  possible  ") << name(is.kind) << " " << shortName(is) << "  (" << std::to_string(one.hops)
                << (one.hops == 1 ? " step: " : " steps: ");
            for (std::size_t i = 0; i < one.path.size(); ++i)
                out << (i ? " → " : "") << shortName(catalog.thing(one.path[i]));
            out << ")\n";
        }
        warn(*evidence, options);
    }
    return out.finish() ? Exit::Good : Exit::None;
}

}
