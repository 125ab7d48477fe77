#include "tests/bench/crossings.h"

#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <filesystem>
#include <fstream>
#include <string>

// Layout measured beside Graphviz's dot in one run: CPU time, and pairs of edges that cross as drawn.
//
//   bench_layout [--budget N] FOLDER...
//
// Each folder holds what tests/bench/graphs.py made: graph.edges, and graph.plain with graph.cpu if dot was run there.

using namespace pedigree;

namespace {

double cpuSeconds()
{
    timespec now;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
    return double(now.tv_sec) + double(now.tv_nsec) * 1e-9;
}

struct Graph {
    std::uint32_t nodes = 0;
    std::vector<LayoutEdge> edges;
};

Graph read(const std::string &file)
{
    Graph graph;
    std::ifstream in(file);
    std::uint32_t parent = 0, child = 0;
    for (std::string relation; in >> parent >> child >> relation;) {
        graph.edges.push_back({child, parent});
        graph.nodes = std::max({graph.nodes, parent + 1, child + 1});
    }
    return graph;
}

} // namespace

int main(int argc, char **argv)
{
    LayoutOptions options;
    double logarithms = 0;
    int compared = 0;
    std::printf("| graph | nodes | edges | CPU s | crossing pairs | dot CPU s | dot's pairs | ratio |\n");
    std::printf("|---|---|---|---|---|---|---|---|\n");
    for (int i = 1; i < argc; ++i) {
        const std::string folder = argv[i];
        if (folder == "--budget" && i + 1 < argc) {
            options.budget = std::strtoull(argv[++i], nullptr, 10);
            continue;
        }
        const Graph graph = read(folder + "/graph.edges");
        if (graph.edges.empty()) {
            std::fprintf(stderr, "nothing to read in %s\n", folder.c_str());
            return 2;
        }
        // The first run also pays for memory that later ones find warm: take the better of three.
        double best = 1e9;
        Layout layout;
        for (int run = 0; run < 3; ++run) {
            const double begin = cpuSeconds();
            layout = layOut(std::vector<LayoutNode>(graph.nodes), graph.edges, options, Watch());
            best = std::min(best, cpuSeconds() - begin);
        }
        const std::string name = std::filesystem::path(folder).filename().string();
        std::printf("| %s | %u | %zu | %.3f | ", name.c_str(), graph.nodes, graph.edges.size(), best);
        if (!std::filesystem::exists(folder + "/graph.plain")) {
            std::printf("– | – | – | – |\n");
            continue;
        }
        const auto ours = bench::crossingPairs(layout.edges);
        const auto theirs = bench::crossingPairs(bench::readPlain(folder + "/graph.plain"));
        double theirSeconds = 0;
        std::ifstream(folder + "/graph.cpu") >> theirSeconds;
        const double ratio = double(ours) / double(theirs);
        logarithms += std::log(ratio);
        ++compared;
        std::printf("%llu | %.1f | %llu | %.3f |\n", static_cast<unsigned long long>(ours), theirSeconds,
                    static_cast<unsigned long long>(theirs), ratio);
    }
    if (compared > 1)
        std::printf("\nGeometric mean of the ratios: %.3f\n", std::exp(logarithms / compared));
    return 0;
}
