#include "models/catalog/disagreements.h"

#include "models/record/dictionary.h"

#include <algorithm>
#include <charconv>
#include <map>
#include <optional>
#include <string>

namespace pedigree {

namespace {

std::optional<double> number(std::string_view text)
{
    double value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    return error == std::errc() && end == text.data() + text.size() && !text.empty() ? std::optional(value) : std::nullopt;
}

bool sameButCase(std::string_view a, std::string_view b)
{
    const auto lower = [](char c) { return c >= 'A' && c <= 'Z' ? char(c - 'A' + 'a') : c; };
    return std::ranges::equal(a, b, {}, lower, lower);
}

// A record of one release of a system says which; records of others are its history, not a contradiction.
std::optional<std::string> releaseOf(const Record &record)
{
    if (record.format != "native" || !record.subject)
        return std::nullopt;
    const Identity &identity = record.entities[*record.subject].identity;
    return std::string(record.texts[identity.name]) + "@" + std::string(record.texts[identity.version]);
}

// What a document calls a thing inside itself, and prose, are never the same in two documents and mean nothing.
bool isCompared(const Field &field)
{
    const bool single = !field.list && (field.card == Field::Card::One || field.card == Field::Card::Optional);
    return single && !field.path.ends_with(".id") && field.type.kind != FieldType::Kind::Text;
}

}

bool sameValue(ValueKind kind, std::string_view field, std::string_view a, std::string_view b)
{
    if (a == b)
        return true;
    if (kind == ValueKind::Number) {
        const auto x = number(a);
        const auto y = number(b);
        return x && y && *x == *y;
    }
    return (field.ends_with("licence") || field.ends_with("digest")) && sameButCase(a, b);
}

std::vector<Problem> disagreements(const Catalog &catalog)
{
    std::vector<Problem> problems;
    std::vector<std::optional<std::string>> releases;
    for (std::uint32_t r = 0; r < catalog.records().size(); ++r)
        releases.push_back(releaseOf(catalog.record(r)));

    for (ThingId t = 0; t < catalog.things().size(); ++t) {
        const auto parts = catalog.parts(t);
        if (parts.front().record == parts.back().record)
            continue;
        std::map<std::string_view, std::vector<PlacedClaim>> byField;
        for (const PlacedClaim placed : catalog.claims(t)) {
            const std::string_view field = catalog.text(placed.record, placed.claim->field);
            if (placed.claim->state == State::Given && placed.claim->basis == Basis::Stated && field.find('[') == field.find("[]"))
                byField[field].push_back(placed);
        }
        for (const auto &[path, claims] : byField) {
            if (claims.front().record == claims.back().record)
                continue;
            const Field *field = dictionary().find(path);
            if (!field || !isCompared(*field))
                continue;
            const PlacedClaim first = claims.front();
            const std::string_view value = catalog.text(first.record, first.claim->value);
            for (const PlacedClaim other : claims) {
                const std::string_view otherValue = catalog.text(other.record, other.claim->value);
                if (other.record == first.record || sameValue(first.claim->kind, path, value, otherValue))
                    continue;
                if (releases[first.record] && releases[other.record] && releases[first.record] != releases[other.record])
                    continue;
                Problem problem;
                problem.severity = Severity::Warning;
                problem.code = Code::Disagreement;
                problem.rule = "MPR-DOC-009";
                problem.message = Text{QT_TRANSLATE_NOOP("models", "%1: “%2” is “%3” in %4, but “%5” in %6."),
                                       {std::string(catalog.thing(t).name.empty() ? std::string_view(catalog.thing(t).id) : catalog.thing(t).name),
                                        std::string(path), std::string(value), catalog.records()[first.record].file,
                                        std::string(otherValue), catalog.records()[other.record].file}};
                problem.hint = QT_TRANSLATE_NOOP("models", "Decide which is right and correct the other; both are kept until then.");
                problem.where = {.file = catalog.records()[first.record].file, .offset = first.claim->offset};
                problem.other = Where{.file = catalog.records()[other.record].file, .offset = other.claim->offset};
                problem.origin = catalog.records()[first.record].origin;
                problems.push_back(std::move(problem));
                break;
            }
        }
    }
    return problems;
}

}
