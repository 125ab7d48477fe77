#include "ui/shell/mainwindow.h"

#include "ui/adapters/evidencetree.h"
#include "ui/adapters/problemtable.h"
#include "ui/adapters/searching.h"
#include "ui/adapters/text.h"
#include "ui/jobs/jobsview.h"
#include "ui/shell/breadcrumb.h"
#include "ui/shell/cheatsheet.h"
#include "ui/shell/detailspanel.h"
#include "ui/shell/omnibox.h"
#include "ui/widgets/cell.h"
#include "ui/widgets/docktitle.h"
#include "ui/widgets/elidedlabel.h"
#include "ui/widgets/emptystate.h"
#include "ui/widgets/filterfield.h"
#include "ui/widgets/icons.h"
#include "ui/widgets/theme.h"

#include <QActionGroup>
#include <QApplication>
#include <QClipboard>
#include <QCloseEvent>
#include <QDir>
#include <QDockWidget>
#include <QDragEnterEvent>
#include <QFileDialog>
#include <QFileInfo>
#include <QHeaderView>
#include <QMenuBar>
#include <QMessageBox>
#include <QMimeData>
#include <QPainter>
#include <QSettings>
#include <QStackedWidget>
#include <QStatusBar>
#include <QTabBar>
#include <QTableView>
#include <QToolBar>
#include <QToolButton>
#include <QTreeView>

using namespace Qt::StringLiterals;

