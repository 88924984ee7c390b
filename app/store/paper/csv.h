// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/store/paper/statement.h"

namespace paillasse::store::paper {

// As a French spreadsheet opens it: semicolons, UTF-8 with its mark, CRLF. What begins like a formula is disarmed (CWE-1236).
Bytes csvOf(const Table& table);

} // namespace paillasse::store::paper
