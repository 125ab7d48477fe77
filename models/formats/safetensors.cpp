#include "models/formats/safetensors.h"

#include "models/document/json.h"
#include "models/formats/modelfolder.h"
#include "models/formats/tensors.h"

#include <algorithm>
#include <array>

namespace pedigree::formats {

namespace {

struct Type {
    std::string_view name;
    unsigned bits;
};
constexpr std::array<Type, 22> types{{{"F64", 64},     {"F32", 32},     {"F16", 16},     {"BF16", 16}, {"F8_E4M3", 8}, {"F8_E5M2", 8},
                                      {"F8_E8M0", 8},  {"F8_E4M3FNUZ", 8}, {"F8_E5M2FNUZ", 8}, {"F4", 4}, {"F6_E2M3", 6}, {"F6_E3M2", 6},
                                      {"C64", 64},     {"I64", 64},     {"I32", 32},     {"I16", 16},  {"I8", 8},      {"U64", 64},
                                      {"U32", 32},     {"U16", 16},     {"U8", 8},       {"BOOL", 8}}};

std::uint64_t littleEndian64(std::string_view bytes)
{
    std::uint64_t value = 0;
    for (std::size_t i = 8; i-- > 0;)
        value = value << 8 | static_cast<unsigned char>(bytes[i]);
    return value;
}

Error refusal(Text what, std::uint64_t offset)
{
    return Error{Code::Malformed, std::move(what),
                 QT_TRANSLATE_NOOP("models", "Fetch the file again and compare its digest."), {.offset = offset}};
}

/// A whole number that is not negative, as it has to stand here.
std::optional<std::uint64_t> count(Value value)
{
    const auto number = value.isNumber() ? value.integer() : std::nullopt;
    return number && *number >= 0 ? std::optional(std::uint64_t(*number)) : std::nullopt;
}

struct Span {
    std::uint64_t begin;
    std::uint64_t end;
    std::string_view name;
    std::uint32_t offset;
};

/// Reads the JSON of one header into a record.
class HeaderReader {
public:
    HeaderReader(const Input &input, const Limits &limits, std::uint64_t buffer)
        : m_record(input, "safetensors", limits), m_buffer(buffer)
    {
    }

    Reading read(Value root)
    {
        const bool adapter = std::ranges::any_of(root, [](Value tensor) {
            return tensor.key().find(".lora_") != std::string_view::npos;
        });
        m_record.main(adapter ? EntityKind::Adapter : EntityKind::Model);
        const Input &input = m_record.input();
        m_file = m_record.file(input.digest, input.size, "weights", "safetensors", Basis::Observed);
        for (const Value member : root) {
            if (member.key() == "__metadata__")
                readMetadata(member);
            else
                readTensor(member);
        }
        m_record.claim(m_file, "safetensors:data_bytes", std::to_string(m_buffer), ValueKind::Number, 0, Basis::Observed);
        checkCover();
        m_sums.claimInto(m_record, m_file, "safetensors:", !isShard(fileName(input.path)));
        return m_record.finish();
    }

private:
    // The JSON begins after the length.
    static std::uint32_t place(Value value) { return value.offset() + 8; }

    void refuse(Text what, Value value)
    {
        m_record.invalid();
        m_record.problem(Severity::Error, Code::Schema, std::move(what),
                         QT_TRANSLATE_NOOP("models", "Don't load these weights: a reader that trusts the header would read the wrong bytes."),
                         place(value), value.pointer());
    }

    void keep(const std::string &field, Value value)
    {
        const std::string_view all = *value.tree()->bytes;
        const std::string_view text = value.isString() ? value.text() : all.substr(value.offset(), value.length());
        m_record.claim(m_file, field, text, value.isNumber() ? ValueKind::Number : ValueKind::Text, place(value), Basis::Observed);
    }

