#include "models/lineage/ordering.h"

#include <algorithm>
#include <cstddef>
#include <numeric>
#include <span>
#include <utility>

namespace pedigree::layered {

namespace {

using Number = std::uint32_t;
using Count = std::uint64_t;

/// A small generator of our own (splitmix64): the same numbers everywhere, for ever.
class Dice {
public:
    explicit Dice(Count seed) : m_state(seed) {}

    Number below(Number bound)
    {
        Count z = (m_state += 0x9E3779B97F4A7C15U);
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9U;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EBU;
        z ^= z >> 31;
        return static_cast<Number>(((z >> 32) * bound) >> 32);
    }

    void shuffle(std::vector<Number> &numbers)
    {
        for (Number i = static_cast<Number>(numbers.size()); i > 1; --i)
            std::swap(numbers[i - 1], numbers[below(i)]);
    }

private:
    Count m_state;
};

/// One side's neighbours of every node, with how many edges each stands for.
struct Side {
    std::vector<Number> start;
    std::vector<Number> node;
    std::vector<Number> weight;
    // Filled layer by layer: where these neighbours stand, in order, and the weights in the same order.
    std::vector<Number> place;
    std::vector<Number> placeWeight;
};

/// Nodes of one layer with the same neighbours cross the same edges wherever they stand, so they stand together and
/// count as one: most models are leaves of a few bases, and this is what they shrink to.
class Ordering {
public:
    Ordering(const Part &part, Count budget, const Watch &watch);

    Count run();
    void writeBack(Part &part) const;

private:
    Number layers() const { return static_cast<Number>(m_first.size() - 1); }
    bool spent() const { return m_work >= m_budget || m_watch.stopped(); }

    void group(const Part &part);
    void link(const std::vector<Number> &start, const std::vector<Number> &neighbours, Side &side) const;
    void makeStartOrder(Dice &dice);
    void setPlaces();
    void gather(const Side &outOfNeighbours, Side &side, Number neighbourLayer);
    enum class By { Median, Mean };
    void sweep(bool rightwards, By by);
    void sortLayer(Number layer, const Side &side, By by);
    Count crossings();
    Count crossingsBefore(Number layer);
    void sweeps(int most);
    void sift(Number node);
    void siftRound();
    void keepIfBetter();

    const Watch &m_watch;
    Count m_budget;
    Count m_work = 0;

    std::vector<Number> m_groupOf;               ///< by node of the part
    std::vector<Number> m_memberStart, m_member; ///< nodes of the part in each group
    std::vector<Number> m_first;                 ///< by layer: its first group
    std::vector<Number> m_layer;                 ///< by group
    Side m_in, m_out;

    std::vector<Number> m_order; ///< groups, layer by layer
    std::vector<Number> m_place; ///< by group: its number within its layer
    std::vector<Number> m_best;
    Count m_bestCrossings = 0;

