// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/confidential/withheld.h"

#include <algorithm>

namespace paillasse::ui {

bool mayBreakGlassFor(const client::Session& session, const lab::Order& order)
{
    return session.may(access::Permission::BreakGlass) && std::ranges::any_of(order.lines, &lab::ResultLine::withheld);
}

QString glassSubject(const lab::PatientId& patient)
{
    return QStringLiteral("patient:") + QString::fromStdString(patient.toString());
}

} // namespace paillasse::ui
