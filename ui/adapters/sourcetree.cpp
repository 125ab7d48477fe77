#include "ui/adapters/sourcetree.h"

#include "ui/adapters/text.h"
#include "ui/widgets/cell.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace pedigree {

void SourceTree::present(std::shared_ptr<const void> keeper, const Tree *tree)
{
    beginResetModel();
    m_keeper = std::move(keeper);
    m_tree = tree && !tree->nodes.empty() ? tree : nullptr;
    m_children.clear();
    endResetModel();
}

Value SourceTree::valueAt(const QModelIndex &index) const
{
    return index.isValid() && m_tree ? Value(m_tree, std::uint32_t(index.internalId())) : Value();
}

QModelIndex SourceTree::indexOf(const Value &value) const
{
    if (!value || value.tree() != m_tree)
        return {};
    return createIndex(rowOf(value.node()), 0, value.node());
}

const std::vector<std::uint32_t> &SourceTree::childrenOf(std::uint32_t node) const
{
    auto found = m_children.find(node);
    if (found == m_children.end()) {
        std::vector<std::uint32_t> children;
        const Value parent(m_tree, node);
        children.reserve(parent.size());
        for (const Value child : parent)
            children.push_back(child.node());
        found = m_children.insert(node, std::move(children));
    }
    return *found;
}

int SourceTree::rowOf(std::uint32_t node) const
{
    const std::uint32_t up = m_tree->nodes[node].parent;
    if (up == node)
        return 0;
    const auto &siblings = childrenOf(up);
    return int(std::ranges::lower_bound(siblings, node) - siblings.begin());
}

QModelIndex SourceTree::index(int row, int column, const QModelIndex &parent) const
{
    if (!m_tree || row < 0 || column < 0 || column >= ColumnCount)
        return {};
    if (!parent.isValid())
        return row == 0 ? createIndex(0, column, quintptr(0)) : QModelIndex();
    const auto &children = childrenOf(std::uint32_t(parent.internalId()));
    if (std::size_t(row) >= children.size())
        return {};
    return createIndex(row, column, children[std::size_t(row)]);
}

QModelIndex SourceTree::parent(const QModelIndex &child) const
{
    if (!child.isValid() || !m_tree)
        return {};
    const auto node = std::uint32_t(child.internalId());
    const std::uint32_t up = m_tree->nodes[node].parent;
    return up == node ? QModelIndex() : createIndex(rowOf(up), 0, up);
}

int SourceTree::rowCount(const QModelIndex &parent) const
{
    if (!m_tree || parent.column() > 0)
        return 0;
    return parent.isValid() ? int(valueAt(parent).size()) : 1;
}

int SourceTree::columnCount(const QModelIndex &) const
{
    return ColumnCount;
}

bool SourceTree::hasChildren(const QModelIndex &parent) const
{
    return rowCount(parent) > 0;
}

QVariant SourceTree::data(const QModelIndex &index, int role) const
{
    const Value value = valueAt(index);
    if (!value)
        return {};
    const bool name = index.column() == Name;
    switch (role) {
    case Qt::DisplayRole:
        if (name) {
            if (value.parent().isArray())
                return u'[' + QString::number(rowOf(value.node())) + u']';
            return value.node() == 0 ? tr("Document") : onScreen(value.key(), 200);
        }
        if (value.isObject())
            return tr("%Ln member(s)", nullptr, int(value.size()));
        if (value.isArray())
            return tr("%Ln entrie(s)", nullptr, int(value.size()));
        return onScreen(value.text(), 400);
    case ToneRole:
        if (name)
            return int(CellTone::Plain);
        if (!value.isScalar())
            return int(CellTone::Muted);
        return int(value.isString() && !looksLikeDigest(value.text()) ? CellTone::Plain : CellTone::Fixed);
    case ElideRole: return int(name ? CellElide::Middle : CellElide::End);
    case Qt::AccessibleTextRole: return data(index, Qt::DisplayRole);
    case CopyRole: return onScreenLines(value.text(), 1000000);
    default: return {};
    }
}

QVariant SourceTree::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation == Qt::Horizontal && role == Qt::TextAlignmentRole)
        return int(Qt::AlignLeft | Qt::AlignVCenter);
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    return section == Name ? tr("Name") : tr("Value");
}

} // namespace pedigree
