// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/exchange/importedrecord.h"

namespace paillasse::exchange {

const std::string& keyOf(const SourceCode& code)
{
    if (!code.loinc.empty())
        return code.loinc;
    return code.local.empty() ? code.text : code.local;
}

} // namespace paillasse::exchange
