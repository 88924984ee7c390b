// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/store/erasure/eraser.h"
#include "app/store/erasure/retentionplan.h"

namespace paillasse::store {

// Runs the plan that somebody was shown: nothing is done where it has changed since. InvalidInput: nobody runs it; Refused: another plan by
// now. What was done, some hundreds of patients of one laboratory an erasure; who came under a legal hold meanwhile is left out, and stays
// in the next plan.
Result<std::vector<ErasureRecord>> runRetention(Store& store, Writer& writer, const Clock& clock, ByteView planHash, const Actor& by, const EraserSettings& settings = {});

} // namespace paillasse::store
