#include "models/base/utf8.h"
#include "models/formats/format.h"
#include "models/formats/gguf.h"
#include "models/formats/modelfolder.h"
#include "models/formats/safetensors.h"

#include <algorithm>
#include <array>

namespace pedigree::formats {

namespace {

bool isTextByte(char c)
{
    const auto byte = static_cast<unsigned char>(c);
    return byte >= 0x20 || c == '\n' || c == '\r' || c == '\t';
}

/// Eight bytes of length, then the brace of a JSON object: no text begins like this.
bool beginsLikeSafetensors(std::string_view bytes)
{
    if (bytes.size() < 10 || bytes[8] != '{' || std::ranges::all_of(bytes.substr(0, 8), isTextByte))
        return false;
    const char next = bytes[9];
    return next == '"' || next == '}' || next == ' ' || next == '\n' || next == '\r' || next == '\t';
}

bool beginsLikePickle(std::string_view bytes, std::string_view name)
{
    // PROTO and its number, 2 to 5, which is how every newer pickle begins.
    if (bytes.size() >= 3 && bytes[0] == '\x80' && bytes[1] >= 2 && bytes[1] <= 5)
        return true;
    const bool zip = bytes.starts_with("PK\x03\x04");
    if (zip && bytes.substr(0, 4096).find("data.pkl") != bytes.npos)
        return true;
    return !zip && isPickleName(name);
}

bool isText(std::string_view bytes)
{
    if (bytes.find('\0') != bytes.npos)
        return false;
    const std::size_t bad = firstBadUtf8(bytes);
    // The last character may be cut in two.
    return bad == bytes.npos || bytes.size() - bad < 4;
}

bool isDocumentName(std::string_view name)
{
    static constexpr std::array<std::string_view, 8> ends{".json", ".jsonl", ".ndjson", ".md", ".yaml", ".yml", ".xml", ".intoto"};
    const std::string lower = lowered(name);
    return std::ranges::any_of(ends, [&](std::string_view end) { return lower.ends_with(end); });
}

}

Promise promise(std::string_view path, std::string_view firstBytes)
{
    const std::string_view name = fileName(path);
    if (firstBytes.starts_with("GGUF") && (firstBytes.size() < 8 || !std::ranges::all_of(firstBytes.substr(4, 4), isTextByte)))
        return {Want::Header, "gguf"};
    if (beginsLikeSafetensors(firstBytes))
        return {Want::Header, "safetensors"};
    const bool text = isText(firstBytes);
    if (text && !firstBytes.empty())
        return {Want::Whole, {}};
    // Broken documents are documents too: what is wrong with them is said by their reader.
    if (isDocumentName(name))
        return {Want::Whole, {}};
    if (!firstBytes.empty() && lowered(name).ends_with(".safetensors"))
        return {Want::Header, "safetensors"};
    if (!firstBytes.empty() && beginsLikePickle(firstBytes, name))
        return {Want::Nothing, "pickle"};
    return {};
}

Result<std::uint64_t> headerBytes(std::string_view format, std::string_view soFar, std::uint64_t fileSize, const Limits &limits)
{
    if (format == "safetensors")
        return safetensorsHeaderBytes(soFar, fileSize, limits);
    if (format == "gguf")
        return ggufHeaderBytes(soFar, fileSize, limits);
    return std::min<std::uint64_t>(fileSize, soFar.size());
}

}
