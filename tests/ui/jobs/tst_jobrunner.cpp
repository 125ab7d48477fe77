#include "ui/jobs/jobrunner.h"

#include <QSemaphore>
#include <QSignalSpy>
#include <QTest>
#include <QThread>

#include <new>
#include <stdexcept>

using namespace pedigree;
using namespace Qt::StringLiterals;

class TestJobRunner : public QObject {
    Q_OBJECT

private slots:
    void theAnswerArrivesOnTheGuiThread()
    {
        JobRunner jobs;
        QThread *workedOn = nullptr;
        QThread *answeredOn = nullptr;
        int answer = 0;

        jobs.start(
            u"lane"_s, u"Count"_s, this,
            [&workedOn](const Watch &) {
                workedOn = QThread::currentThread();
                return 42;
            },
            [&](int value) {
                answeredOn = QThread::currentThread();
                answer = value;
            });

        QTRY_COMPARE(answer, 42);
        QCOMPARE(answeredOn, QThread::currentThread());
        QVERIFY(workedOn != QThread::currentThread());
    }

    void theNewestJobOfALaneWinsAndTheOlderOneIsToldToStop()
    {
        JobRunner jobs;
        QSemaphore started;
        bool stopSeen = false;
        QList<int> answers;

        jobs.start(
            u"lane"_s, u"Old"_s, this,
            [&](const Watch &watch) {
                started.release();
                while (!watch.stopped())
                    QThread::yieldCurrentThread();
                stopSeen = true;
                return 1;
            },
            [&answers](int value) { answers << value; });
        started.acquire();
        jobs.start(
            u"lane"_s, u"New"_s, this, [](const Watch &) { return 2; }, [&answers](int value) { answers << value; });

        QTRY_VERIFY(jobs.isIdle());
        QCOMPARE(answers, QList<int>{2});
        QVERIFY(stopSeen);
    }

    void lanesDontDisturbEachOther()
    {
        JobRunner jobs;
        QList<int> answers;

        jobs.start(
            u"one"_s, {}, this, [](const Watch &) { return 1; }, [&answers](int value) { answers << value; });
        jobs.start(
            u"two"_s, {}, this, [](const Watch &) { return 2; }, [&answers](int value) { answers << value; });

        QTRY_COMPARE(answers.size(), 2);
    }

    void nothingArrivesWhenWhoeverAskedHasGone()
    {
        JobRunner jobs;
        auto receiver = std::make_unique<QObject>();
        QSemaphore go;
        bool answered = false;
        jobs.start(
            u"lane"_s, u"Late"_s, receiver.get(),
            [&go](const Watch &) {
                go.acquire();
                return 1;
            },
            [&answered](int) { answered = true; });

        receiver.reset();
        go.release();

        QTRY_VERIFY(jobs.isIdle());
        QVERIFY(!answered);
        QVERIFY(jobs.states().isEmpty());
    }

    void stoppingDropsTheAnswerAndSaysSo()
    {
        JobRunner jobs;
        QSignalSpy stopped(&jobs, &JobRunner::stopped);
        bool answered = false;
        jobs.start(
            u"lane"_s, u"Long"_s, this,
            [](const Watch &watch) {
                while (!watch.stopped())
                    QThread::yieldCurrentThread();
                return 1;
            },
            [&answered](int) { answered = true; });
        QCOMPARE(jobs.states().size(), 1);

        jobs.stop(jobs.states().first().id);

        QTRY_VERIFY(jobs.isIdle());
        QVERIFY(!answered);
        QCOMPARE(stopped.size(), 1);
        QCOMPARE(jobs.states().first().phase, JobState::Phase::Stopped);
    }

    void progressIsWhatTheWorkSaid()
    {
        JobRunner jobs;
        QSemaphore said;
        QSemaphore go;
        bool done = false;
        jobs.start(
            u"lane"_s, u"Read"_s, this,
            [&](const Watch &watch) {
                watch.progress("base.json", 18, 43);
                said.release();
                go.acquire();
                return 0;
            },
            [&done](int) { done = true; });
        said.acquire();

        const JobState state = jobs.states().first();
        go.release();

        QCOMPARE(state.what, u"base.json"_s);
        QCOMPARE(state.done, 18U);
        QCOMPARE(state.total, 43U);
        QTRY_VERIFY(done);
        QCOMPARE(jobs.states().first().phase, JobState::Phase::Done);
    }

    void workThatRunsOutOfMemoryIsAFailureAndNoAnswer()
    {
        JobRunner jobs;
        QSignalSpy failed(&jobs, &JobRunner::failed);
        bool answered = false;

        jobs.start(
            u"lane"_s, u"Big"_s, this, [](const Watch &) -> int { throw std::bad_alloc(); },
            [&answered](int) { answered = true; });

        QTRY_COMPARE(failed.size(), 1);
        QCOMPARE(failed.first().at(1).toString(), u"Big"_s);
        QVERIFY(!answered);
    }

    void goingAwayWaitsForTheWork()
    {
        bool ended = false;
        bool answered = false;
        {
            JobRunner jobs;
            jobs.start(
                u"lane"_s, {}, this,
                [&ended](const Watch &watch) {
                    while (!watch.stopped())
                        QThread::yieldCurrentThread();
                    ended = true;
                    return 1;
                },
                [&answered](int) { answered = true; });
        }

        QVERIFY(ended);
        QVERIFY(!answered);
    }
};

QTEST_GUILESS_MAIN(TestJobRunner)
#include "tst_jobrunner.moc"
