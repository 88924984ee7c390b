// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>

#include <QByteArray>
#include <QObject>

#include "app/client/queries.h"
#include "app/report/label.h"

namespace paillasse::ui {

// The labels of an order's tubes in words, in the order of draw; only of the one given where `specimen` is not 0. From a committed
// order only.
std::vector<report::TubeLabel> tubeLabels(const client::OrderFile& file, const lab::CodeTables& tables, lab::SpecimenNumber specimen = 0);

// Draws them on a thread of its own; `done` runs on this thread, not at all when `context` is gone. Empty on an error.
void renderLabelsInBackground(std::vector<report::TubeLabel> labels, QObject* context, std::function<void(QByteArray)> done);

} // namespace paillasse::ui
