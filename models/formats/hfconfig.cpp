#include "models/formats/hfconfig.h"

#include "models/formats/modelfolder.h"

#include <algorithm>
#include <array>
#include <map>

namespace pedigree::formats {

namespace {

Value rootOf(const Input &input) { return input.tree ? input.tree->root() : Value(); }

bool isContextMember(std::string_view key)
{
    static constexpr std::array<std::string_view, 6> members{"max_position_embeddings", "n_positions", "n_ctx", "max_seq_len",
                                                             "max_sequence_length", "seq_length"};
    return std::ranges::find(members, key) != members.end();
}

}

bool isModelConfig(const Input &input)
{
    const Value root = rootOf(input);
    if (!root.isObject() || root["peft_type"] || root["bomFormat"])
        return false;
    return root["model_type"].isString() || (root["architectures"].isArray() && root["architectures"].at(0).isString());
}

Result<Reading> readModelConfig(const Input &input, const Limits &limits, const Watch &)
{
    FolderRecord record(input, "hf-config", limits);
    const std::uint32_t main = record.main();
    const Value root = rootOf(input);
    for (const Value member : root) {
        const std::string_view key = member.key();
        bool told = false;
        if (key == "model_type")
            told = record.given(main, "model.family", member);
        else if (key == "architectures")
            told = record.given(main, "model.architecture", member);
        else if (isContextMember(key) && member.isNumber())
            told = record.given(main, "operations.context_window", member);
        if (!told)
            record.leaves(main, "hf:config." + std::string(key), member);
    }
    const auto expect = [&](std::string_view key, Value::Kind kind, Text what) {
        const Value member = root[key];
        if (!member || member.kind() == kind || member.kind() == Value::Kind::Null)
            return;
        record.invalid();
        record.problem(Severity::Error, Code::Schema, std::move(what), {}, member.offset(), member.pointer());
    };
    expect("model_type", Value::Kind::String, QT_TRANSLATE_NOOP("models", "model_type has to be a text."));
    expect("architectures", Value::Kind::Array, QT_TRANSLATE_NOOP("models", "architectures has to be a list."));
    expect("vocab_size", Value::Kind::Number, QT_TRANSLATE_NOOP("models", "vocab_size has to be a number."));

    // Where it was loaded from: a hint of where it came from, and often only its own name.
    const Value from = root["_name_or_path"];
    if (from.isString() && isRepository(from.text()) && from.text().find('/') != std::string_view::npos) {
        const std::uint32_t base = record.mentioned(EntityKind::Model, from.text(), {}, from.offset());
        record.relate(main, Verb::DerivedFrom, base, from.offset(), Binding::Name, {}, Basis::Inferred);
    }
    return record.finish();
}

bool isGeneration(const Input &input)
{
    const Value root = rootOf(input);
    if (!root.isObject() || root["model_type"] || root["architectures"] || root["tokenizer_class"])
        return false;
    static constexpr std::array<std::string_view, 14> members{
        "do_sample", "temperature", "top_p", "top_k", "num_beams", "max_length", "max_new_tokens", "repetition_penalty",
        "eos_token_id", "bos_token_id", "pad_token_id", "decoder_start_token_id", "length_penalty", "no_repeat_ngram_size"};
    const auto known = std::ranges::count_if(members, [&](std::string_view member) { return bool(root[member]); });
    return known > 0 && (root["_from_model_config"] || root["transformers_version"] || known >= 3);
}

Result<Reading> readGeneration(const Input &input, const Limits &limits, const Watch &)
{
    FolderRecord record(input, "hf-generation", limits);
    const std::uint32_t main = record.main();
    for (const Value member : rootOf(input)) {
        static constexpr std::array<std::string_view, 7> sampling{"do_sample", "temperature", "top_p", "top_k", "num_beams",
                                                                  "repetition_penalty", "length_penalty"};
        const std::string key(member.key());
        bool told = false;
        if (key == "max_new_tokens")
            told = record.given(main, "operations.max_output", member);
        else if (std::ranges::find(sampling, key) != sampling.end())
            told = record.given(main, "operations.sampling." + key, member);
        if (!told)
            record.leaves(main, "hf:generation." + key, member);
    }
    return record.finish();
}

bool isWeightIndex(const Input &input)
{
    const Value map = rootOf(input)["weight_map"];
    return map.isObject() && (map.size() == 0 || (*map.begin()).isString());
}

Result<Reading> readWeightIndex(const Input &input, const Limits &limits, const Watch &)
{
    FolderRecord record(input, "hf-index", limits);
    const std::uint32_t main = record.main();
    std::map<std::string_view, std::uint32_t> shards;
    for (const Value member : rootOf(input)) {
        if (member.key() != "weight_map") {
            record.leaves(main, "hf:index." + std::string(member.key()), member);
            continue;
        }
        for (const Value shard : member) {
            if (!shard.isString()) {
                record.invalid();
                record.problem(Severity::Error, Code::Schema,
                               QT_TRANSLATE_NOOP("models", "weight_map has to name a file for each tensor."), {}, shard.offset(), shard.pointer());
                record.leaves(main, "hf:index.weight_map[" + std::string(shard.key()) + "]", shard);
                continue;
            }
            record.claim(main, "hf:index.weight_map[" + std::string(shard.key()) + "]", shard.text(), ValueKind::Text, shard.offset());
            if (shards.emplace(shard.text(), shard.offset()).second) {
                const std::uint32_t file = record.mentionedFile(shard.text(), shard.offset());
                record.relate(file, Verb::PartOf, main, shard.offset(), Binding::Name);
            }
        }
    }
    return record.finish();
}

}
