// SPDX-License-Identifier: GPL-3.0-or-later
#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>
#include <QTest>

#include "app/client/engine.h"
#include "app/client/enrolmentseal.h"
#include "app/client/keys/keyring.h"
#include "app/client/outbox/outbox.h"
#include "app/client/session/cachekeeper.h"
#include "app/client/session/workstationkeys.h"
#include "app/client/taskthread.h"
#include "app/client/version.h"
#include "app/crypto/crypto.h"
#include "tests/client/answer.h"
#include "tests/client/fakestore.h"
#include "tests/client/sample.h"

using namespace paillasse;
using namespace paillasse::client;
using namespace paillasse::client::testing;

namespace {

constexpr std::int64_t life = 400 * dayMs;
constexpr crypto::Argon2Cost cheap{8u << 20, 1};
const lab::WorkstationId workstation = idOf<lab::WorkstationId>(40);

} // namespace

// A workstation's own life, nobody at it: a whole engine with a real keyring, in front of a store that says what is wanted.
class UpkeepTest : public QObject {
    Q_OBJECT

private:
    bool isInKeyring(const std::string& entry) { return keysIn(entry) != nullptr; }
    std::shared_ptr<WorkstationKeys> keysIn(const std::string& entry)
    {
        const auto read = wait<Result<std::shared_ptr<SecretBytes>>>([&](auto reply) { m_keyring.read(QString::fromStdString(entry), this, reply); });
        auto keys = read ? WorkstationKeys::read(**read) : fail(ErrorCode::NotFound);
        return keys ? std::make_shared<WorkstationKeys>(std::move(*keys)) : nullptr;
    }
    Enrolment onDisk() { return m_profile->readEnrolment().value_or(std::nullopt).value_or(Enrolment()); }

