#include "models/catalog/catalog.h"
#include "ui/lineage/brush.h"
#include "ui/lineage/canvas.h"
#include "ui/lineage/lineagepage.h"
#include "ui/lineage/lineagetable.h"
#include "ui/widgets/emptystate.h"
#include "ui/widgets/filterfield.h"
#include "ui/widgets/theme.h"

#include <QAbstractItemModelTester>
#include <QAccessible>
#include <QAction>
#include <QApplication>
#include <QClipboard>
#include <QImage>
#include <QMenu>
#include <QPainter>
#include <QSignalSpy>
#include <QStackedWidget>
#include <QSvgRenderer>
#include <QTableView>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <set>

using namespace pedigree;
using namespace Qt::StringLiterals;

namespace {

/// A lineage built by hand. Edges say "from came from to".
class World {
public:
    explicit World(const std::string &name = "world")
    {
        m_record = std::make_unique<RecordBuilder>(Bytes());
        m_record->record().format = "native";
        m_name = name;
    }

    std::uint32_t thing(EntityKind kind, const std::string &name, const std::string &version = {}, bool mentioned = false)
    {
        Entity entity;
        entity.kind = kind;
        entity.mentioned = mentioned;
        entity.identity.name = m_record->text(name);
        if (!version.empty())
            entity.identity.version = m_record->text(version);
        entity.identity.iri = m_record->text("urn:x:" + name);
        return m_record->entity(entity);
    }

    void edge(std::uint32_t from, std::uint32_t to, Verb verb = Verb::DerivedFrom, Binding binding = Binding::Identifier,
              const std::string &how = {})
    {
        Relation relation{from, to, verb, Basis::Stated, binding, 0, 0};
        if (!how.empty())
            relation.how = m_record->text(how);
        m_record->relation(relation);
    }

    std::shared_ptr<const Snapshot> snapshot()
    {
        auto evidence = std::make_shared<Evidence>();
        evidence->catalog = Catalog::join({{m_name, "world.json", m_record->finish()}}, Watch());
        evidence->graph = LineageGraph::build(evidence->catalog, Watch());
        return std::make_shared<const Snapshot>(evidence);
    }

private:
    std::unique_ptr<RecordBuilder> m_record;
    std::string m_name;
};

/// base ─ tuned ─ system ─ live, with a dataset, a prompt bound by name, and a base that nobody describes.
std::shared_ptr<const Snapshot> smallWorld()
{
    World world;
    const auto data = world.thing(EntityKind::Dataset, "notes", "1");
    const auto base = world.thing(EntityKind::Model, "base", "1.0");
    const auto tuned = world.thing(EntityKind::Model, "tuned", "2.0");
    const auto system = world.thing(EntityKind::System, "triage", "3.0");
    const auto live = world.thing(EntityKind::Deployment, "live");
    const auto prompt = world.thing(EntityKind::Prompt, "greeting", "7");
    const auto hidden = world.thing(EntityKind::Model, "nobody-says", {}, true);
    world.thing(EntityKind::Licence, "alone");
    world.edge(tuned, base, Verb::DerivedFrom, Binding::Identifier, "finetune");
    world.edge(tuned, data, Verb::TrainedOn);
    world.edge(base, hidden, Verb::DerivedFrom, Binding::Name);
    world.edge(system, tuned, Verb::Uses);
    world.edge(system, prompt, Verb::PromptedBy, Binding::Name);
    world.edge(system, live, Verb::DeployedAs);
    return world.snapshot();
}

/// A base with more children than are shown at first.
std::shared_ptr<const Snapshot> wideWorld(int children)
{
    World world;
    const auto base = world.thing(EntityKind::Model, "base", "1.0");
    const auto side = world.thing(EntityKind::Dataset, "side");
    for (int i = 0; i < children; ++i)
        world.edge(world.thing(EntityKind::Evaluation, "eval-" + std::to_string(1000 + i)), base, Verb::EvaluatedOn);
    world.edge(base, side, Verb::TrainedOn);
    return world.snapshot();
}

std::shared_ptr<const Snapshot> roundWorld()
{
    World world;
    const auto a = world.thing(EntityKind::Model, "a");
    const auto b = world.thing(EntityKind::Model, "b");
    const auto c = world.thing(EntityKind::Model, "c");
    world.edge(a, b);
    world.edge(b, c);
    world.edge(c, a);
    world.edge(a, a);
    return world.snapshot();
}

}

