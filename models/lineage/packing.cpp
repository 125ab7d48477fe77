#include "models/lineage/packing.h"

#include <algorithm>
#include <cmath>

namespace pedigree::layered {

std::vector<Spot> pack(const std::vector<Extent> &parts, double gap, double &height)
{
    std::uint32_t lanes = 0;
    for (const Extent &part : parts)
        lanes = std::max(lanes, part.lanes);

    // Shelves: a part joins the last one while there is room, with a free column between, so that it can't be read as
    // one with its neighbour.
    std::vector<Spot> spots;
    double shelfTop = 0, shelfHeight = 0;
    std::uint32_t used = 0;
    for (const Extent &part : parts) {
        if (used > 0 && used + 1 + part.lanes <= lanes) {
            spots.push_back({used + 1, shelfTop});
            used += 1 + part.lanes;
            shelfHeight = std::max(shelfHeight, part.height);
            continue;
        }
        if (used > 0)
            shelfTop += shelfHeight + gap;
        spots.push_back({0, shelfTop});
        used = part.lanes;
        shelfHeight = part.height;
    }
    height = shelfTop + shelfHeight;
    return spots;
}

std::uint32_t gridColumns(std::size_t boxes, std::uint32_t lanes, double columnWidth, double rowHeight)
{
    const double square = std::sqrt(static_cast<double>(boxes) * rowHeight / std::max(columnWidth, 1.0));
    const auto columns = static_cast<std::uint32_t>(std::ceil(square * 1.25));
    return std::max({columns, lanes, 1U});
}

} // namespace pedigree::layered
