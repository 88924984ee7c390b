// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <map>
#include <memory>
#include <tuple>
#include <vector>

#include <QObject>
#include <QTimer>

#include "app/client/cache/cachewriter.h"
#include "app/client/trail.h"

namespace paillasse::client {

// client::Trail in memory: gathers, and hands what it has to the writer's thread, where it becomes one act in the outbox. In the windows' thread.
class TrailNotes final : public QObject, public Trail {
    Q_OBJECT

public:
    static constexpr std::chrono::milliseconds gatherTime{500};
    static constexpr std::size_t mostGathered = 64;
    static constexpr std::int64_t repeatMs = minuteMs;

    struct Hooks {
        std::function<bool()> isOffline;
        std::function<void()> nudge; // something is in the outbox
    };

    TrailNotes(const Clock& clock, Hooks hooks, QObject* parent);

    // Of the person whose work this is.
    void open(std::shared_ptr<CacheWriter> writer);
    // Their work ends: hands over what is left. Without a person nothing is noted.
    void close();
    // Now instead of in a moment.
    void flush();

    void note(lab::Reading reading) override;

private:
    using Subject = std::tuple<lab::ReadingKind, lab::DocumentKind, lab::DocumentId, lab::PatientId>;
    bool isRepeated(const lab::Reading& reading);
    void handOver(std::vector<lab::Reading> readings);
    void takeBack(const std::vector<lab::Reading>& readings);

    const Clock& m_clock;
    Hooks m_hooks;
    std::shared_ptr<CacheWriter> m_writer;
    std::vector<lab::Reading> m_gathered;
    std::map<Subject, Instant> m_opened; // within the last minute
    std::uint64_t m_session = 0;
    bool m_isHeldBack = false;           // the last hand-over came back
    QTimer m_timer;
};

} // namespace paillasse::client
