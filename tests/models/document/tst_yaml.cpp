#include "models/document/yaml.h"

#include <QtTest>

using namespace pedigree;

namespace {

Result<std::vector<std::shared_ptr<const Tree>>> read(std::string text, const Limits &limits = Limits())
{
    const std::uint64_t size = text.size();
    return readYaml(toBytes(std::move(text)), 0, size, limits);
}

Limits with(std::string_view name, std::uint64_t value)
{
    Limits limits;
    if (!limits.set(name, value))
        qFatal("no such limit");
    return limits;
}

QByteArray bytes(std::string_view text) { return QByteArray(text.data(), qsizetype(text.size())); }

}

class TestYaml : public QObject {
    Q_OBJECT
private slots:
    void aScalarIsWhatJsonWouldCallIt_data()
    {
        QTest::addColumn<QByteArray>("yaml");
        QTest::addColumn<int>("kind");
        QTest::addColumn<QByteArray>("text");
        const auto row = [](const char *name, const char *yaml, Value::Kind kind, const char *text) {
            QTest::newRow(name) << QByteArray(yaml) << int(kind) << QByteArray(text);
        };
        row("Norwegian is no boolean", "v: no", Value::Kind::String, "no");
        row("off", "v: off", Value::Kind::String, "off");
        row("a date keeps its spelling", "v: 2024-01-02", Value::Kind::String, "2024-01-02");
        row("a version with two dots", "v: 1.2.3", Value::Kind::String, "1.2.3");
        row("a version like a number keeps its zero", "v: 1.10", Value::Kind::Number, "1.10");
        row("octal", "v: 0o17", Value::Kind::String, "0o17");
        row("leading zero", "v: 007", Value::Kind::String, "007");
        row("sexagesimal", "v: 12:30", Value::Kind::String, "12:30");
        row("underscore", "v: 1_000", Value::Kind::String, "1_000");
        row("exponent", "v: 1e-5", Value::Kind::Number, "1e-5");
        row("true", "v: true", Value::Kind::Bool, "true");
        row("quoted true", "v: 'true'", Value::Kind::String, "true");
        row("quoted number", "v: \"12\"", Value::Kind::String, "12");
        row("tagged number", "v: !!str 12", Value::Kind::String, "12");
        row("empty", "v:", Value::Kind::Null, "");
        row("tilde", "v: ~", Value::Kind::Null, "~");
        row("null", "v: null", Value::Kind::Null, "null");
        row("an escape", "v: \"a\\tb\"", Value::Kind::String, "a\tb");
        row("a block", "v: |\n  a\n  b\n", Value::Kind::String, "a\nb\n");
        row("Windows line ends", "a: 1\r\nv: x\r\n", Value::Kind::String, "x");
    }
    void aScalarIsWhatJsonWouldCallIt()
    {
        QFETCH(QByteArray, yaml);
        QFETCH(int, kind);
        QFETCH(QByteArray, text);

        const auto documents = read(yaml.toStdString());

        QVERIFY(documents);
        QCOMPARE(documents->size(), 1U);
        const Value value = documents->front()->root()["v"];
        QCOMPARE(int(value.kind()), kind);
        QCOMPARE(bytes(value.text()), text);
    }

    void aValueKnowsWhereItStandsInTheWholeCard()
    {
        const std::string card = "\xEF\xBB\xBF---\r\nname: \xC3\xA9t\xC3\xA9\r\nbase: &b 'o/m'\r\nlist: [a, b]\r\n---\r\nbody";
        const std::size_t from = card.find("name");
        const std::size_t to = card.rfind("---");

        const auto documents = readYaml(toBytes(card), from, to, Limits());

        QVERIFY(documents);
        const Value root = documents->front()->root();
        QCOMPARE(std::size_t(root["name"].offset()), card.find("\xC3\xA9t"));
        QCOMPARE(std::size_t(root["base"].offset()), card.find("'o/m'"));
        QCOMPARE(root["base"].length(), 5U);
        QCOMPARE(std::size_t(root["list"].offset()), card.find('['));
        QCOMPARE(root["list"].length(), 6U);
        QCOMPARE(documents->front()->line(root["list"].offset()), 4U);
    }

    void aBlockCoversItsLines()
    {
        const std::string yaml = "a: |\n  one\n\n  two\nb: 1\n";
        const auto documents = read(yaml);
        QVERIFY(documents);
        const Value value = documents->front()->root()["a"];
        QCOMPARE(yaml.substr(value.offset(), value.length()), std::string("|\n  one\n\n  two"));
    }

    void anAliasRepeatsWhatItNames()
    {
        const auto documents = read("a: &x {k: [1, two]}\nb: *x\n? &key name\n: 1\nc: {*key : 2}\n");
        QVERIFY(documents);
        const Value root = documents->front()->root();
        QCOMPARE(bytes(root["b"]["k"].at(1).text()), QByteArray("two"));
        QCOMPARE(bytes(root["c"]["name"].text()), QByteArray("2"));
    }

