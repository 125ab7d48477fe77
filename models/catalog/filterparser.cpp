#include "models/base/limits.h"
#include "models/catalog/filternode.h"
#include "models/record/dictionary.h"

#include <algorithm>
#include <array>

namespace pedigree {

namespace {

using Node = Filter::Node;
using NodePtr = std::shared_ptr<const Node>;

constexpr std::array<std::string_view, 17> known{"kind", "name", "version", "id", "digest", "licence", "verdict", "change", "risk",
                                                 "section", "severity", "owner", "tier", "region", "stage", "format", "file"};
// Aliases that speak of verdicts and changes, which a catalog alone doesn't have.
constexpr std::array<std::string_view, 4> elsewhere{"verdict", "change", "risk", "severity"};

struct Refused {
    Error error;
};

std::size_t distance(std::string_view a, std::string_view b)
{
    std::vector<std::size_t> row(b.size() + 1);
    for (std::size_t j = 0; j <= b.size(); ++j)
        row[j] = j;
    for (std::size_t i = 1; i <= a.size(); ++i) {
        std::size_t diagonal = row[0];
        row[0] = i;
        for (std::size_t j = 1; j <= b.size(); ++j) {
            const std::size_t above = row[j];
            row[j] = std::min({row[j] + 1, row[j - 1] + 1, diagonal + (a[i - 1] != b[j - 1])});
            diagonal = above;
        }
    }
    return row[b.size()];
}

template <typename Names> std::string_view nearest(std::string_view word, const Names &names)
{
    std::string_view best;
    std::size_t least = std::min<std::size_t>(3, word.size() / 2 + 1);
    for (const std::string_view name : names) {
        const std::size_t d = distance(word.substr(0, 64), name);
        if (d < least) {
            least = d;
            best = name;
        }
    }
    return best;
}

class Parser {
public:
    Parser(std::string_view text, std::vector<Text> &doubts) : m_text(text), m_doubts(doubts) {}

    NodePtr parse()
    {
        skipSpace();
        if (m_at == m_text.size())
            return nullptr;
        NodePtr root = alternatives(0);
        skipSpace();
        if (m_at < m_text.size())
            refuse(m_at, Text{QT_TRANSLATE_NOOP("models", "A parenthesis is closed here that was never opened.")});
        return root;
    }

private:
    [[noreturn]] void refuse(std::size_t at, Text what, Text hint = {})
    {
        throw Refused{{Code::Usage, std::move(what), std::move(hint), {.offset = at}}};
    }

    void skipSpace()
    {
        while (m_at < m_text.size() && (m_text[m_at] == ' ' || m_text[m_at] == '\t' || m_text[m_at] == '\n' || m_text[m_at] == '\r'))
            ++m_at;
    }

    bool takeWord(std::string_view word)
    {
        const std::string_view rest = m_text.substr(m_at);
        const bool ends = rest.size() == word.size() || (rest.size() > word.size() && (rest[word.size()] == ' ' || rest[word.size()] == '('));
        if (!rest.starts_with(word) || !ends)
            return false;
        m_at += word.size();
        return true;
    }

    NodePtr alternatives(int depth)
    {
        if (depth > 32)
            refuse(m_at, Text{QT_TRANSLATE_NOOP("models", "Parentheses are nested too deeply.")});
        std::vector<NodePtr> all{terms(depth)};
        for (skipSpace(); takeWord("or"); skipSpace())
            all.push_back(terms(depth));
        return joined(Node::Kind::Or, std::move(all));
    }

    static NodePtr joined(Node::Kind kind, std::vector<NodePtr> all)
    {
        return all.size() == 1 ? all.front() : std::make_shared<const Node>(Node{.kind = kind, .children = std::move(all)});
    }

    bool atEndOfTerms()
    {
        skipSpace();
        if (m_at == m_text.size() || m_text[m_at] == ')')
            return true;
        const std::size_t before = m_at;
        const bool alternative = takeWord("or");
        m_at = before;
        return alternative;
    }

    NodePtr terms(int depth)
    {
        std::vector<NodePtr> all;
        while (!atEndOfTerms()) {
            if (!all.empty() && takeWord("and") && atEndOfTerms())
                break;
            all.push_back(term(depth));
        }
        if (all.empty())
            refuse(m_at, Text{QT_TRANSLATE_NOOP("models", "Something to look for is missing here.")});
        return joined(Node::Kind::And, std::move(all));
    }

