// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/report/reportcontent.h"

#include <algorithm>
#include <set>

#include "app/lab/rules/nextrelease.h"
#include "app/report/linewords.h"
#include "app/report/pagewords.h"
#include "app/report/reportwords.h"

namespace paillasse::report {

namespace {

const lab::ReportVersion* versionOf(const ReportInput& input)
{
    const auto found = std::ranges::find(input.order.reports, input.version, &lab::ReportVersion::version);
    return found == input.order.reports.end() ? nullptr : &*found;
}

// In today's words.
Sheet writtenNow(const ReportInput& input)
{
    const auto* report = versionOf(input);
    std::vector<lab::ReportedLine> made;
    const auto reported = report ? reportedLines(input.order, report->version) : unreleasedLines(input.order, made);
    const bool showsResults = !report || report->kind != lab::ReportKind::Withdrawn;
    Sheet sheet{pageWords(input, report), {}};
    for (const auto& line : input.order.lines) {
        const auto found = reported.find(line.id);
        const bool isPending = found == reported.end();
        if (isPending ? line.state == lab::LineState::Cancelled : !showsResults)
            continue;
        if (isPending)
            sheet.page.pending.push_back(line.id);
        auto& words = sheet.lines[line.id];
        if (!line.withheld)
            words = isPending ? pendingWords(input, line) : reportedWords(input, line, found->second);
    }
    if (report && !sheet.page.pending.empty())
        sheet.page.banner = withPartial(sheet.page.banner, report->kind);
    return sheet;
}

LineWords withheldWords()
{
    LineWords words;
    words.discipline = words::discipline({});
    words.rank = lastRank;
    words.name = QStringLiteral("examen confidentiel");
    words.value = QStringLiteral("—");
    return words;
}

ReportRow rowOf(const LineWords& line)
{
    return {line.name, line.value, line.unit, line.secondValue, line.range, line.flag, line.abnormal, line.critical, line.previous, line.isOurs ? std::optional(line.site) : std::nullopt, line.remarks};
}

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

using Validators = std::vector<const ValidatorWords*>; // of a group's rows; null: of nobody

const ValidatorWords* validatorOf(const Sheet& sheet, const LineWords& line)
{
    const auto found = std::ranges::find(sheet.page.validators, line.validatedIn, &ValidatorWords::version);
    return found == sheet.page.validators.end() ? nullptr : &*found;
}

// The validating biologist by name for each section (R6222-3): said where the lines are not all of one. A section of one biologist names
// them at its head, a mixed one on each line.
void addValidators(ReportGroup& group, const Validators& validators)
{
    const auto same = [&validators](const auto* one) { return one && validators.front() && one->person == validators.front()->person; };
    if (std::ranges::all_of(validators, same)) {
        group.validatedBy = (*std::ranges::max_element(validators, {}, &ValidatorWords::version))->validated;
        return;
    }
    for (std::size_t i = 0; i < validators.size(); ++i)
        if (validators[i])
            group.rows[i].remarks << validators[i]->validated;
}

bool haveSeveralValidators(const std::vector<Validators>& groups)
{
    std::set<lab::PersonId> people;
    for (const auto& validators : groups)
        for (const auto* one : validators)
            if (one)
                people.insert(one->person);
    return people.size() > 1;
}

std::vector<ReportGroup> groupsOf(const Sheet& sheet)
{
    std::vector<LineWords> lines;
    for (const auto& [id, words] : sheet.lines)
        if (std::ranges::find(sheet.page.pending, id) == sheet.page.pending.end())
            lines.push_back(words.value_or(withheldWords()));
    std::ranges::stable_sort(lines, [](const LineWords& a, const LineWords& b) { return a.discipline != b.discipline ? a.discipline < b.discipline : a.rank < b.rank; });
    std::vector<ReportGroup> groups;
    std::vector<Validators> validators;
    for (const auto& line : lines) {
        if (groups.empty() || groups.back().title != line.discipline) {
            groups.push_back({line.discipline, {}, {}, {}});
            validators.emplace_back();
        }
        groups.back().rows.push_back(rowOf(line));
        validators.back().push_back(validatorOf(sheet, line));
    }
    std::ranges::for_each(groups, sayWhere);
    if (haveSeveralValidators(validators))
        for (std::size_t i = 0; i < groups.size(); ++i)
            addValidators(groups[i], validators[i]);
    return groups;
}

// What earlier versions said of the results stands beside what this one says, in its author's name. A correction says everything anew.
QStringList earlierInterpretations(const ReportInput& input, const Sheet& sheet, const lab::ReportVersion& report)
{
    QStringList standing;
    if (report.kind == lab::ReportKind::Withdrawn)
        return standing;
    for (const auto* version : lab::standingVersions(input.order, report.version)) {
        const auto author = std::ranges::find(sheet.page.validators, version->version, &ValidatorWords::version);
        if (version->version == report.version || version->interpretation.empty() || version->interpretation == report.interpretation || author == sheet.page.validators.end())
            continue;
        standing << author->interprets + QStringLiteral(" : ") + words::text(version->interpretation);
    }
    return standing;
}

} // namespace

Result<Sheet> sheetOf(const ReportInput& input)
{
    auto now = writtenNow(input);
    const auto* report = versionOf(input);
    if (!report || report->sheet.empty())
        return now;
    auto kept = decode(report->sheet);
    if (!kept)
        return kept;
    for (auto& [id, words] : kept->lines)
        if (const auto line = now.lines.find(id); !words && line != now.lines.end())
            words = std::move(line->second);
    return kept;
}

std::vector<lab::SheetPart> unkeptWords(const ReportInput& input)
{
    const auto* report = versionOf(input);
    auto parts = encode(writtenNow(input));
    if (!report || report->sheet.empty())
        return parts;
    std::erase_if(parts, [report](const lab::SheetPart& part) {
        const auto kept = std::ranges::find(report->sheet, part.line, &lab::SheetPart::line);
        return part.words.empty() || kept == report->sheet.end() || !kept->words.empty();
    });
    return parts;
}

bool namesPatientOtherwise(const ReportInput& input)
{
    const auto* report = versionOf(input);
    const auto kept = report && !report->sheet.empty() ? decode(report->sheet) : Result<Sheet>(Sheet());
    if (!kept || kept->page.patientName.isEmpty())
        return false;
    return !namePatientAlike(kept->page, pageWords(input, report));
}

ReportContent contentOf(const ReportInput& input, const Sheet& sheet)
{
    const auto* report = versionOf(input);
    const auto& page = sheet.page;
    ReportContent content;
    content.number = report ? QStringLiteral("%1/%2").arg(words::text(input.order.accession)).arg(report->version) : words::text(input.order.accession);
    content.title = QStringLiteral("Compte rendu d’examens de biologie médicale");
    content.banner = page.banner;
    content.formerReaders = page.formerReaders;
    content.laboratoryLines = page.laboratoryLines;
    content.laboratoryFoot = page.laboratoryFoot;
    content.patientName = page.patientName;
    content.patientLines = page.patientLines;
    content.requestLines = page.requestLines;
    content.collected = page.collected;
    content.issued = page.issued;
    content.identityLine = page.identityLine;
    content.signature = page.signature;
    content.specimenRemarks = page.specimenRemarks;
    content.notice = page.notice;
    content.groups = groupsOf(sheet);
    for (const auto id : page.pending) {
        const auto line = sheet.lines.find(id);
        content.pending << (line == sheet.lines.end() || !line->second ? withheldWords() : *line->second).name;
    }
    if (!report)
        return content;
    content.earlierInterpretations = earlierInterpretations(input, sheet, *report);
    content.interpretation = words::text(report->interpretation);
    content.verification = words::text(input.verification);
    if (!input.contentHash.empty())
        content.fingerprint = QStringLiteral("Empreinte du contenu signé : ") + words::groupedHex(input.contentHash) + QStringLiteral(". Authenticité : à vérifier auprès du laboratoire, par le code.");
    return content;
}

} // namespace paillasse::report
