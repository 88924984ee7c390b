// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/commands/signals.h"

#include <algorithm>

namespace paillasse::store {

Signals::Signals()
{
    sigemptyset(&m_set);
    sigaddset(&m_set, SIGTERM);
    sigaddset(&m_set, SIGINT);
    sigaddset(&m_set, SIGHUP);
    pthread_sigmask(SIG_BLOCK, &m_set, &m_before);
    std::signal(SIGPIPE, SIG_IGN);
}

Signals::~Signals()
{
    pthread_sigmask(SIG_SETMASK, &m_before, nullptr);
}

int Signals::waitFor(std::chrono::seconds time) const
{
    const timespec most{time.count(), 0};
    return std::max(0, sigtimedwait(&m_set, nullptr, &most));
}

} // namespace paillasse::store
