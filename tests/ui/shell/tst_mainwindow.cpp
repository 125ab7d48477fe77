#include "ui/adapters/text.h"
#include "ui/inspector/textview.h"
#include "ui/shell/mainwindow.h"
#include "ui/widgets/filterfield.h"
#include "ui/widgets/theme.h"

#include <QAbstractButton>
#include <QAction>
#include <QApplication>
#include <QClipboard>
#include <QDockWidget>
#include <QDropEvent>
#include <QFile>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QMenu>
#include <QMimeData>
#include <QSettings>
#include <QSignalSpy>
#include <QStackedWidget>
#include <QTabBar>
#include <QTableView>
#include <QTemporaryDir>
#include <QTest>
#include <QToolBar>
#include <QTreeView>

using namespace pedigree;
using namespace Qt::StringLiterals;

/// The real window, by keyboard and mouse, on the hospital sample.
class TestMainWindow : public QObject {
    Q_OBJECT

private slots:
    void initTestCase()
    {
        QVERIFY(m_home.isValid());
        QCoreApplication::setOrganizationName(u"PedigreeTest"_s);
        QSettings::setDefaultFormat(QSettings::IniFormat);
        QSettings::setPath(QSettings::IniFormat, QSettings::UserScope, m_home.path());
        Theme::dress(*qApp, Theme::Scheme::Light);
        m_sample = qEnvironmentVariable("PEDIGREE_SOURCE") + u"/resources/samples/hospital"_s;
        QVERIFY(QFile::exists(m_sample));
    }

