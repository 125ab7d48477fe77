#include "packs.h"

#include <QTest>


#include <algorithm>
#include <clocale>

using namespace pedigree;

namespace {

using Strings = std::vector<std::string>;

Limits limited(std::string_view name, std::uint64_t value)
{
    Limits limits;
    if (!limits.set(name, value))
        qFatal("no such limit");
    return limits;
}

QByteArray listed(const Strings &texts)
{
    QByteArray all;
    for (const std::string &text : texts)
        all += QByteArray::fromStdString(text) + '\n';
    return all;
}

/// A gzip of a tar with one file of zeros, that many MiB: members of a gzip stand one behind the other.
std::string bomb(std::uint64_t mebibytes)
{
    std::string head = packs::tar({{.name = "zeros.json", .size = mebibytes << 20}}, false);
    std::string out = packs::compressed("gzip", head);
    const std::string member = packs::compressed("gzip", std::string(1 << 20, '\0'));
    for (std::uint64_t i = 0; i < mebibytes; ++i)
        out += member;
    return out + packs::compressed("gzip", packs::tar({{.name = "after.json", .content = "{}"}}));
}

}

class TestHostilePacks final : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() { std::setlocale(LC_CTYPE, "C.UTF-8"); }

    // What reliability asks of packs: refused by name, and the good file beside it is read.
    void namesThatLeaveThePackAreRefusedAndTheirNeighboursRead_data()
    {
        QTest::addColumn<QByteArray>("name");

        QTest::newRow("up") << QByteArray("../../home/x");
        QTest::newRow("absolute") << QByteArray("/etc/passwd");
        QTest::newRow("a drive") << QByteArray("C:\\x");
        QTest::newRow("backslashes") << QByteArray("a\\..\\b");
        QTest::newRow("a dot") << QByteArray(".");
        QTest::newRow("a dot inside") << QByteArray("a/./b");
        QTest::newRow("an empty part") << QByteArray("a//b");
        QTest::newRow("an empty name") << QByteArray("");
    }
    void namesThatLeaveThePackAreRefusedAndTheirNeighboursRead()
    {
        QFETCH(const QByteArray, name);
        const packs::Files files{{"first.json", "1"}, {name.toStdString(), "evil"}, {"last.json", "2"}};

        for (const std::string &pack : {packs::zip(files), packs::tar(files)}) {
            const auto got = packs::walked(pack);

            QCOMPARE(got.paths(), (Strings{"first.json", "last.json"}));
            QCOMPARE(got.problems.size(), std::size_t(1));
            QCOMPARE(got.problems[0].code, Code::UnsafePath);
            QCOMPARE(got.problems[0].severity, Severity::Error);
        }
    }

    void aNameWithNulIsRefused()
    {
        const std::string name("good.json\0.exe", 14);
        const auto zip = packs::walked(packs::zip({{.name = name, .content = "evil"}, {.name = "last.json", .content = "2"}}));
        const auto tar = packs::walked(packs::tar({packs::pax("path", name),
                                                   {.name = "short", .content = "evil"},
                                                   {.name = "last.json", .content = "2"}}));

        for (const auto *got : {&zip, &tar}) {
            QCOMPARE(got->paths(), (Strings{"last.json"}));
            QVERIFY(got->complaint(Code::UnsafePath));
        }
    }

    void aNameLongerThanTheBoundIsRefused()
    {
        const std::string name(1025, 'a');
        const auto zip = packs::walked(packs::zip({{.name = name, .content = "evil"}, {.name = "last.json", .content = "2"}}));
        const auto tar = packs::walked(packs::tar({packs::pax("path", name),
                                                   {.name = "short", .content = "evil"},
                                                   {.name = "last.json", .content = "2"}}));

        for (const auto *got : {&zip, &tar}) {
            QCOMPARE(got->paths(), (Strings{"last.json"}));
            QVERIFY(got->complaint(Code::UnsafePath));
            QVERIFY(got->complaint(Code::UnsafePath)->where.file.size() < 1000);
        }
    }

    void whatIsNoFileIsListedAndNotRead_data()
    {
        QTest::addColumn<int>("type");

        QTest::newRow("a hard link") << int('1');
        QTest::newRow("a symbolic link") << int('2');
        QTest::newRow("a character device") << int('3');
        QTest::newRow("a block device") << int('4');
        QTest::newRow("a FIFO") << int('6');
    }
    void whatIsNoFileIsListedAndNotRead()
    {
        QFETCH(const int, type);

        const auto got = packs::walked(packs::tar({{.name = "first.json", .content = "1"},
                                                   {.name = "odd", .type = char(type), .link = "/etc/passwd"},
                                                   {.name = "last.json", .content = "2"}}));

        QCOMPARE(got.paths(), (Strings{"first.json", "last.json"}));
        QCOMPARE(got.complaints(), (Strings{"not-regular odd"}));
    }

    void aLinkInAZipIsListedAndNotRead()
    {
        const auto got = packs::walked(packs::zip({{.name = "odd", .content = "/etc/passwd", .mode = 0120777},
                                                   {.name = "last.json", .content = "2"}}));

        QCOMPARE(got.paths(), (Strings{"last.json"}));
        QCOMPARE(got.complaints(), (Strings{"not-regular odd"}));
    }

    // GNU tar --sparse --format=pax: a map in front of the content, and a real size that nothing stands for.
    void aSparseFileIsRefused()
    {
        const std::string terabyte = "1099511627776";
        const auto header = packs::pax("GNU.sparse.major", "1").content + packs::pax("GNU.sparse.minor", "0").content
            + packs::pax("GNU.sparse.name", "huge.json").content + packs::pax("GNU.sparse.realsize", terabyte).content;
        std::string map = "1\n" + terabyte + "\n0\n";
        map.resize(512, '\0');
        const auto got = packs::walked(packs::tar({{.name = "pax", .content = header, .type = 'x'},
                                                   {.name = "GNUSparseFile.0/huge.json", .content = map},
                                                   {.name = "last.json", .content = "2"}}));

        QVERIFY2(got.bytes < 1024, "holes came out as zeros");
        QCOMPARE(got.content("last.json"), std::string("2"));
        QVERIFY2(listed(got.complaints()).contains("huge.json"), listed(got.complaints()));
        QVERIFY(got.content("huge.json") == "(none)");
    }

    void moreOrLessBytesThanSaidAreAnError()
    {
        const auto got = packs::walked(packs::zip({{.name = "a.json", .content = "12345", .size = 4},
                                                   {.name = "b.json", .content = "fine"}}));

        QVERIFY2(listed(got.complaints()).contains("conflict a.json"), listed(got.complaints()));
        QCOMPARE(got.content("b.json"), std::string("fine"));
        QCOMPARE(got.errors.size(), std::size_t(1));
        QCOMPARE(got.errors[0].code, Code::Damaged);
        QCOMPARE(got.errors[0].where.file, std::string("a.json"));
    }

    void wrongChecksumsAreAnError()
    {
        std::string pack = packs::zip({{.name = "a.json", .content = "12345"}, {.name = "b.json", .content = "fine"}});
        pack[pack.find("12345")] = '9';
        const auto got = packs::walked(pack);

        QCOMPARE(got.complaints(), (Strings{"damaged a.json"}));
        QCOMPARE(got.content("b.json"), std::string("fine"));
    }

    void filesThatWouldOverwriteEachOtherAreBothReadAndInConflict_data()
    {
        QTest::addColumn<QString>("one");
        QTest::addColumn<QString>("other");

        QTest::newRow("the same name") << "a.json" << "a.json";
        QTest::newRow("by ./") << "a.json" << "./a.json";
        QTest::newRow("by case") << "Model/README.md" << "model/readme.md";
        QTest::newRow("by composition") << QStringLiteral("\u00FC.json") << QStringLiteral("u\u0308.json");
    }
    void filesThatWouldOverwriteEachOtherAreBothReadAndInConflict()
    {
        QFETCH(const QString, one);
        QFETCH(const QString, other);
        const packs::Files files{{one.toStdString(), "1"}, {other.toStdString(), "2"}};

        for (const std::string &pack : {packs::zip(files), packs::tar(files), packs::written("pax", "none", files)}) {
            const auto got = packs::walked(pack);

            QCOMPARE(got.files.size(), std::size_t(2));
            QCOMPARE(got.files[0].content, std::string("1"));
            QCOMPARE(got.files[1].content, std::string("2"));
            QCOMPARE(got.problems.size(), std::size_t(1));
            QCOMPARE(got.problems[0].code, Code::Conflict);
            QCOMPARE(got.problems[0].other->file, got.files[0].entry.path);
        }
    }

    void aZipThatTwoToolsReadInTwoWaysIsInConflict_data()
    {
        QTest::addColumn<QByteArray>("pack");
        QTest::addColumn<QStringList>("paths");

        const auto row = [](const char *name, const std::string &pack, const QStringList &paths) {
            QTest::newRow(name) << QByteArray::fromStdString(pack) << paths;
        };
        row("index and entry differ in name",
            packs::zip({{.name = "shown.json", .content = "1", .localName = "hidden.json"}}), {"shown.json"});
        row("2,000 rows on one entry", packs::zip({{.name = "a.json", .content = "1", .rows = 2000}}), {"a.json"});
        row("an entry without row",
            packs::zip({{.name = "a.json", .content = "1"}, {.name = "b.json", .content = "2", .rows = 0}}), {"a.json"});
        row("a program in front", packs::zip({{.name = "a.json", .content = "1"}}, {.before = "#!/bin/sh\nexit 0\n"}),
            {"pack", "a.json"});
        row("something else in front", packs::zip({{.name = "a.json", .content = "1"}}, {.before = "{\"a\":1}"}),
            {"pack", "a.json"});
        row("something behind", packs::zip({{.name = "a.json", .content = "1"}}, {.after = "and more"}), {"a.json"});
        row("a second zip behind",
            packs::zip({{.name = "a.json", .content = "1"}}) + packs::zip({{.name = "b.json", .content = "2"}}), {"b.json"});
    }
    void aZipThatTwoToolsReadInTwoWaysIsInConflict()
    {
        QFETCH(const QByteArray, pack);
        QFETCH(const QStringList, paths);

        const auto got = packs::walked(pack.toStdString());

        QVERIFY2(got.complaint(Code::Conflict), listed(got.complaints()));
        QStringList all;
        for (const std::string &path : got.paths())
            all += QString::fromStdString(path);
        QCOMPARE(all, paths);
    }

    void bytesBehindATarAreInConflict_data()
    {
        QTest::addColumn<QByteArray>("pack");

        const std::string tar = packs::tar(packs::Files{{"a.json", "1"}});
        QTest::newRow("a second tar") << QByteArray::fromStdString(tar + packs::tar(packs::Files{{"b.json", "2"}}));
        QTest::newRow("far behind") << QByteArray::fromStdString(tar + std::string(300'000, '\0') + "x");
        QTest::newRow("within the gzip") << QByteArray::fromStdString(packs::compressed("gzip", tar + "more"));
        QTest::newRow("behind the gzip") << QByteArray::fromStdString(packs::compressed("gzip", tar) + "more");
    }
    void bytesBehindATarAreInConflict()
    {
        QFETCH(const QByteArray, pack);

        const auto got = packs::walked(pack.toStdString());

        QCOMPARE(got.content("a.json"), std::string("1"));
        QCOMPARE(got.complaints(), (Strings{"conflict pack"}));
    }

    void paddingBehindATarIsHarmless()
    {
        const auto got = packs::walked(packs::tar(packs::Files{{"a.json", "1"}}) + std::string(9216, '\0'));

        QCOMPARE(got.complaints(), Strings{});
    }

    void lockedFilesAreNamedAndTheirNeighboursRead()
    {
        const auto got = packs::walked(packs::zip({{.name = "secret.json", .content = "?????", .flags = 1},
                                                   {.name = "open.json", .content = "1"}}));

        QCOMPARE(got.paths(), (Strings{"open.json"}));
        QCOMPARE(got.complaints(), (Strings{"encrypted secret.json"}));
    }

    void anEmptyPackIsAProblem_data()
    {
        QTest::addColumn<QByteArray>("pack");
        QTest::addColumn<QString>("name");

        QTest::newRow("a zip of nothing") << QByteArray::fromStdString(packs::zip(packs::Files{})) << "a.zip";
        QTest::newRow("a tar of nothing") << QByteArray(10240, '\0') << "a.tar";
        QTest::newRow("a compressed tar of nothing")
            << QByteArray::fromStdString(packs::compressed("gzip", std::string(10240, '\0'))) << "a.tar.gz";
        QTest::newRow("no bytes") << QByteArray() << "a.tgz";
        QTest::newRow("only zeros") << QByteArray(100'000, '\0') << "a.zip";
    }
    void anEmptyPackIsAProblem()
    {
        QFETCH(const QByteArray, pack);
        QFETCH(const QString, name);

        packs::Collector got;
        const auto done = sources::walkBytes(name.toStdString(), {pack.data(), std::size_t(pack.size())}, got, Limits(), Watch());

        QVERIFY(done);
        QCOMPARE(got.complaints(), (Strings{"damaged " + name.toStdString()}));
    }

    void ofAPackThatIsCutOffTheFilesInFrontAreRead_data()
    {
        QTest::addColumn<QByteArray>("pack");

        const packs::Files files{{"a.json", "{\"a\":1}"}, {"b.json", std::string(3000, 'b')}, {"c.json", "3"}};
        QTest::newRow("zip") << QByteArray::fromStdString(packs::zip(files));
        QTest::newRow("zip, deflated") << QByteArray::fromStdString(packs::written("zip", "none", files));
        QTest::newRow("tar") << QByteArray::fromStdString(packs::tar(files));
        // What comes out of a compressed stream comes in blocks: of a small pack that is cut off there is nothing.
        std::string noise;
        for (std::uint32_t seed = 1; noise.size() < 400'000; seed = seed * 1664525 + 1013904223)
            noise += char(seed >> 24);
        const packs::Files large{{"a.json", "{\"a\":1}"}, {"b.json", noise}, {"c.json", "3"}};
        for (const char *filter : {"gzip", "zstd", "xz"})
            QTest::addRow("tar in %s", filter) << QByteArray::fromStdString(packs::compressed(filter, packs::tar(large)));
    }
    // At every length: never a crash, never silence, never a byte that wasn't packed.
    void ofAPackThatIsCutOffTheFilesInFrontAreRead()
    {
        QFETCH(const QByteArray, pack);
        const std::string whole = pack.toStdString();
        const auto all = packs::walked(whole);
        QCOMPARE(all.complaints(), Strings{});
        QCOMPARE(all.files.size(), std::size_t(3));

        std::size_t most = 0;
        const std::size_t step = whole.size() < 10'000 ? 1 : 9'973;
        for (std::size_t length = 0; length < whole.size(); length += step) {
            const auto got = packs::walked(whole.substr(0, length));
            const std::string at = std::to_string(length) + " of " + std::to_string(whole.size());
            // Too short to be told from any other file, it is handed on as one.
            if (got.paths() == Strings{"pack"}) {
                QCOMPARE(got.files[0].content, whole.substr(0, length));
                continue;
            }
            // Only the end mark of a tar may lose some of its zeros.
            const bool wholeContent = got.files.size() == 3 && got.errors.empty();
            QVERIFY2(!got.complaints().empty() || wholeContent, at.c_str());
            for (const auto &file : got.files)
                QVERIFY2(all.content(file.entry.path).starts_with(file.content), at.c_str());
            most = std::max(most, got.files.size());
        }
        QVERIFY(most >= 1);
    }

    void aBombIsRefusedByItsRatioAndWhatStandsBesideItIsRead()
    {
        const std::string big(300 << 20, '\0');
        const std::string pack = packs::written("zip", "none", {{"first.json", "1"}, {"zeros.json", big}, {"last.json", "2"}});
        QVERIFY(pack.size() < 3 << 20);

        const auto got = packs::walked(pack);

        QCOMPARE(got.content("first.json"), std::string("1"));
        QVERIFY(got.bytes < 65 << 20);
        QVERIFY(!got.errors.empty());
        QCOMPARE(got.errors[0].code, Code::TooLarge);
        QVERIFY(got.errors[0].hint.str().find("--limit ratio=") != std::string::npos);
        QCOMPARE(got.errors[0].where.file, std::string("zeros.json"));
    }

    void aGibibyteOfZerosEndsAtTheBound()
    {
        const auto got = packs::walked(bomb(1024));

        QVERIFY(got.bytes < 65 << 20);
        QVERIFY2(listed(got.complaints()).contains("too-large zeros.json"), listed(got.complaints()));
        QVERIFY2(listed(got.complaints()).contains("too-large pack"), listed(got.complaints()));
    }

    void aBombThatNobodyReadsIsRefusedAllTheSame()
    {
        packs::Collector got;
        got.reads = false;
        const std::string pack = bomb(200);

        QVERIFY(sources::walkBytes("pack", pack, got, Limits(), Watch()));

        QCOMPARE(got.complaints(), (Strings{"too-large pack"}));
        QVERIFY(got.problems[0].hint.str().find("--limit ratio=") != std::string::npos);
    }

    void aBombInABombIsRefused()
    {
        const std::string inner = bomb(100);
        const std::string pack = packs::written("zip", "none", {{"first.json", "1"}, {"inner.tar.gz", inner}, {"last.json", "2"}});

        const auto got = packs::walked(pack);

        QCOMPARE(got.content("first.json"), std::string("1"));
        QVERIFY(got.bytes < 65 << 20);
        QVERIFY(got.problems.size() >= 1);
        QCOMPARE(got.problems.back().code, Code::TooLarge);
    }

    // One kernel of data, and many entries that overlap on it.
    void rowsOnOneEntryDontMultiplyIt()
    {
        std::vector<packs::ZipEntry> entries{{.name = "kernel", .content = std::string(4096, '\0')}};
        for (int i = 0; i < 5000; ++i)
            entries.push_back({.name = "more" + std::to_string(i), .content = entries[0].content, .hasEntry = false});

        const auto got = packs::walked(packs::zip(entries));

        QCOMPARE(got.paths(), (Strings{"kernel"}));
        QVERIFY(got.complaint(Code::Conflict));
    }

    void packBytesBoundsWhatComesOutInAll()
    {
        const packs::Files files{{"a", std::string(400'000, 'a')}, {"b", std::string(400'000, 'b')}, {"c", "3"}};

        for (const std::string &pack : {packs::written("zip", "none", files), packs::written("pax", "zstd", files)}) {
            const auto got = packs::walked(pack, limited("pack-bytes", 600'000));

            QCOMPARE(got.content("a").size(), std::size_t(400'000));
            QVERIFY(got.content("b").size() < 400'000);
            QVERIFY2(listed(got.complaints()).contains("too-large pack"), listed(got.complaints()));
            QVERIFY(got.problems.back().hint.str().find("--limit pack-bytes=") != std::string::npos);
        }
    }

    void aHundredThousandEntriesAreReadAndOneMoreIsNot()
    {
        packs::Files files;
        for (int i = 0; i <= 100'000; ++i)
            files.emplace_back("f" + std::to_string(i), "x");

        for (const std::string &pack : {packs::zip(files), packs::tar(files)}) {
            const auto got = packs::walked(pack);

            QCOMPARE(got.files.size(), std::size_t(100'000));
            const Problem *const refusal = got.complaint(Code::TooMany);
            QVERIFY(refusal);
            QVERIFY(refusal->hint.str().find("--limit entries=") != std::string::npos);
            QCOMPARE(got.problems.size(), std::size_t(1));
        }
        files.pop_back();
        QCOMPARE(packs::walked(packs::zip(files)).complaints(), Strings{});
        QCOMPARE(packs::walked(packs::tar(files)).complaints(), Strings{});
    }

    void problemsAreListedUpToTheBoundAndThenCounted()
    {
        const auto got = packs::walked(packs::tar(packs::Files(2500, {"../x", "evil"})));

        QCOMPARE(got.problems.size(), std::size_t(1001));
        QCOMPARE(got.problems.back().code, Code::TooMany);
        QCOMPARE(got.problems.back().message.arguments, (Strings{"1500"}));
    }

    void aPackDeeperThanTheBoundIsHandedOnAsAFile()
    {
        std::string pack = packs::tar(packs::Files{{"a.json", "{}"}});
        for (const char *name : {"3.tar", "2.zip", "1.tar"}) {
            const packs::Files files{{name, pack}};
            pack = std::string_view(name).ends_with("zip") ? packs::tar(files) : packs::zip(files);
        }
        const auto got = packs::walked(pack);
        const auto raised = packs::walked(pack, limited("nested", 3));
        const auto none = packs::walked(pack, limited("nested", 0));

        QCOMPARE(got.paths(), (Strings{"1.tar/2.zip/3.tar"}));
        QCOMPARE(got.complaints(), (Strings{"too-deep 1.tar/2.zip/3.tar"}));
        QVERIFY(got.problems[0].hint.str().find("--limit nested=") != std::string::npos);
        QCOMPARE(raised.paths(), (Strings{"1.tar/2.zip/3.tar/a.json"}));
        QCOMPARE(raised.files[0].entry.inside, std::string("1.tar/2.zip/3.tar"));
        QCOMPARE(none.paths(), (Strings{"1.tar"}));
    }

    void aZipInAPackLargerThanMayBeHeldIsHandedOnAsAFile()
    {
        const std::string inner = packs::zip(packs::Files{{"a.json", std::string(50'000, 'a')}});
        const packs::Files files{{"inner.zip", inner}, {"last.json", "2"}};

        // A tar says how large its files are; what a gzip holds is not known before it is read.
        for (const std::string &pack : {packs::tar(files), packs::written("zip", "none", files)}) {
            const auto got = packs::walked(pack, limited("document-bytes", 40'000));

            QCOMPARE(got.paths(), (Strings{"inner.zip", "last.json"}));
            QVERIFY(got.content("inner.zip") == inner);
            QCOMPARE(got.complaints(), (Strings{"too-large inner.zip"}));
            QVERIFY(got.problems[0].hint.str().find("--limit document-bytes=") != std::string::npos);
        }
    }

    void namesKeepTheirLettersInAnyLocale_data()
    {
        QTest::addColumn<QByteArray>("pack");

        const packs::Files files{{"modèle/模型.json", "1"}};
        QTest::newRow("zip") << QByteArray::fromStdString(packs::zip(files));
        QTest::newRow("zip that says it is UTF-8") << QByteArray::fromStdString(packs::written("zip", "none", files));
        QTest::newRow("tar") << QByteArray::fromStdString(packs::tar(files));
        QTest::newRow("pax") << QByteArray::fromStdString(packs::written("pax", "none", files));
        QTest::newRow("GNU tar") << QByteArray::fromStdString(packs::written("gnutar", "none", files));
    }
    void namesKeepTheirLettersInAnyLocale()
    {
        QFETCH(const QByteArray, pack);

        for (const char *locale : {"C.UTF-8", "C"}) {
            std::setlocale(LC_CTYPE, locale);
            const auto got = packs::walked(pack.toStdString());
            std::setlocale(LC_CTYPE, "C.UTF-8");

            QCOMPARE(got.paths(), (Strings{"modèle/模型.json"}));
            QCOMPARE(got.complaints(), Strings{});
        }
    }

    void namesThatAreNotUtf8AreShownEscaped()
    {
        const packs::Files files{{"caf\xE9.json", "1"}};

        for (const std::string &pack : {packs::zip(files), packs::tar(files)}) {
            const auto got = packs::walked(pack);

            QCOMPARE(got.paths(), (Strings{"caf⟨0xE9⟩.json"}));
            QCOMPARE(got.content("caf⟨0xE9⟩.json"), std::string("1"));
            QCOMPARE(got.complaints(), (Strings{"bad-utf8 caf⟨0xE9⟩.json"}));
        }
    }
};

QTEST_APPLESS_MAIN(TestHostilePacks)
#include "tst_hostilepacks.moc"
