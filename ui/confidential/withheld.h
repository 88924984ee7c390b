// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include "app/client/session.h"
#include "app/lab/order.h"

namespace paillasse::ui {

// Whether something of this order stands as « examen confidentiel » before this person, who may break the glass for it.
bool mayBreakGlassFor(const client::Session& session, const lab::Order& order);
// What ConfidentialPage::open understands.
QString glassSubject(const lab::PatientId& patient);

} // namespace paillasse::ui
