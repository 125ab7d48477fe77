#include "modelfile.h"
#include "models/formats/safetensors.h"
#include "weights.h"

#include <QtTest>

using namespace pedigree;

namespace {
QString text(const std::string &value) { return QString::fromStdString(value); }

constexpr const char *two = R"({"__metadata__":{"format":"pt"},"model.embed_tokens.weight":{"dtype":"F16","shape":[4,2],"data_offsets":[0,16]},"model.layers.1.w":{"dtype":"F32","shape":[3],"data_offsets":[16,28]}})";
}

class TestSafetensors : public QObject {
    Q_OBJECT
private slots:
    void theHeaderIsReadAndNothingElse()
    {
        const std::string whole = safetensorsFile(two, 28);
        const std::string header = whole.substr(0, whole.size() - 28);
        QVERIFY(formats::promise("x", whole).want == formats::Want::Header);
        QCOMPARE(*formats::headerBytes("safetensors", header.substr(0, 8), whole.size(), Limits()), header.size());

        const auto reading = readModelFile(modelInput("model.safetensors", header, "folder:m", whole.size()));

        QVERIFY(reading);
        QVERIFY2(reading->valid, messages(*reading).c_str());
        QVERIFY(reading->problems.empty());
        const Record &record = *reading->record;
        QCOMPARE(text(valueOf(record, "model.parameters")), "11 (observed)");
        QCOMPARE(text(valueOf(record, "safetensors:dtypes[F16]")), "8 (observed)");
        QCOMPARE(text(valueOf(record, "safetensors:dtype")), "F16 (observed)");
        QCOMPARE(text(valueOf(record, "safetensors:layers")), "2 (observed)");
        QCOMPARE(text(valueOf(record, "safetensors:vocabulary")), "4 (observed)");
        QCOMPARE(text(valueOf(record, "safetensors:head")), "absent (observed)");
        QCOMPARE(text(valueOf(record, "safetensors:metadata.format")), "pt");
        QCOMPARE(text(valueOf(record, "safetensors:tensors[model.layers.1.w].shape")), "[3] (observed)");
        QCOMPARE(text(valueOf(record, "model.artifacts[].size")), text(std::to_string(whole.size()) + " (observed)"));
        QCOMPARE(text(relationsOf(record)), "part-of identifier");
    }

    void anAdapterShowsItsRankAndTargets()
    {
        const auto reading = readModelFile("adapter_model.safetensors", safetensorsFile(
            R"({"base.layers.0.q_proj.lora_A.weight":{"dtype":"F32","shape":[2,8],"data_offsets":[0,64]},"base.layers.0.q_proj.lora_B.weight":{"dtype":"F32","shape":[8,2],"data_offsets":[64,128]}})", 128));
        QVERIFY(reading && reading->valid);
        const Record &record = *reading->record;
        QVERIFY(record.entities[*record.subject].kind == EntityKind::Adapter);
        QCOMPARE(text(valueOf(record, "adapters[].rank")), "2 (observed)");
        QCOMPARE(text(valueOf(record, "adapters[].targets[]")), "q_proj (observed)");
        QCOMPARE(text(valueOf(record, "model.parameters")), "");
    }

    void aShardSaysNothingOfTheWhole()
    {
        const auto reading = readModelFile("model-00001-of-00002.safetensors", safetensorsFile(two, 28));
        QVERIFY(reading && reading->valid);
        QCOMPARE(text(valueOf(*reading->record, "model.parameters")), "");
        QCOMPARE(text(valueOf(*reading->record, "safetensors:parameters")), "11 (observed)");
    }

