#include "modelfile.h"
#include "models/formats/gguf.h"
#include "weights.h"

#include <QtTest>

using namespace pedigree;

namespace {

QString text(const std::string &value) { return QString::fromStdString(value); }

GgufFile &small(GgufFile &file)
{
    file.counts(2, 4).pair("general.architecture", "llama").pair("general.name", "Small").pair("llama.context_length", std::uint32_t(512));
    file.text("list").u32(9).u32(9).size(2).u32(5).size(2).u32(0xFFFFFFFF).u32(7).u32(8).size(1).text("t");
    file.tensor("token_embd.weight", {32, 4}, 8, 0).tensor("blk.2.w", {3}, 0, 160);
    return file.data(160 + 12);
}

}

class TestGguf : public QObject {
    Q_OBJECT
private slots:
    void eachVersionAndByteOrderIsRead_data()
    {
        QTest::addColumn<uint>("version");
        QTest::addColumn<bool>("big");
        QTest::newRow("1") << 1U << false;
        QTest::newRow("2") << 2U << false;
        QTest::newRow("3") << 3U << false;
        QTest::newRow("3, big-endian") << 3U << true;
    }
    void eachVersionAndByteOrderIsRead()
    {
        QFETCH(uint, version);
        QFETCH(bool, big);
        GgufFile file(version, big);
        const std::string bytes = small(file).bytes();
        QVERIFY(formats::promise("x.bin", bytes).format == "gguf");

        const auto reading = readModelFile("m.gguf", bytes);

        QVERIFY2(reading, reading ? "" : reading.error().what.str().c_str());
        QVERIFY2(reading->valid, messages(*reading).c_str());
        const Record &record = *reading->record;
        QCOMPARE(text(reading->version), QString::number(version));
        QCOMPARE(text(valueOf(record, "model.name")), "Small");
        QCOMPARE(text(valueOf(record, "model.family")), "llama");
        QCOMPARE(text(valueOf(record, "operations.context_window")), "512");
        QCOMPARE(text(valueOf(record, "gguf:list[][]")), "-1|7|t");
        QCOMPARE(text(valueOf(record, "gguf:tensors[token_embd.weight].type")), "Q8_0 (observed)");
        QCOMPARE(text(valueOf(record, "gguf:tensors[token_embd.weight].shape")), "[32, 4] (observed)");
        QCOMPARE(text(valueOf(record, "gguf:observed.layers")), "3 (observed)");
        QCOMPARE(text(valueOf(record, "gguf:observed.vocabulary")), "4 (observed)");
        QCOMPARE(text(valueOf(record, "model.parameters")), "131 (observed)");
        QCOMPARE(text(valueOf(record, "gguf:byte_order")), big ? "big-endian (observed)" : "");
    }

