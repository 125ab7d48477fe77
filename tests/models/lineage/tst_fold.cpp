#include "models/lineage/fold.h"

#include "chance.h"

#include <QTest>

#include <algorithm>
#include <map>

using namespace pedigree;

namespace {

LineageEdge edge(ThingId from, ThingId to, Binding binding = Binding::Digest, Verb verb = Verb::DerivedFrom)
{
    return {from, to, verb, binding, {}, 0};
}

/// A few bases, and children that prefer what is popular: most are leaves, some have descendants, some merge two.
std::shared_ptr<const LineageGraph> popular(std::uint32_t things, std::uint32_t bases, std::uint32_t seed)
{
    Chance random(seed);
    std::vector<LineageEdge> edges;
    std::vector<ThingId> urn;
    for (ThingId base = 0; base < bases; ++base)
        urn.push_back(base);
    for (ThingId thing = bases; thing < things; ++thing) {
        const ThingId parent = urn[random() % urn.size()];
        edges.push_back(edge(thing, parent, random() % 5 == 0 ? Binding::Name : Binding::Digest));
        if (random() % 10 == 0)
            edges.push_back(edge(thing, random() % thing, Binding::Identifier, Verb::TrainedOn));
        urn.push_back(parent);
        if (random() % 3 == 0)
            urn.push_back(thing);
    }
    return LineageGraph::build(things, std::move(edges));
}

/// How often each thing is in a box of its own or in a family.
std::map<ThingId, int> appearances(const FoldedGraph &folded)
{
    std::map<ThingId, int> times;
    for (const FoldedNode &node : folded.nodes) {
        if (node.members.empty())
            ++times[node.thing];
        for (const ThingId member : node.members)
            ++times[member];
    }
    return times;
}

/// The first broken promise, or nothing.
QString broken(const LineageGraph &graph, const std::vector<ThingId> &things, const FoldedGraph &folded)
{
    const auto times = appearances(folded);
    if (times.size() != things.size())
        return "something is left out or comes from nowhere";
    for (const ThingId thing : things)
        if (!times.contains(thing) || times.at(thing) != 1)
            return "a thing is not in exactly one box";
    if (folded.thingsShown + folded.thingsFolded != folded.thingsTotal || folded.thingsTotal != things.size())
        return "the counts don't add up";
    if (std::size_t(std::ranges::count_if(folded.nodes, [](const FoldedNode &n) { return n.members.empty(); }))
        != folded.thingsShown)
        return "what is shown is counted wrong";

    std::map<ThingId, std::uint32_t> boxOf;
    for (std::uint32_t box = 0; box < folded.nodes.size(); ++box) {
        const FoldedNode &node = folded.nodes[box];
        if (!std::ranges::is_sorted(node.members))
            return "members are not sorted";
        if (node.members.empty())
            boxOf[node.thing] = box;
        for (const ThingId member : node.members)
            boxOf[member] = box;
    }
    std::map<std::pair<std::uint32_t, std::uint32_t>, std::pair<std::uint32_t, Binding>> expected;
    for (const LineageEdge &one : graph.edges()) {
        if (!boxOf.contains(one.from) || !boxOf.contains(one.to))
            continue;
        const std::uint32_t from = boxOf[one.from], to = boxOf[one.to];
        if (from == to && !folded.nodes[from].members.empty())
            continue;
        auto &[count, weakest] = expected[{from, to}];
        weakest = count++ == 0 ? one.binding : std::max(weakest, one.binding);
    }
    if (expected.size() != folded.edges.size())
        return "edges between boxes are missing or too many";
    for (const FoldedEdge &one : folded.edges) {
        const auto found = expected.find({one.from, one.to});
        if (found == expected.end() || found->second != std::pair(one.count, one.weakest))
            return "an edge stands for something else";
        const LineageEdge &example = graph.edges()[one.edge];
        if (boxOf[example.from] != one.from || boxOf[example.to] != one.to)
            return "an edge names one that it doesn't stand for";
    }
    return {};
}

std::vector<ThingId> connected(const LineageGraph &graph)
{
    std::vector<ThingId> things;
    for (ThingId thing = 0; thing < graph.thingCount(); ++thing)
        if (graph.isConnected(thing))
            things.push_back(thing);
    return things;
}

const FoldedNode *familyOf(const FoldedGraph &folded, ThingId thing)
{
    const auto found = std::ranges::find_if(
        folded.nodes, [&](const FoldedNode &node) { return std::ranges::binary_search(node.members, thing); });
    return found == folded.nodes.end() ? nullptr : &*found;
}

} // namespace

class TestFold : public QObject {
    Q_OBJECT

private slots:
    void whatFitsIsNotFolded()
    {
        const auto graph = popular(200, 4, 1);

        const auto folded = fold(*graph, {}, {});

        QVERIFY(broken(*graph, connected(*graph), folded).isEmpty());
        QCOMPARE(folded.thingsFolded, 0U);
    }

    void aFirstViewIsSmallAndHidesNothingInSilence_data()
    {
        QTest::addColumn<unsigned>("things");
        QTest::addColumn<unsigned>("bases");
        QTest::newRow("a little too many") << 320U << 3U;
        QTest::newRow("a thousand") << 1'000U << 10U;
        QTest::newRow("ten thousand") << 10'000U << 40U;
        QTest::newRow("a hundred thousand") << 100'000U << 400U;
        QTest::newRow("one base, all from it") << 20'000U << 1U;
        QTest::newRow("more bases than boxes") << 5'000U << 2'000U;
    }
    void aFirstViewIsSmallAndHidesNothingInSilence()
    {
        QFETCH(unsigned, things);
        QFETCH(unsigned, bases);
        const auto graph = popular(things, bases, things);

        const auto folded = fold(*graph, {}, {});

        const QString problem = broken(*graph, connected(*graph), folded);
        QVERIFY2(problem.isEmpty(), qPrintable(problem));
        QVERIFY2(folded.nodes.size() <= 300, qPrintable(QString::number(folded.nodes.size())));
    }

