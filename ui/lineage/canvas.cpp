#include "ui/lineage/canvas.h"

#include "ui/lineage/canvasaccess.h"
#include "ui/lineage/tilecache.h"
#include "ui/lineage/words.h"
#include "ui/widgets/cell.h"
#include "ui/widgets/icons.h"

#include <QAccessible>
#include <QBoxLayout>
#include <QHelpEvent>
#include <QKeyEvent>
#include <QLabel>
#include <QPainter>
#include <QScrollBar>
#include <QToolButton>
#include <QToolTip>
#include <QWheelEvent>

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace pedigree {

namespace {

constexpr double mostZoom = 2;
constexpr double step = 1.25;
constexpr std::size_t cheapView = 260;  ///< cards and pieces of edges that a frame has time for
const QSize minimapSize(128, 64);
constexpr int inset = 12;               ///< of zoom box and minimap from the corner

/// Ground and edge of what lies over the picture.
class OverBox final : public QWidget {
public:
    using QWidget::QWidget;

protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(QPen(tokens().border, 1));
        painter.setBrush(tokens().raised);
        painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), 4, 4);
    }
};

}

LineageCanvas::LineageCanvas(JobRunner &jobs, QWidget *parent)
    : QAbstractScrollArea(parent), m_tiles(new TileCache(jobs, this))
{
    setObjectName(u"lineageCanvas"_s);
    setAccessibleName(tr("Lineage"));
    setAccessibleDescription(tr("What came from what, from left to right. Arrow keys walk, Enter focuses."));
    setFocusPolicy(Qt::StrongFocus);
    setFrameShape(QFrame::NoFrame);
    viewport()->setMouseTracking(true);
    viewport()->setAttribute(Qt::WA_OpaquePaintEvent);
    horizontalScrollBar()->setSingleStep(40);
    verticalScrollBar()->setSingleStep(40);
    installLineageAccess();
    buildZoomBox();
    connect(m_tiles, &TileCache::arrived, this, [this] { viewport()->update(); });
}

LineageCanvas::~LineageCanvas() = default;

void LineageCanvas::buildZoomBox()
{
    m_zoomBox = new OverBox(this);
    m_zoomBox->setObjectName(u"lineageZoom"_s);
    auto *row = new QHBoxLayout(m_zoomBox);
    row->setContentsMargins(1, 1, 1, 1);
    row->setSpacing(0);
    const auto button = [&](const QString &name, const QString &glyphName, const QString &words, auto &&act) {
        auto *made = new QToolButton(m_zoomBox);
        made->setObjectName(name);
        made->setIcon(icon(glyphName));
        made->setAutoRaise(true);
        made->setFixedSize(28, 22);
        made->setToolTip(words);
        made->setAccessibleName(words);
        made->setFocusPolicy(Qt::TabFocus);
        connect(made, &QToolButton::clicked, this, act);
        return made;
    };
    m_zoomOut = button(u"lineageZoomOut"_s, u"minus"_s, tr("Smaller (Ctrl+−)"), [this] { zoomBy(1 / step); });
    m_zoomLabel = new QLabel(m_zoomBox);
    m_zoomLabel->setObjectName(u"lineageZoomLabel"_s);
    m_zoomLabel->setAlignment(Qt::AlignCenter);
    m_zoomLabel->setFixedWidth(fontMetrics().horizontalAdvance(u"8888 %"_s));
    m_zoomIn = button(u"lineageZoomIn"_s, u"plus"_s, tr("Larger (Ctrl++)"), [this] { zoomBy(step); });
    m_fit = button(u"lineageFit"_s, u"fit"_s, tr("Fit everything (F)"), [this] { fit(); });
    row->addWidget(m_zoomOut);
    row->addWidget(m_zoomLabel);
    row->addWidget(m_zoomIn);
    row->addWidget(m_fit);
    m_zoomBox->adjustSize();
}

void LineageCanvas::placeZoomBox()
{
    m_zoomBox->adjustSize();
    const QRect inside = viewport()->geometry();
    const QRect at(QPoint(inside.left() + inset, inside.bottom() - inset - m_zoomBox->height()), m_zoomBox->size());
    m_zoomBox->setGeometry(QStyle::visualRect(layoutDirection(), inside, at));
    m_zoomBox->setVisible(m_picture && m_picture->boxCount() > 0);
    m_zoomBox->raise();
}

