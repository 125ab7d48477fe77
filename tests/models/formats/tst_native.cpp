#include "reading.h"

#include "models/formats/native.h"

using namespace pedigree;
using namespace pedigree::test;

namespace {

std::string record(std::string_view rest)
{
    return "{'record':{'schema':'pedigree-record/1','id':'urn:uuid:1281e78e-cb9e-4877-8ce1-6137446b83b7','revision':1,"
            "'created':'2026-11-20T16:00:00Z','author':{'name':'Ovra'},'tier':'low'}," + std::string(rest) + "}";
}
std::string adapter(std::string_view more)
{
    return "{'id':'ad','name':'ad','version':'1.0.0','digest':'sha256:" + std::string(64, 'c')
        + "','base':'m','relation':'adapter','licence':'MIT','datasets':['d']" + std::string(more) + "}";
}
std::string model() { return "'model':{'id':'m','name':'base','version':'2.1.0','digest':'sha256:" + std::string(64, 'a') + "'}"; }
constexpr std::string_view dataset = "'datasets':[{'id':'d','name':'corpus','licence':'MIT','version':'1'}]";

}

class TestNative : public QObject {
    Q_OBJECT
private slots:
    void aPinnedBaseIsBoundByItsDigest()
    {
        const auto reading = readQuoted(record(model() + "," + std::string(dataset) + ",'adapters':["
                                             + adapter(",'base_digest':'sha256:" + std::string(64, 'a') + "'") + "]"));

        QVERIFY(reading);
        QVERIFY2(reading->problems.empty(), reading->problems.empty() ? "" : reading->problems[0].message.str().c_str());
        const Record &r = *reading->record;
        const auto child = find(r, EntityKind::Adapter, "ad"), base = find(r, EntityKind::Model, "base"), data = find(r, EntityKind::Dataset, "corpus");
        QVERIFY(child && base && data);
        const Relation *link = relation(r, *child, Verb::DerivedFrom, *base);
        QVERIFY(link);
        QCOMPARE(link->named, Binding::Digest);
        QCOMPARE(r.text(link->how), std::string_view("adapter"));
        QVERIFY(relation(r, *child, Verb::TrainedOn, *data));
    }

    void aBaseOfOtherBytesIsAnotherModelAndAConflict()
    {
        const auto reading = readQuoted(record(model() + "," + std::string(dataset) + ",'adapters':["
                                             + adapter(",'base_digest':'sha256:" + std::string(64, 'b') + "'") + "]"));

        QVERIFY(reading);
        QVERIFY(hasProblem(*reading, Code::Conflict, "/adapters/0/base_digest"));
        const Record &r = *reading->record;
        const auto child = find(r, EntityKind::Adapter, "ad"), base = find(r, EntityKind::Model, "base");
        QVERIFY(!relation(r, *child, Verb::DerivedFrom, *base));
        const auto link = std::ranges::find_if(r.relations, [&](const Relation &x) { return x.from == *child && x.verb == Verb::DerivedFrom; });
        QVERIFY(link != r.relations.end());
        QVERIFY(r.entities[link->to].mentioned);
        QCOMPARE(r.entities[link->to].identity.digests[0].hex(), std::string(64, 'b'));
    }

    void aReferenceToNothingIsAProblemAndAnOpenEnd()
    {
        const auto reading = readQuoted(record(model() + ",'training':{'datasets':['ghost']}"));

        QVERIFY(reading);
        QVERIFY(hasProblem(*reading, Code::Reference, "/training/datasets/0"));
        QVERIFY2(reading->valid, "the shape is right all the same");
        QCOMPARE(reading->record->relations.back().named, Binding::Open);
    }

