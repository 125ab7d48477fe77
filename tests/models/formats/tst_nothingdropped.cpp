#include "reading.h"

#include <nlohmann/json.hpp>

#include <QFileInfo>

#include <random>

using namespace pedigree;
using namespace pedigree::test;
using nlohmann::json;

/// Whatever a document says that nobody knows stays in its record: members nobody has heard of are put at every level of
/// valid documents, and each is found among the claims.
class TestNothingDropped : public QObject {
    Q_OBJECT

    /// Puts "stray-N": "value-N" (or a nested one) into the objects below, each with some chance; N counts up.
    static void strew(json &at, std::mt19937 &random, int &count)
    {
        if (at.is_structured()) {
            for (json &inner : at)
                strew(inner, random, count);
        }
        if (!at.is_object() || random() % 3 != 0)
            return;
        const std::string number = std::to_string(count++);
        switch (random() % 3) {
        case 0: at["stray-" + number] = "value-" + number; break;
        case 1: at["stray-" + number] = {{"deeper", {"value-" + number}}}; break;
        default: at["stray-" + number] = json::array({{{"in a list", "value-" + number}}}); break;
        }
    }

private slots:
    void everyStrayMemberIsAmongTheClaims_data()
    {
        QTest::addColumn<QString>("file");
        QTest::addColumn<int>("seed");
        const QString samples = qEnvironmentVariable("PEDIGREE_SOURCE") + "/resources/samples/hospital";
        QStringList files{samples + "/releases/1.3.0/record.json", samples + "/evidence/halden-8b-instruct-2.1.0.cdx.json"};
        const QString examples = corpus("cyclonedx") + "/specification/tools/src/test/resources/";
        for (const char *name : {"1.6/valid-machine-learning-1.6.json", "1.6/valid-formulation-1.6.json", "1.6/valid-annotation-1.6.json",
                                 "1.6/valid-attestation-1.6.json", "1.7/valid-saasbom-1.7.json", "1.7/valid-vulnerability-1.7.json",
                                 "1.4/valid-component-hashes-1.4.json", "1.7/valid-bom-1.7.json", "1.7/valid-compositions-1.7.json",
                                 "1.5/valid-machine-learning-1.5.json", "1.7/valid-citations-1.7.json"})
            files << examples + name;
        files << corpus("native") + "/complete-high.json";
        for (const QString &file : files) {
            if (!QFileInfo::exists(file))
                continue;
            for (int seed = 1; seed <= 5; ++seed)
                QTest::addRow("%s, seed %d", qPrintable(QFileInfo(file).fileName()), seed) << file << seed;
        }
    }
    void everyStrayMemberIsAmongTheClaims()
    {
        QFETCH(QString, file);
        QFETCH(int, seed);
        json document = json::parse(contentOf(file));
        std::mt19937 random(static_cast<unsigned int>(seed));
        int count = 0;
        strew(document, random, count);
        QVERIFY(count > 0);

        const auto reading = readText(document.dump());

        QVERIFY(reading);
        std::vector<bool> found(std::size_t(count), false);
        for (const Claim &claim : reading->record->claims) {
            const std::string_view value = reading->record->text(claim.value);
            if (value.starts_with("value-"))
                found[std::size_t(std::stoul(std::string(value.substr(6))))] = true;
        }
        for (std::size_t i = 0; i < found.size(); ++i)
            QVERIFY2(found[i], qPrintable(QString("stray-%1 is lost").arg(i)));
    }
};

QTEST_APPLESS_MAIN(TestNothingDropped)
#include "tst_nothingdropped.moc"
