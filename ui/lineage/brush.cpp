#include "ui/lineage/brush.h"

#include "ui/adapters/text.h"
#include "ui/lineage/words.h"
#include "ui/widgets/cell.h"
#include "ui/widgets/icons.h"

#include <QCoreApplication>
#include <QPainter>
#include <QPainterPath>

#include <algorithm>
#include <cmath>
#include <set>

using namespace Qt::StringLiterals;

namespace pedigree {

namespace {

constexpr double dimmed = 0.6; ///< look: only focus and impact modes dim, to 60 %
constexpr double headLength = 7;
constexpr double radius = 4;

QColor mixed(const QColor &a, const QColor &b, double share)
{
    const auto part = [share](int x, int y) { return int(std::lround(x * share + y * (1 - share))); };
    return QColor(part(a.red(), b.red()), part(a.green(), b.green()), part(a.blue(), b.blue()));
}

int glyphSize(double zoom) { return std::clamp(int(std::lround(16 * zoom / 2)) * 2, 10, 48); }

constexpr std::size_t fewEdges = 220; ///< in one view or tile: so many are drawn as fine as can be
constexpr double mostCurve = 3000;    ///< pixels: the painter walks a curve's whole length, seen or not

/// A part of an edge between two points of its route, on the screen: a level line, or a curve with level ends.
struct Piece {
    QPointF from, to;
    double zoom;

