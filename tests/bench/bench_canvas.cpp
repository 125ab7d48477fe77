#include "models/session/evidence.h"
#include "ui/jobs/jobrunner.h"
#include "ui/lineage/canvas.h"
#include "ui/lineage/picture.h"
#include "ui/widgets/theme.h"

#include <QApplication>
#include <QElapsedTimer>
#include <QImage>
#include <QPainter>
#include <QScrollBar>

#include <algorithm>
#include <cstdio>
#include <ctime>
#include <string>
#include <vector>

// From evidence on disk to the first picture of its lineage, and what a frame costs the GUI thread afterwards.
//
//   QT_QPA_PLATFORM=offscreen bench_canvas SOURCE...
//
// First picture: read, join, fold, lay out, paint one 1920x1080 frame with everything in it. Frames: everything
// unfolded, at several zooms, scrolled; only the GUI thread's time counts, tiles are painted by jobs.

using namespace pedigree;

namespace {

double seconds(clockid_t clock)
{
    timespec now;
    clock_gettime(clock, &now);
    return double(now.tv_sec) + double(now.tv_nsec) * 1e-9;
}
double cpu() { return seconds(CLOCK_PROCESS_CPUTIME_ID); }
double guiCpu() { return seconds(CLOCK_THREAD_CPUTIME_ID); }

void settle(JobRunner &jobs, LineageCanvas &canvas, QImage &screen)
{
    // one frame to ask for what is missing, one to show it
    do {
        canvas.viewport()->render(&screen);
        while (!jobs.isIdle())
            QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
    } while (!canvas.isWhole());
    canvas.viewport()->render(&screen);
}

struct Frames {
    double median, worst;
};

Frames scrollThrough(LineageCanvas &canvas, QImage &screen)
{
    std::vector<double> times;
    QScrollBar *bar = canvas.verticalScrollBar()->maximum() > 0 ? canvas.verticalScrollBar() : canvas.horizontalScrollBar();
    for (int i = 0; i < 60; ++i) {
        bar->setValue(bar->value() + 40);
        const double begin = guiCpu();
        canvas.viewport()->render(&screen);
        times.push_back(guiCpu() - begin);
        QCoreApplication::processEvents();
    }
    std::ranges::sort(times);
    return {times[times.size() / 2] * 1000, times.back() * 1000};
}

std::shared_ptr<const LineageMarks> marksOf(const std::shared_ptr<const LineagePicture> &picture, std::uint32_t chosen)
{
    return lineageMarks(picture, lineageSet(*picture->evidence, {}, Watch()), chosen, Watch());
}

}

int main(int argc, char **argv)
{
    QApplication application(argc, argv);
    Theme::dress(application, Theme::Scheme::Light);
    JobRunner jobs;
    QImage screen(1920, 1080, QImage::Format_RGB32);
    {
        // fonts and icons are loaded once for any number of pictures
        QPainter painter(&screen);
        painter.drawText(20, 20, QStringLiteral("warm"));
    }
    std::printf("| source | things | boxes | read s | fold, lay out s | paint s | sum, CPU s |\n|---|---|---|---|---|---|---|\n");
    std::vector<std::shared_ptr<const Evidence>> all;
    for (int i = 1; i < argc; ++i) {
        for (const bool unfolded : {false, true}) {
            const double t0 = cpu();
            const auto evidence = openEvidence({argv[i]}, Limits(), Watch());
            const double t1 = cpu();
            LineageAsk ask;
            ask.roomWidth = 1920;
            ask.roomHeight = 1080;
            if (unfolded)
                ask.folding.most = SIZE_MAX;
            const auto picture = drawLineage(evidence, ask, Watch());
            const auto marks = marksOf(picture, LineagePicture::None);
            const double t2 = cpu();
            LineageCanvas canvas(jobs);
            canvas.resize(1920, 1080);
            canvas.present(picture, true);
            canvas.mark(marks);
            settle(jobs, canvas, screen);
            const double t3 = cpu();
            std::printf("| %s%s | %zu | %zu | %.3f | %.3f | %.3f | %.3f |\n", argv[i], unfolded ? ", unfolded" : "",
                        evidence->catalog->things().size(), picture->boxCount(), t1 - t0, t2 - t1, t3 - t2, t3 - t0);
            if (!unfolded)
                all.push_back(evidence);
        }
    }
    std::printf("\n| unfolded, 1920x1080 | boxes | zoom | GUI thread ms a frame, median | worst of 60 |\n|---|---|---|---|---|\n");
    for (std::size_t i = 0; i < all.size(); ++i) {
        LineageAsk ask;
        ask.roomWidth = 1920;
        ask.roomHeight = 1080;
        ask.folding.most = SIZE_MAX;
        const auto picture = drawLineage(all[i], ask, Watch());
        // the busiest card is the worst place to be
        std::uint32_t hub = 0;
        for (std::uint32_t box = 0; box < picture->boxCount(); ++box)
            if (picture->downEdges(box).size() > picture->downEdges(hub).size())
                hub = box;
        for (const double zoom : {0.0, 0.1, 0.3, 0.6, 1.0}) {
            LineageCanvas canvas(jobs);
            canvas.resize(1920, 1080);
            canvas.present(picture, true);
            canvas.choose(hub, true);
            canvas.mark(marksOf(picture, hub));
            if (zoom == 0.0)
                canvas.fit();
            else
                canvas.setZoom(zoom, canvas.cardOnScreen(hub).center());
            settle(jobs, canvas, screen);
            const Frames frames = scrollThrough(canvas, screen);
            std::printf("| %s | %zu | %.4f | %.2f | %.2f |\n", argv[i + 1], picture->boxCount(), canvas.zoom(),
                        frames.median, frames.worst);
        }
    }
    return 0;
}
