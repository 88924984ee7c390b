// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/wire/sections.h"

// split and join of an order, the one document that more than one kind of reader sees. For sections.cpp.
namespace paillasse::wire {

std::vector<SectionBytes> splitOrder(const lab::Order& order);
Result<lab::Order> joinOrder(std::span<const SectionView> sections);

} // namespace paillasse::wire
