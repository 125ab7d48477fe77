#include "ui/adapters/claimtree.h"

#include "models/record/dictionary.h"
#include "ui/adapters/text.h"
#include "ui/widgets/cell.h"
#include "ui/widgets/icons.h"

#include <QCoreApplication>

#include <algorithm>
#include <map>

using namespace Qt::StringLiterals;

namespace pedigree {

namespace {

constexpr std::size_t unknownSection = 1000;

/// Section and row of the dictionary that a path belongs to, for sorting; extensions come after all of it.
std::pair<std::size_t, std::size_t> placeInDictionary(std::string_view path)
{
    const Dictionary &words = dictionary();
    const ::pedigree::Field *field = words.covering(withoutKeys(path));
    if (!field)
        return {unknownSection, 0};
    const auto number = std::size_t(field - words.fields().data());
    const auto &sections = words.sections();
    for (std::size_t i = 0; i < sections.size(); ++i)
        if (number >= sections[i].first && number < sections[i].first + sections[i].count)
            return {i, number};
    return {unknownSection, number};
}

} // namespace

void ClaimTree::present(std::shared_ptr<const Snapshot> snapshot, std::optional<ThingId> thing)
{
    beginResetModel();
    m_snapshot = std::move(snapshot);
    m_thing = m_snapshot ? thing : std::nullopt;
    m_claims.clear();
    m_joins.clear();
    m_parts.clear();
    m_claimCount = 0;
    if (m_thing) {
        addClaims(*m_thing);
        addRelations(*m_thing);
        addJoins(*m_thing);
    }
    endResetModel();
}

std::string_view ClaimTree::fieldOf(const PlacedClaim &claim) const
{
    return m_snapshot->catalog().text(claim.record, claim.claim->field);
}

void ClaimTree::addClaims(ThingId thing)
{
    m_claims = m_snapshot->catalog().claims(thing);
    m_claimCount = m_claims.size();
    struct Sorted {
        std::size_t section;
        std::size_t row;
        std::uint32_t claim;
    };
    // The same path comes again and again: it is looked up once.
    std::map<std::string_view, std::pair<std::size_t, std::size_t>> known;
    std::vector<Sorted> sorted;
    sorted.reserve(m_claims.size());
    for (std::uint32_t i = 0; i < m_claims.size(); ++i) {
        const std::string_view path = fieldOf(m_claims[i]);
        const auto [found, fresh] = known.try_emplace(path);
        if (fresh)
            found->second = placeInDictionary(path);
        sorted.push_back({found->second.first, found->second.second, i});
    }
    std::ranges::stable_sort(sorted, [this](const Sorted &a, const Sorted &b) {
        if (a.section != b.section || a.row != b.row)
            return std::pair(a.section, a.row) < std::pair(b.section, b.row);
        return fieldOf(m_claims[a.claim]) < fieldOf(m_claims[b.claim]);
    });
    std::size_t current = unknownSection + 1;
    const auto &sections = dictionary().sections();
    for (const Sorted &each : sorted) {
        if (each.section != current) {
            current = each.section;
            Part part;
            if (current == unknownSection) {
                part.title = "extensions";
                part.words = tr("Other fields");
            } else {
                part.title = sections[current].name;
                part.words = QCoreApplication::translate("dictionary", sections[current].title.c_str());
            }
            m_parts.push_back(std::move(part));
        }
        auto &rows = m_parts.back().rows;
        const auto sameField = [&](const Row &row) {
            return fieldOf(m_claims[row.number]) == fieldOf(m_claims[each.claim]);
        };
        bool known = false;
        for (auto row = rows.rbegin(); row != rows.rend() && !known && sameField(*row); ++row) {
            known = saysTheSame(m_claims[row->number], m_claims[each.claim]);
            if (known)
                row->same.push_back(each.claim);
        }
        if (!known)
            rows.push_back({What::Claim, !rows.empty() && sameField(rows.back()), each.claim});
    }
}

bool ClaimTree::saysTheSame(const PlacedClaim &a, const PlacedClaim &b) const
{
    const Catalog &catalog = m_snapshot->catalog();
    return a.claim->state == b.claim->state && a.claim->kind == b.claim->kind && a.claim->basis == b.claim->basis
           && catalog.text(a.record, a.claim->value) == catalog.text(b.record, b.claim->value);
}

bool ClaimTree::isDisputed(const Row &row) const
{
    const auto disputed = [this](std::uint32_t claim) {
        const auto file = m_snapshot->fileOfRecord(m_claims[claim].record);
        return file && m_snapshot->isDisputed({*file, m_claims[claim].claim->offset});
    };
    return row.what == What::Claim && (disputed(row.number) || std::ranges::any_of(row.same, disputed));
}

void ClaimTree::addRelations(ThingId thing)
{
    Part part;
    part.title = "relations";
    part.words = tr("Relations");
    const auto edges = m_snapshot->catalog().edges();
    const auto first = std::ranges::lower_bound(edges, thing, {}, &Edge::from);
    for (auto edge = first; edge != edges.end() && edge->from == thing; ++edge)
        part.rows.push_back({What::Edge, false, std::uint32_t(edge - edges.begin())});
    // What points here is known to the graph only where it is lineage, so all are looked at.
    for (std::uint32_t i = 0; i < edges.size(); ++i)
        if (edges[i].to == thing && edges[i].from != thing)
            part.rows.push_back({What::EdgeBack, false, i});
    if (!part.rows.empty())
        m_parts.push_back(std::move(part));
}

void ClaimTree::addJoins(ThingId thing)
{
    m_joins = m_snapshot->catalog().joins(thing);
    if (m_joins.empty())
        return;
    Part part;
    part.title = "joins";
    part.words = tr("Why this is one thing");
    for (std::uint32_t i = 0; i < m_joins.size(); ++i)
        part.rows.push_back({What::Join, false, i});
    m_parts.push_back(std::move(part));
}

// What stands where: 0 is a section; then the section's number and 1; then, above these bits, the row's number and 1.
namespace {
constexpr unsigned partBits = 16;
constexpr quintptr partMask = (quintptr(1) << partBits) - 1;
std::size_t partNumber(const QModelIndex &index)
{
    return std::size_t(index.internalId() & partMask) - 1;
}
bool isBelowRow(const QModelIndex &index)
{
    return index.internalId() >> partBits != 0;
}
std::size_t rowNumber(const QModelIndex &index)
{
    return isBelowRow(index) ? std::size_t(index.internalId() >> partBits) - 1 : std::size_t(index.row());
}
} // namespace

const ClaimTree::Row &ClaimTree::rowOf(const QModelIndex &index) const
{
    return m_parts[partNumber(index)].rows[rowNumber(index)];
}

std::optional<ClaimTree::Row> ClaimTree::rowAt(const QModelIndex &index) const
{
    if (!index.isValid() || index.internalId() == 0)
        return std::nullopt;
    const Row &row = rowOf(index);
    if (!isBelowRow(index))
        return row;
    return Row{row.what, true, row.same[std::size_t(index.row())]};
}

std::optional<SourcePlace> ClaimTree::placeOf(const Row &row) const
{
    const Catalog &catalog = m_snapshot->catalog();
    std::uint32_t record = 0;
    std::uint32_t offset = 0;
    switch (row.what) {
    case What::Claim:
        record = m_claims[row.number].record;
        offset = m_claims[row.number].claim->offset;
        break;
    case What::Edge:
    case What::EdgeBack: {
        const Edge &edge = catalog.edges()[row.number];
        record = edge.record;
        offset = catalog.record(record).relations[edge.relation].offset;
        break;
    }
    case What::Join:
        record = m_joins[row.number].second.record;
        offset = catalog.entity(m_joins[row.number].second).offset;
        break;
    }
    const auto file = m_snapshot->fileOfRecord(record);
    if (!file)
        return std::nullopt;
    return SourcePlace{*file, offset};
}

std::optional<SourcePlace> ClaimTree::placeAt(const QModelIndex &index) const
{
    const auto row = rowAt(index);
    return row ? placeOf(*row) : std::nullopt;
}

std::optional<ThingId> ClaimTree::thingAt(const QModelIndex &index) const
{
    const auto row = rowAt(index);
    if (!row || (row->what != What::Edge && row->what != What::EdgeBack))
        return std::nullopt;
    const Edge &edge = m_snapshot->catalog().edges()[row->number];
    return row->what == What::Edge ? edge.to : edge.from;
}

/// Of an entry that is the chosen thing itself ("governance.approvals[a-1].at" at an approval) only what follows is
/// new.
QString ClaimTree::labelOf(std::string_view path) const
{
    const auto end = path.find("].");
    if (end != path.npos) {
        const FieldArray *array = dictionary().array(withoutKeys(path.substr(0, end + 1)));
        if (array && array->entity == m_snapshot->catalog().thing(*m_thing).kind)
            return fieldLabel("." + std::string(path.substr(end + 2)));
    }
    return fieldLabel(path);
}

QString ClaimTree::textOf(const Row &row, int column) const
{
    const Catalog &catalog = m_snapshot->catalog();
    if (column == Source) {
        const auto place = placeOf(row);
        return place ? m_snapshot->label(*place) : QString();
    }
    switch (row.what) {
    case What::Claim: {
        const PlacedClaim &it = m_claims[row.number];
        if (column == Field)
            return labelOf(fieldOf(it));
        const QString value = onScreen(catalog.text(it.record, it.claim->value));
        if (it.claim->state != State::Given)
            return value.isEmpty() ? stateName(it.claim->state) : tr("%1: %2").arg(stateName(it.claim->state), value);
        switch (it.claim->kind) {
        case ValueKind::Null: return tr("null");
        case ValueKind::EmptyList: return tr("empty list");
        case ValueKind::EmptyObject: return tr("empty object");
        case ValueKind::Text: return value.isEmpty() ? tr("empty text") : shortDigest(value);
        case ValueKind::Number:
        case ValueKind::Bool: return value;
        }
        return value;
    }
    case What::Edge: {
        const Edge &edge = catalog.edges()[row.number];
        return column == Field ? verbName(edge.verb) : thingTitle(catalog, edge.to);
    }
    case What::EdgeBack: {
        const Edge &edge = catalog.edges()[row.number];
        return column == Field ? verbNameBack(edge.verb) : thingTitle(catalog, edge.from);
    }
    case What::Join: {
        const Join &join = m_joins[row.number];
        return column == Field ? joinName(join.reason) : shortDigest(onScreen(join.key));
    }
    }
    return {};
}

QVariant ClaimTree::claimData(const Row &row, int column, int role) const
{
    const Catalog &catalog = m_snapshot->catalog();
    const auto place = placeOf(row);
    switch (role) {
    case Qt::DisplayRole: return row.repeats && column == Field ? QString() : textOf(row, column);
    case Qt::AccessibleTextRole: return textOf(row, column);
    case ToneRole:
        if (column == Source)
            return int(CellTone::Link);
        if (column == Field)
            return int(CellTone::Muted);
        if (row.what == What::Claim) {
            const PlacedClaim &it = m_claims[row.number];
            const bool said =
                it.claim->state == State::Given
                && (it.claim->kind == ValueKind::Number || it.claim->kind == ValueKind::Bool
                    || it.claim->kind == ValueKind::Text)
                && !(it.claim->kind == ValueKind::Text && catalog.text(it.record, it.claim->value).empty());
            if (!said)
                return int(CellTone::Muted);
            return int(looksLikeDigest(catalog.text(it.record, it.claim->value)) ? CellTone::Fixed : CellTone::Plain);
        }
        return int(row.what == What::Join ? CellTone::Fixed : CellTone::Link);
    case GlyphRole:
        if (column != Value_)
            return {};
        if (row.what == What::Claim)
            return isDisputed(row) ? u"warning"_s : QString();
        if (row.what == What::Join)
            return {};
        return kindGlyph(
            catalog.thing(row.what == What::Edge ? catalog.edges()[row.number].to : catalog.edges()[row.number].from)
                .kind);
    case GlyphInkRole: return int(row.what == What::Claim ? Ink::Unknown : Ink::Muted);
    case TailRole: {
        if (column == Source && !row.same.empty())
            return u'+' + counted(row.same.size());
        if (column != Value_ || row.what == What::Claim || row.what == What::Join)
            return {};
        const Edge &edge = catalog.edges()[row.number];
        if (edge.binding == Binding::Name)
            return tr("by name only");
        if (edge.binding == Binding::Open)
            return tr("open end");
        return edge.how.empty() ? QString() : onScreen(edge.how, 40);
    }
    case ElideRole:
        if (column == Field && row.what == What::Claim
            && fieldOf(m_claims[row.number]).find(':') != std::string_view::npos)
            return int(CellElide::Start); // members of another format differ in their last steps
        return int(column == Value_ && row.what != What::Claim ? CellElide::Middle : CellElide::End);
    case Qt::ToolTipRole:
        if (column == Source && place) {
            const EvidenceFile &file = m_snapshot->file(place->file);
            QString tip = m_snapshot->longLabel(*place) + u'\n' + formatName(file.format, file.version);
            if (!row.same.empty())
                tip += u'\n'
                       + tr("%n further place(s) say the same: press the right arrow key to list them", nullptr,
                            int(row.same.size()));
            return tip;
        }
        if (row.what == What::Claim) {
            const PlacedClaim &it = m_claims[row.number];
            if (column == Field) {
                const ::pedigree::Field *field = dictionary().covering(withoutKeys(fieldOf(it)));
                const QString path = onScreen(fieldOf(it));
                return field && !field->note.empty() ? QString(path + u'\n' + onScreen(field->note)) : path;
            }
            QString tip = onScreenLines(catalog.text(it.record, it.claim->value), 1500);
            if (it.claim->basis != Basis::Stated)
                tip += u'\n' + basisName(it.claim->basis);
            if (isDisputed(row))
                tip += u'\n' + tr("Documents disagree about this; both statements are kept.");
            return tip;
        }
        if (row.what == What::Join) {
            const Join &join = m_joins[row.number];
            const auto first = m_snapshot->fileOfRecord(join.first.record);
            const auto second = m_snapshot->fileOfRecord(join.second.record);
            return tr("%1: %2\n%3\n%4")
                .arg(joinName(join.reason), onScreen(join.key),
                     first ? onScreen(m_snapshot->file(*first).file) : QString(),
                     second ? onScreen(m_snapshot->file(*second).file) : QString());
        }
        return bindingName(catalog.edges()[row.number].binding);
    default: return {};
    }
}

QVariant ClaimTree::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    if (const auto row = rowAt(index))
        return role == CopyRole ? QVariant(copied(index)) : claimData(*row, index.column(), role);
    const Part &part = m_parts[std::size_t(index.row())];
    switch (role) {
    case Qt::DisplayRole: return index.column() == Field ? part.words : QString();
    case Qt::AccessibleTextRole: return tr("%1, %n row(s)", nullptr, int(part.rows.size())).arg(part.words);
    case ToneRole: return int(CellTone::Strong);
    case TailRole: return index.column() == Field ? counted(part.rows.size()) : QString();
    case BandRole: return true;
    case CopyRole: return part.words;
    default: return {};
    }
}

