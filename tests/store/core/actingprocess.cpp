// SPDX-License-Identifier: GPL-3.0-or-later
// A second process over a store's directory: acts until it is told to stop or killed, and prints the id of each act that was acknowledged,
// one a line, each line written at once. actingprocess DIR FIRST COUNT: patients FIRST to FIRST + COUNT − 1, each with an order,
// a measurement and a note; COUNT 0: without end.
#include <cstdlib>
#include <future>
#include <string>

#include <unistd.h>

#include "app/base/log.h"
#include "tests/store/core/worksite.h"

using namespace paillasse;
using namespace paillasse::store;
using namespace paillasse::store::testing;

namespace {

void print(const std::string& line)
{
    if (::write(STDOUT_FILENO, line.data(), line.size()) < 0)
        std::_Exit(3);
}

// The acts of one number go in one push, several pushes are under way at a time.
std::vector<IncomingAct> actsOf(Author& author, std::uint64_t number)
{
    return {importedAct(author.registerPatient(number)), importedAct(author.placeOrder(number, number)), importedAct(author.measure(number, 1, "4.1")),
            importedAct(author.note(number, "une remarque"))};
}

void act(Writer& writer, Author& author, std::uint64_t number, std::shared_ptr<std::promise<void>> done)
{
    auto acts = actsOf(author, number);
    writer.submit(std::move(acts), [done](const Result<Acknowledgement>& result) {
        if (!result)
            std::_Exit(4);
        for (const auto& reply : result->replies) {
            if (reply.outcome != wire::ActOutcome::Accepted)
                std::_Exit(5);
            print(reply.id.toString() + "\n");
        }
        done->set_value();
    });
}

int run(const std::string& path, std::uint64_t first, std::uint64_t count)
{
    const SystemClock clock;
    const Log log(clock, [](std::string_view) {});
    const auto store = must(Store::open(DataDirectory(path)));
    const auto laboratory = must(store->laboratories()).front().id;
    Staff staff({laboratory});
    ChangeHub hub;
    const auto writer = must(Writer::start(*store, staff, hub, clock, log));
    Author author(laboratory, clock);
    print("ready\n");
    std::vector<std::future<void>> underWay;
    for (auto number = first; count == 0 || number < first + count; ++number) {
        auto done = std::make_shared<std::promise<void>>();
        underWay.push_back(done->get_future());
        act(*writer, author, number, std::move(done));
        if (underWay.size() >= 8) {
            underWay.front().get();
            underWay.erase(underWay.begin());
        }
    }
    for (auto& each : underWay)
        each.get();
    return 0;
}

} // namespace

int main(int argc, char** argv)
{
    if (argc != 4)
        return 2;
    return run(argv[1], std::strtoull(argv[2], nullptr, 10), std::strtoull(argv[3], nullptr, 10));
}
