#include "ui/inventory/inventorypage.h"

#include "ui/adapters/text.h"
#include "ui/inventory/facetlist.h"
#include "ui/widgets/cell.h"
#include "ui/widgets/elidedlabel.h"
#include "ui/widgets/emptystate.h"
#include "ui/widgets/icons.h"
#include "ui/widgets/theme.h"

#include <QAction>
#include <QApplication>
#include <QBoxLayout>
#include <QClipboard>
#include <QComboBox>
#include <QDataStream>
#include <QHeaderView>
#include <QIODevice>
#include <QKeyEvent>
#include <QMenu>
#include <QSplitter>
#include <QStackedWidget>
#include <QTableView>
#include <QToolButton>

using namespace Qt::StringLiterals;

namespace pedigree {

namespace {

using ColumnKind = InventoryColumn::Kind;

/// How many fields of a kind get a column without being asked for.
constexpr std::size_t fieldsAtFirst = 5;
constexpr std::size_t fieldsOffered = 40;
constexpr int roomForAll = 680;

std::string keyOf(const InventoryColumn &column)
{
    return column.kind == ColumnKind::Field ? column.path : "#" + std::to_string(int(column.kind));
}

} // namespace

InventoryPage::InventoryPage(Selection &selection, JobRunner &jobs, QWidget *parent)
    : QWidget(parent)
    , m_selection(selection)
    , m_jobs(jobs)
    , m_model(new EntityTable(this))
    , m_table(new QTableView(this))
    , m_facets(new FacetList(this))
    , m_splitter(new QSplitter(this))
    , m_stack(new QStackedWidget(this))
    , m_empty(new EmptyState(u"inventoryEmpty"_s, u"inventory"_s, this))
    , m_noMatch(new EmptyState(u"inventoryNoMatch"_s, u"filter"_s, this))
    , m_bar(new QWidget(this))
    , m_group(new QComboBox(this))
    , m_columns(new QToolButton(this))
    , m_understood(new ElidedLabel(this))
    , m_count(new ElidedLabel(this))
    , m_showAll(new QAction(this))
{
    setObjectName(u"inventoryPage"_s);
    setAccessibleName(tr("Inventory"));
    buildTable();
    buildBar();
    m_empty->setWords(tr("No inventory yet"),
                      tr("This page lists everything that the opened evidence speaks of: models, adapters, datasets, "
                         "prompts, tools, software and what surrounds them."),
                      tr("or drop a pack anywhere on this window"));
    connect(m_showAll, &QAction::triggered, this, [this] {
        m_ask.chosen.clear();
        if (m_selection.filtered())
            emit filterDropped();
        arrangeAgain();
    });
    m_noMatch->setSteps(m_showAll);

    auto *tableStack = new QStackedWidget(this);
    tableStack->addWidget(m_table);
    tableStack->addWidget(m_noMatch);
    tableStack->setObjectName(u"inventoryTableStack"_s);
    m_splitter->setObjectName(u"inventorySplitter"_s);
    m_splitter->setHandleWidth(1);
    m_splitter->setChildrenCollapsible(true);
    m_splitter->addWidget(m_facets);
    m_splitter->addWidget(tableStack);
    m_splitter->setStretchFactor(0, 0);
    m_splitter->setStretchFactor(1, 1);
    m_splitter->setSizes({172, 800});
    auto *page = new QWidget(this);
    auto *column = new QVBoxLayout(page);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_bar);
    column->addWidget(m_splitter, 1);
    m_stack->addWidget(m_empty);
    m_stack->addWidget(page);
    auto *all = new QVBoxLayout(this);
    all->setContentsMargins(0, 0, 0, 0);
    all->addWidget(m_stack);

    connect(m_facets, &FacetList::toggled, this, [this](FacetValue value, bool on) {
        if (on)
            m_ask.chosen.insert(value);
        else
            m_ask.chosen.erase(value);
        arrangeAgain();
    });
    connect(&m_selection, &Selection::snapshotChanged, this, &InventoryPage::gather);
    connect(&m_selection, &Selection::filteredChanged, this, &InventoryPage::arrangeAgain);
    connect(&m_selection, &Selection::thingChanged, this, &InventoryPage::followSelection);
}

