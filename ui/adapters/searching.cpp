#include "ui/adapters/searching.h"

#include "models/catalog/filter.h"
#include "models/record/dictionary.h"
#include "ui/adapters/text.h"

#include <QCoreApplication>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace pedigree {

namespace {

char lower(char c)
{
    return c >= 'A' && c <= 'Z' ? char(c - 'A' + 'a') : c;
}

/// Where `needle` (lower case) stands in `text`, or npos.
std::size_t findIn(std::string_view text, std::string_view needle)
{
    if (needle.size() > text.size())
        return text.npos;
    const auto found = std::search(text.begin(), text.end(), needle.begin(), needle.end(),
                                   [](char a, char b) { return lower(a) == b; });
    return found == text.end() ? text.npos : std::size_t(found - text.begin());
}

void keepBest(std::vector<SearchHit> &hits, std::size_t most)
{
    std::ranges::stable_sort(hits, {}, &SearchHit::rank);
    if (hits.size() > most)
        hits.resize(most);
}

} // namespace

std::vector<SearchHit> searchEverything(const Evidence &evidence, const std::string &text, std::size_t most,
                                        const Watch &watch)
{
    std::string needle = text;
    std::ranges::transform(needle, needle.begin(), lower);
    std::vector<SearchHit> things;
    std::vector<SearchHit> statements;
    std::vector<SearchHit> files;
    if (needle.empty())
        return things;
    const Catalog &catalog = *evidence.catalog;
    const auto all = catalog.things();
    for (ThingId thing = 0; thing < all.size(); ++thing) {
        const std::size_t inName = findIn(all[thing].name, needle);
        const std::size_t inId = inName == std::string::npos ? findIn(all[thing].id, needle) : 0;
        if (inName == std::string::npos && inId == std::string::npos)
            continue;
        const bool exact = inName == 0 && all[thing].name.size() == needle.size();
        int rank = exact ? 0 : inName == 0 ? 1 : inName != std::string::npos ? 2 : 3;
        rank = rank * 2 + (all[thing].mentioned ? 1 : 0);
        things.push_back({SearchHit::What::Thing, thing, 0, 0, rank});
    }
    keepBest(things, most);
    for (std::uint32_t i = 0; i < evidence.files.size(); ++i) {
        const EvidenceFile &file = evidence.files[i];
        const bool byDigest =
            needle.size() >= 6 && file.digest && findIn(file.digest->str(), needle) != std::string::npos;
        if (byDigest || findIn(file.file, needle) != std::string::npos)
            files.push_back({SearchHit::What::File, i, 0, 0, byDigest ? 0 : file.document ? 1 : 2});
    }
    keepBest(files, most);
    // Statements can be a million: enough is enough.
    for (std::uint32_t r = 0; r < catalog.records().size() && statements.size() < most && !watch.stopped(); ++r) {
        const Record &record = catalog.record(r);
        for (std::uint32_t c = 0; c < record.claims.size() && statements.size() < most; ++c) {
            const Claim &claim = record.claims[c];
            const bool value = findIn(record.text(claim.value), needle) != std::string::npos;
            if (value || findIn(record.text(claim.field), needle) != std::string::npos)
                statements.push_back(
                    {SearchHit::What::Statement, catalog.thingOf({r, claim.entity}), r, c, value ? 0 : 1});
        }
    }
    things.insert(things.end(), statements.begin(), statements.end());
    things.insert(things.end(), files.begin(), files.end());
    return things;
}

std::shared_ptr<const ThingSet> filterThings(const Evidence &evidence, const QString &text, const Watch &watch)
{
    auto set = std::make_shared<ThingSet>();
    set->filter = text;
    const Catalog &catalog = *evidence.catalog;
    set->total = catalog.things().size();
    const Result<Filter> filter = Filter::parse(toUtf8(text));
    if (!filter) {
        set->bad = true;
        const Error &error = filter.error();
        set->understood = onScreen(error.what);
        if (!error.hint.empty())
            set->understood += u' ' + onScreen(error.hint);
        return set;
    }
    for (ThingId thing = 0; thing < set->total && !watch.stopped(); ++thing)
        if (filter->matches(catalog, thing))
            set->things.push_back(thing);
    set->understood = onScreen(filter->explain([](const char *english) {
        return QCoreApplication::translate("models", english).toStdString();
    }),
                               4096);
    for (const Text &doubt : filter->doubts()) {
        set->odd = true;
        set->understood += u" · "_s + onScreen(doubt);
    }
    return set;
}

QStringList filterWords()
{
    QStringList words;
    for (const std::string_view alias : Filter::aliases())
        words << onScreen(alias) + u':';
    for (std::size_t i = 0; i < EntityKindCount; ++i)
        words << u"kind:"_s + onScreen(name(EntityKind(i)));
    for (const Field &field : dictionary().fields())
        words << onScreen(field.place()) + u':';
    return words;
}

} // namespace pedigree
