#pragma once
#include "ui/adapters/snapshot.h"
#include "ui/lineage/lineageset.h"

#include <QAbstractTableModel>

namespace pedigree {

/// What the canvas shows, as a list: the things asked for, each with how far it is and how sure that is.
class LineageTable final : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Column { Name, Kind, Version, Steps, Certainty, ColumnCount };

    using QAbstractTableModel::QAbstractTableModel;

    void present(std::shared_ptr<const Snapshot> snapshot, std::shared_ptr<const LineageSet> set);
    std::optional<ThingId> thingAt(int row) const;
    int rowOf(ThingId thing) const; ///< -1 when it isn't listed
    /// With a head line.
    QString asTsv(const QList<int> &rows) const;

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    void sort(int column, Qt::SortOrder order) override;

private:
    QString textOf(const LineageSet::Row &row, int column) const;

    std::shared_ptr<const Snapshot> m_snapshot;
    std::shared_ptr<const LineageSet> m_set;
    std::vector<std::uint32_t> m_order; ///< into m_set->rows
};

}