class TestLineagePage : public QObject {
    Q_OBJECT

    struct Room {
        JobRunner jobs;
        Selection selection;
        LineagePage page{selection, jobs};

        void open(std::shared_ptr<const Snapshot> snapshot)
        {
            page.resize(1000, 640);
            page.show();
            selection.setSnapshot(std::move(snapshot));
            settle();
        }
        void settle()
        {
            QTRY_VERIFY_WITH_TIMEOUT(jobs.isIdle() && page.isSettled(), 20000);
            QCoreApplication::processEvents();
            QTRY_VERIFY_WITH_TIMEOUT(jobs.isIdle() && page.isSettled(), 20000);
        }
        LineageCanvas *canvas() { return page.canvas(); }
        ThingId thing(const char *name) const
        {
            const auto found = selection.snapshot()->catalog().find(name);
            return found.empty() ? ThingId(0xFFFFFFFF) : found.front();
        }
        std::uint32_t box(const char *name) { return canvas()->picture()->boxOf[thing(name)]; }
        void unfoldAll()
        {
            page.unfoldAll();
            settle();
        }
        void choose(const char *name)
        {
            selection.choose(thing(name));
            settle();
        }
        QString chosen()
        {
            const auto box = canvas()->chosen();
            if (box == LineageCanvas::None)
                return u"nothing"_s;
            const auto name = selection.snapshot()->catalog().thing(canvas()->picture()->thingOf(box)).name;
            return QString::fromUtf8(name.data(), qsizetype(name.size()));
        }
        void key(Qt::Key key, Qt::KeyboardModifiers modifiers = {})
        {
            canvas()->setFocus();
            QTest::keyClick(canvas(), key, modifiers);
            settle();
        }
        std::set<std::string> lit()
        {
            std::set<std::string> names;
            for (const auto &row : page.set()->rows)
                names.insert(std::string(selection.snapshot()->catalog().thing(row.thing).name));
            return names;
        }
        std::uint8_t marks(const char *name) { return canvas()->marks()->boxes[box(name)]; }
    };

private slots:
    void initTestCase() { Theme::dress(*qApp, Theme::Scheme::Light); }

    void saysWhatItIsForWhileNothingIsOpen()
    {
        Room room;
        room.page.show();

        QVERIFY(room.page.emptyState()->isVisible());
    }

    void saysWhyThereIsNoLineage()
    {
        World world;
        world.thing(EntityKind::Model, "one");
        world.thing(EntityKind::Model, "two");
        Room room;
        room.open(world.snapshot());

        auto *none = room.page.findChild<EmptyState *>(u"lineageNone"_s);
        QVERIFY(none->isVisible());
        QVERIFY2(none->accessibleDescription().startsWith(u"2 things"), qPrintable(none->accessibleDescription()));
    }

    void everythingIsLaidOutLeftToRight()
    {
        Room room;
        room.open(smallWorld());

        const LineagePicture &picture = *room.canvas()->picture();
        QCOMPARE(picture.boxCount(), std::size_t(7)); // all but the one that stands alone
        for (const FoldedEdge &edge : picture.folded.edges)
            QVERIFY(picture.left[edge.to] + float(picture.cardWidth) <= picture.left[edge.from]);
        QVERIFY2(room.page.sentence().endsWith(u"7 of 7 shown"), qPrintable(room.page.sentence()));
    }

    void rightToLeftIsTheMirror()
    {
        Room room;
        room.page.setLayoutDirection(Qt::RightToLeft);
        room.open(smallWorld());

        const LineagePicture &picture = *room.canvas()->picture();
        for (const FoldedEdge &edge : picture.folded.edges)
            QVERIFY(picture.left[edge.from] + float(picture.cardWidth) <= picture.left[edge.to]);
        room.choose("tuned");
        room.key(Qt::Key_Left); // downstream is at the left here
        QCOMPARE(room.chosen(), u"triage"_s);
        room.key(Qt::Key_Right);
        QCOMPARE(room.chosen(), u"tuned"_s);
    }

