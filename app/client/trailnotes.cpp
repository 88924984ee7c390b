// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/client/trailnotes.h"

#include <algorithm>
#include <utility>

#include "app/lab/wellformed.h"

namespace paillasse::client {

namespace {

constexpr std::chrono::seconds againTime{5};
// What cannot be written waits in memory for room, but not without end: the oldest goes.
constexpr std::size_t mostHeldBack = 16 * lab::limits::readingsPerAct;

// Each of the others is something done, however often.
bool isOpening(lab::ReadingKind kind)
{
    return kind == lab::ReadingKind::OpenedPatient || kind == lab::ReadingKind::OpenedOrder || kind == lab::ReadingKind::OpenedReport || kind == lab::ReadingKind::OpenedHistory;
}

} // namespace

TrailNotes::TrailNotes(const Clock& clock, Hooks hooks, QObject* parent) : QObject(parent), m_clock(clock), m_hooks(std::move(hooks)), m_timer(this)
{
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, &TrailNotes::flush);
}

void TrailNotes::open(std::shared_ptr<CacheWriter> writer)
{
    close();
    m_writer = std::move(writer);
}

void TrailNotes::close()
{
    flush();
    ++m_session;
    m_writer.reset();
    m_gathered.clear();
    m_opened.clear();
    m_isHeldBack = false;
}

void TrailNotes::note(lab::Reading reading)
{
    if (!m_writer)
        return;
    reading.at = m_clock.now();
    reading.offline = m_hooks.isOffline();
    if (isOpening(reading.kind) && isRepeated(reading))
        return;
    m_gathered.push_back(std::move(reading));
    if (m_gathered.size() >= mostGathered && !m_isHeldBack)
        flush();
    else if (!m_timer.isActive())
        m_timer.start(gatherTime);
}

bool TrailNotes::isRepeated(const lab::Reading& reading)
{
    // A clock that was set back has no minute to speak of.
    std::erase_if(m_opened, [&reading](const auto& opened) { return reading.at - opened.second >= repeatMs || reading.at < opened.second; });
    return !m_opened.emplace(Subject{reading.kind, reading.subjectKind, reading.subject, reading.patient}, reading.at).second;
}

void TrailNotes::flush()
{
    m_timer.stop();
    const auto gathered = std::exchange(m_gathered, {});
    for (auto rest = std::span(gathered); !rest.empty();) {
        const auto batch = rest.first(std::min(rest.size(), lab::limits::readingsPerAct));
        handOver({batch.begin(), batch.end()});
        rest = rest.subspan(batch.size());
    }
}

void TrailNotes::handOver(std::vector<lab::Reading> readings)
{
    m_writer->withDesk([this, session = m_session, readings = std::move(readings)](ActDesk& desk) {
        const bool isDurable = desk.record(readings).has_value();
        postTo(this, [this, session, isDurable, readings] {
            if (isDurable)
                m_hooks.nudge();
            if (session != m_session)
                return;
            m_isHeldBack = !isDurable;
            if (!isDurable)
                takeBack(readings);
        });
    });
}

// A full disk, or a certificate whose time is over: kept in memory and tried again, for as long as this session lasts and no longer. In
// another person's name they cannot be sent, and by themselves on the disk they would be a list of who was here.
void TrailNotes::takeBack(const std::vector<lab::Reading>& readings)
{
    m_gathered.insert(m_gathered.begin(), readings.begin(), readings.end());
    if (m_gathered.size() > mostHeldBack)
        m_gathered.erase(m_gathered.begin(), m_gathered.end() - static_cast<std::ptrdiff_t>(mostHeldBack));
    m_timer.start(againTime);
}

} // namespace paillasse::client
