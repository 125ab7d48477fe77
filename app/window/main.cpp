#include "app/window/picturebook.h"
#include "ui/shell/mainwindow.h"
#include "ui/widgets/theme.h"

#include <QApplication>
#include <QCommandLineParser>
#include <QDir>
#include <QFileInfo>
#include <QLocale>
#include <QSettings>
#include <QTimer>
#include <QTranslator>

#include <cstdio>

using namespace Qt::StringLiterals;

namespace {

/// The bundled example: where it was installed, or in the tree that the program was built from.
QString samplePath(const QString &asked)
{
    QStringList places;
    if (!asked.isEmpty())
        places << asked;
    if (const QString named = qEnvironmentVariable("PEDIGREE_SAMPLE"); !named.isEmpty())
        places << named;
    const QDir program(QCoreApplication::applicationDirPath());
    places << program.filePath(u"../share/pedigree/samples/hospital"_s)
           << program.filePath(u"../../../resources/samples/hospital"_s);
    for (const QString &place : std::as_const(places))
        if (QFileInfo::exists(place))
            return QDir::cleanPath(place);
    return {};
}

void translate(QApplication &application)
{
    // English has a table too, as its plurals live there; another language comes before it and may leave gaps.
    auto *english = new QTranslator(&application);
    if (english->load(u":/i18n/pedigree_en.qm"_s))
        QCoreApplication::installTranslator(english);
    auto *own = new QTranslator(&application);
    if (own->load(QLocale(), u"pedigree"_s, u"_"_s, u":/i18n"_s))
        QCoreApplication::installTranslator(own);
}

/// A source as given, but for the program's own folder: a person may leave a relative path in the list of recent packs.
QStringList sourcesFrom(const QStringList &arguments)
{
    QStringList sources;
    for (const QString &argument : arguments)
        sources << (argument == u"-" ? argument : QFileInfo(argument).absoluteFilePath());
    return sources;
}

} // namespace

int main(int argc, char **argv)
{
    QCoreApplication::setApplicationName(u"pedigree"_s);
    QCoreApplication::setOrganizationName(u"Pedigree"_s);
    QCoreApplication::setApplicationVersion(QStringLiteral(PEDIGREE_VERSION));
    QGuiApplication::setDesktopFileName(u"pedigree"_s);
    QApplication application(argc, argv);
    translate(application);

    QCommandLineParser parser;
    parser.setApplicationDescription(
        QCoreApplication::translate("main", "Where AI models come from, and where each statement stands."));
    parser.addHelpOption();
    parser.addVersionOption();
    const auto words = [](const char *english) { return QCoreApplication::translate("main", english); };
    const QCommandLineOption render(u"render"_s, words("Draw every page to pictures in DIR, write a summary, and end."),
                                    u"DIR"_s);
    const QCommandLineOption scheme(u"scheme"_s, words("Colours: system, light or dark."), u"SCHEME"_s);
    const QCommandLineOption sample(u"sample"_s, words("The example that the window offers."), u"PATH"_s);
    const QCommandLineOption quit(u"quit-after-show"_s, words("End as soon as the window is shown."));
    parser.addOptions({render, scheme, sample, quit});
    parser.addPositionalArgument(u"SOURCE"_s, words("Files, folders and packs to open."), u"[SOURCE...]"_s);
    parser.process(application);

    const bool rendering = parser.isSet(render);
    auto chosen = pedigree::Theme::Scheme::System;
    const QString asked = parser.value(scheme);
    if (asked == u"light")
        chosen = pedigree::Theme::Scheme::Light;
    else if (asked == u"dark")
        chosen = pedigree::Theme::Scheme::Dark;
    else if (!asked.isEmpty() && asked != u"system") {
        std::fprintf(stderr, "pedigree: --scheme takes system, light or dark\n");
        return 2;
    } else if (!rendering) {
        chosen = pedigree::Theme::Scheme(qBound(0, QSettings().value(u"appearance"_s, 0).toInt(), 2));
    }
    pedigree::Theme::dress(application, chosen);

    pedigree::MainWindow::Options options;
    options.sample = samplePath(parser.value(sample));
    options.remember = !rendering;
    pedigree::MainWindow window(options);
    const QStringList sources = sourcesFrom(parser.positionalArguments());
    if (rendering) {
        pedigree::PictureBook book(window, parser.value(render));
        book.draw(sources);
        return QApplication::exec();
    }
    window.show();
    // Nothing is read before the window is up.
    QTimer::singleShot(0, &window, [&window, sources] { window.open(sources); });
    if (parser.isSet(quit))
        QTimer::singleShot(0, &application, &QCoreApplication::quit);
    return QApplication::exec();
}
