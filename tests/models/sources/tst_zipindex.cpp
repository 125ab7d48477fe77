#include "models/sources/zipindex.h"

#include "packs.h"

#include <QTest>

#include <algorithm>

using namespace pedigree;
using namespace pedigree::sources;

namespace {

Result<ZipIndex> indexOf(const std::string &bytes, std::uint64_t mostRows = 1000)
{
    MemoryBytes stream(bytes);
    return readZipIndex(stream, mostRows, Limits(), Watch());
}

std::vector<ZipDispute> disputesOf(const std::string &bytes)
{
    MemoryBytes stream(bytes);
    const auto index = readZipIndex(stream, 5000, Limits(), Watch());
    if (!index)
        return {};
    auto found = disputes(*index, stream, Watch());
    return found ? *found : std::vector<ZipDispute>{};
}

const packs::Files two{{"a.json", "{}"}, {"d/b.txt", "hello"}};

}

class TestZipIndex final : public QObject {
    Q_OBJECT

private slots:
    void theIndexOfAnHonestZipIsReadAndNothingIsInDispute_data()
    {
        QTest::addColumn<QByteArray>("bytes");

        const auto row = [](const char *name, const std::string &bytes) {
            QTest::newRow(name) << QByteArray::fromStdString(bytes);
        };
        row("stored", packs::zip(two));
        row("by libarchive, deflated, sizes behind the data", packs::written("zip", "none", two));
        row("by libarchive, stored", packs::written("zip", "none", two, "compression=store"));
        row("by libarchive, zip64", packs::written("zip", "none", two, "zip64"));
        row("with the 64-bit end record", packs::zip({{.name = "a.json", .content = "{}"}, {.name = "d/b.txt", .content = "hello"}}, {.zip64 = true}));
        row("with a comment", packs::zip({{.name = "a.json", .content = "{}"}, {.name = "d/b.txt", .content = "hello"}}, {.comment = "made by hand"}));
        row("with an end record in its comment",
            packs::zip({{.name = "a.json", .content = "{}"}, {.name = "d/b.txt", .content = "hello"}},
                       {.comment = std::string("PK\5\6", 4) + std::string(18, '\0') + "more"}));
    }
    void theIndexOfAnHonestZipIsReadAndNothingIsInDispute()
    {
        QFETCH(const QByteArray, bytes);

        const auto index = indexOf(bytes.toStdString());

        QVERIFY(index);
        QCOMPARE(index->rows.size(), std::size_t(2));
        QCOMPARE(index->rows[0].name, std::string("a.json"));
        QCOMPARE(index->rows[0].size, std::uint64_t(2));
        QCOMPARE(index->rows[0].offset, std::uint64_t(0));
        QCOMPARE(index->rows[1].name, std::string("d/b.txt"));
        QCOMPARE(index->rows[1].size, std::uint64_t(5));
        QCOMPARE(index->declared, std::uint64_t(2));
        QCOMPARE(index->before, std::uint64_t(0));
        QCOMPARE(index->after, std::uint64_t(0));
        QVERIFY(!index->rows[0].isSpecial() && !index->rows[0].isEncrypted() && !index->rows[0].isFolder());
        for (const ZipDispute &dispute : disputesOf(bytes.toStdString()))
            QFAIL(dispute.what.str().c_str());
    }

    void whatStandsBeforeAndBehindIsCounted()
    {
        const packs::ZipEntry entry{.name = "a", .content = "x"};
        const auto before = indexOf(packs::zip({entry}, {.before = "#!/bin/sh\n"}));
        const auto after = indexOf(packs::zip({entry}, {.after = "tail"}));
        const auto big = indexOf(packs::zip({entry}, {.before = "#!/bin/sh\n", .zip64 = true}));

        QVERIFY(before && after && big);
        QCOMPARE(before->before, std::uint64_t(10));
        QCOMPARE(before->rows[0].offset, std::uint64_t(10));
        QCOMPARE(after->after, std::uint64_t(4));
        QCOMPARE(big->before, std::uint64_t(10));
        QCOMPARE(big->rows[0].offset, std::uint64_t(10));
        QVERIFY(disputesOf(packs::zip({entry}, {.before = "#!/bin/sh\n"})).empty());
    }

    void linksAndLockedFilesAreTold()
    {
        const auto index = indexOf(packs::zip({{.name = "link", .content = "x", .mode = 0120777},
                                               {.name = "pipe", .mode = 0010644},
                                               {.name = "locked", .content = "x", .flags = 1},
                                               {.name = "folder/", .mode = 0040755}}));

        QVERIFY(index);
        QVERIFY(index->rows[0].isSpecial());
        QVERIFY(index->rows[1].isSpecial());
        QVERIFY(!index->rows[2].isSpecial() && index->rows[2].isEncrypted());
        QVERIFY(index->rows[3].isFolder() && !index->rows[3].isSpecial());
    }

