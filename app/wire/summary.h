// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>
#include <string>

#include "app/wire/sections.h"

namespace paillasse::wire {

// The summary of an Identity section: what a patient search shows and finds.
struct PatientSummary {
    std::string number;
    std::string birthName;
    std::string usedName;
    std::string forenames;   // birth forenames, then the used one when it differs
    Date birthDate;
    lab::Sex sex = lab::Sex::Unknown;
    lab::IdentityState state = lab::IdentityState::Provisional;
    std::string matricule;   // INS or insured NIR, for the search by number
    std::string insuredNir;  // beside an INS that is another: children are found by a parent's
    bool operator==(const PatientSummary&) const = default;
};

// How far an order is, for the worklists of everybody.
enum class OrderStage { ToReceive, ToEnter, ToValidateTechnically, ToValidateBiologically, Released, Closed };
constexpr OrderStage lastOf(OrderStage) { return OrderStage::Closed; }

// Where lines wait, by bench; bit 0 stands for lines without one. Of a Request section: of its ordinary lines. Of a confidential
// section, whose summary it is: of its own, so that nobody learns the bench of a line that they may not see.
struct WaitingLines {
    lab::BenchMask toEnter = 0;    // benches with a pending line or a rerun asked
    lab::BenchMask toValidate = 0; // benches with a measured line
    std::uint16_t technical = 0;   // awaiting the biologist (lab::isNews)
    bool operator==(const WaitingLines&) const = default;
};

// The summary of a Request section. Stage and the other numbers are of all lines: whoever sees the order knows the state of each.
struct OrderSummary {
    lab::PatientId patient;
    std::string accession;
    lab::Priority priority = lab::Priority::Routine;
    Instant placedAt;
    Instant receivedAt;            // of the first tube received
    OrderStage stage = OrderStage::ToReceive;
    WaitingLines waiting;
    std::uint16_t lines = 0;       // not cancelled
    std::uint16_t entered = 0;     // measured or further, not performed included
    std::uint16_t released = 0;    // biologically valid, or reported as not performed
    bool operator==(const OrderSummary&) const = default;
};

// The summary of a Results section: why a biologist would look twice.
struct ResultsSummary {
    std::uint16_t abnormal = 0;
    std::uint16_t critical = 0;
    std::uint16_t delta = 0;
    std::uint16_t withoutControl = 0;  // lines validated with control not tracked or not done
    std::uint16_t openCalls = 0;       // critical reportable values without an acknowledged or waived call
    std::uint16_t reports = 0;         // versions released
    bool changedSinceReport = false;
    bool printedSinceReport = false;   // the last version was delivered
    bool unreleasedPrint = false;      // a copy went out before its release, and nothing has replaced it
    bool operator==(const ResultsSummary&) const = default;
};

PatientSummary summarise(const lab::Patient& patient);
// With what waits on every line that is seen in this order.
OrderSummary summariseRequest(const lab::Order& order);
WaitingLines waitingOf(const lab::Order& order, lab::Confidentiality confidentiality);
ResultsSummary summariseResults(const lab::Order& order);

// From the first item of a section's bytes, without touching the body.
Result<PatientSummary> readPatientSummary(ByteView identitySection);
// Of the sections that somebody was sent: what waits in each of them, together.
Result<OrderSummary> readOrderSummary(std::span<const SectionView> sections);
Result<ResultsSummary> readResultsSummary(ByteView resultsSection);

} // namespace paillasse::wire
