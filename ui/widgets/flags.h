// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QCoreApplication>

#include "app/lab/measurement.h"
#include "app/lab/order.h"
#include "app/lab/patient.h"
#include "ui/widgets/badge.h"

namespace paillasse::ui {

enum class FlagLength { Brief, Full }; // "▲▲ HH" or "▲▲ HH critique"

// The laboratory's marks as badges: the one place that says how each looks and is read aloud. A normal result has none.
class Flags {
    Q_DECLARE_TR_FUNCTIONS(paillasse::ui::Flags)

public:
    static Badges level(lab::Level level, FlagLength length = FlagLength::Full);
    static Badge delta(const QString& change);  // "Δ +2,2"
    static Badge comment(const QString& text);  // "C": there is a remark
    static Badge delta(const lab::Decimal& change); // with its sign
    static Badge diluted(std::uint32_t factor);     // the value is multiplied already
    static Badge modified();                    // another measurement had been retained before
    static Badge defaultRange();                // the interval is only a default: shown loudly
    static Badge attention(const QString& text); // "! hémolyse"
    static Badge external(const QString& laboratory); // « ext. »: another laboratory's result
    // All that one measurement carries, the gravest first.
    static Badges of(const lab::Measurement& measurement, bool isModified, FlagLength length = FlagLength::Full);
};

// Where things stand.
class StatusBadges {
    Q_DECLARE_TR_FUNCTIONS(paillasse::ui::StatusBadges)

public:
    static Badge line(lab::LineState state);
    static Badge editing();      // « en saisie »
    static Badge recorded();     // « ✓ enregistré »
    static Badge pending();      // waits in the outbox
    static Badge callToRecord(); // « appel à noter »
    static Badge urgent();
    static Badge confidential(); // « examen confidentiel »
    // Read aloud with why, where that is known.
    static Badge rerunAsked(const QString& why = {});
    static Badge sentBack(const QString& why = {});
    static Badge identity(lab::IdentityState state); // « INS qualifiée »
    static Badge specimen(lab::SpecimenState state);
    static Badge report(lab::ReportKind kind);
};

} // namespace paillasse::ui