    // An enrolled workstation whose certificate was issued then.
    void enrolled(Instant issued)
    {
        auto keys = WorkstationKeys::make();
        QVERIFY(keys);
        const auto request = crypto::makeRequest(keys->tlsKey, "BIOCH-01");
        QVERIFY(request);
        Enrolment e;
        e.address = m_store->address().toStdString();
        e.workstationName = "BIOCH-01";
        e.workstation = workstation;
        e.store = idOf<lab::LaboratoryId>(50).uuid();
        e.authority = m_store->authority();
        e.certificate = m_store->issue(*request, workstation, issued, life);
        e.storeSigningKey = Bytes(32, 1);
        e.storeBoxKey = Bytes(32, 2);
        e.keyringEntry = "workstation-" + Uuid::make(m_clock.now()).toString();
        const auto kept = wait<Result<>>([&](auto reply) { m_keyring.write(QString::fromStdString(e.keyringEntry), keys->entry(), this, reply); });
        QVERIFY(kept);
        QVERIFY(m_profile->writeEnrolment(e, keys->seal));
        m_first = onDisk();
    }
    QByteArray enrolmentFile() const
    {
        QFile file(m_profile->folder() + QStringLiteral("/enrolment.json"));
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }
    // As somebody changes it who can write the file, and has no key.
    void changeEnrolment(const std::function<void(QJsonObject&)>& change)
    {
        auto object = QJsonDocument::fromJson(enrolmentFile()).object();
        change(object);
        QFile file(m_profile->folder() + QStringLiteral("/enrolment.json"));
        QVERIFY(file.open(QIODevice::WriteOnly | QIODevice::Truncate));
        file.write(QJsonDocument(object).toJson());
    }
    void keepInKeyring(const WorkstationKeys& keys)
    {
        QVERIFY(wait<Result<>>([&](auto reply) { m_keyring.write(QString::fromStdString(m_first.keyringEntry), keys.entry(), this, reply); }));
    }
    void switchOn()
    {
        m_engine = std::make_unique<Engine>(*m_profile, m_clock, m_log);
        m_engine->session().start();
    }
    bool waits(const std::function<bool()>& condition) { return QTest::qWaitFor(condition, 15'000); }
    bool isAt(SessionState state)
    {
        return waits([&] { return m_engine->session().state() == state && !m_engine->session().isBusy(); });
    }
    void slotFor(std::uint32_t person, const std::string& login, Instant used)
    {
        const auto keys = keysIn(m_first.keyringEntry);
        QVERIFY(keys);
        const Vault vault(*m_profile, keys->device.clone());
        KeySlot slot;
        slot.person = idOf<lab::PersonId>(person);
        slot.login = login;
        slot.salt = Bytes(16, static_cast<std::uint8_t>(person));
        slot.cost = cheap;
        slot.usedAt = used;
        QVERIFY(vault.write(slot, crypto::randomSecret(32), crypto::randomSecret(32)));
        QFile cache(vault.cacheFile(slot.person));
        QVERIFY(cache.open(QIODevice::WriteOnly));
    }
    wire::StandingRequest last() const { return m_told.empty() ? wire::StandingRequest() : m_told.back(); }
    const wire::CacheStanding* told(std::uint32_t person) const
    {
        for (auto at = m_told.rbegin(); at != m_told.rend(); ++at)
            for (const auto& cache : at->caches)
                if (cache.person == idOf<lab::PersonId>(person))
                    return &cache;
        return nullptr;
    }

    Keyring m_keyring;
    SystemClock m_clock;
    QByteArray m_lines;
    Log m_log{m_clock, [this](std::string_view line) { m_lines.append(line.data(), static_cast<qsizetype>(line.size())).append('\n'); }};
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<Profile> m_profile;
    std::unique_ptr<FakeStore> m_store;
    std::unique_ptr<Engine> m_engine;
    Enrolment m_first;
    wire::StandingReply m_standing;
    std::vector<wire::StandingRequest> m_told;
    std::vector<std::string> m_shown;  // certificates, by each standing
    std::vector<std::string> m_issued;
    int m_pushed = 0;
    int m_pushedBeforeWipe = -1;

private Q_SLOTS:
    void initTestCase() { QVERIFY(crypto::initialise()); }
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_profile = std::make_unique<Profile>(m_folder->path());
        QVERIFY(m_profile->prepare());
        m_store = std::make_unique<FakeStore>();
        m_standing = {};
        m_standing.name = "BIOCH-01";
        m_standing.maxOfflineMs = 7 * dayMs;
        m_told.clear();
        m_shown.clear();
        m_issued.clear();
        m_pushed = 0;
        m_pushedBeforeWipe = -1;
        m_store->on("/v1/workstation/standing", [this](const FakeStore::Request& request) {
            m_told.push_back(wire::decodeMessage<wire::StandingRequest>(request.body).value_or(wire::StandingRequest()));
            m_shown.push_back(request.certificate);
            if (m_told.back().wiped)
                m_pushedBeforeWipe = m_pushed;
            for (const auto& cache : m_told.back().caches)
                if (!cache.destroyedAt.isNull())
                    std::erase(m_standing.destroy, cache.person);
            m_standing.storeTime = m_clock.now();
            return std::optional(wire::encodeMessage(m_standing));
        });
        m_store->on("/v1/workstation/certificate", [this](const FakeStore::Request& request) { return std::optional(renewal(request)); });
        m_store->on("/v1/acts", [this](const FakeStore::Request& request) {
            wire::PushReply reply;
            const auto push = wire::decodeMessage<wire::PushRequest>(request.body).value_or(wire::PushRequest());
            for (const auto& act : push.acts)
                reply.acts.push_back({act.id, wire::ActOutcome::Accepted, {}, 0, 1, 1});
            m_pushed += static_cast<int>(push.acts.size());
            return std::optional(wire::encodeMessage(reply));
        });
    }
    void cleanup() { m_engine.reset(); }

private:
    Bytes renewal(const FakeStore::Request& request)
    {
        const auto asked = wire::decodeMessage<wire::RenewalRequest>(request.body).value_or(wire::RenewalRequest());
        const auto certificate = m_store->issue(asked.certificateRequest, workstation, m_clock.now(), life);
        m_issued.push_back(FakeStore::serialOf(certificate));
        return wire::encodeMessage(wire::RenewalReply{certificate, m_store->authority()});
    }

private Q_SLOTS:
    // --- the seal of enrolment.json
    void aChangedEnrolmentIsNotBelieved_data()
    {
        QTest::addColumn<QString>("field");
        QTest::addColumn<QJsonValue>("value");
        const FakeStore elsewhere;
        const auto row = [](const char* field, const QJsonValue& value) { QTest::newRow(field) << QString::fromLatin1(field) << value; };
        row("address", QStringLiteral("127.0.0.1:1"));
        row("authority", QString::fromStdString(elsewhere.authority()));
        row("certificate", QStringLiteral("-"));
        row("name", QStringLiteral("HEMATO-01"));
        row("store", QString::fromStdString(idOf<lab::LaboratoryId>(51).uuid().toString()));
        row("workstation", QString::fromStdString(idOf<lab::WorkstationId>(41).toString()));
        row("storeSigningKey", QStringLiteral("AAAA"));
        row("storeBoxKey", QStringLiteral("AAAA"));
        row("enrolledAt", 1.0);
        row("seal", QString());
        row("seal", QJsonValue::Undefined);
        row("format", 0); // does not read
    }
    void aChangedEnrolmentIsNotBelieved()
    {
        QFETCH(QString, field);
        QFETCH(QJsonValue, value);
        enrolled(m_clock.now() - 200 * dayMs);
        const auto right = enrolmentFile();
        changeEnrolment([&](QJsonObject& object) {
            QVERIFY(object.value(field) != value);
            object.insert(field, value);
        });
        const auto changed = enrolmentFile();
        switchOn();
        QVERIFY(isAt(SessionState::Failed));
        QCOMPARE(static_cast<int>(m_engine->session().trouble().failure), static_cast<int>(Failure::EnrolmentChanged));
        QVERIFY(m_told.empty());                              // no store was called
        QVERIFY(m_engine->session().storeAddress().isEmpty()); // nor is one suggested
        QCOMPARE(enrolmentFile(), changed);                   // as it was found
        QVERIFY(isInKeyring(m_first.keyringEntry));
        // Tried again: the same. With the right file: work goes on.
        m_engine->session().retry();
        QVERIFY(isAt(SessionState::Failed));
        QFile file(m_profile->folder() + QStringLiteral("/enrolment.json"));
        QVERIFY(file.open(QIODevice::WriteOnly | QIODevice::Truncate));
        file.write(right);
        file.close();
        m_engine->session().retry();
        QVERIFY(isAt(SessionState::SignedOut));
        QCOMPARE(enrolmentFile(), right);
    }

    // Given up, it is put aside with everything that belonged to it; nothing is deleted.
    void aChangedEnrolmentIsPutAside()
    {
        enrolled(m_clock.now() - 200 * dayMs);
        changeEnrolment([](QJsonObject& object) { object.insert(QStringLiteral("address"), QStringLiteral("127.0.0.1:1")); });
        const auto changed = enrolmentFile();
        switchOn();
        QVERIFY(isAt(SessionState::Failed));
        m_engine->session().enrolAgain();
        QVERIFY(isAt(SessionState::NotEnrolled));
        const auto aside = QDir(m_profile->quarantine()).entryInfoList({QStringLiteral("enrolment.json.*")}, QDir::Files);
        QCOMPARE(aside.size(), 1);
        QFile file(aside.front().filePath());
        QVERIFY(file.open(QIODevice::ReadOnly));
        QCOMPARE(file.readAll(), changed);
        QVERIFY(isInKeyring(m_first.keyringEntry));
    }

    // Enrolled before there were seals: believed once, for the keyring has no key yet, and sealed.
    void anOlderEnrolmentIsSealedOnce()
    {
        enrolled(m_clock.now() - 200 * dayMs);
        auto keys = keysIn(m_first.keyringEntry);
        QVERIFY(keys);
        keys->seal.clear();
        keepInKeyring(*keys);
        QVERIFY(keysIn(m_first.keyringEntry)->seal.isEmpty());
        changeEnrolment([](QJsonObject& object) { object.remove(QStringLiteral("seal")); });
        switchOn();
        QVERIFY(isAt(SessionState::SignedOut));
        const auto now = keysIn(m_first.keyringEntry);
        QVERIFY(now && now->seal.size() == WorkstationKeys::sealSize);
        QVERIFY(now->device.equals(keys->device) && now->tlsKey.equals(keys->tlsKey));
        QVERIFY(isSealedWith(onDisk(), now->seal));
        m_engine.reset();
        switchOn();
        QVERIFY(isAt(SessionState::SignedOut));
        m_engine.reset();
        changeEnrolment([](QJsonObject& object) { object.remove(QStringLiteral("seal")); });
        switchOn();
        QVERIFY(isAt(SessionState::Failed));
        QCOMPARE(static_cast<int>(m_engine->session().trouble().failure), static_cast<int>(Failure::EnrolmentChanged));
    }

    // --- the certificate
    void aFreshCertificateIsLeftAlone()
    {
        enrolled(m_clock.now() - 200 * dayMs);
        switchOn();
        QVERIFY(isAt(SessionState::SignedOut));
        QVERIFY(waits([this] { return !m_told.empty(); }));
        QTest::qWait(500);
        QVERIFY(m_issued.empty());
        QCOMPARE(last().clientVersion, clientVersion());
    }

    void aCertificateIsRenewedInItsLastThird_data()
    {
        QTest::addColumn<int>("daysAgo");
        QTest::newRow("in its last third") << 300;
        QTest::newRow("over") << 410;
    }
    void aCertificateIsRenewedInItsLastThird()
    {
        QFETCH(int, daysAgo);
        enrolled(m_clock.now() - daysAgo * dayMs);
        switchOn();
        QVERIFY(isAt(SessionState::SignedOut));
        // The new one is shown, and nothing is left of the old one.
        QVERIFY(waits([this] { return !m_issued.empty() && m_shown.back() == m_issued.back() && onDisk().spareEntries.empty(); }));
        const auto now = onDisk();
        QCOMPARE(FakeStore::serialOf(now.certificate), m_issued.back());
        QVERIFY(now.keyringEntry != m_first.keyringEntry);
        QVERIFY(!isInKeyring(m_first.keyringEntry));
        QVERIFY(crypto::isForKey(now.certificate, keysIn(now.keyringEntry)->tlsKey));
        // Once, and the next start goes on with it.
        m_engine.reset();
        m_shown.clear();
        switchOn();
        QVERIFY(isAt(SessionState::SignedOut));
        QVERIFY(waits([this] { return !m_shown.empty(); }));
        QCOMPARE(m_shown.back(), m_issued.back());
        QCOMPARE(m_issued.size(), 1u);
    }

    void theDeviceSecretOutlivesTheCertificate()
    {
        enrolled(m_clock.now() - 300 * dayMs);
        const auto before = keysIn(m_first.keyringEntry)->device.clone();
        switchOn();
        QVERIFY(waits([this] { return onDisk().keyringEntry != m_first.keyringEntry; }));
        QVERIFY(keysIn(onDisk().keyringEntry)->device.equals(before));
    }

    void aRenewalThatIsCutShortLeavesTheOldCertificate()
    {
        enrolled(m_clock.now() - 300 * dayMs);
        m_store->on("/v1/workstation/certificate", [this](const FakeStore::Request& request) {
            (void)renewal(request);
            return std::optional<Bytes>(); // made, and the answer is lost
        });
        switchOn();
        QVERIFY(waits([this] { return !m_issued.empty() && onDisk().spareEntries.empty(); }));
        QCOMPARE(onDisk().certificate, m_first.certificate);
        QVERIFY(isInKeyring(m_first.keyringEntry));
        m_store->on("/v1/workstation/certificate", [this](const FakeStore::Request& request) { return std::optional(renewal(request)); });
        m_engine.reset();
        m_shown.clear();
        switchOn();
        QVERIFY(isAt(SessionState::SignedOut));
        QVERIFY(waits([this] { return m_shown.size() > 1 && m_shown.back() == m_issued.back(); }));
        QCOMPARE(m_shown.front(), FakeStore::serialOf(m_first.certificate));
    }

    // The power goes in the middle: the program ends with the key made, asked for, and no answer.
    void aCrashInARenewalLeavesNoKeyForgotten()
    {
        enrolled(m_clock.now() - 300 * dayMs);
        std::vector<std::string> during;
        m_store->on("/v1/workstation/certificate", [&](const FakeStore::Request&) {
            during = onDisk().spareEntries;
            postTo(this, [this] { m_engine.reset(); });
            return std::optional<Bytes>();
        });
        switchOn();
        QVERIFY(waits([this] { return !m_engine; }));
        QCOMPARE(during.size(), 1u);
        QVERIFY(isInKeyring(during.front())); // before the store heard of it
        QCOMPARE(onDisk().certificate, m_first.certificate);
        m_store->on("/v1/workstation/certificate", [this](const FakeStore::Request& request) { return std::optional(renewal(request)); });
        switchOn();
        QVERIFY(waits([this] { return !m_shown.empty() && !m_issued.empty() && m_shown.back() == m_issued.back() && onDisk().spareEntries.empty(); }));
        QVERIFY(!isInKeyring(during.front()));
        QVERIFY(!isInKeyring(m_first.keyringEntry));
    }

    void aCertificateForAnotherKeyIsNotTaken()
    {
        enrolled(m_clock.now() - 300 * dayMs);
        m_store->on("/v1/workstation/certificate", [this](const FakeStore::Request&) {
            const auto request = crypto::makeRequest(crypto::makePrivateKey(), "x").value_or(std::string());
            return std::optional(wire::encodeMessage(wire::RenewalReply{m_store->issue(request, workstation, m_clock.now(), life), m_store->authority()}));
        });
        switchOn();
        QVERIFY(waits([this] { return m_lines.contains("certificate.not-renewed"); }));
        QCOMPARE(onDisk().certificate, m_first.certificate);
        QVERIFY(isInKeyring(m_first.keyringEntry));
    }

    // --- what the store says is to be
    void aNewNameIsTakenOver()
    {
        enrolled(m_clock.now());
        m_standing.name = "HEMATO-03";
        switchOn();
        QVERIFY(waits([this] { return m_engine->session().workstation() == QLatin1String("HEMATO-03"); }));
        QCOMPARE(onDisk().workstationName, std::string("HEMATO-03"));
    }

    void cachesOfPeopleWhoLeftAreDestroyedAndToldOf()
    {
        enrolled(m_clock.now());
        slotFor(10, "anais", m_clock.now());
        slotFor(11, "yann", m_clock.now());
        QFile aside(m_profile->quarantine() + u'/' + QString::fromStdString(idOf<lab::PersonId>(10).toString()) + QStringLiteral(".slot.20260101-000000"));
        QVERIFY(aside.open(QIODevice::WriteOnly));
        m_standing.destroy = {idOf<lab::PersonId>(10)};
        switchOn();
        QVERIFY(waits([this] { return told(10) && !told(10)->destroyedAt.isNull(); }));
        QVERIFY(told(11) && told(11)->destroyedAt.isNull());
        QCOMPARE(QDir(m_profile->caches()).entryList(QDir::Files).size(), 2); // yann's
        QVERIFY(!aside.exists());
        // Heard once, it is said no more.
        QTest::qWait(300);
        m_engine.reset();
        m_told.clear();
        switchOn();
        QVERIFY(waits([this] { return !m_told.empty(); }));
        QVERIFY(!told(10));
        QVERIFY(told(11));
    }

    void unusedCachesGoWithoutAnybody()
    {
        enrolled(m_clock.now());
        slotFor(10, "anais", m_clock.now() - 31 * dayMs);
        slotFor(11, "yann", m_clock.now() - 29 * dayMs);
        switchOn();
        QVERIFY(waits([this] { return told(10) != nullptr; }));
        QVERIFY(!told(10)->destroyedAt.isNull());
        QVERIFY(told(11)->destroyedAt.isNull());
    }

    void aRevokedWorkstationSaysSo()
    {
        enrolled(m_clock.now());
        m_standing.revoked = true;
        switchOn();
        QVERIFY(isAt(SessionState::Failed));
        QCOMPARE(static_cast<int>(m_engine->session().trouble().failure), static_cast<int>(Failure::WorkstationRevoked));
    }

    void anOldProgramIsToldAtTheDoor()
    {
        enrolled(m_clock.now());
        m_standing.oldestClient = clientVersion() + 1;
        switchOn();
        QVERIFY(isAt(SessionState::Failed));
        QCOMPARE(static_cast<int>(m_engine->session().trouble().failure), static_cast<int>(Failure::ClientTooOld));
    }

    // --- the order to wipe
    void wipingLeavesTheOutboxAlone_data()
    {
        QTest::addColumn<bool>("isCutShort");
        QTest::newRow("in one go") << false;
        QTest::newRow("the power goes before the store has heard it") << true;
    }
    void wipingLeavesTheOutboxAlone()
    {
        QFETCH(bool, isCutShort);
        enrolled(m_clock.now());
        slotFor(10, "anais", m_clock.now());
        const auto device = keysIn(m_first.keyringEntry)->device.clone();
        for (const auto& name : {QStringLiteral("/quarantine/old.cache"), QStringLiteral("/numbers.json"), QStringLiteral("/drafts.sealed")}) {
            QFile file(m_profile->folder() + name);
            QVERIFY(file.open(QIODevice::WriteOnly));
        }
        {
            auto outbox = Outbox::open(*m_profile, m_clock);
            QVERIFY(outbox);
            QVERIFY((*outbox)->append(lab::ActId::make(m_clock.now()), Bytes(100, 7)));
        }
        m_standing.wipe = true;
        bool isDown = isCutShort;
        const auto answers = [this, &isDown](const FakeStore::Request& request) -> std::optional<Bytes> {
            m_told.push_back(wire::decodeMessage<wire::StandingRequest>(request.body).value_or(wire::StandingRequest()));
            m_standing.storeTime = m_clock.now();
            if (!m_told.back().wiped)
                return wire::encodeMessage(m_standing);
            if (isDown) {
                postTo(this, [this] { m_engine.reset(); });
                return std::nullopt;
            }
            m_pushedBeforeWipe = m_pushed;
            auto reply = m_standing;
            reply.wipe = false;
            reply.revoked = true;
            return wire::encodeMessage(reply);
        };
        m_store->on("/v1/workstation/standing", answers);
        switchOn();
        if (isCutShort) {
            QVERIFY(waits([this] { return !m_engine; }));
            isDown = false;
            // The caches' key is gone already; what is left can only speak.
            QVERIFY(onDisk().wiping);
            QVERIFY(!keysIn(m_first.keyringEntry)->device.equals(device));
            QVERIFY(!m_profile->hasEncryptedFiles());
            switchOn();
        }
        QVERIFY(waits([this] { return !QFile::exists(m_profile->folder() + QStringLiteral("/enrolment.json")); }));
        QVERIFY(isAt(SessionState::Failed));
        QCOMPARE(static_cast<int>(m_engine->session().trouble().failure), static_cast<int>(Failure::WorkstationWiped));
        QVERIFY(last().wiped);
        QCOMPARE(last().pendingActs, 0u);
        QCOMPARE(m_pushedBeforeWipe, 1);
        QVERIFY(!isInKeyring(m_first.keyringEntry));
        m_engine->session().retry();
        QVERIFY(isAt(SessionState::NotEnrolled));
        m_engine.reset();
        // But for what an empty start makes, the outbox alone.
        QStringList files;
        QDirIterator each(m_profile->folder(), QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
        while (each.hasNext())
            files << QDir(m_profile->folder()).relativeFilePath(each.next());
        for (const auto& file : files)
            QVERIFY2(file.startsWith(QLatin1String("outbox/")), qPrintable(file));
        auto outbox = Outbox::open(*m_profile, m_clock);
        QVERIFY(outbox);
        QCOMPARE((*outbox)->pending(), 0u);
        QVERIFY(!files.isEmpty());
    }
};

QTEST_GUILESS_MAIN(UpkeepTest)
#include "upkeep.test.moc"
