#include "models/base/utctime.h"
#include "models/session/evidence.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QSet>
#include <QTest>
#include <algorithm>
#include <map>

using namespace pedigree;

/// Each sample pack shows what its expected.json promises under `shows`.
class TestSamples : public QObject {
    Q_OBJECT

    struct Pack {
        QJsonObject shows;
        std::shared_ptr<const Evidence> evidence;
    };

    static QString folder() { return qEnvironmentVariable("PEDIGREE_SOURCE") + "/resources/samples"; }

    static QString text(std::string_view of) { return QString::fromUtf8(of.data(), qsizetype(of.size())); }

    /// Opened once each: they don't change while we look.
    const Pack &pack(const QString &name)
    {
        auto &kept = m_packs[name];
        if (!kept.evidence) {
            QFile expected(folder() + "/" + name + "/expected.json");
            if (expected.open(QIODevice::ReadOnly))
                kept.shows = QJsonDocument::fromJson(expected.readAll()).object()["shows"].toObject();
            kept.evidence = openEvidence({(folder() + "/" + name).toStdString()}, {}, {});
        }
        return kept;
    }

    const Pack &pack() { return pack(QString::fromUtf8(QTest::currentDataTag())); }

    static QString called(const Catalog &catalog, ThingId t)
    {
        const Thing &thing = catalog.thing(t);
        return text(thing.name) + (thing.version.empty() ? QString() : "@" + text(thing.version));
    }

    /// NAME or NAME@VERSION.
    static bool isCalled(const Catalog &catalog, ThingId t, const QString &reference)
    {
        return text(catalog.thing(t).name) == reference || called(catalog, t) == reference;
    }

    static std::optional<ThingId> theOne(const Catalog &catalog, const QString &reference)
    {
        const auto found = catalog.find(reference.toStdString());
        return found.size() == 1 ? std::optional(found.front()) : std::nullopt;
    }

    static QString candidates(const Catalog &catalog, const QString &reference)
    {
        QStringList all;
        for (const ThingId t : catalog.find(reference.toStdString()))
            all << text(catalog.thing(t).id);
        return reference + " is " + (all.isEmpty() ? "nothing" : all.join(", "));
    }

    static std::optional<std::uint32_t> recordOf(const Catalog &catalog, const QString &release)
    {
        const std::string file = "releases/" + release.toStdString() + "/record.json";
        for (std::uint32_t r = 0; r < catalog.records().size(); ++r) {
            if (catalog.records()[r].file == file)
                return r;
        }
        return {};
    }

    /// What the record of a release says at a path such as "system.prompts[summarise].digest": all values, in order.
    static QStringList values(const Catalog &catalog, const QString &release, const QString &path)
    {
        const auto r = recordOf(catalog, release);
        if (!r)
            return {"no such release"};
        const Record &record = catalog.record(*r);
        const qsizetype open = path.indexOf('[');
        const QString key = open < 0 ? QString() : path.mid(open + 1, path.indexOf(']') - open - 1);
        const QString field = key.isEmpty() ? path : path.left(open + 1) + path.mid(path.indexOf(']'));
        std::optional<std::uint32_t> entry;
        for (const Claim &claim : record.claims) {
            const QString said = text(record.texts[claim.field]);
            if (!key.isEmpty() && text(record.texts[claim.value]) == key
                && (said == path.left(open) + "[].id" || said == path.left(open) + "[].kind"))
                entry = claim.entity;
        }
        if (!key.isEmpty() && !entry)
            return {};
        // Entries that are no things of their own keep their name in the path.
        QStringList found;
        for (const Claim &claim : record.claims) {
            const QString said = text(record.texts[claim.field]);
            if (claim.state == State::Given && ((said == field || said == field + "[]") && (key.isEmpty() || claim.entity == *entry)))
                found << text(record.texts[claim.value]);
        }
        return found;
    }

    static void addPacks()
    {
        QTest::addColumn<bool>("any");
        for (const char *name : {"hospital", "bank", "retailer"})
            QTest::newRow(name) << true;
    }

