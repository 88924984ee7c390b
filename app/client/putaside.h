// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <string>
#include <vector>

#include <QObject>

#include "app/base/clock.h"
#include "app/client/failure.h"
#include "app/client/profile.h"
#include "app/client/taskthread.h"
#include "app/lab/ids.h"

namespace paillasse::client {

// A person's cache with its key slot, in quarantine: damaged, of a password that was changed elsewhere, or of an earlier enrolment.
struct CopyPutAside {
    lab::PersonId person;
    std::string stamp;       // of its files' names
    Instant at;
    std::uint64_t bytes = 0;
    bool mayRemove = false;  // by who is signed in
    bool operator==(const CopyPutAside&) const = default;
};

// The program deletes nothing of quarantine by itself, however old (but what goes with a person's caches: closed accounts, a wipe).
// Somebody may: their own copies, or anybody's who manages workstations. Only caches and slots; what waits for the store is never among
// them, and while anything does, nothing goes.
class PutAside : public QObject {
    Q_OBJECT

public:
    struct Hooks {
        std::function<bool(const lab::PersonId&)> mayRemove;
        std::function<std::size_t()> pendingActs;
    };

    PutAside(Profile profile, TaskThread& worker, Hooks hooks, QObject* parent);

    // Oldest first.
    void list(QObject* context, Reply<std::vector<CopyPutAside>> reply);
    // Refused: somebody else's; Conflict: acts wait for the store; NotFound.
    void remove(const CopyPutAside& copy, QObject* context, Reply<void> reply);

private:
    Profile m_profile;
    TaskThread& m_worker;
    Hooks m_hooks;
};

} // namespace paillasse::client
