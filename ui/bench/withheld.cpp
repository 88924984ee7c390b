// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/bench/withheld.h"

#include "ui/bench/entrybuilder.h"

namespace paillasse::ui {

void closeWithheld(client::Engine& engine, const client::OrderFile& file, QObject* context, const std::function<void(const client::Submission&)>& then)
{
    for (const auto& body : withheldCalculations(file, *engine.records().directory()))
        engine.acts().submit(lab::documentId(file.order.id), body, client::basedOn(file.order, body), context, then);
}

} // namespace paillasse::ui
