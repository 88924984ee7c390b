// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/commands/migrateprint.h"

#include <algorithm>

#include "app/base/civiltime.h"
#include "app/crypto/hash.h"
#include "app/migration/names.h"

namespace paillasse::store {

namespace {

constexpr std::size_t recordsNamed = 20; // of those that wait, at once

using migration::nameOf;

std::string workOf(migration::Work work)
{
    return work == migration::Work::None ? std::string() : ", the store's work: " + std::string(nameOf(work));
}

std::string dayOf(Instant at)
{
    return at.isNull() ? "—" : toIsoUtc(at);
}

void printMandate(std::ostream& out, const migration::Job& job, const NameOfPerson& name, const std::function<std::string(const lab::LaboratoryId&)>& laboratory)
{
    const auto& mandate = job.mandate;
    out << "Migration:     " << mandate.id.toString() << "\n"
        << "Direction:     " << nameOf(mandate.direction) << ", " << nameOf(mandate.format) << ", " << (mandate.direction == migration::Direction::In ? "from " : "to ") << mandate.counterpart << "\n"
        << "Instructed by: " << mandate.instructedBy << " (" << mandate.reference << "; " << nameOf(mandate.ground) << ")\n"
        << "Period:        " << mandate.from.toIso() << " to " << mandate.until.toIso() << "\n";
    for (const auto& one : mandate.laboratories)
        out << "Laboratory:    " << laboratory(one) << "\n";
    if (!mandate.patients.empty())
        out << "Patients:      " << mandate.patients.size() << " of them alone\n";
    if (!mandate.recipientKey.empty())
        out << "Recipient:     " << mandate.recipientKey << (mandate.transfersResponsibility ? "; takes over responsibility" : "") << "\n";
    for (const auto& one : mandate.approvers)
        out << "Approver:      " << name(one) << "\n";
    const auto& deadlines = mandate.deadlines;
    out << "Deadlines:     approval " << dayOf(deadlines.approval) << ", staging " << dayOf(deadlines.staging) << ", acceptance " << dayOf(deadlines.acceptance) << ", erasure "
        << dayOf(deadlines.erasure) << "\n"
        << "Sample:        at most " << mandate.acceptableErrorsPerMille << " in a thousand may differ, with " << mandate.confidencePerCent << " % confidence\n"
        << "Mandate:       " << crypto::toHex(job.mandateSha256) << "\n";
}

// Mandated v. produced, field by field.
void printFields(std::ostream& out, const migration::Job& job)
{
    for (const auto& info : migration::fields()) {
        const bool isMandated = job.mandate.fields.has(info.field);
        if (!isMandated && !job.staged)
            continue;
        out << "  " << (isMandated ? "asked for" : "left out ") << "  " << info.name;
        if (job.staged)
            out << ": " << job.staged->inSource.of(info.field) << " in the source, " << job.staged->produced.of(info.field) << " staged";
        out << "\n";
    }
}

void printSample(std::ostream& out, const migration::Job& job)
{
    if (job.sample.empty())
        return;
    out << "Sample:        " << job.compared.size() << " of " << job.sample.size() << " records compared\n";
    std::size_t named = 0;
    for (const auto record : job.sample) {
        if (std::ranges::find(job.compared, record, &migration::CompareSample::record) != job.compared.end())
            continue;
        if (named == recordsNamed) {
            out << " …";
            break;
        }
        out << (named++ == 0 ? "To compare:    " : ", ") << record;
    }
    if (named > 0)
        out << "\n";
}

} // namespace

void printLine(std::ostream& out, const wire::MigrationLine& line)
{
    out << line.id.toString() << "\t" << nameOf(line.direction) << "\t" << nameOf(line.state) << workOf(line.work) << "\t" << line.counterpart << "\t" << nameOf(line.format) << "\tdrafted by "
        << line.draftedBy << " " << toIsoUtc(line.draftedAt) << "\tdue " << dayOf(line.dueAt) << "\n";
}

void printStep(std::ostream& out, const migration::Job& job)
{
    out << "Done: migration " << job.mandate.id.toString() << " is " << nameOf(job.state) << workOf(job.work) << ". It stands in the ledger.\n";
}

void printDifference(std::ostream& out, const migration::Difference& difference)
{
    out << "  " << (difference.number > 0 ? std::to_string(difference.number) : std::string("—")) << "\t" << nameOf(difference.kind) << "\t" << wordsOf(difference) << "\t" << difference.times << " times";
}

void printDifferences(std::ostream& out, const migration::Job& job, const NameOfPerson& name)
{
    for (const auto& difference : job.differences) {
        printDifference(out, difference);
        if (!difference.explanation.empty())
            out << "\texplained by " << name(difference.explainedBy) << ": " << difference.explanation;
        else if (migration::wantsExplanation(difference.kind))
            out << "\twaits for an explanation";
        out << "\n";
    }
}

void printJob(std::ostream& out, const migration::Job& job, const NameOfPerson& name, const std::function<std::string(const lab::LaboratoryId&)>& laboratory)
{
    printMandate(out, job, name, laboratory);
    out << "State:         " << nameOf(job.state) << workOf(job.work) << ", since " << toIsoUtc(job.since) << ", due " << dayOf(migration::dueAt(job)) << "\n";
    printSample(out, job);
    out << "Fields:\n";
    printFields(out, job);
    if (!job.differences.empty())
        out << "Differences:\n";
    printDifferences(out, job, name);
    if (job.delivered)
        for (const auto& file : job.delivered->files)
            out << "File:          " << file.name << ", " << file.bytes << " bytes, SHA-256 " << crypto::toHex(file.sha256) << "\n";
    if (!job.abandonedWhy.empty())
        out << "Abandoned:     " << job.abandonedWhy << "\n";
    for (const auto& one : job.destroyed)
        out << "Destroyed:     " << wordsOf(one) << ", " << toIsoUtc(one.at) << "\n";
    if (!job.certificateSha256.empty())
        out << "Certificate:   SHA-256 " << crypto::toHex(job.certificateSha256) << "\n";
    out << "Steps:\n";
    for (const auto& step : job.steps)
        out << "  " << toIsoUtc(step.at) << "\t" << nameOf(migration::kindOf(step.body)) << "\t" << (step.by.isNull() ? "the store" : name(step.by)) << "\n";
}

} // namespace paillasse::store
