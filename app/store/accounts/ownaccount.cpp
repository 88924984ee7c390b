// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/accounts/ownaccount.h"

#include "app/crypto/crypto.h"
#include "app/crypto/enrolmentcode.h"
#include "app/crypto/password.h"
#include "app/store/accounts/accountsschema.h"
#include "app/store/accounts/entering.h"
#include "app/store/accounts/inorder.h"
#include "app/store/accounts/sessiontable.h"
#include "app/store/core/store.h"

namespace paillasse::store {

namespace {

constexpr int recoveryCodes = 10;
constexpr std::size_t authSize = 32;
constexpr std::size_t longestSealedKey = 1024;
constexpr std::size_t longestCode = 64;

// What is shown once, and the hashes that are kept.
struct MadeCodes {
    wire::RecoveryCodes shown;
    std::vector<Bytes> hashes;
};

MadeCodes makeRecoveryCodes()
{
    MadeCodes made;
    for (int i = 0; i < recoveryCodes; ++i) {
        const auto code = crypto::ActivationCode::make();
        made.shown.codes.emplace_back(asText(code.text().view()));
        made.hashes.push_back(crypto::digestBytes(code.secretHash()));
    }
    return made;
}

} // namespace

OwnAccount::OwnAccount(sql::Database database, Writer& writer, const AccountKeys& keys, const AccountSettings& settings, FailureNotes& failures, NameOf nameOf, const Clock& clock, const Log& log)
    : m_database(std::move(database)), m_writer(writer), m_keys(keys), m_settings(settings), m_failures(failures), m_nameOf(std::move(nameOf)), m_clock(clock), m_log(log), m_throttle(clock), m_offers(clock)
{
}

Result<std::unique_ptr<OwnAccount>> OwnAccount::open(Store& store, Writer& writer, const AccountKeys& keys, const AccountSettings& settings, FailureNotes& failures, NameOf nameOf,
                                                     const Clock& clock, const Log& log)
{
    auto database = store.connect();
    if (!database)
        return tl::unexpected(database.error());
    return std::unique_ptr<OwnAccount>(new OwnAccount(std::move(*database), writer, keys, settings, failures, std::move(nameOf), clock, log));
}

Result<> OwnAccount::record(AccountChange change, const lab::PersonId& person, const lab::WorkstationId& at, const std::function<Result<>(sql::Database&)>& keep)
{
    return enter(m_writer, {person, at, 0, std::move(change)}, keep);
}

bool OwnAccount::isThrottled(const lab::PersonId& person, const lab::WorkstationId& at)
{
    const bool waits = waitMs(person, at) > 0;
    if (waits)
        m_failures.note(person, at, SignInFault::Throttled);
    return waits;
}

void OwnAccount::failed(const lab::PersonId& person, const lab::WorkstationId& at, SignInFault fault)
{
    m_throttle.failed(person.toString(), at);
    m_failures.note(person, at, fault);
}

Result<OwnAccount::Proof> OwnAccount::check(const lab::PersonId& person, const lab::WorkstationId& at, std::string_view code)
{
    if (code.size() > longestCode)
        return fail(ErrorCode::InvalidInput, "a code is shorter");
    if (isThrottled(person, at))
        return fail(ErrorCode::Locked, "too many wrong codes");
    const std::lock_guard lock(m_mutex);
    FactorTable table(m_database, m_keys);
    const auto factor = table.find(person);
    if (!factor)
        return tl::unexpected(factor.error());
    if (!*factor)
        return fail(ErrorCode::Missing, "no second factor is set up");
    auto match = table.match(person, **factor, code, m_clock.now());
    if (!match) {
        if (match.error().code == ErrorCode::WrongSecret) {
            failed(person, at, SignInFault::WrongCode);
            m_log.warning("factor.refused", {{"user.id", person}, {"paillasse.workstation.id", at}});
        }
        return tl::unexpected(match.error());
    }
    m_throttle.succeeded(person.toString(), at);
    const auto left = (*factor)->recoveryCodes - (match->step ? 0 : 1);
    return Proof{std::move(*match), left};
}

Result<wire::FactorOffer> OwnAccount::offer(const Session& session, const access::Person& person, const wire::FactorOfferRequest& request)
{
    {
        const std::lock_guard lock(m_mutex);
        const auto present = FactorTable(m_database, m_keys).find(session.person);
        if (!present)
            return tl::unexpected(present.error());
        if (*present && request.code.empty())
            return fail(ErrorCode::WrongSecret, "a code of the present second factor is needed to replace it");
    }
    if (!request.code.empty())
        if (const auto proved = proveFactor(session.person, session.workstation, request.code); !proved)
            return tl::unexpected(proved.error());
    wire::FactorOffer offer;
    offer.secret = toBytes(m_offers.make(session).view());
    offer.account = person.login;
    offer.issuer = person.grants.empty() ? std::string() : m_nameOf(person.grants.front().laboratory);
    return offer;
}

Result<wire::RecoveryCodes> OwnAccount::confirm(const Session& session, const wire::FactorConfirmation& request)
{
    if (isThrottled(session.person, session.workstation))
        return fail(ErrorCode::Locked, "too many wrong codes");
    auto codes = makeRecoveryCodes();
    const auto done = m_offers.confirm(session, request.code, std::move(codes.hashes));
    if (done)
        return std::move(codes.shown);
    if (done.error().code == ErrorCode::WrongSecret)
        failed(session.person, session.workstation, SignInFault::WrongCode);
    return tl::unexpected(done.error());
}

Result<wire::FactorReply> OwnAccount::keep(const Session& session)
{
    // Asked twice at once, it is kept once.
    const std::lock_guard lock(m_keeping);
    if (m_offers.isKept(session))
        return wire::FactorReply{session.factorUntil, recoveryCodes};
    const auto now = m_clock.now();
    const auto until = now + m_settings.factorMs;
    const auto done = record(FactorSetUp(), session.person, session.workstation, [&](sql::Database& database) -> Result<> {
        // In the writer's turn: a lock or the end of the session may have come first.
        const auto offer = m_offers.confirmed(session);
        if (!offer)
            return tl::unexpected(offer.error());
        return inOrder([&] { return SessionTable(database).provedFactor(session.tokenHash, until); },
                       [&] { return FactorTable(database, m_keys).put(session.person, offer->secret, offer->step, offer->recoveryHashes, now); }, [&] { return raisePeople(database); },
                       [&] { return raiseSessions(database); });
    });
    if (!done)
        return tl::unexpected(done.error());
    m_offers.setKept(session);
    return wire::FactorReply{until, recoveryCodes};
}

Result<wire::RecoveryCodes> OwnAccount::newRecoveryCodes(const Session& session, const wire::FactorProof& proof)
{
    const auto fits = check(session.person, session.workstation, proof.code);
    if (!fits)
        return tl::unexpected(fits.error());
    auto codes = makeRecoveryCodes();
    const auto done = record(RecoveryCodesRenewed(), session.person, session.workstation, [&](sql::Database& database) {
        FactorTable table(database, m_keys);
        return inOrder([&] { return table.use(session.person, fits->match); }, [&] { return table.putRecovery(session.person, codes.hashes); });
    });
    if (!done)
        return tl::unexpected(done.error());
    return std::move(codes.shown);
}

Result<wire::FactorReply> OwnAccount::prove(const Session& session, const wire::FactorProof& proof)
{
    const auto fits = check(session.person, session.workstation, proof.code);
    if (!fits)
        return tl::unexpected(fits.error());
    const auto until = m_clock.now() + m_settings.factorMs;
    const auto done = record(SigningOpened(), session.person, session.workstation, [&](sql::Database& database) {
        return inOrder([&] { return FactorTable(database, m_keys).use(session.person, fits->match); },
                       [&] { return SessionTable(database).provedFactor(session.tokenHash, until); }, [&] { return raiseSessions(database); });
    });
    if (!done)
        return tl::unexpected(done.error());
    return wire::FactorReply{until, fits->recoveryCodesLeft};
}

Result<> OwnAccount::endSigning(const Session& session)
{
    m_offers.withdraw(session.person);
    // Whether anything is open there is seen in the writer's turn: a code may have been taken since the session was looked up.
    const auto done = record(SigningEnded(), session.person, session.workstation, [&](sql::Database& database) -> Result<> {
        SessionTable sessions(database);
        const auto isOpen = sessions.isSigning(session.person, session.workstation);
        if (!isOpen)
            return tl::unexpected(isOpen.error());
        if (!*isOpen)
            return fail(ErrorCode::NotFound, "nothing is open");
        return inOrder([&] { return sessions.endSigning(session.person, session.workstation); }, [&] { return raiseSessions(database); });
    });
    return !done && done.error().code == ErrorCode::NotFound ? Result<>() : done;
}

Result<> OwnAccount::proveFactor(const lab::PersonId& person, const lab::WorkstationId& at, std::string_view code)
{
    const auto fits = check(person, at, code);
    if (!fits)
        return tl::unexpected(fits.error());
    return record(FactorProved(), person, at, [&](sql::Database& database) { return FactorTable(database, m_keys).use(person, fits->match); });
}

Result<> OwnAccount::changePassword(const Session& session, const wire::PasswordChange& change)
{
    if (change.auth.size() != authSize || change.newAuth.size() != authSize || change.newSalt.size() != crypto::saltSize || change.sealedSigningKey.empty()
        || change.sealedSigningKey.size() > longestSealedKey)
        return fail(ErrorCode::InvalidInput, "a part of the change is missing or of the wrong size");
    if (isThrottled(session.person, session.workstation))
        return fail(ErrorCode::Locked, "too many wrong passwords");
    std::optional<Credential> present;
    {
        const std::lock_guard lock(m_mutex);
        auto found = PersonTable(m_database, m_keys).credential(session.person);
        if (!found)
            return tl::unexpected(found.error());
        present = std::move(*found);
    }
    if (!present)
        return fail(ErrorCode::WrongSecret, "not the present password");
    // The answer to an earlier request was lost on the way: it is done.
    if (present->salt == change.newSalt && crypto::verifyAuth(SecretBytes::copyOf(change.newAuth), present->authHash))
        return {};
    if (!crypto::verifyAuth(SecretBytes::copyOf(change.auth), present->authHash)) {
        failed(session.person, session.workstation, SignInFault::WrongPassword);
        m_log.warning("password.refused", {{"user.id", session.person}, {"paillasse.workstation.id", session.workstation}});
        return fail(ErrorCode::WrongSecret, "not the present password");
    }
    const auto hash = crypto::hashAuth(SecretBytes::copyOf(change.newAuth));
    if (!hash)
        return tl::unexpected(hash.error());
    m_throttle.succeeded(session.person.toString(), session.workstation);
    const Credential next{change.newSalt, *hash, present->signingKey, change.sealedSigningKey};
    return record(PasswordChanged(), session.person, session.workstation, [&](sql::Database& database) {
        return inOrder([&] { return PersonTable(database, m_keys).changePassword(session.person, next, m_clock.now()); },
                       [&] { return SessionTable(database).endOfPersonBut(session.person, session.tokenHash, SessionEnd::Closed); }, [&] { return raiseSessions(database); });
    });
}

} // namespace paillasse::store
