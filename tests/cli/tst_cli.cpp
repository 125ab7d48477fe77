#include "tests/cli/program.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QProcess>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>

/// What pedigree-cli promises to those who call it: exit status, JSON, goldens, and what it never does.
class TestCli : public QObject {
    Q_OBJECT

    static QByteArray bytesOf(const QString &path)
    {
        QFile file(path);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }

    static bool write(const QString &path, const QByteArray &bytes)
    {
        QFile file(path);
        return file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size();
    }

    static QStringList words(const QString &line) { return line.split(' ', Qt::SkipEmptyParts); }

private slots:
    void everyCommandAnswersAsItsGoldenSays_data()
    {
        QTest::addColumn<QString>("line");
        QTest::addColumn<int>("exit");
        const auto row = [](const char *golden, const char *line, int exit) { QTest::newRow(golden) << QString(line) << exit; };
        row("inspect.txt", "inspect pack", 0);
        row("inspect.json", "inspect pack --json", 0);
        row("inspect-one.json", "inspect pack/base.cdx.json --json --at 2026-11-23T12:00:00Z --tier high", 0);
        row("inspect-invalid.json", "inspect wrong.json --json", 1);
        row("inspect-mixed.json", "inspect cut.json pack/record.json other.json --json", 1);
        row("inspect-mixed.txt", "inspect cut.json pack/record.json other.json", 1);
        row("inspect-cut.json", "inspect cut.json --json", 2);
        row("inspect-unknown.json", "inspect other.json --json", 2);
        row("inspect-twice.json", "inspect twice.json --json", 2);
        row("inspect-missing.json", "inspect nowhere.json --json", 2);
        row("lineage.txt", "lineage pack", 0);
        row("lineage.json", "lineage pack --json", 0);
        row("lineage-up.json", "lineage pack --of pear-bruises --direction up --depth 1 --format json", 0);
        row("lineage.dot", "lineage pack --format dot", 0);
        row("lineage.mermaid", "lineage pack --format mermaid", 0);
        row("lineage.graphml", "lineage pack --format graphml", 0);
        row("lineage.svg", "lineage pack --format svg", 0);
        row("lineage-nobody.json", "lineage pack --of nobody --json", 2);
        row("impact.txt", "impact pack --of belt-pictures", 0);
        row("impact.json", "impact pack --of belt-pictures --json", 0);
        row("convert.json", "convert pack --to native", 0);
        row("convert-lost.json", "convert pack --to native --json", 0);
        row("convert-several.json", "convert pack/base.cdx.json --to native --of pear-bruises --json", 2);
        row("new-low.json", "new low", 0);
        row("help.txt", "help", 0);
        row("help-lineage.txt", "help lineage", 0);
        row("help-field.txt", "help fields adapters[].base", 0);
        row("completion.bash", "completion bash", 0);
        row("completion.zsh", "completion zsh", 0);
        row("completion.fish", "completion fish", 0);
        row("usage.json", "inspect pack --json --limit depth", 2);
    }

    void everyCommandAnswersAsItsGoldenSays()
    {
        QFETCH(QString, line);
        QFETCH(int, exit);
        const Answer answer = Run()(words(line));
        QVERIFY2(answer.exit == exit, qPrintable(answer.said()));

        const QString golden = dataFolder() + "/../cli/goldens/" + QTest::currentDataTag();
        if (qEnvironmentVariableIsSet("PEDIGREE_UPDATE"))
            QVERIFY(write(golden, answer.out));
        const QByteArray expected = bytesOf(golden);
        if (answer.out == expected)
            return;
        const QList<QByteArray> is = answer.out.split('\n');
        const QList<QByteArray> should = expected.split('\n');
        for (qsizetype i = 0; i < std::max(is.size(), should.size()); ++i) {
            if (is.value(i) != should.value(i))
                QFAIL(qPrintable(QString("line %1 is\n  %2\nand not\n  %3\n(PEDIGREE_UPDATE=1 takes it over)")
                                     .arg(QString::number(i + 1), QString::fromUtf8(is.value(i).left(600)), QString::fromUtf8(should.value(i).left(600)))));
        }
    }