    std::vector<Number> m_cursor;
    std::vector<Number> m_slots;
    std::vector<std::pair<Count, Number>> m_keys;
    std::vector<Count> m_tree;
    std::vector<std::int64_t> m_value;
    std::vector<std::int64_t> m_sum;
};

Ordering::Ordering(const Part &part, Count budget, const Watch &watch) : m_watch(watch), m_budget(budget)
{
    group(part);
    const auto groups = static_cast<Number>(m_layer.size());
    link(part.inStart, part.in, m_in);
    link(part.outStart, part.out, m_out);
    m_order.resize(groups);
    m_place.resize(groups);
    m_cursor.resize(groups);
    m_value.resize(groups);
    std::iota(m_order.begin(), m_order.end(), 0U);
    setPlaces();
}

void Ordering::group(const Part &part)
{
    const auto rowOf = [](const std::vector<Number> &start, const std::vector<Number> &values, Number node) {
        return std::span(values).subspan(start[node], start[node + 1] - start[node]);
    };
    const auto mix = [&](Number node) {
        Count hash = 0;
        for (const Number other : rowOf(part.inStart, part.in, node))
            hash = (hash ^ other) * 0x9E3779B97F4A7C15U;
        hash ^= hash >> 29;
        for (const Number other : rowOf(part.outStart, part.out, node))
            hash = (hash ^ other) * 0xBF58476D1CE4E5B9U;
        return hash;
    };
    const auto same = [&](Number a, Number b) {
        return std::ranges::equal(rowOf(part.inStart, part.in, a), rowOf(part.inStart, part.in, b))
               && std::ranges::equal(rowOf(part.outStart, part.out, a), rowOf(part.outStart, part.out, b));
    };

    m_groupOf.resize(part.nodes());
    m_first.push_back(0);
    m_memberStart.push_back(0);
    std::vector<std::pair<Count, Number>> rows;
    std::vector<Number> leader;
    for (Number layer = 0; layer < part.layers(); ++layer) {
        rows.clear();
        for (Number node = part.firstOf[layer]; node < part.firstOf[layer + 1]; ++node)
            rows.emplace_back(mix(node), node);
        std::ranges::sort(rows);
        // Groups in order of their first node, so that nothing depends on the hash.
        leader.assign(rows.size(), 0);
        const auto leads = [&](Number node) -> Number & { return leader[node - part.firstOf[layer]]; };
        for (std::size_t i = 0; i < rows.size(); ++i) {
            const bool joins = i > 0 && rows[i].first == rows[i - 1].first && same(rows[i].second, rows[i - 1].second);
            leads(rows[i].second) = joins ? leads(rows[i - 1].second) : rows[i].second;
        }
        std::vector<std::pair<Number, Number>> members;
        for (Number node = part.firstOf[layer]; node < part.firstOf[layer + 1]; ++node)
            members.emplace_back(leads(node), node);
        std::ranges::sort(members);
        for (std::size_t i = 0; i < members.size(); ++i) {
            if (i == 0 || members[i].first != members[i - 1].first) {
                if (!m_layer.empty())
                    m_memberStart.push_back(static_cast<Number>(m_member.size()));
                m_layer.push_back(layer);
            }
            m_groupOf[members[i].second] = static_cast<Number>(m_layer.size() - 1);
            m_member.push_back(members[i].second);
        }
        m_first.push_back(static_cast<Number>(m_layer.size()));
    }
    m_memberStart.push_back(static_cast<Number>(m_member.size()));
}

void Ordering::link(const std::vector<Number> &start, const std::vector<Number> &neighbours, Side &side) const
{
    const auto size = [this](Number group) { return m_memberStart[group + 1] - m_memberStart[group]; };
    side.start.push_back(0);
    std::vector<Number> others;
    for (Number group = 0; group < m_layer.size(); ++group) {
        const Number node = m_member[m_memberStart[group]];
        others.clear();
        for (Number i = start[node]; i < start[node + 1]; ++i)
            others.push_back(m_groupOf[neighbours[i]]);
        std::ranges::sort(others);
        others.erase(std::unique(others.begin(), others.end()), others.end());
        for (const Number other : others) {
            side.node.push_back(other);
            side.weight.push_back(size(group) * size(other));
        }
        side.start.push_back(static_cast<Number>(side.node.size()));
    }
    side.place.resize(side.node.size());
    side.placeWeight.resize(side.node.size());
}

void Ordering::setPlaces()
{
    for (Number layer = 0; layer < layers(); ++layer)
        for (Number i = m_first[layer]; i < m_first[layer + 1]; ++i)
            m_place[m_order[i]] = i - m_first[layer];
}

void Ordering::makeStartOrder(Dice &dice)
{
    const auto groups = static_cast<Number>(m_layer.size());
    std::vector<Number> sources, rest;
    for (Number group = 0; group < groups; ++group)
        (m_in.start[group] == m_in.start[group + 1] ? sources : rest).push_back(group);
    dice.shuffle(sources);
    sources.insert(sources.end(), rest.begin(), rest.end());

    std::vector<Number> filled(m_first.begin(), m_first.end() - 1);
    std::vector<bool> seen(groups, false);
    std::vector<std::pair<Number, Number>> stack; // group, how many of its neighbours were looked at
    const auto enter = [&](Number group) {
        seen[group] = true;
        m_order[filled[m_layer[group]]++] = group;
        stack.emplace_back(group, 0);
    };
    for (const Number source : sources) {
        if (!seen[source])
            enter(source);
        while (!stack.empty()) {
            auto &[group, looked] = stack.back();
            const Number outs = m_out.start[group + 1] - m_out.start[group];
            const Number ins = m_in.start[group + 1] - m_in.start[group];
            if (looked == outs + ins) {
                stack.pop_back();
                continue;
            }
            const Number i = looked++;
            const Number other =
                i < outs ? m_out.node[m_out.start[group] + i] : m_in.node[m_in.start[group] + i - outs];
            if (!seen[other])
                enter(other);
        }
    }
    m_work += 4 * m_in.node.size() + 4 * groups;
    setPlaces();
}

/// Fills where the neighbours of a layer stand, in order, by walking over these neighbours: no sorting needed.
void Ordering::gather(const Side &opposite, Side &side, Number neighbourLayer)
{
    Number *const cursor = m_cursor.data();
    const Number begin = m_first[neighbourLayer], end = m_first[neighbourLayer + 1];
    for (Number i = begin; i < end; ++i) {
        const Number group = m_order[i];
        const Number place = i - begin;
        for (Number k = opposite.start[group], last = opposite.start[group + 1]; k < last; ++k) {
            const Number other = opposite.node.data()[k];
            const Number slot = cursor[other]++;
            side.place.data()[slot] = place;
            side.placeWeight.data()[slot] = opposite.weight.data()[k];
        }
    }
}

void Ordering::sortLayer(Number layer, const Side &side, By by)
{
    const Number begin = m_first[layer], end = m_first[layer + 1];
    m_keys.clear();
    m_slots.clear();
    for (Number i = begin; i < end; ++i) {
        const Number group = m_order[i];
        const Number first = side.start[group], last = side.start[group + 1];
        if (first == last)
            continue; // it keeps its place
        Count key = 0;
        if (by == By::Mean || last - first == 1) {
            Count sum = 0, weight = 0;
            for (Number k = first; k < last; ++k) {
                sum += Count{side.place[k]} * side.placeWeight[k];
                weight += side.placeWeight[k];
            }
            key = sum * 64 / weight;
        } else {
            Count weight = 0;
            for (Number k = first; k < last; ++k)
                weight += side.placeWeight[k];
            Count upTo = 0;
            Number k = first;
            while (2 * (upTo + side.placeWeight[k]) < weight)
                upTo += side.placeWeight[k++];
            const bool between = 2 * (upTo + side.placeWeight[k]) == weight;
            key = 32 * (Count{side.place[k]} + side.place[between ? k + 1 : k]);
        }
        m_slots.push_back(i);
        m_keys.emplace_back(key << 32 | (i - begin), group);
    }
    std::ranges::sort(m_keys);
    for (std::size_t i = 0; i < m_keys.size(); ++i)
        m_order[m_slots[i]] = m_keys[i].second;
    for (Number i = begin; i < end; ++i)
        m_place[m_order[i]] = i - begin;
}

void Ordering::sweep(bool rightwards, By by)
{
    if (rightwards) {
        std::copy(m_in.start.begin(), m_in.start.end() - 1, m_cursor.begin());
        for (Number layer = 1; layer < layers(); ++layer) {
            gather(m_out, m_in, layer - 1);
            sortLayer(layer, m_in, by);
        }
    } else {
        std::copy(m_out.start.begin(), m_out.start.end() - 1, m_cursor.begin());
        for (Number layer = layers() - 1; layer-- > 0;) {
            gather(m_in, m_out, layer + 1);
            sortLayer(layer, m_out, by);
        }
    }
    m_work += 6 * m_in.node.size() + 20 * m_layer.size();
}

Count Ordering::crossings()
{
    std::copy(m_in.start.begin(), m_in.start.end() - 1, m_cursor.begin());
    Count sum = 0;
    for (Number layer = 1; layer < layers(); ++layer) {
        gather(m_out, m_in, layer - 1);
        sum += crossingsBefore(layer);
    }
    m_work += 16 * m_in.node.size() + m_layer.size();
    return sum;
}

/// Pairs of edges that cross before a layer whose neighbours are gathered: an accumulator tree (Fenwick) over the
/// places.
Count Ordering::crossingsBefore(Number layer)
{
    const Number places = m_first[layer] - m_first[layer - 1];
    m_tree.assign(std::size_t{places} + 1, 0);
    Count *const tree = m_tree.data();
    Count crossing = 0, total = 0;
    for (Number i = m_first[layer]; i < m_first[layer + 1]; ++i) {
        const Number group = m_order[i];
        const Number first = m_in.start[group], last = m_in.start[group + 1];
        for (Number k = first; k < last; ++k) {
            Count upTo = 0;
            for (Number place = m_in.place.data()[k] + 1; place > 0; place &= place - 1)
                upTo += tree[place];
            crossing += (total - upTo) * m_in.placeWeight.data()[k];
        }
        for (Number k = first; k < last; ++k) {
            const Count weight = m_in.placeWeight.data()[k];
            total += weight;
            for (Number place = m_in.place.data()[k] + 1; place <= places; place += place & (~place + 1))
                tree[place] += weight;
        }
    }
    return crossing;
}

void Ordering::keepIfBetter()
{
    const Count now = crossings();
    if (now < m_bestCrossings) {
        m_bestCrossings = now;
        m_best = m_order;
    }
}

void Ordering::sweeps(int most)
{
    for (int i = 0; i < most && !spent(); ++i) {
        sweep(i % 2 == 0, i / 2 % 2 == 0 ? By::Median : By::Mean);
        keepIfBetter();
    }
}

/// Moves one group to the best place of its layer. With f(x) = how many of its neighbours stand before x less those
/// after, passing a group costs the sum of f over that group's neighbours; the best place is where the running sum is
/// least.
void Ordering::sift(Number node)
{
    const Number layer = m_layer[node];
    const Number begin = m_first[layer], end = m_first[layer + 1];
    std::int64_t *const value = m_value.data();
    bool either = false;
    m_keys.clear();
    std::vector<std::int64_t> &sum = m_sum;
    sum.assign(end - begin, 0);
    for (const auto &[side, other] : {std::pair{&m_in, layer - 1}, std::pair{&m_out, layer + 1}}) {
        const Number first = side->start[node], last = side->start[node + 1];
        if (first == last)
            continue;
        either = true;
        // f by neighbour, from the running sum of weights over the neighbouring layer.
        const Number otherBegin = m_first[other], otherEnd = m_first[other + 1];
        std::fill(value + otherBegin, value + otherEnd, 0);
        std::int64_t total = 0;
        for (Number k = first; k < last; ++k) {
            value[side->node[k]] = side->weight[k];
            total += side->weight[k];
        }
        std::int64_t before = 0;
        for (Number i = otherBegin; i < otherEnd; ++i) {
            const Number at = m_order[i];
            const std::int64_t here = value[at];
            value[at] = 2 * before + here - total;
            before += here;
        }
        const Number *const start = side->start.data();
        const Number *const nodes = side->node.data();
        const Number *const weights = side->weight.data();
        for (Number group = begin; group < end; ++group) {
            std::int64_t cost = 0;
            for (Number k = start[group], stop = start[group + 1]; k < stop; ++k)
                cost += value[nodes[k]] * weights[k];
            sum[group - begin] += cost;
        }
        m_work += (start[end] - start[begin]) + 2 * (otherEnd - otherBegin);
    }
    if (!either)
        return;
    const Number from = m_place[node];
    std::int64_t running = 0, least = 0, atOwn = 0;
    Number best = 0;
    for (Number i = begin, place = 0; i < end; ++i) {
        const Number group = m_order[i];
        if (group == node) {
            atOwn = running;
            continue;
        }
        running += sum[group - begin];
        ++place;
        if (running < least) {
            least = running;
            best = place;
        }
    }
    m_work += 3 * (end - begin);
    if (least >= atOwn || best == from)
        return;
    Number *const order = m_order.data() + begin;
    if (best < from)
        std::rotate(order + best, order + from, order + from + 1);
    else
        std::rotate(order + from, order + from + 1, order + best + 1);
    for (Number i = std::min(best, from); i <= std::max(best, from); ++i)
        m_place[order[i]] = i;
    m_bestCrossings -= static_cast<Count>(atOwn - least);
}

void Ordering::siftRound()
{
    std::vector<Number> byDegree(m_layer.size());
    std::iota(byDegree.begin(), byDegree.end(), 0U);
    const auto degree = [this](Number group) {
        return m_in.start[group + 1] - m_in.start[group] + m_out.start[group + 1] - m_out.start[group];
    };
    std::ranges::stable_sort(byDegree, [&](Number a, Number b) { return degree(a) > degree(b); });
    for (const Number group : byDegree) {
        if (spent())
            break;
        sift(group);
    }
    m_best = m_order;
}

Count Ordering::run()
{
    m_best = m_order;
    m_bestCrossings = crossings();
    if (layers() < 2 || m_bestCrossings == 0)
        return m_bestCrossings;
    Dice dice(m_layer.size());
    for (int start = 0; start == 0 || (m_work < m_budget / 3 && !m_watch.stopped()); ++start) {
        makeStartOrder(dice);
        keepIfBetter();
        sweeps(8);
        if (m_bestCrossings == 0)
            return 0;
    }
    m_order = m_best;
    setPlaces();
    sweeps(12);
    while (!spent()) {
        m_order = m_best;
        setPlaces();
        const Count before = m_bestCrossings;
        siftRound();
        sweeps(4);
        if (m_bestCrossings == before)
            break;
    }
    return m_bestCrossings;
}

void Ordering::writeBack(Part &part) const
{
    Number next = 0;
    for (const Number group : m_best)
        for (Number i = m_memberStart[group]; i < m_memberStart[group + 1]; ++i)
            part.order[next++] = m_member[i];
}

} // namespace

std::uint64_t orderLayers(Part &part, std::uint64_t budget, const Watch &watch)
{
    Ordering ordering(part, budget, watch);
    const Count left = ordering.run();
    ordering.writeBack(part);
    return left;
}

} // namespace pedigree::layered
