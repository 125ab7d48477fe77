#include "models/catalog/filter.h"

#include "models/catalog/disagreements.h"
#include "models/catalog/filternode.h"
#include "models/record/dictionary.h"

#include <algorithm>

namespace pedigree {

namespace {

using Node = Filter::Node;

std::string_view lastStep(std::string_view path)
{
    const auto dot = path.rfind('.');
    return dot == path.npos ? path : path.substr(dot + 1);
}

std::string_view withoutList(std::string_view path)
{
    return path.ends_with("[]") ? path.substr(0, path.size() - 2) : path;
}

bool equalWords(std::string_view a, std::string_view b)
{
    return a.size() == b.size() && holds(a, b);
}

class Asking {
public:
    Asking(const Catalog &catalog, ThingId thing) : m_catalog(catalog), m_thing(thing) {}

    bool answer(const Node &node)
    {
        switch (node.kind) {
        case Node::Kind::And: return std::ranges::all_of(node.children, [&](const auto &child) { return answer(*child); });
        case Node::Kind::Or: return std::ranges::any_of(node.children, [&](const auto &child) { return answer(*child); });
        case Node::Kind::Not: return !answer(*node.children.front());
        case Node::Kind::Word: return hasWord(node.value);
        case Node::Kind::Field: break;
        }
        const std::vector<std::string_view> values = valuesOf(node);
        const bool asksAbsence = node.value == "absent" && (node.op == Node::Op::Colon || node.op == Node::Op::Equal);
        if (asksAbsence)
            return values.empty();
        // "!=" speaks of all values: one that is equal makes it untrue; and of nothing it says nothing.
        if (node.op == Node::Op::NotEqual)
            return !values.empty() && std::ranges::none_of(values, [&](std::string_view v) { return equal(node, v); });
        return std::ranges::any_of(values, [&](std::string_view v) { return fits(node, v); });
    }

private:
    const std::vector<PlacedClaim> &claims()
    {
        if (!m_asked) {
            m_claims = m_catalog.claims(m_thing);
            m_asked = true;
        }
        return m_claims;
    }

    std::string_view field(const PlacedClaim &placed) const { return m_catalog.text(placed.record, placed.claim->field); }
    std::string_view value(const PlacedClaim &placed) const { return m_catalog.text(placed.record, placed.claim->value); }

    bool hasWord(std::string_view word)
    {
        const Thing &thing = m_catalog.thing(m_thing);
        if (holds(thing.name, word) || holds(thing.id, word) || holds(thing.version, word) || name(thing.kind) == word)
            return true;
        // A member that no dictionary row has can be asked for by its name ("cdx:vendorThing").
        const bool named = word.find(':') != word.npos;
        return std::ranges::any_of(claims(), [&](const PlacedClaim &c) { return holds(value(c), word) || (named && holds(field(c), word)); });
    }

    std::vector<std::string_view> valuesOf(const Node &node)
    {
        const Thing &thing = m_catalog.thing(m_thing);
        std::vector<std::string_view> values;
        const auto add = [&](std::string_view v) {
            if (!v.empty())
                values.push_back(v);
        };
        const std::string &f = node.field;
        if (f == "kind")
            add(name(thing.kind));
        else if (f == "name")
            add(thing.name);
        else if (f == "version")
            add(thing.version);
        else if (f == "id")
            add(thing.id);
        else if (f == "digest")
            addDigests(values);
        else if (f == "format" || f == "file")
            addFiles(values, f == "format");
        else if (f == "section")
            addSections(values);
        else if (f == "licence" || f == "owner" || f == "tier" || f == "region" || f == "stage")
            addByLastStep(values, f);
        else
            addByPath(values, node);
        return values;
    }

    void addDigests(std::vector<std::string_view> &values)
    {
        for (const Part part : m_catalog.parts(m_thing)) {
            for (const Digest &digest : m_catalog.entity(part).identity.digests)
                values.push_back(digest.hex());
        }
    }

    void addFiles(std::vector<std::string_view> &values, bool format)
    {
        for (const Part part : m_catalog.parts(m_thing))
            values.push_back(format ? std::string_view(m_catalog.record(part.record).format) : std::string_view(m_catalog.records()[part.record].file));
    }

    void addSections(std::vector<std::string_view> &values)
    {
        for (const PlacedClaim &claim : claims()) {
            const std::string_view path = field(claim);
            values.push_back(path.substr(0, path.find_first_of(".[:")));
        }
    }

    void addByLastStep(std::vector<std::string_view> &values, std::string_view alias)
    {
        for (const PlacedClaim &claim : claims()) {
            if (claim.claim->state != State::Given)
                continue;
            std::string_view path = field(claim);
            // A party is told by its name or its id.
            if (alias == "owner" && (path.ends_with(".name") || path.ends_with(".id")))
                path = path.substr(0, path.rfind('.'));
            const std::string_view step = withoutList(lastStep(path));
            if (step == alias || (alias == "region" && step == "regions"))
                values.push_back(value(claim));
        }
    }

    void addByPath(std::vector<std::string_view> &values, const Node &node)
    {
        const std::string_view wanted = withoutList(node.field);
        std::vector<std::string_view> chosen; // where the entries that the selector chose begin
        if (!node.keyField.empty()) {
            for (const PlacedClaim &claim : claims()) {
                if (withoutList(withoutKeys(field(claim))) == withoutList(node.keyField) && claim.claim->state == State::Given
                    && equalWords(value(claim), node.keyValue))
                    chosen.push_back(field(claim).substr(0, field(claim).rfind('.')));
            }
        }
        for (const PlacedClaim &claim : claims()) {
            const std::string_view path = field(claim);
            const std::string plainPath = withoutKeys(path);
            const bool same = withoutList(plainPath) == wanted;
            const bool below = plainPath.starts_with(wanted) && plainPath.size() > wanted.size()
                && (plainPath[wanted.size()] == '.' || plainPath[wanted.size()] == '[');
            if (!same && !below)
                continue;
            if (claim.claim->state != State::Given)
                continue;
            if (!node.keyField.empty()
                && std::ranges::none_of(chosen, [&](std::string_view entry) { return path.starts_with(entry); }))
                continue;
            values.push_back(value(claim));
        }
    }

