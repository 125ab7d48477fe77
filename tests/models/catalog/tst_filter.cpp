#include "models/base/watch.h"
#include "models/catalog/filter.h"

#include <QTest>

using namespace pedigree;

namespace {

std::shared_ptr<const Catalog> world()
{
    RecordBuilder builder(toBytes(""));
    const auto add = [&](EntityKind kind, const char *name, const char *version) {
        Entity entity;
        entity.kind = kind;
        entity.identity.name = builder.text(name);
        entity.identity.version = builder.text(version);
        return builder.entity(std::move(entity));
    };
    const auto model = add(EntityKind::Model, "halden", "1.10.0");
    const auto adapter = add(EntityKind::Adapter, "clin-style", "1.9.0");
    const auto evaluation = add(EntityKind::Evaluation, "faithfulness", "1");
    const auto release = add(EntityKind::Release, "meridian", "2.0.0");
    const auto claim = [&](std::uint32_t entity, const char *field, const char *value, ValueKind kind = ValueKind::Text, State state = State::Given) {
        builder.claim(entity, field, value, kind, 0, state);
    };
    claim(model, "model.licence", "CC-BY-NC-4.0");
    claim(model, "model.parameters", "8030261248", ValueKind::Number);
    claim(model, "model.end_of_support", "2027-01-31");
    claim(model, "model.family", "nobody has said", ValueKind::Text, State::Unknown);
    claim(adapter, "adapters[].licence", "Apache-2.0");
    claim(adapter, "adapters[].datasets[]", "notes");
    claim(evaluation, "evaluations[].metric", "refusal-rate");
    claim(evaluation, "evaluations[].value", "0.85", ValueKind::Number);
    claim(release, "governance.roles[Ada].duty", "approve");
    claim(release, "governance.roles[Ada].party.name", "Ada");
    claim(release, "governance.roles[Bo].duty", "watch");
    claim(release, "governance.roles[Bo].party.name", "Bo");
    claim(release, "record.tier", "high");
    claim(release, "cdx:metadata.vendorThing", "seven");
    builder.record().document = sha256("x");
    return Catalog::join({{"pack", "a.json", builder.finish()}}, Watch());
}

QString found(const char *text)
{
    const auto catalog = world();
    const auto filter = Filter::parse(text);
    if (!filter)
        return "refused: " + QString::fromStdString(filter.error().what.str());
    QStringList names;
    for (const ThingId thing : filter->matching(*catalog))
        names << QString::fromUtf8(catalog->thing(thing).name.data(), qsizetype(catalog->thing(thing).name.size()));
    names.sort();
    return names.join(' ');
}

}

class TestFilter final : public QObject {
    Q_OBJECT

private slots:
    void termsFindWhatTheySay_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QString>("names");
        const auto row = [](const char *text, const char *names) { QTest::newRow(text) << QByteArray(text) << QString(names); };
        row("", "clin-style faithfulness halden meridian");
        row("kind:adapter", "clin-style");
        row("licence:nc", "halden");
        row("licence=Apache-2.0", "clin-style");
        row("licence=apache-2.0", "clin-style");
        row("licence!=Apache-2.0", "halden");
        row("licence:absent", "faithfulness meridian");
        row("model.parameters>7B", "halden");
        row("model.parameters<8.1B", "halden");
        row("model.parameters>=8030261248", "halden");
        row("model.parameters>9B", "");
        row("model.end_of_support<2027-02-01", "halden");
        row("model.end_of_support>2027-02-01", "");
        row("version>1.9.5", "halden meridian");
        row("evaluations[metric=refusal-rate].value<0.9", "faithfulness");
        row("evaluations[metric=other].value<0.9", "");
        row("evaluations[].value<85.5%", "faithfulness");
        row("governance.roles[duty=approve].party:Ada", "meridian");
        row("governance.roles[duty=approve].party:Bo", "");
        row("governance.roles[duty=watch].party:Bo", "meridian");
        row("tier:high", "meridian");
        row("model.family:nobody", "");
        row("model.family:absent", "clin-style faithfulness halden meridian");
        row("section:evaluations", "faithfulness");
        row("seven", "meridian");
        row("cdx:metadata.vendor", "meridian");
        row("\"refusal-rate\"", "faithfulness");
        row("kind:model or kind:adapter", "clin-style halden");
        row("kind:model and licence:nc", "halden");
        row("kind:model licence:apache", "");
        row("-kind:model", "clin-style faithfulness meridian");
        row("not (kind:model or kind:release)", "clin-style faithfulness");
        row("kind:model or kind:adapter licence:apache", "clin-style halden");
        row("(kind:model or kind:adapter) licence:apache", "clin-style");
        row("format:absent file:a.json", "");
    }
    void termsFindWhatTheySay()
    {
        QFETCH(QByteArray, text);
        QFETCH(QString, names);
        QCOMPARE(found(text.constData()), names);
    }

    void whatIsNotUnderstoodIsRefusedWhereItStands_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<int>("at");
        QTest::addColumn<QString>("hint");
        QTest::newRow("unknown field") << QByteArray("kind:model licnce:mit") << 11 << "licence";
        QTest::newRow("never closed") << QByteArray("a (b") << 2 << "";
        QTest::newRow("never opened") << QByteArray("a) b") << 1 << "";
        QTest::newRow("quote never closed") << QByteArray("a \"b") << 2 << "";
        QTest::newRow("nothing to compare with") << QByteArray("kind:") << 5 << "";
        QTest::newRow("nothing after or") << QByteArray("a or ") << 5 << "";
        QTest::newRow("nothing after not") << QByteArray("not ") << 4 << "";
        QTest::newRow("bracket never closed") << QByteArray("evaluations[metric=x.value<1") << 0 << "";
    }
    void whatIsNotUnderstoodIsRefusedWhereItStands()
    {
        QFETCH(QByteArray, text);
        QFETCH(int, at);
        QFETCH(QString, hint);
        const auto filter = Filter::parse(text.toStdString());
        QVERIFY(!filter);
        QCOMPARE(int(*filter.error().where.offset), at);
        QVERIFY(QString::fromStdString(filter.error().hint.str()).contains(hint));
    }

    void itSaysWhatItUnderstood()
    {
        const auto filter = Filter::parse("kind:model licence~nc or -evaluations[metric=x].value<0.9");
        QVERIFY(filter);
        QCOMPARE(QString::fromStdString(filter->explain()),
                 QString("either kind is “model”, and licence holds “nc”, or not (evaluations[].value (where metric is “x”) is less than 0.9)"));
    }

    void aKindThatDoesNotExistIsDoubtful()
    {
        const auto filter = Filter::parse("kind:modle");
        QVERIFY(filter);
        QCOMPARE(filter->doubts().size(), std::size_t(1));
        QVERIFY(filter->doubts()[0].str().find("model") != std::string::npos);
    }

    void longTextsAreRefused()
    {
        QVERIFY(!Filter::parse(std::string(5000, 'a')));
        QVERIFY(!Filter::parse(std::string(2000, '(')));
        QVERIFY(!Filter::parse(std::string(4000, '-') + "a"));
    }
};

QTEST_APPLESS_MAIN(TestFilter)
#include "tst_filter.moc"
