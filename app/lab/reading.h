// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <vector>

#include "app/base/clock.h"
#include "app/lab/ids.h"

// Reads are acts too: who looked at what. Ids, kinds, numbers and times; never what was looked for or seen.
namespace paillasse::lab {

enum class DocumentKind;

// What somebody did without changing a document. The numbers are in the ledger: append, never reorder.
enum class ReadingKind {
    OpenedPatient,
    OpenedOrder,
    OpenedReport,
    OpenedHistory,  // earlier results, beyond the order that is open
    Searched,       // `count` hits; what was typed is not kept
    Printed,
    SavedPdf,
    Copied,         // onto the clipboard
    Exported,       // a list, as a file: `count` rows
    Locked,
    Unlocked,
    UnlockRefused   // a wrong password at the lock: `count` in a row
};
constexpr ReadingKind lastOf(ReadingKind) { return ReadingKind::UnlockRefused; }

struct Reading {
    ReadingKind kind = ReadingKind::OpenedPatient;
    Instant at;                 // the workstation's clock, when it happened
    DocumentKind subjectKind{}; // None: nothing in particular
    DocumentId subject;
    PatientId patient;          // whose it is, where it is somebody's
    std::uint32_t count = 0;
    bool offline = false;       // the store could not be reached then
    bool operator==(const Reading&) const = default;
};

// What one person did at one workstation lately, gathered. It changes no document: its subject is none.
struct RecordReadings {
    std::vector<Reading> readings; // at most limits::readingsPerAct
    bool operator==(const RecordReadings&) const = default;
};

} // namespace paillasse::lab
