// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/client/session/wiping.h"

#include <utility>

#include "app/client/version.h"
#include "app/crypto/crypto.h"
#include "app/wire/accountmessages.h"

namespace paillasse::client {

namespace {

constexpr std::int64_t pushMs = 20 * secondMs;
constexpr int lookMs = 100;
constexpr int againMs = 30'000;

} // namespace

Wiping::Wiping(const WorkstationPlace& place, Enrolment enrolment, std::shared_ptr<WorkstationKeys> keys, Hooks hooks, QObject* home)
    : QObject(home), m_home(home), m_place(place), m_enrolment(std::move(enrolment)), m_keys(std::move(keys)), m_hooks(std::move(hooks)), m_timer(this)
{
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, [this] { m_isDestroyed ? destroySecrets() : waitForPush(); });
}

void Wiping::start()
{
    m_enrolment.wiping = true;
    m_pushUntil = m_place.clock.now() + pushMs;
    const auto written = back<Result<>>([this](const Result<>& kept) {
        // A disk that takes nothing more is no reason to keep what is to go.
        if (!kept)
            m_place.log.warning("wipe.not-noted", {{"error.code", kept.error().code}});
        m_hooks.push();
        waitForPush();
    });
    m_place.worker.post(Priority::Now, [written, profile = m_place.profile, enrolment = m_enrolment, keys = m_keys] { written(profile.writeEnrolment(enrolment, keys->seal)); });
}

void Wiping::waitForPush()
{
    if (m_hooks.pendingActs() > 0 && m_place.clock.now() < m_pushUntil)
        return m_timer.start(lookMs);
    destroyFiles();
}

void Wiping::destroyFiles()
{
    using Gone = Result<std::vector<std::string>>;
    const auto gone = back<Gone>([this](const Gone& entries) {
        if (!entries) {
            m_place.log.error("wipe.files", {{"error.code", entries.error().code}});
            return later();
        }
        m_entries = *entries;
        std::erase(m_entries, m_enrolment.keyringEntry);
        m_isDestroyed = true;
        destroySecrets();
    });
    m_place.worker.post(Priority::Now, [gone, profile = m_place.profile] {
        auto entries = profile.keyringEntries(); // those put aside are known while what was put aside is here
        const auto done = profile.destroyData();
        gone(done ? Gone(std::move(entries)) : tl::unexpected(done.error()));
    });
}

// The device secret first: without it no slot, copied away or not, opens again. The TLS key stays for one word to the store.
void Wiping::destroySecrets()
{
    m_keys = std::make_shared<WorkstationKeys>(WorkstationKeys{crypto::randomSecret(WorkstationKeys::deviceSize), m_keys->tlsKey.clone(), m_keys->seal.clone()});
    m_place.keyring.write(QString::fromStdString(m_enrolment.keyringEntry), m_keys->entry(), this, [this](const Result<>& kept) {
        if (!kept) {
            m_place.log.error("wipe.keyring", {{"error.code", kept.error().code}});
            return later();
        }
        removeEntries(m_entries, [this](bool all) {
            if (!all)
                return later();
            m_hooks.destroyed();
            confirm();
        });
    });
}

void Wiping::confirm()
{
    wire::StandingRequest standing;
    standing.clientVersion = clientVersion();
    standing.pendingActs = m_hooks.pendingActs();
    standing.wiped = true;
    HttpRequest request;
    request.path = QStringLiteral("/v1/workstation/standing");
    request.body = wire::encodeMessage(standing);
    m_place.transport.send(std::move(request), back<NetResult<Bytes>>([this](const NetResult<Bytes>& answer) {
        // A store that does not know this workstation any more has nothing to be told.
        const bool isTold = answer || answer.error().code == ErrorCode::NotTrusted;
        m_place.log.info("wipe.told", {{"http.response.status_code", answer ? 200 : answer.error().status}});
        if (!isTold)
            return later();
        removeEntries({m_enrolment.keyringEntry}, [this](bool all) { all ? removeEnrolment() : later(); });
    }));
}

void Wiping::removeEntries(std::vector<std::string> entries, std::function<void(bool)> then)
{
    if (entries.empty())
        return then(true);
    const auto name = QString::fromStdString(entries.back());
    entries.pop_back();
    m_place.keyring.remove(name, this, [this, entries = std::move(entries), then = std::move(then)](const Result<>& removed) mutable {
        if (!removed) {
            m_place.log.error("wipe.keyring", {{"error.code", removed.error().code}});
            return then(false);
        }
        removeEntries(std::move(entries), std::move(then));
    });
}

void Wiping::removeEnrolment()
{
    const auto removed = back<Result<>>([this](const Result<>& gone) {
        if (!gone)
            return later();
        const auto done = m_hooks.done;
        deleteLater();
        done();
    });
    m_place.worker.post(Priority::Now, [removed, profile = m_place.profile] { removed(profile.removeEnrolment()); });
}

void Wiping::later()
{
    m_timer.start(againMs);
}

} // namespace paillasse::client
