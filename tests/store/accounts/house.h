// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTemporaryDir>

#include <stdexcept>

#include "app/crypto/crypto.h"
#include "app/crypto/password.h"
#include "app/crypto/sign.h"
#include "app/crypto/totp.h"
#include "app/store/accounts/authority.h"
#include "app/store/accounts/ownaccount.h"
#include "app/store/accounts/registry.h"
#include "app/store/accounts/signin.h"
#include "app/store/accounts/staff.h"
#include "app/store/accounts/workstations.h"
#include "app/store/core/changehub.h"
#include "app/store/core/query.h"
#include "app/store/core/store.h"
#include "app/store/core/writer.h"
#include "tests/store/accounts/entriesof.h"
#include "tests/store/core/must.h"
#include "tests/store/setclock.h"

namespace paillasse::store::testing {

template <class T>
ErrorCode codeOf(const Result<T>& result)
{
    return result ? ErrorCode::Internal : result.error().code;
}

// A store with its accounts, on a clock that goes when it is told to.
class House {
public:
    explicit House(std::chrono::milliseconds failuresGatheredFor = std::chrono::hours(1))
    {
        const DataDirectory directory(m_directory.filePath(QStringLiteral("store")).toStdString());
        const auto made = must(initialise(directory, "LBM", clock));
        laboratory = made.laboratory;
        store = must(Store::open(directory));
        must(Authority::create(*store, {}, settings, clock));
        authority.emplace(must(Authority::load(*store)));
        keys.emplace(must(AccountKeys::load(*store)));
        registry = must(Registry::open(*store, *keys, settings, clock, log));
        writer = must(Writer::start(*store, *registry, hub, clock, log));
        failures = std::make_unique<FailureNotes>(*writer, log, failuresGatheredFor);
        staff = must(store::Staff::open(*store, *writer, *keys, settings, clock));
        workstations = must(Workstations::open(*store, *writer, *authority, *keys, settings, clock));
        signIn = must(SignIn::open(*store, *writer, *registry, *keys, settings, *failures, [](const auto&) { return std::string("LBM"); }, clock, log));
        own = must(OwnAccount::open(*store, *writer, *keys, settings, *failures, [](const auto&) { return std::string("LBM"); }, clock, log));
        bench.id = lab::WorkstationId::make({1});
        other.id = lab::WorkstationId::make({2});
    }

    AddedPerson add(const std::string& login, access::Role role) { return must(staff->add({login, "Name of " + login, "", {laboratory, role, 0, 0}})); }
    wire::ActivationRequest activation(const std::string& login, const crypto::ActivationCode& code, const Bytes& theirAuth) const
    {
        const auto hash = code.secretHash();
        return {login, Bytes(hash.begin(), hash.end()), crypto::randomBytes(16), theirAuth, crypto::SigningKey::make().publicKey(), Bytes(72, 1)};
    }
    // Adds, activates, signs in.
    wire::SessionReply enter(const std::string& login, access::Role role, const Workstation& at)
    {
        const auto added = add(login, role);
        must(signIn->activate(activation(login, added.code, auth), at));
        return must(signIn->start(request(login), at));
    }
    wire::SessionRequest request(const std::string& login, bool takeSeat = true) const { return {login, auth, crypto::SigningKey::make().publicKey(), takeSeat}; }
    // What they set up in this session; the clock goes on to the next code.
    SecretBytes setUpFactor(const wire::SessionReply& reply)
    {
        const auto theirs = must(session(reply));
        auto secret = SecretBytes::copyOf(must(own->offer(theirs, reply.person, {})).secret);
        (void)must(own->confirm(theirs, {totp(secret)}));
        (void)must(own->keep(theirs));
        clock.advance(crypto::totpStepMs);
        return secret;
    }
    [[nodiscard]] std::string totp(const SecretBytes& secret) const { return std::string(asText(crypto::totpCode(secret, crypto::totpStep(clock.now())).view())); }
    Result<> disable(const std::string& login) { return staff->idOf(login).and_then([this](const lab::PersonId& person) { return staff->close(person); }); }
    Result<store::Session> session(const wire::SessionReply& reply) { return registry->sessionOf(SecretBytes::copyOf(reply.token)); }
    wire::EnrolmentRequest enrolment(const std::string& name, const crypto::EnrolmentCode& code) const
    {
        const auto hash = code.secretHash();
        return {name, Bytes(hash.begin(), hash.end()), must(crypto::makeRequest(crypto::makePrivateKey(), "theirs"))};
    }

    // What the store-wide ledger says happened, oldest first.
    std::vector<AccountEntry> entries() { return must(entriesOf(*store)); }

    test::SetClock clock;
    Log log{clock, [](std::string_view) {}};
    AccountSettings settings;
    lab::LaboratoryId laboratory;
    Workstation bench;
    Workstation other;
    Bytes auth = Bytes(32, 3);
    ChangeHub hub;

private:
    QTemporaryDir m_directory;

public:
    std::unique_ptr<Store> store;
    std::optional<Authority> authority;
    std::optional<AccountKeys> keys;
    std::unique_ptr<Registry> registry;
    std::unique_ptr<Writer> writer;
    std::unique_ptr<FailureNotes> failures;
    std::unique_ptr<store::Staff> staff;
    std::unique_ptr<Workstations> workstations;
    std::unique_ptr<SignIn> signIn;
    std::unique_ptr<OwnAccount> own;
};

} // namespace paillasse::store::testing
