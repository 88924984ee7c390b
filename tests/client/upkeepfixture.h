// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include "app/client/engine.h"
#include "app/client/keys/keyring.h"
#include "app/client/session/cachekeeper.h"
#include "app/client/session/workstationkeys.h"
#include "app/client/version.h"
#include "app/crypto/crypto.h"
#include "tests/client/answer.h"
#include "tests/client/fakestore.h"
#include "tests/client/sample.h"

namespace paillasse::client::testing {

constexpr std::int64_t certificateLife = 400 * dayMs;
constexpr crypto::Argon2Cost cheap{8u << 20, 1};
inline const auto workstation = idOf<lab::WorkstationId>(40);

// A workstation's own life, nobody at it: a whole engine with a real keyring, in front of a store that says what is wanted.
class UpkeepTestBase : public QObject {
    Q_OBJECT

protected:
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
        e.certificate = m_store->issue(*request, workstation, issued, certificateLife);
        e.storeSigningKey = Bytes(32, 1);
        e.storeBoxKey = Bytes(32, 2);
        e.keyringEntry = "workstation-" + Uuid::make(m_clock.now()).toString();
        const auto kept = wait<Result<>>([&](auto reply) { m_keyring.write(QString::fromStdString(e.keyringEntry), keys->entry(), this, reply); });
        QVERIFY(kept);
        QVERIFY(m_profile->writeEnrolment(e, keys->seal));
        m_first = onDisk();
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

protected:
    Bytes renewal(const FakeStore::Request& request)
    {
        const auto asked = wire::decodeMessage<wire::RenewalRequest>(request.body).value_or(wire::RenewalRequest());
        const auto certificate = m_store->issue(asked.certificateRequest, workstation, m_clock.now(), certificateLife);
        m_issued.push_back(FakeStore::serialOf(certificate));
        return wire::encodeMessage(wire::RenewalReply{certificate, m_store->authority()});
    }
};

} // namespace paillasse::client::testing
