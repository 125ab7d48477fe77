#pragma once
#include "ui/adapters/selection.h"
#include "ui/jobs/jobrunner.h"
#include "ui/shell/pages.h"

#include <QMainWindow>
#include <QStringList>

class QLabel;
class QStackedWidget;
class QTabBar;
class QTableView;
class QTreeView;

namespace pedigree {

class Breadcrumb;
class CheatSheet;
class DetailsPanel;
class DockTitle;
class ElidedLabel;
class EvidenceTree;
class FilterField;
class JobsView;
class Omnibox;
class ProblemTable;

/// The window: one frame around pages that all look at one selection.
class MainWindow final : public QMainWindow {
    Q_OBJECT
public:
    struct Options {
        QString sample;       ///< the bundled example, or empty when it isn't there
        bool remember = true; ///< layout and recent packs are kept for the user
    };
    explicit MainWindow(Options options, QWidget *parent = nullptr);
    ~MainWindow() override;

    /// Opens sources in place of what is open, or beside it.
    void open(const QStringList &sources);
    void add(const QStringList &sources);
    void closeEvidence();

    Selection &selection() { return m_selection; }
    JobRunner &jobs() { return *m_jobs; }
    QStringList pageIds() const;
    void showPage(const QString &id);
    QString currentPage() const;
    /// What the status bar says of what is open.
    QString summary() const;
    void resetLayout();

signals:
    void opened();

protected:
    void closeEvent(QCloseEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void dragEnterEvent(QDragEnterEvent *event) override;
    void dropEvent(QDropEvent *event) override;

private:
    void buildActions();
    void buildMenus();
    void buildToolBar();
    void buildPages();
    void buildDocks();
    void buildStatusBar();
    QAction *action(const QString &name, const QString &text, const QString &glyph, const QList<QKeySequence> &keys);

    void load(const QStringList &sources);
    void present(std::shared_ptr<const Evidence> evidence);
    void showEmptyStates();
    void expandDocuments(const QModelIndex &parent);
    void fitProblems();
    void filter(const QString &text);
    void sayStatus();
    void sayHistory();
    void chooseFile();
    void chooseFolder();
    void openExample();
    void readRecent();
    void addRecent(const QStringList &sources);
    void restoreLayout();
    void saveLayout() const;
    void showPart(int part);
    void collapseBottom(bool collapsed);
    void showKeys();
    void nextArea();
    void showAbout();
    const Page &page() const;

    Options m_options;
    Selection m_selection;
    JobRunner *m_jobs;
    QStringList m_sources;
    QString m_reading; ///< what is being read now

    QList<Page> m_pages;
    QTabBar *m_tabs = nullptr;
    QStackedWidget *m_stack = nullptr;
    QStackedWidget *m_lines = nullptr;
    Breadcrumb *m_breadcrumb = nullptr;
    FilterField *m_filter = nullptr;
    Omnibox *m_omnibox = nullptr;

    QDockWidget *m_evidenceDock = nullptr;
    QDockWidget *m_detailsDock = nullptr;
    QDockWidget *m_bottomDock = nullptr;
    DockTitle *m_evidenceTitle = nullptr;
    DockTitle *m_detailsTitle = nullptr;
    DockTitle *m_bottomTitle = nullptr;
    QStackedWidget *m_bottom = nullptr;
    EvidenceTree *m_evidence = nullptr;
    QTreeView *m_evidenceView = nullptr;
    QStackedWidget *m_evidenceStack = nullptr;
    DetailsPanel *m_details = nullptr;
    ProblemTable *m_problems = nullptr;
    QTableView *m_problemView = nullptr;
    QStackedWidget *m_problemStack = nullptr;
    JobsView *m_jobsView = nullptr;
    ElidedLabel *m_status = nullptr;
    QLabel *m_network = nullptr;
    CheatSheet *m_sheet = nullptr;
    QByteArray m_firstLayout;
    bool m_collapsed = false;

    QAction *m_openFile = nullptr;
    QAction *m_openFolder = nullptr;
    QAction *m_addFile = nullptr;
    QAction *m_example = nullptr;
    QAction *m_close = nullptr;
    QAction *m_quit = nullptr;
    QAction *m_copy = nullptr;
    QAction *m_find = nullptr;
    QAction *m_findNext = nullptr;
    QAction *m_findPrevious = nullptr;
    QAction *m_filterHere = nullptr;
    QAction *m_search = nullptr;
    QAction *m_back = nullptr;
    QAction *m_forward = nullptr;
    QAction *m_keys = nullptr;
    QAction *m_about = nullptr;
    QAction *m_reset = nullptr;
    QAction *m_stopAll = nullptr;
    QAction *m_showSource = nullptr;
    QAction *m_nextArea = nullptr;
    QList<QAction *> m_pageActions;
    QList<QAction *> m_dockActions;
    QMenu *m_recent = nullptr;
};

} // namespace pedigree
