#include "modelfile.h"

#include <QtTest>

using namespace pedigree;

namespace {
QString text(const std::string &value) { return QString::fromStdString(value); }
}

class TestCard : public QObject {
    Q_OBJECT
private slots:
    void frontMatterBecomesClaimsAndRelations()
    {
        const auto reading = readModelFile("README.md", R"(---
license: apache-2.0
language:
- no
- en
base_model: org/base
datasets: [org/data, plain]
pipeline_tag: translation
version: 1.10
vendor: {thing: [1, {deep: x}]}
---
# My model

Hello.
)");
        QVERIFY(reading);
        QVERIFY(reading->valid);
        const Record &record = *reading->record;
        QCOMPARE(text(reading->format), "hf-card");
        QCOMPARE(text(valueOf(record, "model.licence")), "apache-2.0");
        QCOMPARE(text(valueOf(record, "model.languages")), "no|en");
        QCOMPARE(text(valueOf(record, "model.task")), "translation");
        QCOMPARE(text(valueOf(record, "hf:front.version")), "1.10");
        QCOMPARE(text(valueOf(record, "hf:front.vendor.thing[]")), "1");
        QCOMPARE(text(valueOf(record, "hf:front.vendor.thing[].deep")), "x");
        QCOMPARE(text(valueOf(record, "hf:body[My model]")), "Hello.");
        QCOMPARE(text(valueOf(record, "model.name")), "My model (inferred)");
        QCOMPARE(text(relationsOf(record)),
                 "derived-from finetune name pkg:huggingface/org/base; trained-on name pkg:huggingface/datasets/org/data; "
                 "trained-on name pkg:huggingface/datasets/plain");
        QVERIFY(record.relations[0].basis == Basis::Inferred);
        QCOMPARE(text(std::string(record.text(record.entities[*record.subject].identity.local))), "folder:m");
    }

    void aClaimStandsWhereItsValueStands()
    {
        const std::string card = "\xEF\xBB\xBF---\r\ntags: [x]\r\nlicense: mit\r\n---\r\n# T model\r\nbody\r\n";
        const auto reading = readModelFile("README.md", card);
        QVERIFY(reading && reading->valid);
        for (const Claim &claim : reading->record->claims) {
            if (reading->record->text(claim.field) == "model.licence")
                QCOMPARE(std::size_t(claim.offset), card.find("mit"));
        }
        QCOMPARE(text(valueOf(*reading->record, "model.licence")), "mit");
        QCOMPARE(text(valueOf(*reading->record, "hf:body[T model]")), "body");
    }

    void howItWasMadeIsInferredFromTags_data()
    {
        QTest::addColumn<QString>("members");
        QTest::addColumn<QString>("how");
        QTest::addColumn<bool>("inferred");
        QTest::newRow("stated") << "base_model_relation: quantized\n" << "quantized" << false;
        QTest::newRow("nothing else") << "license: mit\n" << "finetune" << true;
        QTest::newRow("PEFT") << "library_name: peft\n" << "adapter" << true;
        QTest::newRow("a GGUF tag") << "tags: [gguf]\n" << "quantized" << true;
        QTest::newRow("a merge tag") << "tags: [merge]\n" << "merge" << true;
    }
    void howItWasMadeIsInferredFromTags()
    {
        QFETCH(QString, members);
        QFETCH(QString, how);
        QFETCH(bool, inferred);
        const auto reading = readModelFile("README.md", "---\nbase_model: o/b\n" + members.toStdString() + "---\n");
        QVERIFY(reading);
        const Relation &relation = reading->record->relations.at(0);
        QCOMPARE(text(std::string(reading->record->text(relation.how))), how);
        QCOMPARE(relation.basis == Basis::Inferred, inferred);
    }

    void severalBasesAreAMerge()
    {
        const auto reading = readModelFile("README.md", "---\nbase_model:\n- o/a\n- o/b@0123\n---\n");
        QVERIFY(reading);
        QCOMPARE(text(relationsOf(*reading->record)),
                 "derived-from merge name pkg:huggingface/o/a; derived-from merge identifier pkg:huggingface/o/b@0123");
    }