void LineageCanvas::present(std::shared_ptr<const LineagePicture> picture, bool first)
{
    // What a person looks at stays where it is.
    std::optional<ThingId> anchor;
    QPointF where;
    if (!first && m_picture && m_chosen != None) {
        anchor = m_picture->thingOf(m_chosen);
        where = cardOnScreen(m_chosen).center();
    }
    std::optional<ThingId> otherThing;
    if (!first && m_picture && m_other != None)
        otherThing = m_picture->thingOf(m_other);
    m_picture = std::move(picture);
    m_marks.reset();
    m_hovered = None;
    m_cameFrom = None;
    m_minimap = {};
    const auto boxOf = [this](std::optional<ThingId> thing) {
        return thing && m_picture && *thing < m_picture->boxOf.size() ? m_picture->boxOf[*thing] : None;
    };
    m_chosen = boxOf(anchor);
    m_other = boxOf(otherThing);
    m_tiles->use(m_picture, nullptr, false);
    updateRange();
    if (m_picture && m_chosen != None && !m_settled) {
        const QPointF now = cardOnScreen(m_chosen).center();
        horizontalScrollBar()->setValue(horizontalScrollBar()->value() + int(std::lround(now.x() - where.x())));
        verticalScrollBar()->setValue(verticalScrollBar()->value() + int(std::lround(now.y() - where.y())));
    } else if (first || m_settled) {
        settle();
    }
    placeZoomBox();
    tellAccessibility();
    viewport()->update();
}

void LineageCanvas::mark(std::shared_ptr<const LineageMarks> marks)
{
    if (!marks || marks->picture != m_picture)
        return;
    m_marks = std::move(marks);
    m_tiles->use(m_picture, m_marks, true);
    viewport()->update();
}

void LineageCanvas::choose(std::uint32_t box, bool shouldReveal)
{
    if (!m_picture || (box != None && box >= m_picture->boxCount()))
        return;
    const bool other = box != m_chosen;
    m_chosen = box;
    if (box != None && shouldReveal)
        reveal(box);
    if (other)
        tellAccessibility();
    viewport()->update();
}

void LineageCanvas::setOther(std::uint32_t box)
{
    m_other = m_picture && box < m_picture->boxCount() ? box : None;
    viewport()->update();
}

LineageView LineageCanvas::view() const
{
    if (!m_picture)
        return {};
    // Less than the window is centred; more is scrolled.
    const double wide = m_picture->width * m_zoom, high = m_picture->height * m_zoom;
    const double roomWide = viewport()->width(), roomHigh = viewport()->height() - CaptionHeight;
    const int across = layoutDirection() == Qt::RightToLeft
        ? horizontalScrollBar()->maximum() - horizontalScrollBar()->value()
        : horizontalScrollBar()->value();
    const double x = wide <= roomWide ? (roomWide - wide) / 2 : -across;
    const double y = high <= roomHigh ? (roomHigh - high) / 2 : -verticalScrollBar()->value();
    return {m_zoom, QPointF(std::round(x), std::round(y) + CaptionHeight)};
}

void LineageCanvas::updateRange()
{
    const double wide = m_picture ? m_picture->width * m_zoom : 0, high = m_picture ? m_picture->height * m_zoom : 0;
    const int roomWide = viewport()->width(), roomHigh = viewport()->height() - CaptionHeight;
    horizontalScrollBar()->setPageStep(qMax(1, roomWide));
    verticalScrollBar()->setPageStep(qMax(1, roomHigh));
    horizontalScrollBar()->setRange(0, qMax(0, int(std::ceil(wide)) - roomWide));
    verticalScrollBar()->setRange(0, qMax(0, int(std::ceil(high)) - roomHigh));
    m_zoomLabel->setText(tr("%1 %").arg(m_zoom < 0.01 ? u"<1"_s : locale().toString(int(std::lround(m_zoom * 100)))));
}

void LineageCanvas::scrollTo(const QPointF &centre)
{
    const int x = int(std::lround(centre.x() * m_zoom - viewport()->width() / 2.0));
    horizontalScrollBar()->setValue(layoutDirection() == Qt::RightToLeft ? horizontalScrollBar()->maximum() - x : x);
    verticalScrollBar()->setValue(int(std::lround(centre.y() * m_zoom - (viewport()->height() - CaptionHeight) / 2.0)));
}

