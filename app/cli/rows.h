#pragma once
#include "app/cli/answer.h"
#include "models/catalog/catalog.h"
#include "models/session/evidence.h"

#include <map>
#include <memory>
#include <nlohmann/json_fwd.hpp>

namespace pedigree::cli {

/// Places of statements as every JSON answer shows them: {"file", "pointer", "line"}.
class Sources {
public:
    explicit Sources(const Evidence &evidence);
    ~Sources();
    struct Place {
        std::string_view file;
        std::string pointer;
        std::uint64_t line = 0; ///< 0: not known
    };
    Place place(std::uint32_t record, std::uint32_t offset) const;
    nlohmann::ordered_json row(std::uint32_t record, std::uint32_t offset) const;

private:
    struct OneFile;
    const Evidence &m_evidence;
    std::vector<std::unique_ptr<OneFile>> m_files; ///< by record
};

/// {"id", "kind", "name", "version", "identity", "claims", …}; numbers as they are spelled in the document.
void printEntity(Out &out, const Catalog &catalog, ThingId thing, Sources &sources);

/// The one thing that `reference` names, or why there is none: nothing fits, or several do, which are listed.
Result<ThingId> theThing(const Catalog &catalog, const std::string &reference);

}
