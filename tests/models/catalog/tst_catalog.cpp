#include "models/base/watch.h"
#include "models/catalog/catalog.h"

#include <QTest>

#include <algorithm>
#include <random>
#include <set>
#include <stdexcept>

using namespace pedigree;

namespace {

/// One entity as a test says it: kind, name, version, digest letter, purl, iri.
struct Said {
    EntityKind kind = EntityKind::Model;
    std::string name = {};
    std::string version = {};
    char digest = 0;
    std::string purl = {};
    std::string iri = {};
    bool mentioned = false;
    std::string provider = {};
};

Digest digestOf(char letter)
{
    return *Digest::make("sha256", std::string(64, letter));
}

struct Written {
    RecordBuilder builder{toBytes("")};

    std::uint32_t add(const Said &said)
    {
        Entity entity;
        entity.kind = said.kind;
        entity.mentioned = said.mentioned;
        entity.identity.name = builder.text(said.name);
        entity.identity.version = builder.text(said.version);
        entity.identity.provider = builder.text(said.provider);
        entity.identity.purl = builder.text(said.purl);
        entity.identity.iri = builder.text(said.iri);
        if (said.digest != 0)
            entity.identity.digests.push_back(digestOf(said.digest));
        entity.pointer = builder.text("/" + std::to_string(builder.record().entities.size()));
        return builder.entity(entity);
    }

    void relate(std::uint32_t from, Verb verb, std::uint32_t to, Binding named = Binding::Identifier)
    {
        builder.relation({.from = from, .to = to, .verb = verb, .named = named});
    }
};

Loaded loaded(std::string file, Written &&written)
{
    written.builder.record().document = sha256(file);
    written.builder.record().format = "test";
    return {"pack", std::move(file), written.builder.finish()};
}

Loaded document(std::string file, const std::vector<Said> &entities)
{
    Written written;
    for (const Said &said : entities)
        written.add(said);
    return loaded(std::move(file), std::move(written));
}

std::shared_ptr<const Catalog> joined(std::vector<Loaded> records)
{
    return Catalog::join(std::move(records), Watch());
}

bool oneThing(const Catalog &catalog, Part a, Part b)
{
    return catalog.thingOf(a) == catalog.thingOf(b);
}

}

class TestCatalog final : public QObject {
    Q_OBJECT

private slots:
    void theStrongestSharedIdentityJoins_data()
    {
        QTest::addColumn<QString>("reason");
        QTest::addColumn<int>("which");
        QTest::newRow("equal digest, other names") << "digest" << 0;
        QTest::newRow("equal versioned purl, qualifiers in another order") << "purl" << 1;
        QTest::newRow("equal IRI") << "iri" << 2;
        QTest::newRow("name and version") << "name-version" << 3;
    }
    void theStrongestSharedIdentityJoins()
    {
        QFETCH(QString, reason);
        QFETCH(int, which);
        const std::vector<std::pair<Said, Said>> pairs{
            {{.name = "a", .digest = 'a'}, {.name = "b", .digest = 'a'}},
            {{.purl = "pkg:generic/x@1?a=1&b=2"}, {.purl = "pkg:generic/x@1?b=2&a=1"}},
            {{.iri = "urn:x"}, {.iri = "urn:x"}},
            {{.name = "n", .version = "1"}, {.name = "n", .version = "1"}},
        };

        const auto catalog = joined({document("1", {pairs[std::size_t(which)].first}), document("2", {pairs[std::size_t(which)].second})});

        QCOMPARE(catalog->things().size(), std::size_t(1));
        const auto joins = catalog->joins(0);
        QCOMPARE(joins.size(), std::size_t(1));
        QCOMPARE(QString::fromStdString(std::string(name(joins[0].reason))), reason);
    }

