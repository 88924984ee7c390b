// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <list>

#include <QTemporaryDir>

#include "app/client/cache/cachefile.h"
#include "app/client/cache/ingest.h"
#include "app/client/profile.h"
#include "app/wire/feedframe.h"
#include "app/wire/personcodec.h"
#include "tests/lab/desk.h"

// Documents as the feed brings them, and a clock that stands where it is put.
namespace paillasse::client::testing {

using lab::testing::idOf;

class SetClock final : public Clock {
public:
    Instant at = lab::testing::nine;
    [[nodiscard]] Instant now() const override { return at; }
};

inline lab::Patient patientOf(std::uint32_t number, std::string name, std::string forename, Date birth, std::string used = {})
{
    lab::Patient patient;
    patient.id = idOf<lab::PatientId>(number);
    patient.number = std::to_string(10'000'000 + number).substr(1);
    patient.identity.birthName = std::move(name);
    patient.identity.firstForename = forename;
    patient.identity.birthForenames = std::move(forename);
    patient.identity.usedName = std::move(used);
    patient.identity.birthDate = birth;
    patient.identity.sex = lab::Sex::Female;
    return patient;
}

// The order after an act that must be accepted.
inline lab::Order applied(const std::optional<lab::Document>& before, const lab::Act& act)
{
    const auto after = lab::apply(before, act);
    if (!after)
        qFatal("refused: %s", std::string(lab::toString(after.error().code)).c_str());
    return std::get<lab::Order>(*after);
}

// An order of lines K (bench 1), CREA (bench 1) and HB (bench 2) of that patient.
inline lab::Order orderOf(std::uint32_t number, const lab::PatientId& patient, Instant at, lab::Priority priority = lab::Priority::Routine)
{
    lab::Act act;
    act.id = idOf<lab::ActId>(10'000 + number);
    act.workstation = idOf<lab::WorkstationId>(40);
    act.laboratory = lab::testing::theLaboratory;
    act.subjectKind = lab::DocumentKind::Order;
    act.subject = idOf<lab::DocumentId>(number);
    act.person = lab::testing::receptionist;
    act.at = at;
    auto place = lab::testing::smallOrder();
    place.patient = patient;
    place.accession = "26-" + std::to_string(100'000 + number);
    place.priority = priority;
    place.context.collectedAt = at;
    act.body = place;
    const auto order = applied(std::nullopt, act);
    lab::Act receive = act;
    receive.body = lab::ReceiveSpecimens{{1, 2}, {}};
    return applied(lab::Document(order), receive);
}

// Frames own nothing: this keeps the bytes that they look at.
class Feed {
public:
    // As a reader of these classes is sent it.
    Feed& add(const lab::Document& document, std::uint64_t revision, access::ConfidentialMask classes = ~access::ConfidentialMask{0})
    {
        m_sections.push_back(wire::split(document));
        wire::FeedDocument fed;
        fed.kind = lab::kindOf(document);
        fed.id = lab::idOf(document, lab::testing::theLaboratory);
        fed.revision = revision;
        fed.sequence = ++m_sequence;
        access::View view;
        view.identities = view.orders = view.results = view.catalogue = view.staff = true;
        view.confidential = classes;
        for (const auto& section : m_sections.back())
            if (wire::sees(view, section.section))
                fed.sections.push_back({section.section, section.bytes});
        m_frame.documents.push_back(std::move(fed));
        return *this;
    }
    Feed& snapshot(std::uint64_t done, std::uint64_t total)
    {
        m_frame.done = done;
        m_frame.total = total;
        return *this;
    }
    wire::FeedFrame frame(std::string cursor = "c")
    {
        m_frame.cursor = std::move(cursor);
        return std::exchange(m_frame, {});
    }
    [[nodiscard]] std::uint64_t sequence() const { return m_sequence; }

private:
    std::list<std::vector<wire::SectionBytes>> m_sections;
    wire::DocumentsFrame m_frame;
    std::uint64_t m_sequence = 0;
};

inline SecretBytes cacheKey()
{
    return SecretBytes::copyOf(std::string_view("0123456789abcdef0123456789abcdef"));
}

} // namespace paillasse::client::testing
