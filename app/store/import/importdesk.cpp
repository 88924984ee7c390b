// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/import/importdesk.h"

#include <algorithm>

#include "app/lab/apply.h"

namespace paillasse::store {

namespace {

constexpr std::size_t groupActs = 256;

ImportDesk::Tally tallyOf(const lab::ActBody& body)
{
    ImportDesk::Tally tally;
    tally.patients = std::holds_alternative<lab::RegisterPatient>(body) ? 1 : 0;
    tally.orders = std::holds_alternative<lab::PlaceOrder>(body) ? 1 : 0;
    tally.examinations = std::holds_alternative<lab::DefineExamination>(body) ? 1 : 0;
    if (const auto* recorded = std::get_if<lab::RecordMeasurements>(&body))
        tally.results = static_cast<std::uint64_t>(std::ranges::count_if(recorded->entries, [](const lab::LineMeasurement& entry) { return entry.measurement.source != lab::MeasurementSource::Calculated; }));
    return tally;
}

} // namespace

Result<const lab::Document*> ImportDesk::load(const lab::DocumentId& id)
{
    for (const auto* one : touched())
        if (one != nullptr)
            if (const auto known = one->documents.find(id); known != one->documents.end())
                return &known->second;
    auto stored = m_stored.document(id);
    if (!stored)
        return tl::unexpected(stored.error());
    if (!*stored)
        return nullptr;
    return &m_touched.documents.insert_or_assign(id, std::move(**stored)).first->second;
}

void ImportDesk::remember(const lab::DocumentId& id, lab::Document document)
{
    for (auto& identifier : identifiersOf(document)) {
        auto& ids = m_touched.identifiers[{identifier.kind, std::move(identifier.value)}];
        if (std::ranges::find(ids, id) == ids.end())
            ids.push_back(id);
    }
    m_touched.documents.insert_or_assign(id, std::move(document));
}

Result<lab::Allowed<const lab::Document*>> ImportDesk::perform(Deed deed)
{
    using Answer = lab::Allowed<const lab::Document*>;
    const auto before = load(deed.subject);
    if (!before)
        return tl::unexpected(before.error());
    lab::Act act;
    act.id = deed.id;
    act.laboratory = m_laboratory;
    act.subjectKind = lab::subjectKindOf(deed.body);
    act.subject = deed.subject;
    act.person = m_importer;
    act.at = deed.at;
    act.body = std::move(deed.body);
    if (*before != nullptr)
        if (const auto* order = std::get_if<lab::Order>(*before))
            for (const auto& line : order->lines)
                act.based.push_back({line.id, line.revision});
    auto after = lab::apply(*before == nullptr ? std::nullopt : std::optional(**before), act);
    if (!after)
        return Answer(tl::unexpected(after.error()));
    remember(deed.subject, std::move(*after));
    ++m_acts;
    if (m_writer != nullptr) {
        m_records.emplace_back(deed.record, tallyOf(act.body));
        m_waiting.push_back(importedAct(std::move(act)));
        if (m_waiting.size() >= groupActs)
            if (const auto sent = send(); !sent)
                return tl::unexpected(sent.error());
    }
    const auto present = load(deed.subject);
    if (!present)
        return tl::unexpected(present.error());
    return *present == nullptr ? Answer(lab::refuse(lab::RefusalCode::UnknownDocument)) : Answer(*present);
}

// The writer takes one group while the next is made; what is in either is found as if it were written.
Result<> ImportDesk::send()
{
    if (const auto done = settle(); !done)
        return done;
    auto touched = std::exchange(m_touched, {});
    if (m_waiting.empty())
        return {};
    const auto answer = std::make_shared<std::promise<Result<Acknowledgement>>>();
    m_underWay.emplace(UnderWay{answer->get_future(), std::exchange(m_records, {}), std::move(touched)});
    m_writer->submit(std::exchange(m_waiting, {}), [answer](Result<Acknowledgement> result) { answer->set_value(std::move(result)); });
    return {};
}

Result<> ImportDesk::settle()
{
    if (!m_underWay)
        return {};
    const auto done = m_underWay->answer.get();
    const auto records = std::move(m_underWay->records);
    m_underWay.reset();
    m_stored.release(); // what is no longer found here is found there
    if (!done)
        return tl::unexpected(done.error());
    for (std::size_t i = 0; i < done->replies.size(); ++i)
        if (done->replies[i].outcome == wire::ActOutcome::Refused)
            m_onRefused(records[i].first, {done->replies[i].refusal, done->replies[i].line}, records[i].second);
    return {};
}

Result<> ImportDesk::finish()
{
    if (m_writer == nullptr)
        return {};
    const auto sent = send();
    return sent ? settle() : sent;
}

void ImportDesk::forget()
{
    m_fading = std::exchange(m_touched, {});
    m_stored.release();
}

Result<std::optional<lab::Order>> ImportDesk::order(const lab::OrderId& id)
{
    const auto document = load(lab::documentId(id));
    if (!document)
        return tl::unexpected(document.error());
    const auto* order = *document == nullptr ? nullptr : std::get_if<lab::Order>(*document);
    return order == nullptr ? std::optional<lab::Order>() : std::optional(*order);
}

Result<std::optional<lab::Patient>> ImportDesk::patient(const lab::PatientId& id)
{
    const auto document = load(lab::documentId(id));
    if (!document)
        return tl::unexpected(document.error());
    const auto* patient = *document == nullptr ? nullptr : std::get_if<lab::Patient>(*document);
    return patient == nullptr ? std::optional<lab::Patient>() : std::optional(*patient);
}

Result<std::vector<lab::DocumentId>> ImportDesk::find(IdentifierKind kind, std::string_view value)
{
    auto ids = m_stored.find(kind, value);
    if (!ids || value.empty())
        return ids;
    for (const auto* one : touched()) {
        if (one == nullptr)
            continue;
        const auto pending = one->identifiers.find({kind, std::string(value)});
        if (pending == one->identifiers.end())
            continue;
        for (const auto& id : pending->second)
            if (std::ranges::find(*ids, id) == ids->end())
                ids->push_back(id);
    }
    return ids;
}

} // namespace paillasse::store
