// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/import/orderacts.h"

#include <algorithm>

#include "app/exchange/textdecoding.h"
#include "app/lab/rules/confidentiality.h"
#include "app/lab/wellformed.h"
#include "app/store/import/refusalwords.h"

namespace paillasse::store {

Result<bool> OrderActs::perform(const lab::OrderId& order, Instant at, const Uuid& act, lab::ActBody body, const char* what)
{
    if (const auto done = classifyLines(order, body); !done)
        return tl::unexpected(done.error());
    const auto done = m_tools.desk.perform({lab::documentId(order), lab::ActId(act), at, m_record, std::move(body)});
    if (!done)
        return tl::unexpected(done.error());
    if (!*done)
        m_outcome.refuse(what, wordsOf(done->error()));
    return done->has_value();
}

// Of somebody who works here, whatever the sender called it.
Result<> OrderActs::classifyLines(const lab::OrderId& order, lab::ActBody& body)
{
    auto* place = std::get_if<lab::PlaceOrder>(&body);
    auto* more = std::get_if<lab::AddTests>(&body);
    if (place == nullptr && more == nullptr)
        return {};
    auto patientId = place != nullptr ? place->patient : lab::PatientId();
    if (more != nullptr) {
        const auto known = m_tools.desk.order(order);
        if (!known)
            return tl::unexpected(known.error());
        if (*known)
            patientId = (*known)->patient;
    }
    const auto patient = m_tools.desk.patient(patientId);
    if (!patient)
        return tl::unexpected(patient.error());
    lab::classify(place != nullptr ? place->lines : more->lines, *patient && (*patient)->isStaff);
    return {};
}

Result<> OrderActs::note(const lab::OrderId& id, const std::string& whole, Instant at)
{
    if (whole.empty())
        return {};
    const auto [text, isShortened] = exchange::asText(whole, lab::limits::text);
    if (isShortened)
        unread(SourceField::Comment, "shortened");
    const auto order = m_tools.desk.order(id);
    if (!order)
        return tl::unexpected(order.error());
    if (!*order || std::ranges::find((*order)->notes, text, &lab::OrderNote::text) != (*order)->notes.end())
        return {};
    const auto done = perform(id, at, m_tools.ids.act("act.note", id).add(text).finish(), lab::AddNote{0, text}, "comment");
    return done ? Result<>() : tl::unexpected(done.error());
}

} // namespace paillasse::store
