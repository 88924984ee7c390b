// SPDX-License-Identifier: GPL-3.0-or-later
#include <memory>
#include <set>

#include <QTest>

#include <openssl/bio.h>
#include <openssl/ec.h>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/rsa.h>
#include <openssl/ui.h>
#include <openssl/x509.h>
#include <openssl/x509v3.h>

#include "app/crypto/certificate.h"
#include "app/crypto/crypto.h"
#include "app/crypto/enrolmentcode.h"
#include "app/crypto/password.h"
#include "tests/crypto/hex.h"

using namespace paillasse;
using namespace paillasse::crypto;
using namespace paillasse::crypto::testing;

// Passwords, certificates and codes: what a person or a workstation shows to be let in. Certificates are held against OpenSSL's own
// verification, as a TLS peer would do it.
class CredentialsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QVERIFY(initialise()); }
    void aPasswordGivesItsKey();
    void aKeyHasBranchesThatDoNotMeet();
    void theStoreKnowsAnAuthByItsHash();
    void anUnknownNameHasASaltToo();
    void anAuthoritySignsAndNothingElse();
    void aServerIsWhoItSays();
    void aWorkstationIsIssuedItsCertificate();
    void theRequestsOwnNameCountsForNothing();
    void whatIsComparedByTelephoneIsOfTheKey();
    void aRequestOfAnotherKindOfKeyIsRefused_data();
    void aRequestOfAnotherKindOfKeyIsRefused();
    void aRequestThatWasChangedIsRefused();
    void factsAreThoseOfTheCertificate();
    void nobodyIsAskedForAPassphrase();
    void noiseIsNoCertificate();
    void anEnrolmentCodeComesBackHoweverItIsTyped();
    void everyMistypedCharacterOfACodeIsNoticed();
    void swappedAndMissingCharactersAreNoticed();
    void aCodeTrustsItsAuthorityOnly();
    void anActivationCodeComesBackHoweverItIsTyped();
};

namespace {

constexpr Instant now{1'780'000'000'000};
const Argon2Cost cheap{8u << 20, 1};

template <auto function>
struct Free {
    template <class T>
    void operator()(T* object) const
    {
        function(object);
    }
};
using Certificate = std::unique_ptr<X509, Free<X509_free>>;
using Key = std::unique_ptr<EVP_PKEY, Free<EVP_PKEY_free>>;

Certificate read(const std::string& pem)
{
    const std::unique_ptr<BIO, Free<BIO_free_all>> bio(BIO_new_mem_buf(pem.data(), static_cast<int>(pem.size())));
    return Certificate(PEM_read_bio_X509(bio.get(), nullptr, nullptr, nullptr));
}

// As a TLS peer verifies: chain, purpose and, for a server, its name.
int verified(const std::string& authority, const std::string& certificate, int purpose, const char* host = nullptr, Instant at = now)
{
    const auto root = read(authority);
    const auto leaf = read(certificate);
    const std::unique_ptr<X509_STORE, Free<X509_STORE_free>> store(X509_STORE_new());
    X509_STORE_add_cert(store.get(), root.get());
    const std::unique_ptr<X509_STORE_CTX, Free<X509_STORE_CTX_free>> context(X509_STORE_CTX_new());
    X509_STORE_CTX_init(context.get(), store.get(), leaf.get(), nullptr);
    X509_STORE_CTX_set_purpose(context.get(), purpose);
    auto* parameters = X509_STORE_CTX_get0_param(context.get());
    X509_VERIFY_PARAM_set_time(parameters, at.ms / secondMs);
    X509_VERIFY_PARAM_set_flags(parameters, X509_V_FLAG_X509_STRICT);
    if (host)
        X509_VERIFY_PARAM_set1_host(parameters, host, 0);
    X509_verify_cert(context.get());
    return X509_STORE_CTX_get_error(context.get());
}

std::string requestWith(EVP_PKEY* key)
{
    const std::unique_ptr<X509_REQ, Free<X509_REQ_free>> request(X509_REQ_new());
    X509_REQ_set_pubkey(request.get(), key);
    X509_NAME_add_entry_by_txt(X509_REQ_get_subject_name(request.get()), "CN", MBSTRING_UTF8, reinterpret_cast<const unsigned char*>("x"), -1, -1, 0);
    X509_REQ_sign(request.get(), key, EVP_PKEY_get_base_id(key) == EVP_PKEY_ED25519 ? nullptr : EVP_sha256());
    const std::unique_ptr<BIO, Free<BIO_free_all>> bio(BIO_new(BIO_s_mem()));
    PEM_write_bio_X509_REQ(bio.get(), request.get());
    char* data = nullptr;
    const auto size = BIO_get_mem_data(bio.get(), &data);
    return {data, static_cast<std::size_t>(size)};
}

std::string textOf(const SecretBytes& secret)
{
    return std::string(asText(secret.view()));
}

struct Authority {
    KeyAndCertificate own = *makeAuthority("Laboratoire des Abers", now, 3650 * dayMs);
    SecretBytes key = makePrivateKey();
    std::string request = *makeRequest(key, "BIOCH-02");
};

constexpr std::string_view base32 = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

} // namespace

