#include "ui/adapters/problemtable.h"

#include "ui/adapters/text.h"
#include "ui/widgets/cell.h"
#include "ui/widgets/icons.h"

using namespace Qt::StringLiterals;

namespace pedigree {

void ProblemTable::present(std::shared_ptr<const Snapshot> snapshot)
{
    beginResetModel();
    m_snapshot = std::move(snapshot);
    endResetModel();
}

int ProblemTable::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() || !m_snapshot ? 0 : int(m_snapshot->evidence().problems.size());
}

int ProblemTable::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

std::optional<SourcePlace> ProblemTable::placeOf(int row, bool other) const
{
    const Problem &it = problem(row);
    if (other && !it.other)
        return std::nullopt;
    const struct Where &where = other ? *it.other : it.where;
    const auto file = m_snapshot->fileNamed(it.origin, where.file);
    if (!file || !m_snapshot->file(*file).bytes)
        return std::nullopt;
    if (where.offset)
        return SourcePlace{*file, *where.offset};
    if (where.line > 1)
        return SourcePlace{*file, LineIndex(*m_snapshot->file(*file).bytes).start(where.line)};
    return SourcePlace{*file, 0};
}

QString ProblemTable::whereOf(const Problem &it) const
{
    QString words = onScreen(it.where.file.empty() ? it.origin : it.where.file);
    if (it.where.line > 0)
        words += u':' + QString::number(it.where.line);
    return words;
}

QVariant ProblemTable::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || !m_snapshot)
        return {};
    const Problem &it = problem(index.row());
    switch (role) {
    case Qt::DisplayRole:
        if (index.column() == What)
            return onScreen(it.message);
        return index.column() == Where ? whereOf(it) : onScreen(it.hint);
    case Qt::ToolTipRole:
        if (index.column() == What && !it.rule.empty())
            return QString(onScreen(it.message) + u"\n"_s + onScreen(it.rule));
        if (index.column() == Where && !it.where.pointer.empty())
            return QString(whereOf(it) + u"\n"_s + onScreen(it.where.pointer));
        return {};
    case Qt::AccessibleTextRole:
        if (index.column() == What)
            return tr("%1: %2").arg(severityName(it.severity), onScreen(it.message));
        return data(index, Qt::DisplayRole);
    case GlyphRole: return index.column() == What ? severityGlyph(it.severity) : QString();
    case GlyphInkRole:
        return int(it.severity == Severity::Error     ? Ink::Failed
                   : it.severity == Severity::Warning ? Ink::Unknown
                                                      : Ink::Muted);
    case ToneRole:
        if (index.column() == Where)
            return int(placeOf(index.row()) ? CellTone::Link : CellTone::Plain);
        return int(index.column() == WhatToDo ? CellTone::Muted : CellTone::Plain);
    case ElideRole: return int(index.column() == Where ? CellElide::Middle : CellElide::End);
    case CopyRole:
        return QString(severityName(it.severity) + u'\t' + onScreen(it.message) + u'\t' + whereOf(it) + u'\t'
                       + onScreen(it.where.pointer) + u'\t' + onScreen(it.hint));
    default: return {};
    }
}

QVariant ProblemTable::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation == Qt::Horizontal && role == Qt::TextAlignmentRole)
        return int(Qt::AlignLeft | Qt::AlignVCenter);
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case What: return tr("Problem");
    case Where: return tr("Where");
    case WhatToDo: return tr("What to do");
    default: return {};
    }
}

} // namespace pedigree
