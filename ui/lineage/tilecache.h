#pragma once
#include "ui/jobs/jobrunner.h"
#include "ui/lineage/brush.h"

#include <QHash>
#include <QImage>
#include <QPoint>
#include <QSet>

namespace pedigree {

/// Pieces of a picture that was painted elsewhere: where a view holds more than a frame has time for, tiles are painted
/// by jobs and the screen only puts them down. What is not there yet is shown as it was.
class TileCache final : public QObject {
    Q_OBJECT
public:
    static constexpr int Side = 384; ///< logical pixels

    TileCache(JobRunner &jobs, QObject *parent);

    /// Everything is to be painted anew; what was painted stays until then when `keep` is set.
    void use(std::shared_ptr<const LineagePicture> picture, std::shared_ptr<const LineageMarks> marks, bool keep);
    void drop();

    /// Puts down what there is of `screen` and asks for what is missing. True when nothing is.
    bool paint(QPainter &painter, const LineageView &view, const QRectF &screen, const QFont &font, double ratio);
    std::size_t bytes() const;

signals:
    void arrived();

private:
    struct Tile {
        QImage image;
        quint64 edition = 0; ///< of what it shows
    };
    void ask(QPoint at, double zoom, const QFont &font, double ratio);
    void forget();

    JobRunner &m_jobs;
    std::shared_ptr<const LineagePicture> m_picture;
    std::shared_ptr<const LineageMarks> m_marks;
    std::shared_ptr<const LineageLook> m_look;
    double m_zoom = 0;
    double m_ratio = 0;
    bool m_dark = false;
    quint64 m_edition = 1;
    QHash<QPoint, Tile> m_tiles;
    QHash<QPoint, quint64> m_asked; ///< under way, by edition
    QHash<QPoint, Tile> m_before;   ///< of the zoom before, until the new ones are there
    double m_zoomBefore = 0;
};

}
