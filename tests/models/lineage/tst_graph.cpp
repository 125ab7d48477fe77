#include "models/lineage/graph.h"

#include "chance.h"

#include <QTest>

#include <algorithm>
#include <set>

using namespace pedigree;

namespace {

LineageEdge edge(ThingId from, ThingId to, Binding binding = Binding::Digest, Verb verb = Verb::DerivedFrom)
{
    return {from, to, verb, binding, {}, 0};
}

/// Random edges among `things`, cycles and loops included.
std::vector<LineageEdge> randomEdges(std::uint32_t things, std::size_t count, Chance &random)
{
    std::vector<LineageEdge> edges;
    for (std::size_t i = 0; i < count; ++i)
        edges.push_back(
            edge(random() % things, random() % things, random() % 3 == 0 ? Binding::Name : Binding::Digest));
    return edges;
}

/// What can be reached, by trying until nothing new appears: slow, and too simple to be wrong.
std::set<ThingId> reachedDown(const std::vector<LineageEdge> &edges, ThingId start, bool certainOnly)
{
    std::set<ThingId> reached{start};
    for (std::size_t before = 0; before != reached.size();) {
        before = reached.size();
        for (const LineageEdge &one : edges)
            if (reached.contains(one.to) && (!certainOnly || one.binding != Binding::Name))
                reached.insert(one.from);
    }
    return reached;
}

} // namespace

class TestGraph : public QObject {
    Q_OBJECT

private slots:
    void descendantsComeByDistanceThenId()
    {
        const auto graph =
            LineageGraph::build(6, {edge(3, 0), edge(1, 0), edge(2, 1), edge(4, 3), edge(5, 4), edge(5, 0)});

        const std::vector<ThingId> expected{1, 3, 5, 2, 4};
        QVERIFY(graph->descendants(0) == expected);
        QVERIFY(graph->ancestors(5) == (std::vector<ThingId>{0, 4, 3}));
        QVERIFY(graph->descendants(5).empty());
    }

    void depthCountsEdges()
    {
        const auto graph = LineageGraph::build(4, {edge(1, 0), edge(2, 1), edge(3, 2)});

        QVERIFY(graph->descendants(0, 0).empty());
        QVERIFY(graph->descendants(0, 2) == (std::vector<ThingId>{1, 2}));
        QVERIFY(graph->ancestors(3, 1) == (std::vector<ThingId>{2}));
    }

    void edgesSaidTwiceAreOneWithTheStrongestBinding()
    {
        std::vector<LineageEdge> edges{edge(1, 0, Binding::Open), edge(1, 0, Binding::Identifier),
                                       edge(1, 0, Binding::Name), edge(1, 0, Binding::Name, Verb::TrainedOn)};
        edges[0].edge = 4;
        edges[1].edge = 7;
        edges[2].edge = 5;
        edges[2].how = "finetune";

        const auto graph = LineageGraph::build(2, edges);

        QCOMPARE(graph->edges().size(), std::size_t{2});
        QVERIFY(graph->edges()[0].verb == Verb::DerivedFrom);
        QVERIFY(graph->edges()[0].binding == Binding::Identifier);
        QCOMPARE(graph->edges()[0].edge, 4U);
        QVERIFY(graph->edges()[0].how == "finetune");
        QVERIFY(graph->edges()[1].verb == Verb::TrainedOn);
        QCOMPARE(graph->up(1).size(), std::size_t{2});
        QCOMPARE(graph->down(0).size(), std::size_t{2});
        QVERIFY(graph->up(0).empty());
    }

    void edgesAreSortedHoweverTheyCame()
    {
        Chance random(1);
        auto edges = randomEdges(20, 60, random);
        const auto first = LineageGraph::build(20, edges);
        std::ranges::shuffle(edges, random);
        const auto second = LineageGraph::build(20, edges);

        const auto same = [](const LineageEdge &a, const LineageEdge &b) {
            return a.from == b.from && a.to == b.to && a.verb == b.verb && a.binding == b.binding;
        };
        QVERIFY(std::ranges::equal(first->edges(), second->edges(), same));
        QVERIFY(
            std::ranges::is_sorted(first->edges(), {}, [](const LineageEdge &e) { return std::pair(e.from, e.to); }));
    }

