#include "models/formats/hftokenizer.h"

#include "models/formats/modelfolder.h"

#include <algorithm>
#include <array>

namespace pedigree::formats {

namespace {
Value rootOf(const Input &input) { return input.tree ? input.tree->root() : Value(); }
}

bool isTokenizer(const Input &input)
{
    const Value root = rootOf(input);
    if (!root.isObject() || root["model_type"] || root["architectures"])
        return false;
    // tokenizer.json of the fast tokenizers: a version, and a model with a vocabulary.
    if (root["model"].isObject() && root["added_tokens"].isArray() && (root["pre_tokenizer"] || root["normalizer"]))
        return true;
    return root["tokenizer_class"].isString() || root["model_max_length"].isNumber() || root["added_tokens_decoder"].isObject()
        || root["chat_template"].isString() || (root["chat_template"].isArray() && root["chat_template"].at(0)["template"].isString());
}

Result<Reading> readTokenizer(const Input &input, const Limits &limits, const Watch &)
{
    FolderRecord record(input, "hf-tokenizer", limits);
    const std::uint32_t main = record.main();
    for (const Value member : rootOf(input)) {
        const std::string_view key = member.key();
        bool told = false;
        if (key == "tokenizer_class") {
            told = record.given(main, "model.tokenizer.name", member);
        } else if (key == "chat_template" && member.isString()) {
            record.prompt(member.text(), "chat_template", member.offset());
            told = true;
        } else if (key == "chat_template" && member.isArray()) {
            // Several templates, each with a name.
            for (const Value entry : member) {
                const Value text = entry["template"];
                if (text.isString())
                    record.prompt(text.text(), entry["name"].string().value_or("chat_template"), text.offset());
            }
        }
        if (!told)
            record.leaves(main, "hf:tokenizer." + std::string(key), member);
    }
    return record.finish();
}

bool isTokens(const Input &input)
{
    const Value root = rootOf(input);
    if (!root.isObject() || root.size() == 0)
        return false;
    static constexpr std::array<std::string_view, 9> known{"bos_token", "eos_token", "unk_token", "sep_token", "pad_token", "cls_token",
                                                           "mask_token", "additional_special_tokens", "image_token"};
    bool some = false;
    for (const Value member : root) {
        if (std::ranges::find(known, member.key()) != known.end())
            some = true;
        else if (!member.key().ends_with("_token"))
            return false;
    }
    return some;
}

Result<Reading> readTokens(const Input &input, const Limits &limits, const Watch &)
{
    FolderRecord record(input, "hf-tokens", limits);
    const std::uint32_t main = record.main();
    for (const Value member : rootOf(input))
        record.leaves(main, "hf:tokens." + std::string(member.key()), member);
    return record.finish();
}

}
