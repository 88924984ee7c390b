// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QCoreApplication>
#include <QString>

#include "app/migration/difference.h"

namespace paillasse::ui {

// What a difference says, from its parts.
class FindingWords {
    Q_DECLARE_TR_FUNCTIONS(paillasse::ui::FindingWords)

public:
    // "old.hl7, message 5, result 2: outside of the plausible range of K".
    static QString of(const migration::Difference& difference);
    // "result 2"; 0: the record's only one.
    static QString partOf(migration::RecordType part, std::uint64_t number);

private:
    static QString placeOf(const migration::Difference& difference);
    static QString sentenceOf(const migration::Difference& difference);
    static QString recordOf(std::uint64_t record);
};

} // namespace paillasse::ui