    void everyJsonAnswerBeginsWithItsSchema_data()
    {
        QTest::addColumn<QString>("line");
        QTest::addColumn<QString>("schema");
        QTest::addColumn<QString>("members");
        QTest::newRow("inspect") << "inspect pack --json" << "pedigree.inspect/1" << "schema documents entities relations files problems";
        QTest::newRow("lineage") << "lineage pack --json" << "pedigree.lineage/1" << "schema nodes edges unconnected problems";
        QTest::newRow("impact") << "impact pack --of belt-pictures --json" << "pedigree.impact/1" << "schema of certain possible affected problems";
        QTest::newRow("convert") << "convert pack --to native --json" << "pedigree.convert/1" << "schema to file lost problems record";
        QTest::newRow("error") << "inspect cut.json --json" << "pedigree.error/1" << "schema error";
        QTest::newRow("usage") << "lineage pack --json --direction sideways" << "pedigree.error/1" << "schema error";
        QTest::newRow("no such command") << "frobnicate pack --json" << "pedigree.error/1" << "schema error";
    }

    void everyJsonAnswerBeginsWithItsSchema()
    {
        QFETCH(QString, line);
        QFETCH(QString, schema);
        QFETCH(QString, members);

        const Answer answer = Run()(words(line));

        const QJsonObject json = answer.json();
        QVERIFY2(!json.isEmpty(), qPrintable(answer.said()));
        QCOMPARE(json["schema"].toString(), schema);
        QVERIFY(answer.out.startsWith("{\n  \"schema\": "));
        QVERIFY(answer.out.endsWith("}\n"));
        QStringList sorted = words(members);
        sorted.sort();
        QCOMPARE(json.keys(), sorted);
        if (schema == "pedigree.error/1") {
            QCOMPARE(answer.exit, 2);
            QCOMPARE(json["error"].toObject().keys(), words("code file hint line message pointer"));
        }
    }

    void rowsOfAnAnswerHaveTheMembersThatOthersRelyOn()
    {
        const QJsonObject inspect = Run()({"inspect", "pack", "--json"}).json();
        const QJsonObject lineage = Run()({"lineage", "pack", "--json"}).json();
        const QJsonObject impact = Run()({"impact", "pack", "--of", "belt-pictures", "--json"}).json();
        const QJsonObject mixed = Run()({"inspect", "cut.json", "pack/record.json", "--json"}).json();

        const auto lacks = [](const QJsonArray &rows, const char *names) {
            QStringList missing;
            if (rows.isEmpty())
                missing << "(no rows)";
            for (const QJsonValue &row : rows) {
                for (const QString &name : words(names)) {
                    if (!row.toObject().contains(name))
                        missing << name;
                }
            }
            return missing.join(' ');
        };
        QCOMPARE(lacks(inspect["documents"].toArray(), "file format version digest valid inside origin"), QString());
        QCOMPARE(lacks(inspect["entities"].toArray(), "id kind name version identity claims"), QString());
        QCOMPARE(lacks(inspect["relations"].toArray(), "from verb to how source"), QString());
        for (const QJsonValue &entity : inspect["entities"].toArray()) {
            const QJsonObject identity = entity.toObject()["identity"].toObject();
            QVERIFY(identity.contains("purl") && identity.contains("digests") && identity.contains("iri"));
            for (const QJsonValue &claim : entity.toObject()["claims"].toArray()) {
                const QJsonObject source = claim.toObject()["source"].toObject();
                QVERIFY(claim.toObject().contains("field") && claim.toObject().contains("value"));
                QVERIFY(source["file"].isString() && source["pointer"].isString() && source["line"].toInt() >= 1);
            }
        }
        QCOMPARE(lacks(lineage["nodes"].toArray(), "id kind name version layer x y verdict"), QString());
        QCOMPARE(lacks(lineage["edges"].toArray(), "from to verb how binding points"), QString());
        for (const QJsonValue &node : lineage["nodes"].toArray())
            QVERIFY(node.toObject()["verdict"].isNull()); // nothing is verified yet, so nothing looks as if it were
        QCOMPARE(lacks(impact["affected"].toArray(), "id kind name hops certainty path"), QString());
        QCOMPARE(lacks(mixed["problems"].toArray(), "severity code file pointer line message hint"), QString());
    }

