// SPDX-License-Identifier: GPL-3.0-or-later
#include <cstdio>
#include <cstdlib>
#include <sstream>

#include <QProcess>
#include <QTest>

#include "app/crypto/box.h"
#include "app/crypto/crypto.h"
#include "app/crypto/recovery.h"
#include "app/crypto/seal.h"
#include "app/crypto/sign.h"
#include "app/crypto/treehead.h"
#include "tests/crypto/hex.h"

using namespace paillasse;
using namespace paillasse::crypto;
using namespace paillasse::crypto::testing;

// Whatever was sealed or signed opens as it was, or not at all: each byte flipped, cut off, moved or put elsewhere.
class TamperingTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QVERIFY(initialise()); }
    void aSealOpensAsItWas();
    void noFlippedByteOpens();
    void nothingIsSealedUnderNoKey_data();
    void nothingIsSealedUnderNoKey();
    void aSectionOpensInItsPlaceOnly();
    void nothingIsAppendedByASectionThatDoesNotOpen();
    void anotherSubkeyForEachDocumentAndSection();
    void aBoxOpensForItsRecipientOnly();
    void aSignatureIsForItsLabelAndBytes();
    void keysComeBackFromTheirSecrets();
    void aTreeHeadIsSignedWhole();
    void aRecoveryArchiveComesBack_data();
    void aRecoveryArchiveComesBack();
    void noFlippedByteOfAnArchivePasses();
    void noShortenedOrLengthenedArchivePasses();
    void noReorderedArchivePasses();
    void anArchiveOfAnotherRecipientIsSaidToBe();
};

