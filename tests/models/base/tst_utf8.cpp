#include "models/base/utf8.h"

#include <QTest>

using namespace pedigree;

class TestUtf8 final : public QObject {
    Q_OBJECT

private slots:
    void whatIsNotUtf8IsFound_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<int>("at");
        QTest::newRow("plain") << QByteArray("abc") << -1;
        QTest::newRow("four bytes") << QByteArray("\xF0\x9F\x98\x80") << -1;
        QTest::newRow("overlong slash") << QByteArray("a\xC0\xAF") << 1;
        QTest::newRow("surrogate") << QByteArray("\xED\xA0\x80") << 0;
        QTest::newRow("beyond U+10FFFF") << QByteArray("\xF4\x90\x80\x80") << 0;
        QTest::newRow("cut off") << QByteArray("ab\xE2\x82") << 2;
        QTest::newRow("lone continuation") << QByteArray("\x80") << 0;
    }
    void whatIsNotUtf8IsFound()
    {
        QFETCH(QByteArray, text);
        QFETCH(int, at);
        const std::size_t found = firstBadUtf8(text.toStdString());
        QCOMPARE(found == std::string::npos ? -1 : int(found), at);
    }

    void hiddenCharactersAreMadeVisible_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("seen");
        QTest::newRow("right-to-left override") << QStringView(u"a\u202Eb").toString() << QStringView(u"a⟨U+202E⟩b").toString();
        QTest::newRow("zero width space") << QStringView(u"\u200B").toString() << QStringView(u"⟨U+200B⟩").toString();
        QTest::newRow("escape sequence") << QStringView(u"\u001B[31mred").toString() << QStringView(u"⟨U+001B⟩[31mred").toString();
        QTest::newRow("line feed") << QStringView(u"a\nb").toString() << QStringView(u"a⟨U+000A⟩b").toString();
        QTest::newRow("tag character") << QString::fromUcs4(U"\U000E0041") << QStringView(u"⟨U+0E0041⟩").toString();
        QTest::newRow("accented letters stay") << QStringView(u"é ü 漢").toString() << QStringView(u"é ü 漢").toString();
    }
    void hiddenCharactersAreMadeVisible()
    {
        QFETCH(QString, text);
        QFETCH(QString, seen);
        QCOMPARE(QString::fromStdString(shown(text.toStdString())), seen);
    }

    void bytesThatAreNoTextAreShownAsBytes()
    {
        QCOMPARE(shown("a\xFF"), std::string("a⟨0xFF⟩"));
    }

    void longTextsAndTowersOfMarksAreCut()
    {
        QCOMPARE(shown(std::string(5000, 'x'), 10), std::string(10, 'x') + "…");
        std::string tower = "a";
        for (int i = 0; i < 100000; ++i)
            tower += "\xCC\x81";
        QVERIFY(shown(tower, 200000).size() < 40);
    }
};

QTEST_APPLESS_MAIN(TestUtf8)
#include "tst_utf8.moc"