namespace pedigree {

namespace {

constexpr int layoutVersion = 1;
constexpr int mostRecent = 10;
/// Below this height the bottom area shows its title only.
constexpr int smallHeight = 700;
const QString recentSeparator = u"\n"_s;

/// The areas touch: a line of one pixel between them, nothing around.
QWidget *hairline(QWidget *parent)
{
    class Line final : public QWidget {
    public:
        using QWidget::QWidget;

    protected:
        void paintEvent(QPaintEvent *) override { QPainter(this).fillRect(rect(), tokens().border); }
    };
    auto *line = new Line(parent);
    line->setFixedHeight(1);
    return line;
}

QString sourceTitle(const QStringList &sources)
{
    if (sources.isEmpty())
        return {};
    const QString first = onScreen(toUtf8(QFileInfo(sources.first()).fileName()), 80);
    return sources.size() == 1 ? first : MainWindow::tr("%1 and %n more", nullptr, int(sources.size()) - 1).arg(first);
}

} // namespace

MainWindow::MainWindow(Options options, QWidget *parent)
    : QMainWindow(parent)
    , m_options(std::move(options))
    , m_jobs(new JobRunner(this))
{
    setObjectName(u"mainWindow"_s);
    setWindowTitle(tr("Pedigree"));
    setAcceptDrops(true);
    setDockOptions(AnimatedDocks | AllowTabbedDocks | AllowNestedDocks);
    buildActions();
    buildToolBar();
    buildPages();
    buildDocks();
    buildStatusBar();
    buildMenus();
    showEmptyStates();
    sayHistory();
    sayStatus();
    resize(1280, 800);
    m_firstLayout = saveState(layoutVersion);
    restoreLayout();
    readRecent();

    connect(&m_selection, &Selection::historyChanged, this, &MainWindow::sayHistory);
    connect(&m_selection, &Selection::filteredChanged, this, &MainWindow::sayStatus);
    connect(&m_selection, &Selection::placeAsked, this, [this] { showPage(u"source"_s); });
    connect(&m_selection, &Selection::pageAsked, this, &MainWindow::showPage);
    connect(m_jobs, &JobRunner::changed, this, &MainWindow::sayStatus);
    connect(m_jobs, &JobRunner::stopped, this, [this](const QString &lane) {
        if (lane == u"open") {
            m_reading.clear();
            m_sources.clear();
            if (m_selection.snapshot())
                for (const std::string &source : m_selection.snapshot()->evidence().sources)
                    m_sources << QString::fromStdString(source);
            showEmptyStates();
            sayStatus();
        }
    });
    connect(m_jobs, &JobRunner::failed, this, [this](const QString &, const QString &title) {
        m_reading.clear();
        showEmptyStates();
        statusBar()->showMessage(tr("%1: there was not enough memory").arg(title), 20000);
    });
}

MainWindow::~MainWindow()
{
    // Answers must not arrive at what is being taken down.
    delete m_jobs;
    m_jobs = nullptr;
    // Qt's style sheets keep rules of widgets that were measured and never shown, and hear of a widget's end only once
    // it was polished: the next change of colours would reach into what is gone.
    const auto parts = findChildren<QWidget *>();
    for (const QWidget *part : parts)
        part->ensurePolished();
}

QAction *MainWindow::action(const QString &name, const QString &text, const QString &glyph,
                            const QList<QKeySequence> &keys)
{
    auto *made = new QAction(text, this);
    made->setObjectName(name);
    if (!glyph.isEmpty())
        made->setIcon(icon(glyph));
    made->setShortcuts(keys);
    if (!keys.isEmpty())
        made->setToolTip(tr("%1 (%2)").arg(QString(text).remove(u'&').remove(u'…'),
                                           keys.first().toString(QKeySequence::NativeText)));
    addAction(made);
    return made;
}

void MainWindow::buildActions()
{
    const auto key = [](auto combined) { return QList<QKeySequence>{QKeySequence(combined)}; };
    m_openFile = action(u"openFile"_s, tr("&Open…"), u"open"_s, key(Qt::CTRL | Qt::Key_O));
    m_openFolder = action(u"openFolder"_s, tr("Open &folder…"), u"folder"_s, key(Qt::CTRL | Qt::SHIFT | Qt::Key_O));
    m_addFile = action(u"addFile"_s, tr("&Add beside what is open…"), u"plus"_s, {});
    m_example = action(u"openExample"_s, tr("Open the &example"), {}, {});
    m_close = action(u"closeEvidence"_s, tr("&Close evidence"), {}, key(Qt::CTRL | Qt::Key_W));
    m_quit = action(u"quit"_s, tr("&Quit"), {}, key(Qt::CTRL | Qt::Key_Q));
    m_copy = action(u"copyHere"_s, tr("&Copy with source"), u"copy"_s, key(Qt::CTRL | Qt::SHIFT | Qt::Key_C));
    m_find = action(u"findHere"_s, tr("&Find here"), u"search"_s, key(Qt::CTRL | Qt::Key_F));
    m_findNext = action(u"findNext"_s, tr("Find &next"), {}, key(Qt::Key_F3));
    m_findPrevious = action(u"findPrevious"_s, tr("Find &previous"), {}, key(Qt::SHIFT | Qt::Key_F3));
    m_filterHere = action(u"filterHere"_s, tr("F&ilter"), u"filter"_s, key(Qt::CTRL | Qt::Key_L));
    m_search = action(u"searchEverything"_s, tr("&Search everything"), u"search"_s, key(Qt::CTRL | Qt::Key_K));
    m_back = action(u"goBack"_s, tr("&Back"), u"back"_s, key(Qt::ALT | Qt::Key_Left));
    m_forward = action(u"goForward"_s, tr("&Forward"), u"forward"_s, key(Qt::ALT | Qt::Key_Right));
    m_showSource = action(u"showSource"_s, tr("Show in its &document"), u"source"_s, key(Qt::CTRL | Qt::Key_U));
    m_nextArea = action(u"nextArea"_s, tr("&Next area"), {}, key(Qt::Key_F6));
    connect(m_nextArea, &QAction::triggered, this, &MainWindow::nextArea);
    m_keys =
        action(u"showKeys"_s, tr("&Keys"), u"keyboard"_s, {QKeySequence(Qt::Key_F1), QKeySequence(Qt::Key_Question)});
    m_about = action(u"showAbout"_s, tr("&About Pedigree"), {}, {});
    m_reset = action(u"resetLayout"_s, tr("&Reset layout"), {}, {});
    m_stopAll = action(u"stopReading"_s, tr("&Stop reading"), u"stop"_s, key(Qt::CTRL | Qt::Key_Period));
    m_example->setEnabled(!m_options.sample.isEmpty());
    m_close->setEnabled(false);
    m_addFile->setEnabled(false);
    m_stopAll->setEnabled(false);
    m_showSource->setEnabled(false);

    connect(m_openFile, &QAction::triggered, this, &MainWindow::chooseFile);
    connect(m_openFolder, &QAction::triggered, this, &MainWindow::chooseFolder);
    connect(m_addFile, &QAction::triggered, this, [this] {
        auto *dialog = new QFileDialog(this, tr("Add evidence"));
        dialog->setAttribute(Qt::WA_DeleteOnClose);
        dialog->setFileMode(QFileDialog::ExistingFiles);
        connect(dialog, &QFileDialog::filesSelected, this, &MainWindow::add);
        dialog->open();
    });
    connect(m_example, &QAction::triggered, this, &MainWindow::openExample);
    connect(m_close, &QAction::triggered, this, &MainWindow::closeEvidence);
    connect(m_quit, &QAction::triggered, this, &QWidget::close);
    connect(m_copy, &QAction::triggered, this, [this] {
        if (m_detailsDock->isAncestorOf(focusWidget()))
            m_details->copy();
        else if (page().copy)
            page().copy();
    });
    connect(m_find, &QAction::triggered, this, [this] {
        if (page().find)
            page().find();
        else
            m_filterHere->trigger();
    });
    connect(m_findNext, &QAction::triggered, this, [this] {
        if (page().findNext)
            page().findNext();
    });
    connect(m_findPrevious, &QAction::triggered, this, [this] {
        if (page().findPrevious)
            page().findPrevious();
    });
    connect(m_filterHere, &QAction::triggered, this, [this] {
        if (!page().filtered)
            showPage(u"inventory"_s);
        m_filter->setFocus(Qt::ShortcutFocusReason);
        m_filter->selectAll();
    });
    connect(m_search, &QAction::triggered, this, [this] {
        m_omnibox->setFocus(Qt::ShortcutFocusReason);
        m_omnibox->selectAll();
    });
    connect(m_back, &QAction::triggered, &m_selection, &Selection::goBack);
    connect(m_forward, &QAction::triggered, &m_selection, &Selection::goForward);
    connect(m_showSource, &QAction::triggered, this, [this] { showPage(u"source"_s); });
    connect(m_keys, &QAction::triggered, this, &MainWindow::showKeys);
    connect(m_about, &QAction::triggered, this, &MainWindow::showAbout);
    connect(m_reset, &QAction::triggered, this, &MainWindow::resetLayout);
    connect(m_stopAll, &QAction::triggered, this, [this] { m_jobs->stopLane(u"open"_s); });
}

void MainWindow::buildMenus()
{
    QMenuBar *bar = menuBar();
    bar->setObjectName(u"menuBar"_s);
    QMenu *file = bar->addMenu(tr("&File"));
    file->addActions({m_openFile, m_openFolder, m_addFile});
    m_recent = file->addMenu(tr("Open &recent"));
    m_recent->setObjectName(u"recentMenu"_s);
    file->addAction(m_example);
    file->addSeparator();
    file->addActions({m_stopAll, m_close});
    file->addSeparator();
    file->addAction(m_quit);
    QMenu *edit = bar->addMenu(tr("&Edit"));
    edit->addAction(m_copy);
    edit->addSeparator();
    edit->addActions({m_find, m_findNext, m_findPrevious, m_filterHere});
    QMenu *view = bar->addMenu(tr("&View"));
    view->addActions(m_pageActions);
    view->addSeparator();
    view->addActions(m_dockActions);
    view->addSeparator();
    QMenu *appearance = view->addMenu(tr("&Appearance"));
    appearance->setObjectName(u"appearanceMenu"_s);
    auto *group = new QActionGroup(this);
    const std::pair<Theme::Scheme, QString> schemes[] = {{Theme::Scheme::System, tr("As the &system")},
                                                         {Theme::Scheme::Light, tr("&Light")},
                                                         {Theme::Scheme::Dark, tr("&Dark")}};
    for (const auto &[scheme, words] : schemes) {
        QAction *choice = appearance->addAction(words);
        choice->setObjectName(u"appearance%1"_s.arg(int(scheme)));
        choice->setCheckable(true);
        choice->setActionGroup(group);
        choice->setChecked(Theme::current() && Theme::current()->scheme() == scheme);
        connect(choice, &QAction::triggered, this, [this, scheme = scheme] {
            if (Theme *theme = Theme::current())
                theme->choose(scheme);
            if (m_options.remember)
                QSettings().setValue(u"appearance"_s, int(scheme));
        });
    }
    view->addAction(m_reset);
    QMenu *go = bar->addMenu(tr("&Go"));
    go->addActions({m_back, m_forward});
    go->addSeparator();
    go->addActions({m_search, m_showSource, m_nextArea});
    QMenu *help = bar->addMenu(tr("&Help"));
    help->addActions({m_keys, m_about});
    for (QMenu *menu : {file, edit, view, go, help})
        menu->setObjectName(u"menu"_s + QString(menu->title()).remove(u'&'));
    m_omnibox->setCommands(actions());
}

void MainWindow::buildToolBar()
{
    auto *bar = new QToolBar(tr("Commands"), this);
    bar->setObjectName(u"toolBar"_s);
    bar->setMovable(false);
    bar->setFloatable(false);
    bar->setContextMenuPolicy(Qt::PreventContextMenu);
    bar->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    auto *opening = new QAction(icon(u"open"_s), tr("Open"), this);
    opening->setToolTip(m_openFile->toolTip());
    connect(opening, &QAction::triggered, m_openFile, &QAction::trigger);
    bar->addAction(opening);
    auto *folder = new QAction(icon(u"folder"_s), tr("Open folder"), this);
    folder->setToolTip(m_openFolder->toolTip());
    connect(folder, &QAction::triggered, m_openFolder, &QAction::trigger);
    bar->addAction(folder);
    for (QAction *each : {opening, folder})
        if (QWidget *button = bar->widgetForAction(each)) {
            button->setFocusPolicy(Qt::TabFocus);
            button->setAccessibleName(each->text());
            button->setObjectName(each == opening ? u"toolOpen"_s : u"toolOpenFolder"_s);
        }
    auto *space = new QWidget(bar);
    space->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    bar->addWidget(space);
    m_omnibox = new Omnibox(m_selection, *m_jobs, this);
    bar->addWidget(m_omnibox);
    addToolBar(bar);
    connect(m_omnibox, &Omnibox::thingFound, this, [this] {
        if (currentPage() == u"source")
            showPage(m_pages.first().id);
    });
}

void MainWindow::buildPages()
{
    auto *centre = new QWidget(this);
    centre->setObjectName(u"centre"_s);
    m_tabs = new QTabBar(centre);
    m_tabs->setObjectName(u"pageTabs"_s);
    m_tabs->setAccessibleName(tr("Pages"));
    m_tabs->setDrawBase(false);
    m_tabs->setExpanding(false);
    m_stack = new QStackedWidget(centre);
    m_stack->setObjectName(u"pages"_s);

    auto *line = new QWidget(centre);
    line->setObjectName(u"pageLine"_s);
    m_breadcrumb = new Breadcrumb(m_selection, line);
    const auto arrow = [line](QAction *action, const QString &name) {
        auto *button = new QToolButton(line);
        button->setObjectName(name);
        button->setDefaultAction(action);
        button->setToolButtonStyle(Qt::ToolButtonIconOnly);
        button->setAccessibleName(QString(action->text()).remove(u'&'));
        button->setFocusPolicy(Qt::TabFocus);
        button->setFixedSize(26, 26);
        return button;
    };
    m_filter = new FilterField(u"filter"_s, u"filter"_s, line);
    m_filter->setPlaceholderText(tr("Filter, e.g. kind:dataset   (Ctrl+L)"));
    m_filter->setAccessibleName(tr("Filter"));
    m_filter->setMaximumWidth(440);
    m_lines = new QStackedWidget(line);
    m_lines->setObjectName(u"pageLines"_s);
    m_lines->setMaximumWidth(440);
    m_lines->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    m_lines->addWidget(m_filter);
    auto *row = new QHBoxLayout(line);
    row->setContentsMargins(4, 4, 8, 5);
    row->setSpacing(2);
    row->addWidget(arrow(m_back, u"backButton"_s));
    row->addWidget(arrow(m_forward, u"forwardButton"_s));
    row->addSpacing(6);
    row->addWidget(m_breadcrumb, 3);
    row->addSpacing(12);
    row->addWidget(m_lines, 2);

    const PageHost host{[this](const QString &page) { showPage(page); }, [this] { m_filter->clear(); }};
    m_pages = makePages(m_selection, *m_jobs, host, this);
    for (qsizetype i = 0; i < m_pages.size(); ++i) {
        Page &each = m_pages[i];
        m_tabs->addTab(each.title);
        m_stack->addWidget(each.widget);
        if (each.line)
            m_lines->addWidget(each.line);
        auto *show = action(u"show-"_s + each.id, each.title, each.glyph,
                            {QKeySequence(QKeyCombination(Qt::CTRL, Qt::Key(Qt::Key_1 + int(i))))});
        connect(show, &QAction::triggered, this, [this, id = each.id] { showPage(id); });
        m_pageActions << show;
        m_tabs->setTabToolTip(int(i), show->toolTip());
    }
    connect(m_tabs, &QTabBar::currentChanged, this, [this](int index) {
        m_stack->setCurrentIndex(index);
        const Page &now = m_pages[index];
        m_lines->setVisible(now.filtered || now.line);
        m_lines->setCurrentWidget(now.line ? now.line : m_filter);
        m_findNext->setEnabled(bool(now.findNext));
        m_findPrevious->setEnabled(bool(now.findPrevious));
        m_selection.setPage(now.id);
    });
    connect(m_filter, &FilterField::asked, this, &MainWindow::filter);
    m_selection.setPage(m_pages.first().id);
    m_findNext->setEnabled(false);
    m_findPrevious->setEnabled(false);

    auto *column = new QVBoxLayout(centre);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_tabs);
    column->addWidget(hairline(centre));
    column->addWidget(line);
    column->addWidget(hairline(centre));
    column->addWidget(m_stack, 1);
    setCentralWidget(centre);
}

