// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/store/core/keystore.h"
#include "app/store/core/leaf.h"

// Entries of reads and of security are kept for some months, each month's under a key of its own: with the key, they are gone.
namespace paillasse::store {

constexpr bool isOfTrail(LeafClass leafClass) { return leafClass == LeafClass::Read || leafClass == LeafClass::Security; }

// Year · 100 + month, of UTC: a key's period.
std::uint32_t monthOf(Instant instant);
// That many months before.
std::uint32_t monthBefore(std::uint32_t month, unsigned months);
std::uint32_t monthAfter(std::uint32_t month);
Instant beginOfMonth(std::uint32_t month);
// Of what is entered at that time in that laboratory's ledger; null: the store-wide one.
KeyName trailKey(const lab::LaboratoryId& laboratory, Instant now);

} // namespace paillasse::store
