// Reading a big CycloneDX BOM to a finished catalog, against a nlohmann DOM of the same bytes, in one run.
//
//   bench_read FILE
//
// Each is measured in a process of its own, so that neither pays for the other's memory. Prints a table for docs/benchmarks.md.
#include "models/session/evidence.h"

#include <cstdio>
#include <fstream>
#include <iterator>
#include <nlohmann/json.hpp>
#include <string>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

namespace {

struct Cost {
    double user;
    double system;
    double mebibytes;
};

template <typename Work> Cost measured(Work work)
{
    const pid_t child = ::fork();
    if (child == 0) {
        work();
        ::_exit(0);
    }
    int status = 0;
    rusage used{};
    ::wait4(child, &status, 0, &used);
    const auto seconds = [](const timeval &t) { return double(t.tv_sec) + double(t.tv_usec) / 1e6; };
    return {seconds(used.ru_utime), seconds(used.ru_stime), double(used.ru_maxrss) / 1024};
}

}

int main(int argc, char **argv)
{
    if (argc != 2) {
        std::fputs("bench_read FILE\n", stderr);
        return 2;
    }
    const std::string path = argv[1];
    const Cost dom = measured([&] {
        std::ifstream file(path, std::ios::binary);
        const std::string bytes((std::istreambuf_iterator<char>(file)), {});
        const auto tree = nlohmann::json::parse(bytes);
        if (tree.empty())
            std::abort();
    });
    const Cost ours = measured([&] {
        const auto evidence = pedigree::openEvidence({path}, {}, {});
        if (evidence->catalog->things().empty())
            std::abort();
    });
    std::puts("| reader | user s | with the kernel's share | peak MiB |\n|---|---|---|---|");
    std::printf("| nlohmann DOM | %.2f | %.2f | %.0f |\n", dom.user, dom.user + dom.system, dom.mebibytes);
    std::printf("| to a finished catalog, graph and problems | %.2f | %.2f | %.0f |\n", ours.user, ours.user + ours.system, ours.mebibytes);
    std::printf("| ratio | %.2f | %.2f | %.2f |\n", ours.user / dom.user, (ours.user + ours.system) / (dom.user + dom.system),
                ours.mebibytes / dom.mebibytes);
    return 0;
}