    void aViewUsesItsRoom_data()
    {
        QTest::addColumn<unsigned>("things");
        QTest::addColumn<unsigned>("bases");
        QTest::newRow("ten thousand") << 10'000U << 40U;
        QTest::newRow("more bases than boxes") << 100'000U << 400U;
        QTest::newRow("one base") << 20'000U << 1U;
    }
    void aViewUsesItsRoom()
    {
        QFETCH(unsigned, things);
        QFETCH(unsigned, bases);
        const auto graph = popular(things, bases, 3);

        const auto size = fold(*graph, {}, {}).nodes.size();

        QVERIFY2(size > 150, qPrintable(QString::number(size)));
    }

    void randomChoicesOfAPersonAreKept()
    {
        Chance random(11);
        for (int round = 0; round < 200; ++round) {
            const std::uint32_t things = 20 + random() % 200;
            std::vector<LineageEdge> edges;
            for (std::size_t i = random() % (2 * things); i > 0; --i)
                edges.push_back(edge(random() % things, random() % things)); // cycles too
            const auto graph = LineageGraph::build(things, edges);
            FoldOptions options;
            options.most = 5 + random() % 40;
            for (int i = 0; i < 3; ++i)
                options.unfolded.insert(random() % things);

            const auto folded = fold(*graph, {}, options);

            const QString problem = broken(*graph, connected(*graph), folded);
            QVERIFY2(problem.isEmpty(), qPrintable(QString("round %1: %2").arg(round).arg(problem)));
            for (const ThingId opened : options.unfolded) {
                QVERIFY(!familyOf(folded, opened));
                QVERIFY(std::ranges::none_of(folded.nodes, [&](const FoldedNode &node) {
                    return node.thing == opened && !node.members.empty();
                }));
            }
        }
    }

    void openingAFamilyClosesNoOther()
    {
        const auto graph = popular(5'000, 20, 4);
        const auto before = fold(*graph, {}, {});
        const auto family =
            std::ranges::find_if(before.nodes, [](const FoldedNode &n) { return n.members.size() > 20; });
        QVERIFY(family != before.nodes.end());
        FoldOptions options;
        options.unfolded.insert(family->thing);

        const auto after = fold(*graph, {}, options);

        QVERIFY(after.thingsShown > before.thingsShown);
        for (const FoldedNode &node : before.nodes)
            if (node.members.empty())
                QVERIFY(!familyOf(after, node.thing));
    }

    void whatAPersonFoldedIsHidden()
    {
        // 0 <- 1 <- 2, 3 from 1, and 4 beside
        const auto graph = LineageGraph::build(5, {edge(1, 0), edge(2, 1), edge(3, 1), edge(4, 0)});
        FoldOptions options;
        options.folded.insert(1);

        const auto folded = fold(*graph, {}, options);

        QVERIFY(broken(*graph, {0, 1, 2, 3, 4}, folded).isEmpty());
        QCOMPARE(folded.thingsShown, 3U);
        const auto *family = familyOf(folded, 2);
        QVERIFY(family && family->thing == 1);
        QVERIFY(family->members == (std::vector<ThingId>{2, 3}));
        QVERIFY(!familyOf(folded, 1));
    }

    void onlyWhatWasAskedForIsThere()
    {
        const auto graph = popular(500, 5, 6);

        const auto folded = fold(*graph, {7, 3, 3, 499}, {});

        QVERIFY(broken(*graph, {3, 7, 499}, folded).isEmpty());
    }

    void aThingHangsByWhatItDerivesFrom()
    {
        // Trained on 0, derived from 1: folding the base hides it, folding the data set doesn't.
        const auto graph = LineageGraph::build(
            3, {edge(2, 0, Binding::Digest, Verb::TrainedOn), edge(2, 1, Binding::Digest, Verb::DerivedFrom)});
        FoldOptions data, base;
        data.folded.insert(0);
        base.folded.insert(1);

        QVERIFY(!familyOf(fold(*graph, {}, data), 2));
        QVERIFY(familyOf(fold(*graph, {}, base), 2));
    }

    void theSameAgain()
    {
        const auto graph = popular(3'000, 12, 9);

        const auto first = fold(*graph, {}, {});
        const auto second = fold(*graph, {}, {});

        QVERIFY(std::ranges::equal(first.nodes, second.nodes, [](const FoldedNode &a, const FoldedNode &b) {
            return a.thing == b.thing && a.members == b.members;
        }));
        QVERIFY(std::ranges::equal(first.edges, second.edges, [](const FoldedEdge &a, const FoldedEdge &b) {
            return a.from == b.from && a.to == b.to && a.edge == b.edge && a.count == b.count;
        }));
    }

    void aDeepChainFoldsToo()
    {
        std::vector<LineageEdge> edges;
        for (ThingId thing = 1; thing < 50'000; ++thing)
            edges.push_back(edge(thing, thing - 1));
        const auto graph = LineageGraph::build(50'000, std::move(edges));

        const auto folded = fold(*graph, {}, {});

        QVERIFY(folded.nodes.size() <= 300);
        QCOMPARE(folded.thingsShown + folded.thingsFolded, 50'000U);
    }

    void nothingFoldsToNothing()
    {
        const auto folded = fold(*LineageGraph::build(0, {}), {}, {});

        QVERIFY(folded.nodes.empty());
        QCOMPARE(folded.thingsTotal, 0U);
    }
};

QTEST_GUILESS_MAIN(TestFold)
#include "tst_fold.moc"
