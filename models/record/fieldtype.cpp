#include "models/record/fieldtype.h"

#include "models/base/utf8.h"

#include <algorithm>
#include <array>
#include <charconv>

namespace pedigree {

namespace {

using Kind = FieldType::Kind;

struct Spelling {
    std::string_view name;
    Kind kind;
    std::string_view words;
};

constexpr std::array<Spelling, 22> spellings = {{
    {"str", Kind::Str, "text"},
    {"text", Kind::Text, "text"},
    {"int", Kind::Int, "a whole number"},
    {"num", Kind::Num, "a number"},
    {"bool", Kind::Bool, "true or false"},
    {"enum", Kind::Enum, "one of"},
    {"time", Kind::Time, "a time in UTC (YYYY-MM-DDTHH:MM:SSZ)"},
    {"date", Kind::Date, "a date (YYYY-MM-DD)"},
    {"dur", Kind::Duration, "an ISO 8601 duration such as P30D"},
    {"digest", Kind::Digest, "a digest such as sha256: and 64 lower-case hex digits"},
    {"purl", Kind::Purl, "a package URL (pkg:type/name@version)"},
    {"spdx", Kind::Spdx, "an SPDX licence expression"},
    {"iri", Kind::Iri, "an absolute IRI such as https://…"},
    {"semver", Kind::Semver, "a semantic version (MAJOR.MINOR.PATCH)"},
    {"lang", Kind::Language, "a language tag such as de or pt-BR"},
    {"region", Kind::Region, "a region such as DE, US-CA, EU or EEA"},
    {"ccy", Kind::Currency, "a currency code such as EUR"},
    {"pct", Kind::Share, "a share from 0 to 1"},
    {"ref", Kind::Ref, "a reference: an id, a package URL or a digest"},
    {"map", Kind::Map, "an object with members of any name"},
    {"party", Kind::Party, "a person or organisation: an object with a name"},
    {"ptr", Kind::Pointer, "a pointer: an object with uri and digest"},
}};

constexpr std::array<TypeMember, 4> partyMembers = {{
    {"name", Kind::Str, true},
    {"role", Kind::Str, false},
    {"org", Kind::Str, false},
    {"id", Kind::Str, false},
}};
constexpr std::array<TypeMember, 7> pointerMembers = {{
    {"uri", Kind::Ref, true}, // a place beside the record is fine too, so no absolute IRI is asked for
    {"digest", Kind::Digest, true},
    {"media_type", Kind::Str, false},
    {"size", Kind::Int, false},
    {"catalog", Kind::Iri, false},
    {"issued", Kind::Date, false},
    {"expires", Kind::Date, false},
}};

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}
bool isUpper(char c)
{
    return c >= 'A' && c <= 'Z';
}
bool isLetter(char c)
{
    return isUpper(c) || (c >= 'a' && c <= 'z');
}
bool isAlnum(char c)
{
    return isDigit(c) || isLetter(c);
}
bool isLowerHex(char c)
{
    return isDigit(c) || (c >= 'a' && c <= 'f');
}
bool isHex(char c)
{
    return isLowerHex(c) || (c >= 'A' && c <= 'F');
}
/// A space, a control character, or a byte that RFC 3987 lets in no IRI.
bool isForbiddenInIri(char c)
{
    const auto byte = static_cast<unsigned char>(c);
    return byte <= 0x20 || byte == 0x7f || std::string_view("<>\"{}|\\^`").find(c) != std::string_view::npos;
}

/// Reads a text from the left; every function says whether it found what it looks for.
class Cursor {
public:
    explicit Cursor(std::string_view text) : m_rest(text) {}