    void aHeaderThatNoHonestFileHasIsRefused_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<quint64>("size");
        QTest::addColumn<QByteArray>("code");
        const auto length = [](quint64 value) {
            QByteArray bytes;
            for (int i = 0; i < 8; ++i)
                bytes += char(value >> (8 * i) & 0xFF);
            return bytes;
        };
        const quint64 large = quint64(5) << 30;
        QTest::newRow("2^63-1 in a sparse file") << length(0x7FFFFFFFFFFFFFFF) + "{\"" << large << QByteArray("too-large");
        QTest::newRow("2^64-1") << length(~quint64(0)) + "{\"" << large << QByteArray("too-large");
        QTest::newRow("one more than allowed") << length(100'000'001) + "{\"" << large << QByteArray("too-large");
        QTest::newRow("beyond the file") << length(4096) + "{}" << quint64(10) << QByteArray("malformed");
        QTest::newRow("no brace") << length(2) + "[]" << quint64(10) << QByteArray("malformed");
        QTest::newRow("empty") << length(0) << quint64(8) << QByteArray("malformed");
        QTest::newRow("no JSON") << length(10) + "{\"a\":}    " << quint64(18) << QByteArray("malformed-json");
        QTest::newRow("a name twice") << length(15) + "{\"a\":{},\"a\":{}}" << quint64(23) << QByteArray("duplicate-key");
        QTest::newRow("only its length") << QByteArray("\x01\0\0", 3) << quint64(3) << QByteArray("malformed");
    }
    void aHeaderThatNoHonestFileHasIsRefused()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(quint64, size);
        QFETCH(QByteArray, code);
        const auto reading = formats::readSafetensors(modelInput("m.safetensors", bytes.toStdString(), "folder:m", size), Limits(), Watch());
        QVERIFY(!reading);
        QCOMPARE(QByteArray(name(reading.error().code).data()), code);
        QCOMPARE(text(reading.error().where.file), "m.safetensors");
    }

    void aLieAboutTheTensorsIsInvalid_data()
    {
        QTest::addColumn<QByteArray>("json");
        QTest::addColumn<int>("data");
        QTest::addColumn<QString>("says");
        const auto row = [](const char *name, const char *json, int data, const char *says) {
            QTest::newRow(name) << QByteArray(json) << data << QString(says);
        };
        row("a hole", R"({"a":{"dtype":"U8","shape":[2],"data_offsets":[0,2]},"b":{"dtype":"U8","shape":[2],"data_offsets":[3,5]}})", 5, "belong to no tensor");
        row("a hole at the front", R"({"a":{"dtype":"U8","shape":[2],"data_offsets":[1,3]}})", 3, "belong to no tensor");
        row("bytes left over", R"({"a":{"dtype":"U8","shape":[2],"data_offsets":[0,2]}})", 3, "at the end of the file");
        row("an overlap", R"({"a":{"dtype":"U8","shape":[2],"data_offsets":[0,2]},"b":{"dtype":"U8","shape":[2],"data_offsets":[1,3]}})", 3, "overlaps");
        row("the same bytes twice", R"({"a":{"dtype":"U8","shape":[2],"data_offsets":[0,2]},"b":{"dtype":"U8","shape":[2],"data_offsets":[0,2]}})", 2, "overlaps");
        row("reversed", R"({"a":{"dtype":"U8","shape":[2],"data_offsets":[2,0]}})", 2, "reversed");
        row("negative", R"({"a":{"dtype":"U8","shape":[2],"data_offsets":[-2,0]}})", 0, "negative");
        row("beyond the buffer", R"({"a":{"dtype":"U8","shape":[4],"data_offsets":[0,4]}})", 2, "into a buffer of 2");
        row("a wrong size", R"({"a":{"dtype":"F32","shape":[2],"data_offsets":[0,4]}})", 4, "need 8");
        row("a shape that overflows", R"({"a":{"dtype":"F32","shape":[4294967296,4294967296,2],"data_offsets":[0,4]}})", 4, "64 bits");
        row("bits that overflow", R"({"a":{"dtype":"F64","shape":[1152921504606846976],"data_offsets":[0,0]}})", 0, "64 bits");
        row("three offsets", R"({"a":{"dtype":"U8","shape":[2],"data_offsets":[0,1,2]}})", 2, "lacks");
        row("no dtype", R"({"a":{"shape":[2],"data_offsets":[0,2]}})", 2, "lacks");
        row("a shape of texts", R"({"a":{"dtype":"U8","shape":["2"],"data_offsets":[0,2]}})", 2, "whole numbers");
        row("metadata that is no text", R"({"__metadata__":{"n":1},"a":{"dtype":"U8","shape":[2],"data_offsets":[0,2]}})", 2, "has to be a text");
        row("half a byte", R"({"a":{"dtype":"F4","shape":[3],"data_offsets":[0,1]}})", 1, "need");
    }
    void aLieAboutTheTensorsIsInvalid()
    {
        QFETCH(QByteArray, json);
        QFETCH(int, data);
        QFETCH(QString, says);
        const auto reading = readModelFile("m.safetensors", safetensorsFile(json.toStdString(), std::size_t(data)));
        QVERIFY(reading);
        QVERIFY(!reading->valid);
        QVERIFY2(text(messages(*reading)).contains(says), messages(*reading).c_str());
    }

    void whatIsOddButTrueIsValid_data()
    {
        QTest::addColumn<QByteArray>("json");
        QTest::addColumn<int>("data");
        QTest::newRow("no tensors") << QByteArray("{}") << 0;
        QTest::newRow("a scalar") << QByteArray(R"({"a":{"dtype":"F32","shape":[],"data_offsets":[0,4]}})") << 4;
        QTest::newRow("an empty tensor") << QByteArray(R"({"a":{"dtype":"F32","shape":[0,9223372036854775807,2],"data_offsets":[0,0]}})") << 0;
        QTest::newRow("in another order") << QByteArray(R"({"b":{"dtype":"U8","shape":[2],"data_offsets":[2,4]},"a":{"dtype":"U8","shape":[2],"data_offsets":[0,2]}})") << 4;
        QTest::newRow("padding") << QByteArray("{}      ") << 0;
        QTest::newRow("an unknown dtype") << QByteArray(R"({"a":{"dtype":"F3_NEW","shape":[2],"data_offsets":[0,2]}})") << 2;
    }
    void whatIsOddButTrueIsValid()
    {
        QFETCH(QByteArray, json);
        QFETCH(int, data);
        const auto reading = readModelFile("m.safetensors", safetensorsFile(json.toStdString(), std::size_t(data)));
        QVERIFY(reading);
        QVERIFY2(reading->valid, messages(*reading).c_str());
    }
};

QTEST_APPLESS_MAIN(TestSafetensors)
#include "tst_safetensors.moc"
