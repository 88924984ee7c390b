// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/client/session.h"
#include "app/client/trailnotes.h"

namespace paillasse::client {

// The lock in the trail: when it closed, when it opened again, and each wrong password between.
class LockTrail : public QObject {
    Q_OBJECT

public:
    LockTrail(Session& session, TrailNotes& trail, QObject* parent);

private:
    void follow(SessionState state);
    void refused(const Trouble& trouble);

    Session& m_session;
    TrailNotes& m_trail;
    std::uint32_t m_refusals = 0; // in a row
    bool m_isLocked = false;
};

} // namespace paillasse::client
