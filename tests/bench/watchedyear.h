// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <memory>
#include <random>
#include <string>

#include "app/store/commands/office.h"
#include "app/store/watch/traildesk.h"
#include "tests/store/setclock.h"

namespace paillasse::bench {

// A store at the end of a year that was watched: five million events in the trail's index, everybody in them in the directory, and every order and
// patient in the index of identifiers. Its ledgers hold only what is entered from now on: nothing that is asked here reads older leaves.
class WatchedYear {
public:
    static constexpr std::uint64_t eventCount = 5'000'000;

    // Filled once; one that was filled before is used again. Errors are said on the standard error, here and in what follows.
    static std::unique_ptr<WatchedYear> open(const std::string& path, unsigned laboratories);

    enum Asked : unsigned { Patient, Person, Workstation, Period, PeriodOfKind, askedCount };
    static const char* nameOf(Asked asked);
    // About somebody at random, or 31 days of the year.
    wire::TrailQuery question(Asked asked, std::mt19937_64& random) const;
    // Milliseconds from the question to the bytes of its answer: its own entry in the ledger, rows, total, chart, names and references. Negative: it was not
    // answered, or something of that was missing.
    double ask(const wire::TrailQuery& query);

private:
    explicit WatchedYear(unsigned laboratories) : m_laboratoryCount(laboratories) {}
    Result<> openOffice(const store::DataDirectory& directory);
    Result<> fill(const store::DataDirectory& directory);

    unsigned m_laboratoryCount;
    test::SetClock m_clock;
    Log m_log{m_clock, {}};
    std::unique_ptr<store::Office> m_office;
    std::vector<lab::LaboratoryId> m_laboratories;
    std::unique_ptr<store::TrailDesk> m_desk;
};

} // namespace paillasse::bench
