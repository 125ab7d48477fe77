#include "models/formats/shapes.h"

#include "models/base/seededhash.h"
#include "models/base/utf8.h"
#include "models/document/json.h"
#include "models/formats/textshapes.h"
#include "resources/embedded.h"

#include <algorithm>
#include <bit>
#include <cassert>

namespace pedigree::formats {

namespace {

template <typename E, std::size_t N>
E among(const std::array<std::pair<std::string_view, E>, N> &names, std::string_view name, E otherwise)
{
    const auto found = std::ranges::find(names, name, &std::pair<std::string_view, E>::first);
    return found == names.end() ? otherwise : found->second;
}

std::uint32_t number(Value value, std::uint32_t otherwise)
{
    return value.isNumber() ? std::uint32_t(*value.integer()) : otherwise;
}

std::optional<std::uint32_t> count(Value value)
{
    return value.isNumber() ? std::optional(std::uint32_t(*value.integer())) : std::nullopt;
}

}

Shapes::Shapes(std::string_view json)
{
    const auto tree = readJson(toBytes(std::string(json)), Limits());
    assert(tree);
    if (!tree)
        return;
    const Value root = (*tree)->root();
    for (const Value version : root["versions"])
        m_versions.emplace_back(version.key(), number(version, 0));
    for (const Value words : root["words"]) {
        std::vector<std::string> &list = m_words.emplace_back();
        for (const Value word : words)
            list.emplace_back(word.text());
        std::ranges::sort(list);
    }
    const Value shapes = root["shapes"];
    for (const Value shape : shapes) {
        for (const Value member : shape["p"])
            m_names.emplace_back(member.key());
        for (const Value name : shape["r"])
            m_names.emplace_back(name.text());
    }
    std::ranges::sort(m_names);
    m_names.erase(std::unique(m_names.begin(), m_names.end()), m_names.end());

    static constexpr std::array<std::pair<std::string_view, std::uint8_t>, 7> types{
        {{"null", Null}, {"boolean", Bool}, {"number", std::uint8_t(Number | Integer)}, {"integer", Integer},
         {"string", String}, {"array", Array}, {"object", Object}}};
    static constexpr std::array<std::pair<std::string_view, Pattern>, 9> patterns{
        {{"uuid", Pattern::Uuid}, {"bom-link", Pattern::BomLink}, {"bom-link-element", Pattern::BomLinkElement},
         {"media-type", Pattern::MediaType}, {"hash", Pattern::Hash}, {"locale", Pattern::Locale}, {"cre", Pattern::Cre},
         {"patent", Pattern::Patent}, {"country", Pattern::Country}}};
    static constexpr std::array<std::pair<std::string_view, Format>, 3> formats{
        {{"date", Format::Date}, {"date-time", Format::DateTime}, {"uri", Format::Uri}}};

    m_shapes.reserve(shapes.size());
    for (const Value from : shapes) {
        Shape shape;
        const Value type = from["t"];
        if (type.isString())
            shape.types = among(types, type.text(), std::uint8_t(0));
        for (const Value one : type)
            shape.types = std::uint8_t(shape.types | among(types, one.text(), std::uint8_t(0)));
        shape.pattern = among(patterns, from["k"].text(), Pattern::None);
        shape.format = among(formats, from["f"].text(), Format::None);
        shape.unique = bool(from["u"]);
        shape.words = number(from["e"], None);
        shape.extra = from["x"].boolean() == false ? Forbidden : number(from["x"], None);
        shape.items = number(from["i"], None);
        shape.no = number(from["no"], None);
        shape.condition = number(from["if"], None);
        shape.then = number(from["then"], None);
        shape.otherwise = number(from["else"], None);
        for (const Value name : from["r"])
            shape.required.push_back(nameNumber(name.text()));
        for (const Value one : from["one"])
            shape.oneOf.push_back(number(one, 0));
        for (const Value one : from["any"])
            shape.anyOf.push_back(number(one, 0));
        for (const Value one : from["all"])
            shape.allOf.push_back(number(one, 0));
        shape.least = from["n"].number();
        shape.most = from["m"].number();
        shape.minLength = count(from["l"]);
        shape.maxLength = count(from["g"]);
        shape.minItems = count(from["a"]);
        shape.maxItems = count(from["b"]);
        if (const Value constant = from["c"])
            shape.constant = std::string(constant.text());
        if (const Value members = from["p"]) {
            shape.members = std::uint32_t(m_members.size());
            std::vector<std::uint16_t> &row = m_members.emplace_back(m_names.size());
            for (const Value member : members)
                row[nameNumber(member.key())] = std::uint16_t(number(member, 0) + 1);
        }
        shape.plain = shape.oneOf.empty() && shape.anyOf.empty() && shape.allOf.empty() && shape.no == None
            && shape.condition == None && !shape.constant;
        m_shapes.push_back(std::move(shape));
    }
}

const Shapes &Shapes::cycloneDx()
{
    static const Shapes shapes(embedded("shapes/cyclonedx.json"));
    return shapes;
}

std::optional<std::uint32_t> Shapes::root(std::string_view version) const
{
    const auto found = std::ranges::find(m_versions, version, &std::pair<std::string, std::uint32_t>::first);
    return found == m_versions.end() ? std::nullopt : std::optional(found->second);
}

std::uint32_t Shapes::nameNumber(std::string_view name) const
{
    const auto found = std::ranges::lower_bound(m_names, name);
    return found != m_names.end() && *found == name ? std::uint32_t(found - m_names.begin()) : None;
}

/// One walk of one document beside the shapes.
class ShapeCheck {
public:
    using Shape = Shapes::Shape;

