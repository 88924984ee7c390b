// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/store/core/worksite.h"

#include <cstdlib>
#include <filesystem>

#include "app/crypto/box.h"
#include "app/crypto/crypto.h"
#include "app/crypto/hash.h"
#include "app/lab/rules/nextrelease.h"
#include "app/store/core/numberleases.h"
#include "app/store/core/releasecheck.h"
#include "app/wire/feedframe.h"
#include "app/wire/sections.h"

namespace paillasse::store::testing {

TemporaryDirectory::TemporaryDirectory()
{
    auto name = (std::filesystem::temp_directory_path() / "paillasse-core-XXXXXX").string();
    if (::mkdtemp(name.data()) == nullptr)
        throw std::runtime_error("no temporary directory");
    m_path = name;
}

TemporaryDirectory::~TemporaryDirectory()
{
    std::error_code ignored;
    std::filesystem::remove_all(m_path, ignored);
}

Staff::Staff(const std::vector<lab::LaboratoryId>& laboratories)
{
    const auto add = [&](const lab::PersonId& id, const char* login, access::Role role, access::ConfidentialMask confidential) {
        access::Person person;
        person.id = id;
        person.login = login;
        for (const auto& laboratory : laboratories)
            person.grants.push_back({laboratory, role, 0, confidential});
        m_people[id] = person;
    };
    add(theReceptionist, "reception", access::Role::Receptionist, 0);
    add(theTechnician, "technician", access::Role::Technician, 0);
    add(theVirologist, "virology", access::Role::Technician, access::bitOf(lab::Confidentiality::Hiv));
    add(theBiologist, "biologist", access::Role::Biologist, access::bitOf(lab::Confidentiality::Hiv));
}

std::shared_ptr<const access::Person> Staff::person(const lab::PersonId& id)
{
    const auto found = m_people.find(id);
    return found == m_people.end() ? nullptr : std::make_shared<const access::Person>(found->second);
}

lab::Act Author::act(lab::ActBody body, lab::DocumentId subject, lab::PersonId person)
{
    lab::Act act;
    act.id = lab::ActId::make(m_clock->now());
    act.laboratory = m_laboratory;
    act.subjectKind = lab::subjectKindOf(body);
    act.subject = subject;
    act.person = person;
    act.seat = 7;
    act.workstation = theWorkstation;
    act.at = m_clock->now();
    act.body = std::move(body);
    return act;
}

lab::Act Author::registerPatient(std::uint64_t number, const std::string& name)
{
    lab::RegisterPatient body;
    body.patient.id = idOf<lab::PatientId>(number, 3);
    body.patient.number = std::to_string(number);
    body.patient.identity.birthName = name;
    body.patient.identity.birthForenames = "Claude";
    body.patient.identity.firstForename = "Claude";
    body.patient.identity.birthDate = {1980, 2, 3};
    body.patient.identity.sex = lab::Sex::Female;
    return act(body, lab::documentId(body.patient.id), theReceptionist);
}

lab::Act Author::placeOrder(std::uint64_t number, std::uint64_t patient)
{
    lab::PlaceOrder body;
    body.patient = idOf<lab::PatientId>(patient, 3);
    body.accession = "26-" + std::to_string(number);
    body.context.collectedAt = m_clock->now();
    body.specimens = {{1, "HEP"}};
    body.lines = {{1, "K", 1, lab::Confidentiality::None, 1}, {2, "HIV", 2, lab::Confidentiality::Hiv, 1}};
    return act(body, idOf<lab::DocumentId>(number, 4), theReceptionist);
}

lab::Act Author::measure(const lab::Order& order, lab::LineId line, const std::string& value)
{
    lab::Measurement measurement;
    measurement.id = lab::MeasurementId::make(m_clock->now());
    measurement.value = lab::Quantity{lab::Comparator::None, lab::Decimal::parse(value).value_or(lab::Decimal())};
    measurement.unit = "mmol/L";
    measurement.specimen = 1;
    const auto replaces = order.line(line) ? order.line(line)->reportable.value_or(lab::MeasurementId()) : lab::MeasurementId();
    // The other technician may not see HIV lines.
    return act(lab::RecordMeasurements{{{line, measurement, true, replaces}}}, lab::documentId(order.id), line == 2 ? theVirologist : theTechnician);
}

lab::Act Author::measure(std::uint64_t order, lab::LineId line, const std::string& value)
{
    lab::Order bare;
    bare.id = idOf<lab::OrderId>(order, 4);
    return measure(bare, line, value);
}

lab::Act Author::validate(const lab::Order& order)
{
    lab::ValidateTechnically body;
    auto made = act(body, lab::documentId(order.id), theBiologist);
    for (const auto& line : order.lines) {
        body.lines.push_back({line.id, lab::ControlState::Attested, line.reportable.value_or(lab::MeasurementId())});
        made.based.push_back({line.id, line.revision});
    }
    made.body = body;
    return made;
}

lab::Act Author::note(std::uint64_t order, const std::string& text)
{
    return act(lab::AddNote{0, text}, idOf<lab::DocumentId>(order, 4), theTechnician);
}

lab::Release signedRelease(const lab::LaboratoryId& laboratory, const lab::Order& order, const crypto::SigningKey& key, const std::string& interpretation)
{
    lab::Release release;
    auto& report = release.report;
    report.version = static_cast<std::uint16_t>(order.reports.size() + 1);
    std::vector<lab::LineId> ids;
    for (const auto& line : order.lines) {
        ids.push_back(line.id);
        report.lines.push_back({line.id, line.revision, line.reportable.value_or(lab::MeasurementId()), toBytes(crypto::sha256(wire::reportedLineBytes(line)))});
    }
    report.kind = lab::kindOfNextRelease(order, ids);
    report.interpretation = interpretation;
    report.signerKey = key.publicKey();
    report.signature = key.sign("paillasse.report.v1", wire::reportBytes(laboratory, order, report, previousReportHash(laboratory, order)));
    return release;
}

Session::Session(const Store& store, const Clock& clock, lab::PersonId person, lab::WorkstationId workstation) : m_store(store)
{
    certificate = {store.identity().store, person, workstation, 7, m_key.publicKey(), clock.now(), clock.now() + 7 * dayMs};
}

wire::PushedAct Session::seal(const lab::Act& act) const
{
    wire::SignedAct signedAct;
    signedAct.certificate = wire::encodeSessionCertificate(certificate);
    signedAct.certificateSignature = m_store.signingKey().sign("paillasse.session.v1", signedAct.certificate);
    signedAct.act = wire::encodeAct(act);
    signedAct.signature = m_key.sign("paillasse.act.v1", signedAct.act);
    return {act.id, must(crypto::sealTo(m_store.identity().boxKey, wire::encodeSignedAct(signedAct)))};
}

Worksite::Worksite(const std::string& path) : log(clock, [](std::string_view) {})
{
    must(crypto::initialise());
    if (path.empty())
        m_own = std::make_unique<TemporaryDirectory>();
    m_path = path.empty() ? *m_own / "data" : path;
    if (!directory().isInitialised()) {
        made = must(initialise(directory(), "Laboratoire d'essai", clock));
        author = Author(made.laboratory, clock);
    }
    open();
    author = Author(must(store->laboratories()).front().id, clock);
    if (!made.laboratory.isNull())
        leaseNumbers();
}

Worksite::~Worksite()
{
    close();
}

void Worksite::close()
{
    feed.reset();
    writer.reset();
    hub.reset();
    store.reset();
}

void Worksite::open(const WriterSettings& settings)
{
    store = must(Store::open(directory()));
    if (!staff) {
        std::vector<lab::LaboratoryId> laboratories;
        for (const auto& laboratory : must(store->laboratories()))
            laboratories.push_back(laboratory.id);
        staff = std::make_unique<Staff>(laboratories);
    }
    hub = std::make_unique<ChangeHub>();
    writer = must(Writer::start(*store, *staff, *hub, clock, log, settings));
    feed = must(Feed::open(*store, *hub, clock));
}

void Worksite::leaseNumbers()
{
    // 50 blocks of 200: numbers 1 to 10,000.
    must(writer->administrativeAndWait(LeafClass::Administration, {}, [this](sql::Database& database) -> Result<> {
        NumberLeases leases(database);
        for (int i = 0; i < 50; ++i)
            for (const auto kind : {NumberKind::Patient, NumberKind::Accession})
                if (const auto block = leases.lease(made.laboratory, theWorkstation, kind, kind == NumberKind::Patient ? 0 : 2026, NumberLeases::blockSize); !block)
                    return tl::unexpected(block.error());
        return {};
    }));
}

wire::ActReply Worksite::push(const lab::Act& act)
{
    return push(std::vector<lab::Act>{act}).front();
}

std::vector<wire::ActReply> Worksite::push(const std::vector<lab::Act>& acts)
{
    ActOpener opener(*store, clock);
    std::vector<IncomingAct> incoming;
    for (const auto& act : acts)
        incoming.push_back(must(opener.open(Session(*store, clock, act.person).seal(act))));
    return must(writer->submitAndWait(std::move(incoming))).replies;
}

wire::ActReply Worksite::import(const lab::Act& act)
{
    return must(writer->submitAndWait({importedAct(act)})).replies.front();
}

lab::Order Worksite::order(std::uint64_t number)
{
    auto view = viewOf(theBiologist);
    view.confidential = ~0u;
    const auto payload = must(feed->document(view, lab::DocumentKind::Order, idOf<lab::DocumentId>(number, 4)));
    const auto frame = must(wire::decodeFrame(payload));
    const auto& documents = std::get<wire::DocumentsFrame>(frame).documents;
    return std::get<lab::Order>(must(wire::join(lab::DocumentKind::Order, documents.front().sections)));
}

access::View Worksite::viewOf(const lab::PersonId& person)
{
    return access::viewOf(*staff->person(person), must(store->laboratories()).front().id);
}

} // namespace paillasse::store::testing