void InventoryPage::buildTable()
{
    m_table->setObjectName(u"inventoryTable"_s);
    m_table->setAccessibleName(tr("Things"));
    m_table->setModel(m_model);
    m_table->setItemDelegate(new CellDelegate(m_table));
    m_table->setShowGrid(false);
    m_table->setWordWrap(false);
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setSelectionMode(QAbstractItemView::ExtendedSelection);
    m_table->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_table->setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_table->setTabKeyNavigation(false);
    m_table->setCornerButtonEnabled(false);
    m_table->setContextMenuPolicy(Qt::CustomContextMenu);
    m_table->setMouseTracking(true);
    m_table->verticalHeader()->hide();
    m_table->verticalHeader()->setMinimumSectionSize(10);
    m_table->verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    m_table->verticalHeader()->setDefaultSectionSize(rowHeight());
    QHeaderView *header = m_table->horizontalHeader();
    header->setObjectName(u"inventoryHeader"_s);
    header->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    header->setHighlightSections(false);
    header->setStretchLastSection(true);
    header->setSectionsMovable(true);
    header->setSectionsClickable(true);
    header->setSortIndicatorShown(true);
    header->setSortIndicator(0, Qt::AscendingOrder);
    header->setContextMenuPolicy(Qt::CustomContextMenu);
    m_table->installEventFilter(this);

    connect(header, &QHeaderView::sortIndicatorChanged, this, [this](int section, Qt::SortOrder order) {
        if (m_following || section < 0 || std::size_t(section) >= m_model->columns().size())
            return;
        m_ask.sortBy = m_model->columns()[std::size_t(section)];
        m_ask.descending = order == Qt::DescendingOrder;
        arrangeAgain();
    });
    connect(header, &QHeaderView::customContextMenuRequested, this, &InventoryPage::chooseColumns);
    connect(m_table, &QTableView::customContextMenuRequested, this, &InventoryPage::contextMenu);
    connect(m_table, &QTableView::doubleClicked, this, &InventoryPage::activate);
    connect(m_table, &QTableView::clicked, this, [this](const QModelIndex &index) {
        if (m_model->groupAt(index.row()))
            activate(index);
    });
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this, [this](const QModelIndex &index) {
        if (m_following)
            return;
        if (const auto thing = m_model->thingAt(index.row()))
            m_selection.choose(*thing);
    });
}

void InventoryPage::buildBar()
{
    m_bar->setObjectName(u"inventoryBar"_s);
    m_understood->setObjectName(u"inventoryUnderstood"_s);
    m_understood->setProperty("tone", u"muted"_s);
    m_count->setObjectName(u"inventoryCount"_s);
    m_count->setProperty("tone", u"muted"_s);
    m_count->setSizePolicy(QSizePolicy::Minimum, QSizePolicy::Fixed);
    m_group->setObjectName(u"inventoryGroup"_s);
    m_group->setAccessibleName(tr("Group by"));
    m_group->setToolTip(tr("Group the rows"));
    m_group->addItem(tr("No groups"), -1);
    for (const Facet facet : {Facet::Kind, Facet::Format, Facet::Licence, Facet::State})
        m_group->addItem(tr("By %1").arg(EntityTable::facetTitle(facet).toLower()), int(facet));
    m_columns->setObjectName(u"inventoryColumns"_s);
    m_columns->setIcon(icon(u"columns"_s));
    m_columns->setText(tr("Columns"));
    m_columns->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_columns->setFocusPolicy(Qt::TabFocus);
    m_columns->setAccessibleName(tr("Choose columns"));
    m_columns->setToolTip(tr("Choose columns"));
    connect(m_columns, &QToolButton::clicked, this, &InventoryPage::chooseColumns);
    connect(m_group, &QComboBox::currentIndexChanged, this, [this] {
        const int facet = m_group->currentData().toInt();
        m_ask.groupBy = facet < 0 ? std::nullopt : std::optional(Facet(facet));
        m_ask.closed.clear();
        arrangeAgain();
    });
    auto *row = new QHBoxLayout(m_bar);
    row->setContentsMargins(8, 3, 8, 3);
    row->setSpacing(8);
    row->addWidget(m_understood, 1);
    row->addWidget(m_count);
    row->addSpacing(4);
    row->addWidget(m_group);
    row->addWidget(m_columns);
}

