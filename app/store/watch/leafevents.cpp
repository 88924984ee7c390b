// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/watch/leafevents.h"

#include "app/crypto/hash.h"
#include "app/store/core/leafheader.h"
#include "app/store/core/query.h"
#include "app/store/core/sealeddocument.h"
#include "app/store/watch/accountevents.h"

namespace paillasse::store {

namespace {

using Events = std::vector<WatchEvent>;

constexpr std::size_t mostPatients = 100'000;

tl::unexpected<Error> damaged(const char* what)
{
    return fail(ErrorCode::Corrupt, what);
}

bool isBrief(LeafClass leafClass)
{
    return leafClass == LeafClass::Read || leafClass == LeafClass::Security;
}

} // namespace

Result<Events> LeafEvents::of(const TailRow& row)
{
    Result<Events> events;
    switch (row.leaf.leafClass) {
    case LeafClass::Epoch:
        // The first of a ledger is its beginning; each later one a restore.
        if (row.leaf.sequence > 0)
            events->emplace_back().kind = wire::EventKind::Restored;
        break;
    case LeafClass::Act: events = act(row); break;
    case LeafClass::Read: events = row.ledger.number == 0 ? change(row) : readings(row); break;
    case LeafClass::Administration:
        // In a laboratory's ledger it only repeats, for the feed, what the store-wide one says.
        if (row.ledger.number == 0)
            events = change(row);
        break;
    case LeafClass::EraseIntent: break; // until it is done nothing has happened
    case LeafClass::EraseDone:
        // In a laboratory's ledger it names the documents that went.
        if (row.ledger.number == 0)
            events = change(row);
        break;
    case LeafClass::Expire:
    case LeafClass::Security: events = change(row); break;
    }
    if (!events)
        return events;
    std::uint16_t item = 0;
    for (auto& event : *events) {
        event.place = {row.ledger.number == 0, row.leaf.sequence, item++};
        event.at = row.leaf.time;
        event.isBrief = isBrief(row.leaf.leafClass);
        if (row.ledger.number != 0)
            event.laboratory = row.ledger.id;
        else if (event.laboratory.isNull() && !event.person.isNull() && m_home)
            event.laboratory = m_home(event.person);
    }
    return events;
}

Result<Events> LeafEvents::act(const TailRow& row)
{
    if (row.header.empty() && !m_store.keys().read(row.key, m_key))
        return Events(); // erased
    if (!crypto::equal(crypto::Sha256().add(row.salt).add(row.header).finish(), row.leaf.headerHash))
        return damaged("watch: a leaf has another header");
    const auto header = decodeHeader(row.header);
    if (!header)
        return damaged("watch: a leaf's header cannot be read");
    WatchEvent event;
    event.kind = wire::EventKind::Acted;
    event.act = header->name;
    event.done = header->at;
    event.person = header->person;
    event.workstation = header->workstation;
    event.subjectKind = header->subjectKind;
    event.subject = header->subject;
    const auto patient = patientOf(row.ledger.number, header->subjectKind, header->subject);
    if (!patient)
        return tl::unexpected(patient.error());
    event.patient = *patient;
    return Events{event};
}

Result<Events> LeafEvents::readings(const TailRow& row)
{
    const auto opened = open(row);
    if (!opened)
        return tl::unexpected(opened.error());
    if (!*opened)
        return Events();
    const auto made = readEvidence(m_store.identity(), m_plain);
    const auto* body = made ? std::get_if<lab::RecordReadings>(&made->body) : nullptr;
    if (body == nullptr || made->laboratory != row.ledger.id)
        return damaged("watch: an entry of reads is none");
    Events events;
    for (const auto& reading : body->readings) {
        auto& event = events.emplace_back();
        event.kind = wire::eventKindOf(reading.kind);
        event.done = reading.at;
        event.person = made->person;
        event.workstation = made->workstation;
        event.subjectKind = reading.subjectKind;
        event.subject = reading.subject;
        event.count = reading.count;
        event.offline = reading.offline;
        // Whose an order is, the store knows better.
        const auto patient = patientOf(row.ledger.number, reading.subjectKind, reading.subject);
        if (!patient)
            return tl::unexpected(patient.error());
        event.patient = patient->isNull() ? reading.patient : *patient;
    }
    return events;
}

Result<Events> LeafEvents::change(const TailRow& row)
{
    const auto opened = open(row);
    if (!opened)
        return tl::unexpected(opened.error());
    if (!*opened)
        return Events();
    const auto entry = decodeEntry(m_plain);
    return entry ? Result<Events>(eventsOf(*entry)) : damaged("watch: an entry of the store-wide ledger cannot be read");
}

Result<bool> LeafEvents::open(const TailRow& row)
{
    const auto key = m_store.keys().read(row.key, m_key);
    if (!key && key.error().code == ErrorCode::NotFound)
        return false;
    if (!key)
        return key.error().code == ErrorCode::Corrupt ? Result<bool>(damaged("watch: a key does not open")) : tl::unexpected(key.error());
    if (!crypto::equal(crypto::sha256(row.entry), row.leaf.ciphertextHash))
        return damaged("watch: a leaf has another entry");
    auto plain = openEntry(m_key, row.ledger.number == 0 ? m_store.identity().store : row.ledger.id.uuid(), row.leaf.sequence, row.entry);
    if (!plain)
        return damaged("watch: an entry does not open");
    m_plain = std::move(*plain);
    return true;
}

Result<lab::PatientId> LeafEvents::patientOf(LaboratoryNumber laboratory, lab::DocumentKind kind, const lab::DocumentId& subject)
{
    if (kind == lab::DocumentKind::Patient)
        return lab::PatientId(subject.uuid());
    if (kind != lab::DocumentKind::Order)
        return lab::PatientId();
    if (const auto known = m_patients.find(subject); known != m_patients.end())
        return known->second;
    lab::PatientId patient;
    const auto row = first(
        m_database, "SELECT patient FROM document WHERE id = ? AND laboratory = ?", [&patient](const auto& r) { patient = r.template id<lab::PatientId>(0); }, subject, int{laboratory});
    if (!row)
        return tl::unexpected(row.error());
    if (m_patients.size() >= mostPatients)
        m_patients.clear();
    if (!patient.isNull())
        m_patients.emplace(subject, patient);
    return patient;
}

} // namespace paillasse::store
