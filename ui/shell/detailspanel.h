#pragma once
#include "ui/adapters/claimtree.h"
#include "ui/adapters/selection.h"

#include <QWidget>

#include <set>

class QLabel;
class QStackedWidget;
class QTreeView;

namespace pedigree {

class ElidedLabel;
class EmptyState;

/// The chosen thing: what it is, all that is said of it by section, and where each statement stands.
class DetailsPanel final : public QWidget {
    Q_OBJECT
public:
    explicit DetailsPanel(Selection &selection, QWidget *parent = nullptr);

    QTreeView *tree() const { return m_tree; }
    QString copied() const;

    QSize minimumSizeHint() const override { return QSize(180, 120); }
    QSize sizeHint() const override { return QSize(296, 400); }

public slots:
    void copy();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    class Head;
    void show();
    void fitColumns();
    void activate(const QModelIndex &index, bool toSource);
    void contextMenu(const QPoint &at);

    Selection &m_selection;
    ClaimTree *m_model;
    QTreeView *m_tree;
    Head *m_head;
    QStackedWidget *m_stack;
    EmptyState *m_empty;
    std::set<QString> m_closed; ///< sections that a person folded stay folded from thing to thing
    bool m_presenting = false;
};

} // namespace pedigree
