// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "app/base/clock.h"
#include "app/lab/codetables.h"
#include "app/lab/ids.h"
#include "app/lab/resultline.h"

namespace paillasse::lab {

struct Prescriber {
    PrescriberId id;
    std::string name;       // "Dr CADIOU Jeanne"
    std::string rpps;       // national number, 11 digits
    std::string address;
    std::string phone;
    bool operator==(const Prescriber&) const = default;
};

// An operator's word on a bench's quality control; the newest of a bench and level counts, for the day it was given.
struct ControlAttestation {
    std::string level;      // "1", "2", or empty for the whole bench
    ControlState state = ControlState::NotTracked;
    std::string comment;
    PersonId by;
    Instant at;
    bool operator==(const ControlAttestation&) const = default;
};

// One bench; its document id is derived from its number (benchId).
struct BenchLog {
    BenchNumber number = 0;
    std::string code;       // "BIOCH"
    std::string name;
    std::vector<ControlAttestation> controls; // newest last, the last 60
    std::string site;       // where it stands, as printed; empty: at the laboratory's one address
    bool operator==(const BenchLog&) const = default;
};

// Who the laboratory is, for reports (R6222-3).
struct LaboratoryProfile {
    LaboratoryId id;
    std::string name;
    std::string legalForm;
    std::string address;
    std::string phone;
    std::string accreditation;        // COFRAC number and scope
    std::vector<std::string> biologists; // responsible biologists, as printed
    bool enteringPersonMayValidate = false;
    std::string exampleNotice;        // non-empty in a demonstration: printed on each page
    bool operator==(const LaboratoryProfile&) const = default;
};

// The ids of documents that are named by a number or a code: FNV-1a, 128 bits, over the laboratory's id, the kind and the name.
DocumentId benchId(const LaboratoryId& laboratory, BenchNumber bench);
DocumentId examinationId(const LaboratoryId& laboratory, std::string_view code);
DocumentId codeTablesId(const LaboratoryId& laboratory);

} // namespace paillasse::lab
