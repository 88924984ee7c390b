// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <functional>

#include "app/base/result.h"
#include "app/migration/job.h"

namespace paillasse::store {

// How far a piece of work is, and whether to stop (the store ends): then the work returns Cancelled, and goes on from where it was
// when it is asked again.
struct WorkProgress {
    std::function<void(std::uint64_t done, std::uint64_t of)> told; // of: 0 while it is not known
    std::function<bool()> isToStop;
};

// What the store does between two steps of a migration. Each is asked again after a crash, with the same job, and then goes on: what was
// done is done once. On one thread of its own, at low priority.
class JobWork {
public:
    virtual ~JobWork() = default;
    virtual Result<migration::Staged> stage(const migration::Job& job, const WorkProgress& progress) = 0;
    virtual Result<migration::Checked> check(const migration::Job& job, const WorkProgress& progress) = 0;
    virtual Result<migration::Delivered> deliver(const migration::Job& job, const WorkProgress& progress) = 0;
};

// How every migration ends, whatever its direction.
class JobEnd {
public:
    virtual ~JobEnd() = default;
    virtual Result<migration::Erased> erase(const migration::Job& job, const WorkProgress& progress) = 0;
    virtual Result<migration::Certified> certify(const migration::Job& job) = 0;
};

} // namespace paillasse::store
