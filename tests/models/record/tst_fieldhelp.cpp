#include "models/record/fieldhelp.h"

#include <QStringList>
#include <QTest>

using namespace pedigree;

namespace {

QString help(const char *path)
{
    const auto text = fieldHelp(dictionary(), path);
    return text ? QString::fromStdString(*text) : QString();
}

} // namespace

class TestFieldHelp final : public QObject {
    Q_OBJECT

private slots:
    void withoutAPathEveryFieldIsListedOnce()
    {
        const auto lines = help("").split('\n');
        for (const auto &field : dictionary().fields()) {
            const auto path = "  " + QString::fromStdString(field.path) + " ";
            const auto found = lines.filter(path);
            QVERIFY2(std::ranges::count_if(found, [&](const QString &line) { return line.startsWith(path); }) == 1,
                     qPrintable(path));
        }
        QVERIFY(lines.contains("datasets: Data profile, lineage and consent (63)"));
    }

    void aFieldIsExplainedInWords()
    {
        QCOMPARE(
            help("datasets[d-letters].retention.until"),
            QString("datasets[].retention.until\n"
                    "  Section       datasets: Data profile, lineage and consent\n"
                    "  Says of       the dataset\n"
                    "  Value         a date (YYYY-MM-DD)\n"
                    "  How many      at most one in each entry of datasets[]\n"
                    "  Needed        low: recommended; limited: minimum (a gate refuses without it); high: minimum (a "
                    "gate refuses without it)\n"
                    "  Only where    datasets[].pii.present = yes\n"
                    "  Shown to      people inside\n"
                    "  A change      calls for a patch\n"
                    "  Elsewhere     SPDX 3.0.1: validUntilTime (a looser fit)\n"
                    "  Asked for by  S-DL1: catalog entry, contract or license terms, consent basis, retention and "
                    "deletion obligations, and data owner\n"
                    "  Note          c: pii yes\n"));
    }

    void aGroupIsExplainedFieldByField_data()
    {
        QTest::addColumn<int>("fields");
        QTest::newRow("datasets[].pii") << 3;
        QTest::newRow("datasets[d-1].pii") << 3;
        QTest::newRow("datasets") << 63;
        QTest::newRow("system.prompts") << 9;
        QTest::newRow("system.prompts[]") << 9;
        QTest::newRow("evaluations") << 38;
        QTest::newRow("redteam") << 11;
        QTest::newRow("model.card") << 1;
        QTest::newRow("model.card.uri") << 1;
        QTest::newRow("extensions.acme.desk") << 1;
    }
    void aGroupIsExplainedFieldByField()
    {
        QFETCH(int, fields);
        QCOMPARE(help(QTest::currentDataTag()).count("\n  Section "), fields);
    }

    void relationsReadAsASentence_data()
    {
        QTest::addColumn<QString>("sentence");
        QTest::newRow("adapters[].base") << "adapter derived-from what is named (what is named lies upstream)";
        QTest::newRow("evaluations[].subject")
            << "what is named evaluated-on evaluation (what is named lies downstream)";
        QTest::newRow("system.prompts[].id") << "what holds it prompted-by prompt (prompt lies upstream)";
        QTest::newRow("compute.image.digest") << "what holds it packaged-as container (container lies downstream)";
        QTest::newRow("vulnerabilities[].affects") << "vulnerability affects what is named (no lineage)";
    }
    void relationsReadAsASentence()
    {
        QFETCH(QString, sentence);
        QVERIFY2(help(QTest::currentDataTag()).contains("  Relation      " + sentence + "\n"),
                 qPrintable(help(QTest::currentDataTag())));
    }

    void whatIsNoFieldIsRefused()
    {
        for (const char *path : {"nothing", "datase", "datasets[].nothing", "[", "model..name"}) {
            const auto text = fieldHelp(dictionary(), path);
            QVERIFY2(!text, path);
            QCOMPARE(text.error().code, Code::Usage);
        }
    }

    void everyRequirementHasItsSentence()
    {
        for (const auto &field : dictionary().fields()) {
            for (const auto &key : field.requirements)
                QVERIFY2(!requirement(key).empty(), key.c_str());
        }
        QVERIFY(requirement("S-NONE").empty());
        QVERIFY(requirement("").empty());
    }
};

QTEST_APPLESS_MAIN(TestFieldHelp)
#include "tst_fieldhelp.moc"
