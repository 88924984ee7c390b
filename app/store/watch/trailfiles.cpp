// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/watch/trailfiles.h"

#include "app/store/paper/csv.h"
#include "app/store/watch/trailpaper.h"

namespace paillasse::store {

Result<Bytes> TrailFiles::make(const wire::TrailExport& order, const Actor& by)
{
    auto answer = m_desk.exportRows(order, by);
    if (!answer)
        return tl::unexpected(answer.error());
    const WallClock wall(m_registry.policy().timeZone);
    if (order.form == wire::ExportForm::Csv)
        return paper::csvOf(trailTable(answer->rows, wall));
    auto heads = m_sealing.heads(order.query.laboratory);
    if (!heads)
        return tl::unexpected(heads.error());
    const auto person = m_registry.person(by.person);
    const auto statement = trailStatement({order.query, std::move(*answer), std::move(*heads), m_nameOf(order.query.laboratory), person ? person->displayName : std::string(), m_clock.now()}, wall);
    return m_sealing.seal(statement, "Qui a vu quoi");
}

} // namespace paillasse::store
