#include "models/record/dictionary.h"

#include "resources/embedded.h"

#include <nlohmann/json.hpp>

#include <QFile>
#include <QTest>

#include <algorithm>
#include <set>

using namespace pedigree;

namespace {

std::string headerRow()
{
    const auto table = embedded("dictionary/fields.tsv");
    return std::string(table.substr(0, table.find('\n') + 1));
}

QByteArray bytes(std::string_view text)
{
    return QByteArray(text.data(), qsizetype(text.size()));
}

bool namesSomething(const Dictionary &fields, std::string_view path)
{
    // A member of a party or a pointer is no row of its own.
    if (fields.find(path) || fields.array(path) || !fields.membersBelow(path).empty())
        return true;
    const auto *field = fields.covering(path);
    const auto member = path.substr(path.rfind('.') + 1);
    return field && std::ranges::count(membersOf(field->type.kind), member, &TypeMember::name) == 1;
}

using nlohmann::json;

/// One entry of a record in JSON, as conditions ask about it. `places` are the positions in the arrays of `path`.
class Entry final : public Condition::Facts {
public:
    Entry(const json &record, std::string path, std::vector<std::size_t> places)
        : m_record(record)
        , m_path(std::move(path))
        , m_places(std::move(places))
    {}

    std::vector<std::string> values(std::string_view path, Reach reach) const override
    {
        std::vector<std::string> found;
        for (const auto *value : at(path, reach)) {
            for (const auto &one : value->is_array() ? *value : json::array({*value}))
                found.push_back(one.is_string() ? one.get<std::string>() : one.dump());
        }
        return found;
    }
    bool exists(std::string_view path) const override
    {
        return std::ranges::any_of(at(path, Reach::Entry), [](const json *value) { return !value->empty(); });
    }
    /// The complete records name a transfer exactly where one is needed.
    bool holds(std::string_view) const override { return exists("datasets[].transfer"); }

private:
    std::vector<const json *> at(std::string_view path, Reach reach) const
    {
        // As many arrays are shared as both paths have in front of where they part.
        std::size_t shared = 0;
        for (auto end = path.find("[]"); end != path.npos; end = path.find("[]", end + 1))
            shared += std::string_view(m_path).starts_with(path.substr(0, end + 2)) ? 1u : 0u;
        std::vector<const json *> found{&m_record};
        std::size_t array = 0;
        for (const auto &part : QByteArray(path.data(), qsizetype(path.size())).split('.')) {
            const bool isArray = part.endsWith("[]");
            const auto name = (isArray ? part.chopped(2) : part).toStdString();
            std::vector<const json *> next;
            for (const auto *one : found) {
                if (!one->is_object() || !one->contains(name))
                    continue;
                const auto &value = one->at(name);
                if (!isArray)
                    next.push_back(&value);
                else if (reach == Reach::Entry && array < shared && array < m_places.size())
                    next.push_back(&value.at(m_places[array]));
                else
                    for (const auto &entry : value)
                        next.push_back(&entry);
            }
            array += isArray ? 1 : 0;
            found = std::move(next);
        }
        return found;
    }

    const json &m_record;
    std::string m_path;
    std::vector<std::size_t> m_places;
};

/// The weights of the fields that a record needs (record-schema 21), and of those with an age among them.
struct Weights {
    int needed = 0;
    int given = 0;
    int aged = 0;
};

void weigh(const json &record, const json &at, const Field &field, Tier tier, const QList<QByteArray> &path,
           const std::vector<std::size_t> &places, Weights &sum)
{
    if (path.front() == "<prefix>" && path.size() > 1) { // one entry a vendor
        for (const auto &vendor : at)
            weigh(record, vendor, field, tier, path.mid(1), places, sum);
        return;
    }
    const auto name = (path.front().endsWith("[]") ? path.front().chopped(2) : path.front()).toStdString();
    const bool there = at.is_object() && at.contains(name);
    if (path.size() > 1 && path.front().endsWith("[]")) {
        for (std::size_t i = 0; there && i < at[name].size(); ++i) {
            auto inner = places;
            inner.push_back(i);
            weigh(record, at[name][i], field, tier, path.mid(1), inner, sum);
        }
        return;
    }
    if (path.size() > 1)
        return weigh(record, there ? at[name] : json(), field, tier, path.mid(1), places, sum);
    if (field.need(tier) == Field::Need::Optional || !field.when.holds(Entry(record, field.path, places)))
        return;
    const int weight = field.need(tier) == Field::Need::Minimum ? 3 : 1;
    sum.needed += weight;
    sum.given += there ? weight : 0;
    sum.aged += there && field.freshness.kind != Field::Freshness::Kind::None ? weight : 0;
}

QString corpus()
{
    return qEnvironmentVariable("PEDIGREE_CORPUS", qEnvironmentVariable("PEDIGREE_SOURCE") + "/../shared/corpus");
}

} // namespace