void InventoryPage::gather()
{
    m_facts.reset();
    m_view.reset();
    m_ask.chosen.clear();
    m_ask.closed.clear();
    m_model->present(nullptr);
    const auto snapshot = m_selection.snapshot();
    if (!snapshot) {
        m_stack->setCurrentIndex(0);
        return;
    }
    m_jobs.start(
        u"inventory-facts"_s, tr("List everything"), this,
        [evidence = snapshot->shared()](const Watch &watch) { return gatherFacts(evidence, watch); },
        [this](std::shared_ptr<const InventoryFacts> facts) {
            m_facts = std::move(facts);
            arrangeAgain();
        });
}

void InventoryPage::arrangeAgain()
{
    if (!m_facts)
        return;
    m_ask.filter = m_selection.filtered();
    m_jobs.start(
        u"inventory"_s, {}, this,
        [facts = m_facts, ask = m_ask](const Watch &watch) { return arrange(facts, ask, watch); },
        [this](std::shared_ptr<const InventoryView> view) {
            if (view->facts == m_facts)
                present(std::move(view));
        });
}

void InventoryPage::present(std::shared_ptr<const InventoryView> view)
{
    const bool first = !m_view;
    m_view = std::move(view);
    m_following = true;
    auto columns = wantedColumns();
    const bool otherColumns = columns != m_model->columns();
    if (otherColumns)
        m_model->setColumns(std::move(columns));
    m_model->present(m_view);
    int sorted = -1;
    for (std::size_t i = 0; i < m_model->columns().size(); ++i)
        if (m_model->columns()[i] == m_ask.sortBy)
            sorted = int(i);
    m_table->horizontalHeader()->setSortIndicator(sorted, m_ask.descending ? Qt::DescendingOrder : Qt::AscendingOrder);
    m_facets->present(*m_view);
    m_following = false;
    if (otherColumns || first)
        fitColumns();
    const std::size_t total = m_selection.snapshot() ? m_selection.snapshot()->catalog().things().size() : 0;
    m_stack->setCurrentIndex(total == 0 ? 0 : 1);
    auto *tableStack = findChild<QStackedWidget *>(u"inventoryTableStack"_s);
    tableStack->setCurrentIndex(m_view->shown == 0 ? 1 : 0);
    if (m_view->shown == 0) {
        m_noMatch->setWords(
            tr("Nothing matches"),
            tr("None of the %Ln thing(s) fits the filter and the facets you ticked.", nullptr, int(total)));
        m_showAll->setText(tr("Show all %1").arg(counted(total)));
        m_noMatch->setSteps(m_showAll);
    }
    sayCount();
    followSelection();
}

void InventoryPage::sayCount()
{
    const std::size_t total = m_facts->evidence->catalog->things().size();
    m_count->setWhole(tr("%1 of %2").arg(counted(m_view->shown), counted(total)));
    m_understood->setWhole(m_view->ask.filter ? m_view->ask.filter->understood : QString());
}

std::vector<InventoryColumn> InventoryPage::wantedColumns() const
{
    std::vector<InventoryColumn> all{{ColumnKind::Name}};
    std::optional<EntityKind> kind;
    bool oneKind = true;
    for (const FacetValue &value : m_view->ask.chosen)
        if (value.facet == Facet::Kind) {
            oneKind = !kind;
            kind = EntityKind(value.value);
        }
    if (!kind || !oneKind)
        all.push_back({ColumnKind::Kind});
    for (const auto each : {ColumnKind::Version, ColumnKind::State, ColumnKind::Licence})
        all.push_back({each});
    if (kind && oneKind) {
        const auto &fields = m_facts->fields[std::size_t(*kind)];
        for (std::size_t i = 0; i < std::min(fields.size(), fieldsAtFirst); ++i)
            all.push_back({ColumnKind::Field, fields[i].path});
    }
    // Where there is little room, what a column less costs is less than what all others would be cut by.
    if (m_table->width() >= roomForAll || m_added.contains(keyOf({ColumnKind::Documents})))
        all.push_back({ColumnKind::Documents});
    for (const std::string &key : m_added) {
        InventoryColumn column{ColumnKind::Field, key};
        if (key.starts_with('#'))
            column = {ColumnKind(key[1] - '0')};
        if (std::ranges::find(all, column) == all.end())
            all.push_back(column);
    }
    std::erase_if(all, [this](const InventoryColumn &column) {
        return column.kind != ColumnKind::Name && m_hidden.contains(keyOf(column));
    });
    return all;
}