void MainWindow::buildDocks()
{
    setCorner(Qt::BottomLeftCorner, Qt::BottomDockWidgetArea);
    setCorner(Qt::BottomRightCorner, Qt::BottomDockWidgetArea);
    const auto dock = [this](const QString &name, const QString &title, QWidget *content, Qt::DockWidgetArea area,
                             const QKeySequence &key) {
        auto *made = new QDockWidget(title, this);
        made->setObjectName(name);
        made->setAccessibleName(title);
        made->setWidget(content);
        addDockWidget(area, made);
        QAction *toggle = made->toggleViewAction();
        toggle->setObjectName(u"toggle-"_s + name);
        toggle->setShortcut(key);
        addAction(toggle);
        m_dockActions << toggle;
        return made;
    };

    m_evidence = new EvidenceTree(this);
    m_evidenceView = new QTreeView(this);
    m_evidenceView->setObjectName(u"evidenceTree"_s);
    m_evidenceView->setAccessibleName(tr("Evidence: packs and files"));
    m_evidenceView->setModel(m_evidence);
    m_evidenceView->setHeaderHidden(true);
    m_evidenceView->setUniformRowHeights(true);
    m_evidenceView->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_evidenceView->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_evidenceView->setItemDelegate(new CellDelegate(m_evidenceView));
    m_evidenceView->setMouseTracking(true);
    m_evidenceView->header()->setStretchLastSection(true);
    auto *noEvidence = new EmptyState(u"evidenceEmpty"_s, u"pack"_s, this);
    noEvidence->setWords(tr("Nothing open"), tr("Packs, folders and files that you open are listed here."));
    m_evidenceStack = new QStackedWidget(this);
    m_evidenceStack->addWidget(noEvidence);
    m_evidenceStack->addWidget(m_evidenceView);
    m_evidenceStack->setMinimumWidth(120);
    m_evidenceDock = dock(u"evidence"_s, tr("Evidence"), m_evidenceStack, Qt::LeftDockWidgetArea,
                          QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_E));
    m_evidenceTitle = new DockTitle(tr("Evidence"), m_evidenceDock);
    m_evidenceDock->setTitleBarWidget(m_evidenceTitle);
    const auto chooseFileRow = [this](const QModelIndex &index, bool toFront) {
        const auto file = m_evidence->fileAt(index);
        const auto snapshot = m_selection.snapshot();
        if (!file || !snapshot)
            return;
        if (const auto thing = snapshot->thingOfFile(*file))
            m_selection.choose(*thing);
        if (toFront)
            m_selection.follow({*file, 0});
        else
            m_selection.lookAt({*file, 0});
    };
    connect(m_evidenceView->selectionModel(), &QItemSelectionModel::currentChanged, this,
            [chooseFileRow](const QModelIndex &index) { chooseFileRow(index, false); });
    connect(m_evidenceView, &QTreeView::activated, this,
            [chooseFileRow](const QModelIndex &index) { chooseFileRow(index, true); });

    m_details = new DetailsPanel(m_selection, this);
    m_detailsDock = dock(u"details-dock"_s, tr("Details"), m_details, Qt::RightDockWidgetArea,
                         QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_D));
    m_detailsTitle = new DockTitle(tr("Details"), m_detailsDock);
    m_detailsDock->setTitleBarWidget(m_detailsTitle);

    m_problems = new ProblemTable(this);
    m_problemView = new QTableView(this);
    m_problemView->setObjectName(u"problemTable"_s);
    m_problemView->setAccessibleName(tr("Problems"));
    m_problemView->setModel(m_problems);
    m_problemView->setItemDelegate(new CellDelegate(m_problemView));
    m_problemView->setShowGrid(false);
    m_problemView->setWordWrap(false);
    m_problemView->setTabKeyNavigation(false);
    m_problemView->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_problemView->setSelectionMode(QAbstractItemView::SingleSelection);
    m_problemView->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_problemView->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_problemView->setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_problemView->setMouseTracking(true);
    m_problemView->verticalHeader()->hide();
    m_problemView->verticalHeader()->setMinimumSectionSize(10);
    m_problemView->verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    m_problemView->verticalHeader()->setDefaultSectionSize(rowHeight());
    m_problemView->horizontalHeader()->setStretchLastSection(true);
    m_problemView->horizontalHeader()->setHighlightSections(false);
    m_problemView->horizontalHeader()->setSectionsClickable(false);
    const auto followProblem = [this](const QModelIndex &index) {
        if (const auto place = m_problems->placeOf(index.row()))
            m_selection.follow(*place);
    };
    connect(m_problemView, &QTableView::activated, this, followProblem);
    connect(m_problemView, &QTableView::clicked, this, [followProblem](const QModelIndex &index) {
        if (index.column() == ProblemTable::Where)
            followProblem(index);
    });
    auto *noProblems = new EmptyState(u"problemsEmpty"_s, u"check"_s, this);
    noProblems->setWords(tr("No problems"), tr("What can't be read, or contradicts something else, is listed here."));
    m_problemStack = new QStackedWidget(this);
    m_problemStack->addWidget(noProblems);
    m_problemStack->addWidget(m_problemView);
    m_jobsView = new JobsView(*m_jobs, this);
    m_bottom = new QStackedWidget(this);
    m_bottom->setObjectName(u"bottomParts"_s);
    m_bottom->addWidget(m_problemStack);
    m_bottom->addWidget(m_jobsView);
    m_bottom->setMinimumHeight(0);
    m_bottomDock = dock(u"problems-dock"_s, tr("Problems and jobs"), m_bottom, Qt::BottomDockWidgetArea,
                        QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_M));
    m_bottomTitle = new DockTitle(tr("Problems"), m_bottomDock);
    m_bottomTitle->addPart(tr("Jobs"));
    m_bottomDock->setTitleBarWidget(m_bottomTitle);
    connect(m_bottomTitle, &DockTitle::partChosen, this, &MainWindow::showPart);
    connect(m_jobsView, &JobsView::runningChanged, this, [this](int running) {
        m_bottomTitle->setPartCount(1, running > 0 ? counted(std::uint64_t(running)) : QString());
    });
    const bool wide = width() >= 1600;
    resizeDocks({m_evidenceDock, m_detailsDock}, {wide ? 320 : 240, wide ? 400 : 296}, Qt::Horizontal);
    resizeDocks({m_bottomDock}, {wide ? 180 : 152}, Qt::Vertical);
}

