#pragma once
#include "ui/adapters/inventory.h"

#include <QTreeView>

class QStandardItemModel;

namespace pedigree {

/// The facets of the inventory with how many things have each value; ticking one narrows the table.
class FacetList final : public QTreeView {
    Q_OBJECT
public:
    explicit FacetList(QWidget *parent = nullptr);

    void present(const InventoryView &view);

    QSize sizeHint() const override { return QSize(200, 200); }

signals:
    void toggled(pedigree::FacetValue value, bool on);

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    void flip(const QModelIndex &index);

    QStandardItemModel *m_model;
};

} // namespace pedigree
