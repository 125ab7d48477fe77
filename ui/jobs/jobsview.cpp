#include "ui/jobs/jobsview.h"

#include "ui/widgets/elidedlabel.h"
#include "ui/widgets/icons.h"
#include "ui/widgets/theme.h"

#include <QBoxLayout>
#include <QFileInfo>
#include <QLocale>
#include <QProgressBar>
#include <QScrollArea>
#include <QToolButton>

using namespace Qt::StringLiterals;

namespace pedigree {

/// One job as a line: what it is · bar · how much · stop.
class JobRow final : public QWidget {
    Q_OBJECT
public:
    explicit JobRow(QWidget *parent)
        : QWidget(parent)
        , m_title(new ElidedLabel(this))
        , m_bar(new QProgressBar(this))
        , m_amount(new ElidedLabel(this))
        , m_stop(new QToolButton(this))
    {
        setObjectName(u"jobRow"_s);
        m_title->setObjectName(u"jobTitle"_s);
        m_bar->setObjectName(u"jobBar"_s);
        m_bar->setTextVisible(false);
        m_bar->setFixedWidth(160);
        m_amount->setObjectName(u"jobAmount"_s);
        m_amount->setProperty("tone", u"muted"_s);
        m_stop->setObjectName(u"jobStop"_s);
        m_stop->setIcon(icon(u"close"_s, Ink::Muted));
        m_stop->setIconSize(QSize(12, 12));
        m_stop->setFixedSize(20, 20);
        m_stop->setFocusPolicy(Qt::TabFocus);
        auto *row = new QHBoxLayout(this);
        row->setContentsMargins(8, 0, 8, 0);
        row->setSpacing(12);
        row->addWidget(m_title, 2);
        row->addWidget(m_bar);
        row->addWidget(m_amount, 3);
        row->addWidget(m_stop);
        setFixedHeight(rowHeight());
        connect(m_stop, &QToolButton::clicked, this, [this] { emit stopAsked(m_id); });
    }

    void present(const JobState &state)
    {
        m_id = state.id;
        const bool runs = state.phase == JobState::Phase::Running;
        m_title->setWhole(state.title);
        m_title->setProperty("tone", runs ? QString() : u"muted"_s);
        m_bar->setVisible(runs);
        m_stop->setEnabled(runs);
        m_stop->setVisible(runs);
        if (runs) {
            m_bar->setRange(0, state.total > 0 ? 1000 : 0);
            // Never full before it is done.
            m_bar->setValue(state.total > 0 ? int(qMin<quint64>(990, state.done * 1000 / state.total)) : 0);
        }
        const QString words = wordsFor(state);
        m_amount->setWhole(words);
        m_bar->setAccessibleName(tr("Progress of %1").arg(state.title));
        m_stop->setAccessibleName(tr("Stop %1").arg(state.title));
        m_stop->setToolTip(tr("Stop %1").arg(state.title));
    }

signals:
    void stopAsked(quint64 id);

private:
    static QString wordsFor(const JobState &state)
    {
        const QLocale locale;
        const QString seconds = tr("%1 s").arg(locale.toString(double(state.milliseconds) / 1000, 'f', 1));
        switch (state.phase) {
        case JobState::Phase::Done: return tr("done in %1").arg(seconds);
        case JobState::Phase::Stopped: return tr("stopped after %1").arg(seconds);
        case JobState::Phase::Failed: return tr("gave up after %1: not enough memory").arg(seconds);
        case JobState::Phase::Running: break;
        }
        if (state.total == 0)
            return state.what.isEmpty() ? seconds : tr("%1, %2").arg(state.what, seconds);
        const QString amount =
            state.total > 64 * 1024
                ? tr("%1 of %2")
                      .arg(locale.formattedDataSize(qint64(state.done)), locale.formattedDataSize(qint64(state.total)))
                : tr("%1 of %2").arg(locale.toString(state.done), locale.toString(state.total));
        return state.what.isEmpty() ? amount : tr("%1 · %2").arg(state.what, amount);
    }

    ElidedLabel *m_title;
    QProgressBar *m_bar;
    ElidedLabel *m_amount;
    QToolButton *m_stop;
    quint64 m_id = 0;
};

JobsView::JobsView(JobRunner &jobs, QWidget *parent) : QWidget(parent), m_jobs(jobs)
{
    setObjectName(u"jobs"_s);
    setAccessibleName(tr("Jobs"));
    auto *inside = new QWidget(this);
    inside->setObjectName(u"jobRows"_s);
    m_rows = new QVBoxLayout(inside);
    m_rows->setContentsMargins(0, 4, 0, 4);
    m_rows->setSpacing(0);
    auto *nothing = new ElidedLabel(inside);
    nothing->setWhole(tr("Nothing is running. Reading and searching are listed here, and can be stopped."));
    nothing->setProperty("tone", u"muted"_s);
    nothing->setContentsMargins(8, 3, 8, 3);
    m_nothing = nothing;
    m_rows->addWidget(nothing);
    m_rows->addStretch();
    auto *scroll = new QScrollArea(this);
    scroll->setObjectName(u"jobScroll"_s);
    scroll->setWidget(inside);
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->viewport()->setBackgroundRole(QPalette::Base);
    inside->setBackgroundRole(QPalette::Base);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(scroll);
    connect(&jobs, &JobRunner::changed, this, [this] { show(m_jobs.states()); });
}

void JobsView::show(const QList<JobState> &states)
{
    int running = 0;
    for (const JobState &state : states)
        running += state.phase == JobState::Phase::Running ? 1 : 0;
    while (m_shown.size() < states.size()) {
        auto *row = new JobRow(m_rows->parentWidget());
        connect(row, &JobRow::stopAsked, &m_jobs, &JobRunner::stop);
        m_rows->insertWidget(int(m_shown.size()) + 1, row);
        m_shown.append(row);
    }
    for (qsizetype i = 0; i < m_shown.size(); ++i) {
        m_shown[i]->setVisible(i < states.size());
        if (i < states.size())
            m_shown[i]->present(states[i]);
    }
    m_nothing->setVisible(states.isEmpty());
    if (m_running != running) {
        m_running = running;
        emit runningChanged(running);
    }
}

} // namespace pedigree

#include "jobsview.moc"
