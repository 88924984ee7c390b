// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/signin/failure.h"

// What the pages of failures are put together from. For their sources only.
namespace paillasse::ui::failures {

MessageAction action(QStringView id, const QString& text, bool primary = false);
MessageAction again();
MessageAction quit();
MessageAction back();
// What waits in the outbox is what people fear for first.
QString outboxSafe(const FailureContext& context);
QString store(const FailureContext& context);

} // namespace paillasse::ui::failures