void CredentialsTest::aPasswordGivesItsKey()
{
    const auto salt = counting(saltSize);
    const auto key = derivePasswordKey(SecretBytes::copyOf("correct horse"), salt, cheap);
    QVERIFY(key);
    QCOMPARE(key->size(), std::size_t(32));
    QVERIFY(key->equals(*derivePasswordKey(SecretBytes::copyOf("correct horse"), salt, cheap)));
    QVERIFY(!key->equals(*derivePasswordKey(SecretBytes::copyOf("correct horsf"), salt, cheap)));
    QVERIFY(!key->equals(*derivePasswordKey(SecretBytes::copyOf("correct horse"), counting(saltSize, 1), cheap)));
    QVERIFY(!key->equals(*derivePasswordKey(SecretBytes::copyOf("correct horse"), salt, {cheap.memoryBytes, 2})));
    QVERIFY(!key->equals(*derivePasswordKey(SecretBytes::copyOf("correct horse"), salt, {16u << 20, 1})));
    QVERIFY(derivePasswordKey(SecretBytes::copyOf("x"), counting(15), cheap).error().code == ErrorCode::InvalidInput);
    // What a real person's key costs is not what a test's does.
    QVERIFY(Argon2Cost().memoryBytes == 256u << 20 && Argon2Cost().passes == 3);
}

void CredentialsTest::aKeyHasBranchesThatDoNotMeet()
{
    const auto key = SecretBytes::copyOf(counting(32));
    const auto device = SecretBytes::copyOf(counting(32, 0x40));
    std::set<std::string> branches;
    for (const auto& branch : {authKey(key), signWrapKey(key), cacheWrapKey(key, device), cacheWrapKey(key, key), cacheWrapKey(device, key)}) {
        QCOMPARE(branch.size(), std::size_t(32));
        branches.insert(textOf(branch));
    }
    QCOMPARE(branches.size(), std::size_t(5));
    QVERIFY(!branches.contains(textOf(key)));
    // Frozen: the store that a person signed up with knows these.
    QVERIFY(authKey(key).equals(hkdfSha256(key, {}, asBytes("paillasse.auth.v1"), 32)));
    QVERIFY(signWrapKey(key).equals(hkdfSha256(key, {}, asBytes("paillasse.sign.v1"), 32)));
}

