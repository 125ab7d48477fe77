#pragma once
#include "ui/lineage/marks.h"
#include "ui/widgets/theme.h"

#include <QFont>
#include <QHash>
#include <QImage>
#include <QPointF>

class QPainter;

namespace pedigree {

/// Colours, fonts and glyphs as they are at the moment, gathered on the GUI thread; then good on any thread.
struct LineageLook {
    Tokens tokens;
    QFont font;
    double ratio = 1;  ///< device pixels in a logical one
    bool mirrored = false;
    QHash<QString, QImage> glyphs; ///< by name, coloured, as large as `zoom` needs them
    static LineageLook gather(const LineagePicture &picture, double zoom, double ratio, const QFont &font);
};

/// Where a picture lies: screen = origin + zoom * picture.
struct LineageView {
    double zoom = 1;
    QPointF origin;
    QRectF toScreen(const QRectF &area) const
    {
        return QRectF(origin + area.topLeft() * zoom, area.size() * zoom);
    }
    QPointF toScreen(double x, double y) const { return origin + QPointF(x, y) * zoom; }
    QPointF toPicture(const QPointF &at) const { return (at - origin) / zoom; }
    QRectF toPicture(const QRectF &area) const { return QRectF(toPicture(area.topLeft()), area.size() / zoom); }
};

/// How near a picture is seen; by look: names never below 8 pt, second lines never below 7.
enum class Nearness { Text, Names, Shapes, Dots };
Nearness nearness(double zoom);

/// What is special about one card.
struct CardState {
    bool chosen = false;
    bool focused = false; ///< the canvas has the keyboard
    bool other = false;   ///< the other end of a path
    bool hovered = false;
};

/// Paints parts of a lineage into anything a QPainter paints into.
class LineageBrush {
public:
    LineageBrush(QPainter &painter, const LineagePicture &picture, const LineageMarks *marks, const LineageLook &look,
                 const LineageView &view);

    /// What meets `screen`: edges, those on the way last, then cards.
    void paint(const QRectF &screen);
    void edges(const QRectF &screen);
    void cards(const QRectF &screen);
    void card(std::uint32_t box, const CardState &state);
    /// How each edge at the box came about, where there is room between the cards.
    void labels(std::uint32_t box, const QRectF &screen);

private:
    void nearEdge(std::uint32_t edge, bool onWay, const QRectF &clip);
    /// Hairlines, which cost little: straight from afar, bent near by.
    void thinEdges(const std::vector<std::uint32_t> &edges, bool onWay, const QRectF &clip, bool bent);
    QColor edgeColour(bool onWay, double strength) const;
    void head(const QPointF &tip, double direction, const QColor &colour);
    void farCard(std::uint32_t box, const QRectF &at, const CardState &state);
    void cardText(std::uint32_t box, const QRectF &at, const CardState &state);
    double glyph(const QString &name, const QRectF &at, const QColor &colour);
    void line(const QRectF &at, const QString &text, const QFont &font, const QColor &colour, bool trailing = false);
    QRectF inCard(const QRectF &card, double x, double y, double width, double height) const;
    std::uint8_t boxMarks(std::uint32_t box) const { return m_marks ? m_marks->boxes[box] : std::uint8_t(0); }
    std::uint8_t edgeMarks(std::uint32_t edge) const { return m_marks ? m_marks->edges[edge] : std::uint8_t(0); }

    QPainter &m_painter;
    const LineagePicture &m_picture;
    const LineageMarks *m_marks;
    const LineageLook &m_look;
    const LineageView &m_view;
    Nearness m_near;
};

}