    void aClickChoosesForEverybody()
    {
        Room room;
        room.open(smallWorld());

        const QPoint at = room.canvas()->cardOnScreen(room.box("tuned")).center().toPoint();
        QTest::mouseClick(room.canvas()->viewport(), Qt::LeftButton, {}, at);
        room.settle();

        QCOMPARE(room.selection.thing(), std::optional(room.thing("tuned")));
        QCOMPARE(room.chosen(), u"tuned"_s);
        QVERIFY(room.marks("base") & LineageMarks::OnWay);
        QVERIFY(room.marks("live") & LineageMarks::OnWay);
        QVERIFY(!(room.marks("greeting") & LineageMarks::OnWay));
        QVERIFY(!room.canvas()->marks()->dims); // mere choosing dims nothing
    }

    void whatOthersChooseIsChosenHere()
    {
        Room room;
        room.open(smallWorld());

        room.choose("greeting");

        QCOMPARE(room.chosen(), u"greeting"_s);
    }

    void arrowsWalkTheGraph()
    {
        Room room;
        room.open(smallWorld());
        room.choose("base");

        room.key(Qt::Key_Right);
        QCOMPARE(room.chosen(), u"tuned"_s);
        room.key(Qt::Key_Right);
        QCOMPARE(room.chosen(), u"triage"_s);
        room.key(Qt::Key_Right);
        QCOMPARE(room.chosen(), u"live"_s);
        room.key(Qt::Key_Right); // the end stays the end
        QCOMPARE(room.chosen(), u"live"_s);
        room.key(Qt::Key_Left);
        QCOMPARE(room.chosen(), u"triage"_s);
    }

    void upAndDownWalkALane()
    {
        Room room;
        room.open(wideWorld(5));
        room.choose("eval-1000");
        std::set<QString> seen{room.chosen()};

        for (int i = 0; i < 10; ++i) {
            room.key(Qt::Key_Up);
            seen.insert(room.chosen());
        }
        for (int i = 0; i < 10; ++i) {
            room.key(Qt::Key_Down);
            seen.insert(room.chosen());
        }

        QCOMPARE(seen.size(), std::size_t(5));
    }

    void theWalkBeginsSomewhere()
    {
        Room room;
        room.open(smallWorld());

        room.key(Qt::Key_Down);

        QVERIFY(room.canvas()->chosen() != LineageCanvas::None);
    }

    void oneParentIsGoneToAndSeveralAreOffered()
    {
        Room room;
        room.open(smallWorld());
        room.choose("live");

        room.key(Qt::Key_P);
        QCOMPARE(room.chosen(), u"triage"_s);
        room.key(Qt::Key_P);
        auto *menu = room.page.findChild<QMenu *>(u"lineageRelatives"_s);
        QVERIFY(menu);
        QCOMPARE(menu->actions().size(), 2);
        menu->actions().first()->trigger();
        menu->close();
        room.settle();

        QVERIFY(room.chosen() == u"tuned" || room.chosen() == u"greeting");
    }

    void childrenAreGoneTo()
    {
        Room room;
        room.open(smallWorld());
        room.choose("notes");

        room.key(Qt::Key_C);

        QCOMPARE(room.chosen(), u"tuned"_s);
    }

    void enterFocusesAndEscapeLeaves()
    {
        Room room;
        room.open(smallWorld());
        room.choose("tuned");

        room.key(Qt::Key_Return);
        QCOMPARE(room.page.mode(), LineageMode::Relatives);
        QCOMPARE(room.lit(), (std::set<std::string>{"tuned", "base", "notes", "nobody-says", "triage", "live"}));
        QVERIFY(room.marks("greeting") & LineageMarks::Dim);
        QVERIFY(!(room.marks("base") & LineageMarks::Dim));

        room.key(Qt::Key_Escape);
        QCOMPARE(room.page.mode(), LineageMode::Everything);
        QVERIFY(!room.canvas()->marks()->dims);
    }

