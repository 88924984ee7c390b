// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QCoreApplication>

#include "app/base/bytes.h"

namespace paillasse::ui {

// A file that the store has made, saved as it came where somebody chose.
class TakenFile {
    Q_DECLARE_TR_FUNCTIONS(paillasse::ui::TakenFile)

public:
    struct Outcome {
        QString words;          // with the file's SHA-256; or what stands in the way
        bool isTrouble = false;
    };
    static Outcome save(const QString& path, const Bytes& bytes);
};

} // namespace paillasse::ui
