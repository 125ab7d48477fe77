#pragma once
#include <QStyledItemDelegate>

namespace pedigree {

/// What our item models say of a cell beyond its text; CellDelegate draws it.
enum CellRole {
    GlyphRole = Qt::UserRole + 1, ///< QString: an icon before the text
    GlyphInkRole,                 ///< int: Ink of the icon; muted when absent
    ToneRole,                     ///< int: CellTone of the text
    ElideRole,                    ///< int: CellElide
    TailRole,                     ///< QString: muted, after the text, gives way to it
    BandRole,                     ///< bool: the row is the head of a group; its text may run over the next cells
    OpenRole,                     ///< bool: of a band, whether the group is open
    CopyRole,                     ///< QString: the whole value as it is copied
};

enum class CellTone { Plain, Muted, Link, Fixed, Strong, MutedFixed, Failed, Unknown };

/// What an over-long text gives up.
enum class CellElide {
    End,    ///< sentences
    Middle, ///< names
    File,   ///< the extension first, then the middle
    Start,  ///< addresses, which differ at their end
};

/// A text for a tooltip that is never taken for HTML, wrapped when long.
QString plainToolTip(const QString &text);

/// `text` as it fits into `width`.
QString elidedText(const QFontMetrics &metrics, const QString &text, CellElide elide, int width);

/// Draws every cell of our trees and tables: icon, text, tail; elided cells tell the whole text in a tooltip.
class CellDelegate final : public QStyledItemDelegate {
    Q_OBJECT
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    bool helpEvent(QHelpEvent *event, QAbstractItemView *view, const QStyleOptionViewItem &option,
                   const QModelIndex &index) override;

private:
    struct Parts;
    Parts lay(const QStyleOptionViewItem &option, const QModelIndex &index) const;
};

} // namespace pedigree
