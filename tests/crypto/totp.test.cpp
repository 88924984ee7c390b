// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include "app/crypto/totp.h"

using namespace paillasse;
using namespace paillasse::crypto;

class TotpTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    // RFC 6238, appendix B, the rows of SHA-1: eight digits.
    void thePublishedVectors_data()
    {
        QTest::addColumn<qint64>("seconds");
        QTest::addColumn<QString>("code");
        QTest::newRow("1970") << qint64(59) << QStringLiteral("94287082");
        QTest::newRow("2005, first") << qint64(1111111109) << QStringLiteral("07081804");
        QTest::newRow("2005, second") << qint64(1111111111) << QStringLiteral("14050471");
        QTest::newRow("2009") << qint64(1234567890) << QStringLiteral("89005924");
        QTest::newRow("2033") << qint64(2000000000) << QStringLiteral("69279037");
        QTest::newRow("2603") << qint64(20000000000) << QStringLiteral("65353130");
    }
    void thePublishedVectors()
    {
        QFETCH(qint64, seconds);
        QFETCH(QString, code);
        QCOMPARE(textOf(totpCode(m_secret, totpStep({seconds * 1000}), 8)), code);
        QCOMPARE(textOf(totpCode(m_secret, totpStep({seconds * 1000}))), code.right(6)); // the last digits of the same number
    }

    void oneStepOfDriftIsForgivenEitherWay()
    {
        const std::uint64_t now = 1000;
        for (const auto step : {now - 1, now, now + 1})
            QCOMPARE(matchTotp(m_secret, code(step).toStdString(), now, 0).value_or(0), step);
        for (const auto step : {now - 2, now + 2})
            QVERIFY(!matchTotp(m_secret, code(step).toStdString(), now, 0));
        QVERIFY(matchTotp(m_secret, code(0).toStdString(), 0, 0) == std::nullopt); // the first step of all is before any last one
    }

    void aCodeIsTakenOnce()
    {
        QCOMPARE(matchTotp(m_secret, code(1000).toStdString(), 1000, 999).value_or(0), std::uint64_t(1000));
        QVERIFY(!matchTotp(m_secret, code(1000).toStdString(), 1000, 1000));
        QVERIFY(!matchTotp(m_secret, code(999).toStdString(), 1000, 1000)); // nor an earlier one after it
        QCOMPARE(matchTotp(m_secret, code(1001).toStdString(), 1000, 1000).value_or(0), std::uint64_t(1001));
    }

    void whatIsNoCodeMatchesNothing()
    {
        for (const char* text : {"", "12345", "1234567", "abcdef", "００００００"})
            QVERIFY(!matchTotp(m_secret, text, 1000, 0));
        auto wrong = code(1000);
        wrong[0] = wrong[0] == QLatin1Char('9') ? QLatin1Char('0') : QLatin1Char('9');
        QVERIFY(!matchTotp(m_secret, wrong.toStdString(), 1000, 0));
    }

    // RFC 4648 §10 has "foobar"; the secret is that of RFC 6238.
    void theSecretIsTypedInBase32()
    {
        QCOMPARE(textOf(base32(SecretBytes::copyOf("foobar"))), QStringLiteral("MZXW6YTBOI"));
        QCOMPARE(textOf(base32(m_secret)), QStringLiteral("GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ"));
    }

private:
    static QString textOf(const SecretBytes& secret) { return QString::fromStdString(std::string(asText(secret.view()))); }
    [[nodiscard]] QString code(std::uint64_t step) const { return textOf(totpCode(m_secret, step)); }

    const SecretBytes m_secret = SecretBytes::copyOf("12345678901234567890");
};

QTEST_APPLESS_MAIN(TotpTest)
#include "totp.test.moc"
