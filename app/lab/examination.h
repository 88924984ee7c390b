// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "app/lab/patient.h"
#include "app/lab/resultline.h"

namespace paillasse::lab {

enum class ResultKind { Numeric, Coded, Titre, Text };
constexpr ResultKind lastOf(ResultKind) { return ResultKind::Text; }

// A reference interval and its key; ages are days at collection in [ageFrom, ageTo). The most specific that fits wins.
struct ReferenceRange {
    Sex sex = Sex::Unknown;          // Unknown: both
    std::int32_t ageFrom = 0;
    std::int32_t ageTo = 0;          // 0: no upper bound
    std::optional<Decimal> low;
    std::optional<Decimal> high;
    std::string text;
    std::string label;               // "femme adulte"
    bool operator==(const ReferenceRange&) const = default;
};

struct CriticalLimits {
    std::int32_t ageFrom = 0;
    std::int32_t ageTo = 0;
    std::optional<Decimal> low;      // below is critical
    std::optional<Decimal> high;     // above is critical
    bool operator==(const CriticalLimits&) const = default;
};

enum class DeltaKind { None, Absolute, Percent, PerDay };
constexpr DeltaKind lastOf(DeltaKind) { return DeltaKind::PerDay; }

struct DeltaRule {
    DeltaKind kind = DeltaKind::None;
    Decimal limit;
    std::int32_t windowDays = 0;
    bool operator==(const DeltaRule&) const = default;
};

struct CodedAnswer {
    std::string code;
    std::string french;
    std::string english;
    Level level = Level::Normal;
    bool operator==(const CodedAnswer&) const = default;
};

struct SecondUnit {
    std::string ucum;
    std::string display;
    Decimal factor;                  // second = first · factor
    std::uint8_t decimals = 0;
    bool operator==(const SecondUnit&) const = default;
};

// A formula is data: an expression over other examinations' codes, age (years), female (0 or 1) and min max pow; see formula.h.
struct Formula {
    std::string name;                // "CKD-EPI 2009"
    std::string version;
    std::string expression;
    std::string withheldIf;          // an expression: true withholds the result
    std::string withheldReason;
    bool operator==(const Formula&) const = default;
};

struct Examination {
    std::string code;                // the laboratory's own: "K"
    std::string loinc;
    std::string french;
    std::string english;
    std::string discipline;          // code: "BIOCH", "HEMATO", "HEMOST", "IMMUNO", "HORMONO", "SERO", "BACT", "URINE", "TOXICO"
    BenchNumber bench = 0;
    std::string container;           // tube code
    ResultKind kind = ResultKind::Numeric;
    std::string unit;                // UCUM
    std::string unitDisplay;         // "mmol/L"
    std::uint8_t decimals = 0;
    std::optional<SecondUnit> secondUnit;
    std::vector<CodedAnswer> answers;
    std::vector<ReferenceRange> ranges;
    std::vector<CriticalLimits> critical;
    DeltaRule delta;
    std::optional<Decimal> plausibleLow;
    std::optional<Decimal> plausibleHigh;
    std::optional<Formula> formula;  // present: calculated
    std::string method;
    Confidentiality confidentiality = Confidentiality::None;
    bool accredited = false;
    std::uint16_t rank = 0;          // place within its discipline
    bool operator==(const Examination&) const = default;
};

} // namespace paillasse::lab
