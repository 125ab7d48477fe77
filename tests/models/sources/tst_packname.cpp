#include "models/sources/packname.h"

#include <QTest>

using namespace pedigree;
using namespace pedigree::sources;

class TestPackName final : public QObject {
    Q_OBJECT

private slots:
    void namesInsideThePackAreTaken_data()
    {
        QTest::addColumn<QByteArray>("name");
        QTest::addColumn<bool>("folder");
        QTest::addColumn<QByteArray>("safe");

        QTest::newRow("plain") << QByteArray("a.json") << false << QByteArray("a.json");
        QTest::newRow("in folders") << QByteArray("a/b/c.json") << false << QByteArray("a/b/c.json");
        QTest::newRow("as tar -C writes it") << QByteArray("./a/b") << false << QByteArray("a/b");
        QTest::newRow("the pack's root") << QByteArray("./") << true << QByteArray();
        QTest::newRow("the pack's root without slash") << QByteArray(".") << true << QByteArray();
        QTest::newRow("a folder") << QByteArray("a/") << true << QByteArray("a");
        QTest::newRow("dots that lead nowhere") << QByteArray("..a/b../...") << false << QByteArray("..a/b../...");
        QTest::newRow("a colon further on") << QByteArray("ab:c") << false << QByteArray("ab:c");
        QTest::newRow("not UTF-8") << QByteArray("\xFF\xFE") << false << QByteArray("\xFF\xFE");
        QTest::newRow("1,024 bytes") << QByteArray(1024, 'a') << false << QByteArray(1024, 'a');
        QTest::newRow("64 parts") << QByteArray("a/").repeated(63) + "a" << false << QByteArray("a/").repeated(63) + "a";
    }
    void namesInsideThePackAreTaken()
    {
        QFETCH(const QByteArray, name);
        QFETCH(const bool, folder);
        QFETCH(const QByteArray, safe);

        const auto result = safeName(std::string_view(name.data(), std::size_t(name.size())), folder, Limits());

        QVERIFY(result);
        QCOMPARE(QByteArray(result->data(), qsizetype(result->size())), safe);
    }

    void namesThatLeadElsewhereAreRefused_data()
    {
        QTest::addColumn<QByteArray>("name");

        QTest::newRow("up") << QByteArray("../a");
        QTest::newRow("up in the middle") << QByteArray("a/../../b");
        QTest::newRow("up at the end") << QByteArray("a/..");
        QTest::newRow("up after ./") << QByteArray("./../a");
        QTest::newRow("absolute") << QByteArray("/etc/passwd");
        QTest::newRow("absolute after ./") << QByteArray(".//etc/passwd");
        QTest::newRow("a drive") << QByteArray("C:\\a");
        QTest::newRow("a drive with a slash") << QByteArray("c:/a");
        QTest::newRow("backslashes") << QByteArray("a\\..\\b");
        QTest::newRow("a share") << QByteArray("\\\\server\\share");
        QTest::newRow("empty") << QByteArray("");
        QTest::newRow("a dot") << QByteArray(".");
        QTest::newRow("a dot and a slash") << QByteArray("./");
        QTest::newRow("a dot inside") << QByteArray("a/./b");
        QTest::newRow("an empty part") << QByteArray("a//b");
        QTest::newRow("a file like a folder") << QByteArray("a/");
        QTest::newRow("NUL") << QByteArray("a\0b", 3);
        QTest::newRow("1,025 bytes") << QByteArray(1025, 'a');
        QTest::newRow("65 parts") << QByteArray("a/").repeated(64) + "a";
    }
    void namesThatLeadElsewhereAreRefused()
    {
        QFETCH(const QByteArray, name);

        const auto result = safeName(std::string_view(name.data(), std::size_t(name.size())), false, Limits());

        QVERIFY(!result);
        QCOMPARE(result.error().code, Code::UnsafePath);
        QVERIFY(!result.error().what.empty());
        QVERIFY(!result.error().hint.empty());
    }

    void namesThatOneDiskTakesForTheSameFoldAlike_data()
    {
        QTest::addColumn<QString>("one");
        QTest::addColumn<QString>("other");

        QTest::newRow("case") << "Model/README.md" << "model/readme.MD";
        QTest::newRow("umlaut, composed and not") << QStringLiteral("\u00FCber") << QStringLiteral("u\u0308ber");
        QTest::newRow("umlaut in capitals") << QStringLiteral("\u00DCBER") << QStringLiteral("u\u0308ber");
        QTest::newRow("two marks") << QStringLiteral("\u1EC7") << QStringLiteral("e\u0323\u0302");
        QTest::newRow("Greek") << QStringLiteral("\u0391\u03B2") << QStringLiteral("\u03B1\u0392");
        QTest::newRow("Cyrillic") << QStringLiteral("\u0416\u0401") << QStringLiteral("\u0436\u0451");
        QTest::newRow("Latin Extended Additional") << QStringLiteral("\u1E9E\u1E02") << QStringLiteral("\u00DF\u1E03");
    }
    void namesThatOneDiskTakesForTheSameFoldAlike()
    {
        QFETCH(const QString, one);
        QFETCH(const QString, other);

        QVERIFY(one != other);
        QCOMPARE(folded(one.toStdString()), folded(other.toStdString()));
    }

    // Qt's tables say the same of every letter that ours know.
    void foldingAgreesWithQt()
    {
        for (char16_t letter = 0x20; letter < 0x1F00; ++letter) {
            if (letter >= 0x587 && letter < 0x1E00)
                continue;
            const QChar c(letter);
            // İ and the Greek letters with tonos have lower cases of several letters or come apart in two ways.
            if (!c.isLetter() || letter == 0x130 || (letter >= 0x370 && letter < 0x400))
                continue;
            const QString text(c);
            const QString expected = letter >= 0x400 && letter < 0x587
                ? text.toLower()
                : text.toLower().normalized(QString::NormalizationForm_D);
            QVERIFY2(folded(text.toStdString()) == expected.toStdString(), qPrintable(QString::number(letter, 16)));
        }
    }

    void differentNamesStayDifferent()
    {
        QVERIFY(folded("a.json") != folded("b.json"));
        QVERIFY(folded("\xFF") != folded("\xFE"));
        QVERIFY(folded("u") != folded("\u00FC"));
    }
};

QTEST_APPLESS_MAIN(TestPackName)
#include "tst_packname.moc"
