#pragma once
#include "models/base/watch.h"

#include <QElapsedTimer>
#include <QList>
#include <QObject>
#include <QPointer>
#include <QString>
#include <QThreadPool>

#include <functional>
#include <memory>
#include <mutex>
#include <stop_token>
#include <utility>

class QTimer;

namespace pedigree {

/// How far a job is, for people.
struct JobState {
    enum class Phase { Running, Done, Stopped, Failed };
    quint64 id = 0;
    QString title;
    QString what; ///< what it is at, as the work names it
    quint64 done = 0;
    quint64 total = 0; ///< 0 = not known
    Phase phase = Phase::Running;
    qint64 milliseconds = 0;
};

/// Runs what would hold up the screen, elsewhere. In a lane the newest job wins: the older one is told to stop and its
/// late answer is dropped. Answers arrive on the GUI thread, and not at all when whoever asked has gone.
class JobRunner final : public QObject {
    Q_OBJECT
public:
    explicit JobRunner(QObject *parent = nullptr);
    /// Tells all to stop and waits for them; no answer arrives any more.
    ~JobRunner() override;

    /// `title` is what people see of it in the list of jobs; a job without one is not listed.
    /// `work` runs on another thread and must not touch what belongs to this one; `present` runs on this one.
    template <typename Work, typename Present>
    void start(const QString &lane, const QString &title, QObject *receiver, Work work, Present present)
    {
        using Answer = decltype(work(std::declval<const Watch &>()));
        auto answer = std::make_shared<std::unique_ptr<Answer>>();
        begin(
            lane, title, receiver,
            [work = std::move(work), answer](const Watch &watch) mutable {
                *answer = std::make_unique<Answer>(work(watch));
            },
            [present = std::move(present), answer]() mutable { present(std::move(**answer)); });
    }

    void stop(quint64 id);
    void stopLane(const QString &lane);
    bool isRunning(const QString &lane) const;
    /// Nothing is running and no answer is on its way.
    bool isIdle() const;

    /// Listed jobs: the running ones, oldest first, then the last few that ended, newest first.
    QList<JobState> states() const;

signals:
    void changed(); ///< of states(); at most ten times a second while jobs run
    void idle();    ///< the last answer was delivered
    void failed(const QString &lane, const QString &title);
    void stopped(const QString &lane); ///< by stop() or stopLane(), not by a newer job

private:
    struct Job;
    void begin(const QString &lane, const QString &title, QObject *receiver, std::function<void(const Watch &)> work,
               std::function<void()> present);
    void finish(const std::shared_ptr<Job> &job, bool threw);
    JobState stateOf(const Job &job) const;

    QThreadPool m_pool;
    QList<std::shared_ptr<Job>> m_jobs;
    QList<JobState> m_past;
    QTimer *m_tick;
    quint64 m_lastId = 0;
};

} // namespace pedigree
