#include "modelfile.h"

#include <QDirIterator>
#include <QJsonDocument>
#include <QJsonObject>
#include <QtTest>

using namespace pedigree;

namespace {

QString corpus()
{
    const QString stated = qEnvironmentVariable("PEDIGREE_CORPUS");
    return stated.isEmpty() ? qEnvironmentVariable("PEDIGREE_SOURCE") + "/../shared/corpus" : stated;
}

}

/// Every file of public cards and model folders is answered as the expectation beside it says.
class TestCorpusHuggingface : public QObject {
    Q_OBJECT
private slots:
    void isAnsweredAsExpected_data()
    {
        QTest::addColumn<QString>("file");
        QTest::addColumn<QString>("folder");
        QTest::addColumn<QJsonObject>("expected");
        for (const char *part : {"cards", "models"}) {
            const QString root = corpus() + "/huggingface/" + part;
            QFile file(root + "/expected.json");
            if (!file.open(QIODevice::ReadOnly))
                continue;
            const QJsonObject all = QJsonDocument::fromJson(file.readAll()).object();
            for (const QString &path : all.keys()) {
                const QString folder = part == QLatin1String("models") ? path.section('/', 0, 0) : QString();
                QTest::newRow(qPrintable(path)) << root + "/" + path << folder << all[path].toObject();
            }
        }
        if (!QFileInfo::exists(corpus() + "/huggingface"))
            QTest::newRow("no corpus") << QString() << QString() << QJsonObject();
    }
    void isAnsweredAsExpected()
    {
        QFETCH(QString, file);
        QFETCH(QString, folder);
        QFETCH(QJsonObject, expected);
        if (file.isEmpty())
            QSKIP("the corpus is not here: set PEDIGREE_CORPUS");
        QFile opened(file);
        QVERIFY(opened.open(QIODevice::ReadOnly));
        const std::string bytes = opened.readAll().toStdString();

        const formats::Promise promise = formats::promise(file.toStdString(), std::string_view(bytes).substr(0, 4096));
        const auto input = modelInput(file.toStdString(), bytes, folder.isEmpty() ? "" : "folder:" + folder.toStdString());
        const auto reading = readModelFile(input);

        if (expected["format"].toString() == "none") {
            QVERIFY(promise.want == formats::Want::Nothing || !reading);
            return;
        }
        QVERIFY(promise.want == formats::Want::Whole);
        QVERIFY2(reading, reading ? "" : reading.error().what.str().c_str());
        QCOMPARE(QString::fromStdString(reading->format), expected["format"].toString());
        QVERIFY2(reading->valid == expected["valid"].toBool(), messages(*reading).c_str());
        QCOMPARE(reading->version.empty(), expected["version"].isNull());
    }

    void everyKeyOfTheConfigsIsKept()
    {
        int files = 0;
        QDirIterator walk(corpus() + "/huggingface/models", {"*.json"}, QDir::Files, QDirIterator::Subdirectories);
        while (walk.hasNext()) {
            QFile opened(walk.next());
            QVERIFY(opened.open(QIODevice::ReadOnly));
            const auto input = modelInput(walk.filePath().toStdString(), opened.readAll().toStdString());
            const auto reading = readModelFile(input);
            if (!reading)
                continue;
            ++files;
            std::size_t scalars = 0;
            for (const Tree::Node &node : input.tree->nodes) {
                const bool empty = node.kind >= Value::Kind::Array && node.count == 0;
                scalars += (node.kind < Value::Kind::Array || empty) ? 1 : 0;
            }
            QVERIFY2(reading->record->claims.size() >= scalars, input.path.c_str());
        }
        if (files == 0)
            QSKIP("the corpus is not here: set PEDIGREE_CORPUS");
    }
};

QTEST_APPLESS_MAIN(TestCorpusHuggingface)
#include "tst_corpus_huggingface.moc"