    void wrongCommandLinesAreRefusedWithTwo_data()
    {
        QTest::addColumn<QString>("line");
        for (const char *line : {"", "frobnicate", "inspect", "inspect pack --colour", "inspect pack --at yesterday", "inspect pack --tier extreme",
                                 "inspect pack --limit depth", "inspect pack --limit depth=x", "inspect pack --limit depth=-1",
                                 "inspect pack --limit width=3", "inspect pack --limit depth=99999999", "lineage pack --format tiff",
                                 "lineage pack --direction sideways", "lineage pack --depth few", "impact pack", "convert pack", "convert pack --to cyclonedx", "new extreme", "completion tcsh",
                                 "help frobnicate", "help fields no.such.field"})
            QTest::newRow(*line ? line : "nothing at all") << QString(line);
    }

    void wrongCommandLinesAreRefusedWithTwo()
    {
        QFETCH(QString, line);

        const Answer answer = Run()(words(line));

        QCOMPARE(answer.exit, 2);
        QVERIFY2(answer.out.isEmpty(), qPrintable(answer.said()));
        QVERIFY2(answer.err.startsWith("pedigree-cli: "), qPrintable(answer.said()));
    }

    void aBoundIsNamedAndCanBeRaised()
    {
        QByteArray deep = R"({"record": {"schema": "pedigree-record/1", "tier": "low"}, "extensions": {"orchard": )";
        deep += QByteArray(80, '[') + QByteArray(80, ']') + "}}";

        const Answer refused = Run{.input = deep}({"inspect", "-", "--json"});
        const Answer raised = Run{.input = deep}({"inspect", "-", "--json", "--limit", "depth=100"});

        QCOMPARE(refused.exit, 2);
        QCOMPARE(refused.json()["error"].toObject()["code"].toString(), QString("too-deep"));
        QVERIFY2(refused.out.contains("64") && refused.out.contains("--limit depth"), qPrintable(refused.said()));
        QCOMPARE(raised.json()["documents"].toArray().at(0).toObject()["format"].toString(), QString("native"));
    }

    void standardInputIsReadLikeAFile()
    {
        const QByteArray record = bytesOf(dataFolder() + "/cli/pack/record.json");

        const Answer answer = Run{.input = record}({"inspect", "-", "--json"});

        QCOMPARE(answer.exit, 0);
        const QJsonObject document = answer.json()["documents"].toArray().at(0).toObject();
        QCOMPARE(document["origin"].toString(), QString("-"));
        QCOMPARE(document["format"].toString(), QString("native"));
        const QJsonObject file = Run()({"inspect", "pack/record.json", "--json"}).json()["documents"].toArray().at(0).toObject();
        QCOMPARE(document["digest"].toString(), file["digest"].toString());
        QCOMPARE(Run{.input = ""}({"inspect", "-"}).exit, 2);
    }

    void atIsUnderstoodToTheMinuteAndAsADate()
    {
        for (const char *at : {"2026-11-23T12:00:00Z", "2026-11-23T12:00Z", "2026-11-23", "2026-11-23T13:00:00+01:00"})
            QVERIFY2(Run()({"inspect", "pack", "--at", at}).exit == 0, at);
    }

    void quietSaysNothingOnStandardError()
    {
        const Answer loud = Run()({"lineage", "pack/record.json", "cut.json"});
        const Answer quiet = Run()({"lineage", "pack/record.json", "cut.json", "--quiet"});

        QVERIFY2(loud.err.contains("cut.json"), qPrintable(loud.said()));
        QCOMPARE(quiet.err, QByteArray());
        QCOMPARE(quiet.out, loud.out);
        QCOMPARE(quiet.exit, loud.exit);
    }

