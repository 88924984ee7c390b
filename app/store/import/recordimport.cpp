// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/import/recordimport.h"

#include <algorithm>

#include "app/store/import/patientfinder.h"
#include "app/store/import/patienttraits.h"
#include "app/store/import/refusalwords.h"

namespace paillasse::store {

OrderImport RecordImport::importOf(const exchange::ImportedRecord& record, const exchange::ImportedOrder& order)
{
    const auto& sources = order.sources;
    OrderOutcome outcome;
    outcome.toTray = [this, &sources](const std::string& where, const std::string& reason) { m_outcome.toTray(sources, where, reason); };
    outcome.refuse = [this, &sources](const std::string& where, const std::string& reason) { m_outcome.refuse(sources, where, reason); };
    outcome.unread = [this, &sources](const std::string& field) { m_outcome.unread(sources, field); };
    return {m_tools, m_outcome.numberOf(sources), record, std::move(outcome)};
}

Result<PlacedRecord> RecordImport::take(const exchange::ImportedRecord& record)
{
    // An instrument's results belong to an order by its label: nobody is registered for them.
    const auto isMeasured = [this](const exchange::ImportedOrder& order) { return m_source == ResultSource::Instrument && order.action == exchange::OrderAction::Report; };
    if (!record.orders.empty() && std::ranges::all_of(record.orders, isMeasured))
        return takeMeasured(record);
    PlacedRecord placed;
    if (const auto done = registerPatient(record, placed); !done)
        return tl::unexpected(done.error());
    if (placed.patient.isNull())
        return placed;
    for (const auto& order : record.orders)
        if (const auto done = takeOrder(record, order, placed); !done)
            return tl::unexpected(done.error());
    return placed;
}

Result<PlacedRecord> RecordImport::takeMeasured(const exchange::ImportedRecord& record)
{
    PlacedRecord placed;
    for (const auto& order : record.orders) {
        auto import = importOf(record, order);
        if (const auto done = import.addMeasured(record.patient, order); !done)
            return tl::unexpected(done.error());
        placed.orders.push_back(import.order());
    }
    return placed;
}

Result<> RecordImport::registerPatient(const exchange::ImportedRecord& record, PlacedRecord& placed)
{
    const auto number = m_outcome.numberOf(record.sources);
    if (!record.patient) {
        m_outcome.toTray(record.sources, "patient", "results or a request without a patient");
        return {};
    }
    const auto found = PatientFinder(m_tools.desk, m_tools.ids, m_tools.laboratory).find(*record.patient);
    if (!found)
        return tl::unexpected(found.error());
    if (const auto* unclear = std::get_if<UnclearIdentity>(&*found)) {
        m_outcome.toTray(record.sources, unclear->where, unclear->reason);
        return {};
    }
    if (const auto* known = std::get_if<lab::PatientId>(&*found)) {
        const auto patient = m_tools.desk.patient(*known);
        if (!patient)
            return tl::unexpected(patient.error());
        if (*patient)
            for (const auto field : differingFields(*record.patient, **patient))
                m_outcome.unread(record.sources, unreadName(record.form, field, saysOtherwise));
        placed.patient = *known;
        placed.wasKnown = true;
        return {};
    }
    const auto& unknown = std::get<UnknownPatient>(*found);
    const auto laboratoryNumber = m_tools.numbers.patient();
    if (!laboratoryNumber)
        return tl::unexpected(laboratoryNumber.error());
    lab::Patient patient{unknown.id, *laboratoryNumber, record.patient->identity, record.patient->insuredNir, record.patient->contact, record.patient->sourceIds};
    const lab::ActId act(m_tools.ids.act("act.register", unknown.id).finish());
    const auto done = m_tools.desk.perform({lab::documentId(unknown.id), act, m_tools.clock.now(), number, lab::RegisterPatient{std::move(patient)}});
    if (!done)
        return tl::unexpected(done.error());
    if (!*done) {
        m_outcome.refuse(record.sources, "patient", wordsOf(done->error()));
        return {};
    }
    ++m_tools.summary.patients;
    placed.patient = unknown.id;
    return {};
}

Result<> RecordImport::takeOrder(const exchange::ImportedRecord& record, const exchange::ImportedOrder& order, PlacedRecord& placed)
{
    auto import = importOf(record, order);
    Result<> done;
    switch (order.action) {
    case exchange::OrderAction::Place: done = import.place(placed.patient, order); break;
    case exchange::OrderAction::Cancel: done = import.cancel(placed.patient, order); break;
    case exchange::OrderAction::Inform: m_outcome.toTray(order.sources, "order", "it tells of an order and asks for nothing"); break;
    case exchange::OrderAction::Report:
        done = m_source == ResultSource::Instrument ? import.addMeasured(record.patient, order) : import.addExternal(placed.patient, order);
        break;
    }
    placed.orders.push_back(import.order());
    return done;
}

} // namespace paillasse::store
