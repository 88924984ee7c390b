// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/client/locktrail.h"

#include <utility>

namespace paillasse::client {

LockTrail::LockTrail(Session& session, TrailNotes& trail, QObject* parent) : QObject(parent), m_session(session), m_trail(trail)
{
    connect(&session, &Session::stateChanged, this, &LockTrail::follow);
    connect(&session, &Session::failed, this, &LockTrail::refused);
}

void LockTrail::follow(SessionState state)
{
    const bool wasLocked = std::exchange(m_isLocked, state == SessionState::Locked);
    m_refusals = 0;
    if (m_isLocked) {
        m_trail.note({lab::ReadingKind::Locked, {}, {}, {}, {}});
        m_trail.flush(); // nobody watches over what is in memory now
    } else if (wasLocked && (state == SessionState::Open || state == SessionState::NeedsCode || state == SessionState::NeedsFactor)) {
        m_trail.note({lab::ReadingKind::Unlocked, {}, {}, {}, {}});
    }
}

void LockTrail::refused(const Trouble& trouble)
{
    if (m_session.state() == SessionState::Locked && trouble.failure == Failure::WrongCredentials)
        m_trail.note({lab::ReadingKind::UnlockRefused, {}, {}, {}, {}, ++m_refusals});
}

} // namespace paillasse::client
