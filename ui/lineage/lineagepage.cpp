#include "ui/lineage/lineagepage.h"

#include "ui/adapters/text.h"
#include "ui/lineage/canvas.h"
#include "ui/lineage/lineagetable.h"
#include "ui/lineage/words.h"
#include "ui/widgets/cell.h"
#include "ui/widgets/elidedlabel.h"
#include "ui/widgets/emptystate.h"
#include "ui/widgets/filterfield.h"
#include "ui/widgets/icons.h"
#include "ui/widgets/theme.h"

#include <QAction>
#include <QApplication>
#include <QBoxLayout>
#include <QClipboard>
#include <QComboBox>
#include <QFileDialog>
#include <QHeaderView>
#include <QKeyEvent>
#include <QLabel>
#include <QMenu>
#include <QSaveFile>
#include <QShortcut>
#include <QSpinBox>
#include <QStackedWidget>
#include <QStyle>
#include <QTableView>
#include <QToolButton>

#include <algorithm>
#include <set>

using namespace Qt::StringLiterals;

namespace pedigree {

namespace {

constexpr std::size_t listedJob = 5000; ///< things from which laying out is worth a line among the jobs
constexpr int mostOffered = 30;         ///< parents or children in a menu

/// How many boxes a first view gets: about three windows full, so that what matters is not scrolled for.
std::size_t boxesFor(double width, double height)
{
    const double cards = width / 150 * (height / 48);
    return std::size_t(std::clamp(3 * cards, 90.0, 300.0));
}

QString modeWords(LineageMode mode)
{
    switch (mode) {
    case LineageMode::Everything: return LineagePage::tr("Everything");
    case LineageMode::Relatives: return LineagePage::tr("Focus");
    case LineageMode::Ancestors: return LineagePage::tr("Ancestors");
    case LineageMode::Descendants: return LineagePage::tr("Descendants");
    case LineageMode::Path: return LineagePage::tr("Path");
    case LineageMode::Impact: return LineagePage::tr("Impact");
    }
    return {};
}

}

LineagePage::LineagePage(Selection &selection, JobRunner &jobs, QWidget *parent)
    : QWidget(parent), m_selection(selection), m_jobs(jobs), m_stack(new QStackedWidget(this)),
      m_empty(new EmptyState(u"lineageEmpty"_s, u"lineage"_s, this)),
      m_none(new EmptyState(u"lineageNone"_s, u"lineage"_s, this)),
      m_noMatch(new EmptyState(u"lineageNoMatch"_s, u"filter"_s, this)), m_views(new QStackedWidget(this)),
      m_canvas(new LineageCanvas(jobs, this)), m_table(new QTableView(this)), m_model(new LineageTable(this)),
      m_bar(new QWidget(this)), m_modes(new QComboBox(this)), m_depthBox(new QSpinBox(this)),
      m_onlyButton(new QToolButton(this)), m_findButton(new QToolButton(this)), m_tableButton(new QToolButton(this)),
      m_exportButton(new QToolButton(this)), m_sentence(new ElidedLabel(this)), m_findBar(new QWidget(this)),
      m_findField(new FilterField(u"lineageFind"_s, u"search"_s, this)), m_foundLabel(new QLabel(this)),
      m_showAll(new QAction(this))
{
    setObjectName(u"lineagePage"_s);
    setAccessibleName(tr("Lineage"));
    m_empty->setWords(tr("No lineage yet"),
                      tr("This page shows what came from what: from data and base models through adapters, prompts and "
                         "tools to the systems in use, and how each step is known."),
                      tr("or drop a pack anywhere on this window"));
    connect(m_showAll, &QAction::triggered, this, [this] {
        const bool filtered = m_selection.filtered() != nullptr;
        setMode(LineageMode::Everything);
        if (filtered)
            emit filterDropped();
    });
    m_noMatch->setSteps(m_showAll);
    buildBar();
    buildFind();
    buildTable();
    buildActions();

    m_views->setObjectName(u"lineageViews"_s);
    m_views->addWidget(m_canvas);
    m_views->addWidget(m_table);
    m_views->addWidget(m_noMatch);
    auto *page = new QWidget(this);
    auto *column = new QVBoxLayout(page);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_bar);
    column->addWidget(m_findBar);
    column->addWidget(m_views, 1);
    m_stack->setObjectName(u"lineageStack"_s);
    m_stack->addWidget(m_empty);
    m_stack->addWidget(page);
    m_stack->addWidget(m_none);
    auto *all = new QVBoxLayout(this);
    all->setContentsMargins(0, 0, 0, 0);
    all->addWidget(m_stack);
    setFocusProxy(m_canvas);

