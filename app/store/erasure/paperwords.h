// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

#include "app/migration/names.h"
#include "app/store/erasure/erasuretable.h"

// What a certificate says on paper, in French.
namespace paillasse::store::paperwords {

std::string of(migration::Direction value);
std::string of(migration::Format value);
std::string of(migration::LegalGround value);
std::string of(migration::StepKind value);
std::string of(migration::DifferenceKind value);
std::string of(migration::Field value);
std::string of(ErasureGround value);

// "3 mars 2026"; empty for a day that is none.
std::string day(Date date);
// "3 mars 2026, 14:05 UTC".
std::string time(Instant instant);
// « 3 mars 2026, de 14:05 à 14:20 UTC »; within a minute as above, over days both in full.
std::string time(Instant from, Instant until);
// With a narrow no-break space between thousands.
std::string number(std::uint64_t value);

} // namespace paillasse::store::paperwords
