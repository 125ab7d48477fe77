#include "ui/inventory/facetlist.h"

#include "ui/adapters/entitytable.h"
#include "ui/adapters/text.h"
#include "ui/widgets/cell.h"
#include "ui/widgets/theme.h"

#include <QHeaderView>
#include <QKeyEvent>
#include <QPainter>
#include <QStandardItemModel>
#include <QStyledItemDelegate>

using namespace Qt::StringLiterals;

namespace pedigree {

namespace {

constexpr int FacetRole = Qt::UserRole + 100;
constexpr int ValueRole = Qt::UserRole + 101;
constexpr int CountRole = Qt::UserRole + 102;
/// Beyond that a list is no overview: the filter line finds the rest.
constexpr int mostValues = 40;

/// A tick, a word, and at the end how many.
class FacetDelegate final : public QStyledItemDelegate {
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter *painter, const QStyleOptionViewItem &given, const QModelIndex &index) const override
    {
        QStyleOptionViewItem option = given;
        initStyleOption(&option, index);
        const QStyle *style = option.widget->style();
        style->drawPrimitive(QStyle::PE_PanelItemViewItem, &option, painter, option.widget);
        const auto mirror = [&option](const QRect &rect) {
            return QStyle::visualRect(option.direction, option.rect, rect);
        };
        const auto alignment = QStyle::visualAlignment(option.direction, Qt::AlignLeft | Qt::AlignVCenter);
        const bool head = !index.parent().isValid();
        QRect room = option.rect.adjusted(8, 0, -8, 0);
        const QString count = index.data(CountRole).toString();
        const int countWidth = QFontMetrics(option.font).horizontalAdvance(count);
        painter->save();
        if (!head) {
            QStyleOptionButton box;
            box.rect = mirror(QRect(room.left(), room.top(), 14, room.height()));
            box.state =
                QStyle::State_Enabled
                | (index.data(Qt::CheckStateRole).toInt() == Qt::Checked ? QStyle::State_On : QStyle::State_Off);
            style->drawPrimitive(QStyle::PE_IndicatorCheckBox, &box, painter, option.widget);
            room.setLeft(room.left() + 14 + 8);
            painter->setPen(tokens().muted);
            painter->drawText(mirror(QRect(room.right() - countWidth + 1, room.top(), countWidth, room.height())),
                              int(alignment) | Qt::TextSingleLine, count);
            room.setRight(room.right() - countWidth - 8);
        }
        const QFont font = head ? semiBold(option.font) : option.font;
        painter->setFont(font);
        painter->setPen(tokens().text);
        painter->drawText(mirror(room), int(alignment) | Qt::TextSingleLine,
                          QFontMetrics(font).elidedText(index.data().toString(), Qt::ElideRight, room.width()));
        painter->restore();
        if (option.state & QStyle::State_HasFocus) {
            QStyleOptionFocusRect focus;
            focus.QStyleOption::operator=(option);
            style->drawPrimitive(QStyle::PE_FrameFocusRect, &focus, painter, option.widget);
        }
    }
    QSize sizeHint(const QStyleOptionViewItem &, const QModelIndex &) const override { return QSize(80, rowHeight()); }
};

} // namespace

FacetList::FacetList(QWidget *parent) : QTreeView(parent), m_model(new QStandardItemModel(this))
{
    setObjectName(u"inventoryFacets"_s);
    setAccessibleName(tr("Facets"));
    setModel(m_model);
    setHeaderHidden(true);
    setRootIsDecorated(false);
    setIndentation(0);
    setUniformRowHeights(true);
    setEditTriggers(NoEditTriggers);
    setVerticalScrollMode(ScrollPerPixel);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setItemDelegate(new FacetDelegate(this));
    setMinimumWidth(120);
    connect(this, &QTreeView::clicked, this, &FacetList::flip);
}

void FacetList::present(const InventoryView &view)
{
    // The place of the keyboard and of the view stays where it was.
    const QVariant facet = currentIndex().data(FacetRole);
    const QVariant value = currentIndex().data(ValueRole);
    m_model->clear();
    QStandardItem *head = nullptr;
    Facet current{};
    QModelIndex again;
    for (const InventoryView::Count &count : view.counts) {
        if (!head || current != count.value.facet) {
            current = count.value.facet;
            head = new QStandardItem(EntityTable::facetTitle(current));
            head->setFlags(Qt::ItemIsEnabled);
            m_model->appendRow(head);
        }
        const bool chosen = view.ask.chosen.contains(count.value);
        if (head->rowCount() >= mostValues && !chosen)
            continue;
        const QString label = EntityTable::facetLabel(*view.facts, count.value);
        auto *item = new QStandardItem(label);
        item->setFlags(Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemIsUserCheckable);
        item->setCheckState(chosen ? Qt::Checked : Qt::Unchecked);
        item->setData(int(count.value.facet), FacetRole);
        item->setData(quint32(count.value.value), ValueRole);
        item->setData(counted(count.things), CountRole);
        item->setToolTip(plainToolTip(label));
        item->setAccessibleText(tr("%1, %n thing(s)", nullptr, int(count.things)).arg(label));
        head->appendRow(item);
        if (facet == int(count.value.facet) && value == quint32(count.value.value))
            again = item->index();
    }
    expandAll();
    if (again.isValid())
        setCurrentIndex(m_model->index(again.row(), 0, again.parent()));
}

void FacetList::flip(const QModelIndex &index)
{
    if (!index.parent().isValid())
        return;
    const bool on = index.data(Qt::CheckStateRole).toInt() != Qt::Checked;
    emit toggled({Facet(index.data(FacetRole).toInt()), index.data(ValueRole).toUInt()}, on);
}

void FacetList::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Space || event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)
        flip(currentIndex());
    else
        QTreeView::keyPressEvent(event);
}

} // namespace pedigree
