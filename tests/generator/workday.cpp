// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/generator/workday.h"

#include <algorithm>

namespace paillasse::generator {

using access::Role;
using wire::EventKind;

store::WatchEvent& Diary::add(EventKind kind, Instant at, const Member& who, std::uint32_t workstation)
{
    auto& event = m_events.emplace_back();
    event.kind = kind;
    event.at = at;
    event.laboratory = laboratoryId(who.laboratory);
    event.person = who.id;
    event.workstation = workstationId(who.laboratory, workstation);
    return event;
}

store::WatchEvent& Diary::add(EventKind kind, Instant at, std::int64_t value)
{
    auto& event = m_events.emplace_back();
    event.kind = kind;
    event.at = at;
    event.place.storeWide = true;
    event.value = value;
    return event;
}

void Diary::condition(store::Condition condition, std::int64_t value, Instant at, lab::WorkstationId workstation)
{
    auto& event = add(EventKind::ConditionNoted, at, value);
    event.condition = condition;
    event.workstation = workstation;
}

void Diary::failedSignIn(Instant at, const lab::PersonId& who, std::uint32_t laboratory, std::uint32_t workstation, std::uint32_t count)
{
    auto& event = add(EventKind::SignInFailed, at);
    event.person = who;
    event.workstation = workstationId(laboratory, workstation);
    event.fault = store::SignInFault::WrongPassword;
    event.count = count;
}

lab::PatientId Diary::anybody(std::uint32_t laboratory, int day)
{
    const auto today = firstDay + static_cast<std::uint32_t>(day);
    const auto number = m_dice.below(1'000'000);
    if (m_dice.chance(0.93)) { // of today's and the last days' orders; one in three hundred is a colleague's
        const auto serial = today * 200 + m_dice.below(200) - m_dice.below(3) * 200;
        return patientId(laboratory, serial, serial / 200, serial % 300 == 0);
    }
    if (m_dice.chance(0.8))
        return patientId(laboratory, number, today - m_dice.below(90));
    if (m_dice.chance(0.1))
        return patientId(laboratory, number, 0);
    return patientId(laboratory, number, today - 91 - m_dice.below(1000));
}

namespace {

void signIn(Diary& diary, const Member& member, int day, Instant at, std::uint32_t workstation)
{
    auto& dice = diary.dice();
    const bool isMonday = day % 7 == 0;
    // Forgotten over the weekend: some tries, a new one from the administrator.
    if (dice.chance(isMonday ? 0.02 : 0.004)) {
        diary.failedSignIn(at - 8 * minuteMs, member.id, member.laboratory, workstation, 2);
        diary.failedSignIn(at - 6 * minuteMs, member.id, member.laboratory, workstation, static_cast<std::uint32_t>(dice.between(1, 4)));
        diary.add(EventKind::PasswordChanged, at - minuteMs, member, workstation);
    } else if (dice.chance(isMonday ? 0.12 : 0.05)) {
        diary.failedSignIn(at - 20 * secondMs, member.id, member.laboratory, workstation, static_cast<std::uint32_t>(dice.between(1, 3)));
    }
    diary.add(EventKind::SignedIn, at, member, workstation);
}

// One patient: looked at, sometimes into the past, something entered or validated.
void seePatient(Diary& diary, const Member& member, int day, Instant at, std::uint32_t workstation)
{
    auto& dice = diary.dice();
    const auto patient = diary.anybody(member.laboratory, day);
    const auto look = [&](EventKind kind, Instant when) { diary.add(kind, when, member, workstation).patient = patient; };
    if (member.role == Role::Receptionist) {
        if (dice.chance(0.3)) {
            diary.add(EventKind::Searched, at - 20 * secondMs, member, workstation).count = dice.below(30);
            // Comes again after years: looked at at the counter, before there is an order.
            diary.add(EventKind::OpenedPatient, at, member, workstation).patient = patientId(member.laboratory, dice.below(1'000'000), firstDay - dice.below(2000));
        }
        look(EventKind::OpenedPatient, at);
        if (dice.chance(0.25))
            look(EventKind::Printed, at + 60 * secondMs);
    } else {
        look(EventKind::OpenedOrder, at);
        if (dice.chance(member.role == Role::Biologist ? 0.5 : 0.15))
            look(EventKind::OpenedHistory, at + 15 * secondMs);
        if (dice.chance(member.role == Role::Biologist ? 0.3 : 0.03))
            look(EventKind::OpenedReport, at + 30 * secondMs);
    }
    look(EventKind::Acted, at + 45 * secondMs);
    if (dice.chance(0.5))
        look(EventKind::Acted, at + 80 * secondMs);
}

} // namespace

void workShift(Diary& diary, const Member& member, int day, const Hours& hours, double busy)
{
    auto& dice = diary.dice();
    const auto from = minuteOf(day, hours.from) + dice.between(-12, 10) * minuteMs;
    const auto until = minuteOf(day, hours.until) + dice.between(-15, dice.chance(0.1) ? 100 : 20) * minuteMs;
    auto workstation = member.workstation;
    signIn(diary, member, day, from, workstation);
    // Most days are like the others; on a few, somebody else's work is done too.
    const auto patients = static_cast<int>(member.patients * busy * dice.around(0.18) * (dice.chance(0.02) ? 1.8 : 1.0));
    std::vector<Instant> times;
    for (int n = 0; n < patients; ++n)
        times.push_back(from + minuteMs + dice.between(0, until - from - 5 * minuteMs));
    std::ranges::sort(times);
    const auto movesEvery = member.role == Role::Technician ? 14 : 60; // patients
    for (std::size_t n = 0; n < times.size(); ++n) {
        if (n > 0 && dice.below(static_cast<std::uint32_t>(movesEvery)) == 0) {
            workstation = dice.below(diary.size().workstations);
            diary.add(EventKind::SeatMoved, times[n] - 15 * secondMs, member, workstation);
        }
        if (dice.chance(0.05))
            diary.add(EventKind::Locked, times[n] - 40 * secondMs, member, workstation);
        seePatient(diary, member, day, times[n], workstation);
    }
    diary.add(EventKind::SignedOut, until, member, workstation);
}

namespace {

const Member& oneOf(Diary& diary, const std::vector<Member>& members, std::uint32_t laboratory, Role role)
{
    std::vector<const Member*> fitting;
    for (const auto& member : members)
        if (member.laboratory == laboratory && member.role == role)
            fitting.push_back(&member);
    return *fitting[diary.dice().below(static_cast<std::uint32_t>(fitting.size()))];
}

// The day's post in the afternoon, by one of the reception.
void printThePost(Diary& diary, const Member& member, int day)
{
    const auto reports = diary.dice().between(25, 65);
    for (std::int64_t n = 0; n < reports; ++n)
        diary.add(EventKind::Printed, minuteOf(day, 13 * 60 + 30) + n * 25 * secondMs, member, member.workstation).patient = diary.anybody(member.laboratory, day);
}

void breakTheGlass(Diary& diary, const std::vector<Member>& members, std::uint32_t laboratory, int day)
{
    const auto& biologist = oneOf(diary, members, laboratory, Role::Biologist);
    const auto at = minuteOf(day, static_cast<int>(diary.dice().between(9 * 60, 17 * 60)));
    const auto patient = diary.anybody(laboratory, day);
    diary.add(EventKind::GlassBroken, at, biologist, biologist.workstation).patient = patient;
    for (int n = 1; n < 4; ++n)
        diary.add(EventKind::GlassRead, at + n * minuteMs, biologist, biologist.workstation).patient = patient;
    const auto& officer = oneOf(diary, members, laboratory, Role::SecurityOfficer);
    diary.add(EventKind::GlassReviewed, at + 40 * minuteMs, officer, officer.workstation).patient = patient;
}

} // namespace

void runLaboratory(Diary& diary, const std::vector<Member>& members, std::uint32_t laboratory, int day)
{
    auto& dice = diary.dice();
    const auto& administrator = oneOf(diary, members, laboratory, Role::Administrator);
    if (day % 7 < 5) {
        printThePost(diary, oneOf(diary, members, laboratory, Role::Receptionist), day);
        if (dice.chance(0.08)) // a list for the accounts or for quality
            diary.add(EventKind::Exported, minuteOf(day, 10 * 60 + 10), administrator, administrator.workstation).count = static_cast<std::uint32_t>(dice.between(80, 1100));
        if (dice.chance(0.1))
            breakTheGlass(diary, members, laboratory, day);
        if (dice.chance(0.03)) { // a machine is replaced
            const auto fresh = 1000 + dice.below(1000);
            auto& asked = diary.add(EventKind::WorkstationAsked, minuteOf(day, 11 * 60));
            asked.workstation = workstationId(laboratory, fresh);
            diary.add(EventKind::WorkstationChanged, minuteOf(day, 11 * 60 + 9), administrator, administrator.workstation);
        }
    }
    if (dice.chance(0.004)) { // somebody looks where they should not, once, and closes it
        const auto& curious = oneOf(diary, members, laboratory, Role::Receptionist);
        diary.add(EventKind::OpenedPatient, minuteOf(day, 12 * 60 + 40), curious, curious.workstation).patient = patientId(laboratory, dice.below(1000), firstDay - 300, true);
    }
    if (dice.chance(0.1))
        diary.condition(store::Condition::WorkstationClockOff, dice.between(-90'000, 90'000), minuteOf(day, 7 * 60), workstationId(laboratory, dice.below(diary.size().workstations)));
}

void runStore(Diary& diary, int day, bool withBackup)
{
    auto& dice = diary.dice();
    if (withBackup)
        diary.add(EventKind::BackupMade, minuteOf(day, 3 * 60 + static_cast<int>(dice.below(20))), 5'000'000);
    if (day % 7 == 6) {
        diary.add(EventKind::StoreStopped, minuteOf(day, 4 * 60));
        diary.add(EventKind::Verified, minuteOf(day, 4 * 60 + 10), 0);
        diary.add(EventKind::StoreStarted, minuteOf(day, 4 * 60 + 11));
    }
    if (dice.chance(0.2)) // a backup that takes longer
        diary.condition(store::Condition::BackupAgeHours, 25, minuteOf(day, 4 * 60));
    if (dice.chance(0.1))
        diary.condition(store::Condition::ServerErrors, dice.between(1, 6), minuteOf(day, 10 * 60));
    if (dice.chance(0.1))
        diary.condition(store::Condition::ClockJump, dice.between(-3000, 3000), minuteOf(day, 2 * 60));
    diary.condition(store::Condition::DiskFree, 40 - day / 7, minuteOf(day, 5 * 60));
    diary.condition(store::Condition::CertificateDaysLeft, 80 - day, minuteOf(day, 5 * 60));
}

} // namespace paillasse::generator
