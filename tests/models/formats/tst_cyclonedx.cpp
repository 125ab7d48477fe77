#include "reading.h"

using namespace pedigree;
using namespace pedigree::test;

namespace {

std::string bom(std::string_view rest, std::string_view version = "1.6")
{
    return "{'bomFormat':'CycloneDX','specVersion':'" + std::string(version)
        + "','serialNumber':'urn:uuid:3e671687-395b-41f5-a30f-a58921a69b79','version':1"
        + (rest.empty() ? "" : ",") + std::string(rest) + "}";
}

}

class TestCycloneDx : public QObject {
    Q_OBJECT
private slots:
    void aComponentsTypeDecidesItsKind_data()
    {
        QTest::addColumn<QString>("component");
        QTest::addColumn<QString>("kind");
        const auto row = [](const char *name, const char *component, const char *kind) {
            QTest::newRow(name) << component << kind;
        };
        row("model", "'type':'machine-learning-model'", "model");
        row("adapter by its property", "'type':'machine-learning-model','properties':[{'name':'hf:peft_type','value':'LORA'}]", "adapter");
        row("adapter by its pedigree", "'type':'machine-learning-model','pedigree':{'notes':'a LoRA of it'}", "adapter");
        row("fine-tune made with LoRA", "'type':'machine-learning-model','properties':[{'name':'ml:kind','value':'finetune'},{'name':'x','value':'lora'}]", "model");
        row("dataset", "'type':'data','data':[{'type':'dataset'}]", "dataset");
        row("container", "'type':'container'", "container");
        row("driver", "'type':'device-driver'", "hardware");
        row("library", "'type':'library'", "software");
        row("evaluation by its property", "'type':'data','properties':[{'name':'ml:kind','value':'evaluation'}]", "evaluation");
    }
    void aComponentsTypeDecidesItsKind()
    {
        QFETCH(QString, component);
        QFETCH(QString, kind);

        const auto reading = readQuoted(bom("'components':[{'name':'it'," + component.toStdString() + "}]"));

        QVERIFY(reading);
        QVERIFY(find(*reading->record, *entityKind(kind.toStdString()), "it"));
    }

    void whatTheMetadataDescribeIsTheSubject()
    {
        const auto reading = readQuoted(bom("'metadata':{'component':{'type':'application','name':'desk','version':'2.0.0'}}"));

        QVERIFY(reading);
        const Record &record = *reading->record;
        QVERIFY(record.subject);
        QCOMPARE(record.entities[*record.subject].kind, EntityKind::Release);
        QCOMPARE(values(record, *record.subject, "system.version"), std::vector<std::string>{"2.0.0"});
    }

    void anAncestorIsWhereAModelCameFrom()
    {
        const auto reading = readQuoted(bom("'components':["
            "{'type':'machine-learning-model','bom-ref':'child','name':'child',"
            "'properties':[{'name':'ml:kind','value':'quantized'}],"
            "'pedigree':{'ancestors':[{'type':'machine-learning-model','name':'base','purl':'pkg:huggingface/a/base@1f'}]}},"
            "{'type':'machine-learning-model','bom-ref':'base','name':'base','purl':'pkg:huggingface/a/base@1f','version':'1'}]"));

        QVERIFY(reading);
        const Record &record = *reading->record;
        const auto child = find(record, EntityKind::Model, "child"), base = find(record, EntityKind::Model, "base");
        QVERIFY(child && base);
        const Relation *link = relation(record, *child, Verb::DerivedFrom, *base);
        QVERIFY(link);
        QCOMPARE(record.text(link->how), std::string_view("quantized"));
        QCOMPARE(link->basis, Basis::Stated);
        QVERIFY2(!record.entities[*base].mentioned, "the component of the same purl is the ancestor itself");
    }

