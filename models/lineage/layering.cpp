#include "models/lineage/layering.h"

#include <algorithm>
#include <cstddef>

namespace pedigree::layered {

namespace {

using Number = std::uint32_t;

/// What follows what, row by row.
struct Rows {
    std::vector<Number> start;
    std::vector<Number> next;

    Rows(Number boxes, const std::vector<Arc> &arcs, bool backwards)
        : start(std::size_t{boxes} + 1, 0)
        , next(arcs.size())
    {
        for (const Arc &arc : arcs)
            ++start[(backwards ? arc.right : arc.left) + 1];
        for (std::size_t i = 1; i < start.size(); ++i)
            start[i] += start[i - 1];
        std::vector<Number> place(start.begin(), start.end() - 1);
        for (const Arc &arc : arcs)
            next[place[backwards ? arc.right : arc.left]++] = backwards ? arc.left : arc.right;
    }

    Number count(Number box) const { return start[box + 1] - start[box]; }
};

std::vector<Arc> arcsOf(const std::vector<LayoutEdge> &edges)
{
    std::vector<Arc> arcs;
    arcs.reserve(edges.size());
    for (const LayoutEdge &edge : edges)
        if (edge.from != edge.to)
            arcs.push_back({edge.to, edge.from});
    std::ranges::sort(arcs);
    arcs.erase(std::unique(arcs.begin(), arcs.end()), arcs.end());
    return arcs;
}

/// Boxes in reverse order of when a depth-first walk is done with them: topological where there is no cycle, and an arc
/// that runs against it closes one.
std::vector<Number> walkOrder(Number boxes, const std::vector<Arc> &arcs)
{
    const Rows out(boxes, arcs, false);
    std::vector<Number> incoming(boxes, 0);
    for (const Arc &arc : arcs)
        ++incoming[arc.right];

    std::vector<Number> order;
    order.reserve(boxes);
    std::vector<bool> seen(boxes, false);
    std::vector<std::pair<Number, Number>> stack; // box, next arc to follow
    const auto visit = [&](Number root) {
        if (seen[root])
            return;
        seen[root] = true;
        stack.emplace_back(root, out.start[root]);
        while (!stack.empty()) {
            auto &[box, arc] = stack.back();
            if (arc == out.start[box + 1]) {
                order.push_back(box);
                stack.pop_back();
                continue;
            }
            const Number other = out.next[arc++];
            if (!seen[other]) {
                seen[other] = true;
                stack.emplace_back(other, out.start[other]);
            }
        }
    };
    for (Number box = 0; box < boxes; ++box)
        if (incoming[box] == 0)
            visit(box);
    for (Number box = 0; box < boxes; ++box)
        visit(box);
    std::ranges::reverse(order);
    return order;
}

/// Moves boxes within the room that their neighbours leave them, to the side where more of these are.
void pull(const std::vector<Number> &order, const Rows &in, const Rows &out, std::vector<Number> &layer)
{
    const auto place = [&](Number box) {
        const Number before = in.count(box), after = out.count(box);
        if (before == after || before + after == 0)
            return;
        if (after > before) {
            Number nearest = UINT32_MAX;
            for (Number i = out.start[box]; i < out.start[box + 1]; ++i)
                nearest = std::min(nearest, layer[out.next[i]]);
            layer[box] = nearest - 1;
        } else {
            Number nearest = 0;
            for (Number i = in.start[box]; i < in.start[box + 1]; ++i)
                nearest = std::max(nearest, layer[in.next[i]] + 1);
            layer[box] = nearest;
        }
    };
    for (int round = 0; round < 2; ++round) {
        for (auto box = order.rbegin(); box != order.rend(); ++box)
            place(*box);
        for (const Number box : order)
            place(box);
    }
}

/// Finds what hangs together and lets each part's layers count from 0 without gaps.
void splitIntoParts(Number boxes, const Rows &in, const Rows &out, Layering &result)
{
    std::vector<bool> seen(boxes, false);
    for (Number root = 0; root < boxes; ++root) {
        if (seen[root])
            continue;
        if (in.count(root) + out.count(root) == 0) {
            result.isolated.push_back(root);
            continue;
        }
        std::vector<Number> part{root};
        seen[root] = true;
        for (std::size_t i = 0; i < part.size(); ++i)
            for (const Rows *rows : {&in, &out})
                for (Number k = rows->start[part[i]]; k < rows->start[part[i] + 1]; ++k)
                    if (const Number other = rows->next[k]; !seen[other]) {
                        seen[other] = true;
                        part.push_back(other);
                    }
        std::ranges::sort(part);
        result.parts.push_back(std::move(part));
    }
    std::ranges::sort(result.parts, [](const auto &a, const auto &b) {
        return a.size() != b.size() ? a.size() > b.size() : a.front() < b.front();
    });

    std::vector<Number> dense;
    for (const auto &part : result.parts) {
        Number least = UINT32_MAX, most = 0;
        for (const Number box : part) {
            least = std::min(least, result.layer[box]);
            most = std::max(most, result.layer[box]);
        }
        dense.assign(most - least + 1, 0);
        for (const Number box : part)
            dense[result.layer[box] - least] = 1;
        Number next = 0;
        for (Number &used : dense)
            used = used != 0 ? next++ : 0;
        for (const Number box : part)
            result.layer[box] = dense[result.layer[box] - least];
    }
}

} // namespace

Layering assignLayers(Number boxes, const std::vector<LayoutEdge> &edges)
{
    Layering result;
    result.arcs = arcsOf(edges);
    std::vector<Number> order = walkOrder(boxes, result.arcs);
    std::vector<Number> rank(boxes);
    for (Number i = 0; i < boxes; ++i)
        rank[order[i]] = i;

    result.reversed.resize(edges.size());
    for (std::size_t i = 0; i < edges.size(); ++i)
        result.reversed[i] = rank[edges[i].to] >= rank[edges[i].from];
    for (Arc &arc : result.arcs)
        if (rank[arc.left] > rank[arc.right])
            std::swap(arc.left, arc.right);
    std::ranges::sort(result.arcs);
    result.arcs.erase(std::unique(result.arcs.begin(), result.arcs.end()), result.arcs.end());

    const Rows in(boxes, result.arcs, true), out(boxes, result.arcs, false);
    result.layer.assign(boxes, 0);
    for (const Number box : order)
        for (Number i = out.start[box]; i < out.start[box + 1]; ++i)
            result.layer[out.next[i]] = std::max(result.layer[out.next[i]], result.layer[box] + 1);
    pull(order, in, out, result.layer);
    splitIntoParts(boxes, in, out, result);
    return result;
}

} // namespace pedigree::layered
