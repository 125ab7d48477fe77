#pragma once
#include "ui/adapters/entitytable.h"
#include "ui/jobs/jobrunner.h"

#include <QWidget>

class QAction;
class QComboBox;
class QSplitter;
class QStackedWidget;
class QTableView;
class QToolButton;

namespace pedigree {

class ElidedLabel;
class EmptyState;
class FacetList;

/// All things that are open as a table: sorted, narrowed by facets and the filter, grouped, copied.
class InventoryPage final : public QWidget {
    Q_OBJECT
public:
    InventoryPage(Selection &selection, JobRunner &jobs, QWidget *parent = nullptr);

    EmptyState *emptyState() const { return m_empty; }
    QTableView *table() const { return m_table; }
    /// What is chosen (or everything that is shown, when nothing is) as TSV or JSON.
    QString copiedTsv() const { return m_model->asTsv(chosenRows()); }
    QString copiedJson() const { return m_model->asJson(chosenRows()); }
    /// Columns, sorting, grouping as they are remembered.
    QByteArray saveLayout() const;
    void restoreLayout(const QByteArray &layout);

public slots:
    void copyTsv();
    void copyJson();

signals:
    /// Enter or double click: the person wants to see the thing's lineage.
    void opened(pedigree::ThingId thing);
    /// The filter line is in the way: show everything.
    void filterDropped();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void buildTable();
    void buildBar();
    void gather();
    void arrangeAgain();
    void present(std::shared_ptr<const InventoryView> view);
    void fitColumns();
    std::vector<InventoryColumn> wantedColumns() const;
    void chooseColumns();
    void followSelection();
    void activate(const QModelIndex &index);
    void contextMenu(const QPoint &at);
    QList<int> chosenRows() const;
    void sayCount();

    Selection &m_selection;
    JobRunner &m_jobs;
    EntityTable *m_model;
    QTableView *m_table;
    FacetList *m_facets;
    QSplitter *m_splitter;
    QStackedWidget *m_stack;
    EmptyState *m_empty;
    EmptyState *m_noMatch;
    QWidget *m_bar;
    QComboBox *m_group;
    QToolButton *m_columns;
    ElidedLabel *m_understood;
    ElidedLabel *m_count;
    QAction *m_showAll;

    std::shared_ptr<const InventoryFacts> m_facts;
    std::shared_ptr<const InventoryView> m_view;
    InventoryAsk m_ask;
    std::set<std::string> m_hidden; ///< columns that a person took away, by key
    std::set<std::string> m_added;  ///< and those that were added
    bool m_following = false;
};

} // namespace pedigree