    connect(m_canvas, &LineageCanvas::boxChosen, this, &LineagePage::chooseBox);
    connect(m_canvas, &LineageCanvas::otherChosen, this, [this](std::uint32_t box) {
        const auto from = chosenThing();
        if (from && box != LineageCanvas::None && m_picture->thingOf(box) != *from)
            showPath(*from, m_picture->thingOf(box));
        else
            chooseBox(box);
    });
    connect(m_canvas, &LineageCanvas::markAsked, this, [this](std::uint32_t box) {
        const std::uint32_t marked = m_canvas->other();
        if (marked != LineageCanvas::None && marked != box)
            showPath(m_picture->thingOf(marked), m_picture->thingOf(box));
        else
            m_canvas->setOther(marked == box ? LineageCanvas::None : box);
    });
    connect(m_canvas, &LineageCanvas::unfoldAsked, this, &LineagePage::unfold);
    connect(m_canvas, &LineageCanvas::foldAsked, this, &LineagePage::foldBox);
    connect(m_canvas, &LineageCanvas::focusAsked, this, [this] { setMode(LineageMode::Relatives); });
    connect(m_canvas, &LineageCanvas::leaveAsked, this, [this] {
        if (m_findBar->isVisible())
            m_findBar->hide();
        else
            setMode(LineageMode::Everything);
    });
    connect(m_canvas, &LineageCanvas::findAsked, this, &LineagePage::find);
    connect(m_canvas, &LineageCanvas::copyAsked, this, &LineagePage::copy);
    connect(m_canvas, &LineageCanvas::relativesAsked, this, &LineagePage::relatives);
    connect(m_canvas, &LineageCanvas::menuAsked, this, &LineagePage::menu);
    connect(&m_selection, &Selection::snapshotChanged, this, &LineagePage::start);
    connect(&m_selection, &Selection::thingChanged, this, &LineagePage::followSelection);
    connect(&m_selection, &Selection::filteredChanged, this, [this] {
        if (m_only || (m_picture && m_picture->ask.only))
            layOutAgain(false);
        else
            markAgain();
    });
    if (m_selection.snapshot())
        start();
}

void LineagePage::buildBar()
{
    m_bar->setObjectName(u"lineageBar"_s);
    auto *row = new QHBoxLayout(m_bar);
    row->setContentsMargins(8, 4, 8, 4);
    row->setSpacing(8);
    m_modes->setObjectName(u"lineageMode"_s);
    m_modes->setAccessibleName(tr("What is asked for"));
    m_modes->setToolTip(tr("What is in the light: Enter focuses on the chosen thing, Shift+B shows what it reaches"));
    for (const LineageMode mode : {LineageMode::Everything, LineageMode::Relatives, LineageMode::Ancestors,
                                   LineageMode::Descendants, LineageMode::Path, LineageMode::Impact})
        m_modes->addItem(modeWords(mode), int(mode));
    connect(m_modes, &QComboBox::activated, this,
            [this](int index) { setMode(LineageMode(m_modes->itemData(index).toInt())); });

    m_depthBox->setObjectName(u"lineageDepth"_s);
    m_depthBox->setAccessibleName(tr("How many steps away"));
    m_depthBox->setToolTip(tr("How many steps away"));
    m_depthBox->setRange(0, 99);
    m_depthBox->setSpecialValueText(tr("all steps"));
    m_depthBox->setSuffix(tr(" steps"));
    m_depthBox->hide();
    connect(m_depthBox, &QSpinBox::valueChanged, this, &LineagePage::setDepth);

    const auto dress = [](QToolButton *button, const QString &name, const QString &glyphName, const QString &words) {
        button->setObjectName(name);
        button->setIcon(icon(glyphName));
        button->setAutoRaise(true);
        button->setToolTip(words);
        button->setAccessibleName(words);
        button->setFocusPolicy(Qt::TabFocus);
    };
    dress(m_onlyButton, u"lineageOnly"_s, u"filter"_s, tr("Leave out the rest (H)"));
    m_onlyButton->setCheckable(true);
    connect(m_onlyButton, &QToolButton::clicked, this, &LineagePage::setOnly);
    dress(m_findButton, u"lineageFindButton"_s, u"search"_s, tr("Find a name (Ctrl+F)"));
    connect(m_findButton, &QToolButton::clicked, this, &LineagePage::find);
    dress(m_tableButton, u"lineageTableButton"_s, u"inventory"_s, tr("The same as a list (T)"));
    m_tableButton->setCheckable(true);
    connect(m_tableButton, &QToolButton::clicked, this, &LineagePage::showTable);
    dress(m_exportButton, u"lineageExport"_s, u"down"_s, tr("Save as picture or text"));
    m_exportButton->setPopupMode(QToolButton::InstantPopup);
    auto *forms = new QMenu(m_exportButton);
    forms->setObjectName(u"lineageExportMenu"_s);
    for (const LineageForm form : {LineageForm::Png, LineageForm::Svg, LineageForm::Dot, LineageForm::Mermaid,
                                   LineageForm::GraphMl}) {
        QAction *action = forms->addAction(tr("%1…").arg(formTitle(form)));
        action->setObjectName(u"lineageExport-"_s + formSuffix(form));
        connect(action, &QAction::triggered, this, [this, form] { chooseFile(form); });
    }
    m_exportButton->setMenu(forms);

    m_sentence->setObjectName(u"lineageSentence"_s);
    m_sentence->setProperty("tone", u"muted"_s);
    m_sentence->setAccessibleName(tr("What is shown"));
    row->addWidget(m_modes);
    row->addWidget(m_depthBox);
    row->addWidget(m_onlyButton);
    row->addWidget(m_sentence, 1);
    row->addWidget(m_findButton);
    row->addWidget(m_tableButton);
    row->addWidget(m_exportButton);
}

