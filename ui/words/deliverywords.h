// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QCoreApplication>

#include "app/lab/order.h"

namespace paillasse::ui {

// Who received a report, and how.
class DeliveryWords {
    Q_DECLARE_TR_FUNCTIONS(paillasse::ui::DeliveryWords)

public:
    static QString channel(lab::DeliveryChannel channel);
    // "printed · HP-2", or that it was printed again.
    static QString how(const lab::Delivery& delivery, bool isAgain);
    // Who is to have this order's results, as it was placed: the prescriber, then the other recipients, each once.
    static QStringList knownRecipients(const lab::Order& order);
    // "Dr Cadiou, EHPAD des Abers": everybody who received this version, each once, first first; empty: nobody.
    static QString receivedBy(const lab::Order& order, std::uint16_t version);
    // Whom a correction or a withdrawal of this version must reach, who received an earlier one too: "version 2: Dr Cadiou; version 1: …".
    static QString holdersOf(const lab::Order& order, std::uint16_t version);
};

} // namespace paillasse::ui
