// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/rules/rulewords.h"

namespace paillasse::store {

const char* nameOf(GroupBy group)
{
    switch (group) {
    case GroupBy::Person: return "person";
    case GroupBy::Workstation: return "workstation";
    case GroupBy::Laboratory: return "laboratory";
    case GroupBy::Everywhere: return "everywhere";
    }
    return "";
}

const char* nameOf(Counted counted)
{
    switch (counted) {
    case Counted::Events: return "events";
    case Counted::Amount: return "amount";
    case Counted::Patients: return "patients";
    case Counted::People: return "people";
    }
    return "";
}

const char* nameOf(Condition condition)
{
    switch (condition) {
    case Condition::DiskFree: return "disk-free";
    case Condition::CertificateDaysLeft: return "certificate-days-left";
    case Condition::BackupAgeHours: return "backup-age-hours";
    case Condition::ServerErrors: return "server-errors";
    case Condition::ClockJump: return "clock-jump";
    case Condition::StagingHoursLeft: return "staging-hours-left";
    case Condition::WitnessBehind: return "witness-behind";
    case Condition::WorkstationClockOff: return "workstation-clock-off";
    }
    return "";
}

} // namespace paillasse::store