void LineagePage::buildFind()
{
    m_findBar->setObjectName(u"lineageFindBar"_s);
    auto *row = new QHBoxLayout(m_findBar);
    row->setContentsMargins(8, 2, 8, 4);
    row->setSpacing(8);
    m_findField->setPlaceholderText(tr("Find a name, then Enter for the next (Ctrl+F)"));
    m_findField->setAccessibleName(tr("Find in the lineage"));
    m_foundLabel->setObjectName(u"lineageFound"_s);
    m_foundLabel->setProperty("tone", u"muted"_s);
    row->addWidget(m_findField, 1);
    row->addWidget(m_foundLabel);
    m_findBar->hide();
    connect(m_findField, &FilterField::asked, this, &LineagePage::search);
    connect(m_findField, &QLineEdit::returnPressed, this, [this] {
        if (m_findField->text().trimmed().isEmpty())
            return;
        if (m_found.empty() || m_foundAt < 0)
            search(m_findField->text().trimmed());
        else
            step(QApplication::keyboardModifiers() & Qt::ShiftModifier ? -1 : 1);
    });
    auto *leave = new QShortcut(QKeySequence(Qt::Key_Escape), m_findBar, nullptr, nullptr,
                                Qt::WidgetWithChildrenShortcut);
    connect(leave, &QShortcut::activated, this, [this] {
        m_findBar->hide();
        m_canvas->setFocus();
    });
}

void LineagePage::buildTable()
{
    m_table->setObjectName(u"lineageTable"_s);
    m_table->setAccessibleName(tr("Lineage as a list"));
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
    m_table->verticalHeader()->hide();
    m_table->verticalHeader()->setMinimumSectionSize(10);
    m_table->verticalHeader()->setDefaultSectionSize(rowHeight());
    QHeaderView *header = m_table->horizontalHeader();
    header->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    header->setHighlightSections(false);
    header->setSortIndicatorShown(true);
    header->setSectionsClickable(true);
    header->setStretchLastSection(true);
    header->setSortIndicator(-1, Qt::AscendingOrder);
    m_table->setColumnWidth(LineageTable::Name, 280);
    m_table->setColumnWidth(LineageTable::Kind, 110);
    m_table->setColumnWidth(LineageTable::Version, 110);
    m_table->setColumnWidth(LineageTable::Steps, 64);
    connect(header, &QHeaderView::sortIndicatorChanged, m_model, &LineageTable::sort);
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this, [this](const QModelIndex &now) {
        const auto thing = m_model->thingAt(now.row());
        if (thing && !m_following)
            m_selection.choose(*thing);
    });
    connect(m_table, &QTableView::activated, this, [this](const QModelIndex &index) {
        if (const auto thing = m_model->thingAt(index.row())) {
            showTable(false);
            goTo(*thing);
        }
    });
}

void LineagePage::buildActions()
{
    const auto act = [this](const QString &name, const QString &words, const QKeySequence &keys, auto &&what) {
        auto *action = new QAction(words, this);
        action->setObjectName(name);
        action->setShortcut(keys);
        action->setShortcutContext(Qt::WidgetWithChildrenShortcut);
        connect(action, &QAction::triggered, this, what);
        addAction(action);
    };
    act(u"lineageActImpact"_s, tr("Impact: what it reaches"), QKeySequence(Qt::SHIFT | Qt::Key_B),
        [this] { setMode(m_mode == LineageMode::Impact ? LineageMode::Everything : LineageMode::Impact); });
    act(u"lineageActTable"_s, tr("The same as a list"), QKeySequence(Qt::Key_T),
        [this] { showTable(m_views->currentWidget() != m_table); });
    act(u"lineageActOnly"_s, tr("Leave out the rest"), QKeySequence(Qt::Key_H), [this] { setOnly(!m_only); });
}

