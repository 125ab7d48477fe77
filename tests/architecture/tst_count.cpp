#include <QFile>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

// tests/count decides whether a run was good, so it is tested itself: what it reads is what ctest 3.25 writes.

using namespace Qt::StringLiterals;

namespace {

QString qtWords(const QString &lines, const QString &totals)
{
    return u"********* Start testing of T *********\nPASS   : T::initTestCase()\n"_s + lines
           + (totals.isEmpty() ? QString()
                               : QStringLiteral("PASS   : T::cleanupTestCase()\nTotals: %1, 0 blacklisted, 3ms\n"
                                                "********* Finished testing of T *********\n")
                                     .arg(totals));
}

QString testCase(const QString &name, const QString &status, const QString &inside, const QString &words)
{
    return u"<testcase name=\"%1\" classname=\"%1\" time=\"0.1\" status=\"%2\">%3<system-out>%4</system-out></testcase>"_s
        .arg(name, status, inside, words.toHtmlEscaped());
}

} // namespace

class TestCount : public QObject {
    Q_OBJECT

private slots:
    void everyFunctionIsCountedByWhatItSaid_data()
    {
        QTest::addColumn<QString>("cases");
        QTest::addColumn<QString>("closing");
        QTest::addColumn<int>("status");
        QTest::addColumn<QString>("named");
        const auto one = [](const char *status, const char *inside, const QString &words) {
            return testCase(u"models/tst_t"_s, QString::fromLatin1(status), QString::fromLatin1(inside), words);
        };
        QTest::newRow("functions, not programs")
            << one("run", "", qtWords("PASS   : T::one()\nPASS   : T::rows(a (b))\n", "4 passed, 0 failed, 0 skipped"))
            << "2 passed, 0 failed, 0 skipped" << 0 << "";
        QTest::newRow("a function that skipped itself in a program that ended well")
            << one("run", "",
                   qtWords("PASS   : T::one()\nSKIP   : T::two() no corpus\n", "3 passed, 0 failed, 1 skipped"))
            << "1 passed, 0 failed, 1 skipped" << 0 << "skipped models/tst_t: T::two() no corpus";
        QTest::newRow("a failure, with its words") << one(
            "fail", "<failure message=\"\"/>",
            qtWords("FAIL!  : T::one() Compared values are not the same\n   Loc: [a.cpp(3)]\nPASS   : T::two()\n",
                    "3 passed, 1 failed, 0 skipped"))
                                                   << "1 passed, 1 failed, 0 skipped" << 1 << "Loc: [a.cpp(3)]";
        QTest::newRow("a failure beside a skipped function, even if ctest called it all skipped")
            << one("notrun", "<skipped message=\"SKIP_REGULAR_EXPRESSION_MATCHED\"/>",
                   qtWords("SKIP   : T::one() no\nFAIL!  : T::two() bad\n", "2 passed, 1 failed, 1 skipped"))
            << "0 passed, 1 failed, 1 skipped" << 1 << "T::two() bad";
        QTest::newRow("an unexpected pass is a failure")
            << one("fail", "", qtWords("XPASS  : T::one() known\n", "2 passed, 1 failed, 0 skipped"))
            << "0 passed, 1 failed, 0 skipped" << 1 << "XPASS";
        QTest::newRow("a program that died in the middle")
            << one("fail", "", qtWords("PASS   : T::one()\n==1==ERROR: AddressSanitizer: heap-use-after-free\n", ""))
            << "1 passed, 1 failed, 0 skipped" << 1 << "heap-use-after-free";
        QTest::newRow("a program that died, though ctest was told it ended well")
            << one("run", "", qtWords("PASS   : T::one()\n", "")) << "1 passed, 1 failed, 0 skipped" << 1
            << "did not speak to its end";
        QTest::newRow("a program whose functions passed and whose end was bad")
            << one("fail", "<failure message=\"\"/>", qtWords("PASS   : T::one()\n", "3 passed, 0 failed, 0 skipped"))
            << "1 passed, 1 failed, 0 skipped" << 1 << "though no function failed";
        QTest::newRow("a program that could not be started")
            << one("notrun", "<skipped message=\"Unable to find executable\"/>", QString())
            << "0 passed, 1 failed, 0 skipped" << 1 << "Unable to find executable";
        QTest::newRow("a test program that ran no function")
            << one("run", "", u"hello\n"_s) << "0 passed, 1 failed, 0 skipped" << 1
            << "without running a test function";
        QTest::newRow("a blacklisted function is not a pass")
            << one("run", "",
                   QStringLiteral(
                       "********* Start testing of T *********\nPASS   : T::initTestCase()\nBPASS  : T::one()\n"
                       "PASS   : T::cleanupTestCase()\nTotals: 2 passed, 0 failed, 0 skipped, 1 blacklisted, 1ms\n"))
            << "0 passed, 0 failed, 1 skipped" << 1 << "No test was executed";
        QTest::newRow("another kind of program counts as one")
            << testCase(u"cli/help"_s, u"run"_s, QString(), QString()) << "1 passed, 0 failed, 0 skipped" << 0 << "";
        QTest::newRow("another kind of program that can't run here")
            << testCase(u"cli/help"_s, u"notrun"_s, u"<skipped message=\"SKIP_RETURN_CODE=77\"/>"_s, u"no terminal\n"_s)
                   + testCase(u"cli/more"_s, u"run"_s, QString(), QString())
            << "1 passed, 0 failed, 1 skipped" << 0 << "skipped cli/help: no terminal";
        QTest::newRow("no test at all is no good answer")
            << QString() << "0 passed, 0 failed, 0 skipped" << 1 << "No test was executed";
    }
    void everyFunctionIsCountedByWhatItSaid()
    {
        QFETCH(QString, cases);
        QFETCH(QString, closing);
        QFETCH(QString, named);

        const auto [status, lines] = count(cases, {});

        QVERIFY(!lines.isEmpty());
        QVERIFY2(lines.contains(closing), qPrintable(lines.join(u'\n')));
        QTEST(status, "status");
        QVERIFY2(lines.join(u'\n').contains(named), qPrintable(lines.join(u'\n')));
    }

    void aPartIsWrittenForItsCallerAndDoesNotClose()
    {
        const QString part = m_folder.filePath(u"part"_s);

        const auto [status, lines] =
            count(testCase(u"cli/help"_s, u"run"_s, QString(), QString()), {u"--part"_s, part});

        QCOMPARE(status, 0);
        QVERIFY(!lines.join(u'\n').contains(u" passed"_s));
        QFile file(part);
        QVERIFY(file.open(QIODevice::ReadOnly));
        QCOMPARE(file.readAll(), QByteArray("1 0 0\n"));
    }

private:
    struct Answer {
        int status;
        QStringList lines;
    };

    Answer count(const QString &cases, const QStringList &options)
    {
        QFile file(m_folder.filePath(u"results.xml"_s));
        if (!file.open(QIODevice::WriteOnly))
            return {-1, {}};
        file.write("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuite name=\"t\">" + cases.toUtf8()
                   + "</testsuite>\n");
        file.close();
        QProcess process;
        process.setProcessChannelMode(QProcess::MergedChannels);
        process.start(u"python3"_s,
                      QStringList{QStringLiteral(PEDIGREE_SOURCE_DIR "/tests/count"), file.fileName()} + options);
        if (!process.waitForFinished())
            return {-1, {process.errorString()}};
        return {process.exitCode(), QString::fromUtf8(process.readAll()).split(u'\n')};
    }

    QTemporaryDir m_folder;
};

QTEST_GUILESS_MAIN(TestCount)
#include "tst_count.moc"