    void readMetadata(Value metadata)
    {
        if (!metadata.isObject()) {
            refuse(QT_TRANSLATE_NOOP("models", "__metadata__ has to be an object of texts."), metadata);
            keep("safetensors:metadata", metadata);
            return;
        }
        for (const Value entry : metadata) {
            if (!entry.isString())
                refuse(Text{QT_TRANSLATE_NOOP("models", "The metadata “%1” has to be a text."), {std::string(entry.key())}}, entry);
            const std::string_view all = *entry.tree()->bytes;
            const std::string_view text = entry.isString() ? entry.text() : all.substr(entry.offset(), entry.length());
            m_record.claim(m_file, "safetensors:metadata." + std::string(entry.key()), text, ValueKind::Text, place(entry), Basis::Stated);
        }
    }

    void readTensor(Value tensor)
    {
        const std::string name(tensor.key());
        const std::string field = "safetensors:tensors[" + name + "]";
        if (!tensor.isObject()) {
            refuse(Text{QT_TRANSLATE_NOOP("models", "The tensor “%1” is no object."), {name}}, tensor);
            keep(field, tensor);
            return;
        }
        for (const Value member : tensor)
            keep(field + "." + std::string(member.key()), member);

        const Value dtype = tensor["dtype"];
        const Value shape = tensor["shape"];
        const Value offsets = tensor["data_offsets"];
        if (!dtype.isString() || !shape.isArray() || !offsets.isArray() || offsets.size() != 2)
            return refuse(Text{QT_TRANSLATE_NOOP("models", "The tensor “%1” lacks dtype, shape or its two data_offsets."), {name}}, tensor);
        const auto begin = count(offsets.at(0));
        const auto end = count(offsets.at(1));
        if (!begin || !end || *begin > *end)
            return refuse(Text{QT_TRANSLATE_NOOP("models", "The data_offsets of “%1” are negative, reversed or no whole numbers."), {name}}, offsets);
        if (*end > m_buffer)
            return refuse(Text{QT_TRANSLATE_NOOP("models", "The tensor “%1” reaches %2 bytes into a buffer of %3."),
                               {name, std::to_string(*end), std::to_string(m_buffer)}}, offsets);
        m_spans.push_back({*begin, *end, tensor.key(), place(tensor)});

        std::vector<std::uint64_t> sizes;
        std::optional<std::uint64_t> elements = 1;
        for (const Value size : shape) {
            const auto number = count(size);
            if (!number)
                return refuse(Text{QT_TRANSLATE_NOOP("models", "The shape of “%1” is no list of whole numbers."), {name}}, shape);
            sizes.push_back(*number);
            elements = elements ? product(*elements, *number) : std::nullopt;
        }
        // A size of 0 makes the product 0 whatever stands beside it.
        if (std::ranges::find(sizes, 0U) != sizes.end())
            elements = 0;
        const auto type = std::ranges::find(types, dtype.text(), &Type::name);
        const std::optional<std::uint64_t> bits = elements ? product(*elements, type != types.end() ? type->bits : 0) : std::nullopt;
        if (!elements || !bits)
            return refuse(Text{QT_TRANSLATE_NOOP("models", "The shape of “%1” is more than 64 bits can count."), {name}}, shape);
        if (type == types.end()) {
            m_record.problem(Severity::Warning, Code::UnsupportedVersion,
                             Text{QT_TRANSLATE_NOOP("models", "The dtype “%1” is not known, so the size of “%2” can't be checked."), {std::string(dtype.text()), name}},
                             {}, place(dtype), dtype.pointer());
        } else if (bits.value_or(0) % 8 != 0 || bits.value_or(0) / 8 != *end - *begin) {
            return refuse(Text{QT_TRANSLATE_NOOP("models", "The tensor “%1” takes %2 bytes, but its shape and dtype need %3."),
                               {name, std::to_string(*end - *begin), std::to_string(bits.value_or(0) / 8)}}, offsets);
        }
        m_sums.add(tensor.key(), dtype.text(), sizes, *elements);
    }