void LineagePage::start()
{
    m_picture.reset();
    m_set.reset();
    m_mode = LineageMode::Everything;
    m_subject.reset();
    m_other.reset();
    m_only = false;
    m_folding = {};
    m_unfoldAll = false;
    m_opened.clear();
    m_found.clear();
    m_foundAt = -1;
    m_saidLast.clear();
    m_onlyButton->setChecked(false);
    m_modes->setCurrentIndex(0);
    m_depthBox->hide();
    m_findBar->hide();
    m_jobs.stopLane(u"lineage"_s);
    m_jobs.stopLane(u"lineage-marks"_s);
    m_canvas->present(nullptr, true);
    m_model->present(nullptr, nullptr);
    if (!m_selection.snapshot()) {
        m_stack->setCurrentWidget(m_empty);
        return;
    }
    layOutAgain(true);
}

LineageQuery LineagePage::query() const
{
    return {m_mode, m_subject, m_other, m_depth, m_selection.filtered() && !m_selection.filtered()->bad ? m_selection.filtered() : nullptr};
}

bool LineagePage::narrowed() const { return m_mode != LineageMode::Everything || query().filter; }

bool LineagePage::isSettled() const
{
    return !m_jobs.isRunning(u"lineage"_s) && !m_jobs.isRunning(u"lineage-marks"_s) && m_canvas->isWhole();
}

void LineagePage::layOutAgain(bool first)
{
    const auto snapshot = m_selection.snapshot();
    if (!snapshot)
        return;
    LineageAsk ask;
    ask.folding = m_folding;
    if (m_only && narrowed())
        ask.only = query();
    ask.roomWidth = m_canvas->viewport()->width();
    ask.roomHeight = m_canvas->viewport()->height();
    // before the window was ever shown its parts have no size worth asking
    if (ask.roomWidth < 200)
        ask.roomWidth = 740, ask.roomHeight = 430;
    ask.folding.most = m_unfoldAll ? SIZE_MAX : boxesFor(ask.roomWidth, ask.roomHeight);
    ask.mirrored = layoutDirection() == Qt::RightToLeft;
    const bool listed = snapshot->catalog().things().size() > listedJob;
    m_jobs.start(
        u"lineage"_s, listed ? tr("Lay out the lineage") : QString(), this,
        [evidence = snapshot->shared(), ask](const Watch &watch) { return drawLineage(evidence, ask, watch); },
        [this, first, of = snapshot](std::shared_ptr<const LineagePicture> picture) {
            if (of == m_selection.snapshot())
                present(std::move(picture), first);
        });
}

void LineagePage::present(std::shared_ptr<const LineagePicture> picture, bool first)
{
    m_picture = std::move(picture);
    m_canvas->present(m_picture, first);
    sayEmpty();
    m_following = true;
    if (m_selection.thing() && (first || m_canvas->chosen() == LineageCanvas::None)) {
        const std::uint32_t box = m_picture->boxOf[*m_selection.thing()];
        if (box != LineageCanvas::None) {
            m_canvas->choose(box, true);
            if (first)
                m_canvas->settle();
        }
    }
    m_following = false;
    markAgain();
}

void LineagePage::markAgain()
{
    if (!m_picture)
        return;
    m_jobs.start(
        u"lineage-marks"_s, {}, this,
        [picture = m_picture, asked = query(), chosen = m_canvas->chosen()](const Watch &watch) {
            auto set = lineageSet(*picture->evidence, asked, watch);
            return lineageMarks(picture, std::move(set), chosen, watch);
        },
        [this](std::shared_ptr<const LineageMarks> marks) { present(std::move(marks)); });
}

void LineagePage::present(std::shared_ptr<const LineageMarks> marks)
{
    if (marks->picture != m_picture)
        return;
    const bool other = !m_set || m_set->query != marks->set->query || m_set->rows.size() != marks->set->rows.size();
    m_set = marks->set;
    m_canvas->mark(std::move(marks));
    if (other) {
        m_following = true;
        m_model->present(m_selection.snapshot(), m_set);
        const QHeaderView *header = m_table->horizontalHeader();
        m_model->sort(header->sortIndicatorSection() < LineageTable::ColumnCount ? header->sortIndicatorSection() : -1,
                      header->sortIndicatorOrder());
        m_following = false;
    }
    sayEmpty();
    saySentence();
    if (const auto thing = m_selection.thing(); thing && m_views->currentWidget() == m_table) {
        m_following = true;
        const int row = m_model->rowOf(*thing);
        if (row >= 0 && m_table->currentIndex().row() != row) {
            m_table->selectRow(row);
            m_table->scrollTo(m_model->index(row, 0));
        }
        m_following = false;
    }
}

void LineagePage::followSelection()
{
    m_saidLast.clear();
    const auto thing = m_selection.thing();
    if (!m_picture || !thing || m_following)
        return;
    const std::uint32_t box = *thing < m_picture->boxOf.size() ? m_picture->boxOf[*thing] : LineageCanvas::None;
    m_canvas->choose(box, true);
    markAgain();
}

