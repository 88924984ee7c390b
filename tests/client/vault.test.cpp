// SPDX-License-Identifier: GPL-3.0-or-later
#include <QDir>
#include <QFileInfo>
#include <QTest>

#include "app/client/session/cachekeeper.h"
#include "app/crypto/crypto.h"
#include "tests/client/sample.h"

using namespace paillasse;
using namespace paillasse::client;
using namespace paillasse::client::testing;

namespace {

// Cheap: the cost is the store's to say, and is kept in the slot.
constexpr crypto::Argon2Cost cheap{8u << 20, 1};

SecretBytes device()
{
    return SecretBytes::copyOf(std::string_view("device secret of thirty-two byte"));
}

} // namespace

class VaultTest : public QObject {
    Q_OBJECT

private:
    KeySlot slotFor(std::uint32_t person, std::string login)
    {
        KeySlot slot;
        slot.person = idOf<lab::PersonId>(person);
        slot.login = std::move(login);
        slot.salt = Bytes(16, static_cast<std::uint8_t>(person));
        slot.cost = cheap;
        slot.usedAt = lab::testing::nine;
        return slot;
    }
    static SecretBytes keyOf(const KeySlot& slot, std::string_view password)
    {
        auto key = crypto::derivePasswordKey(SecretBytes::copyOf(password), slot.salt, slot.cost);
        if (!key)
            qFatal("%s", key.error().detail.c_str());
        return std::move(*key);
    }

