#pragma once
#include <memory>
#include <string>

namespace pedigree {

/// The bytes of a document as they were read. Shared, never changed; whoever keeps a view into them keeps them too.
using Bytes = std::shared_ptr<const std::string>;

inline Bytes toBytes(std::string text) { return std::make_shared<const std::string>(std::move(text)); }

}
