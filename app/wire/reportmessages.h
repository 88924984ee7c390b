// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

#include "app/base/bytes.h"
#include "app/base/clock.h"
#include "app/lab/order.h"
#include "app/wire/messages.h"

// Whether a PDF is a laboratory's report. Codec: encodeMessage and decodeMessage.
namespace paillasse::wire {

enum class ReportVerdict {
    Unknown,      // neither the file nor what it claims is this laboratory's
    Genuine,      // registered, and of the newest version
    Altered,      // it claims to be a report of this laboratory, and is none of the files that were registered for it
    Superseded,   // registered, and a later version stands
    Withdrawn,    // registered, and withdrawn since
    Unregistered, // the version that it claims exists, and no file of it was ever registered
    CodeFits,     // only a code was given: it is this laboratory's, of the newest version; of the page it proves nothing
    Unproven      // it is registered, but what the store has does not prove it: verify the store
};
constexpr ReportVerdict lastOf(ReportVerdict) { return ReportVerdict::Unproven; }

// POST /v1/reports/check: the file itself never leaves the workstation.
struct ReportQuestion {
    lab::LaboratoryId laboratory; // null: any of the store's (its own command only)
    Bytes sha256;                 // of the whole file, 32 bytes; empty: there is only a code
    std::string code;             // as found in the file, scanned or typed (ReportCode); may be empty
};
// No patient, no result: which report, whose signature, what became of it.
struct ReportAnswer {
    ReportVerdict verdict = ReportVerdict::Unknown;
    lab::LaboratoryId laboratory;
    std::string laboratoryName;
    std::string accession;        // empty where the verdict is Unknown
    std::uint16_t version = 0;
    lab::ReportKind kind = lab::ReportKind::Partial;
    Instant releasedAt;
    std::string signer;           // name and title
    std::uint16_t newerVersion = 0; // the newest that is no withdrawal, if newer; 0: none
    lab::ReportKind newerKind = lab::ReportKind::Partial;
    Instant newerAt;
    bool newerWithdrawn = false;
    Instant withdrawnAt;          // this version; null: it was not
    Instant registeredAt;         // the store's time of the act that registered this file
    std::string registrant;       // who did it
    std::uint64_t leaf = 0;       // that act's place in the ledger, proved against:
    std::uint64_t epoch = 0;
    std::uint64_t size = 0;
    Bytes root;
    std::string fault;            // Unproven: what does not hold, a fixed English phrase
    bool operator==(const ReportAnswer&) const = default;
};

} // namespace paillasse::wire
