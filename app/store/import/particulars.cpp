// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/import/particulars.h"

#include "app/base/civiltime.h"

namespace paillasse::store {

namespace {

std::string written(Instant at)
{
    const auto iso = toIsoUtc(at); // "2026-03-12T07:15:00.000Z"
    return iso.substr(0, 10) + ' ' + iso.substr(11, 8) + " UTC";
}

} // namespace

std::string furtherNumbersLine(const exchange::ImportedOrder& order)
{
    std::string line;
    for (const auto& id : order.ids)
        if (id != order.context.sourceId)
            line += (line.empty() ? "Autres numéros : " : ", ") + id;
    return line;
}

std::string specimenLine(const exchange::ImportedSpecimen& specimen)
{
    std::string line;
    for (const auto* word : {&specimen.type, &specimen.container})
        if (!word->empty())
            line += ", " + *word;
    if (!specimen.collectedAt.isNull())
        line += ", prélevé le " + written(specimen.collectedAt);
    if (!specimen.receivedAt.isNull())
        line += ", reçu le " + written(specimen.receivedAt);
    if (line.empty() && specimen.id.empty())
        return {};
    return "Prélèvement" + (specimen.id.empty() ? std::string() : ' ' + specimen.id) + line;
}

std::string particularsOf(const exchange::ImportedOrder& order)
{
    auto text = furtherNumbersLine(order);
    for (const auto& specimen : order.specimens)
        if (const auto line = specimenLine(specimen); !line.empty())
            text += (text.empty() ? "" : "\n") + line;
    return text;
}

} // namespace paillasse::store
