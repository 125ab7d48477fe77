#include "ui/adapters/entitytable.h"

#include "models/record/dictionary.h"
#include "ui/adapters/text.h"
#include "ui/widgets/cell.h"
#include "ui/widgets/icons.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

using namespace Qt::StringLiterals;

namespace pedigree {

namespace {

QString stateWords(std::uint8_t states)
{
    const auto has = [states](ThingState state) { return (states >> unsigned(state) & 1U) != 0; };
    if (has(ThingState::Disputed))
        return EntityTable::tr("disputed");
    if (has(ThingState::Mentioned))
        return EntityTable::tr("mentioned only");
    return has(ThingState::Joined) ? EntityTable::tr("joined") : QString();
}

} // namespace

void EntityTable::present(std::shared_ptr<const InventoryView> view)
{
    beginResetModel();
    m_view = std::move(view);
    m_texts.clear();
    m_rowOf.clear();
    endResetModel();
}

void EntityTable::setColumns(std::vector<InventoryColumn> columns)
{
    beginResetModel();
    m_columns = std::move(columns);
    m_texts.clear();
    endResetModel();
}

std::optional<ThingId> EntityTable::thingAt(int row) const
{
    if (!m_view || row < 0 || std::size_t(row) >= m_view->rows.size())
        return std::nullopt;
    const std::uint32_t number = m_view->rows[std::size_t(row)];
    return (number & InventoryView::GroupBit) != 0 ? std::nullopt : std::optional(number);
}

std::optional<std::uint32_t> EntityTable::groupAt(int row) const
{
    if (!m_view || row < 0 || std::size_t(row) >= m_view->rows.size())
        return std::nullopt;
    const std::uint32_t number = m_view->rows[std::size_t(row)];
    if ((number & InventoryView::GroupBit) == 0)
        return std::nullopt;
    return m_view->groups[number & ~InventoryView::GroupBit].value;
}

int EntityTable::rowOf(ThingId thing) const
{
    if (!m_view)
        return -1;
    if (m_rowOf.empty()) {
        m_rowOf.assign(m_view->facts->evidence->catalog->things().size(), -1);
        for (std::size_t row = 0; row < m_view->rows.size(); ++row)
            if ((m_view->rows[row] & InventoryView::GroupBit) == 0)
                m_rowOf[m_view->rows[row]] = int(row);
    }
    return thing < m_rowOf.size() ? m_rowOf[thing] : -1;
}

QString EntityTable::columnTitle(const InventoryColumn &column)
{
    using Kind = InventoryColumn::Kind;
    switch (column.kind) {
    case Kind::Name: return tr("Name");
    case Kind::Kind: return tr("Kind");
    case Kind::Version: return tr("Version");
    case Kind::Licence: return tr("Licence");
    case Kind::Documents: return tr("Described in");
    case Kind::State: return tr("State");
    case Kind::Identity: return tr("Identity");
    case Kind::Field: break;
    }
    QString words = fieldLabel(column.path);
    if (!words.isEmpty())
        words[0] = words[0].toUpper();
    return words;
}

QString EntityTable::facetTitle(Facet facet)
{
    switch (facet) {
    case Facet::Kind: return tr("Kind");
    case Facet::Format: return tr("Described in");
    case Facet::Licence: return tr("Licence");
    case Facet::State: return tr("State");
    }
    return {};
}

QString EntityTable::facetLabel(const InventoryFacts &facts, FacetValue value)
{
    if (value.value == InventoryGroup::NoValue)
        return value.facet == Facet::Licence ? tr("Not stated") : tr("None");
    switch (value.facet) {
    case Facet::Kind: return kindName(EntityKind(value.value));
    case Facet::Format: return formatName(facts.formats[value.value]);
    case Facet::Licence: return onScreen(facts.licences[value.value], 120);
    case Facet::State:
        switch (ThingState(value.value)) {
        case ThingState::Described: return tr("Described");
        case ThingState::Mentioned: return tr("Mentioned only");
        case ThingState::Joined: return tr("In several documents");
        case ThingState::Disputed: return tr("Documents disagree");
        }
    }
    return {};
}

QString EntityTable::wholeOf(ThingId thing, const InventoryColumn &column) const
{
    const InventoryFacts &facts = *m_view->facts;
    const Catalog &catalog = *facts.evidence->catalog;
    const Thing &it = catalog.thing(thing);
    using Kind = InventoryColumn::Kind;
    switch (column.kind) {
    case Kind::Name: return it.name.empty() ? thingName(catalog, thing) : onScreen(it.name);
    case Kind::Kind: return kindName(it.kind);
    case Kind::Version: return onScreen(it.version, 200);
    case Kind::Licence: {
        QStringList words;
        for (std::uint32_t i = facts.licenceStart[thing]; i < facts.licenceStart[thing + 1]; ++i)
            words << onScreen(facts.licences[facts.licenceOf[i]], 200);
        return words.join(u", "_s);
    }
    case Kind::Documents: {
        QStringList words;
        for (std::uint32_t i = facts.formatStart[thing]; i < facts.formatStart[thing + 1]; ++i)
            words << formatName(facts.formats[facts.formatOf[i]]);
        return words.join(u", "_s);
    }
    case Kind::State: return stateWords(facts.states[thing]);
    case Kind::Identity: return onScreen(it.id);
    case Kind::Field: return onScreen(fieldValue(catalog, thing, column.path), 400);
    }
    return {};
}

QString EntityTable::textOf(ThingId thing, const InventoryColumn &column) const
{
    const QString whole = wholeOf(thing, column);
    return column.kind == InventoryColumn::Kind::Field ? shortDigest(whole) : whole;
}

bool EntityTable::isNumber(const InventoryColumn &column) const
{
    if (column.kind != InventoryColumn::Kind::Field)
        return false;
    const Field *field = dictionary().find(column.path);
    return field && (field->type.kind == FieldType::Kind::Int || field->type.kind == FieldType::Kind::Num);
}

int EntityTable::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() || !m_view ? 0 : int(m_view->rows.size());
}

