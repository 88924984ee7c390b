// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/store/net/privatezone.h"
#include "app/store/net/routes.h"
#include "app/store/net/server.h"
#include "tests/store/accounts/house.h"
#include "tests/store/net/tlsclient.h"

namespace paillasse::store::testing {

// The real door: accounts of a real store behind the real gate and server, on a clock that goes when it is told to, so that waits are
// over when the test says so.
class FrontDoor {
public:
    explicit FrontDoor(unsigned hashingThreads) : passwords(hashingThreads, 1024)
    {
        house.clock.advance(SystemClock().now() - house.clock.now()); // TLS looks at the real one
        RouteTable routes;
        addSessionRoutes(routes, *house.signIn, house.log);
        zone = std::make_unique<PrivateZone>(std::move(routes), *house.registry, requests, passwords, house.clock, house.log);
        auto keys = must(house.authority->makeServerCertificate({"127.0.0.1"}, house.settings, house.clock.now()));
        ServerSettings settings;
        settings.address = "127.0.0.1";
        server = must(Server::listen(settings, {keys.certificate, std::move(keys.privateKey), house.authority->certificate()}, *zone, house.log));
    }
    ~FrontDoor()
    {
        server->stop();
        passwords.stop();
        requests.stop();
    }

    struct Place {
        Workstation workstation;
        test::TlsClient::Options known;
    };
    Place enrol(const std::string& name)
    {
        const auto key = crypto::makePrivateKey();
        const auto hash = must(house.workstations->makeCode(true)).secretHash();
        const auto reply = must(house.workstations->request({name, Bytes(hash.begin(), hash.end()), must(crypto::makeRequest(key, "theirs"))}));
        Place place;
        place.workstation.id = reply.workstation;
        place.known = {reply.authority, test::TlsIdentity{reply.certificate, std::string(asText(key.view()))}};
        return place;
    }

    House house{std::chrono::seconds(1)}; // as a store gathers what it refuses
    Workers requests{2, 4096};
    Workers passwords;
    std::unique_ptr<PrivateZone> zone;
    std::unique_ptr<Server> server;
};

} // namespace paillasse::store::testing