    void whatIsNotStrongEnoughDoesNotJoin_data()
    {
        QTest::addColumn<int>("which");
        QTest::newRow("a bare name") << 0;
        QTest::newRow("name and version, other digests") << 1;
        QTest::newRow("name and version, other purls") << 2;
        QTest::newRow("a purl without version") << 3;
        QTest::newRow("equal digest of things that can't be one") << 4;
        QTest::newRow("name and version, other kind") << 5;
        QTest::newRow("name and version, other provider") << 6;
    }
    void whatIsNotStrongEnoughDoesNotJoin()
    {
        QFETCH(int, which);
        const std::vector<std::pair<Said, Said>> pairs{
            {{.name = "n"}, {.name = "n"}},
            {{.name = "n", .version = "1", .digest = 'a'}, {.name = "n", .version = "1", .digest = 'b'}},
            {{.name = "n", .version = "1", .purl = "pkg:pypi/n@1"}, {.name = "n", .version = "1", .purl = "pkg:npm/n@1"}},
            {{.purl = "pkg:pypi/n"}, {.purl = "pkg:pypi/n"}},
            {{.kind = EntityKind::Dataset, .digest = 'a'}, {.kind = EntityKind::Prompt, .digest = 'a'}},
            {{.kind = EntityKind::Dataset, .name = "n", .version = "1"}, {.kind = EntityKind::Prompt, .name = "n", .version = "1"}},
            {{.name = "n", .version = "1", .provider = "p"}, {.name = "n", .version = "1", .provider = "q"}},
        };
        const auto catalog = joined({document("1", {pairs[std::size_t(which)].first}), document("2", {pairs[std::size_t(which)].second})});
        QCOMPARE(catalog->things().size(), std::size_t(2));
    }

    void weakDigestsNeverJoin()
    {
        Written a;
        Written b;
        for (Written *written : {&a, &b}) {
            Entity entity{.kind = EntityKind::Model};
            entity.identity.digests.push_back(*Digest::make("MD5", std::string(32, 'a')));
            entity.identity.digests.push_back(*Digest::make("SHA-1", std::string(40, 'a')));
            written->builder.entity(entity);
        }
        const auto catalog = joined({loaded("1", std::move(a)), loaded("2", std::move(b))});
        QCOMPARE(catalog->things().size(), std::size_t(2));
    }

    void twoDigestsUnderOneNameAreAConflictAndNoMerge()
    {
        const auto catalog = joined({document("1", {{.name = "n", .version = "1", .digest = 'a'}}),
                                     document("2", {{.name = "n", .version = "1", .digest = 'b'}})});

        QCOMPARE(catalog->things().size(), std::size_t(2));
        QCOMPARE(catalog->problems().size(), std::size_t(1));
        QCOMPARE(catalog->problems()[0].code, Code::Conflict);
        QVERIFY(catalog->problems()[0].other.has_value());
    }

    void aThingThatFitsTwoJoinsNeitherAndHasAPossibleEdgeToEach()
    {
        const auto catalog = joined({document("1", {{.name = "n", .version = "1", .digest = 'a'}}),
                                     document("2", {{.name = "n", .version = "1", .digest = 'b'}}),
                                     document("3", {{.name = "n", .version = "1"}})});

        QCOMPARE(catalog->things().size(), std::size_t(3));
        const ThingId undecided = catalog->thingOf({2, 0});
        QCOMPARE(std::ranges::count_if(catalog->edges(), [&](const Edge &e) { return e.from == undecided && e.binding == Binding::Name; }), 2);
    }

    void joiningIsTransitiveThroughDifferentIdentities()
    {
        const auto catalog = joined({document("1", {{.digest = 'a', .purl = "pkg:generic/x@1"}}),
                                     document("2", {{.purl = "pkg:generic/x@1", .iri = "urn:x"}}), document("3", {{.iri = "urn:x"}})});
        QCOMPARE(catalog->things().size(), std::size_t(1));
        QCOMPARE(catalog->things()[0].id, "model:sha256:" + std::string(64, 'a'));
    }

    void joiningNeverBridgesTwoDigests()
    {
        // 2 and 3 are one thing by IRI, and fit the digest of 1 by purl and that of 4 by name.
        const auto catalog = joined({document("1", {{.digest = 'a', .purl = "pkg:generic/x@1"}}),
                                     document("2", {{.purl = "pkg:generic/x@1", .iri = "urn:x"}}),
                                     document("3", {{.purl = "pkg:generic/y@2", .iri = "urn:x"}}),
                                     document("4", {{.digest = 'b', .purl = "pkg:generic/y@2"}})});
        QVERIFY(!oneThing(*catalog, {0, 0}, {3, 0}));
        QVERIFY(oneThing(*catalog, {1, 0}, {2, 0}));
        QVERIFY(!oneThing(*catalog, {0, 0}, {1, 0}));
        QVERIFY(!oneThing(*catalog, {3, 0}, {1, 0}));
    }

