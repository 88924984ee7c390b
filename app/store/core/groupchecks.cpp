// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/lab/rules/confidentiality.h"
#include "app/store/core/groupwriter.h"
#include "app/store/core/numberleases.h"

// What an act's own document cannot tell of it: the ledger, the catalogue, the patient and the numbers can.
namespace paillasse::store {

// Whether the ledger ever stood there. Of an epoch before a restore only what the backup had can be told.
Result<bool> GroupWriter::wasHead(const Laboratory& laboratory, const lab::LedgerHead& head)
{
    const auto epoch = m_store.identity().epoch;
    if (head.epoch > epoch || (head.epoch == epoch && head.size > laboratory.ledger.tree.size()))
        return false;
    if (head.size > laboratory.ledger.tree.size())
        return true;
    const auto tree = treeOf(m_database, laboratory.ledger.number, head.size);
    if (!tree)
        return tl::unexpected(tree.error());
    return head.epoch < epoch || crypto::equal(tree->root(), head.root);
}

// Under which class a line is sealed, and at whose bench it stands, is the catalogue's and the patient's word, never the sender's: a
// workstation may have been offline since either changed. What the catalogue does not have is nobody's secret.
Result<lab::Allowed<void>> GroupWriter::checkClasses(const Laboratory& laboratory, const lab::Act& act)
{
    const auto* place = std::get_if<lab::PlaceOrder>(&act.body);
    const auto* more = std::get_if<lab::AddTests>(&act.body);
    if (place == nullptr && more == nullptr)
        return lab::Allowed<void>();
    auto patientId = place != nullptr ? place->patient : lab::PatientId();
    if (place == nullptr) {
        const auto subject = load(laboratory, act.subject);
        if (!subject)
            return tl::unexpected(subject.error());
        const auto* order = *subject != nullptr ? std::get_if<lab::Order>(&*(*subject)->document) : nullptr;
        if (order == nullptr)
            return lab::Allowed<void>(); // apply says what it is
        patientId = order->patient;
    }
    const auto known = load(laboratory, lab::documentId(patientId));
    if (!known)
        return tl::unexpected(known.error());
    const auto* patient = *known != nullptr ? std::get_if<lab::Patient>(&*(*known)->document) : nullptr;
    const bool isStaff = patient != nullptr && patient->isStaff;
    for (const auto& line : place != nullptr ? place->lines : more->lines) {
        const auto entry = load(laboratory, lab::examinationId(laboratory.id, line.examination));
        if (!entry)
            return tl::unexpected(entry.error());
        const auto* examination = *entry != nullptr ? std::get_if<lab::Examination>(&*(*entry)->document) : nullptr;
        const bool fits = examination != nullptr ? line.confidentiality == lab::lineClass(examination->confidentiality, isStaff) && line.bench == examination->bench
                                                 : line.confidentiality == lab::lineClass(line.confidentiality, isStaff);
        if (!fits)
            return lab::Allowed<void>(lab::refuse(lab::RefusalCode::CatalogueChanged, line.id));
    }
    return lab::Allowed<void>();
}

// What the act's document alone cannot tell: that its patient is here, and that its number is free and the workstation's to give.
Result<lab::Allowed<void>> GroupWriter::checkNumbers(const Laboratory& laboratory, const IncomingAct& incoming)
{
    if (const auto* order = std::get_if<lab::PlaceOrder>(&incoming.act.body)) {
        const auto patient = m_documents.has(laboratory.ledger.number, lab::DocumentKind::Patient, lab::documentId(order->patient));
        if (!patient)
            return tl::unexpected(patient.error());
        if (!*patient)
            return lab::Allowed<void>(lab::refuse(lab::RefusalCode::UnknownDocument));
        return checkNumber(laboratory, incoming, IdentifierKind::Accession, order->accession);
    }
    if (const auto* patient = std::get_if<lab::RegisterPatient>(&incoming.act.body))
        return checkNumber(laboratory, incoming, IdentifierKind::PatientNumber, patient->patient.number);
    return lab::Allowed<void>();
}

Result<lab::Allowed<void>> GroupWriter::checkNumber(const Laboratory& laboratory, const IncomingAct& incoming, IdentifierKind identifier, const std::string& text)
{
    const auto& act = incoming.act;
    const auto taken = m_index.isTaken(laboratory.ledger.number, act.subject, identifier, text);
    if (!taken)
        return tl::unexpected(taken.error());
    if (*taken)
        return lab::Allowed<void>(lab::refuse(lab::RefusalCode::AlreadyExists));
    const auto kind = identifier == IdentifierKind::Accession ? NumberKind::Accession : NumberKind::Patient;
    const auto number = numberIn(kind, text);
    NumberLeases leases(m_database);
    if (incoming.origin == ActOrigin::Import) {
        if (number)
            if (const auto reserved = leases.reserveUpTo(act.laboratory, kind, *number); !reserved)
                return tl::unexpected(reserved.error());
        return lab::Allowed<void>();
    }
    const auto leased = number ? leases.markUsed(act.laboratory, act.workstation, kind, *number) : Result<bool>(false);
    if (!leased)
        return tl::unexpected(leased.error());
    return *leased ? lab::Allowed<void>() : lab::Allowed<void>(lab::refuse(lab::RefusalCode::NumberNotLeased));
}

} // namespace paillasse::store
