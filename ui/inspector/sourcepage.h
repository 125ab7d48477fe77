#pragma once
#include "ui/adapters/selection.h"
#include "ui/adapters/sourcetree.h"
#include "ui/inspector/documenttext.h"
#include "ui/jobs/jobrunner.h"

#include <QWidget>

class QLabel;
class QSplitter;
class QStackedWidget;
class QToolButton;
class QTreeView;

namespace pedigree {

class ElidedLabel;
class EmptyState;
class FilterField;
class TextView;

/// One document as it is: its values as a tree beside its text or bytes, both on the same value.
class SourcePage final : public QWidget {
    Q_OBJECT
public:
    SourcePage(Selection &selection, JobRunner &jobs, QWidget *parent = nullptr);

    /// The line to search in; the frame puts it beside the way here.
    FilterField *findField() const { return m_find; }
    TextView *textView() const { return m_view; }
    /// Value, place and digest of what is marked.
    QString copied() const;
    EmptyState *emptyState() const { return m_empty; }

public slots:
    void copy();
    void findNext();
    void findPrevious();

protected:
    void showEvent(QShowEvent *event) override;

private:
    void buildHead();
    void follow(std::optional<SourcePlace> place);
    void load();
    void present(std::shared_ptr<const DocumentText> text);
    void show(std::uint64_t offset, bool exactly);
    void showValue(const Value &value);
    void pointAt(std::uint64_t offset);
    void search(const QString &text);
    void step(int by);
    void sayFound();

    Selection &m_selection;
    JobRunner &m_jobs;
    SourceTree *m_model;
    QTreeView *m_tree;
    TextView *m_view;
    QStackedWidget *m_stack;
    EmptyState *m_empty;
    QSplitter *m_splitter;
    QWidget *m_head;
    ElidedLabel *m_file;
    ElidedLabel *m_digest;
    ElidedLabel *m_pointer;
    QToolButton *m_form;
    QToolButton *m_copy;
    FilterField *m_find;
    QLabel *m_foundLabel;

    std::optional<SourcePlace> m_wanted;   ///< what is to be shown
    std::optional<std::uint32_t> m_loaded; ///< the file that is shown
    std::shared_ptr<const Snapshot> m_of;  ///< it belongs to this
    std::shared_ptr<const DocumentText> m_text;
    bool m_hex = false;
    bool m_following = false;
    std::vector<std::uint64_t> m_found;
    std::uint64_t m_foundLength = 0;
    qsizetype m_foundAt = -1;
};

} // namespace pedigree
