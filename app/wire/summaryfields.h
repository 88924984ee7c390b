// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/wire/labfields.h"
#include "app/wire/summary.h"

namespace paillasse::cbor {

template <>
struct Fields<wire::PatientSummary> {
    static void visit(auto& v, auto& x) { numbered(v, x.number, x.birthName, x.usedName, x.forenames, x.birthDate, x.sex, x.state, x.matricule, x.insuredNir); }
};
template <>
struct Fields<wire::WaitingLines> {
    static void visit(auto& v, auto& x) { numbered(v, x.toEnter, x.toValidate, x.technical); }
};
template <>
struct Fields<wire::OrderSummary> {
    static void visit(auto& v, auto& x) { numbered(v, x.patient, x.accession, x.priority, x.placedAt, x.receivedAt, x.stage, x.waiting, x.lines, x.entered, x.released); }
};
template <>
struct Fields<wire::ResultsSummary> {
    static void visit(auto& v, auto& x)
    {
        numbered(v, x.abnormal, x.critical, x.delta, x.withoutControl, x.openCalls, x.reports, x.changedSinceReport, x.printedSinceReport, x.unreleasedPrint);
    }
};

} // namespace paillasse::cbor
