#pragma once
#include "ui/adapters/snapshot.h"

#include <QAbstractTableModel>

namespace pedigree {

/// What was read and is bad news, or could not be read: one row a problem, worst first.
class ProblemTable final : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Column { What, Where, WhatToDo, ColumnCount };

    using QAbstractTableModel::QAbstractTableModel;

    void present(std::shared_ptr<const Snapshot> snapshot);
    /// Where the first of the places stands, if its file is among those that were read.
    std::optional<SourcePlace> placeOf(int row, bool other = false) const;

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    const Problem &problem(int row) const { return m_snapshot->evidence().problems[std::size_t(row)]; }
    QString whereOf(const Problem &problem) const;

    std::shared_ptr<const Snapshot> m_snapshot;
};

} // namespace pedigree
