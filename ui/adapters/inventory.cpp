#include "ui/adapters/inventory.h"

#include "models/record/dictionary.h"
#include "ui/adapters/versionorder.h"

#include <algorithm>
#include <map>
#include <unordered_map>

namespace pedigree {

namespace {

/// Whether a field says under which licence a thing stands: the native rows, and what formats keep under their prefix.
bool isLicence(std::string_view path)
{
    const auto dot = path.rfind('.');
    const std::string_view last = dot == path.npos ? path : path.substr(dot + 1);
    if (last == "licence" || last == "licence_concluded")
        return true;
    const auto list = path.find("licenses[]");
    return list != path.npos && (last == "id" || last == "name" || last == "expression")
           && path.find('.', list + 11) == path.rfind('.');
}

std::string_view extension(std::string_view path)
{
    const auto colon = path.find(':');
    return colon == path.npos || colon > 16 ? std::string_view() : path.substr(0, colon);
}

/// Lists of numbers by thing, filled in any order and then put one after the other.
struct Lists {
    std::vector<std::pair<ThingId, std::uint32_t>> pairs;

    void into(std::size_t things, std::vector<std::uint32_t> &start, std::vector<std::uint32_t> &values)
    {
        std::ranges::sort(pairs);
        const auto last = std::ranges::unique(pairs);
        pairs.erase(last.begin(), last.end());
        start.assign(things + 1, 0);
        for (const auto &[thing, value] : pairs)
            ++start[thing + 1];
        for (std::size_t i = 0; i < things; ++i)
            start[i + 1] += start[i];
        values.reserve(pairs.size());
        for (const auto &[thing, value] : pairs)
            values.push_back(value);
    }
};

std::span<const std::uint32_t> valuesOf(const std::vector<std::uint32_t> &start,
                                        const std::vector<std::uint32_t> &values, ThingId thing)
{
    return std::span(values).subspan(start[thing], start[thing + 1] - start[thing]);
}

/// Every field that occurs, by a number of its own, with what was found out about it once.
struct SeenFields {
    std::map<std::string, std::uint32_t, std::less<>> numbers;
    std::vector<std::string> paths;
    std::vector<bool> licence;
    std::vector<bool> column; ///< single values that make a column: no entries of lists below the thing's own

