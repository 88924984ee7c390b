// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>

#include "app/lab/act.h"
#include "app/lab/refusal.h"

// The steps of apply, one for each act: `make` for what must not exist yet, `define` for what is made or replaced, `change` for
// what must exist. A change works on a copy: what it has altered before it refuses is never seen. For apply.cpp only.
namespace paillasse::lab::steps {

// applypatient.cpp
Allowed<Patient> make(const RegisterPatient& body, const Act& act);
Allowed<void> change(Patient& patient, const CorrectPatient& body, const Act& act);

// applyrequest.cpp
Allowed<Order> make(const PlaceOrder& body, const Act& act);
Allowed<void> change(Order& order, const AddTests& body, const Act& act);
Allowed<void> change(Order& order, const CancelLines& body, const Act& act);
Allowed<void> change(Order& order, const ReceiveSpecimens& body, const Act& act);
Allowed<void> change(Order& order, const RejectSpecimen& body, const Act& act);

// applybench.cpp
Allowed<void> change(Order& order, const RecordMeasurements& body, const Act& act);
Allowed<void> change(Order& order, const SelectMeasurement& body, const Act& act);
Allowed<void> change(Order& order, const MarkNotPerformed& body, const Act& act);
Allowed<void> change(Order& order, const AskRerun& body, const Act& act);
Allowed<void> change(Order& order, const ValidateTechnically& body, const Act& act);
Allowed<void> change(Order& order, const RecordCall& body, const Act& act);

// applyrelease.cpp
Allowed<void> change(Order& order, const SendBack& body, const Act& act);
Allowed<void> change(Order& order, const Release& body, const Act& act);
Allowed<void> change(Order& order, const WithdrawReport& body, const Act& act);
Allowed<void> change(Order& order, const Devalidate& body, const Act& act);
Allowed<void> change(Order& order, const RegisterPdf& body, const Act& act);
Allowed<void> change(Order& order, const RecordDelivery& body, const Act& act);
Allowed<void> change(Order& order, const AddNote& body, const Act& act);

// applydirectory.cpp
Allowed<Examination> define(const Examination* before, const DefineExamination& body, const Act& act);
Allowed<BenchLog> define(const BenchLog* before, const DefineBench& body, const Act& act);
Allowed<Prescriber> define(const Prescriber* before, const RegisterPrescriber& body, const Act& act);
Allowed<LaboratoryProfile> define(const LaboratoryProfile* before, const DefineLaboratory& body, const Act& act);
Allowed<CodeTables> define(const CodeTables* before, const DefineTubes& body, const Act& act);
Allowed<CodeTables> define(const CodeTables* before, const DefineComments& body, const Act& act);
Allowed<void> change(BenchLog& bench, const AttestControl& body, const Act& act);

// What several of them need (applylines.cpp).

// The line, when the act may touch it at all: it exists and its author sees it.
Allowed<ResultLine*> namedLine(Order& order, LineId id);
// The same, and Act::based names its present revision.
Allowed<ResultLine*> freshLine(Order& order, LineId id, const Act& act);
// All of a list of lines, each fresh; Malformed for an empty list or one that names a line twice.
Allowed<std::vector<ResultLine*>> freshLines(Order& order, const std::vector<LineId>& ids, const Act& act);
// The same, for an act that must say why: ReasonMissing, Malformed.
Allowed<std::vector<ResultLine*>> freshLinesFor(Order& order, const std::vector<LineId>& ids, const std::string& reason, const Act& act);
// They end without a result, for a reason: performed or asked for no more.
Allowed<void> closeLines(Order& order, const std::vector<LineId>& ids, LineState state, const std::string& reason, const Act& act);
// Why a line that is not open refuses: Released or WrongState.
Refusal closedRefusal(const ResultLine& line);
// No rerun is asked for any more.
void clearRerun(ResultLine& line);
// Nothing is reportable any more and no validation stands; the measurements stay.
void clearReportable(ResultLine& line);
void clearValidation(ResultLine& line);
// It waits again, its measurements beside it.
void sendToPending(ResultLine& line);
// Those about a line, or with 0 about the order itself: whoever is shown the line counts the same.
std::size_t entriesOn(const auto& entries, LineId line)
{
    return static_cast<std::size_t>(std::ranges::count_if(entries, [line](const auto& entry) { return entry.line == line; }));
}
inline Instant orElse(Instant own, Instant acts) { return own.isNull() ? acts : own; }

} // namespace paillasse::lab::steps
