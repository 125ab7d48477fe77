#include "models/formats/format.h"

#include "models/base/utf8.h"
#include "models/formats/cyclonedx.h"
#include "models/formats/modelfolder.h"
#include "models/formats/native.h"

namespace pedigree::formats {

std::span<const Format> jsonFormats()
{
    static const std::vector<Format> formats = [] {
        std::vector<Format> all{cycloneDxJson(), nativeRecord()};
        const std::span<const Format> folder = modelJsonFormats();
        all.insert(all.end(), folder.begin(), folder.end());
        return all;
    }();
    return formats;
}

std::span<const Format> byteFormats() { return modelByteFormats(); }

Result<Reading> read(const Input &input, const Limits &limits, const Watch &watch)
{
    for (const Format &format : input.tree ? jsonFormats() : byteFormats()) {
        if (format.detect(input))
            return format.read(input, limits, watch);
    }

    // The members say what it may be; a document can have a million of them.
    constexpr std::uint32_t most = 12;
    constexpr std::size_t longest = 40;
    std::string members;
    if (input.tree) {
        const Value root = input.tree->root();
        std::uint32_t count = 0;
        for (const Value member : root) {
            if (!root.isObject() || count == most)
                break;
            members += count++ == 0 ? "" : ", ";
            members += shown(member.key(), longest);
        }
        if (root.isObject() && root.size() > count)
            members += ", …";
    }
    Error error{Code::UnknownFormat, {}, QT_TRANSLATE_NOOP("models", "docs/formats.md lists what is read."),
                {.file = input.path}};
    error.what = members.empty() ? Text{QT_TRANSLATE_NOOP("models", "This is not a document we know.")}
                                 : Text{QT_TRANSLATE_NOOP("models", "This is not a document we know. It has: %1."), {members}};
    return error;
}

}