    void depthBoundsAFocus()
    {
        Room room;
        room.open(smallWorld());
        room.choose("tuned");
        room.page.setMode(LineageMode::Relatives);

        room.page.setDepth(1);
        room.settle();

        QCOMPARE(room.lit(), (std::set<std::string>{"tuned", "base", "notes", "triage"}));
    }

    void ancestorsAndDescendants_data()
    {
        QTest::addColumn<int>("mode");
        QTest::addColumn<QStringList>("names");
        QTest::newRow("up") << int(LineageMode::Ancestors) << QStringList{u"base"_s, u"nobody-says"_s, u"notes"_s, u"tuned"_s};
        QTest::newRow("down") << int(LineageMode::Descendants) << QStringList{u"live"_s, u"triage"_s, u"tuned"_s};
    }
    void ancestorsAndDescendants()
    {
        QFETCH(int, mode);
        QFETCH(QStringList, names);
        Room room;
        room.open(smallWorld());
        room.choose("tuned");

        room.page.setMode(LineageMode(mode));
        room.settle();

        QStringList found;
        for (const auto &name : room.lit())
            found << QString::fromStdString(name);
        QCOMPARE(found, names);
    }

    void theRestCanBeLeftOut()
    {
        Room room;
        room.open(smallWorld());
        room.choose("tuned");
        room.page.setMode(LineageMode::Descendants);
        room.settle();

        room.key(Qt::Key_H);
        QCOMPARE(room.canvas()->picture()->boxCount(), std::size_t(3));
        QVERIFY2(room.page.sentence().endsWith(u"3 of 7 shown"), qPrintable(room.page.sentence()));

        room.key(Qt::Key_H);
        QCOMPARE(room.canvas()->picture()->boxCount(), std::size_t(7));
    }

    void impactCountsTheCertainAndThePossibleApart()
    {
        Room room;
        room.open(smallWorld());
        room.choose("nobody-says"); // reached by name only

        room.key(Qt::Key_B, Qt::ShiftModifier);
        QCOMPARE(room.page.mode(), LineageMode::Impact);
        QCOMPARE(room.page.set()->certain, 0U);
        QCOMPARE(room.page.set()->possible, 4U);
        QVERIFY(room.marks("live") & LineageMarks::MayReach);
        QVERIFY(room.marks("notes") & LineageMarks::Dim);
        QVERIFY2(room.page.sentence().contains(u"certain 0, possible 4"), qPrintable(room.page.sentence()));

        room.key(Qt::Key_Escape);
        room.choose("notes");
        room.key(Qt::Key_B, Qt::ShiftModifier);
        QCOMPARE(room.page.set()->certain, 3U);
        QCOMPARE(room.page.set()->possible, 0U);
        QVERIFY(room.marks("live") & LineageMarks::Reached);
        QCOMPARE(room.canvas()->marks()->hops[room.box("live")], 3U);
    }

    void twoThingsShowThePathBetweenThem()
    {
        Room room;
        room.open(smallWorld());
        room.choose("base");

        const QPoint at = room.canvas()->cardOnScreen(room.box("live")).center().toPoint();
        QTest::mouseClick(room.canvas()->viewport(), Qt::LeftButton, Qt::ControlModifier, at);
        room.settle();

        QCOMPARE(room.page.mode(), LineageMode::Path);
        QCOMPARE(room.lit(), (std::set<std::string>{"base", "tuned", "triage", "live"}));
    }

    void aPathCanBeAskedForByKeyboard()
    {
        Room room;
        room.open(smallWorld());
        room.choose("base");

        room.key(Qt::Key_Space);
        room.key(Qt::Key_Right);
        room.key(Qt::Key_Right);
        room.key(Qt::Key_Space);

        QCOMPARE(room.page.mode(), LineageMode::Path);
        QCOMPARE(room.lit(), (std::set<std::string>{"base", "tuned", "triage"}));
    }

