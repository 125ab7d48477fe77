#pragma once
#include "models/base/watch.h"
#include "ui/adapters/selection.h"

#include <QStringList>

#include <memory>
#include <string>
#include <vector>

namespace pedigree {

/// One thing, statement or file that fits what was typed into the line that searches everything.
struct SearchHit {
    enum class What : std::uint8_t { Thing, Statement, File };
    What what;
    std::uint32_t number = 0; ///< ThingId; of a statement the thing it is about; of a file its place in Evidence::files
    std::uint32_t record = 0; ///< of a statement
    std::uint32_t claim = 0;  ///< of a statement: in that record
    int rank = 0;             ///< smaller is better
};

/// Up to `most` of each, best first: names that begin with the text, then those that contain it; digests by their
/// beginning; statements by field or value; files by path. Without regard to ASCII case.
std::vector<SearchHit> searchEverything(const Evidence &evidence, const std::string &text, std::size_t most,
                                        const Watch &watch);

/// What a filter lets through.
std::shared_ptr<const ThingSet> filterThings(const Evidence &evidence, const QString &text, const Watch &watch);

/// Words that the filter line offers while one is typed: aliases, kinds, fields of the dictionary.
QStringList filterWords();

} // namespace pedigree
