#include "ui/widgets/cell.h"

#include "ui/widgets/icons.h"
#include "ui/widgets/theme.h"

#include <QAbstractItemView>
#include <QApplication>
#include <QHelpEvent>
#include <QPainter>
#include <QToolTip>
#include <QTreeView>

using namespace Qt::StringLiterals;

namespace pedigree {

namespace {

constexpr int padding = 6;
constexpr int glyphSize = 16;

QColor inkOf(CellTone tone, const QStyleOptionViewItem &option)
{
    const Tokens &t = tokens();
    if (!(option.state & QStyle::State_Enabled))
        return t.line;
    switch (tone) {
    case CellTone::Muted:
    case CellTone::MutedFixed: return t.muted;
    case CellTone::Link: return t.accent;
    case CellTone::Failed: return t.failed;
    case CellTone::Unknown: return t.unknown;
    case CellTone::Plain:
    case CellTone::Fixed:
    case CellTone::Strong: return t.text;
    }
    return t.text;
}

/// The icon of a cell; the head of a group in a tree without branches shows there whether it is open.
QString glyphOf(const QStyleOptionViewItem &option, const QModelIndex &index)
{
    const QString name = index.data(GlyphRole).toString();
    if (!name.isEmpty() || index.column() != 0 || !index.data(BandRole).toBool())
        return name;
    const auto *tree = qobject_cast<const QTreeView *>(option.widget);
    if (!tree || tree->rootIsDecorated())
        return name;
    if (tree->isExpanded(index))
        return u"chevron-down"_s;
    return option.direction == Qt::RightToLeft ? u"chevron-left"_s : u"chevron-right"_s;
}

QFont fontOf(CellTone tone, const QFont &font)
{
    if (tone == CellTone::Fixed || tone == CellTone::MutedFixed)
        return fixedFont();
    return tone == CellTone::Strong || tone == CellTone::Failed ? semiBold(font) : font;
}

} // namespace

struct CellDelegate::Parts {
    QString text; ///< as it fits
    QString whole;
    QString tail;
    QFont font;
    QRect glyph;
    QRect words;
    QRect tailAt;
    CellTone tone = CellTone::Plain;
};

QString plainToolTip(const QString &text)
{
    constexpr qsizetype most = 2000;
    const QString cut = text.size() > most ? text.left(most) + u'…' : text;
    // Rich text wraps and plain text doesn't; escaped, it says exactly what the plain one would.
    return u"<div style=\"white-space: pre-wrap\">"_s + cut.toHtmlEscaped() + u"</div>"_s;
}

QString elidedText(const QFontMetrics &metrics, const QString &text, CellElide elide, int width)
{
    if (metrics.horizontalAdvance(text) <= width)
        return text;
    if (elide == CellElide::File) {
        const qsizetype dot = text.lastIndexOf(u'.');
        if (dot > 0) {
            const QString stem = text.left(dot) + u'…';
            if (metrics.horizontalAdvance(stem) <= width)
                return stem;
        }
    }
    const auto mode = elide == CellElide::End     ? Qt::ElideRight
                      : elide == CellElide::Start ? Qt::ElideLeft
                                                  : Qt::ElideMiddle;
    return metrics.elidedText(text, mode, width);
}

CellDelegate::Parts CellDelegate::lay(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    Parts parts;
    parts.tone = CellTone(index.data(ToneRole).toInt());
    parts.font = fontOf(parts.tone, option.font);
    parts.whole = index.data(Qt::DisplayRole).toString();
    parts.tail = index.data(TailRole).toString();
    const bool glyph = !glyphOf(option, index).isEmpty();
    QRect inner = option.rect.adjusted(padding, 0, -padding, 0);
    if (glyph) {
        parts.glyph = QRect(inner.left(), inner.top(), glyphSize, inner.height());
        inner.setLeft(inner.left() + glyphSize + padding);
    }
    const QFontMetrics metrics(parts.font);
    parts.text = elidedText(metrics, parts.whole, CellElide(index.data(ElideRole).toInt()), inner.width());
    parts.words = inner;
    if (!parts.tail.isEmpty()) {
        const int used = metrics.horizontalAdvance(parts.text) + 8;
        parts.tailAt = inner.adjusted(qMin(used, inner.width()), 0, 0, 0);
    }
    const auto mirror = [&option](const QRect &rect) {
        return QStyle::visualRect(option.direction, option.rect, rect);
    };
    parts.glyph = mirror(parts.glyph);
    parts.words = mirror(parts.words);
    parts.tailAt = mirror(parts.tailAt);
    return parts;
}

void CellDelegate::paint(QPainter *painter, const QStyleOptionViewItem &given, const QModelIndex &index) const
{
    QStyleOptionViewItem option = given;
    initStyleOption(&option, index);
    const QStyle *style = option.widget ? option.widget->style() : QApplication::style();
    style->drawPrimitive(QStyle::PE_PanelItemViewItem, &option, painter, option.widget);

    const bool band = index.data(BandRole).toBool();
    if (band && index.column() > 0)
        return; // the first cell's words run over us
    QStyleOptionViewItem room = option;
    if (band && option.widget)
        room.rect.setRight(option.widget->width());
    const Parts parts = lay(room, index);
    const QString name = glyphOf(option, index);
    if (!name.isEmpty()) {
        const QVariant ink = index.data(GlyphInkRole);
        drawGlyph(*painter, parts.glyph, name, ink.isValid() ? Ink(ink.toInt()) : Ink::Muted, glyphSize);
    }
    painter->save();
    painter->setFont(parts.font);
    painter->setPen(inkOf(parts.tone, option));
    const Qt::Alignment wanted = Qt::Alignment(index.data(Qt::TextAlignmentRole).toInt());
    const bool right = wanted & Qt::AlignRight;
    const auto alignment =
        QStyle::visualAlignment(option.direction, (right ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    painter->drawText(parts.words, int(alignment) | Qt::TextSingleLine, parts.text);
    const QFontMetrics metrics(option.font);
    // A tail that is mostly cut off says nothing and makes rows look alike.
    if (!parts.tail.isEmpty() && parts.tailAt.width() >= metrics.horizontalAdvance(parts.tail) * 8 / 10) {
        painter->setFont(option.font);
        painter->setPen(tokens().muted);
        painter->drawText(parts.tailAt, int(alignment) | Qt::TextSingleLine,
                          metrics.elidedText(parts.tail, Qt::ElideRight, parts.tailAt.width()));
    }
    painter->restore();
    if (option.state & QStyle::State_HasFocus) {
        QStyleOptionFocusRect focus;
        focus.QStyleOption::operator=(option);
        style->drawPrimitive(QStyle::PE_FrameFocusRect, &focus, painter, option.widget);
    }
}

QSize CellDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const QFontMetrics metrics(option.font);
    const int glyph = index.data(GlyphRole).toString().isEmpty() ? 0 : glyphSize + padding;
    const QString tail = index.data(TailRole).toString();
    const int width = metrics.horizontalAdvance(index.data(Qt::DisplayRole).toString()) + glyph + 2 * padding
                      + (tail.isEmpty() ? 0 : metrics.horizontalAdvance(tail) + 8);
    return QSize(width, rowHeight());
}

bool CellDelegate::helpEvent(QHelpEvent *event, QAbstractItemView *view, const QStyleOptionViewItem &option,
                             const QModelIndex &index)
{
    if (event->type() != QEvent::ToolTip || !index.isValid())
        return QStyledItemDelegate::helpEvent(event, view, option, index);
    QString tip = index.data(Qt::ToolTipRole).toString();
    if (tip.isEmpty()) {
        QStyleOptionViewItem laid = option;
        initStyleOption(&laid, index);
        laid.rect = view->visualRect(index);
        const Parts parts = lay(laid, index);
        if (parts.text != parts.whole)
            tip = parts.whole;
    }
    if (tip.isEmpty())
        QToolTip::hideText();
    else
        QToolTip::showText(event->globalPos(), plainToolTip(tip), view);
    return true;
}

} // namespace pedigree
