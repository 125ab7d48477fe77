#include "models/lineage/cycles.h"

#include <algorithm>
#include <cstddef>

namespace pedigree {

namespace {

using Number = std::uint32_t;
constexpr Number None = UINT32_MAX;

/// Tarjan's strongly connected components with a stack of its own: the depth of a hostile graph is no concern.
class Components {
public:
    Components(const std::vector<Number> &start, const std::vector<Number> &next)
        : m_start(start)
        , m_next(next)
        , m_index(start.size() - 1, None)
        , m_low(start.size() - 1, 0)
        , m_done(start.size() - 1, false)
    {
        for (Number node = 0; node < m_index.size(); ++node)
            if (m_index[node] == None)
                visit(node);
    }

    /// Only parts of two and more, and nodes that follow themselves.
    std::vector<std::vector<Number>> cyclic;

private:
    struct Frame {
        Number node;
        Number edge; ///< the next one to look at
    };

    void enter(Number node)
    {
        m_index[node] = m_low[node] = m_count++;
        m_open.push_back(node);
        m_frames.push_back({node, m_start[node]});
    }

    void visit(Number root)
    {
        enter(root);
        while (!m_frames.empty()) {
            Frame &frame = m_frames.back();
            const Number node = frame.node;
            if (frame.edge < m_start[node + 1]) {
                const Number other = m_next[frame.edge++];
                if (m_index[other] == None)
                    enter(other);
                else if (!m_done[other])
                    m_low[node] = std::min(m_low[node], m_index[other]);
                continue;
            }
            m_frames.pop_back();
            if (!m_frames.empty())
                m_low[m_frames.back().node] = std::min(m_low[m_frames.back().node], m_low[node]);
            if (m_low[node] == m_index[node])
                close(node);
        }
    }

    void close(Number root)
    {
        std::vector<Number> part;
        Number node = None;
        do {
            node = m_open.back();
            m_open.pop_back();
            m_done[node] = true;
            part.push_back(node);
        } while (node != root);
        const auto begin = m_next.begin() + m_start[root];
        const auto end = m_next.begin() + m_start[root + 1];
        if (part.size() > 1 || std::find(begin, end, root) != end) {
            std::ranges::sort(part);
            cyclic.push_back(std::move(part));
        }
    }

    const std::vector<Number> &m_start;
    const std::vector<Number> &m_next;
    std::vector<Number> m_index;
    std::vector<Number> m_low;
    std::vector<bool> m_done;
    std::vector<Number> m_open;
    std::vector<Frame> m_frames;
    Number m_count = 0;
};

/// Shortest cycles of one part after the other; the buffers are kept between them.
class ShortestCycle {
public:
    ShortestCycle(const std::vector<Number> &start, const std::vector<Number> &next)
        : m_start(start)
        , m_next(next)
        , m_part(start.size() - 1, None)
        , m_previous(start.size() - 1, None)
    {}

    std::vector<Number> of(const std::vector<Number> &part, Number label)
    {
        for (const Number node : part)
            m_part[node] = label;
        std::vector<Number> best;
        std::size_t work = 0;
        for (const Number begin : part) {
            search(begin, label, best, work);
            if (best.size() == 1 || work > MostWork)
                break;
        }
        std::rotate(best.begin(), std::ranges::min_element(best), best.end());
        best.push_back(best.front());
        return best;
    }

private:
    static constexpr std::size_t MostWork = 4'000'000;

    /// Breadth first from `begin` inside its part, no deeper than what would be shorter than `best`.
    void search(Number begin, Number label, std::vector<Number> &best, std::size_t &work)
    {
        m_reached.assign(1, begin);
        m_previous[begin] = begin;
        std::size_t levelEnd = 1;
        std::size_t depth = 0;
        Number last = None;
        for (std::size_t i = 0; i < m_reached.size() && last == None; ++i) {
            if (i == levelEnd) {
                levelEnd = m_reached.size();
                ++depth;
            }
            if (!best.empty() && depth + 1 >= best.size())
                break;
            const Number node = m_reached[i];
            for (Number edge = m_start[node]; edge < m_start[node + 1]; ++edge, ++work) {
                const Number other = m_next[edge];
                if (other == begin) {
                    last = node;
                    break;
                }
                if (m_part[other] == label && m_previous[other] == None) {
                    m_previous[other] = node;
                    m_reached.push_back(other);
                }
            }
        }
        if (last != None) {
            best.clear();
            for (Number node = last; node != begin; node = m_previous[node])
                best.push_back(node);
            best.push_back(begin);
            std::ranges::reverse(best);
        }
        for (const Number node : m_reached)
            m_previous[node] = None;
    }

    const std::vector<Number> &m_start;
    const std::vector<Number> &m_next;
    std::vector<Number> m_part;
    std::vector<Number> m_previous;
    std::vector<Number> m_reached;
};

} // namespace

std::vector<std::vector<Number>> cyclesOf(const std::vector<Number> &start, const std::vector<Number> &next)
{
    const Components components(start, next);
    if (components.cyclic.empty())
        return {};
    ShortestCycle shortest(start, next);
    std::vector<std::vector<Number>> cycles;
    Number label = 0;
    for (const auto &part : components.cyclic)
        cycles.push_back(shortest.of(part, label++));
    std::ranges::sort(cycles);
    return cycles;
}

} // namespace pedigree
