#pragma once
#include <string>
#include <string_view>
#include <utility>
#include <vector>

/// Marks a sentence for lupdate, which knows this name; it says nothing to the compiler.
#ifndef QT_TRANSLATE_NOOP
#define QT_TRANSLATE_NOOP(context, text) text
#endif

namespace pedigree {

/// A sentence for people that is born without a screen: the English of it, which is also its id, and what goes into
/// %1, %2 …. The window translates the English and puts the same arguments in; the command line prints str().
/// Write `Text{QT_TRANSLATE_NOOP("models", "“%1” stands twice."), {key}}`.
struct Text {
    const char *english = "";
    std::vector<std::string> arguments;

    Text() = default;
    Text(const char *sentence) : english(sentence) {}
    Text(const char *sentence, std::vector<std::string> values) : english(sentence), arguments(std::move(values)) {}

    bool empty() const { return *english == '\0'; }
    /// The English sentence with its arguments put in, as they are.
    std::string str() const { return filled(english); }
    /// `sentence` (a translation of ours) with our arguments put in.
    std::string filled(std::string_view sentence) const;

    bool operator==(const Text &other) const
    {
        return std::string_view(english) == other.english && arguments == other.arguments;
    }
};

}