    std::uint32_t number(std::string_view spelled)
    {
        const std::string path = withoutKeys(spelled);
        const auto [found, fresh] = numbers.try_emplace(path, std::uint32_t(paths.size()));
        if (fresh) {
            paths.push_back(path);
            licence.push_back(isLicence(path));
            const Field *field = dictionary().find(path);
            const bool name =
                path.ends_with(".name") || path.ends_with(".version") || path.ends_with("].id") || path == "model.id";
            column.push_back(!name && !licence.back() && (field != nullptr || !extension(path).empty()));
        }
        return found->second;
    }
};

} // namespace

bool InventoryFacts::has(ThingId thing, FacetValue value) const
{
    switch (value.facet) {
    case Facet::Kind: return std::uint32_t(evidence->catalog->thing(thing).kind) == value.value;
    case Facet::Format: return std::ranges::binary_search(valuesOf(formatStart, formatOf, thing), value.value);
    case Facet::Licence: return std::ranges::binary_search(valuesOf(licenceStart, licenceOf, thing), value.value);
    case Facet::State: return (states[thing] >> value.value & 1U) != 0;
    }
    return false;
}

std::shared_ptr<const InventoryFacts> gatherFacts(std::shared_ptr<const Evidence> evidence, const Watch &watch)
{
    auto facts = std::make_shared<InventoryFacts>();
    facts->evidence = evidence;
    const Catalog &catalog = *evidence->catalog;
    const auto things = catalog.things();
    std::map<std::string_view, std::uint32_t> licences;
    std::map<std::string_view, std::uint32_t> formats;
    Lists licenceLists;
    Lists formatLists;
    SeenFields seen;
    std::array<std::unordered_map<std::uint32_t, std::uint32_t>, EntityKindCount> uses;
    const auto numbered = [](auto &table, auto &names, std::string_view name) {
        const auto [found, fresh] = table.try_emplace(name, std::uint32_t(names.size()));
        if (fresh)
            names.push_back(name);
        return found->second;
    };

    facts->states.assign(things.size(), 0);
    const auto mark = [&facts](ThingId thing, ThingState state) {
        facts->states[thing] = std::uint8_t(facts->states[thing] | 1U << unsigned(state));
    };
    for (ThingId thing = 0; thing < things.size(); ++thing) {
        mark(thing, things[thing].mentioned ? ThingState::Mentioned : ThingState::Described);
        std::uint32_t records = 0;
        std::uint32_t last = 0xFFFFFFFF;
        for (const Part &part : catalog.parts(thing)) {
            if (part.record == last)
                continue;
            last = part.record;
            ++records;
            formatLists.pairs.emplace_back(thing,
                                           numbered(formats, facts->formats, catalog.record(part.record).format));
        }
        if (records > 1)
            mark(thing, ThingState::Joined);
    }

    std::map<std::pair<std::string_view, std::uint64_t>, bool> disputed;
    for (const Problem &problem : evidence->problems) {
        if (problem.code != Code::Disagreement && problem.code != Code::Conflict)
            continue;
        if (problem.where.offset)
            disputed[{problem.where.file, *problem.where.offset}] = true;
        if (problem.other && problem.other->offset)
            disputed[{problem.other->file, *problem.other->offset}] = true;
    }
    for (std::uint32_t r = 0; r < catalog.records().size() && !watch.stopped(); ++r) {
        const Record &record = catalog.record(r);
        watch.progress(catalog.records()[r].file, r, catalog.records().size());
        std::unordered_map<TextId, std::uint32_t> fieldOf;
        for (const Claim &claim : record.claims) {
            const auto [found, fresh] = fieldOf.try_emplace(claim.field, 0);
            if (fresh)
                found->second = seen.number(record.text(claim.field));
            const std::uint32_t field = found->second;
            const ThingId thing = catalog.thingOf({r, claim.entity});
            if (seen.licence[field] && claim.state == State::Given && claim.kind == ValueKind::Text)
                licenceLists.pairs.emplace_back(thing, numbered(licences, facts->licences, record.text(claim.value)));
            if (seen.column[field])
                ++uses[std::size_t(things[thing].kind)][field];
            if (!disputed.empty() && disputed.contains({catalog.records()[r].file, claim.offset}))
                mark(thing, ThingState::Disputed);
        }
    }
    formatLists.into(things.size(), facts->formatStart, facts->formatOf);
    licenceLists.into(things.size(), facts->licenceStart, facts->licenceOf);
    for (std::size_t kind = 0; kind < EntityKindCount; ++kind) {
        auto &fields = facts->fields[kind];
        for (const auto &[field, count] : uses[kind])
            fields.push_back({seen.paths[field], count});
        std::ranges::sort(fields, [](const auto &a, const auto &b) {
            const bool ours = extension(a.path).empty();
            if (ours != extension(b.path).empty())
                return ours;
            return a.things != b.things ? a.things > b.things : a.path < b.path;
        });
    }
    return facts;
}

std::string_view fieldValue(const Catalog &catalog, ThingId thing, std::string_view path)
{
    for (const PlacedClaim &each : catalog.claims(thing)) {
        const std::string_view field = catalog.text(each.record, each.claim->field);
        if (each.claim->state == State::Given && (field == path || withoutKeys(field) == path))
            return catalog.text(each.record, each.claim->value);
    }
    return {};
}

namespace {

/// Whether a thing passes all facets but one.
bool passes(const InventoryFacts &facts, const std::set<FacetValue> &chosen, ThingId thing, std::optional<Facet> but)
{
    bool any = true;
    std::optional<Facet> current;
    for (const FacetValue &value : chosen) {
        if (but == value.facet)
            continue;
        if (current != value.facet) {
            if (!any)
                return false;
            current = value.facet;
            any = false;
        }
        any = any || facts.has(thing, value);
    }
    return any;
}

/// Less, for one column.
class Order {
public:
    Order(const InventoryFacts &facts, const InventoryColumn &column, const std::vector<ThingId> &things)
        : m_facts(facts)
        , m_catalog(*facts.evidence->catalog)
        , m_column(column)
    {
        if (column.kind != InventoryColumn::Kind::Field)
            return;
        const Field *field = dictionary().find(column.path);
        m_numbers = field
                    && (field->type.kind == FieldType::Kind::Int || field->type.kind == FieldType::Kind::Num
                        || field->type.kind == FieldType::Kind::Share);
        m_values.resize(m_catalog.things().size());
        for (const ThingId thing : things)
            m_values[thing] = fieldValue(m_catalog, thing, column.path);
    }

