#include "models/base/limits.h"

#include <QFile>
#include <QTest>

#include <array>
#include <set>
#include <string>

using namespace pedigree;

namespace {

/// "256 MiB" where a number of bytes is a round one, else with its thousands apart: "20,000,000".
std::string written(std::uint64_t value, bool isBytes)
{
    constexpr std::array units{"KiB", "MiB", "GiB"};
    if (isBytes)
        for (std::size_t i = units.size(); i > 0; --i)
            if (const std::uint64_t unit = std::uint64_t(1) << (10 * i); value % unit == 0)
                return std::to_string(value / unit) + ' ' + units[i - 1];
    std::string text = std::to_string(value);
    for (int at = int(text.size()) - 3; at > 0; at -= 3)
        text.insert(std::size_t(at), ",");
    return text;
}

/// docs/limits.md, from the one table.
std::string page()
{
    std::string text = R"(# Limits: what input may ask of Pedigree

Evidence comes from others, and some of it is made to hurt: packs that inflate without end, documents nested a million
deep. Whatever is read is bounded by this table. What goes beyond a bound is refused with a problem that names the bound;
everything beside it is read as if nothing had happened.

A bound is raised or lowered with `--limit NAME=VALUE` (a plain number), up to the ceiling:

    pedigree-cli inspect bom.json --limit document-bytes=1073741824

| name | default | ceiling | unit | bounds |
|---|---|---|---|---|
)";
    for (const Limit &row : Limits::table()) {
        const bool isBytes = row.unit == "bytes";
        text += "| `" + std::string(row.name) + "` | " + written(row.value, isBytes) + " | "
            + (row.value == row.ceiling ? "–" : written(row.ceiling, isBytes)) + " | " + std::string(row.unit) + " | "
            + std::string(row.what) + " |\n";
    }
    return text + R"(
A dash for a ceiling: nothing honest is larger, so this one can't be raised. Files on disk may have any size: weights are
hashed as they stream past and never held; of them only the header is read. A zip inside another pack is held in memory
while it is read (its index stands at its end), so `document-bytes` bounds it too.

This page is printed from the table in the program by a test (`PEDIGREE_UPDATE=1` makes it anew), so it can't be wrong.
)";
}

}

class TestLimits final : public QObject {
    Q_OBJECT

private slots:
    void thePageSaysWhatTheTableSays()
    {
        QFile file(qEnvironmentVariable("PEDIGREE_SOURCE") + "/docs/limits.md");
        const std::string expected = page();
        if (qEnvironmentVariableIsSet("PEDIGREE_UPDATE")) {
            QVERIFY(file.open(QIODevice::WriteOnly));
            QCOMPARE(file.write(expected.data(), qint64(expected.size())), qint64(expected.size()));
            file.close();
        }

        QVERIFY2(file.open(QIODevice::ReadOnly), "run this test with PEDIGREE_UPDATE=1");
        QCOMPARE(QString::fromUtf8(file.readAll()), QString::fromStdString(expected));
    }

    void everyRowStandsWhereItsNameSays()
    {
        const Limits limits;

        QCOMPARE(limits[Limits::Depth], std::uint64_t(64));
        QCOMPARE(Limits::table()[Limits::Entries].name, std::string_view("entries"));
        QCOMPARE(Limits::table()[Limits::PackBytes].name, std::string_view("pack-bytes"));
        QCOMPARE(Limits::table()[Limits::Problems].name, std::string_view("problems"));
        QCOMPARE(Limits::table()[Limits::FilterBytes].name, std::string_view("filter-bytes"));
        std::set<std::string_view> names;
        for (const Limit &row : Limits::table()) {
            QVERIFY2(names.insert(row.name).second, "a name stands twice");
            QVERIFY2(row.value <= row.ceiling, row.name.data());
            QVERIFY2(!row.what.empty() && !row.unit.empty(), row.name.data());
        }
    }

    void aLimitIsRaisedUpToItsCeiling()
    {
        Limits limits;

        QVERIFY(limits.set("nested", 8));
        QCOMPARE(limits[Limits::Nested], std::uint64_t(8));
        QVERIFY(limits.set("nested", 0));
        QCOMPARE(limits[Limits::Nested], std::uint64_t(0));
    }

    void beyondTheCeilingItStaysWhatItWas()
    {
        Limits limits;
        const auto refused = limits.set("nested", 9);

        QVERIFY(!refused);
        QCOMPARE(refused.error().code, Code::Usage);
        QVERIFY(refused.error().what.str().find("nested") != std::string::npos);
        QCOMPARE(limits[Limits::Nested], std::uint64_t(2));
    }

    void anUnknownNameIsRefused()
    {
        Limits limits;
        const auto refused = limits.set("nesting", 1);

        QVERIFY(!refused);
        QCOMPARE(refused.error().code, Code::Usage);
    }

    void aRefusalNamesTheBoundAndTheOptionThatRaisesIt_data()
    {
        QTest::addColumn<int>("name");
        QTest::addColumn<QString>("code");
        QTest::addColumn<QString>("hint");

        QTest::newRow("levels") << int(Limits::Depth) << "too-deep" << "--limit depth=N";
        QTest::newRow("bytes") << int(Limits::DocumentBytes) << "too-large" << "--limit document-bytes=N";
        QTest::newRow("a ratio") << int(Limits::Ratio) << "too-large" << "--limit ratio=N";
        QTest::newRow("a number of things") << int(Limits::Entries) << "too-many" << "--limit entries=N";
        QTest::newRow("one that can't be raised") << int(Limits::PathBytes) << "too-large" << "Nothing honest";
    }
    void aRefusalNamesTheBoundAndTheOptionThatRaisesIt()
    {
        QFETCH(const int, name);
        QFETCH(const QString, code);
        QFETCH(const QString, hint);

        const Error error = beyond(Limits::Name(name), Limits(), Where{.file = "a.zip"});

        QCOMPARE(QString::fromUtf8(pedigree::name(error.code).data()), code);
        QVERIFY2(error.hint.str().find(hint.toStdString()) != std::string::npos, error.hint.str().c_str());
        const std::string value = std::to_string(Limits()[Limits::Name(name)]);
        QVERIFY2(error.what.str().find(value) != std::string::npos, error.what.str().c_str());
        QCOMPARE(error.where.file, std::string("a.zip"));
    }
};

QTEST_APPLESS_MAIN(TestLimits)
#include "tst_limits.moc"
