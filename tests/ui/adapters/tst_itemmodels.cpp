#include "smallpack.h"
#include "ui/adapters/claimtree.h"
#include "ui/adapters/entitytable.h"
#include "ui/adapters/evidencetree.h"
#include "ui/adapters/inventory.h"
#include "ui/adapters/problemtable.h"
#include "ui/adapters/searching.h"
#include "ui/adapters/selection.h"
#include "ui/adapters/sourcetree.h"
#include "ui/adapters/text.h"
#include "ui/adapters/versionorder.h"
#include "ui/widgets/cell.h"

#include "models/document/json.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

using namespace pedigree;
using namespace Qt::StringLiterals;

namespace {

ThingId thingNamed(const Catalog &catalog, std::string_view name)
{
    for (ThingId thing = 0; thing < catalog.things().size(); ++thing)
        if (catalog.thing(thing).name.starts_with(name))
            return thing;
    qFatal("no such thing");
}

QModelIndex rowSaying(const QAbstractItemModel &model, const QString &words, int column = 0,
                      const QModelIndex &parent = {})
{
    for (int row = 0; row < model.rowCount(parent); ++row) {
        const QModelIndex index = model.index(row, 0, parent);
        if (index.siblingAtColumn(column).data().toString() == words)
            return index;
        if (const QModelIndex below = rowSaying(model, words, column, index); below.isValid())
            return below;
    }
    return {};
}

QStringList firstColumn(const QAbstractItemModel &model)
{
    QStringList words;
    for (int row = 0; row < model.rowCount(); ++row)
        words << model.index(row, 0).data().toString();
    return words;
}

constexpr auto Fatal = QAbstractItemModelTester::FailureReportingMode::Fatal;

} // namespace

class TestItemModels : public QObject {
    Q_OBJECT

private slots:
    void init() { m_snapshot = std::make_shared<const Snapshot>(smallPack()); }

    void versionsCompareAsVersions_data()
    {
        QTest::addColumn<QByteArray>("smaller");
        QTest::addColumn<QByteArray>("larger");
        QTest::newRow("ten is more than nine") << QByteArray("3.9.0") << QByteArray("3.10.0");
        QTest::newRow("a prerelease comes before its release") << QByteArray("1.0.0-rc.1") << QByteArray("1.0.0");
        QTest::newRow("numbers before words in a prerelease") << QByteArray("1.0.0-1") << QByteArray("1.0.0-alpha");
        QTest::newRow("fewer identifiers first") << QByteArray("1.0.0-alpha") << QByteArray("1.0.0-alpha.1");
        QTest::newRow("numbers in a prerelease by value") << QByteArray("1.0.0-beta.2") << QByteArray("1.0.0-beta.11");
        QTest::newRow("a v in front says nothing") << QByteArray("v1.2") << QByteArray("1.3");
        QTest::newRow("more parts are later") << QByteArray("1.2") << QByteArray("1.2.1");
        QTest::newRow("larger than any machine number")
            << QByteArray("99999999999999999999") << QByteArray("100000000000000000000");
        QTest::newRow("words after numbers") << QByteArray("2.0") << QByteArray("main");
        QTest::newRow("nothing comes last") << QByteArray("main") << QByteArray();
    }
    void versionsCompareAsVersions()
    {
        QFETCH(QByteArray, smaller);
        QFETCH(QByteArray, larger);

        QVERIFY(compareVersions(smaller.toStdString(), larger.toStdString()) < 0);
        QVERIFY(compareVersions(larger.toStdString(), smaller.toStdString()) > 0);
        QCOMPARE(compareVersions(smaller.toStdString(), smaller.toStdString()), 0);
    }

    void buildMetadataDoesNotCount() { QCOMPARE(compareVersions("1.0.0+a", "1.0.0+b"), 0); }

    void claimsStandUnderTheirSection()
    {
        ClaimTree model;
        const QAbstractItemModelTester tester(&model, Fatal);

        model.present(m_snapshot, thingNamed(m_snapshot->catalog(), "base"));

        const QModelIndex licence = rowSaying(model, u"Apache-2.0"_s, ClaimTree::Value_);
        QVERIFY(licence.isValid());
        QVERIFY(licence.parent().isValid());
        QVERIFY(!licence.parent().parent().isValid());
        QCOMPARE(licence.siblingAtColumn(ClaimTree::Source).data().toString(), u"cdx:3"_s);
        QCOMPARE(licence.data().toString(), u"licence"_s);
    }

