#pragma once
#include "ui/adapters/selection.h"
#include "ui/jobs/jobrunner.h"
#include "ui/lineage/lineageexport.h"

#include <QWidget>

class QAction;
class QComboBox;
class QLabel;
class QSpinBox;
class QStackedWidget;
class QTableView;
class QToolButton;

namespace pedigree {

class ElidedLabel;
class EmptyState;
class FilterField;
class LineageCanvas;
class LineageTable;

/// What came from what: the picture of it, the ways through it, and the same as a list.
class LineagePage final : public QWidget {
    Q_OBJECT
public:
    LineagePage(Selection &selection, JobRunner &jobs, QWidget *parent = nullptr);

    /// Shown while nothing is open.
    EmptyState *emptyState() const { return m_empty; }
    LineageCanvas *canvas() const { return m_canvas; }
    QTableView *table() const { return m_table; }
    /// The line that is always said: what is shown of how much, and what the mode found.
    QString sentence() const { return m_sentenceText; }
    LineageMode mode() const { return m_mode; }
    /// What is in the light; null until it was worked out.
    std::shared_ptr<const LineageSet> set() const { return m_set; }
    /// Nothing is being worked out any more.
    bool isSettled() const;

    /// Without a dialog. Ends with saved().
    void save(LineageForm form, const QString &path);

public slots:
    void copy();
    void find();
    void findNext();
    void findPrevious();
    void setMode(pedigree::LineageMode mode);
    /// Only what is asked for is laid out, or all of it, with the rest dimmed.
    void setOnly(bool only);
    void setDepth(int depth); ///< 0 = all
    void showTable(bool table);
    /// A box for every thing, whatever their number.
    void unfoldAll();
    void foldAsAtFirst();

signals:
    /// The filter line is in the way: show everything.
    void filterDropped();
    void saved(const QString &path, const QString &refusal);

private:
    void buildBar();
    void buildFind();
    void buildTable();
    void buildActions();
    void start();
    void layOutAgain(bool first);
    void markAgain();
    void present(std::shared_ptr<const LineagePicture> picture, bool first);
    void present(std::shared_ptr<const LineageMarks> marks);
    void followSelection();
    void chooseBox(std::uint32_t box);
    void showPath(ThingId one, ThingId other);
    void unfold(std::uint32_t box);
    void foldBox(std::uint32_t box);
    void relatives(std::uint32_t box, bool parents, QPoint global);
    void menu(std::uint32_t box, QPoint global);
    void goTo(ThingId thing);
    void search(const QString &text);
    void step(int by);
    void saySentence();
    void sayEmpty();
    void chooseFile(LineageForm form);
    LineageQuery query() const;
    bool narrowed() const;
    std::optional<ThingId> chosenThing() const;
    QString titleOf(ThingId thing) const;

    Selection &m_selection;
    JobRunner &m_jobs;
    QStackedWidget *m_stack;
    EmptyState *m_empty;
    EmptyState *m_none;
    EmptyState *m_noMatch;
    QStackedWidget *m_views;
    LineageCanvas *m_canvas;
    QTableView *m_table;
    LineageTable *m_model;
    QWidget *m_bar;
    QComboBox *m_modes;
    QSpinBox *m_depthBox;
    QToolButton *m_onlyButton;
    QToolButton *m_findButton;
    QToolButton *m_tableButton;
    QToolButton *m_exportButton;
    ElidedLabel *m_sentence;
    QWidget *m_findBar;
    FilterField *m_findField;
    QLabel *m_foundLabel;
    QAction *m_showAll;

    std::shared_ptr<const LineagePicture> m_picture;
    std::shared_ptr<const LineageSet> m_set;
    LineageMode m_mode = LineageMode::Everything;
    std::optional<ThingId> m_subject; ///< what the mode asks about
    std::optional<ThingId> m_other;   ///< the other end of a path
    std::uint32_t m_depth = UINT32_MAX;
    bool m_only = false;
    FoldOptions m_folding;
    bool m_unfoldAll = false;
    struct Opened {
        ThingId named;
        std::vector<ThingId> members;
    };
    std::vector<Opened> m_opened; ///< families that a person opened, newest last
    std::vector<ThingId> m_found;
    qsizetype m_foundAt = -1;
    QString m_sentenceText;
    QString m_saidLast; ///< of what was saved, until something else happens
    bool m_saveFailed = false;
    bool m_following = false;
};

}
