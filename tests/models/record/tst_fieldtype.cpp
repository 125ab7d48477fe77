#include "models/record/fieldtype.h"

#include <QTest>

using namespace pedigree;

namespace {

QString digits(int count)
{
    return QString(count, QChar('a'));
}

/// What is wrong with a text of a type; empty when it is right.
QString said(const char *column, ValueKind kind, const QString &text)
{
    const auto type = FieldType::parse(column);
    if (!type)
        return "no such type";
    const auto wrong = problem(*type, kind, text.toStdString());
    return wrong ? QString::fromStdString(wrong->str()) : QString();
}

} // namespace

class TestFieldType final : public QObject {
    Q_OBJECT

private slots:
    void aRightValueIsAccepted_data()
    {
        QTest::addColumn<QByteArray>("type");
        QTest::addColumn<ValueKind>("kind");
        QTest::addColumn<QString>("text");
        const auto row = [](const char *why, const char *type, const QString &text, ValueKind kind = ValueKind::Text) {
            QTest::newRow(why) << QByteArray(type) << kind << text;
        };
        row("text", "str", "Zürich");
        row("prose", "text", "two\nlines");
        row("whole", "int", "42", ValueKind::Number);
        row("whole, negative", "int", "-7", ValueKind::Number);
        row("whole, with a point", "int", "1.0", ValueKind::Number);
        row("whole, with an exponent", "int", "12.5e1", ValueKind::Number);
        row("whole, nothing", "int", "0e-5", ValueKind::Number);
        row("whole, the longest", "int", "9223372036854775807", ValueKind::Number);
        row("number", "num", "-1.5e-3", ValueKind::Number);
        row("true", "bool", "true", ValueKind::Bool);
        row("word", "enum(low,limited,high)", "limited");
        row("time", "time", "2026-11-23T12:00:00Z");
        row("time with a fraction", "time", "2026-11-23T12:00:00.250Z");
        row("date", "date", "2026-11-23");
        row("leap day", "date", "2024-02-29");
        row("leap day of a century", "date", "2000-02-29");
        row("days", "dur", "P90D");
        row("weeks", "dur", "P2W");
        row("years, months and days", "dur", "P1Y2M3D");
        row("minutes are behind T", "dur", "PT1M");
        row("all of it", "dur", "P1Y2M3DT4H5M6.7S");
        row("sha256", "digest", "sha256:" + digits(64));
        row("sha384", "digest", "sha384:" + digits(96));
        row("sha512", "digest", "sha512:" + digits(128));
        row("blake2b-512", "digest", "blake2b-512:" + digits(128));
        row("blake3", "digest", "blake3:" + digits(64));
        row("md5 is read", "digest", "md5:" + digits(32));
        row("sha1 is read", "digest", "sha1:" + digits(40));
        row("a short digest is read", "digest", "sha256:0123456789ab");
        row("purl", "purl", "pkg:pypi/tokenmill@1.8.2");
        row("purl with everything", "purl", "pkg:huggingface/a/b@rev?repository_url=https://x.example#sub/path");
        row("purl with a scope", "purl", "pkg:npm/%40scope/name@1.0.0");
        row("licence", "spdx", "Apache-2.0");
        row("licence or later", "spdx", "GPL-2.0+");
        row("licence expression", "spdx", "(MIT OR Apache-2.0) AND GPL-2.0-only WITH Classpath-exception-2.0");
        row("own licence", "spdx", "LicenseRef-community-3");
        row("own licence elsewhere", "spdx", "DocumentRef-a:LicenseRef-b");
        row("iri", "iri", "urn:uuid:1281e78e-cb9e-4877-8ce1-6137446b83b7");
        row("iri beyond ASCII", "iri", "https://büro.example/straße?q=1#a");
        row("version", "semver", "1.0.0");
        row("version with all", "semver", "10.20.30-rc.1.x-y+build.007");
        row("language", "lang", "de");
        row("language with a script and a region", "lang", "zh-Hant-TW");
        row("private language", "lang", "x-elvish");
        row("country", "region", "DE");
        row("subdivision", "region", "US-CA");
        row("the union", "region", "EU");
        row("the economic area", "region", "EEA");
        row("currency", "ccy", "EUR");
        row("share", "pct", "0.25", ValueKind::Number);
        row("nothing of it", "pct", "0", ValueKind::Number);
        row("all of it too", "pct", "1.0", ValueKind::Number);
        row("reference", "ref", "m-harrow");
        row("reference to a digest", "ref", "sha256:" + digits(64));
        row("map", "map", {}, ValueKind::EmptyObject);
        row("party", "party", {}, ValueKind::EmptyObject);
        row("pointer", "ptr", {}, ValueKind::EmptyObject);
        row("pointer or text: pointer", "ptr(inline)", {}, ValueKind::EmptyObject);
        row("pointer or text: text", "ptr(inline)", "You answer briefly.");
    }
    void aRightValueIsAccepted()
    {
        QFETCH(QByteArray, type);
        QFETCH(ValueKind, kind);
        QFETCH(QString, text);
        QCOMPARE(said(type.constData(), kind, text), QString());
    }