    SetClock m_clock;
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<Profile> m_profile;
    std::unique_ptr<Vault> m_vault;

private Q_SLOTS:
    void initTestCase() { QVERIFY(crypto::initialise()); }
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_profile = std::make_unique<Profile>(m_folder->path());
        QVERIFY(m_profile->prepare());
        m_vault = std::make_unique<Vault>(*m_profile, device());
        m_clock = {};
    }

    void aSlotOpensWithItsPasswordAlone()
    {
        const auto slot = slotFor(10, "anais");
        const auto cache = crypto::randomSecret(32);
        QVERIFY(m_vault->write(slot, keyOf(slot, "correct horse battery"), cache));
        const auto read = m_vault->findLogin("anais");
        QVERIFY(read);
        const auto opened = m_vault->open(*read, keyOf(*read, "correct horse battery"));
        QVERIFY(opened);
        QVERIFY(opened->equals(cache));
        const auto wrong = m_vault->open(*read, keyOf(*read, "another"));
        QVERIFY(!wrong);
        QVERIFY(wrong.error().code == ErrorCode::WrongSecret);
        QVERIFY(!m_vault->findLogin("yann"));
    }

    void anotherDeviceIsToldFromAnotherPassword()
    {
        const auto slot = slotFor(10, "anais");
        QVERIFY(m_vault->write(slot, keyOf(slot, "password"), crypto::randomSecret(32)));
        const Vault other(*m_profile, SecretBytes::copyOf(std::string_view("another secret of thirty-two byt")));
        const auto opened = other.open(*other.findLogin("anais"), keyOf(slot, "password"));
        QVERIFY(!opened);
        QVERIFY(opened.error().code == ErrorCode::Missing);
    }

    void aSlotBelongsToItsPerson()
    {
        const auto slot = slotFor(10, "anais");
        QVERIFY(m_vault->write(slot, keyOf(slot, "password"), crypto::randomSecret(32)));
        // Copied over somebody else's, and renamed inside: the seal is bound to the person.
        auto stolen = *m_vault->findLogin("anais");
        stolen.person = idOf<lab::PersonId>(11);
        QVERIFY(!m_vault->open(stolen, keyOf(slot, "password")));
    }

    void aNewPasswordReplacesTheSlotAndKeepsTheKey()
    {
        auto slot = slotFor(10, "anais");
        const auto cache = crypto::randomSecret(32);
        QVERIFY(m_vault->write(slot, keyOf(slot, "before"), cache));
        slot.salt = Bytes(16, 99);
        QVERIFY(m_vault->write(slot, keyOf(slot, "after"), cache));
        const auto read = *m_vault->find(slot.person);
        QVERIFY(m_vault->open(read, keyOf(read, "after"))->equals(cache));
        QVERIFY(!m_vault->open(read, keyOf(read, "before")));
        QCOMPARE(QDir(m_profile->caches()).entryList(QDir::Files).size(), 1);
    }

    void anInterruptedChangeLeavesTheOldSlot()
    {
        const auto slot = slotFor(10, "anais");
        const auto cache = crypto::randomSecret(32);
        QVERIFY(m_vault->write(slot, keyOf(slot, "before"), cache));
        // As a crash between writing and renaming leaves it.
        QFile next(m_vault->slotFile(slot.person) + QStringLiteral(".next"));
        QVERIFY(next.open(QIODevice::WriteOnly));
        next.write("half a slot");
        next.close();
        QCOMPARE(m_vault->slots().size(), 1u);
        QVERIFY(m_vault->open(*m_vault->find(slot.person), keyOf(slot, "before"))->equals(cache));
    }

    // An answer about a seat is older than whoever came back while it was on its way.
    void aSeatIsNotLostToWhoCameBackMeanwhile()
    {
        auto slot = slotFor(10, "anais");
        QVERIFY(m_vault->write(slot, keyOf(slot, "correct horse battery"), crypto::randomSecret(32)));
        slot = *m_vault->findLogin("anais");
        const Instant asked{1'000'000};
        QVERIFY(m_vault->touch(slot, asked + 1));
        QVERIFY(m_vault->loseSeat(slot.person, asked));
        QVERIFY(!m_vault->findLogin("anais")->seatLost);
        QVERIFY(m_vault->touch(slot, asked));
        QVERIFY(m_vault->loseSeat(slot.person, asked));
        QVERIFY(m_vault->findLogin("anais")->seatLost);
        QVERIFY(m_vault->open(*m_vault->findLogin("anais"), keyOf(slot, "correct horse battery"))); // it opens as before, once the store has said so
    }

    void aSlotThatDoesNotReadIsLeftOut()
    {
        QFile file(m_profile->caches() + QStringLiteral("/x.slot"));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("not a slot");
        file.close();
        QVERIFY(m_vault->slots().empty());
        QVERIFY(m_profile->hasEncryptedFiles()); // and is no first run either
    }

    void putAsideIsNotDeleted()
    {
        const auto slot = slotFor(10, "anais");
        QVERIFY(m_vault->write(slot, keyOf(slot, "password"), crypto::randomSecret(32)));
        QFile cache(m_vault->cacheFile(slot.person));
        QVERIFY(cache.open(QIODevice::WriteOnly));
        cache.write("ciphertext");
        cache.close();
        const auto name = m_vault->putAside(slot.person, lab::testing::nine);
        QVERIFY(name);
        QVERIFY(!m_vault->hasCache(slot.person));
        QVERIFY(!m_vault->find(slot.person));
        QVERIFY(QFileInfo::exists(m_profile->quarantine() + u'/' + *name));
        QCOMPARE(QDir(m_profile->quarantine()).entryList(QDir::Files).size(), 2);
    }

    void cachesUnusedForThirtyDaysGoAndAreToldOf()
    {
        auto old = slotFor(10, "anais");
        auto fresh = slotFor(11, "yann");
        auto atWork = slotFor(12, "marion");
        fresh.usedAt = lab::testing::nine + 20 * dayMs;
        for (const auto& slot : {old, fresh, atWork})
            QVERIFY(m_vault->write(slot, keyOf(slot, "password"), crypto::randomSecret(32)));
        m_clock.at = lab::testing::nine + 29 * dayMs;
        CacheStandings standings(*m_profile, *m_vault, m_clock);
        QCOMPARE(standings.report(atWork.person).size(), 3u);
        m_clock.at = lab::testing::nine + 31 * dayMs;
        const auto told = standings.report(atWork.person);
        QVERIFY(!m_vault->findLogin("anais"));
        QVERIFY(m_vault->findLogin("yann"));
        QVERIFY(m_vault->findLogin("marion")); // somebody sits at it
        const auto gone = std::ranges::find(told, old.person, &wire::CacheStanding::person);
        QVERIFY(gone != told.end());
        QVERIFY(gone->destroyedAt == m_clock.now());
        // Until the store has heard it, also after a restart.
        QCOMPARE(CacheStandings(*m_profile, *m_vault, m_clock).report(atWork.person).size(), 3u);
        QVERIFY(standings.confirmed(told));
        QCOMPARE(CacheStandings(*m_profile, *m_vault, m_clock).report(atWork.person).size(), 2u);
    }

    void aDestructionThatWasCutShortIsEnded()
    {
        const auto slot = slotFor(10, "anais");
        QVERIFY(m_vault->write(slot, keyOf(slot, "password"), crypto::randomSecret(32)));
        QFile cache(m_vault->cacheFile(slot.person));
        QVERIFY(cache.open(QIODevice::WriteOnly));
        cache.close();
        const QString obstacle = m_vault->slotFile(slot.person) + QStringLiteral(".made");
        {
            CacheStandings standings(*m_profile, *m_vault, m_clock);
            // The disk stops half way, as if the power had gone.
            QVERIFY(QDir().mkdir(obstacle));
            QVERIFY(!standings.destroy(slot.person));
            QVERIFY(m_vault->hasCache(slot.person));
            QVERIFY(QDir().rmdir(obstacle));
        }
        CacheStandings again(*m_profile, *m_vault, m_clock);
        QVERIFY(!m_vault->find(slot.person));
        QVERIFY(!m_vault->hasCache(slot.person));
        QCOMPARE(again.report({}).size(), 1u);
    }

    // --- a change of password
    void theCacheOpensWithOneOfTwoPasswordsWhateverHappens()
    {
        const auto present = slotFor(10, "anais");
        const auto cache = crypto::randomSecret(32);
        const auto presentKey = keyOf(present, "the present password");
        QVERIFY(m_vault->write(present, presentKey, cache));
        auto next = present;
        next.salt = Bytes(16, 99);
        const auto nextKey = keyOf(next, "the next password");
        CacheKeeper keeper(*m_profile, device(), m_clock);
        const auto opens = [&](const std::optional<KeySlot>& slot, const SecretBytes& key) {
            const auto opened = slot ? m_vault->open(*slot, key) : paillasse::fail(ErrorCode::NotFound);
            return opened && opened->equals(cache);
        };

        // Not with a wrong present password: then nothing is written.
        QVERIFY(!keeper.prepareNext(present, nextKey, next.salt, next.cost, nextKey));
        QVERIFY(!m_vault->findNext(present.person));

        // Prepared, and the power goes: both open.
        QVERIFY(keeper.prepareNext(*m_vault->find(present.person), presentKey, next.salt, next.cost, nextKey));
        QVERIFY(opens(m_vault->find(present.person), presentKey));
        QVERIFY(opens(m_vault->findNext(present.person), nextKey));
        QCOMPARE(m_vault->slots().size(), 1u); // one person at the door, not two

        // The store said no.
        keeper.dropNext(present.person);
        QVERIFY(opens(m_vault->find(present.person), presentKey));
        QVERIFY(!m_vault->findNext(present.person));

        // The store said yes.
        QVERIFY(keeper.prepareNext(*m_vault->find(present.person), presentKey, next.salt, next.cost, nextKey));
        const auto taken = keeper.takeNext(present.person);
        QVERIFY(taken);
        QVERIFY(opens(*taken, nextKey));
        QVERIFY(!opens(m_vault->find(present.person), presentKey));
        QVERIFY(!m_vault->findNext(present.person));
    }

    // The file opens with its key, and what stands in it does not read: it is put aside like one that does not open, so that the page's
    // « fetch again » finds room for a new one.
    void damageBehindTheFirstPageIsPutAsideToo()
    {
        const auto slot = slotFor(10, "anais");
        const auto key = crypto::randomSecret(sql::Database::keySize);
        QVERIFY(m_vault->write(slot, keyOf(slot, "password"), key));
        {
            auto cache = openCache(m_vault->cacheFile(slot.person).toStdString(), key, CacheAccess::Writer);
            QVERIFY(cache);
            QVERIFY(writeMeta(*cache, "session", asBytes(std::string_view("damage"))));
            QVERIFY(writeMeta(*cache, "session-key", asBytes(std::string_view("damage"))));
        }
        CacheKeeper keeper(*m_profile, device(), m_clock);
        const auto opened = keeper.openOffline(*m_vault->find(slot.person), keyOf(slot, "password"));
        QVERIFY(!opened);
        QCOMPARE(QByteArray(nameOf(opened.error().failure)), QByteArray("cache-corrupt"));
        QVERIFY(!m_vault->hasCache(slot.person));
        QVERIFY(QFile::exists(m_profile->quarantine() + u'/' + QString::fromStdString(opened.error().quarantined)));
    }

    void filesAreTheirOwnersAlone()
    {
        const auto slot = slotFor(10, "anais");
        QVERIFY(m_vault->write(slot, keyOf(slot, "password"), crypto::randomSecret(32)));
        const auto others = QFile::ReadGroup | QFile::WriteGroup | QFile::ReadOther | QFile::WriteOther;
        QVERIFY(!(QFile::permissions(m_vault->slotFile(slot.person)) & others));
        QVERIFY(!(QFile::permissions(m_profile->caches()) & others));
    }
};

QTEST_GUILESS_MAIN(VaultTest)
#include "vault.test.moc"
