// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <openssl/ssl.h>

#include "app/store/net/request.h"
#include "app/store/net/server.h"

namespace paillasse::store {

// TLS 1.3 only, this store's own authority only. A client certificate is requested, not required; one that leads elsewhere fails
// the handshake, one that has expired passes so that the gate can say so. The caller owns the context.
Result<SSL_CTX*> makeTlsContext(const ServerCertificate& certificate);

// After the handshake, also a resumed one.
Peer peerOf(SSL* connection);

} // namespace paillasse::store