double LineageCanvas::least() const
{
    if (!m_picture || m_picture->width <= 0)
        return 0.05;
    const double whole = std::min(viewport()->width() / m_picture->width,
                                  (viewport()->height() - CaptionHeight) / m_picture->height);
    return std::clamp(whole, 0.0005, 0.25);
}

void LineageCanvas::setZoom(double zoom, const QPointF &around)
{
    if (!m_picture)
        return;
    const QPointF kept = view().toPicture(around);
    m_zoom = std::clamp(zoom, least(), mostZoom);
    updateRange();
    const QPointF off = kept * m_zoom - around + QPointF(0, CaptionHeight);
    horizontalScrollBar()->setValue(layoutDirection() == Qt::RightToLeft
                                        ? horizontalScrollBar()->maximum() - int(std::lround(off.x()))
                                        : int(std::lround(off.x())));
    verticalScrollBar()->setValue(int(std::lround(off.y())));
    m_settled = false;
    viewport()->update();
    emit zoomChanged();
}

void LineageCanvas::zoomBy(double factor)
{
    QPointF around(viewport()->rect().center());
    if (m_chosen != None && viewport()->rect().intersects(cardOnScreen(m_chosen).toRect()))
        around = cardOnScreen(m_chosen).center();
    setZoom(m_zoom * factor, around);
}

void LineageCanvas::fit()
{
    if (!m_picture)
        return;
    const double whole = std::min(viewport()->width() / m_picture->width,
                                  (viewport()->height() - CaptionHeight) / m_picture->height);
    setZoom(std::min(1.0, whole), QPointF(viewport()->rect().center()));
    m_settled = whole >= 0.8;
}

void LineageCanvas::settle()
{
    if (!m_picture || m_picture->boxCount() == 0)
        return;
    const double across = viewport()->width() / m_picture->width;
    const double whole = std::min(across, (viewport()->height() - CaptionHeight) / m_picture->height);
    // what is too high anyway is scrolled, and needs no smaller print for it
    m_zoom = std::clamp(whole >= 0.8 ? whole : across, 0.8, 1.0);
    updateRange();
    if (m_chosen != None) {
        scrollTo(m_picture->card(m_chosen).center());
    } else {
        // at the beginning of the way, beside what most hangs together with
        std::uint32_t hub = 0;
        const auto ends = [this](std::uint32_t box) {
            return m_picture->upEdges(box).size() + m_picture->downEdges(box).size();
        };
        for (std::uint32_t box = 1; box < m_picture->boxCount(); ++box)
            if (ends(box) > ends(hub))
                hub = box;
        scrollTo(m_picture->card(hub).center());
        horizontalScrollBar()->setValue(0);
    }
    m_settled = true;
    viewport()->update();
    emit zoomChanged();
}

void LineageCanvas::centreOn(std::uint32_t box)
{
    if (!m_picture || box >= m_picture->boxCount())
        return;
    if (nearness(m_zoom) == Nearness::Dots || nearness(m_zoom) == Nearness::Shapes) {
        m_zoom = 0.8;
        updateRange();
        emit zoomChanged();
    }
    m_settled = false;
    scrollTo(m_picture->card(box).center());
    viewport()->update();
}

void LineageCanvas::reveal(std::uint32_t box)
{
    QRectF room(viewport()->rect());
    room.adjust(24, CaptionHeight + 16, -24, -24);
    const QRectF at = cardOnScreen(box);
    if (room.contains(at) || room.isEmpty())
        return;
    if (at.width() > room.width() || !room.adjusted(-room.width(), -room.height(), room.width(), room.height()).intersects(at)) {
        scrollTo(m_picture->card(box).center());
        return;
    }
    const double dx = at.left() < room.left() ? at.left() - room.left() : std::max(0.0, at.right() - room.right());
    const double dy = at.top() < room.top() ? at.top() - room.top() : std::max(0.0, at.bottom() - room.bottom());
    const int across = int(std::lround(dx));
    horizontalScrollBar()->setValue(horizontalScrollBar()->value()
                                    + (layoutDirection() == Qt::RightToLeft ? -across : across));
    verticalScrollBar()->setValue(verticalScrollBar()->value() + int(std::lround(dy)));
}

QRectF LineageCanvas::cardOnScreen(std::uint32_t box) const
{
    return m_picture && box < m_picture->boxCount() ? view().toScreen(m_picture->card(box)) : QRectF();
}