    ShapeCheck(const Shapes &shapes, const Tree &tree, ProblemList &problems)
        : m_shapes(shapes), m_tree(tree), m_problems(problems), m_seed(seededHash("shapes"))
    {
        m_names.reserve(tree.keys.size());
        for (const std::string_view key : tree.keys)
            m_names.push_back(shapes.nameNumber(key));
    }

    /// Whether the value has the shape; with `say`, what is wrong becomes a problem and all of the value is looked at.
    bool has(Value value, std::uint32_t number, bool say)
    {
        const Shape &shape = m_shapes.m_shapes[number];
        bool good = true;
        const auto bad = [&](auto text) {
            if (say)
                m_problems.add(Severity::Error, Code::Schema, value, text());
            good = false;
            return say;
        };
        if (shape.types != 0 && (typeOf(value) & shape.types) == 0) {
            bad([&] { return wrongType(value, shape.types); });
            return false;
        }
        switch (value.kind()) {
        case Value::Kind::String:
            good = isText(value.text(), shape, bad) && good;
            break;
        case Value::Kind::Number:
            if (const double n = value.number().value_or(0); (shape.least && n < *shape.least) || (shape.most && n > *shape.most)) {
                if (!bad([&] { return Text{QT_TRANSLATE_NOOP("models", "%1 is out of bounds."), {spelled(value)}}; }))
                    return false;
            }
            break;
        case Value::Kind::Array:
            good = isArray(value, shape, say, bad) && good;
            break;
        case Value::Kind::Object:
            good = isObject(value, shape, say, bad) && good;
            break;
        default: break;
        }
        if (!value.isString() && value.isScalar() && shape.words != Shapes::None)
            bad([&] { return Text{QT_TRANSLATE_NOOP("models", "“%1” is not a value that may stand here."), {spelled(value)}}; });
        if (!shape.plain && !isCombined(value, shape, say, bad))
            good = false;
        return good;
    }

private:
    static std::uint8_t typeOf(Value value)
    {
        switch (value.kind()) {
        case Value::Kind::Null: return Shapes::Null;
        case Value::Kind::Bool: return Shapes::Bool;
        case Value::Kind::Number:
            // Most numbers are integers; only others cost more than a look.
            return value.text().find_first_of(".eE") == std::string_view::npos || value.integer()
                ? Shapes::Number | Shapes::Integer
                : Shapes::Number;
        case Value::Kind::String: return Shapes::String;
        case Value::Kind::Array: return Shapes::Array;
        default: return Shapes::Object;
        }
    }

