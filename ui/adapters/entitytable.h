#pragma once
#include "ui/adapters/inventory.h"

#include <QAbstractTableModel>
#include <QCache>
#include <QStringList>

namespace pedigree {

/// Everything that is open, one row a thing, under heads where it is grouped. Nothing is kept a row but a number: texts
/// are looked up for the rows that are painted.
class EntityTable final : public QAbstractTableModel {
    Q_OBJECT
public:
    using QAbstractTableModel::QAbstractTableModel;

    void present(std::shared_ptr<const InventoryView> view);
    void setColumns(std::vector<InventoryColumn> columns);
    const std::vector<InventoryColumn> &columns() const { return m_columns; }

    std::optional<ThingId> thingAt(int row) const;
    /// The group whose head stands there, by its facet's value.
    std::optional<std::uint32_t> groupAt(int row) const;
    int rowOf(ThingId thing) const; ///< -1 when it isn't shown

    static QString columnTitle(const InventoryColumn &column);
    static QString facetTitle(Facet facet);
    static QString facetLabel(const InventoryFacts &facts, FacetValue value);

    /// Rows with the columns as shown, with a head line; as TSV or as a JSON array.
    QString asTsv(const QList<int> &rows) const;
    QString asJson(const QList<int> &rows) const;

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    Qt::ItemFlags flags(const QModelIndex &index) const override;

private:
    QString textOf(ThingId thing, const InventoryColumn &column) const;
    QString wholeOf(ThingId thing, const InventoryColumn &column) const;
    bool isNumber(const InventoryColumn &column) const;

    std::shared_ptr<const InventoryView> m_view;
    std::vector<InventoryColumn> m_columns{{InventoryColumn::Kind::Name}};
    mutable QCache<ThingId, QStringList> m_texts{512};
    mutable std::vector<int> m_rowOf; ///< by thing, made when it is first asked for
};

} // namespace pedigree
