// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/migration/outbound/outboundwork.h"

#include <filesystem>

#include "app/crypto/hash.h"
#include "app/store/core/outboundfolder.h"
#include "app/store/core/store.h"
#include "app/store/migration/outbound/archivecontent.h"
#include "app/store/migration/outbound/archivefile.h"
#include "app/store/migration/outbound/extract.h"
#include "app/store/migration/outbound/outboundsample.h"
#include "app/store/migration/outbound/outboundstaging.h"

namespace paillasse::store {

namespace {

Result<> makeFolder(const std::string& path)
{
    std::error_code error;
    std::filesystem::create_directory(path, error);
    if (!error)
        std::filesystem::permissions(path, std::filesystem::perms::owner_all, error);
    return error ? Result<>(fail(ErrorCode::Refused, "archive: its folder cannot be made")) : Result<>();
}

// Names and contents of all members, one after the other.
class ContentHash {
public:
    void add(const std::string& name, std::string_view content)
    {
        m_hash.add(crypto::sha256(asBytes(name))).add(crypto::sha256(asBytes(content)));
    }
    Bytes finish() { return crypto::digestBytes(m_hash.finish()); }

private:
    crypto::Sha256 m_hash;
};

} // namespace

std::string archiveName(const migration::MigrationId& job)
{
    return archivePrefix + job.toString() + archiveSuffix;
}

Result<migration::Staged> OutboundWork::stage(const migration::Job& job, const WorkProgress& progress)
{
    return stageDocuments(m_store, job.mandate, progress);
}

Result<migration::Checked> OutboundWork::check(const migration::Job& job, const WorkProgress& progress)
{
    return checkDocuments(m_store, job, progress);
}

Result<migration::Delivered> OutboundWork::deliver(const migration::Job& job, const WorkProgress& progress)
{
    const auto recipient = crypto::AgeRecipient::parse(job.mandate.recipientKey);
    if (!recipient)
        return tl::unexpected(recipient.error());
    const auto staging = Staging::open(m_store, job.mandate.id);
    if (!staging)
        return tl::unexpected(staging.error());
    const auto ids = DerivedIds::load(m_store);
    if (!ids)
        return tl::unexpected(ids.error());
    const auto folder = outboundFolder(m_store.directory());
    if (const auto made = makeFolder(folder); !made)
        return tl::unexpected(made.error());
    auto archive = ArchiveFile::create(folder + '/' + archiveName(job.mandate.id), *recipient, job.since);
    if (!archive)
        return tl::unexpected(archive.error());

    const ArchiveContent content(m_store, job, *ids);
    ContentHash written;
    const auto put = [&](const std::string& name, std::string_view text) -> Result<> {
        written.add(name, text);
        return (*archive)->add(name, text);
    };
    const auto produced = content.produce(**staging, put, progress);
    if (!produced)
        return tl::unexpected(produced.error());
    // Nobody here can open it: what went in is made a second time and held against what did.
    ContentHash again;
    const auto rehearse = [&again](const std::string& name, std::string_view text) -> Result<> {
        again.add(name, text);
        return {};
    };
    const auto reread = content.produce(**staging, rehearse, progress);
    if (!reread)
        return tl::unexpected(reread.error());
    migration::Delivered delivered{produced->counts, reread->records, {}, {}};
    if (again.finish() != written.finish()) {
        delivered.differences.push_back({.number = static_cast<std::uint32_t>(job.differences.size() + 1),
                                         .kind = kindOf(migration::Finding::ArchiveDiffers),
                                         .finding = migration::Finding::ArchiveDiffers,
                                         .terms = {archiveName(job.mandate.id)}});
        return delivered;
    }
    auto file = (*archive)->finish();
    if (!file)
        return tl::unexpected(file.error());
    delivered.files = {std::move(*file), produced->manifest};
    return delivered;
}

Result<OutboundWork::Sample> OutboundWork::sample(const migration::Job& job, std::uint64_t record)
{
    const auto staging = Staging::open(m_store, job.mandate.id);
    if (!staging)
        return tl::unexpected(staging.error());
    const auto staged = (*staging)->record(record);
    if (!staged)
        return tl::unexpected(staged.error());
    const auto place = *staged ? SourcePlace::parse((*staged)->where) : std::nullopt;
    const auto extract = Extract::open(m_store, job.mandate);
    if (!extract)
        return tl::unexpected(extract.error());
    const auto documents = place ? (*extract)->at(*place) : Result<std::optional<Extract::Taken>>(std::optional<Extract::Taken>());
    if (!documents)
        return tl::unexpected(documents.error());
    if (!*documents)
        return fail(ErrorCode::NotFound, "migration: no such record");
    const auto read = asReadByRecipient((*staged)->record, job.mandate.format);
    if (!read)
        return tl::unexpected(read.error());
    return Sample{(*staged)->where, besideEachOther((*documents)->outbound.record, *read)};
}

} // namespace paillasse::store
