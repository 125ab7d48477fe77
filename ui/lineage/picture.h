#pragma once
#include "models/lineage/fold.h"
#include "models/lineage/layout.h"
#include "ui/lineage/lineageset.h"

#include <QRectF>

#include <cstdint>
#include <memory>
#include <span>
#include <vector>

namespace pedigree {

/// What is to be laid out, and for how large a window.
struct LineageAsk {
    FoldOptions folding = {};
    /// Only these, when it is set; else everything that has lineage.
    std::optional<LineageQuery> only = {};
    double roomWidth = 1000; ///< of the window, in logical pixels: decides between roomy and compact
    double roomHeight = 600;
    bool mirrored = false;   ///< right to left
};

/// Stages of the way from data to use: the captions over the lanes.
enum class Stage : std::uint8_t { BaseAndData, Adaptation, Assembly, System, Deployment };

/// A lineage laid out and ready to be painted: arrays of numbers, a grid to find them by, never changed. Coordinates are
/// logical pixels at 100 %.
struct LineagePicture {
    static constexpr std::uint32_t None = UINT32_MAX;
    static constexpr double Margin = 16;

    std::shared_ptr<const Evidence> evidence;
    LineageAsk ask;
    FoldedGraph folded;
    double cardWidth = 176;
    double cardHeight = 44;
    bool compact = false;
    double width = 0;  ///< with margins
    double height = 0;

    std::vector<float> left, top;        ///< by box
    std::vector<std::uint16_t> lanes;    ///< by box, from upstream
    std::vector<std::uint32_t> boxOf;    ///< by thing; None when it isn't in the picture
    static constexpr std::int16_t Mixed = -1;
    std::vector<std::int16_t> kinds;     ///< by box: EntityKind of the thing, or of all of a family; else Mixed
    std::vector<bool> reversed;          ///< by edge: drawn against the way; folding alone can cause that
    std::vector<bool> circle;            ///< by edge: reversed, and its ends do come from each other
    struct Point {
        float x, y;
    };
    std::vector<std::uint32_t> pointStart; ///< by edge, into points; one more than edges
    std::vector<Point> points;
    std::vector<std::uint32_t> upStart, up;     ///< by box: edges to what it came from
    std::vector<std::uint32_t> downStart, down; ///< and to what was made of it

    struct Caption {
        Stage stage;
        double from, to; ///< over these x
    };
    std::vector<Caption> captions;

    std::size_t boxCount() const { return left.size(); }
    std::size_t edgeCount() const { return folded.edges.size(); }
    QRectF card(std::uint32_t box) const
    {
        return {double(left[box]), double(top[box]), cardWidth, cardHeight};
    }
    const FoldedNode &node(std::uint32_t box) const { return folded.nodes[box]; }
    bool isFamily(std::uint32_t box) const { return !folded.nodes[box].members.empty(); }
    /// The thing of a box, or the first of its family.
    ThingId thingOf(std::uint32_t box) const
    {
        return isFamily(box) ? folded.nodes[box].members.front() : folded.nodes[box].thing;
    }
    std::span<const Point> route(std::uint32_t edge) const
    {
        return std::span(points).subspan(pointStart[edge], pointStart[edge + 1] - pointStart[edge]);
    }
    std::span<const std::uint32_t> upEdges(std::uint32_t box) const
    {
        return std::span(up).subspan(upStart[box], upStart[box + 1] - upStart[box]);
    }
    std::span<const std::uint32_t> downEdges(std::uint32_t box) const
    {
        return std::span(down).subspan(downStart[box], downStart[box + 1] - downStart[box]);
    }

    /// Boxes that meet `area`, in order of number.
    std::vector<std::uint32_t> boxesIn(const QRectF &area) const;
    /// Edges that may pass through `area`, in order of number.
    std::vector<std::uint32_t> edgesIn(const QRectF &area) const;
    std::size_t roughCount(const QRectF &area) const; ///< an upper bound of both, in constant time per cell
    std::uint32_t boxAt(double x, double y) const;
    std::uint32_t edgeAt(double x, double y, double within) const;

    /// A grid of equal cells with what touches each.
    struct Grid {
        double cellWidth = 1, cellHeight = 1;
        std::uint32_t columns = 1, rows = 1;
        std::vector<std::uint32_t> start; ///< by cell, one more than cells
        std::vector<std::uint32_t> what;
        struct Range {
            std::uint32_t left, top, right, bottom; ///< all included
        };
        Range range(const QRectF &area) const;
    };
    Grid boxGrid, edgeGrid;
};

std::shared_ptr<const LineagePicture> drawLineage(std::shared_ptr<const Evidence> evidence, LineageAsk ask,
                                                  const Watch &watch);

}