    void anAncestorWithOtherBytesIsAnotherThing()
    {
        const std::string one(64, 'a'), other(64, 'b');
        const auto reading = readQuoted(bom("'components':["
            "{'type':'machine-learning-model','name':'base','purl':'pkg:huggingface/a/base@1f','hashes':[{'alg':'SHA-256','content':'" + one + "'}]},"
            "{'type':'machine-learning-model','name':'child','pedigree':{'ancestors':["
            "{'type':'machine-learning-model','name':'base','purl':'pkg:huggingface/a/base@1f','hashes':[{'alg':'SHA-256','content':'" + other + "'}]}]}}]"));

        QVERIFY(reading);
        const Record &record = *reading->record;
        QCOMPARE(record.relations.size(), std::size_t(1));
        const Entity &named = record.entities[record.relations[0].to];
        QVERIFY(named.mentioned);
        QCOMPARE(named.identity.digests[0].hex(), other);
        QVERIFY(hasProblem(*reading, Code::Conflict, "/components/1/pedigree/ancestors/0/purl"));
    }

    void datasetsAreReadInlineAndByReference()
    {
        const auto reading = readQuoted(bom("'components':["
            "{'type':'data','bom-ref':'d','name':'corpus','data':[{'type':'dataset'}]},"
            "{'type':'machine-learning-model','name':'m','modelCard':{'modelParameters':{'datasets':["
            "{'ref':'d'},{'type':'dataset','name':'inline','classification':'public'}]}}}]"));

        QVERIFY(reading);
        QVERIFY(reading->valid);
        const Record &record = *reading->record;
        const auto model = find(record, EntityKind::Model, "m");
        const auto byRef = find(record, EntityKind::Dataset, "corpus"), inside = find(record, EntityKind::Dataset, "inline");
        QVERIFY(model && byRef && inside);
        QVERIFY(relation(record, *model, Verb::TrainedOn, *byRef));
        QVERIFY(relation(record, *model, Verb::TrainedOn, *inside));
        QCOMPARE(values(record, *inside, "datasets[].classification"), std::vector<std::string>{"public"});
    }

    void aMetricIsAnEvaluationOfItsModel()
    {
        const auto reading = readQuoted(bom("'components':[{'type':'machine-learning-model','name':'m','modelCard':{"
            "'quantitativeAnalysis':{'performanceMetrics':[{'type':'accuracy','value':'0.90','slice':'language=de',"
            "'confidenceInterval':{'lowerBound':'0.88','upperBound':'0.92'}}]}}}]"));

        QVERIFY(reading);
        const Record &record = *reading->record;
        const auto model = find(record, EntityKind::Model, "m"), result = find(record, EntityKind::Evaluation, "accuracy");
        QVERIFY(model && result);
        QVERIFY(relation(record, *model, Verb::EvaluatedOn, *result));
        QCOMPARE(values(record, *result, "evaluations[].value"), std::vector<std::string>{"0.90"});
        QCOMPARE(values(record, *result, "evaluations[].ci.low"), std::vector<std::string>{"0.88"});
    }

    void aDependencyOnNothingIsAnOpenEnd()
    {
        const auto reading = readQuoted(bom("'components':[{'type':'library','bom-ref':'a','name':'a'}],"
            "'dependencies':[{'ref':'a','dependsOn':['ghost']}]"));

        QVERIFY(reading);
        QVERIFY2(reading->valid, "the schema allows it");
        QVERIFY(hasProblem(*reading, Code::Reference, "/dependencies/0/dependsOn/0"));
        const Record &record = *reading->record;
        QCOMPARE(record.relations.size(), std::size_t(1));
        QCOMPARE(record.relations[0].named, Binding::Open);
        QVERIFY(record.entities[record.relations[0].to].mentioned);
    }

    void aBomLinkReachesIntoAnotherDocument()
    {
        const std::string link = "urn:cdx:11111111-2222-4333-8444-555555555555/1#far";
        const auto reading = readQuoted(bom("'components':[{'type':'library','bom-ref':'a','name':'a'}],"
            "'dependencies':[{'ref':'a','dependsOn':['" + link + "']}]"));

        QVERIFY(reading);
        QVERIFY2(reading->problems.empty(), "it is not this document's to resolve");
        const Record &record = *reading->record;
        const auto near = find(record, EntityKind::Software, "a");
        QCOMPARE(record.text(record.entities[*near].identity.iri),
                 std::string_view("urn:cdx:3e671687-395b-41f5-a30f-a58921a69b79/1#a"));
        QCOMPARE(record.text(record.entities[record.relations[0].to].identity.iri), std::string_view(link));
    }

