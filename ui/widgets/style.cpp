#include "ui/widgets/style.h"

#include "ui/widgets/icons.h"
#include "ui/widgets/theme.h"

#include <QAbstractItemView>
#include <QPainter>
#include <QPainterPath>
#include <QStyleOption>
#include <QToolButton>

using namespace Qt::StringLiterals;

namespace pedigree {

namespace {

constexpr qreal radius = 4;

void drawBox(QPainter &painter, const QRectF &rect, const QColor &edge, const QColor &fill, qreal corner,
             qreal width = 1)
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(edge.isValid() ? QPen(edge, width) : QPen(Qt::NoPen));
    painter.setBrush(fill.isValid() ? QBrush(fill) : QBrush(Qt::NoBrush));
    const qreal inset = edge.isValid() ? width / 2 : 0;
    painter.drawRoundedRect(rect.adjusted(inset, inset, -inset, -inset), corner, corner);
    painter.restore();
}

/// The tint of a chosen row, and the bar at its leading edge that tells it without colour.
void drawRow(QPainter &painter, const QStyleOptionViewItem &option)
{
    const Tokens &t = tokens();
    const bool chosen = option.state & QStyle::State_Selected;
    const bool active = option.state & QStyle::State_Active && option.state & QStyle::State_HasFocus;
    const auto *view = qobject_cast<const QAbstractItemView *>(option.widget);
    const bool focused = view ? view->hasFocus() : active;
    if (chosen)
        painter.fillRect(option.rect, focused ? t.selection : t.paleSelection);
    else if (option.state & QStyle::State_MouseOver && option.state & QStyle::State_Enabled)
        painter.fillRect(option.rect, t.hover);
    if (!chosen)
        return;
    const bool first = option.viewItemPosition == QStyleOptionViewItem::Beginning
                       || option.viewItemPosition == QStyleOptionViewItem::OnlyOne
                       || (option.viewItemPosition == QStyleOptionViewItem::Invalid && option.index.column() <= 0);
    if (first) {
        const QRect bar(option.rect.left(), option.rect.top(), 3, option.rect.height());
        painter.fillRect(QStyle::visualRect(option.direction, option.rect, bar), focused ? t.accent : t.line);
    }
}

void drawToolPanel(QPainter &painter, const QStyleOption &option)
{
    const Tokens &t = tokens();
    const auto state = option.state;
    const bool enabled = state & QStyle::State_Enabled;
    const bool pressed = state & (QStyle::State_Sunken | QStyle::State_On);
    QColor fill;
    if (enabled && pressed)
        fill = t.selection;
    else if (enabled && state & QStyle::State_MouseOver)
        fill = t.dark ? t.raised : t.base;
    const bool focus = state & QStyle::State_HasFocus && state & QStyle::State_KeyboardFocusChange;
    if (fill.isValid() || focus)
        drawBox(painter, option.rect, focus ? t.accent : (fill.isValid() ? t.border : QColor()), fill, radius,
                focus ? 2 : 1);
}

void drawToolLabel(QPainter &painter, const QStyleOptionToolButton &option)
{
    const Tokens &t = tokens();
    const bool enabled = option.state & QStyle::State_Enabled;
    const int size = option.iconSize.width();
    const bool hasIcon = !option.icon.isNull() && option.toolButtonStyle != Qt::ToolButtonTextOnly;
    const bool hasText =
        !option.text.isEmpty()
        && (option.toolButtonStyle == Qt::ToolButtonTextBesideIcon || option.toolButtonStyle == Qt::ToolButtonTextOnly);
    const auto mode = enabled ? QIcon::Normal : QIcon::Disabled;
    if (hasIcon && !hasText) {
        const QRect at(option.rect.center().x() - size / 2 + 1 - size % 2,
                       option.rect.center().y() - size / 2 + 1 - size % 2, size, size);
        option.icon.paint(&painter, at, Qt::AlignCenter, mode);
        return;
    }
    int left = option.rect.left() + 8;
    if (hasIcon) {
        const QRect at(left, option.rect.center().y() - size / 2 + 1, size, size);
        option.icon.paint(&painter, QStyle::visualRect(option.direction, option.rect, at), Qt::AlignCenter, mode);
        left += size + 6;
    }
    const QRect words(left, option.rect.top(), option.rect.right() - left - 3, option.rect.height());
    painter.save();
    painter.setFont(option.font);
    painter.setPen(enabled ? option.palette.color(QPalette::ButtonText) : t.line);
    painter.drawText(QStyle::visualRect(option.direction, option.rect, words),
                     int(QStyle::visualAlignment(option.direction, Qt::AlignLeft | Qt::AlignVCenter))
                         | Qt::TextShowMnemonic,
                     option.text);
    painter.restore();
}

void drawCheck(QPainter &painter, const QStyleOption &option, bool round)
{
    const Tokens &t = tokens();
    const bool enabled = option.state & QStyle::State_Enabled;
    const bool on = option.state & QStyle::State_On;
    const bool some = option.state & QStyle::State_NoChange;
    QRect box(0, 0, 14, 14);
    box.moveCenter(option.rect.center());
    const QColor edge = !enabled ? t.border : on || some ? t.accent : t.line;
    drawBox(painter, box, edge, enabled && (on || some) ? t.accent : t.base, round ? 7 : 3);
    if (option.state & QStyle::State_HasFocus && option.state & QStyle::State_KeyboardFocusChange)
        drawBox(painter, box.adjusted(-2, -2, 2, 2), t.accent, QColor(), round ? 9 : 5);
    const QColor ink = enabled ? t.onAccent : t.line;
    if (on && round) {
        painter.save();
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(Qt::NoPen);
        painter.setBrush(ink);
        painter.drawEllipse(QRectF(box).adjusted(4.5, 4.5, -4.5, -4.5));
        painter.restore();
    } else if (on) {
        drawGlyph(painter, box, u"check"_s, ink, 10);
    } else if (some) {
        drawGlyph(painter, box, u"minus"_s, ink, 10);
    }
}

void drawCombo(QPainter &painter, const QStyleOptionComboBox &option)
{
    const Tokens &t = tokens();
    const bool enabled = option.state & QStyle::State_Enabled;
    const bool focus = option.state & QStyle::State_HasFocus;
    const QColor edge = focus ? t.accent : enabled ? t.line : t.border;
    const bool over = option.state & QStyle::State_MouseOver && enabled;
    drawBox(painter, option.rect, edge, over ? t.hover : option.editable ? t.base : t.raised, radius, focus ? 2 : 1);
    const QRect arrow(option.rect.right() - 21, option.rect.top(), 20, option.rect.height());
    drawGlyph(painter, QStyle::visualRect(option.direction, option.rect, arrow), u"chevron-down"_s,
              enabled ? Ink::Muted : Ink::Line, 14);
}

} // namespace

