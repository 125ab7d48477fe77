#include "models/lineage/drawing.h"

#include <QTest>
#include <QXmlStreamReader>

using namespace pedigree;

namespace {

LineageEdge edge(ThingId from, ThingId to, Binding binding, std::string_view how = {}, Verb verb = Verb::DerivedFrom)
{
    return {from, to, verb, binding, how, 0};
}

/// Three models in a row and one more by name only; what was done to them is said in text meant to break out.
std::shared_ptr<const LineageGraph> sample()
{
    return LineageGraph::build(4, {edge(1, 0, Binding::Digest, "a\"b\\n&amp;<i>"),
                                   edge(2, 1, Binding::Name, "\xE2\x80\xAE]]>--|;"),
                                   edge(3, 2, Binding::Open, "%%{init: 1}%%")});
}

const std::vector<ThingId> all{0, 1, 2, 3};
const std::vector<std::uint32_t> edges{0, 1, 2};

bool isWellFormed(const std::string &xml)
{
    QXmlStreamReader reader(QByteArray::fromStdString(xml));
    while (!reader.atEnd())
        reader.readNext();
    return !reader.hasError();
}

} // namespace

class TestDrawing : public QObject {
    Q_OBJECT

private slots:
    void quotedTextCannotEndItsQuotes_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QByteArray>("dot");
        QTest::addColumn<QByteArray>("mermaid");
        QTest::addColumn<QByteArray>("xml");
        QTest::newRow("plain") << QByteArray("acme/base-1.0") << QByteArray("\"acme/base-1.0\"")
                               << QByteArray("\"acme/base-1.0\"") << QByteArray("acme/base-1.0");
        QTest::newRow("quotes") << QByteArray("a\"b'c") << QByteArray("\"a\\\"b'c\"") << QByteArray("\"a#34;b#39;c\"")
                                << QByteArray("a&quot;b&#39;c");
        QTest::newRow("a backslash at the end")
            << QByteArray("a\\") << QByteArray("\"a\\\\\"") << QByteArray("\"a#92;\"") << QByteArray("a\\");
        QTest::newRow("an entity is text") << QByteArray("&lt;") << QByteArray("\"&amp;lt;\"")
                                           << QByteArray("\"#38;lt#59;\"") << QByteArray("&amp;lt;");
        QTest::newRow("markup") << QByteArray("<b>") << QByteArray("\"<b>\"") << QByteArray("\"#60;b#62;\"")
                                << QByteArray("&lt;b&gt;");
        QTest::newRow("letters of everybody") << QByteArray("h\xC3\xA9") << QByteArray("\"h\xC3\xA9\"")
                                              << QByteArray("\"h\xC3\xA9\"") << QByteArray("h\xC3\xA9");
        QTest::newRow("no character of XML") << QByteArray("\xEF\xBF\xBF") << QByteArray("\"\xEF\xBF\xBF\"")
                                             << QByteArray("\"\xEF\xBF\xBF\"") << QByteArray("\xEF\xBF\xBD");
    }
    void quotedTextCannotEndItsQuotes()
    {
        QFETCH(QByteArray, text);
        QFETCH(QByteArray, dot);
        QFETCH(QByteArray, mermaid);
        QFETCH(QByteArray, xml);

        QCOMPARE(QByteArray::fromStdString(dotQuoted(text.toStdString())), dot);
        QCOMPARE(QByteArray::fromStdString(mermaidQuoted(text.toStdString())), mermaid);
        QCOMPARE(QByteArray::fromStdString(xmlEscaped(text.toStdString())), xml);
    }

    void dotRunsDownstreamAndDashesWhatIsOnlyPossible()
    {
        const QString dot = QString::fromStdString(toDot(*sample(), all, edges));

        QVERIFY(dot.startsWith("digraph lineage {\n    rankdir=LR;\n"));
        QVERIFY(dot.contains("n0 -> n1 [label=\"derived-from: a\\\"b\\\\n&amp;amp;<i>\"];"));
        QVERIFY(dot.contains("n1 -> n2 [") && dot.contains(", style=dashed];"));
        QVERIFY(dot.contains("n2 -> n3 [") && dot.contains(", style=dotted];"));
        QVERIFY2(!dot.contains(QChar(0x202E)), "direction characters are made visible");
    }

    void mermaidHoldsNoDirectiveOfSomebodyElse()
    {
        const QString mermaid = QString::fromStdString(toMermaid(*sample(), all, edges));

        QVERIFY(mermaid.startsWith("flowchart LR\n"));
        QVERIFY(mermaid.contains("    n0 -->|\"derived-from: a#34;b"));
        QVERIFY(mermaid.contains("    n1 -.->|\""));
        QVERIFY(!mermaid.contains("%%"));
        QCOMPARE(mermaid.count('\n'), 1 + 4 + 3);
    }

    void graphMlIsWellFormedAndComplete()
    {
        const std::string xml = toGraphMl(*sample(), all, edges);

        QVERIFY(isWellFormed(xml));
        const QString text = QString::fromStdString(xml);
        QCOMPARE(text.count("<node id="), 4);
        QCOMPARE(text.count("<edge source="), 3);
        QVERIFY(text.contains("<edge source=\"n1\" target=\"n2\"><data key=\"edge-verb\">derived-from</data>"));
        QVERIFY(text.contains("<data key=\"edge-binding\">name</data>"));
    }

    void svgIsWellFormedAndDrawsEverything()
    {
        const auto graph = sample();

        const std::string svg = toSvg(*graph, layOut(*graph, all, edges));

        QVERIFY(isWellFormed(svg));
        const QString text = QString::fromStdString(svg);
        QCOMPARE(text.count("<path d=\"M"), 4); // three edges and the arrow's head
        QCOMPARE(text.count("stroke-dasharray"), 2);
        QCOMPARE(text.count("<text "), 8);
        QVERIFY(!text.contains("<script") && !text.contains("href"));
    }

    void onlyEdgesAmongTheThingsAreDrawn()
    {
        const auto graph = sample();

        const LaidOut drawing = layOut(*graph, {0, 1}, edges);

        QVERIFY(drawing.edges == (std::vector<std::uint32_t>{0}));
        QCOMPARE(drawing.layout.nodes.size(), std::size_t{2});
        QCOMPARE(QString::fromStdString(toDot(*graph, {0, 1}, edges)).count("->"), 1);
    }

    void nothingIsDrawnAsNothing()
    {
        const auto graph = LineageGraph::build(0, {});

        QVERIFY(isWellFormed(toSvg(*graph, layOut(*graph, {}, {}))));
        QVERIFY(isWellFormed(toGraphMl(*graph, {}, {})));
        QCOMPARE(toMermaid(*graph, {}, {}), std::string("flowchart LR\n"));
    }
};

QTEST_GUILESS_MAIN(TestDrawing)
#include "tst_drawing.moc"