    static std::string spelled(Value value) { return shown(value.text(), 60); }

    static Text wrongType(Value value, std::uint8_t types)
    {
        constexpr std::array<std::pair<std::uint8_t, std::string_view>, 7> words{
            {{Shapes::Null, "null"}, {Shapes::Bool, "true or false"}, {Shapes::Number, "a number"},
             {Shapes::Integer, "a whole number"}, {Shapes::String, "text"}, {Shapes::Array, "a list"}, {Shapes::Object, "an object"}}};
        std::string wanted, is;
        for (const auto &[type, word] : words) {
            const bool covered = type == Shapes::Integer && (types & Shapes::Number);
            if ((types & type) && !covered)
                wanted += (wanted.empty() ? "" : ", ") + std::string(word);
            if (is.empty() && (typeOf(value) & type))
                is = word;
        }
        return Text{QT_TRANSLATE_NOOP("models", "Here should be %1, not %2."), {wanted, is}};
    }

    template <typename Bad> bool isText(std::string_view text, const Shape &shape, const Bad &bad) const
    {
        bool good = true;
        if (shape.words != Shapes::None && !std::ranges::binary_search(m_shapes.m_words[shape.words], text)) {
            good = false;
            if (!bad([&] {
                    const auto &words = m_shapes.m_words[shape.words];
                    if (words.size() > 16)
                        return Text{QT_TRANSLATE_NOOP("models", "“%1” is not one of the words that may stand here."), {shown(text, 60)}};
                    std::string list;
                    for (const std::string &word : words)
                        list += (list.empty() ? "" : ", ") + word;
                    return Text{QT_TRANSLATE_NOOP("models", "“%1” is not one of %2."), {shown(text, 60), list}};
                }))
                return false;
        }
        const auto form = [&] {
            switch (shape.pattern) {
            case Shapes::Pattern::None: return true;
            case Shapes::Pattern::Uuid: return isUuidUrn(text);
            case Shapes::Pattern::BomLink: return isBomLink(text);
            case Shapes::Pattern::BomLinkElement: return isBomLinkElement(text);
            case Shapes::Pattern::MediaType: return isMediaType(text);
            case Shapes::Pattern::Hash: return isHashHex(text);
            case Shapes::Pattern::Locale: return isLocale(text);
            case Shapes::Pattern::Cre: return isCre(text);
            case Shapes::Pattern::Patent: return isPatentNumber(text);
            case Shapes::Pattern::Country: return isCountry(text);
            }
            return true;
        };
        const auto format = [&] {
            switch (shape.format) {
            case Shapes::Format::None: return true;
            case Shapes::Format::Date: return isDate(text);
            case Shapes::Format::DateTime: return isDateTime(text);
            case Shapes::Format::Uri: return isUri(text);
            }
            return true;
        };
        const bool hasLength = shape.minLength || shape.maxLength;
        const std::size_t length = hasLength ? std::size_t(std::ranges::count_if(text, [](char c) {
            return (static_cast<unsigned char>(c) & 0xC0) != 0x80;
        })) : 0;
        if (!form() || !format() || (shape.minLength && length < *shape.minLength) || (shape.maxLength && length > *shape.maxLength)) {
            good = false;
            bad([&] { return Text{QT_TRANSLATE_NOOP("models", "“%1” does not have the form that is asked for here."), {shown(text, 60)}}; });
        }
        return good;
    }

    template <typename Bad> bool isArray(Value value, const Shape &shape, bool say, const Bad &bad)
    {
        bool good = true;
        const std::uint32_t size = value.size();
        if ((shape.minItems && size < *shape.minItems) || (shape.maxItems && size > *shape.maxItems)) {
            good = false;
            if (!bad([&] { return Text{QT_TRANSLATE_NOOP("models", "This list has %1 entries, which is too few or too many."), {std::to_string(size)}}; }))
                return false;
        }
        if (shape.items != Shapes::None) {
            for (const Value entry : value) {
                if (has(entry, shape.items, say))
                    continue;
                good = false;
                if (!say || m_problems.isFull())
                    return false;
            }
        }
        if (shape.unique) {
            if (const Value twin = duplicate(value)) {
                good = false;
                if (say)
                    m_problems.add(Severity::Error, Code::Schema, twin,
                                   QT_TRANSLATE_NOOP("models", "This entry stands in its list twice."), {});
            }
        }
        return good;
    }