class TestDictionary final : public QObject {
    Q_OBJECT

private slots:
    void itHasAllFieldsOfTheRecord()
    {
        const auto &fields = dictionary().fields();
        QCOMPARE(fields.size(), std::size_t(495));
        QCOMPARE(dictionary().sections().size(), std::size_t(17));

        // The counts of record-schema.md, section 18.
        const auto minimum = [&](Tier tier) {
            return std::ranges::count_if(fields, [&](const Field &f) { return f.need(tier) == Field::Need::Minimum; });
        };
        QCOMPARE(minimum(Tier::Low), 49);
        QCOMPARE(minimum(Tier::Limited), 245);
        QCOMPARE(minimum(Tier::High), 422);
    }

    void aSectionHasItsRows_data()
    {
        QTest::addColumn<int>("count");
        const std::vector<std::pair<const char *, int>> counts = {
            {"record", 17},    {"model", 39},    {"datasets", 63},    {"training", 24},   {"feedback", 20},
            {"compute", 18},   {"adapters", 24}, {"evaluations", 38}, {"operations", 19}, {"governance", 33},
            {"system", 90},    {"threats", 27},  {"supply", 26},      {"release", 21},    {"exceptions", 13},
            {"incidents", 20}, {"extensions", 3}};
        for (const auto &[name, count] : counts)
            QTest::newRow(name) << count;
    }
    void aSectionHasItsRows()
    {
        QFETCH(int, count);
        const auto *section = dictionary().section(QTest::currentDataTag());
        QVERIFY(section);
        QCOMPARE(int(section->count), count);
        QVERIFY(section->title != section->name);
        for (const auto &field : dictionary().fieldsOf(*section))
            QCOMPARE(field.section, section->name);
    }

    void noFieldStandsTwice()
    {
        std::set<std::string_view> places;
        for (const auto &field : dictionary().fields())
            QVERIFY2(places.insert(field.place()).second, field.path.c_str());
    }

    void everyFieldIsFoundByItsPath()
    {
        for (const auto &field : dictionary().fields()) {
            QCOMPARE(dictionary().find(field.path), &field);
            QCOMPARE(dictionary().find(field.place()), &field);
            QCOMPARE(dictionary().covering(field.path), &field);
        }
    }

    void whatStandsInBracketsIsNotLookedAt_data()
    {
        QTest::addColumn<QString>("path");
        QTest::addColumn<QString>("found");
        QTest::newRow("an id") << "datasets[d-letters].use"
                               << "datasets[].use";
        QTest::newRow("a position") << "datasets[3].use"
                                    << "datasets[].use";
        QTest::newRow("an entry of a plain list") << "datasets[3].use[0]"
                                                  << "datasets[].use";
        QTest::newRow("dots and slashes in a key") << "compute.libraries[pkg:pypi/tokenmill@1.8.2].digest"
                                                   << "compute.libraries[].digest";
        QTest::newRow("a choice by a member") << "evaluations[metric=refusal-rate].value"
                                              << "evaluations[].value";
        QTest::newRow("two arrays") << "system.retrieval[rx].index.snapshots[2026-10-15T02:00:00Z].digest"
                                    << "system.retrieval[].index.snapshots[].digest";
        QTest::newRow("a list without its brackets") << "redteam[rt-1].threats"
                                                     << "redteam[].threats[]";
        QTest::newRow("a list at the end") << "model.task[]"
                                           << "model.task";
        QTest::newRow("a vendor's prefix") << "extensions.acme"
                                           << "extensions.<prefix>";
        QTest::newRow("a vendor's schema") << "extensions.acme.schema"
                                           << "extensions.<prefix>.schema";
        QTest::newRow("no field") << "datasets[].nothing"
                                  << "";
        QTest::newRow("a group") << "datasets[].pii"
                                 << "";
        QTest::newRow("no list") << "model.card[]"
                                 << "";
        QTest::newRow("an array") << "datasets[]"
                                  << "";
        QTest::newRow("an open bracket") << "datasets["
                                         << "";
        QTest::newRow("nothing") << ""
                                 << "";
        QTest::newRow("a vendor's member") << "extensions.acme.desk"
                                           << "";
    }
    void whatStandsInBracketsIsNotLookedAt()
    {
        QFETCH(QString, path);
        QFETCH(QString, found);
        const auto *field = dictionary().find(path.toStdString());
        QCOMPARE(field ? QString::fromStdString(field->path) : QString(), found);
    }

