#include "modelfile.h"

#include <QtTest>

using namespace pedigree;

namespace {
QString text(const std::string &value) { return QString::fromStdString(value); }
const std::string oid(64, 'a');
}

class TestLfsPointer : public QObject {
    Q_OBJECT
private slots:
    void aPointerGivesDigestAndSizeAndSaysTheContentIsNotHere()
    {
        const auto reading = readModelFile("m/model.safetensors", "version https://git-lfs.github.com/spec/v1\noid sha256:" + oid + "\nsize 77654112\n");
        QVERIFY(reading && reading->valid);
        const Record &record = *reading->record;
        QCOMPARE(text(reading->format), "lfs-pointer");
        QCOMPARE(text(valueOf(record, "model.artifacts[].digest")), text("sha256:" + oid));
        QCOMPARE(text(valueOf(record, "model.artifacts[].size")), "77654112");
        QCOMPARE(text(valueOf(record, "model.artifacts[].format")), "safetensors");
        QCOMPARE(text(valueOf(record, "lfs:content")), "absent (observed)");
        QVERIFY(text(messages(*reading)).contains("is not here"));
        QCOMPARE(record.entities[record.relations.at(0).from].identity.digests.at(0).str(), "sha256:" + oid);
    }

    void windowsLineEndsAndExtensionsAreRead()
    {
        const auto reading = readModelFile("m/x.bin", "version https://git-lfs.github.com/spec/v1\r\next-0-foo sha256:b\r\noid sha256:" + oid + "\r\nsize 1\r\n");
        QVERIFY(reading && reading->valid);
        QCOMPARE(text(valueOf(*reading->record, "lfs:ext-0-foo")), "sha256:b");
        QCOMPARE(text(valueOf(*reading->record, "model.artifacts[].format")), "pickle");
    }

    void aBrokenPointerIsInvalid_data()
    {
        QTest::addColumn<QString>("lines");
        QTest::addColumn<quint64>("line");
        const QString id = text("oid sha256:" + oid + "\n");
        QTest::newRow("no oid") << "size 1\n" << quint64(1);
        QTest::newRow("no size") << id << quint64(1);
        QTest::newRow("a short digest") << "oid sha256:abc\nsize 1\n" << quint64(2);
        QTest::newRow("a negative size") << id + "size -1\n" << quint64(3);
        QTest::newRow("a size beyond 64 bits") << id + "size 18446744073709551616\n" << quint64(3);
        QTest::newRow("two digests") << id + id + "size 1\n" << quint64(3);
        QTest::newRow("too long") << id + "size 1\nx " + QString(2000, 'x') + "\n" << quint64(4);
    }
    void aBrokenPointerIsInvalid()
    {
        QFETCH(QString, lines);
        QFETCH(quint64, line);
        const auto reading = readModelFile("m/x", "version https://git-lfs.github.com/spec/v1\n" + lines.toStdString());
        QVERIFY(reading);
        QVERIFY(!reading->valid);
        QCOMPARE(quint64(reading->problems.at(0).where.line), line);
    }

    void aTextThatOnlyBeginsLikeOneIsNone()
    {
        QVERIFY(!readModelFile("x.txt", "version https://git-lfs.github.com/spec/v10\n", ""));
        QVERIFY(!readModelFile("x.txt", " version https://git-lfs.github.com/spec/v1\n", ""));
    }
};

QTEST_APPLESS_MAIN(TestLfsPointer)
#include "tst_lfspointer.moc"
