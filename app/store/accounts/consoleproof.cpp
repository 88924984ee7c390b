// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/accounts/consoleproof.h"

#include "app/crypto/password.h"
#include "app/store/accounts/entering.h"
#include "app/store/accounts/factors.h"
#include "app/store/accounts/persontable.h"
#include "app/store/core/store.h"

namespace paillasse::store {

Result<access::Person> ConsoleProof::prove(std::string_view login, const SecretBytes& password, const SecretBytes& code)
{
    auto database = m_store.connect();
    if (!database)
        return tl::unexpected(database.error());
    PersonTable people(*database, m_keys);
    const auto refuse = [this](const lab::PersonId& person, SignInFault fault) -> tl::unexpected<Error> {
        m_failures.note(person, {}, fault);
        return fail(ErrorCode::WrongSecret, "not this name with this password and code");
    };
    const auto account = people.byLogin(AccountKeys::normalLogin(login));
    if (!account)
        return tl::unexpected(account.error());
    if (!*account)
        return refuse({}, SignInFault::WrongPassword);
    const auto& person = (*account)->person;
    const auto credential = people.credential(person.id);
    if (!credential)
        return tl::unexpected(credential.error());
    if (!*credential)
        return refuse(person.id, SignInFault::WrongPassword);
    const auto key = crypto::derivePasswordKey(password, (*credential)->salt);
    if (!key)
        return tl::unexpected(key.error());
    if (!crypto::verifyAuth(crypto::authKey(*key), (*credential)->authHash))
        return refuse(person.id, SignInFault::WrongPassword);
    if (person.disabled) {
        m_failures.note(person.id, {}, SignInFault::AccountClosed);
        return fail(ErrorCode::Revoked, "this account is closed");
    }
    FactorTable factors(*database, m_keys);
    const auto factor = factors.find(person.id);
    if (!factor)
        return tl::unexpected(factor.error());
    if (!*factor)
        return fail(ErrorCode::Missing, "this person has no second factor: it is set up at a workstation");
    const auto match = factors.match(person.id, **factor, asText(code.view()), m_clock.now());
    if (!match)
        return match.error().code == ErrorCode::WrongSecret ? refuse(person.id, SignInFault::WrongCode) : tl::unexpected(match.error());
    auto entry = consoleEntry(FactorProved());
    entry.by = person.id;
    const auto used = enter(m_writer, entry, [&](sql::Database& open) { return FactorTable(open, m_keys).use(person.id, *match); });
    if (!used)
        return used.error().code == ErrorCode::WrongSecret ? refuse(person.id, SignInFault::WrongCode) : tl::unexpected(used.error());
    return person;
}

} // namespace paillasse::store
