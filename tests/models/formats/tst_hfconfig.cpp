#include "modelfile.h"

#include <QtTest>
#include <functional>

using namespace pedigree;

namespace {
QString text(const std::string &value) { return QString::fromStdString(value); }
}

class TestHfConfig : public QObject {
    Q_OBJECT
private slots:
    void aFileIsToldByItsContent_data()
    {
        QTest::addColumn<QString>("json");
        QTest::addColumn<QString>("format");
        QTest::newRow("config") << R"({"model_type": "llama"})" << "hf-config";
        QTest::newRow("generation") << R"({"transformers_version": "4", "temperature": 0.1})" << "hf-generation";
        QTest::newRow("tokenizer") << R"({"tokenizer_class": "X"})" << "hf-tokenizer";
        QTest::newRow("fast tokenizer") << R"({"version": "1.0", "added_tokens": [], "pre_tokenizer": null, "model": {"vocab": {}}})" << "hf-tokenizer";
        QTest::newRow("tokens") << R"({"eos_token": "</s>"})" << "hf-tokens";
        QTest::newRow("adapter") << R"({"peft_type": "LORA", "r": 8})" << "hf-adapter";
        QTest::newRow("trainer") << R"({"log_history": [], "global_step": 1})" << "hf-trainer";
        QTest::newRow("index") << R"({"metadata": {}, "weight_map": {"a": "b.safetensors"}})" << "hf-index";
        QTest::newRow("something else") << R"({"name": "x", "version": "1"})" << "";
        QTest::newRow("a list") << R"([1])" << "";
    }
    void aFileIsToldByItsContent()
    {
        QFETCH(QString, json);
        QFETCH(QString, format);
        const auto reading = readModelFile("any.json", json.toStdString());
        QCOMPARE(reading ? text(reading->format) : QString(), format);
    }

