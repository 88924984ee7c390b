// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/client/session/upkeep.h"

#include <algorithm>
#include <utility>

#include <QRandomGenerator>

#include "app/client/session/cachekeeper.h"
#include "app/client/session/trouble.h"
#include "app/client/version.h"
#include "app/crypto/certificate.h"

namespace paillasse::client {

namespace {

constexpr std::int64_t everyMs = 5 * minuteMs;
constexpr std::int64_t awayMs = 30 * secondMs;   // the store was not there
constexpr std::int64_t soonMs = 500;
constexpr std::int64_t keeperMs = 100;           // the caches' keeper is on its way
constexpr std::int64_t freshMs = 5 * secondMs;   // asked a moment ago

} // namespace

Upkeep::Upkeep(const WorkstationPlace& place, Hooks hooks, QObject* home) : m_home(home), m_place(place), m_hooks(std::move(hooks)), m_timer(this)
{
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, &Upkeep::ask);
}

void Upkeep::begin(const Enrolment& enrolment, std::shared_ptr<WorkstationKeys> keys)
{
    end();
    m_enrolment = enrolment;
    m_keys = std::move(keys);
    if (m_enrolment.wiping)
        return wipe();
    removeSpareEntries();
    ask();
}

void Upkeep::end()
{
    ++m_number;
    m_timer.stop();
    delete m_renewing;
    delete m_wiping;
    m_keys.reset();
    m_asking = false;
    m_confirming = false;
    m_answeredAt = {};
}

void Upkeep::askSoon()
{
    if (m_keys && !m_asking && !m_wiping)
        again(soonMs);
}

// Within half as much again, by chance: a laboratory's workstations do not all ask in one instant.
void Upkeep::again(std::int64_t afterMs)
{
    m_timer.start(static_cast<int>(afterMs + QRandomGenerator::global()->bounded(static_cast<int>(afterMs / 2 + 1))));
}

void Upkeep::ask()
{
    if (!m_keys || m_asking || m_wiping)
        return;
    const auto keeper = m_hooks.keeper();
    if (!keeper)
        return again(keeperMs);
    m_asking = true;
    using Caches = std::vector<wire::CacheStanding>;
    const auto counted = back<Caches>([this](const Caches& caches) { send(caches); });
    m_place.worker.post(Priority::Soon, [counted, keeper, atWork = m_hooks.atWork()] { counted(keeper->standings().report(atWork)); });
}

void Upkeep::send(std::vector<wire::CacheStanding> caches)
{
    wire::StandingRequest standing;
    standing.clientVersion = clientVersion();
    standing.caches = std::move(caches);
    standing.pendingActs = m_hooks.pendingActs();
    HttpRequest request;
    request.path = QStringLiteral("/v1/workstation/standing");
    request.body = wire::encodeMessage(standing);
    m_place.transport.send(std::move(request), back<NetResult<Bytes>>([this, told = standing.caches, askedAt = m_place.clock.now()](const NetResult<Bytes>& answer) {
        m_asking = false;
        const auto reply = answer ? wire::decodeMessage<wire::StandingReply>(*answer) : fail(ErrorCode::Unreachable);
        if (!reply) {
            m_hooks.missed();
            if (answer || !answer.error().isPassing())
                m_place.log.warning("standing.refused", {{"http.response.status_code", answer ? 200 : answer.error().status}});
            return again(answer || !answer.error().isPassing() ? everyMs : awayMs);
        }
        m_answeredAt = m_place.clock.now();
        again(everyMs);
        answered(told, *reply, askedAt);
    }));
}

void Upkeep::answered(const std::vector<wire::CacheStanding>& told, const wire::StandingReply& reply, Instant askedAt)
{
    m_place.worker.post(Priority::Now, [keeper = m_hooks.keeper(), told, most = reply.maxOfflineMs, oldest = reply.oldestClient, elsewhere = reply.elsewhere, askedAt] {
        if (!keeper)
            return;
        for (const auto& person : elsewhere)
            keeper->loseSeat(person, askedAt);
        (void)keeper->standings().confirmed(told);
        (void)keeper->standings().setMaxOffline(most);
        (void)keeper->standings().setOldestClient(oldest);
    });
    m_hooks.heard(reply);
    if (reply.wipe)
        return wipe();
    if (reply.destroy.empty())
        m_confirming = false;
    else
        destroy(reply.destroy);
    if (reply.revoked)
        return m_hooks.shutOut(trouble(Failure::WorkstationRevoked, "standing: this workstation was revoked"));
    if (!reply.name.empty() && reply.name != m_enrolment.workstationName)
        rename(reply.name);
    else
        renewIfOld(reply);
    if (reply.oldestClient > clientVersion())
        m_hooks.shutOut(trouble(Failure::ClientTooOld, "standing: the store asks for " + std::to_string(reply.oldestClient)));
}