    bool done() const { return m_rest.empty(); }
    bool take(char c)
    {
        if (!m_rest.starts_with(c))
            return false;
        m_rest.remove_prefix(1);
        return true;
    }
    template <typename Is>
    std::string_view takeWhile(Is is)
    {
        const auto end = std::ranges::find_if_not(m_rest, is) - m_rest.begin();
        const auto taken = m_rest.substr(0, static_cast<std::size_t>(end));
        m_rest.remove_prefix(taken.size());
        return taken;
    }
    /// Exactly `count` digits that make a number from `low` to `high`.
    std::optional<int> takeNumber(std::size_t count, int low, int high)
    {
        if (m_rest.size() < count || !std::ranges::all_of(m_rest.substr(0, count), isDigit))
            return {};
        int value = 0;
        std::from_chars(m_rest.data(), m_rest.data() + count, value);
        m_rest.remove_prefix(count);
        if (value < low || value > high)
            return {};
        return value;
    }

private:
    std::string_view m_rest;
};

// RFC 3339, 5.6 full-date, and 5.7: the day exists in its month.
bool takeDate(Cursor &cursor)
{
    const auto year = cursor.takeNumber(4, 0, 9999);
    if (!year || !cursor.take('-'))
        return false;
    const auto month = cursor.takeNumber(2, 1, 12);
    if (!month || !cursor.take('-'))
        return false;
    constexpr std::array<int, 12> lengths = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    const bool leap = (*year % 4 == 0 && *year % 100 != 0) || *year % 400 == 0;
    const int days = lengths[static_cast<std::size_t>(*month - 1)] + (leap && *month == 2 ? 1 : 0);
    return cursor.takeNumber(2, 1, days).has_value();
}

bool isDate(std::string_view text)
{
    Cursor cursor(text);
    return takeDate(cursor) && cursor.done();
}

// RFC 3339, 5.6 date-time; the record's own rule is UTC, so the zone is Z. A fraction of a second does no harm.
bool isTime(std::string_view text)
{
    Cursor cursor(text);
    if (!takeDate(cursor) || !cursor.take('T') || !cursor.takeNumber(2, 0, 23) || !cursor.take(':')
        || !cursor.takeNumber(2, 0, 59) || !cursor.take(':') || !cursor.takeNumber(2, 0, 59))
        return false;
    if (cursor.take('.') && cursor.takeWhile(isDigit).empty())
        return false;
    return cursor.take('Z') && cursor.done();
}

// ISO 8601-1, 5.5.2.2: units in this order, at least one, and one after T; weeks stand alone.
bool isDuration(std::string_view text)
{
    Cursor cursor(text);
    if (!cursor.take('P'))
        return false;
    bool any = false;
    bool weeks = false;
    auto number = cursor.takeWhile(isDigit);
    const auto unit = [&](char letter) {
        if (number.empty() || !cursor.take(letter))
            return false;
        number = cursor.takeWhile(isDigit);
        return any = true;
    };
    if (unit('W'))
        weeks = true;
    unit('Y');
    unit('M');
    unit('D');
    if (weeks)
        return number.empty() && cursor.done() && text.find_first_of("YMD") == text.npos;
    if (!number.empty())
        return false;
    if (cursor.take('T')) {
        any = false;
        number = cursor.takeWhile(isDigit);
        unit('H');
        unit('M');
        if (!number.empty() && cursor.take('.') && cursor.takeWhile(isDigit).empty())
            return false;
        unit('S');
        if (!number.empty())
            return false;
    }
    return any && cursor.done();
}

struct Algorithm {
    std::string_view name;
    std::size_t hexDigits;
    bool strong;
};
constexpr std::array<Algorithm, 7> algorithms = {{
    {"sha256", 64, true},
    {"sha384", 96, true},
    {"sha512", 128, true},
    {"blake2b-512", 128, true},
    {"blake3", 64, true},
    {"md5", 32, false},
    {"sha1", 40, false},
}};

enum class Strength { None, Weak, Strong };
Strength strength(std::string_view text)
{
    const auto colon = text.find(':');
    if (colon == text.npos)
        return Strength::None;
    const auto known = std::ranges::find(algorithms, text.substr(0, colon), &Algorithm::name);
    const auto hex = text.substr(colon + 1);
    if (known == algorithms.end() || !std::ranges::all_of(hex, isLowerHex) || hex.size() > known->hexDigits
        || hex.size() < 8)
        return Strength::None;
    return known->strong && hex.size() == known->hexDigits ? Strength::Strong : Strength::Weak;
}

// RFC 3986, 3.1: a scheme in front; RFC 3987: no space, no control character, nothing that must be escaped.
bool isIri(std::string_view text)
{
    Cursor cursor(text);
    if (text.empty() || !isLetter(text.front()))
        return false;
    cursor.takeWhile([](char c) { return isAlnum(c) || c == '+' || c == '-' || c == '.'; });
    return cursor.take(':') && !cursor.done() && std::ranges::none_of(text, isForbiddenInIri);
}

/// Every '%' is followed by two hex digits.
bool isEscaped(std::string_view text)
{
    for (auto at = text.find('%'); at != text.npos; at = text.find('%', at + 1)) {
        if (at + 2 >= text.size() || !isHex(text[at + 1]) || !isHex(text[at + 2]))
            return false;
    }
    return true;
}

// purl-spec: scheme:type/namespace/name@version?qualifiers#subpath; what is needed is pkg, type and name.
bool isPurl(std::string_view text)
{
    if (!text.starts_with("pkg:") || std::ranges::any_of(text, isForbiddenInIri) || !isEscaped(text))
        return false;
    text.remove_prefix(4);
    while (text.starts_with('/'))
        text.remove_prefix(1);
    const auto slash = text.find('/');
    if (slash == text.npos || slash == 0 || !isLetter(text.front())
        || !std::ranges::all_of(text.substr(0, slash),
                                [](char c) { return isAlnum(c) || c == '.' || c == '+' || c == '-'; }))
        return false;
    auto name = text.substr(slash + 1);
    name = name.substr(0, name.find_first_of("?#"));
    const auto at = name.rfind('@');
    if (at != name.npos && at + 1 == name.size())
        return false;
    name = name.substr(0, at);
    while (name.ends_with('/'))
        name.remove_suffix(1);
    return !name.empty();
}

bool isLicenceWord(char c)
{
    return isAlnum(c) || c == '.' || c == '-' || c == '+' || c == ':';
}

// SPDX 2.3, annex D: ids joined by AND, OR and WITH, in parentheses where wanted. Which ids exist is not asked here.
bool isLicence(std::string_view text)
{
    if (text.starts_with(' ') || text.ends_with(' '))
        return false;
    bool wantsId = true;
    bool afterWith = false;
    std::size_t open = 0;
    for (std::size_t at = 0; at < text.size();) {
        const char c = text[at];
        if (c == ' ') {
            ++at;
            continue;
        }
        if (c == '(') {
            if (!wantsId || afterWith)
                return false;
            ++open;
            ++at;
            continue;
        }
        if (c == ')') {
            if (wantsId || open == 0)
                return false;
            --open;
            ++at;
            continue;
        }
        Cursor cursor(text.substr(at));
        const auto word = cursor.takeWhile(isLicenceWord);
        if (word.empty())
            return false;
        at += word.size();
        const bool isOperator = word == "AND" || word == "OR" || word == "WITH";
        if (isOperator == wantsId)
            return false;
        if (isOperator) {
            afterWith = word == "WITH";
        } else {
            const auto colon = word.find(':');
            if (colon != word.npos
                && (!word.starts_with("DocumentRef-") || !word.substr(colon + 1).starts_with("LicenseRef-")))
                return false;
            const auto plus = word.find('+');
            if (plus != word.npos && (plus + 1 != word.size() || plus == 0))
                return false;
            afterWith = false;
        }
        wantsId = isOperator;
    }
    return !wantsId && open == 0;
}

/// Dot-separated identifiers of semver 9 and 10.
bool areIdentifiers(std::string_view text, bool numbersAreBare)
{
    for (;;) {
        const auto dot = text.find('.');
        const auto part = text.substr(0, dot);
        if (part.empty() || !std::ranges::all_of(part, [](char c) { return isAlnum(c) || c == '-'; }))
            return false;
        if (numbersAreBare && part.size() > 1 && part.front() == '0' && std::ranges::all_of(part, isDigit))
            return false;
        if (dot == text.npos)
            return true;
        text.remove_prefix(dot + 1);
    }
}

// Semantic Versioning 2.0.0, 2, 9 and 10.
bool isSemver(std::string_view text)
{
    const auto plus = text.find('+');
    if (plus != text.npos && !areIdentifiers(text.substr(plus + 1), false))
        return false;
    text = text.substr(0, plus);
    const auto dash = text.find('-');
    if (dash != text.npos && !areIdentifiers(text.substr(dash + 1), true))
        return false;
    Cursor cursor(text.substr(0, dash));
    for (int part = 0; part < 3; ++part) {
        if (part > 0 && !cursor.take('.'))
            return false;
        const auto digits = cursor.takeWhile(isDigit);
        if (digits.empty() || (digits.size() > 1 && digits.front() == '0'))
            return false;
    }
    return cursor.done();
}

// BCP 47 (RFC 5646, 2.1): subtags of up to eight letters and digits, the first of letters.
bool isLanguage(std::string_view text)
{
    const auto primary = text.substr(0, text.find('-'));
    if (!std::ranges::all_of(primary, isLetter) || (primary.size() < 2 && primary != "x" && primary != "i"))
        return false;
    std::size_t subtags = 0;
    for (;; ++subtags) {
        const auto dash = text.find('-');
        const auto part = text.substr(0, dash);
        if (part.empty() || part.size() > 8 || !std::ranges::all_of(part, isAlnum))
            return false;
        if (dash == text.npos)
            return primary.size() > 1 || subtags > 0;
        text.remove_prefix(dash + 1);
    }
}

// ISO 3166-1 alpha-2, ISO 3166-2 behind a hyphen, and the two unions.
bool isRegion(std::string_view text)
{
    if (text == "EEA")
        return true;
    if (text.size() < 2 || !isUpper(text[0]) || !isUpper(text[1]))
        return false;
    text.remove_prefix(2);
    if (text.empty())
        return true;
    return text.front() == '-' && text.size() >= 2 && text.size() <= 4
           && std::ranges::all_of(text.substr(1), [](char c) { return isDigit(c) || isUpper(c); });
}

/// A JSON number that is whole and fits in 64 bits, however it is spelt.
bool isWhole(std::string_view text)
{
    Cursor cursor(text);
    cursor.take('-');
    const auto whole = cursor.takeWhile(isDigit);
    std::string_view fraction;
    if (cursor.take('.'))
        fraction = cursor.takeWhile(isDigit);
    long exponent = 0;
    if (cursor.take('e') || cursor.take('E')) {
        const bool minus = cursor.take('-');
        if (!minus)
            cursor.take('+');
        const auto digits = cursor.takeWhile(isDigit);
        if (std::from_chars(digits.data(), digits.data() + digits.size(), exponent).ec != std::errc())
            return false;
        exponent = minus ? -exponent : exponent;
    }
    if (whole.empty() || !cursor.done() || exponent > 100 || exponent < -100)
        return false;
    std::string digits(whole);
    digits += fraction;
    long behind = static_cast<long>(fraction.size()) - exponent; // digits behind the point
    for (; behind > 0 && !digits.empty() && digits.back() == '0'; --behind)
        digits.pop_back();
    const auto nonZero = std::min(digits.find_first_not_of('0'), digits.size());
    if (nonZero == digits.size())
        return true;
    return behind <= 0 && static_cast<long>(digits.size() - nonZero) - behind <= 19;
}

bool isShare(std::string_view text)
{
    double value = -1;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    return error == std::errc() && end == text.data() + text.size() && value >= 0 && value <= 1;
}

bool isBlank(std::string_view text)
{
    return text.find_first_not_of(" \t\r\n") == text.npos;
}

/// What has no spaces around it and no control character in it.
bool isReference(std::string_view text)
{
    return !text.empty() && text.front() != ' ' && text.back() != ' '
           && std::ranges::none_of(text, [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7f; });
}

bool fits(const FieldType &type, std::string_view text)
{
    switch (type.kind) {
    case Kind::Str:
    case Kind::Text: return !isBlank(text);
    case Kind::Int: return isWhole(text);
    case Kind::Num:
    case Kind::Bool: return true;
    case Kind::Enum: return std::ranges::find(type.values, text) != type.values.end();
    case Kind::Time: return isTime(text);
    case Kind::Date: return isDate(text);
    case Kind::Duration: return isDuration(text);
    case Kind::Digest: return strength(text) != Strength::None;
    case Kind::Purl: return isPurl(text);
    case Kind::Spdx: return isLicence(text);
    case Kind::Iri: return isIri(text);
    case Kind::Semver: return isSemver(text);
    case Kind::Language: return isLanguage(text);
    case Kind::Region: return isRegion(text);
    case Kind::Currency: return text.size() == 3 && std::ranges::all_of(text, isUpper);
    case Kind::Share: return isShare(text);
    case Kind::Ref: return isReference(text);
    case Kind::Map:
    case Kind::Party:
    case Kind::Pointer: return true;
    }
    return false;
}

ValueKind wanted(Kind kind)
{
    switch (kind) {
    case Kind::Int:
    case Kind::Num:
    case Kind::Share: return ValueKind::Number;
    case Kind::Bool: return ValueKind::Bool;
    case Kind::Map:
    case Kind::Party:
    case Kind::Pointer: return ValueKind::EmptyObject;
    default: return ValueKind::Text;
    }
}

const char *sentence(Kind kind)
{
    switch (kind) {
    case Kind::Str:
    case Kind::Text: return QT_TRANSLATE_NOOP("models", "This should be text, but is %1.");
    case Kind::Int: return QT_TRANSLATE_NOOP("models", "This should be a whole number, but is %1.");
    case Kind::Num: return QT_TRANSLATE_NOOP("models", "This should be a number, but is %1.");
    case Kind::Bool: return QT_TRANSLATE_NOOP("models", "This should be true or false, but is %1.");
    case Kind::Enum: return QT_TRANSLATE_NOOP("models", "This should be one of %2, but is %1.");
    case Kind::Time:
        return QT_TRANSLATE_NOOP("models", "This should be a time in UTC (YYYY-MM-DDTHH:MM:SSZ), but is %1.");
    case Kind::Date: return QT_TRANSLATE_NOOP("models", "This should be a date (YYYY-MM-DD), but is %1.");
    case Kind::Duration:
        return QT_TRANSLATE_NOOP("models", "This should be an ISO 8601 duration such as P30D, but is %1.");
    case Kind::Digest:
        return QT_TRANSLATE_NOOP("models",
                                 "This should be a digest such as sha256: and 64 lower-case hex digits, but is %1.");
    case Kind::Purl:
        return QT_TRANSLATE_NOOP("models", "This should be a package URL (pkg:type/name@version), but is %1.");
    case Kind::Spdx: return QT_TRANSLATE_NOOP("models", "This should be an SPDX licence expression, but is %1.");
    case Kind::Iri: return QT_TRANSLATE_NOOP("models", "This should be an absolute IRI such as https://…, but is %1.");
    case Kind::Semver:
        return QT_TRANSLATE_NOOP("models", "This should be a semantic version (MAJOR.MINOR.PATCH), but is %1.");
    case Kind::Language:
        return QT_TRANSLATE_NOOP("models", "This should be a language tag such as de or pt-BR, but is %1.");
    case Kind::Region:
        return QT_TRANSLATE_NOOP("models", "This should be a region such as DE, US-CA, EU or EEA, but is %1.");
    case Kind::Currency: return QT_TRANSLATE_NOOP("models", "This should be a currency code such as EUR, but is %1.");
    case Kind::Share: return QT_TRANSLATE_NOOP("models", "This should be a share from 0 to 1, but is %1.");
    case Kind::Ref:
        return QT_TRANSLATE_NOOP("models", "This should be a reference (an id, a package URL or a digest), but is %1.");
    case Kind::Map: return QT_TRANSLATE_NOOP("models", "This should be an object, but is %1.");
    case Kind::Party:
        return QT_TRANSLATE_NOOP("models",
                                 "This should be a person or organisation (an object with a name), but is %1.");
    case Kind::Pointer:
        return QT_TRANSLATE_NOOP("models", "This should be a pointer (an object with uri and digest), but is %1.");
    }
    return "";
}

std::string joined(const std::vector<std::string> &words)
{
    std::string text;
    for (const auto &word : words)
        text += (text.empty() ? "" : ", ") + word;
    return text;
}

/// A value as it stands in a sentence: strings in quotes, so that "7" and 7 can be told apart.
std::string quoted(ValueKind kind, std::string_view text)
{
    switch (kind) {
    case ValueKind::Null: return "null";
    case ValueKind::EmptyList: return "[…]";
    case ValueKind::EmptyObject: return "{…}";
    case ValueKind::Bool:
    case ValueKind::Number: return shown(text, 80);
    case ValueKind::Text: return "“" + shown(text, 80) + "”";
    }
    return {};
}

} // namespace

