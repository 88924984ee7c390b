// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/watchdog/conditions.h"

#include <algorithm>
#include <cstdlib>
#include <utility>

namespace paillasse::store {

std::chrono::milliseconds steadyNow()
{
    return std::chrono::duration_cast<std::chrono::milliseconds>(std::chrono::steady_clock::now().time_since_epoch());
}

Conditions::Conditions(Measures measures, const Clock& clock, Steady steady, Note note)
    : m_measures(std::move(measures)), m_clock(clock), m_steady(std::move(steady)), m_note(std::move(note))
{
}

void Conditions::look()
{
    const auto now = m_steady();
    lookAtClock(now);
    lookAtErrors(now);
    m_before = now;
    if (const auto free = m_measures.diskFreePercent())
        tell(Condition::DiskFree, m_disk, *free);
    if (const auto ends = m_measures.firstCertificateEnds())
        tell(Condition::CertificateDaysLeft, m_certificate, (*ends - m_clock.now()) / dayMs);
    if (const auto backup = m_measures.lastBackup())
        tell(Condition::BackupAgeHours, m_backup, (m_clock.now() - *backup) / hourMs);
    lookAtWitnesses();
}

void Conditions::lookAtWitnesses()
{
    for (const auto& [witness, behindMs] : m_measures.witnesses()) {
        const auto [marks, isNew] = m_witnesses.try_emplace(witness, Marks::Bad::Above, std::vector<std::int64_t>{5, 15, 60, 240, 1440}, 2);
        tell(Condition::WitnessBehind, marks->second, behindMs / minuteMs);
    }
}

void Conditions::tell(Condition condition, Marks& marks, std::int64_t value)
{
    if (marks.isNews(value))
        m_note({condition, value, {}});
}

// Within a minute, also where the looks are further apart.
void Conditions::lookAtErrors(std::chrono::milliseconds now)
{
    const auto errors = m_measures.serverErrors();
    const auto before = std::exchange(m_errorsBefore, errors);
    if (!before || now <= m_before || errors < *before)
        return;
    const auto passed = std::max<std::int64_t>((now - m_before).count(), minuteMs);
    tell(Condition::ServerErrors, m_errors, static_cast<std::int64_t>(errors - *before) * minuteMs / passed);
}

void Conditions::lookAtClock(std::chrono::milliseconds now)
{
    constexpr std::int64_t worthWhileMs = 2 * secondMs;
    const auto wall = m_clock.now();
    const auto before = std::exchange(m_wallBefore, wall);
    if (!before)
        return;
    const auto jump = (wall - *before) - (now - m_before).count();
    if (std::abs(jump) > worthWhileMs)
        m_note({Condition::ClockJump, jump, {}});
}

} // namespace paillasse::store
