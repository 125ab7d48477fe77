// USES: models/document
#include "models/document/json.h"

#include <cstdint>
#include <cstdlib>

using namespace pedigree;

// Whatever the bytes, the reader ends, and every value it hands out lies where it says.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const Bytes bytes = toBytes(std::string(reinterpret_cast<const char *>(data), size));
    const auto tree = readJson(bytes, Limits());
    if (!tree)
        return 0;
    const PointerIndex pointers(**tree);
    for (std::uint32_t node = 0; node < (*tree)->nodes.size(); ++node) {
        const Value value(tree->get(), node);
        if (std::uint64_t(value.offset()) + value.length() > size || value.length() == 0)
            std::abort();
        if (node < 200 && !((*tree)->find(pointers.pointer(value)) == value))
            std::abort();
        static_cast<void>(value.text());
    }
    return 0;
}