    void aResultOfTheModelIndexIsAnEvaluation()
    {
        const auto reading = readModelFile("README.md", R"(---
model-index:
- name: cool
  results:
  - task: {type: image-classification}
    dataset: {type: beans, name: Beans, split: test, revision: abc, args: {date: 20220120}}
    metrics:
    - {type: f1, value: 0.660, verified: true}
---
)");
        QVERIFY(reading && reading->valid);
        const Record &record = *reading->record;
        QCOMPARE(text(valueOf(record, "model.name")), "cool");
        QCOMPARE(text(valueOf(record, "evaluations[].metric")), "f1");
        QCOMPARE(text(valueOf(record, "evaluations[].value")), "0.660");
        QCOMPARE(text(valueOf(record, "evaluations[].slice")), "test");
        QCOMPARE(text(valueOf(record, "hf:front.model-index[].results[].dataset.args.date")), "20220120");
        QCOMPARE(text(valueOf(record, "hf:front.model-index[].results[].metrics[].verified")), "true");
        QCOMPARE(text(relationsOf(record)), "evaluated-on identifier Beans f1; evaluated-on identifier pkg:huggingface/datasets/beans@abc");
    }

    void aResultWithoutDatasetIsAWarningAndIsKept()
    {
        const auto reading = readModelFile("README.md", "---\nmodel-index:\n- name: m\n  results:\n  - metrics: [{type: acc, value: 0.9}]\n---\n");
        QVERIFY(reading && reading->valid);
        QCOMPARE(reading->problems.size(), 1U);
        QCOMPARE(reading->problems[0].severity, Severity::Warning);
        QCOMPARE(reading->problems[0].where.line, 5U);
        QCOMPARE(text(valueOf(*reading->record, "evaluations[].value")), "0.9");
    }

    void sectionsOfTheTemplateAreFields()
    {
        const auto reading = readModelFile("README.md", R"(# Model Card for X

## Uses

<!-- Address questions -->

### Direct Use

Summaries.

### Out-of-Scope Use

[More Information Needed]

## Bias, Risks, and Limitations

It errs.

```
# not a heading
```

## Training Hyperparameters

- learning_rate: 0.0005
- **Developed by:** Somebody
- see https://x.example: it is prose

| Metric | Base | Tuned |
|---|---|---|
| BLEU | 6.21 | 6.90 |

| Parameter | Value |
|-----|-----|
| LoRA rank | 16 |
| Other | `y` |
)");
        QVERIFY(reading);
        const Record &record = *reading->record;
        QCOMPARE(text(valueOf(record, "operations.intended_use")), "Summaries.");
        QCOMPARE(text(valueOf(record, "operations.prohibited_use")), "");
        QCOMPARE(text(valueOf(record, "limitations[].text")), "It errs.\n\n```\n# not a heading\n```");
        QCOMPARE(text(valueOf(record, "training.learning_rate")), "0.0005 (inferred)");
        QCOMPARE(text(valueOf(record, "model.provider.name")), "Somebody (inferred)");
        QCOMPARE(text(valueOf(record, "hf:text.BLEU.Tuned")), "6.90 (inferred)");
        QCOMPARE(text(valueOf(record, "adapters[].rank")), "16 (inferred)");
        QCOMPARE(text(valueOf(record, "hf:text.Other")), "y (inferred)");
        QCOMPARE(text(valueOf(record, "model.name")), "X (inferred)");
    }

    void badFrontMatterIsAProblemAndTheBodyIsRead_data()
    {
        QTest::addColumn<QByteArray>("yaml");
        QTest::addColumn<QByteArray>("code");
        QTest::addColumn<quint64>("line");
        QTest::newRow("no YAML") << QByteArray("license: mit\ntags: [a\n") << QByteArray("malformed-yaml") << quint64(4);
        QTest::newRow("a member twice") << QByteArray("license: mit\ntags: x\nlicense: gpl\n") << QByteArray("duplicate-key") << quint64(4);
        QTest::newRow("a tab") << QByteArray("license:\n\tx: mit\n") << QByteArray("malformed-yaml") << quint64(3);
    }
    void badFrontMatterIsAProblemAndTheBodyIsRead()
    {
        QFETCH(QByteArray, yaml);
        QFETCH(QByteArray, code);
        QFETCH(quint64, line);
        const auto reading = readModelFile("README.md", "---\n" + yaml.toStdString() + "---\n# A model\n## Limitations\nMany.\n");
        QVERIFY(reading);
        QVERIFY(!reading->valid);
        QCOMPARE(reading->problems.size(), 1U);
        QCOMPARE(QByteArray(name(reading->problems[0].code).data()), code);
        QCOMPARE(quint64(reading->problems[0].where.line), line);
        QCOMPARE(text(valueOf(*reading->record, "limitations[].text")), "Many.");
        QVERIFY(!valueOf(*reading->record, "hf:front").empty());
    }

