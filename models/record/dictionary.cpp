#include "models/record/dictionary.h"

#include "models/base/utf8.h"
#include "resources/embedded.h"

#include <algorithm>
#include <cassert>

namespace pedigree {

namespace {

constexpr std::array<std::string_view, 17> columns = {"path", "section",     "entity", "type",      "list", "card",
                                                      "need", "conditional", "when",   "fresh",     "sens", "bump",
                                                      "req",  "flow",        "key",    "elsewhere", "note"};
enum Column : std::size_t {
    Path,
    InSection,
    Entity,
    Type,
    List,
    Cardinality,
    Needed,
    Conditional,
    When,
    Fresh,
    Sens,
    Bumps,
    Req,
    Flows,
    Key,
    Else,
    Note
};

struct Title {
    std::string_view section;
    std::string_view title;
};
constexpr std::array<Title, 17> titles = {{
    {"record", "The document itself"},
    {"model", "Identity and origin of the model"},
    {"datasets", "Data profile, lineage and consent"},
    {"training", "Training procedure"},
    {"feedback", "Human feedback"},
    {"compute", "Environment"},
    {"adapters", "Fine-tuning and adapters"},
    {"evaluations", "Evaluations, red-teaming, limitations"},
    {"operations", "Operational constraints"},
    {"governance", "Governance"},
    {"system", "The system's parts"},
    {"threats", "Threats, vulnerabilities, scans"},
    {"supply", "Signatures, attestations, logs, keys"},
    {"release", "Release and events"},
    {"exceptions", "Exceptions"},
    {"incidents", "Incidents"},
    {"extensions", "Vendor extensions"},
}};

std::vector<std::string_view> split(std::string_view text, char separator)
{
    std::vector<std::string_view> parts;
    for (std::size_t from = 0;;) {
        const auto to = text.find(separator, from);
        parts.push_back(text.substr(from, to - from));
        if (to == text.npos)
            return parts;
        from = to + 1;
    }
}

std::string_view trimmed(std::string_view text)
{
    while (text.starts_with(' '))
        text.remove_prefix(1);
    while (text.ends_with(' '))
        text.remove_suffix(1);
    return text;
}

std::optional<Field::Card> card(std::string_view text)
{
    if (text == "1")
        return Field::Card::One;
    if (text == "0..1")
        return Field::Card::Optional;
    if (text == "0..*")
        return Field::Card::Any;
    if (text == "1..*")
        return Field::Card::Some;
    return {};
}

bool readNeeds(std::string_view text, std::array<Field::Need, 3> &needs)
{
    const auto letters = split(text, '/');
    if (letters.size() != needs.size())
        return false;
    for (std::size_t i = 0; i < needs.size(); ++i) {
        if (letters[i] == "M")
            needs[i] = Field::Need::Minimum;
        else if (letters[i] == "R")
            needs[i] = Field::Need::Recommended;
        else if (letters[i] == "O")
            needs[i] = Field::Need::Optional;
        else
            return false;
    }
    return true;
}

std::optional<Field::Freshness> freshness(std::string_view text)
{
    using Kind = Field::Freshness::Kind;
    if (text.empty())
        return Field::Freshness{};
    if (text == "rel")
        return Field::Freshness{Kind::Relative, {}, {}};
    const FieldType duration{FieldType::Kind::Duration};
    const auto ages = split(text, '/');
    if (ages.size() != 2 || problem(duration, ValueKind::Text, ages[0]) || problem(duration, ValueKind::Text, ages[1]))
        return {};
    return Field::Freshness{Kind::MaxAge, std::string(ages[0]), std::string(ages[1])};
}

std::optional<Field::Sensitivity> sensitivity(std::string_view text)
{
    if (text == "P")
        return Field::Sensitivity::Public;
    if (text == "I")
        return Field::Sensitivity::Internal;
    if (text == "C")
        return Field::Sensitivity::Confidential;
    return {};
}

std::optional<Field::Step> step(std::string_view text)
{
    if (text == "-")
        return Field::Step::None;
    if (text == "p")
        return Field::Step::Patch;
    if (text == "m")
        return Field::Step::Minor;
    if (text == "M")
        return Field::Step::Major;
    return {};
}

std::optional<Field::Bump> bump(std::string_view text)
{
    const auto letters = split(text, '/');
    const auto tighten = step(letters.front());
    const auto loosen = step(letters.back());
    if (letters.size() > 2 || !tighten || !loosen)
        return {};
    return Field::Bump{*tighten, *loosen};
}

bool readFlow(std::string_view text, std::optional<Field::Edge> &edge)
{
    if (text.empty())
        return true;
    const auto words = split(text, ' ');
    const auto known = verb(words.front());
    if (!known || words.size() < 2)
        return false;
    edge = Field::Edge{*known, Flow::None};
    if (words[1] == "up")
        edge->direction = Flow::Up;
    else if (words[1] == "down")
        edge->direction = Flow::Down;
    else if (words[1] != "none")
        return false;
    for (std::size_t i = 2; i < words.size(); ++i) {
        if (words[i] == "inverse")
            edge->inverse = true;
        else if (words[i] == "entry")
            edge->toEntry = true;
        else
            return false;
    }
    return true;
}

bool readElsewhere(std::string_view text, std::vector<Field::Elsewhere> &places)
{
    if (text.empty())
        return true;
    for (auto part : split(text, ';')) {
        part = trimmed(part);
        Field::Elsewhere place{Field::Elsewhere::Format::CycloneDx, false, {}};
        for (const char c : part) {
            if (c == '~')
                place.loose = true;
            else
                place.place += c;
        }
        place.place = trimmed(place.place);
        if (place.place.size() < 3 || place.place[1] != ' ')
            return false;
        switch (place.place[0]) {
        case 'C': place.format = Field::Elsewhere::Format::CycloneDx; break;
        case 'S': place.format = Field::Elsewhere::Format::Spdx; break;
        case 'H': place.format = Field::Elsewhere::Format::HuggingFace; break;
        default: return false;
        }
        place.place.erase(0, 2);
        places.push_back(std::move(place));
    }
    return true;
}

Error malformed(std::size_t line, std::string_view column, std::string_view value)
{
    return Error{Code::Malformed,
                 {QT_TRANSLATE_NOOP("models", "The field dictionary can't be read: “%2” is no %1."),
                  {std::string(column), shown(value, 80)}},
                 {},
                 {"dictionary/fields.tsv", {}, line, {}}};
}

std::string_view withoutList(std::string_view path)
{
    return path.ends_with("[]") ? path.substr(0, path.size() - 2) : path;
}

/// Any prefix stands for the one row that speaks of prefixes.
std::string namespaced(std::string path)
{
    constexpr std::string_view root = "extensions.";
    if (path.starts_with(root) && !path.starts_with("extensions.<")) {
        const auto dot = path.find('.', root.size());
        path.replace(root.size(), dot == path.npos ? path.npos : dot - root.size(), "<prefix>");
    }
    return path;
}

} // namespace

std::optional<Tier> tier(std::string_view word)
{
    if (word == "low")
        return Tier::Low;
    if (word == "limited")
        return Tier::Limited;
    if (word == "high")
        return Tier::High;
    return {};
}

std::string_view name(Tier tier)
{
    constexpr std::array<std::string_view, 3> names = {"low", "limited", "high"};
    return names[static_cast<std::size_t>(tier)];
}

std::string_view Field::place() const
{
    return withoutList(path);
}

std::string withoutKeys(std::string_view path)
{
    std::string result;
    result.reserve(path.size());
    bool inKey = false;
    for (const char c : path) {
        if (c == ']')
            inKey = false;
        if (!inKey)
            result += c;
        if (c == '[')
            inKey = true;
    }
    return result;
}

Result<Dictionary> Dictionary::parse(std::string_view tsv)
{
    Dictionary result;
    result.m_fields.reserve(512);
    std::size_t number = 0;
    auto lines = split(tsv, '\n');
    if (lines.back().empty())
        lines.pop_back();
    for (const auto line : lines) {
        ++number;
        const auto cells = split(line, '\t');
        if (cells.size() != columns.size())
            return malformed(number, "row", line);
        if (number == 1) {
            if (!std::ranges::equal(cells, columns))
                return malformed(number, "header", line);
            continue;
        }

        Field field;
        field.path = cells[Path];
        field.section = cells[InSection];
        if (field.path.empty())
            return malformed(number, "path", field.path);
        if (field.section.empty())
            return malformed(number, "section", field.section);
        const auto entity = entityKind(cells[Entity]);
        if (!entity)
            return malformed(number, "entity", cells[Entity]);
        field.entity = *entity;

        auto type = FieldType::parse(cells[Type]);
        if (!type)
            return malformed(number, "type", cells[Type]);
        field.type = std::move(*type);
        if (!cells[List].empty() && cells[List] != "yes")
            return malformed(number, "list", cells[List]);
        field.list = !cells[List].empty();
        const auto cardinality = card(cells[Cardinality]);
        if (!cardinality)
            return malformed(number, "card", cells[Cardinality]);
        field.card = *cardinality;

        if (!readNeeds(cells[Needed], field.needs))
            return malformed(number, "need", cells[Needed]);
        field.conditional = cells[Conditional] == "yes";
        if (field.conditional == cells[When].empty())
            return malformed(number, "when", cells[When]);
        field.whenText = cells[When];
        auto when = Condition::parse(field.whenText);
        if (!when)
            return malformed(number, "when", cells[When]);
        field.when = std::move(*when);

        auto fresh = freshness(cells[Fresh]);
        if (!fresh)
            return malformed(number, "fresh", cells[Fresh]);
        field.freshness = std::move(*fresh);
        const auto sens = sensitivity(cells[Sens]);
        if (!sens)
            return malformed(number, "sens", cells[Sens]);
        field.sensitivity = *sens;
        const auto weight = bump(cells[Bumps]);
        if (!weight)
            return malformed(number, "bump", cells[Bumps]);
        field.bump = *weight;
        for (const auto key : split(cells[Req], ' '))
            field.requirements.emplace_back(key);
        if (!readFlow(cells[Flows], field.flow))
            return malformed(number, "flow", cells[Flows]);
        if (!readElsewhere(cells[Else], field.elsewhere))
            return malformed(number, "elsewhere", cells[Else]);
        field.note = cells[Note];

        const auto index = result.m_fields.size();
        if (result.m_sections.empty() || result.m_sections.back().name != field.section) {
            if (result.section(field.section))
                return malformed(number, "section in one piece", field.section);
            const auto title = std::ranges::find(titles, std::string_view(field.section), &Title::section);
            result.m_sections.push_back(
                {field.section, std::string(title == titles.end() ? field.section : title->title), index, 0});
        }
        ++result.m_sections.back().count;

        // The first row of an array names its key.
        for (auto at = field.path.find("[]"); at != std::string::npos; at = field.path.find("[]", at + 2)) {
            const auto array = field.path.substr(0, at + 2);
            if (std::ranges::find(result.m_arrays, array, &FieldArray::path) != result.m_arrays.end())
                continue;
            const auto key = cells[Key];
            FieldArray added{array, field.entity, FieldArray::Key::Member, {}, index};
            if (key.empty())
                return malformed(number, "key", key);
            if (key == ".")
                added.key = FieldArray::Key::Value;
            else if (key == "#")
                added.key = FieldArray::Key::Position;
            else
                added.member = key;
            result.m_arrays.push_back(std::move(added));
        }
        result.m_fields.push_back(std::move(field));
    }

    if (result.m_fields.size() > 65535)
        return malformed(number, "dictionary of fewer than 65,536 rows", {});
    std::ranges::sort(result.m_arrays, {}, &FieldArray::path);
    result.m_byPath.resize(result.m_fields.size());
    for (std::size_t i = 0; i < result.m_byPath.size(); ++i)
        result.m_byPath[i] = static_cast<std::uint16_t>(i);
    const auto place = [&result](std::uint16_t i) { return result.m_fields[i].place(); };
    std::ranges::sort(result.m_byPath, {}, place);
    const auto twice = std::ranges::adjacent_find(result.m_byPath, {}, place);
    if (twice != result.m_byPath.end())
        return malformed(2u + std::max(twice[0], twice[1]), "new path", place(*twice));
    return result;
}

std::span<const Field> Dictionary::fieldsOf(const Section &section) const
{
    return std::span(m_fields).subspan(section.first, section.count);
}

const Section *Dictionary::section(std::string_view name) const
{
    const auto found = std::ranges::find(m_sections, name, &Section::name);
    return found == m_sections.end() ? nullptr : &*found;
}

const Field *Dictionary::find(std::string_view path) const
{
    const auto normal = namespaced(withoutKeys(path));
    const auto wanted = withoutList(normal);
    const auto place = [this](std::uint16_t i) { return m_fields[i].place(); };
    const auto found = std::ranges::lower_bound(m_byPath, wanted, {}, place);
    if (found == m_byPath.end() || place(*found) != wanted)
        return nullptr;
    const Field &field = m_fields[*found];
    // "model.card[]" is no list, so there is nothing of that name.
    return normal.size() != wanted.size() && !field.list ? nullptr : &field;
}

const Field *Dictionary::covering(std::string_view path) const
{
    std::string part = namespaced(withoutKeys(path));
    for (;;) {
        if (const auto *field = find(part))
            return field;
        const auto dot = part.rfind('.');
        if (dot == part.npos)
            return nullptr;
        part.resize(dot);
    }
}

const FieldArray *Dictionary::array(std::string_view path) const
{
    auto wanted = withoutKeys(path);
    if (!wanted.ends_with("[]"))
        wanted += "[]";
    const auto found = std::ranges::lower_bound(m_arrays, wanted, {}, &FieldArray::path);
    return found == m_arrays.end() || found->path != wanted ? nullptr : &*found;
}

const FieldArray *Dictionary::arrayOf(const Field &field) const
{
    const auto end = field.path.rfind("[].");
    return end == std::string::npos ? nullptr : array(std::string_view(field.path).substr(0, end + 2));
}

std::vector<std::string> Dictionary::membersBelow(std::string_view path) const
{
    auto prefix = namespaced(withoutKeys(path));
    if (!prefix.empty()) {
        if (!prefix.ends_with("[]") && array(prefix))
            prefix += "[]";
        prefix += '.';
    }
    std::vector<std::string> names;
    for (const auto &field : m_fields) {
        if (!field.path.starts_with(prefix))
            continue;
        const auto rest = std::string_view(field.path).substr(prefix.size());
        auto name = std::string(rest.substr(0, rest.find('.')));
        if (std::ranges::find(names, name) == names.end())
            names.push_back(std::move(name));
    }
    return names;
}

const Dictionary &dictionary()
{
    static const Dictionary carried = [] {
        auto read = Dictionary::parse(embedded("dictionary/fields.tsv"));
        assert(read);
        return *std::move(read);
    }();
    return carried;
}

} // namespace pedigree