void CredentialsTest::theStoreKnowsAnAuthByItsHash()
{
    const auto auth = SecretBytes::copyOf(counting(32));
    const auto hash = hashAuth(auth);
    QVERIFY(hash);
    QVERIFY(hash->starts_with("$argon2id$v=19$m=19456,t=2,p=1$"));
    QVERIFY(*hashAuth(auth) != *hash); // a salt of its own
    QVERIFY(verifyAuth(auth, *hash));
    QVERIFY(verifyAuth(SecretBytes::copyOf(counting(32, 1)), *hash).error().code == ErrorCode::WrongSecret);
    QVERIFY(!verifyAuth(auth, ""));
    QVERIFY(!verifyAuth(auth, hash->substr(0, hash->size() - 1)));
}

void CredentialsTest::anUnknownNameHasASaltToo()
{
    const auto key = SecretBytes::copyOf(counting(32));
    QCOMPARE(fakeSalt(key, "nobody").size(), saltSize);
    QCOMPARE(fakeSalt(key, "nobody"), fakeSalt(key, "nobody"));
    QVERIFY(fakeSalt(key, "nobody") != fakeSalt(key, "somebody"));
    QVERIFY(fakeSalt(SecretBytes::copyOf(counting(32, 1)), "nobody") != fakeSalt(key, "nobody"));
}

void CredentialsTest::anAuthoritySignsAndNothingElse()
{
    const Authority authority;
    const auto root = read(authority.own.certificate);
    QVERIFY(root);
    QCOMPARE(X509_check_ca(root.get()), 1);
    QCOMPARE(X509_get_key_usage(root.get()), std::uint32_t(KU_KEY_CERT_SIGN | KU_CRL_SIGN));
    QCOMPARE(X509_get_pathlen(root.get()), 0L);
    QVERIFY(asText(authority.own.privateKey.view()).starts_with("-----BEGIN PRIVATE KEY-----"));
    QVERIFY(verified(authority.own.certificate, authority.own.certificate, X509_PURPOSE_SSL_SERVER) != X509_V_OK);
}

void CredentialsTest::aServerIsWhoItSays()
{
    const Authority authority;
    const auto server = makeServer(authority.own, {"store.labo.example", "127.0.0.1"}, now, 365 * dayMs);
    QVERIFY(server);
    QCOMPARE(verified(authority.own.certificate, server->certificate, X509_PURPOSE_SSL_SERVER, "store.labo.example"), X509_V_OK);
    QCOMPARE(verified(authority.own.certificate, server->certificate, X509_PURPOSE_SSL_SERVER, "other.example"), X509_V_ERR_HOSTNAME_MISMATCH);
    QCOMPARE(verified(authority.own.certificate, server->certificate, X509_PURPOSE_SSL_CLIENT), X509_V_ERR_INVALID_PURPOSE);
    QCOMPARE(verified(authority.own.certificate, server->certificate, X509_PURPOSE_SSL_SERVER, nullptr, now + 366 * dayMs), X509_V_ERR_CERT_HAS_EXPIRED);
    QCOMPARE(X509_check_ip_asc(read(server->certificate).get(), "127.0.0.1", 0), 1);
    const Authority stranger;
    QVERIFY(verified(stranger.own.certificate, server->certificate, X509_PURPOSE_SSL_SERVER) != X509_V_OK);
    QVERIFY(!makeServer(authority.own, {}, now, dayMs));
    for (const auto* wrong : {"::nonsense::address::", "store example", " store.example", "", "store.example.", "store..example", "-store", "store.example:7443", "laboratoire\u00e9", "a,DNS:other.example", "::1,DNS:other.example"}) {
        const auto refused = makeServer(authority.own, {"store.example", wrong}, now, dayMs);
        QVERIFY2(!refused && refused.error().code == ErrorCode::InvalidInput, wrong);
    }
    for (const auto* right : {"STORE-1", "paillasse_1.lan", "xn--labo-9qa.example", "::1", "fe80::a:1", "10.1.0.5"})
        QVERIFY2(makeServer(authority.own, {right}, now, dayMs), right);
}

