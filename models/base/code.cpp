#include "models/base/code.h"

namespace pedigree {

std::string_view name(Code code)
{
    switch (code) {
    case Code::MalformedJson: return "malformed-json";
    case Code::MalformedYaml: return "malformed-yaml";
    case Code::MalformedXml: return "malformed-xml";
    case Code::Malformed: return "malformed";
    case Code::DuplicateKey: return "duplicate-key";
    case Code::BadUtf8: return "bad-utf8";
    case Code::TooDeep: return "too-deep";
    case Code::TooLarge: return "too-large";
    case Code::TooMany: return "too-many";
    case Code::UnknownFormat: return "unknown-format";
    case Code::UnsupportedVersion: return "unsupported-version";
    case Code::Schema: return "schema";
    case Code::Reference: return "reference";
    case Code::UnsafePath: return "unsafe-path";
    case Code::Unreadable: return "unreadable";
    case Code::Unreachable: return "unreachable";
    case Code::Denied: return "denied";
    case Code::Offline: return "offline";
    case Code::DigestMismatch: return "digest-mismatch";
    case Code::Conflict: return "conflict";
    case Code::Disagreement: return "disagreement";
    case Code::Observation: return "observation";
    case Code::Cycle: return "cycle";
    case Code::Usage: return "usage";
    case Code::OutOfMemory: return "out-of-memory";
    case Code::NoSpace: return "no-space";
    case Code::ReadOnly: return "read-only";
    case Code::Busy: return "busy";
    case Code::Damaged: return "damaged";
    case Code::Changed: return "changed";
    case Code::Encrypted: return "encrypted";
    case Code::NotRegular: return "not-regular";
    case Code::Note: return "note";
    case Code::Cancelled: return "cancelled";
    }
    return {};
}

}
