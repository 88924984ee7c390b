// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/bannerorder.h"

namespace paillasse::ui {

BannerOrder bannerOrder(const lab::Order& order)
{
    const auto& context = order.context;
    Instant received;
    for (const auto& specimen : order.specimens)
        if (!specimen.receivedAt.isNull() && (received.isNull() || specimen.receivedAt < received))
            received = specimen.receivedAt;
    return {QString::fromStdString(order.accession), order.priority == lab::Priority::Urgent, QString::fromStdString(context.prescriberName), context.collectedAt,
            QString::fromStdString(context.collector), received, QString::fromStdString(context.clinical), QString::fromStdString(context.ward), QString::fromStdString(context.treatment), context.fasting};
}

} // namespace paillasse::ui
