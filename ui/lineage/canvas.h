#pragma once
#include "ui/jobs/jobrunner.h"
#include "ui/lineage/brush.h"

#include <QAbstractScrollArea>
#include <QImage>

class QLabel;
class QToolButton;

namespace pedigree {

class TileCache;

/// The lineage as a picture one walks through. Shows what it is handed; what a person does goes up as a signal.
class LineageCanvas final : public QAbstractScrollArea {
    Q_OBJECT
public:
    static constexpr std::uint32_t None = LineagePicture::None;
    static constexpr int CaptionHeight = 33;

    explicit LineageCanvas(JobRunner &jobs, QWidget *parent = nullptr);
    ~LineageCanvas() override;

    /// Shows another picture. The chosen box stays where it is on the screen when it is in both.
    void present(std::shared_ptr<const LineagePicture> picture, bool first);
    void mark(std::shared_ptr<const LineageMarks> marks);
    const LineagePicture *picture() const { return m_picture.get(); }
    const LineageMarks *marks() const { return m_marks.get(); }

    std::uint32_t chosen() const { return m_chosen; }
    std::uint32_t other() const { return m_other; }
    void choose(std::uint32_t box, bool reveal);
    void setOther(std::uint32_t box);

    double zoom() const { return m_zoom; }
    void setZoom(double zoom, const QPointF &around);
    void zoomBy(double factor);
    /// All of it, as far as that is possible.
    void fit();
    /// Names readable, the chosen box (or the beginning) in view.
    void settle();
    void centreOn(std::uint32_t box);
    void reveal(std::uint32_t box);
    LineageView view() const;
    QRectF cardOnScreen(std::uint32_t box) const; ///< in the viewport
    std::uint32_t boxAt(const QPoint &viewportPoint) const;
    /// All tiles of what is in view are there (nothing to wait for).
    bool isWhole() const { return m_whole; }

signals:
    void boxChosen(std::uint32_t box);
    void otherChosen(std::uint32_t box); ///< the other end of a path, from the chosen one
    void markAsked(std::uint32_t box);   ///< remember it as one end of a path
    void unfoldAsked(std::uint32_t box);
    void foldAsked(std::uint32_t box);
    void focusAsked();
    void leaveAsked();
    void findAsked();
    void copyAsked();
    void relativesAsked(std::uint32_t box, bool parents, QPoint global);
    void menuAsked(std::uint32_t box, QPoint global);
    void zoomChanged();

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void scrollContentsBy(int dx, int dy) override;
    void keyPressEvent(QKeyEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;
    void wheelEvent(QWheelEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;
    bool viewportEvent(QEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void buildZoomBox();
    void placeZoomBox();
    void updateRange();
    void scrollTo(const QPointF &pictureCentre);
    bool walk(int key);
    void walkAcross(bool upstream);
    void walkAlong(bool downwards);
    void paintCaptions(QPainter &painter) const;
    void paintMinimap(QPainter &painter);
    QRect minimapArea() const;
    bool needsMinimap() const;
    void panFromMinimap(const QPoint &at);
    double least() const;
    void tellAccessibility();

    TileCache *m_tiles;
    std::shared_ptr<const LineagePicture> m_picture;
    std::shared_ptr<const LineageMarks> m_marks;
    std::uint32_t m_chosen = None;
    std::uint32_t m_other = None;
    std::uint32_t m_hovered = None;
    std::uint32_t m_cameFrom = None; ///< by the last step across: the way back leads there
    double m_zoom = 1;
    bool m_settled = false; ///< zoom and place are still ours, nobody moved them
    bool m_whole = true;

    QWidget *m_zoomBox = nullptr;
    QToolButton *m_zoomOut = nullptr;
    QToolButton *m_zoomIn = nullptr;
    QToolButton *m_fit = nullptr;
    QLabel *m_zoomLabel = nullptr;
    QImage m_minimap; ///< of m_picture, without the viewport
    bool m_minimapDark = false;
    enum class Drag { None, Pan, Minimap };
    Drag m_drag = Drag::None;
    QPoint m_dragFrom;
    bool m_moved = false;
};

}
