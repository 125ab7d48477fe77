#include "ui/jobs/jobrunner.h"

#include <QRunnable>
#include <QTimer>

#include <exception>

namespace pedigree {

struct JobRunner::Job {
    quint64 id;
    QString lane;
    QString title;
    QPointer<QObject> receiver;
    std::function<void()> present;
    std::stop_source stop;
    bool wanted = true; ///< false once a newer job took the lane or somebody stopped it
    QElapsedTimer since;

    std::mutex lock; ///< of what the other thread reports
    std::string what;
    std::uint64_t done = 0;
    std::uint64_t total = 0;
};

namespace {

class Task final : public QRunnable {
public:
    explicit Task(std::function<void()> work) : m_work(std::move(work)) {}
    void run() override { m_work(); }

private:
    std::function<void()> m_work;
};

constexpr qsizetype rememberedJobs = 8;

} // namespace

JobRunner::JobRunner(QObject *parent) : QObject(parent), m_tick(new QTimer(this))
{
    // One more than lanes usually run at once: a long reading must not keep a filter waiting.
    m_pool.setMaxThreadCount(qMax(4, QThread::idealThreadCount()));
    m_tick->setInterval(100);
    connect(m_tick, &QTimer::timeout, this, &JobRunner::changed);
}

JobRunner::~JobRunner()
{
    for (const auto &job : std::as_const(m_jobs)) {
        job->wanted = false;
        job->stop.request_stop();
    }
    m_pool.waitForDone();
}

void JobRunner::begin(const QString &lane, const QString &title, QObject *receiver,
                      std::function<void(const Watch &)> work, std::function<void()> present)
{
    for (const auto &older : std::as_const(m_jobs)) {
        if (older->lane == lane) {
            older->wanted = false;
            older->stop.request_stop();
        }
    }
    auto job = std::make_shared<Job>();
    job->id = ++m_lastId;
    job->lane = lane;
    job->title = title;
    job->receiver = receiver;
    job->present = std::move(present);
    job->since.start();
    m_jobs.append(job);

    Task *task = new Task([this, job, work = std::move(work)] {
        const Watch watch(job->stop.get_token(),
                          [&job](std::string_view what, std::uint64_t done, std::uint64_t total) {
                              const std::lock_guard guard(job->lock);
                              job->what = what;
                              job->done = done;
                              job->total = total;
                          });
        bool threw = false;
        try {
            work(watch);
        } catch (const std::exception &) {
            threw = true;
        }
        // The pool is waited for before we go, so `this` is still there; the event dies with us if nobody reads it.
        QMetaObject::invokeMethod(
            this, [this, job, threw] { finish(job, threw); }, Qt::QueuedConnection);
    });
    m_pool.start(task);
    if (!m_tick->isActive())
        m_tick->start();
    emit changed();
}

void JobRunner::finish(const std::shared_ptr<Job> &job, bool threw)
{
    m_jobs.removeOne(job);
    if (!job->title.isEmpty() && job->receiver) {
        JobState state = stateOf(*job);
        state.phase = threw ? JobState::Phase::Failed : job->wanted ? JobState::Phase::Done : JobState::Phase::Stopped;
        m_past.prepend(state);
        while (m_past.size() > rememberedJobs)
            m_past.removeLast();
    }
    if (m_jobs.isEmpty())
        m_tick->stop();
    if (job->wanted && job->receiver) {
        if (threw)
            emit failed(job->lane, job->title);
        else
            job->present();
    }
    emit changed();
    if (isIdle())
        emit idle();
}

void JobRunner::stop(quint64 id)
{
    for (const auto &job : std::as_const(m_jobs)) {
        if (job->id != id || !job->wanted)
            continue;
        job->wanted = false;
        job->stop.request_stop();
        emit stopped(job->lane);
        emit changed();
        return;
    }
}

void JobRunner::stopLane(const QString &lane)
{
    for (const auto &job : QList(m_jobs))
        if (job->lane == lane)
            stop(job->id);
}

bool JobRunner::isRunning(const QString &lane) const
{
    return std::any_of(m_jobs.begin(), m_jobs.end(),
                       [&lane](const auto &job) { return job->wanted && job->lane == lane; });
}

bool JobRunner::isIdle() const
{
    return m_jobs.isEmpty();
}

JobState JobRunner::stateOf(const Job &job) const
{
    JobState state;
    state.id = job.id;
    state.title = job.title;
    state.milliseconds = job.since.elapsed();
    auto &reported = const_cast<Job &>(job);
    const std::lock_guard guard(reported.lock);
    state.what = QString::fromUtf8(job.what.data(), qsizetype(job.what.size()));
    state.done = job.done;
    state.total = job.total;
    return state;
}

QList<JobState> JobRunner::states() const
{
    QList<JobState> all;
    for (const auto &job : m_jobs) {
        if (job->title.isEmpty() || !job->receiver)
            continue;
        JobState state = stateOf(*job);
        if (!job->wanted)
            state.phase = JobState::Phase::Stopped;
        all.append(state);
    }
    return all + m_past;
}

} // namespace pedigree
