#include "models/record/dictionary.h"
#include "models/session/nativewriter.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>
#include <algorithm>
#include <map>

using namespace pedigree;

/// Documents as one native record: nothing is lost unsaid, and our own reader understands it.
class TestNativeWriter : public QObject {
    Q_OBJECT

    static QString source() { return qEnvironmentVariable("PEDIGREE_SOURCE"); }

    static QString corpus()
    {
        const QString stated = qEnvironmentVariable("PEDIGREE_CORPUS");
        return stated.isEmpty() ? source() + "/../shared/corpus" : stated;
    }

    static std::shared_ptr<const Evidence> opened(const QStringList &sources)
    {
        std::vector<std::string> names;
        for (const QString &name : sources)
            names.push_back(name.toStdString());
        return openEvidence(names, {}, {});
    }

    static std::shared_ptr<const Evidence> openedText(const std::string &json)
    {
        QTemporaryDir folder;
        QFile file(folder.filePath("converted.json"));
        if (!file.open(QIODevice::WriteOnly) || file.write(json.data(), qint64(json.size())) != qint64(json.size()))
            return nullptr;
        file.close();
        return opened({file.fileName()});
    }

    /// Every statement of a catalog, as a sorted list of lines.
    static QStringList statements(const Evidence &evidence)
    {
        QStringList all;
        for (const Loaded &loaded : evidence.catalog->records()) {
            const Record &record = *loaded.record;
            const auto text = [&](TextId id) { return QString::fromUtf8(record.texts[id].data(), qsizetype(record.texts[id].size())); };
            for (const Claim &claim : record.claims)
                all << text(claim.field) + " = " + text(claim.value) + QString(" (%1 %2)").arg(int(claim.kind)).arg(int(claim.state));
            for (const Relation &relation : record.relations) {
                all << text(record.entities[relation.from].identity.name) + " " + QString::fromUtf8(name(relation.verb).data()) + " "
                        + text(record.entities[relation.to].identity.name) + " " + text(relation.how) + QString(" %1").arg(int(relation.named));
            }
        }
        all.sort();
        return all;
    }

    static QString difference(const QStringList &before, const QStringList &after)
    {
        QStringList lost, added;
        std::ranges::set_difference(before, after, std::back_inserter(lost));
        std::ranges::set_difference(after, before, std::back_inserter(added));
        return "missing:\n" + lost.mid(0, 20).join('\n') + "\nadded:\n" + added.mid(0, 20).join('\n');
    }

private slots:
    void aNativeRecordComesBackAsItWas_data()
    {
        QTest::addColumn<QString>("path");
        QTest::newRow("our own small one") << source() + "/tests/data/cli/pack/record.json";
        for (const char *pack : {"hospital/releases/1.2.1", "bank/releases/2.0.1", "retailer/releases/2.1.0"})
            QTest::newRow(pack) << source() + "/resources/samples/" + pack + "/record.json";
        for (const char *name : {"complete-low", "complete-limited", "complete-high"})
            QTest::newRow(name) << corpus() + "/native/" + name + ".json";
    }

    void aNativeRecordComesBackAsItWas()
    {
        QFETCH(QString, path);
        if (!QFile::exists(path))
            QSKIP("the corpus is not here (PEDIGREE_CORPUS)");
        const auto before = opened({path});

        const auto converted = toNative(*before, {}, {});

        QVERIFY2(converted, converted ? "" : converted.error().what.str().c_str());
        QVERIFY2(converted->lost.empty(), converted->lost.empty() ? "" : (converted->lost.front().field + " " + converted->lost.front().why.str()).c_str());
        const auto after = openedText(converted->json);
        QCOMPARE(after->files.front().format, std::string("native"));
        QCOMPARE(after->files.front().valid, before->files.front().valid);
        const QStringList was = statements(*before), is = statements(*after);
        QVERIFY2(was == is, qPrintable(difference(was, is)));
        // And once more: a converted record is its own conversion.
        const auto again = toNative(*after, {}, {});
        QVERIFY(again);
        QCOMPARE(again->json, converted->json);
    }

    void foreignDocumentsBecomeARecordThatIsRead_data()
    {
        QTest::addColumn<QString>("path");
        const auto add = [](const QString &folder) {
            for (const QFileInfo &file : QDir(folder).entryInfoList({"*.cdx.json"}, QDir::Files, QDir::Name))
                QTest::newRow(qPrintable(file.fileName())) << file.filePath();
        };
        add(source() + "/tests/data/cli/pack");
        for (const char *pack : {"hospital", "bank", "retailer"})
            add(source() + "/resources/samples/" + pack + "/evidence");
    }

