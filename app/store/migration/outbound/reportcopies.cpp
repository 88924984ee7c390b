// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/migration/outbound/reportcopies.h"

#include "app/store/migration/outbound/releasedlines.h"
#include "app/store/migration/outbound/reportpage.h"

namespace paillasse::store {

using migration::Field;

Result<> ReportCopies::add(const lab::Order& order, exchange::ImportedOrder& told, migration::FieldTally& inSource, migration::FieldTally& produced)
{
    const auto* report = order.effectiveReport();
    if (report == nullptr || report->sheet.empty())
        return {};
    inSource.note(Field::ReportDocument);
    if (!m_mandate.fields.has(Field::ReportDocument))
        return {};
    // What a workstation once registered, and what nobody reads: mandated, and not produced.
    auto sheet = readSheet(report->sheet);
    if (!sheet)
        return {};
    if (!m_press) {
        auto press = paper::Press::open();
        if (!press)
            return tl::unexpected(press.error());
        m_press = std::move(*press);
    }
    const SheetOf of{order, *report};
    auto pdf = m_press->layOut(reportPage(std::move(*sheet), of, releasedIds(order), m_mandate));
    if (!pdf)
        return tl::unexpected(pdf.error());
    produced.note(Field::ReportDocument);
    told.attachments.push_back({"application/pdf", reportReference(of, m_mandate.fields), std::move(*pdf), report->releasedAt});
    return {};
}

} // namespace paillasse::store
