#pragma once
#include "models/session/evidence.h"

#include <QString>

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string_view>
#include <vector>

namespace pedigree {

/// A byte of a file of the evidence: where a statement stands.
struct SourcePlace {
    std::uint32_t file = 0;   ///< in Evidence::files
    std::uint64_t offset = 0; ///< in bytes
    bool operator==(const SourcePlace &) const = default;
};

/// What is open, with the questions that the screen asks of it again and again. Belongs to the GUI thread.
class Snapshot {
public:
    explicit Snapshot(std::shared_ptr<const Evidence> evidence);

    const Evidence &evidence() const { return *m_evidence; }
    std::shared_ptr<const Evidence> shared() const { return m_evidence; }
    const Catalog &catalog() const { return *m_evidence->catalog; }
    const EvidenceFile &file(std::uint32_t index) const { return m_evidence->files[index]; }

    /// The file that a record was read from.
    std::optional<std::uint32_t> fileOfRecord(std::uint32_t record) const;
    std::optional<std::uint32_t> fileNamed(std::string_view origin, std::string_view file) const;
    /// The first thing that a file speaks of as its subject, else its first entity.
    std::optional<ThingId> thingOfFile(std::uint32_t file) const;

    /// Line of a byte, from 1. The lines of a file are counted once.
    std::uint64_t line(const SourcePlace &place) const;
    /// Bytes that have no lines: a header of weights.
    bool isBinary(std::uint32_t file) const;
    /// "cdx:214", or "gguf@1f4" where there are no lines.
    QString label(const SourcePlace &place) const;
    /// "evidence/base.cdx.json:214"
    QString longLabel(const SourcePlace &place) const;

    /// Places that a disagreement or a conflict names.
    bool isDisputed(const SourcePlace &place) const;
    std::size_t namedOnlyRelations() const { return m_namedOnly; }

private:
    std::shared_ptr<const Evidence> m_evidence;
    std::vector<std::uint32_t> m_fileOfRecord;
    mutable std::map<std::uint32_t, LineIndex> m_lines;
    std::vector<std::pair<std::uint32_t, std::uint64_t>> m_disputed;
    std::size_t m_namedOnly = 0;
};

} // namespace pedigree