    void aWrongValueIsRefused_data()
    {
        QTest::addColumn<QByteArray>("type");
        QTest::addColumn<ValueKind>("kind");
        QTest::addColumn<QString>("text");
        const auto row = [](const char *why, const char *type, const QString &text, ValueKind kind = ValueKind::Text) {
            QTest::newRow(why) << QByteArray(type) << kind << text;
        };
        row("text: a number", "str", "7", ValueKind::Number);
        row("text: blank", "str", " \t");
        row("text: null", "text", "null", ValueKind::Null);
        row("whole: a fraction", "int", "1.5", ValueKind::Number);
        row("whole: a small exponent", "int", "15e-1", ValueKind::Number);
        row("whole: beyond 64 bits", "int", "1e40", ValueKind::Number);
        row("whole: an exponent without end", "int", "1e99999999999999999999", ValueKind::Number);
        row("whole: in quotes", "int", "1");
        row("number: in quotes", "num", "1.5");
        row("number: true", "num", "true", ValueKind::Bool);
        row("truth: in quotes", "bool", "true");
        row("truth: one", "bool", "1", ValueKind::Number);
        row("word: unlisted", "enum(low,limited,high)", "medium");
        row("word: other case", "enum(low,limited,high)", "High");
        row("time: no zone", "time", "2026-11-23T12:00:00");
        row("time: another zone", "time", "2026-11-23T12:00:00+01:00");
        row("time: a blank between", "time", "2026-11-23 12:00:00Z");
        row("time: hour 24", "time", "2026-11-23T24:00:00Z");
        row("time: a day that isn't", "time", "2026-02-30T12:00:00Z");
        row("time: an empty fraction", "time", "2026-11-23T12:00:00.Z");
        row("date: month 13", "date", "2026-13-01");
        row("date: no leap year", "date", "2026-02-29");
        row("date: no leap year in this century", "date", "1900-02-29");
        row("date: day 0", "date", "2026-01-00");
        row("date: two digits", "date", "26-01-01");
        row("date: something behind", "date", "2026-01-01T");
        row("duration: no P", "dur", "90D");
        row("duration: no amount", "dur", "P");
        row("duration: nothing behind T", "dur", "P1DT");
        row("duration: hours before T", "dur", "P1H");
        row("duration: wrong order", "dur", "P1D1Y");
        row("duration: weeks with days", "dur", "P1W1D");
        row("duration: no unit", "dur", "P1");
        row("duration: words", "dur", "90 days");
        row("digest: no algorithm", "digest", digits(64));
        row("digest: unknown algorithm", "digest", "crc32:" + digits(8));
        row("digest: upper case", "digest", "sha256:" + digits(64).toUpper());
        row("digest: no hex", "digest", "sha256:" + QString(64, 'g'));
        row("digest: too long", "digest", "sha256:" + digits(65));
        row("digest: too short for anything", "digest", "sha256:abc");
        row("purl: no scheme", "purl", "pypi/tokenmill@1.8.2");
        row("purl: no name", "purl", "pkg:pypi");
        row("purl: an empty version", "purl", "pkg:pypi/tokenmill@");
        row("purl: a blank", "purl", "pkg:pypi/token mill");
        row("purl: half an escape", "purl", "pkg:npm/%4");
        row("licence: two without an operator", "spdx", "MIT Apache-2.0");
        row("licence: an operator at the end", "spdx", "MIT OR");
        row("licence: open parenthesis", "spdx", "(MIT");
        row("licence: closed too often", "spdx", "MIT)");
        row("licence: empty parentheses", "spdx", "()");
        row("licence: a list", "spdx", "MIT, Apache-2.0");
        row("licence: empty", "spdx", "");
        row("licence: a parenthesis behind WITH", "spdx", "GPL-2.0-only WITH (x)");
        row("licence: a document without a licence", "spdx", "DocumentRef-a:MIT");
        row("iri: no scheme", "iri", "www.example.com/a");
        row("iri: nothing behind the scheme", "iri", "https:");
        row("iri: a blank", "iri", "https://a b");
        row("iri: a line feed", "iri", "https://a\nb");
        row("version: two parts", "semver", "1.0");
        row("version: a v in front", "semver", "v1.0.0");
        row("version: a leading zero", "semver", "1.02.0");
        row("version: a leading zero before the release", "semver", "1.0.0-01");
        row("version: an empty part", "semver", "1.0.0-a..b");
        row("version: nothing behind +", "semver", "1.0.0+");
        row("language: a word", "lang", "deutsch-sprachige");
        row("language: an underscore", "lang", "pt_BR");
        row("language: one letter", "lang", "d");
        row("language: a hyphen at the end", "lang", "de-");
        row("region: lower case", "region", "de");
        row("region: three letters", "region", "DEU");
        row("region: nothing behind the hyphen", "region", "US-");
        row("region: a word", "region", "Europe");
        row("currency: lower case", "ccy", "eur");
        row("currency: a sign", "ccy", "€");
        row("share: percent", "pct", "25", ValueKind::Number);
        row("share: negative", "pct", "-0.1", ValueKind::Number);
        row("share: in quotes", "pct", "0.5");
        row("reference: empty", "ref", "");
        row("reference: a blank around it", "ref", " a");
        row("reference: a number", "ref", "7", ValueKind::Number);
        row("map: a list", "map", {}, ValueKind::EmptyList);
        row("party: a name alone", "party", "Corvin Thessaly");
        row("pointer: a link alone", "ptr", "https://e.qb.example/card.md");
        row("pointer or text: a number", "ptr(inline)", "7", ValueKind::Number);
        row("pointer or text: blank", "ptr(inline)", " ");
    }
    void aWrongValueIsRefused()
    {
        QFETCH(QByteArray, type);
        QFETCH(ValueKind, kind);
        QFETCH(QString, text);
        const auto sentence = said(type.constData(), kind, text);
        QVERIFY2(sentence.startsWith("This should be "), qPrintable(sentence));
        QVERIFY(sentence.endsWith('.') && !sentence.contains("%1") && !sentence.contains("%2"));
    }