QString ClaimTree::copied(const QModelIndex &index) const
{
    const auto row = rowAt(index);
    if (!row)
        return {};
    QString value = textOf(*row, Value_);
    QString field = textOf(*row, Field);
    if (row->what == What::Claim) {
        const PlacedClaim &it = m_claims[row->number];
        field = onScreen(fieldOf(it));
        if (it.claim->state == State::Given && it.claim->kind <= ValueKind::Bool)
            value = onScreenLines(m_snapshot->catalog().text(it.record, it.claim->value), 1000000);
    }
    QString words = field + u'\t' + value;
    if (const auto place = placeOf(*row)) {
        words += u'\t' + m_snapshot->longLabel(*place);
        if (const auto &digest = m_snapshot->file(place->file).digest)
            words += u'\t' + onScreen(digest->str());
    }
    return words;
}

QModelIndex ClaimTree::index(int row, int column, const QModelIndex &parent) const
{
    if (row < 0 || column < 0 || column >= ColumnCount || row >= rowCount(parent))
        return {};
    if (!parent.isValid())
        return createIndex(row, column, quintptr(0));
    if (parent.internalId() == 0)
        return createIndex(row, column, quintptr(parent.row()) + 1);
    return createIndex(row, column, parent.internalId() | (quintptr(parent.row()) + 1) << partBits);
}