namespace {

const Bytes plain = toBytes(asBytes("potassium 6,4 mmol/L"));

template <class Opens>
void refusesEveryFlip(Bytes bytes, Opens opens)
{
    QVERIFY(opens(bytes));
    for (std::size_t i = 0; i < bytes.size(); ++i)
        for (const std::uint8_t flip : {0x01, 0x80}) {
            bytes[i] ^= flip;
            QVERIFY2(!opens(bytes), qPrintable(QStringLiteral("byte %1").arg(i)));
            bytes[i] ^= flip;
        }
    for (std::size_t size = 0; size < bytes.size(); ++size)
        QVERIFY(!opens(Bytes(bytes.begin(), bytes.begin() + static_cast<std::ptrdiff_t>(size))));
    bytes.push_back(0);
    QVERIFY(!opens(bytes));
}

Uuid idOf(std::uint8_t number)
{
    return *Uuid::fromBytes(Bytes(Uuid::size, number));
}

const SectionContext context{1, idOf(1), idOf(2), 3, 4};

std::string archiveOf(const BoxKeyPair& keys, ByteView content)
{
    std::ostringstream out;
    auto writer = RecoveryWriter::begin(out, keys.publicKey);
    // In uneven pieces, as a backup comes.
    for (std::size_t at = 0; writer && at < content.size(); at += 10'007)
        (void)writer->write(content.subspan(at, std::min<std::size_t>(10'007, content.size() - at)));
    (void)writer->finish();
    return out.str();
}

Result<Bytes> readArchive(const BoxKeyPair& keys, const std::string& archive)
{
    std::istringstream in(archive);
    Bytes content;
    const auto done = readRecovery(in, keys, [&](ByteView piece) -> Result<> {
        content.insert(content.end(), piece.begin(), piece.end());
        return {};
    });
    if (!done)
        return tl::unexpected(done.error());
    return content;
}

// What a child of this test does.
int sealUnder(std::string_view what, int size)
{
    if (!initialise())
        return 1;
    const SecretBytes key(static_cast<std::size_t>(size));
    const auto sealed = what == "--seal" ? sealWithKey(key, plain, {}) : sealSection(key, context, plain);
    std::printf("sealed %zu\n", sealed.size());
    return 0;
}

constexpr std::size_t chunk = 64 * 1024;
constexpr std::size_t archiveHead = 8 + 32 + 48 + 24;
constexpr std::size_t sealedChunk = 4 + chunk + 17;

} // namespace

void TamperingTest::aSealOpensAsItWas()
{
    const auto key = randomSecret(keySize);
    const auto sealed = sealWithKey(key, plain, asBytes("there"));
    QCOMPARE(sealed.size(), plain.size() + sealOverhead);
    QVERIFY(openWithKey(key, sealed, asBytes("there")) == Result<Bytes>(plain));
    QVERIFY(openSecretWithKey(key, sealed, asBytes("there"))->equals(SecretBytes::copyOf(plain)));
    QVERIFY(sealWithKey(key, plain, {}) != sealWithKey(key, plain, {})); // a nonce of its own
    QVERIFY(openWithKey(key, sealWithKey(key, {}, {}), {})->empty());
    QVERIFY(openWithKey(SecretBytes(16), sealed, {}).error().code == ErrorCode::InvalidInput);
    // draft-irtf-cfrg-xchacha-03 A.3.1: nonce ‖ ciphertext ‖ tag.
    const auto known = openWithKey(SecretBytes::copyOf(counting(32, 0x80)),
                                   fromHex("404142434445464748494a4b4c4d4e4f5051525354555657"
                                           "bd6d179d3e83d43b9576579493c0e939572a1700252bfaccbed2902c21396cbb731c7f1b0b4aa6440bf3a82f4eda7e39ae64c6708c54c216cb96b72e1213b4522f8c9ba40db5d945b11b69b982c1bb9e3f3fac2bc369488f76b2383565d3fff921f9664c97637da9768812f615c68b13b52e"
                                           "c0875924c1c7987947deafd8780acf49"),
                                   fromHex("50515253c0c1c2c3c4c5c6c7"));
    QVERIFY(known);
    QVERIFY(asText(*known).starts_with("Ladies and Gentlemen of the class of '99"));
}

void TamperingTest::noFlippedByteOpens()
{
    const auto key = randomSecret(keySize);
    refusesEveryFlip(sealWithKey(key, plain, asBytes("there")), [&](const Bytes& bytes) { return openWithKey(key, bytes, asBytes("there")).has_value(); });
    const auto sealed = sealWithKey(key, plain, asBytes("there"));
    QVERIFY(openWithKey(key, sealed, asBytes("elsewhere")).error().code == ErrorCode::Corrupt);
    QVERIFY(openWithKey(key, sealed, {}).error().code == ErrorCode::Corrupt);
    QVERIFY(openWithKey(randomSecret(keySize), sealed, asBytes("there")).error().code == ErrorCode::Corrupt);
    QVERIFY(!openSecretWithKey(key, Bytes(10), asBytes("there")));
}

void TamperingTest::nothingIsSealedUnderNoKey_data()
{
    QTest::addColumn<QString>("what");
    QTest::addColumn<int>("size");
    QTest::addColumn<bool>("seals");
    for (const char* what : {"--seal", "--section"})
        for (const int size : {0, 16, 31, 32, 33})
            QTest::addRow("%s %d", what, size) << QString::fromLatin1(what) << size << (size == 32);
}

// A key that was moved away is empty: what is sealed under it, anybody opens, and we never again. The process ends instead.
void TamperingTest::nothingIsSealedUnderNoKey()
{
    QFETCH(QString, what);
    QFETCH(int, size);
    QFETCH(bool, seals);
    QProcess child;
    child.start(QCoreApplication::applicationFilePath(), {what, QString::number(size)});
    QVERIFY(child.waitForFinished());
    QCOMPARE(child.readAllStandardOutput().contains("sealed"), seals);
    QCOMPARE(child.exitStatus() == QProcess::NormalExit && child.exitCode() == 0, seals);
    QCOMPARE(child.readAllStandardError().contains("a sealing key has 32 bytes"), !seals);
}

void TamperingTest::aSectionOpensInItsPlaceOnly()
{
    const auto key = randomSecret(keySize);
    const auto sealed = sealSection(key, context, plain);
    Bytes out;
    QVERIFY(openSection(key, context, sealed, out));
    QCOMPARE(out, plain);
    refusesEveryFlip(sealed, [&](const Bytes& bytes) {
        Bytes scratch;
        return openSection(key, context, bytes, scratch).has_value();
    });
    std::vector<SectionContext> others(5, context);
    others[0].format = 2;
    others[1].laboratory = idOf(9);
    others[2].document = idOf(9);
    others[3].section = 8;
    others[4].revision = 5;
    for (const auto& other : others)
        QVERIFY(openSection(key, other, sealed, out).error().code == ErrorCode::Corrupt);
    QVERIFY(!openSection(randomSecret(keySize), context, sealed, out));
}

void TamperingTest::nothingIsAppendedByASectionThatDoesNotOpen()
{
    const auto key = randomSecret(keySize);
    auto sealed = sealSection(key, context, plain);
    Bytes out = counting(7);
    QVERIFY(openSection(key, context, sealed, out));
    QCOMPARE(out.size(), 7 + plain.size());
    sealed.back() ^= 1;
    out = counting(7);
    QVERIFY(!openSection(key, context, sealed, out));
    QCOMPARE(out, counting(7));
}

void TamperingTest::anotherSubkeyForEachDocumentAndSection()
{
    // As the header says it: HKDF-Expand with info = label ‖ document ‖ section, so that others may open what we sealed.
    const auto key = SecretBytes::copyOf(counting(32));
    const auto sealed = sealSection(key, context, plain);
    Bytes info = toBytes(asBytes("paillasse.section.v1"));
    info.insert(info.end(), context.document.bytes().begin(), context.document.bytes().end());
    info.push_back(context.section);
    info.push_back(1); // T(1) of RFC 5869 §2.3
    const auto subkey = hmacSha256(key, info);
    QVERIFY(openWithKey(SecretBytes::copyOf(subkey), sealed, associatedData(context)) == Result<Bytes>(plain));
    QVERIFY(!openWithKey(key, sealed, associatedData(context)));
}

void TamperingTest::aBoxOpensForItsRecipientOnly()
{
    const auto keys = BoxKeyPair::make();
    const auto sealed = sealTo(keys.publicKey, plain);
    QVERIFY(sealed);
    QVERIFY(openSealed(keys, *sealed) == Result<Bytes>(plain));
    QVERIFY(openSealedSecret(keys, *sealed)->equals(SecretBytes::copyOf(plain)));
    refusesEveryFlip(*sealed, [&](const Bytes& bytes) { return openSealed(keys, bytes).has_value(); });
    QVERIFY(openSealed(BoxKeyPair::make(), *sealed).error().code == ErrorCode::Corrupt);
    QVERIFY(!sealTo(Bytes(31), plain));
    QVERIFY(*sealTo(keys.publicKey, plain) != *sealed);
}

void TamperingTest::aSignatureIsForItsLabelAndBytes()
{
    const auto key = SigningKey::make();
    const auto signature = key.sign("paillasse.act.v1", plain);
    QCOMPARE(signature.size(), signatureSize);
    refusesEveryFlip(signature, [&](const Bytes& bytes) { return verify(key.publicKey(), "paillasse.act.v1", plain, bytes).has_value(); });
    refusesEveryFlip(plain, [&](const Bytes& bytes) { return verify(key.publicKey(), "paillasse.act.v1", bytes, signature).has_value(); });
    refusesEveryFlip(key.publicKey(), [&](const Bytes& bytes) { return verify(bytes, "paillasse.act.v1", plain, signature).has_value(); });
    QVERIFY(verify(key.publicKey(), "paillasse.report.v1", plain, signature).error().code == ErrorCode::Refused);
    QVERIFY(!verify(key.publicKey(), "", plain, signature));
    QVERIFY(!verify(SigningKey::make().publicKey(), "paillasse.act.v1", plain, signature));
}

void TamperingTest::keysComeBackFromTheirSecrets()
{
    // RFC 8032 §7.1, test 1.
    const auto known = SigningKey::fromSecret(secretFromHex("9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60"));
    QVERIFY(known);
    QCOMPARE(toHex(known->publicKey()), std::string("d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a"));
    const auto made = SigningKey::make();
    QCOMPARE(SigningKey::fromSecret(made.secret())->publicKey(), made.publicKey());
    QVERIFY(!SigningKey::fromSecret(SecretBytes(31)));
    auto box = BoxKeyPair::make();
    const auto publicKey = box.publicKey;
    QCOMPARE(BoxKeyPair::fromSecret(std::move(box.secretKey))->publicKey, publicKey);
    QVERIFY(!BoxKeyPair::fromSecret(SecretBytes(33)));
}

void TamperingTest::aTreeHeadIsSignedWhole()
{
    const auto key = SigningKey::make();
    const auto head = signHead(key, idOf(1), 2, 3, sha256(plain), {4});
    const auto encoded = encodeHead(head);
    QVERIFY(decodeHead(encoded) == Result<SignedTreeHead>(head));
    refusesEveryFlip(encoded, [&](const Bytes& bytes) {
        const auto read = decodeHead(bytes);
        return read && verifyHead(key.publicKey(), *read).has_value();
    });
}

void TamperingTest::aRecoveryArchiveComesBack_data()
{
    QTest::addColumn<int>("size");
    for (const int size : {0, 1, 1000, static_cast<int>(chunk) - 1, static_cast<int>(chunk), static_cast<int>(chunk) + 1, 3 * static_cast<int>(chunk)})
        QTest::addRow("%d", size) << size;
}

void TamperingTest::aRecoveryArchiveComesBack()
{
    QFETCH(int, size);
    const auto keys = BoxKeyPair::make();
    const auto content = counting(static_cast<std::size_t>(size));
    const auto archive = archiveOf(keys, content);
    QVERIFY(archive.starts_with("PAILREC1"));
    QVERIFY(readArchive(keys, archive) == Result<Bytes>(content));
}

void TamperingTest::noFlippedByteOfAnArchivePasses()
{
    const auto keys = BoxKeyPair::make();
    const auto archive = archiveOf(keys, plain);
    QVERIFY(readArchive(keys, archive));
    for (std::size_t i = 0; i < archive.size(); ++i)
        for (const int flip : {0x01, 0x80}) {
            auto changed = archive;
            changed[i] = static_cast<char>(changed[i] ^ flip);
            QVERIFY2(!readArchive(keys, changed), qPrintable(QStringLiteral("byte %1").arg(i)));
        }
}

void TamperingTest::noShortenedOrLengthenedArchivePasses()
{
    const auto keys = BoxKeyPair::make();
    const auto archive = archiveOf(keys, plain);
    for (std::size_t size = 0; size < archive.size(); ++size)
        QVERIFY(!readArchive(keys, archive.substr(0, size)));
    QVERIFY(!readArchive(keys, archive + std::string(1, '\0')));
    // Cut between two chunks: what is left is whole, and not the end.
    const auto large = archiveOf(keys, counting(3 * chunk));
    QCOMPARE(large.size(), archiveHead + 3 * sealedChunk);
    for (const std::size_t chunks : {0u, 1u, 2u})
        QVERIFY(readArchive(keys, large.substr(0, archiveHead + chunks * sealedChunk)).error().code == ErrorCode::Corrupt);
    // A writer that never said it had finished.
    std::ostringstream out;
    auto writer = RecoveryWriter::begin(out, keys.publicKey);
    QVERIFY(writer->write(plain));
    QVERIFY(!readArchive(keys, out.str()));
}

void TamperingTest::noReorderedArchivePasses()
{
    const auto keys = BoxKeyPair::make();
    const auto archive = archiveOf(keys, counting(3 * chunk));
    const auto head = archive.substr(0, archiveHead);
    const auto part = [&](std::size_t i) { return archive.substr(archiveHead + i * sealedChunk, sealedChunk); };
    QVERIFY(readArchive(keys, head + part(0) + part(1) + part(2)));
    QVERIFY(!readArchive(keys, head + part(1) + part(0) + part(2)));
    QVERIFY(!readArchive(keys, head + part(0) + part(2)));
    QVERIFY(!readArchive(keys, head + part(0) + part(0) + part(1) + part(2)));
    QVERIFY(!readArchive(keys, head + part(2)));
    // Chunks under another archive's head.
    QVERIFY(!readArchive(keys, archiveOf(keys, plain).substr(0, archiveHead) + part(0) + part(1) + part(2)));
}

void TamperingTest::anArchiveOfAnotherRecipientIsSaidToBe()
{
    const auto archive = archiveOf(BoxKeyPair::make(), plain);
    QVERIFY(readArchive(BoxKeyPair::make(), archive).error().code == ErrorCode::WrongSecret);
    QVERIFY(readArchive(BoxKeyPair::make(), "a letter to the laboratory, which is no archive and long enough to be looked at, all the same, twice").error().code == ErrorCode::InvalidInput);
}

int main(int argc, char** argv)
{
    if (argc == 3) {
        const auto what = std::string_view(argv[1]);
        if (what == "--seal" || what == "--section")
            return sealUnder(what, std::atoi(argv[2]));
    }
    QCoreApplication app(argc, argv);
    TamperingTest test;
    return QTest::qExec(&test, argc, argv);
}
#include "tampering.test.moc"
