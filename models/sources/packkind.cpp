#include "models/sources/packkind.h"

#include <algorithm>
#include <array>
#include <numeric>

namespace pedigree::sources {

namespace {

using namespace std::string_view_literals;

std::uint64_t octal(std::string_view field)
{
    std::uint64_t value = 0;
    for (const char c : field) {
        if (c == ' ' && value == 0)
            continue;
        if (c < '0' || c > '7')
            break;
        value = value * 8 + std::uint64_t(c - '0');
    }
    return value;
}

/// The name in a zip's first local header (APPNOTE 4.3.7), or "".
std::string_view firstZipName(std::string_view first)
{
    if (first.size() < 30)
        return {};
    const std::size_t length = std::size_t(std::uint8_t(first[26])) | std::size_t(std::uint8_t(first[27])) << 8;
    return first.substr(30, length);
}

bool isOthersZip(std::string_view first)
{
    const std::string_view name = firstZipName(first);
    return name == "data.pkl" || name.ends_with("/data.pkl") || name.ends_with(".npy") || name == "[Content_Types].xml"
        || name == "mimetype" || name.starts_with("META-INF/");
}

}

bool isZero(std::string_view bytes)
{
    return std::ranges::all_of(bytes, [](char c) { return c == '\0'; });
}

bool isTarHeader(std::string_view block)
{
    if (block.size() < 512 || isZero(block.substr(0, 512)))
        return false;
    // The sum of all bytes, the eight of the sum itself counted as spaces. Some old programs summed signed bytes.
    std::uint64_t plain = 0;
    std::int64_t withSign = 0;
    for (std::size_t i = 0; i < 512; ++i) {
        const char c = i >= 148 && i < 156 ? ' ' : block[i];
        plain += std::uint8_t(c);
        withSign += static_cast<signed char>(c);
    }
    const std::uint64_t said = octal(block.substr(148, 8));
    return said == plain || std::int64_t(said) == withSign || block.substr(257, 5) == "ustar";
}

PackKind packKind(std::string_view first)
{
    if (first.starts_with("PK\3\4"sv))
        return isOthersZip(first) ? PackKind::None : PackKind::Zip;
    if (first.starts_with("PK\5\6"sv) || first.starts_with("PK\7\10PK\3\4"sv))
        return PackKind::Zip;
    if (first.starts_with("\x1F\x8B\x08"sv))
        return PackKind::Gzip;
    if (first.starts_with("\x28\xB5\x2F\xFD"sv))
        return PackKind::Zstd;
    if (first.starts_with("\xFD"
                          "7zXZ\0"sv))
        return PackKind::Xz;
    return isTarHeader(first) ? PackKind::Tar : PackKind::None;
}

bool isPackName(std::string_view name)
{
    constexpr std::array endings{".zip"sv, ".tar"sv, ".tar.gz"sv, ".tgz"sv, ".tar.zst"sv, ".tar.xz"sv, ".txz"sv};
    return std::ranges::any_of(endings, [&](std::string_view ending) { return name.ends_with(ending); });
}

}
