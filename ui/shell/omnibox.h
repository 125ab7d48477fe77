#pragma once
#include "ui/adapters/searching.h"
#include "ui/jobs/jobrunner.h"

#include <QFrame>
#include <QLineEdit>
#include <QList>

class QAction;
class QListView;
class QStandardItemModel;

namespace pedigree {

/// The line that searches everything: things, statements, digests, files and commands; best first, in a list below it.
class Omnibox final : public QLineEdit {
    Q_OBJECT
public:
    Omnibox(Selection &selection, JobRunner &jobs, QWidget *parent);

    /// Commands that are found by their words.
    void setCommands(const QList<QAction *> &commands) { m_commands = commands; }
    QListView *list() const { return m_list; }

    QSize sizeHint() const override { return QSize(360, QLineEdit::sizeHint().height()); }
    QSize minimumSizeHint() const override { return QSize(160, QLineEdit::minimumSizeHint().height()); }

signals:
    /// A thing was chosen here: the page that shows it best is wanted.
    void thingFound(pedigree::ThingId thing);

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;

private:
    void search(const QString &text);
    void present(const QString &text, const std::vector<SearchHit> &hits);
    void accept(const QModelIndex &index);
    void place();
    void leave();

    Selection &m_selection;
    JobRunner &m_jobs;
    QList<QAction *> m_commands;
    QFrame *m_frame;
    QListView *m_list;
    QStandardItemModel *m_model;
};

} // namespace pedigree
