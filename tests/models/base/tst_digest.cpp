#include "models/base/digest.h"

#include <QTest>

using namespace pedigree;

class TestDigest final : public QObject {
    Q_OBJECT

private slots:
    void upperAndLowerCaseAreTheSameDigest()
    {
        const auto lower = Digest::parse("sha256:" + std::string(64, 'a'));
        const auto upper = Digest::parse("sha256:" + std::string(64, 'A'));
        QVERIFY(lower && upper);
        QVERIFY(*lower == *upper);
    }

    void otherSpellingsOfTheAlgorithmAreKnown_data()
    {
        QTest::addColumn<QByteArray>("spelled");
        QTest::addColumn<QByteArray>("name");
        QTest::addColumn<int>("digits");
        QTest::newRow("CycloneDX") << QByteArray("SHA-256") << QByteArray("sha256") << 64;
        QTest::newRow("SPDX") << QByteArray("SHA512") << QByteArray("sha512") << 128;
        QTest::newRow("SHA-3") << QByteArray("SHA3-256") << QByteArray("sha3-256") << 64;
        QTest::newRow("BLAKE2b") << QByteArray("BLAKE2b-256") << QByteArray("blake2b-256") << 64;
        QTest::newRow("weak") << QByteArray("MD5") << QByteArray("md5") << 32;
    }
    void otherSpellingsOfTheAlgorithmAreKnown()
    {
        QFETCH(QByteArray, spelled);
        QFETCH(QByteArray, name);
        QFETCH(int, digits);
        const auto digest = Digest::make(spelled.toStdString(), std::string(std::size_t(digits), '0'));
        QVERIFY(digest);
        QCOMPARE(QByteArray(digest->algorithmName().data(), qsizetype(digest->algorithmName().size())), name);
        QCOMPARE(digest->isStrong(), name != "md5");
    }

    void whatIsNoDigestIsRefused_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::newRow("one digit short") << QByteArray("sha256:" + QByteArray(63, 'a'));
        QTest::newRow("one digit long") << QByteArray("sha256:" + QByteArray(65, 'a'));
        QTest::newRow("no algorithm") << QByteArray(64, 'a');
        QTest::newRow("no hexadecimal digit") << QByteArray("sha256:" + QByteArray(63, 'a') + "g");
        QTest::newRow("unknown algorithm") << QByteArray("crc32:00000000");
        QTest::newRow("empty") << QByteArray();
    }
    void whatIsNoDigestIsRefused()
    {
        QFETCH(QByteArray, text);
        QVERIFY(!Digest::parse(text.toStdString()));
    }

    void sha256IsThatOfFips180()
    {
        // NIST FIPS 180-2, appendix B.1 and B.2.
        QCOMPARE(sha256("abc").hex(), std::string("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"));
        Hasher hasher;
        hasher.add("abcdbcdecdefdefgefghfghighijhijk");
        hasher.add("ijkljklmklmnlmnomnopnopq");
        QCOMPARE(hasher.finish().hex(), std::string("248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"));
    }
};

QTEST_APPLESS_MAIN(TestDigest)
#include "tst_digest.moc"
