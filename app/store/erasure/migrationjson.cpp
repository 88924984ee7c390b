// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/erasure/migrationjson.h"

#include "app/base/civiltime.h"
#include "app/crypto/hash.h"
#include "app/migration/names.h"
#include "app/store/erasure/certificates.h"

namespace paillasse::store {

namespace {

std::string timeOf(Instant instant)
{
    return instant.isNull() ? std::string() : toIsoUtc(instant);
}

std::string mandateJson(const migration::Job& job, const Certificates& certificates)
{
    const auto& mandate = job.mandate;
    std::vector<std::string> laboratories;
    for (const auto& laboratory : mandate.laboratories)
        laboratories.push_back(JsonLine().add("id", laboratory.toString()).add("name", certificates.names().laboratory ? certificates.names().laboratory(laboratory) : std::string()).text());
    std::vector<std::string> approvers;
    for (const auto& person : mandate.approvers)
        approvers.push_back(certificates.personJson(person));
    return JsonLine()
        .add("sha256", crypto::toHex(job.mandateSha256))
        .add("direction", migration::nameOf(mandate.direction))
        .add("instructedBy", mandate.instructedBy)
        .add("reference", mandate.reference)
        .add("ground", migration::nameOf(mandate.ground))
        .addJson("laboratories", jsonArray(laboratories))
        .add("from", mandate.from.toIso())
        .add("until", mandate.until.toIso())
        .addJson("patients", idsJson(mandate.patients))
        .add("counterpart", mandate.counterpart)
        .add("counterpartFormat", migration::nameOf(mandate.format))
        .add("recipientKey", mandate.recipientKey)
        .add("transfersResponsibility", mandate.transfersResponsibility)
        .addJson("approvers", jsonArray(approvers))
        .addJson("deadlines", JsonLine()
                                  .add("approval", timeOf(mandate.deadlines.approval))
                                  .add("staging", timeOf(mandate.deadlines.staging))
                                  .add("acceptance", timeOf(mandate.deadlines.acceptance))
                                  .add("erasure", timeOf(mandate.deadlines.erasure))
                                  .text())
        .add("acceptableErrorsPerMille", mandate.acceptableErrorsPerMille)
        .add("confidencePerCent", mandate.confidencePerCent)
        .text();
}

std::string stepsJson(const migration::Job& job, const Certificates& certificates)
{
    std::vector<std::string> list;
    for (const auto& step : job.steps)
        list.push_back(JsonLine().add("step", migration::nameOf(migration::kindOf(step.body))).add("at", timeOf(step.at)).addJson("by", certificates.personJson(step.by)).text());
    return jsonArray(list);
}

// Mandated against produced: what the mandate does not name was in the source and is in nothing else.
std::string fieldsJson(const migration::Job& job)
{
    std::vector<std::string> list;
    for (const auto& info : migration::fields())
        list.push_back(JsonLine()
                           .add("field", info.name)
                           .add("mandated", job.mandate.fields.has(info.field))
                           .add("inSource", job.staged ? job.staged->inSource.of(info.field) : 0)
                           .add("produced", job.staged ? job.staged->produced.of(info.field) : 0)
                           .text());
    return jsonArray(list);
}

std::string countsJson(const migration::Counts& counts)
{
    return JsonLine().add("patients", counts.patients).add("orders", counts.orders).add("specimens", counts.specimens).add("results", counts.results).add("reports", counts.reports).text();
}

std::string filesJson(const std::vector<migration::FileDigest>& files)
{
    std::vector<std::string> list;
    for (const auto& file : files)
        list.push_back(JsonLine().add("name", file.name).add("bytes", file.bytes).add("sha256", crypto::toHex(file.sha256)).text());
    return jsonArray(list);
}

std::string termsJson(const std::vector<std::string>& terms)
{
    std::vector<std::string> list;
    for (const auto& term : terms)
        list.push_back(jsonQuoted(term));
    return jsonArray(list);
}

std::string differencesJson(const migration::Job& job, const Certificates& certificates)
{
    std::vector<std::string> list;
    for (const auto& difference : job.differences)
        list.push_back(JsonLine()
                           .add("number", difference.number)
                           .add("kind", migration::nameOf(difference.kind))
                           .add("finding", migration::nameOf(difference.finding))
                           .add("record", difference.record)
                           .add("otherRecord", difference.otherRecord)
                           .add("where", difference.where)
                           .add("part", difference.part ? migration::nameOf(*difference.part) : std::string_view())
                           .add("partNumber", difference.partNumber)
                           .add("field", difference.field ? migration::infoOf(*difference.field).name : std::string_view())
                           .addJson("terms", termsJson(difference.terms))
                           .add("words", wordsOf(difference))
                           .add("times", difference.times)
                           .add("explanation", difference.explanation)
                           .addJson("explainedBy", difference.explanation.empty() ? "null" : certificates.personJson(difference.explainedBy))
                           .text());
    return jsonArray(list);
}

std::string sampleJson(const migration::Job& job)
{
    std::uint64_t agreeing = 0;
    for (const auto& compared : job.compared)
        agreeing += compared.agrees ? 1 : 0;
    return JsonLine().add("records", job.sample.size()).add("compared", job.compared.size()).add("agreeing", agreeing).text();
}

} // namespace

void addMigration(JsonLine& body, const migration::Job& job, const Certificates& certificates)
{
    body.addJson("mandate", mandateJson(job, certificates)).addJson("steps", stepsJson(job, certificates)).add("abandonedWhy", job.abandonedWhy).addJson("fields", fieldsJson(job));
    if (job.staged)
        body.addJson("sources", filesJson(job.staged->sources))
            .addJson("found", countsJson(job.staged->found))
            .addJson("staged", countsJson(job.staged->staged))
            .add("stagingSha256", crypto::toHex(job.staged->stagingSha256));
    body.add("readBack", job.readBack).addJson("sample", sampleJson(job)).addJson("differences", differencesJson(job, certificates));
    if (job.delivered)
        body.addJson("delivered", countsJson(job.delivered->delivered)).add("deliveredReadBack", job.delivered->readBack).addJson("files", filesJson(job.delivered->files));
    if (job.acknowledgement)
        body.addJson("acknowledgement",
                     JsonLine().add("reference", job.acknowledgement->reference).add("manifestSha256", crypto::toHex(job.acknowledgement->manifestSha256)).text());
}

std::string stagingJson(const migration::Job& job)
{
    std::vector<std::string> list;
    for (const auto& destroyed : job.destroyed) {
        JsonLine line;
        // A file by its name: whoever checks the certificate looks whether it is there.
        if (destroyed.kind == migration::DestroyedKind::StagingFile)
            line.add("file", destroyed.name);
        list.push_back(line.add("kind", nameOf(destroyed.kind)).add("what", wordsOf(destroyed)).add("at", timeOf(destroyed.at)).text());
    }
    return jsonArray(list);
}

} // namespace paillasse::store