    void noWayBetweenTwoIsSaid()
    {
        Room room;
        room.open(smallWorld());
        room.choose("greeting");

        const QPoint at = room.canvas()->cardOnScreen(room.box("notes")).center().toPoint();
        QTest::mouseClick(room.canvas()->viewport(), Qt::LeftButton, Qt::ControlModifier, at);
        room.settle();

        auto *empty = room.page.findChild<EmptyState *>(u"lineageNoMatch"_s);
        QVERIFY(empty->isVisible());
        QCOMPARE(empty->accessibleName(), u"No way between the two"_s);
    }

    void manyAreFoldedAndUnfoldAndFoldAgain()
    {
        Room room;
        room.open(wideWorld(600));

        const LineagePicture *picture = room.canvas()->picture();
        QVERIFY(picture->boxCount() <= 300);
        QVERIFY(picture->folded.thingsFolded >= 300);
        QCOMPARE(picture->folded.thingsShown + picture->folded.thingsFolded, 602U);
        QVERIFY2(room.page.sentence().contains(u"folded"), qPrintable(room.page.sentence()));
        const auto folded = picture->folded.thingsFolded;
        std::uint32_t family = 0;
        while (!picture->isFamily(family))
            ++family;

        const QPoint at = room.canvas()->cardOnScreen(family).center().toPoint();
        QTest::mouseDClick(room.canvas()->viewport(), Qt::LeftButton, {}, at);
        room.settle();
        picture = room.canvas()->picture();
        QVERIFY(picture->folded.thingsFolded < folded);
        QCOMPARE(picture->folded.thingsShown + picture->folded.thingsFolded, 602U);

        room.choose("eval-1003");
        room.key(Qt::Key_Minus);
        QCOMPARE(room.canvas()->picture()->folded.thingsFolded, folded);
    }

    void whatWasMadeOfAThingCanBeFolded()
    {
        Room room;
        room.open(smallWorld());
        room.choose("tuned");

        room.key(Qt::Key_Minus);
        QCOMPARE(room.canvas()->picture()->boxCount(), std::size_t(6)); // system and deployment are one family now
        QCOMPARE(room.chosen(), u"tuned"_s);
        QVERIFY2(room.page.sentence().endsWith(u"5 of 7 shown, 2 folded"), qPrintable(room.page.sentence()));

        room.key(Qt::Key_Plus);
        QCOMPARE(room.canvas()->picture()->boxCount(), std::size_t(7));
    }

    void aFoldedThingLeadsToItsFamily()
    {
        Room room;
        room.open(wideWorld(600));
        room.choose("eval-1500");

        QVERIFY(room.canvas()->chosen() != LineageCanvas::None);
        QVERIFY(room.canvas()->picture()->isFamily(room.canvas()->chosen()));
        QVERIFY2(room.page.sentence().contains(u"eval-1500 is folded in"), qPrintable(room.page.sentence()));
    }

    void whatIsChosenStaysWhereItIsWhenFamiliesOpen()
    {
        Room room;
        room.open(wideWorld(600));
        room.choose("base");
        room.canvas()->setZoom(1.0, room.canvas()->cardOnScreen(room.box("base")).center());
        const QPointF before = room.canvas()->cardOnScreen(room.box("base")).center();

        room.key(Qt::Key_Plus);

        const QPointF after = room.canvas()->cardOnScreen(room.box("base")).center();
        QVERIFY(room.canvas()->picture()->boxCount() > 300);
        QVERIFY2(std::abs(after.y() - before.y()) <= 2, qPrintable(QString::number(after.y() - before.y())));
    }

    void findingCentres()
    {
        Room room;
        room.open(wideWorld(200));
        room.unfoldAll();

        room.key(Qt::Key_F, Qt::ControlModifier);
        auto *field = room.page.findChild<FilterField *>(u"lineageFind"_s);
        QTRY_VERIFY(field->isVisible());
        QTest::keyClicks(field, u"EVAL-1150"_s);
        QTest::keyClick(field, Qt::Key_Return);
        room.settle();

        QCOMPARE(room.chosen(), u"eval-1150"_s);
        const QRectF card = room.canvas()->cardOnScreen(room.canvas()->chosen());
        QVERIFY(QRectF(room.canvas()->viewport()->rect()).contains(card));
    }