std::uint32_t LineageCanvas::boxAt(const QPoint &at) const
{
    if (!m_picture || at.y() < CaptionHeight)
        return None;
    const QPointF in = view().toPicture(QPointF(at));
    return m_picture->boxAt(in.x(), in.y());
}

void LineageCanvas::paintEvent(QPaintEvent *event)
{
    QPainter painter(viewport());
    const Tokens &t = tokens();
    painter.fillRect(event->rect(), t.canvas);
    m_whole = true;
    if (!m_picture || m_picture->boxCount() == 0)
        return;
    const LineageView seen = view();
    const QRectF room(0, CaptionHeight, viewport()->width(), viewport()->height() - CaptionHeight);
    painter.save();
    painter.setClipRect(room);
    const double ratio = viewport()->devicePixelRatioF();
    const LineageLook look = LineageLook::gather(*m_picture, m_zoom, ratio, font());
    LineageBrush brush(painter, *m_picture, m_marks.get(), look, seen);
    if (m_picture->roughCount(seen.toPicture(room)) <= cheapView)
        brush.paint(room);
    else
        m_whole = m_tiles->paint(painter, seen, room, font(), ratio);
    for (const std::uint32_t box : {m_hovered, m_other, m_chosen})
        if (box != None && box < m_picture->boxCount())
            brush.card(box, {box == m_chosen, box == m_chosen && hasFocus(), box == m_other && box != m_chosen,
                             box == m_hovered});
    if (m_chosen != None)
        brush.labels(m_chosen, room);
    painter.restore();
    paintCaptions(painter);
    paintMinimap(painter);
    if (hasFocus() && m_chosen == None) {
        // nothing is chosen yet: the ring stands around all
        painter.setPen(QPen(t.accent, 1));
        painter.setBrush(Qt::NoBrush);
        painter.drawRect(viewport()->rect().adjusted(0, CaptionHeight, -1, -1));
    }
}

void LineageCanvas::paintCaptions(QPainter &painter) const
{
    const Tokens &t = tokens();
    const QRect band(0, 0, viewport()->width(), CaptionHeight);
    painter.fillRect(band, t.window);
    painter.fillRect(QRect(0, CaptionHeight - 1, band.width(), 1), t.border);
    painter.setPen(t.muted);
    painter.setFont(font());
    const LineageView seen = view();
    const QFontMetrics metrics(font());
    const bool mirrored = m_picture->ask.mirrored;
    for (std::size_t i = 0; i < m_picture->captions.size(); ++i) {
        const auto &caption = m_picture->captions[i];
        double from = seen.toScreen(caption.from, 0).x(), to = seen.toScreen(caption.to, 0).x();
        // up to where the next one begins
        if (i + 1 < m_picture->captions.size()) {
            const auto &next = m_picture->captions[i + 1];
            if (mirrored)
                from = seen.toScreen(next.to, 0).x() + 12;
            else
                to = seen.toScreen(next.from, 0).x() - 12;
        }
        // a caption stays in view as long as something of its lanes is
        from = std::max(from, 8.0);
        to = std::min(to, band.width() - 8.0);
        const QString words = stageName(caption.stage);
        if (to - from < metrics.horizontalAdvance(words))
            continue;
        painter.drawText(QRectF(from, 0, to - from, CaptionHeight - 1),
                         int(Qt::AlignVCenter | Qt::AlignAbsolute | Qt::TextSingleLine)
                             | int(mirrored ? Qt::AlignRight : Qt::AlignLeft),
                         words);
    }
}

bool LineageCanvas::needsMinimap() const
{
    return m_picture && (horizontalScrollBar()->maximum() > 0 || verticalScrollBar()->maximum() > 0)
        && viewport()->width() > 420 && viewport()->height() > 220;
}

QRect LineageCanvas::minimapArea() const
{
    const QRect inside = viewport()->rect();
    const QRect at(QPoint(inside.right() - inset - minimapSize.width(), inside.bottom() - inset - minimapSize.height()),
                   minimapSize);
    return QStyle::visualRect(layoutDirection(), inside, at);
}

