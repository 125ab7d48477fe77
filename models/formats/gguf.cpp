#include "models/formats/gguf.h"

#include "models/base/utf8.h"
#include "models/formats/modelfolder.h"
#include "models/formats/tensors.h"

#include <algorithm>
#include <array>
#include <bit>
#include <charconv>
#include <map>

namespace pedigree::formats {

namespace {

enum class Type : std::uint32_t { U8, I8, U16, I16, U32, I32, F32, Bool, String, Array, U64, I64, F64 };
constexpr std::array<std::uint8_t, 13> widths{1, 1, 2, 2, 4, 4, 4, 1, 0, 0, 8, 8, 8};

/// How a tensor type packs its elements: so many a block, a block in so many bytes.
struct TensorType {
    std::uint32_t id;
    std::string_view name;
    std::uint32_t block;
    std::uint32_t bytes;
};
constexpr std::array<TensorType, 34> tensorTypes{{
    {0, "F32", 1, 4},        {1, "F16", 1, 2},        {2, "Q4_0", 32, 18},     {3, "Q4_1", 32, 20},    {6, "Q5_0", 32, 22},
    {7, "Q5_1", 32, 24},     {8, "Q8_0", 32, 34},     {9, "Q8_1", 32, 36},     {10, "Q2_K", 256, 84},  {11, "Q3_K", 256, 110},
    {12, "Q4_K", 256, 144},  {13, "Q5_K", 256, 176},  {14, "Q6_K", 256, 210},  {15, "Q8_K", 256, 292}, {16, "IQ2_XXS", 256, 66},
    {17, "IQ2_XS", 256, 74}, {18, "IQ3_XXS", 256, 98}, {19, "IQ1_S", 256, 50}, {20, "IQ4_NL", 32, 18}, {21, "IQ3_S", 256, 110},
    {22, "IQ2_S", 256, 82},  {23, "IQ4_XS", 256, 136}, {24, "I8", 1, 1},       {25, "I16", 1, 2},      {26, "I32", 1, 4},
    {27, "I64", 1, 8},       {28, "F64", 1, 8},       {29, "IQ1_M", 256, 56},  {30, "BF16", 1, 2},     {34, "TQ1_0", 256, 54},
    {35, "TQ2_0", 256, 66},  {39, "MXFP4", 32, 17},   {31, "Q4_0_4_4", 32, 18}, {32, "Q4_0_4_8", 32, 18},
}};

struct Pair {
    std::string_view key;
    std::uint64_t offset; ///< of the key
    Type type;
    std::uint64_t at; ///< of the value
};

struct Tensor {
    std::string_view name;
    std::uint64_t at;
    std::vector<std::uint64_t> dims; ///< fastest first, as they stand
    std::uint32_t type;
    std::uint64_t offset; ///< into the data
};

/// Walks over what stands before the tensors. It keeps views only.
class Parser {
public:
    Parser(std::string_view bytes, std::uint64_t fileSize, const Limits &limits) : m_bytes(bytes), m_fileSize(fileSize), m_limits(limits) {}

    std::uint32_t version = 0;
    bool bigEndian = false;
    std::vector<Pair> pairs;
    std::vector<Tensor> tensors;
    std::uint64_t alignment = 32;

    /// True when all of it was there. Else wanted() says how many bytes are, unless error() says why not.
    bool run(bool keep)
    {
        m_keep = keep;
        return header() && metadata() && tensorInfos();
    }
    const std::optional<Error> &error() const { return m_error; }
    std::uint64_t wanted() const { return m_wanted; }
    std::uint64_t position() const { return m_at; }
    void seek(std::uint64_t at) { m_at = at; }