    void whatIsNotThereIsSaidToBe()
    {
        Room room;
        room.open(smallWorld());
        room.page.find();
        auto *field = room.page.findChild<FilterField *>(u"lineageFind"_s);

        QTest::keyClicks(field, u"zebra"_s);
        QTest::keyClick(field, Qt::Key_Return);

        QCOMPARE(field->state(), FilterField::State::Bad);
    }

    void whatTheFilterKeepsOutIsDimmedOrLeftOut()
    {
        Room room;
        room.open(smallWorld());
        auto filter = std::make_shared<ThingSet>();
        filter->filter = u"kind:model"_s;
        filter->things = {room.thing("base"), room.thing("tuned")};
        std::ranges::sort(filter->things);

        room.selection.setFiltered(filter);
        room.settle();
        QVERIFY(room.marks("live") & LineageMarks::Dim);
        QVERIFY(!(room.marks("tuned") & LineageMarks::Dim));

        room.page.setOnly(true);
        room.settle();
        QCOMPARE(room.canvas()->picture()->boxCount(), std::size_t(2));

        room.selection.setFiltered(nullptr);
        room.settle();
        QCOMPARE(room.canvas()->picture()->boxCount(), std::size_t(7));
    }

    void aFilterWithoutAMatchSaysSoAndOffersTheWayOut()
    {
        Room room;
        room.open(smallWorld());
        room.selection.setFiltered(std::make_shared<ThingSet>());
        room.settle();
        QSignalSpy dropped(&room.page, &LineagePage::filterDropped);

        auto *empty = room.page.findChild<EmptyState *>(u"lineageNoMatch"_s);
        QVERIFY(empty->isVisible());
        QTest::mouseClick(empty->findChild<QWidget *>(u"lineageNoMatchFirst"_s), Qt::LeftButton);

        QCOMPARE(dropped.count(), 1);
    }

    void theListHoldsTheSameSet()
    {
        Room room;
        room.open(smallWorld());
        room.choose("base");
        room.key(Qt::Key_B, Qt::ShiftModifier);

        room.key(Qt::Key_T);
        QVERIFY(room.page.table()->isVisible());
        const QAbstractItemModel *model = room.page.table()->model();
        QCOMPARE(std::size_t(model->rowCount()), room.page.set()->rows.size());
        room.page.copy();
        const QStringList lines = QApplication::clipboard()->text().split(u'\n', Qt::SkipEmptyParts);
        QCOMPARE(std::size_t(lines.size()), room.page.set()->rows.size() + 1);
        QVERIFY(lines[0].startsWith(u"Name\tKind\tVersion"_s));
        QCOMPARE(lines[2], u"live\tDeployment\t\t3\tcertain"_s); // deployments first, after the thing itself

        QTest::keyClick(room.page.table(), Qt::Key_T);
        QVERIFY(room.canvas()->isVisible());
    }

    void theListIsAGoodModel()
    {
        Room room;
        room.open(smallWorld());
        LineageTable model;
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);