    void init()
    {
        QSettings().clear();
        m_window = std::make_unique<MainWindow>(MainWindow::Options{m_sample, false});
        m_window->resize(1280, 800);
        m_window->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_window.get()));
    }
    void cleanup() { m_window.reset(); }

    void theWindowIsUpBeforeAnythingIsReadAndOffersTheNextStep()
    {
        QVERIFY(!m_window->selection().snapshot());
        QCOMPARE(part<QLabel>("statusNetwork")->text(), u"Offline, 0 connections"_s);
        m_window->showPage(u"inventory"_s);

        auto *first = part<QAbstractButton>("inventoryEmptyFirst");
        auto *second = part<QAbstractButton>("inventoryEmptySecond");

        QVERIFY(first->isVisible());
        QVERIFY(second->isVisible());
        QTest::mouseClick(second, Qt::LeftButton);
        QTRY_VERIFY(m_window->selection().snapshot());
    }

    void aDroppedFolderIsOpened()
    {
        QMimeData mime;
        mime.setUrls({QUrl::fromLocalFile(m_sample)});
        QDragEnterEvent enter(QPoint(600, 400), Qt::CopyAction, &mime, Qt::LeftButton, Qt::NoModifier);
        QApplication::sendEvent(m_window.get(), &enter);
        QVERIFY(enter.isAccepted());
        QDropEvent drop(QPointF(600, 400), Qt::CopyAction, &mime, Qt::LeftButton, Qt::NoModifier);
        QApplication::sendEvent(m_window.get(), &drop);

        QTRY_VERIFY(m_window->selection().snapshot());
        QVERIFY(m_window->summary().contains(u"entities"_s) || m_window->summary().contains(u"entity"_s));
        QVERIFY(m_window->selection().snapshot()->catalog().things().size() > 100);
        QVERIFY(part<QTreeView>("evidenceTree")->isVisible());
        QVERIFY(part<QTableView>("problemTable")->model()->rowCount() > 0);
    }

    void whatIsNoFileIsNotDropped()
    {
        QMimeData mime;
        mime.setUrls({QUrl(u"https://vendor.example/pack.zip"_s)});
        QDragEnterEvent enter(QPoint(600, 400), Qt::CopyAction, &mime, Qt::LeftButton, Qt::NoModifier);
        enter.ignore();

        QApplication::sendEvent(m_window.get(), &enter);

        QVERIFY(!enter.isAccepted());
    }

    void aChosenRowIsFollowedEverywhere()
    {
        openSample();
        m_window->showPage(u"inventory"_s);
        auto *table = part<QTableView>("inventoryTable");
        const QModelIndex row = table->model()->index(3, 0);

        QTest::mouseClick(table->viewport(), Qt::LeftButton, {}, table->visualRect(row).center());

        QVERIFY(m_window->selection().thing());
        const QString name = thingName(m_window->selection().snapshot()->catalog(), *m_window->selection().thing());
        QCOMPARE(part<QLabel>("detailsName")->accessibleName(), name);
        QVERIFY(part<QWidget>("breadcrumb")->accessibleName().contains(name));
        QVERIFY(part<QTreeView>("detailsTree")->model()->rowCount() > 0);
    }

    void aSourceIsFollowedToItsLineAndBack()
    {
        openSample();
        m_window->showPage(u"inventory"_s);
        choose("clin-style");
        auto *details = part<QTreeView>("detailsTree");
        const QModelIndex source = details->model()->index(1, 2, details->model()->index(0, 0));
        QVERIFY(source.data().toString().contains(u':'));

        QTest::mouseClick(details->viewport(), Qt::LeftButton, {}, details->visualRect(source).center());

        QCOMPARE(m_window->currentPage(), u"source"_s);
        auto *text = part<TextView>("sourceText");
        QTRY_VERIFY(text->marked().has_value());
        const auto place = m_window->selection().place();
        QVERIFY(place);
        const auto line = m_window->selection().snapshot()->line(*place);
        QVERIFY2(text->accessibleDescription().startsWith(u"Line %1:"_s.arg(line)),
                 qPrintable(text->accessibleDescription()));
        QVERIFY(source.data().toString().endsWith(u':' + QString::number(line)));

        QTest::keyClick(m_window.get(), Qt::Key_Left, Qt::AltModifier);
        QCOMPARE(m_window->currentPage(), u"inventory"_s);
        QTest::keyClick(m_window.get(), Qt::Key_Right, Qt::AltModifier);
        QCOMPARE(m_window->currentPage(), u"source"_s);
    }

    void aValueIsCopiedWithItsSourceAndDigest()
    {
        openSample();
        choose("clin-style");
        auto *details = part<QTreeView>("detailsTree");
        details->setFocus();
        details->setCurrentIndex(details->model()->index(0, 0, details->model()->index(0, 0)));

        QTest::keyClick(details, Qt::Key_C, Qt::ControlModifier);

        const QStringList cells = QApplication::clipboard()->text().split(u'\t');
        QCOMPARE(cells.size(), 4);
        QVERIFY(cells[2].contains(u".json:"_s));
        QVERIFY(cells[3].startsWith(u"sha256:"_s));
    }

    void textIsFoundInADocument()
    {
        openSample();
        choose("clin-style");
        m_window->showPage(u"source"_s);
        QTRY_VERIFY(part<TextView>("sourceText")->marked().has_value());

        action("findHere")->trigger();
        auto *find = part<FilterField>("sourceFind");
        QVERIFY(find->hasFocus());
        QTest::keyClicks(find, u"clin-style"_s);

        auto *found = part<QLabel>("sourceFound");
        QTRY_VERIFY(found->text().contains(u" of "_s));
        const QString first = found->text();
        QTest::keyClick(find, Qt::Key_Return);
        QVERIFY(found->text() != first);
    }

    void theFilterNarrowsAndSaysWhatItUnderstood()
    {
        openSample();
        m_window->showPage(u"inventory"_s);
        auto *table = part<QTableView>("inventoryTable");
        QTRY_VERIFY(table->model()->rowCount() > 100);

        action("filterHere")->trigger();
        auto *filter = part<FilterField>("filter");
        QVERIFY(filter->hasFocus());
        QTest::keyClicks(filter, u"kind:dataset"_s);

        QTRY_VERIFY(table->model()->rowCount() < 20);
        QVERIFY(table->model()->rowCount() > 0);
        QVERIFY(filter->state() == FilterField::State::Plain);
        QTRY_VERIFY(!part<QLabel>("inventoryUnderstood")->accessibleName().isEmpty());
        QTest::keyClick(filter, Qt::Key_Escape);
        QTest::keyClick(filter, Qt::Key_Escape);
        QTRY_VERIFY(table->model()->rowCount() > 100);
    }

    void aFilterThatIsNotUnderstoodSaysSoAndHidesNothing()
    {
        openSample();
        m_window->showPage(u"inventory"_s);
        auto *table = part<QTableView>("inventoryTable");
        QTRY_VERIFY(table->model()->rowCount() > 100);
        auto *filter = part<FilterField>("filter");

        filter->setText(u"kind:(("_s);

        QTRY_VERIFY(filter->state() == FilterField::State::Bad);
        QVERIFY(table->model()->rowCount() > 100);
        QVERIFY(!filter->accessibleDescription().isEmpty());
    }

    void everythingIsSearchedByKeyboard()
    {
        openSample();

        action("searchEverything")->trigger();
        auto *box = part<QLineEdit>("omnibox");
        QVERIFY(box->hasFocus());
        QTest::keyClicks(box, u"clin-style"_s);
        auto *list = part<QListView>("omniboxList");
        QTRY_VERIFY(list->isVisible() && list->model()->rowCount() > 0);
        QTest::keyClick(box, Qt::Key_Return);

        QVERIFY(m_window->selection().thing());
        QVERIFY(thingName(m_window->selection().snapshot()->catalog(), *m_window->selection().thing())
                    .contains(u"clin-style"_s));
        QVERIFY(!list->isVisible());
    }

    void commandsAreFoundByTheirWords()
    {
        auto *box = part<QLineEdit>("omnibox");
        box->setFocus();
        QTest::keyClicks(box, u"invent"_s);
        QTRY_VERIFY(part<QListView>("omniboxList")->isVisible());

        QTest::keyClick(box, Qt::Key_Return);

        QCOMPARE(m_window->currentPage(), u"inventory"_s);
    }

    void readingCanBeStopped()
    {
        m_window->open({m_sample});
        QVERIFY(m_window->jobs().isRunning(u"open"_s));

        action("stopReading")->trigger();

        QTRY_VERIFY(m_window->jobs().isIdle());
        QVERIFY(!m_window->selection().snapshot());
        QVERIFY(!action("stopReading")->isEnabled());
    }

    void aBrokenFileIsAProblemAndNoBox()
    {
        const QString path = m_home.filePath(u"broken.json"_s);
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("{\"a\": 1,\n \"a\": 2}");
        file.close();

        m_window->open({path});

        QTRY_VERIFY(m_window->selection().snapshot());
        auto *problems = part<QTableView>("problemTable");
        QVERIFY(problems->isVisible());
        QVERIFY(problems->model()->rowCount() > 0);
        QVERIFY(problems->model()->index(0, 1).data().toString().startsWith(u"broken.json"_s));
        QVERIFY(!QApplication::activeModalWidget());
    }

    void aMissingSourceIsAProblemToo()
    {
        m_window->open({m_home.filePath(u"not-there.zip"_s)});

        QTRY_VERIFY(m_window->selection().snapshot());
        QVERIFY(part<QTableView>("problemTable")->model()->rowCount() > 0);
        QVERIFY(!QApplication::activeModalWidget());
    }

    void aProblemLeadsToItsPlace()
    {
        openSample();
        auto *problems = part<QTableView>("problemTable");
        const QModelIndex where = problems->model()->index(0, 1);

        QTest::mouseClick(problems->viewport(), Qt::LeftButton, {}, problems->visualRect(where).center());

        QCOMPARE(m_window->currentPage(), u"source"_s);
        QTRY_VERIFY(part<TextView>("sourceText")->marked().has_value());
    }

    void theSmallestWindowIsSmall()
    {
        openSample();

        const QSize least = m_window->minimumSizeHint();

        QVERIFY2(least.width() <= 900 && least.height() <= 500,
                 qPrintable(u"%1x%2"_s.arg(least.width()).arg(least.height())));
    }

    void aLowWindowKeepsItsRoomForThePages()
    {
        openSample();

        m_window->resize(960, 540);

        QTRY_COMPARE(part<QWidget>("bottomParts")->height(), 0);
        QVERIFY(part<QWidget>("problems-dockTitle")->width() > 900);
        QTRY_VERIFY2(m_window->findChild<QWidget *>(u"pages"_s)->height() > 250,
                     qPrintable(QString::number(m_window->findChild<QWidget *>(u"pages"_s)->height())));
        m_window->resize(1280, 800);
        QTRY_VERIFY(part<QWidget>("bottomParts")->height() > 80);
    }

    void everyControlHasANameForTestsAndScreenReaders()
    {
        openSample();
        QStringList nameless;
        const auto controls = m_window->findChildren<QWidget *>();
        for (QWidget *control : controls) {
            const bool asks = qobject_cast<QAbstractButton *>(control) || qobject_cast<QLineEdit *>(control)
                              || qobject_cast<QTreeView *>(control) || qobject_cast<QTableView *>(control)
                              || qobject_cast<QTabBar *>(control);
            // buttons inside a line belong to its actions, which are named
            if (!asks || control->objectName().startsWith(u"qt_"_s)
                || qobject_cast<QLineEdit *>(control->parentWidget()))
                continue;
            const auto *button = qobject_cast<QAbstractButton *>(control);
            const bool named = !control->accessibleName().isEmpty() || (button && !button->text().isEmpty());
            const bool shown = !button || !button->icon().isNull() || !button->text().isEmpty();
            if ((control->objectName().isEmpty() || !named) && shown)
                nameless << QString::fromLatin1(control->metaObject()->className()) + u' ' + control->objectName()
                                + u" in "_s + control->parentWidget()->objectName();
        }
        QVERIFY2(nameless.isEmpty(), qPrintable(nameless.join(u'\n')));
    }

    void everyPageIsReachedByKeyboard()
    {
        const QStringList pages = m_window->pageIds();
        QVERIFY(pages.contains(u"inventory"_s) && pages.contains(u"source"_s));
        for (int i = 0; i < pages.size(); ++i) {
            QTest::keyClick(m_window.get(), Qt::Key(Qt::Key_1 + i), Qt::ControlModifier);
            QCOMPARE(m_window->currentPage(), pages[i]);
        }
    }

    void oneKeyWalksTheAreas()
    {
        openSample();
        m_window->showPage(u"inventory"_s);
        part<QTreeView>("evidenceTree")->setFocus();
        QStringList walked;

        for (int i = 0; i < 4; ++i) {
            QTest::keyClick(m_window.get(), Qt::Key_F6);
            walked << m_window->focusWidget()->objectName();
        }

        QVERIFY2(walked.contains(u"detailsTree"_s) && walked.contains(u"problemTable"_s)
                     && walked.last() == u"evidenceTree"_s,
                 qPrintable(walked.join(u' ')));
    }

    void theKeysAreShown()
    {
        QTest::keyClick(m_window.get(), Qt::Key_F1);

        QTRY_VERIFY(m_window->findChild<QWidget *>(u"cheatSheet"_s));
        auto *sheet = m_window->findChild<QWidget *>(u"cheatSheet"_s);
        QVERIFY(sheet->isVisible());
        QTest::keyClick(sheet, Qt::Key_Escape);
        QVERIFY(!sheet->isVisible());
        Theme::current()->choose(Theme::Scheme::Dark);
        QTest::keyClick(m_window.get(), Qt::Key_Question);
        QVERIFY(sheet->isVisible());
        Theme::current()->choose(Theme::Scheme::Light);
    }

    void darkIsDarkEverywhereAndLightComesBack()
    {
        openSample();
        m_window->showPage(u"inventory"_s);

        Theme::current()->choose(Theme::Scheme::Dark);
        const int dark = lightShare(m_window->grab().toImage());
        Theme::current()->choose(Theme::Scheme::Light);
        const int light = lightShare(m_window->grab().toImage());

        QVERIFY2(dark < 8, qPrintable(QString::number(dark)));
        QVERIFY2(light > 80, qPrintable(QString::number(light)));
    }

    void layoutIsRememberedForTheUserAndNothingElseIsWritten()
    {
        const QStringList before = QDir(m_sample).entryList();
        {
            MainWindow window({m_sample, true});
            window.show();
            window.open({m_sample});
            QTRY_VERIFY(window.selection().snapshot());
            window.findChild<QDockWidget *>(u"evidence"_s)->hide();
            window.close();
        }

        MainWindow again({m_sample, true});
        again.show();

        QVERIFY(!again.findChild<QDockWidget *>(u"evidence"_s)->isVisible());
        QCOMPARE(again.findChild<QMenu *>(u"recentMenu"_s)->actions().size(), 1);
        again.resetLayout();
        QVERIFY(again.findChild<QDockWidget *>(u"evidence"_s)->isVisible());
        QCOMPARE(QDir(m_sample).entryList(), before);
    }

    void closingTheEvidenceGoesBackToTheStart()
    {
        openSample();

        action("closeEvidence")->trigger();

        QVERIFY(!m_window->selection().snapshot());
        QVERIFY(!m_window->selection().thing());
        m_window->showPage(u"inventory"_s);
        QVERIFY(part<QAbstractButton>("inventoryEmptyFirst")->isVisible());
        QCOMPARE(m_window->summary(), u"Nothing is open"_s);
    }