void CredentialsTest::aWorkstationIsIssuedItsCertificate()
{
    const Authority authority;
    const auto issued = issueClient(authority.own, authority.request, "BIOCH-02", now, 90 * dayMs);
    QVERIFY(issued);
    QCOMPARE(verified(authority.own.certificate, *issued, X509_PURPOSE_SSL_CLIENT), X509_V_OK);
    QCOMPARE(verified(authority.own.certificate, *issued, X509_PURPOSE_SSL_SERVER), X509_V_ERR_INVALID_PURPOSE);
    QCOMPARE(verified(authority.own.certificate, *issued, X509_PURPOSE_SSL_CLIENT, nullptr, now + 91 * dayMs), X509_V_ERR_CERT_HAS_EXPIRED);
    QCOMPARE(X509_check_ca(read(*issued).get()), 0);
    // A workstation's certificate signs no other.
    const KeyAndCertificate workstation{authority.key.clone(), *issued};
    const auto forged = issueClient(workstation, authority.request, "FORGED", now, dayMs);
    QVERIFY(!forged || verified(authority.own.certificate, *forged, X509_PURPOSE_SSL_CLIENT) != X509_V_OK);
}

void CredentialsTest::theRequestsOwnNameCountsForNothing()
{
    const Authority authority;
    const auto issued = issueClient(authority.own, *makeRequest(authority.key, "ADMIN"), "BIOCH-02", now, dayMs);
    QCOMPARE(readCertificate(*issued)->commonName, std::string("BIOCH-02"));
}

void CredentialsTest::whatIsComparedByTelephoneIsOfTheKey()
{
    const Authority authority;
    const auto hash = requestedKeyHash(authority.request);
    QVERIFY(hash);
    // Of the key, whatever else the request says, and of the certificate that is made for it.
    QCOMPARE(*requestedKeyHash(*makeRequest(authority.key, "ANOTHER-NAME")), *hash);
    QCOMPARE(readCertificate(*issueClient(authority.own, authority.request, "BIOCH-02", now, dayMs))->publicKeyHash, *hash);
    QVERIFY(*requestedKeyHash(*makeRequest(makePrivateKey(), "BIOCH-02")) != *hash);
    QCOMPARE(readAloud(sha256(asBytes("abc"))), std::string("ba78 16bf 8f01 cfea 4141 40de 5dae 2223"));
    QVERIFY(!requestedKeyHash("not a request"));
}

void CredentialsTest::aRequestOfAnotherKindOfKeyIsRefused_data()
{
    QTest::addColumn<QByteArray>("kind");
    for (const auto* kind : {"RSA", "P-384", "ED25519", "P-256"})
        QTest::newRow(kind) << QByteArray(kind);
}

void CredentialsTest::aRequestOfAnotherKindOfKeyIsRefused()
{
    QFETCH(QByteArray, kind);
    const Key key(kind == "RSA" ? EVP_RSA_gen(2048) : kind == "ED25519" ? EVP_PKEY_Q_keygen(nullptr, nullptr, "ED25519") : EVP_EC_gen(kind.constData()));
    QVERIFY(key);
    const Authority authority;
    const auto issued = issueClient(authority.own, requestWith(key.get()), "BIOCH-02", now, dayMs);
    QCOMPARE(issued.has_value(), kind == "P-256"); // the same path accepts what is asked for
    if (!issued)
        QVERIFY(issued.error().code == ErrorCode::InvalidInput);
}

void CredentialsTest::aRequestThatWasChangedIsRefused()
{
    const Authority authority;
    // Between the lines of dashes, and before the last characters, whose bits may mean nothing. How many there are differs with the
    // length of the signature.
    QVERIFY(authority.request.size() > 300);
    for (std::size_t i = 40; i + 40 < authority.request.size(); ++i) {
        if (authority.request[i] == '\n')
            continue;
        auto changed = authority.request;
        changed[i] = changed[i] == 'A' ? 'B' : 'A';
        QVERIFY2(!issueClient(authority.own, changed, "BIOCH-02", now, dayMs), qPrintable(QStringLiteral("character %1").arg(i)));
    }
    QVERIFY(!issueClient(authority.own, "", "BIOCH-02", now, dayMs));
    QVERIFY(!issueClient(authority.own, authority.own.certificate, "BIOCH-02", now, dayMs));
}

