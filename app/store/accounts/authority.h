// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

#include "app/crypto/certificate.h"
#include "app/store/accounts/accountsettings.h"

namespace paillasse::store {

class Store;

// The store's own certificate authority: its key among the store's secrets, its certificate among the settings.
class Authority {
public:
    // Conflict: there is one. `hosts`: the names and addresses under which workstations reach the store.
    static Result<> create(Store& store, const std::vector<std::string>& hosts, const AccountSettings& settings, const Clock& clock);
    static Result<Authority> load(Store& store);

    [[nodiscard]] const std::string& certificate() const { return m_keys.certificate; }
    // What enrolment codes carry the first half of.
    [[nodiscard]] Instant expires() const { return m_facts.notAfter; }
    [[nodiscard]] const crypto::Digest& publicKeyHash() const { return m_facts.publicKeyHash; }
    // For one run of the server, for these names and those given at the beginning: the key is never on disk.
    [[nodiscard]] Result<crypto::KeyAndCertificate> makeServerCertificate(const std::vector<std::string>& names, const AccountSettings& settings, Instant now) const;
    // For the seal of papers, at most as long as the authority itself.
    [[nodiscard]] Result<crypto::KeyAndCertificate> makeSeal(const AccountSettings& settings, Instant now) const;
    // InvalidInput: not a request, or one whose own signature is wrong.
    [[nodiscard]] Result<std::string> issue(const std::string& request, const std::string& commonName, Instant now, std::int64_t lifeMs) const;

private:
    Authority(crypto::KeyAndCertificate keys, crypto::CertificateFacts facts, std::vector<std::string> hosts)
        : m_keys(std::move(keys)), m_facts(std::move(facts)), m_hosts(std::move(hosts))
    {
    }

    crypto::KeyAndCertificate m_keys;
    crypto::CertificateFacts m_facts;
    std::vector<std::string> m_hosts;
};

} // namespace paillasse::store