void LineageCanvas::paintMinimap(QPainter &painter)
{
    if (!needsMinimap())
        return;
    const Tokens &t = tokens();
    const QRect area = minimapArea();
    const QRectF inside = QRectF(area).adjusted(4, 4, -4, -4);
    const double scaleX = inside.width() / m_picture->width, scaleY = inside.height() / m_picture->height;
    if (m_minimap.isNull() || m_minimapDark != t.dark) {
        m_minimapDark = t.dark;
        m_minimap = QImage(int(inside.width()) * 2, int(inside.height()) * 2, QImage::Format_ARGB32_Premultiplied);
        m_minimap.setDevicePixelRatio(2);
        m_minimap.fill(Qt::transparent);
        QPainter map(&m_minimap);
        for (std::uint32_t box = 0; box < m_picture->boxCount(); ++box) {
            const QRectF card = m_picture->card(box);
            map.fillRect(QRectF(card.x() * scaleX, card.y() * scaleY, std::max(1.0, card.width() * scaleX),
                                std::max(0.5, card.height() * scaleY)),
                         t.line);
        }
    }
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(t.border, 1));
    painter.setBrush(t.raised);
    painter.drawRoundedRect(QRectF(area).adjusted(0.5, 0.5, -0.5, -0.5), 4, 4);
    painter.drawImage(inside.topLeft(), m_minimap);
    if (m_chosen != None) {
        const QRectF card = m_picture->card(m_chosen);
        painter.fillRect(QRectF(inside.left() + card.x() * scaleX, inside.top() + card.y() * scaleY,
                                std::max(3.0, card.width() * scaleX), std::max(2.0, card.height() * scaleY)),
                         t.accent);
    }
    const QRectF seen = view().toPicture(QRectF(0, CaptionHeight, viewport()->width(), viewport()->height() - CaptionHeight));
    QRectF frame(inside.left() + seen.x() * scaleX, inside.top() + seen.y() * scaleY, seen.width() * scaleX,
                 seen.height() * scaleY);
    frame = frame.intersected(inside.adjusted(-2, -2, 2, 2));
    painter.setPen(QPen(t.accent, 1));
    painter.setBrush(Qt::NoBrush);
    painter.drawRect(frame.toRect());
    painter.restore();
}

void LineageCanvas::panFromMinimap(const QPoint &at)
{
    const QRectF inside = QRectF(minimapArea()).adjusted(4, 4, -4, -4);
    m_settled = false;
    scrollTo(QPointF((at.x() - inside.left()) / inside.width() * m_picture->width,
                     (at.y() - inside.top()) / inside.height() * m_picture->height));
}

void LineageCanvas::resizeEvent(QResizeEvent *)
{
    updateRange();
    placeZoomBox();
    if (m_settled)
        settle();
}

void LineageCanvas::scrollContentsBy(int, int) { viewport()->update(); }

void LineageCanvas::walkAcross(bool upstream)
{
    const LineagePicture &p = *m_picture;
    std::uint32_t nearest = None;
    float best = 0;
    for (const std::uint32_t edge : upstream ? p.upEdges(m_chosen) : p.downEdges(m_chosen)) {
        const std::uint32_t next = upstream ? p.folded.edges[edge].to : p.folded.edges[edge].from;
        if (next == m_chosen)
            continue;
        float away = std::abs(p.top[next] - p.top[m_chosen]) + (p.reversed[edge] ? 1e7F : 0.F);
        if (next == m_cameFrom)
            away = -1;
        if (nearest == None || away < best) {
            nearest = next;
            best = away;
        }
    }
    if (nearest == None)
        return;
    m_cameFrom = m_chosen;
    emit boxChosen(nearest);
}

void LineageCanvas::walkAlong(bool downwards)
{
    const LineagePicture &p = *m_picture;
    std::uint32_t nearest = None;
    for (std::uint32_t box = 0; box < p.boxCount(); ++box) {
        if (p.lanes[box] != p.lanes[m_chosen] || box == m_chosen)
            continue;
        const bool ahead = downwards ? p.top[box] > p.top[m_chosen] : p.top[box] < p.top[m_chosen];
        if (ahead
            && (nearest == None || std::abs(p.top[box] - p.top[m_chosen]) < std::abs(p.top[nearest] - p.top[m_chosen])))
            nearest = box;
    }
    if (nearest != None)
        emit boxChosen(nearest);
}