    void aPartOfAValueLiesInItsField_data()
    {
        QTest::addColumn<QString>("path");
        QTest::addColumn<QString>("found");
        QTest::newRow("a pointer's member") << "model.card.uri"
                                            << "model.card";
        QTest::newRow("a member of an entry that is a pointer") << "model.vendor.attestations[x].uri"
                                                                << "model.vendor.attestations[]";
        QTest::newRow("a map's member") << "training.hyperparameters.optimiser.beta.2"
                                        << "training.hyperparameters";
        QTest::newRow("a vendor's member") << "extensions.acme.desk.lamp"
                                           << "extensions.<prefix>";
        QTest::newRow("a group") << "datasets[].pii"
                                 << "";
        QTest::newRow("a member nobody knows") << "datasets[].nothing"
                                               << "";
    }
    void aPartOfAValueLiesInItsField()
    {
        QFETCH(QString, path);
        QFETCH(QString, found);
        const auto *field = dictionary().covering(path.toStdString());
        QCOMPARE(field ? QString::fromStdString(field->path) : QString(), found);
    }

    void everyArrayHasAKey()
    {
        std::set<std::string> expected;
        for (const auto &field : dictionary().fields()) {
            for (auto at = field.path.find("[]"); at != std::string::npos; at = field.path.find("[]", at + 2))
                expected.insert(field.path.substr(0, at + 2));
        }
        QCOMPARE(dictionary().arrays().size(), expected.size());
        for (const auto &array : dictionary().arrays()) {
            QVERIFY2(expected.contains(array.path), array.path.c_str());
            if (array.key == FieldArray::Key::Value)
                QVERIFY2(dictionary().find(array.path), array.path.c_str());
            if (array.key != FieldArray::Key::Member)
                continue;
            const auto *key = dictionary().find(array.path + "." + array.member);
            const auto *pointers = dictionary().find(array.path);
            // The member exists, holds one value, and is text.
            QVERIFY2(key || (pointers && pointers->type.kind == FieldType::Kind::Pointer), array.path.c_str());
            QVERIFY2(!key || (!key->list && key->type.kind != FieldType::Kind::Party), array.path.c_str());
        }
    }

    void anArrayIsFoundWithAndWithoutItsBrackets()
    {
        const auto *prompts = dictionary().array("system.prompts");
        QVERIFY(prompts);
        QCOMPARE(prompts->member, std::string("id"));
        QCOMPARE(prompts->entity, EntityKind::Prompt);
        QCOMPARE(dictionary().array("system.prompts[]"), prompts);
        QCOMPARE(dictionary().array("system.prompts[p-sys]"), prompts);
        QCOMPARE(dictionary().arrayOf(*dictionary().find("system.prompts[].variables[].name"))->path,
                 std::string("system.prompts[].variables[]"));
        QVERIFY(!dictionary().arrayOf(*dictionary().find("model.name")));
        QVERIFY(!dictionary().array("model"));
    }

    void membersStandInTheOrderOfTheTable()
    {
        QCOMPARE(dictionary().membersBelow("datasets[d-1].pii"),
                 (std::vector<std::string>{"present", "categories[]", "special_categories[]"}));
        QCOMPARE(dictionary().membersBelow("datasets").front(), std::string("id"));
        QCOMPARE(dictionary().membersBelow("").front(), std::string("record"));
        QVERIFY(dictionary().membersBelow("model.name").empty());
        QVERIFY(dictionary().membersBelow("nothing").empty());
    }

    void everyConditionNamesWhatExists()
    {
        int conditional = 0;
        for (const auto &field : dictionary().fields()) {
            QCOMPARE(field.conditional, !field.when.always());
            conditional += field.conditional ? 1 : 0;
            for (const auto &path : field.when.paths())
                QVERIFY2(namesSomething(dictionary(), path), (field.path + ": " + path).c_str());
            for (const auto &fact : field.when.facts())
                QVERIFY2(std::ranges::count(Condition::factNames(), fact) == 1, (field.path + ": " + fact).c_str());
        }
        QCOMPARE(conditional, 88);
    }

