#include "ui/widgets/elidedlabel.h"

#include <QEvent>

namespace pedigree {

ElidedLabel::ElidedLabel(QWidget *parent) : QLabel(parent)
{
    setTextFormat(Qt::PlainText);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
}

void ElidedLabel::setWhole(const QString &text, CellElide elide)
{
    m_whole = text;
    m_elide = elide;
    setAccessibleName(text);
    updateGeometry();
    fit();
}

QSize ElidedLabel::minimumSizeHint() const
{
    return QSize(0, QLabel::sizeHint().height());
}

QSize ElidedLabel::sizeHint() const
{
    const QMargins margins = contentsMargins();
    return QSize(fontMetrics().horizontalAdvance(m_whole) + margins.left() + margins.right() + 2 * margin() + 2,
                 fontMetrics().height() + margins.top() + margins.bottom());
}

void ElidedLabel::resizeEvent(QResizeEvent *event)
{
    QLabel::resizeEvent(event);
    fit();
}

void ElidedLabel::changeEvent(QEvent *event)
{
    QLabel::changeEvent(event);
    if (event->type() == QEvent::FontChange || event->type() == QEvent::StyleChange)
        fit();
}

void ElidedLabel::fit()
{
    const QString text = elidedText(fontMetrics(), m_whole, m_elide, contentsRect().width());
    QLabel::setText(text);
    setToolTip(text == m_whole ? QString() : plainToolTip(m_whole));
}

} // namespace pedigree
