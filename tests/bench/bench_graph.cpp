#include "models/lineage/fold.h"
#include "models/lineage/graph.h"

#include <algorithm>
#include <cstdio>
#include <ctime>
#include <fstream>
#include <numeric>
#include <string>
#include <vector>

// Graph questions on a big lineage, beside the floor: reading the same number of bytes once from memory.
//
//   bench_graph FILE.edges        lines "parent<TAB>child<TAB>relation", as tests/bench/graphs.py makes them

using namespace pedigree;

namespace {

double cpuMilliseconds()
{
    timespec now;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
    return double(now.tv_sec) * 1e3 + double(now.tv_nsec) * 1e-6;
}

template <typename Work>
double best(int runs, const Work &work)
{
    double least = 1e12;
    for (int i = 0; i < runs; ++i) {
        const double begin = cpuMilliseconds();
        work();
        least = std::min(least, cpuMilliseconds() - begin);
    }
    return least;
}

struct Spread {
    double middle;
    double most;
};

Spread spread(std::vector<double> times)
{
    std::ranges::sort(times);
    return {times[times.size() / 2], times.back()};
}

} // namespace

int main(int argc, char **argv)
{
    if (argc != 2)
        return 2;
    std::vector<LineageEdge> edges;
    std::uint32_t things = 0;
    {
        std::ifstream in(argv[1]);
        std::uint32_t parent = 0, child = 0;
        for (std::string relation; in >> parent >> child >> relation;) {
            edges.push_back({child, parent, Verb::DerivedFrom, Binding::Digest, {}, 0});
            things = std::max({things, parent + 1, child + 1});
        }
    }
    if (edges.empty())
        return 2;

    std::shared_ptr<const LineageGraph> graph;
    const double build = best(3, [&] { graph = LineageGraph::build(things, edges); });

    // The twenty with most children, and what lies below each.
    std::vector<ThingId> largest(things);
    std::iota(largest.begin(), largest.end(), 0U);
    std::ranges::stable_sort(largest,
                             [&](ThingId a, ThingId b) { return graph->down(a).size() > graph->down(b).size(); });
    largest.resize(std::min<std::size_t>(largest.size(), 20));
    std::vector<ThingId> room;
    std::vector<std::uint8_t> seen;
    std::vector<double> walks, floors, sorted, impacts;
    std::size_t most = 0;
    std::uint64_t sum = 0;
    for (const ThingId base : largest) {
        std::size_t reached = 0, followed = 0;
        walks.push_back(best(5, [&] { reached = graph->descendants(base, room, seen).size(); }));
        for (std::size_t i = 0; i < reached; ++i)
            followed += graph->down(room[i]).size();
        most = std::max(most, reached);
        sorted.push_back(best(3, [&] { graph->descendants(base); }));
        impacts.push_back(best(3, [&] { graph->impact(base); }));
        // What any walk has to touch at least: every edge once, in the order that suits memory best.
        std::vector<std::uint32_t> row(followed + 1, 1);
        floors.push_back(best(5, [&] { sum += std::accumulate(row.begin(), row.end(), std::uint64_t{0}); }));
    }

    FoldedGraph folded;
    const double fold300 = best(3, [&] { folded = fold(*graph, {}, {}); });

    std::printf("%u things, %zu edges; the largest base has %zu descendants\n\n", things, edges.size(), most);
    std::printf("| question | middle ms | most ms |\n|---|---|---|\n");
    const auto row = [](const char *what, Spread time) {
        std::printf("| %s | %.3f | %.3f |\n", what, time.middle, time.most);
    };
    row("descendants of the 20 with most children, into a buffer", spread(walks));
    row("the same, sorted by distance and id", spread(sorted));
    row("impact, with every path", spread(impacts));
    row("floor: as many numbers read once, in a row", spread(floors));
    std::printf("| building the graph, cycles looked for | %.1f | |\n", build);
    std::printf("| folding all of it to %zu boxes | %.1f | |\n", folded.nodes.size(), fold300);
    return sum == 0;
}
