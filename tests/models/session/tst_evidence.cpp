#include "models/session/evidence.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>
#include <algorithm>
#include <map>

using namespace pedigree;

/// Opening evidence: every file is answered, and a bad one costs itself only.
class TestEvidence : public QObject {
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

    static void put(const QDir &folder, const QString &name, const QByteArray &bytes)
    {
        QFile file(folder.filePath(name));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(bytes);
    }

private slots:
    void theJsonTestSuiteIsAnsweredFileByFile()
    {
        const QDir folder(corpus() + "/json/JSONTestSuite/test_parsing");
        if (!folder.exists())
            QSKIP("the corpus is not here (PEDIGREE_CORPUS)");
        QStringList sources;
        for (const QString &name : folder.entryList({"*.json"}, QDir::Files, QDir::Name))
            sources << folder.filePath(name);
        QCOMPARE(sources.size(), qsizetype(318));

        const auto evidence = opened(sources);

        std::map<std::string, std::vector<const Problem *>> problems;
        for (const Problem &problem : evidence->problems)
            problems[problem.origin].push_back(&problem);
        QStringList wrong;
        for (const QString &path : sources) {
            const QString name = QFileInfo(path).fileName();
            const auto &found = problems[path.toStdString()];
            if (found.size() != 1) {
                wrong << name + ": " + QString::number(found.size()) + " problems";
                continue;
            }
            const Code code = found.front()->code;
            const bool duplicate = name.startsWith("y_object_duplicated_key");
            const bool good = duplicate              ? code == Code::DuplicateKey
                : name.startsWith("y_")              ? code == Code::UnknownFormat
                : name.startsWith("n_")              ? code == Code::MalformedJson || code == Code::BadUtf8 || code == Code::TooDeep
                                                     : true;
            if (!good || found.front()->severity != Severity::Error)
                wrong << name + ": " + QString::fromUtf8(pedigree::name(code).data(), qsizetype(pedigree::name(code).size()));
        }
        QVERIFY2(wrong.isEmpty(), qPrintable(wrong.join('\n')));
        QVERIFY(std::ranges::none_of(evidence->files, [](const EvidenceFile &f) { return !f.format.empty(); }));
        QVERIFY(evidence->catalog->things().empty());
    }

    void aBadFileCostsItselfOnly()
    {
        QTemporaryDir folder;
        const QString good = source() + "/tests/data/cli/pack/record.json";
        QVERIFY(QFile::copy(good, folder.filePath("record.json")));
        put(folder.path(), "cut.json", "{\"a\": ");
        put(folder.path(), "empty.json", "");
        put(folder.path(), "picture.png", "\x89PNG");

        const auto beside = opened({folder.path()});
        const auto alone = opened({folder.filePath("record.json")});

        QCOMPARE(beside->catalog->things().size(), alone->catalog->things().size());
        QCOMPARE(beside->catalog->edges().size(), alone->catalog->edges().size());
        QCOMPARE(beside->files.size(), std::size_t(4));
        QCOMPARE(std::ranges::count(beside->problems, Severity::Error, &Problem::severity), 2);
        for (const EvidenceFile &file : beside->files)
            QVERIFY(file.digest);
    }

    void theOrderOfSourcesChangesNothingButTheirOrder()
    {
        const QString pack = source() + "/tests/data/cli/pack/";
        const auto one = opened({pack + "record.json", pack + "base.cdx.json"});
        const auto other = opened({pack + "base.cdx.json", pack + "record.json"});

        QCOMPARE(one->files.size(), other->files.size());
        QCOMPARE(one->files.front().origin, other->files.back().origin);
        QVERIFY(std::ranges::equal(one->catalog->things(), other->catalog->things(), {}, &Thing::id, &Thing::id));
        QVERIFY(std::ranges::equal(one->problems, other->problems));
    }

    void whatAProblemPointsAtIsThere()
    {
        const auto evidence = opened({source() + "/tests/data/cli/wrong.json"});

        const auto tier = std::ranges::find(evidence->problems, "/record/tier", [](const Problem &p) { return p.where.pointer; });
        QVERIFY(tier != evidence->problems.end());
        QCOMPARE(tier->where.line, std::uint64_t(11));
        QVERIFY(!evidence->files.front().valid);
        QCOMPARE(evidence->files.front().format, std::string("native"));
    }

    void problemsBetweenDocumentsAreListedUpToTheBoundAndThenCounted()
    {
        const QTemporaryDir folder;
        put(QDir(folder.path()), "README.md", "---\nbase_model:\n- a/b\n- c/d\n- e/f\n---\nA card.\n");
        Limits limits;
        QVERIFY(limits.set("problems", 1));

        const auto evidence = openEvidence({folder.path().toStdString()}, limits, {});

        const auto between = [&](Code code) {
            return std::ranges::count(evidence->problems, code, &Problem::code);
        };
        QCOMPARE(between(Code::Reference), 1);
        QCOMPARE(between(Code::TooMany), 1);
        const auto rest = std::ranges::find(evidence->problems, Code::TooMany, &Problem::code);
        QCOMPARE(rest->message.arguments, std::vector<std::string>{"2"});
    }

    void anOpeningThatIsStoppedEnds()
    {
        std::stop_source stop;
        stop.request_stop();
        const auto evidence = openEvidence({(source() + "/tests/data/cli").toStdString()}, {}, Watch(stop.get_token(), {}));
        QVERIFY(evidence != nullptr);
    }
};

QTEST_GUILESS_MAIN(TestEvidence)
#include "tst_evidence.moc"
