// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <map>
#include <optional>
#include <vector>

#include <QString>
#include <QStringList>

#include "app/base/result.h"
#include "app/lab/order.h"

// The words of one version's page, line by line: what is kept in the version when its first PDF is registered, so that the report says
// for ever what it said (docs/decisions/0022). Only what other documents could change is here; the rest stays in the version itself.
namespace paillasse::report {

constexpr std::uint16_t lastRank = 65535; // of what the catalogue does not place

// Of one line.
struct LineWords {
    QString discipline;
    std::uint16_t rank = 0;         // within the discipline
    std::uint16_t validatedIn = 0;  // by which version's biologist; 0: nobody's
    QString name;
    QString value;
    QString unit;
    QString secondValue;
    QString range;
    QString flag;
    bool abnormal = false;
    bool critical = false;
    QString previous;
    bool isOurs = false;            // done by this laboratory, at `site`
    QString site;
    QStringList remarks;
    bool operator==(const LineWords&) const = default;
};

// What stands on the page of an earlier version's biologist.
struct ValidatorWords {
    std::uint16_t version = 0;
    lab::PersonId person;
    QString validated;              // "validé par Dr … le …"
    QString interprets;             // "Interprétation de Dr …, le …"
    bool operator==(const ValidatorWords&) const = default;
};

// Of the page itself.
struct PageWords {
    QString banner;
    QString formerReaders;
    QStringList laboratoryLines;
    QString laboratoryFoot;
    QString patientName;
    QStringList patientLines;
    QStringList requestLines;
    QString collected;
    QString issued;
    QString identityLine;
    QStringList signature;
    QStringList specimenRemarks;
    QString notice;
    std::vector<lab::LineId> pending;      // lines that are named without a result
    std::vector<ValidatorWords> validators;
    bool operator==(const PageWords&) const = default;
};

struct Sheet {
    PageWords page;
    std::map<lab::LineId, std::optional<LineWords>> lines; // nothing: withheld from who laid it out
};

// As the version keeps it. What does not read is Corrupt.
std::vector<lab::SheetPart> encode(const Sheet& sheet);
Result<Sheet> decode(const std::vector<lab::SheetPart>& parts);

} // namespace paillasse::report