    void aNestedComponentIsAPartOfTheOuterOne()
    {
        const auto reading = readQuoted(bom("'components':[{'type':'application','name':'outer','components':["
            "{'type':'library','name':'inner'}]}]"));

        QVERIFY(reading);
        const Record &record = *reading->record;
        QVERIFY(relation(record, *find(record, EntityKind::Software, "inner"), Verb::PartOf, *find(record, EntityKind::Software, "outer")));
    }

    void aValueKeepsItsSpellingAndPlace()
    {
        const std::string text = bom("'components':[{'type':'machine-learning-model','name':'m','version':'1.0'}]");
        const auto reading = readQuoted(text);

        QVERIFY(reading);
        const Record &record = *reading->record;
        const auto model = find(record, EntityKind::Model, "m");
        // "1.0" is no semantic version, so it is the maker's own.
        QCOMPARE(values(record, *model, "model.upstream_version"), std::vector<std::string>{"1.0"});
        for (const Claim &claim : record.claims) {
            if (record.text(claim.field) == "model.upstream_version")
                QCOMPARE(std::size_t(claim.offset), text.find("'1.0'"));
        }
    }

    void propertiesKeepThePrefixOfTheirAuthor()
    {
        const auto reading = readQuoted(bom("'components':[{'type':'data','name':'d','properties':["
            "{'name':'acme:desk','value':'7'},{'name':'plain','value':'x'},"
            "{'name':'pedigree:datasets[].consent.basis','value':'contract'}]}]"));

        QVERIFY(reading);
        const Record &record = *reading->record;
        const auto data = find(record, EntityKind::Dataset, "d");
        QCOMPARE(values(record, *data, "acme:desk"), std::vector<std::string>{"7"});
        QCOMPARE(values(record, *data, "cdx:components[].properties[plain]"), std::vector<std::string>{"x"});
        QCOMPARE(values(record, *data, "datasets[].consent.basis"), std::vector<std::string>{"contract"});
    }

    void versionsAreToldApart_data()
    {
        QTest::addColumn<QString>("version");
        QTest::addColumn<bool>("valid");
        QTest::addColumn<int>("code");
        QTest::newRow("old, read with a note") << "1.3" << true << int(Code::Note);
        QTest::newRow("newer than we know") << "1.9" << true << int(Code::UnsupportedVersion);
        QTest::newRow("no version at all") << "first" << false << int(Code::Schema);
    }
    void versionsAreToldApart()
    {
        QFETCH(QString, version);
        QFETCH(bool, valid);
        QFETCH(int, code);

        const auto reading = readQuoted(bom("'components':[{'type':'library','name':'a'}]", version.toStdString()));

        QVERIFY(reading);
        QCOMPARE(reading->valid, valid);
        QVERIFY(hasProblem(*reading, Code(code), "/specVersion"));
        QVERIFY2(find(*reading->record, EntityKind::Software, "a"), "what is readable is kept");
    }

    void otherFormatsAreNamedByTheirMembers()
    {
        const auto reading = readQuoted("{'spdxVersion':'SPDX-2.3','packages':[]}");

        QVERIFY(!reading);
        QCOMPARE(reading.error().code, Code::UnknownFormat);
        QVERIFY(reading.error().what.str().find("spdxVersion, packages") != std::string::npos);
    }

    void manyProblemsAreCountedNotListed()
    {
        std::string components;
        for (int i = 0; i < 50; ++i)
            components += std::string(i ? "," : "") + "{'type':'nonsense','name':'" + std::to_string(i) + "'}";
        Limits limits;
        QVERIFY(limits.set("problems", 5));

        const auto reading = readQuoted(bom("'components':[" + components + "]"), limits);

        QVERIFY(reading);
        QVERIFY(!reading->valid);
        QVERIFY(reading->problems.size() <= 6);
    }
};

QTEST_APPLESS_MAIN(TestCycloneDx)
#include "tst_cyclonedx.moc"
