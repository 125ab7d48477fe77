#include "models/record/condition.h"

#include <QTest>

#include <algorithm>
#include <map>

using namespace pedigree;

namespace {

/// Facts that stand in a table.
class Table final : public Condition::Facts {
public:
    std::map<std::string, std::vector<std::string>, std::less<>> here;
    std::map<std::string, std::vector<std::string>, std::less<>> everywhere;
    std::vector<std::string> known;

    std::vector<std::string> values(std::string_view path, Reach reach) const override
    {
        const auto &table = reach == Reach::All ? everywhere : here;
        const auto found = table.find(path);
        return found == table.end() ? std::vector<std::string>{} : found->second;
    }
    bool exists(std::string_view path) const override { return here.contains(path); }
    bool holds(std::string_view fact) const override { return std::ranges::find(known, fact) != known.end(); }
};

Table someFacts()
{
    Table facts;
    facts.here = {{"release.bump", {"minor"}},
                  {"datasets[].pii.present", {"possible"}},
                  {"datasets[].use", {"validate", "evaluate"}},
                  {"datasets[].synthetic.share", {"0.20"}},
                  {"datasets[].retention.until", {"2027-12-31"}},
                  {"model.hosted", {"false"}},
                  {"model.provider.name", {"Northfell Models"}},
                  {"system.provider.name", {"Quenby Savings"}},
                  {"system.retrieval", {}},
                  {"events[].at", {"2026-10-05T08:00:00Z"}}};
    facts.everywhere = {{"events[].at", {"2026-10-05T08:00:00Z", "2026-10-16T08:00:00Z"}}};
    facts.known = {"dataset-read-outside-residency"};
    return facts;
}

} // namespace

