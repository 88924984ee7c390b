// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/store/migration/richlaboratory.h"

#include <algorithm>

#include "app/lab/rules/nextrelease.h"
#include "app/store/core/releasecheck.h"
#include "tests/store/import/storeddocuments.h"

namespace paillasse::store::testing {

namespace {

constexpr lab::SpecimenNumber rejectedTube = 3;
constexpr lab::LineId hivLine = 7;
constexpr auto nir = "255081416802538";

lab::Examination examination(const char* code, const char* loinc, const char* container, lab::ResultKind kind = lab::ResultKind::Numeric)
{
    lab::Examination made;
    made.code = code;
    made.loinc = loinc;
    made.french = std::string("Dosage de ") + code;
    made.discipline = "BIOCH";
    made.bench = 1;
    made.container = container;
    made.kind = kind;
    made.decimals = 1;
    if (kind == lab::ResultKind::Numeric)
        made.unit = made.unitDisplay = "mmol/L";
    if (kind == lab::ResultKind::Coded)
        made.answers = {{"NEG", "négatif", "negative", lab::Level::Normal}, {"POS", "positif", "positive", lab::Level::Abnormal}};
    return made;
}

template <class T>
T nth(std::uint64_t number)
{
    return static_cast<T>(number % (static_cast<std::uint64_t>(lastOf(T())) + 1));
}

std::string text(const char* words, std::uint64_t number)
{
    return std::string(words) + ' ' + RichLaboratory::canary + ' ' + std::to_string(number);
}

} // namespace

std::vector<lab::Examination> richCatalogue()
{
    using enum lab::ResultKind;
    auto hiv = examination("HIV", "75622-1", "SST", Coded);
    hiv.confidentiality = lab::Confidentiality::Hiv;
    hiv.bench = 2;
    return {examination("K", "2823-3", "HEP"),          examination("AGHBS", "5196-1", "SST", Coded), examination("TPHA", "24312-1", "SST", Titre), examination("ASPECT", "5767-9", "URI", Text),
            examination("NFS", "58410-2", "EDTA", Text), examination("MAISON", "", "HEP"),             hiv};
}

RichLaboratory::RichLaboratory(std::uint64_t seed, std::uint64_t patients, const std::string& path) : site(path), m_random(seed)
{
    define();
    for (std::uint64_t number = 1; number <= patients; ++number) {
        addPatient(number);
        addOrder(2 * number, number);
        if (number % 2 == 0)
            addOrder(2 * number + 1, number);
    }
}

void RichLaboratory::take(const lab::Act& act)
{
    const auto reply = site.import(act);
    if (reply.outcome != wire::ActOutcome::Accepted)
        throw std::runtime_error(std::string(lab::nameOf(act.body)) + " is refused: " + std::to_string(static_cast<int>(reply.refusal)));
}

void RichLaboratory::define()
{
    for (const auto& one : richCatalogue())
        take(site.author.act(lab::DefineExamination{one}, lab::examinationId(site.made.laboratory, one.code), theBiologist));
    lab::DefineLaboratory profile;
    profile.profile.id = site.made.laboratory;
    profile.profile.name = name;
    take(site.author.act(profile, lab::documentId(site.made.laboratory), theBiologist));
}

void RichLaboratory::addPatient(std::uint64_t number)
{
    lab::RegisterPatient body;
    auto& patient = body.patient;
    patient.id = idOf<lab::PatientId>(number, 3);
    patient.number = "P" + std::to_string(number);
    auto& identity = patient.identity;
    identity.birthName = std::string(canary) + ' ' + static_cast<char>('A' + number % 26) + static_cast<char>('A' + upTo(25));
    identity.firstForename = number % 3 == 0 ? "Maëlle" : "Jean-Œil";
    identity.birthForenames = identity.firstForename + (number % 2 == 0 ? " Anne" : "");
    identity.usedName = number % 3 == 1 ? "D'ARC" : "";
    identity.usedForename = number % 4 == 1 ? "Lou" : "";
    identity.birthDate = Date::fromDays(-9000 + static_cast<std::int64_t>(number * 11));
    identity.sex = nth<lab::Sex>(number);
    identity.birthPlaceCode = number % 2 == 0 ? "29019" : "2A004";
    identity.homonym = number % 5 == 0;
    identity.doubtful = number % 5 == 2;
    identity.fictitious = number % 5 == 3;
    identity.state = number % 5 == 4 ? lab::IdentityState::Validated : lab::IdentityState::Provisional;
    if (number == 1) {
        identity.birthDate = {1955, 8, 3};
        identity.sex = lab::Sex::Female;
        identity.insMatricule = nir;
        identity.insOid = "1.2.250.1.213.1.4.8";
        identity.state = lab::IdentityState::Qualified;
    }
    patient.insuredNir = "1850578006084";
    patient.contact = {"12 rue du Lac\nBâtiment C\n3e étage", "29200", "Brest", "+33 2 98 00 " + std::to_string(10 + number), "q" + std::to_string(number) + "@example.org"};
    patient.sourceIds = {"1.2.250.1.71.4.2.2|" + std::to_string(4700 + number), "HOPITAL|IPP" + std::to_string(number)};
    take(site.author.act(body, lab::documentId(patient.id), theReceptionist));
}

void RichLaboratory::addOrder(std::uint64_t number, std::uint64_t patient)
{
    auto& author = site.author;
    const auto subject = idOf<lab::DocumentId>(number, 4);
    lab::PlaceOrder body;
    body.patient = idOf<lab::PatientId>(patient, 3);
    body.accession = "26-" + std::to_string(number);
    body.priority = nth<lab::Priority>(number / 2);
    auto& context = body.context;
    context.prescriberName = number % 4 == 0 ? "Dr " + std::string(70, 'Z') : "Dr Yann LE GOFF";
    context.ward = "Cardiologie | 3";
    context.prescribedAt = site.clock.now() - 5 * hourMs;
    context.collectedAt = site.clock.now() - 2 * hourMs;
    context.collector = "C. Simon (IDE)";
    context.fasting = nth<lab::Fasting>(number);
    context.treatment = text("anticoagulant", number);
    context.clinical = text("bilan\navant scanner", number);
    context.recipients = {"Dr KERVELLA", "Clinique & Cie ^ Brest"};
    context.sourceId = "HOPITAL|D" + std::to_string(number);
    body.specimens = {{1, "HEP"}, {2, "SST"}, {rejectedTube, "EDTA"}, {4, "URI"}};
    body.lines = {{1, "K", 1, lab::Confidentiality::None, 1},     {2, "AGHBS", 1, lab::Confidentiality::None, 2}, {3, "TPHA", 1, lab::Confidentiality::None, 2}, {4, "ASPECT", 1, lab::Confidentiality::None, 4},
                  {5, "NFS", 1, lab::Confidentiality::None, rejectedTube}, {6, "MAISON", 1, lab::Confidentiality::None, 1}};
    const bool isConfidential = patient % 3 == 2;
    if (isConfidential)
        body.lines.push_back({hivLine, "HIV", 2, lab::Confidentiality::Hiv, 2});
    take(author.act(body, subject, theReceptionist));
    take(author.act(lab::ReceiveSpecimens{{1, rejectedTube, 4}, {}}, subject, theTechnician));
    take(author.act(lab::ReceiveSpecimens{{2}, text("hémolyse légère", number)}, subject, theTechnician));
    const auto reason = static_cast<lab::RejectionReason>(1 + number % static_cast<std::uint64_t>(lab::RejectionReason::Other));
    take(author.act(lab::RejectSpecimen{rejectedTube, reason, text("tube", number)}, subject, theTechnician));
    auto absent = author.act(lab::MarkNotPerformed{{5}, "tube rejeté"}, subject, theTechnician);
    absent.based = {{5, order(number).line(5)->revision}};
    take(absent);
    measure(number, false);
    take(author.act(lab::AddNote{0, text("ordonnance jointe", number)}, subject, theTechnician));
    take(author.act(lab::AddNote{1, text("contrôlé deux fois", number)}, subject, theTechnician));
    release(number, isConfidential ? std::string() : text("À recontrôler", number), {});
    if (patient % 3 == 0) {
        auto opened = author.act(lab::Devalidate{{1}, "erreur de tube"}, subject, theBiologist);
        opened.based = {{1, order(number).line(1)->revision}};
        take(opened);
        measure(number, true);
        release(number, text("Corrigé", number), "erreur de tube");
    }
}

void RichLaboratory::measure(std::uint64_t number, bool isAgain)
{
    const auto known = order(number);
    lab::RecordMeasurements body;
    for (const auto& line : known.lines) {
        if (line.state != lab::LineState::Pending && line.state != lab::LineState::Measured)
            continue;
        lab::Measurement measurement;
        measurement.id = lab::MeasurementId::make(site.clock.now());
        measurement.specimen = line.specimen;
        measurement.source = number % 2 == 0 ? lab::MeasurementSource::Instrument : lab::MeasurementSource::Manual;
        measurement.instrument = "Automate É2";
        measurement.method = "ISE indirecte";
        measurement.at = site.clock.now() - hourMs + static_cast<std::int64_t>(upTo(50)) * minuteMs;
        measurement.reason = isAgain ? lab::EntryReason::Rerun : lab::EntryReason::First;
        measurement.comment = text("sérum lactescent", number);
        measurement.level = nth<lab::Level>(number + line.id);
        if (lab::isCritical(measurement.level))
            measurement.criticalReason = "connu du service";
        const auto comparator = nth<lab::Comparator>(number + line.id);
        if (line.examination == "K" || line.examination == "MAISON") {
            measurement.value = lab::Quantity{comparator, lab::Decimal(static_cast<std::int64_t>(10 + upTo(900)), 1)};
            measurement.unit = "mmol/L";
            measurement.range.low = lab::Decimal(35, 1);
            measurement.range.high = lab::Decimal(51, 1);
            measurement.range.reason = "femme, 18–65 ans";
        } else if (line.examination == "TPHA") {
            measurement.value = lab::Titre{comparator, static_cast<std::uint32_t>(20 << upTo(6))};
        } else if (line.examination == "ASPECT") {
            measurement.value = lab::ShortText{"trouble, à | reprendre\ndeuxième ligne"};
        } else {
            measurement.value = number % 4 < 2 ? lab::Coded{"NEG", "négatif"} : lab::Coded{"POS", "positif"};
            measurement.range.text = "négatif";
        }
        body.entries.push_back({line.id, measurement, true, line.reportable.value_or(lab::MeasurementId())});
    }
    take(site.author.act(body, idOf<lab::DocumentId>(number, 4), theTechnician));
    auto validate = site.author.validate(order(number));
    auto& lines = std::get<lab::ValidateTechnically>(validate.body).lines;
    std::erase_if(lines, [&](const lab::LineControl& control) { return order(number).line(control.line)->state != lab::LineState::Measured; });
    take(validate);
}

// Signed by the biologist, as at a workstation.
void RichLaboratory::release(std::uint64_t number, const std::string& interpretation, const std::string& correction)
{
    const auto known = order(number);
    auto body = signedRelease(site.made.laboratory, known, site.staff->signing, interpretation);
    auto& report = body.report;
    if (!correction.empty()) {
        report.reason = correction;
        report.replaces = lab::versionToReplace(known);
        report.signature = site.staff->signing.sign("paillasse.report.v1", wire::reportBytes(site.made.laboratory, known, report, previousReportHash(site.made.laboratory, known)));
    }
    const auto reply = site.push(site.author.act(body, idOf<lab::DocumentId>(number, 4), theBiologist));
    if (reply.outcome != wire::ActOutcome::Accepted)
        throw std::runtime_error("the release is refused: " + std::to_string(static_cast<int>(reply.refusal)));
}

std::vector<lab::Patient> RichLaboratory::patients() const
{
    return storedDocuments<lab::Patient>(*site.store, site.made.laboratory, lab::DocumentKind::Patient);
}

std::vector<lab::Order> RichLaboratory::orders(const lab::PatientId& patient) const
{
    auto all = storedDocuments<lab::Order>(*site.store, site.made.laboratory, lab::DocumentKind::Order);
    std::erase_if(all, [&patient](const lab::Order& order) { return order.patient != patient; });
    std::ranges::sort(all, {}, &lab::Order::accession);
    return all;
}

} // namespace paillasse::store::testing
