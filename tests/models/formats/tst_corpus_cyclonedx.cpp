#include "reading.h"

#include <QFileInfo>
#include <QJsonDocument>
#include <QJsonObject>

using namespace pedigree;
using namespace pedigree::test;

/// Every CycloneDX document in JSON that the corpus holds has the format, version and validity that stand beside it.
class TestCorpusCycloneDx : public QObject {
    Q_OBJECT
private slots:
    void isAnsweredAsExpected_data()
    {
        QTest::addColumn<QString>("file");
        QTest::addColumn<QJsonObject>("expected");
        const QString folder = corpus("cyclonedx");
        const QJsonObject all
            = QJsonDocument::fromJson(QByteArray::fromStdString(contentOf(folder + "/expected.json"))).object();
        int other = 0;
        for (const QString &path : all.keys()) {
            const QJsonObject expected = all[path].toObject();
            if (expected["format"] == "cyclonedx-json")
                QTest::newRow(qPrintable(path)) << folder + "/" + path << expected;
            else
                ++other;
        }
        if (other > 0)
            qInfo("%d documents in XML are not read yet", other);
        if (all.isEmpty())
            QTest::newRow("no corpus") << QString() << QJsonObject();
    }
    void isAnsweredAsExpected()
    {
        QFETCH(QString, file);
        QFETCH(QJsonObject, expected);
        if (file.isEmpty())
            QSKIP("the corpus is not here: set PEDIGREE_CORPUS");

        const auto reading = readText(contentOf(file));

        QVERIFY2(reading, reading ? "" : reading.error().what.str().c_str());
        QCOMPARE(QString::fromStdString(reading->format), expected["format"].toString());
        QCOMPARE(QString::fromStdString(reading->version), expected["version"].toString());
        QCOMPARE(reading->valid, expected["valid"].toBool());
        const bool saysWhy = std::ranges::any_of(reading->problems, [](const Problem &p) { return p.severity == Severity::Error; });
        QCOMPARE(saysWhy, !reading->valid);
    }
};

QTEST_APPLESS_MAIN(TestCorpusCycloneDx)
#include "tst_corpus_cyclonedx.moc"
