#include "models/document/json.h"

#include "models/base/utf8.h"
#include "models/document/treebuilder.h"

#include <algorithm>
#include <cstring>
#include <simdjson.h>

namespace pedigree {

namespace {

namespace od = simdjson::ondemand;

constexpr bool isSpace(char c) { return c == ' ' || c == '\n' || c == '\r' || c == '\t'; }

std::string_view trimmed(std::string_view token)
{
    while (!token.empty() && isSpace(token.back()))
        token.remove_suffix(1);
    return token;
}

// RFC 8259, 6. The library reads numbers into machine types, which would lose the spelling and refuse 1e400.
bool isNumber(std::string_view text)
{
    std::size_t i = 0;
    const auto digits = [&] {
        const std::size_t from = i;
        while (i < text.size() && text[i] >= '0' && text[i] <= '9')
            ++i;
        return i - from;
    };
    if (i < text.size() && text[i] == '-')
        ++i;
    if (i < text.size() && text[i] == '0')
        ++i;
    else if (digits() == 0)
        return false;
    if (i < text.size() && text[i] == '.') {
        ++i;
        if (digits() == 0)
            return false;
    }
    if (i < text.size() && (text[i] == 'e' || text[i] == 'E')) {
        ++i;
        if (i < text.size() && (text[i] == '+' || text[i] == '-'))
            ++i;
        if (digits() == 0)
            return false;
    }
    return i == text.size();
}

// RFC 8259, 7: a \u escape of half a surrogate pair is no character. npos when all is well.
std::size_t loneSurrogate(std::string_view raw)
{
    const auto unit = [&](std::size_t at) -> int {
        int value = 0;
        for (std::size_t i = at; i < at + 4; ++i) {
            const char c = i < raw.size() ? raw[i] : 'x';
            const int digit = c >= '0' && c <= '9' ? c - '0' : c >= 'a' && c <= 'f' ? c - 'a' + 10 : c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1;
            if (digit < 0)
                return -1;
            value = value * 16 + digit;
        }
        return value;
    };
    for (std::size_t i = raw.find('\\'); i != raw.npos && i + 1 < raw.size(); i = raw.find('\\', i)) {
        if (raw[i + 1] != 'u') {
            i += 2;
            continue;
        }
        const int first = unit(i + 2);
        if (first >= 0xDC00 && first <= 0xDFFF)
            return i;
        if (first >= 0xD800 && first <= 0xDBFF) {
            const int second = raw.substr(i + 6).starts_with("\\u") ? unit(i + 8) : -1;
            if (second < 0xDC00 || second > 0xDFFF)
                return i;
            i += 12;
            continue;
        }
        i += 6;
    }
    return raw.npos;
}

Error malformed(std::uint64_t offset, Text what)
{
    return Error{Code::MalformedJson, std::move(what),
                 QT_TRANSLATE_NOOP("models", "Have it exported again, or repair it at the place named."), {.offset = offset}};
}

class Reader {
public:
    Reader(Tree &tree, std::string_view text, std::uint64_t base, const Limits &limits, const Watch &watch)
        : m_builder(tree, limits), m_tree(tree), m_text(text), m_base(base), m_watch(watch)
    {
    }

    Result<Done> read(std::size_t capacity)
    {
        if (const auto nul = m_text.find('\0'); nul != m_text.npos)
            return fail(malformed(m_base + nul, QT_TRANSLATE_NOOP("models", "A NUL byte stands in the document.")));
        const std::string_view plain = stripped();
        if (plain.empty())
            return fail(malformed(m_base, QT_TRANSLATE_NOOP("models", "There is nothing but white space here.")));
        if (plain.front() != '{' && plain.front() != '[')
            return readRootScalar(plain);

        od::parser parser;
        od::document document;
        const auto view = simdjson::padded_string_view(m_text.data(), m_text.size(), capacity);
        if (const auto error = parser.iterate(view).get(document))
            return fail(describe(error, at(plain.data())));
        if (plain.front() == '{') {
            od::object object;
            if (const auto error = document.get_object().get(object))
                return fail(describe(error, at(plain.data())));
            readObject(object, at(plain.data()));
        } else {
            od::array array;
            if (const auto error = document.get_array().get(array))
                return fail(describe(error, at(plain.data())));
            readArray(array, at(plain.data()));
        }
        if (m_builder.ok() && m_closed != at(plain.data() + plain.size()))
            m_builder.refuse(malformed(nextVisible(m_closed), QT_TRANSLATE_NOOP("models", "Something stands after the end of the document.")));
        if (!m_builder.ok())
            return fail(m_builder.error());
        return Done{};
    }

private:
    std::uint64_t at(const char *place) const { return m_base + std::uint64_t(place - m_text.data()); }