    void aCardWithoutFrontMatterSaysSo_data()
    {
        QTest::addColumn<QString>("card");
        QTest::addColumn<QString>("says");
        QTest::newRow("none") << "# A model\nx\n" << "has no front matter, so";
        QTest::newRow("never closed") << "---\nlicense: mit\n# A model\n" << "never closed";
        QTest::newRow("inside a script") << "from x import y\nmodel_card = \"\"\"---\nlicense: mit\n---\n# A model\n\"\"\"\n" << "stands inside something else";
        QTest::newRow("a rule in the body") << "# A model\ntext\n\n---\n\nmore\n" << "has no front matter, so";
    }
    void aCardWithoutFrontMatterSaysSo()
    {
        QFETCH(QString, card);
        QFETCH(QString, says);
        const auto reading = readModelFile("README.md", card.toStdString());
        QVERIFY(reading && reading->valid);
        QVERIFY2(text(messages(*reading)).contains(says), messages(*reading).c_str());
        QCOMPARE(text(valueOf(*reading->record, "model.licence")), "");
    }

    void aRuleInTheBodyDoesNotEndIt()
    {
        const auto reading = readModelFile("README.md", "---\nlicense: mit\n---\n# A model\n\none\n\n---\n\ntwo\n");
        QVERIFY(reading && reading->valid);
        QCOMPARE(text(valueOf(*reading->record, "hf:body[A model]")), "one\n\n---\n\ntwo");
    }

    void aTemplateIsACardThatNobodyFilledIn()
    {
        const auto reading = readModelFile("t.md", "---\n# comment\n{{ card_data }}\n---\n# {{ model_id }}\n\n{{ text }}\n");
        QVERIFY(reading && reading->valid);
        QVERIFY(text(messages(*reading)).contains("template"));
        QCOMPARE(text(valueOf(*reading->record, "model.name")), "");
    }

    void aDatasetCardDescribesADataset()
    {
        const auto reading = readModelFile("README.md", "---\nlicense: [bsd-3-clause]\npretty_name: P\nsize_categories: [n<1K]\n---\n# Dataset Card for P\n");
        QVERIFY(reading);
        QVERIFY(reading->record->entities[0].kind == EntityKind::Dataset);
        QCOMPARE(text(valueOf(*reading->record, "datasets[].licence")), "bsd-3-clause");
        QCOMPARE(text(valueOf(*reading->record, "hf:front.size_categories[]")), "n<1K");
    }

    void otherMarkdownIsNoCard_data()
    {
        QTest::addColumn<QString>("path");
        QTest::addColumn<QString>("content");
        QTest::newRow("a project's read-me") << "README.md" << "# Build tool\n\n## Install\n\nx\n";
        QTest::newRow("a page of some site") << "post.md" << "---\ntitle: Hello\n---\n# Hello\n";
        QTest::newRow("no Markdown") << "notes.txt" << "# My model\n";
    }
    void otherMarkdownIsNoCard()
    {
        QFETCH(QString, path);
        QFETCH(QString, content);
        QVERIFY(!readModelFile(path.toStdString(), content.toStdString(), ""));
    }

    void badUtf8IsRefusedWithItsLine()
    {
        const auto reading = readModelFile("README.md", "# A model\nx\xFF\n");
        QVERIFY(!reading);
        QCOMPARE(reading.error().code, Code::BadUtf8);
        QCOMPARE(reading.error().where.line, 2U);
    }

    void whatWasMergedIsRead()
    {
        const auto reading = readModelFile("mergekit_config.yml", "merge_method: slerp\nbase_model: o/a\nslices:\n- sources:\n  - model: o/a\n    layer_range: [0, 32]\n  - model: o/b+o/lora\n");
        QVERIFY(reading);
        QCOMPARE(text(reading->format), "mergekit");
        QCOMPARE(text(relationsOf(*reading->record)),
                 "derived-from merge name pkg:huggingface/o/a; derived-from merge name pkg:huggingface/o/a; derived-from merge name pkg:huggingface/o/b");
        QCOMPARE(text(valueOf(*reading->record, "mergekit:slices[].sources[].layer_range[]")), "0|32");
    }
};

QTEST_APPLESS_MAIN(TestCard)
#include "tst_card.moc"
