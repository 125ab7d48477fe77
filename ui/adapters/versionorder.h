#pragma once
#include <string_view>

namespace pedigree {

/// Negative, 0 or positive: 3.9 before 3.10, 1.0.0-rc.1 before 1.0.0 (Semantic Versioning 2.0.0, 11), what has no
/// number in front after what has one, nothing last. Build metadata doesn't count.
int compareVersions(std::string_view a, std::string_view b);

/// Text as people sort it: without regard to ASCII case, numbers in it by value.
int compareNatural(std::string_view a, std::string_view b);

} // namespace pedigree
