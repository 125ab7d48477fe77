#include "models/record/recordtemplate.h"

#include <algorithm>
#include <nlohmann/json.hpp>

namespace pedigree {

namespace {

using Json = nlohmann::ordered_json;

// The member at a path below `root`, arrays entered at their one entry.
Json &place(Json &root, std::string_view path)
{
    Json *at = &root;
    while (true) {
        const std::string_view step = path.substr(0, path.find('.'));
        const bool last = step.size() == path.size();
        const bool array = step.ends_with("[]");
        at = &(*at)[std::string(array ? step.substr(0, step.size() - 2) : step)];
        if (last)
            return *at;
        if (array) {
            if (at->empty())
                at->push_back(Json::object());
            at = &at->front();
        }
        path.remove_prefix(step.size() + 1);
    }
}

std::string typeInWords(const Field &field)
{
    using Kind = FieldType::Kind;
    switch (field.type.kind) {
    case Kind::Int: return "a whole number";
    case Kind::Num: return "a number";
    case Kind::Bool: return "true or false";
    case Kind::Time: return "a time like 2026-11-23T12:00:00Z";
    case Kind::Date: return "a date like 2026-11-23";
    case Kind::Enum: {
        std::string words = "one of";
        for (const std::string &value : field.type.values)
            words += (words == "one of" ? " " : ", ") + value;
        return words;
    }
    default: return "";
    }
}

std::string whatBelongsHere(const Field &field)
{
    std::string path(field.place());
    const auto dot = path.rfind('.');
    std::string what = path.substr(dot == path.npos ? 0 : dot + 1);
    std::ranges::replace(what, '_', ' ');
    if (!field.note.empty())
        what += ": " + field.note;
    if (const std::string type = typeInWords(field); !type.empty())
        what += " (" + type + (field.list ? ", or several in a list)" : ")");
    else if (field.list)
        what += " (a list)";
    if (field.conditional && !field.whenText.empty())
        what += "; only when " + field.whenText;
    return what;
}

}

std::string recordTemplate(const Dictionary &dictionary, Tier tier)
{
    Json root = Json::object();
    for (const Field &field : dictionary.fields()) {
        if (field.need(tier) == Field::Need::Optional || field.path.find('<') != field.path.npos)
            continue;
        Json &value = place(root, field.path);
        if (field.path == "record.schema") {
            value = "pedigree-record/1";
        } else if (field.path == "record.revision") {
            value = 1;
        } else if (field.path == "record.tier" || field.path == "governance.risk.tier") {
            value = name(tier);
        } else {
            value = Json{{"state", "unknown"}, {"reason", whatBelongsHere(field)}};
        }
    }
    return root.dump(2) + "\n";
}

}
