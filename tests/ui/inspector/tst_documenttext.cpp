#include "smallpack.h"
#include "ui/inspector/documenttext.h"
#include "ui/inspector/textview.h"

#include <QSignalSpy>
#include <QTest>

using namespace pedigree;
using namespace Qt::StringLiterals;

namespace {

std::shared_ptr<const DocumentText> textOf(std::string bytes, DocumentText::Form form = DocumentText::Form::Text)
{
    EvidenceFile file;
    file.format = "native";
    file.bytes = toBytes(std::move(bytes));
    return DocumentText::of(file, form, Watch());
}

} // namespace

class TestDocumentText : public QObject {
    Q_OBJECT

private slots:
    void linesAreRowsAndKeepTheirNumbers()
    {
        const auto text = textOf("{\n \"a\": 1\n}\n");

        QCOMPARE(text->rowCount(), std::size_t(3));
        QCOMPARE(text->lineCount(), std::uint64_t(3));
        QCOMPARE(text->rowOf(4), std::size_t(1));
        QCOMPARE(text->line(text->rowOf(4)), std::uint64_t(2));
        QCOMPARE(text->shownText(text->start(1), text->end(1)), u" \"a\": 1"_s);
    }

    void anOverlongLineIsCutBetweenCharacters()
    {
        std::string line = "\"";
        for (int i = 0; i < 3000; ++i)
            line += "ä";
        const auto text = textOf(line + "\"");

        QVERIFY(text->rowCount() > 3);
        QCOMPARE(text->lineCount(), std::uint64_t(1));
        QString together;
        for (std::size_t row = 0; row < text->rowCount(); ++row)
            together += text->shownText(text->start(row), text->end(row));
        QCOMPARE(together.count(u'ä'), 3000);
        QVERIFY(!together.contains(u'⟨'));
        QCOMPARE(text->line(0), std::uint64_t(1));
        QCOMPARE(text->line(1), std::uint64_t(0));
    }

    void hiddenCharactersAreSeen()
    {
        const auto text = textOf("a\xE2\x80\xAE\tb\x01\r\n");

        QCOMPARE(text->shownText(text->start(0), text->end(0)), u"a⟨U+202E⟩    b⟨U+0001⟩"_s);
    }

    void bytesAreShownInGroupsOfFour()
    {
        const auto text = textOf(std::string("\0\1AB\xFF", 5), DocumentText::Form::Hex);

        QCOMPARE(text->rowCount(), std::size_t(1));
        QVERIFY(text->hexRow(0).startsWith(u"00 01 41 42  ff "_s));
        QVERIFY(text->hexRow(0).endsWith(u"..AB."_s));
    }

    void nothingIsOneEmptyRow() { QCOMPARE(textOf("")->rowCount(), std::size_t(1)); }

    void findingDoesNotMindCaseAndStopsAtTheBound()
    {
        const std::string bytes = "Base base BASE bas";

        QCOMPARE(DocumentText::find(bytes, "bAse", 10, Watch()), (std::vector<std::uint64_t>{0, 5, 10}));
        QCOMPARE(DocumentText::find(bytes, "base", 2, Watch()).size(), std::size_t(2));
        QVERIFY(DocumentText::find(bytes, "", 10, Watch()).empty());
    }

    void aClickTellsTheByteUnderIt()
    {
        TextView view;
        view.resize(400, 200);
        view.present(textOf("{\n \"a\": 1\n}\n"));
        view.show();
        QSignalSpy pointed(&view, &TextView::pointed);

        const int line = QFontMetrics(view.font()).height() + 2;
        QTest::mouseClick(view.viewport(), Qt::LeftButton, {}, QPoint(398, line + line / 2));

        QCOMPARE(pointed.size(), 1);
        QCOMPARE(pointed.first().first().toULongLong(), quint64(9));
    }

    void theArrowKeysWalkTheLines()
    {
        TextView view;
        view.resize(400, 200);
        view.present(textOf("{\n \"a\": 1\n}\n"));
        view.mark(0, 1);
        QSignalSpy pointed(&view, &TextView::pointed);

        QTest::keyClick(&view, Qt::Key_Down);

        QCOMPARE(pointed.size(), 1);
        QCOMPARE(pointed.first().first().toULongLong(), quint64(3));
    }

    void aMarkedPlaceComesIntoSight()
    {
        std::string lines;
        for (int i = 0; i < 5000; ++i)
            lines += "line\n";
        TextView view;
        view.resize(400, 200);
        view.present(textOf(lines));
        view.show();

        view.mark(4000 * 5, 4);

        QVERIFY(view.accessibleDescription().startsWith(u"Line 4001"_s));
        const QImage seen = view.grab().toImage();
        QVERIFY(!seen.isNull());
    }
};

QTEST_MAIN(TestDocumentText)
#include "tst_documenttext.moc"
