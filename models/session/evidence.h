#pragma once
#include "models/base/bytes.h"
#include "models/base/limits.h"
#include "models/base/watch.h"
#include "models/catalog/catalog.h"
#include "models/document/tree.h"
#include "models/lineage/graph.h"
#include "models/record/problem.h"

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace pedigree {

/// One file that was looked at: a document we read, or one that is only hashed and named.
struct EvidenceFile {
    std::string origin; ///< SOURCE as given
    std::string file;   ///< path within it
    std::string inside; ///< path of the envelope or pack that holds it, within the SOURCE, or empty
    std::string format; ///< id, "" when not recognised
    std::string version;
    std::optional<Digest> digest; ///< none when it couldn't be read to its end
    std::uint64_t size = 0;
    bool document = false; ///< recognised by a reader (or meant to be one and broken)
    bool valid = true;
    Bytes bytes;           ///< of documents only; the header only of weights
    std::optional<std::uint32_t> record = {}; ///< in Catalog::records()
};

/// Everything that was opened, as one immutable snapshot.
struct Evidence {
    std::vector<std::string> sources;
    std::vector<EvidenceFile> files;   ///< in order of SOURCE as given, then path
    std::shared_ptr<const Catalog> catalog;
    std::shared_ptr<const LineageGraph> graph;
    std::vector<Problem> problems;     ///< worst first, then by file and line; with lines

    /// The file a record was read from.
    const EvidenceFile *fileOf(std::uint32_t record) const;
    std::size_t documentCount() const;
};

/// Opens sources and joins all that is in them. Never fails as a whole: what can't be read is among the problems.
/// A Watch that stopped leaves an incomplete Evidence, which the caller drops.
std::shared_ptr<const Evidence> openEvidence(const std::vector<std::string> &sources, const Limits &limits, const Watch &watch);

/// The places of claims in one document: line and pointer for byte offsets. Keeps the tree of the document while asked.
class Places {
public:
    explicit Places(const EvidenceFile &file, const Limits &limits = {});
    ~Places();
    std::uint64_t line(std::uint64_t offset) const;
    std::string pointer(std::uint64_t offset) const; ///< empty when the document has no tree
    const Tree *tree() const;                          ///< null for what is not JSON (or YAML front matter)

private:
    struct State;
    std::unique_ptr<State> m_state;
};

}
