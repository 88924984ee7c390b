// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/store/net/asio.h"

namespace paillasse::store {

// Opens and binds it; where it listens then, for a port that was left to the system.
inline Tcp::endpoint listenOn(Tcp::acceptor& acceptor, const Tcp::endpoint& endpoint, boost::system::error_code& error)
{
    acceptor.open(endpoint.protocol(), error);
    if (!error)
        acceptor.set_option(Tcp::acceptor::reuse_address(true), error);
    if (!error)
        acceptor.bind(endpoint, error);
    if (!error)
        acceptor.listen(asio::socket_base::max_listen_connections, error);
    return error ? Tcp::endpoint() : acceptor.local_endpoint(error);
}

} // namespace paillasse::store
