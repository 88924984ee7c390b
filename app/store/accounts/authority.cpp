// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/accounts/authority.h"

#include <algorithm>

#include "app/store/core/store.h"

namespace paillasse::store {

namespace {

constexpr std::string_view keySecret = "authority.key";
constexpr std::string_view certificateSetting = "authority.certificate";
constexpr std::string_view hostsSetting = "server.hosts";

// Certificates begin a day early: a workstation whose clock is an hour off still gets as far as being told so.
constexpr std::int64_t earlyMs = dayMs;

std::string joined(const std::vector<std::string>& lines)
{
    std::string text;
    for (const auto& line : lines)
        text += line + "\n";
    return text;
}

std::vector<std::string> lines(std::string_view text)
{
    std::vector<std::string> all;
    while (!text.empty()) {
        const auto end = text.find('\n');
        all.emplace_back(text.substr(0, end));
        text = end == std::string_view::npos ? std::string_view() : text.substr(end + 1);
    }
    return all;
}

void addOnce(std::vector<std::string>& hosts, const std::string& host)
{
    if (std::find(hosts.begin(), hosts.end(), host) == hosts.end())
        hosts.push_back(host);
}

bool isAnyAddress(const std::string& address)
{
    return address == "0.0.0.0" || address == "::";
}

} // namespace

Result<> Authority::create(Store& store, const std::vector<std::string>& hosts, const AccountSettings& settings, const Clock& clock)
{
    const auto there = store.setting(certificateSetting);
    if (!there)
        return tl::unexpected(there.error());
    if (*there)
        return fail(ErrorCode::Conflict, "this store has an authority");
    const auto made = crypto::makeAuthority("Paillasse " + store.identity().store.toString(), clock.now() - earlyMs, settings.authorityMs);
    if (!made)
        return tl::unexpected(made.error());
    if (const auto kept = store.setSecret(keySecret, made->privateKey); !kept)
        return kept;
    if (const auto kept = store.setSetting(hostsSetting, asBytes(joined(hosts))); !kept)
        return kept;
    return store.setSetting(certificateSetting, asBytes(made->certificate));
}

Result<Authority> Authority::load(Store& store)
{
    auto key = store.secret(keySecret);
    if (!key)
        return tl::unexpected(key.error());
    const auto certificate = store.setting(certificateSetting);
    if (!certificate)
        return tl::unexpected(certificate.error());
    const auto hosts = store.setting(hostsSetting);
    if (!hosts)
        return tl::unexpected(hosts.error());
    if (!*key || !*certificate)
        return fail(ErrorCode::Missing, "the store's authority is missing");
    crypto::KeyAndCertificate keys{std::move(**key), std::string(asText(**certificate))};
    auto facts = crypto::readCertificate(keys.certificate);
    if (!facts)
        return tl::unexpected(facts.error());
    return Authority(std::move(keys), std::move(*facts), *hosts ? lines(asText(**hosts)) : std::vector<std::string>());
}

Result<crypto::KeyAndCertificate> Authority::makeServerCertificate(const std::vector<std::string>& names, const AccountSettings& settings, Instant now) const
{
    auto hosts = m_hosts;
    addOnce(hosts, "localhost");
    addOnce(hosts, "127.0.0.1");
    for (const auto& name : names)
        if (!isAnyAddress(name))
            addOnce(hosts, name);
    return crypto::makeServer(m_keys, hosts, now - earlyMs, settings.serverCertificateMs);
}

Result<crypto::KeyAndCertificate> Authority::makeSeal(const AccountSettings& settings, Instant now) const
{
    const auto begins = now - earlyMs;
    return crypto::makeSeal(m_keys, m_facts.commonName + " \xe2\x80\x93 seal", begins, std::min(settings.sealMs + earlyMs, m_facts.notAfter - begins));
}

Result<std::string> Authority::issue(const std::string& request, const std::string& commonName, Instant now, std::int64_t lifeMs) const
{
    return crypto::issueClient(m_keys, request, commonName, now - earlyMs, lifeMs);
}

} // namespace paillasse::store