void CredentialsTest::factsAreThoseOfTheCertificate()
{
    const Authority authority;
    const auto issued = *issueClient(authority.own, authority.request, "Hélène", now, 90 * dayMs);
    const auto facts = readCertificate(issued);
    QVERIFY(facts);
    QCOMPARE(facts->commonName, std::string("Hélène"));
    QVERIFY(facts->notBefore <= now && facts->notBefore >= now - 10 * minuteMs);
    QCOMPARE(facts->notAfter.ms, (now + 90 * dayMs).ms);
    const auto again = readCertificate(*issueClient(authority.own, authority.request, "Hélène", now, 90 * dayMs));
    QVERIFY(again->serial != facts->serial);
    QVERIFY(again->fingerprint != facts->fingerprint);
    QVERIFY(again->publicKeyHash == facts->publicKeyHash);
    QVERIFY(readCertificate(authority.own.certificate)->publicKeyHash != facts->publicKeyHash);
    // From DER, as a peer presents it, the same.
    unsigned char* der = nullptr;
    const auto parsed = read(issued);
    const int size = i2d_X509(parsed.get(), &der);
    const auto fromDer = readCertificateDer({der, static_cast<std::size_t>(size)});
    QVERIFY(fromDer && fromDer->fingerprint == facts->fingerprint && fromDer->fingerprint == sha256({der, static_cast<std::size_t>(size)}));
    OPENSSL_free(der);
}

namespace {

int asked = 0;

// As OpenSSL writes PEM under a passphrase.
std::string asIfEncrypted(std::string pem)
{
    pem.insert(pem.find('\n') + 1, "Proc-Type: 4,ENCRYPTED\nDEK-Info: AES-256-CBC,00112233445566778899AABBCCDDEEFF\n\n");
    return pem;
}

} // namespace

// OpenSSL would ask at the terminal, and wait: whoever sends such a request would stop the store.
void CredentialsTest::nobodyIsAskedForAPassphrase()
{
    const std::unique_ptr<UI_METHOD, Free<UI_destroy_method>> counting(UI_create_method("counts"));
    UI_method_set_opener(counting.get(), [](UI*) { return ++asked, 0; });
    const auto* usual = UI_get_default_method();
    UI_set_default_method(counting.get());
    const Authority authority;
    const KeyAndCertificate locked{SecretBytes::copyOf(asIfEncrypted(textOf(authority.own.privateKey))), asIfEncrypted(authority.own.certificate)};
    asked = 0;
    const bool refused = !issueClient(authority.own, asIfEncrypted(authority.request), "BIOCH-02", now, dayMs) && !readCertificate(locked.certificate)
        && !issueClient(locked, authority.request, "BIOCH-02", now, dayMs) && !makeRequest(locked.privateKey, "x");
    // What does ask is noticed here.
    const auto bad = asIfEncrypted(authority.own.certificate);
    const int silent = asked;
    (void)read(bad);
    UI_set_default_method(usual);
    QVERIFY(refused);
    QCOMPARE(silent, 0);
    QCOMPARE(asked, 1);
}

void CredentialsTest::noiseIsNoCertificate()
{
    QVERIFY(!readCertificate(""));
    QVERIFY(!readCertificate("-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n"));
    QVERIFY(!readCertificateDer({}));
    QVERIFY(!readCertificateDer(counting(64)));
    QVERIFY(!makeRequest(SecretBytes::copyOf("not a key"), "x"));
}

