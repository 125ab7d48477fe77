#pragma once
#include "models/catalog/filter.h"

namespace pedigree {

/// One piece of a parsed filter.
struct Filter::Node {
    enum class Kind : std::uint8_t { And, Or, Not, Field, Word };
    enum class Op : std::uint8_t { Colon, Equal, NotEqual, Less, LessEqual, Greater, GreaterEqual, Contains };

    Kind kind = Kind::Word;
    std::vector<std::shared_ptr<const Node>> children = {}; ///< And, Or: two or more; Not: one
    std::string field = {};      ///< alias or dictionary path, selectors taken out ("evaluations[].value")
    std::string keyField = {};   ///< of a selector: "evaluations[].metric"
    std::string keyValue = {};
    Op op = Op::Colon;
    std::string value = {};      ///< also the word or phrase
};

/// Less than 0, 0, more than 0: how two values compare as numbers with units, times, durations or versions, or nothing
/// when they can't be compared.
std::optional<int> compared(std::string_view a, std::string_view b);

/// Does `text` hold `part`, whatever the case of ASCII letters?
bool holds(std::string_view text, std::string_view part);

}