void Upkeep::destroy(const std::vector<lab::PersonId>& people)
{
    if (const auto atWork = m_hooks.atWork(); std::ranges::find(people, atWork) != people.end())
        m_hooks.shutOut(trouble(Failure::PersonDisabled, "standing: this account is closed"));
    const auto done = back<bool>([this](bool all) {
        m_place.log.info("cache.destroyed", {{"paillasse.complete", all ? 1 : 0}});
        // At once, so that the store knows; but not again and again.
        if (!std::exchange(m_confirming, true))
            again(soonMs);
    });
    m_place.worker.post(Priority::Now, [done, people, keeper = m_hooks.keeper()] {
        bool all = true;
        for (const auto& person : people)
            all &= keeper && keeper->standings().destroy(person).has_value();
        done(all);
    });
}

void Upkeep::rename(const std::string& name)
{
    auto named = m_enrolment;
    named.workstationName = name;
    const auto written = back<Result<>>([this, named](const Result<>& kept) {
        if (!kept)
            return; // said again by the next answer
        m_enrolment = named;
        m_hooks.changed(m_enrolment);
        askSoon();
    });
    m_place.worker.post(Priority::Now, [written, profile = m_place.profile, named, keys = m_keys] { written(profile.writeEnrolment(named, keys->seal)); });
}

// By the store's clock: this machine's may be wrong.
void Upkeep::renewIfOld(const wire::StandingReply& reply)
{
    const auto facts = crypto::readCertificate(m_enrolment.certificate);
    if (!facts || m_renewing)
        return;
    const auto life = facts->notAfter - facts->notBefore;
    if (facts->notAfter - reply.storeTime >= life / 3)
        return;
    m_renewing = new CertificateRenewal(m_place, m_enrolment, m_keys, [this](const CertificateRenewal::Outcome& outcome) { renewed(outcome); }, m_home);
    m_renewing->start();
}

void Upkeep::renewed(const CertificateRenewal::Outcome& outcome)
{
    m_renewing.clear();
    m_enrolment = outcome.enrolment;
    if (outcome.keys) {
        m_place.log.info("certificate.renewed");
        m_keys = outcome.keys;
        m_hooks.renewed(m_enrolment, *m_keys);
        askSoon();
    } else {
        m_place.log.warning("certificate.not-renewed", {{"error.code", outcome.error.code}}); // by the next answer, again
    }
    removeSpareEntries();
}

void Upkeep::removeSpareEntries()
{
    if (m_enrolment.spareEntries.empty() || m_renewing)
        return;
    const auto entry = m_enrolment.spareEntries.back();
    if (entry == m_enrolment.keyringEntry)
        return; // never written by this program, and what is in force does not go
    m_place.keyring.remove(QString::fromStdString(entry), this, [this, entry, number = m_number](const Result<>& removed) {
        if (!removed || number != m_number || m_renewing || m_wiping)
            return; // at the next start
        std::erase(m_enrolment.spareEntries, entry);
        const auto written = back<Result<>>([this](const Result<>& kept) {
            m_hooks.changed(m_enrolment);
            if (kept)
                removeSpareEntries();
        });
        m_place.worker.post(Priority::Now, [written, profile = m_place.profile, enrolment = m_enrolment, keys = m_keys] { written(profile.writeEnrolment(enrolment, keys->seal)); });
    });
}

void Upkeep::wipe()
{
    if (m_wiping)
        return;
    m_place.log.warning("wipe.begun");
    m_timer.stop();
    delete m_renewing;
    m_enrolment.wiping = true;
    m_hooks.changed(m_enrolment);
    m_hooks.shutOut(trouble(Failure::WorkstationWiped, "standing: an administrator ordered it"));
    Wiping::Hooks hooks;
    hooks.pendingActs = m_hooks.pendingActs;
    hooks.push = m_hooks.push;
    hooks.destroyed = [this] { m_place.log.warning("wipe.destroyed"); };
    hooks.done = [this] {
        end();
        m_hooks.emptied();
    };
    m_wiping = new Wiping(m_place, m_enrolment, m_keys, std::move(hooks), m_home);
    m_wiping->start();
}

} // namespace paillasse::client