void MainWindow::buildStatusBar()
{
    QStatusBar *bar = statusBar();
    bar->setObjectName(u"statusBar"_s);
    bar->setSizeGripEnabled(false);
    m_status = new ElidedLabel(bar);
    m_status->setObjectName(u"statusSummary"_s);
    m_network = new QLabel(tr("Offline, 0 connections"), bar);
    m_network->setObjectName(u"statusNetwork"_s);
    m_network->setToolTip(tr("Pedigree reads what you open and asks nobody else."));
    bar->addWidget(m_status, 1);
    bar->addPermanentWidget(m_network);
}

const Page &MainWindow::page() const
{
    return m_pages[m_tabs->currentIndex()];
}

QStringList MainWindow::pageIds() const
{
    QStringList ids;
    for (const Page &each : m_pages)
        ids << each.id;
    return ids;
}

QString MainWindow::currentPage() const
{
    return page().id;
}

void MainWindow::showPage(const QString &id)
{
    for (int i = 0; i < m_pages.size(); ++i)
        if (m_pages[i].id == id)
            m_tabs->setCurrentIndex(i);
}

void MainWindow::open(const QStringList &sources)
{
    if (!sources.isEmpty())
        load(sources);
}

void MainWindow::add(const QStringList &sources)
{
    QStringList all = m_sources;
    for (const QString &source : sources)
        if (!all.contains(source))
            all << source;
    load(all);
}

