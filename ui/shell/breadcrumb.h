#pragma once
#include "ui/adapters/selection.h"

#include <QWidget>

namespace pedigree {

/// The way from the base model to the chosen thing; each step can be gone to.
class Breadcrumb final : public QWidget {
    Q_OBJECT
public:
    explicit Breadcrumb(Selection &selection, QWidget *parent = nullptr);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return QSize(40, 26); }

protected:
    void paintEvent(QPaintEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void leaveEvent(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    bool event(QEvent *event) override;

private:
    struct Step {
        ThingId thing;
        QString words;
        QRect at;
        QString shown;
    };
    void read();
    void lay();
    int stepAt(const QPoint &point) const;

    Selection &m_selection;
    QList<Step> m_steps;
    bool m_cut = false; ///< the first steps had no room
    int m_hover = -1;
    int m_focus = -1;
};

} // namespace pedigree
