#include "models/lineage/coordinates.h"

#include <algorithm>
#include <cstddef>

namespace pedigree::layered {

namespace {

using Number = std::uint32_t;

constexpr int Rounds = 6;
constexpr double PassageWeight = 4; // a bend in a long edge is worse than a box beside its parent's middle

/// Isotonic regression layer by layer: with the distances between neighbours taken out, the best places under "must not
/// decrease" are the weighted means of blocks (pool adjacent violators), found in linear time.
class Placement {
public:
    Placement(Part &part, const std::vector<LayoutNode> &boxes, double rowGap) : m_part(part), m_offset(part.nodes(), 0)
    {
        m_part.y.assign(part.nodes(), 0);
        m_half.resize(part.nodes());
        for (Number node = 0; node < part.nodes(); ++node)
            m_half[node] = part.box[node] == NoBox ? 0 : boxes[part.box[node]].height / 2;
        for (Number layer = 0; layer < part.layers(); ++layer) {
            double sum = 0;
            for (Number i = part.firstOf[layer]; i < part.firstOf[layer + 1]; ++i) {
                const Number node = part.order[i];
                if (i > part.firstOf[layer]) {
                    const Number above = part.order[i - 1];
                    const int passages = (part.box[above] == NoBox) + (part.box[node] == NoBox);
                    sum += m_half[above] + m_half[node] + rowGap * (1 - 0.25 * passages);
                }
                m_offset[node] = sum;
                m_part.y[node] = sum;
            }
        }
    }

    enum class Towards { Left, Right, Both };

    void fit(Number layer, Towards towards)
    {
        m_blocks.clear();
        const Number begin = m_part.firstOf[layer], end = m_part.firstOf[layer + 1];
        for (Number i = begin; i < end; ++i) {
            const Number node = m_part.order[i];
            double sum = 0;
            Number count = 0;
            if (towards != Towards::Right)
                add(m_part.inStart, m_part.in, node, sum, count);
            if (towards != Towards::Left)
                add(m_part.outStart, m_part.out, node, sum, count);
            const double weight = count == 0 ? 0.01 : m_part.box[node] == NoBox ? PassageWeight : 1;
            const double wanted = (count == 0 ? m_part.y[node] : sum / count) - m_offset[node];
            Block block{wanted * weight, weight, i + 1};
            while (!m_blocks.empty() && m_blocks.back().sum * block.weight >= block.sum * m_blocks.back().weight) {
                block.sum += m_blocks.back().sum;
                block.weight += m_blocks.back().weight;
                m_blocks.pop_back();
            }
            m_blocks.push_back(block);
        }
        Number i = begin;
        for (const Block &block : m_blocks)
            for (const double place = block.sum / block.weight; i < block.end; ++i)
                m_part.y[m_part.order[i]] = place + m_offset[m_part.order[i]];
    }

    double moveToTop()
    {
        double top = 0, bottom = 0;
        for (Number node = 0; node < m_part.nodes(); ++node) {
            top = node == 0 ? m_part.y[node] - m_half[node] : std::min(top, m_part.y[node] - m_half[node]);
            bottom = node == 0 ? m_part.y[node] + m_half[node] : std::max(bottom, m_part.y[node] + m_half[node]);
        }
        for (double &y : m_part.y)
            y -= top;
        return bottom - top;
    }

private:
    struct Block {
        double sum;
        double weight;
        Number end;
    };

    void add(const std::vector<Number> &start, const std::vector<Number> &neighbours, Number node, double &sum,
             Number &count) const
    {
        for (Number i = start[node]; i < start[node + 1]; ++i)
            sum += m_part.y[neighbours[i]];
        count += start[node + 1] - start[node];
    }

    Part &m_part;
    std::vector<double> m_half;
    std::vector<double> m_offset; ///< by node: distance from the first of its layer when all stand as close as they may
    std::vector<Block> m_blocks;
};

} // namespace

double placeVertically(Part &part, const std::vector<LayoutNode> &boxes, double rowGap, const Watch &watch)
{
    Placement placement(part, boxes, rowGap);
    const Number layers = part.layers();
    for (int round = 0; round < Rounds && !watch.stopped(); ++round) {
        for (Number layer = 1; layer < layers; ++layer)
            placement.fit(layer, Placement::Towards::Left);
        for (Number layer = layers; layer-- > 0;)
            placement.fit(layer, round + 1 < Rounds ? Placement::Towards::Right : Placement::Towards::Both);
    }
    for (Number layer = 0; layer < layers; ++layer)
        placement.fit(layer, Placement::Towards::Both);
    return placement.moveToTop();
}

} // namespace pedigree::layered
