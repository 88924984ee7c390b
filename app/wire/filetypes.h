// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/wire/adminmessages.h"

namespace paillasse::wire {

// Of the answer that is a file and no message.
constexpr const char* mediaTypeOf(ExportForm form)
{
    return form == ExportForm::Pdf ? "application/pdf" : "text/csv";
}

} // namespace paillasse::wire
