#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace pedigree::formats {

/// Where the front matter of a card stands: [from, to) is the YAML, `body` the first byte after it.
struct FrontMatter {
    bool there = false;
    std::size_t from = 0;
    std::size_t to = 0;
    std::size_t body = 0;
};
/// It begins in the very first line (a byte order mark may precede) and ends at the next line that is exactly `---`.
FrontMatter frontMatter(std::string_view card);

/// A heading and what stands below it, down to the next heading. Headings inside fenced code are none.
struct CardSection {
    std::string_view heading; ///< empty for what stands before the first one
    int level = 0;
    std::size_t offset = 0; ///< of the heading's line; of the text for the first
    std::string text;       ///< without HTML comments, trimmed
    std::string_view raw;   ///< as it stands
};
std::vector<CardSection> cardSections(std::string_view card, std::size_t from);

/// A name and a value that a table or a list of `- name: value` gives: a candidate, as prose is not a form.
struct CardCandidate {
    std::string key;
    std::string_view value;
    std::size_t offset; ///< of the value
};
std::vector<CardCandidate> cardCandidates(std::string_view card, std::string_view section);

}
