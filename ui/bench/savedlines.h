// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "app/client/queries.h"
#include "app/lab/act.h"

namespace paillasse::ui {

// What keeps a saved line from being validated technically.
enum class Held { No, ForCall, ForRerun };

// A line of an order that is measured and waits for its technical validation, with what the act would say of it.
struct SavedLine {
    lab::LineControl line;
    Held held = Held::No;
};

// Those of these benches; the quality control is that of `today`.
std::vector<SavedLine> savedLines(const lab::Order& order, const client::Directory& directory, lab::BenchMask benches, const DaySpan& today);

} // namespace paillasse::ui