    void aConfigSaysWhatTheModelIsBuiltLike()
    {
        const auto reading = readModelFile("config.json", R"({"model_type": "llama", "architectures": ["LlamaForCausalLM"],
            "max_position_embeddings": 4096, "vocab_size": 32000, "_name_or_path": "org/base", "rope_scaling": null, "extra": {"x": [1.0]}})");
        QVERIFY(reading && reading->valid);
        const Record &record = *reading->record;
        QCOMPARE(text(valueOf(record, "model.family")), "llama");
        QCOMPARE(text(valueOf(record, "model.architecture")), "LlamaForCausalLM");
        QCOMPARE(text(valueOf(record, "operations.context_window")), "4096");
        QCOMPARE(text(valueOf(record, "hf:config.extra.x[]")), "1.0");
        QCOMPARE(valuesOf(record, "hf:config.rope_scaling").size(), 1U);
        QCOMPARE(text(relationsOf(record)), "derived-from name pkg:huggingface/org/base");
        QVERIFY(record.relations[0].basis == Basis::Inferred);
    }

    void aWrongTypeIsInvalidAndKept()
    {
        const auto reading = readModelFile("config.json", "{\"model_type\": \"x\",\n \"vocab_size\": \"many\"}");
        QVERIFY(reading);
        QVERIFY(!reading->valid);
        QCOMPARE(reading->problems.at(0).where.line, 2U);
        QCOMPARE(text(reading->problems.at(0).where.pointer), "/vocab_size");
        QCOMPARE(text(valueOf(*reading->record, "hf:config.vocab_size")), "many");
    }

    void anAdapterIsPinnedByItsRevision_data()
    {
        QTest::addColumn<QString>("members");
        QTest::addColumn<QString>("relation");
        QTest::newRow("no revision") << R"("base_model_name_or_path": "o/b", "revision": null)" << "derived-from adapter name pkg:huggingface/o/b";
        QTest::newRow("a revision") << R"("base_model_name_or_path": "o/b", "revision": "abc")" << "derived-from adapter identifier pkg:huggingface/o/b@abc";
        QTest::newRow("a path is no identity") << R"("base_model_name_or_path": "/home/u/b")" << "derived-from adapter name /home/u/b";
        QTest::newRow("none") << R"("base_model_name_or_path": null)" << "";
    }
    void anAdapterIsPinnedByItsRevision()
    {
        QFETCH(QString, members);
        QFETCH(QString, relation);
        const auto reading = readModelFile("adapter_config.json", R"({"peft_type": "LORA", "r": 16, "lora_alpha": 32, "target_modules": ["q", "v"], )" + members.toStdString() + "}");
        QVERIFY(reading && reading->valid);
        const Record &record = *reading->record;
        QVERIFY(record.entities[*record.subject].kind == EntityKind::Adapter);
        QCOMPARE(text(relationsOf(record)), relation);
        QCOMPARE(text(valueOf(record, "adapters[].rank")), "16");
        QCOMPARE(text(valueOf(record, "adapters[].alpha")), "32");
        QCOMPARE(text(valueOf(record, "adapters[].targets[]")), "q|v");
        QCOMPARE(text(valueOf(record, "adapters[].method")), "lora (inferred)");
        QCOMPARE(text(valueOf(record, "hf:adapter.peft_type")), "LORA");
    }

    void aChatTemplateIsAPromptKnownByItsDigest()
    {
        const auto reading = readModelFile("tokenizer_config.json", R"({"tokenizer_class": "T", "chat_template": "{{ a\n }}"})");
        QVERIFY(reading);
        const Record &record = *reading->record;
        QCOMPARE(text(valueOf(record, "system.prompts[].digest")), text(sha256("{{ a\n }}").str() + " (observed)"));
        QVERIFY(record.entities[record.relations.at(0).to].kind == EntityKind::Prompt);
    }

    void anIndexNamesItsShards()
    {
        const auto reading = readModelFile("model.safetensors.index.json",
                                           R"({"metadata": {"total_size": 12}, "weight_map": {"a": "1.safetensors", "b": "1.safetensors", "c": "2.safetensors"}})");
        QVERIFY(reading && reading->valid);
        QCOMPARE(text(valueOf(*reading->record, "hf:index.weight_map[b]")), "1.safetensors");
        QCOMPARE(text(valueOf(*reading->record, "hf:index.metadata.total_size")), "12");
        QCOMPARE(reading->record->relations.size(), 2U);
        QCOMPARE(text(std::string(reading->record->text(reading->record->entities[1].identity.local))), "folder:m/1.safetensors");
    }

    void everyScalarIsSomewhereInTheRecord()
    {
        const QStringList documents{
            R"({"model_type": "u1", "architectures": ["u2"], "n_ctx": 7703, "deep": [{"u3": "u4"}, [["u5"]]], "vocab_size": 7706})",
            R"({"peft_type": "u1", "r": 7702, "target_modules": "u3", "base_model_name_or_path": "o/u4", "more": {"a": {"b": ["u5", 7706]}}})",
            R"({"log_history": [{"loss": 7701, "u2": "u3"}], "global_step": 7704, "epoch": 7705, "total_flos": 7706, "log_u": "u7"})",
            R"({"tokenizer_class": "u1", "model_max_length": 7702, "added_tokens_decoder": {"0": {"content": "u3"}}, "chat_template": [{"name": "u4", "template": "u5"}]})",
            R"({"transformers_version": "u1", "temperature": 7702, "max_new_tokens": 7703, "bad_words_ids": [[7704, 7705]], "u": "u6"})",
            R"({"eos_token": {"content": "u1", "x": 7702}, "additional_special_tokens": ["u3", "u4"]})",
            R"({"metadata": {"u": "u1"}, "weight_map": {"t": "u2", "s": "u3"}, "other": [7704]})"};
        for (const QString &json : documents) {
            const auto input = modelInput("any.json", json.toStdString());
            const auto reading = readModelFile(input);
            QVERIFY2(reading, qPrintable(json));
            const std::function<void(Value)> walk = [&](Value value) {
                for (const Value member : value)
                    walk(member);
                if (!value.isScalar())
                    return;
                const bool found = std::ranges::any_of(reading->record->claims, [&](const Claim &claim) {
                    return reading->record->text(claim.value) == value.text();
                });
                QVERIFY2(found, (value.pointer() + " of " + json.toStdString()).c_str());
            };
            walk(input.tree->root());
        }
    }

    void theCacheOfTheHubNamesTheRepository()
    {
        const std::string revision(40, 'a');
        const auto reading = readModelFile("hub/models--org--name/snapshots/" + revision + "/config.json", R"({"model_type": "x"})");
        QVERIFY(reading);
        const Identity &identity = reading->record->entities[*reading->record->subject].identity;
        QCOMPARE(text(std::string(reading->record->text(identity.purl))), text("pkg:huggingface/org/name@" + revision));
    }

    void aPickleIsNamedAndNeverOpened()
    {
        const auto input = modelInput("m/pytorch_model.bin", std::string("\x80\x02}q\x00.", 6));
        QCOMPARE(text(std::string(formats::promise(input.path, *input.bytes).format)), "pickle");
        const formats::Reading reading = formats::named(input, "pickle");
        QCOMPARE(text(reading.format), "none");
        QVERIFY(text(messages(reading)).contains("pickle"));
        QCOMPARE(text(valueOf(*reading.record, "model.artifacts[].format")), "pickle (observed)");
        QCOMPARE(text(relationsOf(*reading.record)), "part-of identifier");
    }

    void whatIsARepositorysId_data()
    {
        QTest::addColumn<QString>("id");
        QTest::addColumn<bool>("is");
        QTest::newRow("org/name") << "google/mt5-small" << true;
        QTest::newRow("name alone") << "gpt2" << true;
        QTest::newRow("absolute path") << "/models/x" << false;
        QTest::newRow("relative path") << "./x" << false;
        QTest::newRow("deep path") << "a/b/c" << false;
        QTest::newRow("drive") << "C:\\x" << false;
        QTest::newRow("up") << "../x" << false;
        QTest::newRow("empty") << "" << false;
    }
    void whatIsARepositorysId()
    {
        QFETCH(QString, id);
        QFETCH(bool, is);
        QCOMPARE(formats::isRepository(id.toStdString()), is);
    }
};

QTEST_APPLESS_MAIN(TestHfConfig)
#include "tst_hfconfig.moc"
