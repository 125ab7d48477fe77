// USES: models/formats
#include "models/document/json.h"
#include "models/formats/native.h"

#include <cstdint>
#include <cstdlib>

using namespace pedigree;

// Whatever a document holds, the reader ends, and what it hands out refers to nothing that isn't there.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const Bytes bytes = toBytes(std::string(reinterpret_cast<const char *>(data), size));
    const auto tree = readJson(bytes, Limits());
    if (!tree)
        return 0;
    const formats::Input input{.path = "fuzz", .bytes = bytes, .size = size, .digest = sha256(*bytes), .tree = *tree};
    const auto reading = formats::nativeRecord().read(input, Limits(), Watch());
    if (!reading)
        return 0;
    const Record &record = *reading->record;
    for (const Relation &relation : record.relations) {
        if (relation.from >= record.entities.size() || relation.to >= record.entities.size())
            std::abort();
    }
    for (const Claim &claim : record.claims) {
        if (claim.entity >= record.entities.size() || claim.value >= record.texts.size() || claim.offset >= size)
            std::abort();
    }
    return 0;
}