void CredentialsTest::anEnrolmentCodeComesBackHoweverItIsTyped()
{
    const auto code = EnrolmentCode::make(sha256(asBytes("authority")));
    const auto text = textOf(code.text());
    QCOMPARE(text.size(), std::size_t(48 + 7));
    std::string typed = " ";
    for (char c : text) {
        if (c == '0')
            c = 'O';
        if (c == '1')
            c = typed.size() % 2 == 0 ? 'I' : 'l';
        if (c != '-')
            typed += static_cast<char>(std::tolower(c));
        if (typed.size() % 5 == 0)
            typed += " \n";
    }
    for (const auto& way : {text, typed}) {
        const auto parsed = EnrolmentCode::parse(way);
        QVERIFY2(parsed, way.c_str());
        QVERIFY(parsed->authority == code.authority && parsed->secret.equals(code.secret));
        QVERIFY(parsed->secretHash() == sha256(code.secret.view()));
    }
    QVERIFY(textOf(EnrolmentCode::make(sha256({})).text()) != textOf(EnrolmentCode::make(sha256({})).text()));
}

namespace {

// A code is fixed: with 24 bits of checksum, one random code in ten thousand has a typing error that fits.
template <class Code>
void noticesEveryCharacter(const Code& code)
{
    const auto text = textOf(code.text());
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] == '-')
            continue;
        for (const char c : base32) {
            auto mistyped = text;
            mistyped[i] = c;
            QCOMPARE(Code::parse(mistyped).has_value(), c == text[i]);
        }
        auto impossible = text;
        impossible[i] = 'U'; // not in the alphabet
        QVERIFY(!Code::parse(impossible));
    }
}

} // namespace

void CredentialsTest::everyMistypedCharacterOfACodeIsNoticed()
{
    noticesEveryCharacter(EnrolmentCode{counting(16), SecretBytes::copyOf(counting(10, 0x80))});
    noticesEveryCharacter(ActivationCode{SecretBytes::copyOf(counting(10, 0x80))});
}

void CredentialsTest::swappedAndMissingCharactersAreNoticed()
{
    const EnrolmentCode code{counting(16, 0x31), SecretBytes::copyOf(counting(10, 0x85))};
    const auto text = textOf(code.text());
    QVERIFY(EnrolmentCode::parse(text));
    for (std::size_t i = 0; i + 1 < text.size(); ++i) {
        auto swapped = text;
        std::swap(swapped[i], swapped[i + 1]);
        if (text[i] != text[i + 1] && text[i] != '-' && text[i + 1] != '-')
            QVERIFY(!EnrolmentCode::parse(swapped));
        if (text[i] != '-')
            QVERIFY(!EnrolmentCode::parse(text.substr(0, i) + text.substr(i + 1)));
    }
    QVERIFY(!EnrolmentCode::parse(text + "0"));
    QVERIFY(!EnrolmentCode::parse(""));
    QVERIFY(!ActivationCode::parse(text));
}

void CredentialsTest::aCodeTrustsItsAuthorityOnly()
{
    auto hash = sha256(asBytes("authority"));
    const auto code = EnrolmentCode::make(hash);
    QVERIFY(code.trusts(hash));
    hash[15] ^= 1;
    QVERIFY(!code.trusts(hash));
    QVERIFY(!code.trusts(sha256(asBytes("another"))));
}

void CredentialsTest::anActivationCodeComesBackHoweverItIsTyped()
{
    const auto code = ActivationCode::make();
    auto text = textOf(code.text());
    QCOMPARE(text.size(), std::size_t(20 + 3));
    QVERIFY(ActivationCode::parse(text)->secret.equals(code.secret));
    std::transform(text.begin(), text.end(), text.begin(), [](char c) { return c == '-' ? ' ' : static_cast<char>(std::tolower(c)); });
    QVERIFY(ActivationCode::parse(text)->secretHash() == code.secretHash());
}

QTEST_GUILESS_MAIN(CredentialsTest)
#include "credentials.test.moc"
