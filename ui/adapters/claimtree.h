#pragma once
#include "ui/adapters/snapshot.h"

#include <QAbstractItemModel>

#include <string>

namespace pedigree {

/// All that is known of one thing: its claims by section of the dictionary, its relations, why it is one thing; each
/// with the place it was read. What several documents say in the same words is one row, with a row each below it.
class ClaimTree final : public QAbstractItemModel {
    Q_OBJECT
public:
    enum Column { Field, Value_, Source, ColumnCount };

    using QAbstractItemModel::QAbstractItemModel;

    void present(std::shared_ptr<const Snapshot> snapshot, std::optional<ThingId> thing);
    std::optional<SourcePlace> placeAt(const QModelIndex &index) const;
    /// The thing at a relation's other end.
    std::optional<ThingId> thingAt(const QModelIndex &index) const;
    bool isSection(const QModelIndex &index) const { return index.isValid() && !index.parent().isValid(); }
    /// Value, source and digest of a row, as it is copied.
    QString copied(const QModelIndex &index) const;
    std::size_t claimCount() const { return m_claimCount; }

    QModelIndex index(int row, int column, const QModelIndex &parent = {}) const override;
    QModelIndex parent(const QModelIndex &child) const override;
    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    Qt::ItemFlags flags(const QModelIndex &index) const override;

private:
    enum class What : std::uint8_t { Claim, Edge, EdgeBack, Join };
    struct Row {
        What what;
        bool repeats = false;                 ///< the field of the row above again
        std::uint32_t number;                 ///< into m_claims, Catalog::edges() or m_joins
        std::vector<std::uint32_t> same = {}; ///< further claims that say the same: rows below this one
    };
    struct Part {
        std::string title; ///< of a section of the dictionary, in English
        QString words;     ///< as shown
        std::vector<Row> rows;
    };

    void addClaims(ThingId thing);
    void addRelations(ThingId thing);
    void addJoins(ThingId thing);
    /// The row, or one of those that say the same as its own row; nothing for a section.
    std::optional<Row> rowAt(const QModelIndex &index) const;
    const Row &rowOf(const QModelIndex &index) const;
    bool saysTheSame(const PlacedClaim &a, const PlacedClaim &b) const;
    bool isDisputed(const Row &row) const;
    std::string_view fieldOf(const PlacedClaim &claim) const;
    QString labelOf(std::string_view path) const;
    QString textOf(const Row &row, int column) const;
    QVariant claimData(const Row &row, int column, int role) const;
    std::optional<SourcePlace> placeOf(const Row &row) const;

    std::shared_ptr<const Snapshot> m_snapshot;
    std::optional<ThingId> m_thing;
    std::vector<PlacedClaim> m_claims;
    std::vector<Join> m_joins;
    std::vector<Part> m_parts;
    std::size_t m_claimCount = 0;
};

} // namespace pedigree