        model.present(room.selection.snapshot(), room.page.set());
        QCOMPARE(model.rowCount(), 7);
        for (int column = 0; column < LineageTable::ColumnCount; ++column) {
            model.sort(column, Qt::AscendingOrder);
            model.sort(column, Qt::DescendingOrder);
        }
        const QPersistentModelIndex kept = model.index(model.rowOf(room.thing("tuned")), 0);
        model.sort(LineageTable::Name, Qt::AscendingOrder);
        QCOMPARE(kept.data().toString(), u"tuned"_s);
        model.present(nullptr, nullptr);
        QCOMPARE(model.rowCount(), 0);
    }

    void whatIsSavedCanBeReadAgain_data()
    {
        QTest::addColumn<int>("form");
        QTest::newRow("PNG") << int(LineageForm::Png);
        QTest::newRow("SVG") << int(LineageForm::Svg);
        QTest::newRow("DOT") << int(LineageForm::Dot);
        QTest::newRow("Mermaid") << int(LineageForm::Mermaid);
        QTest::newRow("GraphML") << int(LineageForm::GraphMl);
    }
    void whatIsSavedCanBeReadAgain()
    {
        QFETCH(int, form);
        QTemporaryDir folder;
        Room room;
        room.open(smallWorld());
        QSignalSpy saved(&room.page, &LineagePage::saved);
        const QString path = folder.filePath(u"lineage."_s + formSuffix(LineageForm(form)));

        room.page.save(LineageForm(form), path);
        room.settle();

        QCOMPARE(saved.count(), 1);
        QCOMPARE(saved[0][1].toString(), QString());
        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QByteArray bytes = file.readAll();
        const LineagePicture &picture = *room.canvas()->picture();
        switch (LineageForm(form)) {
        case LineageForm::Png: {
            const QImage image = QImage::fromData(bytes);
            QCOMPARE(image.width(), int(std::ceil(picture.width * 2)));
            break;
        }
        case LineageForm::Svg: {
            QSvgRenderer svg(bytes);
            QVERIFY(svg.isValid());
            QCOMPARE(svg.viewBoxF().width(), picture.width);
            for (const char *name : {"tuned", "notes", "live"})
                QVERIFY(bytes.contains(name));
            break;
        }
        case LineageForm::Dot:
            QVERIFY(bytes.startsWith("digraph"));
            QCOMPARE(bytes.count("->"), 6);
            break;
        case LineageForm::Mermaid: QVERIFY(bytes.startsWith("flowchart")); break;
        case LineageForm::GraphMl: QCOMPARE(bytes.count("<edge "), 6); break;
        }
        QVERIFY(room.page.sentence().contains(path));
    }

    void whatCannotBeSavedIsSaid()
    {
        Room room;
        room.open(smallWorld());
        QSignalSpy saved(&room.page, &LineagePage::saved);

        room.page.save(LineageForm::Dot, u"/nowhere/at/all.dot"_s);
        room.settle();

        QCOMPARE(saved.count(), 1);
        QVERIFY(saved[0][1].toString().contains(u"could not be written"));
    }

    void circlesAreShownAndHangNothing()
    {
        Room room;
        room.open(roundWorld());

        QCOMPARE(room.canvas()->picture()->boxCount(), std::size_t(3));
        const auto &reversed = room.canvas()->picture()->reversed;
        QVERIFY(std::find(reversed.begin(), reversed.end(), true) != reversed.end());
        QVERIFY2(room.page.sentence().contains(u"circles: "), qPrintable(room.page.sentence()));
        room.choose("a");
        room.key(Qt::Key_B, Qt::ShiftModifier);
        QCOMPARE(room.lit(), (std::set<std::string>{"a", "b", "c"}));
        for (const auto key : {Qt::Key_Right, Qt::Key_Right, Qt::Key_Right, Qt::Key_Right, Qt::Key_Left})
            room.key(key);
        QVERIFY(room.canvas()->chosen() != LineageCanvas::None);
    }

    void everyZoomPaintsSomething_data()
    {
        QTest::addColumn<double>("zoom");
        QTest::newRow("all of it") << 0.0;
        QTest::newRow("dots") << 0.03;
        QTest::newRow("shapes") << 0.3;
        QTest::newRow("names") << 0.6;
        QTest::newRow("text") << 1.0;
        QTest::newRow("twice") << 2.0;
    }
    void everyZoomPaintsSomething()
    {
        QFETCH(double, zoom);
        Room room;
        room.open(wideWorld(250));
        room.unfoldAll();
        room.choose("base");

        if (zoom == 0.0)
            room.canvas()->fit();
        else
            room.canvas()->setZoom(zoom, room.canvas()->cardOnScreen(room.box("base")).center());
        room.canvas()->grab();
        room.settle();
        const QImage image = room.canvas()->viewport()->grab().toImage();

        int other = 0;
        const QRgb ground = tokens().canvas.rgb();
        for (int y = LineageCanvas::CaptionHeight + 1; y < image.height(); y += 3)
            for (int x = 0; x < image.width(); x += 3)
                other += image.pixel(x, y) != ground ? 1 : 0;
        QVERIFY(other > 50);
    }

    void fittingShowsAllOfIt()
    {
        Room room;
        room.open(wideWorld(100));
        room.unfoldAll();

        room.key(Qt::Key_F);

        const QRectF seen(room.canvas()->viewport()->rect());
        for (std::uint32_t box = 0; box < room.canvas()->picture()->boxCount(); ++box)
            QVERIFY(seen.adjusted(-1, -1, 1, 1).contains(room.canvas()->cardOnScreen(box)));
    }

    void gridsFindWhatIsThere()
    {
        Room room;
        room.open(wideWorld(250));
        room.unfoldAll();
        const LineagePicture &picture = *room.canvas()->picture();
        const QRectF area(100, 2000, 500, 700);

        std::vector<std::uint32_t> byHand;
        for (std::uint32_t box = 0; box < picture.boxCount(); ++box)
            if (picture.card(box).intersects(area))
                byHand.push_back(box);
        QCOMPARE(picture.boxesIn(area), byHand);
        for (std::uint32_t box = 0; box < picture.boxCount(); ++box) {
            QCOMPARE(picture.boxAt(picture.card(box).center().x(), picture.card(box).center().y()), box);
        }
        for (std::uint32_t edge = 0; edge < picture.edgeCount(); ++edge) {
            const auto end = picture.route(edge).back();
            const auto found = picture.edgesIn(QRectF(double(end.x) - 2, double(end.y) - 2, 4, 4));
            QVERIFY(std::ranges::binary_search(found, edge));
        }
    }

    void darkIsPaintedDark()
    {
        Room room;
        room.open(smallWorld());
        Theme::current()->choose(Theme::Scheme::Dark);
        const QImage image = room.canvas()->viewport()->grab().toImage();
        const QColor corner = image.pixelColor(image.width() - 3, image.height() / 2);
        Theme::current()->choose(Theme::Scheme::Light);

        QVERIFY2(corner.lightness() < 60, qPrintable(corner.name()));
    }

    void screenReadersMeetEveryCard()
    {
        Room room;
        room.open(smallWorld());
        QAccessibleInterface *canvas = QAccessible::queryAccessibleInterface(room.canvas());
        QVERIFY(canvas);
        QCOMPARE(canvas->childCount(), 7);

        const int box = int(room.box("nobody-says"));
        QAccessibleInterface *card = canvas->child(box);
        QVERIFY(card && card->isValid());
        QCOMPARE(card->text(QAccessible::Name), u"nobody-says, Model, named, not described here"_s);
        QCOMPARE(canvas->indexOfChild(card), box);
        QVERIFY(card->rect().intersects(QRect(room.canvas()->viewport()->mapToGlobal(QPoint()),
                                              room.canvas()->viewport()->size())));
        card->actionInterface()->doAction(QAccessibleActionInterface::pressAction());
        room.settle();
        QCOMPARE(room.chosen(), u"nobody-says"_s);
        QVERIFY(card->state().selected);

        room.selection.setSnapshot(nullptr);
        QVERIFY(!card->isValid()); // and asking it does no harm
        QCOMPARE(card->text(QAccessible::Name), QString());
    }

    void anotherPackReplacesThePicture()
    {
        Room room;
        room.open(smallWorld());
        room.choose("tuned");
        room.page.setMode(LineageMode::Impact);

        room.selection.setSnapshot(roundWorld());
        room.settle();

        QCOMPARE(room.page.mode(), LineageMode::Everything);
        QCOMPARE(room.canvas()->picture()->boxCount(), std::size_t(3));
        room.selection.setSnapshot(nullptr);
        QVERIFY(room.page.emptyState()->isVisible());
    }

    void namesFromDocumentsShowTheirControlCharacters()
    {
        World world;
        const auto a = world.thing(EntityKind::Model, "evil\u202Ename\n2");
        world.edge(world.thing(EntityKind::Model, "good"), a);
        Room room;
        room.open(world.snapshot());

        QAccessibleInterface *canvas = QAccessible::queryAccessibleInterface(room.canvas());
        for (int i = 0; i < canvas->childCount(); ++i) {
            const QString name = canvas->child(i)->text(QAccessible::Name);
            QVERIFY(!name.contains(QChar(0x202E)));
            QVERIFY(!name.contains(u'\n'));
        }
    }
};

QTEST_MAIN(TestLineagePage)
#include "tst_lineagepage.moc"
