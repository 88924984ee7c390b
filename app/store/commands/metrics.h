// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

#include "app/store/core/writer.h"
#include "app/store/net/server.h"
#include "app/store/net/workers.h"

namespace paillasse::store {

// Prometheus' text format 0.0.4: counts only.
std::string metricsText(const Server::Counters& server, const WriterCounters& writer, const Workers& requests, const Workers& passwords, Instant certificateExpires);

} // namespace paillasse::store
