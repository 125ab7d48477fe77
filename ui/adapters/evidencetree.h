#pragma once
#include "ui/adapters/snapshot.h"

#include <QAbstractItemModel>

#include <string>

namespace pedigree {

/// Packs, folders and files as they lie in each source, one row a file.
class EvidenceTree final : public QAbstractItemModel {
    Q_OBJECT
public:
    using QAbstractItemModel::QAbstractItemModel;

    void present(std::shared_ptr<const Snapshot> snapshot);
    /// The file a row stands for; none for folders.
    std::optional<std::uint32_t> fileAt(const QModelIndex &index) const;
    QModelIndex indexOf(std::uint32_t file) const;
    bool holdsDocuments(const QModelIndex &index) const;

    QModelIndex index(int row, int column, const QModelIndex &parent = {}) const override;
    QModelIndex parent(const QModelIndex &child) const override;
    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;

private:
    struct Node {
        std::uint32_t parent;
        std::uint32_t row; ///< among its parent's children
        std::int64_t file; ///< -1 for folders and packs
        std::string name;
        std::vector<std::uint32_t> children;
        std::uint32_t documents = 0; ///< below a folder
        bool broken = false;         ///< a document here or below could not be read as it should
        bool pack = false;
    };
    std::uint32_t child(std::uint32_t parent, std::string_view name);

    std::shared_ptr<const Snapshot> m_snapshot;
    std::vector<Node> m_nodes; ///< the first is the root that is not shown
    std::vector<std::uint32_t> m_nodeOfFile;
};

} // namespace pedigree