    std::uint64_t unsignedAt(unsigned width)
    {
        std::uint64_t value = 0;
        for (unsigned i = 0; i < width; ++i) {
            const unsigned from = bigEndian ? i : width - 1 - i;
            value = value << 8 | static_cast<unsigned char>(m_bytes[m_at + from]);
        }
        m_at += width;
        return value;
    }
    bool length(std::uint64_t &value)
    {
        const unsigned width = version == 1 ? 4 : 8;
        if (!need(width))
            return false;
        value = unsignedAt(width);
        return true;
    }
    bool string(std::string_view &value, std::uint64_t most)
    {
        const std::uint64_t from = m_at;
        std::uint64_t size = 0;
        if (!length(size))
            return false;
        if (size > most)
            return fail(most == m_limits[Limits::GgufString]
                            ? beyond(Limits::GgufString, m_limits, {.offset = from})
                            : refusal(Text{QT_TRANSLATE_NOOP("models", "A name of %1 bytes: %2 are allowed."), {std::to_string(size), std::to_string(most)}}, from));
        if (!need(size))
            return false;
        value = m_bytes.substr(m_at, size);
        m_at += size;
        return true;
    }
    bool need(std::uint64_t size)
    {
        if (size > m_fileSize - std::min(m_at, m_fileSize))
            return fail(refusal(QT_TRANSLATE_NOOP("models", "The header reaches beyond the end of the file."), m_at));
        if (m_at + size > m_bytes.size()) {
            m_wanted = m_at + size;
            return false;
        }
        return true;
    }

    static Error refusal(Text what, std::uint64_t offset)
    {
        return Error{Code::Malformed, std::move(what),
                     QT_TRANSLATE_NOOP("models", "Fetch the file again and compare its digest."), {.offset = offset}};
    }

private:
    bool fail(Error error)
    {
        if (!m_error)
            m_error = std::move(error);
        return false;
    }
    std::uint64_t left() const { return m_fileSize - std::min(m_at, m_fileSize); }

    bool header()
    {
        if (!need(8))
            return false;
        if (!m_bytes.starts_with("GGUF"))
            return fail(refusal(QT_TRANSLATE_NOOP("models", "The file does not begin with “GGUF”."), 0));
        m_at = 4;
        version = std::uint32_t(unsignedAt(4));
        if ((version & 0xFFFF) == 0 && version != 0) {
            // Only the third version knows another byte order; read with ours its number is a large one.
            version = version >> 24 | (version >> 8 & 0xFF00);
            bigEndian = true;
        }
        if (version == 0 || version > 3 || (bigEndian && version != 3))
            return fail(Error{Code::UnsupportedVersion,
                              Text{QT_TRANSLATE_NOOP("models", "This is GGUF %1; versions 1 to 3 can be read."), {std::to_string(version)}},
                              {}, {.offset = 4}});
        if (!length(m_tensorCount) || !length(m_pairCount))
            return false;
        // The smallest a key with a value can be: two lengths' worth and a byte; the smallest tensor a few more.
        const std::uint64_t wide = version == 1 ? 4 : 8;
        if (m_pairCount > m_limits[Limits::GgufKeys])
            return fail(beyond(Limits::GgufKeys, m_limits, {.offset = 8 + wide}));
        if (m_tensorCount > m_limits[Limits::GgufTensors])
            return fail(beyond(Limits::GgufTensors, m_limits, {.offset = 8}));
        if (m_pairCount * (wide + 5) + m_tensorCount * (wide + 16) > left())
            return fail(refusal(QT_TRANSLATE_NOOP("models", "The file is too small for the keys and tensors it claims to have."), 8));
        return true;
    }