    NodePtr term(int depth)
    {
        skipSpace();
        if (depth > 32)
            refuse(m_at, Text{QT_TRANSLATE_NOOP("models", "Parentheses are nested too deeply.")});
        if (takeWord("not") || (m_at + 1 < m_text.size() && m_text[m_at] == '-' && m_text[m_at + 1] != ' ' && ++m_at)) {
            skipSpace();
            if (m_at == m_text.size())
                refuse(m_at, Text{QT_TRANSLATE_NOOP("models", "Something to look for is missing here.")});
            return std::make_shared<const Node>(Node{.kind = Node::Kind::Not, .children = {term(depth + 1)}});
        }
        if (m_text[m_at] == '(') {
            const std::size_t opened = m_at++;
            NodePtr inner = alternatives(depth + 1);
            skipSpace();
            if (m_at == m_text.size())
                refuse(opened, Text{QT_TRANSLATE_NOOP("models", "This parenthesis is never closed.")});
            ++m_at;
            return inner;
        }
        if (m_text[m_at] == '"')
            return std::make_shared<const Node>(Node{.kind = Node::Kind::Word, .value = quoted()});
        return fieldOrWord();
    }

    std::string quoted()
    {
        const std::size_t opened = m_at++;
        std::string value;
        while (m_at < m_text.size() && m_text[m_at] != '"') {
            if (m_text[m_at] == '\\' && m_at + 1 < m_text.size())
                ++m_at;
            value += m_text[m_at++];
        }
        if (m_at == m_text.size())
            refuse(opened, Text{QT_TRANSLATE_NOOP("models", "This quotation mark is never closed.")});
        ++m_at;
        return value;
    }

    static bool endsBare(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '(' || c == ')' || c == '"'; }

    NodePtr fieldOrWord()
    {
        const std::size_t start = m_at;
        // A field runs to its operator; what is in brackets belongs to it whatever it holds.
        std::size_t bracket = 0;
        while (m_at < m_text.size() && (bracket > 0 || (!endsBare(m_text[m_at]) && std::string_view(":=!<>~").find(m_text[m_at]) == std::string_view::npos))) {
            if (m_text[m_at] == '[')
                ++bracket;
            if (m_text[m_at] == ']' && bracket > 0)
                --bracket;
            ++m_at;
        }
        if (bracket > 0)
            refuse(start, Text{QT_TRANSLATE_NOOP("models", "A bracket is never closed.")});
        const std::string_view head = m_text.substr(start, m_at - start);
        // What begins an identifier, or the name of a member that no dictionary row has, is a word to its end.
        constexpr std::array<std::string_view, 14> prefixes{"pkg", "urn", "sha256", "sha384", "sha512", "http", "https",
                                                            "cdx", "hf", "gguf", "safetensors", "ext", "native", "mergekit"};
        const bool identifier = std::ranges::find(prefixes, head) != prefixes.end() && m_at < m_text.size() && m_text[m_at] == ':';
        if (m_at == m_text.size() || endsBare(m_text[m_at]) || head.empty() || identifier) {
            while (m_at < m_text.size() && !endsBare(m_text[m_at]))
                ++m_at;
            if (m_at == start)
                refuse(start, Text{QT_TRANSLATE_NOOP("models", "“%1” can't stand here."), {std::string(1, m_text[start])}});
            return std::make_shared<const Node>(Node{.kind = Node::Kind::Word, .value = std::string(m_text.substr(start, m_at - start))});
        }
        Node node{.kind = Node::Kind::Field};
        readField(node, head, start);
        node.op = readOp();
        node.value = readValue();
        doubt(node);
        return std::make_shared<const Node>(std::move(node));
    }

    Node::Op readOp()
    {
        const std::string_view rest = m_text.substr(m_at);
        const auto take = [&](std::string_view spelled, Node::Op op) {
            m_at += spelled.size();
            return op;
        };
        if (rest.starts_with("!="))
            return take("!=", Node::Op::NotEqual);
        if (rest.starts_with("<="))
            return take("<=", Node::Op::LessEqual);
        if (rest.starts_with(">="))
            return take(">=", Node::Op::GreaterEqual);
        switch (rest.front()) {
        case ':': return take(":", Node::Op::Colon);
        case '=': return take("=", Node::Op::Equal);
        case '<': return take("<", Node::Op::Less);
        case '>': return take(">", Node::Op::Greater);
        case '~': return take("~", Node::Op::Contains);
        default: refuse(m_at, Text{QT_TRANSLATE_NOOP("models", "“%1” is no comparison."), {std::string(1, rest.front())}},
                        Text{QT_TRANSLATE_NOOP("models", "Use one of : = != < <= > >= ~.")});
        }
    }