std::optional<FieldType> FieldType::parse(std::string_view column)
{
    FieldType type;
    const auto open = column.find('(');
    const auto known = std::ranges::find(spellings, column.substr(0, open), &Spelling::name);
    if (known == spellings.end())
        return {};
    type.kind = known->kind;
    if (open == column.npos)
        return type.kind == Kind::Enum ? std::nullopt : std::optional(type);
    if (!column.ends_with(')'))
        return {};
    auto inside = column.substr(open + 1, column.size() - open - 2);
    if (type.kind == Kind::Pointer && inside == "inline") {
        type.inlineText = true;
        return type;
    }
    if (type.kind != Kind::Enum)
        return {};
    for (;;) {
        const auto comma = inside.find(',');
        const auto word = inside.substr(0, comma);
        if (word.empty() || std::ranges::find(type.values, word) != type.values.end())
            return {};
        type.values.emplace_back(word);
        if (comma == inside.npos)
            return type;
        inside.remove_prefix(comma + 1);
    }
}

std::string_view name(FieldType::Kind kind)
{
    return std::ranges::find(spellings, kind, &Spelling::kind)->name;
}

std::string inWords(const FieldType &type)
{
    std::string words(std::ranges::find(spellings, type.kind, &Spelling::kind)->words);
    if (type.kind == Kind::Enum)
        words += " " + joined(type.values);
    if (type.inlineText)
        words += ", or the text itself";
    return words;
}

