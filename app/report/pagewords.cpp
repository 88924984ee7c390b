// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/report/pagewords.h"

#include <algorithm>

#include "app/report/reportwords.h"

namespace paillasse::report {

namespace {

using lab::ReportKind;

QString nameOf(const ReportInput& input, const lab::PersonId& person)
{
    return words::text(input.signatory(person).name);
}

QString matriculeLabel()
{
    return QStringLiteral("Matricule INS : ");
}

QString partial()
{
    return QStringLiteral("RÉSULTATS PARTIELS");
}

QString bannerOf(const ReportInput& input, const lab::ReportVersion* report)
{
    if (!report)
        return QStringLiteral("NON LIBÉRÉ — MODE DÉGRADÉ");
    switch (report->kind) {
    case ReportKind::Partial: return partial();
    case ReportKind::Complete: return {};
    case ReportKind::Supplementary: return QStringLiteral("RÉSULTATS COMPLÉMENTAIRES");
    case ReportKind::Withdrawn: return QStringLiteral("COMPTE RENDU RETIRÉ — ne pas utiliser");
    case ReportKind::Corrected: break;
    }
    QString banner = QStringLiteral("ANNULE ET REMPLACE le compte rendu %1/%2").arg(words::text(input.order.accession)).arg(report->replaces);
    for (const auto& earlier : input.order.reports)
        if (earlier.version == report->replaces)
            banner += QStringLiteral(" du ") + words::dateTime(earlier.releasedAt, input.utcOffsetMinutes);
    return report->reason.empty() ? banner : banner + QStringLiteral(" — motif : ") + words::text(report->reason);
}

// Whom the version that this one replaces or withdraws had reached (ISO 15189:2022 7.4.1.8): as known when this one was signed, so that
// the same version prints the same for ever.
QString formerReaders(const ReportInput& input, const lab::ReportVersion* report)
{
    if (!report || report->replaces == 0)
        return {};
    const auto readers = words::receivedBy(input.order, report->replaces, report->releasedAt, input.utcOffsetMinutes);
    auto told = readers.isEmpty() ? QStringLiteral("La version remplacée n’avait été remise à personne.") : QStringLiteral("La version remplacée avait été remise à : ") + readers + QLatin1Char('.');
    // Whoever has only an earlier one holds what is replaced too.
    for (auto earlier = static_cast<std::uint16_t>(report->replaces - 1); earlier > 0; --earlier)
        if (const auto holders = words::receivedBy(input.order, earlier, report->releasedAt, input.utcOffsetMinutes); !holders.isEmpty())
            told += QStringLiteral(" La version %1 avait été remise à : %2.").arg(earlier).arg(holders);
    return told;
}

void addLaboratory(PageWords& page, const lab::LaboratoryProfile& laboratory)
{
    page.laboratoryLines << words::text(laboratory.name);
    for (const auto& line : {laboratory.legalForm, laboratory.address, laboratory.phone})
        if (!line.empty())
            page.laboratoryLines << words::text(line);
    page.laboratoryFoot = words::text(laboratory.name);
    if (!laboratory.accreditation.empty()) {
        const auto accreditation = QStringLiteral("Accréditation ") + words::text(laboratory.accreditation);
        page.laboratoryLines << accreditation;
        page.laboratoryFoot += QStringLiteral(" · ") + accreditation;
    }
    QStringList names;
    for (const auto& name : laboratory.biologists)
        names << words::text(name);
    if (!names.isEmpty())
        page.laboratoryLines << QStringLiteral("Biologistes responsables : ") + names.join(QStringLiteral(", "));
    page.notice = words::text(laboratory.exampleNotice);
}

// Birth traits as the law wants them; the matricule only when the identity is qualified.
void addPatient(PageWords& page, const ReportInput& input)
{
    const auto& identity = input.patient.identity;
    const auto day = Date::of(input.order.context.collectedAt.isNull() ? input.order.placedAt : input.order.context.collectedAt);
    page.patientName = words::text(lab::displayName(identity));
    page.patientLines << QStringLiteral("Nom de naissance : %1 · Prénoms : %2").arg(words::text(identity.birthName), words::text(identity.birthForenames.empty() ? identity.firstForename : identity.birthForenames));
    page.patientLines << QStringLiteral("Né(e) le %1 (%2) · Sexe %3").arg(words::date(identity.birthDate), words::age(identity.birthDate, day), words::sex(identity.sex));
    page.patientLines << QStringLiteral("N° patient : ") + words::text(input.patient.number);
    if (identity.state == lab::IdentityState::Qualified && !identity.insMatricule.empty())
        page.patientLines << matriculeLabel() + words::text(identity.insMatricule);
    page.identityLine = QStringLiteral("%1 · né(e) le %2 · n° %3").arg(page.patientName, words::date(identity.birthDate), words::text(input.patient.number));
}

void addRequest(PageWords& page, const ReportInput& input)
{
    const auto& context = input.order.context;
    Instant received;
    for (const auto& specimen : input.order.specimens)
        if (!specimen.receivedAt.isNull() && (received.isNull() || specimen.receivedAt < received))
            received = specimen.receivedAt;
    page.collected = words::dateTime(context.collectedAt, input.utcOffsetMinutes);
    page.requestLines << QStringLiteral("Demande n° ") + words::text(input.order.accession);
    if (!context.prescriberName.empty())
        page.requestLines << QStringLiteral("Prescripteur : ") + words::text(context.prescriberName) + (context.ward.empty() ? QString() : QStringLiteral(" · ") + words::text(context.ward));
    page.requestLines << QStringLiteral("Prélevé le %1%2").arg(page.collected, context.collector.empty() ? QString() : QStringLiteral(" par ") + words::text(context.collector));
    page.requestLines << QStringLiteral("Reçu le ") + words::dateTime(received, input.utcOffsetMinutes);
    QStringList specimens;
    for (const auto& specimen : input.order.specimens)
        if (specimen.state != lab::SpecimenState::Rejected)
            if (const auto nature = words::text(input.specimenNature ? input.specimenNature(specimen.container) : specimen.container); !specimens.contains(nature))
                specimens << nature;
    if (!specimens.isEmpty())
        page.requestLines << QStringLiteral("Échantillons : ") + specimens.join(QStringLiteral(", "));
    QStringList conditions;
    if (context.fasting != lab::Fasting::Unknown)
        conditions << (context.fasting == lab::Fasting::Yes ? QStringLiteral("À jeun") : QStringLiteral("Non à jeun"));
    if (!context.treatment.empty())
        conditions << QStringLiteral("Traitement : ") + words::text(context.treatment);
    if (!conditions.isEmpty())
        page.requestLines << conditions.join(QStringLiteral(" · "));
    if (!context.clinical.empty())
        page.requestLines << QStringLiteral("Contexte : ") + words::text(context.clinical);
    QStringList recipients;
    for (const auto& recipient : context.recipients)
        recipients << words::text(recipient);
    if (!recipients.isEmpty())
        page.requestLines << QStringLiteral("Destinataires : ") + recipients.join(QStringLiteral(", "));
    for (const auto& specimen : input.order.specimens)
        if (const auto remark = words::specimenRemark(specimen); !remark.isEmpty())
            page.specimenRemarks << remark;
}

// Each biologist of this version and of those before it, as they are called today.
void addValidators(PageWords& page, const ReportInput& input, std::uint16_t version)
{
    for (const auto& report : input.order.reports) {
        if (report.version > version || report.kind == ReportKind::Withdrawn)
            continue;
        const auto name = nameOf(input, report.releasedBy);
        const auto at = words::dateTime(report.releasedAt, input.utcOffsetMinutes);
        page.validators.push_back({report.version, report.releasedBy, QStringLiteral("validé par %1 le %2").arg(name, at), QStringLiteral("Interprétation de %1, le %2").arg(name, at)});
    }
}

void addSignature(PageWords& page, const ReportInput& input, const lab::ReportVersion* report)
{
    if (!report) {
        page.issued = words::dateTime(input.printedAt, input.utcOffsetMinutes);
        page.signature << QStringLiteral("Non validé par un biologiste : ne vaut pas compte rendu.");
        return;
    }
    page.issued = words::dateTime(report->releasedAt, input.utcOffsetMinutes);
    const auto signatory = input.signatory(report->releasedBy);
    page.signature << QStringLiteral("Validé et signé électroniquement le %1 par").arg(page.issued);
    page.signature << words::text(signatory.name) + (signatory.title.empty() ? QString() : QStringLiteral(", ") + words::text(signatory.title));
}

} // namespace

PageWords pageWords(const ReportInput& input, const lab::ReportVersion* report)
{
    PageWords page;
    page.banner = bannerOf(input, report);
    page.formerReaders = formerReaders(input, report);
    addLaboratory(page, input.laboratory);
    addPatient(page, input);
    addRequest(page, input);
    addSignature(page, input, report);
    if (report)
        addValidators(page, input, report->version);
    return page;
}

QString withPartial(const QString& banner, lab::ReportKind kind)
{
    if (kind == lab::ReportKind::Partial || kind == lab::ReportKind::Withdrawn)
        return banner;
    return banner.isEmpty() ? partial() : partial() + QStringLiteral(" — ") + banner;
}

bool namePatientAlike(const PageWords& one, const PageWords& other)
{
    const auto isMatricule = [](const QString& line) { return line.startsWith(matriculeLabel()); };
    const auto hasMatricule = [&](const PageWords& page) { return std::ranges::any_of(page.patientLines, isMatricule); };
    const bool comparesIt = hasMatricule(one) && hasMatricule(other);
    const auto linesOf = [&](const PageWords& page) {
        auto lines = page.patientLines;
        if (!comparesIt)
            lines.removeIf(isMatricule);
        return lines;
    };
    return one.patientName == other.patientName && linesOf(one) == linesOf(other) && one.identityLine == other.identityLine;
}

} // namespace paillasse::report
