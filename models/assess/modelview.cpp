#include "models/assess/modelview.h"

#include "models/record/dictionary.h"

#include <algorithm>

namespace pedigree {

std::vector<Said> saidOf(const Catalog &catalog, ThingId thing)
{
    std::vector<Said> all;
    for (const PlacedClaim &placed : catalog.claims(thing)) {
        const Claim &claim = *placed.claim;
        if (claim.state != State::Given)
            continue;
        all.push_back({catalog.text(placed.record, claim.field), catalog.text(placed.record, claim.value), claim.basis, claim.kind,
                       placed.record, claim.offset, catalog.record(placed.record).format});
    }
    return all;
}

ModelView::ModelView(const Catalog &catalog, ThingId thing, std::span<const ThingId> files) : m_catalog(catalog), m_thing(thing)
{
    m_said = saidOf(catalog, thing);
    for (std::size_t i = 0; i < m_said.size(); ++i) {
        std::string_view field = m_said[i].field;
        // Fields under a format's prefix keep what stands in their brackets: it is a name there.
        if (field.find('[') != field.npos && field.find(':') == field.npos)
            field = *m_fields.insert(withoutKeys(field)).first;
        m_said[i].field = field;
        m_byField.emplace(field, i);
    }
    for (const ThingId file : files) {
        FileView view{.thing = file, .name = catalog.thing(file).name, .mentioned = catalog.thing(file).mentioned, .said = saidOf(catalog, file)};
        m_files.push_back(std::move(view));
    }
    std::ranges::sort(m_files, [](const FileView &a, const FileView &b) { return std::tuple(a.name, a.thing) < std::tuple(b.name, b.thing); });
}

bool ModelView::isAdapter() const
{
    return m_catalog.thing(m_thing).kind == EntityKind::Adapter;
}

std::vector<Said> ModelView::of(std::string_view field) const
{
    std::vector<Said> found;
    const auto [begin, end] = m_byField.equal_range(field);
    for (auto at = begin; at != end; ++at)
        found.push_back(m_said[at->second]);
    return found;
}

std::vector<Said> ModelView::of(std::string_view field, Basis basis) const
{
    std::vector<Said> found = of(field);
    std::erase_if(found, [&](const Said &said) { return said.basis != basis; });
    return found;
}

std::vector<Said> ModelView::from(std::string_view format, std::string_view field) const
{
    std::vector<Said> found = of(field);
    std::erase_if(found, [&](const Said &said) { return said.format != format; });
    return found;
}

std::optional<Said> ModelView::first(std::string_view field) const
{
    const auto found = m_byField.find(field);
    return found == m_byField.end() ? std::nullopt : std::optional(of(field).front());
}

bool ModelView::hasBelow(std::string_view prefix) const
{
    const auto found = m_byField.lower_bound(prefix);
    return found != m_byField.end() && found->first.starts_with(prefix);
}

std::vector<Said> ModelView::ofFiles(std::string_view field) const
{
    std::vector<Said> found;
    for (const FileView &file : m_files)
        std::ranges::copy_if(file.said, std::back_inserter(found), [&](const Said &said) { return said.field == field; });
    return found;
}

std::optional<Said> ModelView::anyOf(std::string_view format) const
{
    const auto found = std::ranges::find(m_said, format, &Said::format);
    return found == m_said.end() ? std::nullopt : std::optional(*found);
}

std::vector<EvaluationView> ModelView::evaluations() const
{
    std::vector<EvaluationView> found;
    const auto edges = m_catalog.edges();
    auto edge = std::ranges::lower_bound(edges, m_thing, {}, &Edge::from);
    for (; edge != edges.end() && edge->from == m_thing; ++edge) {
        if (edge->verb == Verb::EvaluatedOn && m_catalog.thing(edge->to).kind == EntityKind::Evaluation) {
            EvaluationView view{.thing = edge->to, .record = edge->record, .said = saidOf(m_catalog, edge->to)};
            found.push_back(std::move(view));
        }
    }
    return found;
}

}
