// SPDX-License-Identifier: GPL-3.0-or-later
#include <cstdio>
#include <cstdlib>

#include "app/crypto/crypto.h"
#include "tests/bench/watchedyear.h"

// PATH LABORATORIES ASKED SEED: one question to a year that is there, in milliseconds on the standard output.
int main(int argc, char** argv)
{
    using namespace paillasse;
    constexpr int wanted = 5;
    if (argc != wanted || !crypto::initialise())
        return 2;
    const auto number = [argv](int at) { return std::strtoul(argv[at], nullptr, 10); };
    const auto year = bench::WatchedYear::open(argv[1], static_cast<unsigned>(number(2)));
    if (!year)
        return 1;
    std::mt19937_64 random(number(4));
    const auto ms = year->ask(year->question(static_cast<bench::WatchedYear::Asked>(number(3)), random));
    std::printf("%.3f\n", ms);
    return ms < 0 ? 1 : 0;
}