std::optional<ThingId> LineagePage::chosenThing() const
{
    const std::uint32_t box = m_canvas->chosen();
    if (!m_picture || box == LineageCanvas::None)
        return m_selection.thing();
    // a family stands for its members: the chosen one among them, if there is one
    if (m_picture->isFamily(box)) {
        const auto &members = m_picture->node(box).members;
        if (m_selection.thing() && std::ranges::binary_search(members, *m_selection.thing()))
            return m_selection.thing();
    }
    return m_picture->thingOf(box);
}

void LineagePage::chooseBox(std::uint32_t box)
{
    m_saidLast.clear();
    if (box != LineageCanvas::None && !m_picture->isFamily(box)
        && m_selection.thing() != m_picture->node(box).thing) {
        m_selection.choose(m_picture->node(box).thing); // comes back to followSelection()
        return;
    }
    m_canvas->choose(box, box != LineageCanvas::None);
    markAgain();
}

void LineagePage::setMode(LineageMode mode)
{
    m_saidLast.clear();
    const auto thing = chosenThing();
    if (mode == LineageMode::Everything) {
        m_subject.reset();
        m_other.reset();
        m_canvas->setOther(LineageCanvas::None);
    } else if (mode == LineageMode::Path) {
        // needs two: the marked one and the chosen one
        const std::uint32_t marked = m_canvas->other();
        if (m_mode != LineageMode::Path) {
            m_subject = thing;
            m_other = marked != LineageCanvas::None ? std::optional(m_picture->thingOf(marked)) : std::nullopt;
        }
    } else {
        m_subject = thing;
        m_other.reset();
    }
    const bool was = m_only && narrowed();
    m_mode = mode;
    m_modes->setCurrentIndex(m_modes->findData(int(mode)));
    m_depthBox->setVisible(mode == LineageMode::Relatives || mode == LineageMode::Ancestors
                           || mode == LineageMode::Descendants);
    if (was || m_only)
        layOutAgain(false);
    else
        markAgain();
}

void LineagePage::showPath(ThingId one, ThingId other)
{
    m_mode = LineageMode::Path;
    m_subject = one;
    m_other = other;
    m_canvas->setOther(m_picture->boxOf[other]);
    m_modes->setCurrentIndex(m_modes->findData(int(m_mode)));
    m_depthBox->hide();
    if (m_only)
        layOutAgain(false);
    else
        markAgain();
}

void LineagePage::setOnly(bool only)
{
    m_only = only;
    m_onlyButton->setChecked(only);
    if (narrowed() || (m_picture && m_picture->ask.only))
        layOutAgain(false);
}

void LineagePage::setDepth(int depth)
{
    m_depth = depth <= 0 ? UINT32_MAX : std::uint32_t(depth);
    if (m_depthBox->value() != qMax(0, depth)) {
        m_depthBox->setValue(qMax(0, depth)); // comes back
        return;
    }
    if (m_only && narrowed())
        layOutAgain(false);
    else
        markAgain();
}

void LineagePage::showTable(bool table)
{
    m_tableButton->setChecked(table);
    m_views->setCurrentWidget(table ? static_cast<QWidget *>(m_table) : m_canvas);
    if (table && m_selection.thing()) {
        m_following = true;
        const int row = m_model->rowOf(*m_selection.thing());
        if (row >= 0)
            m_table->selectRow(row);
        m_following = false;
    }
    sayEmpty();
    (table ? static_cast<QWidget *>(m_table) : m_canvas)->setFocus();
}

void LineagePage::unfold(std::uint32_t box)
{
    const LineagePicture &p = *m_picture;
    std::vector<std::uint32_t> families;
    if (p.isFamily(box)) {
        families.push_back(box);
    } else {
        // of a thing what was made of it, as far as that is folded
        for (std::uint32_t other = 0; other < p.boxCount(); ++other)
            if (p.isFamily(other) && p.node(other).thing == p.node(box).thing)
                families.push_back(other);
        for (const std::uint32_t edge : p.downEdges(box))
            if (p.isFamily(p.folded.edges[edge].from))
                families.push_back(p.folded.edges[edge].from);
    }
    if (families.empty())
        return;
    for (const std::uint32_t family : families) {
        const FoldedNode &node = p.node(family);
        m_folding.folded.erase(node.thing);
        m_folding.unfolded.insert(node.thing);
        m_opened.push_back({node.thing, node.members});
    }
    layOutAgain(false);
}

void LineagePage::foldBox(std::uint32_t box)
{
    if (m_picture->isFamily(box))
        return;
    const ThingId thing = m_picture->node(box).thing;
    // the family it came out of closes again, with it
    const auto from = std::find_if(m_opened.rbegin(), m_opened.rend(), [&](const Opened &opened) {
        return std::ranges::binary_search(opened.members, thing);
    });
    if (!m_picture->downEdges(box).empty() && !m_folding.folded.contains(thing)) {
        m_folding.folded.insert(thing);
        m_folding.unfolded.erase(thing);
    } else if (from != m_opened.rend()) {
        m_folding.unfolded.erase(from->named);
        m_opened.erase(std::next(from).base());
    } else {
        return;
    }
    layOutAgain(false);
}

