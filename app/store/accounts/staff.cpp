// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/accounts/staff.h"

#include <algorithm>

#include "app/store/accounts/accountsschema.h"
#include "app/store/accounts/factors.h"
#include "app/store/accounts/inorder.h"
#include "app/store/accounts/roletable.h"
#include "app/store/accounts/sessiontable.h"
#include "app/store/core/store.h"
#include "app/wire/personcodec.h"

namespace paillasse::store {

namespace {

constexpr std::size_t longestLogin = 40;
constexpr std::size_t longestName = 120;
constexpr std::size_t longestReason = 500;

bool isLogin(std::string_view login)
{
    const auto fits = [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '.' || c == '-' || c == '_'; };
    return !login.empty() && login.size() <= longestLogin && std::all_of(login.begin(), login.end(), fits);
}

bool isName(std::string_view name)
{
    const auto control = [](char c) { return static_cast<unsigned char>(c) < ' ' || c == 0x7f; };
    return !name.empty() && name.size() <= longestName && std::none_of(name.begin(), name.end(), control);
}

Result<> checkNames(const std::string& displayName, const std::string& title)
{
    if (!isName(displayName) || (!title.empty() && !isName(title)))
        return fail(ErrorCode::InvalidInput, "a name has 1 to 120 characters on one line");
    return {};
}

bool administers(const access::Person& person)
{
    return person.permissionsAnywhere().hasAll({access::Permission::ManageStaff, access::Permission::ManageRoles});
}

// The store must keep somebody who can let others in. `after`: the person as they are to be.
Result<> keepsAnAdministrator(PersonTable& table, const access::Person& after)
{
    const auto all = table.all();
    if (!all)
        return tl::unexpected(all.error());
    const auto same = [&after](const Account& account) { return account.person.id == after.id; };
    const auto before = std::find_if(all->begin(), all->end(), same);
    if (before == all->end())
        return fail(ErrorCode::NotFound, "nobody has this account");
    if (!administers(before->person) || administers(after))
        return {};
    if (std::any_of(all->begin(), all->end(), [&](const Account& account) { return !same(account) && administers(account.person); }))
        return {};
    return fail(ErrorCode::Refused, "this is the last administrator; add another one first");
}

// What the feed of each laboratory where they have a role shows of them: not their roles elsewhere.
std::vector<PersonDocument> documentsOf(const access::Person& person)
{
    std::vector<PersonDocument> documents;
    for (const auto& grant : person.grants) {
        const auto same = [&grant](const auto& known) { return known.laboratory == grant.laboratory; };
        if (std::any_of(documents.begin(), documents.end(), same))
            continue;
        auto seen = person;
        std::erase_if(seen.grants, [&grant](const auto& other) { return other.laboratory != grant.laboratory; });
        documents.push_back({grant.laboratory, person.id, wire::encodePerson(seen)});
    }
    return documents;
}

Result<> endSessions(sql::Database& database, const lab::PersonId& person)
{
    return inOrder([&] { return SessionTable(database).endOfPerson(person, SessionEnd::Closed); }, [&] { return raiseSessions(database); });
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

Result<> Staff::record(AccountChange change, const Actor& by, const access::Person& person, const Writer::Change& keep)
{
    return m_writer.administrativeAndWait(LeafClass::Administration, by.entry(std::move(change)), keep, documentsOf(person));
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
    const auto account = PersonTable(m_database, m_keys).byLogin(login);
    if (!account)
        return tl::unexpected(account.error());
    return *account ? Result<lab::PersonId>((*account)->person.id) : fail(ErrorCode::NotFound, "nobody has this login");
}

Result<Account> Staff::find(const lab::PersonId& person)
{
    const std::lock_guard lock(m_mutex);
    auto account = PersonTable(m_database, m_keys).byId(person);
    if (!account)
        return tl::unexpected(account.error());
    return *account ? Result<Account>(std::move(**account)) : fail(ErrorCode::NotFound, "nobody has this account");
}

Result<> Staff::resolve(std::vector<access::Grant>& grants)
{
    const std::lock_guard lock(m_mutex);
    for (auto& grant : grants) {
        if (grant.role == access::Role::None)
            return fail(ErrorCode::InvalidInput, "a person has a role");
        if (grant.role != access::Role::Custom) {
            grant.custom = {};
            grant.customName.clear();
            grant.permissions = 0;
            continue;
        }
        const auto role = RoleTable(m_database, m_keys).find(grant.laboratory, grant.custom);
        if (!role)
            return tl::unexpected(role.error());
        if (!*role)
            return fail(ErrorCode::InvalidInput, "this laboratory has no such role");
        grant.customName = (*role)->name;
        grant.permissions = (*role)->permissions;
    }
    return {};
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
    const auto done = record(PersonAdded{person}, by, person, [&](sql::Database& database) -> Result<> {
        PersonTable table(database, m_keys);
        const auto taken = table.byLogin(person.login);
        if (!taken)
            return tl::unexpected(taken.error());
        if (*taken)
            return fail(ErrorCode::Conflict, "this login is taken");
        return inOrder([&] { return table.insert(person); }, [&] { return table.setActivation(person.id, codeHash, now + m_settings.activationMs); },
                       [&] { return raisePeople(database); });
    });
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
    return record(PersonClosed{person}, by, person, [&](sql::Database& database) {
        PersonTable table(database, m_keys);
        return inOrder([&] { return keepsAnAdministrator(table, person); }, [&] { return table.update(person); }, [&] { return table.dropActivation(id); },
                       [&] { return raisePeople(database); }, [&] { return endSessions(database, id); });
    });
}

Result<> Staff::reopen(const lab::PersonId& id, const Actor& by)
{
    const auto account = find(id);
    if (!account)
        return tl::unexpected(account.error());
    auto person = account->person;
    person.disabled = false;
    return record(PersonReopened{person}, by, person, [&](sql::Database& database) {
        return inOrder([&] { return PersonTable(database, m_keys).update(person); }, [&] { return raisePeople(database); });
    });
}

Result<crypto::ActivationCode> Staff::newCode(const lab::PersonId& id, const Actor& by)
{
    const auto account = find(id);
    if (!account)
        return tl::unexpected(account.error());
    if (by.person == id)
        return fail(ErrorCode::Refused, "nobody gives a code to themselves");
    auto person = account->person;
    person.disabled = false;
    auto code = crypto::ActivationCode::make();
    const auto codeHash = code.secretHash();
    const auto now = m_clock.now();
    const auto done = record(PersonGivenCode{person}, by, person, [&](sql::Database& database) {
        PersonTable table(database, m_keys);
        return inOrder([&] { return table.update(person); }, [&] { return table.dropCredential(id, now); },
                       [&] { return table.setActivation(id, codeHash, now + m_settings.activationMs); }, [&] { return raisePeople(database); },
                       [&] { return endSessions(database, id); });
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
    if (by.person == id && person.grants != account->person.grants)
        return fail(ErrorCode::Refused, "nobody changes their own rights");
    person.displayName = displayName;
    person.title = title;
    return record(PersonChanged{person}, by, person, [&](sql::Database& database) {
        PersonTable table(database, m_keys);
        return inOrder([&] { return keepsAnAdministrator(table, person); }, [&] { return table.update(person); }, [&] { return raisePeople(database); });
    });
}

Result<> Staff::dropFactor(const lab::PersonId& id, const Actor& by)
{
    const auto account = find(id);
    if (!account)
        return tl::unexpected(account.error());
    if (by.person == id)
        return fail(ErrorCode::Refused, "nobody takes their own second factor away");
    return record(PersonFactorDropped{id}, by, account->person, [&](sql::Database& database) {
        return inOrder([&] { return FactorTable(database, m_keys).drop(id); }, [&] { return raisePeople(database); }, [&] { return endSessions(database, id); });
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
    return record(SeatReleased{id, account->seatWorkstation, reason}, by, account->person, [&](sql::Database& database) {
        return inOrder([&] { return PersonTable(database, m_keys).setSeat(id, account->seat + 1, {}); }, [&] { return raisePeople(database); },
                       [&] { return endSessions(database, id); });
    });
}

Result<std::vector<access::RoleDefinition>> Staff::roles(const lab::LaboratoryId& laboratory)
{
    const std::lock_guard lock(m_mutex);
    return RoleTable(m_database, m_keys).all(laboratory);
}

Result<access::RoleDefinition> Staff::defineRole(const lab::LaboratoryId& laboratory, access::RoleDefinition role, const Actor& by)
{
    role.permissions = access::Permissions::fromBits(role.permissions).bits();
    if (!isName(role.name) || access::faultOf(role) != access::RoleFault::None)
        return fail(ErrorCode::InvalidInput, "a role has a name, permissions with what they rest on, and never both patients and government");
    const auto known = roles(laboratory);
    if (!known)
        return tl::unexpected(known.error());
    if (std::any_of(known->begin(), known->end(), [&](const auto& other) { return other.id != role.id && other.name == role.name; }))
        return fail(ErrorCode::Conflict, "another role has this name");
    if (role.id.isNull())
        role.id = access::RoleId::make(m_clock.now());
    else if (std::none_of(known->begin(), known->end(), [&](const auto& other) { return other.id == role.id; }))
        return fail(ErrorCode::NotFound, "this laboratory has no such role");
    const auto accounts = list();
    if (!accounts)
        return tl::unexpected(accounts.error());
    std::vector<access::Person> holders;
    std::vector<PersonDocument> documents;
    for (const auto& account : *accounts) {
        auto person = account.person;
        bool holds = false;
        for (auto& grant : person.grants)
            if (grant.laboratory == laboratory && grant.role == access::Role::Custom && grant.custom == role.id) {
                grant.customName = role.name;
                grant.permissions = role.permissions;
                holds = true;
            }
        if (!holds)
            continue;
        for (auto& document : documentsOf(person))
            documents.push_back(std::move(document));
        holders.push_back(std::move(person));
    }
    const auto done = m_writer.administrativeAndWait(LeafClass::Administration, by.entry(RoleDefined{laboratory, role}), [&](sql::Database& database) -> Result<> {
        PersonTable table(database, m_keys);
        if (const auto put = RoleTable(database, m_keys).put(laboratory, role); !put)
            return put;
        for (const auto& person : holders)
            if (const auto updated = table.update(person); !updated)
                return updated;
        return raisePeople(database);
    }, std::move(documents));
    if (!done)
        return tl::unexpected(done.error());
    return role;
}

Result<> Staff::removeRole(const lab::LaboratoryId& laboratory, const access::RoleId& role, const Actor& by)
{
    const auto accounts = list();
    if (!accounts)
        return tl::unexpected(accounts.error());
    for (const auto& account : *accounts)
        for (const auto& grant : account.person.grants)
            if (grant.laboratory == laboratory && grant.role == access::Role::Custom && grant.custom == role)
                return fail(ErrorCode::Conflict, "somebody holds this role; give them another one first");
    return m_writer.administrativeAndWait(LeafClass::Administration, by.entry(RoleRemoved{laboratory, role}),
                                          [&](sql::Database& database) { return RoleTable(database, m_keys).remove(laboratory, role); });
}

} // namespace paillasse::store