Style::Style() : QProxyStyle(u"Fusion"_s) {}

void Style::drawPrimitive(PrimitiveElement element, const QStyleOption *option, QPainter *painter,
                          const QWidget *widget) const
{
    switch (element) {
    case PE_PanelItemViewRow: return; // every cell paints its share, so that the bar stands before the first one
    case PE_PanelItemViewItem:
        if (const auto *item = qstyleoption_cast<const QStyleOptionViewItem *>(option)) {
            if (item->backgroundBrush.style() != Qt::NoBrush)
                painter->fillRect(item->rect, item->backgroundBrush);
            drawRow(*painter, *item);
        }
        return;
    case PE_FrameFocusRect:
        if (qobject_cast<const QAbstractItemView *>(widget)) {
            // one line around the row is enough: the cells before and after leave their inner edges open
            const auto *item = qstyleoption_cast<const QStyleOptionFocusRect *>(option);
            if (!item || !(option->state & State_KeyboardFocusChange))
                return;
            painter->fillRect(QRect(option->rect.left(), option->rect.bottom(), option->rect.width(), 1),
                              tokens().accent);
            painter->fillRect(QRect(option->rect.left(), option->rect.top(), option->rect.width(), 1), tokens().accent);
            return;
        }
        if (option->state & State_KeyboardFocusChange)
            drawBox(*painter, option->rect, tokens().accent, QColor(), radius);
        return;
    case PE_PanelButtonTool: drawToolPanel(*painter, *option); return;
    case PE_IndicatorCheckBox:
    case PE_IndicatorItemViewItemCheck: drawCheck(*painter, *option, false); return;
    case PE_IndicatorRadioButton: drawCheck(*painter, *option, true); return;
    case PE_IndicatorBranch:
        if (option->state & State_Children) {
            const bool open = option->state & State_Open;
            const bool mirrored = option->direction == Qt::RightToLeft;
            drawGlyph(*painter, option->rect,
                      open       ? u"chevron-down"_s
                      : mirrored ? u"chevron-left"_s
                                 : u"chevron-right"_s,
                      Ink::Muted, 12);
        }
        return;
    case PE_IndicatorHeaderArrow:
        if (const auto *header = qstyleoption_cast<const QStyleOptionHeader *>(option)) {
            // SortUp is what Qt calls ascending here: the small values are up
            drawGlyph(*painter, option->rect,
                      header->sortIndicator == QStyleOptionHeader::SortUp ? u"chevron-down"_s : u"chevron-up"_s,
                      Ink::Muted, 12);
        }
        return;
    case PE_FrameMenu:
    case PE_FrameStatusBarItem:
    case PE_FrameDockWidget: return;
    default: QProxyStyle::drawPrimitive(element, option, painter, widget);
    }
}