    std::string_view stripped() const
    {
        std::string_view plain = trimmed(m_text);
        while (!plain.empty() && isSpace(plain.front()))
            plain.remove_prefix(1);
        return plain;
    }

    Error fail(Error error)
    {
        if (error.where.offset && error.where.line == 0)
            error.where.line = m_tree.line(*error.where.offset);
        return error;
    }

    Error describe(simdjson::error_code error, std::uint64_t offset) const
    {
        if (error == simdjson::UTF8_ERROR) {
            const std::size_t bad = firstBadUtf8(m_text);
            return Error{Code::BadUtf8, QT_TRANSLATE_NOOP("models", "A byte here is not UTF-8."),
                         QT_TRANSLATE_NOOP("models", "Save the document as UTF-8."),
                         {.offset = m_base + (bad == m_text.npos ? 0 : bad)}};
        }
        if (error == simdjson::MEMALLOC)
            return Error{Code::OutOfMemory, QT_TRANSLATE_NOOP("models", "There is not enough memory to read this document."), {},
                         {.offset = offset}};
        return malformed(offset, sentence(error));
    }

    static Text sentence(simdjson::error_code error)
    {
        switch (error) {
        case simdjson::UNCLOSED_STRING: return QT_TRANSLATE_NOOP("models", "A string is not closed.");
        case simdjson::UNESCAPED_CHARS: return QT_TRANSLATE_NOOP("models", "A control character stands in a string as it is.");
        case simdjson::STRING_ERROR: return QT_TRANSLATE_NOOP("models", "A string holds an escape that JSON does not have.");
        case simdjson::INCOMPLETE_ARRAY_OR_OBJECT: return QT_TRANSLATE_NOOP("models", "An object or array is not closed.");
        case simdjson::EMPTY: return QT_TRANSLATE_NOOP("models", "There is nothing but white space here.");
        default: return QT_TRANSLATE_NOOP("models", "This is not JSON.");
        }
    }

    void refuse(simdjson::error_code error, std::uint64_t offset) { m_builder.refuse(describe(error, offset)); }

    Result<Done> readRootScalar(std::string_view plain)
    {
        // The parser takes a root scalar by its first bytes and does not look at what follows: the whole text must be it.
        if (const std::size_t bad = firstBadUtf8(m_text); bad != m_text.npos)
            return fail(describe(simdjson::UTF8_ERROR, m_base));
        if (plain.front() != '"') {
            addPlain(plain);
        } else {
            const std::size_t close = closingQuote(plain);
            if (close + 1 != plain.size())
                return fail(malformed(at(plain.data()), close == plain.npos ? sentence(simdjson::UNCLOSED_STRING)
                                                                            : sentence(simdjson::TAPE_ERROR)));
            // Wrapped in an array it is an ordinary value again.
            std::string wrapped = "[" + std::string(plain) + "]";
            const std::size_t size = wrapped.size();
            wrapped.resize(size + simdjson::SIMDJSON_PADDING);
            od::parser parser;
            od::document document;
            od::array array;
            if (const auto error = parser.iterate(wrapped.data(), size, wrapped.size()).get(document))
                return fail(describe(error, at(plain.data())));
            if (const auto error = document.get_array().get(array))
                return fail(describe(error, at(plain.data())));
            for (auto entry : array) {
                od::value value;
                if (const auto error = entry.get(value))
                    return fail(describe(error, at(plain.data())));
                addString(value, plain);
            }
        }
        if (!m_builder.ok())
            return fail(m_builder.error());
        return Done{};
    }

    static std::size_t closingQuote(std::string_view text)
    {
        for (std::size_t i = 1; i < text.size(); ++i) {
            if (text[i] == '\\')
                ++i;
            else if (text[i] == '"')
                return i;
        }
        return text.npos;
    }

