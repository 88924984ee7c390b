// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include <atomic>
#include <filesystem>
#include <fstream>
#include <thread>

#include <sys/stat.h>
#include <unistd.h>

#include "app/crypto/crypto.h"
#include "app/crypto/hash.h"
#include "app/store/core/masterkey.h"
#include "app/store/core/query.h"
#include "app/store/core/recoverytext.h"
#include "app/store/core/verify.h"
#include "tests/store/core/worksite.h"

using namespace paillasse;
using namespace paillasse::store;
using namespace paillasse::store::testing;

namespace {

const KeyName someone{idOf<lab::LaboratoryId>(1), idOf<Uuid>(2), KeyClass::Record, 2026};

ErrorCode codeOf(const Result<SecretBytes>& result)
{
    return result ? ErrorCode::Internal : result.error().code;
}

std::string contents(const std::string& file)
{
    std::ifstream in(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

// A master key and a key file, without a store round them.
struct Bare {
    TemporaryDirectory place;
    DataDirectory directory{place.path()};
    Bare()
    {
        must(crypto::initialise());
        must(writeMasterKeyFile(directory.masterKeyFile(), crypto::randomSecret(32)));
    }
};

} // namespace

// The keys: who may read the first, and what the others are bound to.
class KeysTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theMasterKeyIsRefusedWhenOthersCanReadIt_data();
    void theMasterKeyIsRefusedWhenOthersCanReadIt();
    void aDamagedMasterKeyIsNotUsed();
    void keysLastWhenCommitted();
    void namesHaveOneKeyEach();
    void wrappedKeysAreBoundToTheirName();
    void destroyedKeysAreGoneFromTheFile();
    void whoWaitsToDestroyHoldsUpNobody();
    void moreKeysThanTheCacheHolds();
    void secretsAreKeptByName();
    void anotherMasterKeyOpensNothing();
    void recoveryTextsAreTypedFromPaper();
    void twoCannotServe();
    void thereIsOneStoreInADirectory();
};

void KeysTest::theMasterKeyIsRefusedWhenOthersCanReadIt_data()
{
    QTest::addColumn<int>("mode");
    QTest::addColumn<bool>("accepted");
    QTest::newRow("0600") << 0600 << true;
    QTest::newRow("0400") << 0400 << true;
    QTest::newRow("0640") << 0640 << false;
    QTest::newRow("0604") << 0604 << false;
    QTest::newRow("0660") << 0660 << false;
    QTest::newRow("0610") << 0610 << false;
}

void KeysTest::theMasterKeyIsRefusedWhenOthersCanReadIt()
{
    QFETCH(int, mode);
    QFETCH(bool, accepted);
    Worksite site;
    site.close();
    QCOMPARE(::chmod(site.directory().masterKeyFile().c_str(), static_cast<mode_t>(mode)), 0);
    const auto store = Store::open(site.directory());
    QCOMPARE(store.has_value(), accepted);
    if (!accepted)
        QVERIFY(store.error().code == ErrorCode::Refused);
}

void KeysTest::aDamagedMasterKeyIsNotUsed()
{
    const Bare bare;
    const auto file = bare.directory.masterKeyFile();
    const auto whole = contents(file);
    struct stat facts {};
    QCOMPARE(::stat(file.c_str(), &facts), 0);
    QCOMPARE(facts.st_mode & 0777, mode_t{0600});
    for (std::size_t at = 0; at < whole.size(); ++at) {
        auto bad = whole;
        bad[at] = static_cast<char>(bad[at] ^ 4);
        std::ofstream(file, std::ios::binary) << bad;
        QVERIFY(codeOf(readMasterKeyFile(file)) == ErrorCode::Corrupt);
    }
    std::ofstream(file, std::ios::binary) << whole << 'x';
    QVERIFY(codeOf(readMasterKeyFile(file)) == ErrorCode::Corrupt);
    std::filesystem::remove(file);
    QVERIFY(codeOf(readMasterKeyFile(file)) == ErrorCode::Missing);
    // Not through a link that somebody laid there.
    std::ofstream(file + ".other", std::ios::binary) << whole;
    std::filesystem::create_symlink(file + ".other", file);
    QVERIFY(codeOf(readMasterKeyFile(file)) == ErrorCode::Missing);
}

void KeysTest::keysLastWhenCommitted()
{
    const Bare bare;
    SecretBytes first;
    SecretBytes other;
    KeyId kept = 0;
    {
        const auto keys = must(KeyStore::create(bare.directory));
        kept = must(keys->obtain(someone));
        must(keys->read(kept, first));
        must(keys->commitNew());
        auto dropped = someone;
        dropped.period = 2027;
        const auto id = must(keys->obtain(dropped));
        must(keys->read(id, other));
        keys->dropNew();
        QVERIFY(!keys->read(id, other));
        // Never committed, never lost: another one takes its number.
        dropped.period = 2028;
        QCOMPARE(must(keys->obtain(dropped)), id);
        keys->dropNew();
    }
    const auto keys = must(KeyStore::open(bare.directory));
    QCOMPARE(must(keys->obtain(someone)), kept);
    SecretBytes again;
    must(keys->read(kept, again));
    QVERIFY(again.equals(first));
    QVERIFY(!again.equals(other));
    keys->dropNew();
    QVERIFY(!keys->read(0, again));
    QVERIFY(!keys->read(kept + 1, again));
}

void KeysTest::namesHaveOneKeyEach()
{
    const Bare bare;
    const auto keys = must(KeyStore::create(bare.directory));
    auto year = someone;
    year.period = 2025;
    auto kind = someone;
    kind.keyClass = KeyClass::Identity;
    auto owner = someone;
    owner.owner = idOf<Uuid>(3);
    auto laboratory = someone;
    laboratory.laboratory = idOf<lab::LaboratoryId>(9);
    std::vector<SecretBytes> plain;
    std::vector<KeyId> ids;
    for (const auto& name : {someone, year, kind, owner, laboratory}) {
        const auto id = must(keys->obtain(name));
        QCOMPARE(must(keys->obtain(name)), id);
        must(keys->read(id, plain.emplace_back()));
        ids.push_back(id);
    }
    must(keys->commitNew());
    for (std::size_t i = 0; i < plain.size(); ++i)
        for (std::size_t k = i + 1; k < plain.size(); ++k)
            QVERIFY(ids[i] != ids[k] && !plain[i].equals(plain[k]));
    QCOMPARE(must(keys->keysOf(someone.laboratory, someone.owner)), (std::vector{ids[0], ids[1], ids[2]}));
}

// Somebody who can write keys.db cannot give one patient another's key.
void KeysTest::wrappedKeysAreBoundToTheirName()
{
    const Bare bare;
    KeyId id = 0;
    {
        const auto keys = must(KeyStore::create(bare.directory));
        id = must(keys->obtain(someone));
        auto other = someone;
        other.owner = idOf<Uuid>(3);
        (void)must(keys->obtain(other));
        must(keys->commitNew());
    }
    for (const auto* change : {"UPDATE document_key SET wrapped = (SELECT wrapped FROM document_key WHERE id = 2) WHERE id = 1",
                               "UPDATE document_key SET period = 2030 WHERE id = 1", "UPDATE document_key SET class = 1 WHERE id = 1",
                               "UPDATE document_key SET owner = zeroblob(16) WHERE id = 1"}) {
        const TemporaryDirectory copy;
        std::filesystem::copy(bare.place.path(), copy.path(), std::filesystem::copy_options::overwrite_existing | std::filesystem::copy_options::recursive);
        const DataDirectory directory(copy.path());
        {
            auto database = must(sql::Database::open(directory.keysFile(), crypto::hkdfSha256(must(directory.readMasterKey()), KeyStore::fileKeyLabel)));
            must(database.execute(change));
        }
        const auto keys = must(KeyStore::open(directory));
        SecretBytes key;
        const auto read = keys->read(id, key);
        QVERIFY(!read && read.error().code == ErrorCode::Corrupt);
        std::vector<std::string> bad;
        QCOMPARE(must(keys->verify([&bad](const std::string& where) { bad.push_back(where); })), std::uint64_t{5});
        QCOMPARE(bad, std::vector<std::string>{"key 1"});
    }
}

void KeysTest::destroyedKeysAreGoneFromTheFile()
{
    const Bare bare;
    const auto keys = must(KeyStore::create(bare.directory));
    const auto id = must(keys->obtain(someone));
    must(keys->commitNew());
    const auto fileKey = crypto::hkdfSha256(must(bare.directory.readMasterKey()), KeyStore::fileKeyLabel);
    auto database = must(sql::Database::open(bare.directory.keysFile(), fileKey));
    std::string wrapped;
    QVERIFY(must(first(database, "SELECT wrapped FROM document_key", [&wrapped](const auto& row) { wrapped = asText(row.blob(0)); })));
    must(keys->destroy({id}, {1000}));
    must(keys->destroy({id}, {2000}));
    QCOMPARE(must(keys->destroyed()), (std::vector{DestroyedKey{id, {1000}}}));
    SecretBytes key;
    const auto gone = keys->read(id, key);
    QVERIFY(!gone && gone.error().code == ErrorCode::NotFound);
    // The log is empty, and no page, decrypted, holds the wrapped key any more.
    QVERIFY(!std::filesystem::exists(bare.directory.keysFile() + "-wal") || std::filesystem::file_size(bare.directory.keysFile() + "-wal") == 0);
    bool found = false;
    must(each(database, "SELECT name FROM sqlite_master WHERE type = 'table'", [&](const auto& row) -> Result<> {
        const auto table = std::string(row.text(0));
        return each(database, "SELECT * FROM " + table, [&found, &wrapped](const auto& line) -> Result<> {
            for (int column = 0; column < 6; ++column)
                found = found || asText(line.blob(column)) == wrapped;
            return {};
        });
    }));
    QVERIFY(!found);
    // A new key for the same name is another key, with another number.
    QVERIFY(must(keys->obtain(someone)) != id);
    keys->dropNew();
}

void KeysTest::whoWaitsToDestroyHoldsUpNobody()
{
    Bare bare;
    KeyId first = 0;
    KeyId second = 0;
    {
        const auto keys = must(KeyStore::create(bare.directory));
        first = must(keys->obtain(someone));
        second = must(keys->obtain({someone.laboratory, someone.owner, KeyClass::Record, 2025}));
        must(keys->commitNew());
    }
    const auto keys = must(KeyStore::open(bare.directory));
    // A long import holds the file.
    (void)must(keys->obtain({someone.laboratory, someone.owner, KeyClass::Record, 2024}));
    std::atomic<pid_t> waiting = 0;
    Result<> destroyed;
    Result<> named;
    std::thread destroying([&] {
        waiting = ::gettid();
        destroyed = keys->destroy({first}, {1});
        named = keys->setSecret("a secret", crypto::randomSecret(32));
    });
    // Once it sleeps, it waits for the file.
    QVERIFY(QTest::qWaitFor([&] { return waiting != 0 && contents("/proc/self/task/" + std::to_string(waiting) + "/stat").find(") S ") != std::string::npos; }, 30'000));
    SecretBytes key(KeyStore::keySize);
    must(keys->read(second, key)); // from the file: the cache is new
    QVERIFY(must(keys->destroyed()).empty());
    must(keys->commitNew());
    destroying.join();
    must(destroyed);
    must(named);
    QVERIFY(!keys->read(first, key));
    QCOMPARE(must(keys->destroyed()).size(), std::size_t{1});
}

void KeysTest::moreKeysThanTheCacheHolds()
{
    const Bare bare;
    constexpr std::uint64_t count = 40'000;
    std::vector<Bytes> plain;
    const auto keys = must(KeyStore::create(bare.directory));
    SecretBytes key;
    for (std::uint64_t i = 0; i < count; ++i) {
        auto name = someone;
        name.owner = idOf<Uuid>(i);
        must(keys->read(must(keys->obtain(name)), key));
        plain.push_back(toBytes(key.view()));
        if (i % 1000 == 999)
            must(keys->commitNew());
    }
    for (std::uint64_t i = 0; i < count; i += 97) {
        must(keys->read(i + 1, key));
        QVERIFY(toBytes(key.view()) == plain[i]);
    }
    keys->forgetCached();
    must(keys->read(count, key));
    QVERIFY(toBytes(key.view()) == plain.back());
}

void KeysTest::secretsAreKeptByName()
{
    Worksite site;
    must(site.store->setSecret("authority", SecretBytes::copyOf("a private key")));
    must(site.store->setSecret("authority", SecretBytes::copyOf("a newer one")));
    must(site.store->setSetting("authority.certificate", asBytes("public")));
    site.close();
    site.open();
    QVERIFY(must(site.store->secret("authority"))->equals(SecretBytes::copyOf("a newer one")));
    QVERIFY(!must(site.store->secret("another")));
    QCOMPARE(*must(site.store->setting("authority.certificate")), toBytes(asBytes("public")));
    QVERIFY(!must(site.store->setting("another")));
}

void KeysTest::anotherMasterKeyOpensNothing()
{
    Worksite site;
    site.close();
    std::filesystem::remove(site.directory().masterKeyFile());
    must(writeMasterKeyFile(site.directory().masterKeyFile(), crypto::randomSecret(32)));
    const auto store = Store::open(site.directory());
    QVERIFY(!store && store.error().code == ErrorCode::WrongSecret);
    QCOMPARE(must(verify(site.directory())).findings.front().file, std::string("keys.db"));
}

void KeysTest::recoveryTextsAreTypedFromPaper()
{
    must(crypto::initialise());
    const auto pair = crypto::BoxKeyPair::make();
    const auto text = recipientText(pair.publicKey);
    QCOMPARE(must(parseRecipient(text)), pair.publicKey);
    const auto secret = identityText(pair.secretKey);
    QCOMPARE(must(parseIdentity(secret)).publicKey, pair.publicKey);
    QVERIFY(!parseRecipient(asText(secret.view())));
    // Each mistyped digit is noticed.
    for (std::size_t at = 0; at < text.size(); ++at) {
        auto wrong = text;
        wrong[at] = wrong[at] == '1' ? '2' : '1';
        QVERIFY2(!parseRecipient(wrong), wrong.c_str());
    }
    QVERIFY(!parseRecipient(text + "0"));
    QVERIFY(!parseRecipient(text.substr(0, text.size() - 1)));
    QVERIFY(!parseRecipient(""));
}

void KeysTest::twoCannotServe()
{
    Worksite site;
    site.close();
    const auto codeOfLock = [&](LockKind kind) {
        const auto lock = DirectoryLock::take(site.directory(), kind);
        return lock ? std::optional<ErrorCode>() : lock.error().code;
    };
    {
        const auto serving = must(Store::open(site.directory(), {.lock = LockKind::Serving}));
        QVERIFY(codeOfLock(LockKind::Serving) == ErrorCode::Locked);
        QVERIFY(codeOfLock(LockKind::Alone) == ErrorCode::Locked);
        QVERIFY(!codeOfLock(LockKind::Using));
    }
    QVERIFY(!codeOfLock(LockKind::Serving));
    const auto alone = must(DirectoryLock::take(site.directory(), LockKind::Alone));
    QVERIFY(codeOfLock(LockKind::Using) == ErrorCode::Locked);
}

void KeysTest::thereIsOneStoreInADirectory()
{
    Worksite site;
    const auto again = initialise(site.directory(), "Encore", site.clock);
    QVERIFY(!again && again.error().code == ErrorCode::Conflict);
    const TemporaryDirectory empty;
    const auto nothing = Store::open(DataDirectory(empty.path()));
    QVERIFY(!nothing && nothing.error().code == ErrorCode::NotFound);
    const auto unnamed = initialise(DataDirectory(empty / "new"), "", site.clock);
    QVERIFY(!unnamed && unnamed.error().code == ErrorCode::InvalidInput);
}

QTEST_GUILESS_MAIN(KeysTest)
#include "keys.test.moc"