    void whatHasTheWrongFormIsSaidWithItsPlace_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("pointer");
        const auto row = [](const char *name, const std::string &text, const char *pointer) {
            QTest::newRow(name) << QString::fromStdString(text) << pointer;
        };
        row("a date as a word", record("'governance':{'review':{'last':'yesterday'}}"), "/governance/review/last");
        row("a word not in the enum", record("'model':{'modality_in':['smell']}"), "/model/modality_in/0");
        row("a list that is no list", record("'model':{'task':'one'}"), "/model/task");
        row("an array that is no array", record("'datasets':{'id':'d'}"), "/datasets");
        row("an entry without its licence", record("'datasets':[{'id':'d','name':'n'}]"), "/datasets/0");
        row("a pointer without its digest", record("'model':{'card':{'uri':'https://x.example/c'}}"), "/model/card");
        row("two entries of one id", record("'datasets':[{'id':'d','name':'a','licence':'MIT'},{'id':'d','name':'b','licence':'MIT'}]"),
            "/datasets/1/id");
        row("null", record("'operations':{'max_output':null}"), "/operations/max_output");
    }
    void whatHasTheWrongFormIsSaidWithItsPlace()
    {
        QFETCH(QString, text);
        QFETCH(QString, pointer);

        const auto reading = readQuoted(text.toStdString());

        QVERIFY(reading);
        QVERIFY(!reading->valid);
        QVERIFY(hasProblem(*reading, Code::Schema, pointer.toStdString()));
    }

    void aStateStandsInPlaceOfAValue()
    {
        const auto reading = readQuoted(record("'model':{'id':'m','licence':{'state':'withheld','reason':'asked'}},"
            "'feedback':{'state':'n/a','reason':'no people'}"));

        QVERIFY(reading);
        QVERIFY(reading->valid);
        int found = 0;
        for (const Claim &claim : reading->record->claims) {
            const auto field = reading->record->text(claim.field), value = reading->record->text(claim.value);
            found += field == "model.licence" && claim.state == State::Withheld && value == "asked";
            found += field == "feedback[]" && claim.state == State::NotApplicable && value == "no people";
        }
        QCOMPARE(found, 2);
    }

    void entriesThatAreNoThingsAreNamedInTheirPath()
    {
        const auto reading = readQuoted(record("'governance':{'roles':[{'duty':'approves','party':{'name':'Pell'}}]}"));

        QVERIFY(reading);
        const auto system = std::ranges::find(reading->record->entities, EntityKind::System, &Entity::kind);
        const auto entity = std::uint32_t(system - reading->record->entities.begin());
        QCOMPARE(values(*reading->record, entity, "governance.roles[approves].party.name"), std::vector<std::string>{"Pell"});
    }

    void aReleaseSupersedesTheDocumentItNames()
    {
        const auto reading = readQuoted("{'record':{'schema':'pedigree-record/1','tier':'low','id':'urn:uuid:1281e78e-cb9e-4877-8ce1-6137446b83b7',"
            "'revision':1,'created':'2026-11-20T16:00:00Z','author':{'name':'O'},'previous':{'digest':'sha256:" + std::string(64, 'd') + "'}}}");

        QVERIFY(reading);
        const Record &r = *reading->record;
        const auto link = std::ranges::find(r.relations, Verb::Supersedes, &Relation::verb);
        QVERIFY(link != r.relations.end());
        QCOMPARE(link->from, *r.subject);
        QCOMPARE(r.entities[link->to].kind, EntityKind::Release);
        QCOMPARE(r.entities[link->to].identity.digests[0].hex(), std::string(64, 'd'));
        QCOMPARE(r.entities[*r.subject].identity.digests[0], *r.document);
    }

    void anUnknownMajorVersionIsRefused()
    {
        const auto reading = readQuoted("{'record':{'schema':'pedigree-record/2'}}");

        QVERIFY(!reading);
        QCOMPARE(reading.error().code, Code::UnsupportedVersion);
        QCOMPARE(reading.error().where.pointer, std::string("/record/schema"));
    }

    // The reader is also asked without having told the format first: a name too short once ended the program.
    void aSchemaThatIsNotOursIsRefusedByTheReaderItself_data()
    {
        QTest::addColumn<QByteArray>("schema");
        QTest::newRow("one character short") << QByteArray("\"pedigree-record\"");
        QTest::newRow("another name of the same length") << QByteArray("\"pedigreX-record/1\"");
        QTest::newRow("empty") << QByteArray("\"\"");
        QTest::newRow("no text") << QByteArray("{}");
    }
    void aSchemaThatIsNotOursIsRefusedByTheReaderItself()
    {
        QFETCH(QByteArray, schema);
        const Bytes bytes = toBytes("{\"record\":{\"schema\":" + schema.toStdString() + "}}");
        const auto tree = readJson(bytes, Limits());
        QVERIFY(tree);

        const auto reading = formats::nativeRecord().read(
            {.path = "short.json", .bytes = bytes, .size = bytes->size(), .digest = sha256(*bytes), .tree = *tree}, Limits(), Watch());

        QVERIFY(!reading);
        QCOMPARE(reading.error().code, Code::UnsupportedVersion);
    }

    void extensionsKeepTheirPrefix()
    {
        const auto reading = readQuoted(record("'extensions':{'acme':{'desk':{'floor':3}}},'surprise':true"));

        QVERIFY(reading);
        QVERIFY(reading->valid);
        const std::uint32_t release = *reading->record->subject;
        QCOMPARE(values(*reading->record, release, "ext:acme.desk.floor"), std::vector<std::string>{"3"});
        QCOMPARE(values(*reading->record, release, "native:surprise"), std::vector<std::string>{"true"});
    }
};

QTEST_APPLESS_MAIN(TestNative)
#include "tst_native.moc"
