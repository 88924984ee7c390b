// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>

#include <QByteArray>
#include <QObject>

#include "app/client/queries.h"
#include "app/report/reportinput.h"

namespace paillasse::ui {

// Everything that one version of an order's report is printed from, but its code.
report::ReportInput reportInput(const client::OrderFile& file, const client::DirectoryPtr& directory, std::uint16_t version, Instant now);

// The version that counts names the patient otherwise than their record does by now: a corrected one is due.
bool namesPatientOtherwise(const client::OrderFile& file, const client::DirectoryPtr& directory);

// By which a copy is known.
Bytes sha256Of(const QByteArray& pdf);

// Lays it out on a thread of its own; `done` runs on this thread, not at all when `context` is gone. Empty on an error.
void renderInBackground(report::ReportInput input, QObject* context, std::function<void(QByteArray)> done);

} // namespace paillasse::ui
