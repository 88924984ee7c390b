// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>

#include "app/store/core/datadirectory.h"

namespace paillasse::store {

// A data directory while init or restore makes it: in "<data>/making", where no command takes it for a store. finish() moves its files to
// their places, the lock last, and takes that folder away. Whatever ends it before leaves no store, or what is told to be deleted.
class DirectoryInMaking {
public:
    // Conflict: there is a store, or what an interrupted run left; the text says what to delete. Locked: another one is at work. Refused:
    // a place where data or key cannot be.
    static Result<DirectoryInMaking> begin(const DataDirectory& into);

    DirectoryInMaking(DirectoryInMaking&& other) noexcept;
    DirectoryInMaking& operator=(DirectoryInMaking&&) = delete;
    // What was not finished is gone.
    ~DirectoryInMaking();

    // To make the store in; its lock file is there.
    [[nodiscard]] const DataDirectory& directory() const { return m_making; }
    // Nobody has a file of it open any more. There is a store afterwards if this says so, and only then.
    Result<> finish();

private:
    DirectoryInMaking(DataDirectory into, bool isNew);

    DataDirectory m_into;
    DataDirectory m_making;
    std::optional<DirectoryLock> m_lock; // said of it meanwhile: it is being made
    bool m_isNew;             // the data directory, too
    bool m_isBegun = true;
};

} // namespace paillasse::store
