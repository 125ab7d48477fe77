// USES: models/formats
#include "models/formats/card.h"

#include <cstdlib>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    using namespace pedigree;
    formats::Input input{.path = "README.md", .bytes = toBytes(std::string(reinterpret_cast<const char *>(data), size)),
                         .size = size, .digest = sha256({}), .tree = {}};
    input.folder = "folder:m";
    if (!formats::isCard(input))
        return 0;
    const auto reading = formats::readCard(input, Limits(), Watch());
    if (!reading)
        return 0;
    for (const Claim &claim : reading->record->claims) {
        if (claim.offset > size || claim.entity >= reading->record->entities.size())
            std::abort();
    }
    return 0;
}
