// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <vector>

#include "app/migration/job.h"

namespace paillasse::migration {

namespace {

constexpr std::size_t mostWordBytes = 400;
// Beyond these a sample says nothing: more than one record in ten may be wrong, or that is not even likely to show.
constexpr std::uint32_t mostErrorsPerMille = 100;
constexpr std::uint32_t leastConfidencePerCent = 80;

bool says(const std::string& words)
{
    return words.size() <= mostWordBytes && words.find_first_not_of(" \t\r\n") != std::string::npos;
}

template <class T>
bool areDistinct(std::vector<T> ids, bool mayBeEmpty)
{
    std::ranges::sort(ids);
    return (mayBeEmpty || !ids.empty()) && std::ranges::adjacent_find(ids) == ids.end() && std::ranges::none_of(ids, &T::isNull);
}

bool areInOrder(const Deadlines& deadlines, Instant now)
{
    return now < deadlines.approval && deadlines.approval < deadlines.staging && deadlines.staging < deadlines.acceptance && deadlines.acceptance < deadlines.erasure;
}

// Its shape; whether it is a key is known where it is used (BIP 173, lower case: "age1" and 58 characters).
bool looksLikeRecipient(const std::string& key)
{
    return key.size() == 62 && key.starts_with("age1") && key.find_first_not_of("qpzry9x8gf2tvdw0s3jn54khce6mua7l", 4) == std::string::npos;
}

bool fitsIn(const Mandate& mandate)
{
    return mandate.laboratories.size() == 1 && mandate.patients.empty() && mandate.recipientKey.empty() && !mandate.transfersResponsibility;
}

bool fitsOut(const Mandate& mandate)
{
    const bool isWritten = mandate.format == Format::Fhir || mandate.format == Format::Hl7v2;
    return isWritten && looksLikeRecipient(mandate.recipientKey) && areDistinct(mandate.patients, true);
}

} // namespace

StepOr<std::monostate> checkMandate(const Mandate& mandate, Instant now)
{
    const bool isSaid = !mandate.id.isNull() && says(mandate.instructedBy) && says(mandate.reference) && says(mandate.counterpart) && !mandate.fields.empty();
    const bool isBounded = areDistinct(mandate.laboratories, false) && mandate.from.isValid() && mandate.until.isValid() && mandate.from <= mandate.until;
    const bool isSampled = mandate.acceptableErrorsPerMille <= mostErrorsPerMille && mandate.confidencePerCent >= leastConfidencePerCent && mandate.confidencePerCent <= 100;
    const bool isGoverned = areDistinct(mandate.approvers, false) && areInOrder(mandate.deadlines, now);
    const bool fits = mandate.direction == Direction::In ? fitsIn(mandate) : fitsOut(mandate);
    if (!isSaid || !isBounded || !isSampled || !isGoverned || !fits)
        return tl::unexpected(StepRefusal::BadMandate);
    return std::monostate();
}

} // namespace paillasse::migration
