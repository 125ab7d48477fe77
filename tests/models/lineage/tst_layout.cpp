#include "models/lineage/layout.h"

#include "chance.h"

#include <QTest>

#include <algorithm>
#include <stop_token>

using namespace pedigree;

namespace {

struct Input {
    std::vector<LayoutNode> boxes;
    std::vector<LayoutEdge> edges;
};

/// Anything may come: cycles, loops, the same edge again, boxes of many sizes, boxes without edges.
Input randomInput(Chance &random, std::uint32_t most)
{
    Input input;
    input.boxes.resize(1 + random() % most);
    for (LayoutNode &box : input.boxes)
        box = {60.0 + random() % 200, 20.0 + random() % 80};
    const auto boxes = static_cast<std::uint32_t>(input.boxes.size());
    const bool acyclic = random() % 2;
    for (std::size_t i = random() % (2 * std::size_t{boxes} + 1); i > 0; --i) {
        std::uint32_t from = random() % boxes, to = random() % boxes;
        if (acyclic && from < to)
            std::swap(from, to);
        input.edges.push_back({from, to});
        if (random() % 10 == 0)
            input.edges.push_back(input.edges.back());
    }
    return input;
}

Layout laidOut(const Input &input)
{
    return layOut(input.boxes, input.edges, {}, Watch());
}

bool equal(const Layout &a, const Layout &b)
{
    return a.nodes == b.nodes && a.layers == b.layers && a.edges == b.edges && a.reversed == b.reversed
           && a.laneLeft == b.laneLeft && a.laneWidth == b.laneWidth && a.width == b.width && a.height == b.height;
}

bool isAcyclicWithout(const Input &input, const std::vector<bool> &reversed)
{
    // Longest paths settle within as many rounds as there are boxes, or never.
    std::vector<std::size_t> depth(input.boxes.size(), 0);
    for (std::size_t round = 0; round <= input.boxes.size(); ++round) {
        bool changed = false;
        for (std::size_t i = 0; i < input.edges.size(); ++i) {
            const auto [from, to] = input.edges[i];
            if (!reversed[i] && depth[from] <= depth[to]) {
                depth[from] = depth[to] + 1;
                changed = true;
            }
        }
        if (!changed)
            return true;
    }
    return false;
}

/// The first broken promise, or nothing.
QString broken(const Input &input, const Layout &layout)
{
    const auto &[boxes, edges] = input;
    constexpr double tiny = 1e-6;
    if (layout.nodes.size() != boxes.size() || layout.layers.size() != boxes.size()
        || layout.edges.size() != edges.size() || layout.reversed.size() != edges.size()
        || layout.laneLeft.size() != layout.laneWidth.size())
        return "a list has the wrong length";

    for (std::size_t i = 0; i < boxes.size(); ++i) {
        const LayoutPoint corner = layout.nodes[i];
        if (corner.x < -tiny || corner.y < -tiny || corner.x + boxes[i].width > layout.width + tiny
            || corner.y + boxes[i].height > layout.height + tiny)
            return "a box stands outside";
        if (layout.layers[i] >= layout.laneLeft.size() || corner.x != layout.laneLeft[layout.layers[i]]
            || boxes[i].width > layout.laneWidth[layout.layers[i]])
            return "a box doesn't stand in its column";
        for (std::size_t k = i + 1; k < boxes.size(); ++k) {
            const LayoutPoint other = layout.nodes[k];
            if (corner.x < other.x + boxes[k].width - tiny && other.x < corner.x + boxes[i].width - tiny
                && corner.y < other.y + boxes[k].height - tiny && other.y < corner.y + boxes[i].height - tiny)
                return "two boxes overlap";
        }
    }
    for (std::size_t lane = 1; lane < layout.laneLeft.size(); ++lane)
        if (layout.laneLeft[lane] < layout.laneLeft[lane - 1] + layout.laneWidth[lane - 1])
            return "two columns overlap";

    for (std::size_t i = 0; i < edges.size(); ++i) {
        const auto [from, to] = edges[i];
        const auto &route = layout.edges[i];
        if (route.size() < 2)
            return "an edge has no route";
        const auto left = [&](std::uint32_t box) {
            return LayoutPoint{layout.nodes[box].x, layout.nodes[box].y + boxes[box].height / 2};
        };
        const auto right = [&](std::uint32_t box) {
            return LayoutPoint{layout.nodes[box].x + boxes[box].width, layout.nodes[box].y + boxes[box].height / 2};
        };
        const auto near = [](LayoutPoint a, LayoutPoint b) {
            return std::abs(a.x - b.x) < tiny && std::abs(a.y - b.y) < tiny;
        };
        if (from == to) {
            if (!layout.reversed[i] || !near(route.front(), right(to)) || !near(route.back(), left(from)))
                return "a loop doesn't hang on its box";
            continue;
        }
        const bool turned = layout.reversed[i];
        if (turned ? layout.layers[from] >= layout.layers[to] : layout.layers[from] <= layout.layers[to])
            return "an edge doesn't run from left to right";
        if (!near(route.front(), turned ? left(to) : right(to))
            || !near(route.back(), turned ? right(from) : left(from)))
            return "a route doesn't begin and end at its boxes";
        for (std::size_t k = 1; k < route.size(); ++k)
            if (turned ? route[k].x > route[k - 1].x + tiny : route[k].x < route[k - 1].x - tiny)
                return "a route turns back";
        // A line through a column passes no box of it.
        for (std::size_t k = 1; k < route.size(); ++k)
            for (std::size_t box = 0; box < boxes.size(); ++box) {
                const double boxLeft = layout.nodes[box].x, boxRight = boxLeft + boxes[box].width;
                const double low = std::min(route[k].x, route[k - 1].x), high = std::max(route[k].x, route[k - 1].x);
                if (low <= boxLeft + tiny && high >= boxRight - tiny && route[k].y == route[k - 1].y
                    && route[k].y > layout.nodes[box].y + tiny
                    && route[k].y < layout.nodes[box].y + boxes[box].height - tiny)
                    return "a route runs through a box";
            }
    }
    if (!isAcyclicWithout(input, layout.reversed))
        return "cycles are left";
    return {};
}

} // namespace

