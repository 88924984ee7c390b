// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/report/reportinput.h"
#include "app/report/sheet.h"

namespace paillasse::report {

// What stands on the page beside its lines (CSP R6222-3, ISO 15189:2022 7.4.1.6 and 7.4.1.8). Without `report`, of an unreleased print.
// Which lines are pending is not its business.
PageWords pageWords(const ReportInput& input, const lab::ReportVersion* report);

// Its banner where lines are pending: whatever kind it is, it is not the whole.
QString withPartial(const QString& banner, lab::ReportKind kind);

// Whether they name the patient by the same traits. The matricule INS is compared where both have one: a qualification since is no other
// identity.
bool namePatientAlike(const PageWords& one, const PageWords& other);

} // namespace paillasse::report