    void nothingIsColouredWhenNobodyLooks()
    {
        for (const char *line : {"inspect pack cut.json", "lineage pack", "impact pack --of belt-pictures", "help", "nonsense"}) {
            const Answer plain = Run()(words(line));
            const Answer asked = Run{.environment = {{"NO_COLOR", "1"}, {"TERM", "xterm-256color"}}}(words(line));
            QVERIFY2(!plain.out.contains('\033') && !plain.err.contains('\033'), line);
            QCOMPARE(asked.out, plain.out);
            QCOMPARE(asked.err, plain.err);
        }
    }

    void versionSaysWhichAndWhatItGivesUp()
    {
        const Answer answer = Run()({"--version"});

        QCOMPARE(answer.exit, 0);
        static const QRegularExpression form("^pedigree-cli \\d+\\.\\d+\\.\\d+\\n(no )?self-restriction[^\\n]*\\n$");
        QVERIFY2(form.match(QString::fromUtf8(answer.out)).hasMatch(), qPrintable(answer.said()));
    }

    void helpListsWhatIsThereAndNothingElse()
    {
        const QByteArray help = Run()({"help"}).out;

        for (const char *command : {"inspect", "lineage", "impact", "convert", "new", "completion", "help"}) {
            QVERIFY2(help.contains(QByteArray("\n  ") + command), command);
            QCOMPARE(Run()({"help", command}).exit, 0);
            QCOMPARE(Run()({command, "--help"}).out, Run()({"help", command}).out);
        }
        for (const char *later : {"verify", "check", "diff", "rollback", "running", "report", "search", "catalog", "pull", "sign", "capture", "log"}) {
            QVERIFY2(!help.contains(QByteArray("\n  ") + later), later);
            QCOMPARE(Run()({later, "pack"}).exit, 2);
        }
        QCOMPARE(Run()({"--help"}).out, help);
    }

    void completionScriptsAreSyntaxTheShellAccepts()
    {
        const QByteArray script = Run()({"completion", "bash"}).out;
        QTemporaryDir folder;
        QVERIFY(write(folder.filePath("complete.bash"), script));
        QProcess bash;
        bash.setWorkingDirectory(folder.path());
        bash.start("bash", {"-c", ". ./complete.bash; COMP_WORDS=(pedigree-cli li); COMP_CWORD=1; _pedigree_cli; echo \"${COMPREPLY[*]}\"; "
                                  "COMP_WORDS=(pedigree-cli lineage --dir); COMP_CWORD=2; _pedigree_cli; echo \"${COMPREPLY[*]}\""});
        QVERIFY(bash.waitForFinished());
        QCOMPARE(bash.readAllStandardOutput(), QByteArray("lineage\n--direction\n"));
    }

    void aRecordToFillInIsReadByOurOwnReader_data()
    {
        QTest::addColumn<QString>("tier");
        QTest::newRow("low") << "low";
        QTest::newRow("limited") << "limited";
        QTest::newRow("high") << "high";
    }

    void aRecordToFillInIsReadByOurOwnReader()
    {
        QFETCH(QString, tier);

        const Answer made = Run()({"new", tier});
        const Answer read = Run{.input = made.out}({"inspect", "-", "--json"});

        QCOMPARE(made.exit, 0);
        const QJsonObject document = read.json()["documents"].toArray().at(0).toObject();
        QCOMPARE(document["format"].toString(), QString("native"));
        QVERIFY(made.out.contains("\"state\": \"unknown\""));
        QCOMPARE(made.json()["record"].toObject()["tier"].toString(), tier);
    }

