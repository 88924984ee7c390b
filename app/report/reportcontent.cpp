// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/report/reportcontent.h"

#include <algorithm>
#include <map>
#include <set>

#include "app/report/reportwords.h"

namespace paillasse::report {

namespace {

using lab::ReportKind;

// What stands on the version: each line as the last version up to this one has it.
struct Reported {
    const lab::ReportedLine* entry = nullptr;
    const lab::ReportedLine* before = nullptr; // in an earlier version, when this version changed it
    bool isNew = false;                        // first reported by this version, on a report that had others
    const lab::ReportVersion* validated = nullptr; // that released it as it stands: its biologist answers for it
};

const lab::Measurement* measurementOf(const lab::ResultLine& line, const lab::MeasurementId& id)
{
    for (const auto& measurement : line.measurements)
        if (measurement.id == id)
            return &measurement;
    return nullptr;
}

// The same value that an earlier release had already: carried over, which is no validation. Releasing a line raises its revision by one.
bool isCarriedOver(const lab::ReportedLine& before, const lab::ReportedLine& entry)
{
    return before.measurement == entry.measurement && entry.revision <= before.revision + 1;
}

std::map<lab::LineId, Reported> reportedLines(const lab::Order& order, std::uint16_t version)
{
    std::map<lab::LineId, Reported> lines;
    for (const auto& report : order.reports) {
        if (report.version > version || report.kind == ReportKind::Withdrawn)
            continue;
        const bool hadOthers = !lines.empty();
        for (const auto& entry : report.lines) {
            auto& line = lines[entry.line];
            if (report.version == version && line.entry && line.entry->measurement != entry.measurement)
                line.before = line.entry;
            line.isNew = report.version == version && hadOthers && !line.entry;
            if (!line.entry || !isCarriedOver(*line.entry, entry))
                line.validated = &report;
            line.entry = &entry;
        }
    }
    return lines;
}

// An emergency print without the store: what is biologically or technically valid here, said to be unreleased.
std::map<lab::LineId, Reported> unreleasedLines(const lab::Order& order, std::vector<lab::ReportedLine>& made)
{
    std::map<lab::LineId, Reported> lines;
    made.reserve(order.lines.size());
    for (const auto& line : order.lines) {
        if (!line.reportable || (line.state != lab::LineState::TechnicallyValid && line.state != lab::LineState::BiologicallyValid))
            continue;
        made.push_back({line.id, line.revision, *line.reportable, {}});
        lines[line.id].entry = &made.back();
    }
    return lines;
}

QString secondUnit(const lab::Examination* examination, const lab::Measurement& measurement)
{
    const auto* quantity = std::get_if<lab::Quantity>(&measurement.value);
    if (!examination || !examination->secondUnit || !quantity || measurement.unit != examination->unit)
        return {};
    const auto& second = *examination->secondUnit;
    const auto converted = lab::Decimal::rounded(quantity->number.toDouble() * second.factor.toDouble(), second.decimals);
    if (!converted)
        return {};
    return words::value(lab::Quantity{quantity->comparator, *converted}) + QLatin1Char(' ') + words::text(second.display);
}

void addMeasurement(ReportRow& row, const lab::Examination* examination, const lab::Measurement& measurement)
{
    row.value = words::value(measurement.value);
    row.unit = words::unit(examination, measurement.unit);
    row.secondValue = secondUnit(examination, measurement);
    row.range = words::range(measurement.range);
    row.flag = words::flag(measurement.level);
    row.abnormal = measurement.level != lab::Level::Normal;
    row.critical = lab::isCritical(measurement.level);
    if (measurement.range.isDefault && !row.range.isEmpty())
        row.remarks << QStringLiteral("intervalle par défaut, non adapté à l’âge ou au sexe");
    if (!measurement.method.empty())
        row.remarks << words::text(measurement.method);
    if (measurement.dilution > 1)
        row.remarks << QStringLiteral("mesuré après dilution au 1/%1").arg(measurement.dilution);
    if (!measurement.formulaVersion.empty())
        row.remarks << QStringLiteral("calculé : ") + words::text(measurement.formulaVersion);
    if (!measurement.performingLaboratory.empty())
        row.remarks << QStringLiteral("réalisé par ") + words::text(measurement.performingLaboratory);
    if (!measurement.comment.empty())
        row.remarks << words::text(measurement.comment);
}

QString correction(const lab::ResultLine& line, const Reported& reported)
{
    const auto* before = reported.before ? measurementOf(line, reported.before->measurement) : nullptr;
    return before ? QStringLiteral("corrigé : rendu précédemment ") + words::value(before->value) : QString();
}

ReportRow rowOf(const ReportInput& input, const lab::ResultLine& line, const Reported& reported)
{
    ReportRow row;
    const auto* examination = line.withheld ? nullptr : input.examination(line.examination);
    row.name = line.withheld ? QStringLiteral("examen confidentiel") : words::text(examination ? examination->french : line.examination);
    const auto* measurement = measurementOf(line, reported.entry->measurement);
    if (measurement) {
        addMeasurement(row, examination, *measurement);
        const bool isOurs = measurement->performingLaboratory.empty();
        if (isOurs && input.siteOf)
            row.site = words::text(input.siteOf(line.bench));
        if (examination && !examination->accredited && isOurs && !input.laboratory.accreditation.empty())
            row.remarks << QStringLiteral("hors accréditation");
    } else if (line.withheld) {
        row.value = QStringLiteral("—");
    } else {
        row.value = QStringLiteral("non réalisé");
        if (!line.reason.empty())
            row.remarks << words::text(line.reason);
    }
    if (const auto changed = correction(line, reported); !changed.isEmpty())
        row.remarks.prepend(changed);
    if (reported.isNew)
        row.remarks.prepend(QStringLiteral("nouveau résultat"));
    if (const auto previous = line.withheld || !input.previous ? std::nullopt : input.previous(line))
        row.previous = QStringLiteral("%1 (%2)").arg(words::value(previous->value), words::date(Date::of(previous->at + input.utcOffsetMinutes * minuteMs)));
    return row;
}

struct Place {
    QString discipline;
    unsigned rank = 0;
    const lab::ResultLine* line = nullptr;
    const Reported* reported = nullptr;
};

// A discipline that is done at one place says so once, else each of its rows says where.
void sayWhere(ReportGroup& group)
{
    std::set<QString> sites;
    for (const auto& row : group.rows)
        if (row.site)
            sites.insert(*row.site);
    const auto words = [](const QString& site) { return site.isEmpty() ? QString() : QStringLiteral("site de réalisation\u00a0: ") + site; };
    if (sites.size() == 1)
        group.site = words(*sites.begin());
    else
        for (auto& row : group.rows)
            if (row.site && !row.site->isEmpty())
                row.remarks << words(*row.site);
}

QString nameOf(const ReportInput& input, const lab::PersonId& person)
{
    return words::text(input.signatory(person).name);
}

QString validatedBy(const ReportInput& input, const lab::ReportVersion& version)
{
    return QStringLiteral("validé par %1 le %2").arg(nameOf(input, version.releasedBy), words::dateTime(version.releasedAt, input.utcOffsetMinutes));
}

// The validating biologist by name for each section (R6222-3): said where the lines are not all of one. A section of one biologist names
// them at its head, a mixed one on each line.
void addValidators(const ReportInput& input, ReportGroup& group, const std::vector<const lab::ReportVersion*>& validated)
{
    const auto same = [&validated](const auto* version) { return version && validated.front() && version->releasedBy == validated.front()->releasedBy; };
    if (std::ranges::all_of(validated, same)) {
        const auto* last = *std::ranges::max_element(validated, {}, &lab::ReportVersion::version);
        group.validatedBy = validatedBy(input, *last);
        return;
    }
    for (std::size_t i = 0; i < validated.size(); ++i)
        if (validated[i])
            group.rows[i].remarks << validatedBy(input, *validated[i]);
}

bool haveSeveralValidators(const std::map<lab::LineId, Reported>& lines)
{
    const lab::ReportVersion* first = nullptr;
    for (const auto& [id, line] : lines) {
        if (line.validated && first && line.validated->releasedBy != first->releasedBy)
            return true;
        first = line.validated ? line.validated : first;
    }
    return false;
}

std::vector<ReportGroup> groupsOf(const ReportInput& input, const std::map<lab::LineId, Reported>& lines)
{
    std::vector<Place> places;
    for (const auto& [id, reported] : lines) {
        const auto* line = input.order.line(id);
        if (!line)
            continue;
        const auto* examination = line->withheld ? nullptr : input.examination(line->examination);
        places.push_back({words::discipline(examination ? examination->discipline : std::string()), examination ? examination->rank : 65535u, line, &reported});
    }
    std::stable_sort(places.begin(), places.end(), [](const Place& a, const Place& b) {
        return a.discipline != b.discipline ? a.discipline < b.discipline : a.rank < b.rank;
    });
    std::vector<ReportGroup> groups;
    std::vector<std::vector<const lab::ReportVersion*>> validated; // of each group's rows
    for (const auto& place : places) {
        if (groups.empty() || groups.back().title != place.discipline) {
            groups.push_back({place.discipline, {}, {}, {}});
            validated.emplace_back();
        }
        groups.back().rows.push_back(rowOf(input, *place.line, *place.reported));
        validated.back().push_back(place.reported->validated);
    }
    std::ranges::for_each(groups, sayWhere);
    for (std::size_t i = 0; i < groups.size() && haveSeveralValidators(lines); ++i)
        addValidators(input, groups[i], validated[i]);
    return groups;
}

QString bannerOf(const ReportInput& input, const lab::ReportVersion* report)
{
    if (!report)
        return QStringLiteral("NON LIBÉRÉ — MODE DÉGRADÉ");
    switch (report->kind) {
    case ReportKind::Partial: return QStringLiteral("RÉSULTATS PARTIELS");
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

void addLaboratory(ReportContent& content, const lab::LaboratoryProfile& laboratory)
{
    content.laboratoryLines << words::text(laboratory.name);
    for (const auto& line : {laboratory.legalForm, laboratory.address, laboratory.phone})
        if (!line.empty())
            content.laboratoryLines << words::text(line);
    content.laboratoryFoot = words::text(laboratory.name);
    if (!laboratory.accreditation.empty()) {
        const auto accreditation = QStringLiteral("Accréditation ") + words::text(laboratory.accreditation);
        content.laboratoryLines << accreditation;
        content.laboratoryFoot += QStringLiteral(" · ") + accreditation;
    }
    QStringList names;
    for (const auto& name : laboratory.biologists)
        names << words::text(name);
    if (!names.isEmpty())
        content.laboratoryLines << QStringLiteral("Biologistes responsables : ") + names.join(QStringLiteral(", "));
    content.notice = words::text(laboratory.exampleNotice);
}

// Birth traits as the law wants them; the matricule only when the identity is qualified.
void addPatient(ReportContent& content, const ReportInput& input)
{
    const auto& identity = input.patient.identity;
    const auto day = Date::of(input.order.context.collectedAt.isNull() ? input.order.placedAt : input.order.context.collectedAt);
    content.patientName = words::text(lab::displayName(identity));
    content.patientLines << QStringLiteral("Nom de naissance : %1 · Prénoms : %2").arg(words::text(identity.birthName), words::text(identity.birthForenames.empty() ? identity.firstForename : identity.birthForenames));
    content.patientLines << QStringLiteral("Né(e) le %1 (%2) · Sexe %3").arg(words::date(identity.birthDate), words::age(identity.birthDate, day), words::sex(identity.sex));
    content.patientLines << QStringLiteral("N° patient : ") + words::text(input.patient.number);
    if (identity.state == lab::IdentityState::Qualified && !identity.insMatricule.empty())
        content.patientLines << QStringLiteral("Matricule INS : ") + words::text(identity.insMatricule);
    content.identityLine = QStringLiteral("%1 · né(e) le %2 · n° %3").arg(content.patientName, words::date(identity.birthDate), words::text(input.patient.number));
}

void addRequest(ReportContent& content, const ReportInput& input)
{
    const auto& context = input.order.context;
    Instant received;
    for (const auto& specimen : input.order.specimens)
        if (!specimen.receivedAt.isNull() && (received.isNull() || specimen.receivedAt < received))
            received = specimen.receivedAt;
    content.collected = words::dateTime(context.collectedAt, input.utcOffsetMinutes);
    content.requestLines << QStringLiteral("Demande n° ") + words::text(input.order.accession);
    if (!context.prescriberName.empty())
        content.requestLines << QStringLiteral("Prescripteur : ") + words::text(context.prescriberName) + (context.ward.empty() ? QString() : QStringLiteral(" · ") + words::text(context.ward));
    content.requestLines << QStringLiteral("Prélevé le %1%2").arg(content.collected, context.collector.empty() ? QString() : QStringLiteral(" par ") + words::text(context.collector));
    content.requestLines << QStringLiteral("Reçu le ") + words::dateTime(received, input.utcOffsetMinutes);
    QStringList specimens;
    for (const auto& specimen : input.order.specimens)
        if (specimen.state != lab::SpecimenState::Rejected)
            if (const auto nature = words::text(input.specimenNature ? input.specimenNature(specimen.container) : specimen.container); !specimens.contains(nature))
                specimens << nature;
    if (!specimens.isEmpty())
        content.requestLines << QStringLiteral("Échantillons : ") + specimens.join(QStringLiteral(", "));
    QStringList conditions;
    if (context.fasting != lab::Fasting::Unknown)
        conditions << (context.fasting == lab::Fasting::Yes ? QStringLiteral("À jeun") : QStringLiteral("Non à jeun"));
    if (!context.treatment.empty())
        conditions << QStringLiteral("Traitement : ") + words::text(context.treatment);
    if (!conditions.isEmpty())
        content.requestLines << conditions.join(QStringLiteral(" · "));
    if (!context.clinical.empty())
        content.requestLines << QStringLiteral("Contexte : ") + words::text(context.clinical);
    QStringList recipients;
    for (const auto& recipient : context.recipients)
        recipients << words::text(recipient);
    if (!recipients.isEmpty())
        content.requestLines << QStringLiteral("Destinataires : ") + recipients.join(QStringLiteral(", "));
    for (const auto& specimen : input.order.specimens)
        if (const auto remark = words::specimenRemark(specimen); !remark.isEmpty())
            content.specimenRemarks << remark;
}

// What earlier versions said of the results stands beside what this one says, in its author's name. A correction says everything anew.
QStringList earlierInterpretations(const ReportInput& input, const lab::ReportVersion& report)
{
    QStringList standing;
    if (report.kind == ReportKind::Withdrawn)
        return standing;
    for (const auto& version : input.order.reports) {
        if (version.version > report.version)
            break;
        if (version.kind == ReportKind::Corrected)
            standing.clear();
        if (version.version == report.version || version.kind == ReportKind::Withdrawn || version.interpretation.empty() || version.interpretation == report.interpretation)
            continue;
        standing << QStringLiteral("Interprétation de %1, le %2 : %3")
                        .arg(nameOf(input, version.releasedBy), words::dateTime(version.releasedAt, input.utcOffsetMinutes), words::text(version.interpretation));
    }
    return standing;
}

void addSignature(ReportContent& content, const ReportInput& input, const lab::ReportVersion* report)
{
    if (!report) {
        content.issued = words::dateTime(input.printedAt, input.utcOffsetMinutes);
        content.signature << QStringLiteral("Non validé par un biologiste : ne vaut pas compte rendu.");
        return;
    }
    content.issued = words::dateTime(report->releasedAt, input.utcOffsetMinutes);
    const auto signatory = input.signatory(report->releasedBy);
    content.signature << QStringLiteral("Validé et signé électroniquement le %1 par").arg(content.issued);
    content.signature << words::text(signatory.name) + (signatory.title.empty() ? QString() : QStringLiteral(", ") + words::text(signatory.title));
    content.earlierInterpretations = earlierInterpretations(input, *report);
    content.interpretation = words::text(report->interpretation);
    content.verification = words::text(input.verification);
    if (!input.contentHash.empty())
        content.fingerprint = QStringLiteral("Empreinte du contenu signé : ") + words::groupedHex(input.contentHash) + QStringLiteral(". Authenticité : à vérifier auprès du laboratoire, par le code.");
}

} // namespace

ReportContent contentOf(const ReportInput& input)
{
    const lab::ReportVersion* report = nullptr;
    for (const auto& version : input.order.reports)
        if (version.version == input.version)
            report = &version;

    ReportContent content;
    content.number = report ? QStringLiteral("%1/%2").arg(words::text(input.order.accession)).arg(report->version) : words::text(input.order.accession);
    content.title = QStringLiteral("Compte rendu d’examens de biologie médicale");
    content.banner = bannerOf(input, report);
    content.formerReaders = formerReaders(input, report);
    addLaboratory(content, input.laboratory);
    addPatient(content, input);
    addRequest(content, input);
    addSignature(content, input, report);

    std::vector<lab::ReportedLine> made;
    const auto lines = report ? reportedLines(input.order, report->version) : unreleasedLines(input.order, made);
    if (!report || report->kind != ReportKind::Withdrawn)
        content.groups = groupsOf(input, lines);
    for (const auto& line : input.order.lines) {
        if (lines.contains(line.id) || line.state == lab::LineState::Cancelled)
            continue;
        const auto* examination = line.withheld ? nullptr : input.examination(line.examination);
        content.pending << (line.withheld ? QStringLiteral("examen confidentiel") : words::text(examination ? examination->french : line.examination));
    }
    return content;
}

} // namespace paillasse::report
