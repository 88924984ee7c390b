// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/store/commands/consolepeople.h"

#include "app/crypto/crypto.h"
#include "app/crypto/enrolmentcode.h"
#include "app/crypto/hash.h"
#include "app/crypto/password.h"
#include "app/store/accounts/factors.h"
#include "app/store/accounts/persontable.h"
#include "tests/store/core/must.h"

namespace paillasse::test {

using namespace store;

std::string Somebody::secrets()
{
    if (codes.empty())
        throw std::runtime_error(login + " has no code left");
    const auto code = codes.back();
    codes.pop_back();
    return password + "\n" + code + "\n";
}

std::unique_ptr<Office> officeOf(const RunningStore& store, const Clock& clock, const Log& log)
{
    return store::testing::must(Office::open(DataDirectory(store.data()), LockKind::Using, clock, log));
}

void giveCodes(const RunningStore& store, Somebody& somebody, const Clock& clock, const Log& log, int codes)
{
    const auto open = officeOf(store, clock, log);
    auto database = store::testing::must(open->store().connect());
    const auto id = store::testing::must(PersonTable(database, open->keys()).idOf(somebody.login));
    std::vector<Bytes> hashes;
    for (int i = 0; i < codes; ++i) {
        const auto code = crypto::ActivationCode::make();
        somebody.codes.emplace_back(asText(code.text().view()));
        hashes.push_back(crypto::digestBytes(code.secretHash()));
    }
    store::testing::must(FactorTable(database, open->keys()).put(id, crypto::randomSecret(20), 0, hashes, clock.now()));
}

void setUp(RunningStore& store, Somebody& somebody, const char* role, const Clock& clock, const Log& log, int codes)
{
    (void)store.addPerson(somebody.login, role);
    {
        const auto open = officeOf(store, clock, log);
        auto database = store::testing::must(open->store().connect());
        PersonTable people(database, open->keys());
        const auto id = store::testing::must(people.idOf(somebody.login));
        const auto salt = crypto::randomBytes(crypto::saltSize);
        const auto key = store::testing::must(crypto::derivePasswordKey(SecretBytes::copyOf(somebody.password), salt));
        store::testing::must(people.setCredential(id, {salt, store::testing::must(crypto::hashAuth(crypto::authKey(key))), Bytes(32, 1), Bytes(72, 1)}, clock.now()));
    }
    giveCodes(store, somebody, clock, log, codes);
}

CommandResult runAs(RunningStore& store, const char* command, const char* name, Somebody& by, const std::vector<std::string>& more, const std::string& typed)
{
    std::vector<std::string> arguments{command, name, "--data", store.data(), "--as", by.login};
    arguments.insert(arguments.end(), more.begin(), more.end());
    return store.run(arguments, by.secrets() + typed);
}

CommandResult takeStep(RunningStore& store, const char* name, Somebody& by, const std::vector<std::string>& more)
{
    return runAs(store, "migrate", name, by, more);
}

} // namespace paillasse::test
