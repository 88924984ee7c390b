// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>
#include <zstd.h>

#include "app/client/heads.h"
#include "app/client/net/frameparser.h"
#include "app/client/net/nettrouble.h"
#include "app/client/net/transport.h"
#include "app/client/numbers.h"
#include "app/crypto/crypto.h"
#include "app/wire/messages.h"
#include "tests/client/framed.h"
#include "tests/client/sample.h"

using namespace paillasse;
using namespace paillasse::client;
using namespace paillasse::client::testing;

namespace {

Bytes packed(const Bytes& payload)
{
    Bytes out(ZSTD_compressBound(payload.size()));
    out.resize(ZSTD_compress(out.data(), out.size(), payload.data(), payload.size(), 1));
    return out;
}

Failure failureOf(int status, ErrorCode code, const char* hint = "")
{
    return troubleOf(status, wire::encodeMessage(wire::Problem{code, hint}), 0).failure;
}

crypto::SignedTreeHead headOf(const crypto::SigningKey& key, std::uint64_t epoch, std::uint64_t size, std::uint8_t root)
{
    crypto::Digest digest{};
    digest.fill(root);
    return crypto::signHead(key, idOf<lab::LaboratoryId>(1).uuid(), epoch, size, digest, lab::testing::nine);
}

} // namespace

class NetTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QVERIFY(crypto::initialise()); }

    void framesComeInWhateverPieces()
    {
        const Bytes first(5000, 7);
        const Bytes second{1, 2, 3};
        auto stream = framed(1, packed(first));
        const auto more = framed(0, second);
        stream.insert(stream.end(), more.begin(), more.end());
        for (const std::size_t piece : {1u, 3u, 64u, 100'000u}) {
            FrameParser parser;
            std::vector<Bytes> got;
            for (std::size_t at = 0; at < stream.size(); at += piece) {
                parser.add(ByteView(stream).subspan(at, std::min(piece, stream.size() - at)));
                for (;;) {
                    const auto payload = parser.next();
                    QVERIFY(payload);
                    if (payload->empty())
                        break;
                    got.push_back(*payload);
                }
            }
            QCOMPARE(got.size(), 2u);
            QVERIFY(got[0] == first && got[1] == second);
        }
    }

    void aBadFrameEndsTheStream()
    {
        const auto code = [](Bytes bytes) {
            FrameParser parser;
            parser.add(bytes);
            const auto payload = parser.next();
            return payload ? ErrorCode::NotFound : payload.error().code;
        };
        QVERIFY(code({0, 0, 0, 1, 0}) == ErrorCode::Corrupt);                  // nothing in it
        QVERIFY(code({0x7f, 0xff, 0xff, 0xff}) == ErrorCode::TooLarge);        // before a byte of it is kept
        QVERIFY(code(framed(9, {1, 2})) == ErrorCode::Incompatible);
        QVERIFY(code(framed(1, {1, 2, 3, 4, 5})) == ErrorCode::Corrupt);
        auto cut = packed(Bytes(5000, 7));
        cut.resize(cut.size() - 2);
        QVERIFY(code(framed(1, cut)) == ErrorCode::Corrupt);
        QVERIFY(code(framed(1, packed(Bytes(wire::maxFrameBytes + 1, 0)))) == ErrorCode::TooLarge); // a bomb
    }

    void refusalsAreToldApart()
    {
        QVERIFY(failureOf(401, ErrorCode::WrongSecret) == Failure::WrongCredentials);
        QVERIFY(failureOf(401, ErrorCode::Revoked) == Failure::SeatElsewhere);
        QVERIFY(failureOf(403, ErrorCode::Revoked) == Failure::WorkstationRevoked);
        QVERIFY(failureOf(403, ErrorCode::Revoked, "this account is closed") == Failure::PersonDisabled);
        QVERIFY(failureOf(403, ErrorCode::NotTrusted) == Failure::WorkstationRevoked);
        QVERIFY(failureOf(403, ErrorCode::Expired) == Failure::CertificateExpired);
        QVERIFY(failureOf(409, ErrorCode::Conflict) == Failure::SeatElsewhere);
        QVERIFY(failureOf(426, ErrorCode::Incompatible) == Failure::StoreTooNew);
        QVERIFY(failureOf(429, ErrorCode::Locked) == Failure::TooManyAttempts);
        QVERIFY(failureOf(503, ErrorCode::Unreachable) == Failure::Offline);
        QVERIFY(failureOf(507, ErrorCode::DiskFull) == Failure::StoreFull);
        QVERIFY(troubleOf(507, wire::encodeMessage(wire::Problem{ErrorCode::DiskFull, {}}), 0).isPassing());
        QVERIFY(troubleOf(502, asBytes("<html>Bad Gateway</html>"), 0).failure == Failure::NotPaillasse);
        const QSslError expired(QSslError::CertificateExpired);
        const QSslError early(QSslError::CertificateNotYetValid);
        const QSslError stranger(QSslError::SelfSignedCertificateInChain);
        QVERIFY(troubleOf(QNetworkReply::SslHandshakeFailedError, {expired}).failure == Failure::StoreCertificateExpired);
        QVERIFY(troubleOf(QNetworkReply::SslHandshakeFailedError, {early}).failure == Failure::ClockOff);
        QVERIFY(troubleOf(QNetworkReply::SslHandshakeFailedError, {expired, stranger}).failure == Failure::WrongStore);
        QVERIFY(troubleOf(QNetworkReply::SslHandshakeFailedError, {}).failure == Failure::NotPaillasse);
        QVERIFY(troubleOf(QNetworkReply::ConnectionRefusedError, {}).isPassing());
    }

    void addressesAreHostAndPort()
    {
        QCOMPARE(StoreAddress::parse(QStringLiteral(" store.labo.example:8443 "))->host, QStringLiteral("store.labo.example"));
        QCOMPARE(StoreAddress::parse(QStringLiteral("[::1]:7443"))->host, QStringLiteral("::1"));
        for (const auto* bad : {"store", "store:", ":7443", "store:0", "store:99999", "https://store:1", "a b:1", "me@store:1", "::1:7443", "store:1/x"})
            QVERIFY2(!StoreAddress::parse(QLatin1String(bad)), bad);
    }

    void numbersAreNeverGivenTwice()
    {
        const QTemporaryDir folder;
        const Profile profile(folder.path());
        QVERIFY(profile.prepare());
        const auto laboratory = lab::testing::theLaboratory;
        const wire::LaboratoryEntry entry{laboratory, "L", {201, 203}, {41, 42}};
        {
            auto numbers = Numbers::open(profile, lab::testing::nine);
            QVERIFY(!numbers.take(laboratory, Numbers::Kind::Patient));
            QVERIFY(numbers.add(entry, 2026));
            QCOMPARE(*numbers.take(laboratory, Numbers::Kind::Patient), std::string("0000201"));
            QCOMPARE(*numbers.take(laboratory, Numbers::Kind::Accession), std::string("26-000041"));
        }
        auto numbers = Numbers::open(profile, lab::testing::nine);
        QVERIFY(numbers.add(entry, 2026)); // the same block again, as each sign-in says it
        QCOMPARE(*numbers.take(laboratory, Numbers::Kind::Patient), std::string("0000202"));
        QCOMPARE(numbers.usage(laboratory).patientsUsed, 2u);
        QCOMPARE(*numbers.take(laboratory, Numbers::Kind::Patient), std::string("0000203"));
        const auto none = numbers.take(laboratory, Numbers::Kind::Patient);
        QVERIFY(!none && none.error().code == ErrorCode::NotFound);
        QVERIFY(numbers.add({laboratory, "L", {401, 600}, {41, 42}}, 2026));
        QCOMPARE(*numbers.take(laboratory, Numbers::Kind::Patient), std::string("0000401"));
        // Next year begins with next year's block.
        QVERIFY(numbers.add({laboratory, "L", {401, 600}, {1, 200}}, 2027));
        QCOMPARE(*numbers.take(laboratory, Numbers::Kind::Accession), std::string("27-000001"));
    }

    void aShorterOrOtherLedgerIsSeen()
    {
        using Verdict = Heads::Verdict;
        const QTemporaryDir folder;
        const Profile profile(folder.path());
        QVERIFY(profile.prepare());
        const auto key = crypto::SigningKey::make();
        Heads heads(profile, key.publicKey());
        const auto see = [&heads, &key](std::uint64_t epoch, std::uint64_t size, std::uint8_t root) { return heads.see(crypto::encodeHead(headOf(key, epoch, size, root))); };
        QVERIFY(see(1, 10, 1) == Verdict::First);
        QVERIFY(see(1, 10, 1) == Verdict::Same);
        QVERIFY(see(1, 12, 2) == Verdict::Newer);
        QCOMPARE(heads.of(idOf<lab::LaboratoryId>(1).uuid())->size, 10u); // until it is proved
        heads.keep(headOf(key, 1, 12, 2));
        QVERIFY(see(1, 12, 3) == Verdict::Alarm);
        QVERIFY(see(1, 11, 2) == Verdict::Behind);
        QVERIFY(heads.save());
        Heads again(profile, key.publicKey());
        QCOMPARE(again.of(idOf<lab::LaboratoryId>(1).uuid())->size, 12u);
        QVERIFY(see(2, 5, 4) == Verdict::NewEpoch);
        QVERIFY(see(1, 20, 5) == Verdict::Alarm);
        QVERIFY(heads.see(crypto::encodeHead(headOf(crypto::SigningKey::make(), 2, 6, 6))) == Verdict::NotSigned);
        QVERIFY(heads.see(Bytes{1, 2, 3}) == Verdict::NotSigned);
    }
};

QTEST_GUILESS_MAIN(NetTest)
#include "net.test.moc"
