// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "app/base/clock.h"
#include "app/store/accounts/watchentries.h"
#include "app/store/watchdog/marks.h"

namespace paillasse::store {

struct WitnessDelay {
    std::string witness;
    std::int64_t behindMs = 0;    // since the newest head that it has
};
// Where the figures come from; nothing: not known at the moment, and no news of it.
struct Measures {
    std::function<std::optional<std::int64_t>()> diskFreePercent;
    std::function<std::optional<Instant>()> firstCertificateEnds; // of the server's and the authority's
    std::function<std::optional<Instant>()> lastBackup;           // BackupMade; while there is none, when the store began
    std::function<std::uint64_t()> serverErrors;                  // answers of 500 and above since the start
    std::function<std::vector<WitnessDelay>()> witnesses = [] { return std::vector<WitnessDelay>(); };
};

// What the store measures of itself, with the marks that the default rules go by, looked at once a minute by whoever calls look(). Told when it matters (Marks), so that an entry of the
// ledger and with it an alert follows:
//
//   DiskFree            per cent: below 20, 10, 5; well from 22
//   CertificateDaysLeft whole days: below 30, 21, 7, 1; well from 31. The server's is renewed with a third of its life left: it comes here only
//                       when that fails
//   BackupAgeHours      whole hours: above 26 (a nightly one is late), 50 (two were missed); well at 25
//   ServerErrors        in the last minute: above 10, 50; well at 1
//   ClockJump           milliseconds beyond 2 s, each time: a clock that is led by NTP drifts by 30 ms a minute at most (500 ppm), and a
//                       leap second is one; what is more was set by somebody, or the machine was asleep
//   WitnessBehind       whole minutes, of each witness: above 5, 15, 60, 240, 1440; well at 2
//
// WorkstationClockOff is WorkstationClocks', StagingHoursLeft is StagingMarks'.
class Conditions {
public:
    using Steady = std::function<std::chrono::milliseconds()>; // never goes back, never jumps
    using Note = std::function<void(const ConditionNoted&)>;

    Conditions(Measures measures, const Clock& clock, Steady steady, Note note);

    // One thread.
    void look();

private:
    void tell(Condition condition, Marks& marks, std::int64_t value);
    void lookAtErrors(std::chrono::milliseconds now);
    void lookAtClock(std::chrono::milliseconds now);
    void lookAtWitnesses();

    Measures m_measures;
    const Clock& m_clock;
    Steady m_steady;
    Note m_note;
    Marks m_disk{Marks::Bad::Below, {20, 10, 5}, 22};
    Marks m_certificate{Marks::Bad::Below, {30, 21, 7, 1}, 31};
    Marks m_backup{Marks::Bad::Above, {26, 50}, 25};
    Marks m_errors{Marks::Bad::Above, {10, 50}, 1};
    std::map<std::string, Marks> m_witnesses;
    std::optional<std::uint64_t> m_errorsBefore;
    std::optional<Instant> m_wallBefore;
    std::chrono::milliseconds m_before{0};
};

std::chrono::milliseconds steadyNow();

} // namespace paillasse::store
