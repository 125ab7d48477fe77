#pragma once
#include <cstdint>
#include <string_view>

namespace pedigree {

/// What went wrong, in one word that other programs may rely on: the codes of problems and errors in every JSON answer.
enum class Code : std::uint8_t {
    MalformedJson, MalformedYaml, MalformedXml, Malformed, DuplicateKey, BadUtf8, TooDeep, TooLarge, TooMany,
    UnknownFormat, UnsupportedVersion, Schema, Reference, UnsafePath, Unreadable, Unreachable, Denied, Offline,
    DigestMismatch, Conflict, Disagreement, Observation, Cycle, Usage, OutOfMemory, NoSpace, ReadOnly, Busy, Damaged,
    Changed, Encrypted, NotRegular, Note, Cancelled,
};

/// "duplicate-key" and so on.
std::string_view name(Code code);

}
