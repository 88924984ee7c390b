// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace paillasse::faults {

enum class Place { FirstPage, Middle };

// Overwrites some bytes of the file, as a failing disk does. What was written to it and waits in a log beside it (SQLite's WAL) is taken
// in first by nobody: that log is damaged too. False: there is no such file.
bool damage(const QString& path, Place place);
// The one file of this kind in the folder ("*.cache"); empty: none or several.
QString onlyFile(const QString& folder, const QString& pattern);

} // namespace paillasse::faults
