#include "models/record/condition.h"

#include "models/base/utf8.h"

#include <algorithm>
#include <charconv>
#include <optional>

namespace pedigree {

namespace {

// Deep enough for anything a person would write, shallow enough for any stack.
constexpr int deepest = 32;

std::optional<double> number(std::string_view text)
{
    // "-inf" is the one word left that from_chars would take, and no field has it.
    if (text.empty() || (text.front() != '-' && (text.front() < '0' || text.front() > '9')))
        return {};
    double value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc() || end != text.data() + text.size())
        return {};
    return value;
}

bool isWordCharacter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '_'
           || c == '.' || c == '[' || c == ']' || c == '+' || c == '<' || c == '>';
}

/// Less than 0, 0 or more than 0, as `left` stands to `right`.
int compared(std::string_view left, std::string_view right)
{
    const auto a = number(left);
    const auto b = number(right);
    if (a && b)
        return *a < *b ? -1 : *a > *b ? 1 : 0;
    return left.compare(right);
}

} // namespace

class ConditionParser {
public:
    explicit ConditionParser(std::string_view text) : m_text(text) {}

    Result<Condition> parse()
    {
        if (peek() == End)
            return Condition{};
        auto condition = either(0);
        if (m_failed || peek() != End)
            return Error{Code::Malformed,
                         {QT_TRANSLATE_NOOP("models", "“%1” is no condition: it can't be read from “%2” on."),
                          {shown(m_text, 200), shown(m_text.substr(std::min(m_at, m_text.size())), 40)}},
                         {},
                         {{}, {}, 0, m_at}};
        return condition;
    }

private:
    enum Token { End, Word, Quoted, Open, Close, Comma, Operator, Wrong };

    /// The token at m_at; its text in m_token, where it ends in m_next.
    Token peek()
    {
        while (m_at < m_text.size() && m_text[m_at] == ' ')
            ++m_at;
        if (m_at == m_text.size())
            return End;
        m_next = m_at + 1;
        m_token = m_text.substr(m_at, 1);
        switch (m_text[m_at]) {
        case '(': return Open;
        case ')': return Close;
        case ',': return Comma;
        case '=': return Operator;
        case '!':
        case '<':
        case '>':
            if (m_next < m_text.size() && m_text[m_next] == '=')
                m_token = m_text.substr(m_at, static_cast<std::size_t>(++m_next - m_at));
            return m_token == "!" ? Wrong : Operator;
        case '"': {
            const auto end = m_text.find('"', m_next);
            if (end == m_text.npos)
                return Wrong;
            m_token = m_text.substr(m_next, end - m_next);
            m_next = end + 1;
            return Quoted;
        }
        default: break;
        }
        m_next = m_at;
        while (m_next < m_text.size() && isWordCharacter(m_text[m_next]))
            ++m_next;
        m_token = m_text.substr(m_at, m_next - m_at);
        return m_next == m_at ? Wrong : Word;
    }
    void advance() { m_at = m_next; }
    bool accept(Token token)
    {
        if (peek() != token)
            return false;
        advance();
        return true;
    }
    bool acceptWord(std::string_view word)
    {
        if (peek() != Word || m_token != word)
            return false;
        advance();
        return true;
    }
    Condition fail()
    {
        m_failed = true;
        return {};
    }

    Condition either(int depth) { return joined(depth, "or", Condition::Kind::Or); }

    Condition joined(int depth, std::string_view word, Condition::Kind kind)
    {
        if (depth > deepest)
            return fail();
        const auto part = [&] {
            return kind == Condition::Kind::Or ? joined(depth, "and", Condition::Kind::And) : term(depth);
        };
        auto first = part();
        if (m_failed || !acceptWord(word))
            return first;
        Condition all;
        all.m_kind = kind;
        all.m_parts.push_back(std::move(first));
        do {
            all.m_parts.push_back(part());
        } while (!m_failed && acceptWord(word));
        return all;
    }

    Condition term(int depth)
    {
        if (depth > deepest)
            return fail();
        if (acceptWord("not")) {
            Condition no;
            no.m_kind = Condition::Kind::Not;
            no.m_parts.push_back(term(depth + 1));
            return no;
        }
        if (accept(Open)) {
            auto inner = either(depth + 1);
            return m_failed || !accept(Close) ? fail() : inner;
        }
        return predicate();
    }

