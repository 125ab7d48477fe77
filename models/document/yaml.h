#pragma once
#include "models/base/limits.h"
#include "models/document/tree.h"

#include <memory>
#include <vector>

namespace pedigree {

/// Reads YAML text from events, never through a node tree: duplicate keys refused, aliases expanded within bounds, an
/// alias inside its own anchor refused, UTF-8 checked first. Keys must be scalars. Only plain `null`/`~`/empty, `true`,
/// `false` and JSON-like numbers are not strings: `no`, `off`, versions and dates keep their spelling as text.
/// Offsets are those of `bytes`, of which [from, to) is read: front matter stands inside a card.
Result<std::vector<std::shared_ptr<const Tree>>> readYaml(Bytes bytes, std::uint64_t from, std::uint64_t to,
                                                          const Limits &limits);

}
