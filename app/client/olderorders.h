// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <map>
#include <set>
#include <vector>

#include "app/client/failure.h"
#include "app/lab/ids.h"

namespace paillasse::client {

// Which patients' orders older than the cache's scope are here: asked of the store once for each patient in a session, whoever opens
// them and however often.
class OlderOrders {
public:
    using Done = std::function<void(bool here)>;
    using Ask = std::function<void(const lab::PatientId&, Done)>;

    // `ask` answers later, and not at all when its session has ended.
    explicit OlderOrders(Ask ask) : m_ask(std::move(ask)) {}

    // False: the store could not be asked; the next call tries again.
    void complete(const lab::PatientId& patient, Done done);
    [[nodiscard]] bool areHere(const lab::PatientId& patient) const { return m_here.contains(patient); }
    // Another session, or a cache that began again: they are gone.
    void forget();

private:
    void answered(const lab::PatientId& patient, bool here);

    Ask m_ask;
    std::set<lab::PatientId> m_here;
    std::map<lab::PatientId, std::vector<Done>> m_waiting;
};

} // namespace paillasse::client