void MainWindow::load(const QStringList &sources)
{
    m_sources = sources;
    m_reading = sourceTitle(sources);
    std::vector<std::string> names;
    for (const QString &source : sources)
        names.push_back(QFile::encodeName(source).toStdString());
    m_jobs->start(
        u"open"_s, tr("Read %1").arg(m_reading), this,
        [names](const Watch &watch) { return openEvidence(names, Limits(), watch); },
        [this, sources](std::shared_ptr<const Evidence> evidence) {
            addRecent(sources);
            present(std::move(evidence));
        });
    showEmptyStates();
    sayStatus();
}

void MainWindow::present(std::shared_ptr<const Evidence> evidence)
{
    m_reading.clear();
    m_filter->clear();
    auto snapshot = std::make_shared<const Snapshot>(std::move(evidence));
    m_evidence->present(snapshot);
    m_evidenceStack->setCurrentIndex(1);
    expandDocuments({});
    m_problems->present(snapshot);
    m_problemStack->setCurrentIndex(m_problems->rowCount() > 0 ? 1 : 0);
    fitProblems();
    m_bottomTitle->setPartCount(0, counted(std::uint64_t(m_problems->rowCount())));
    m_evidenceTitle->setCount(tr("%Ln file(s)", nullptr, int(snapshot->evidence().files.size())));
    m_close->setEnabled(true);
    m_addFile->setEnabled(true);
    m_showSource->setEnabled(true);
    setWindowTitle(tr("%1 – Pedigree").arg(sourceTitle(m_sources)));
    m_filter->setWords(filterWords());
    m_selection.setSnapshot(snapshot);
    showEmptyStates();
    sayStatus();
    emit opened();
}

