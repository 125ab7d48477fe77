#include "models/formats/tensors.h"

#include "models/formats/modelfolder.h"

#include <algorithm>
#include <array>
#include <charconv>

namespace pedigree::formats {

namespace {

/// The number in "layers.12.", if the name has one of the words that count layers.
std::optional<std::uint64_t> layerOf(std::string_view name)
{
    static constexpr std::array<std::string_view, 6> words{"layers.", "h.", "blk.", "blocks.", "layer.", "block."};
    for (const std::string_view word : words) {
        for (std::size_t at = name.find(word); at != name.npos; at = name.find(word, at + 1)) {
            if (at > 0 && name[at - 1] != '.')
                continue;
            const std::string_view rest = name.substr(at + word.size());
            std::uint64_t number = 0;
            const auto done = std::from_chars(rest.data(), rest.data() + rest.size(), number);
            if (done.ec == std::errc() && done.ptr != rest.data() + rest.size() && *done.ptr == '.' && number < 100'000)
                return number;
        }
    }
    return {};
}

bool isEmbedding(std::string_view name)
{
    static constexpr std::array<std::string_view, 7> ends{"embed_tokens.weight", "wte.weight",          "word_embeddings.weight",
                                                          "shared.weight",       "tok_embeddings.weight", "token_embd.weight",
                                                          "embed_in.weight"};
    return std::ranges::any_of(ends, [&](std::string_view end) { return name.ends_with(end); });
}

bool isPacked(std::string_view name)
{
    static constexpr std::array<std::string_view, 6> ends{".qweight", ".qzeros", ".absmax", ".quant_map", ".weight_packed", ".weight_scale_inv"};
    return std::ranges::any_of(ends, [&](std::string_view end) { return name.ends_with(end); });
}

/// "…self_attn.q_proj.lora_A.weight": where the adapter's part of the name begins.
std::size_t adapterPart(std::string_view name)
{
    for (const std::string_view word : {".lora_A", ".lora_B", ".lora_a", ".lora_b", ".lora_down", ".lora_up", ".lora_embedding_A", ".lora_embedding_B"}) {
        if (const std::size_t at = name.find(word); at != name.npos)
            return at;
    }
    return name.npos;
}

}

std::optional<std::uint64_t> product(std::uint64_t a, std::uint64_t b)
{
    std::uint64_t made = 0;
    if (__builtin_mul_overflow(a, b, &made))
        return {};
    return made;
}

void TensorSums::add(std::string_view name, std::string_view dtype, std::span<const std::uint64_t> shape, std::uint64_t elements)
{
    ++m_tensors;
    if (__builtin_add_overflow(m_elements, elements, &m_elements))
        m_overflow = true;
    const auto known = m_dtypes.find(dtype);
    std::uint64_t &sum = known != m_dtypes.end() ? known->second : m_dtypes[std::string(dtype)];
    if (__builtin_add_overflow(sum, elements, &sum))
        m_overflow = true;
    if (const auto layer = layerOf(name); layer && (!m_lastLayer || *layer > *m_lastLayer))
        m_lastLayer = layer;
    m_packed |= isPacked(name);

    if (const std::size_t at = adapterPart(name); at != name.npos) {
        m_isAdapter = true;
        std::string_view module = name.substr(0, at);
        // GGUF: "blk.0.attn_q.weight.lora_a"
        if (module.ends_with(".weight"))
            module.remove_suffix(7);
        m_targets.emplace(module.substr(module.rfind('.') + 1));
        if (shape.size() >= 2 && m_ranks.size() < 1000)
            m_ranks.insert(*std::ranges::min_element(shape));
    } else if (const std::size_t saved = name.find(".modules_to_save"); saved != name.npos) {
        m_isAdapter = true;
        const std::string_view module = name.substr(0, saved);
        m_saved.emplace(module.substr(module.rfind('.') + 1));
    }
    m_head |= name.ends_with("lm_head.weight") || name == "output.weight" || name.ends_with("embed_out.weight");
    if (isEmbedding(name) && shape.size() == 2) {
        m_embedding = true;
        m_vocabulary = shape[0];
        m_hidden = shape[1];
    }
}

void TensorSums::claimInto(FolderRecord &record, std::uint32_t file, const std::string &prefix, bool wholeModel) const
{
    const auto number = [&](std::uint32_t entity, const std::string &field, std::uint64_t value) {
        record.claim(entity, field, std::to_string(value), ValueKind::Number, 0, Basis::Observed);
    };
    number(file, prefix + "tensors", m_tensors);
    if (!m_overflow)
        number(file, prefix + "parameters", m_elements);
    std::string_view most;
    std::uint64_t mostElements = 0;
    for (const auto &[dtype, elements] : m_dtypes) {
        number(file, prefix + "dtypes[" + dtype + "]", elements);
        if (most.empty() || elements > mostElements) {
            most = dtype;
            mostElements = elements;
        }
    }
    if (!most.empty())
        record.claim(file, prefix + "dtype", most, ValueKind::Text, 0, Basis::Observed);
    if (m_packed)
        record.claim(file, prefix + "packed", "true", ValueKind::Bool, 0, Basis::Observed);
    if (m_lastLayer)
        number(file, prefix + "layers", *m_lastLayer + 1);
    if (m_embedding) {
        number(file, prefix + "vocabulary", m_vocabulary);
        number(file, prefix + "hidden", m_hidden);
        if (wholeModel && !m_head)
            record.claim(file, prefix + "head", "absent", ValueKind::Text, 0, Basis::Observed);
    }
    const std::uint32_t main = record.main();
    for (const std::uint64_t rank : m_ranks)
        number(main, "adapters[].rank", rank);
    for (const std::string &target : m_targets)
        record.claim(main, "adapters[].targets[]", target, ValueKind::Text, 0, Basis::Observed);
    for (const std::string &module : m_saved)
        record.claim(main, prefix + "modules_to_save[]", module, ValueKind::Text, 0, Basis::Observed);
    // Packed weights hold several parameters an element, and a shard only some of them.
    if (wholeModel && !m_isAdapter && !m_packed && !m_overflow && m_tensors > 0)
        number(main, "model.parameters", m_elements);
}

}