    int compare(ThingId a, ThingId b) const
    {
        const Thing &first = m_catalog.thing(a);
        const Thing &second = m_catalog.thing(b);
        using Kind = InventoryColumn::Kind;
        switch (m_column.kind) {
        case Kind::Name: return emptyLast(nameOf(first), nameOf(second));
        case Kind::Kind: return name(first.kind).compare(name(second.kind));
        case Kind::Version: return compareVersions(first.version, second.version);
        case Kind::Licence: return emptyLast(licence(a), licence(b));
        case Kind::Documents: return int(first.partCount) - int(second.partCount);
        case Kind::State: return int(m_facts.states[a]) - int(m_facts.states[b]);
        case Kind::Identity: return first.id.compare(second.id);
        case Kind::Field:
            return m_numbers ? compareVersions(m_values[a], m_values[b]) : emptyLast(m_values[a], m_values[b]);
        }
        return 0;
    }

private:
    static std::string_view nameOf(const Thing &thing)
    {
        return thing.name.empty() ? std::string_view(thing.id) : thing.name;
    }
    static int emptyLast(std::string_view a, std::string_view b)
    {
        if (a.empty() || b.empty())
            return a.empty() && b.empty() ? 0 : a.empty() ? 1 : -1;
        return compareNatural(a, b);
    }
    std::string_view licence(ThingId thing) const
    {
        const auto all = valuesOf(m_facts.licenceStart, m_facts.licenceOf, thing);
        return all.empty() ? std::string_view() : m_facts.licences[all.front()];
    }

    const InventoryFacts &m_facts;
    const Catalog &m_catalog;
    const InventoryColumn &m_column;
    bool m_numbers = false;
    std::vector<std::string_view> m_values;
};

std::span<const std::uint32_t> facetValues(const InventoryFacts &facts, Facet facet, ThingId thing,
                                           std::array<std::uint32_t, ThingStateCount> &buffer)
{
    switch (facet) {
    case Facet::Kind:
        buffer[0] = std::uint32_t(facts.evidence->catalog->thing(thing).kind);
        return std::span(buffer).first(1);
    case Facet::Format: return valuesOf(facts.formatStart, facts.formatOf, thing);
    case Facet::Licence: return valuesOf(facts.licenceStart, facts.licenceOf, thing);
    case Facet::State: {
        std::size_t count = 0;
        for (std::uint32_t state = 0; state < ThingStateCount; ++state)
            if ((facts.states[thing] >> state & 1U) != 0)
                buffer[count++] = state;
        return std::span(buffer).first(count);
    }
    }
    return {};
}

} // namespace

std::shared_ptr<const InventoryView> arrange(std::shared_ptr<const InventoryFacts> facts, InventoryAsk ask,
                                             const Watch &watch)
{
    auto view = std::make_shared<InventoryView>();
    const Catalog &catalog = *facts->evidence->catalog;
    std::vector<ThingId> base;
    if (ask.filter && !ask.filter->bad) {
        base = ask.filter->things;
    } else {
        base.resize(catalog.things().size());
        for (ThingId thing = 0; thing < base.size(); ++thing)
            base[thing] = thing;
    }

    std::array<std::uint32_t, ThingStateCount> buffer{};
    for (std::size_t f = 0; f < FacetCount && !watch.stopped(); ++f) {
        std::map<std::uint32_t, std::uint32_t> counts;
        for (const ThingId thing : base)
            if (passes(*facts, ask.chosen, thing, Facet(f)))
                for (const std::uint32_t value : facetValues(*facts, Facet(f), thing, buffer))
                    ++counts[value];
        std::vector<InventoryView::Count> sorted;
        for (const auto &[value, count] : counts)
            sorted.push_back({{Facet(f), value}, count});
        // A chosen value stays in the list, or nobody could take it back.
        for (const FacetValue &value : ask.chosen)
            if (value.facet == Facet(f) && !counts.contains(value.value))
                sorted.push_back({value, 0});
        std::ranges::stable_sort(sorted, std::ranges::greater(), &InventoryView::Count::things);
        view->counts.insert(view->counts.end(), sorted.begin(), sorted.end());
    }

    std::vector<ThingId> things;
    for (const ThingId thing : base)
        if (passes(*facts, ask.chosen, thing, std::nullopt))
            things.push_back(thing);
    view->shown = things.size();
    if (watch.stopped())
        return view;
    const Order order(*facts, ask.sortBy, things);
    // Things come sorted by id, so equal ones keep that order.
    std::ranges::stable_sort(things, [&order, &ask](ThingId a, ThingId b) {
        const int compared = order.compare(a, b);
        return ask.descending ? compared > 0 : compared < 0;
    });

    if (ask.groupBy) {
        std::map<std::uint32_t, std::vector<ThingId>> groups;
        for (const ThingId thing : things) {
            const auto values = facetValues(*facts, *ask.groupBy, thing, buffer);
            groups[values.empty() ? InventoryGroup::NoValue : values.front()].push_back(thing);
        }
        for (const auto &[value, members] : groups) {
            const bool open = !ask.closed.contains(value);
            view->rows.push_back(std::uint32_t(view->groups.size()) | InventoryView::GroupBit);
            view->groups.push_back({value, std::uint32_t(members.size()), open});
            if (open)
                view->rows.insert(view->rows.end(), members.begin(), members.end());
        }
    } else {
        view->rows = std::move(things);
    }
    view->facts = std::move(facts);
    view->ask = std::move(ask);
    return view;
}

} // namespace pedigree
