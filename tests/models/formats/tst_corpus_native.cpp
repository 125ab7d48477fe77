#include "reading.h"

#include <QDirIterator>

using namespace pedigree;
using namespace pedigree::test;

/// The records of the corpus are all recognised; the complete ones have nothing wrong with them.
class TestCorpusNative : public QObject {
    Q_OBJECT
private slots:
    void isRecognised_data()
    {
        QTest::addColumn<QString>("file");
        QDirIterator files(corpus("native"), {"*.json"}, QDir::Files, QDirIterator::Subdirectories);
        int found = 0;
        while (files.hasNext()) {
            const QString file = files.next();
            if (file.endsWith("/expected.json") || file.endsWith(".cdx.json"))
                continue;
            ++found;
            QTest::newRow(qPrintable(file.mid(corpus("native").size() + 1))) << file;
        }
        if (found == 0)
            QTest::newRow("no corpus") << QString();
    }
    void isRecognised()
    {
        QFETCH(QString, file);
        if (file.isEmpty())
            QSKIP("the corpus is not here: set PEDIGREE_CORPUS");

        const auto reading = readText(contentOf(file));

        QVERIFY2(reading, reading ? "" : reading.error().what.str().c_str());
        QCOMPARE(reading->format, std::string("native"));
        if (file.contains("/complete-")) {
            QVERIFY(reading->valid);
            QVERIFY2(reading->problems.empty(), reading->problems.empty() ? "" : reading->problems[0].message.str().c_str());
        }
    }
};

QTEST_APPLESS_MAIN(TestCorpusNative)
#include "tst_corpus_native.moc"
