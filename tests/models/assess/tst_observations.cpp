#include "models/assess/observations.h"

#include "models/base/watch.h"
#include "models/document/json.h"
#include "models/formats/modelfolder.h"

#include <QtTest>

using namespace pedigree;

namespace {

/// One file of a fixture.
struct Made {
    QString name;
    std::string bytes;
};
using Folder = std::vector<Made>;

std::string safetensors(const std::string &json, std::size_t data)
{
    std::string bytes;
    for (int i = 0; i < 8; ++i)
        bytes += char(json.size() >> (8 * i) & 0xFF);
    return bytes + json + std::string(data, '\0');
}

/// A file of tensors of one byte an element, one after the other: (name, shape, elements).
struct Tensor {
    std::string name;
    std::string shape;
    std::size_t elements;
};
std::string weights(const std::vector<Tensor> &tensors, const std::string &dtype = "F16", std::size_t width = 2)
{
    std::string json = "{";
    std::size_t at = 0;
    for (const Tensor &tensor : tensors) {
        const std::size_t end = at + tensor.elements * width;
        json += (json.size() > 1 ? "," : "") + ("\"" + tensor.name) + R"(":{"dtype":")" + dtype + R"(","shape":[)" + tensor.shape
            + R"(],"data_offsets":[)" + std::to_string(at) + "," + std::to_string(end) + "]}";
        at = end;
    }
    return safetensors(json + "}", at);
}
std::string plain(std::size_t elements = 8) { return weights({{"w", std::to_string(elements), elements}}); }
std::string lora(const std::string &module, int rank)
{
    const auto r = std::size_t(rank);
    return weights({{"m." + module + ".lora_A.weight", std::to_string(rank) + ",64", r * 64}, {"m." + module + ".lora_B.weight", "64," + std::to_string(rank), r * 64}});
}

class Gguf {
public:
    Gguf &pair(const std::string &key, const std::string &value)
    {
        ++m_pairs;
        m_body += text(key) + number(8, 4) + text(value);
        return *this;
    }
    Gguf &pair(const std::string &key, std::uint64_t value)
    {
        ++m_pairs;
        m_body += text(key) + number(4, 4) + number(value, 4);
        return *this;
    }
    /// One tensor of 32 elements.
    std::string bytes(std::uint64_t type = 0) const
    {
        std::string all = "GGUF" + number(3, 4) + number(1, 8) + number(m_pairs, 8) + m_body + text("w") + number(1, 4) + number(32, 8)
            + number(type, 4) + number(0, 8);
        all.resize((all.size() + 31) / 32 * 32);
        return all + std::string(128, '\0');
    }

private:
    static std::string number(std::uint64_t value, int width)
    {
        std::string bytes;
        for (int i = 0; i < width; ++i)
            bytes += char(value >> (8 * i) & 0xFF);
        return bytes;
    }
    static std::string text(const std::string &value) { return number(value.size(), 8) + value; }

    std::uint64_t m_pairs = 0;
    std::string m_body;
};

std::string card(const std::string &front, const std::string &body = "") { return "---\n" + front + "---\n" + body; }
std::string pointer(const std::string &hex) { return "version https://git-lfs.github.com/spec/v1\noid sha256:" + hex + "\nsize 10\n"; }
std::string adapter(const std::string &members)
{
    return R"({"peft_type": "LORA", "base_model_name_or_path": "o/b", "revision": "abc", )" + members + "}";
}

/// Reads a file by its content; "pickle" content is only named, as the program does.
Loaded load(const Made &made, const std::string &folder)
{
    formats::Input input{.path = folder + "/" + made.name.toStdString(), .bytes = toBytes(made.bytes), .size = made.bytes.size(),
                         .digest = sha256(made.bytes), .tree = {}};
    input.folder = "folder:" + folder;
    if (made.name.endsWith(".json")) {
        auto tree = readJson(input.bytes, Limits());
        if (!tree)
            qFatal("the fixture is no JSON");
        input.tree = *tree;
    }
    if (formats::promise(input.path, made.bytes).format == "pickle")
        return {.origin = "x", .file = input.path, .record = formats::named(input, "pickle").record};
    for (const formats::Format &format : input.tree ? formats::modelJsonFormats() : formats::modelByteFormats()) {
        if (!format.detect(input))
            continue;
        auto reading = format.read(input, Limits(), Watch());
        if (!reading)
            qFatal("the fixture can't be read: %s", reading.error().what.str().c_str());
        return {.origin = "x", .file = input.path, .record = reading->record};
    }
    qFatal("no reader knows the fixture %s", qPrintable(made.name));
}

/// What a bill of materials would say of the folder's model, as its reader would put it.
struct Bom {
    std::vector<std::pair<std::string, std::string>> model = {};      ///< field, value
    std::vector<std::string> datasets = {};                      ///< names it was trained on
    std::vector<std::pair<std::string, std::string>> evaluation = {}; ///< field, value
    std::vector<std::pair<std::string, std::string>> file = {};       ///< of the file "model.safetensors"
};
Loaded bomOf(const Bom &bom, const std::string &folder)
{
    RecordBuilder out(toBytes(std::string(100, ' ')));
    out.record().format = "cyclonedx-json";
    const auto local = [&](std::string key) { return out.text("folder:" + std::move(key)); };
    Entity model;
    model.kind = EntityKind::Model;
    model.identity.local = local(folder);
    const std::uint32_t main = out.entity(model);
    for (const auto &[field, value] : bom.model)
        out.claim(main, field, value, ValueKind::Text, 7);
    for (const std::string &name : bom.datasets) {
        Entity data;
        data.kind = EntityKind::Dataset;
        data.identity.name = out.text(name);
        out.relation({.from = main, .to = out.entity(data), .verb = Verb::TrainedOn, .offset = 8});
    }
    if (!bom.evaluation.empty()) {
        Entity evaluation;
        evaluation.kind = EntityKind::Evaluation;
        evaluation.pointer = out.text("/evaluations/0");
        const std::uint32_t made = out.entity(evaluation);
        for (const auto &[field, value] : bom.evaluation)
            out.claim(made, field, value, ValueKind::Text, 9);
        out.relation({.from = main, .to = made, .verb = Verb::EvaluatedOn, .offset = 9});
    }
    if (!bom.file.empty()) {
        Entity file;
        file.kind = EntityKind::File;
        file.identity.name = out.text("model.safetensors");
        for (const auto &[field, value] : bom.file) {
            if (field == "model.artifacts[].digest")
                file.identity.digests.push_back(*Digest::parse(value));
        }
        const std::uint32_t made = out.entity(file);
        for (const auto &[field, value] : bom.file)
            out.claim(made, field, value, ValueKind::Text, 10);
        out.relation({.from = made, .to = main, .verb = Verb::PartOf, .offset = 10});
    }
    return {.origin = "x", .file = folder + "/bom.json", .record = out.finish()};
}

struct World {
    Folder folder;
    Folder base = {}; ///< another folder: the model o/b at revision a…a, as the hub's cache keeps it
    std::optional<Bom> bom = {};
};

std::vector<Problem> checked(const World &world)
{
    std::vector<Loaded> records;
    for (const Made &made : world.folder)
        records.push_back(load(made, "m"));
    for (const Made &made : world.base)
        records.push_back(load(made, "models--o--b/snapshots/" + std::string(40, 'a')));
    if (world.bom)
        records.push_back(bomOf(*world.bom, "m"));
    return crossChecks(*Catalog::join(std::move(records), Watch()));
}

/// Rules that fired, but those that `world` is not about.
QStringList rules(const std::vector<Problem> &problems)
{
    QStringList all;
    for (const Problem &problem : problems)
        all << QString::fromStdString(problem.rule);
    all.removeDuplicates();
    return all;
}

QString rule(int number) { return QString("MPR-OBS-%1").arg(number, 3, 10, QChar('0')); }

}

Q_DECLARE_METATYPE(World)

class TestObservations : public QObject {
    Q_OBJECT
private slots:
    void eachContradictionIsFoundAndItsNeighbourIsNot_data();
    void eachContradictionIsFoundAndItsNeighbourIsNot()
    {
        QFETCH(int, number);
        QFETCH(World, bad);
        QFETCH(World, good);
        QFETCH(QString, severity);
        QFETCH(QString, says);

        const auto found = checked(bad);
        const auto none = checked(good);

        QCOMPARE(rules(found), QStringList(rule(number)));
        QVERIFY2(none.empty(), none.empty() ? "" : (none.front().rule + ": " + none.front().message.str()).c_str());
        const Problem &problem = found.front();
        QCOMPARE(problem.code, Code::Observation);
        QCOMPARE(QString::fromUtf8(name(problem.severity).data()), severity);
        for (const QString &value : says.split('|'))
            QVERIFY2(QString::fromStdString(problem.message.str()).contains(value), problem.message.str().c_str());
        QVERIFY(!problem.hint.empty());
        QVERIFY(!problem.where.file.empty());
        QVERIFY(problem.where.offset.has_value());
        QCOMPARE(problem.origin, std::string("x"));
    }