    bool isLevel() const { return std::abs(from.y() - to.y()) < 0.05; }
    double control() const
    {
        const double dx = to.x() - from.x();
        return std::max(24 * zoom, std::abs(dx) / 2) * (dx < 0 ? -1 : 1);
    }
    QRectF bounds() const
    {
        const double past = 24 * zoom + 2;
        return QRectF(from, to).normalized().adjusted(-past, -2, past, 2);
    }
    QPointF at(double t) const
    {
        const double s = 1 - t, c = control();
        return {s * s * s * from.x() + 3 * s * s * t * (from.x() + c) + 3 * s * t * t * (to.x() - c) + t * t * t * to.x(),
                from.y() + (to.y() - from.y()) * t * t * (3 - 2 * t)};
    }
    /// Where the curve reaches a height; it only ever rises or falls.
    double reaches(double y) const
    {
        const double share = (y - from.y()) / (to.y() - from.y());
        double low = 0, high = 1;
        for (int i = 0; i < 24; ++i) {
            const double middle = (low + high) / 2;
            (middle * middle * (3 - 2 * middle) < share ? low : high) = middle;
        }
        return low;
    }
    /// The part within the height of `clip`, as short lines.
    void sample(const QRectF &clip, QList<QLineF> &lines) const
    {
        double begin = std::clamp(reaches(from.y() < to.y() ? clip.top() : clip.bottom()), 0.0, 1.0);
        double end = std::clamp(reaches(from.y() < to.y() ? clip.bottom() : clip.top()), 0.0, 1.0);
        if (end <= begin)
            return;
        const double height = std::abs(at(end).y() - at(begin).y());
        const int steps = std::clamp(int(height / 12), 4, 12);
        QPointF last = at(begin);
        for (int i = 1; i <= steps; ++i) {
            const QPointF next = at(begin + (end - begin) * i / steps);
            lines.append(QLineF(last, next));
            last = next;
        }
    }
};

QFont sized(const QFont &font, double factor, double least)
{
    QFont out = font;
    out.setPointSizeF(std::max(least, font.pointSizeF() * factor));
    return out;
}

}

Nearness nearness(double zoom)
{
    if (zoom >= 0.795)
        return Nearness::Text;
    if (zoom >= 0.495)
        return Nearness::Names;
    return zoom >= 0.06 ? Nearness::Shapes : Nearness::Dots;
}

LineageLook LineageLook::gather(const LineagePicture &picture, double zoom, double ratio, const QFont &font)
{
    LineageLook look{pedigree::tokens(), font, ratio, picture.ask.mirrored, {}};
    if (nearness(zoom) == Nearness::Shapes || nearness(zoom) == Nearness::Dots)
        return look;
    std::set<std::int16_t> kinds(picture.kinds.begin(), picture.kinds.end());
    const auto keep = [&](const QString &name) {
        look.glyphs.insert(name, pedigree::glyph(name, look.tokens.muted, glyphSize(zoom), ratio).toImage());
    };
    for (const std::int16_t kind : kinds)
        keep(kind == LineagePicture::Mixed ? u"group"_s : kindGlyph(EntityKind(kind)));
    keep(u"open-end"_s);
    return look;
}

LineageBrush::LineageBrush(QPainter &painter, const LineagePicture &picture, const LineageMarks *marks,
                           const LineageLook &look, const LineageView &view)
    : m_painter(painter), m_picture(picture), m_marks(marks && marks->picture.get() == &picture ? marks : nullptr),
      m_look(look), m_view(view), m_near(nearness(view.zoom))
{}

void LineageBrush::paint(const QRectF &screen)
{
    edges(screen);
    cards(screen);
}

void LineageBrush::edges(const QRectF &screen)
{
    const auto found = m_picture.edgesIn(m_view.toPicture(screen.adjusted(-8, -8, 8, 8)));
    std::vector<std::uint32_t> plain, dim, way;
    for (const std::uint32_t edge : found) {
        const std::uint8_t marks = edgeMarks(edge);
        (marks & LineageMarks::OnWay ? way : marks & LineageMarks::Dim ? dim : plain).push_back(edge);
    }
    m_painter.save();
    const bool near = m_near == Nearness::Text || m_near == Nearness::Names;
    const bool few = near && found.size() <= fewEdges;
    m_painter.setRenderHint(QPainter::Antialiasing, few);
    const QRectF clip = screen.adjusted(-16, -16, 16, 16);
    for (const auto &[edges, onWay, opacity] : {std::tuple(&dim, false, dimmed * 0.7), std::tuple(&plain, false, 1.0),
                                                std::tuple(&way, true, 1.0)}) {
        m_painter.setOpacity(opacity);
        if (!few)
            thinEdges(*edges, onWay, clip, near);
        else
            for (const std::uint32_t edge : *edges)
                nearEdge(edge, onWay, clip);
    }
    m_painter.restore();
}

QColor LineageBrush::edgeColour(bool onWay, double strength) const
{
    return onWay ? m_look.tokens.accent : mixed(m_look.tokens.line, m_look.tokens.canvas, strength);
}

void LineageBrush::thinEdges(const std::vector<std::uint32_t> &edges, bool onWay, const QRectF &clip, bool bent)
{
    // Thousands of them must not turn into one grey block.
    const std::size_t all = m_picture.edgeCount();
    const QColor colour = edgeColour(onWay, all > 3000 ? 0.4 : all > 600 ? 0.6 : 0.85);
    QList<QLineF> solid, broken;
    for (const std::uint32_t edge : edges) {
        const Binding binding = m_picture.folded.edges[edge].weakest;
        QList<QLineF> &lines = binding == Binding::Digest || binding == Binding::Identifier ? solid : broken;
        const auto route = m_picture.route(edge);
        for (std::size_t i = 1; i < route.size(); ++i) {
            const Piece piece{m_view.toScreen(double(route[i - 1].x), double(route[i - 1].y)),
                              m_view.toScreen(double(route[i].x), double(route[i].y)), m_view.zoom};
            if (!piece.bounds().intersects(clip))
                continue;
            if (bent && !piece.isLevel())
                piece.sample(clip, lines);
            else
                lines.append(QLineF(piece.from, piece.to));
        }
    }
    m_painter.setPen(QPen(colour, 0));
    m_painter.drawLines(solid);
    if (!broken.isEmpty()) {
        QPen pen(colour, 0);
        pen.setDashPattern({3, 3});
        m_painter.setPen(pen);
        m_painter.drawLines(broken);
    }
    if (!bent)
        return;
    for (const std::uint32_t edge : edges) {
        const auto route = m_picture.route(edge);
        const QPointF tip = m_view.toScreen(double(route.back().x), double(route.back().y));
        if (clip.contains(tip))
            head(tip, route.back().x >= route[route.size() - 2].x ? 1 : -1, colour);
    }
}

void LineageBrush::nearEdge(std::uint32_t edge, bool onWay, const QRectF &clip)
{
    const auto route = m_picture.route(edge);
    if (route.size() < 2)
        return;
    const QColor colour = edgeColour(onWay, m_picture.edgeCount() > 250 ? 0.75 : 1);
    const double scale = std::clamp(m_view.zoom, 0.6, 1.5);
    const Binding binding = m_picture.folded.edges[edge].weakest;
    const bool open = binding == Binding::Open;
    const bool unsure = open || binding == Binding::Name;
    const double width = onWay ? 2 : 1.25;

    const double direction = route.back().x >= route[route.size() - 2].x ? 1 : -1;
    const double leave = route[1].x >= route[0].x ? 1 : -1;
    const QPointF begin = m_view.toScreen(double(route[0].x), double(route[0].y));
    QPointF at = begin + QPointF(open ? leave * 6 * scale : 0, 0);
    QPainterPath path;
    bool joined = false;
    for (std::size_t i = 1; i < route.size(); ++i) {
        QPointF next = m_view.toScreen(double(route[i].x), double(route[i].y));
        if (i + 1 == route.size())
            next -= QPointF(direction * (headLength - 1) * scale, 0);
        const Piece piece{at, next, m_view.zoom};
        // what is far outside costs as much as what is seen
        const bool seen = piece.bounds().intersects(clip);
        if (seen && !joined)
            path.moveTo(at);
        if (seen && piece.isLevel()) {
            path.lineTo(next);
        } else if (seen && piece.bounds().height() > mostCurve) {
            QList<QLineF> lines;
            piece.sample(clip, lines);
            for (qsizetype k = 0; k < lines.size(); ++k) {
                if (k == 0)
                    path.moveTo(lines[k].p1());
                path.lineTo(lines[k].p2());
            }
        } else if (seen) {
            const double control = piece.control();
            path.cubicTo(at + QPointF(control, 0), next - QPointF(control, 0), next);
        }
        joined = seen && piece.bounds().height() <= mostCurve;
        at = next;
    }
    QPen pen(colour, width);
    pen.setCapStyle(Qt::FlatCap);
    if (unsure)
        pen.setDashPattern({3 / width, 3 / width});
    else if (m_picture.circle[edge])
        pen.setDashPattern({8 / width, 3 / width, 1.5 / width, 3 / width});
    m_painter.setPen(pen);
    m_painter.setBrush(Qt::NoBrush);
    m_painter.drawPath(path);
    if (open) {
        m_painter.setPen(QPen(colour, 1.25));
        m_painter.setBrush(m_look.tokens.canvas);
        m_painter.drawEllipse(begin + QPointF(leave * 3 * scale, 0), 3 * scale, 3 * scale);
    }
    const LineagePicture::Point tip = route.back();
    head(m_view.toScreen(double(tip.x), double(tip.y)), direction, colour);
}

void LineageBrush::head(const QPointF &tip, double direction, const QColor &colour)
{
    const double size = headLength * std::clamp(m_view.zoom, 0.6, 1.5);
    const QPointF points[] = {tip, tip + QPointF(-direction * size, -size / 2), tip + QPointF(-direction * size, size / 2)};
    m_painter.setPen(Qt::NoPen);
    m_painter.setBrush(colour);
    m_painter.drawPolygon(points, 3);
}

void LineageBrush::cards(const QRectF &screen)
{
    for (const std::uint32_t box : m_picture.boxesIn(m_view.toPicture(screen.adjusted(-8, -8, 8, 8))))
        card(box, {});
}

void LineageBrush::card(std::uint32_t box, const CardState &state)
{
    const QRectF at = m_view.toScreen(m_picture.card(box));
    const std::uint8_t marks = boxMarks(box);
    m_painter.save();
    if ((marks & LineageMarks::Dim) && !state.chosen)
        m_painter.setOpacity(dimmed);
    if (m_near == Nearness::Shapes || m_near == Nearness::Dots) {
        farCard(box, at, state);
        m_painter.restore();
        return;
    }
    const Tokens &t = m_look.tokens;
    m_painter.setRenderHint(QPainter::Antialiasing);
    const QRectF crisp(std::round(at.x()) + 0.5, std::round(at.y()) + 0.5, std::round(at.width()) - 1,
                       std::round(at.height()) - 1);
    const bool open = isOpenEnd(m_picture, box);
    if (m_picture.isFamily(box)) {
        m_painter.setPen(QPen(t.border, 1));
        m_painter.setBrush(t.raised);
        for (const double away : {6.0, 3.0})
            m_painter.drawRoundedRect(crisp.translated(0, away * m_view.zoom).adjusted(away * m_view.zoom, 0, -away * m_view.zoom, 0),
                                      radius, radius);
    }
    if (state.focused) {
        m_painter.setPen(QPen(t.accent, 1));
        m_painter.setBrush(Qt::NoBrush);
        m_painter.drawRoundedRect(crisp.adjusted(-4, -4, 4, 4), radius + 3, radius + 3);
    }
    QPen edge(t.dark ? t.border : t.border, 1);
    if (state.chosen || state.other)
        edge = QPen(t.accent, 2);
    else if (open)
        edge = QPen(t.line, 1);
    if (open || state.other)
        edge.setDashPattern({3, 3});
    m_painter.setPen(edge);
    m_painter.setBrush(state.chosen ? t.selection : open ? t.canvas : state.hovered ? t.hover : t.raised);
    m_painter.drawRoundedRect(crisp, radius, radius);
    if (marks & (LineageMarks::Reached | LineageMarks::MayReach)) {
        // what an impact reaches has a bar at its leading edge; broken where that is only possible
        m_painter.setPen(Qt::NoPen);
        m_painter.setBrush(t.accent);
        const double x = m_look.mirrored ? crisp.right() - 2.5 : crisp.left() - 0.5;
        if (marks & LineageMarks::Reached)
            m_painter.drawRect(QRectF(x, crisp.top(), 3, crisp.height()));
        else
            for (double y = crisp.top(); y + 4 <= crisp.bottom() + 1; y += 8)
                m_painter.drawRect(QRectF(x, y, 3, 4));
    }
    cardText(box, crisp, state);
    m_painter.restore();
}

void LineageBrush::farCard(std::uint32_t box, const QRectF &at, const CardState &state)
{
    const Tokens &t = m_look.tokens;
    const std::uint8_t marks = boxMarks(box);
    const bool lit = state.chosen || (marks & (LineageMarks::Reached | LineageMarks::MayReach));
    m_painter.setRenderHint(QPainter::Antialiasing, false);
    if (m_near == Nearness::Dots) {
        const QSizeF size(std::max(at.width(), 3.0), std::max(at.height(), 2.0));
        m_painter.fillRect(QRectF(at.topLeft(), size), lit || (marks & LineageMarks::OnWay) ? t.accent : t.line);
        return;
    }
    QPen pen(state.chosen || (marks & LineageMarks::OnWay) ? t.accent : t.line, state.chosen ? 2 : 1);
    if (isOpenEnd(m_picture, box))
        pen.setDashPattern({2, 2});
    m_painter.setPen(pen);
    m_painter.setBrush(state.chosen ? t.selection : m_picture.isFamily(box) ? t.border : t.raised);
    m_painter.drawRect(at.toRect().adjusted(0, 0, -1, -1));
    if (marks & (LineageMarks::Reached | LineageMarks::MayReach))
        m_painter.fillRect(QRectF(m_look.mirrored ? at.right() - 3 : at.left(), at.top(), 3,
                                  marks & LineageMarks::Reached ? at.height() : at.height() / 2),
                           t.accent);
}

QRectF LineageBrush::inCard(const QRectF &card, double x, double y, double width, double height) const
{
    const double left = m_look.mirrored ? card.right() - x - width : card.left() + x;
    return {left, card.top() + y, width, height};
}

double LineageBrush::glyph(const QString &name, const QRectF &at, const QColor &)
{
    const auto found = m_look.glyphs.constFind(name);
    if (found == m_look.glyphs.constEnd())
        return 0;
    const QSizeF size = found->deviceIndependentSize();
    const QPointF corner(std::round(at.center().x() - size.width() / 2), std::round(at.center().y() - size.height() / 2));
    m_painter.drawImage(corner, *found);
    return size.width();
}

void LineageBrush::line(const QRectF &at, const QString &text, const QFont &font, const QColor &colour, bool trailing)
{
    m_painter.setFont(font);
    m_painter.setPen(colour);
    const bool right = trailing != m_look.mirrored;
    m_painter.drawText(at, int(Qt::AlignVCenter | Qt::TextSingleLine | Qt::AlignAbsolute)
                           | int(right ? Qt::AlignRight : Qt::AlignLeft),
                       text);
}

void LineageBrush::cardText(std::uint32_t box, const QRectF &at, const CardState &state)
{
    const Tokens &t = m_look.tokens;
    const double z = m_view.zoom;
    const std::uint8_t marks = boxMarks(box);
    const bool open = isOpenEnd(m_picture, box);
    const std::int16_t kind = m_picture.kinds[box];
    const QString kindIcon = kind == LineagePicture::Mixed ? u"group"_s : kindGlyph(EntityKind(kind));
    QFont nameFont = sized(m_look.font, z, 8);
    if (state.chosen)
        nameFont = semiBold(nameFont);
    const QFontMetrics nameMetrics(nameFont);
    const QString name = boxName(m_picture, box);

    if (m_near == Nearness::Names) {
        const double icon = glyphSize(z);
        glyph(kindIcon, inCard(at, 5, 0, icon, at.height()), t.muted);
        double room = at.width() - icon - 14;
        if (open) {
            glyph(u"open-end"_s, inCard(at, at.width() - icon - 4, 0, icon, at.height()), t.muted);
            room -= icon + 4;
        }
        const QRectF where = inCard(at, icon + 10, 0, room, at.height());
        line(where, elidedText(nameMetrics, name, CellElide::Middle, int(room)), nameFont, t.text);
        return;
    }
    glyph(kindIcon, inCard(at, 8 * z, 6 * z, 16 * z, 16 * z), t.muted);
    const double room = at.width() - (29 + 7) * z;
    line(inCard(at, 29 * z, 4 * z, room, 20 * z), elidedText(nameMetrics, name, CellElide::Middle, int(room)), nameFont,
         t.text);

    const QFont second = sized(m_look.font, 0.9 * z, 7);
    const QFontMetrics metrics(second);
    double left = room;
    const QRectF band = inCard(at, 29 * z, 23 * z, room, 18 * z);
    QString state2;
    QColor ink = t.muted;
    if (marks & LineageMarks::Reached) {
        state2 = QCoreApplication::translate("lineage", "%n step(s)", nullptr, int(m_marks->hops[box]));
        ink = t.accent;
    } else if (marks & LineageMarks::MayReach) {
        state2 = QCoreApplication::translate("lineage", "possible");
        ink = t.accent;
    } else if (open) {
        state2 = QCoreApplication::translate("lineage", "not described");
    }
    if (!state2.isEmpty()) {
        line(band, state2, second, ink, true);
        left -= metrics.horizontalAdvance(state2) + 6 * z;
        if (open && !(marks & (LineageMarks::Reached | LineageMarks::MayReach))) {
            const double icon = glyphSize(z);
            const double x = (29 + 0) * z + left - icon + 3 * z;
            glyph(u"open-end"_s, inCard(at, x, 23 * z, icon, 18 * z), t.muted);
            left -= icon;
        }
    }
    // The word of the kind goes first when there is little room: its icon says it too.
    const QString kindWord = boxKind(m_picture, box);
    const QString version = boxVersion(m_picture, box);
    QString words = version.isEmpty() ? kindWord : kindWord + u' ' + version;
    if (metrics.horizontalAdvance(words) > left && !version.isEmpty())
        words = version;
    if (!m_picture.isFamily(box) && version.isEmpty() && metrics.horizontalAdvance(words) > left)
        return;
    line(inCard(at, 29 * z, 23 * z, left, 18 * z), elidedText(metrics, words, CellElide::Middle, int(left)), second,
         t.muted);
}

void LineageBrush::labels(std::uint32_t box, const QRectF &screen)
{
    if (m_near != Nearness::Text || m_picture.compact || box >= m_picture.boxCount())
        return;
    const Tokens &t = m_look.tokens;
    const QFont font = sized(m_look.font, 0.85 * m_view.zoom, 7);
    const QFontMetrics metrics(font);
    QList<QRectF> taken;
    m_painter.save();
    m_painter.setRenderHint(QPainter::Antialiasing);
    for (const auto edges : {m_picture.upEdges(box), m_picture.downEdges(box)}) {
        for (const std::uint32_t edge : edges) {
            const auto route = m_picture.route(edge);
            if (route.size() < 2)
                continue;
            // in the middle of the piece that touches the chosen card
            const bool arriving = m_picture.folded.edges[edge].from == box;
            const std::size_t piece = arriving ? route.size() - 1 : 1;
            const QPointF middle
                = (m_view.toScreen(double(route[piece - 1].x), double(route[piece - 1].y))
                   + m_view.toScreen(double(route[piece].x), double(route[piece].y)))
                / 2;
            const QString words = edgeHow(m_picture, edge);
            const double width = metrics.horizontalAdvance(words) + 6;
            const QRectF chip(middle.x() - width / 2, middle.y() - 7.5, width, 15);
            if (!screen.contains(chip) || !m_picture.boxesIn(m_view.toPicture(chip)).empty()
                || std::ranges::any_of(taken, [&](const QRectF &other) { return other.intersects(chip); }))
                continue;
            taken.append(chip);
            m_painter.setPen(Qt::NoPen);
            m_painter.setBrush(t.canvas);
            m_painter.drawRoundedRect(chip, 3, 3);
            m_painter.setFont(font);
            m_painter.setPen(t.muted);
            m_painter.drawText(chip, Qt::AlignCenter | Qt::TextSingleLine, words);
        }
    }
    m_painter.restore();
}

}
