// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

#include "app/lab/order.h"
#include "app/lab/patient.h"

namespace paillasse::lab {

// What one tube's label must say (D6211-2). Made from a committed order only.
struct LabelContent {
    std::string barcode;       // "26-112298-1": accession and tube
    std::string name;          // birth name and first forename; the used name in brackets when it differs
    Date birthDate;
    Sex sex = Sex::Unknown;
    std::string patientNumber;
    std::string container;
    Instant collectedAt;
    bool urgent = false;
    std::vector<std::string> examinations; // codes of the open lines on this tube , confidential ones left out
    bool operator==(const LabelContent&) const = default;
};

LabelContent labelOf(const Order& order, const Specimen& specimen, const Patient& patient);
// Of every tube that was not rejected or discarded, in the order's order.
std::vector<LabelContent> labelsOf(const Order& order, const Patient& patient);

struct Barcode {
    std::string accession;
    SpecimenNumber specimen = 0; // 0: none was on it
    bool operator==(const Barcode&) const = default;
};
// What a scanner typed: the last "-n" is the tube only where the accession before it still has a "-" of its own.
Barcode readBarcode(std::string_view scanned);

} // namespace paillasse::lab
