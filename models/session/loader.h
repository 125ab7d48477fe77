#pragma once
#include "models/base/limits.h"
#include "models/base/watch.h"
#include "models/session/evidence.h"
#include "models/sources/source.h"

#include <string>
#include <string_view>
#include <vector>

namespace pedigree {

/// A file as it came out of a source: its digest, and as much of its bytes as a reader may want.
struct LoadedFile {
    EvidenceFile file;
    std::string_view promised; ///< what the first bytes promised ("safetensors"), or empty
    bool whole = false;        ///< all of it is in `file.bytes`
    bool named = false;        ///< the SOURCE itself is this file, so somebody asked for it by name
};

/// Takes the files of sources in, hashing each, and keeps what may be a document.
class Loader final : public sources::Visitor {
public:
    Loader(const Limits &limits, const Watch &watch) : m_limits(limits), m_watch(watch) {}

    void open(const std::string &source);
    void file(const sources::FileEntry &entry, ByteStream &stream) override;
    void problem(Problem problem) override;

    std::vector<LoadedFile> files;
    std::vector<Problem> problems;

private:
    const Limits &m_limits;
    const Watch &m_watch;
    std::string m_origin;
};

}
