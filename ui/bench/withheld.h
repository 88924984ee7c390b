// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>

#include "app/client/engine.h"

class QObject;

namespace paillasse::ui {

// Whoever validates what a calculation reads closes it with its reason, where it cannot be given and unless somebody has. `then`: after each, while the context is there.
void closeWithheld(client::Engine& engine, const client::OrderFile& file, QObject* context, const std::function<void(const client::Submission&)>& then);

} // namespace paillasse::ui
