#pragma once
#include "models/document/tree.h"

#include <QAbstractItemModel>
#include <QHash>

#include <memory>
#include <vector>

namespace pedigree {

/// A document's values as they stand in it: name and value. Nothing is copied; children are looked up when somebody
/// opens their parent.
class SourceTree final : public QAbstractItemModel {
    Q_OBJECT
public:
    enum Column { Name, Value_, ColumnCount };

    using QAbstractItemModel::QAbstractItemModel;

    /// `keeper` keeps the tree alive.
    void present(std::shared_ptr<const void> keeper, const Tree *tree);
    Value valueAt(const QModelIndex &index) const;
    QModelIndex indexOf(const Value &value) const;

    QModelIndex index(int row, int column, const QModelIndex &parent = {}) const override;
    QModelIndex parent(const QModelIndex &child) const override;
    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    bool hasChildren(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    const std::vector<std::uint32_t> &childrenOf(std::uint32_t node) const;
    int rowOf(std::uint32_t node) const;

    std::shared_ptr<const void> m_keeper;
    const Tree *m_tree = nullptr;
    mutable QHash<std::uint32_t, std::vector<std::uint32_t>> m_children;
};

} // namespace pedigree