void LineagePage::relatives(std::uint32_t box, bool parents, QPoint global)
{
    const LineageGraph &graph = *m_picture->evidence->graph;
    const ThingId thing = m_picture->thingOf(box);
    std::vector<ThingId> others;
    std::vector<QString> how;
    for (const std::uint32_t number : parents ? graph.up(thing) : graph.down(thing)) {
        const LineageEdge &edge = graph.edges()[number];
        const ThingId other = parents ? edge.to : edge.from;
        if (std::ranges::find(others, other) != others.end())
            continue;
        others.push_back(other);
        how.push_back(edge.how.empty() ? verbName(edge.verb).toLower() : onScreen(edge.how, 40));
    }
    if (others.empty())
        return;
    if (others.size() == 1) {
        goTo(others.front());
        return;
    }
    auto *offered = new QMenu(this);
    offered->setObjectName(u"lineageRelatives"_s);
    offered->setAttribute(Qt::WA_DeleteOnClose);
    for (std::size_t i = 0; i < others.size() && i < std::size_t(mostOffered); ++i) {
        QAction *action = offered->addAction(
            icon(kindGlyph(m_picture->evidence->catalog->thing(others[i]).kind), Ink::Muted),
            tr("%1 (%2)").arg(titleOf(others[i]), how[i]).replace(u'&', u"&&"_s));
        connect(action, &QAction::triggered, this, [this, other = others[i]] { goTo(other); });
    }
    if (others.size() > std::size_t(mostOffered)) {
        QAction *more = offered->addAction(tr("%1 more: press T for all as a list").arg(counted(others.size() - mostOffered)));
        more->setEnabled(false);
    }
    offered->setActiveAction(offered->actions().first());
    offered->popup(global);
}

void LineagePage::menu(std::uint32_t box, QPoint global)
{
    auto *made = new QMenu(this);
    made->setObjectName(u"lineageMenu"_s);
    made->setAttribute(Qt::WA_DeleteOnClose);
    const auto add = [&](const QString &words, const QString &keys, auto &&what) {
        QAction *action = made->addAction(keys.isEmpty() ? words : words + u'\t' + keys);
        connect(action, &QAction::triggered, this, what);
        return action;
    };
    if (box != LineageCanvas::None) {
        add(tr("Focus on it"), tr("Enter"), [this] { setMode(LineageMode::Relatives); });
        add(tr("Its ancestors"), {}, [this] { setMode(LineageMode::Ancestors); });
        add(tr("Its descendants"), {}, [this] { setMode(LineageMode::Descendants); });
        add(tr("What it reaches"), tr("Shift+B"), [this] { setMode(LineageMode::Impact); });
        const std::uint32_t marked = m_canvas->other();
        if (marked != LineageCanvas::None && marked != box)
            add(tr("Path from the marked one"), tr("Space"), [this, marked, box] {
                showPath(m_picture->thingOf(marked), m_picture->thingOf(box));
            });
        else
            add(tr("Mark as one end of a path"), tr("Space"), [this, box] { m_canvas->setOther(box); });
        made->addSeparator();
        if (m_picture->isFamily(box))
            add(tr("Unfold"), u"+"_s, [this, box] { unfold(box); });
        else
            add(tr("Fold what was made of it"), u"−"_s, [this, box] { foldBox(box); })
                ->setEnabled(!m_picture->downEdges(box).empty());
        made->addSeparator();
    }
    if (narrowed())
        add(tr("Show everything"), tr("Esc"), [this] { setMode(LineageMode::Everything); });
    add(tr("Unfold everything"), {}, [this] { unfoldAll(); })->setEnabled(m_picture && m_picture->folded.thingsFolded > 0);
    add(tr("Fold as at first"), {}, [this] { foldAsAtFirst(); });
    add(tr("Fit everything"), u"F"_s, [this] { m_canvas->fit(); });
    add(tr("Copy the list"), QKeySequence(QKeySequence::Copy).toString(QKeySequence::NativeText), [this] { copy(); });
    made->popup(global);
}

void LineagePage::unfoldAll()
{
    m_unfoldAll = true;
    m_folding = {};
    m_opened.clear();
    layOutAgain(false);
}

void LineagePage::foldAsAtFirst()
{
    m_unfoldAll = false;
    m_folding = {};
    m_opened.clear();
    layOutAgain(false);
}

void LineagePage::goTo(ThingId thing)
{
    m_selection.choose(thing);
    if (!m_picture || thing >= m_picture->boxOf.size())
        return;
    const std::uint32_t box = m_picture->boxOf[thing];
    m_canvas->choose(box, false);
    if (box != LineageCanvas::None)
        m_canvas->centreOn(box);
    markAgain();
}

