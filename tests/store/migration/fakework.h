// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <condition_variable>
#include <functional>
#include <mutex>
#include <string>
#include <vector>

#include "app/store/migration/jobwork.h"
#include "tests/migration/amigration.h"

namespace paillasse::store::testing {

// Work that is done at once, or stops where the test says; it outlives runners, as files do.
class FakeWork final : public JobWork, public JobEnd {
public:
    Result<migration::Staged> stage(const migration::Job& job, const WorkProgress& progress) override
    {
        return done("stage", job, progress).map([this] { return staged; });
    }
    Result<migration::Checked> check(const migration::Job& job, const WorkProgress& progress) override
    {
        return done("check", job, progress).map([] {
            auto checked = migration::testing::aCheck();
            checked.readBack = 3;
            checked.sample = {1, 2, 3};
            return checked;
        });
    }
    Result<migration::Delivered> deliver(const migration::Job& job, const WorkProgress& progress) override
    {
        return done("deliver", job, progress).map([] { return migration::testing::aDelivery(); });
    }
    Result<migration::Erased> erase(const migration::Job& job, const WorkProgress& progress) override
    {
        return done("erase", job, progress).map([] { return migration::Erased{{{migration::DestroyedKind::StagingKey, "7", 0, 0, migration::testing::theDay}}, {}}; });
    }
    Result<migration::Certified> certify(const migration::Job& job) override
    {
        return done("certify", job, {}).map([] { return migration::Certified{Bytes(32, 0x63)}; });
    }

    [[nodiscard]] std::vector<std::string> calls() const
    {
        const std::lock_guard lock(m_mutex);
        return m_calls;
    }
    // While set, that work waits until it is told to stop.
    void hold(const std::string& work)
    {
        const std::lock_guard lock(m_mutex);
        m_held = work;
    }
    void fail(const std::string& work, ErrorCode code)
    {
        const std::lock_guard lock(m_mutex);
        m_failing = work;
        m_code = code;
    }

    migration::Staged staged;

private:
    Result<> done(const std::string& work, const migration::Job&, const WorkProgress& progress)
    {
        {
            const std::lock_guard lock(m_mutex);
            m_calls.push_back(work);
            if (work == m_failing)
                return paillasse::fail(m_code, "as the test asks");
        }
        if (progress.told)
            progress.told(1, 3);
        for (;;) {
            {
                const std::lock_guard lock(m_mutex);
                if (work != m_held)
                    return {};
            }
            if (progress.isToStop && progress.isToStop())
                return paillasse::fail(ErrorCode::Cancelled, "told to stop");
            std::this_thread::yield();
        }
    }

    mutable std::mutex m_mutex;
    std::vector<std::string> m_calls;
    std::string m_held;
    std::string m_failing;
    ErrorCode m_code{};
};

} // namespace paillasse::store::testing
