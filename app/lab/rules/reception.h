// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/lab/order.h"

namespace paillasse::lab {

// It has not come yet.
bool isAwaited(const Specimen& specimen);

// The first line on the tube whose result is out; nullptr: none.
const ResultLine* releasedOn(const Order& order, SpecimenNumber tube);

// On its coming, or later of one that was accepted (haemolysis seen after the centrifuge), while no result on it is out.
bool mayBeRemarked(const Order& order, const Specimen& specimen);

} // namespace paillasse::lab