    void aConvertedRecordIsWrittenBesideNothingElse()
    {
        QTemporaryDir folder;
        const QString out = folder.filePath("record.json");

        const Answer answer = Run()({"convert", "pack", "--to", "native", "--json", "-o", out});

        QCOMPARE(answer.exit, 0);
        QCOMPARE(bytesOf(out), Run()({"convert", "pack", "--to", "native"}).out);
        QCOMPARE(QDir(folder.path()).entryList(QDir::AllEntries | QDir::NoDotAndDotDot | QDir::Hidden), QStringList{"record.json"});
        QCOMPARE(answer.json()["file"].toString(), out);
        QVERIFY(!answer.json().contains("record"));
        const QJsonObject read = Run()({"inspect", out, "--json"}).json();
        QCOMPARE(read["documents"].toArray().at(0).toObject()["format"].toString(), QString("native"));
        // What was read is never written over, and only files are replaced.
        QCOMPARE(Run()({"convert", out, "--to", "native", "-o", out}).exit, 2);
        QCOMPARE(Run()({"convert", "pack", "--to", "native", "-o", folder.path()}).exit, 2);
        QCOMPARE(Run()({"convert", "pack", "--to", "native", "-o", "/dev/null"}).exit, 2);
        QCOMPARE(Run()({"convert", "pack", "--to", "native", "-o", folder.filePath("no/such/folder.json")}).exit, 2);
        QCOMPARE(Run()({"inspect", out, "--json"}).json(), read);
    }

    void anAnswerThatCannotBeWrittenIsNoAnswer_data()
    {
        QTest::addColumn<QString>("line");
        for (const char *line : {"inspect pack", "inspect pack --json", "lineage pack", "lineage pack --json", "lineage pack --format svg",
                                 "impact pack --of belt-pictures", "convert pack --to native --quiet", "new high", "help", "help inspect", "help fields", "completion bash", "--version"})
            QTest::newRow(line) << QString(line);
    }

    void anAnswerThatCannotBeWrittenIsNoAnswer()
    {
        QFETCH(QString, line);
        QCOMPARE(Run{.out = Run::Out::Full}(words(line)).exit, 2);
        QCOMPARE(Run{.out = Run::Out::Closed}(words(line)).exit, 2);
        QCOMPARE(Run{.out = Run::Out::BrokenPipe}(words(line)).exit, 2);
    }

    void theAnswerIsTheSameOnEveryRunAndEverywhere_data()
    {
        QTest::addColumn<QString>("line");
        for (const char *line : {"inspect pack --json", "inspect pack", "lineage pack --json", "lineage pack --format svg", "impact pack --of belt-pictures --json",
                                 "convert pack --to native", "new high", "inspect cut.json --json"})
            QTest::newRow(line) << QString(line);
    }

    void theAnswerIsTheSameOnEveryRunAndEverywhere()
    {
        QFETCH(QString, line);
        const Answer first = Run()(words(line));
        QVERIFY(!first.out.isEmpty());
        for (const auto &environment : {QMap<QString, QString>{}, QMap<QString, QString>{{"LC_ALL", "de_DE.UTF-8"}, {"LANGUAGE", "de"}},
                                        QMap<QString, QString>{{"LC_ALL", "C"}}, QMap<QString, QString>{{"TZ", "Asia/Tokyo"}}}) {
            const Answer again = Run{.environment = environment}(words(line));
            QCOMPARE(again.out, first.out);
            QCOMPARE(again.err, first.err);
            QCOMPARE(again.exit, first.exit);
        }
    }

    void theOrderOfFilesOnDiskDoesNotShow()
    {
        const QDir pack(dataFolder() + "/cli/pack");
        QStringList names = pack.entryList(QDir::Files, QDir::Name);
        QList<QByteArray> outs;
        for (const bool backwards : {false, true}) {
            if (backwards)
                std::ranges::reverse(names);
            QTemporaryDir folder;
            QVERIFY(QDir(folder.path()).mkdir("pack"));
            for (const QString &name : names)
                QVERIFY(QFile::copy(pack.filePath(name), folder.filePath("pack/" + name)));
            for (const QStringList &arguments : {QStringList{"inspect", "pack", "--json"}, QStringList{"lineage", "pack", "--json"}}) {
                const Answer answer = Run{.folder = folder.path()}(arguments);
                QCOMPARE(answer.exit, 0);
                outs << answer.out;
            }
        }
        QCOMPARE(outs[2], outs[0]);
        QCOMPARE(outs[3], outs[1]);
        QCOMPARE(outs[0], Run()({"inspect", "pack", "--json"}).out);
    }