bool LineageCanvas::walk(int key)
{
    if (m_chosen == None) {
        // the walk begins at the first card in view
        const QRectF room(0, CaptionHeight, viewport()->width(), viewport()->height() - CaptionHeight);
        const auto seen = m_picture->boxesIn(view().toPicture(room));
        if (seen.empty())
            return false;
        const auto first = std::ranges::min_element(seen, {}, [this](std::uint32_t box) {
            return std::pair(m_picture->lanes[box], m_picture->top[box]);
        });
        emit boxChosen(*first);
        return true;
    }
    const bool mirrored = m_picture->ask.mirrored;
    switch (key) {
    case Qt::Key_Left: walkAcross(!mirrored); return true;
    case Qt::Key_Right: walkAcross(mirrored); return true;
    case Qt::Key_Up: walkAlong(false); return true;
    case Qt::Key_Down: walkAlong(true); return true;
    default: return false;
    }
}

void LineageCanvas::keyPressEvent(QKeyEvent *event)
{
    const bool control = event->modifiers() & Qt::ControlModifier;
    const bool plain = !(event->modifiers() & (Qt::ControlModifier | Qt::AltModifier | Qt::MetaModifier));
    if (event->matches(QKeySequence::Copy)) {
        emit copyAsked();
        return;
    }
    if (event->matches(QKeySequence::Find)) {
        emit findAsked();
        return;
    }
    if (!m_picture || m_picture->boxCount() == 0) {
        QAbstractScrollArea::keyPressEvent(event);
        return;
    }
    const bool any = m_chosen != None;
    switch (event->key()) {
    case Qt::Key_Left:
    case Qt::Key_Right:
    case Qt::Key_Up:
    case Qt::Key_Down:
        if (plain && walk(event->key()))
            return;
        break;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (any && m_picture->isFamily(m_chosen))
            emit unfoldAsked(m_chosen);
        else if (any)
            emit focusAsked();
        return;
    case Qt::Key_Escape:
        emit leaveAsked();
        return;
    case Qt::Key_Plus:
    case Qt::Key_Equal:
        if (control)
            zoomBy(step);
        else if (any)
            emit unfoldAsked(m_chosen);
        return;
    case Qt::Key_Minus:
        if (control)
            zoomBy(1 / step);
        else if (any)
            emit foldAsked(m_chosen);
        return;
    case Qt::Key_0:
        if (!control)
            break;
        setZoom(1, QPointF(viewport()->rect().center()));
        return;
    case Qt::Key_F:
        if (!plain)
            break;
        fit();
        return;
    case Qt::Key_P:
    case Qt::Key_C:
        if (!plain || !any)
            break;
        emit relativesAsked(m_chosen, event->key() == Qt::Key_P,
                            viewport()->mapToGlobal(cardOnScreen(m_chosen).bottomLeft().toPoint()));
        return;
    case Qt::Key_Space:
        if (any)
            emit markAsked(m_chosen);
        return;
    case Qt::Key_Home:
    case Qt::Key_End: {
        // the first or last card of the way
        std::uint32_t found = 0;
        for (std::uint32_t box = 1; box < m_picture->boxCount(); ++box) {
            const auto key = [this](std::uint32_t b) { return std::pair(m_picture->lanes[b], m_picture->top[b]); };
            if (event->key() == Qt::Key_Home ? key(box) < key(found) : key(found) < key(box))
                found = box;
        }
        emit boxChosen(found);
        return;
    }
    case Qt::Key_Menu:
        break;
    default: break;
    }
    QAbstractScrollArea::keyPressEvent(event);
}

void LineageCanvas::mousePressEvent(QMouseEvent *event)
{
    if (!m_picture || (event->button() != Qt::LeftButton && event->button() != Qt::MiddleButton))
        return;
    const QPoint at = event->position().toPoint();
    m_moved = false;
    m_dragFrom = at;
    if (event->button() == Qt::LeftButton && needsMinimap() && minimapArea().contains(at)) {
        m_drag = Drag::Minimap;
        panFromMinimap(at);
        return;
    }
    const std::uint32_t box = event->button() == Qt::LeftButton ? boxAt(at) : None;
    if (box == None) {
        m_drag = Drag::Pan;
        viewport()->setCursor(Qt::ClosedHandCursor);
        return;
    }
    if (event->modifiers() & Qt::ControlModifier)
        emit otherChosen(box);
    else
        emit boxChosen(box);
}

