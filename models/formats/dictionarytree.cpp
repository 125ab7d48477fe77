#include "models/formats/dictionarytree.h"

#include <algorithm>

namespace pedigree::formats {

DictionaryTree::DictionaryTree() : m_nodes(1)
{
    for (const Field &field : dictionary().fields()) {
        if (field.path.starts_with("extensions."))
            continue;
        std::uint32_t at = 0;
        std::string_view rest = field.place();
        std::string path;
        while (!rest.empty()) {
            std::string_view step = rest.substr(0, rest.find('.'));
            rest.remove_prefix(std::min(rest.size(), step.size() + 1));
            path += path.empty() ? "" : ".";
            path += step;
            const bool isArray = step.ends_with("[]");
            if (isArray)
                step.remove_suffix(2);
            std::uint32_t next = member(at, step);
            if (next == None) {
                next = std::uint32_t(m_nodes.size());
                m_nodes.push_back({.path = path});
                auto &members = m_nodes[at].members;
                members.emplace(std::ranges::lower_bound(members, step, {}, [](const auto &m) { return std::string_view(m.first); }),
                                std::string(step), next);
                if (isArray)
                    m_nodes[next].array = dictionary().array(path);
            }
            at = next;
        }
        m_nodes[at].field = &field;
        // What every tier needs, whatever else is said: but a record may be about a part of a system only, so no section
        // but the record's own has to be complete here. That is for lint to say.
        const bool belongs = field.section == "record" || field.path.find("[].") != field.path.npos;
        m_nodes[at].required = belongs && field.card == Field::Card::One && !field.conditional
            && field.need(Tier::Low) == Field::Need::Minimum;
    }
}

std::uint32_t DictionaryTree::member(std::uint32_t of, std::string_view name) const
{
    const auto &members = m_nodes[of].members;
    const auto found = std::ranges::lower_bound(members, name, {}, [](const auto &m) { return std::string_view(m.first); });
    return found != members.end() && found->first == name ? found->second : None;
}

const DictionaryTree &DictionaryTree::get()
{
    static const DictionaryTree tree;
    return tree;
}

}