    std::map<QString, Pack> m_packs;

private slots:
    void theScriptMakesWhatLiesHere()
    {
        QProcess python;
        python.start("python3", {"-B", folder() + "/make_samples.py", "--check"});
        QVERIFY(python.waitForStarted());
        QVERIFY(python.waitForFinished(120'000));
        QVERIFY2(python.exitCode() == 0, (python.readAllStandardOutput() + python.readAllStandardError()).constData());
    }

    void everyDocumentIsRecognised_data() { addPacks(); }
    void everyDocumentIsRecognised()
    {
        const Pack &one = pack();

        QMap<QString, int> formats;
        for (const EvidenceFile &file : one.evidence->files) {
            if (!file.format.empty())
                ++formats[text(file.format)];
            QVERIFY2(!file.document || !file.format.empty(), file.file.c_str());
        }

        const QVariantMap expected = one.shows["documents"].toObject().toVariantMap();
        QCOMPARE(QStringList(formats.keys()), QStringList(expected.keys()));
        for (auto [format, count] : formats.asKeyValueRange())
            QVERIFY2(expected[format].toInt() == count, qPrintable(format));
    }

    void everyErrorIsOneThatWasPlanted_data() { addPacks(); }
    void everyErrorIsOneThatWasPlanted()
    {
        const Pack &one = pack();
        struct Planted {
            QString what;
            Code code;
            QString file;
            QString says;
            int seen = 0;
        };
        QList<Planted> planted;
        const auto file = [](const QJsonObject &row) { return "releases/" + row["release"].toString() + "/record.json"; };
        for (const QJsonValue &row : one.shows["open_edges"].toArray())
            planted << Planted{"open", Code::Reference, file(row.toObject()), row["ref"].toString()};
        for (const QJsonValue &row : one.shows["stale_references"].toArray())
            planted << Planted{"stale", Code::Conflict, file(row.toObject()), row["digest"].toString()};
        for (const QJsonValue &row : one.shows["broken_edges"].toArray())
            planted << Planted{"broken", Code::Conflict, file(row.toObject()), row["base_digest"].toString()};
        for (const QJsonValue &row : one.shows["schema_problems"].toArray())
            planted << Planted{"schema", Code::Schema, file(row.toObject()), row["missing"].toString()};

        QStringList unexpected;
        for (const Problem &problem : one.evidence->problems) {
            if (problem.severity != Severity::Error)
                continue;
            const auto found = std::ranges::find_if(planted, [&](const Planted &p) {
                return p.code == problem.code && p.file.toStdString() == problem.where.file && text(problem.message.str()).contains(p.says);
            });
            if (found == planted.end())
                unexpected << text(problem.where.file) + ": " + text(problem.message.str());
            else
                ++found->seen;
            QVERIFY(problem.where.line > 0 && !problem.where.pointer.empty());
        }
        QVERIFY2(unexpected.isEmpty(), qPrintable(unexpected.join('\n')));
        for (const Planted &p : planted)
            QVERIFY2(p.seen > 0, qPrintable(p.what + " " + p.file + " " + p.says));
    }

    void everyThingIsThereWithItsDigest_data() { addPacks(); }
    void everyThingIsThereWithItsDigest()
    {
        const Pack &one = pack();
        const Catalog &catalog = *one.evidence->catalog;
        for (const QJsonValue &row : one.shows["entities"].toArray()) {
            int fits = 0;
            for (ThingId t = 0; t < catalog.things().size(); ++t) {
                const Thing &thing = catalog.thing(t);
                const bool digest = !row["digest"].isString()
                    || thing.id == std::string(name(thing.kind)) + ":" + row["digest"].toString().toStdString();
                const bool version = !row["version"].isString() || text(thing.version) == row["version"].toString();
                fits += text(name(thing.kind)) == row["kind"].toString() && text(thing.name) == row["name"].toString() && version && digest
                    && !thing.mentioned;
            }
            // What has a digest is one thing however many releases speak of it.
            QVERIFY2(row["digest"].isString() ? fits == 1 : fits >= 1,
                     qPrintable(row["name"].toString() + ": " + QString::number(fits)));
        }
    }

    void everyReleaseStatesItsConfiguration_data() { addPacks(); }
    void everyReleaseStatesItsConfiguration()
    {
        const Pack &one = pack();
        const Catalog &catalog = *one.evidence->catalog;
        const QJsonArray releases = one.shows["releases"].toArray();
        for (const QJsonValue &release : releases) {
            const QString stated = values(catalog, release.toString(), "record.configuration_digest").value(0);
            const QString right = one.shows["configuration"].toObject()[release.toString()].toString();
            QVERIFY2(stated == right, qPrintable(release.toString() + " " + stated));
            QCOMPARE(values(catalog, release.toString(), "system.name"), QStringList{one.shows["system"].toString()});
        }
        QCOMPARE(std::ranges::count(one.evidence->files, std::string("native"), &EvidenceFile::format), releases.size());
    }

    void documentsThatDisagreeAreShownWithBothPlaces_data() { addPacks(); }
    void documentsThatDisagreeAreShownWithBothPlaces()
    {
        const Pack &one = pack();
        const Catalog &catalog = *one.evidence->catalog;
        QSet<QString> expected;
        for (const QJsonValue &row : one.shows["disagreements"].toArray()) {
            expected << row["entity"].toString() + " " + row["field"].toString();
            // All values stand side by side at the thing itself.
            QSet<QString> said;
            for (ThingId t = 0; t < catalog.things().size(); ++t) {
                if (text(catalog.thing(t).name) != row["entity"].toString())
                    continue;
                for (const PlacedClaim placed : catalog.claims(t)) {
                    if (text(catalog.text(placed.record, placed.claim->field)) == row["field"].toString())
                        said << text(catalog.text(placed.record, placed.claim->value)) + " in " + text(catalog.records()[placed.record].file);
                }
            }
            for (const QJsonValue &value : row["values"].toArray())
                QVERIFY2(said.contains(value["value"].toString() + " in " + value["file"].toString()),
                         qPrintable(value["value"].toString() + " in " + value["file"].toString() + " is not among " + said.values().join(", ")));
            // And the problem names two of them.
            const bool reported = std::ranges::any_of(one.evidence->problems, [&](const Problem &p) {
                const QString message = text(p.message.str());
                return p.rule == row["rule"].toString().toStdString() && message.contains(row["entity"].toString())
                    && message.contains(row["field"].toString()) && p.other && p.where.line > 0 && p.other->line > 0;
            });
            QVERIFY2(reported, qPrintable(row["entity"].toString()));
        }
        for (const Problem &problem : one.evidence->problems) {
            if (problem.rule != "MPR-DOC-009")
                continue;
            const QString message = text(problem.message.str());
            const bool known = std::ranges::any_of(expected, [&](const QString &e) {
                return message.contains(e.section(' ', 0, 0)) && message.contains(e.section(' ', 1));
            });
            QVERIFY2(known, qPrintable("nobody planted: " + message));
        }
    }

    void lineageReachesWhatItShould_data() { addPacks(); }
    void lineageReachesWhatItShould()
    {
        const Pack &one = pack();
        const Catalog &catalog = *one.evidence->catalog;
        const auto reaches = [&](const char *question, auto &&ask) {
            for (const QJsonValue &row : one.shows[QLatin1String(question)].toArray()) {
                const QString of = row["of"].toString();
                const auto from = theOne(catalog, of);
                QVERIFY2(from, qPrintable(candidates(catalog, of)));
                const std::vector<ThingId> reached = ask(*from);
                const auto has = [&](const QString &name) {
                    return std::ranges::any_of(reached, [&](ThingId t) { return isCalled(catalog, t, name); });
                };
                for (const QJsonValue &name : row["contains"].toArray())
                    QVERIFY2(has(name.toString()), qPrintable(QString(question) + " of " + of + " lacks " + name.toString()));
                for (const QJsonValue &name : row["not"].toArray())
                    QVERIFY2(!has(name.toString()), qPrintable(QString(question) + " of " + of + " has " + name.toString()));
            }
        };
        reaches("ancestors", [&](ThingId t) { return one.evidence->graph->ancestors(t); });
        reaches("impact", [&](ThingId t) {
            std::vector<ThingId> things;
            for (const Affected &affected : one.evidence->graph->impact(t))
                things.push_back(affected.thing);
            return things;
        });
    }

    void anAdapterOnAnotherBaseHangsOnTheBaseItNames()
    {
        const Pack &one = pack("retailer");
        const Catalog &catalog = *one.evidence->catalog;
        for (const QJsonValue &row : one.shows["broken_edges"].toArray()) {
            const auto r = recordOf(catalog, row["release"].toString());
            QVERIFY(r);
            // The bytes that were named decide, not the name beside them.
            const bool edge = std::ranges::any_of(catalog.edges(), [&](const Edge &e) {
                return e.record == *r && e.verb == Verb::DerivedFrom && text(catalog.thing(e.from).name) == row["adapter"].toString()
                    && e.binding == Binding::Digest && catalog.thing(e.to).id == "model:" + row["base_digest"].toString().toStdString();
            });
            QVERIFY2(edge, qPrintable(row["release"].toString()));
        }
        QVERIFY(!one.shows["broken_edges"].toArray().isEmpty());
    }

    void anOpenReferenceIsAnOpenEdge()
    {
        const Pack &one = pack("hospital");
        const Catalog &catalog = *one.evidence->catalog;
        for (const QJsonValue &row : one.shows["open_edges"].toArray()) {
            const bool open = std::ranges::any_of(catalog.edges(), [&](const Edge &e) {
                return e.binding == Binding::Open
                    && (text(catalog.thing(e.to).name) == row["ref"].toString() || text(catalog.thing(e.from).name) == row["ref"].toString());
            });
            QVERIFY2(open, qPrintable(row["ref"].toString()));
        }
        QVERIFY(!one.shows["open_edges"].toArray().isEmpty());
    }

    void whatNeverChangedIsTheSameInEveryRelease_data() { addPacks(); }
    void whatNeverChangedIsTheSameInEveryRelease()
    {
        const Pack &one = pack();
        for (const QJsonValue &row : one.shows["same_throughout"].toArray()) {
            for (const QJsonValue &release : row["releases"].toArray())
                QCOMPARE(values(*one.evidence->catalog, release.toString(), row["field"].toString()), QStringList{row["value"].toString()});
        }
        for (const QJsonValue &row : one.shows["floating"].toArray())
            QCOMPARE(values(*one.evidence->catalog, row["release"].toString(), row["path"].toString()), QStringList{row["value"].toString()});
        for (const QJsonValue &row : one.shows["regions"].toArray()) {
            QCOMPARE(values(*one.evidence->catalog, row["release"].toString(), "system.deployments[" + row["deployment"].toString() + "].region"),
                     row["region"].toVariant().toStringList());
        }
    }

    void theIncidentFindsWhatRanAndWhatHadChanged_data()
    {
        QTest::addColumn<bool>("any");
        QTest::newRow("hospital") << true;
        QTest::newRow("bank") << true;
    }
    void theIncidentFindsWhatRanAndWhatHadChanged()
    {
        const Pack &one = pack();
        const Catalog &catalog = *one.evidence->catalog;
        const QJsonObject incident = one.shows["incident"].toObject();
        const auto at = UtcTime::parse(incident["at"].toString().toStdString());
        QVERIFY(at);

        // What ran is asked of the deployments' times.
        QStringList running;
        for (const QJsonValue &release : one.shows["releases"].toArray()) {
            const auto r = recordOf(catalog, release.toString());
            QVERIFY(r);
            const Record &record = catalog.record(*r);
            std::map<std::uint32_t, std::pair<std::optional<UtcTime>, std::optional<UtcTime>>> times;
            for (const Claim &claim : record.claims) {
                const std::string_view field = record.texts[claim.field];
                const auto time = UtcTime::parse(record.texts[claim.value]);
                if (field == "system.deployments[].from" && time)
                    times[claim.entity].first = *time;
                else if (field == "system.deployments[].to" && time)
                    times[claim.entity].second = *time;
            }
            for (const auto &[entity, time] : times) {
                if (time.first && *time.first <= *at && (!time.second || *at < *time.second))
                    running << release.toString();
            }
        }
        running.removeDuplicates();
        QCOMPARE(running, QStringList{incident["running"].toString()});
        QCOMPARE(values(catalog, running.front(), "record.configuration_digest"), QStringList{incident["configuration_digest"].toString()});
        QCOMPARE(values(catalog, incident["recorded_in"].toString(), "incidents[" + incident["id"].toString() + "].trace_ids"),
                 QStringList{incident["trace"].toString()});

        const QJsonObject byPath = incident["values"].toObject();
        for (const QJsonValue &path : incident["cause_paths"].toArray()) {
            const QJsonObject byRelease = byPath[path.toString()].toObject();
            QVERIFY(!byRelease.isEmpty());
            for (const QString &release : byRelease.keys()) {
                const QJsonValue expected = byRelease[release];
                const QStringList said = values(catalog, release, path.toString());
                if (expected.isNull())
                    QCOMPARE(said, QStringList());
                else if (expected.isDouble())
                    QVERIFY2(said.size() == 1 && said.front().toDouble() == expected.toDouble(), qPrintable(release + " " + said.join(',')));
                else
                    QCOMPARE(said, QStringList{expected.toString()});
            }
            QVERIFY(values(catalog, incident["clean_release"].toString(), path.toString()) != values(catalog, running.front(), path.toString()));
        }
    }

    void aLicenceIsFollowedDownToWhereItIsUsed()
    {
        const Pack &one = pack("retailer");
        const Catalog &catalog = *one.evidence->catalog;
        QVERIFY(!one.shows["licences"].toArray().isEmpty());
        for (const QJsonValue &row : one.shows["licences"].toArray()) {
            QStringList path = row["path"].toVariant().toStringList();
            const QString last = path.takeLast();
            QSet<QString> licences;
            for (const QString &step : path) {
                bool reaches = false;
                for (ThingId t = 0; t < catalog.things().size(); ++t) {
                    if (!isCalled(catalog, t, step))
                        continue;
                    for (const PlacedClaim placed : catalog.claims(t)) {
                        if (text(catalog.text(placed.record, placed.claim->field)).endsWith(".licence"))
                            licences << text(catalog.text(placed.record, placed.claim->value));
                    }
                    reaches |= std::ranges::any_of(one.evidence->graph->descendants(t), [&](ThingId d) { return isCalled(catalog, d, last); });
                }
                QVERIFY2(reaches, qPrintable(step + " does not reach " + last));
            }
            for (const QJsonValue &licence : row["values"].toArray())
                QVERIFY2(licences.contains(licence.toString()), qPrintable(licence.toString()));
        }
    }

    void theLanguagesThatGotWorseAreThereInNumbers()
    {
        const Pack &one = pack("retailer");
        const Catalog &catalog = *one.evidence->catalog;
        const QJsonObject factuality = one.shows["factuality"].toObject();
        QVERIFY(!factuality.isEmpty());
        for (const QString &release : factuality.keys()) {
            const auto r = recordOf(catalog, release);
            QVERIFY(r);
            const Record &record = catalog.record(*r);
            struct Row {
                QString metric, slice, value;
            };
            std::map<std::uint32_t, Row> rows;
            for (const Claim &claim : record.claims) {
                const std::string_view field = record.texts[claim.field];
                if (field == "evaluations[].metric")
                    rows[claim.entity].metric = text(record.texts[claim.value]);
                else if (field == "evaluations[].slice")
                    rows[claim.entity].slice = text(record.texts[claim.value]);
                else if (field == "evaluations[].value")
                    rows[claim.entity].value = text(record.texts[claim.value]);
            }
            const QJsonObject byLanguage = factuality[release].toObject();
            for (const QString &language : byLanguage.keys()) {
                const bool found = std::ranges::any_of(rows, [&](const auto &row) {
                    return row.second.metric.contains("factual") && row.second.slice.contains("language=" + language)
                        && row.second.value.toDouble() == byLanguage[language].toDouble();
                });
                QVERIFY2(found, qPrintable(release + " " + language));
            }
        }
    }
};

QTEST_GUILESS_MAIN(TestSamples)
#include "tst_samples.moc"
