// SPDX-License-Identifier: GPL-3.0-or-later
#include <csignal>
#include <iostream>

#include "app/crypto/crypto.h"
#include "app/store/commands/privatelistener.h"

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
    const auto office = store::Office::open(store::DataDirectory(argv[dataAt]), store::LockKind::Serving, clock, log);
    const auto services = office ? store::Services::open(**office, clock, log) : tl::unexpected(office.error());
    const auto network = services ? store::PrivateListener::listen(**office, **services, {"127.0.0.1", 0}, {}, clock, log) : tl::unexpected(services.error());
    if (!network)
        return 1;
    std::cout << "listening " << store::spelled((*network)->endpoint()) << std::endl;
    int signal = 0;
    sigwait(&ends, &signal);
    (*services)->stopWaiting();
    (*network)->stop();
    (*services)->stop();
    (*office)->writer().stop();
    return 0;
}