    static bool isWholeWord(const Node &node)
    {
        if (node.field == "kind" || node.field == "tier" || node.field == "stage" || node.field == "section" || node.field == "format")
            return true;
        const Field *field = dictionary().find(node.field);
        if (!field)
            return false;
        using Kind = FieldType::Kind;
        return field->type.kind == Kind::Enum || field->type.kind == Kind::Bool || field->type.kind == Kind::Int || field->type.kind == Kind::Num;
    }

    static bool equal(const Node &node, std::string_view v)
    {
        if (equalWords(v, node.value))
            return true;
        if (node.field == "digest" && node.value.size() >= 12)
            return holds(v, node.value.substr(node.value.find(':') == std::string::npos ? 0 : node.value.find(':') + 1));
        const auto order = compared(v, node.value);
        return order && *order == 0;
    }

    static bool fits(const Node &node, std::string_view v)
    {
        using Op = Node::Op;
        switch (node.op) {
        case Op::Contains: return holds(v, node.value);
        case Op::Colon: return isWholeWord(node) ? equal(node, v) : holds(v, node.value) || equal(node, v);
        case Op::Equal: return equal(node, v);
        case Op::NotEqual: return !equal(node, v);
        default: break;
        }
        const auto order = compared(v, node.value);
        if (!order)
            return false;
        switch (node.op) {
        case Op::Less: return *order < 0;
        case Op::LessEqual: return *order <= 0;
        case Op::Greater: return *order > 0;
        default: return *order >= 0;
        }
    }

    const Catalog &m_catalog;
    ThingId m_thing;
    std::vector<PlacedClaim> m_claims;
    bool m_asked = false;
};

struct Words {
    const Filter::Translate &translate;

    std::string say(Text text) const { return translate ? text.filled(translate(text.english)) : text.str(); }

    std::string of(const Node &node) const
    {
        switch (node.kind) {
        case Node::Kind::And: return list(node, Text{QT_TRANSLATE_NOOP("filter", "%1, and %2")});
        case Node::Kind::Or: return say({QT_TRANSLATE_NOOP("filter", "either %1"), {list(node, Text{QT_TRANSLATE_NOOP("filter", "%1, or %2")})}});
        case Node::Kind::Not: return say({QT_TRANSLATE_NOOP("filter", "not (%1)"), {of(*node.children.front())}});
        case Node::Kind::Word: return say({QT_TRANSLATE_NOOP("filter", "“%1” in its name or in any statement"), {node.value}});
        case Node::Kind::Field: break;
        }
        std::string field = node.field;
        if (!node.keyField.empty())
            field = say({QT_TRANSLATE_NOOP("filter", "%1 (where %2 is “%3”)"), {node.field, std::string(lastStep(node.keyField)), node.keyValue}});
        const auto with = [&](const char *english) { return say({english, {field, node.value}}); };
        if (node.value == "absent" && (node.op == Node::Op::Colon || node.op == Node::Op::Equal))
            return with(QT_TRANSLATE_NOOP("filter", "%1 is not stated"));
        switch (node.op) {
        case Node::Op::Colon: {
            const bool whole = node.field == "kind" || node.field == "tier" || node.field == "stage" || node.field == "section" || node.field == "format";
            return whole ? with(QT_TRANSLATE_NOOP("filter", "%1 is “%2”")) : with(QT_TRANSLATE_NOOP("filter", "%1 is or holds “%2”"));
        }
        case Node::Op::Equal: return with(QT_TRANSLATE_NOOP("filter", "%1 is “%2”"));
        case Node::Op::NotEqual: return with(QT_TRANSLATE_NOOP("filter", "%1 is stated and is not “%2”"));
        case Node::Op::Less: return with(QT_TRANSLATE_NOOP("filter", "%1 is less than %2"));
        case Node::Op::LessEqual: return with(QT_TRANSLATE_NOOP("filter", "%1 is at most %2"));
        case Node::Op::Greater: return with(QT_TRANSLATE_NOOP("filter", "%1 is more than %2"));
        case Node::Op::GreaterEqual: return with(QT_TRANSLATE_NOOP("filter", "%1 is at least %2"));
        case Node::Op::Contains: return with(QT_TRANSLATE_NOOP("filter", "%1 holds “%2”"));
        }
        return {};
    }

    std::string list(const Node &node, const Text &pattern) const
    {
        std::string all = of(*node.children.front());
        for (std::size_t i = 1; i < node.children.size(); ++i)
            all = say({pattern.english, {all, of(*node.children[i])}});
        return all;
    }
};

}

bool Filter::matches(const Catalog &catalog, ThingId thing) const
{
    return !m_root || Asking(catalog, thing).answer(*m_root);
}

std::vector<ThingId> Filter::matching(const Catalog &catalog) const
{
    std::vector<ThingId> out;
    for (ThingId t = 0; t < catalog.things().size(); ++t) {
        if (matches(catalog, t))
            out.push_back(t);
    }
    return out;
}

std::string Filter::explain(const Translate &translate) const
{
    return m_root ? Words{translate}.of(*m_root) : std::string();
}

}
