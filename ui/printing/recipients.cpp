// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/printing/recipients.h"

#include "ui/words/deliverywords.h"

namespace paillasse::ui {

QList<Reason> Recipients::named(const lab::Order& order)
{
    QList<Reason> recipients;
    for (const auto& name : DeliveryWords::knownRecipients(order))
        recipients << Reason{QString::number(recipients.size()), name};
    return recipients << Reason{QStringLiteral("other"), tr("Somebody else"), true};
}

QList<Reason> Recipients::all(const lab::Order& order)
{
    auto recipients = named(order);
    recipients.insert(recipients.size() - 1, {QStringLiteral("patient"), tr("The patient, in person")});
    return recipients;
}

} // namespace paillasse::ui
