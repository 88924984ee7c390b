// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/report/sample.h"

#include <memory>
#include <map>

#include "app/wire/reportcode.h"

namespace paillasse::report::sample {

namespace {

constexpr Instant morning{1'773'301'620'000}; // 2026-03-12 07:47 UTC

lab::Examination examination(int i)
{
    lab::Examination e;
    e.code = "E" + std::to_string(i);
    e.french = i == 1 ? "Potassium" : "Examen numéro " + std::to_string(i);
    e.discipline = i % 2 ? "BIOCH" : "HEMATO";
    e.unit = "mmol/L";
    e.unitDisplay = "mmol/L";
    e.decimals = 1;
    e.rank = static_cast<std::uint16_t>(i);
    e.accredited = i % 3 != 0;
    if (i == 1)
        e.secondUnit = lab::SecondUnit{"mg/L", "mg/L", lab::Decimal(391, 1), 0};
    return e;
}

lab::ResultLine line(int i)
{
    lab::ResultLine line;
    line.id = static_cast<lab::LineId>(i);
    line.revision = 3;
    line.state = lab::LineState::BiologicallyValid;
    line.examination = "E" + std::to_string(i);
    lab::Measurement m;
    m.id = lab::MeasurementId(Uuid::make(morning + i));
    m.value = lab::Quantity{lab::Comparator::None, lab::Decimal(i == 1 ? 64 : 42, 1)};
    m.unit = "mmol/L";
    m.at = morning;
    m.range = {lab::Decimal(35, 1), lab::Decimal(51, 1), {}, "adulte", false};
    m.level = i == 1 ? lab::Level::CriticalHigh : lab::Level::Normal;
    line.reportable = m.id;
    line.measurements.push_back(m);
    return line;
}

} // namespace

ReportInput input(int lines)
{
    ReportInput in;
    in.laboratory.name = "Laboratoire du Blavet";
    in.laboratory.legalForm = "SELAS au capital de 100 000 €";
    in.laboratory.address = "12 quai Niémen, 56300 Pontivy";
    in.laboratory.phone = "02 97 00 00 00";
    in.laboratory.accreditation = "Cofrac examens médicaux n° 8-0000, portée sur www.cofrac.fr";
    in.laboratory.biologists = {"Dr Hélène Corre", "Dr Paul Le Floch"};
    in.laboratory.exampleNotice = "Laboratoire de démonstration : patients fictifs.";
    in.patient.number = "0048 213";
    auto& identity = in.patient.identity;
    identity.birthName = "LE BIHAN";
    identity.birthForenames = "Maëlle Anne";
    identity.firstForename = "Maëlle";
    identity.birthDate = Date{1992, 5, 3};
    identity.sex = lab::Sex::Female;
    identity.insMatricule = "292055612345678";
    in.order.accession = "26-112298";
    in.order.placedAt = morning;
    in.order.context.prescriberName = "Dr Jeanne Cadiou";
    in.order.context.collectedAt = morning - 35 * minuteMs;
    in.order.context.collector = "C. Simon (IDE)";
    in.order.context.clinical = "bilan avant scanner injecté";
    in.order.specimens.push_back({1, "HEP", lab::SpecimenState::Received, {}, morning, {}, lab::RejectionReason::None, {}});

    auto catalogue = std::make_shared<std::map<std::string, lab::Examination>>();
    lab::ReportVersion report;
    report.version = 1;
    report.kind = lab::ReportKind::Complete;
    report.interpretation = "Hyperkaliémie confirmée sur un second tube. Contrôle et ECG conseillés sans délai.";
    report.releasedAt = morning + 2 * hourMs;
    for (int i = 1; i <= lines; ++i) {
        in.order.lines.push_back(line(i));
        const auto& made = in.order.lines.back();
        report.lines.push_back({made.id, made.revision, *made.reportable, {}});
        (*catalogue)["E" + std::to_string(i)] = examination(i);
    }
    in.order.reports.push_back(report);
    in.version = 1;
    in.examination = [catalogue](const std::string& code) {
        const auto found = catalogue->find(code);
        return found == catalogue->end() ? nullptr : &found->second;
    };
    in.signatory = [](const lab::PersonId&) { return Signatory{"Dr Hélène Corre", "Biologiste médicale"}; };
    in.previous = [](const lab::ResultLine& l) { return l.id == 1 ? std::optional(PreviousResult{lab::Quantity{lab::Comparator::None, lab::Decimal(42, 1)}, morning - 90 * dayMs}) : std::nullopt; };
    in.order.reports.back().signature = Bytes(64, 0x51);
    in.order.reports.back().signerKey = Bytes(32, 0x52);
    in.contentHash = Bytes(32, 0x3f);
    in.contentHash[0] = 0x0a;
    in.verification = wire::ReportCode{*lab::LaboratoryId::parse("0198a3c4-0000-7000-8000-00000000002a"), in.order.accession, 1, in.contentHash, {1, 1207, Bytes(32, 0xa0)}}.text();
    in.utcOffsetMinutes = 60;
    return in;
}

} // namespace paillasse::report::sample
