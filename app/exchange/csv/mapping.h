// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <tl/expected.hpp>

#include "app/exchange/daystyles.h"
#include "app/exchange/importedrecord.h"
#include "app/exchange/quantities.h"
#include "app/exchange/textdecoding.h"

// What the columns of a flat export mean (docs/mapping.md).
namespace paillasse::exchange::csv {

enum class Target {
    Ignored, // left out by intention
    PatientNumber,
    BirthName,
    Forenames, // several columns are joined, the first forename first
    UsedName,
    UsedForename,
    BirthDate,
    Sex,
    BirthPlace,
    InsMatricule,
    InsuredNir,
    Address, // several columns are lines
    Postcode,
    City,
    Phone,
    Email,
    OrderNumber,
    PrescribedAt, // of this and the other times a day and a time of day may have a column each
    CollectedAt,
    Priority,
    Prescriber, // several columns are joined
    Ward,
    Collector,
    Recipient, // several columns are several
    Fasting,
    Treatment,
    ClinicalContext,
    OrderComment,
    Requested,
    SpecimenNumber,
    SpecimenKind,
    SpecimenContainer,
    SpecimenRemark,
    ReceivedAt,
    ExaminationCode, // a LOINC code, or the source's own
    ExaminationName,
    Part,
    Value, // with an examination of the column's own where a row is an order
    Unit,
    Range,
    RangeLow,
    RangeHigh,
    Flag,
    Status,
    AnalysedAt,
    Instrument,
    Method,
    PerformingLaboratory,
    ResultComment
};
constexpr Target lastOf(Target) { return Target::ResultComment; }
std::string_view nameOf(Target target); // "birth-name": as in a mapping file
std::optional<Target> targetNamed(std::string_view name);
// Several columns may have it; of the others the first that is filled counts.
bool isJoined(Target target);
bool isTime(Target target);

enum class ValueKind { Any, Number, Coded, Text };

struct Column {
    std::string name; // the header's word
    Target target = Target::Ignored;
    std::optional<DayStyle> days;              // else the mapping's
    std::map<std::string, std::string> values; // what the source writes → what it means
    ValueKind kind = ValueKind::Any;           // of a value
    std::optional<SourceCode> examination;     // of a value: the column's own
    std::string unit;                          // then
    std::string range;                         // then
    bool operator==(const Column&) const = default;
};

struct Mapping {
    char separator = 0; // 0: the header's
    Charset charset = Charset::Unknown; // a row at a time: UTF-8, else Windows-1252 or MacRoman
    DecimalSign decimal = DecimalSign::Unknown;
    std::optional<DayStyle> days;
    int shortYearUntil = 2049;
    std::string sender; // whose numbers these are
    std::vector<Column> columns;
    std::map<std::string, std::string> codes; // the source's → LOINC
    std::map<std::string, std::string> units; // the source's → UCUM
    std::vector<std::string> patientKey; // columns that tell patients apart; none: those of the patient's number, else of the name and day of birth
    std::vector<std::string> orderKey;   // none: those of the order's number, else of the collection's time
    bool operator==(const Mapping&) const = default;
};

// A mapping file: JSON. The error is a place in it and a sentence.
tl::expected<Mapping, MessageRefusal> readMapping(std::string_view json);
std::string writeMapping(const Mapping& mapping);

} // namespace paillasse::exchange::csv