private:
    template <typename T>
    T *part(const char *name) const
    {
        T *found = m_window->findChild<T *>(QString::fromLatin1(name));
        if (!found)
            qFatal("no %s", name);
        return found;
    }
    QAction *action(const char *name) const { return part<QAction>(name); }

    void openSample()
    {
        m_window->open({m_sample});
        QTRY_VERIFY_WITH_TIMEOUT(m_window->selection().snapshot() && m_window->jobs().isIdle(), 60000);
    }
    void choose(std::string_view name)
    {
        const Catalog &catalog = m_window->selection().snapshot()->catalog();
        for (ThingId thing = 0; thing < catalog.things().size(); ++thing)
            if (catalog.thing(thing).name == name && !catalog.thing(thing).mentioned) {
                m_window->selection().choose(thing);
                return;
            }
        QFAIL("no such thing");
    }
    /// Hundredths of the picture that are light.
    static int lightShare(const QImage &image)
    {
        int light = 0;
        int all = 0;
        for (int y = 0; y < image.height(); y += 3)
            for (int x = 0; x < image.width(); x += 3, ++all)
                light += qGray(image.pixel(x, y)) > 160 ? 1 : 0;
        return light * 100 / all;
    }

    QTemporaryDir m_home;
    QString m_sample;
    std::unique_ptr<MainWindow> m_window;
};

QTEST_MAIN(TestMainWindow)
#include "tst_mainwindow.moc"
