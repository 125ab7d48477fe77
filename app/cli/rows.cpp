#include "app/cli/rows.h"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <set>
#include <tuple>

namespace pedigree::cli {

using Json = nlohmann::ordered_json;

struct Sources::OneFile {
    explicit OneFile(const EvidenceFile &file) : file(file), places(file) {}
    const EvidenceFile &file;
    Places places;
};

Sources::Sources(const Evidence &evidence) : m_evidence(evidence), m_files(evidence.catalog->records().size())
{
    for (const EvidenceFile &file : evidence.files) {
        if (file.record)
            m_files[*file.record] = std::make_unique<OneFile>(file);
    }
}

Sources::~Sources() = default;

Sources::Place Sources::place(std::uint32_t record, std::uint32_t offset) const
{
    const auto &file = m_files[record];
    const std::string_view name = m_evidence.catalog->records()[record].file;
    return file ? Place{name, file->places.pointer(offset), file->places.line(offset)} : Place{name, {}, 0};
}

Json Sources::row(std::uint32_t record, std::uint32_t offset) const
{
    const Place at = place(record, offset);
    Json source;
    source["file"] = at.file;
    source["pointer"] = at.pointer;
    source["line"] = at.line == 0 ? Json() : Json(at.line);
    return source;
}

namespace {

// A JSON number (RFC 8259, 6) goes out as it came in: 1.0 stays 1.0. Spellings that only YAML has become texts.
bool isJsonNumber(std::string_view text)
{
    return nlohmann::json::accept(text) && !text.empty() && (text.front() == '-' || (text.front() >= '0' && text.front() <= '9'));
}

void printValue(Out &out, const Claim &claim, std::string_view text)
{
    if (claim.state != State::Given) {
        Json state;
        state["state"] = name(claim.state);
        state["reason"] = text;
        out << state;
        return;
    }
    switch (claim.kind) {
    case ValueKind::EmptyList: out << "[]"; return;
    case ValueKind::EmptyObject: out << "{}"; return;
    case ValueKind::Null: out << "null"; return;
    case ValueKind::Bool: out << (text == "true" ? "true" : "false"); return;
    case ValueKind::Number:
        if (isJsonNumber(text)) {
            out << text;
            return;
        }
        break;
    case ValueKind::Text: break;
    }
    out.quoted(text);
}

}

void printEntity(Out &out, const Catalog &catalog, ThingId t, Sources &sources)
{
    const Thing &thing = catalog.thing(t);
    Json row;
    row["id"] = thing.id;
    row["kind"] = name(thing.kind);
    row["name"] = thing.name.empty() ? Json() : Json(thing.name);
    row["version"] = thing.version.empty() ? Json() : Json(thing.version);
    std::set<std::string> digests;
    std::set<std::string_view> purls;
    std::set<std::string_view> iris;
    std::set<std::string_view> providers;
    for (const Part part : catalog.parts(t)) {
        const Identity &identity = catalog.entity(part).identity;
        for (const Digest &digest : identity.digests)
            digests.insert(digest.str());
        const auto add = [&](std::set<std::string_view> &to, TextId id) {
            if (id != 0)
                to.insert(catalog.text(part.record, id));
        };
        add(purls, identity.purl);
        add(iris, identity.iri);
        add(providers, identity.provider);
    }
    Json identity;
    identity["purl"] = purls.empty() ? Json() : Json(*purls.begin());
    identity["digests"] = digests;
    identity["iri"] = iris.empty() ? Json() : Json(*iris.begin());
    identity["provider"] = providers.empty() ? Json() : Json(*providers.begin());
    row["identity"] = std::move(identity);
    row["described"] = !thing.mentioned;

    row["joins"] = Json::array();
    for (const Join &join : catalog.joins(t)) {
        Json one;
        one["reason"] = name(join.reason);
        one["key"] = join.key;
        one["files"] = {catalog.records()[join.first.record].file, catalog.records()[join.second.record].file};
        row["joins"].push_back(std::move(one));
    }
    std::string head = row.dump(-1, ' ', false, Json::error_handler_t::replace);
    head.pop_back();
    out << head << ",\"claims\":[";

    struct Row {
        std::string_view field;
        Sources::Place at;
        PlacedClaim placed;
    };
    std::vector<Row> rows;
    for (const PlacedClaim placed : catalog.claims(t))
        rows.push_back({catalog.text(placed.record, placed.claim->field), sources.place(placed.record, placed.claim->offset), placed});
    std::ranges::stable_sort(rows, [](const Row &a, const Row &b) {
        return std::tie(a.field, a.at.pointer, a.at.file) < std::tie(b.field, b.at.pointer, b.at.file);
    });
    // By hand: a document may make a million of these.
    for (std::size_t i = 0; i < rows.size(); ++i) {
        const auto &[field, at, placed] = rows[i];
        (out << (i ? ",{\"field\":" : "{\"field\":")).quoted(field) << ",\"value\":";
        printValue(out, *placed.claim, catalog.text(placed.record, placed.claim->value));
        (out << ",\"basis\":\"" << name(placed.claim->basis) << "\",\"source\":{\"file\":").quoted(at.file) << ",\"pointer\":";
        out.quoted(at.pointer) << ",\"line\":" << (at.line == 0 ? std::string("null") : std::to_string(at.line)) << "}}";
    }
    out << "]}";
}

Result<ThingId> theThing(const Catalog &catalog, const std::string &reference)
{
    const auto found = catalog.find(reference);
    if (found.size() == 1)
        return found.front();
    if (found.empty())
        return Error{Code::Reference, Text{QT_TRANSLATE_NOOP("models", "Nothing here is called “%1”."), {reference}},
                     QT_TRANSLATE_NOOP("models", "Name it by id, purl, 12 or more digits of its digest, or name@version; inspect lists them all.")};
    std::string candidates;
    for (std::size_t i = 0; i < std::min<std::size_t>(found.size(), 20); ++i)
        candidates += (i ? ", " : "") + catalog.thing(found[i]).id;
    return Error{Code::Reference, Text{QT_TRANSLATE_NOOP("models", "“%1” could be %2 things: %3."), {reference, std::to_string(found.size()), candidates}},
                 QT_TRANSLATE_NOOP("models", "Use one of these ids.")};
}

}