    /// The buffer has to be covered exactly: no holes to hide something in, nothing used twice.
    void checkCover()
    {
        std::ranges::sort(m_spans, [](const Span &a, const Span &b) { return std::pair(a.begin, a.end) < std::pair(b.begin, b.end); });
        std::uint64_t reached = 0;
        const auto gap = [&](Text what, std::uint32_t offset) {
            m_record.invalid();
            m_record.problem(Severity::Error, Code::Schema, std::move(what),
                             QT_TRANSLATE_NOOP("models", "Don't load these weights: a reader that trusts the header would read the wrong bytes."), offset);
        };
        for (const Span &span : m_spans) {
            if (span.begin < reached)
                gap(Text{QT_TRANSLATE_NOOP("models", "The tensor “%1” overlaps the one before it."), {std::string(span.name)}}, span.offset);
            else if (span.begin > reached)
                gap(Text{QT_TRANSLATE_NOOP("models", "%1 bytes before the tensor “%2” belong to no tensor."),
                         {std::to_string(span.begin - reached), std::string(span.name)}}, span.offset);
            reached = std::max(reached, span.end);
        }
        if (reached < m_buffer)
            gap(Text{QT_TRANSLATE_NOOP("models", "%1 bytes at the end of the file belong to no tensor."), {std::to_string(m_buffer - reached)}}, 0);
    }

    FolderRecord m_record;
    std::uint64_t m_buffer;
    std::uint32_t m_file = 0;
    std::vector<Span> m_spans;
    TensorSums m_sums;
};

}

Result<std::uint64_t> safetensorsHeaderBytes(std::string_view soFar, std::uint64_t fileSize, const Limits &limits)
{
    if (fileSize < 8)
        return refusal(QT_TRANSLATE_NOOP("models", "The file ends before its header."), 0);
    if (soFar.size() < 8)
        return std::uint64_t(8);
    const std::uint64_t length = littleEndian64(soFar);
    if (length > limits[Limits::SafetensorsHeader])
        return beyond(Limits::SafetensorsHeader, limits, {.offset = 0});
    if (length > fileSize - 8)
        return refusal(Text{QT_TRANSLATE_NOOP("models", "The header claims %1 bytes, but the file has only %2."),
                            {std::to_string(length), std::to_string(fileSize - 8)}}, 0);
    if (length < 2)
        return refusal(QT_TRANSLATE_NOOP("models", "The header is empty."), 0);
    if (soFar.size() > 8 && soFar[8] != '{')
        return refusal(QT_TRANSLATE_NOOP("models", "The header does not begin with “{”."), 8);
    return 8 + length;
}

bool isSafetensors(const Input &input)
{
    return !input.tree && input.bytes && promise(input.path, *input.bytes).format == "safetensors";
}

Result<Reading> readSafetensors(const Input &input, const Limits &limits, const Watch &watch)
{
    const std::string_view bytes = *input.bytes;
    const auto placed = [&](Error error) {
        error.where.file = input.path;
        return error;
    };
    const auto header = safetensorsHeaderBytes(bytes, input.size, limits);
    if (!header)
        return placed(header.error());
    if (bytes.size() < *header)
        return placed(refusal(QT_TRANSLATE_NOOP("models", "The file ends inside its header."), bytes.size()));
    if (bytes[8] != '{')
        return placed(refusal(QT_TRANSLATE_NOOP("models", "The header does not begin with “{”."), 8));
    auto tree = readJson(toBytes(std::string(bytes.substr(8, *header - 8))), limits, watch);
    if (!tree) {
        Error error = tree.error();
        if (error.where.offset)
            *error.where.offset += 8;
        error.where.line = 0;
        return placed(std::move(error));
    }
    const Value root = (*tree)->root();
    if (!root.isObject())
        return placed(refusal(QT_TRANSLATE_NOOP("models", "The header is no object."), 8));
    if (root.size() > limits[Limits::SafetensorsTensors])
        return placed(beyond(Limits::SafetensorsTensors, limits, {.offset = 8}));
    return HeaderReader(input, limits, input.size - *header).read(root);
}

}
