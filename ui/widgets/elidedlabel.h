#pragma once
#include "ui/widgets/cell.h"

#include <QLabel>

namespace pedigree {

/// One line of plain text that gives way: it never asks for more room than it gets, and tells the whole in a tooltip.
class ElidedLabel : public QLabel {
    Q_OBJECT
public:
    explicit ElidedLabel(QWidget *parent = nullptr);
    void setWhole(const QString &text, CellElide elide = CellElide::End);
    QString whole() const { return m_whole; }

    QSize minimumSizeHint() const override;
    QSize sizeHint() const override;

protected:
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void fit();

    QString m_whole;
    CellElide m_elide = CellElide::End;
};

} // namespace pedigree