    bool skipValue(Type type, unsigned depth)
    {
        if (type == Type::String) {
            std::string_view text;
            return string(text, m_limits[Limits::GgufString]);
        }
        if (type != Type::Array) {
            const unsigned width = widths[std::size_t(type)];
            if (!need(width))
                return false;
            m_at += width;
            return true;
        }
        const std::uint64_t from = m_at;
        if (depth >= m_limits[Limits::GgufNesting])
            return fail(beyond(Limits::GgufNesting, m_limits, {.offset = from}));
        Type element{};
        std::uint64_t count = 0;
        if (!readType(element) || !length(count))
            return false;
        const std::uint64_t wide = version == 1 ? 4 : 8;
        const std::uint64_t smallest = element == Type::String ? wide : element == Type::Array ? wide + 4 : widths[std::size_t(element)];
        const auto bytes = product(count, smallest);
        if (!bytes || *bytes > left())
            return fail(refusal(Text{QT_TRANSLATE_NOOP("models", "An array claims %1 entries, more than the file could hold."), {std::to_string(count)}}, from));
        m_elements += count;
        if (m_elements > m_limits[Limits::Values])
            return fail(beyond(Limits::Values, m_limits, {.offset = from}));
        if (element != Type::String && element != Type::Array) {
            if (!need(*bytes))
                return false;
            m_at += *bytes;
            return true;
        }
        for (std::uint64_t i = 0; i < count; ++i) {
            if (!skipValue(element, depth + 1))
                return false;
        }
        return true;
    }

public:
    bool readType(Type &type)
    {
        if (!need(4))
            return false;
        const std::uint64_t from = m_at;
        const std::uint64_t number = unsignedAt(4);
        if (number >= widths.size())
            return fail(refusal(Text{QT_TRANSLATE_NOOP("models", "%1 is no type of a value."), {std::to_string(number)}}, from));
        type = Type(number);
        return true;
    }

private:
    bool metadata()
    {
        for (std::uint64_t i = 0; i < m_pairCount; ++i) {
            Pair pair{};
            pair.offset = m_at;
            if (!string(pair.key, 65'535) || !readType(pair.type))
                return false;
            pair.at = m_at;
            if (pair.key == "general.alignment" && pair.type == Type::U32 && need(4)) {
                alignment = unsignedAt(4);
                m_at = pair.at;
                if (alignment == 0 || !std::has_single_bit(alignment) || alignment > (1U << 24))
                    return fail(refusal(Text{QT_TRANSLATE_NOOP("models", "%1 is no alignment."), {std::to_string(alignment)}}, pair.at));
            }
            if (!skipValue(pair.type, 0))
                return false;
            if (m_keep)
                pairs.push_back(pair);
        }
        return true;
    }

    bool tensorInfos()
    {
        for (std::uint64_t i = 0; i < m_tensorCount; ++i) {
            Tensor tensor{};
            tensor.at = m_at;
            if (!string(tensor.name, 64) || !need(4))
                return false;
            const std::uint64_t dims = unsignedAt(4);
            if (dims > 4)
                return fail(refusal(Text{QT_TRANSLATE_NOOP("models", "A tensor of %1 dimensions: 4 are allowed."), {std::to_string(dims)}}, tensor.at));
            for (std::uint64_t d = 0; d < dims; ++d) {
                std::uint64_t size = 0;
                if (!length(size))
                    return false;
                if (m_keep)
                    tensor.dims.push_back(size);
            }
            if (!need(12))
                return false;
            tensor.type = std::uint32_t(unsignedAt(4));
            tensor.offset = unsignedAt(8);
            if (m_keep)
                tensors.push_back(std::move(tensor));
        }
        return true;
    }

    std::string_view m_bytes;
    std::uint64_t m_fileSize;
    const Limits &m_limits;
    std::uint64_t m_at = 0;
    std::uint64_t m_wanted = 0;
    std::uint64_t m_tensorCount = 0;
    std::uint64_t m_pairCount = 0;
    std::uint64_t m_elements = 0;
    bool m_keep = false;
    std::optional<Error> m_error;
};

std::string hubId(std::string_view url)
{
    const std::string_view host = "huggingface.co/";
    const std::size_t at = url.find(host);
    if (at == url.npos)
        return {};
    url.remove_prefix(at + host.size());
    while (url.ends_with('/'))
        url.remove_suffix(1);
    return isRepository(url) && url.find('/') != url.npos ? std::string(url) : std::string();
}

/// Turns what the parser walked over into a record.
class GgufReader {
public:
    GgufReader(const Input &input, const Limits &limits, Parser &parser)
        : m_record(input, "gguf", limits), m_limits(limits), m_parser(parser), m_end(parser.position())
    {
    }

    Reading read()
    {
        const Input &input = m_record.input();
        m_main = m_record.main(isAdapter() ? EntityKind::Adapter : EntityKind::Model);
        m_file = m_record.file(input.digest, input.size, "weights", "gguf", Basis::Observed);
        m_record.claim(m_file, "gguf:version", std::to_string(m_parser.version), ValueKind::Number, 4, Basis::Observed);
        if (m_parser.bigEndian)
            m_record.claim(m_file, "gguf:byte_order", "big-endian", ValueKind::Text, 4, Basis::Observed);
        checkKeys();
        for (const Pair &pair : m_parser.pairs) {
            m_parser.seek(pair.at);
            readPair(pair);
        }
        readBases();
        readTensors((m_end + m_parser.alignment - 1) / m_parser.alignment * m_parser.alignment);
        m_sums.claimInto(m_record, m_file, "gguf:observed.", !isShard(fileName(input.path)));
        Reading reading = m_record.finish();
        reading.version = std::to_string(m_parser.version);
        return reading;
    }

private:
    struct Scalar {
        std::string text;
        ValueKind kind;
    };

    bool isAdapter()
    {
        for (const Pair &pair : m_parser.pairs) {
            if (pair.key == "general.type" && pair.type == Type::String) {
                m_parser.seek(pair.at);
                return scalar(Type::String).text == "adapter";
            }
            if (pair.key.starts_with("adapter."))
                return true;
        }
        return false;
    }

    Scalar scalar(Type type)
    {
        // All of it was there a moment ago, so nothing is asked again.
        const auto real = [](auto value) {
            std::array<char, 64> room;
            const auto done = std::to_chars(room.data(), room.data() + room.size(), value);
            return std::string(room.data(), done.ptr);
        };
        switch (type) {
        case Type::String: {
            std::string_view text;
            (void)m_parser.string(text, m_limits[Limits::GgufString]);
            if (firstBadUtf8(text) == text.npos)
                return {std::string(text), ValueKind::Text};
            m_badText = true;
            return {shown(text, text.size(), Lines::Keep), ValueKind::Text};
        }
        case Type::Bool: return {m_parser.unsignedAt(1) ? "true" : "false", ValueKind::Bool};
        case Type::I8: return {std::to_string(std::int8_t(m_parser.unsignedAt(1))), ValueKind::Number};
        case Type::I16: return {std::to_string(std::int16_t(m_parser.unsignedAt(2))), ValueKind::Number};
        case Type::I32: return {std::to_string(std::int32_t(m_parser.unsignedAt(4))), ValueKind::Number};
        case Type::I64: return {std::to_string(std::int64_t(m_parser.unsignedAt(8))), ValueKind::Number};
        case Type::F32: return {real(std::bit_cast<float>(std::uint32_t(m_parser.unsignedAt(4)))), ValueKind::Number};
        case Type::F64: return {real(std::bit_cast<double>(m_parser.unsignedAt(8))), ValueKind::Number};
        case Type::U8:
        case Type::U16:
        case Type::U32:
        case Type::U64: return {std::to_string(m_parser.unsignedAt(widths[std::size_t(type)])), ValueKind::Number};
        case Type::Array: break;
        }
        return {{}, ValueKind::Null};
    }

    void claimAll(std::uint32_t entity, const std::string &field, Type type)
    {
        const auto at = std::uint32_t(m_parser.position());
        if (type != Type::Array) {
            const Scalar value = scalar(type);
            m_record.claim(entity, field, value.text, value.kind, at);
            return;
        }
        Type element{};
        std::uint64_t count = 0;
        (void)m_parser.readType(element);
        (void)m_parser.length(count);
        if (count == 0)
            m_record.claim(entity, field, {}, ValueKind::EmptyList, at);
        for (std::uint64_t i = 0; i < count; ++i)
            claimAll(entity, field + "[]", element);
    }

    void readPair(const Pair &pair)
    {
        const auto at = std::uint32_t(pair.at);
        const std::string key(firstBadUtf8(pair.key) == pair.key.npos ? std::string(pair.key) : shown(pair.key));
        const bool text = pair.type == Type::String;
        const bool adapter = m_record.mainKind() == EntityKind::Adapter;
        std::string_view field;
        if (text) {
            if (key == "general.name")
                field = adapter ? "adapters[].name" : "model.name";
            else if (key == "general.version")
                field = "model.upstream_version";
            else if (key == "general.organization")
                field = "model.provider.name";
            else if (key == "general.license")
                field = adapter ? "adapters[].licence" : "model.licence";
            else if (key == "general.license.link")
                field = "model.licence_text.uri";
            else if (key == "general.architecture")
                field = "model.family";
            else if (key == "general.description")
                field = "model.description";
            else if (key == "tokenizer.chat_template") {
                const Scalar value = scalar(Type::String);
                m_record.prompt(value.text, "chat_template", at);
                return;
            }
        } else if (pair.type == Type::Array && key == "general.languages") {
            field = adapter ? "adapters[].languages" : "model.languages";
        } else if (key.ends_with(".context_length") && pair.type != Type::Array) {
            field = "operations.context_window";
        } else if (key == "adapter.lora.alpha" && pair.type != Type::Array) {
            field = "adapters[].alpha";
        }
        if (key == "general.languages" && !field.empty()) {
            claimList(field);
        } else if (!field.empty()) {
            const Scalar value = scalar(pair.type);
            m_record.claim(m_main, field, value.text, value.kind, at);
            if (key == "general.name" && !isPlaceholder(value.text))
                m_record.nameMain(value.text);
            else if (key == "general.version")
                m_record.nameMain({}, value.text);
        } else {
            claimAll(m_main, "gguf:" + key, pair.type);
        }
        m_parser.seek(pair.at);
        if (key.starts_with("general.base_model.") && text)
            m_bases[key.substr(19)] = {scalar(Type::String).text, at};
        else if (key == "general.datasets" && pair.type == Type::Array)
            readDatasets();
    }

    void claimList(std::string_view field)
    {
        Type element{};
        std::uint64_t count = 0;
        (void)m_parser.readType(element);
        (void)m_parser.length(count);
        for (std::uint64_t i = 0; i < count; ++i) {
            const auto at = std::uint32_t(m_parser.position());
            if (element == Type::Array) {
                m_record.claim(m_main, "gguf:general.languages", {}, ValueKind::EmptyList, at);
                return;
            }
            const Scalar value = scalar(element);
            m_record.claim(m_main, field, value.text, value.kind, at);
        }
    }

    void readDatasets()
    {
        Type element{};
        std::uint64_t count = 0;
        (void)m_parser.readType(element);
        (void)m_parser.length(count);
        for (std::uint64_t i = 0; i < count && element == Type::String; ++i) {
            const auto at = std::uint32_t(m_parser.position());
            const std::string name = scalar(element).text;
            if (isPlaceholder(name))
                continue;
            const std::string id = hubId(name);
            const std::uint32_t dataset = m_record.mentioned(EntityKind::Dataset, id.empty() ? name : id, {}, at);
            m_record.relate(m_main, Verb::TrainedOn, dataset, at, Binding::Name);
        }
    }

    /// general.base_model.N.{name,organization,version,repo_url}
    void readBases()
    {
        std::map<std::string, std::map<std::string, std::pair<std::string, std::uint32_t>>> bases;
        for (const auto &[key, value] : m_bases) {
            if (const std::size_t dot = key.find('.'); dot != std::string::npos)
                bases[key.substr(0, dot)][key.substr(dot + 1)] = value;
        }
        for (const auto &[number, base] : bases) {
            const auto part = [&parts = base](const char *name) { return parts.contains(name) ? parts.at(name) : std::pair(std::string(), std::uint32_t(0)); };
            auto [url, at] = part("repo_url");
            std::string name = hubId(url);
            if (name.empty()) {
                const auto plain = part("name");
                name = plain.first;
                at = plain.second;
            }
            if (name.empty() || isPlaceholder(name))
                continue;
            const std::uint32_t model = m_record.mentioned(EntityKind::Model, name, {}, at);
            const std::string_view how = bases.size() > 1 ? "merge" : m_record.mainKind() == EntityKind::Adapter ? "adapter" : "quantized";
            m_record.relate(m_main, Verb::DerivedFrom, model, at, Binding::Name, how, Basis::Inferred);
        }
    }

    void refuse(Text what, std::uint64_t offset)
    {
        m_record.invalid();
        m_record.problem(Severity::Error, Code::Schema, std::move(what),
                         QT_TRANSLATE_NOOP("models", "Don't load these weights: a reader that trusts the header would read the wrong bytes."), offset);
    }

    void checkKeys()
    {
        std::vector<const Pair *> sorted;
        for (const Pair &pair : m_parser.pairs)
            sorted.push_back(&pair);
        std::ranges::sort(sorted, [](const Pair *a, const Pair *b) { return std::pair(a->key, a->offset) < std::pair(b->key, b->offset); });
        for (std::size_t i = 1; i < sorted.size(); ++i) {
            if (sorted[i]->key == sorted[i - 1]->key)
                refuse(Text{QT_TRANSLATE_NOOP("models", "The key “%1” stands twice."), {shown(sorted[i]->key)}}, sorted[i]->offset);
        }
    }

    void readTensors(std::uint64_t data)
    {
        struct Span {
            std::uint64_t begin;
            std::uint64_t end;
            const Tensor *tensor;
        };
        std::vector<Span> spans;
        const std::uint64_t size = m_record.input().size;
        const std::uint64_t room = size - std::min(data, size);
        for (const Tensor &tensor : m_parser.tensors) {
            const std::string name = firstBadUtf8(tensor.name) == tensor.name.npos ? std::string(tensor.name) : shown(tensor.name);
            const auto at = std::uint32_t(tensor.at);
            const auto type = std::ranges::find(tensorTypes, tensor.type, &TensorType::id);
            const std::string dtype = type == tensorTypes.end() ? std::to_string(tensor.type) : std::string(type->name);
            std::string shape = "[";
            for (const std::uint64_t dim : tensor.dims)
                shape += (shape.size() > 1 ? ", " : "") + std::to_string(dim);
            shape += "]";
            const std::string field = "gguf:tensors[" + name + "]";
            m_record.claim(m_file, field + ".type", dtype, ValueKind::Text, at, Basis::Observed);
            m_record.claim(m_file, field + ".shape", shape, ValueKind::Text, at, Basis::Observed);
            m_record.claim(m_file, field + ".offset", std::to_string(tensor.offset), ValueKind::Number, at, Basis::Observed);

            std::optional<std::uint64_t> elements = 1;
            for (const std::uint64_t dim : tensor.dims)
                elements = elements ? product(*elements, dim) : std::nullopt;
            if (!elements) {
                refuse(Text{QT_TRANSLATE_NOOP("models", "The shape of “%1” is more than 64 bits can count."), {name}}, tensor.at);
                continue;
            }
            if (tensor.offset % m_parser.alignment != 0)
                refuse(Text{QT_TRANSLATE_NOOP("models", "The tensor “%1” begins at %2, which is not aligned to %3."),
                            {name, std::to_string(tensor.offset), std::to_string(m_parser.alignment)}}, tensor.at);
            if (type == tensorTypes.end()) {
                m_record.problem(Severity::Warning, Code::UnsupportedVersion,
                                 Text{QT_TRANSLATE_NOOP("models", "The type %1 is not known, so the size of “%2” can't be checked."), {dtype, name}}, {}, tensor.at);
                if (tensor.offset > room)
                    refuse(Text{QT_TRANSLATE_NOOP("models", "The tensor “%1” lies beyond the end of the file."), {name}}, tensor.at);
            } else {
                const std::uint64_t row = tensor.dims.empty() ? 1 : tensor.dims.front();
                const auto bytes = product(*elements / type->block, type->bytes);
                if (row % type->block != 0) {
                    refuse(Text{QT_TRANSLATE_NOOP("models", "The rows of “%1” do not fill whole blocks of %2."), {name, dtype}}, tensor.at);
                } else if (!bytes || *bytes > room || tensor.offset > room - *bytes) {
                    refuse(Text{QT_TRANSLATE_NOOP("models", "The tensor “%1” lies beyond the end of the file."), {name}}, tensor.at);
                } else {
                    spans.push_back({tensor.offset, tensor.offset + *bytes, &tensor});
                }
            }
            std::vector<std::uint64_t> rowsFirst(tensor.dims.rbegin(), tensor.dims.rend());
            m_sums.add(tensor.name, dtype, rowsFirst, *elements);
        }
        std::ranges::sort(spans, [](const Span &a, const Span &b) { return std::tuple(a.begin, a.end, a.tensor->at) < std::tuple(b.begin, b.end, b.tensor->at); });
        for (std::size_t i = 1; i < spans.size(); ++i) {
            if (spans[i].begin < spans[i - 1].end)
                refuse(Text{QT_TRANSLATE_NOOP("models", "The tensor “%1” overlaps the one before it."), {shown(spans[i].tensor->name)}}, spans[i].tensor->at);
        }
        std::vector<const Tensor *> names;
        for (const Tensor &tensor : m_parser.tensors)
            names.push_back(&tensor);
        std::ranges::sort(names, [](const Tensor *a, const Tensor *b) { return std::pair(a->name, a->at) < std::pair(b->name, b->at); });
        for (std::size_t i = 1; i < names.size(); ++i) {
            if (names[i]->name == names[i - 1]->name)
                refuse(Text{QT_TRANSLATE_NOOP("models", "The tensor “%1” stands twice."), {shown(names[i]->name)}}, names[i]->at);
        }
        if (m_badText)
            m_record.problem(Severity::Warning, Code::BadUtf8, QT_TRANSLATE_NOOP("models", "Texts in this header are not well-formed UTF-8; their bytes are shown instead."), {}, 0);
    }

    FolderRecord m_record;
    const Limits &m_limits;
    Parser &m_parser;
    std::uint64_t m_end; ///< of all that was walked over
    std::uint32_t m_main = 0;
    std::uint32_t m_file = 0;
    bool m_badText = false;
    std::map<std::string, std::pair<std::string, std::uint32_t>> m_bases;
    TensorSums m_sums;
};

}

Result<std::uint64_t> ggufHeaderBytes(std::string_view soFar, std::uint64_t fileSize, const Limits &limits)
{
    Parser parser(soFar, fileSize, limits);
    if (parser.run(false))
        return parser.position();
    if (parser.error())
        return *parser.error();
    if (parser.wanted() > limits[Limits::GgufHeader] || soFar.size() >= limits[Limits::GgufHeader])
        return beyond(Limits::GgufHeader, limits, {.offset = soFar.size()});
    // Twice as much each time, so that walking from the start again costs no more than the header itself.
    const std::uint64_t more = std::max<std::uint64_t>({parser.wanted(), soFar.size() * 2, 64 * 1024});
    return std::min({more, fileSize, limits[Limits::GgufHeader]});
}

bool isGguf(const Input &input)
{
    return !input.tree && input.bytes && promise(input.path, *input.bytes).format == "gguf";
}

Result<Reading> readGguf(const Input &input, const Limits &limits, const Watch &)
{
    const auto placed = [&](Error error) {
        error.where.file = input.path;
        return error;
    };
    Parser parser(*input.bytes, input.size, limits);
    if (!parser.run(true)) {
        if (parser.error())
            return placed(*parser.error());
        return placed(Parser::refusal(QT_TRANSLATE_NOOP("models", "The file ends inside its header."), input.bytes->size()));
    }
    return GgufReader(input, limits, parser).read();
}

}
