#include "models/record/fieldhelp.h"

#include "models/base/utf8.h"
#include "resources/embedded.h"

#include <algorithm>
#include <array>

namespace pedigree {

namespace {

std::string padded(std::string_view text, std::size_t width)
{
    std::string result(text);
    result.resize(std::max(result.size(), width), ' ');
    return result;
}

void line(std::string &out, std::string_view heading, std::string_view value)
{
    if (!value.empty())
        out += "  " + padded(heading, 14) + std::string(value) + '\n';
}

char letter(Field::Need need)
{
    switch (need) {
    case Field::Need::Optional: return 'O';
    case Field::Need::Recommended: return 'R';
    case Field::Need::Minimum: return 'M';
    }
    return ' ';
}

std::string_view word(Field::Need need)
{
    switch (need) {
    case Field::Need::Optional: return "optional";
    case Field::Need::Recommended: return "recommended";
    case Field::Need::Minimum: return "minimum (a gate refuses without it)";
    }
    return {};
}

std::string_view word(Field::Step step)
{
    switch (step) {
    case Field::Step::None: return "no step";
    case Field::Step::Patch: return "a patch";
    case Field::Step::Minor: return "a minor step";
    case Field::Step::Major: return "a major step";
    }
    return {};
}

std::string letters(const Field &field)
{
    std::string text;
    for (const auto need : field.needs)
        text += (text.empty() ? "" : "/") + std::string(1, letter(need));
    return (field.conditional ? "c:" : "  ") + text;
}

std::string value(const Field &field)
{
    auto text = inWords(field.type);
    if (field.list)
        text = "a list, each " + text;
    if (field.type.kind == FieldType::Kind::Party || field.type.kind == FieldType::Kind::Pointer) {
        std::string members;
        for (const auto &member : membersOf(field.type.kind))
            members += (members.empty() ? "" : ", ") + std::string(member.name) + (member.required ? " (always)" : "");
        text += ": " + members;
    }
    return text;
}

std::string howMany(const Field &field, const Dictionary &dictionary)
{
    const auto *array = dictionary.arrayOf(field);
    const std::string each = array ? " in each entry of " + array->path : "";
    const bool many = field.card == Field::Card::Any || field.card == Field::Card::Some;
    if (many && field.list)
        return (field.card == Field::Card::Some ? "at least one" : "any number; an empty list says none") + each;
    if (many)
        return "one" + each + (field.card == Field::Card::Some ? "; at least one entry" : "; any number of entries");
    return (field.card == Field::Card::One ? "exactly one" : "at most one") + each;
}

std::string needed(const Field &field)
{
    if (field.needs[0] == field.needs[1] && field.needs[1] == field.needs[2])
        return "in every tier: " + std::string(word(field.needs[0]));
    std::string text;
    for (const auto tier : {Tier::Low, Tier::Limited, Tier::High})
        text += (text.empty() ? "" : "; ") + std::string(name(tier)) + ": " + std::string(word(field.need(tier)));
    return text;
}

std::string age(const Field &field)
{
    switch (field.freshness.kind) {
    case Field::Freshness::Kind::None: return {};
    case Field::Freshness::Kind::Relative: return "not older than what it describes";
    case Field::Freshness::Kind::MaxAge:
        return "at most " + field.freshness.limited + " (limited), " + field.freshness.high
               + " (high); twice the limited age in the low tier";
    }
    return {};
}

std::string_view audience(const Field &field)
{
    switch (field.sensitivity) {
    case Field::Sensitivity::Public: return "everybody";
    case Field::Sensitivity::Internal: return "people inside";
    case Field::Sensitivity::Confidential: return "few: an export keeps its digest only, and shows that";
    }
    return {};
}

std::string change(const Field &field)
{
    if (field.bump.oneWeight())
        return "calls for " + std::string(word(field.bump.tighten));
    return "tightened: " + std::string(word(field.bump.tighten))
           + "; loosened: " + std::string(word(field.bump.loosen));
}

std::string relation(const Field &field)
{
    if (!field.flow)
        return {};
    const std::string entry(name(field.entity));
    const std::string verb(name(field.flow->verb));
    const std::string from = field.flow->toEntry ? "what holds it" : entry;
    const std::string to = field.flow->toEntry ? entry : "what is named";
    std::string text = field.flow->inverse ? to + " " + verb + " " + from : from + " " + verb + " " + to;
    switch (field.flow->direction) {
    case Flow::Up: return text + " (" + to + " lies upstream)";
    case Flow::Down: return text + " (" + to + " lies downstream)";
    case Flow::None: return text + " (no lineage)";
    }
    return text;
}

std::string toldApart(const Field &field, const Dictionary &dictionary)
{
    std::string text;
    for (const auto &array : dictionary.arrays()) {
        if (&dictionary.fields()[array.first] != &field)
            continue;
        text += (text.empty() ? "" : "; ") + array.path + " by ";
        switch (array.key) {
        case FieldArray::Key::Member: text += array.member; break;
        case FieldArray::Key::Value: text += "the values themselves"; break;
        case FieldArray::Key::Position: text += "position, counted from 0"; break;
        }
    }
    return text;
}

std::string elsewhere(const Field &field)
{
    constexpr std::array<std::string_view, 3> formats = {"CycloneDX 1.6", "SPDX 3.0.1", "Hugging Face card"};
    std::string text;
    for (const auto &place : field.elsewhere)
        text += (text.empty() ? "" : "; ") + std::string(formats[static_cast<std::size_t>(place.format)]) + ": "
                + place.place + (place.loose ? " (a looser fit)" : "");
    return text;
}

void explain(std::string &out, const Dictionary &dictionary, const Field &field)
{
    out += field.path + '\n';
    const auto *section = dictionary.section(field.section);
    line(out, "Section", section ? section->name + ": " + section->title : field.section);
    line(out, "Says of", std::string("the ") + std::string(name(field.entity)));
    line(out, "Value", value(field));
    line(out, "How many", howMany(field, dictionary));
    line(out, "Needed", needed(field));
    line(out, "Only where", field.whenText);
    line(out, "Age", age(field));
    line(out, "Shown to", audience(field));
    line(out, "A change", change(field));
    line(out, "Relation", relation(field));
    line(out, "Told apart", toldApart(field, dictionary));
    line(out, "Elsewhere", elsewhere(field));
    for (const auto &key : field.requirements)
        line(out, "Asked for by", key + ": " + std::string(requirement(key)));
    line(out, "Note", field.note);
}

std::string overview(const Dictionary &dictionary)
{
    std::string out = "The " + std::to_string(dictionary.fields().size())
                      + " fields of pedigree-record/1.\n"
                        "Needed in the tiers low/limited/high: M minimum, R recommended, O optional; c: only where its "
                        "condition holds.\n";
    for (const auto &section : dictionary.sections()) {
        out += '\n' + section.name + ": " + section.title + " (" + std::to_string(section.count) + ")\n";
        for (const auto &field : dictionary.fieldsOf(section)) {
            out += "  " + padded(field.path, 44) + ' ' + letters(field) + "  " + std::string(name(field.type.kind))
                   + (field.list ? " list" : "") + '\n';
        }
    }
    return out;
}

} // namespace

std::string_view requirement(std::string_view key)
{
    auto table = embedded("dictionary/requirements.tsv");
    while (!table.empty()) {
        const auto end = std::min(table.find('\n'), table.size());
        const auto row = table.substr(0, end);
        const auto tab = row.find('\t');
        if (tab != row.npos && row.substr(0, tab) == key)
            return row.substr(tab + 1);
        table.remove_prefix(std::min(end + 1, table.size()));
    }
    return {};
}

Result<std::string> fieldHelp(const Dictionary &dictionary, std::string_view path)
{
    if (path.empty())
        return overview(dictionary);

    std::string out;
    const auto add = [&](const Field &field) {
        if (!out.empty())
            out += '\n';
        explain(out, dictionary, field);
    };
    if (const auto *field = dictionary.find(path)) {
        add(*field);
        return out;
    }
    const auto *section = dictionary.section(path);
    const auto group = withoutKeys(path);
    for (const auto &field : dictionary.fields()) {
        const auto rest =
            field.path.starts_with(group) ? std::string_view(field.path).substr(group.size()) : std::string_view{};
        if ((section && field.section == section->name) || rest.starts_with('.') || rest.starts_with("[]"))
            add(field);
    }
    if (!out.empty())
        return out;
    if (const auto *field = dictionary.covering(path)) {
        add(*field);
        return out;
    }
    return Error{Code::Usage,
                 {QT_TRANSLATE_NOOP("models", "No field is called “%1”."), {shown(path, 200)}},
                 QT_TRANSLATE_NOOP("models", "Without a path, all fields are listed."),
                 {}};
}

} // namespace pedigree