    void aMergeKeyStaysAMember()
    {
        const auto documents = read("a: &x {k: 1}\nb: {<<: *x, l: 2}\n");
        QVERIFY(documents);
        QCOMPARE(bytes(documents->front()->root()["b"]["<<"]["k"].text()), QByteArray("1"));
    }

    void severalDocumentsAreSeveralTrees()
    {
        const auto documents = read("a: 1\n---\nb: 2\n...\n---\n- c\n");
        QVERIFY(documents);
        QCOMPARE(documents->size(), 3U);
        QVERIFY((*documents)[2]->root().isArray());
    }

    void whatIsNoYamlIsRefusedWithItsLine_data()
    {
        QTest::addColumn<QByteArray>("yaml");
        QTest::addColumn<QByteArray>("code");
        QTest::addColumn<quint64>("line");
        const auto row = [](const char *name, QByteArray yaml, const char *code, quint64 line) {
            QTest::newRow(name) << yaml << QByteArray(code) << line;
        };
        row("a name twice", "a: 1\nb: 2\na: 3\n", "duplicate-key", 3);
        row("a name twice further in", "a:\n  b: 1\n  c: 2\n  b: 3\n", "duplicate-key", 4);
        row("an object as a name", "a: 1\n{x: 1}: 2\n", "malformed-yaml", 2);
        row("a list as a name", "? [a]\n: 1\n", "malformed-yaml", 1);
        row("only a comma", ",", "malformed-yaml", 1);
        row("an open bracket", "x: 1\ny: [a\n", "malformed-yaml", 3);
        row("a tab as indentation", "a:\n\tb: 1\n", "malformed-yaml", 2);
        row("an alias inside its own anchor", "a: 1\nb: &a [*a]\n", "malformed-yaml", 2);
        row("an alias to nothing", "a: *x\n", "malformed-yaml", 1);
        row("a control character", QByteArray("a: 1\nb: x\x04y\n", 12), "malformed-yaml", 2);
        row("a NUL", QByteArray("a: 1\0b", 6), "malformed-yaml", 1);
        row("bad UTF-8", "a: 1\nb: \xFF\n", "bad-utf8", 2);
        row("deep", "a: " + QByteArray(70, '[') + QByteArray(70, ']'), "too-deep", 1);
        // The library looks for the end of what might be a name before it says anything.
        row("very deep and never closed", QByteArray(100000, '['), "malformed-yaml", 1);
    }
    void whatIsNoYamlIsRefusedWithItsLine()
    {
        QFETCH(QByteArray, yaml);
        QFETCH(QByteArray, code);
        QFETCH(quint64, line);

        const auto documents = read(yaml.toStdString());

        QVERIFY(!documents);
        QCOMPARE(bytes(name(documents.error().code)), code);
        QCOMPARE(quint64(documents.error().where.line), line);
    }

    void nineStoreysOfNineAliasesAreCutOff()
    {
        std::string yaml = "a0: &a0 [x, x, x, x, x, x, x, x, x]\n";
        for (int i = 1; i < 9; ++i) {
            const std::string below = "*a" + std::to_string(i - 1);
            yaml += "a" + std::to_string(i) + ": &a" + std::to_string(i) + " [" + below;
            for (int j = 1; j < 9; ++j)
                yaml += ", " + below;
            yaml += "]\n";
        }
        const auto documents = read(yaml);
        QVERIFY(!documents);
        QCOMPARE(documents.error().code, Code::TooMany);
    }

    void aLongTextRepeatedOftenIsCutOff()
    {
        std::string yaml = "a: &a " + std::string(100'000, 'x') + "\nb:\n";
        for (int i = 0; i < 200; ++i)
            yaml += "- *a\n";
        const auto documents = read(yaml);
        QVERIFY(!documents);
        QCOMPARE(documents.error().code, Code::TooLarge);
    }

    void eachBoundCanBeLowered()
    {
        QCOMPARE(read("a: [1, 2, 3]", with("yaml-events", 5)).error().code, Code::TooMany);
        QVERIFY(read("a: [1, 2, 3]", with("yaml-events", 8)));
        QCOMPARE(read("a: &a 1\nb: *a\nc: *a", with("yaml-aliases", 1)).error().code, Code::TooMany);
        QCOMPARE(read("a: 1", with("yaml-bytes", 3)).error().code, Code::TooLarge);
        QCOMPARE(read("a\n---\nb\n---\nc\n", with("yaml-documents", 2)).error().code, Code::TooMany);
        QCOMPARE(read("a: 1234", with("number-bytes", 3)).error().code, Code::TooLarge);
    }

    void manyKeysCostNoMoreThanTheirNumber()
    {
        std::string yaml;
        for (int i = 0; i < 80'000; ++i)
            yaml += "key" + std::to_string(i) + ": " + std::to_string(i) + "\n";
        const auto documents = read(yaml);
        QVERIFY(documents);
        QCOMPARE(documents->front()->root().size(), 80'000U);
    }
};

QTEST_APPLESS_MAIN(TestYaml)
#include "tst_yaml.moc"
