// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/accounts/staff.h"

#include <unistd.h>

#include <algorithm>

#include "app/store/accounts/accountentry.h"
#include "app/store/accounts/accountsschema.h"
#include "app/store/accounts/inorder.h"
#include "app/store/accounts/sessiontable.h"
#include "app/store/core/store.h"
#include "app/store/core/writer.h"
#include "app/wire/personcodec.h"

namespace paillasse::store {

namespace {

constexpr std::size_t longestLogin = 40;
constexpr std::size_t longestName = 120;

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

bool administers(const access::Person& person)
{
    return !person.disabled
        && std::any_of(person.grants.begin(), person.grants.end(), [](const auto& grant) { return grant.role == access::Role::Administrator; });
}

Bytes entry(std::string action, const access::Person& person)
{
    AccountEntry e;
    e.action = std::move(action);
    e.person = person.id;
    e.state = wire::encodePerson(person);
    e.console = std::uint64_t{getuid()} + 1;
    return cbor::encode(e);
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

} // namespace

Staff::Staff(sql::Database database, Writer& writer, const AccountKeys& keys, const AccountSettings& settings, const Clock& clock)
    : m_database(std::move(database)), m_writer(writer), m_keys(keys), m_settings(settings), m_clock(clock)
{
}

Result<Staff> Staff::open(Store& store, Writer& writer, const AccountKeys& keys, const AccountSettings& settings, const Clock& clock)
{
    auto database = store.connect();
    if (!database)
        return tl::unexpected(database.error());
    return Staff(std::move(*database), writer, keys, settings, clock);
}

Result<AddedPerson> Staff::add(const NewPerson& wanted)
{
    access::Person person;
    person.login = AccountKeys::normalLogin(wanted.login);
    if (!isLogin(person.login))
        return fail(ErrorCode::InvalidInput, "a login is 1 to 40 letters without accents, digits, dots, dashes or underscores");
    if (!isName(wanted.displayName) || (!wanted.title.empty() && !isName(wanted.title)))
        return fail(ErrorCode::InvalidInput, "a name has 1 to 120 characters on one line");
    if (wanted.grant.role == access::Role::None)
        return fail(ErrorCode::InvalidInput, "a person has a role");
    const auto now = m_clock.now();
    person.id = lab::PersonId::make(now);
    person.displayName = wanted.displayName;
    person.title = wanted.title;
    person.grants.push_back(wanted.grant);

    AddedPerson added{person.id, crypto::ActivationCode::make()};
    const auto codeHash = added.code.secretHash();
    const auto change = [&](sql::Database& database) -> Result<> {
        PersonTable table(database, m_keys);
        const auto taken = table.byLogin(person.login);
        if (!taken)
            return tl::unexpected(taken.error());
        if (*taken)
            return fail(ErrorCode::Conflict, "this login is taken");
        return inOrder([&] { return table.insert(person); }, [&] { return table.setActivation(person.id, codeHash, now + m_settings.activationMs); },
                       [&] { return raisePeople(database); });
    };
    const auto done = m_writer.administrativeAndWait(LeafClass::Administration, entry("staff.add", person), change, documentsOf(person));
    if (!done)
        return tl::unexpected(done.error());
    return added;
}

Result<std::vector<Account>> Staff::list()
{
    auto accounts = PersonTable(m_database, m_keys).all();
    if (accounts)
        std::sort(accounts->begin(), accounts->end(), [](const auto& a, const auto& b) { return a.person.login < b.person.login; });
    return accounts;
}

Result<Account> Staff::find(std::string_view login)
{
    auto account = PersonTable(m_database, m_keys).byLogin(login);
    if (!account)
        return tl::unexpected(account.error());
    if (!*account)
        return fail(ErrorCode::NotFound, "nobody has this login; 'staff list' shows who is there");
    return std::move(**account);
}

Result<> Staff::disable(std::string_view login)
{
    const auto account = find(login);
    if (!account)
        return tl::unexpected(account.error());
    const auto id = account->person.id;
    auto person = account->person;
    person.disabled = true;
    const auto change = [&](sql::Database& database) -> Result<> {
        PersonTable table(database, m_keys);
        auto all = table.all();
        if (!all)
            return tl::unexpected(all.error());
        const auto found = std::find_if(all->begin(), all->end(), [&](const auto& a) { return a.person.id == id; });
        const auto others = std::count_if(all->begin(), all->end(), [&](const auto& a) { return a.person.id != id && administers(a.person); });
        if (found == all->end())
            return fail(ErrorCode::NotFound, "nobody has this login");
        if (administers(found->person) && others == 0)
            return fail(ErrorCode::Refused, "this is the last administrator; add another one first");
        return inOrder([&] { return table.update(person); }, [&] { return table.dropActivation(id); },
                       [&] { return SessionTable(database).endOfPerson(id, SessionEnd::Closed); }, [&] { return raisePeople(database); },
                       [&] { return raiseSessions(database); });
    };
    return m_writer.administrativeAndWait(LeafClass::Administration, entry("staff.disable", person), change, documentsOf(person));
}

Result<crypto::ActivationCode> Staff::reactivate(std::string_view login)
{
    const auto account = find(login);
    if (!account)
        return tl::unexpected(account.error());
    auto person = account->person;
    person.disabled = false;
    auto code = crypto::ActivationCode::make();
    const auto codeHash = code.secretHash();
    const auto now = m_clock.now();
    const auto change = [&](sql::Database& database) -> Result<> {
        PersonTable table(database, m_keys);
        return inOrder([&] { return table.update(person); }, [&] { return table.dropCredential(person.id, now); },
                       [&] { return table.setActivation(person.id, codeHash, now + m_settings.activationMs); },
                       [&] { return SessionTable(database).endOfPerson(person.id, SessionEnd::Closed); }, [&] { return raisePeople(database); },
                       [&] { return raiseSessions(database); });
    };
    const auto done = m_writer.administrativeAndWait(LeafClass::Administration, entry("staff.reactivate", person), change, documentsOf(person));
    if (!done)
        return tl::unexpected(done.error());
    return code;
}

} // namespace paillasse::store
