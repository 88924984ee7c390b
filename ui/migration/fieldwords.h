// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QCoreApplication>
#include <QString>

#include "app/migration/mandate.h"

namespace paillasse::ui {

// What a mandate's parts are called.
class FieldWords {
    Q_DECLARE_TR_FUNCTIONS(paillasse::ui::FieldWords)

public:
    static QString of(migration::Field field);
    static QString of(migration::RecordType type);
    static QString of(migration::Direction direction);
    static QString of(migration::Format format);
    static QString of(migration::LegalGround ground);
};

} // namespace paillasse::ui