    template <typename Bad> bool isObject(Value value, const Shape &shape, bool say, const Bad &bad)
    {
        bool good = true;
        std::uint64_t missing = (std::uint64_t(1) << shape.required.size()) - 1;
        const std::vector<std::uint16_t> *members = shape.members == Shapes::None ? nullptr : &m_shapes.m_members[shape.members];
        for (const Value member : value) {
            const std::uint32_t name = m_names[m_tree.nodes[member.node()].key];
            std::uint32_t inner = 0;
            if (name != Shapes::None) {
                if (members)
                    inner = (*members)[name];
                for (std::size_t i = 0; i < shape.required.size(); ++i) {
                    if (shape.required[i] == name)
                        missing &= ~(std::uint64_t(1) << i);
                }
            }
            bool fits = true;
            if (inner != 0) {
                fits = has(member, inner - 1, say);
            } else if (shape.extra == Shapes::Forbidden) {
                fits = false;
                if (say)
                    m_problems.add(Severity::Error, Code::Schema, member,
                                   Text{QT_TRANSLATE_NOOP("models", "The format has no member “%1” here."), {shown(member.key(), 60)}},
                                   QT_TRANSLATE_NOOP("models", "It is kept and shown all the same."));
            } else if (shape.extra != Shapes::None) {
                fits = has(member, shape.extra, say);
            }
            if (fits)
                continue;
            good = false;
            if (!say || m_problems.isFull())
                return false;
        }
        if (missing != 0) {
            good = false;
            const std::uint32_t first = shape.required[std::size_t(std::countr_zero(missing))];
            bad([&] { return Text{QT_TRANSLATE_NOOP("models", "The member “%1” is missing."), {m_shapes.m_names[first]}}; });
        }
        return good;
    }

    template <typename Bad> bool isCombined(Value value, const Shape &shape, bool say, const Bad &bad)
    {
        bool good = true;
        for (const std::uint32_t part : shape.allOf)
            good = has(value, part, say) && good;
        for (const auto *choices : {&shape.oneOf, &shape.anyOf}) {
            if (choices->empty())
                continue;
            std::uint32_t fitting = 0, typed = 0, last = 0;
            for (const std::uint32_t choice : *choices) {
                fitting += has(value, choice, false) ? 1 : 0;
                const std::uint8_t types = m_shapes.m_shapes[choice].types;
                if (types == 0 || (types & typeOf(value))) {
                    ++typed;
                    last = choice;
                }
            }
            if (fitting == 1 || (fitting > 1 && choices == &shape.anyOf))
                continue;
            good = false;
            if (fitting == 0 && typed == 1 && say)
                has(value, last, true);
            else if (fitting == 0)
                bad([&] { return Text{QT_TRANSLATE_NOOP("models", "This has none of the forms that the format allows here.")}; });
            else
                bad([&] { return Text{QT_TRANSLATE_NOOP("models", "This says two things of which the format allows one.")}; });
        }
        if (shape.no != Shapes::None && has(value, shape.no, false)) {
            good = false;
            bad([&] { return Text{QT_TRANSLATE_NOOP("models", "These members may not stand together.")}; });
        }
        if (shape.condition != Shapes::None) {
            const std::uint32_t next = has(value, shape.condition, false) ? shape.then : shape.otherwise;
            if (next != Shapes::None)
                good = has(value, next, say) && good;
        }
        if (shape.constant && value.text() != *shape.constant) {
            good = false;
            bad([&] { return Text{QT_TRANSLATE_NOOP("models", "Here should be “%1”."), {*shape.constant}}; });
        }
        return good;
    }

