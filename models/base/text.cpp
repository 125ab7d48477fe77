#include "models/base/text.h"

namespace pedigree {

std::string Text::filled(std::string_view sentence) const
{
    std::string out;
    for (std::size_t i = 0; i < sentence.size(); ++i) {
        const bool placeholder = sentence[i] == '%' && i + 1 < sentence.size() && sentence[i + 1] >= '1'
            && sentence[i + 1] <= '9' && std::size_t(sentence[i + 1] - '1') < arguments.size();
        if (placeholder)
            out += arguments[std::size_t(sentence[++i] - '1')];
        else
            out += sentence[i];
    }
    return out;
}

}
