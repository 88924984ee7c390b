// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonObject>
#include <QString>

#include "app/base/result.h"
#include "app/lab/ids.h"

namespace paillasse::demo {

// Asks the store itself, once it is no longer served, what became of this order: who did what to it, its lines, its report, whether the
// signature holds, whether the PDF is the registered one.
Result<QJsonObject> summaryOf(const QString& data, const lab::OrderId& order, const QByteArray& pdf);

} // namespace paillasse::demo
