// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/lab/act.h"

namespace paillasse::client {

// What the person who is signed in looks at here, for the ledger. Never waits: what is noted is gathered, and goes into the outbox as one act
// (lab::RecordReadings) a moment later; at the lock, at sign-out and at the program's end at once.
class Trail {
public:
    virtual ~Trail() = default;
    // Time, and whether the store can be reached, are filled in. Opening the same thing again within a minute is noted once.
    virtual void note(lab::Reading reading) = 0;

    void opened(lab::ReadingKind kind, lab::DocumentKind subjectKind, const lab::DocumentId& subject, const lab::PatientId& patient) { note({kind, {}, subjectKind, subject, patient}); }
    void searched(std::size_t hits) { note({lab::ReadingKind::Searched, {}, lab::DocumentKind::None, {}, {}, static_cast<std::uint32_t>(hits)}); }
};

} // namespace paillasse::client