/// Opens what holds documents; folders of other files stay closed, and so does what would be too long to overlook.
void MainWindow::expandDocuments(const QModelIndex &parent)
{
    const int rows = m_evidence->rowCount(parent);
    if (rows > 300)
        return;
    for (int row = 0; row < rows; ++row) {
        const QModelIndex index = m_evidence->index(row, 0, parent);
        if (m_evidence->hasChildren(index) && m_evidence->holdsDocuments(index)) {
            m_evidenceView->expand(index);
            expandDocuments(index);
        }
    }
}

/// Where and what to do get what they need, what happened gets the rest.
void MainWindow::fitProblems()
{
    const QFontMetrics metrics(m_problemView->font());
    const int room = m_problemView->viewport()->width();
    int where = 120;
    int what = 200;
    for (int row = 0; row < qMin(200, m_problems->rowCount()); ++row) {
        where =
            qMax(where, metrics.horizontalAdvance(m_problems->index(row, ProblemTable::Where).data().toString()) + 20);
        what = qMax(what, metrics.horizontalAdvance(m_problems->index(row, ProblemTable::What).data().toString()) + 44);
    }
    where = qMin(where, room * 25 / 100);
    what = qMin(what, (room - where) * 62 / 100);
    m_problemView->setColumnWidth(ProblemTable::What, what);
    m_problemView->setColumnWidth(ProblemTable::Where, where);
}

void MainWindow::closeEvidence()
{
    m_jobs->stopLane(u"open"_s);
    m_sources.clear();
    m_reading.clear();
    m_filter->clear();
    m_evidence->present(nullptr);
    m_evidenceStack->setCurrentIndex(0);
    m_problems->present(nullptr);
    m_problemStack->setCurrentIndex(0);
    m_bottomTitle->setPartCount(0, {});
    m_evidenceTitle->setCount({});
    m_close->setEnabled(false);
    m_addFile->setEnabled(false);
    m_showSource->setEnabled(false);
    setWindowTitle(tr("Pedigree"));
    m_selection.setSnapshot(nullptr);
    showEmptyStates();
    sayStatus();
}

void MainWindow::showEmptyStates()
{
    const bool reading = !m_reading.isEmpty();
    m_stopAll->setEnabled(reading);
    for (const Page &each : m_pages) {
        if (!each.empty)
            continue;
        if (reading)
            each.empty->setSteps(m_stopAll);
        else if (!m_selection.snapshot())
            each.empty->setSteps(m_openFile, m_example->isEnabled() ? m_example : nullptr);
        else
            each.empty->setSteps(nullptr);
    }
}

