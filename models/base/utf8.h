#pragma once
#include <cstddef>
#include <string>
#include <string_view>

namespace pedigree {

/// The first byte that is not well-formed UTF-8 (RFC 3629: no surrogates, nothing overlong), or npos.
std::size_t firstBadUtf8(std::string_view text);

/// Text from a document as it may be shown to a person: control, bidirectional and invisible characters as ⟨U+202E⟩,
/// bytes that are no UTF-8 as ⟨0xFF⟩, runs of combining marks cut after 8, at most `characters` code points followed by "…".
/// Line feeds and tabs stay with KeepLines.
enum class Lines { Escape, Keep };
std::string shown(std::string_view text, std::size_t characters = 4096, Lines lines = Lines::Escape);

}
