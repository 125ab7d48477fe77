#include "tests/bench/crossings.h"

#include <algorithm>
#include <fstream>
#include <sstream>

namespace pedigree::bench {

namespace {

struct Box {
    double left, right, top, bottom;

    bool apart(const Box &other) const
    {
        return right < other.left || other.right < left || bottom < other.top || other.bottom < top;
    }
};

Box around(const LayoutPoint *points, std::size_t count)
{
    Box box{points->x, points->x, points->y, points->y};
    for (std::size_t i = 1; i < count; ++i) {
        box.left = std::min(box.left, points[i].x);
        box.right = std::max(box.right, points[i].x);
        box.top = std::min(box.top, points[i].y);
        box.bottom = std::max(box.bottom, points[i].y);
    }
    return box;
}

double side(LayoutPoint a, LayoutPoint b, LayoutPoint c)
{
    return (b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x);
}

bool cross(LayoutPoint a, LayoutPoint b, LayoutPoint c, LayoutPoint d)
{
    return side(a, b, c) * side(a, b, d) < 0 && side(c, d, a) * side(c, d, b) < 0;
}

bool cross(const Drawn &one, const Drawn &other)
{
    for (std::size_t i = 1; i < one.size(); ++i) {
        const Box box = around(&one[i - 1], 2);
        for (std::size_t k = 1; k < other.size(); ++k)
            if (!box.apart(around(&other[k - 1], 2)) && cross(one[i - 1], one[i], other[k - 1], other[k]))
                return true;
    }
    return false;
}

} // namespace

std::uint64_t crossingPairs(const std::vector<Drawn> &edges)
{
    struct Placed {
        Box box;
        const Drawn *drawn;
    };
    std::vector<Placed> placed;
    for (const Drawn &drawn : edges)
        if (drawn.size() > 1)
            placed.push_back({around(drawn.data(), drawn.size()), &drawn});
    std::ranges::sort(placed, [](const Placed &a, const Placed &b) { return a.box.left < b.box.left; });
    std::uint64_t pairs = 0;
    for (std::size_t i = 0; i < placed.size(); ++i)
        for (std::size_t k = i + 1; k < placed.size() && placed[k].box.left <= placed[i].box.right; ++k)
            pairs += !placed[i].box.apart(placed[k].box) && cross(*placed[i].drawn, *placed[k].drawn);
    return pairs;
}

std::vector<Drawn> readPlain(const std::string &file)
{
    std::vector<Drawn> edges;
    std::ifstream in(file);
    for (std::string line; std::getline(in, line);) {
        std::istringstream words(line);
        std::string word, tail, head;
        std::size_t count = 0;
        if (!(words >> word) || word != "edge" || !(words >> tail >> head >> count))
            continue;
        std::vector<LayoutPoint> control(count);
        for (LayoutPoint &point : control)
            words >> point.x >> point.y;
        Drawn drawn;
        if (!control.empty())
            drawn.push_back(control.front());
        for (std::size_t i = 0; i + 3 < control.size(); i += 3) {
            for (int step = 1; step <= 8; ++step) {
                const double t = step / 8.0, u = 1 - t;
                const double a = u * u * u, b = 3 * u * u * t, c = 3 * u * t * t, d = t * t * t;
                drawn.push_back(
                    {a * control[i].x + b * control[i + 1].x + c * control[i + 2].x + d * control[i + 3].x,
                     a * control[i].y + b * control[i + 1].y + c * control[i + 2].y + d * control[i + 3].y});
            }
        }
        edges.push_back(std::move(drawn));
    }
    return edges;
}

} // namespace pedigree::bench