void MainWindow::filter(const QString &text)
{
    const auto snapshot = m_selection.snapshot();
    if (!snapshot || text.isEmpty()) {
        m_jobs->stopLane(u"filter"_s);
        m_filter->setState(FilterField::State::Plain);
        m_filter->setToolTip({});
        if (m_selection.filtered())
            m_selection.setFiltered(nullptr);
        return;
    }
    m_jobs->start(
        u"filter"_s, tr("Filter by %1").arg(text), this,
        [evidence = snapshot->shared(), text](const Watch &watch) { return filterThings(*evidence, text, watch); },
        [this, snapshot](std::shared_ptr<const ThingSet> set) {
            if (snapshot != m_selection.snapshot())
                return;
            m_filter->setState(set->bad   ? FilterField::State::Bad
                               : set->odd ? FilterField::State::Odd
                                          : FilterField::State::Plain);
            m_filter->setToolTip(plainToolTip(set->understood));
            m_filter->setAccessibleDescription(set->understood);
            m_selection.setFiltered(std::move(set));
        });
}

QString MainWindow::summary() const
{
    const auto snapshot = m_selection.snapshot();
    if (!snapshot)
        return tr("Nothing is open");
    const Catalog &catalog = snapshot->catalog();
    const std::size_t total = catalog.things().size();
    const auto filtered = m_selection.filtered();
    const std::size_t shown = filtered && !filtered->bad ? filtered->things.size() : total;
    QString words = tr("%1 of %Ln entities", nullptr, int(total)).arg(counted(shown));
    words += u" · "_s + tr("%Ln relation(s)", nullptr, int(catalog.edges().size()));
    if (snapshot->namedOnlyRelations() > 0)
        words += tr(", %Ln by name only", nullptr, int(snapshot->namedOnlyRelations()));
    return words;
}

void MainWindow::sayStatus()
{
    QString words = summary();
    if (!m_reading.isEmpty()) {
        words = tr("Reading %1…").arg(m_reading);
        for (const JobState &state : m_jobs->states())
            if (state.phase == JobState::Phase::Running && !state.what.isEmpty())
                words = tr("Reading %1: %2").arg(m_reading, state.what);
    }
    if (m_status && m_status->whole() != words)
        m_status->setWhole(words);
}

void MainWindow::sayHistory()
{
    m_back->setEnabled(m_selection.canGoBack());
    m_forward->setEnabled(m_selection.canGoForward());
}

void MainWindow::chooseFile()
{
    auto *dialog = new QFileDialog(this, tr("Open evidence"));
    dialog->setObjectName(u"openDialog"_s);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFiles);
    dialog->setNameFilters(
        {tr("Documents and packs (*.json *.md *.yaml *.yml *.zip *.tar *.gz *.zst *.xz *.safetensors *.gguf)"),
         tr("All files (*)")});
    connect(dialog, &QFileDialog::filesSelected, this, &MainWindow::open);
    dialog->open();
}

void MainWindow::chooseFolder()
{
    auto *dialog = new QFileDialog(this, tr("Open a folder"));
    dialog->setObjectName(u"openFolderDialog"_s);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::Directory);
    dialog->setOption(QFileDialog::ShowDirsOnly);
    connect(dialog, &QFileDialog::filesSelected, this, &MainWindow::open);
    dialog->open();
}

void MainWindow::openExample()
{
    if (!m_options.sample.isEmpty())
        open({m_options.sample});
}

void MainWindow::readRecent()
{
    m_recent->clear();
    const QStringList recent = m_options.remember ? QSettings().value(u"recent"_s).toStringList() : QStringList();
    for (const QString &entry : recent) {
        const QStringList sources = entry.split(recentSeparator);
        QAction *again = m_recent->addAction(sourceTitle(sources));
        again->setToolTip(entry);
        connect(again, &QAction::triggered, this, [this, sources] { open(sources); });
    }
    m_recent->setEnabled(!recent.isEmpty());
}

void MainWindow::addRecent(const QStringList &sources)
{
    if (!m_options.remember)
        return;
    QStringList absolute;
    for (const QString &source : sources)
        absolute << QFileInfo(source).absoluteFilePath();
    QSettings settings;
    QStringList recent = settings.value(u"recent"_s).toStringList();
    const QString entry = absolute.join(recentSeparator);
    recent.removeAll(entry);
    recent.prepend(entry);
    while (recent.size() > mostRecent)
        recent.removeLast();
    settings.setValue(u"recent"_s, recent);
    readRecent();
}

void MainWindow::restoreLayout()
{
    if (!m_options.remember)
        return;
    QSettings settings;
    restoreGeometry(settings.value(u"geometry"_s).toByteArray());
    restoreState(settings.value(u"layout"_s).toByteArray(), layoutVersion);
    for (const Page &each : m_pages)
        if (each.restore)
            each.restore(settings.value(u"page/"_s + each.id).toByteArray());
}

void MainWindow::saveLayout() const
{
    if (!m_options.remember)
        return;
    QSettings settings;
    settings.setValue(u"geometry"_s, saveGeometry());
    settings.setValue(u"layout"_s, saveState(layoutVersion));
    for (const Page &each : m_pages)
        if (each.save)
            settings.setValue(u"page/"_s + each.id, each.save());
}

