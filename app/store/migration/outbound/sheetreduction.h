// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/migration/mandate.h"
#include "app/store/migration/outbound/sheetwords.h"

namespace paillasse::store {

// Of which order and which version a sheet is.
struct SheetOf {
    const lab::Order& order;
    const lab::ReportVersion& version;
};

// A page's sentences and each line's words, without those that tell a field that the mandate does not name, and without former values of days
// outside of its period. Only what is known to tell mandated fields alone stays: a sentence of another form goes, and so does a remark that is
// not the measurement's own word for its method, its place or its range where comments are not mandated. Lines are those of `told` only.
void reduceSheet(SheetWords& sheet, const SheetOf& of, const std::vector<lab::LineId>& told, const migration::Mandate& mandate);

} // namespace paillasse::store