    static bool same(Value first, Value second)
    {
        if (first.kind() != second.kind())
            return false;
        switch (first.kind()) {
        case Value::Kind::Number: {
            if (first.text() == second.text())
                return true;
            const auto one = first.number(), other = second.number();
            return one && other && *one == *other;
        }
        case Value::Kind::Array: {
            if (first.size() != second.size())
                return false;
            auto other = second.begin();
            for (const Value entry : first) {
                if (!same(entry, *other))
                    return false;
                ++other;
            }
            return true;
        }
        case Value::Kind::Object:
            return first.size() == second.size() && std::ranges::all_of(first, [&](Value member) {
                       const Value other = second[member.key()];
                       return other && same(member, other);
                   });
        default: return first.text() == second.text();
        }
    }

    /// Equal values have equal hashes, whatever the order of their members and the spelling of their numbers.
    std::uint64_t hash(Value value, bool deep) const
    {
        const auto kind = std::uint64_t(value.kind());
        switch (value.kind()) {
        case Value::Kind::String: return seededHash(value.text()) + kind;
        case Value::Kind::Number: {
            const double n = value.number().value_or(0);
            return (std::bit_cast<std::uint64_t>(n == 0 ? 0.0 : n) ^ m_seed) * 0x9E3779B97F4A7C15U;
        }
        case Value::Kind::Array:
        case Value::Kind::Object: {
            std::uint64_t sum = kind * 0x9E3779B97F4A7C15U + value.size();
            for (const Value inner : value) {
                if (!deep && !inner.isString())
                    continue;
                const std::uint64_t one = hash(inner, deep);
                const std::uint64_t name = value.isObject() ? m_tree.nodes[inner.node()].key + m_seed : sum;
                const auto product = static_cast<unsigned __int128>(one ^ (name * 0xD1B54A32D192ED03U)) * (m_seed | 1);
                sum += std::uint64_t(product) ^ std::uint64_t(product >> 64);
            }
            return sum;
        }
        default: return seededHash(value.text()) + kind;
        }
    }

    /// An entry that equals an earlier one, or none.
    Value duplicate(Value list) const
    {
        constexpr std::uint32_t few = 8;
        if (list.size() <= few) {
            std::uint32_t at = 0;
            for (const Value entry : list) {
                std::uint32_t before = 0;
                for (auto other = list.begin(); before < at; ++other, ++before) {
                    if (same(*other, entry))
                        return entry;
                }
                ++at;
            }
            return {};
        }
        // First by what is cheap to see; only those that look alike are looked at to the bottom.
        struct Seen {
            std::uint64_t hash;
            std::uint32_t node;
            auto operator<=>(const Seen &) const = default;
        };
        std::vector<Seen> seen;
        seen.reserve(list.size());
        for (const Value entry : list)
            seen.push_back({hash(entry, false), entry.node()});
        std::ranges::sort(seen);
        Value found;
        std::vector<Seen> alike;
        for (std::size_t i = 0; i < seen.size();) {
            std::size_t end = i + 1;
            while (end < seen.size() && seen[end].hash == seen[i].hash)
                ++end;
            if (end - i > 1) {
                alike.clear();
                for (std::size_t at = i; at < end; ++at)
                    alike.push_back({hash(Value(&m_tree, seen[at].node), true), seen[at].node});
                std::ranges::sort(alike);
                for (std::size_t at = 1; at < alike.size(); ++at) {
                    const Value entry(&m_tree, alike[at].node);
                    if (alike[at].hash == alike[at - 1].hash && same(Value(&m_tree, alike[at - 1].node), entry)
                        && (!found || entry.node() < found.node()))
                        found = entry;
                }
            }
            i = end;
        }
        return found;
    }

    const Shapes &m_shapes;
    const Tree &m_tree;
    ProblemList &m_problems;
    std::uint64_t m_seed;
    std::vector<std::uint32_t> m_names; ///< by number of the key in the tree
};

bool Shapes::check(Value document, std::string_view version, ProblemList &problems) const
{
    const std::optional<std::uint32_t> shape = root(version);
    if (!shape || !document)
        return true;
    return ShapeCheck(*this, *document.tree(), problems).has(document, *shape, true);
}

}
