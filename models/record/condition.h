#pragma once
#include "models/base/result.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace pedigree {

/// When a field is needed: a predicate over the record, as the dictionary's column `when` spells it.
///
///     condition := clause { "or" clause }
///     clause    := term { "and" term }
///     term      := "not" term | "(" condition ")" | predicate
///     predicate := "exists" "(" PATH ")"      something is given there (not an empty list, not a state)
///                | "holds" "(" NAME ")"       a fact that takes more than the record's fields; the caller knows it
///                | "earliest" "(" PATH ")"    this entry's value is the least of all entries'
///                | PATH "in" "(" WORD { "," WORD } ")"
///                | PATH op ( WORD | PATH )    op: = != < <= > >=
///
/// A WORD is a run of letters, digits, '-' and '_', a number, or anything in double quotes; with a dot in it and not a
/// number it is a PATH. A path is relative to the entry that is judged as far as both share their `[]`, and means any
/// value that stands there (one fitting value suffices). What is absent, unknown, withheld or not applicable fits no
/// comparison, not even `!=`. Two numbers compare as numbers, anything else as text.
class Condition {
public:
    /// What a condition asks about one entry of a record.
    class Facts {
    public:
        enum class Reach : std::uint8_t {
            Entry, ///< relative to the entry that is judged
            All,   ///< every entry of the record
        };
        virtual ~Facts() = default;
        /// The scalar values given at a dictionary path, each as text ("true", a number as it is spelt).
        virtual std::vector<std::string> values(std::string_view path, Reach reach) const = 0;
        /// Whether anything is given at a path, be it a field, a section or an array.
        virtual bool exists(std::string_view path) const = 0;
        /// Whether a fact of this name holds for the entry; see factNames().
        virtual bool holds(std::string_view fact) const = 0;
    };

    /// An empty text is the condition that always holds. Malformed when it can't be read.
    static Result<Condition> parse(std::string_view text);
    /// The facts that holds() may name.
    static const std::vector<std::string_view> &factNames();

    bool always() const { return m_kind == Kind::Always; }
    bool holds(const Facts &facts) const;
    /// Every path and every fact's name that is asked about, in the order in which they stand.
    std::vector<std::string> paths() const;
    std::vector<std::string> facts() const;

    bool operator==(const Condition &) const = default;

private:
    friend class ConditionParser;
    enum class Kind : std::uint8_t { Always, Or, And, Not, Exists, Holds, Earliest, In, Compare };
    enum class Operator : std::uint8_t { Equal, NotEqual, Less, LessOrEqual, Greater, GreaterOrEqual };

    bool compares(const Facts &facts) const;
    void collect(std::vector<std::string> &paths, std::vector<std::string> &facts) const;

    Kind m_kind = Kind::Always;
    Operator m_operator = Operator::Equal;
    bool m_rightIsPath = false;
    std::string m_path;               ///< or the fact's name
    std::vector<std::string> m_words; ///< what the path is compared with
    std::vector<Condition> m_parts;
};

} // namespace pedigree