    void namesInUtf8AreKeptUnderEveryLocale()
    {
        QTemporaryDir folder;
        QVERIFY(QFile::copy(dataFolder() + "/cli/pack/record.json", folder.filePath("Prüfung.json")));
        for (const char *locale : {"C", "C.UTF-8"}) {
            const Answer answer = Run{.folder = folder.path(), .environment = {{"LC_ALL", locale}}}({"inspect", ".", "--json"});
            QCOMPARE(answer.json()["documents"].toArray().at(0).toObject()["file"].toString(), QString("Prüfung.json"));
        }
    }

    void noCommandOpensASocket_data()
    {
        QTest::addColumn<QString>("line");
        for (const char *line : {"inspect pack --json", "lineage pack --format svg", "impact pack --of belt-pictures", "convert pack --to native", "new high", "help",
                                 "completion bash", "--version", "inspect https://pomona.example/base.json"})
            QTest::newRow(line) << QString(line);
    }

    void noCommandOpensASocket()
    {
        QFETCH(QString, line);
        QTemporaryDir folder;
        const QString log = folder.filePath("calls");
        Run run{.under = {"strace", "-f", "-qq", "-e", "trace=%network", "-e", "signal=none", "-o", log}};
        // Whoever may not trace can't try this.
        QProcess probe;
        probe.start("strace", {"-f", "-qq", "-o", log, "true"});
        if (!probe.waitForStarted() || !probe.waitForFinished() || probe.exitCode() != 0)
            QSKIP("strace can't run here");

        const Answer answer = run(words(line));

        QVERIFY2(answer.exit == 0 || line.contains("https:"), qPrintable(answer.said()));
        QVERIFY(QFile::exists(log));
        QCOMPARE(bytesOf(log), QByteArray());
    }

    void filesOfTheJsonTestSuiteAreAnsweredByName_data()
    {
        QTest::addColumn<QString>("code");
        QTest::newRow("n_array_1_true_without_comma.json") << "malformed-json";
        QTest::newRow("n_number_-01.json") << "malformed-json";
        QTest::newRow("n_object_trailing_comma.json") << "malformed-json";
        QTest::newRow("n_string_unescaped_newline.json") << "malformed-json";
        QTest::newRow("n_structure_no_data.json") << "malformed-json";
        QTest::newRow("n_structure_open_object.json") << "malformed-json";
        QTest::newRow("n_structure_100000_opening_arrays.json") << "malformed-json";
        QTest::newRow("n_string_invalid_utf8_after_escape.json") << "bad-utf8";
        QTest::newRow("y_array_empty.json") << "unknown-format";
        QTest::newRow("y_object_simple.json") << "unknown-format";
        QTest::newRow("y_structure_lonely_string.json") << "unknown-format";
        QTest::newRow("y_object_duplicated_key.json") << "duplicate-key";
    }

    void filesOfTheJsonTestSuiteAreAnsweredByName()
    {
        QFETCH(QString, code);
        const QString folder = corpusFolder() + "/json/JSONTestSuite/test_parsing";
        if (!QFile::exists(folder))
            QSKIP("the corpus is not here (PEDIGREE_CORPUS)");

        const Answer answer = Run{.folder = folder}({"inspect", QTest::currentDataTag(), "--json"});

        QCOMPARE(answer.exit, 2);
        QVERIFY2(answer.json()["error"].toObject()["code"].toString() == code, qPrintable(answer.said()));
    }
};

QTEST_GUILESS_MAIN(TestCli)
#include "tst_cli.moc"
