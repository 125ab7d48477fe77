#include "models/formats/cyclonedx.h"

#include "models/formats/cyclonedxreader.h"
#include "models/formats/problemlist.h"
#include "models/formats/shapes.h"

#include <charconv>

namespace pedigree::formats {

namespace {

bool isCycloneDx(const Input &input)
{
    if (!input.tree)
        return false;
    const Value root = input.tree->root();
    const Value format = root["bomFormat"];
    if (format.string() == "CycloneDX")
        return true;
    // A wrong name for the format is said of a document that is one by all else.
    const std::string_view schema = root["$schema"].string().value_or("");
    return (format && root["specVersion"]) || schema.starts_with("http://cyclonedx.org/schema/bom-");
}

/// "1.8", "2.0": beyond the newest version whose rules we carry.
bool isNewer(std::string_view version)
{
    const auto dot = version.find('.');
    int major = 0, minor = 0;
    const auto part = [](std::string_view text, int &number) {
        const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
        return error == std::errc() && end == text.data() + text.size();
    };
    return dot != version.npos && part(version.substr(0, dot), major) && part(version.substr(dot + 1), minor)
        && (major > 1 || (major == 1 && minor > 7));
}

Result<Reading> readCycloneDx(const Input &input, const Limits &limits, const Watch &watch)
{
    const Value root = input.tree->root();
    Reading reading{.format = "cyclonedx-json"};
    reading.version = std::string(root["specVersion"].string().value_or(""));
    ProblemList problems(input, limits);
    const Shapes &shapes = Shapes::cycloneDx();
    if (shapes.knows(reading.version)) {
        reading.valid = shapes.check(root, reading.version, problems);
    } else if (reading.version == "1.2" || reading.version == "1.3") {
        problems.add(Severity::Info, Code::Note, root["specVersion"],
                     Text{QT_TRANSLATE_NOOP("models", "CycloneDX %1 is read, but not checked against its rules."), {reading.version}});
    } else if (isNewer(reading.version)) {
        problems.add(Severity::Warning, Code::UnsupportedVersion, root["specVersion"],
                     Text{QT_TRANSLATE_NOOP("models", "CycloneDX %1 is newer than what we know: what is known is read, the rest is kept as it stands."),
                          {reading.version}},
                     QT_TRANSLATE_NOOP("models", "Update Pedigree, or export the document as CycloneDX 1.7."));
    } else {
        // Of no version, or of none there is: judged by the newest, which says what is wrong with it.
        reading.valid = false;
        problems.add(Severity::Error, Code::Schema, root["specVersion"] ? root["specVersion"] : root,
                     QT_TRANSLATE_NOOP("models", "The member specVersion does not name a version of CycloneDX."), {});
    }
    if (root["bomFormat"].string() != "CycloneDX" && reading.valid) {
        reading.valid = false;
        problems.add(Severity::Error, Code::Schema, root, QT_TRANSLATE_NOOP("models", "The member bomFormat should be “CycloneDX”."), {});
    }

    CycloneDxReader reader(input, reading.version, watch, problems);
    reading.record = reader.read();
    reading.problems = problems.finish();
    return reading;
}

}

Format cycloneDxJson() { return {"cyclonedx-json", &isCycloneDx, &readCycloneDx}; }

}
