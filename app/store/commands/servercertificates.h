// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <atomic>

#include "app/base/log.h"
#include "app/store/accounts/authority.h"
#include "app/store/net/server.h"

namespace paillasse::store {

// The server's certificate: made at each start, and again while it serves, long before it is over. For one thread.
class ServerCertificates {
public:
    // `names`: under which workstations reach the store, beside those given to init. The authority outlives it.
    ServerCertificates(const Authority& authority, const AccountSettings& settings, std::vector<std::string> names, const Clock& clock, const Log& log);

    // A new one, with a new key.
    Result<ServerCertificate> make();
    // For connections from now on; those that are open stay as they are.
    Result<> renew(Server& server);
    // That, once less than a third of its life is left. False: not yet.
    Result<bool> renewIfDue(Server& server);

    // Of the one in use. From any thread.
    [[nodiscard]] Instant expires() const { return {m_expires.load()}; }

private:
    const Authority& m_authority;
    const AccountSettings& m_settings;
    std::vector<std::string> m_names;
    const Clock& m_clock;
    const Log& m_log;
    std::atomic<std::int64_t> m_expires{0};
};

} // namespace paillasse::store