    void theOrderOfDocumentsNeverMatters()
    {
        // Random small worlds in which names, digests and purls collide often.
        std::mt19937 random(20261123);
        for (int world = 0; world < 300; ++world) {
            std::vector<std::pair<std::string, std::vector<Said>>> documents;
            const auto pick = [&](int n) { return int(random() % unsigned(n)); };
            for (int d = 0; d < 2 + pick(5); ++d) {
                std::vector<Said> entities;
                for (int e = 0; e < 1 + pick(3); ++e) {
                    Said said;
                    said.kind = pick(4) == 0 ? EntityKind::Adapter : EntityKind::Model;
                    said.name = std::string(1, char('a' + pick(2)));
                    said.version = pick(3) == 0 ? "" : "1";
                    said.digest = pick(2) == 0 ? char('a' + pick(3)) : char(0);
                    said.purl = pick(3) == 0 ? "pkg:generic/" + std::string(1, char('x' + pick(2))) + "@1" : "";
                    said.iri = pick(4) == 0 ? "urn:" + std::to_string(pick(2)) : "";
                    said.mentioned = pick(4) == 0;
                    entities.push_back(said);
                }
                documents.emplace_back("doc" + std::to_string(d), entities);
            }
            const auto partition = [&](bool rename) {
                std::vector<Loaded> records;
                for (std::size_t i = 0; i < documents.size(); ++i)
                    records.push_back(document(rename ? std::string(1, char('z' - int(i))) + documents[i].first : documents[i].first, documents[i].second));
                std::shuffle(records.begin(), records.end(), random);
                const auto catalog = joined(records);
                // Which entities are one thing, by the documents' own numbers.
                std::set<std::set<std::string>> things;
                for (ThingId t = 0; t < catalog->things().size(); ++t) {
                    std::set<std::string> members;
                    for (const Part part : catalog->parts(t)) {
                        const std::string &file = catalog->records()[part.record].file;
                        members.insert((rename ? file.substr(1) : file) + "/" + std::to_string(part.entity));
                    }
                    things.insert(members);
                    // And whatever was joined, no thing holds two different digests.
                    std::set<std::string> digests;
                    for (const Part part : catalog->parts(t)) {
                        for (const Digest &digest : catalog->entity(part).identity.digests)
                            digests.insert(digest.str());
                    }
                    if (digests.size() > 1)
                        throw std::logic_error("two digests in one thing");
                }
                return std::pair(things, catalog->edges().size());
            };

            const auto first = partition(false);
            QVERIFY(partition(false) == first);
            QVERIFY(partition(true) == first);
        }
    }

    void aReferenceToNothingIsAnOpenEnd()
    {
        Written adapter;
        const auto own = adapter.add({.kind = EntityKind::Adapter, .name = "lora", .version = "1", .digest = 'a'});
        const auto base = adapter.add({.name = "base", .version = "2", .mentioned = true});
        adapter.relate(own, Verb::DerivedFrom, base);

        const auto catalog = joined({loaded("1", std::move(adapter))});

        QCOMPARE(catalog->edges().size(), std::size_t(1));
        QCOMPARE(catalog->edges()[0].binding, Binding::Open);
        QCOMPARE(catalog->problems().size(), std::size_t(1));
        QCOMPARE(catalog->problems()[0].code, Code::Reference);
    }

