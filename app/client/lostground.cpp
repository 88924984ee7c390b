// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/client/lostground.h"

#include "app/client/cache/present.h"
#include "app/lab/rules/calculation.h"

namespace paillasse::client {

Result<std::vector<lab::LostGround>> groundlessNow(sql::Database& database, const lab::Catalogue& catalogue, const lab::Order& order)
{
    const auto patient = readPresent(database, lab::documentId(order.patient));
    if (!patient)
        return tl::unexpected(patient.error());
    const auto* known = patient->document ? std::get_if<lab::Patient>(&*patient->document) : nullptr;
    if (!known)
        return std::vector<lab::LostGround>();
    return lab::groundlessIn(order, lab::calculate(order, catalogue, lab::demographyOf(known->identity, order)));
}

bool takesInputsAway(const lab::ActBody& body)
{
    return std::holds_alternative<lab::MarkNotPerformed>(body) || std::holds_alternative<lab::CancelLines>(body) || std::holds_alternative<lab::RejectSpecimen>(body)
        || std::holds_alternative<lab::SendBack>(body);
}

std::vector<lab::LineId> vouchedFor(const lab::ActBody& body)
{
    std::vector<lab::LineId> lines;
    if (const auto* validation = std::get_if<lab::ValidateTechnically>(&body))
        for (const auto& control : validation->lines)
            lines.push_back(control.line);
    if (const auto* release = std::get_if<lab::Release>(&body))
        for (const auto& reported : release->report.lines)
            lines.push_back(reported.line);
    return lines;
}

} // namespace paillasse::client