    void aRefusalQuotesTheValueAndTheWords()
    {
        QCOMPARE(said("enum(low,limited,high)", ValueKind::Text, "medium"),
                 QString("This should be one of low, limited, high, but is “medium”."));
        QCOMPARE(said("date", ValueKind::Number, "7"), QString("This should be a date (YYYY-MM-DD), but is 7."));
        QCOMPARE(said("date", ValueKind::EmptyList, ""), QString("This should be a date (YYYY-MM-DD), but is […]."));
        QCOMPARE(said("ccy", ValueKind::Text, QString("a") + QChar(0x202e)),
                 QString("This should be a currency code such as EUR, but is “a⟨U+202E⟩”."));
    }

    void aHugeValueCostsNoTimeAndNoScreen()
    {
        const std::string huge(20'000'000, '(');
        for (const char *column : {"spdx", "semver", "purl", "dur", "lang", "iri", "ref"}) {
            const auto wrong = problem(*FieldType::parse(column), ValueKind::Text, huge);
            QVERIFY2(!wrong || wrong->str().size() < 2000, column);
        }
        QVERIFY(problem(*FieldType::parse("int"), ValueKind::Number, std::string(1'000'000, '9')));
    }

    void weakDigestsAreTold_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<bool>("weak");
        QTest::newRow("sha256") << "sha256:" + digits(64) << false;
        QTest::newRow("md5") << "md5:" + digits(32) << true;
        QTest::newRow("sha1") << "sha1:" + digits(40) << true;
        QTest::newRow("cut short") << "sha512:" + digits(64) << true;
        QTest::newRow("no digest") << "latest" << false;
    }
    void weakDigestsAreTold()
    {
        QFETCH(QString, text);
        QFETCH(bool, weak);
        QCOMPARE(isWeakDigest(text.toStdString()), weak);
    }

    void placeholdersCountAsAbsent()
    {
        const FieldType text{FieldType::Kind::Str};
        for (const char *word :
             {"TBD", "todo", "N/A", "none", "unknown", "-", "?", "xxx", "Lorem", " tbd ", "Lorem ipsum dolor"})
            QVERIFY2(isPlaceholder(text, word), word);
        for (const char *word : {"", "nonesuch", "x", "a - b", "unknown-territory"})
            QVERIFY2(!isPlaceholder(text, word), word);
        QVERIFY(!isPlaceholder(*FieldType::parse("enum(none,scc)"), "none"));
        QVERIFY(isPlaceholder(*FieldType::parse("enum(none,scc)"), "unknown"));
    }

    void aStateHasOneOfThreeWords()
    {
        QCOMPARE(statedState("unknown"), State::Unknown);
        QCOMPARE(statedState("withheld"), State::Withheld);
        QCOMPARE(statedState("n/a"), State::NotApplicable);
        QVERIFY(!statedState("given") && !statedState("") && !statedState("Unknown"));
    }

    void whatIsNoTypeIsRefused()
    {
        for (const char *column :
             {"", "string", "enum", "enum(", "enum()", "enum(a,)", "enum(a,a)", "int(3)", "ptr(x)"})
            QVERIFY2(!FieldType::parse(column), column);
    }

    void everyTypeHasAName()
    {
        for (int i = 0; i <= int(FieldType::Kind::Pointer); ++i) {
            const auto kind = FieldType::Kind(i);
            if (kind == FieldType::Kind::Enum)
                continue;
            QCOMPARE(FieldType::parse(name(kind))->kind, kind);
            QVERIFY(!inWords(FieldType{kind}).empty());
        }
    }

    void partiesAndPointersKnowTheirMembers()
    {
        QCOMPARE(membersOf(FieldType::Kind::Party).size(), std::size_t(4));
        QCOMPARE(membersOf(FieldType::Kind::Pointer).size(), std::size_t(7));
        QVERIFY(membersOf(FieldType::Kind::Map).empty());
    }
};

QTEST_APPLESS_MAIN(TestFieldType)
#include "tst_fieldtype.moc"