    void aConditionStaysWithinItsEntry()
    {
        // A path of another array would mean "any entry of it", which no row says.
        for (const auto &field : dictionary().fields()) {
            for (const auto &path : field.when.paths()) {
                const auto bracket = path.find("[]");
                if (bracket != std::string::npos)
                    QVERIFY2(field.path.starts_with(path.substr(0, bracket + 2)), field.path.c_str());
            }
        }
    }

    void everyReferenceMakesARelationThatFlowsAsItsVerbSays()
    {
        for (const auto &field : dictionary().fields()) {
            if (field.type.kind == FieldType::Kind::Ref)
                QVERIFY2(field.flow && !field.flow->toEntry, field.path.c_str());
            if (!field.flow)
                continue;
            auto along = flow(field.flow->verb);
            if (field.flow->inverse && along != Flow::None)
                along = along == Flow::Up ? Flow::Down : Flow::Up;
            QVERIFY2(field.flow->direction == along, field.path.c_str());
        }
        const auto &base = *dictionary().find("adapters[].base")->flow;
        QCOMPARE(base.verb, Verb::DerivedFrom);
        QCOMPARE(base.direction, Flow::Up);
    }

    void aRowSaysAllOfItsColumns()
    {
        const auto *value = dictionary().find("evaluations[].value");
        QVERIFY(value);
        QCOMPARE(value->section, std::string("evaluations"));
        QCOMPARE(value->entity, EntityKind::Evaluation);
        QCOMPARE(value->type, FieldType{FieldType::Kind::Num});
        QCOMPARE(value->card, Field::Card::One);
        QCOMPARE(value->need(Tier::Low), Field::Need::Recommended);
        QCOMPARE(value->need(Tier::High), Field::Need::Minimum);
        QCOMPARE(value->freshness, (Field::Freshness{Field::Freshness::Kind::MaxAge, "P180D", "P90D"}));
        QCOMPARE(value->sensitivity, Field::Sensitivity::Public);
        QCOMPARE(value->bump, (Field::Bump{Field::Step::None, Field::Step::None}));
        QCOMPARE(value->requirements, (std::vector<std::string>{"S-EVAL"}));
        using Elsewhere = Field::Elsewhere;
        QCOMPARE(value->elsewhere,
                 (std::vector<Elsewhere>{{Elsewhere::Format::CycloneDx, false, "performanceMetrics.value"},
                                         {Elsewhere::Format::Spdx, false, "metric"},
                                         {Elsewhere::Format::HuggingFace, false, "metrics.value"}}));
        QCOMPARE(value->note, std::string("a worse value is a finding, see MPR-EVL"));

        const auto *threshold = dictionary().find("system.guards[].threshold");
        QCOMPARE(threshold->bump, (Field::Bump{Field::Step::Minor, Field::Step::Major}));
        QVERIFY(!threshold->bump.oneWeight());
        QVERIFY(dictionary().find("model.modality_out")->type == dictionary().find("model.modality_in")->type);
        QVERIFY(dictionary().find("datasets[].use")->list);
        QVERIFY(!dictionary().find("datasets[].composition[].label")->list);
        QVERIFY(dictionary().find("system.prompts[].content")->type.inlineText);
    }