    void foreignDocumentsBecomeARecordThatIsRead()
    {
        QFETCH(QString, path);
        const auto before = opened({path});

        const auto converted = toNative(*before, {}, {});

        QVERIFY2(converted, converted ? "" : converted.error().what.str().c_str());
        const auto after = openedText(converted->json);
        QCOMPARE(after->files.front().format, std::string("native"));
        QStringList problems;
        for (const Problem &problem : after->problems) {
            if (problem.severity == Severity::Error)
                problems << QString::fromStdString(problem.where.pointer + ": " + problem.message.str());
        }
        QVERIFY2(after->files.front().valid && problems.isEmpty(), qPrintable(problems.join('\n') + "\n" + QString::fromStdString(converted->json)));

        // Every value that was stated is in the record or among what was lost.
        for (const Loaded &loaded : before->catalog->records()) {
            const Record &record = *loaded.record;
            for (const Claim &claim : record.claims) {
                if (claim.kind != ValueKind::Text && claim.kind != ValueKind::Number)
                    continue;
                const std::string_view field = record.texts[claim.field], value = record.texts[claim.value];
                const Field *row = dictionary().find(field);
                const bool reference = row && row->type.kind == FieldType::Kind::Ref; // told by its relation
                const bool here = converted->json.find(value.substr(0, value.find_first_of("\"\\\n\t"))) != std::string::npos;
                const bool lost = std::ranges::any_of(converted->lost, [&](const Lost &l) { return l.field == field && l.value == value; });
                QVERIFY2(reference || here || lost, (std::string(field) + " = " + std::string(value)).c_str());
            }
        }
    }

    void severalDocumentsOfOneThingAreOneRecord()
    {
        const auto before = opened({source() + "/tests/data/cli/pack"});

        const auto converted = toNative(*before, {}, {});

        QVERIFY2(converted, converted ? "" : converted.error().what.str().c_str());
        const std::string &json = converted->json;
        QVERIFY(json.find("\"learning_rate\": 2.0e-4") != std::string::npos); // as it was spelled
        QVERIFY(json.find("\"speed\": 1.0") != std::string::npos);
        QVERIFY(json.find("\"licence\": \"MIT\"") != std::string::npos);
        // What the other document says of the same field is not chosen and not forgotten.
        QVERIFY(std::ranges::any_of(converted->lost, [](const Lost &l) { return l.field == "model.licence" && l.value == "Apache-2.0"; }));
        // What only it says is in: the photos the base was trained on, and the property nobody names.
        QVERIFY(json.find("market-photos") != std::string::npos);
        QVERIFY(json.find("\"pomona\"") != std::string::npos);
    }

    void theOrderOfSourcesDoesNotShow()
    {
        const QString pack = source() + "/tests/data/cli/pack/";
        const auto one = toNative(*opened({pack + "record.json", pack + "base.cdx.json"}), {}, {});
        const auto other = toNative(*opened({pack + "base.cdx.json", pack + "record.json"}), {}, {});
        QVERIFY(one && other);
        QCOMPARE(one->json, other->json);
        QCOMPARE(one->lost.size(), other->lost.size());
    }

    void aPackOfReleasesAsksWhichIsMeant()
    {
        const auto evidence = opened({source() + "/resources/samples/hospital"});

        const auto unsaid = toNative(*evidence, {}, {});
        QVERIFY(!unsaid);
        QCOMPARE(unsaid.error().code, Code::Reference);

        const auto release = evidence->catalog->find("urn:uuid:no-such-release");
        QVERIFY(release.empty());
        for (ThingId t = 0; t < evidence->catalog->things().size(); ++t) {
            const Thing &thing = evidence->catalog->thing(t);
            if (thing.kind != EntityKind::Release || thing.mentioned || thing.version != "1.2.0")
                continue;
            const auto said = toNative(*evidence, t, {});
            QVERIFY(said);
            QVERIFY(said->json.find("\"version\": \"1.2.0\"") != std::string::npos);
            QVERIFY(said->json.find("EX-7") == std::string::npos); // that stands in the next release's record only
            return;
        }
        QFAIL("release 1.2.0 is not there");
    }

    void nothingIsFilledInByAGuess()
    {
        const auto converted = toNative(*opened({source() + "/tests/data/cli/pack/base.cdx.json"}), {}, {});
        QVERIFY(converted);
        QVERIFY(converted->json.find("\"tier\": {\"state\": \"unknown\"") != std::string::npos);
        QVERIFY(converted->json.find("\"id\": \"urn:uuid:0c7d2a55-5a39-4f0b-8d53-9be2c7b1f0aa\"") != std::string::npos);
    }
};

QTEST_GUILESS_MAIN(TestNativeWriter)
#include "tst_nativewriter.moc"
