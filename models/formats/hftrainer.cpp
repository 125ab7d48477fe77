#include "models/formats/hftrainer.h"

#include "models/formats/modelfolder.h"

namespace pedigree::formats {

namespace {
Value rootOf(const Input &input) { return input.tree ? input.tree->root() : Value(); }
}

bool isTrainerState(const Input &input)
{
    const Value root = rootOf(input);
    return root["log_history"].isArray() && (root["global_step"] || root["max_steps"] || root["epoch"]);
}

Result<Reading> readTrainerState(const Input &input, const Limits &limits, const Watch &)
{
    FolderRecord record(input, "hf-trainer", limits);
    const std::uint32_t main = record.main();
    for (const Value member : rootOf(input)) {
        const std::string_view key = member.key();
        bool told = false;
        if (key == "global_step")
            told = record.given(main, "training.steps", member);
        else if (key == "epoch")
            told = record.given(main, "training.epochs", member);
        else if (key == "total_flos")
            told = record.given(main, "training.flops", member);
        if (!told)
            record.leaves(main, "hf:trainer." + std::string(key), member);
    }
    return record.finish();
}

}