    void onlyThingsWithAnEdgeAreConnected()
    {
        const auto graph = LineageGraph::build(3, {edge(2, 0)});

        QVERIFY(graph->isConnected(0));
        QVERIFY(!graph->isConnected(1));
        QVERIFY(graph->isConnected(2));
    }

    void whatLiesBetweenIsTheSameFromBothEnds()
    {
        // 0 -> 1 -> 3, 0 -> 2 -> 3, and 4 beside
        const auto graph = LineageGraph::build(5, {edge(1, 0), edge(2, 0), edge(3, 1), edge(3, 2), edge(4, 0)});

        const std::vector<ThingId> all{0, 1, 2, 3};
        QVERIFY(graph->between(0, 3) == all);
        QVERIFY(graph->between(3, 0) == all);
        QVERIFY(graph->between(3, 4).empty());
        QVERIFY(graph->between(2, 2) == (std::vector<ThingId>{2}));
    }

    void impactPrefersACertainPath()
    {
        // The short way to 3 is by name only, the long one is certain; 4 is only possible.
        const auto graph =
            LineageGraph::build(5, {edge(3, 0, Binding::Name), edge(1, 0), edge(2, 1, Binding::Identifier), edge(3, 2),
                                    edge(4, 0, Binding::Open)});

        const auto affected = graph->impact(0);

        QCOMPARE(affected.size(), std::size_t{4});
        const auto of = [&](ThingId thing) { return *std::ranges::find(affected, thing, &Affected::thing); };
        QVERIFY(of(3).certain);
        QCOMPARE(of(3).hops, 3U);
        QVERIFY(of(3).path == (std::vector<ThingId>{0, 1, 2, 3}));
        QVERIFY(!of(4).certain);
        QVERIFY(of(4).path == (std::vector<ThingId>{0, 4}));
        QVERIFY(affected.front().thing == 1); // one hop, the smaller id
    }

    void aThousandRandomGraphsAgreeWithTryingEverything()
    {
        Chance random(20260101);
        for (int round = 0; round < 1000; ++round) {
            const std::uint32_t things = 2 + random() % 12;
            const auto edges = randomEdges(things, random() % 24, random);
            const auto graph = LineageGraph::build(things, edges);
            const ThingId start = random() % things;

            auto all = reachedDown(edges, start, false);
            auto certain = reachedDown(edges, start, true);
            all.erase(start);
            certain.erase(start);

            const auto found = graph->descendants(start);
            QVERIFY(std::set<ThingId>(found.begin(), found.end()) == all);
            QCOMPARE(found.size(), all.size());
            std::vector<ThingId> room;
            std::vector<std::uint8_t> seen;
            const auto fast = graph->descendants(start, room, seen);
            QVERIFY(std::set<ThingId>(fast.begin(), fast.end()) == all);
            QCOMPARE(fast.size(), all.size());
            QVERIFY(std::ranges::count(seen, 0) == std::ptrdiff_t(seen.size()));
            for (const ThingId other : found) {
                const auto back = graph->ancestors(other);
                QVERIFY(std::ranges::find(back, start) != back.end());
            }
            const auto affected = graph->impact(start);
            QCOMPARE(affected.size(), all.size());
            for (const Affected &one : affected) {
                QCOMPARE(one.certain, certain.contains(one.thing));
                QCOMPARE(one.path.size(), std::size_t{one.hops} + 1);
                QVERIFY(one.path.front() == start && one.path.back() == one.thing);
                for (std::size_t i = 1; i < one.path.size(); ++i)
                    QVERIFY(std::ranges::any_of(graph->up(one.path[i]), [&](std::uint32_t up) {
                        const LineageEdge &step = graph->edges()[up];
                        return step.to == one.path[i - 1] && (!one.certain || step.binding != Binding::Name);
                    }));
            }
        }
    }