    std::string readValue()
    {
        if (m_at < m_text.size() && m_text[m_at] == '"')
            return quoted();
        const std::size_t start = m_at;
        while (m_at < m_text.size() && !endsBare(m_text[m_at]))
            ++m_at;
        if (m_at == start)
            refuse(start, Text{QT_TRANSLATE_NOOP("models", "The value to compare with is missing.")});
        return std::string(m_text.substr(start, m_at - start));
    }

    void readField(Node &node, std::string_view head, std::size_t start)
    {
        if (std::ranges::find(known, head) != known.end()) {
            node.field = head;
            return;
        }
        // Selectors: the last [key=value] chooses the entry; other brackets only say that there is an array.
        std::string plainPath;
        for (std::size_t i = 0; i < head.size();) {
            if (head[i] != '[') {
                plainPath += head[i++];
                continue;
            }
            const std::size_t close = head.find(']', i);
            const std::string_view inner = head.substr(i + 1, close - i - 1);
            plainPath += "[]";
            if (const auto equals = inner.find('='); equals != inner.npos) {
                node.keyField = plainPath + "." + std::string(inner.substr(0, equals));
                node.keyValue = inner.substr(equals + 1);
                if (node.keyValue.size() > 1 && node.keyValue.front() == '"' && node.keyValue.back() == '"')
                    node.keyValue = node.keyValue.substr(1, node.keyValue.size() - 2);
            }
            i = close + 1;
        }
        node.field = plainPath;
        const Dictionary &fields = dictionary();
        if (fields.covering(plainPath) || !fields.membersBelow(plainPath).empty() || fields.array(plainPath))
            return;
        std::vector<std::string_view> names(known.begin(), known.end());
        for (const Field &field : fields.fields())
            names.push_back(field.path);
        const std::string_view near = nearest(head, names);
        refuse(start, Text{QT_TRANSLATE_NOOP("models", "There is no field “%1”."), {std::string(head)}},
               near.empty() ? Text{QT_TRANSLATE_NOOP("models", "Fields are listed by pedigree-cli help fields.")}
                            : Text{QT_TRANSLATE_NOOP("models", "Did you mean “%1”?"), {std::string(near)}});
    }

    void doubt(const Node &node)
    {
        if (std::ranges::find(elsewhere, node.field) != elsewhere.end())
            m_doubts.push_back({QT_TRANSLATE_NOOP("models", "Nothing here has a “%1”, so this matches nothing."), {node.field}});
        const bool equality = node.op == Node::Op::Colon || node.op == Node::Op::Equal || node.op == Node::Op::NotEqual;
        if (node.field == "kind" && equality && node.value != "absent" && !entityKind(node.value)) {
            std::vector<std::string_view> kinds;
            for (std::size_t k = 0; k < EntityKindCount; ++k)
                kinds.push_back(name(EntityKind(k)));
            const std::string_view near = nearest(node.value, kinds);
            m_doubts.push_back(near.empty() ? Text{QT_TRANSLATE_NOOP("models", "There is no kind “%1”."), {node.value}}
                                            : Text{QT_TRANSLATE_NOOP("models", "There is no kind “%1”; did you mean “%2”?"), {node.value, std::string(near)}});
        }
    }

    std::string_view m_text;
    std::size_t m_at = 0;
    std::vector<Text> &m_doubts;
};

}

Result<Filter> Filter::parse(std::string_view text)
{
    const Limits limits;
    if (text.size() > limits[Limits::FilterBytes])
        return beyond(Limits::FilterBytes, limits);
    Filter filter;
    try {
        filter.m_root = Parser(text, filter.m_doubts).parse();
    } catch (const Refused &refused) {
        return refused.error;
    }
    return filter;
}

std::vector<std::string_view> Filter::aliases()
{
    return {known.begin(), known.end()};
}

}
