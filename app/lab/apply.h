// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>

#include "app/lab/act.h"
#include "app/lab/document.h"
#include "app/lab/refusal.h"

namespace paillasse::lab {

// The document after the act, or why not. Pure: no clock, no randomness, no look at anything else. The client runs it for an instant
// answer, the store for the truth. It does not ask who may: that is access::may. It never reads what a projection may withhold
// beyond the lines that the act itself names, so that project(apply(d, a)) = apply(project(d), a) for every permitted act: of a line
// that the act does not name it reads the id, state, class and `specimen` only (a rejected tube sends its open lines back), and it
// writes there nothing but the state, the revision and emptiness.
//
// Each act on a line raises that line's revision by one; a call, a note or an attestation is not on the line. Acts that cancel, mark
// not performed, select, ask a rerun, send back, devalidate or validate technically name in `Act::based` the present revision of each
// of their lines (StaleLine otherwise); a release names it in ReportedLine.
// A measurement is never a conflict by itself. With `select` it is refused (ReportableChanged) when the line's reportable is not
// LineMeasurement::replaces, the one the author saw; by id and not by revision, since acts that wait in an outbox rest on revisions
// that the store may number otherwise. For the same reason LineControl and ReportedLine name the measurement that they judge.
//
// Who and when are the act's: `by`, `enteredBy`, `releasedBy` are always its person; a measurement, call, delivery or attestation
// keeps its own time when it has one.
// Call it qualified, lab::apply: unqualified, std::apply takes part through its arguments and does not compile.
Allowed<Document> apply(const std::optional<Document>& before, const Act& act);

} // namespace paillasse::lab
