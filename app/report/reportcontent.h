// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>
#include <optional>
#include <vector>

#include "app/report/reportinput.h"
#include "app/report/sheet.h"

namespace paillasse::report {

struct ReportRow {
    QString name;
    QString value;
    QString unit;
    QString secondValue;  // "1,05 g/L"
    QString range;        // "3,5 – 5,1"
    QString flag;         // "▲▲ HH critique"; empty when normal
    bool abnormal = false;
    bool critical = false;
    QString previous;     // "4,2 (12/03/2026)"
    std::optional<QString> site; // where it was done; nothing: not by this laboratory
    QStringList remarks;  // method, its own site, « hors accréditation », performing laboratory, comment, what was corrected
};

struct ReportGroup {
    QString title;        // the discipline
    QString site;         // where all of it was done; empty: said by the rows, or at the laboratory's one address
    QString validatedBy;  // where the version's lines are of several biologists: who validated this section
    std::vector<ReportRow> rows;
};

// A report before any layout: the words of its sheet in their places, what the version itself says, and its code.
struct ReportContent {
    QString number;               // "26-112298/2"
    QString title;                // "Compte rendu d'examens de biologie médicale"
    QString banner;               // « RÉSULTATS PARTIELS », « ANNULE ET REMPLACE … »; empty on a plain complete one
    QString formerReaders;        // under the banner: who had the version that this one replaces
    QStringList laboratoryLines;
    QString laboratoryFoot;       // name and accreditation, in the foot of each page
    QString patientName;
    QStringList patientLines;
    QStringList requestLines;
    QString collected;            // on each page
    QString issued;               // on each page
    QString identityLine;         // on each page after the first and in each foot
    std::vector<ReportGroup> groups;
    QStringList pending;          // names of examinations still to come
    QStringList earlierInterpretations; // that still stand, each with its author and day
    QString interpretation;       // of this version, under its signature
    QStringList signature;
    QStringList specimenRemarks;
    QString notice;               // of a demonstration or a degraded print
    QString verification;         // of the QR code
    QString fingerprint;          // « Empreinte du contenu signé : 3F2A 91C0 … »: what of it can be compared by eye
};

// What it is laid out from: the words that the version keeps, and today's for what it does not keep.
Result<Sheet> sheetOf(const ReportInput& input);
// What of that the version does not keep yet: for RegisterPdf.
std::vector<lab::SheetPart> unkeptWords(const ReportInput& input);

// The kept page of the version names the patient otherwise than it would today: a corrected one is due. False where nothing is kept.
bool namesPatientOtherwise(const ReportInput& input);

ReportContent contentOf(const ReportInput& input, const Sheet& sheet);

} // namespace paillasse::report