int EntityTable::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_columns.size());
}

QVariant EntityTable::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || !m_view)
        return {};
    const std::uint32_t number = m_view->rows[std::size_t(index.row())];
    if ((number & InventoryView::GroupBit) != 0) {
        const InventoryGroup &group = m_view->groups[number & ~InventoryView::GroupBit];
        switch (role) {
        case BandRole: return true;
        case OpenRole: return group.open;
        case Qt::DisplayRole:
        case Qt::AccessibleTextRole:
            return index.column() == 0 ? facetLabel(*m_view->facts, {*m_view->ask.groupBy, group.value}) : QString();
        case TailRole: return index.column() == 0 ? counted(group.count) : QString();
        case GlyphRole: return index.column() != 0 ? QString() : group.open ? u"chevron-down"_s : u"chevron-right"_s;
        case ToneRole: return int(CellTone::Strong);
        default: return {};
        }
    }
    const ThingId thing = number;
    const InventoryColumn &column = m_columns[std::size_t(index.column())];
    using Kind = InventoryColumn::Kind;
    switch (role) {
    case Qt::DisplayRole:
    case Qt::AccessibleTextRole: {
        QStringList *texts = m_texts.object(thing);
        if (!texts) {
            texts = new QStringList;
            for (const InventoryColumn &each : m_columns)
                texts->append(textOf(thing, each));
            m_texts.insert(thing, texts);
        }
        return texts->at(index.column());
    }
    case CopyRole: return wholeOf(thing, column);
    case GlyphRole:
        if (column.kind == Kind::Name)
            return kindGlyph(m_view->facts->evidence->catalog->thing(thing).kind);
        if (column.kind == Kind::State) {
            const std::uint8_t states = m_view->facts->states[thing];
            if ((states >> unsigned(ThingState::Disputed) & 1U) != 0)
                return u"warning"_s;
            if ((states >> unsigned(ThingState::Mentioned) & 1U) != 0)
                return u"open-end"_s;
        }
        return {};
    case GlyphInkRole:
        return int(column.kind == Kind::State
                           && (m_view->facts->states[thing] >> unsigned(ThingState::Disputed) & 1U) != 0
                       ? Ink::Unknown
                       : Ink::Muted);
    case ToneRole:
        switch (column.kind) {
        case Kind::Name: return int(CellTone::Plain);
        case Kind::Identity: return int(CellTone::MutedFixed);
        case Kind::Kind:
        case Kind::State:
        case Kind::Documents: return int(CellTone::Muted);
        case Kind::Field:
            return int(looksLikeDigest(toUtf8(wholeOf(thing, column))) ? CellTone::Fixed : CellTone::Plain);
        case Kind::Version:
        case Kind::Licence: return int(CellTone::Plain);
        }
        return {};
    case ElideRole:
        if (column.kind != Kind::Name)
            return int(CellElide::End);
        return int(m_view->facts->evidence->catalog->thing(thing).name.find("://") != std::string_view::npos
                       ? CellElide::Start
                       : CellElide::Middle);
    case Qt::TextAlignmentRole: return int((isNumber(column) ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    case Qt::ToolTipRole:
        if (column.kind == Kind::State) {
            const std::uint8_t states = m_view->facts->states[thing];
            QStringList words;
            if ((states >> unsigned(ThingState::Disputed) & 1U) != 0)
                words << tr("Documents disagree about it; all statements are kept.");
            if ((states >> unsigned(ThingState::Mentioned) & 1U) != 0)
                words << tr("Only mentioned: nothing that is open describes it.");
            if ((states >> unsigned(ThingState::Joined) & 1U) != 0)
                words << tr("Joined from what several documents say.");
            return words.join(u'\n');
        }
        if (column.kind == Kind::Field && textOf(thing, column) != wholeOf(thing, column))
            return wholeOf(thing, column);
        return {};
    default: return {};
    }
}

QVariant EntityTable::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || std::size_t(section) >= m_columns.size())
        return {};
    const InventoryColumn &column = m_columns[std::size_t(section)];
    switch (role) {
    case Qt::DisplayRole: return columnTitle(column);
    case Qt::TextAlignmentRole: return int((isNumber(column) ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    case Qt::ToolTipRole: return column.kind == InventoryColumn::Kind::Field ? onScreen(column.path) : QString();
    default: return {};
    }
}

Qt::ItemFlags EntityTable::flags(const QModelIndex &index) const
{
    if (!index.isValid())
        return Qt::NoItemFlags;
    // The head of a group can be stood on and opened, but it is nothing that could be chosen or copied.
    if (groupAt(index.row()))
        return Qt::ItemIsEnabled | Qt::ItemNeverHasChildren;
    return Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemNeverHasChildren;
}

QString EntityTable::asTsv(const QList<int> &rows) const
{
    QStringList lines;
    QStringList heads;
    for (const InventoryColumn &column : m_columns)
        heads << columnTitle(column);
    lines << heads.join(u'\t');
    for (const int row : rows) {
        const auto thing = thingAt(row);
        if (!thing)
            continue;
        QStringList cells;
        for (const InventoryColumn &column : m_columns)
            cells << wholeOf(*thing, column).replace(u'\t', u' ').replace(u'\n', u' ');
        lines << cells.join(u'\t');
    }
    return lines.join(u'\n') + u'\n';
}

QString EntityTable::asJson(const QList<int> &rows) const
{
    QJsonArray all;
    for (const int row : rows) {
        const auto thing = thingAt(row);
        if (!thing)
            continue;
        QJsonObject object;
        object.insert(u"id"_s, onScreen(m_view->facts->evidence->catalog->thing(*thing).id));
        for (const InventoryColumn &column : m_columns) {
            const QString whole = wholeOf(*thing, column);
            if (!whole.isEmpty())
                object.insert(column.kind == InventoryColumn::Kind::Field ? onScreen(column.path)
                                                                          : columnTitle(column).toLower(),
                              whole);
        }
        all.append(object);
    }
    return QString::fromUtf8(QJsonDocument(all).toJson());
}

} // namespace pedigree
