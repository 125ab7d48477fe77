#include "models/document/yaml.h"

#include "models/base/utf8.h"
#include "models/document/treebuilder.h"

#include <algorithm>
#include <istream>
#include <map>
#include <streambuf>
#include <yaml-cpp/eventhandler.h>
#include <yaml-cpp/exceptions.h>
#include <yaml-cpp/parser.h>

namespace pedigree {

namespace {

/// Thrown through the library when nothing more is wanted of a document.
struct Stop {};

/// Bytes that are there already, as the stream the library asks for.
class View final : public std::streambuf {
public:
    explicit View(std::string_view text)
    {
        // The stream only reads; its interface predates const.
        char *begin = const_cast<char *>(text.data());
        setg(begin, begin, begin + text.size());
    }
};

Error malformed(std::uint64_t offset, Text what)
{
    return Error{Code::MalformedYaml, std::move(what),
                 QT_TRANSLATE_NOOP("models", "Repair the YAML at the place named; quoting the value is often enough."),
                 {.offset = offset}};
}

// RFC 8259, 6: only what JSON would call a number is one. 1_000, 0x1F, .5, 12:30 and 1.2.3 are texts.
bool isNumber(std::string_view text)
{
    std::size_t i = 0;
    const auto digits = [&] {
        const std::size_t from = i;
        while (i < text.size() && text[i] >= '0' && text[i] <= '9')
            ++i;
        return i > from;
    };
    if (i < text.size() && text[i] == '-')
        ++i;
    if (i < text.size() && text[i] == '0')
        ++i;
    else if (!digits())
        return false;
    if (i < text.size() && text[i] == '.') {
        ++i;
        if (!digits())
            return false;
    }
    if (i < text.size() && (text[i] == 'e' || text[i] == 'E')) {
        ++i;
        if (i < text.size() && (text[i] == '+' || text[i] == '-'))
            ++i;
        if (!digits())
            return false;
    }
    return i == text.size();
}

constexpr bool isBlank(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }

/// Fills a tree a document from the library's events, and keeps what anchors may ask to have again.
class Reader final : public YAML::EventHandler {
public:
    Reader(const Bytes &bytes, std::uint64_t from, std::uint64_t to, const Limits &limits)
        : m_bytes(bytes), m_all(*bytes), m_from(from), m_to(to), m_limits(limits)
    {
    }

    std::vector<std::shared_ptr<const Tree>> documents;

    Result<Done> read(YAML::Parser &parser)
    {
        int last = -1;
        try {
            while (parser.HandleNextDocument(*this)) {
                // A document that starts with "," is handed out again and again without being stepped over.
                if (m_start.pos <= last)
                    return malformed(place(m_start), QT_TRANSLATE_NOOP("models", "Nothing can begin like this in YAML."));
                last = m_start.pos;
                if (documents.size() > m_limits[Limits::YamlDocuments])
                    return beyond(Limits::YamlDocuments, m_limits, {.offset = place(m_start)});
            }
        } catch (const Stop &) {
            return m_builder && !m_builder->ok() ? m_builder->error() : m_error;
        } catch (const YAML::Exception &refused) {
            const std::uint64_t at = refused.mark.is_null() ? m_from : place(refused.mark);
            if (m_depth >= 400)
                return beyond(Limits::Depth, m_limits, {.offset = at});
            return malformed(at, Text{QT_TRANSLATE_NOOP("models", "This is no YAML: %1."), {refused.msg}});
        }
        return Done{};
    }

    void OnDocumentStart(const YAML::Mark &mark) override
    {
        if (m_documentOpen && mark.pos <= m_start.pos)
            stop(malformed(place(mark), QT_TRANSLATE_NOOP("models", "Nothing can begin like this in YAML.")));
        m_documentOpen = true;
        m_start = mark;
        m_tree = std::make_shared<Tree>();
        m_tree->bytes = m_bytes;
        m_builder = std::make_unique<TreeBuilder>(*m_tree, m_limits);
        m_log.clear();
        m_texts.clear();
        m_anchors.clear();
        m_open.clear();
        m_lastEnd = place(mark);
    }

