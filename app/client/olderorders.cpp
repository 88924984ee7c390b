// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/client/olderorders.h"

#include <utility>

namespace paillasse::client {

void OlderOrders::complete(const lab::PatientId& patient, Done done)
{
    if (m_here.contains(patient))
        return done(true);
    auto& waiting = m_waiting[patient];
    waiting.push_back(std::move(done));
    if (waiting.size() == 1)
        m_ask(patient, [this, patient](bool here) { answered(patient, here); });
}

void OlderOrders::answered(const lab::PatientId& patient, bool here)
{
    if (here)
        m_here.insert(patient);
    const auto waiting = m_waiting.extract(patient);
    if (!waiting.empty())
        for (const auto& done : waiting.mapped())
            done(here);
}

void OlderOrders::forget()
{
    m_here.clear();
    m_waiting.clear();
}

} // namespace paillasse::client
