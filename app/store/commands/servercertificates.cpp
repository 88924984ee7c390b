// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/commands/servercertificates.h"

namespace paillasse::store {

ServerCertificates::ServerCertificates(const Authority& authority, const AccountSettings& settings, std::vector<std::string> names, const Clock& clock, const Log& log)
    : m_authority(authority), m_settings(settings), m_names(std::move(names)), m_clock(clock), m_log(log)
{
}

Result<ServerCertificate> ServerCertificates::make()
{
    auto keys = m_authority.makeServerCertificate(m_names, m_settings, m_clock.now());
    if (!keys)
        return tl::unexpected(keys.error());
    const auto facts = crypto::readCertificate(keys->certificate);
    if (!facts)
        return tl::unexpected(facts.error());
    m_expires = facts->notAfter.ms;
    return ServerCertificate{std::move(keys->certificate), std::move(keys->privateKey), m_authority.certificate()};
}

Result<> ServerCertificates::renew(Server& server)
{
    const auto before = m_expires.load();
    const auto made = make();
    if (!made)
        return tl::unexpected(made.error());
    if (const auto used = server.useCertificate(*made); !used) {
        m_expires = before;
        return used;
    }
    m_log.info("certificate.renewed", {{"paillasse.certificate.expires", expires().ms / secondMs}});
    return {};
}

Result<bool> ServerCertificates::renewIfDue(Server& server)
{
    constexpr std::int64_t part = 3;
    if (expires() - m_clock.now() > m_settings.serverCertificateMs / part)
        return false;
    const auto done = renew(server);
    return done ? Result<bool>(true) : tl::unexpected(done.error());
}

} // namespace paillasse::store
