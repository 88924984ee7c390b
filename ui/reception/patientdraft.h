// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>

#include <QCoreApplication>
#include <QStringList>

#include "app/lab/patient.h"

namespace paillasse::ui {

// What stands in the patient's form.
struct PatientDraft {
    lab::Patient patient;               // texts as typed
    QString birthDateText;
    bool documentSeen = false;          // the traits were compared with an identity document
    std::optional<lab::Patient> before; // of a correction
};

// The rules of the form, without a widget. Warnings never stop anybody; what is missing does.
class PatientDrafts {
    Q_DECLARE_TR_FUNCTIONS(paillasse::ui::PatientDrafts)

public:
    // Someone whom the search did not find, from the search's words: "LE BIHAN Maëlle 03/05/1992", in any order.
    static PatientDraft fromSearch(const QString& text, Date today);
    static PatientDraft correcting(const lab::Patient& patient);

    // As it would be saved: capitals, first forename, national number without spaces and its authority, and the state that it bears.
    static lab::Patient prepared(const PatientDraft& draft, Date today);
    // The first thing that must be given, as a sentence; empty: it may be saved.
    static QString missing(const PatientDraft& draft, Date today);
    static QStringList warnings(const PatientDraft& draft, Date today);
    // Of a number alone, as in the search box; empty: sound, or no such number.
    static QString nirWarning(const QString& text);
};

} // namespace paillasse::ui