    Condition predicate()
    {
        if (peek() != Word)
            return fail();
        Condition made;
        made.m_path = m_token;
        const auto start = m_at;
        advance();
        if (accept(Open)) {
            if (made.m_path == "exists")
                made.m_kind = Condition::Kind::Exists;
            else if (made.m_path == "holds")
                made.m_kind = Condition::Kind::Holds;
            else if (made.m_path == "earliest")
                made.m_kind = Condition::Kind::Earliest;
            else
                return m_at = start, fail();
            if (peek() != Word)
                return fail();
            made.m_path = m_token;
            advance();
            return accept(Close) ? made : fail();
        }
        if (acceptWord("in")) {
            made.m_kind = Condition::Kind::In;
            if (!accept(Open))
                return fail();
            do {
                const auto token = peek();
                if (token != Word && token != Quoted)
                    return fail();
                made.m_words.emplace_back(m_token);
                advance();
            } while (accept(Comma));
            return accept(Close) ? made : fail();
        }
        if (peek() != Operator)
            return fail();
        using Op = Condition::Operator;
        made.m_kind = Condition::Kind::Compare;
        made.m_operator = m_token == "="    ? Op::Equal
                          : m_token == "!=" ? Op::NotEqual
                          : m_token == "<"  ? Op::Less
                          : m_token == "<=" ? Op::LessOrEqual
                          : m_token == ">"  ? Op::Greater
                                            : Op::GreaterOrEqual;
        advance();
        const auto token = peek();
        if (token != Word && token != Quoted)
            return fail();
        made.m_rightIsPath = token == Word && m_token.find('.') != m_token.npos && !number(m_token);
        made.m_words.emplace_back(m_token);
        advance();
        return made;
    }

    std::string_view m_text;
    std::string_view m_token;
    std::size_t m_at = 0;
    std::size_t m_next = 0;
    bool m_failed = false;
};

Result<Condition> Condition::parse(std::string_view text)
{
    return ConditionParser(text).parse();
}

const std::vector<std::string_view> &Condition::factNames()
{
    // A dataset's readers (compute, indexes, evaluations, deployments, routes) are found through relations.
    static const std::vector<std::string_view> names = {"dataset-read-outside-residency"};
    return names;
}

bool Condition::compares(const Facts &facts) const
{
    const auto left = facts.values(m_path, Facts::Reach::Entry);
    const auto right = m_rightIsPath ? facts.values(m_words.front(), Facts::Reach::Entry) : m_words;
    for (const auto &a : left) {
        for (const auto &b : right) {
            const int order = compared(a, b);
            switch (m_operator) {
            case Operator::Equal:
                if (order == 0)
                    return true;
                break;
            case Operator::NotEqual:
                if (order != 0)
                    return true;
                break;
            case Operator::Less:
                if (order < 0)
                    return true;
                break;
            case Operator::LessOrEqual:
                if (order <= 0)
                    return true;
                break;
            case Operator::Greater:
                if (order > 0)
                    return true;
                break;
            case Operator::GreaterOrEqual:
                if (order >= 0)
                    return true;
                break;
            }
        }
    }
    return false;
}

bool Condition::holds(const Facts &facts) const
{
    const auto part = [&facts](const Condition &condition) { return condition.holds(facts); };
    switch (m_kind) {
    case Kind::Always: return true;
    case Kind::Or: return std::ranges::any_of(m_parts, part);
    case Kind::And: return std::ranges::all_of(m_parts, part);
    case Kind::Not: return !m_parts.front().holds(facts);
    case Kind::Exists: return facts.exists(m_path);
    case Kind::Holds: return facts.holds(m_path);
    case Kind::Earliest: {
        const auto own = facts.values(m_path, Facts::Reach::Entry);
        const auto all = facts.values(m_path, Facts::Reach::All);
        return !own.empty()
               && std::ranges::all_of(all, [&](const std::string &other) { return compared(own.front(), other) <= 0; });
    }
    case Kind::In:
    case Kind::Compare: return compares(facts);
    }
    return false;
}

void Condition::collect(std::vector<std::string> &paths, std::vector<std::string> &facts) const
{
    if (m_kind == Kind::Holds)
        facts.push_back(m_path);
    else if (!m_path.empty())
        paths.push_back(m_path);
    if (m_rightIsPath)
        paths.push_back(m_words.front());
    for (const auto &part : m_parts)
        part.collect(paths, facts);
}

std::vector<std::string> Condition::paths() const
{
    std::vector<std::string> paths, facts;
    collect(paths, facts);
    return paths;
}

std::vector<std::string> Condition::facts() const
{
    std::vector<std::string> paths, facts;
    collect(paths, facts);
    return facts;
}

} // namespace pedigree