    void OnDocumentEnd() override
    {
        check();
        documents.push_back(std::move(m_tree));
        if (documents.size() > m_limits[Limits::YamlDocuments])
            stop(beyond(Limits::YamlDocuments, m_limits, {.offset = m_lastEnd}));
    }

    void OnNull(const YAML::Mark &mark, YAML::anchor_t anchor) override
    {
        const std::uint64_t at = std::min(content(mark), m_to);
        std::string_view spelled;
        for (const std::string_view word : {"~", "null", "Null", "NULL"}) {
            if (rest(at).starts_with(word))
                spelled = word;
        }
        scalar(Value::Kind::Null, at, spelled.size(), spelled, anchor);
    }

    void OnScalar(const YAML::Mark &mark, const std::string &tag, YAML::anchor_t anchor, const std::string &value) override
    {
        const std::uint64_t at = content(mark);
        Value::Kind kind = Value::Kind::String;
        // "?" is the library's word for a plain scalar without a tag.
        if (tag == "?") {
            if (value == "true" || value == "false")
                kind = Value::Kind::Bool;
            else if (isNumber(value))
                kind = Value::Kind::Number;
        }
        if (kind == Value::Kind::Number && value.size() > m_limits[Limits::NumberBytes])
            stop(beyond(Limits::NumberBytes, m_limits, {.offset = at}));
        scalar(kind, at, spelledLength(at, value), value, anchor);
    }

    void OnAlias(const YAML::Mark &mark, YAML::anchor_t anchor) override
    {
        const std::uint64_t at = place(mark);
        if (++m_aliases > m_limits[Limits::YamlAliases])
            stop(beyond(Limits::YamlAliases, m_limits, {.offset = at}));
        const auto found = m_anchors.find(anchor);
        if (found == m_anchors.end() || !found->second.closed)
            stop(malformed(at, QT_TRANSLATE_NOOP("models", "An alias stands inside the very thing it repeats, so the document would have no end.")));
        const std::uint64_t length = wordLength(at);
        const Range range = found->second;
        if (wantsKey() && range.end - range.begin != 1)
            stop(malformed(at, QT_TRANSLATE_NOOP("models", "Only plain text can be the name of a member.")));
        for (std::size_t i = range.begin; i < range.end; ++i) {
            const Event event = m_log[i];
            if (event.text != NoText && (m_expanded += m_texts[event.text].size()) > m_limits[Limits::YamlBytes])
                stop(beyond(Limits::YamlBytes, m_limits, {.offset = at}));
            perform(event, at, length);
        }
        m_lastEnd = at + length;
    }

    void OnSequenceStart(const YAML::Mark &mark, const std::string &, YAML::anchor_t anchor, YAML::EmitterStyle::value) override
    {
        container(Value::Kind::Array, mark, anchor);
    }
    void OnSequenceEnd() override { closed(']'); }
    void OnMapStart(const YAML::Mark &mark, const std::string &, YAML::anchor_t anchor, YAML::EmitterStyle::value) override
    {
        container(Value::Kind::Object, mark, anchor);
    }
    void OnMapEnd() override { closed('}'); }

private:
    static constexpr std::uint32_t NoText = 0xFFFFFFFF;

    /// One event, as it is kept for those who repeat it.
    struct Event {
        Value::Kind kind; ///< None closes a container
        std::uint32_t text;
    };
    struct Range {
        std::size_t begin;
        std::size_t end;
        bool closed;
    };
    struct Open {
        bool object;
        bool wantsKey;
        YAML::anchor_t anchor;
    };

    std::uint64_t place(const YAML::Mark &mark) const
    {
        return std::min(m_to, m_from + std::uint64_t(std::max(mark.pos, 0)));
    }
    std::string_view rest(std::uint64_t at) const { return m_all.substr(at, m_to - at); }

    std::uint64_t wordLength(std::uint64_t at) const
    {
        std::uint64_t end = at;
        while (end < m_to && !isBlank(m_all[end]) && m_all[end] != ',' && m_all[end] != ']' && m_all[end] != '}')
            ++end;
        return end - at;
    }

