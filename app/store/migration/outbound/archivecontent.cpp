// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/migration/outbound/archivecontent.h"

#include "app/crypto/hash.h"
#include "app/crypto/textsignature.h"
#include "app/exchange/fhirout/json.h"
#include "app/store/core/store.h"
#include "app/store/migration/outbound/recordfiles.h"
#include "app/store/migration/reduction.h"

namespace paillasse::store {

namespace {

using exchange::fhirout::Array;
using exchange::fhirout::Object;

constexpr std::uint64_t recordsPerLook = 64;

struct Member {
    migration::FileDigest file;
    std::uint64_t entries = 0;
};

migration::FileDigest digestOf(const std::string& name, std::string_view content)
{
    return {name, content.size(), crypto::digestBytes(crypto::sha256(asBytes(content)))};
}

// As sha256sum writes and reads it.
std::string sumsOf(const std::vector<Member>& members)
{
    std::string sums;
    for (const auto& member : members)
        sums += crypto::toHex(member.file.sha256) + "  " + member.file.name + '\n';
    return sums;
}

Object number(Object object, std::string_view name, std::uint64_t value)
{
    return object.addNumber(name, std::to_string(value));
}

Object countsObject(const migration::Counts& counts)
{
    return Object()
        .addNumber("patients", std::to_string(counts.patients))
        .addNumber("orders", std::to_string(counts.orders))
        .addNumber("specimens", std::to_string(counts.specimens))
        .addNumber("results", std::to_string(counts.results))
        .addNumber("documents", std::to_string(counts.reports));
}

std::string manifestOf(const Store& store, const migration::Job& job, const std::vector<Member>& members, const std::string& sums, const ArchiveContent::Produced& produced)
{
    Array fields;
    for (const auto& info : migration::fields())
        if (job.mandate.fields.has(info.field))
            fields.add(info.name);
    Array files;
    for (const auto& member : members)
        files.add(number(number(Object().add("name", member.file.name), "bytes", member.file.bytes).add("sha256", crypto::toHex(member.file.sha256)), "entries", member.entries));
    return Object()
               .add("format", "paillasse-outbound-1")
               .add("content", job.mandate.format == migration::Format::Fhir ? "FHIR R4 NDJSON" : "HL7 v2.5 ORU^R01 batches")
               .add("store", store.identity().store.toString())
               .add("signedBy", crypto::toHex(store.identity().signingKey))
               .add("migration", job.mandate.id.toString())
               .add("mandateSha256", crypto::toHex(job.mandateSha256))
               .add("fields", fields)
               .addNumber("records", std::to_string(produced.records))
               .add("counts", countsObject(produced.counts))
               .add("sumsSha256", crypto::toHex(crypto::sha256(asBytes(sums))))
               .add("files", files)
               .text()
        + '\n';
}

} // namespace

Result<ArchiveContent::Produced> ArchiveContent::produce(Staging& staging, const Put& put, const WorkProgress& progress) const
{
    Produced produced;
    std::vector<Member> members;
    auto files = RecordFiles::of(m_job, m_ids, [&](const std::string& name, std::string_view content, std::uint64_t entries) -> Result<> {
        members.push_back({digestOf(name, content), entries});
        return put(name, content);
    });
    if (!files)
        return tl::unexpected(files.error());
    const auto size = staging.size();
    if (!size)
        return tl::unexpected(size.error());
    auto done = staging.forEach(1, [&](const StagedRecord& staged) -> Result<> {
        if (staged.number % recordsPerLook == 0) {
            progress.told(staged.number, *size);
            if (progress.isToStop())
                return fail(ErrorCode::Cancelled, "archive: to begin again later");
        }
        ++produced.records;
        add(produced.counts, countsOf(staged.record));
        return (*files)->add(staged);
    });
    if (done)
        done = (*files)->finish();
    if (!done)
        return tl::unexpected(done.error());
    const auto sums = sumsOf(members);
    const auto manifest = manifestOf(m_store, m_job, members, sums, produced);
    produced.manifest = digestOf("manifest.json", manifest);
    const auto& key = m_store.signingKey();
    const auto signature = crypto::signText(key, manifest);
    for (const auto& [name, content] : {std::pair<std::string, std::string>{"SHA256SUMS", sums}, {"manifest.json", manifest}, {"manifest.json.sig", std::string(asText(signature))}, {"store.pem", crypto::publicPem(key)}})
        if (const auto written = put(name, content); !written)
            return tl::unexpected(written.error());
    return produced;
}

} // namespace paillasse::store
