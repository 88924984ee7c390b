// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/lab/rules/confidentiality.h"

namespace paillasse::lab {

Confidentiality lineClass(Confidentiality examination, bool isStaff)
{
    return examination == Confidentiality::None && isStaff ? Confidentiality::Staff : examination;
}

void classify(std::vector<NewLine>& lines, bool isStaff)
{
    for (auto& line : lines)
        line.confidentiality = lineClass(line.confidentiality, isStaff);
}

} // namespace paillasse::lab