    void aMentionByDigestBindsByDigest_data()
    {
        QTest::addColumn<int>("which");
        QTest::addColumn<QString>("binding");
        QTest::newRow("digest") << 0 << "digest";
        QTest::newRow("purl") << 1 << "identifier";
        QTest::newRow("bare name") << 2 << "name";
        QTest::newRow("purl without version") << 3 << "name";
    }
    void aMentionByDigestBindsByDigest()
    {
        QFETCH(int, which);
        QFETCH(QString, binding);
        const std::vector<Said> mentions{{.name = "other", .digest = 'b', .mentioned = true},
                                         {.purl = "pkg:huggingface/o/base@1", .mentioned = true},
                                         {.name = "base", .mentioned = true},
                                         {.purl = "pkg:huggingface/o/base", .mentioned = true}};
        Written adapter;
        const auto own = adapter.add({.kind = EntityKind::Adapter, .name = "lora", .version = "1", .digest = 'a'});
        const auto base = adapter.add(mentions[std::size_t(which)]);
        adapter.relate(own, Verb::DerivedFrom, base);

        const auto catalog = joined({loaded("1", std::move(adapter)),
                                     document("2", {{.name = "base", .version = "1", .digest = 'b', .purl = "pkg:huggingface/o/base@1"}})});

        QCOMPARE(catalog->edges().size(), std::size_t(1));
        QCOMPARE(catalog->thing(catalog->edges()[0].to).id, "model:sha256:" + std::string(64, 'b'));
        QCOMPARE(QString::fromStdString(std::string(name(catalog->edges()[0].binding))), binding);
    }

    void documentsThatDisagreeKeepBothClaims()
    {
        Written a;
        Written b;
        a.builder.claim(a.add({.digest = 'a'}), "model.licence", "MIT", ValueKind::Text, 3);
        b.builder.claim(b.add({.digest = 'a'}), "model.licence", "Apache-2.0", ValueKind::Text, 7);

        const auto catalog = joined({loaded("1", std::move(a)), loaded("2", std::move(b))});

        QCOMPARE(catalog->claims(0).size(), std::size_t(2));
        QCOMPARE(catalog->problems().size(), std::size_t(1));
        QCOMPARE(catalog->problems()[0].code, Code::Disagreement);
        QCOMPARE(*catalog->problems()[0].where.offset, std::uint64_t(3));
        QCOMPARE(*catalog->problems()[0].other->offset, std::uint64_t(7));
    }

    void sameValuesSpelledDifferentlyDoNotDisagree()
    {
        Written a;
        Written b;
        const auto x = a.add({.digest = 'a'});
        const auto y = b.add({.digest = 'a'});
        a.builder.claim(x, "model.licence", "apache-2.0", ValueKind::Text, 3);
        b.builder.claim(y, "model.licence", "Apache-2.0", ValueKind::Text, 7);
        a.builder.claim(x, "model.parameters", "1.0", ValueKind::Number, 3);
        b.builder.claim(y, "model.parameters", "1", ValueKind::Number, 7);
        const auto catalog = joined({loaded("1", std::move(a)), loaded("2", std::move(b))});
        QVERIFY(catalog->problems().empty());
    }

    void thingsAreFoundByAnyOfTheirNames_data()
    {
        QTest::addColumn<QString>("reference");
        QTest::addColumn<int>("count");
        QTest::newRow("id") << "model:sha256:" + QString(64, 'a') << 1;
        QTest::newRow("digest") << "sha256:" + QString(64, 'a') << 1;
        QTest::newRow("12 digits of it") << QString(12, 'a') << 1;
        QTest::newRow("11 digits are too few") << QString(11, 'a') << 0;
        QTest::newRow("purl") << "pkg:pypi/N_x@1" << 1;
        QTest::newRow("name@version") << "n@1" << 1;
        QTest::newRow("a name that fits two") << "n" << 2;
        QTest::newRow("nothing") << "zzz" << 0;
    }
    void thingsAreFoundByAnyOfTheirNames()
    {
        QFETCH(QString, reference);
        QFETCH(int, count);
        const auto catalog = joined({document("1", {{.name = "n", .version = "1", .digest = 'a', .purl = "pkg:pypi/n-x@1"},
                                                    {.name = "n", .version = "2", .digest = 'b'}})});
        QCOMPARE(int(catalog->find(reference.toStdString()).size()), count);
    }
};

QTEST_APPLESS_MAIN(TestCatalog)
#include "tst_catalog.moc"
