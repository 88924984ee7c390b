// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/words/deliverywords.h"

namespace paillasse::ui {

QString DeliveryWords::channel(lab::DeliveryChannel channel)
{
    switch (channel) {
    case lab::DeliveryChannel::Print: return tr("printed");
    case lab::DeliveryChannel::Email: return tr("secure e-mail");
    case lab::DeliveryChannel::Portal: return tr("portal");
    case lab::DeliveryChannel::Hl7: return tr("electronic message");
    case lab::DeliveryChannel::Other: return tr("handed over");
    }
    return {};
}

QString DeliveryWords::how(const lab::Delivery& delivery, bool isAgain)
{
    const auto words = isAgain ? tr("printed again") : channel(delivery.channel);
    return delivery.device.empty() ? words : QStringLiteral("%1 · %2").arg(words, QString::fromStdString(delivery.device));
}

QStringList DeliveryWords::knownRecipients(const lab::Order& order)
{
    QStringList names{QString::fromStdString(order.context.prescriberName)};
    for (const auto& recipient : order.context.recipients)
        names << QString::fromStdString(recipient);
    names.removeAll(QString());
    names.removeDuplicates();
    return names;
}

QString DeliveryWords::receivedBy(const lab::Order& order, std::uint16_t version)
{
    QStringList names;
    for (const auto& delivery : order.deliveries)
        if (delivery.version == version)
            names << QString::fromStdString(delivery.to);
    names.removeDuplicates();
    return names.join(QStringLiteral(", "));
}

QString DeliveryWords::holdersOf(const lab::Order& order, std::uint16_t version)
{
    QStringList versions;
    for (auto v = version; v > 0; --v)
        if (const auto names = receivedBy(order, v); !names.isEmpty())
            versions << tr("version %1: %2").arg(v).arg(names);
    return versions.join(QStringLiteral(" · "));
}

} // namespace paillasse::ui