    void addPlain(std::string_view token)
    {
        const std::uint64_t offset = at(token.data());
        if (token == "true" || token == "false")
            m_builder.scalar(Value::Kind::Bool, offset, token.size());
        else if (token == "null")
            m_builder.scalar(Value::Kind::Null, offset, token.size());
        else if (isNumber(token))
            m_builder.scalar(Value::Kind::Number, offset, token.size());
        else
            m_builder.refuse(malformed(offset, QT_TRANSLATE_NOOP("models", "This is not a value that JSON has.")));
    }

    // `token` is the string as spelled, with its quotes.
    void addString(od::value &value, std::string_view token)
    {
        const std::uint64_t offset = at(token.data());
        if (std::memchr(token.data(), '\\', token.size()) == nullptr) {
            m_builder.scalar(Value::Kind::String, offset, token.size());
            // Consumed here, because what is left to the library's own skipping may take a string and a colon for a member.
            if (const auto error = value.get_raw_json_string().error())
                refuse(error, offset);
            return;
        }
        if (const std::size_t lone = loneSurrogate(token); lone != token.npos)
            return m_builder.refuse(malformed(offset + lone, QT_TRANSLATE_NOOP("models", "An escape here is half of a surrogate pair, which is no character.")));
        std::string_view text;
        if (const auto error = value.get_string().get(text))
            return refuse(error, offset);
        m_builder.scalar(Value::Kind::String, offset, token.size(), text);
    }

    void readValue(od::value value)
    {
        const std::string_view raw = value.raw_json_token();
        const std::uint64_t offset = at(raw.data());
        switch (raw.front()) {
        case '{': {
            od::object object;
            if (const auto error = value.get_object().get(object))
                return refuse(error, offset);
            return readObject(object, offset);
        }
        case '[': {
            od::array array;
            if (const auto error = value.get_array().get(array))
                return refuse(error, offset);
            return readArray(array, offset);
        }
        case '"': {
            const std::string_view token = trimmed(raw);
            if (token.size() < 2 || token.back() != '"')
                return m_builder.refuse(malformed(offset, sentence(simdjson::UNCLOSED_STRING)));
            addString(value, token);
            return;
        }
        default:
            return addPlain(trimmed(raw));
        }
    }

    void readObject(od::object object, std::uint64_t offset)
    {
        m_builder.begin(Value::Kind::Object, offset);
        if (!m_builder.ok() || m_watch.stopped())
            return stop(offset);
        std::uint64_t last = offset;
        for (auto field : object) {
            od::raw_json_string rawKey;
            if (const auto error = field.key().get(rawKey))
                return refuse(error, last);
            const char *name = rawKey.raw();
            last = at(name) - 1;
            readKey(field, name, last);
            od::value value;
            if (const auto error = std::move(field).value().get(value))
                return refuse(error, last);
            readValue(value);
            if (!m_builder.ok())
                return;
        }
        m_builder.end(endOfLast());
    }

    template <typename Field> void readKey(Field &field, const char *name, std::uint64_t offset)
    {
        const char *quote = name;
        while (*quote != '"' && *quote != '\\')
            ++quote;
        if (*quote == '"') {
            m_builder.key({name, std::size_t(quote - name)}, offset, true);
            return;
        }
        // Stage 1 has seen the closing quote, so closingQuote finds it.
        const std::string_view token = m_text.substr(std::size_t(offset - m_base));
        const std::string_view spelled = token.substr(0, closingQuote(token) + 1);
        if (const std::size_t lone = loneSurrogate(spelled); lone != spelled.npos)
            return m_builder.refuse(malformed(offset + lone, QT_TRANSLATE_NOOP("models", "An escape here is half of a surrogate pair, which is no character.")));
        std::string_view text;
        if (const auto error = field.unescaped_key().get(text))
            return refuse(error, offset);
        m_builder.key(text, offset, false);
    }

    void readArray(od::array array, std::uint64_t offset)
    {
        m_builder.begin(Value::Kind::Array, offset);
        if (!m_builder.ok() || m_watch.stopped())
            return stop(offset);
        std::uint64_t last = offset;
        for (auto entry : array) {
            od::value value;
            if (const auto error = entry.get(value))
                return refuse(error, last);
            last = at(value.raw_json_token().data());
            readValue(value);
            if (!m_builder.ok())
                return;
        }
        m_builder.end(endOfLast());
    }

