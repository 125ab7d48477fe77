#include "ui/shell/breadcrumb.h"

#include "ui/adapters/text.h"
#include "ui/widgets/cell.h"
#include "ui/widgets/icons.h"
#include "ui/widgets/theme.h"

#include <QHelpEvent>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QToolTip>

using namespace Qt::StringLiterals;

namespace pedigree {

namespace {
constexpr int gap = 20; ///< the sign between two steps
}

Breadcrumb::Breadcrumb(Selection &selection, QWidget *parent) : QWidget(parent), m_selection(selection)
{
    setObjectName(u"breadcrumb"_s);
    setMouseTracking(true);
    setFocusPolicy(Qt::TabFocus);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    connect(&m_selection, &Selection::thingChanged, this, &Breadcrumb::read);
    connect(&m_selection, &Selection::snapshotChanged, this, &Breadcrumb::read);
    read();
}

void Breadcrumb::read()
{
    m_steps.clear();
    m_hover = m_focus = -1;
    QStringList words;
    if (const auto snapshot = m_selection.snapshot()) {
        for (const ThingId thing : m_selection.trail()) {
            m_steps.append({thing, thingTitle(snapshot->catalog(), thing), {}, {}});
            words << m_steps.last().words;
        }
    }
    setAccessibleName(words.isEmpty() ? tr("Way to the chosen thing")
                                      : tr("Way to the chosen thing: %1").arg(words.join(u" › "_s)));
    updateGeometry();
    update();
}

QSize Breadcrumb::sizeHint() const
{
    const QFontMetrics metrics(semiBold(font()));
    int wide = 8;
    for (const Step &step : m_steps)
        wide += metrics.horizontalAdvance(step.words) + gap;
    return QSize(wide, 26);
}

void Breadcrumb::lay()
{
    // The last step is where we are; the first ones give way to it.
    const QFontMetrics plain(font());
    const QFontMetrics strong(semiBold(font()));
    m_cut = false;
    int room = width() - 4;
    for (qsizetype i = m_steps.size() - 1; i >= 0; --i) {
        Step &step = m_steps[i];
        const bool last = i == m_steps.size() - 1;
        const QFontMetrics &metrics = last ? strong : plain;
        const int wanted = metrics.horizontalAdvance(step.words) + 2;
        const int given = qMin(wanted, last ? room : qMin(room - gap, 220));
        step.at = QRect();
        if (!last && given < qMin(wanted, 48)) {
            m_cut = true;
            break;
        }
        step.shown = elidedText(metrics, step.words, CellElide::Middle, given);
        step.at = QRect(0, 0, given, height());
        room -= given + (last ? 0 : gap);
    }
    int x = 2;
    bool first = true;
    for (Step &step : m_steps) {
        if (step.at.isEmpty())
            continue;
        if (!first || m_cut)
            x += gap;
        first = false;
        step.at.moveLeft(x);
        x += step.at.width();
    }
}

void Breadcrumb::paintEvent(QPaintEvent *)
{
    lay();
    QPainter painter(this);
    const Tokens &t = tokens();
    const bool mirrored = layoutDirection() == Qt::RightToLeft;
    bool first = true;
    for (int i = 0; i < m_steps.size(); ++i) {
        const Step &step = m_steps[i];
        if (step.at.isEmpty())
            continue;
        const bool last = i == m_steps.size() - 1;
        if (!first || m_cut) {
            const QRect sign(step.at.left() - gap, 0, gap, height());
            drawGlyph(painter, QStyle::visualRect(layoutDirection(), rect(), sign),
                      mirrored ? u"chevron-left"_s : u"chevron-right"_s, Ink::Muted, 12);
        }
        first = false;
        QFont words = last ? semiBold(font()) : font();
        words.setUnderline(!last && i == m_hover);
        painter.setFont(words);
        painter.setPen(t.text);
        const QRect at = QStyle::visualRect(layoutDirection(), rect(), step.at);
        painter.drawText(at, int(QStyle::visualAlignment(layoutDirection(), Qt::AlignLeft | Qt::AlignVCenter)),
                         step.shown);
        if (hasFocus() && i == m_focus)
            painter.fillRect(at.left(), height() - 3, at.width(), 2, t.accent);
    }
}

int Breadcrumb::stepAt(const QPoint &point) const
{
    for (int i = 0; i < m_steps.size(); ++i)
        if (QStyle::visualRect(layoutDirection(), rect(), m_steps[i].at).contains(point))
            return i;
    return -1;
}

void Breadcrumb::mouseReleaseEvent(QMouseEvent *event)
{
    const int step = stepAt(event->pos());
    if (event->button() == Qt::LeftButton && step >= 0)
        m_selection.choose(m_steps[step].thing);
}

void Breadcrumb::mouseMoveEvent(QMouseEvent *event)
{
    m_hover = stepAt(event->pos());
    setCursor(m_hover >= 0 && m_hover < m_steps.size() - 1 ? Qt::PointingHandCursor : Qt::ArrowCursor);
    update();
}

void Breadcrumb::leaveEvent(QEvent *)
{
    m_hover = -1;
    update();
}

void Breadcrumb::keyPressEvent(QKeyEvent *event)
{
    const int last = int(m_steps.size()) - 1;
    switch (event->key()) {
    case Qt::Key_Left: m_focus = qMax(0, m_focus < 0 ? last : m_focus - 1); break;
    case Qt::Key_Right: m_focus = qMin(last, m_focus + 1); break;
    case Qt::Key_Return:
    case Qt::Key_Enter:
    case Qt::Key_Space:
        if (m_focus >= 0 && m_focus <= last)
            m_selection.choose(m_steps[m_focus].thing);
        break;
    default: QWidget::keyPressEvent(event); return;
    }
    update();
}

bool Breadcrumb::event(QEvent *event)
{
    if (event->type() == QEvent::ToolTip) {
        auto *help = static_cast<QHelpEvent *>(event);
        const int step = stepAt(help->pos());
        if (step >= 0 && m_steps[step].shown != m_steps[step].words)
            QToolTip::showText(help->globalPos(), plainToolTip(m_steps[step].words), this);
        return true;
    }
    if (event->type() == QEvent::FocusIn) {
        m_focus = int(m_steps.size()) - 1;
        update();
    } else if (event->type() == QEvent::FocusOut) {
        update();
    }
    return QWidget::event(event);
}

} // namespace pedigree
