// USES: models/document
#include "models/document/yaml.h"

#include <cstdlib>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    using namespace pedigree;
    const auto documents = readYaml(toBytes(std::string(reinterpret_cast<const char *>(data), size)), 0, size, Limits());
    if (!documents)
        return 0;
    for (const auto &tree : *documents) {
        for (std::uint32_t i = 0; i < tree->nodes.size(); ++i) {
            const Value value(tree.get(), i);
            if (std::uint64_t(value.offset()) + value.length() > size)
                std::abort();
            (void)value.text();
        }
    }
    return 0;
}