class TestCondition final : public QObject {
    Q_OBJECT

private slots:
    void aConditionHoldsOrNot_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<bool>("holds");
        QTest::newRow("empty always holds") << "" << true;
        QTest::newRow("equal") << "release.bump = minor" << true;
        QTest::newRow("equal to another") << "release.bump = initial" << false;
        QTest::newRow("unlike") << "release.bump != initial" << true;
        QTest::newRow("unlike itself") << "release.bump != minor" << false;
        QTest::newRow("one of") << "datasets[].pii.present in (yes, possible)" << true;
        QTest::newRow("none of") << "datasets[].pii.present in (yes,no)" << false;
        QTest::newRow("any value of a list suffices") << "datasets[].use = evaluate" << true;
        QTest::newRow("no value of a list fits") << "datasets[].use = retrieve" << false;
        QTest::newRow("numbers compare as numbers") << "datasets[].synthetic.share = 0.2" << true;
        QTest::newRow("greater") << "datasets[].synthetic.share > 0" << true;
        QTest::newRow("not greater") << "datasets[].synthetic.share > 0.2" << false;
        QTest::newRow("greater or equal") << "datasets[].synthetic.share >= 0.2" << true;
        QTest::newRow("less") << "datasets[].synthetic.share < 1" << true;
        QTest::newRow("not less") << "datasets[].synthetic.share < 0.1" << false;
        QTest::newRow("less or equal") << "datasets[].synthetic.share <= 0.1" << false;
        QTest::newRow("dates compare as text") << "datasets[].retention.until < \"2028-01-01\"" << true;
        QTest::newRow("two paths differ") << "model.provider.name != system.provider.name" << true;
        QTest::newRow("two paths are not equal") << "model.provider.name = system.provider.name" << false;
        QTest::newRow("a quoted word may hold a dot") << "release.bump = \"system.provider\"" << false;
        QTest::newRow("what is absent equals nothing") << "model.gpai = true" << false;
        QTest::newRow("what is absent differs from nothing") << "model.gpai != true" << false;
        QTest::newRow("absent, denied") << "not model.gpai = true" << true;
        QTest::newRow("exists") << "exists(system.retrieval)" << true;
        QTest::newRow("does not exist") << "exists(system.tools)" << false;
        QTest::newRow("a fact") << "holds(dataset-read-outside-residency)" << true;
        QTest::newRow("a fact denied") << "not holds(dataset-read-outside-residency)" << false;
        QTest::newRow("earliest") << "earliest(events[].at)" << true;
        QTest::newRow("earliest of what is absent") << "earliest(incidents[].at)" << false;
        QTest::newRow("or") << "model.hosted = true or release.bump = minor" << true;
        QTest::newRow("and") << "model.hosted = true and release.bump = minor" << false;
        QTest::newRow("and binds closer than or")
            << "release.bump = minor or model.hosted = true and model.hosted = true" << true;
        QTest::newRow("parentheses bind closest")
            << "(release.bump = minor or model.hosted = true) and model.hosted = true" << false;
        QTest::newRow("not binds closest") << "not model.hosted = true and release.bump = minor" << true;
        QTest::newRow("not not") << "not not release.bump = minor" << true;
    }
    void aConditionHoldsOrNot()
    {
        QFETCH(QString, text);
        QFETCH(bool, holds);

        const auto condition = Condition::parse(text.toStdString());

        QVERIFY2(condition, condition ? "" : condition.error().what.str().c_str());
        QCOMPARE(condition->holds(someFacts()), holds);
    }

    void aLaterEntryIsNotTheEarliest()
    {
        auto facts = someFacts();
        facts.here["events[].at"] = {"2026-10-16T08:00:00Z"};
        const auto condition = Condition::parse("not earliest(events[].at)");
        QVERIFY(condition);
        QVERIFY(condition->holds(facts));
    }

    void whatIsNoConditionIsRefusedWithItsPlace_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<int>("offset");
        QTest::newRow("no operator") << "release.bump" << 12;
        QTest::newRow("no right side") << "release.bump =" << 14;
        QTest::newRow("two operators") << "release.bump = = minor" << 15;
        QTest::newRow("a lonely !") << "release.bump ! minor" << 13;
        QTest::newRow("open parenthesis") << "(release.bump = minor" << 21;
        QTest::newRow("closed too often") << "release.bump = minor)" << 20;
        QTest::newRow("nothing in the list") << "release.bump in ()" << 17;
        QTest::newRow("a list without its end") << "release.bump in (a, b" << 21;
        QTest::newRow("an unknown function") << "missing(release.bump)" << 0;
        QTest::newRow("nothing behind and") << "release.bump = minor and" << 24;
        QTest::newRow("two conditions in a row") << "release.bump = minor release.bump = major" << 21;
        QTest::newRow("an open quote") << "release.bump = \"minor" << 15;
        QTest::newRow("a strange character") << "release.bump = minor; drop" << 20;
    }
    void whatIsNoConditionIsRefusedWithItsPlace()
    {
        QFETCH(QString, text);
        QFETCH(int, offset);

        const auto condition = Condition::parse(text.toStdString());

        QVERIFY(!condition);
        QCOMPARE(condition.error().code, Code::Malformed);
        QCOMPARE(int(condition.error().where.offset.value_or(9999)), offset);
    }

    void aConditionNestedTooDeeplyIsRefused()
    {
        const std::string deep = std::string(100000, '(') + "a.b = c" + std::string(100000, ')');
        std::string negated;
        for (int i = 0; i < 100000; ++i)
            negated += "not ";
        QVERIFY(!Condition::parse(deep));
        QVERIFY(!Condition::parse(negated + "a.b = c"));
    }

    void aConditionNamesItsPathsAndFacts()
    {
        const auto condition = Condition::parse(
            "exists(a.b) or not c.d != e.f and holds(some-fact) and g[].h in (x, y) or earliest(i[].j)");

        QVERIFY(condition);
        QCOMPARE(condition->paths(), (std::vector<std::string>{"a.b", "c.d", "e.f", "g[].h", "i[].j"}));
        QCOMPARE(condition->facts(), (std::vector<std::string>{"some-fact"}));
        QVERIFY(!condition->always());
        QVERIFY(Condition::parse("  ")->always());
    }
};

QTEST_APPLESS_MAIN(TestCondition)
#include "tst_condition.moc"