void LineagePage::find()
{
    if (!m_picture)
        return;
    m_findBar->show();
    m_findField->setFocus(Qt::ShortcutFocusReason);
    m_findField->selectAll();
}

void LineagePage::search(const QString &text)
{
    m_found.clear();
    m_foundAt = -1;
    m_findField->setState(FilterField::State::Plain);
    m_foundLabel->clear();
    if (!m_picture || text.isEmpty())
        return;
    // from upstream to downstream, as the eye goes; names that begin with it first
    struct Hit {
        bool inside;
        std::uint16_t lane;
        float top;
        ThingId thing;
        auto operator<=>(const Hit &) const = default;
    };
    std::vector<Hit> hits;
    const Catalog &catalog = *m_picture->evidence->catalog;
    for (ThingId thing = 0; thing < m_picture->boxOf.size(); ++thing) {
        const std::uint32_t box = m_picture->boxOf[thing];
        if (box == LineageCanvas::None)
            continue;
        const qsizetype at = thingTitle(catalog, thing).indexOf(text, 0, Qt::CaseInsensitive);
        if (at >= 0)
            hits.push_back({at > 0, m_picture->lanes[box], m_picture->top[box], thing});
    }
    std::ranges::sort(hits);
    for (const Hit &hit : hits)
        m_found.push_back(hit.thing);
    if (m_found.empty()) {
        m_findField->setState(FilterField::State::Bad);
        m_foundLabel->setText(tr("no such name"));
        return;
    }
    step(1);
}

void LineagePage::step(int by)
{
    const auto count = qsizetype(m_found.size());
    if (count == 0)
        return;
    m_foundAt = m_foundAt < 0 ? (by > 0 ? 0 : count - 1) : (m_foundAt + by + count) % count;
    m_foundLabel->setText(tr("%1 of %2").arg(counted(std::uint64_t(m_foundAt + 1)), counted(std::uint64_t(count))));
    goTo(m_found[std::size_t(m_foundAt)]);
}

void LineagePage::findNext() { step(1); }
void LineagePage::findPrevious() { step(-1); }

void LineagePage::copy()
{
    if (!m_set)
        return;
    QList<int> rows;
    if (m_views->currentWidget() == m_table) {
        for (const QModelIndex &index : m_table->selectionModel()->selectedRows())
            rows << index.row();
    }
    if (rows.size() < 2) {
        rows.clear();
        for (int row = 0; row < m_model->rowCount(); ++row)
            rows << row;
    }
    std::ranges::sort(rows);
    QApplication::clipboard()->setText(m_model->asTsv(rows));
}

QString LineagePage::titleOf(ThingId thing) const { return thingTitle(*m_picture->evidence->catalog, thing); }

void LineagePage::sayEmpty()
{
    if (!m_picture)
        return;
    const Evidence &evidence = *m_picture->evidence;
    bool any = false;
    for (ThingId thing = 0; thing < evidence.graph->thingCount() && !any; ++thing)
        any = evidence.graph->isConnected(thing);
    if (!any) {
        const auto things = evidence.catalog->things().size();
        if (things == 0)
            m_none->setWords(tr("Nothing that has a lineage"),
                             tr("No document that was opened could be read as evidence. Problems says why."));
        else
            m_none->setWords(tr("Nothing says what came from what"),
                             tr("%1 things are described here, but no document names a base model, a dataset or a part "
                                "of any of them. Inventory lists them all.")
                                 .arg(counted(things)));
        m_stack->setCurrentWidget(m_none);
        return;
    }
    m_stack->setCurrentIndex(1);
    const bool empty = m_picture->boxCount() == 0 || (m_set && m_set->query == query() && m_set->rows.empty());
    if (empty && narrowed()) {
        const bool filtered = query().filter != nullptr;
        m_noMatch->setWords(
            filtered ? tr("Nothing matches") : tr("No way between the two"),
            filtered ? tr("None of what is asked for fits the filter. %1").arg(m_selection.filtered()->understood)
                     : m_mode == LineageMode::Path && !m_other
                         ? tr("A path needs two things: choose one, then choose the other with Ctrl held down.")
                         : tr("Neither of the two came from the other, by any document that is open."));
        m_showAll->setText(tr("Show all %1").arg(counted(m_set ? m_set->connected : 0)));
        m_noMatch->setSteps(m_showAll);
        m_views->setCurrentWidget(m_noMatch);
    } else if (m_views->currentWidget() == m_noMatch) {
        m_views->setCurrentWidget(m_tableButton->isChecked() ? static_cast<QWidget *>(m_table) : m_canvas);
    }
}

