// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/generator/attacks.h"

#include <algorithm>

namespace paillasse::generator {

using access::Role;
using wire::EventKind;

namespace {

enum Weekday { Monday = historyDays, Tuesday, Wednesday, Thursday, Friday };

class Attacker {
public:
    Attacker(Diary& diary, const std::vector<Member>& members) : m_diary(diary), m_members(members) {}

    std::vector<Attack> all()
    {
        takeFiveHundredADay();
        useAStolenPasswordAtNight();
        shareAnAccount();
        truncateTheLedger();
        guessAPassword();
        sprayPasswords();
        collectReports();
        lookAtColleagues();
        enrolARogue();
        setAClockBack();
        breakGlassAgainAndAgain();
        stopTheBackups();
        return std::move(m_attacks);
    }

private:
    // Somebody of this role who is there and in no other attack.
    const Member& choose(Role role)
    {
        std::vector<const Member*> fitting;
        for (const auto& member : m_members)
            if (member.role == role && !member.takesNights && !member.isNew && !member.isOnHoliday && std::ranges::find(m_taken, member.id) == m_taken.end())
                fitting.push_back(&member);
        const auto& chosen = *fitting[m_diary.dice().below(static_cast<std::uint32_t>(fitting.size()))];
        m_taken.push_back(chosen.id);
        return chosen;
    }
    Attack& begin(const char* name, std::vector<std::string> rules, Instant from, Instant until)
    {
        return m_attacks.emplace_back(Attack{name, std::move(rules), {}, {}, {}, from, until});
    }
    std::uint32_t anyWorkstation() { return m_diary.dice().below(m_diary.size().workstations); }
    void read(const Member& who, Instant at, std::uint32_t workstation, const lab::PatientId& patient, EventKind kind = EventKind::OpenedOrder)
    {
        m_diary.add(kind, at, who, workstation).patient = patient;
    }
    lab::PatientId anybody(const Member& who, int day) { return m_diary.anybody(who.laboratory, day); }

    void takeFiveHundredADay();
    void useAStolenPasswordAtNight();
    void shareAnAccount();
    void truncateTheLedger();
    void guessAPassword();
    void sprayPasswords();
    void collectReports();
    void lookAtColleagues();
    void enrolARogue();
    void setAClockBack();
    void breakGlassAgainAndAgain();
    void stopTheBackups();