QModelIndex ClaimTree::parent(const QModelIndex &child) const
{
    if (!child.isValid() || child.internalId() == 0)
        return {};
    if (isBelowRow(child))
        return createIndex(int(rowNumber(child)), 0, child.internalId() & partMask);
    return createIndex(int(partNumber(child)), 0, quintptr(0));
}

int ClaimTree::rowCount(const QModelIndex &parent) const
{
    if (!parent.isValid())
        return int(m_parts.size());
    if (parent.column() != 0 || isBelowRow(parent))
        return 0;
    if (parent.internalId() == 0)
        return int(m_parts[std::size_t(parent.row())].rows.size());
    return int(rowOf(parent).same.size());
}

int ClaimTree::columnCount(const QModelIndex &) const
{
    return ColumnCount;
}

Qt::ItemFlags ClaimTree::flags(const QModelIndex &index) const
{
    if (!index.isValid())
        return Qt::NoItemFlags;
    Qt::ItemFlags all = Qt::ItemIsEnabled | Qt::ItemIsSelectable;
    if (index.internalId() != 0 && rowCount(index.siblingAtColumn(0)) == 0)
        all |= Qt::ItemNeverHasChildren;
    return all;
}

QVariant ClaimTree::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation == Qt::Horizontal && role == Qt::TextAlignmentRole)
        return int(Qt::AlignLeft | Qt::AlignVCenter);
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Field: return tr("Field");
    case Value_: return tr("Value");
    case Source: return tr("Source");
    default: return {};
    }
}

} // namespace pedigree
