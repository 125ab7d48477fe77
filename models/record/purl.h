#pragma once
#include <optional>
#include <string>
#include <string_view>

namespace pedigree {

/// A package URL (purl-spec): pkg:type/namespace/name@version?qualifiers#subpath, taken apart and decoded.
struct Purl {
    std::string type;       ///< lower case
    std::string space;      ///< namespace, segments joined by "/", decoded
    std::string name;
    std::string version;    ///< "" when it has none
    std::string qualifiers; ///< sorted by key, values decoded, "k=v&k=v"
    std::string subpath;

    static std::optional<Purl> parse(std::string_view text);
    /// One spelling for all that mean the same: order of qualifiers, percent-encoding and case where its type ignores it.
    std::string canonical() const;
    /// Without version, qualifiers and subpath: what a bare mention and a pinned one have in common.
    std::string unversioned() const;
};

}