    Diary& m_diary;
    const std::vector<Member>& m_members;
    std::vector<lab::PersonId> m_taken;
    std::vector<Attack> m_attacks;
};

// Over the whole working day, and from all the years: as many of them have an order as anybody's patients.
void Attacker::takeFiveHundredADay()
{
    const auto& who = choose(Role::Technician);
    begin("slow exfiltration of 500 patients a day", {"far-more-patients", "slow-reading"}, minuteOf(Monday, 8 * 60), minuteOf(Friday, 18 * 60)).person = who.id;
    for (int day = Monday; day <= Friday; ++day) {
        const auto hours = hoursOf(shiftOf(who, day).value_or(Rhythm::Day), who.role);
        for (int n = 0; n < 500; ++n)
            read(who, minuteOf(day, hours.from + 20) + n * 50 * secondMs, who.workstation, anybody(who, day));
    }
}

void Attacker::useAStolenPasswordAtNight()
{
    const auto& who = choose(Role::Biologist);
    const auto from = minuteOf(Tuesday, 2 * 60 + static_cast<int>(m_diary.dice().below(60)));
    begin("stolen password used at night", {"outside-hours"}, from, from + 40 * minuteMs).person = who.id;
    const auto workstation = anyWorkstation();
    m_diary.add(EventKind::SignedIn, from, who, workstation);
    for (int n = 0; n < 25; ++n)
        read(who, from + (n + 1) * 90 * secondMs, workstation, anybody(who, Tuesday), EventKind::OpenedReport);
    m_diary.add(EventKind::SignedOut, from + 40 * minuteMs, who, workstation);
}

// Two people under one name: each takes the seat back from the other, who was at work.
void Attacker::shareAnAccount()
{
    const auto& who = choose(Role::Technician);
    const auto hours = hoursOf(shiftOf(who, Wednesday).value_or(Rhythm::Day), who.role);
    const auto from = minuteOf(Wednesday, hours.from + 60);
    begin("one account shared by two", {"second-seat"}, from, from + 3 * hourMs).person = who.id;
    const auto first = anyWorkstation();
    const auto second = (first + 1 + m_diary.dice().below(m_diary.size().workstations - 1)) % m_diary.size().workstations;
    auto at = from;
    for (int n = 0; at < from + 3 * hourMs; ++n) {
        const auto here = n % 2 == 0 ? first : second;
        m_diary.add(EventKind::SeatMoved, at, who, here);
        const auto stays = m_diary.dice().between(5, 11) * minuteMs;
        for (auto when = at + 20 * secondMs; when < at + stays; when = when + 55 * secondMs)
            m_diary.add(EventKind::Acted, when, who, here).patient = anybody(who, Wednesday);
        at = at + stays;
    }
}

void Attacker::truncateTheLedger()
{
    const auto laboratory = m_diary.dice().below(m_diary.size().laboratories);
    const auto at = minuteOf(Thursday, 11 * 60);
    begin("ledger cut short", {"ledger-doubted"}, at, at + hourMs).laboratory = laboratoryId(laboratory);
    m_diary.add(EventKind::LedgerDoubted, at, 81'230).laboratory = laboratoryId(laboratory);
    m_diary.add(EventKind::LedgerDoubted, at + 3 * minuteMs, 81'231).laboratory = laboratoryId(laboratory);
}

void Attacker::guessAPassword()
{
    const auto& who = choose(Role::Receptionist);
    const auto from = minuteOf(Tuesday, 10 * 60);
    begin("password guessed at one account", {"failed-sign-ins-person"}, from, from + 40 * minuteMs).person = who.id;
    for (int n = 0; n < 20; ++n) // from several places, so that none of them stands out
        m_diary.failedSignIn(from + n * 2 * minuteMs, who.id, who.laboratory, anyWorkstation());
}

void Attacker::sprayPasswords()
{
    const auto laboratory = m_diary.dice().below(m_diary.size().laboratories);
    const auto workstation = anyWorkstation();
    const auto from = minuteOf(Wednesday, 12 * 60 + 5);
    begin("one password sprayed over many accounts", {"failed-sign-ins-workstation"}, from, from + 50 * minuteMs).workstation = workstationId(laboratory, workstation);
    for (int n = 0; n < 45; ++n)
        m_diary.failedSignIn(from + n * minuteMs, m_members[m_diary.dice().below(static_cast<std::uint32_t>(m_members.size()))].id, laboratory, workstation);
}

void Attacker::collectReports()
{
    const auto& who = choose(Role::Receptionist);
    const auto hours = hoursOf(shiftOf(who, Friday).value_or(Rhythm::Day), who.role);
    const auto from = minuteOf(Friday, hours.until - 70);
    begin("reports saved as PDF at the end of a job", {"bulk-print"}, from, from + 50 * minuteMs).person = who.id;
    for (int n = 0; n < 180; ++n) {
        const auto patient = anybody(who, Friday);
        read(who, from + n * 16 * secondMs, who.workstation, patient, EventKind::OpenedReport);
        read(who, from + n * 16 * secondMs + 6 * secondMs, who.workstation, patient, EventKind::SavedPdf);
    }
}

void Attacker::lookAtColleagues()
{
    const auto& who = choose(Role::Technician);
    const auto hours = hoursOf(shiftOf(who, Thursday).value_or(Rhythm::Day), who.role);
    const auto from = minuteOf(Thursday, hours.from + 200);
    begin("curiosity about a colleague without an order", {"staff-or-vip"}, from, from + hourMs).person = who.id;
    for (std::uint32_t n = 0; n < 3; ++n) {
        const auto colleague = patientId(who.laboratory, n, firstDay - 200 - n, true);
        read(who, from + n * 17 * minuteMs, who.workstation, colleague, EventKind::OpenedPatient);
        read(who, from + n * 17 * minuteMs + 20 * secondMs, who.workstation, colleague, EventKind::OpenedHistory);
    }
}

void Attacker::enrolARogue()
{
    const auto& who = choose(Role::Administrator);
    const auto from = minuteOf(Wednesday, 60 + 20);
    constexpr std::uint32_t rogue = 5000;
    begin("rogue workstation enrolled at night and used", {"new-workstation"}, from, from + hourMs).workstation = workstationId(who.laboratory, rogue);
    m_diary.add(EventKind::WorkstationAsked, from).workstation = workstationId(who.laboratory, rogue);
    m_diary.add(EventKind::WorkstationChanged, from + 3 * minuteMs, who, anyWorkstation());
    m_diary.add(EventKind::SignedIn, from + 5 * minuteMs, who, rogue);
    for (int n = 0; n < 8; ++n) // few, so that the hour alone is no finding
        read(who, from + (6 + n) * minuteMs, rogue, anybody(who, Wednesday));
}

void Attacker::setAClockBack()
{
    const auto& who = choose(Role::Technician);
    const auto hours = hoursOf(shiftOf(who, Thursday).value_or(Rhythm::Day), who.role);
    const auto workstation = anyWorkstation();
    const auto from = minuteOf(Thursday, hours.from + 90);
    begin("clock set back before acts", {"clock-jump"}, from, from + 30 * minuteMs).workstation = workstationId(who.laboratory, workstation);
    m_diary.condition(store::Condition::WorkstationClockOff, -5 * hourMs, from, workstationId(who.laboratory, workstation));
    for (int n = 0; n < 5; ++n) {
        auto& act = m_diary.add(EventKind::Acted, from + (n + 1) * minuteMs, who, workstation);
        act.done = act.at - 5 * hourMs;
        act.patient = anybody(who, Thursday);
    }
}

void Attacker::breakGlassAgainAndAgain()
{
    const auto& who = choose(Role::Biologist);
    const auto from = minuteOf(Friday, 9 * 60 + 30);
    begin("glass broken again and again", {"glass-broken"}, from, from + 3 * hourMs).person = who.id;
    for (int n = 0; n < 6; ++n) {
        const auto patient = anybody(who, Friday);
        m_diary.add(EventKind::GlassBroken, from + n * 30 * minuteMs, who, who.workstation).patient = patient;
        m_diary.add(EventKind::GlassRead, from + n * 30 * minuteMs + minuteMs, who, who.workstation).patient = patient;
    }
}

// Nothing fails: there is just none any more.
void Attacker::stopTheBackups()
{
    const auto last = minuteOf(lastBackupDay, 3 * 60);
    begin("backups stopped in silence", {"backup-stale"}, last + 24 * hourMs, minuteOf(historyDays + 7, 0));
    for (std::int64_t hours = 25; last + hours * hourMs < minuteOf(historyDays + 7, 0); ++hours)
        m_diary.condition(store::Condition::BackupAgeHours, hours, last + hours * hourMs);
}

} // namespace

std::vector<Attack> hideAttacks(Diary& diary, const std::vector<Member>& members)
{
    return Attacker(diary, members).all();
}

} // namespace paillasse::generator
