// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include "app/crypto/cms.h"
#include "app/crypto/crypto.h"

using namespace paillasse;
using namespace paillasse::crypto;

namespace {

constexpr Instant now{1'773'305'220'000};
constexpr std::int64_t year = 365 * dayMs;

ErrorCode codeOf(const Result<DetachedSeal>& result)
{
    return result ? throw std::runtime_error("was opened") : result.error().code;
}

struct Sealed {
    KeyAndCertificate authority = *makeAuthority("Paillasse test", now, 20 * year);
    KeyAndCertificate seal = *makeSeal(authority, "Paillasse test \xe2\x80\x93 seal", now, 10 * year);
    Bytes content = toBytes(asBytes("who saw the patient 1001"));
    Bytes cms = *sealDetached(seal, content, now + dayMs);
};

} // namespace

// A seal beside its bytes.
class CmsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QVERIFY(initialise()); }

    void whoSealedAndWhenIsInIt()
    {
        const Sealed here;
        const auto opened = openDetached(here.cms, here.content, here.authority.certificate);
        QVERIFY(opened);
        QCOMPARE(opened->at, now + dayMs);
        QCOMPARE(opened->signer.commonName, std::string("Paillasse test \xe2\x80\x93 seal"));
        QCOMPARE(opened->signer.fingerprint, readCertificate(here.seal.certificate)->fingerprint);
        const auto contains = [&here](ByteView part) { return std::ranges::search(here.cms, part).begin() != here.cms.end(); };
        // Of the signed attributes: id-aa-signingCertificateV2 and signingTime.
        QVERIFY(contains(Bytes{0x06, 0x0b, 0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 0x01, 0x09, 0x10, 0x02, 0x2f}));
        QVERIFY(contains(Bytes{0x06, 0x09, 0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 0x01, 0x09, 0x05}));
        QVERIFY(!contains(here.content));
    }

    void itIsOnTheseBytesAlone()
    {
        Sealed here;
        here.content.push_back('2');
        QVERIFY(codeOf(openDetached(here.cms, here.content, here.authority.certificate)) == ErrorCode::Corrupt);
    }

    void nobodyElseSealsForTheStore()
    {
        const Sealed here;
        const Sealed other;
        QVERIFY(codeOf(openDetached(other.cms, here.content, here.authority.certificate)) == ErrorCode::NotTrusted);
        // A workstation and the server have certificates of the same authority.
        const auto key = makePrivateKey();
        const KeyAndCertificate workstation{key.clone(), *issueClient(here.authority, *makeRequest(key, "PAILLASSE-03"), "PAILLASSE-03", now, year)};
        const auto server = *makeServer(here.authority, {"localhost"}, now, year);
        for (const auto* signer : {&workstation, &server})
            QVERIFY(codeOf(openDetached(*sealDetached(*signer, here.content, now + dayMs), here.content, here.authority.certificate)) == ErrorCode::NotTrusted);
        // And the authority issues; it does not seal.
        QVERIFY(codeOf(openDetached(*sealDetached(here.authority, here.content, now + dayMs), here.content, here.authority.certificate)) == ErrorCode::NotTrusted);
    }

    void aSealIsOfTheTimeOfItsCertificate()
    {
        const Sealed here;
        for (const auto at : {now - dayMs, now + 10 * year + dayMs})
            QVERIFY(codeOf(openDetached(*sealDetached(here.seal, here.content, at), here.content, here.authority.certificate)) == ErrorCode::NotTrusted);
        // Long past, and the other form of time that there is from 2050 on.
        const auto late = Instant{2'600'000'000'000};
        const auto authority = *makeAuthority("Paillasse test", late, 20 * year);
        const auto seal = *makeSeal(authority, "seal", late, year);
        QCOMPARE(openDetached(*sealDetached(seal, here.content, late), here.content, authority.certificate)->at, late);
    }

    void noFlippedBitOfItOpens()
    {
        Sealed here;
        for (std::size_t i = 0; i < here.cms.size(); ++i)
            for (unsigned bit = 0; bit < 8; ++bit) {
                here.cms[i] ^= static_cast<std::uint8_t>(1u << bit);
                QVERIFY2(!openDetached(here.cms, here.content, here.authority.certificate), qPrintable(QStringLiteral("byte %1, bit %2").arg(i).arg(bit)));
                here.cms[i] ^= static_cast<std::uint8_t>(1u << bit);
            }
        here.cms.push_back(0);
        QVERIFY(codeOf(openDetached(here.cms, here.content, here.authority.certificate)) == ErrorCode::InvalidInput);
        here.cms.pop_back();
        for (std::size_t size = 0; size < here.cms.size(); ++size)
            QVERIFY(!openDetached({here.cms.data(), size}, here.content, here.authority.certificate));
    }
};

QTEST_GUILESS_MAIN(CmsTest)
#include "cms.test.moc"