    void bothPlacesAreNamed()
    {
        const std::string config = adapter(R"("r": 16, "target_modules": ["q"])");
        const auto found = checked({{{"adapter_config.json", config}, {"adapter_model.safetensors", lora("q", 8)}}});
        QCOMPARE(found.size(), 1U);
        QCOMPARE(QString::fromStdString(found[0].where.file), "m/adapter_config.json");
        QCOMPARE(std::size_t(*found[0].where.offset), config.find("16"));
        QVERIFY(found[0].other);
        QCOMPARE(QString::fromStdString(found[0].other->file), "m/adapter_model.safetensors");
    }

    void theOrderOfDocumentsDoesNotShow()
    {
        Folder folder{{"adapter_config.json", adapter(R"("r": 16, "target_modules": ["q"])")},
                      {"adapter_model.safetensors", lora("v", 8)},
                      {"README.md", card("base_model: o/other\nlibrary_name: peft\n")}};
        const auto first = checked({folder});
        std::ranges::reverse(folder);
        QVERIFY(checked({folder}) == first);
        QCOMPARE(rules(first), QStringList({rule(1), rule(5), rule(6)}));
    }

    void nothingIsSaidOfAnEmptyCatalog() { QVERIFY(crossChecks(*Catalog::join({}, Watch())).empty()); }
};

void TestObservations::eachContradictionIsFoundAndItsNeighbourIsNot_data()
{
    QTest::addColumn<int>("number");
    QTest::addColumn<World>("bad");
    QTest::addColumn<World>("good");
    QTest::addColumn<QString>("severity");
    QTest::addColumn<QString>("says");
    const auto row = [](int number, const char *name, World bad, World good, const char *severity, const char *says) {
        QTest::newRow(name) << number << bad << good << severity << says;
    };
    const Made pinned{"adapter_config.json", adapter(R"("r": 8, "target_modules": ["q"])")};

    row(1, "1 base", {{pinned, {"README.md", card("base_model: o/c\nlibrary_name: peft\n")}}},
        {{pinned, {"README.md", card("base_model: O/B\nlibrary_name: peft\n")}}}, "warning", "o/c|o/b");
    row(2, "2 licence of the weights", {{{"README.md", card("license: mit\n")}, {"m.gguf", Gguf().pair("general.license", "apache-2.0").bytes()}}},
        {{{"README.md", card("license: mit\n")}, {"m.gguf", Gguf().pair("general.license", "MIT").bytes()}}}, "warning", "mit|apache-2.0");
    const Folder base{{"README.md", card("license: llama3\n")}};
    const std::string atBase = "base_model: o/b@" + std::string(40, 'a') + "\n";
    row(2, "2 licence of the base", {{{"README.md", card("license: mit\n" + atBase)}}, base},
        {{{"README.md", card("license: mit\nlicense_name: agreed-in-writing\n" + atBase)}}, base}, "warning", "mit|llama3");
    row(3, "3 parameters in a bill of materials", {{{"model.safetensors", plain(1000)}}, {}, Bom{.model = {{"model.parameters", "1060"}}}},
        {{{"model.safetensors", plain(1000)}}, {}, Bom{.model = {{"model.parameters", "1040"}}}}, "error", "1060|1000");
    row(3, "3 parameters in the name", {{{"README.md", card("model_name: tiny-0.002M\n")}, {"model.safetensors", plain(1000)}}},
        {{{"README.md", card("model_name: tiny-0.001M\n")}, {"model.safetensors", plain(1000)}}}, "warning", "tiny-0.002M|1000");
    row(4, "4 class of the config", {{{"config.json", R"({"model_type": "llama", "architectures": ["MistralForCausalLM"]})"}}},
        {{{"config.json", R"({"model_type": "gpt_neox", "architectures": ["GPTNeoXForCausalLM"]})"}}}, "warning", "llama|MistralForCausalLM");
    row(4, "4 layers", {{{"config.json", R"({"model_type": "x", "num_hidden_layers": 2})"}, {"model.safetensors", weights({{"layers.0.w", "2", 2}})}}},
        {{{"config.json", R"({"model_type": "x", "num_hidden_layers": 2})"}, {"model.safetensors", weights({{"layers.1.w", "2", 2}})}}}, "error", "2|1");
    row(5, "5 rank", {{{"adapter_config.json", adapter(R"("r": 16, "target_modules": ["q"])")}, {"adapter_model.safetensors", lora("q", 8)}}},
        {{pinned, {"adapter_model.safetensors", lora("q", 8)}}}, "error", "16|8");
    row(6, "6 targets", {{{"adapter_config.json", adapter(R"("r": 8, "target_modules": ["q", "v"])")}, {"adapter_model.safetensors", lora("q", 8)}}},
        {{{"adapter_config.json", adapter(R"("r": 8, "target_modules": ["attn.q"])")}, {"adapter_model.safetensors", lora("q", 8)}}}, "error", "q, v|q");
    row(7, "7 dtype", {{{"config.json", R"({"model_type": "x", "torch_dtype": "bfloat16"})"}, {"model.safetensors", plain()}}},
        {{{"config.json", R"({"model_type": "x", "torch_dtype": "float16"})"}, {"model.safetensors", plain()}}}, "error", "bfloat16|F16");
    row(7, "7 quantised only in words",
        {{{"config.json", R"({"model_type": "x", "quantization_config": {"quant_method": "gptq"}})"}, {"model.safetensors", plain()}}},
        {{{"config.json", R"({"model_type": "x", "quantization_config": {"quant_method": "gptq"}})"}, {"model.safetensors", weights({{"a.qweight", "8", 8}}, "I32", 4)}}},
        "error", "gptq|F16");
    row(7, "7 type of a GGUF file", {{{"m.gguf", Gguf().pair("general.file_type", 1).bytes()}}}, {{{"m.gguf", Gguf().pair("general.file_type", 0).bytes()}}},
        "error", "F16|F32");
    const auto indexed = [](const char *map) { return std::string(R"({"weight_map": {)") + map + "}}"; };
    const std::string one = weights({{"a", "2", 2}});
    const std::string two = weights({{"b", "2", 2}});
    const Folder shards{{"1.safetensors", one}, {"2.safetensors", two}};
    const auto with = [](Folder folder, Made more) {
        folder.push_back(std::move(more));
        return folder;
    };
    const Made index{"model.safetensors.index.json", indexed(R"("a": "1.safetensors", "b": "2.safetensors")")};
    row(8, "8 a shard is missing", {{{"1.safetensors", one}, index}}, {with(shards, index)}, "warning", "2.safetensors|1 of 2");
    row(8, "8 a tensor is missing", {with(shards, {"model.safetensors.index.json", indexed(R"("a": "1.safetensors", "b": "2.safetensors", "c": "2.safetensors")")})},
        {with(shards, index)}, "error", "“c”");
    row(8, "8 a tensor too many", {with({{"1.safetensors", one}, {"2.safetensors", weights({{"b", "2", 2}, {"z", "2", 2}})}}, index)}, {with(shards, index)}, "error", "“z”");
    const std::string bytes = plain();
    row(9, "9 digest", {{{"model.safetensors", bytes}}, {}, Bom{.file = {{"model.artifacts[].digest", "sha256:" + std::string(64, '0')}}}},
        {{{"model.safetensors", bytes}}, {}, Bom{.file = {{"model.artifacts[].digest", sha256(bytes).str()}}}}, "error", "model.safetensors|sha256:0000");
    row(10, "10 size", {{{"model.safetensors", bytes}}, {}, Bom{.file = {{"model.artifacts[].digest", sha256(bytes).str()}, {"model.artifacts[].size", "5"}}}},
        {{{"model.safetensors", bytes}}, {}, Bom{.file = {{"model.artifacts[].digest", sha256(bytes).str()}, {"model.artifacts[].size", std::to_string(bytes.size())}}}},
        "error", "model.safetensors|5 bytes");
    const auto total = [](const char *size) {
        return Made{"model.safetensors.index.json", std::string(R"({"metadata": {"total_size": )") + size + R"(}, "weight_map": {"a": "1.safetensors", "b": "2.safetensors"}})"};
    };
    row(11, "11 sum of the shards", {with(shards, total("9"))}, {with(shards, total("8"))}, "error", "9|8");
    const Made config{"config.json", R"({"model_type": "x", "max_position_embeddings": 4096})"};
    row(12, "12 context", {{config, {"tokenizer_config.json", R"({"tokenizer_class": "T", "model_max_length": 2048})"}}},
        {{config, {"tokenizer_config.json", R"({"tokenizer_class": "T", "model_max_length": 1000000000000000019884624838656})"}}}, "warning", "4096|2048");
    const auto embedded = [](std::size_t rows) { return Made{"model.safetensors", weights({{"embed_tokens.weight", std::to_string(rows) + ",1", rows}})}; };
    const Made words{"config.json", R"({"model_type": "x", "vocab_size": 100})"};
    row(13, "13 vocabulary", {{words, embedded(192)}}, {{words, embedded(128)}}, "error", "100|192");
    row(13, "13 fewer rows than words", {{words, embedded(99)}}, {{words, embedded(100)}}, "error", "100|99");
    const Made asked{"tokenizer_config.json", R"({"tokenizer_class": "T", "chat_template": "{{ a }}"})"};
    row(14, "14 chat template", {{asked, {"m.gguf", Gguf().pair("tokenizer.chat_template", "{{ b }}").bytes()}}},
        {{asked, {"m.gguf", Gguf().pair("tokenizer.chat_template", "{{ a }}").bytes()}}}, "warning", "sha256:");
    row(15, "15 dataset missing in the bill of materials", {{{"README.md", card("datasets: [o/one, o/two]\n")}}, {}, Bom{.datasets = {"one"}}},
        {{{"README.md", card("datasets: [o/one]\n")}}, {}, Bom{.datasets = {"one"}}}, "warning", "two");
    row(15, "15 dataset missing in the card", {{{"README.md", card("datasets: [o/one]\n")}}, {}, Bom{.datasets = {"one", "three"}}},
        {{{"README.md", card("datasets: [o/one]\n")}}, {}, Bom{}}, "warning", "three");
    const Made measured{"README.md", card("model-index:\n- name: m\n  results:\n  - dataset: {type: beans, name: Beans, split: test}\n    metrics: [{type: f1, value: 0.66}]\n")};
    const auto result = [](const char *value, const char *split) {
        return Bom{.evaluation = {{"evaluations[].metric", "F1"}, {"evaluations[].value", value}, {"evaluations[].slice", split}}};
    };
    row(16, "16 metric", {{measured}, {}, result("0.71", "test")}, {{measured}, {}, result("0.71", "validation")}, "warning", "0.66|0.71");
    row(16, "16 the same number spelled longer", {{measured}, {}, result("0.6", "test")}, {{measured}, {}, result("0.660", "test")}, "warning", "0.66|0.6");
    row(17, "17 trained after release", {{config}, {}, Bom{.model = {{"model.released", "2026-01-01T00:00:00Z"}, {"training.ended", "2026-01-02T00:00:00Z"}}}},
        {{config}, {}, Bom{.model = {{"model.released", "2026-01-02T00:00:00Z"}, {"training.ended", "2026-01-02T09:00:00Z"}}}}, "warning", "2026-01-02|2026-01-01");
    row(18, "18 languages", {{{"README.md", card("language: [en, yo]\n")}}, {}, Bom{.model = {{"model.languages", "en"}}}},
        {{{"README.md", card("language: [en, yo]\n")}}, {}, Bom{.model = {{"model.languages", "yo"}, {"model.languages", "EN"}}}}, "warning", "en, yo|en");
    const Made pickled{"pytorch_model.bin", std::string("\x80\x02}q\x00.", 6)};
    row(19, "19 pickle", {{pickled, {"README.md", card("tags: [safetensors]\n")}}}, {{pickled, {"README.md", card("tags: [pytorch]\n")}}}, "error", "pytorch_model.bin");
    row(20, "20 code of its own", {{{"config.json", R"({"model_type": "x", "auto_map": {"AutoModel": "own.py"}})"}, {"README.md", card("license: mit\n")}}},
        {{{"config.json", R"({"model_type": "x", "auto_map": {"AutoModel": "own.py"}})"}, {"README.md", card("tags: [custom_code]\n")}}}, "warning", "own.py");
    row(21, "21 loaded from", {{{"config.json", R"({"model_type": "x", "_name_or_path": "o/other"})"}, {"README.md", card("base_model: o/b\n")}}},
        {{{"config.json", R"({"model_type": "x", "_name_or_path": "o/b"})"}, {"README.md", card("base_model: o/b\n")}}}, "warning", "o/b|o/other");
    row(22, "22 revision", {{{"adapter_config.json", R"({"peft_type": "LORA", "base_model_name_or_path": "o/b", "revision": null})"}}}, {{pinned}}, "warning", "o/b|null");
    row(23, "23 end of text", {{{"config.json", R"({"model_type": "x", "eos_token_id": 1})"}, {"generation_config.json", R"({"transformers_version": "4", "eos_token_id": [2, 3]})"}}},
        {{{"config.json", R"({"model_type": "x", "eos_token_id": 1})"}, {"generation_config.json", R"({"transformers_version": "4", "eos_token_id": [2, 1]})"}}}, "warning", "eos_token|1|2");
    row(24, "24 only a pointer", {{{"1.safetensors", pointer(std::string(64, 'b'))}, {"model.safetensors.index.json", indexed(R"("a": "1.safetensors")")}}},
        {{{"1.safetensors", pointer(std::string(64, 'b'))}}}, "warning", "1.safetensors");
}

QTEST_APPLESS_MAIN(TestObservations)
#include "tst_observations.moc"
