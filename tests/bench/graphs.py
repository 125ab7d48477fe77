#!/usr/bin/env python3
"""Makes the folders that bench_layout reads.

  graphs.py GENERATOR OUT [--dot] NODES:SEED...

GENERATOR is a program called as `GENERATOR NODES --seed SEED --out DIR --formats dot,edges`. With --dot, Graphviz draws each
graph too (once: what is there is kept), and its CPU time is noted beside.
"""
import os
import resource
import subprocess
import sys


def main():
    words = [w for w in sys.argv[1:] if w != "--dot"]
    generator, out, graphs = words[0], words[1], words[2:]
    for graph in graphs:
        nodes, seed = graph.split(":")
        folder = os.path.join(out, f"{nodes}-seed-{seed}")
        os.makedirs(folder, exist_ok=True)
        edges = os.path.join(folder, "graph.edges")
        if not os.path.exists(edges):
            subprocess.run([sys.executable, generator, nodes, "--seed", seed, "--out", folder, "--formats", "dot,edges"], check=True)
            os.rename(os.path.join(folder, f"lineage-{nodes}.edges"), edges)
            os.rename(os.path.join(folder, f"lineage-{nodes}.dot"), os.path.join(folder, "graph.dot"))
        plain = os.path.join(folder, "graph.plain")
        if "--dot" in sys.argv and not os.path.exists(plain):
            before = resource.getrusage(resource.RUSAGE_CHILDREN)
            subprocess.run(["dot", "-Tplain", "-o", plain + ".part", os.path.join(folder, "graph.dot")], check=True)
            after = resource.getrusage(resource.RUSAGE_CHILDREN)
            with open(os.path.join(folder, "graph.cpu"), "w") as f:
                f.write(f"{after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime:.2f}\n")
            os.rename(plain + ".part", plain)
        print(folder)


if __name__ == "__main__":
    main()