    void whatTwoDocumentsSayAlikeIsOneRowWithAnotherBelow()
    {
        ClaimTree model;
        const QAbstractItemModelTester tester(&model, Fatal);

        model.present(m_snapshot, thingNamed(m_snapshot->catalog(), "base"));

        const QModelIndex name = rowSaying(model, u"name"_s);
        QCOMPARE(model.rowCount(name), 1);
        QCOMPARE(name.siblingAtColumn(ClaimTree::Source).data(TailRole).toString(), u"+1"_s);
        const QModelIndex second = model.index(0, ClaimTree::Source, name);
        QCOMPARE(second.data().toString(), u"record:2"_s);
        QCOMPARE(second.parent(), name);
    }

    void aDisagreementIsMarkedAtBothStatements()
    {
        ClaimTree model;

        model.present(m_snapshot, thingNamed(m_snapshot->catalog(), "base"));

        for (const QString &value : {u"Apache-2.0"_s, u"MIT"_s}) {
            const QModelIndex row = rowSaying(model, value, ClaimTree::Value_);
            QVERIFY2(row.isValid(), qPrintable(value));
            QCOMPARE(row.siblingAtColumn(ClaimTree::Value_).data(GlyphRole).toString(), u"warning"_s);
        }
        QVERIFY(rowSaying(model, u"7000000000"_s, ClaimTree::Value_)
                    .siblingAtColumn(ClaimTree::Value_)
                    .data(GlyphRole)
                    .toString()
                    .isEmpty());
    }

    void aStateIsSaidInWordsAndAnExtensionIsKept()
    {
        ClaimTree model;

        model.present(m_snapshot, thingNamed(m_snapshot->catalog(), "notes"));
        QVERIFY(rowSaying(model, u"unknown"_s, ClaimTree::Value_).isValid());

        model.present(m_snapshot, thingNamed(m_snapshot->catalog(), "tune"));
        const QModelIndex odd = rowSaying(model, u"x:odd"_s);
        QVERIFY(odd.isValid());
        QCOMPARE(odd.parent().data().toString(), u"Other fields"_s);
    }

    void relationsLeadToTheOtherThingAndSayHowTheyAreBound()
    {
        ClaimTree model;
        const Catalog &catalog = m_snapshot->catalog();

        model.present(m_snapshot, thingNamed(catalog, "tune"));

        const QModelIndex derived = rowSaying(model, u"Derived from"_s);
        QVERIFY(derived.isValid());
        QCOMPARE(model.thingAt(derived), std::optional(thingNamed(catalog, "base")));
        const QModelIndex trained = rowSaying(model, u"Trained on"_s);
        QCOMPARE(trained.siblingAtColumn(ClaimTree::Value_).data(TailRole).toString(), u"by name only"_s);
    }

    void aRowIsCopiedWithSourceAndDigest()
    {
        ClaimTree model;
        model.present(m_snapshot, thingNamed(m_snapshot->catalog(), "base"));

        const QString copied = model.copied(rowSaying(model, u"Apache-2.0"_s, ClaimTree::Value_));

        QCOMPARE(copied, u"model.licence\tApache-2.0\ta/base.cdx.json:3\t"_s
                             + QString::fromStdString(m_snapshot->file(0).digest->str()));
    }

    void hiddenCharactersAreSeen()
    {
        const QString name = thingName(m_snapshot->catalog(), thingNamed(m_snapshot->catalog(), "notes"));

        QCOMPARE(name, u"notes⟨U+202E⟩"_s);
    }

    void filesLieInTheirFolders()
    {
        EvidenceTree model;
        const QAbstractItemModelTester tester(&model, Fatal);

        model.present(m_snapshot);

        QCOMPARE(model.rowCount(), 1);
        const QModelIndex pack = model.index(0, 0);
        QCOMPARE(pack.data().toString(), u"pack.zip"_s);
        QCOMPARE(pack.data(GlyphRole).toString(), u"pack"_s);
        const QModelIndex file = model.indexOf(2);
        QCOMPARE(file.data().toString(), u"w.bin"_s);
        QCOMPARE(file.parent().data().toString(), u"weights"_s);
        QCOMPARE(model.fileAt(file), std::optional(2U));
        QVERIFY(!model.fileAt(pack));
        QVERIFY(model.holdsDocuments(pack));
        QVERIFY(!model.holdsDocuments(file.parent()));
    }

