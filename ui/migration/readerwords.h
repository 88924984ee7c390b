// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

#include <QCoreApplication>
#include <QString>

namespace paillasse::ui {

// What a reader, an import or the store said of a record, in the language of the screen; what is not translated stays as it was said.
class ReaderWords {
public:
    static QString of(const std::string& words);
};

} // namespace paillasse::ui