class TestLayout : public QObject {
    Q_OBJECT

private slots:
    void whateverComesIsLaidOutAsPromised()
    {
        Chance random(424242);
        for (int round = 0; round < 200; ++round) {
            const Input input = randomInput(random, round % 10 == 0 ? 120 : 25);

            const QString problem = broken(input, laidOut(input));

            QVERIFY2(problem.isEmpty(), qPrintable(QString("round %1: %2").arg(round).arg(problem)));
        }
    }

    void theSameInputGivesTheSamePicture()
    {
        Chance random(5);
        for (int round = 0; round < 20; ++round) {
            const Input input = randomInput(random, 80);

            QVERIFY(equal(laidOut(input), laidOut(input)));
        }
    }

    void theOrderOfEdgesDoesNotShow()
    {
        Chance random(6);
        for (int round = 0; round < 20; ++round) {
            Input input = randomInput(random, 80);
            const Layout before = laidOut(input);
            std::ranges::shuffle(input.edges, random);

            const Layout after = laidOut(input);

            QVERIFY(before.nodes == after.nodes);
        }
    }

    void onlyCyclesAreTurnedRound()
    {
        Chance random(8);
        for (int round = 0; round < 50; ++round) {
            Input input = randomInput(random, 40);
            std::erase_if(input.edges, [](const LayoutEdge &edge) { return edge.from == edge.to; });
            for (LayoutEdge &edge : input.edges)
                if (edge.from < edge.to)
                    std::swap(edge.from, edge.to);

            const Layout layout = laidOut(input);

            QVERIFY(std::ranges::count(layout.reversed, true) == 0);
        }
    }

    void aTreeHasNoCrossings()
    {
        // Two levels of four: what a person would draw in a minute has to come out clean.
        Input input;
        input.boxes.resize(21);
        for (std::uint32_t i = 1; i < 21; ++i)
            input.edges.push_back({i, (i - 1) / 4});

        const Layout layout = laidOut(input);

        std::vector<std::uint32_t> children;
        for (std::uint32_t i = 5; i < 21; ++i)
            children.push_back(i);
        std::ranges::sort(children, {}, [&](std::uint32_t box) { return layout.nodes[box].y; });
        std::vector<double> parents;
        for (const std::uint32_t child : children)
            parents.push_back(layout.nodes[(child - 1) / 4].y);
        QVERIFY(std::ranges::is_sorted(parents));
    }

