// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <optional>
#include <string>

#include "app/lab/directory.h"
#include "app/lab/examination.h"
#include "app/lab/order.h"
#include "app/lab/patient.h"

namespace paillasse::report {

// A comparable earlier value of the same examination, released as such: it is printed beside the new one.
struct PreviousResult {
    lab::Value value;
    Instant at;
    std::string laboratory = {}; // that performed it, if not this one: named on the page
};

struct Signatory {
    std::string name;  // "Dr Hélène Corre"
    std::string title; // "Biologiste médicale"
};

// All that one version of a report is printed from. Nothing is looked up elsewhere: the same input gives the same text.
struct ReportInput {
    lab::LaboratoryProfile laboratory;
    lab::Patient patient;
    lab::Order order;
    std::uint16_t version = 0; // of order.reports; 0: not released (emergency print, « non libéré, mode dégradé »)
    std::function<const lab::Examination*(const std::string& code)> examination;
    std::function<std::string(const std::string& container)> specimenNature; // "sang total (EDTA)"; absent: the tube's code
    std::function<std::string(lab::BenchNumber)> siteOf; // where a bench stands; empty or absent: at the laboratory's address
    std::function<Signatory(const lab::PersonId&)> signatory;
    std::function<std::optional<PreviousResult>(const lab::ResultLine&)> previous;
    std::string verification; // what the QR code says: reference, hash of the signed bytes, head (docs/protocol.md §10); empty: no code
    Bytes contentHash;        // of the signed bytes, as the code has it
    Instant printedAt;        // for an unreleased print only: a released one bears its release's date
    int utcOffsetMinutes = 0; // of the laboratory's clock
};

} // namespace paillasse::report