void InventoryPage::fitColumns()
{
    // By the head and the first rows that are seen; the name is elastic and takes what is left.
    const QFontMetrics metrics(m_table->font());
    const auto &columns = m_model->columns();
    const int rows = qMin(m_model->rowCount(), 200);
    constexpr int narrowestName = 190;
    QList<int> wanted;
    int used = 0;
    for (int c = 0; c < int(columns.size()); ++c) {
        int wide = metrics.horizontalAdvance(EntityTable::columnTitle(columns[std::size_t(c)])) + 30;
        for (int r = 0; r < rows; ++r) {
            const QModelIndex index = m_model->index(r, c);
            if (!m_model->groupAt(r))
                wide = qMax(wide, metrics.horizontalAdvance(index.data().toString()) + 14
                                      + (index.data(GlyphRole).toString().isEmpty() ? 0 : 22));
        }
        wanted << qMin(wide, c == 0 ? 420 : 220);
        used += c == 0 ? 0 : wanted.last();
    }
    // What is too much is taken from the widest ones, down to a width at which they still say something.
    const int room = m_table->viewport()->width();
    const int forName = qMin(wanted.first(), narrowestName);
    while (used + forName > room) {
        qsizetype widest = -1;
        for (qsizetype c = 1; c < wanted.size(); ++c)
            if (wanted[c] > 90 && (widest < 0 || wanted[c] > wanted[widest]))
                widest = c;
        if (widest < 0)
            break;
        const int less = qMin(used + forName - room, qMin(10, wanted[widest] - 90));
        wanted[widest] -= less;
        used -= less;
    }
    wanted[0] = qMax(forName, room - used);
    for (int c = 0; c < int(wanted.size()); ++c)
        m_table->setColumnWidth(c, wanted[c]);
}

void InventoryPage::chooseColumns()
{
    if (!m_view)
        return;
    auto *menu = new QMenu(this);
    menu->setObjectName(u"inventoryColumnMenu"_s);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    const auto offer = [this, menu](const InventoryColumn &column) {
        const std::string key = keyOf(column);
        const bool on = std::ranges::find(m_model->columns(), column) != m_model->columns().end();
        QAction *action = menu->addAction(EntityTable::columnTitle(column));
        action->setCheckable(true);
        action->setChecked(on);
        connect(action, &QAction::triggered, this, [this, key](bool wanted) {
            if (wanted) {
                m_hidden.erase(key);
                m_added.insert(key);
            } else {
                m_added.erase(key);
                m_hidden.insert(key);
            }
            if (m_view)
                present(m_view);
        });
    };
    for (const auto each : {ColumnKind::Kind, ColumnKind::Version, ColumnKind::Licence, ColumnKind::State,
                            ColumnKind::Documents, ColumnKind::Identity})
        offer({each});
    menu->addSeparator();
    std::set<EntityKind> kinds;
    for (const FacetValue &value : m_view->ask.chosen)
        if (value.facet == Facet::Kind)
            kinds.insert(EntityKind(value.value));
    if (kinds.empty()) {
        QAction *hint = menu->addAction(tr("Tick a kind at the left to choose from its fields"));
        hint->setEnabled(false);
    }
    for (const EntityKind kind : kinds) {
        const auto &fields = m_facts->fields[std::size_t(kind)];
        for (std::size_t i = 0; i < std::min(fields.size(), fieldsOffered); ++i)
            offer({ColumnKind::Field, fields[i].path});
    }
    menu->popup(m_columns->mapToGlobal(QPoint(0, m_columns->height())));
}

