#include "app/window/picturebook.h"

#include "ui/adapters/text.h"

#include <QApplication>
#include <QDir>
#include <QFile>
#include <QPixmap>
#include <QTextStream>
#include <QTimer>

#include <cstdio>

using namespace Qt::StringLiterals;

namespace pedigree {

namespace {

/// Long enough for queued layouts and repaints, and for a filter's short wait for the next key.
constexpr int settleMilliseconds = 200;

/// A thing worth a picture: the one with the longest way behind it and something made of it.
std::optional<ThingId> showpiece(const Snapshot &snapshot)
{
    const Catalog &catalog = snapshot.catalog();
    const LineageGraph &graph = *snapshot.evidence().graph;
    std::optional<ThingId> best;
    std::size_t most = 0;
    const auto things = catalog.things();
    for (ThingId thing = 0; thing < things.size() && thing < 20000; ++thing) {
        const bool made = things[thing].kind == EntityKind::Adapter || things[thing].kind == EntityKind::Model;
        const std::size_t score = graph.up(thing).size() * graph.down(thing).size()
                                  + (made ? 1000 : 0) * (graph.up(thing).empty() ? 0 : 1)
                                  + std::min<std::size_t>(catalog.parts(thing).size(), 50);
        if (!things[thing].mentioned && score > most) {
            most = score;
            best = thing;
        }
    }
    return best;
}

} // namespace

PictureBook::PictureBook(MainWindow &window, const QString &folder) : m_window(window), m_folder(folder) {}

void PictureBook::draw(const QStringList &sources)
{
    m_window.resize(1280, 800);
    m_window.show();
    connect(
        &m_window, &MainWindow::opened, this,
        [this] { QTimer::singleShot(settleMilliseconds, this, &PictureBook::prepare); }, Qt::SingleShotConnection);
    if (sources.isEmpty())
        QTimer::singleShot(0, this, &PictureBook::prepare);
    else
        m_window.open(sources);
}

void PictureBook::prepare()
{
    if (!m_window.jobs().isIdle()) {
        QTimer::singleShot(settleMilliseconds, this, &PictureBook::prepare);
        return;
    }
    if (!QDir().mkpath(m_folder)) {
        std::fprintf(stderr, "pedigree: %s can't be made\n", qPrintable(m_folder));
        QApplication::exit(2);
        return;
    }
    choose();
    const QList<QSize> sizes{QSize(1280, 800), QSize(1920, 1080)};
    for (const auto scheme : {Theme::Scheme::Light, Theme::Scheme::Dark})
        for (const QSize &size : sizes)
            for (const QString &page : m_window.pageIds())
                m_wanted.append({page, scheme, size,
                                 u"%1-%2-%3x%4.png"_s.arg(page, scheme == Theme::Scheme::Light ? u"light"_s : u"dark"_s)
                                     .arg(size.width())
                                     .arg(size.height())});
    next();
}

void PictureBook::choose()
{
    const auto snapshot = m_window.selection().snapshot();
    if (!snapshot)
        return;
    const auto thing = showpiece(*snapshot);
    if (!thing)
        return;
    m_window.selection().choose(*thing);
    // The source of a statement in the middle of what is said: a line to look at, not the first one.
    const auto claims = snapshot->catalog().claims(*thing);
    if (claims.empty())
        return;
    const PlacedClaim &claim = claims[claims.size() / 2];
    if (const auto file = snapshot->fileOfRecord(claim.record))
        m_window.selection().lookAt({*file, claim.claim->offset});
}

void PictureBook::next()
{
    ++m_at;
    if (m_at == m_wanted.size()) {
        m_failed = !writeSummary() || m_failed;
        std::printf("%s\n", qPrintable(QDir(m_folder).absolutePath()));
        QApplication::exit(m_failed ? 2 : 0);
        return;
    }
    const Picture &picture = m_wanted[m_at];
    if (Theme *theme = Theme::current(); theme && theme->scheme() != picture.scheme)
        theme->choose(picture.scheme);
    if (m_window.size() != picture.size) {
        m_window.resize(picture.size);
        m_window.resetLayout();
    }
    m_window.showPage(picture.page);
    QTimer::singleShot(settleMilliseconds, this, &PictureBook::take);
}

void PictureBook::take()
{
    if (!m_window.jobs().isIdle()) {
        QTimer::singleShot(settleMilliseconds, this, &PictureBook::take);
        return;
    }
    const QString path = QDir(m_folder).filePath(m_wanted[m_at].file);
    if (!m_window.grab().save(path, "PNG")) {
        std::fprintf(stderr, "pedigree: %s can't be written\n", qPrintable(path));
        m_failed = true;
    }
    next();
}

bool PictureBook::writeSummary() const
{
    QFile file(QDir(m_folder).filePath(u"summary.txt"_s));
    if (!file.open(QIODevice::WriteOnly)) {
        std::fprintf(stderr, "pedigree: %s can't be written\n", qPrintable(file.fileName()));
        return false;
    }
    QTextStream out(&file);
    out << m_window.summary() << '\n';
    if (const auto snapshot = m_window.selection().snapshot()) {
        const Evidence &evidence = snapshot->evidence();
        out << tr("%Ln document(s)", nullptr, int(evidence.documentCount())) << " · "
            << tr("%Ln file(s)", nullptr, int(evidence.files.size())) << '\n';
        std::array<std::size_t, EntityKindCount> kinds{};
        for (const Thing &thing : snapshot->catalog().things())
            ++kinds[std::size_t(thing.kind)];
        for (std::size_t i = 0; i < kinds.size(); ++i)
            if (kinds[i] > 0)
                out << "  " << kindName(EntityKind(i)) << ": " << kinds[i] << '\n';
        out << tr("%Ln problem(s)", nullptr, int(evidence.problems.size())) << '\n';
        std::size_t shown = 0;
        for (const Problem &problem : evidence.problems) {
            if (++shown > 20) {
                out << "  …\n";
                break;
            }
            out << "  " << severityName(problem.severity) << ": " << onScreen(problem.message) << " ("
                << onScreen(problem.where.file);
            if (problem.where.line > 0)
                out << ':' << problem.where.line;
            out << ")\n";
        }
    }
    out.flush();
    return file.error() == QFile::NoError;
}

} // namespace pedigree