    void problemsSayWhatWhereAndWhatToDo()
    {
        ProblemTable model;
        const QAbstractItemModelTester tester(&model, Fatal);

        model.present(m_snapshot);

        QCOMPARE(model.rowCount(), 2);
        QCOMPARE(model.index(0, ProblemTable::What).data().toString(), u"“licence” is stated twice."_s);
        QCOMPARE(model.index(0, ProblemTable::Where).data().toString(), u"a/base.cdx.json:3"_s);
        QCOMPARE(model.index(0, ProblemTable::WhatToDo).data().toString(), u"Find out which one holds."_s);
        QCOMPARE(model.index(0, ProblemTable::What).data(Qt::AccessibleTextRole).toString(),
                 u"Warning: “licence” is stated twice."_s);
        QVERIFY(model.placeOf(0).has_value());
        QVERIFY(!model.placeOf(1).has_value());
    }

    void aDocumentIsATreeOfItsValues()
    {
        const auto tree = readJson(toBytes(R"({"a": [1, {"b": "c"}, []], "d": null})"), Limits());
        QVERIFY(tree);
        SourceTree model;
        const QAbstractItemModelTester tester(&model, Fatal);

        model.present(*tree, tree->get());

        const QModelIndex root = model.index(0, 0);
        QCOMPARE(model.rowCount(root), 2);
        const QModelIndex list = model.index(0, 0, root);
        QCOMPARE(model.rowCount(list), 3);
        const QModelIndex c = model.indexOf((*tree)->find("/a/1/b"));
        QCOMPARE(c.siblingAtColumn(1).data().toString(), u"c"_s);
        QCOMPARE(c.parent().data().toString(), u"[1]"_s);
        QVERIFY(!model.hasChildren(model.index(2, 0, list)));
    }

    void theInventorySortsVersionsAsVersions()
    {
        const auto facts = gatherFacts(m_snapshot->shared(), Watch());
        InventoryAsk ask;
        ask.sortBy = {InventoryColumn::Kind::Version};
        EntityTable model;
        const QAbstractItemModelTester tester(&model, Fatal);
        model.setColumns({{InventoryColumn::Kind::Version}});

        model.present(arrange(facts, ask, Watch()));

        QCOMPARE(firstColumn(model), (QStringList{u"1.9.0"_s, u"1.10.0"_s, u"2.0.0"_s, QString()}));
    }

    void facetsCountAndNarrow()
    {
        const auto facts = gatherFacts(m_snapshot->shared(), Watch());
        const FacetValue models{Facet::Kind, std::uint32_t(EntityKind::Model)};
        const FacetValue adapters{Facet::Kind, std::uint32_t(EntityKind::Adapter)};

        const auto all = arrange(facts, {}, Watch());
        InventoryAsk ask;
        ask.chosen = {models, adapters};
        const auto some = arrange(facts, ask, Watch());

        QCOMPARE(all->shown, std::size_t(4));
        QCOMPARE(some->shown, std::size_t(2));
        const auto count = [](const InventoryView &view, FacetValue value) {
            for (const auto &each : view.counts)
                if (each.value == value)
                    return int(each.things);
            return -1;
        };
        // a facet counts as if nothing in it were ticked, so that a second value can be added
        QCOMPARE(count(*some, {Facet::Kind, std::uint32_t(EntityKind::Dataset)}), 1);
        QCOMPARE(count(*all, {Facet::State, std::uint32_t(ThingState::Disputed)}), 1);
        QCOMPARE(count(*all, {Facet::State, std::uint32_t(ThingState::Mentioned)}), 1);
        QCOMPARE(count(*all, {Facet::State, std::uint32_t(ThingState::Joined)}), 1);
        QCOMPARE(facts->licences.size(), std::size_t(2));
    }

    void groupsHaveHeadsThatFold()
    {
        const auto facts = gatherFacts(m_snapshot->shared(), Watch());
        InventoryAsk ask;
        ask.groupBy = Facet::Kind;
        EntityTable model;
        const QAbstractItemModelTester tester(&model, Fatal);

        model.present(arrange(facts, ask, Watch()));
        QCOMPARE(model.rowCount(), 8);
        QVERIFY(model.groupAt(0).has_value());
        QVERIFY(!model.thingAt(0).has_value());
        QVERIFY(!(model.flags(model.index(0, 0)) & Qt::ItemIsSelectable));

        ask.closed = {*model.groupAt(0)};
        model.present(arrange(facts, ask, Watch()));
        QCOMPARE(model.rowCount(), 7);
        QCOMPARE(model.index(0, 0).data(OpenRole).toBool(), false);
    }