void InventoryPage::followSelection()
{
    const auto thing = m_selection.thing();
    if (!thing || !m_view)
        return;
    const int row = m_model->rowOf(*thing);
    m_following = true;
    if (row < 0)
        m_table->clearSelection();
    else if (m_table->currentIndex().row() != row || !m_table->selectionModel()->isRowSelected(row)) {
        m_table->selectRow(row);
        m_table->scrollTo(m_model->index(row, 0));
    }
    m_following = false;
}

void InventoryPage::activate(const QModelIndex &index)
{
    if (const auto group = m_model->groupAt(index.row())) {
        if (!m_ask.closed.erase(*group))
            m_ask.closed.insert(*group);
        arrangeAgain();
    } else if (const auto thing = m_model->thingAt(index.row())) {
        m_selection.choose(*thing);
        emit opened(*thing);
    }
}

void InventoryPage::contextMenu(const QPoint &at)
{
    auto *menu = new QMenu(this);
    menu->setObjectName(u"inventoryMenu"_s);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    connect(menu->addAction(icon(u"copy"_s), tr("Copy as table (TSV)")), &QAction::triggered, this,
            &InventoryPage::copyTsv);
    connect(menu->addAction(tr("Copy as JSON")), &QAction::triggered, this, &InventoryPage::copyJson);
    if (const auto thing = m_model->thingAt(m_table->indexAt(at).row())) {
        menu->addSeparator();
        const EntityKind kind = m_facts->evidence->catalog->thing(*thing).kind;
        connect(menu->addAction(tr("Show only this kind: %1").arg(kindName(kind))), &QAction::triggered, this,
                [this, kind] {
                    m_ask.chosen.insert({Facet::Kind, std::uint32_t(kind)});
                    arrangeAgain();
                });
        connect(menu->addAction(tr("Show its lineage")), &QAction::triggered, this,
                [this, thing = *thing] { emit opened(thing); });
    }
    menu->popup(m_table->viewport()->mapToGlobal(at));
}

QList<int> InventoryPage::chosenRows() const
{
    QList<int> rows;
    const QModelIndexList chosen = m_table->selectionModel()->selectedRows();
    for (const QModelIndex &index : chosen)
        rows.append(index.row());
    if (rows.isEmpty())
        for (int row = 0; row < m_model->rowCount(); ++row)
            rows.append(row);
    std::ranges::sort(rows);
    return rows;
}

void InventoryPage::copyTsv()
{
    QApplication::clipboard()->setText(copiedTsv());
}
void InventoryPage::copyJson()
{
    QApplication::clipboard()->setText(copiedJson());
}

bool InventoryPage::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_table && event->type() == QEvent::Resize && m_view) {
        auto columns = wantedColumns();
        if (columns != m_model->columns())
            present(m_view);
        fitColumns();
    }
    if (watched == m_table && event->type() == QEvent::KeyPress) {
        auto *key = static_cast<QKeyEvent *>(event);
        if (key->matches(QKeySequence::Copy)) {
            copyTsv();
            return true;
        }
        if (key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter) {
            activate(m_table->currentIndex());
            return true;
        }
    }
    return QWidget::eventFilter(watched, event);
}

QByteArray InventoryPage::saveLayout() const
{
    QByteArray bytes;
    QDataStream out(&bytes, QIODevice::WriteOnly);
    const auto list = [](const std::set<std::string> &keys) {
        QStringList words;
        for (const std::string &key : keys)
            words << onScreen(key);
        return words;
    };
    out << qint32(1) << list(m_hidden) << list(m_added) << qint32(m_group->currentIndex()) << m_splitter->saveState();
    return bytes;
}

void InventoryPage::restoreLayout(const QByteArray &layout)
{
    QDataStream in(layout);
    qint32 version = 0;
    qint32 group = 0;
    QStringList hidden;
    QStringList added;
    QByteArray splitter;
    in >> version >> hidden >> added >> group >> splitter;
    if (version != 1 || in.status() != QDataStream::Ok)
        return;
    m_hidden.clear();
    m_added.clear();
    for (const QString &key : std::as_const(hidden))
        m_hidden.insert(toUtf8(key));
    for (const QString &key : std::as_const(added))
        m_added.insert(toUtf8(key));
    m_splitter->restoreState(splitter);
    m_group->setCurrentIndex(group);
}

} // namespace pedigree