std::span<const TypeMember> membersOf(FieldType::Kind kind)
{
    if (kind == Kind::Party)
        return partyMembers;
    if (kind == Kind::Pointer)
        return pointerMembers;
    return {};
}

std::optional<Text> problem(const FieldType &type, ValueKind kind, std::string_view text)
{
    const bool isInline = type.inlineText && kind == ValueKind::Text && !isBlank(text);
    if (isInline || (kind == wanted(type.kind) && fits(type, text)))
        return {};
    Text said{sentence(type.kind), {quoted(kind, text)}};
    if (type.kind == Kind::Enum)
        said.arguments.push_back(joined(type.values));
    return said;
}

bool isWeakDigest(std::string_view text)
{
    return strength(text) == Strength::Weak;
}

bool isPlaceholder(const FieldType &type, std::string_view text)
{
    if (type.kind == Kind::Enum && std::ranges::find(type.values, text) != type.values.end())
        return false;
    std::string lower;
    for (const char c : text)
        lower += isUpper(c) ? static_cast<char>(c - 'A' + 'a') : c;
    lower.erase(0, std::min(lower.find_first_not_of(' '), lower.size()));
    lower.erase(lower.find_last_not_of(' ') + 1);
    constexpr std::array<std::string_view, 9> placeholders = {"tbd", "todo", "n/a", "none", "unknown",
                                                              "-",   "?",    "xxx", "lorem"};
    return std::ranges::find(placeholders, lower) != placeholders.end() || lower.starts_with("lorem ipsum");
}

std::optional<State> statedState(std::string_view word)
{
    if (word == "unknown")
        return State::Unknown;
    if (word == "withheld")
        return State::Withheld;
    if (word == "n/a")
        return State::NotApplicable;
    return {};
}

} // namespace pedigree
