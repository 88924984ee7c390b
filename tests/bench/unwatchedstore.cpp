// SPDX-License-Identifier: GPL-3.0-or-later
#include <csignal>
#include <iostream>
#include <thread>

#include "app/crypto/crypto.h"
#include "app/store/commands/services.h"
#include "app/store/net/privatezone.h"
#include "app/store/net/server.h"
#include "app/store/net/workers.h"

// "serve --data DIR --listen 127.0.0.1:0" as paillasse-store has it, but for what watches: to measure what that costs.
int main(int argc, char** argv)
{
    using namespace paillasse;
    sigset_t ends;
    sigemptyset(&ends);
    sigaddset(&ends, SIGTERM);
    pthread_sigmask(SIG_BLOCK, &ends, nullptr);
    constexpr int dataAt = 3;
    if (argc <= dataAt || !crypto::initialise())
        return 2;
    const SystemClock clock;
    const Log log(clock, [](std::string_view) {});
    auto office = store::Office::open(store::DataDirectory(argv[dataAt]), store::LockKind::Serving, clock, log);
    auto services = office ? store::Services::open(**office, clock, log) : tl::unexpected(office.error());
    auto routes = services ? (*services)->routes() : tl::unexpected(services.error());
    if (!routes)
        return 1;
    constexpr std::size_t queue = 4096;
    const auto cores = std::max(1u, std::thread::hardware_concurrency());
    store::Workers requests(std::max(2u, cores), queue);
    store::Workers passwords(cores, queue, store::Workers::Priority::Low);
    store::PrivateZone zone(std::move(*routes), (*office)->registry(), requests, passwords, clock, log);
    const auto& authority = (*services)->authority();
    auto keys = authority.makeServerCertificate({"127.0.0.1"}, (*office)->settings(), clock.now());
    if (!keys)
        return 1;
    store::ServerSettings settings;
    settings.address = "127.0.0.1";
    auto server = store::Server::listen(settings, {keys->certificate, std::move(keys->privateKey), authority.certificate()}, zone, log);
    if (!server)
        return 1;
    std::cout << "listening 127.0.0.1:" << (*server)->port() << std::endl;
    int signal = 0;
    sigwait(&ends, &signal);
    (*services)->stopWaiting();
    (*server)->stop();
    passwords.stop();
    requests.stop();
    (*services)->stop();
    (*office)->writer().stop();
    return 0;
}
