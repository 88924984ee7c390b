// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "app/base/result.h"
#include "app/lab/order.h"

// The words that a version's registered page says, as the store reads them: docs/protocol.md §10, without Qt.
namespace paillasse::store {

struct LineWords {
    std::string discipline;
    std::uint16_t rank = 0;
    std::uint16_t validatedIn = 0; // by which version's biologist; 0: nobody's
    std::string name;
    std::string value;
    std::string unit;
    std::string secondValue;
    std::string range;
    std::string flag;
    bool abnormal = false;
    bool critical = false;
    std::string previous;          // "4,2 (12/03/2026)"
    bool isOurs = false;
    std::string site;
    std::vector<std::string> remarks;
    bool operator==(const LineWords&) const = default;
};

struct ValidatorWords {
    std::uint16_t version = 0;
    lab::PersonId person;
    std::string validated;
    std::string interprets;
    bool operator==(const ValidatorWords&) const = default;
};

struct PageWords {
    std::string banner;
    std::string formerReaders;
    std::vector<std::string> laboratoryLines;
    std::string laboratoryFoot;
    std::string patientName;
    std::vector<std::string> patientLines;
    std::vector<std::string> requestLines;
    std::string collected;
    std::string issued;
    std::string identityLine;
    std::vector<std::string> signature;
    std::vector<std::string> specimenRemarks;
    std::string notice;
    std::vector<lab::LineId> pending;
    std::vector<ValidatorWords> validators;
    bool operator==(const PageWords&) const = default;
};

struct SheetWords {
    PageWords page;
    std::map<lab::LineId, std::optional<LineWords>> lines; // nothing: nobody who registered the page was shown it
};

// Corrupt: they do not read.
Result<SheetWords> readSheet(const std::vector<lab::SheetPart>& parts);

} // namespace paillasse::store
