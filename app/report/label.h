// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include <QByteArray>
#include <QString>

#include "app/base/result.h"

namespace paillasse::report {

// One tube's label (D6211-2): the accession number with the specimen's suffix as Code 128, and who it belongs to.
// Made only from a committed order.
struct TubeLabel {
    QString barcode;    // "26-112298-1": ASCII
    QString patient;    // "LE BIHAN Maëlle"
    QString birthDate;  // "03/05/1992"
    QString sex;        // "F"
    QString number;     // patient number
    QString tube;       // "EDTA (violet)"
    QString tests;      // "NFS, HbA1c"
    QString collected;  // "23/11 08:12"
    bool urgent = false;
};

// A PDF of one 50 × 25 mm page a label, in the order given (the order of draw).
Result<QByteArray> renderLabels(const std::vector<TubeLabel>& labels);

} // namespace paillasse::report