    void partsThatDontHangTogetherStandApart()
    {
        Input input;
        input.boxes.resize(6);
        input.edges = {{1, 0}, {2, 1}, {4, 3}};

        const Layout layout = laidOut(input);

        const double firstEnds = std::max({layout.nodes[0].y, layout.nodes[1].y, layout.nodes[2].y}) + 44;
        const double secondBegins = std::min(layout.nodes[3].y, layout.nodes[4].y);
        QVERIFY(secondBegins >= firstEnds);
        QVERIFY(layout.nodes[5].y >= std::max(layout.nodes[3].y, layout.nodes[4].y) + 44);
    }

    void isolatedBoxesMakeABlock()
    {
        Input input;
        input.boxes.resize(400);

        const Layout layout = laidOut(input);

        QVERIFY(layout.width < 4 * layout.height);
        QVERIFY(layout.height < 4 * layout.width);
    }

    void extremesAreLaidOutToo_data()
    {
        QTest::addColumn<int>("boxes");
        QTest::addColumn<int>("shape");
        QTest::newRow("nothing") << 0 << 0;
        QTest::newRow("one box") << 1 << 0;
        QTest::newRow("one box with a loop") << 1 << 1;
        QTest::newRow("a path of 100,000") << 100'000 << 2;
        QTest::newRow("a ring of 100,000") << 100'000 << 3;
        QTest::newRow("a star of 100,000") << 100'000 << 4;
        QTest::newRow("a path of 1,000 whose first is the parent of all") << 1'000 << 5;
        QTest::newRow("30,000 pairs") << 60'000 << 6;
        QTest::newRow("everybody with everybody, 150") << 150 << 7;
    }
    void extremesAreLaidOutToo()
    {
        QFETCH(int, boxes);
        QFETCH(int, shape);
        Input input;
        input.boxes.resize(static_cast<std::size_t>(boxes));
        const auto count = static_cast<std::uint32_t>(boxes);
        for (std::uint32_t i = 0; i < count; ++i) {
            if (shape == 1)
                input.edges.push_back({i, i});
            if ((shape == 2 || shape == 3 || shape == 5) && i > 0)
                input.edges.push_back({i, i - 1});
            if (shape == 3 && i == 0)
                input.edges.push_back({0, count - 1});
            if ((shape == 4 || shape == 5) && i > 0)
                input.edges.push_back({i, 0});
            if (shape == 6 && i % 2 == 1)
                input.edges.push_back({i, i - 1});
            for (std::uint32_t k = 0; shape == 7 && k < count; ++k)
                input.edges.push_back({i, k});
        }

        const Layout layout = laidOut(input);

        QCOMPARE(layout.nodes.size(), input.boxes.size());
        QVERIFY(std::ranges::none_of(layout.edges, [](const auto &route) { return route.size() < 2; }));
        if (boxes <= 3'000) {
            // Very long edges of a hopeless graph may run straight; everything else is as promised.
            const QString problem = broken(input, layout);
            QVERIFY2(problem.isEmpty(), qPrintable(problem));
        }
    }

    void stoppingEndsItWithAWholePicture()
    {
        Chance random(9);
        const Input input = randomInput(random, 120);
        std::stop_source source;
        source.request_stop();

        const Layout layout = layOut(input.boxes, input.edges, {}, Watch(source.get_token()));

        QCOMPARE(layout.nodes.size(), input.boxes.size());
        QCOMPARE(layout.edges.size(), input.edges.size());
    }

    void moreWorkIsNeverWorseThanNone()
    {
        // Twelve parents and children in opposite order cross 66 times; any budget must untie them.
        Input input;
        input.boxes.resize(24);
        for (std::uint32_t i = 0; i < 12; ++i)
            input.edges.push_back({23 - i, i});
        for (std::uint32_t i = 0; i < 11; ++i)
            input.edges.push_back({23 - i, i + 1});

        const Layout layout = laidOut(input);

        int crossings = 0;
        for (const LayoutEdge &a : input.edges)
            for (const LayoutEdge &b : input.edges)
                crossings +=
                    layout.nodes[a.to].y < layout.nodes[b.to].y && layout.nodes[a.from].y > layout.nodes[b.from].y;
        QCOMPARE(crossings, 0);
    }
};

QTEST_GUILESS_MAIN(TestLayout)
#include "tst_layout.moc"