    // One past the closing bracket of what was just walked to its end. Only white space can stand between it and the
    // last value read, the bracket closed last, or (when it is empty) its opening bracket, whichever comes last.
    std::uint64_t endOfLast()
    {
        const Tree::Node &last = m_tree.nodes.back();
        const std::uint64_t end = last.offset + std::uint64_t(last.length == 0 ? 1 : last.length);
        std::size_t from = std::size_t(std::max(end, m_closed) - m_base);
        while (from < m_text.size() && isSpace(m_text[from]))
            ++from;
        m_closed = m_base + from + 1;
        return m_closed;
    }

    std::uint64_t nextVisible(std::uint64_t offset) const
    {
        while (offset - m_base < m_text.size() && isSpace(m_text[std::size_t(offset - m_base)]))
            ++offset;
        return offset;
    }

    void stop(std::uint64_t offset)
    {
        if (m_watch.stopped())
            m_builder.refuse(Error{Code::Cancelled, QT_TRANSLATE_NOOP("models", "Stopped."), {}, {.offset = offset}});
    }

    TreeBuilder m_builder;
    Tree &m_tree;
    std::string_view m_text;
    std::uint64_t m_base;
    const Watch &m_watch;
    std::uint64_t m_closed = 0; ///< one past the closing bracket seen last
};

// Reads [from, to) of bytes, whose whole the tree keeps.
Result<std::shared_ptr<const Tree>> readPart(const Bytes &bytes, std::uint64_t from, std::uint64_t to, const Limits &limits,
                                             const Watch &watch)
{
    auto tree = std::make_shared<Tree>();
    tree->bytes = bytes;
    const std::string_view text = std::string_view(*bytes).substr(from, to - from);
    // A rough guess that spares most of the copying while it grows; real documents hold a value every 20 to 50 bytes.
    tree->nodes.reserve(text.size() / 44 + 16);
    try {
        if (bytes->capacity() - to >= simdjson::SIMDJSON_PADDING) {
            Reader reader(*tree, text, from, limits, watch);
            if (auto done = reader.read(bytes->capacity() - from); !done)
                return done.error();
        } else {
            // The parser reads up to 64 bytes past the end; where they are not ours it gets a copy, and the tree, whose
            // views must look into the kept bytes, is built over a string with room.
            auto roomy = std::make_shared<std::string>();
            roomy->reserve(bytes->size() + simdjson::SIMDJSON_PADDING);
            roomy->append(*bytes);
            tree->bytes = roomy;
            Reader reader(*tree, std::string_view(*roomy).substr(from, to - from), from, limits, watch);
            if (auto done = reader.read(roomy->capacity() - from); !done)
                return done.error();
        }
    } catch (const std::bad_alloc &) {
        return Error{Code::OutOfMemory, QT_TRANSLATE_NOOP("models", "There is not enough memory to read this document."), {}};
    }
    return std::shared_ptr<const Tree>(std::move(tree));
}

}

Result<std::shared_ptr<const Tree>> readJson(Bytes bytes, const Limits &limits, const Watch &watch)
{
    if (bytes->size() > limits[Limits::DocumentBytes])
        return beyond(Limits::DocumentBytes, limits);
    const bool marked = std::string_view(*bytes).starts_with("\xEF\xBB\xBF");
    return readPart(bytes, marked ? 3 : 0, bytes->size(), limits, watch);
}

Result<std::vector<JsonLine>> readJsonLines(const Bytes &bytes, const Limits &limits, const Watch &watch)
{
    if (bytes->size() > limits[Limits::DocumentBytes])
        return beyond(Limits::DocumentBytes, limits);
    std::vector<JsonLine> lines;
    const std::string_view all = *bytes;
    std::uint64_t number = 0;
    for (std::size_t from = 0; from < all.size();) {
        ++number;
        const std::size_t feed = std::min(all.find('\n', from), all.size());
        std::string_view line = all.substr(from, feed - from);
        std::size_t start = from;
        // RFC 7464: each text of a sequence begins with a record separator.
        if (line.starts_with('\x1E')) {
            line.remove_prefix(1);
            ++start;
        }
        if (!trimmed(line).empty()) {
            if (lines.size() >= limits[Limits::YamlDocuments] * 1000)
                return beyond(Limits::YamlDocuments, limits);
            auto tree = readPart(toBytes(std::string(line)), 0, line.size(), limits, watch);
            lines.push_back({start, number, std::move(tree)});
        }
        from = feed + 1;
    }
    return lines;
}

}
