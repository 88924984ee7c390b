// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/accounts/registry.h"

#include <algorithm>

#include "app/crypto/hash.h"
#include "app/sql/transaction.h"
#include "app/store/accounts/entering.h"
#include "app/store/accounts/formerseattable.h"
#include "app/store/accounts/persontable.h"
#include "app/store/accounts/workstationtable.h"
#include "app/store/core/query.h"
#include "app/store/core/store.h"

namespace paillasse::store {

Registry::Registry(sql::Database database, sql::Database renewals, const AccountKeys& keys, const AccountSettings& settings, const Clock& clock, const Log& log)
    : m_database(std::move(database)), m_renewals(std::move(renewals)), m_keys(keys), m_settings(settings), m_clock(clock), m_log(log)
{
}

Result<std::unique_ptr<Registry>> Registry::open(Store& store, const AccountKeys& keys, const AccountSettings& settings, const Clock& clock, const Log& log)
{
    auto database = store.connect();
    if (!database)
        return tl::unexpected(database.error());
    if (const auto up = bringUpAccounts(*database); !up)
        return tl::unexpected(up.error());
    auto renewals = store.connect();
    if (!renewals)
        return tl::unexpected(renewals.error());
    std::unique_ptr<Registry> registry(new Registry(std::move(*database), std::move(*renewals), keys, settings, clock, log));
    if (const auto loaded = registry->reload(); !loaded)
        return tl::unexpected(loaded.error());
    return registry;
}

bool Registry::refresh()
{
    const auto done = reload();
    if (!done)
        m_log.error("accounts.unreadable", {{"error.code", done.error().code}});
    return done.has_value();
}

Result<> Registry::reload()
{
    const auto versions = readVersions(m_database);
    if (!versions)
        return tl::unexpected(versions.error());
    if (*versions == m_versions)
        return {};
    // One snapshot for all three, and the versions that belong to it.
    auto snapshot = sql::Transaction::begin(m_database, sql::TransactionKind::Read);
    if (!snapshot)
        return tl::unexpected(snapshot.error());
    const auto now = readVersions(m_database);
    if (!now)
        return tl::unexpected(now.error());
    if (now->people != m_versions.people)
        if (const auto done = reloadPeople(); !done)
            return done;
    if (now->workstations != m_versions.workstations)
        if (const auto done = reloadWorkstations(); !done)
            return done;
    if (now->policy != m_versions.policy)
        if (const auto done = reloadPolicy(); !done)
            return done;
    if (now->sessions != m_versions.sessions)
        if (const auto done = reloadSessions(); !done)
            return done;
    m_versions = *now;
    return snapshot->commit();
}

Result<> Registry::reloadPeople()
{
    auto accounts = PersonTable(m_database, m_keys).all();
    if (!accounts)
        return tl::unexpected(accounts.error());
    decltype(m_people) people;
    for (auto& account : *accounts) {
        const auto id = account.person.id;
        people.emplace(id, Known{std::make_shared<const access::Person>(std::move(account.person)), std::move(account.signingKey), account.seat});
    }
    m_people = std::move(people);
    return {};
}

Result<> Registry::reloadWorkstations()
{
    auto files = WorkstationTable(m_database, m_keys).all();
    if (!files)
        return tl::unexpected(files.error());
    decltype(m_workstations) workstations;
    for (auto& file : *files)
        if (!file.workstation.certificateHash.empty()) {
            if (!file.workstation.certificateHashBefore.empty())
                workstations.emplace(file.workstation.certificateHashBefore, file.workstation).first->second.byCertificateBefore = true;
            auto hash = file.workstation.certificateHash;
            workstations.emplace(std::move(hash), std::move(file.workstation));
        }
    m_workstations = std::move(workstations);
    return {};
}

Result<> Registry::reloadSessions()
{
    auto kept = SessionTable(m_database).all();
    if (!kept)
        return tl::unexpected(kept.error());
    decltype(m_sessions) sessions;
    for (auto& entry : *kept) {
        auto hash = entry.session.tokenHash;
        Open open{std::move(entry.session), entry.ended, {}};
        open.keptExpiry = open.session.expiresAt;
        // What was used since the last keepRenewals lives on.
        if (const auto known = m_sessions.find(hash); known != m_sessions.end())
            open.session.expiresAt = std::max(open.session.expiresAt, known->second.session.expiresAt);
        sessions.emplace(std::move(hash), std::move(open));
    }
    m_sessions = std::move(sessions);
    return {};
}

Result<> Registry::reloadPolicy()
{
    const auto policy = readPolicy(m_database);
    if (!policy)
        return tl::unexpected(policy.error());
    m_policy = *policy;
    return {};
}

wire::Policy Registry::policy()
{
    const std::lock_guard lock(m_mutex);
    refresh();
    return m_policy;
}

bool Registry::isSigning(const lab::PersonId& id, const lab::WorkstationId& workstation)
{
    // A signature given in the last second is still on its way.
    constexpr std::int64_t onTheWayMs = minuteMs;
    const std::lock_guard lock(m_mutex);
    refresh();
    const auto now = m_clock.now();
    return std::any_of(m_sessions.begin(), m_sessions.end(), [&](const auto& entry) {
        const auto& open = entry.second;
        return open.ended == SessionEnd::None && open.session.person == id && open.session.workstation == workstation && now - open.session.factorUntil < onTheWayMs;
    });
}

std::optional<Instant> Registry::usedElsewhere(const lab::PersonId& id, const lab::WorkstationId& workstation)
{
    const std::lock_guard lock(m_mutex);
    refresh();
    const auto now = m_clock.now();
    std::optional<Instant> used;
    for (const auto& [hash, open] : m_sessions) {
        if (open.ended != SessionEnd::None || open.session.person != id || open.session.workstation == workstation || now >= open.session.expiresAt)
            continue;
        const auto last = open.session.expiresAt - m_settings.sessionIdleMs;
        used = used ? std::max(*used, last) : last;
    }
    return used;
}

std::vector<Session> Registry::openSessions()
{
    const std::lock_guard lock(m_mutex);
    refresh();
    const auto now = m_clock.now();
    std::vector<Session> open;
    for (const auto& [hash, entry] : m_sessions)
        if (entry.ended == SessionEnd::None && now < entry.session.expiresAt)
            open.push_back(entry.session);
    return open;
}

Result<std::vector<lab::LaboratoryId>> Registry::laboratories()
{
    std::vector<lab::LaboratoryId> all;
    const auto take = [&all](sql::Statement& row) -> Result<> {
        all.push_back(row.id<lab::LaboratoryId>(0));
        return {};
    };
    const std::lock_guard lock(m_mutex);
    if (const auto done = each(m_database, "SELECT id FROM laboratory", take); !done)
        return tl::unexpected(done.error());
    return all;
}

void Registry::noteUse(const lab::PersonId& person, const lab::LaboratoryId& laboratory, access::Permissions permissions)
{
    const std::lock_guard lock(m_mutex);
    m_uses[{person, laboratory}] |= permissions.bits();
}

Result<> Registry::keepUses(const std::map<std::pair<lab::PersonId, lab::LaboratoryId>, std::uint64_t>& uses)
{
    const auto today = m_clock.now().ms / dayMs;
    for (const auto& [who, bits] : uses)
        for (std::uint64_t permission = 0; permission <= static_cast<std::uint64_t>(lastOf(access::Permission())); ++permission)
            if ((bits >> permission & 1) != 0)
                if (const auto done = run(m_renewals, "INSERT OR REPLACE INTO permission_use (person, laboratory, permission, last_day) VALUES (?, ?, ?, ?)", who.first, who.second, permission, today); !done)
                    return done;
    return {};
}

std::shared_ptr<const access::Person> Registry::person(const lab::PersonId& id)
{
    const std::lock_guard lock(m_mutex);
    refresh();
    const auto found = m_people.find(id);
    return found == m_people.end() ? nullptr : found->second.person;
}

bool Registry::signsWith(const lab::PersonId& id, ByteView publicKey)
{
    const std::lock_guard lock(m_mutex);
    refresh();
    const auto found = m_people.find(id);
    return found != m_people.end() && !publicKey.empty() && crypto::equal(found->second.signingKey, publicKey);
}

std::vector<lab::PersonId> Registry::peopleOf(const lab::LaboratoryId& laboratory)
{
    const std::lock_guard lock(m_mutex);
    refresh();
    std::vector<lab::PersonId> people;
    for (const auto& [id, known] : m_people)
        if (std::ranges::any_of(known.person->grants, [&](const auto& grant) { return grant.laboratory == laboratory; }))
            people.push_back(id);
    return people;
}

std::uint64_t Registry::seatOf(const lab::PersonId& id)
{
    const std::lock_guard lock(m_mutex);
    refresh();
    const auto found = m_people.find(id);
    return found == m_people.end() ? 0 : found->second.seat;
}

std::optional<People::Remark> Registry::remarkOn(const lab::Act& act)
{
    if (act.seat >= seatOf(act.person))
        return {};
    m_log.warning("act.from-former-seat", {{"user.id", act.person}, {"paillasse.act.id", act.id}, {"paillasse.workstation.id", act.workstation}});
    const FormerSeatAct late{act.id, act.laboratory, act.person, act.workstation, act.seat, act.at, m_clock.now()};
    const AccountEntry entry{act.person, act.workstation, 0, FormerSeatActed{act.laboratory, act.id, act.seat}};
    // What was only looked at stands in the ledger; who governs is shown what was done.
    if (lab::isReading(act.body))
        return Remark{leafClassOf(entry.change), encodeEntry(entry), {}};
    return Remark{leafClassOf(entry.change), encodeEntry(entry), [late](sql::Database& database) { return FormerSeatTable(database).insert(late); }};
}

std::optional<Workstation> Registry::workstationOf(ByteView certificateHash)
{
    const std::lock_guard lock(m_mutex);
    if (!refresh())
        return std::nullopt;
    const auto found = m_workstations.find(paillasse::toBytes(certificateHash));
    return found == m_workstations.end() ? std::nullopt : std::optional(found->second);
}

Result<Session> Registry::sessionOf(const SecretBytes& token)
{
    const std::lock_guard lock(m_mutex);
    if (!refresh())
        return fail(ErrorCode::Unreachable, "accounts: not readable at the moment");
    return use(tokenHashOf(token));
}

bool Registry::isOpen(const Session& session)
{
    const std::lock_guard lock(m_mutex);
    if (!refresh())
        return false;
    const auto used = use(session.tokenHash);
    return used && !used->isOutdated;
}

Result<Session> Registry::use(const Bytes& tokenHash)
{
    const auto found = m_sessions.find(tokenHash);
    if (found == m_sessions.end())
        return fail(ErrorCode::Expired, "accounts: no such session");
    auto& open = found->second;
    if (open.ended == SessionEnd::SeatMoved)
        return fail(ErrorCode::Revoked, "accounts: the seat has moved");
    if (open.ended == SessionEnd::EndedByOther)
        return fail(ErrorCode::Cancelled, "accounts: somebody who governs has ended it");
    const auto now = m_clock.now();
    if (open.ended != SessionEnd::None || now >= open.session.expiresAt)
        return fail(ErrorCode::Expired, "accounts: the session is over");
    open.session.expiresAt = std::min(now + m_settings.sessionIdleMs, open.session.openedAt + m_settings.sessionLongestMs);
    auto session = open.session;
    session.isOutdated = session.clientVersion < m_policy.oldestClient;
    return session;
}

Result<> Registry::keepRenewals()
{
    std::vector<std::pair<Bytes, Instant>> moved;
    decltype(m_uses) uses;
    {
        const std::lock_guard lock(m_mutex);
        for (const auto& [hash, open] : m_sessions)
            if (open.ended == SessionEnd::None && open.session.expiresAt > open.keptExpiry)
                moved.emplace_back(hash, open.session.expiresAt);
        uses.swap(m_uses);
    }
    if (moved.empty() && uses.empty())
        return {};
    // Without the registry's lock, and on a connection of its own: the writer holds the file while it asks who somebody is.
    const std::lock_guard writing(m_renewalMutex);
    auto transaction = sql::Transaction::begin(m_renewals);
    if (!transaction)
        return tl::unexpected(transaction.error());
    SessionTable table(m_renewals);
    for (const auto& [hash, expiresAt] : moved)
        if (const auto done = table.renew(hash, expiresAt); !done)
            return done;
    if (const auto done = keepUses(uses); !done)
        return done;
    if (const auto done = transaction->commit(); !done)
        return done;
    const std::lock_guard lock(m_mutex);
    for (const auto& [hash, expiresAt] : moved)
        if (const auto found = m_sessions.find(hash); found != m_sessions.end())
            found->second.keptExpiry = expiresAt;
    return {};
}

} // namespace paillasse::store
