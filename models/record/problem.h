#pragma once
#include "models/base/result.h"
#include "models/record/kinds.h"

#include <optional>
#include <string>

namespace pedigree {

/// Something that was read and is bad news, or that could not be read: what, where, and what to do next.
struct Problem {
    Severity severity = Severity::Error;
    Code code = Code::Schema;
    Text message = {};
    Text hint = {};
    Where where = {};                  ///< `file` is the path within its SOURCE
    std::optional<Where> other = {};   ///< the second place, where two contradict each other
    std::string origin = {};           ///< the SOURCE as given
    std::string rule = {};             ///< the id of the rule that found it ("MPR-OBS-005"), if one did

    bool operator==(const Problem &) const = default;
};

inline Problem problemFrom(const Error &error, Severity severity = Severity::Error)
{
    return {.severity = severity, .code = error.code, .message = error.what, .hint = error.hint, .where = error.where};
}

}
