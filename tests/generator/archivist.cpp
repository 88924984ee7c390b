// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/generator/archivist.h"

#include "app/crypto/crypto.h"
#include "app/crypto/hash.h"
#include "app/lab/apply.h"
#include "app/lab/rules/calculation.h"
#include "app/lab/rules/delta.h"
#include "app/lab/rules/interpretation.h"
#include "app/lab/rules/nextrelease.h"
#include "app/lab/rules/request.h"
#include "app/store/accounts/entering.h"
#include "app/store/accounts/persontable.h"
#include "app/store/accounts/staff.h"
#include "app/store/core/releasecheck.h"
#include "app/wire/actcodec.h"

namespace paillasse::generator {

namespace {

constexpr std::size_t groupSize = 512;
constexpr auto technicianLogin = "m.riou.archives";
constexpr auto biologistLogin = "y.lemeur.archives";

} // namespace

Archivist::Archivist(store::Office& office, const lab::LaboratoryId& laboratory, lab::Catalogue catalogue, std::vector<lab::TubeKind> tubes, const Clock& clock)
    : m_office(office), m_laboratory(laboratory), m_catalogue(std::move(catalogue)), m_tubes(std::move(tubes)), m_clock(clock), m_key(crypto::SigningKey::make())
{
}

Result<std::unique_ptr<Archivist>> Archivist::hire(store::Office& office, const lab::LaboratoryId& laboratory, lab::Catalogue catalogue, std::vector<lab::TubeKind> tubes, const Clock& clock)
{
    std::unique_ptr<Archivist> archivist(new Archivist(office, laboratory, std::move(catalogue), std::move(tubes), clock));
    const auto technician = archivist->engage(technicianLogin, "Maël Riou", "Technicien", access::Role::Technician);
    if (!technician)
        return tl::unexpected(technician.error());
    const auto biologist = archivist->engage(biologistLogin, "Dr Yves Le Meur", "Biologiste médical", access::Role::Biologist);
    if (!biologist)
        return tl::unexpected(biologist.error());
    archivist->m_technician = *technician;
    archivist->m_biologist = *biologist;
    // The biologist's signing key becomes known to the store; nobody has a password for this account.
    const store::Credential credential{crypto::randomBytes(16), "!", archivist->m_key.publicKey(), crypto::randomBytes(72)};
    const auto known = store::enter(office.writer(), {archivist->m_biologist, {}, 0, store::AccountActivated()}, [&](sql::Database& database) {
        return store::PersonTable(database, office.keys()).setCredential(archivist->m_biologist, credential, clock.now());
    });
    if (!known)
        return tl::unexpected(known.error());
    return archivist;
}

Result<lab::PersonId> Archivist::engage(const char* login, const char* name, const char* title, access::Role role)
{
    auto staff = store::Staff::open(m_office.store(), m_office.writer(), m_office.keys(), m_office.settings(), m_clock);
    if (!staff)
        return tl::unexpected(staff.error());
    const auto added = (*staff)->add({login, name, title, {m_laboratory, role, 0, ~access::ConfidentialMask{0}}});
    if (!added)
        return tl::unexpected(added.error());
    return added->id;
}

Result<> Archivist::flush()
{
    if (m_waiting.empty())
        return {};
    auto acts = std::exchange(m_waiting, {});
    const auto done = m_office.writer().submitAndWait(std::move(acts));
    if (!done)
        return tl::unexpected(done.error());
    for (const auto& reply : done->replies)
        if (reply.outcome != wire::ActOutcome::Accepted)
            return fail(ErrorCode::Refused, "generator: the store refused an act: " + std::string(lab::toString(reply.refusal)));
    return {};
}

Result<> Archivist::add(lab::Act act)
{
    ++m_acts;
    m_waiting.push_back(store::importedAct(std::move(act)));
    return m_waiting.size() >= groupSize ? flush() : Result<>();
}

Result<> Archivist::perform(const lab::PersonId& person, Instant at, lab::ActBody body)
{
    lab::Act act;
    act.id = lab::ActId::make(m_clock.now());
    act.laboratory = m_laboratory;
    act.subjectKind = lab::DocumentKind::Order;
    act.subject = lab::documentId(m_orderId);
    if (m_order)
        for (const auto& line : m_order->lines)
            act.based.push_back({line.id, line.revision});
    act.person = person;
    act.at = at;
    act.body = std::move(body);
    const auto after = lab::apply(m_order ? std::optional<lab::Document>(*m_order) : std::nullopt, act);
    if (!after)
        return fail(ErrorCode::Refused, std::string("generator: ") + lab::nameOf(act.body) + ": " + std::string(lab::toString(after.error().code)));
    m_order = std::get<lab::Order>(*after);
    return add(std::move(act));
}

Result<> Archivist::registerPatient(const lab::Patient& patient, Instant at)
{
    lab::Act act;
    act.id = lab::ActId::make(m_clock.now());
    act.laboratory = m_laboratory;
    act.subjectKind = lab::DocumentKind::Patient;
    act.subject = lab::documentId(patient.id);
    act.person = m_technician;
    act.at = at;
    act.body = lab::RegisterPatient{patient};
    return add(std::move(act));
}

Result<> Archivist::order(const lab::Patient& patient, const InventedBody& body, const Wanted& wanted, Random& random)
{
    m_order.reset();
    m_orderId = lab::OrderId::make(m_clock.now());
    const auto request = lab::requestOf(lab::withInputs(wanted.codes, m_catalogue), m_catalogue, m_tubes);
    lab::PlaceOrder place;
    place.patient = patient.id;
    place.accession = wanted.accession;
    place.priority = wanted.priority;
    place.context.prescriberName = wanted.prescriber;
    place.context.clinical = wanted.clinical;
    place.context.prescribedAt = wanted.collectedAt - dayMs;
    place.context.collectedAt = wanted.collectedAt;
    place.context.collector = "C. Simon (IDE)";
    place.context.fasting = lab::Fasting::Yes;
    place.specimens = request.specimens;
    place.lines = request.lines;
    auto at = wanted.collectedAt + 20 * minuteMs;
    if (auto done = perform(m_technician, at, place); !done || wanted.until == Until::Placed)
        return done;
    lab::ReceiveSpecimens receive;
    for (const auto& specimen : m_order->specimens)
        receive.specimens.push_back(specimen.number);
    at = at + 15 * minuteMs;
    if (auto done = perform(m_technician, at, receive); !done || wanted.until == Until::Received)
        return done;
    at = at + 40 * minuteMs;
    if (auto done = measure(patient, body, wanted, random, at); !done || wanted.until == Until::Measured)
        return done;
    at = at + 10 * minuteMs;
    if (auto done = validate(at); !done || wanted.until == Until::TechnicallyValid)
        return done;
    return release(at + 30 * minuteMs);
}

Result<> Archivist::measure(const lab::Patient& patient, const InventedBody& body, const Wanted& wanted, Random& random, Instant at)
{
    const auto demography = lab::demographyOf(patient.identity, wanted.collectedAt);
    lab::RecordMeasurements record;
    for (const auto& line : m_order->lines) {
        const auto* examination = m_catalogue.find(line.examination);
        const auto value = examination ? body.value(*examination, demography, random) : std::nullopt;
        if (!value)
            continue;
        const auto judged = lab::interpret(*examination, *value, demography);
        lab::Measurement measurement;
        measurement.id = lab::MeasurementId::make(m_clock.now());
        measurement.value = *value;
        measurement.unit = examination->unit;
        measurement.specimen = line.specimen;
        measurement.source = lab::MeasurementSource::Instrument;
        measurement.instrument = "analyseur";
        measurement.method = examination->method;
        measurement.enteredBy = m_technician;
        measurement.at = at;
        measurement.range = judged.range;
        measurement.level = judged.level;
        if (lab::isCritical(judged.level))
            measurement.criticalReason = "known";
        record.entries.push_back({line.id, std::move(measurement), true, {}});
    }
    if (wanted.leaveOpen < record.entries.size())
        record.entries.resize(record.entries.size() - wanted.leaveOpen);
    if (record.entries.empty())
        return {};
    if (const auto done = perform(m_technician, at, record); !done)
        return done;
    lab::RecordMeasurements calculated;
    for (auto& calculation : lab::calculate(*m_order, m_catalogue, demography)) {
        if (calculation.outcome != lab::CalculationOutcome::Add || !calculation.measurement)
            continue;
        calculation.measurement->id = lab::MeasurementId::make(m_clock.now());
        calculation.measurement->enteredBy = m_technician;
        calculation.measurement->at = at;
        if (lab::isCritical(calculation.measurement->level))
            calculation.measurement->criticalReason = "known";
        calculated.entries.push_back({calculation.line, *calculation.measurement, true, {}});
    }
    return calculated.entries.empty() ? Result<>() : perform(m_technician, at, calculated);
}

Result<> Archivist::validate(Instant at)
{
    lab::ValidateTechnically body;
    for (const auto& line : m_order->lines)
        if (line.state == lab::LineState::Measured && line.reportable)
            body.lines.push_back({line.id, lab::ControlState::Attested, *line.reportable});
    return body.lines.empty() ? Result<>() : perform(m_technician, at, body);
}

Result<> Archivist::release(Instant at)
{
    lab::ReportVersion report;
    std::vector<lab::LineId> lines;
    for (const auto& line : m_order->lines) {
        if (line.state != lab::LineState::TechnicallyValid)
            continue;
        const auto hash = crypto::sha256(wire::reportedLineBytes(line));
        report.lines.push_back({line.id, line.revision, *line.reportable, crypto::digestBytes(hash)});
        lines.push_back(line.id);
    }
    if (lines.empty())
        return {};
    report.version = static_cast<std::uint16_t>(m_order->reports.size() + 1);
    report.kind = lab::kindOfNextRelease(*m_order, lines);
    report.releasedBy = m_biologist;
    report.releasedAt = at;
    report.signerKey = m_key.publicKey();
    report.signature = m_key.sign("paillasse.report.v1", wire::reportBytes(m_laboratory, *m_order, report, store::previousReportHash(m_laboratory, *m_order)));
    return perform(m_biologist, at, lab::Release{report});
}

Result<> Archivist::rejectTube(Instant at)
{
    if (!m_order || m_order->specimens.empty())
        return {};
    return perform(m_technician, at, lab::RejectSpecimen{m_order->specimens.front().number, lab::RejectionReason::Haemolysed, "tube rose, à prélever de nouveau"});
}

Result<> Archivist::finish()
{
    if (const auto done = flush(); !done)
        return done;
    auto staff = store::Staff::open(m_office.store(), m_office.writer(), m_office.keys(), m_office.settings(), m_clock);
    if (!staff)
        return tl::unexpected(staff.error());
    for (const auto* login : {technicianLogin, biologistLogin})
        if (const auto gone = (*staff)->idOf(login).and_then([&](const lab::PersonId& person) { return (*staff)->close(person); }); !gone)
            return gone;
    return {};
}

} // namespace paillasse::generator
