// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <memory>

#include "app/base/log.h"
#include "app/store/rules/ruleengine.h"
#include "app/store/watch/finding.h"
#include "app/store/watch/ledgertail.h"

namespace paillasse::store {

// Holds the rules against what is new, in the transaction of the trail's index. What they find goes into a table there and is raised once that
// has committed, as often as it takes; so nothing is lost, and what is raised twice joins its alert. What they remember is kept now and then, with
// the place in the ledgers that it is of: a restart reads on from there. The watcher's thread.
class RuleWatch {
public:
    static constexpr std::chrono::seconds rememberEvery{30};
    // What is older when it is first seen (an index that is made anew, a store that was restored) is only learned from.
    static constexpr std::int64_t historyMs = 2 * dayMs;
    using Raise = std::function<Result<>(const std::vector<Finding>&)>;

    RuleWatch(Store& store, Rules rules, std::unique_ptr<Surroundings> surroundings, Raise raise, LeafEvents::HomeOf home, const Clock& clock, const Log& log);

    // Its tables, what was remembered, and what has come into the index since. Before the first batch; `watchFile` outlives this.
    Result<> prepare(sql::Database& watchFile);
    // A TrailIndex::Consumer.
    Result<> take(const std::vector<WatchEvent>& events);
    // Its transaction is over, or there was nothing to take: what was found is raised.
    Result<> tell();

private:
    Result<> load();
    Result<> readOn(TailPositions from, const TailPositions& to);
    Result<> keep(const std::vector<Finding>& found);
    Result<> remember();

    Store& m_store;
    Rules m_rules;
    std::unique_ptr<Surroundings> m_surroundings;
    Raise m_raise;
    LeafEvents::HomeOf m_home;
    const Clock& m_clock;
    const Log& m_log;
    sql::Database* m_file = nullptr;
    std::unique_ptr<RuleEngine> m_engine;
    bool m_isAhead = false;   // of what the file says, for all that is known
    bool m_isOwing = true;    // something may be found and not raised
    std::chrono::steady_clock::time_point m_remembered;
};

} // namespace paillasse::store