    /// The library's mark stands before tags and anchors; the value begins after them.
    std::uint64_t content(const YAML::Mark &mark) const
    {
        std::uint64_t at = place(mark);
        while (at < m_to && (m_all[at] == '&' || m_all[at] == '!')) {
            at += wordLength(at);
            while (at < m_to && isBlank(m_all[at]))
                ++at;
        }
        return at;
    }

    std::uint64_t spelledLength(std::uint64_t at, std::string_view value) const
    {
        const std::string_view text = rest(at);
        if (text.empty())
            return 0;
        if (text[0] == '"' || text[0] == '\'') {
            for (std::size_t i = 1; i < text.size(); ++i) {
                if (text[0] == '"' && text[i] == '\\')
                    ++i;
                else if (text[i] == text[0] && text[0] == '\'' && i + 1 < text.size() && text[i + 1] == '\'')
                    ++i;
                else if (text[i] == text[0])
                    return i + 1;
            }
            return text.size();
        }
        if (text.starts_with(value))
            return value.size();
        // A block, or a text that goes on over lines indented deeper than the one it begins in.
        const std::size_t lineStart = at == 0 ? 0 : m_all.rfind('\n', at - 1) + 1;
        const auto indent = [&](std::size_t from) {
            std::size_t end = from;
            while (end < m_to && m_all[end] == ' ')
                ++end;
            return end - from;
        };
        const std::size_t own = indent(std::max<std::size_t>(lineStart, m_from));
        std::size_t end = std::min<std::size_t>(m_all.find('\n', at), m_to);
        std::size_t filled = end;
        while (end < m_to) {
            const std::size_t next = end + 1;
            const std::size_t deep = indent(next);
            const std::size_t feed = std::min<std::size_t>(m_all.find('\n', next), m_to);
            const bool blank = next + deep >= feed || m_all[next + deep] == '\r';
            if (!blank && deep <= own)
                break;
            if (!blank)
                filled = feed;
            end = feed;
        }
        while (filled > at && isBlank(m_all[filled - 1]))
            --filled;
        return filled - at;
    }

    bool wantsKey() const { return !m_open.empty() && m_open.back().wantsKey; }

    [[noreturn]] void stop(Error error)
    {
        m_builder.reset();
        if (error.where.offset)
            error.where.line = lineOf(m_all, *error.where.offset);
        m_error = std::move(error);
        throw Stop{};
    }
    void check() const
    {
        if (!m_builder->ok())
            throw Stop{};
    }

    void scalar(Value::Kind kind, std::uint64_t at, std::uint64_t length, std::string_view text, YAML::anchor_t anchor)
    {
        m_texts.emplace_back(text);
        if (anchor)
            m_anchors[anchor] = {m_log.size(), m_log.size() + 1, true};
        perform({kind, std::uint32_t(m_texts.size() - 1)}, at, length);
        m_lastEnd = at + length;
    }

    void container(Value::Kind kind, const YAML::Mark &mark, YAML::anchor_t anchor)
    {
        const std::uint64_t at = content(mark);
        ++m_depth;
        if (anchor)
            m_anchors[anchor] = {m_log.size(), 0, false};
        perform({kind, NoText}, at, 0);
        m_open.back().anchor = anchor;
        m_lastEnd = std::max(m_lastEnd, at);
    }

    void closed(char bracket)
    {
        --m_depth;
        std::uint64_t end = m_lastEnd;
        while (end < m_to && (isBlank(m_all[end]) || m_all[end] == ','))
            ++end;
        if (end < m_to && m_all[end] == bracket)
            m_lastEnd = end + 1;
        const YAML::anchor_t anchor = m_open.back().anchor;
        perform({Value::Kind::None, NoText}, m_lastEnd, 0);
        if (anchor) {
            Range &range = m_anchors[anchor];
            range.end = m_log.size();
            range.closed = true;
        }
    }

