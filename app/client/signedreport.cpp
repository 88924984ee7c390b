// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/client/signedreport.h"

#include "app/crypto/hash.h"
#include "app/wire/actcodec.h"

namespace paillasse::client {

Bytes signedReportBytes(const lab::LaboratoryId& laboratory, const lab::Order& order, const lab::ReportVersion& report)
{
    Bytes before;
    for (const auto& earlier : order.reports)
        if (earlier.version < report.version)
            before = crypto::digestBytes(crypto::sha256(wire::reportLinkBytes(laboratory, order, earlier, before)));
    return wire::reportBytes(laboratory, order, report, before);
}

} // namespace paillasse::client
