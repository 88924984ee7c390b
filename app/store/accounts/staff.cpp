// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/accounts/staff.h"

#include <algorithm>

#include "app/store/accounts/accountnames.h"
#include "app/store/accounts/accountsschema.h"
#include "app/store/accounts/entering.h"
#include "app/store/accounts/factors.h"
#include "app/store/accounts/inorder.h"
#include "app/store/accounts/persondocuments.h"
#include "app/store/accounts/sessiontable.h"
#include "app/store/core/store.h"

namespace paillasse::store {

namespace {

constexpr std::size_t longestLogin = 40;
constexpr std::size_t longestReason = 500;

bool isLogin(std::string_view login)
{
    const auto fits = [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '.' || c == '-' || c == '_'; };
    return !login.empty() && login.size() <= longestLogin && std::all_of(login.begin(), login.end(), fits);
}

Result<> checkNames(const std::string& displayName, const std::string& title)
{
    if (!isAccountName(displayName) || (!title.empty() && !isAccountName(title)))
        return fail(ErrorCode::InvalidInput, "a name has 1 to 120 characters on one line");
    return {};
}

// What was read before the writer's turn came is only written over what it was.
Result<> isStill(PersonTable& table, const Account& seen)
{
    const auto now = table.byId(seen.person.id);
    if (!now)
        return tl::unexpected(now.error());
    if (!*now || (*now)->person != seen.person || (*now)->seatWorkstation != seen.seatWorkstation)
        return fail(ErrorCode::Conflict, "somebody else has changed this person meanwhile; look again");
    return {};
}

// Their sessions end, and with the seat's number what they signed with: what still comes of it is of a former seat, and flagged.
Result<> endSessions(PersonTable& table, sql::Database& database, const lab::PersonId& person, SessionEnd why)
{
    return inOrder([&] { return SessionTable(database).endOfPerson(person, why); }, [&] { return table.raiseSeat(person); }, [&] { return raisePeople(database); },
                   [&] { return raiseSessions(database); });
}

} // namespace

Staff::Staff(sql::Database database, Writer& writer, const AccountKeys& keys, const AccountSettings& settings, const Clock& clock)
    : m_database(std::move(database)), m_writer(writer), m_keys(keys), m_settings(settings), m_clock(clock)
{
}

Result<std::unique_ptr<Staff>> Staff::open(Store& store, Writer& writer, const AccountKeys& keys, const AccountSettings& settings, const Clock& clock)
{
    auto database = store.connect();
    if (!database)
        return tl::unexpected(database.error());
    return std::unique_ptr<Staff>(new Staff(std::move(*database), writer, keys, settings, clock));
}

Result<> Staff::record(AccountChange change, const Actor& by, const Account& seen, const access::Person& after, Reach reach, const Keep& keep)
{
    return enter(m_writer, by.entry(std::move(change)), [&](sql::Database& database) -> Result<> {
        PersonTable table(database, m_keys);
        const auto asker = askerOf(table, by);
        if (!asker)
            return tl::unexpected(asker.error());
        return inOrder([&] { return isStill(table, seen); }, [&] { return mayChange(*asker, seen.person, after, reach); }, [&] { return keepsAdministrators(table, {after}); },
                       [&] { return keep(table, database); });
    }, documentsOf(seen.person, after));
}

Result<std::vector<Account>> Staff::list()
{
    const std::lock_guard lock(m_mutex);
    auto accounts = PersonTable(m_database, m_keys).all();
    if (accounts)
        std::sort(accounts->begin(), accounts->end(), [](const auto& a, const auto& b) { return a.person.login < b.person.login; });
    return accounts;
}

Result<lab::PersonId> Staff::idOf(std::string_view login)
{
    const std::lock_guard lock(m_mutex);
    const auto id = PersonTable(m_database, m_keys).idOf(login);
    if (!id)
        return id;
    return id->isNull() ? fail(ErrorCode::NotFound, "nobody has this login") : id;
}

Result<Account> Staff::find(const lab::PersonId& person)
{
    const std::lock_guard lock(m_mutex);
    auto account = PersonTable(m_database, m_keys).byId(person);
    if (!account)
        return tl::unexpected(account.error());
    return *account ? Result<Account>(std::move(**account)) : fail(ErrorCode::NotFound, "nobody has this account");
}

Result<AddedPerson> Staff::add(const NewPerson& wanted, const Actor& by)
{
    access::Person person;
    person.login = AccountKeys::normalLogin(wanted.login);
    if (!isLogin(person.login))
        return fail(ErrorCode::InvalidInput, "a login is 1 to 40 letters without accents, digits, dots, dashes or underscores");
    if (const auto names = checkNames(wanted.displayName, wanted.title); !names)
        return tl::unexpected(names.error());
    const auto now = m_clock.now();
    person.id = lab::PersonId::make(now);
    person.displayName = wanted.displayName;
    person.title = wanted.title;
    person.grants.push_back(wanted.grant);
    if (const auto resolved = resolve(person.grants); !resolved)
        return tl::unexpected(resolved.error());

    AddedPerson added{person.id, crypto::ActivationCode::make()};
    const auto codeHash = added.code.secretHash();
    const auto done = enter(m_writer, by.entry(PersonAdded{person}), [&](sql::Database& database) -> Result<> {
        PersonTable table(database, m_keys);
        const auto asker = askerOf(table, by);
        if (!asker)
            return tl::unexpected(asker.error());
        const auto taken = table.byLogin(person.login);
        if (!taken)
            return tl::unexpected(taken.error());
        if (*taken)
            return fail(ErrorCode::Conflict, "this login is taken");
        return inOrder([&] { return stillResolves(database, person.grants); }, [&] { return mayChange(*asker, {}, person, Reach::Laboratory); }, [&] { return table.insert(person); },
                       [&] { return table.setActivation(person.id, codeHash, now + m_settings.activationMs); }, [&] { return raisePeople(database); });
    }, documentsOf({}, person));
    if (!done)
        return tl::unexpected(done.error());
    return added;
}

Result<> Staff::close(const lab::PersonId& id, const Actor& by)
{
    const auto account = find(id);
    if (!account)
        return tl::unexpected(account.error());
    if (by.person == id)
        return fail(ErrorCode::Refused, "nobody closes their own account");
    auto person = account->person;
    person.disabled = true;
    return record(PersonClosed{person}, by, *account, person, Reach::Account, [&](PersonTable& table, sql::Database& database) {
        return inOrder([&] { return table.update(person); }, [&] { return table.dropActivation(id); }, [&] { return endSessions(table, database, id, SessionEnd::Closed); });
    });
}

Result<> Staff::reopen(const lab::PersonId& id, const Actor& by)
{
    const auto account = find(id);
    if (!account)
        return tl::unexpected(account.error());
    auto person = account->person;
    person.disabled = false;
    return record(PersonReopened{person}, by, *account, person, Reach::Account, [&](PersonTable& table, sql::Database& database) {
        return inOrder([&] { return table.update(person); }, [&] { return raisePeople(database); });
    });
}

Result<crypto::ActivationCode> Staff::newCode(const lab::PersonId& id, const Actor& by)
{
    const auto account = find(id);
    if (!account)
        return tl::unexpected(account.error());
    if (by.person == id)
        return fail(ErrorCode::Refused, "nobody gives a code to themselves");
    const auto& person = account->person;
    if (person.disabled)
        return fail(ErrorCode::Refused, "this account is closed; open it again first");
    auto code = crypto::ActivationCode::make();
    const auto codeHash = code.secretHash();
    const auto now = m_clock.now();
    const auto done = record(PersonGivenCode{person}, by, *account, person, Reach::Keys, [&](PersonTable& table, sql::Database& database) {
        return inOrder([&] { return mayGiveCode(table, by, id); }, [&] { return table.noteCodeGiver(id, by.person); }, [&] { return table.dropCredential(id, now); },
                       [&] { return table.setActivation(id, codeHash, now + m_settings.activationMs); },
                       [&] { return endSessions(table, database, id, SessionEnd::Closed); });
    });
    if (!done)
        return tl::unexpected(done.error());
    return code;
}

Result<> Staff::change(const lab::PersonId& id, const lab::LaboratoryId& laboratory, const std::string& displayName, const std::string& title, std::vector<access::Grant> grants,
                       const Actor& by)
{
    if (const auto names = checkNames(displayName, title); !names)
        return names;
    const auto account = find(id);
    if (!account)
        return tl::unexpected(account.error());
    for (auto& grant : grants)
        grant.laboratory = laboratory;
    if (const auto resolved = resolve(grants); !resolved)
        return resolved;
    auto person = account->person;
    std::erase_if(person.grants, [&](const auto& grant) { return grant.laboratory == laboratory; });
    person.grants.insert(person.grants.end(), grants.begin(), grants.end());
    person.displayName = displayName;
    person.title = title;
    // What they are called is seen in each laboratory where they work.
    const bool isRenamed = displayName != account->person.displayName || title != account->person.title;
    return record(PersonChanged{person}, by, *account, person, isRenamed ? Reach::Account : Reach::Laboratory, [&](PersonTable& table, sql::Database& database) {
        return inOrder([&] { return stillResolves(database, grants); }, [&] { return table.update(person); }, [&] { return raisePeople(database); });
    });
}

Result<> Staff::dropFactor(const lab::PersonId& id, const Actor& by)
{
    const auto account = find(id);
    if (!account)
        return tl::unexpected(account.error());
    if (by.person == id)
        return fail(ErrorCode::Refused, "nobody takes their own second factor away");
    return record(PersonFactorDropped{id}, by, *account, account->person, Reach::Keys, [&](PersonTable& table, sql::Database& database) {
        return inOrder([&] { return mayDropFactor(table, by, id); }, [&] { return table.noteFactorDropper(id, by.person); }, [&] { return FactorTable(database, m_keys).drop(id); },
                        [&] { return endSessions(table, database, id, SessionEnd::Closed); });
    });
}

Result<> Staff::releaseSeat(const lab::PersonId& id, const std::string& reason, const Actor& by)
{
    if (reason.empty() || reason.size() > longestReason)
        return fail(ErrorCode::InvalidInput, "a reason has 1 to 500 characters");
    const auto account = find(id);
    if (!account)
        return tl::unexpected(account.error());
    if (account->seatWorkstation.isNull())
        return fail(ErrorCode::NotFound, "this person has no seat");
    return record(SeatReleased{id, account->seatWorkstation, reason}, by, *account, account->person, Reach::Account, [&](PersonTable& table, sql::Database& database) {
        return endSessions(table, database, id, SessionEnd::Closed);
    });
}

Result<> Staff::endSessionsOf(const Session& session, const Actor& by)
{
    const auto account = find(session.person);
    if (!account)
        return tl::unexpected(account.error());
    return record(SessionEndedByOther{session.person, session.workstation}, by, *account, account->person, Reach::Account, [&](PersonTable& table, sql::Database& database) {
        return endSessions(table, database, session.person, SessionEnd::EndedByOther);
    });
}

} // namespace paillasse::store