    void theHeaderIsAskedForUntilItIsThere()
    {
        GgufFile file;
        file.counts(0, 1).pair("long", std::string(300'000, 'x'));
        const std::string header = file.bytes();
        const std::uint64_t size = header.size() + 1'000'000;
        std::string soFar = header.substr(0, 4);
        int rounds = 0;
        while (true) {
            const auto wanted = formats::headerBytes("gguf", soFar, size, Limits());
            QVERIFY(wanted);
            if (*wanted <= soFar.size()) {
                QCOMPARE(*wanted, header.size());
                break;
            }
            soFar = (header + std::string(1'000'000, '\0')).substr(0, *wanted);
            QVERIFY(++rounds < 10);
        }
    }

    void originsBecomeRelations()
    {
        GgufFile file;
        file.counts(0, 5)
            .pair("general.base_model.count", std::uint32_t(1))
            .pair("general.base_model.0.name", "Base")
            .pair("general.base_model.0.repo_url", "https://huggingface.co/org/base")
            .pair("tokenizer.chat_template", "{{ x }}");
        file.text("general.datasets").u32(9).u32(8).size(1).text("https://huggingface.co/org/data");
        const auto reading = readModelFile("m.gguf", file.bytes());
        QVERIFY(reading && reading->valid);
        QCOMPARE(text(relationsOf(*reading->record)),
                 "part-of identifier; prompted-by digest chat_template; trained-on name pkg:huggingface/datasets/org/data; "
                 "derived-from quantized name pkg:huggingface/org/base");
        QCOMPARE(text(valueOf(*reading->record, "system.prompts[].digest")), text(sha256("{{ x }}").str() + " (observed)"));
    }

    void aHeaderThatNoHonestFileHasIsRefused_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<quint64>("size");
        QTest::addColumn<QByteArray>("code");
        const auto row = [](const char *name, const GgufFile &file, const char *code, quint64 size = quint64(5) << 30) {
            QTest::newRow(name) << QByteArray::fromStdString(file.bytes()) << size << QByteArray(code);
        };
        row("2^64-1 tensors", GgufFile().counts(~0ULL, 0), "too-many");
        row("2^64-1 keys", GgufFile().counts(0, ~0ULL), "too-many");
        row("more keys than the file could hold", GgufFile().counts(0, 60'000), "malformed", 1000);
        row("a key of 2^63 bytes", GgufFile().counts(0, 1).u64(1ULL << 63), "malformed");
        row("a text of 2^63 bytes", GgufFile().counts(0, 1).text("k").u32(8).u64(1ULL << 63), "too-large");
        row("an array of 2^64-1", GgufFile().counts(0, 1).text("k").u32(9).u32(10).u64(~0ULL), "malformed");
        row("an array of 2^61 of eight bytes", GgufFile().counts(0, 1).text("k").u32(9).u32(10).u64(1ULL << 61), "malformed");
        row("arrays in arrays", GgufFile().counts(0, 1).text("k").u32(9).u32(9).u64(1).u32(9).u64(1).u32(9).u64(1).u32(9).u64(1).u32(0).u64(0), "too-deep");
        row("a type that is none", GgufFile().counts(0, 1).text("k").u32(13).u64(0), "malformed");
        row("a name of 65 bytes", GgufFile().counts(1, 0).text(std::string(65, 'n')).u32(0).u32(0).u64(0), "malformed");
        row("five dimensions", GgufFile().counts(1, 0).tensor("t", {1, 1, 1, 1, 1}, 0, 0), "malformed");
        row("an alignment of 3", GgufFile().counts(0, 1).pair("general.alignment", std::uint32_t(3)), "malformed");
        row("an alignment of 0", GgufFile().counts(0, 1).pair("general.alignment", std::uint32_t(0)), "malformed");
        row("version 4", GgufFile(4).counts(0, 0), "unsupported-version");
        row("version 0", GgufFile(0).counts(0, 0), "unsupported-version");
        row("cut off", GgufFile().counts(0, 1).text("key"), "malformed", 24 + 11);
    }
    void aHeaderThatNoHonestFileHasIsRefused()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(quint64, size);
        QFETCH(QByteArray, code);
        const auto wanted = formats::headerBytes("gguf", bytes.toStdString(), size, Limits());
        const auto reading = formats::readGguf(modelInput("m.gguf", bytes.toStdString(), "folder:m", size), Limits(), Watch());
        QVERIFY(!wanted);
        QVERIFY(!reading);
        QCOMPARE(QByteArray(name(wanted.error().code).data()), code);
        QCOMPARE(QByteArray(name(reading.error().code).data()), code);
    }

    void aLieAboutTheTensorsIsInvalid_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QString>("says");
        const auto row = [](const char *name, GgufFile file, const char *says) {
            QTest::newRow(name) << QByteArray::fromStdString(file.bytes()) << QString(says);
        };
        row("an overlap", GgufFile().counts(2, 0).tensor("a", {16}, 0, 0).tensor("b", {16}, 0, 32).data(128), "overlaps");
        row("a name twice", GgufFile().counts(2, 0).tensor("a", {8}, 0, 0).tensor("a", {8}, 0, 32).data(64), "stands twice");
        row("a key twice", GgufFile().counts(0, 2).pair("k", "1").pair("k", "2"), "stands twice");
        row("beyond the file", GgufFile().counts(1, 0).tensor("a", {8}, 0, 32).data(32), "beyond the end");
        row("an offset that overflows", GgufFile().counts(1, 0).tensor("a", {8}, 0, ~0ULL - 31).data(32), "beyond the end");
        row("a shape that overflows", GgufFile().counts(1, 0).tensor("a", {1ULL << 40, 1ULL << 40}, 0, 0).data(32), "64 bits");
        row("bytes that overflow", GgufFile().counts(1, 0).tensor("a", {1ULL << 63}, 28, 0).data(32), "beyond the end");
        row("not aligned", GgufFile().counts(1, 0).tensor("a", {1}, 0, 4).data(32), "not aligned");
        row("half a block", GgufFile().counts(1, 0).tensor("a", {31}, 8, 0).data(64), "whole blocks");
    }
    void aLieAboutTheTensorsIsInvalid()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(QString, says);
        const auto reading = readModelFile("m.gguf", bytes.toStdString());
        QVERIFY(reading);
        QVERIFY(!reading->valid);
        QVERIFY2(text(messages(*reading)).contains(says), messages(*reading).c_str());
    }

    void anUnknownTensorTypeIsKept()
    {
        const auto reading = readModelFile("m.gguf", GgufFile().counts(1, 0).tensor("a", {8}, 99, 0).data(32).bytes());
        QVERIFY(reading && reading->valid);
        QCOMPARE(text(valueOf(*reading->record, "gguf:tensors[a].type")), "99 (observed)");
        QCOMPARE(reading->problems.size(), 1U);
    }

    void bytesThatAreNoTextAreShownAsSuch()
    {
        const auto reading = readModelFile("m.gguf", GgufFile().counts(0, 1).pair("k", "a\xFF").bytes());
        QVERIFY(reading && reading->valid);
        QVERIFY(text(valueOf(*reading->record, "gguf:k")).contains("0xFF"));
    }
};

QTEST_APPLESS_MAIN(TestGguf)
#include "tst_gguf.moc"
