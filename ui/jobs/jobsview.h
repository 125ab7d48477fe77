#pragma once
#include "ui/jobs/jobrunner.h"

#include <QWidget>

class QVBoxLayout;

namespace pedigree {

class JobRow;

/// The jobs that run, each with its name, how far it is, and a way to stop it; below them the last ones that ended.
class JobsView final : public QWidget {
    Q_OBJECT
public:
    explicit JobsView(JobRunner &jobs, QWidget *parent = nullptr);

    int running() const { return m_running; }

signals:
    void runningChanged(int running);

private:
    void show(const QList<JobState> &states);

    JobRunner &m_jobs;
    QVBoxLayout *m_rows;
    QList<JobRow *> m_shown;
    QWidget *m_nothing;
    int m_running = 0;
};

} // namespace pedigree
