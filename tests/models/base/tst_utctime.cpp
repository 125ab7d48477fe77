#include "models/base/utctime.h"

#include <QTest>

using namespace pedigree;

class TestUtcTime final : public QObject {
    Q_OBJECT

private slots:
    void timesAreReadAsTheirMoment_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QByteArray>("utc");
        QTest::newRow("UTC") << QByteArray("2026-11-23T12:00:00Z") << QByteArray("2026-11-23T12:00:00Z");
        QTest::newRow("east") << QByteArray("2026-11-23T01:30:00+02:00") << QByteArray("2026-11-22T23:30:00Z");
        QTest::newRow("west") << QByteArray("2026-12-31T23:30:00-01:00") << QByteArray("2027-01-01T00:30:00Z");
        QTest::newRow("to the minute") << QByteArray("2026-11-23T12:34Z") << QByteArray("2026-11-23T12:34:00Z");
        QTest::newRow("a date") << QByteArray("2026-11-23") << QByteArray("2026-11-23T00:00:00Z");
        QTest::newRow("fraction") << QByteArray("2026-11-23T12:00:00.999Z") << QByteArray("2026-11-23T12:00:00Z");
        QTest::newRow("leap day") << QByteArray("2024-02-29") << QByteArray("2024-02-29T00:00:00Z");
        QTest::newRow("before 1970") << QByteArray("1969-12-31T23:59:59Z") << QByteArray("1969-12-31T23:59:59Z");
    }
    void timesAreReadAsTheirMoment()
    {
        QFETCH(QByteArray, text);
        QFETCH(QByteArray, utc);
        const auto time = UtcTime::parse(text.toStdString());
        QVERIFY(time);
        QCOMPARE(QByteArray::fromStdString(time->str()), utc);
    }

    void whatCouldBeSeveralMomentsIsRefused_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::newRow("no zone") << QByteArray("2026-11-23T12:00:00");
        QTest::newRow("no such day") << QByteArray("2026-02-30");
        QTest::newRow("hour 24") << QByteArray("2026-11-23T24:00:00Z");
        QTest::newRow("words") << QByteArray("yesterday");
        QTest::newRow("more behind") << QByteArray("2026-11-23T12:00:00Zx");
        QTest::newRow("empty") << QByteArray();
    }
    void whatCouldBeSeveralMomentsIsRefused()
    {
        QFETCH(QByteArray, text);
        QVERIFY(!UtcTime::parse(text.toStdString()));
    }
};

QTEST_APPLESS_MAIN(TestUtcTime)
#include "tst_utctime.moc"