void LineageCanvas::mouseMoveEvent(QMouseEvent *event)
{
    const QPoint at = event->position().toPoint();
    if (m_drag == Drag::Pan) {
        const QPoint by = at - m_dragFrom;
        if (!m_moved && by.manhattanLength() < 4)
            return;
        m_moved = true;
        m_settled = false;
        m_dragFrom = at;
        horizontalScrollBar()->setValue(horizontalScrollBar()->value()
                                        - (layoutDirection() == Qt::RightToLeft ? -by.x() : by.x()));
        verticalScrollBar()->setValue(verticalScrollBar()->value() - by.y());
        return;
    }
    if (m_drag == Drag::Minimap) {
        panFromMinimap(at);
        return;
    }
    const std::uint32_t box = boxAt(at);
    if (box != m_hovered) {
        for (const std::uint32_t one : {box, m_hovered})
            if (one != None)
                viewport()->update(cardOnScreen(one).toAlignedRect().adjusted(-8, -8, 8, 12));
        m_hovered = box;
    }
}

void LineageCanvas::mouseReleaseEvent(QMouseEvent *event)
{
    if (m_drag == Drag::Pan)
        viewport()->unsetCursor();
    if (m_drag == Drag::Pan && !m_moved && event->button() == Qt::LeftButton)
        emit boxChosen(None);
    m_drag = Drag::None;
}

void LineageCanvas::mouseDoubleClickEvent(QMouseEvent *event)
{
    const std::uint32_t box = event->button() == Qt::LeftButton ? boxAt(event->position().toPoint()) : None;
    if (box == None)
        return;
    if (m_picture->isFamily(box))
        emit unfoldAsked(box);
    else
        emit focusAsked();
}

void LineageCanvas::wheelEvent(QWheelEvent *event)
{
    if (!(event->modifiers() & Qt::ControlModifier)) {
        m_settled = false;
        QAbstractScrollArea::wheelEvent(event);
        return;
    }
    const double notches = event->angleDelta().y() / 120.0;
    if (notches != 0)
        setZoom(m_zoom * std::pow(1.15, notches), event->position());
    event->accept();
}

void LineageCanvas::contextMenuEvent(QContextMenuEvent *event)
{
    if (!m_picture)
        return;
    std::uint32_t box = boxAt(event->pos());
    QPoint at = event->globalPos();
    if (event->reason() == QContextMenuEvent::Keyboard) {
        box = m_chosen;
        if (box != None)
            at = viewport()->mapToGlobal(cardOnScreen(box).center().toPoint());
    }
    if (box != None && box != m_chosen)
        emit boxChosen(box);
    emit menuAsked(box, at);
}

bool LineageCanvas::viewportEvent(QEvent *event)
{
    if (event->type() == QEvent::ToolTip && m_picture) {
        const auto *help = static_cast<QHelpEvent *>(event);
        const std::uint32_t box = boxAt(help->pos());
        QString words;
        if (box != None) {
            words = boxSentence(*m_picture, box);
        } else if (help->pos().y() >= CaptionHeight) {
            const QPointF in = view().toPicture(QPointF(help->pos()));
            const std::uint32_t edge = m_picture->edgeAt(in.x(), in.y(), 5 / m_zoom);
            if (edge != None)
                words = edgeSentence(*m_picture, edge);
        }
        if (words.isEmpty())
            QToolTip::hideText();
        else
            QToolTip::showText(help->globalPos(), plainToolTip(words), viewport());
        return true;
    }
    if (event->type() == QEvent::Leave && m_hovered != None) {
        m_hovered = None;
        viewport()->update();
    }
    return QAbstractScrollArea::viewportEvent(event);
}

void LineageCanvas::focusInEvent(QFocusEvent *)
{
    viewport()->update();
    tellAccessibility();
}
void LineageCanvas::focusOutEvent(QFocusEvent *) { viewport()->update(); }

void LineageCanvas::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange
        || event->type() == QEvent::StyleChange) {
        m_tiles->drop();
        m_minimap = {};
        viewport()->update();
    }
    QAbstractScrollArea::changeEvent(event);
}

void LineageCanvas::tellAccessibility()
{
    if (!QAccessible::isActive())
        return;
    QAccessibleEvent event(this, QAccessible::Focus);
    if (m_chosen != None)
        event.setChild(int(m_chosen));
    QAccessible::updateAccessibility(&event);
}

}