    void rowsAreCopiedAsTableAndAsJson()
    {
        const auto facts = gatherFacts(m_snapshot->shared(), Watch());
        EntityTable model;
        model.setColumns({{InventoryColumn::Kind::Name}, {InventoryColumn::Kind::Version}});
        model.present(arrange(facts, {}, Watch()));

        QCOMPARE(model.asTsv({0}), u"Name\tVersion\nbase\t2.0.0\n"_s);
        QVERIFY(model.asJson({0}).contains(u"\"version\": \"2.0.0\""_s));
        QVERIFY(model.asJson({0}).contains(u"\"id\": \"model:sha256:"_s));
    }

    void theSelectionIsWalkedBackAndForward()
    {
        Selection selection;
        QSignalSpy changed(&selection, &Selection::thingChanged);
        selection.setSnapshot(m_snapshot);
        const ThingId base = thingNamed(m_snapshot->catalog(), "base");
        const ThingId tune = thingNamed(m_snapshot->catalog(), "tune");
        changed.clear();

        selection.choose(base);
        selection.choose(tune);
        selection.follow({0, 5});

        QVERIFY(selection.canGoBack());
        selection.goBack();
        QVERIFY(!selection.place());
        QCOMPARE(selection.thing(), std::optional(tune));
        selection.goBack();
        QCOMPARE(selection.thing(), std::optional(base));
        QVERIFY(!selection.canGoBack());
        selection.goForward();
        selection.goForward();
        QCOMPARE(selection.place(), std::optional(SourcePlace{0, 5}));
        QVERIFY(!selection.canGoForward());
    }

    void theWayLeadsFromTheBase()
    {
        Selection selection;
        selection.setSnapshot(m_snapshot);
        const Catalog &catalog = m_snapshot->catalog();

        selection.choose(thingNamed(catalog, "tune"));

        QCOMPARE(selection.trail(), (QList<ThingId>{thingNamed(catalog, "base"), thingNamed(catalog, "tune")}));
    }

    void whatWasChosenStaysChosenWhenMoreIsOpened()
    {
        Selection selection;
        selection.setSnapshot(m_snapshot);
        selection.choose(thingNamed(m_snapshot->catalog(), "tune"));

        selection.setSnapshot(std::make_shared<const Snapshot>(smallPack()));

        QCOMPARE(selection.thing(), std::optional(thingNamed(selection.snapshot()->catalog(), "tune")));
        selection.setSnapshot(nullptr);
        QVERIFY(!selection.thing());
    }

    void everythingIsSearched()
    {
        const auto hits = searchEverything(m_snapshot->evidence(), "BASE", 10, Watch());

        QVERIFY(!hits.empty());
        QCOMPARE(hits.front().what, SearchHit::What::Thing);
        QCOMPARE(hits.front().number, thingNamed(m_snapshot->catalog(), "base"));
        const auto of = [&hits](SearchHit::What what) { return std::ranges::count(hits, what, &SearchHit::what); };
        QVERIFY(of(SearchHit::What::Statement) > 0);
        QCOMPARE(of(SearchHit::What::File), 1);
        const std::string digest = m_snapshot->file(1).digest->hex().substr(0, 12);
        const auto byDigest = searchEverything(m_snapshot->evidence(), digest, 10, Watch());
        QVERIFY(!byDigest.empty());
        QCOMPARE(byDigest.back().what, SearchHit::What::File);
        QCOMPARE(byDigest.back().number, 1U);
    }

    void aFilterSaysWhatItUnderstoodOrWhatIsWrong()
    {
        const auto datasets = filterThings(m_snapshot->evidence(), u"kind:dataset"_s, Watch());
        const auto broken = filterThings(m_snapshot->evidence(), u"kind:(("_s, Watch());

        QVERIFY(!datasets->bad);
        QCOMPARE(datasets->things, std::vector<ThingId>{thingNamed(m_snapshot->catalog(), "notes")});
        QVERIFY(!datasets->understood.isEmpty());
        QVERIFY(broken->bad);
        QVERIFY(!broken->understood.isEmpty());
        QCOMPARE(arrange(gatherFacts(m_snapshot->shared(), Watch()), {broken}, Watch())->shown, std::size_t(4));
    }

    void digestsKeepBothEnds()
    {
        QCOMPARE(shortDigest(u"sha256:"_s + QString(58, u'a') + u"b02c1b"_s), u"aaaaaa…b02c1b"_s);
        QCOMPARE(shortDigest(u"model 2.0"_s), u"model 2.0"_s);
    }

private:
    std::shared_ptr<const Snapshot> m_snapshot;
};

QTEST_GUILESS_MAIN(TestItemModels)
#include "tst_itemmodels.moc"