void LineagePage::saySentence()
{
    if (!m_picture || !m_set)
        return;
    const FoldedGraph &folded = m_picture->folded;
    QStringList parts;
    if (!m_saidLast.isEmpty())
        parts << m_saidLast;
    if (narrowed() && m_set->query.mode != LineageMode::Everything && !m_set->query.thing)
        parts << tr("Choose a thing first");
    const QString subject = m_set->query.thing ? titleOf(*m_set->query.thing) : QString();
    switch (m_set->query.thing ? m_set->query.mode : LineageMode::Everything) {
    case LineageMode::Everything: break;
    case LineageMode::Relatives: parts << tr("Focus on %1").arg(subject); break;
    case LineageMode::Ancestors:
        parts << tr("What %1 came from: certain %2, possible %3")
                     .arg(subject, counted(m_set->certain), counted(m_set->possible));
        break;
    case LineageMode::Descendants:
        parts << tr("What was made of %1: certain %2, possible %3")
                     .arg(subject, counted(m_set->certain), counted(m_set->possible));
        break;
    case LineageMode::Path:
        if (m_set->query.other)
            parts << tr("Between %1 and %2").arg(subject, titleOf(*m_set->query.other));
        break;
    case LineageMode::Impact:
        parts << (m_set->rows.size() <= 1
                      ? tr("%1 reaches nothing here").arg(subject)
                      : tr("%1 reaches: certain %2, possible %3")
                            .arg(subject, counted(m_set->certain), counted(m_set->possible)));
        break;
    }
    const auto selected = m_selection.thing();
    if (selected && m_set->query.mode == LineageMode::Everything && *selected < m_picture->boxOf.size()) {
        const std::uint32_t box = m_picture->boxOf[*selected];
        if (!m_picture->evidence->graph->isConnected(*selected))
            parts << tr("Nothing says what %1 came from").arg(titleOf(*selected));
        else if (box != LineageCanvas::None && m_picture->isFamily(box))
            parts << tr("%1 is folded in %2 (+ unfolds)").arg(titleOf(*selected), boxName(*m_picture, box));
    }
    if (m_set->query.filter)
        parts << tr("%1 match").arg(counted(m_set->rows.size()));
    parts << (folded.thingsFolded > 0 ? tr("%1 of %2 shown, %3 folded")
                                            .arg(counted(folded.thingsShown), counted(m_set->connected),
                                                 counted(folded.thingsFolded))
                                      : tr("%1 of %2 shown").arg(counted(folded.thingsShown), counted(m_set->connected)));
    const std::size_t circles = m_picture->evidence->graph->cycles().size();
    if (circles > 0)
        parts << tr("circles: %1").arg(counted(circles));
    m_sentenceText = parts.join(tr(" · "));
    const QString tone = m_saveFailed && !m_saidLast.isEmpty() ? u"failed"_s : u"muted"_s;
    if (m_sentence->property("tone").toString() != tone) {
        m_sentence->setProperty("tone", tone);
        m_sentence->style()->unpolish(m_sentence);
        m_sentence->style()->polish(m_sentence);
    }
    m_sentence->setWhole(m_sentenceText);
}

void LineagePage::chooseFile(LineageForm form)
{
    if (!m_picture || !m_set)
        return;
    auto *dialog = new QFileDialog(this, tr("Save the lineage"), {}, tr("%1 (*.%2)").arg(formTitle(form), formSuffix(form)));
    dialog->setObjectName(u"lineageSave"_s);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(formSuffix(form));
    dialog->selectFile(u"lineage."_s + formSuffix(form));
    connect(dialog, &QFileDialog::fileSelected, this, [this, form](const QString &path) { save(form, path); });
    dialog->open();
}

void LineagePage::save(LineageForm form, const QString &path)
{
    if (!m_picture || !m_set)
        return;
    const auto marks = m_canvas->marks() ? std::make_shared<LineageMarks>(*m_canvas->marks()) : nullptr;
    const LineageLook look = LineageLook::gather(*m_picture, 1, 2, font());
    m_jobs.start(
        u"lineage-save"_s, tr("Save the lineage"), this,
        [picture = m_picture, set = m_set, marks, look, form, path](const Watch &) {
            LineageFile made;
            if (form == LineageForm::Png)
                made = lineagePng(*picture, marks.get(), look);
            else if (form == LineageForm::Svg)
                made.bytes = lineageSvg(*picture, marks.get(), look);
            else
                made.bytes = lineageText(*picture->evidence, *set, form);
            if (!made.refusal.isEmpty())
                return made.refusal;
            QSaveFile file(path);
            if (!file.open(QIODevice::WriteOnly) || file.write(made.bytes) != made.bytes.size() || !file.commit())
                return tr("%1 could not be written: %2").arg(path, file.errorString());
            return QString();
        },
        [this, path](const QString &refusal) {
            m_saidLast = refusal.isEmpty() ? tr("Saved %1").arg(path) : refusal;
            m_saveFailed = !refusal.isEmpty();
            saySentence();
            emit saved(path, refusal);
        });
}

}
