// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/exchange/csv/mapping.h"

#include <algorithm>
#include <array>

namespace paillasse::exchange::csv {

namespace {

// In the order of the targets.
constexpr std::array<std::string_view, static_cast<std::size_t>(lastOf(Target())) + 1> names = {
    "ignored", "patient-number", "birth-name", "forenames", "used-name", "used-forename", "birth-date", "sex", "birth-place", "ins-matricule",
    "insured-nir", "address", "postcode", "city", "phone", "email", "order-number", "prescribed-at", "collected-at", "priority", "prescriber",
    "ward", "collector", "recipient", "fasting", "treatment", "clinical-context", "order-comment", "requested", "specimen-number",
    "specimen-kind", "specimen-container", "specimen-remark", "received-at", "examination-code", "examination-name", "part", "value", "unit",
    "range", "range-low", "range-high", "flag", "status", "analysed-at", "instrument", "method", "performing-laboratory", "result-comment"};
static_assert(names.back() == "result-comment");

} // namespace

std::string_view nameOf(Target target)
{
    return names[static_cast<std::size_t>(target)];
}

std::optional<Target> targetNamed(std::string_view name)
{
    const auto found = std::ranges::find(names, name);
    return found == names.end() ? std::nullopt : std::optional(static_cast<Target>(found - names.begin()));
}

bool isJoined(Target target)
{
    static constexpr std::array joined = {Target::Forenames, Target::Address, Target::Prescriber, Target::Recipient, Target::Treatment, Target::ClinicalContext,
                                          Target::OrderComment, Target::ResultComment, Target::SpecimenRemark, Target::Ignored, Target::Value, Target::Requested};
    return std::ranges::find(joined, target) != joined.end() || (isTime(target) && target != Target::BirthDate);
}

bool isTime(Target target)
{
    static constexpr std::array times = {Target::BirthDate, Target::PrescribedAt, Target::CollectedAt, Target::ReceivedAt, Target::AnalysedAt};
    return std::ranges::find(times, target) != times.end();
}

} // namespace paillasse::exchange::csv
