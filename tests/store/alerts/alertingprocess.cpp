// SPDX-License-Identifier: GPL-3.0-or-later
// A process over a store's directory that raises alerts as a watcher without a memory would: from the first one on, each time it is
// started. alertingprocess DIR COUNT: about people 1 to COUNT, each with three findings; prints a person's number once theirs is raised, one a
// line, each line written at once.
#include <cstdlib>
#include <string>

#include <unistd.h>

#include "app/store/alerts/alertdesk.h"
#include "tests/store/accounts/house.h"
#include "tests/store/alerts/numberedfinding.h"

using namespace paillasse;
using namespace paillasse::store;
using namespace paillasse::store::testing;

namespace {

void print(const std::string& line)
{
    if (::write(STDOUT_FILENO, line.data(), line.size()) < 0)
        std::_Exit(3);
}

int run(const std::string& path, std::uint64_t count)
{
    const SystemClock clock;
    const Log log(clock, [](std::string_view) {});
    const AccountSettings settings;
    const auto store = must(Store::open(DataDirectory(path)));
    const auto keys = must(AccountKeys::load(*store));
    const auto registry = must(Registry::open(*store, keys, settings, clock, log));
    ChangeHub hub;
    const auto writer = must(Writer::start(*store, *registry, hub, clock, log));
    const auto desk = must(AlertDesk::open(*store, *writer, keys, [](const auto&, const auto&) { return std::string(); }, clock, log));
    print("ready\n");
    for (std::uint64_t number = 1; number <= count; ++number) {
        for (std::uint64_t nth = 1; nth <= findingsEach; ++nth)
            must(desk->raise({numberedFinding(number, nth)}));
        print(std::to_string(number) + "\n");
    }
    return 0;
}

} // namespace

int main(int argc, char** argv)
{
    return argc == 3 ? run(argv[1], std::strtoull(argv[2], nullptr, 10)) : 2;
}
