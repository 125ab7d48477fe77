#include "ui/lineage/lineagetable.h"

#include "ui/adapters/text.h"
#include "ui/adapters/versionorder.h"
#include "ui/widgets/cell.h"

#include <algorithm>
#include <numeric>

using namespace Qt::StringLiterals;

namespace pedigree {

void LineageTable::present(std::shared_ptr<const Snapshot> snapshot, std::shared_ptr<const LineageSet> set)
{
    beginResetModel();
    m_snapshot = std::move(snapshot);
    m_set = std::move(set);
    m_order.resize(m_snapshot && m_set ? m_set->rows.size() : 0);
    std::iota(m_order.begin(), m_order.end(), 0U);
    endResetModel();
}

std::optional<ThingId> LineageTable::thingAt(int row) const
{
    if (row < 0 || std::size_t(row) >= m_order.size())
        return {};
    return m_set->rows[m_order[std::size_t(row)]].thing;
}

int LineageTable::rowOf(ThingId thing) const
{
    for (std::size_t row = 0; row < m_order.size(); ++row)
        if (m_set->rows[m_order[row]].thing == thing)
            return int(row);
    return -1;
}

int LineageTable::rowCount(const QModelIndex &parent) const { return parent.isValid() ? 0 : int(m_order.size()); }
int LineageTable::columnCount(const QModelIndex &parent) const { return parent.isValid() ? 0 : int(ColumnCount); }

QString LineageTable::textOf(const LineageSet::Row &row, int column) const
{
    const Catalog &catalog = m_snapshot->catalog();
    const Thing &thing = catalog.thing(row.thing);
    switch (column) {
    case Name: return thingName(catalog, row.thing);
    case Kind: return kindName(thing.kind);
    case Version: return onScreen(thing.version, 120);
    case Steps: return row.hasHops ? QString::number(row.hops) : QString();
    case Certainty:
        if (thing.mentioned)
            return tr("named, not described here");
        if (!row.hasHops)
            return {};
        return row.certain ? tr("certain") : tr("possible, by name only");
    default: return {};
    }
}

QVariant LineageTable::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || std::size_t(index.row()) >= m_order.size())
        return {};
    const LineageSet::Row &row = m_set->rows[m_order[std::size_t(index.row())]];
    switch (role) {
    case Qt::DisplayRole:
    case CopyRole: return textOf(row, index.column());
    case GlyphRole:
        return index.column() == Name ? kindGlyph(m_snapshot->catalog().thing(row.thing).kind) : QVariant();
    case ToneRole: return int(index.column() == Name ? CellTone::Plain : CellTone::Muted);
    case ElideRole: return int(index.column() == Name ? CellElide::Middle : CellElide::End);
    case Qt::TextAlignmentRole:
        return int(Qt::AlignVCenter) | int(index.column() == Steps ? Qt::AlignRight : Qt::AlignLeading);
    default: return {};
    }
}

QVariant LineageTable::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return int(Qt::AlignVCenter) | int(section == Steps ? Qt::AlignRight : Qt::AlignLeading);
    if (role == Qt::ToolTipRole && section == Steps)
        return tr("Edges away from the thing asked about; what it came from has a minus");
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Name: return tr("Name");
    case Kind: return tr("Kind");
    case Version: return tr("Version");
    case Steps: return tr("Steps");
    case Certainty: return tr("How sure");
    default: return {};
    }
}

void LineageTable::sort(int column, Qt::SortOrder order)
{
    if (!m_set)
        return;
    emit layoutAboutToBeChanged();
    const QModelIndexList kept = persistentIndexList();
    std::vector<std::uint32_t> keptRows;
    for (const QModelIndex &index : kept)
        keptRows.push_back(m_order[std::size_t(index.row())]);
    const Catalog &catalog = m_snapshot->catalog();
    const auto compare = [&](std::uint32_t a, std::uint32_t b) {
        const LineageSet::Row &x = m_set->rows[a], &y = m_set->rows[b];
        const Thing &left = catalog.thing(x.thing), &right = catalog.thing(y.thing);
        switch (column) {
        case Name: return compareNatural(left.name, right.name);
        case Kind: return name(left.kind).compare(name(right.kind));
        case Version: return compareVersions(left.version, right.version);
        case Steps: return x.hops < y.hops ? -1 : x.hops > y.hops ? 1 : 0;
        case Certainty: return int(y.certain) - int(x.certain);
        default: return 0;
        }
    };
    std::iota(m_order.begin(), m_order.end(), 0U);
    if (column >= 0)
        std::ranges::stable_sort(m_order, [&](std::uint32_t a, std::uint32_t b) {
            const int by = compare(a, b);
            return order == Qt::AscendingOrder ? by < 0 : by > 0;
        });
    std::vector<int> rowOfEntry(m_order.size());
    for (std::size_t row = 0; row < m_order.size(); ++row)
        rowOfEntry[m_order[row]] = int(row);
    QModelIndexList moved;
    for (qsizetype i = 0; i < kept.size(); ++i)
        moved.append(index(rowOfEntry[keptRows[std::size_t(i)]], kept[i].column()));
    changePersistentIndexList(kept, moved);
    emit layoutChanged();
}

QString LineageTable::asTsv(const QList<int> &rows) const
{
    const auto cell = [](QString text) {
        for (const QChar c : {u'\t', u'\n', u'\r'})
            text.replace(c, u' ');
        return text;
    };
    QStringList head;
    for (int column = 0; column < ColumnCount; ++column)
        head << headerData(column, Qt::Horizontal, Qt::DisplayRole).toString();
    QString out = head.join(u'\t') + u'\n';
    for (const int row : rows) {
        if (row < 0 || std::size_t(row) >= m_order.size())
            continue;
        QStringList cells;
        for (int column = 0; column < ColumnCount; ++column)
            cells << cell(textOf(m_set->rows[m_order[std::size_t(row)]], column));
        out += cells.join(u'\t') + u'\n';
    }
    return out;
}

}