    void perform(Event event, std::uint64_t at, std::uint64_t length)
    {
        if (++m_events > m_limits[Limits::YamlEvents])
            stop(beyond(Limits::YamlEvents, m_limits, {.offset = at}));
        m_log.push_back(event);
        if (event.kind == Value::Kind::None) {
            m_open.pop_back();
            m_builder->end(at + length);
        } else if (wantsKey()) {
            if (event.text == NoText)
                stop(malformed(at, QT_TRANSLATE_NOOP("models", "Only plain text can be the name of a member.")));
            m_builder->key(m_texts[event.text], at, false);
            m_open.back().wantsKey = false;
        } else {
            if (!m_open.empty() && m_open.back().object)
                m_open.back().wantsKey = true;
            if (event.text == NoText) {
                m_builder->begin(event.kind, at);
                m_open.push_back({event.kind == Value::Kind::Object, event.kind == Value::Kind::Object, 0});
            } else {
                m_builder->scalar(event.kind, at, length, m_texts[event.text]);
            }
        }
        check();
    }

    const Bytes &m_bytes;
    std::string_view m_all;
    std::uint64_t m_from;
    std::uint64_t m_to;
    const Limits &m_limits;
    std::shared_ptr<Tree> m_tree;
    std::unique_ptr<TreeBuilder> m_builder;
    std::vector<Event> m_log;
    std::vector<std::string> m_texts;
    std::map<YAML::anchor_t, Range> m_anchors;
    std::vector<Open> m_open;
    YAML::Mark m_start;
    bool m_documentOpen = false;
    std::uint64_t m_lastEnd = 0;
    std::uint64_t m_events = 0;
    std::uint64_t m_aliases = 0;
    std::uint64_t m_expanded = 0;
    int m_depth = 0;
    Error m_error;
};

// YAML 1.2.2, 5.1: what may stand in a text. The library takes 0x04 for the end and says nothing of the rest.
std::size_t firstUnprintable(std::string_view text)
{
    const auto bad = [](char c) {
        const auto byte = static_cast<unsigned char>(c);
        return (byte < 0x20 && c != '\t' && c != '\n' && c != '\r') || byte == 0x7F;
    };
    const auto found = std::ranges::find_if(text, bad);
    return found == text.end() ? text.npos : std::size_t(found - text.begin());
}

}

Result<std::vector<std::shared_ptr<const Tree>>> readYaml(Bytes bytes, std::uint64_t from, std::uint64_t to,
                                                          const Limits &limits)
{
    to = std::min<std::uint64_t>(to, bytes->size());
    from = std::min(from, to);
    if (to - from > limits[Limits::YamlBytes])
        return beyond(Limits::YamlBytes, limits);
    std::string_view text = std::string_view(*bytes).substr(from, to - from);
    if (text.starts_with("\xEF\xBB\xBF")) {
        from += 3;
        text.remove_prefix(3);
    }
    const auto refused = [&](Error error) {
        error.where.line = lineOf(*bytes, *error.where.offset);
        return error;
    };
    if (const std::size_t bad = firstBadUtf8(text); bad != text.npos)
        return refused({Code::BadUtf8, QT_TRANSLATE_NOOP("models", "The text is not well-formed UTF-8."),
                        QT_TRANSLATE_NOOP("models", "Save it again as UTF-8."), {.offset = from + bad}});
    if (const std::size_t bad = firstUnprintable(text); bad != text.npos)
        return refused(malformed(from + bad, QT_TRANSLATE_NOOP("models", "A control character stands in the YAML.")));

    Reader reader(bytes, from, to, limits);
    try {
        View view(text);
        std::istream stream(&view);
        YAML::Parser parser(stream);
        if (auto done = reader.read(parser); !done) {
            Error error = done.error();
            if (error.where.offset && error.where.line == 0)
                error.where.line = lineOf(*bytes, *error.where.offset);
            return error;
        }
    } catch (const YAML::Exception &error) {
        return refused(malformed(from, Text{QT_TRANSLATE_NOOP("models", "This is no YAML: %1."), {error.msg}}));
    } catch (const std::bad_alloc &) {
        return Error{Code::OutOfMemory, QT_TRANSLATE_NOOP("models", "There is not enough memory to read this document."), {}};
    }
    return std::move(reader.documents);
}

}
