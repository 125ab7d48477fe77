#include "ui/lineage/tilecache.h"

#include <QPainter>

#include <cmath>

using namespace Qt::StringLiterals;

namespace pedigree {

namespace {

constexpr qsizetype mostTiles = 160; ///< kept: about ten screens

QString laneOf(QPoint at) { return u"lineage-tile %1 %2"_s.arg(at.x()).arg(at.y()); }

QImage paintTile(const LineagePicture &picture, const LineageMarks *marks, const LineageLook &look, double zoom,
                 QPoint at)
{
    const int side = int(std::ceil(TileCache::Side * look.ratio));
    QImage image(side, side, QImage::Format_RGB32);
    image.setDevicePixelRatio(look.ratio);
    image.fill(look.tokens.canvas);
    QPainter painter(&image);
    const LineageView view{zoom, QPointF(-at.x() * TileCache::Side, -at.y() * TileCache::Side)};
    LineageBrush(painter, picture, marks, look, view).paint(QRectF(0, 0, TileCache::Side, TileCache::Side));
    return image;
}

}

TileCache::TileCache(JobRunner &jobs, QObject *parent) : QObject(parent), m_jobs(jobs) {}

void TileCache::use(std::shared_ptr<const LineagePicture> picture, std::shared_ptr<const LineageMarks> marks, bool keep)
{
    m_picture = std::move(picture);
    m_marks = std::move(marks);
    ++m_edition;
    m_look.reset();
    if (!keep) {
        forget();
        m_tiles.clear();
        m_before.clear();
    }
}

void TileCache::drop()
{
    forget();
    m_tiles.clear();
    m_before.clear();
}

void TileCache::forget()
{
    for (auto it = m_asked.cbegin(); it != m_asked.cend(); ++it)
        m_jobs.stopLane(laneOf(it.key()));
    m_asked.clear();
}

bool TileCache::paint(QPainter &painter, const LineageView &view, const QRectF &screen, const QFont &font, double ratio)
{
    if (!m_picture)
        return true;
    if (m_dark != tokens().dark) {
        m_dark = tokens().dark;
        drop();
        ++m_edition;
        m_look.reset();
    }
    if (view.zoom != m_zoom || ratio != m_ratio) {
        forget();
        if (!m_tiles.isEmpty() && ratio == m_ratio) {
            m_before = std::move(m_tiles);
            m_zoomBefore = m_zoom;
        }
        m_tiles.clear();
        m_zoom = view.zoom;
        m_ratio = ratio;
        m_look.reset();
    }
    if (!m_look)
        m_look = std::make_shared<LineageLook>(LineageLook::gather(*m_picture, view.zoom, ratio, font));

    // whole device pixels, or neighbouring tiles show a seam
    const QPointF origin(std::round(view.origin.x() * ratio) / ratio, std::round(view.origin.y() * ratio) / ratio);
    const auto tileAt = [](double offset) { return int(std::floor(offset / Side)); };
    const QRect tiles(QPoint(tileAt(screen.left() - origin.x()), tileAt(screen.top() - origin.y())),
                      QPoint(tileAt(screen.right() - origin.x()), tileAt(screen.bottom() - origin.y())));
    bool whole = true;
    for (auto it = m_asked.begin(); it != m_asked.end();) {
        if (tiles.adjusted(-1, -1, 1, 1).contains(it.key())) {
            ++it;
            continue;
        }
        m_jobs.stopLane(laneOf(it.key()));
        it = m_asked.erase(it);
    }
    for (int row = tiles.top(); row <= tiles.bottom(); ++row)
        for (int column = tiles.left(); column <= tiles.right(); ++column) {
            const QPoint at(column, row);
            const QRectF where(origin + QPointF(column * Side, row * Side), QSizeF(Side, Side));
            const auto found = m_tiles.constFind(at);
            if (found != m_tiles.constEnd()) {
                painter.drawImage(where.topLeft(), found->image);
            } else if (!m_before.isEmpty()) {
                painter.save();
                painter.setClipRect(where);
                const double scale = m_zoom / m_zoomBefore;
                for (auto it = m_before.cbegin(); it != m_before.cend(); ++it) {
                    const QRectF old(origin + QPointF(it.key() * Side) * scale, QSizeF(Side, Side) * scale);
                    if (old.intersects(where))
                        painter.drawImage(old, it->image);
                }
                painter.restore();
            }
            if (found == m_tiles.constEnd() || found->edition != m_edition) {
                whole = false;
                if (m_asked.value(at) != m_edition)
                    ask(at, view.zoom, font, ratio);
            }
        }
    if (whole)
        m_before.clear();
    if (m_tiles.size() > mostTiles)
        for (auto it = m_tiles.begin(); it != m_tiles.end();)
            it = tiles.adjusted(-2, -2, 2, 2).contains(it.key()) ? std::next(it) : m_tiles.erase(it);
    return whole;
}

void TileCache::ask(QPoint at, double zoom, const QFont &, double)
{
    m_asked.insert(at, m_edition);
    m_jobs.start(
        laneOf(at), {}, this,
        [picture = m_picture, marks = m_marks, look = m_look, zoom, at](const Watch &watch) {
            return watch.stopped() ? QImage() : paintTile(*picture, marks.get(), *look, zoom, at);
        },
        [this, at, zoom, edition = m_edition](QImage image) {
            if (m_asked.value(at) == edition)
                m_asked.remove(at);
            if (zoom != m_zoom || image.isNull())
                return;
            m_tiles.insert(at, Tile{std::move(image), edition});
            emit arrived();
        });
}

std::size_t TileCache::bytes() const
{
    std::size_t sum = 0;
    for (const Tile &tile : m_tiles)
        sum += std::size_t(tile.image.sizeInBytes());
    return sum;
}

}
