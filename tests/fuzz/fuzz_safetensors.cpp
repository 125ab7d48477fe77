// USES: models/formats
#include "models/formats/format.h"
#include "models/formats/safetensors.h"

#include <cstdlib>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    using namespace pedigree;
    const std::string bytes(reinterpret_cast<const char *>(data), size);
    // The header is asked for as a source does; what it asks for is never more than the file.
    std::size_t soFar = 0;
    for (int round = 0; round < 64; ++round) {
        const auto wanted = formats::headerBytes("safetensors", std::string_view(bytes).substr(0, soFar), size, Limits());
        if (!wanted || *wanted <= soFar)
            break;
        if (*wanted > size || round == 63)
            std::abort();
        soFar = *wanted;
    }
    formats::Input input{.path = "m.safetensors", .bytes = toBytes(bytes), .size = size, .digest = sha256({}), .tree = {}};
    input.folder = "folder:m";
    (void)formats::readSafetensors(input, Limits(), Watch());
    // Only the header is there, and the file is large.
    input.size = size + (std::uint64_t(1) << 40);
    (void)formats::readSafetensors(input, Limits(), Watch());
    return 0;
}