void Style::drawControl(ControlElement element, const QStyleOption *option, QPainter *painter,
                        const QWidget *widget) const
{
    if (element == CE_ToolButtonLabel) {
        if (const auto *button = qstyleoption_cast<const QStyleOptionToolButton *>(option)) {
            drawToolLabel(*painter, *button);
            return;
        }
    }
    QProxyStyle::drawControl(element, option, painter, widget);
}

void Style::drawComplexControl(ComplexControl control, const QStyleOptionComplex *option, QPainter *painter,
                               const QWidget *widget) const
{
    if (control == CC_ComboBox) {
        if (const auto *combo = qstyleoption_cast<const QStyleOptionComboBox *>(option)) {
            drawCombo(*painter, *combo);
            return;
        }
    }
    if (control == CC_ToolButton) {
        if (const auto *button = qstyleoption_cast<const QStyleOptionToolButton *>(option)) {
            drawToolPanel(*painter, *button);
            proxy()->drawControl(CE_ToolButtonLabel, button, painter, widget);
            return;
        }
    }
    QProxyStyle::drawComplexControl(control, option, painter, widget);
}

int Style::pixelMetric(PixelMetric metric, const QStyleOption *option, const QWidget *widget) const
{
    switch (metric) {
    case PM_SmallIconSize:
    case PM_ListViewIconSize:
    case PM_TabBarIconSize:
    case PM_ButtonIconSize:
    case PM_ToolBarIconSize:
    case PM_TreeViewIndentation: return 16;
    case PM_FocusFrameHMargin: return 5;
    case PM_ScrollBarExtent: return 12;
    case PM_DockWidgetSeparatorExtent: return 5;
    case PM_DockWidgetTitleMargin:
    case PM_DockWidgetFrameWidth:
    case PM_MenuBarPanelWidth:
    case PM_MenuBarVMargin:
    case PM_MenuBarHMargin:
    case PM_MenuBarItemSpacing:
    case PM_DefaultFrameWidth: return 0;
    case PM_IndicatorWidth:
    case PM_IndicatorHeight:
    case PM_ExclusiveIndicatorWidth:
    case PM_ExclusiveIndicatorHeight: return 14;
    case PM_HeaderMarkSize: return 12;
    case PM_ToolBarItemMargin:
    case PM_ToolBarFrameWidth: return 0;
    default: return QProxyStyle::pixelMetric(metric, option, widget);
    }
}

int Style::styleHint(StyleHint hint, const QStyleOption *option, const QWidget *widget, QStyleHintReturn *result) const
{
    switch (hint) {
    case SH_ItemView_ShowDecorationSelected: return 1;
    case SH_EtchDisabledText: return 0;
    case SH_ItemView_ActivateItemOnSingleClick: return 0;
    case SH_ToolTip_WakeUpDelay: return 400;
    default: return QProxyStyle::styleHint(hint, option, widget, result);
    }
}

QSize Style::sizeFromContents(ContentsType type, const QStyleOption *option, const QSize &size,
                              const QWidget *widget) const
{
    if (type == CT_ToolButton) {
        if (const auto *button = qstyleoption_cast<const QStyleOptionToolButton *>(option)) {
            const QFontMetrics metrics(button->font);
            const bool icon = !button->icon.isNull() && button->toolButtonStyle != Qt::ToolButtonTextOnly;
            const bool text = !button->text.isEmpty()
                              && (button->toolButtonStyle == Qt::ToolButtonTextBesideIcon
                                  || button->toolButtonStyle == Qt::ToolButtonTextOnly);
            if (icon && !text)
                return QSize(button->iconSize.width() + 8, button->iconSize.height() + 8);
            const int wide = (icon ? button->iconSize.width() + 6 : 0)
                             + metrics.size(Qt::TextShowMnemonic, button->text).width() + 16;
            return QSize(wide, qMax(metrics.height(), button->iconSize.height()) + 10);
        }
    }
    QSize result = QProxyStyle::sizeFromContents(type, option, size, widget);
    if (type == CT_ComboBox)
        result = QSize(size.width() + 34, qMax(size.height() + 6, 26));
    return result;
}

} // namespace pedigree