    void aTableThatCannotBeUnderstoodIsRefusedWithItsLine_data()
    {
        QTest::addColumn<int>("column");
        QTest::addColumn<QByteArray>("cell");
        QTest::newRow("no path") << 0 << QByteArray();
        QTest::newRow("no section") << 1 << QByteArray();
        QTest::newRow("unknown kind of thing") << 2 << QByteArray("gadget");
        QTest::newRow("unknown type") << 3 << QByteArray("string");
        QTest::newRow("an enum without words") << 3 << QByteArray("enum");
        QTest::newRow("an enum with a word twice") << 3 << QByteArray("enum(a,a)");
        QTest::newRow("list is yes or nothing") << 4 << QByteArray("no");
        QTest::newRow("unknown card") << 5 << QByteArray("2");
        QTest::newRow("two tiers only") << 6 << QByteArray("M/M");
        QTest::newRow("unknown need") << 6 << QByteArray("M/M/X");
        QTest::newRow("conditional without a condition") << 7 << QByteArray("yes");
        QTest::newRow("a condition on a row that has none") << 8 << QByteArray("a.b = c");
        QTest::newRow("ages that are no durations") << 9 << QByteArray("90/30");
        QTest::newRow("unknown sensitivity") << 10 << QByteArray("X");
        QTest::newRow("unknown weight") << 11 << QByteArray("q");
        QTest::newRow("unknown verb") << 13 << QByteArray("likes up");
        QTest::newRow("unknown direction") << 13 << QByteArray("uses sideways");
        QTest::newRow("unknown format") << 15 << QByteArray("X somewhere");
    }
    void aTableThatCannotBeUnderstoodIsRefusedWithItsLine()
    {
        QFETCH(int, column);
        QFETCH(QByteArray, cell);
        const QByteArray good = "a.b\ta\tmodel\tstr\t\t1\tM/M/M\t\t\t\tP\tp\tS-ID\t\t\t\t";
        QVERIFY(Dictionary::parse(headerRow() + good.toStdString() + "\n"));
        auto cells = good.split('\t');
        cells[column] = cell;

        const auto read = Dictionary::parse(headerRow() + cells.join('\t').toStdString() + "\n");

        QVERIFY(!read);
        QCOMPARE(read.error().code, Code::Malformed);
        QCOMPARE(int(read.error().where.line), 2);
    }

    void aTableWithAMistakeOfShapeIsRefused()
    {
        const std::string row = "a.b\ta\tmodel\tstr\t\t1\tM/M/M\t\t\t\tP\tp\tS-ID\t\t\t\t\n";
        const std::string other = "c.d\tc\tmodel\tstr\t\t1\tM/M/M\t\t\t\tP\tp\tS-ID\t\t\t\t\n";
        QVERIFY2(!Dictionary::parse(row), "no header");
        QVERIFY2(!Dictionary::parse(headerRow() + "a.b\ta\n"), "too few columns");
        const auto twice = Dictionary::parse(headerRow() + row + row);
        QVERIFY2(!twice, "a path twice");
        QCOMPARE(int(twice.error().where.line), 3);
        const auto list = QByteArray::fromStdString(row).replace("a.b\ta", "a.b[]\ta");
        QVERIFY2(!Dictionary::parse(headerRow() + list.toStdString()), "an array without a key");
        const auto later = QByteArray::fromStdString(row).replace("a.b", "a.c").toStdString();
        QVERIFY2(!Dictionary::parse(headerRow() + row + other + later), "a section in two pieces");
    }

    void noCellIsLost()
    {
        // Every byte of the table is used by some column: no quotes, no stray spaces, no empty lines.
        const auto table = bytes(embedded("dictionary/fields.tsv"));
        QVERIFY(table.endsWith('\n'));
        const auto lines = table.split('\n');
        QCOMPARE(lines.size(), 1 + 495 + 1);
        for (const auto &line : lines.mid(0, 496)) {
            const auto cells = line.split('\t');
            QCOMPARE(cells.size(), 17);
            for (const auto &cell : cells)
                QCOMPARE(cell.trimmed(), cell);
        }
    }

    void aCompleteRecordNeedsWhatItSays_data()
    {
        // The sums that the records' makers state beside them.
        QTest::addColumn<int>("needed");
        QTest::addColumn<int>("aged");
        QTest::newRow("high") << 3630 << 584;
        QTest::newRow("limited") << 1894 << 339;
        QTest::newRow("low") << 471 << 91;
    }
    void aCompleteRecordNeedsWhatItSays()
    {
        QFETCH(int, needed);
        QFETCH(int, aged);
        QFile file(corpus() + "/native/complete-" + QTest::currentDataTag() + ".json");
        if (!file.open(QIODevice::ReadOnly))
            QSKIP("the corpus is not here: set PEDIGREE_CORPUS to its folder");
        const auto record = json::parse(file.readAll().toStdString());

        Weights sum;
        for (const auto &field : dictionary().fields())
            weigh(record, record, field, *tier(QTest::currentDataTag()),
                  QByteArray::fromStdString(field.path).split('.'), {}, sum);

        QCOMPARE(sum.needed, needed);
        QCOMPARE(sum.given, needed);
        QCOMPARE(sum.aged, aged);
    }

    void tiersHaveNames()
    {
        for (const auto one : {Tier::Low, Tier::Limited, Tier::High})
            QCOMPARE(tier(name(one)), one);
        QVERIFY(!tier("medium"));
    }
};

QTEST_APPLESS_MAIN(TestDictionary)
#include "tst_dictionary.moc"
