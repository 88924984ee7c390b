// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/lab/order.h"

namespace paillasse::client {

// What a biologist signs of a version, as docs/protocol.md §10 has it. Each version names the hash of the link of the one before it: of
// what every reader has of it, so that a projection is enough.
Bytes signedReportBytes(const lab::LaboratoryId& laboratory, const lab::Order& order, const lab::ReportVersion& report);

} // namespace paillasse::client
