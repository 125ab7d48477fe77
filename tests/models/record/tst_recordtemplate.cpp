#include "models/record/recordtemplate.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace pedigree;

namespace {

QJsonValue at(QJsonObject root, std::string_view path)
{
    QJsonValue value = root;
    for (const QString &step : QString::fromUtf8(path.data(), qsizetype(path.size())).split('.')) {
        value = value.toObject().value(QString(step).remove("[]"));
        if (value.isArray())
            value = value.toArray().at(0);
    }
    return value;
}

}

class TestRecordTemplate final : public QObject {
    Q_OBJECT

private slots:
    void everyNeededFieldStandsInItWithWhatBelongsThere_data()
    {
        QTest::addColumn<QByteArray>("tierName");
        for (const char *tierName : {"low", "limited", "high"})
            QTest::newRow(tierName) << QByteArray(tierName);
    }
    void everyNeededFieldStandsInItWithWhatBelongsThere()
    {
        QFETCH(QByteArray, tierName);
        const Tier wanted = *tier(tierName.toStdString());
        const std::string text = recordTemplate(dictionary(), wanted);

        const QJsonObject root = QJsonDocument::fromJson(QByteArray::fromStdString(text)).object();
        QVERIFY(!root.isEmpty());
        QCOMPARE(at(root, "record.schema").toString(), QString("pedigree-record/1"));
        QCOMPARE(at(root, "record.tier").toString(), QString(tierName));
        int asked = 0;
        for (const Field &field : dictionary().fields()) {
            if (field.path.find('<') != std::string::npos)
                continue;
            const QJsonValue value = at(root, field.place());
            const bool needed = field.need(wanted) != Field::Need::Optional;
            QVERIFY2(value.isUndefined() != needed, field.path.c_str());
            if (value.isObject() && needed) {
                QCOMPARE(value.toObject().value("state").toString(), QString("unknown"));
                QVERIFY2(!value.toObject().value("reason").toString().isEmpty(), field.path.c_str());
                ++asked;
            }
        }
        QVERIFY(asked > 50);
        QCOMPARE(recordTemplate(dictionary(), wanted), text);
    }
};

QTEST_APPLESS_MAIN(TestRecordTemplate)
#include "tst_recordtemplate.moc"
