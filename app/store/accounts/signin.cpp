// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/accounts/signin.h"

#include <algorithm>

#include "app/base/civiltime.h"
#include "app/crypto/crypto.h"
#include "app/crypto/hash.h"
#include "app/crypto/password.h"
#include "app/crypto/sign.h"
#include "app/crypto/totp.h"
#include "app/store/accounts/accountsschema.h"
#include "app/store/accounts/entering.h"
#include "app/store/accounts/forcedseattable.h"
#include "app/store/accounts/inorder.h"
#include "app/store/accounts/sessiontable.h"
#include "app/store/accounts/registry.h"
#include "app/store/core/numberleases.h"
#include "app/store/core/query.h"
#include "app/store/core/store.h"
#include "app/wire/actcodec.h"

namespace paillasse::store {

namespace {

constexpr std::size_t authSize = 32;
constexpr std::size_t tokenSize = 32;
constexpr std::size_t longestSealedKey = 1024;
constexpr std::size_t longestCode = 64;

auto wrong()
{
    return fail(ErrorCode::WrongSecret, "not this name with this password or code");
}

// The person's cache at this workstation begins, or goes on.
Result<> noteCache(sql::Database& database, const lab::PersonId& person, const lab::WorkstationId& workstation, Instant now)
{
    return run(database, "INSERT OR REPLACE INTO workstation_cache (workstation, person, last_sign_in, destroyed_at) VALUES (?, ?, ?, NULL)", workstation, person, now);
}

bool isWellFormed(const wire::ActivationRequest& r)
{
    return r.codeHash.size() == crypto::digestSize && r.salt.size() == crypto::saltSize && r.auth.size() == authSize
        && r.signingKey.size() == crypto::publicKeySize && !r.sealedSigningKey.empty() && r.sealedSigningKey.size() <= longestSealedKey;
}

} // namespace

SignIn::SignIn(Store& store, sql::Database database, Writer& writer, Registry& registry, const AccountKeys& keys, const AccountSettings& settings, FailureNotes& failures,
               NameOf nameOf, std::string dummyHash, const Clock& clock, const Log& log)
    : m_store(store), m_database(std::move(database)), m_writer(writer), m_registry(registry), m_keys(keys), m_settings(settings), m_failures(failures),
      m_nameOf(std::move(nameOf)), m_dummyHash(std::move(dummyHash)), m_nobody(keys), m_clock(clock), m_log(log), m_throttle(clock)
{
}

Result<std::unique_ptr<SignIn>> SignIn::open(Store& store, Writer& writer, Registry& registry, const AccountKeys& keys, const AccountSettings& settings, FailureNotes& failures,
                                             NameOf nameOf, const Clock& clock, const Log& log)
{
    auto database = store.connect();
    if (!database)
        return tl::unexpected(database.error());
    auto dummy = crypto::hashAuth(crypto::randomSecret(authSize));
    if (!dummy)
        return tl::unexpected(dummy.error());
    return std::unique_ptr<SignIn>(
        new SignIn(store, std::move(*database), writer, registry, keys, settings, failures, std::move(nameOf), std::move(*dummy), clock, log));
}

std::int64_t SignIn::waitMs(std::string_view login, const Workstation& at)
{
    return m_throttle.waitMs(AccountKeys::normalLogin(login), at.id);
}

void SignIn::noteThrottled(std::string_view login, const Workstation& at)
{
    const std::lock_guard lock(m_mutex);
    const auto person = PersonTable(m_database, m_keys).idOf(AccountKeys::normalLogin(login));
    m_failures.note(person.value_or(lab::PersonId()), at.id, SignInFault::Throttled);
}

SignIn::Nobody::Nobody(const AccountKeys& keys) : factor{crypto::randomSecret(crypto::totpSecretSize), 0, 0}
{
    person.id = lab::PersonId::make(Instant());
    person.login = "n.nobody";
    person.displayName = "Nobody of this laboratory";
    person.grants.push_back({lab::LaboratoryId::make(Instant()), access::Role::Technician, 0, 0});
    sealed = keys.sealPerson(person);
    sealedFactor = keys.sealFactor(person.id, factor.secret);
}

Result<std::optional<Account>> SignIn::accountOf(PersonTable& table, const lab::PersonId& id)
{
    auto account = table.byId(id);
    if (account && !*account)
        (void)m_keys.openPerson(m_nobody.person.id, m_nobody.sealed);
    return account;
}

Result<std::optional<SignIn::Candidate>> SignIn::candidate(std::string_view login)
{
    const std::lock_guard lock(m_mutex);
    PersonTable table(m_database, m_keys);
    const auto known = table.idOf(login);
    if (!known)
        return tl::unexpected(known.error());
    // Reading a row that is there costs a little more than finding none: an unknown name reads whoever was asked about before.
    const auto id = known->isNull() ? m_standIn : *known;
    auto account = accountOf(table, id);
    if (!account)
        return tl::unexpected(account.error());
    auto credential = table.credential(id);
    if (!credential)
        return tl::unexpected(credential.error());
    auto factor = FactorTable(m_database, m_keys).find(id);
    if (!factor)
        return tl::unexpected(factor.error());
    if (!*factor)
        (void)m_keys.openFactor(m_nobody.person.id, m_nobody.sealedFactor);
    if (known->isNull() || !*account || !*credential)
        return std::nullopt;
    if (*factor)
        m_standIn = id;
    return Candidate{std::move(**account), std::move(**credential), std::move(*factor)};
}

Result<wire::SaltReply> SignIn::salt(std::string_view login)
{
    const auto who = candidate(login);
    if (!who)
        return tl::unexpected(who.error());
    const crypto::Argon2Cost cost;
    auto made = m_keys.fakeSalt(login); // also of who has one: it takes time
    return wire::SaltReply{*who ? (*who)->credential.salt : std::move(made), cost.memoryBytes, cost.passes, asksCodeAtSignIn(m_registry.policy(), m_clock.now())};
}

Result<> SignIn::activate(const wire::ActivationRequest& request, const Workstation& at)
{
    if (!isWellFormed(request))
        return fail(ErrorCode::InvalidInput, "a part of the activation is missing or of the wrong size");
    // Hashed before anything is looked up: an unknown name takes as long as a known one.
    const auto hash = crypto::hashAuth(SecretBytes::copyOf(request.auth));
    if (!hash)
        return tl::unexpected(hash.error());
    const auto login = AccountKeys::normalLogin(request.login);
    lab::PersonId person;
    {
        const std::lock_guard lock(m_mutex);
        PersonTable table(m_database, m_keys);
        const auto known = table.idOf(login);
        if (!known)
            return tl::unexpected(known.error());
        const auto account = accountOf(table, known->isNull() ? m_nobody.person.id : *known);
        if (!account)
            return tl::unexpected(account.error());
        if (*account && !(*account)->person.disabled)
            person = (*account)->person.id;
    }
    const auto now = m_clock.now();
    const Credential credential{request.salt, *hash, request.signingKey, request.sealedSigningKey};
    const auto fits = [&](sql::Database& database) { return PersonTable(database, m_keys).checkActivation(person, request.codeHash, now); };
    Result<> done;
    {
        // Asked here first, so that guesses do not fill the ledger; asked again inside the transaction, so that a code works once.
        const std::lock_guard lock(m_mutex);
        done = fits(m_database);
    }
    if (done)
        done = enter(m_writer, {person, at.id, 0, AccountActivated()}, [&](sql::Database& database) {
            PersonTable table(database, m_keys);
            return inOrder([&] { return fits(database); }, [&] { return table.setCredential(person, credential, now); },
                           [&] { return table.dropActivation(person); }, [&] { return raisePeople(database); });
        });
    if (!done && done.error().code == ErrorCode::WrongSecret) {
        m_throttle.failed(login, at.id);
        m_failures.note(person, at.id, SignInFault::WrongActivation);
        m_log.warning("activation.refused", {{"paillasse.workstation.id", at.id}});
        return wrong();
    }
    if (done)
        m_throttle.succeeded(login, at.id);
    return done;
}

Result<std::optional<FactorMatch>> SignIn::checkCode(const std::optional<Candidate>& who, const wire::SessionRequest& request, const wire::Policy& policy)
{
    if (who && who->factor)
        return matchCode(*who, request, policy);
    if (!request.code.empty()) {
        const std::lock_guard lock(m_mutex);
        (void)FactorTable(m_database, m_keys).match(m_nobody.person.id, m_nobody.factor, request.code, m_clock.now());
    }
    // None to check: the session of who has none begins with setting one up, where the policy asks for it.
    return who ? Result<std::optional<FactorMatch>>(std::nullopt) : wrong();
}

Result<std::optional<FactorMatch>> SignIn::matchCode(const Candidate& who, const wire::SessionRequest& request, const wire::Policy& policy)
{
    if (request.code.empty())
        return asksCodeAtSignIn(policy, m_clock.now()) || request.force ? wrong() : Result<std::optional<FactorMatch>>(std::nullopt);
    const std::lock_guard lock(m_mutex);
    return FactorTable(m_database, m_keys).match(who.account.person.id, *who.factor, request.code, m_clock.now());
}

// One place at a time. A session that is over, or signed out, holds nothing; one that is open moves when its person says so, and one
// that nobody has heard of for a while only by force, which takes a code (checkCode).
Result<SignIn::Seat> SignIn::seatFor(const Candidate& who, const wire::SessionRequest& request, const Workstation& at)
{
    if (who.account.seatWorkstation == at.id)
        return Seat::Kept;
    const auto used = m_registry.usedElsewhere(who.account.person.id, at.id);
    if (!used)
        return Seat::Free;
    const bool silent = m_clock.now() - *used > m_settings.silentMs;
    // Who has no second factor has nothing to force with: an administrator frees the seat, with a code of theirs.
    if (silent && !(request.takeSeat && request.force && who.factor))
        return fail(ErrorCode::Refused, "signed in at a workstation that does not answer");
    if (!request.takeSeat)
        return fail(ErrorCode::Conflict, "signed in at another workstation");
    return silent ? Seat::Forced : Seat::Moves;
}

Result<wire::SessionReply> SignIn::start(const wire::SessionRequest& request, const Workstation& at)
{
    if (request.auth.size() != authSize || request.sessionKey.size() != crypto::publicKeySize || request.code.size() > longestCode)
        return fail(ErrorCode::InvalidInput, "a part of the sign-in is missing or of the wrong size");
    const auto policy = m_registry.policy();
    if (request.clientVersion < policy.oldestClient)
        return fail(ErrorCode::Incompatible, "this client is older than the laboratory allows");
    const auto login = AccountKeys::normalLogin(request.login);
    const auto who = candidate(login);
    if (!who)
        return tl::unexpected(who.error());
    const auto right = crypto::verifyAuth(SecretBytes::copyOf(request.auth), *who ? (*who)->credential.authHash : m_dummyHash);
    const auto code = checkCode(*who, request, policy);
    if (!*who || !right || !code) {
        m_throttle.failed(login, at.id);
        m_failures.note(*who ? (*who)->account.person.id : lab::PersonId(), at.id, *who && right ? SignInFault::WrongCode : SignInFault::WrongPassword);
        m_log.warning("session.refused", {{"paillasse.workstation.id", at.id}});
        return wrong();
    }
    m_throttle.succeeded(login, at.id);
    const auto& person = (*who)->account.person;
    if (person.disabled) {
        m_failures.note(person.id, at.id, SignInFault::AccountClosed);
        return fail(ErrorCode::Revoked, "this account is closed");
    }
    const auto seat = seatFor(**who, request, at);
    if (!seat) {
        m_failures.note(person.id, at.id, SignInFault::SeatElsewhere);
        return tl::unexpected(seat.error());
    }

    const auto token = crypto::randomSecret(tokenSize);
    const auto now = m_clock.now();
    Session session{tokenHashOf(token), person.id, at.id, 0, now, now + m_settings.sessionIdleMs, {}, false, request.clientVersion};
    session.factorUntil = *code ? now + m_settings.factorMs : Instant();
    session.factorPending = !(*who)->factor && needsFactor(policy, person);
    const auto& from = (*who)->account.seatWorkstation;
    const AccountChange change = *seat == Seat::Forced ? AccountChange(SeatForced{from}) : SessionStarted{*seat == Seat::Moves ? from : lab::WorkstationId()};
    std::vector<wire::LaboratoryEntry> laboratories;
    const auto done = enter(m_writer, {person.id, at.id, 0, change}, [&](sql::Database& database) {
        SessionTable sessions(database);
        // A session that nobody ended, since its workstation was cut off, hands nothing on: what was shown in it is shown again.
        return inOrder([&]() -> Result<> { return *code ? FactorTable(database, m_keys).use(person.id, **code) : Result<>(); }, [&] { return takeSeat(database, session); },
                       [&] { return *seat == Seat::Forced ? ForcedSeatTable(database).insert({person.id, session.seat, at.id, from, now, {}, {}}) : Result<>(); },
                       [&] { return sessions.endSigning(person.id, at.id); }, [&] { return sessions.insert(session); }, [&] { return sessions.dropOlderThan(now - dayMs); },
                       [&] { return leaseAll(database, person, at.id, laboratories); }, [&] { return noteCache(database, person.id, at.id, now); },
                       [&] { return raiseSessions(database); });
    });
    if (!done && done.error().code == ErrorCode::WrongSecret) { // the code was used meanwhile
        m_failures.note(person.id, at.id, SignInFault::WrongCode);
        return wrong();
    }
    if (!done)
        return tl::unexpected(done.error());
    if (*seat == Seat::Forced)
        m_log.warning("seat.forced", {{"user.id", person.id}, {"paillasse.workstation.id", at.id}, {"paillasse.seat", session.seat}});
    else if (*seat == Seat::Moves)
        m_log.warning("seat.moved", {{"user.id", person.id}, {"paillasse.workstation.id", at.id}, {"paillasse.seat", session.seat}});
    auto reply = certify(**who, session, token, request.sessionKey);
    reply.maxOfflineMs = policy.maxOfflineMs;
    reply.hasFactor = (*who)->factor.has_value();
    reply.factorToSetUp = session.factorPending;
    reply.recoveryCodesLeft = (*who)->factor ? (*who)->factor->recoveryCodes - (*code && !(*code)->step ? 1 : 0) : 0;
    reply.factorUntil = session.factorUntil;
    for (auto& laboratory : laboratories)
        laboratory.name = m_nameOf(laboratory.id);
    reply.laboratories = std::move(laboratories);
    return reply;
}

// Signing in where the seat is keeps its number; elsewhere it gets the next one, and what was open elsewhere ends.
Result<> SignIn::takeSeat(sql::Database& database, Session& session)
{
    PersonTable people(database, m_keys);
    const auto account = people.byId(session.person);
    if (!account)
        return tl::unexpected(account.error());
    if (!*account || (*account)->person.disabled)
        return fail(ErrorCode::Revoked, "this account is closed");
    const auto& now = **account;
    if (now.seatWorkstation == session.workstation) {
        session.seat = now.seat;
        return {};
    }
    session.seat = now.seat + 1;
    return inOrder([&] { return people.setSeat(session.person, session.seat, session.workstation); },
                   [&] { return SessionTable(database).endOfPersonElsewhere(session.person, session.workstation); }, [&] { return raisePeople(database); });
}

Result<wire::LaboratoryEntry> SignIn::lease(sql::Database& database, const access::Person& person, const lab::WorkstationId& at, const wire::LeaseRequest& request)
{
    NumberLeases leases(database);
    wire::LaboratoryEntry entry;
    entry.id = request.laboratory;
    const auto take = [&](NumberKind kind, std::uint32_t year, std::uint64_t used, wire::NumberLease& into) -> Result<> {
        const auto block = leases.lease(request.laboratory, at, kind, year, used);
        if (!block)
            return tl::unexpected(block.error());
        into = *block;
        return {};
    };
    const auto year = static_cast<std::uint32_t>(Date::of(m_clock.now()).year);
    Result<> done;
    if (person.may(access::Permission::RegisterPatients, request.laboratory))
        done = take(NumberKind::Patient, 0, request.patientsUsed, entry.patients);
    if (done && person.may(access::Permission::PlaceOrders, request.laboratory))
        done = take(NumberKind::Accession, year, request.accessionsUsed, entry.accessions);
    if (!done)
        return tl::unexpected(done.error());
    return entry;
}

Result<> SignIn::leaseAll(sql::Database& database, const access::Person& person, const lab::WorkstationId& at, std::vector<wire::LaboratoryEntry>& laboratories)
{
    for (const auto& grant : person.grants) {
        if (std::any_of(laboratories.begin(), laboratories.end(), [&](const auto& known) { return known.id == grant.laboratory; }))
            continue;
        auto entry = lease(database, person, at, {grant.laboratory, 0, 0});
        if (!entry)
            return tl::unexpected(entry.error());
        laboratories.push_back(std::move(*entry));
    }
    return {};
}

Result<wire::LaboratoryEntry> SignIn::furtherNumbers(const wire::LeaseRequest& request, const access::Person& person, const Workstation& at)
{
    wire::LaboratoryEntry reply;
    const auto done = enter(m_writer, {person.id, at.id, 0, NumbersLeased{request.laboratory}}, [&](sql::Database& database) -> Result<> {
        auto leased = lease(database, person, at.id, request);
        if (!leased)
            return tl::unexpected(leased.error());
        reply = std::move(*leased);
        return {};
    });
    if (!done)
        return tl::unexpected(done.error());
    reply.name = m_nameOf(reply.id);
    return reply;
}

wire::SessionReply SignIn::certify(const Candidate& who, const Session& session, const SecretBytes& token, Bytes sessionKey)
{
    wire::SessionCertificate certificate;
    certificate.store = m_store.identity().store;
    certificate.person = session.person;
    certificate.workstation = session.workstation;
    certificate.seat = session.seat;
    certificate.sessionKey = std::move(sessionKey);
    certificate.issuedAt = session.openedAt;
    certificate.expiresAt = session.openedAt + m_registry.policy().maxOfflineMs;
    wire::SessionReply reply;
    reply.certificate = wire::encodeSessionCertificate(certificate);
    reply.certificateSignature = m_store.signingKey().sign("paillasse.session.v1", reply.certificate);
    reply.token = toBytes(token.view());
    reply.tokenExpiresAt = session.expiresAt;
    reply.person = who.account.person;
    reply.sealedSigningKey = who.credential.sealedSigningKey;
    reply.seat = session.seat;
    reply.storeTime = session.openedAt;
    return reply;
}

Result<> SignIn::end(const Session& session)
{
    return enter(m_writer, {session.person, session.workstation, 0, SessionEnded()}, [&](sql::Database& database) {
        return inOrder([&] { return SessionTable(database).end(session.tokenHash, SessionEnd::SignedOut); }, [&] { return raiseSessions(database); });
    });
}

} // namespace paillasse::store