void MainWindow::resetLayout()
{
    for (QDockWidget *dock : {m_evidenceDock, m_detailsDock, m_bottomDock}) {
        dock->setFloating(false);
        dock->show();
    }
    restoreState(m_firstLayout, layoutVersion);
    const bool wide = width() >= 1600;
    resizeDocks({m_evidenceDock, m_detailsDock}, {wide ? 320 : 240, wide ? 400 : 296}, Qt::Horizontal);
    resizeDocks({m_bottomDock}, {wide ? 180 : 152}, Qt::Vertical);
}

void MainWindow::showPart(int part)
{
    m_bottom->setCurrentIndex(part);
    collapseBottom(false);
}

void MainWindow::collapseBottom(bool collapsed)
{
    if (m_collapsed == collapsed)
        return;
    m_collapsed = collapsed;
    // Hidden content would let the dock shrink to the width of its title, so it stays and has no height.
    m_bottom->setMaximumHeight(collapsed ? 0 : QWIDGETSIZE_MAX);
    m_bottomDock->setMaximumHeight(collapsed ? m_bottomTitle->sizeHint().height() : QWIDGETSIZE_MAX);
    resizeDocks({m_bottomDock}, {collapsed ? m_bottomTitle->sizeHint().height() : 152}, Qt::Vertical);
}

void MainWindow::resizeEvent(QResizeEvent *event)
{
    QMainWindow::resizeEvent(event);
    if (m_problemView && event->oldSize().width() != event->size().width())
        fitProblems();
    if (m_bottomDock && event->oldSize().isValid()) {
        const bool wasSmall = event->oldSize().height() < smallHeight;
        const bool small = event->size().height() < smallHeight;
        if (small != wasSmall)
            collapseBottom(small);
    }
}

void MainWindow::closeEvent(QCloseEvent *event)
{
    saveLayout();
    QMainWindow::closeEvent(event);
}

void MainWindow::dragEnterEvent(QDragEnterEvent *event)
{
    for (const QUrl &url : event->mimeData()->urls())
        if (url.isLocalFile()) {
            event->acceptProposedAction();
            return;
        }
}

void MainWindow::dropEvent(QDropEvent *event)
{
    QStringList sources;
    for (const QUrl &url : event->mimeData()->urls())
        if (url.isLocalFile())
            sources << url.toLocalFile();
    if (sources.isEmpty())
        return;
    event->acceptProposedAction();
    // With Ctrl what is dropped is laid beside what is open.
    if (event->modifiers() & Qt::ControlModifier && m_selection.snapshot())
        add(sources);
    else
        open(sources);
}

/// Evidence, the page, Details, the bottom area, and round again.
void MainWindow::nextArea()
{
    QWidget *const areas[] = {m_evidenceDock, m_stack, m_detailsDock, m_bottomDock};
    constexpr int count = 4;
    int at = 0;
    for (int i = 0; i < count; ++i)
        if (focusWidget() && areas[i]->isAncestorOf(focusWidget()))
            at = i + 1;
    for (int i = 0; i < count; ++i) {
        QWidget *area = areas[(at + i) % count];
        if (!area->isVisible())
            continue;
        // The list of an area is what a person wants to walk in; its buttons are a tab away.
        const auto lists = area->findChildren<QAbstractScrollArea *>();
        for (QAbstractScrollArea *list : lists)
            if (list->isVisible() && list->focusPolicy() & Qt::TabFocus) {
                list->setFocus(Qt::TabFocusReason);
                return;
            }
    }
}

void MainWindow::showKeys()
{
    if (m_sheet) {
        m_sheet->show();
        m_sheet->raise();
        return;
    }
    m_sheet = new CheatSheet({{tr("Evidence"), {m_openFile, m_openFolder, m_stopAll, m_close, m_quit}, {}},
                              {tr("Find"), {m_search, m_filterHere, m_find, m_findNext, m_findPrevious}, {}},
                              {tr("Go"), QList<QAction *>{m_back, m_forward, m_showSource} + m_pageActions, {}},
                              {tr("Areas"), m_dockActions + QList<QAction *>{m_nextArea}, {}},
                              {tr("In lists"),
                               {m_copy},
                               {{tr("Enter"), tr("Open, or go to the source")},
                                {tr("Shift+Enter"), tr("In Details: to the source of a relation")},
                                {tr("Ctrl+C"), tr("Copy the chosen rows")},
                                {tr("Space"), tr("Tick a facet, open a group")}}},
                              {tr("Help"), {m_keys}, {}}},
                             this);
    m_sheet->show();
}

void MainWindow::showAbout()
{
    auto *box = new QMessageBox(this);
    box->setObjectName(u"about"_s);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setWindowTitle(tr("About Pedigree"));
    box->setTextFormat(Qt::PlainText);
    box->setText(tr("Pedigree %1").arg(QApplication::applicationVersion()));
    box->setInformativeText(tr("Where AI models come from, and where each statement stands.\n\n"
                               "It opens what you give it, writes nothing beside it, and asks no network."));
    box->setStandardButtons(QMessageBox::Close);
    box->open();
}

} // namespace pedigree
