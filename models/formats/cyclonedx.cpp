#include "models/formats/cyclonedx.h"

#include "models/formats/cyclonedxreader.h"
#include "models/formats/problemlist.h"

#include <algorithm>
#include <array>

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

Result<Reading> readCycloneDx(const Input &input, const Limits &limits, const Watch &watch)
{
    const Value root = input.tree->root();
    Reading reading{.format = "cyclonedx-json"};
    reading.version = std::string(root["specVersion"].string().value_or(""));
    ProblemList problems(input, limits);

    CycloneDxReader reader(input, reading.version, watch, problems);
    reading.record = reader.read();
    reading.problems = problems.finish();
    return reading;
}

}

Format cycloneDxJson() { return {"cyclonedx-json", &isCycloneDx, &readCycloneDx}; }

}
