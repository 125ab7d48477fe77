#include "models/formats/hfadapter.h"

#include "models/formats/modelfolder.h"

#include <algorithm>
#include <array>

namespace pedigree::formats {

namespace {

Value rootOf(const Input &input) { return input.tree ? input.tree->root() : Value(); }

/// The dictionary's word for a method of PEFT.
std::string_view method(Value root)
{
    if (root["use_dora"].boolean().value_or(false))
        return "dora";
    static constexpr std::array<std::pair<std::string_view, std::string_view>, 6> words{{
        {"lora", "lora"}, {"ia3", "ia3"}, {"prefix_tuning", "prefix"}, {"prompt_tuning", "prompt-tuning"}, {"p_tuning", "prompt-tuning"},
        {"adalora", "lora"}}};
    const std::string type = lowered(root["peft_type"].text());
    const auto row = std::ranges::find(words, type, &std::pair<std::string_view, std::string_view>::first);
    return row == words.end() ? "other" : row->second;
}

}

bool isAdapterConfig(const Input &input)
{
    const Value root = rootOf(input);
    return root.isObject() && (root["peft_type"].isString() || (root["base_model_name_or_path"] && root["target_modules"]));
}

Result<Reading> readAdapterConfig(const Input &input, const Limits &limits, const Watch &)
{
    FolderRecord record(input, "hf-adapter", limits);
    const std::uint32_t main = record.main(EntityKind::Adapter);
    const Value root = rootOf(input);
    for (const Value member : root) {
        const std::string_view key = member.key();
        bool told = false;
        if (key == "r")
            told = record.given(main, "adapters[].rank", member);
        else if (key == "lora_alpha")
            told = record.given(main, "adapters[].alpha", member);
        else if (key == "target_modules")
            told = record.given(main, "adapters[].targets[]", member);
        else if (key == "base_model_name_or_path")
            told = record.given(main, "adapters[].base", member);
        if (!told)
            record.leaves(main, "hf:adapter." + std::string(key), member);
    }
    if (root["peft_type"].isString())
        record.claim(main, "adapters[].method", method(root), ValueKind::Text, root["peft_type"].offset(), Basis::Inferred);
    record.claim(main, "adapters[].relation", "adapter", ValueKind::Text, root.offset(), Basis::Inferred);

    const Value rank = root["r"];
    if (rank && rank.kind() != Value::Kind::Null && (!rank.integer() || *rank.integer() <= 0)) {
        record.invalid();
        record.problem(Severity::Error, Code::Schema, QT_TRANSLATE_NOOP("models", "r, the adapter's rank, has to be a whole number above 0."),
                       {}, rank.offset(), "/r");
    }
    const Value base = root["base_model_name_or_path"];
    if (base.isString() && !isPlaceholder(base.text())) {
        const std::string_view revision = root["revision"].string().value_or("");
        const std::string_view id = base.text();
        // A word without "org/" is as likely a folder on somebody's disk; a path is no identity.
        const bool path = !isRepository(id) || id.find('/') == id.npos;
        const std::uint32_t model = record.mentioned(EntityKind::Model, id, revision, base.offset());
        if (path && !isRepository(id))
            record.problem(Severity::Info, Code::Note,
                           Text{QT_TRANSLATE_NOOP("models", "The base model is named by a path (“%1”), which says nothing to anybody else."), {std::string(id)}},
                           QT_TRANSLATE_NOOP("models", "Name it by its repository and revision."), base.offset(), "/base_model_name_or_path");
        record.relate(main, Verb::DerivedFrom, model, base.offset(), revision.empty() ? Binding::Name : Binding::Identifier, "adapter");
    }
    return record.finish();
}

}
