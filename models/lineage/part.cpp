#include "models/lineage/part.h"

#include <algorithm>
#include <numeric>

namespace pedigree::layered {

namespace {

using Number = std::uint32_t;

/// The longest span of an arc that gets passages, so that all of them together stay within the bound.
Number longestSpan(const std::vector<Arc> &arcs, const std::vector<Number> &layer, std::size_t mostPassages)
{
    std::vector<std::size_t> bySpan;
    for (const Arc &arc : arcs) {
        const Number span = layer[arc.right] - layer[arc.left];
        if (bySpan.size() <= span)
            bySpan.resize(std::size_t{span} + 1, 0);
        ++bySpan[span];
    }
    std::size_t made = 0;
    for (std::size_t span = 2; span < bySpan.size(); ++span) {
        made += bySpan[span] * (span - 1);
        if (made > mostPassages)
            return static_cast<Number>(span - 1);
    }
    return UINT32_MAX;
}

} // namespace

Part makePart(const std::vector<Number> &boxes, const std::vector<Number> &layerOfBox, std::vector<Arc> arcs,
              std::size_t mostPassages)
{
    Part part;
    part.arcs = std::move(arcs);
    const Number longest = longestSpan(part.arcs, layerOfBox, mostPassages);
    const auto hasPassages = [&](const Arc &arc) { return layerOfBox[arc.right] - layerOfBox[arc.left] <= longest; };

    // How many nodes each layer has, then a number for each: boxes first, passages behind them.
    Number layers = 0;
    for (const Number box : boxes)
        layers = std::max(layers, layerOfBox[box] + 1);
    std::vector<Number> count(std::size_t{layers} + 1, 0);
    for (const Number box : boxes)
        ++count[layerOfBox[box] + 1];
    for (const Arc &arc : part.arcs)
        if (hasPassages(arc))
            for (Number layer = layerOfBox[arc.left] + 1; layer < layerOfBox[arc.right]; ++layer)
                ++count[layer + 1];
    std::partial_sum(count.begin(), count.end(), count.begin());
    part.firstOf = count;
    part.layer.resize(part.nodes());
    part.box.assign(part.nodes(), NoBox);
    for (Number layer = 0; layer < layers; ++layer)
        std::fill(part.layer.begin() + part.firstOf[layer], part.layer.begin() + part.firstOf[layer + 1], layer);

    std::vector<Number> free(part.firstOf.begin(), part.firstOf.end() - 1);
    std::vector<Number> nodeOf(boxes.size());
    for (std::size_t i = 0; i < boxes.size(); ++i) {
        nodeOf[i] = free[layerOfBox[boxes[i]]]++;
        part.box[nodeOf[i]] = boxes[i];
    }
    const auto node = [&](Number box) {
        return nodeOf[static_cast<std::size_t>(std::ranges::lower_bound(boxes, box) - boxes.begin())];
    };

    std::vector<Arc> links; // between neighbouring layers
    part.passageStart.push_back(0);
    for (const Arc &arc : part.arcs) {
        if (hasPassages(arc)) {
            Number previous = node(arc.left);
            for (Number layer = layerOfBox[arc.left] + 1; layer < layerOfBox[arc.right]; ++layer) {
                const Number passage = free[layer]++;
                links.push_back({previous, passage});
                part.passages.push_back(passage);
                previous = passage;
            }
            links.push_back({previous, node(arc.right)});
        }
        part.passageStart.push_back(static_cast<Number>(part.passages.size()));
    }

    std::ranges::sort(links);
    part.inStart.assign(std::size_t{part.nodes()} + 1, 0);
    part.outStart.assign(std::size_t{part.nodes()} + 1, 0);
    for (const Arc &link : links) {
        ++part.inStart[link.right + 1];
        ++part.outStart[link.left + 1];
    }
    std::partial_sum(part.inStart.begin(), part.inStart.end(), part.inStart.begin());
    std::partial_sum(part.outStart.begin(), part.outStart.end(), part.outStart.begin());
    part.in.resize(links.size());
    part.out.resize(links.size());
    std::vector<Number> place(part.inStart.begin(), part.inStart.end() - 1);
    for (std::size_t i = 0; i < links.size(); ++i) {
        part.out[i] = links[i].right;
        part.in[place[links[i].right]++] = links[i].left;
    }
    part.order.resize(part.nodes());
    std::iota(part.order.begin(), part.order.end(), 0U);
    return part;
}

} // namespace pedigree::layered
