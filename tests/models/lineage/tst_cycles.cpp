#include "models/lineage/cycles.h"

#include "chance.h"

#include <QTest>

#include <algorithm>

using namespace pedigree;

namespace {

using Rows = std::vector<std::vector<std::uint32_t>>;

std::vector<std::vector<std::uint32_t>> cycles(const Rows &rows)
{
    std::vector<std::uint32_t> start{0}, next;
    for (const auto &row : rows) {
        next.insert(next.end(), row.begin(), row.end());
        start.push_back(static_cast<std::uint32_t>(next.size()));
    }
    return cyclesOf(start, next);
}

/// Steps from a to b (at least one), by powers of the adjacency; 0 when there is no way.
std::vector<std::vector<std::uint32_t>> distances(const Rows &rows)
{
    const std::size_t n = rows.size();
    std::vector<std::vector<std::uint32_t>> steps(n, std::vector<std::uint32_t>(n, 0));
    for (std::size_t a = 0; a < n; ++a)
        for (const std::uint32_t b : rows[a])
            steps[a][b] = 1;
    for (std::size_t k = 0; k < n; ++k)
        for (std::size_t a = 0; a < n; ++a)
            for (std::size_t b = 0; b < n; ++b)
                if (steps[a][k] && steps[k][b] && (!steps[a][b] || steps[a][k] + steps[k][b] < steps[a][b]))
                    steps[a][b] = steps[a][k] + steps[k][b];
    return steps;
}

} // namespace

class TestCycles : public QObject {
    Q_OBJECT

private slots:
    void randomGraphsAgreeWithAllDistances()
    {
        Chance random(7);
        for (int round = 0; round < 1000; ++round) {
            Rows rows(1 + random() % 9);
            for (auto &row : rows)
                for (std::size_t i = random() % 3; i > 0; --i)
                    row.push_back(static_cast<std::uint32_t>(random() % rows.size()));
            const auto steps = distances(rows);

            const auto found = cycles(rows);

            // Each node on some cycle belongs to the part of exactly one that was found, which is as short as any
            // there.
            std::size_t parts = 0;
            for (std::uint32_t a = 0; a < rows.size(); ++a) {
                if (!steps[a][a])
                    continue;
                std::uint32_t shortest = UINT32_MAX, smallest = a;
                for (std::uint32_t b = 0; b < rows.size(); ++b)
                    if (b == a || (steps[a][b] && steps[b][a])) {
                        shortest = std::min(shortest, steps[b][b]);
                        smallest = std::min(smallest, b);
                    }
                parts += smallest == a;
                const auto mine = std::ranges::count_if(found, [&](const auto &cycle) {
                    return cycle.front() == a || (steps[a][cycle.front()] && steps[cycle.front()][a]);
                });
                QCOMPARE(mine, 1);
                const auto &cycle = *std::ranges::find_if(found, [&](const auto &one) {
                    return one.front() == a || (steps[a][one.front()] && steps[one.front()][a]);
                });
                QCOMPARE(cycle.size(), std::size_t{shortest} + 1);
            }
            QCOMPARE(found.size(), parts);
            for (const auto &cycle : found) {
                QVERIFY(cycle.front() == cycle.back());
                QVERIFY(cycle.front() == *std::ranges::min_element(cycle));
                for (std::size_t i = 1; i < cycle.size(); ++i)
                    QVERIFY(std::ranges::find(rows[cycle[i - 1]], cycle[i]) != rows[cycle[i - 1]].end());
            }
        }
    }

    void aBigKnotIsBounded()
    {
        // Everything in one part without a cycle shorter than the ring: each start would walk it all.
        Rows ring(200'000);
        for (std::uint32_t i = 0; i < ring.size(); ++i)
            ring[i].push_back(static_cast<std::uint32_t>((i + 1) % ring.size()));

        QCOMPARE(cycles(ring).size(), std::size_t{1});
    }
};

QTEST_GUILESS_MAIN(TestCycles)
#include "tst_cycles.moc"