    void cyclesAreFoundAndEndWhereTheyBegan()
    {
        // A loop, a triangle with a shortcut of two, and an acyclic tail.
        const auto graph = LineageGraph::build(
            6, {edge(0, 0), edge(1, 2), edge(2, 3), edge(3, 1), edge(3, 2), edge(4, 3), edge(5, 4)});

        QVERIFY(graph->cycles() == (std::vector<std::vector<ThingId>>{{0, 0}, {2, 3, 2}}));
        QVERIFY(graph->between(1, 3) == (std::vector<ThingId>{1, 2, 3}));
    }

    void aGraphWithoutCyclesHasNone()
    {
        const auto graph = LineageGraph::build(4, {edge(1, 0), edge(2, 0), edge(3, 1), edge(3, 2)});

        QVERIFY(graph->cycles().empty());
    }

    void aVeryDeepLineageIsJustLong()
    {
        constexpr std::uint32_t deep = 300'000;
        std::vector<LineageEdge> edges;
        for (std::uint32_t i = 1; i < deep; ++i)
            edges.push_back(edge(i, i - 1));
        const auto chain = LineageGraph::build(deep, edges);
        edges.push_back(edge(0, deep - 1));
        const auto ring = LineageGraph::build(deep, edges);

        QCOMPARE(chain->descendants(0).size(), std::size_t{deep - 1});
        QVERIFY(chain->cycles().empty());
        const auto affected = chain->impact(0);
        QCOMPARE(affected.size(), std::size_t{deep - 1});
        QCOMPARE(affected.back().hops, deep - 1);
        QVERIFY(affected.back().path.empty()); // all paths together would not fit
        QCOMPARE(affected.front().path.size(), std::size_t{2});
        QCOMPARE(ring->cycles().size(), std::size_t{1});
        QCOMPARE(ring->cycles().front().size(), std::size_t{deep} + 1);
    }

    void aCatalogsRelationsAreTurnedDownstreamAndDeploymentsComeFirst()
    {
        RecordBuilder builder{toBytes("")};
        const auto add = [&](EntityKind kind, const char *name) {
            Entity entity;
            entity.kind = kind;
            entity.identity.name = builder.text(name);
            entity.identity.version = builder.text("1");
            entity.pointer = builder.text("/" + std::string(name));
            return builder.entity(entity);
        };
        const auto base = add(EntityKind::Model, "base"), tuned = add(EntityKind::Model, "tuned");
        const auto service = add(EntityKind::Deployment, "service"), person = add(EntityKind::Person, "somebody");
        builder.relation({.from = tuned, .to = base, .verb = Verb::DerivedFrom, .named = Binding::Identifier});
        builder.relation({.from = tuned, .to = service, .verb = Verb::DeployedAs, .named = Binding::Identifier});
        builder.relation({.from = tuned, .to = person, .verb = Verb::ApprovedBy, .named = Binding::Identifier});
        builder.record().document = sha256("a");
        builder.record().format = "test";
        const auto catalog = Catalog::join({{"pack", "a.json", builder.finish()}}, Watch());

        const auto graph = LineageGraph::build(catalog, Watch());

        const auto thing = [&](std::uint32_t entity) { return catalog->thingOf({0, entity}); };
        QCOMPARE(graph->edges().size(), std::size_t{2}); // approval is no lineage
        QVERIFY(graph->ancestors(thing(service)) == (std::vector<ThingId>{thing(tuned), thing(base)}));
        const auto affected = graph->impact(thing(base));
        QCOMPARE(affected.size(), std::size_t{2});
        QVERIFY(affected[0].thing == thing(service) && affected[0].hops == 2);
        QVERIFY(affected[1].thing == thing(tuned));
        QVERIFY(!graph->isConnected(thing(person)));
        for (const LineageEdge &one : graph->edges())
            QVERIFY(catalog->edges()[one.edge].verb == one.verb);
    }

    void nothingIsAGraphToo()
    {
        const auto graph = LineageGraph::build(0, {});

        QVERIFY(graph->edges().empty());
        QVERIFY(graph->cycles().empty());
    }
};

QTEST_GUILESS_MAIN(TestGraph)
#include "tst_graph.moc"