    void moreRowsThanAllowedAreRefusedByTheirNumber()
    {
        const auto index = indexOf(packs::zip(packs::Files(20, {"a", "x"})), 19);
        const auto lied = indexOf(packs::zip({{.name = "a", .content = "x", .rows = 20}}, {.count = std::uint16_t(1)}), 19);

        QVERIFY(!index && !lied);
        QCOMPARE(index.error().code, Code::TooMany);
        QCOMPARE(lied.error().code, Code::TooMany);
        QVERIFY(indexOf(packs::zip(packs::Files(20, {"a", "x"})), 20));
    }

    void aZipThatIsCutOffOrTwistedHasNoIndex_data()
    {
        QTest::addColumn<QByteArray>("bytes");

        const QByteArray whole = QByteArray::fromStdString(packs::zip(two));
        QTest::newRow("empty") << QByteArray();
        QTest::newRow("without its last byte") << whole.chopped(1);
        QTest::newRow("without its end record") << whole.chopped(22);
        QTest::newRow("without its front") << whole.mid(60);
        QByteArray far = whole;
        const qsizetype row = far.indexOf("PK\1\2");
        far.replace(row + 42, 4, QByteArray("\xF0\xFF\xFF\x7F", 4));
        QTest::newRow("a row that points outside") << far;
        QByteArray self = whole;
        self.replace(row + 42, 4, QByteArray("\x60\0\0\0", 4));
        QTest::newRow("a row that points into the index") << self;
        QByteArray large = whole;
        large.replace(whole.size() - 10, 4, QByteArray("\xFE\xFF\xFF\xFF", 4));
        QTest::newRow("an index larger than the file") << large;
    }
    void aZipThatIsCutOffOrTwistedHasNoIndex()
    {
        QFETCH(const QByteArray, bytes);

        const auto index = indexOf(bytes.toStdString());

        QVERIFY(!index);
        QCOMPARE(index.error().code, Code::Damaged);
    }

    void indexAndEntriesThatContradictEachOtherAreInDispute_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QString>("path");
        QTest::addColumn<QString>("word");

        const auto row = [](const char *name, const std::string &bytes, const char *path, const char *word) {
            QTest::newRow(name) << QByteArray::fromStdString(bytes) << path << word;
        };
        row("another name", packs::zip({{.name = "good.json", .content = "x", .localName = "evil.json"}}), "good.json", "evil.json");
        row("a longer name", packs::zip({{.name = "a", .content = "x", .localName = "a/longer"}}), "a", "a/longer");
        row("another size", packs::zip({{.name = "a", .content = "xyz", .size = 2}, {.name = "b", .content = "x"}}), "a", "size");
        row("several rows on one entry", packs::zip({{.name = "a", .content = "x", .rows = 2000}}), "", "1999");
        row("another name on the same entry", packs::zip({{.name = "a", .content = "x"}, {.name = "b", .hasEntry = false}}), "", "1 further");
        row("an entry that no row names", packs::zip({{.name = "a", .content = "x"}, {.name = "hidden", .content = "y", .rows = 0}}), "", "no entry");
        row("bytes before the index", packs::zip({{.name = "a", .content = "x"}}, {.between = "something"}), "", "9 bytes");
        row("a wrong count", packs::zip({{.name = "a", .content = "x"}}, {.count = std::uint16_t(7)}), "", "counts 7");
        row("an entry that reaches into the index", packs::zip({{.name = "a", .content = "x", .size = 5000}}), "a", "beyond");
        const std::string inner = packs::zip({{.name = "in", .content = "y"}});
        std::string overlap = packs::zip({{.name = "a", .content = inner.substr(0, 33)}, {.name = "in", .content = "y"}});
        // The second row points at the local header that is the first entry's content.
        const std::size_t second = overlap.find(std::string("PK\1\2", 4), overlap.find(std::string("PK\1\2", 4)) + 4);
        overlap[second + 42] = char(31);
        row("an entry inside another", overlap, "in", "inside another");
        std::string nothing = packs::zip({{.name = "a", .content = "x"}, {.name = "b", .content = "y"}});
        nothing[32] = 'X';
        row("a row that points at nothing", nothing, "b", "no entry stands there");
    }
    void indexAndEntriesThatContradictEachOtherAreInDispute()
    {
        QFETCH(const QByteArray, bytes);
        QFETCH(const QString, path);
        QFETCH(const QString, word);

        const auto found = disputesOf(bytes.toStdString());

        const bool said = std::ranges::any_of(found, [&](const ZipDispute &dispute) {
            return dispute.path == path.toStdString()
                && QString::fromStdString(dispute.what.str()).contains(word);
        });
        QString all;
        for (const ZipDispute &dispute : found)
            all += QString::fromStdString(dispute.path + ": " + dispute.what.str()) + '\n';
        QVERIFY2(said, qPrintable("said instead: " + all));
    }

    void aStopIsHeard()
    {
        std::stop_source stop;
        stop.request_stop();
        const std::string bytes = packs::zip(two);
        MemoryBytes stream(bytes);

        const auto index = readZipIndex(stream, 10, Limits(), Watch(stop.get_token()));

        QVERIFY(!index);
        QCOMPARE(index.error().code, Code::Cancelled);
    }
};

QTEST_APPLESS_MAIN(TestZipIndex)
#include "tst_zipindex.moc"
