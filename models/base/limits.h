#pragma once
#include "models/base/result.h"

#include <array>
#include <cstdint>
#include <string_view>

namespace pedigree {

/// One bound on what input may ask of us: its name for --limit, its value, and the most it may be raised to.
struct Limit {
    std::string_view name;
    std::uint64_t value;
    std::uint64_t ceiling;
    std::string_view unit;
    std::string_view what; ///< one line for docs/limits.md and for the hint of a refusal
};

/// All bounds on input, in one table; docs/limits.md is printed from it.
class Limits {
public:
    enum Name : std::uint8_t {
        Depth, DocumentBytes, Values, Members, StringBytes, KeyBytes, NumberBytes, YamlBytes, YamlEvents, YamlAliases,
        YamlDocuments, Entries, PathBytes, PathComponents, Ratio, RatioFloor, PackBytes, Nested, FolderDepth,
        SafetensorsHeader, SafetensorsTensors, GgufKeys, GgufTensors, GgufString, GgufNesting, GgufHeader, Problems,
        ShownName, FilterBytes, Count
    };

    std::uint64_t operator[](Name name) const { return m_values[name]; }
    /// Raises or lowers one by its name; refused beyond the ceiling.
    Result<Done> set(std::string_view name, std::uint64_t value);

    static const std::array<Limit, Count> &table();

    Limits();

private:
    std::array<std::uint64_t, Count> m_values;
};

/// The refusal of something beyond a bound, naming the bound and the option that raises it.
Error beyond(Limits::Name name, const Limits &limits, Where where = {});

}
