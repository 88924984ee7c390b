// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/migration/straystagings.h"

#include <algorithm>
#include <filesystem>

#include "app/store/accounts/entering.h"
#include "app/store/core/outboundfolder.h"
#include "app/store/core/store.h"
#include "app/store/core/writer.h"
#include "app/store/migration/procedure.h"
#include "app/store/migration/runner.h"
#include "app/store/migration/staging.h"

namespace paillasse::store {

namespace {

constexpr std::size_t idLength = 36;

// Those whose name begins with `prefix` and an id.
void addNamed(const std::string& folder, std::string_view prefix, std::set<migration::MigrationId>& ids)
{
    std::error_code error;
    for (std::filesystem::directory_iterator entry(folder, error), end; !error && entry != end; entry.increment(error)) {
        const auto name = entry->path().filename().string();
        if (name.starts_with(prefix))
            if (const auto id = migration::MigrationId::parse(name.substr(prefix.size(), idLength)))
                ids.insert(*id);
    }
}

bool isEnded(const migration::Job& job)
{
    return job.state >= migration::JobState::Erased;
}

Instant goneBy(const migration::Job& job)
{
    const auto stagings = stagingsOf({job});
    return stagings.empty() ? job.mandate.deadlines.erasure : stagings.front().goneBy;
}

} // namespace

bool StrayStagings::look()
{
    const auto ids = present();
    if (!ids) {
        m_log.error("migration.stagings-not-read", {{"error.code", ids.error().code}});
        return false;
    }
    bool did = false;
    for (const auto& id : *ids) {
        const auto erased = lookAt(id);
        if (!erased)
            m_log.error("migration.stray-not-erased", {{"paillasse.migration.id", id}, {"error.code", erased.error().code}});
        did = (erased && *erased) || did;
    }
    return did;
}

Result<std::set<migration::MigrationId>> StrayStagings::present()
{
    const auto keys = m_store.keys().keysBefore(KeyClass::Staging, 1);
    if (!keys)
        return tl::unexpected(keys.error());
    std::set<migration::MigrationId> ids;
    for (const auto& key : *keys)
        ids.insert(migration::MigrationId(key.name.owner));
    addNamed(m_store.directory().stagingFolder(), "", ids);
    addNamed(outboundFolder(m_store.directory()), archivePrefix, ids);
    return ids;
}

Result<bool> StrayStagings::lookAt(const migration::MigrationId& id)
{
    const auto job = m_procedure.job(id);
    if (!job && job.error().code != ErrorCode::Corrupt)
        return tl::unexpected(job.error());
    if (job && *job && !isEnded(**job))
        return false;
    // A ledger that cannot be read says nothing: then nothing is done.
    const auto said = m_procedure.ledgerJob(id);
    if (!said)
        return tl::unexpected(said.error());
    auto hoursLeft = std::int64_t{-1};
    if (*said && !isEnded(**said)) {
        const auto leftMs = goneBy(**said) - m_clock.now();
        if (leftMs >= 0)
            return false;
        hoursLeft = (leftMs + 1) / hourMs - 1;
    }
    const auto laboratory = *said ? (*said)->mandate.laboratories.front() : lab::LaboratoryId();
    const auto erased = erase(id, laboratory, hoursLeft);
    return erased ? Result<bool>(true) : tl::unexpected(erased.error());
}

Result<> StrayStagings::erase(const migration::MigrationId& id, const lab::LaboratoryId& laboratory, std::int64_t hoursLeft)
{
    if (!m_told.contains(id)) {
        if (const auto told = enter(m_writer, AccountEntry{{}, {}, 0, ConditionNoted{Condition::StagingHoursLeft, hoursLeft, id.uuid()}}); !told)
            return told;
        m_told.insert(id);
    }
    const auto destroyed = eraseStaging(m_store, id, m_clock.now());
    if (!destroyed)
        return tl::unexpected(destroyed.error());
    std::string text = "staging of no migration that can be proved";
    for (const auto& one : *destroyed)
        text += "; " + wordsOf(one);
    m_log.warning("migration.stray-erased", {{"paillasse.migration.id", id}});
    return enter(m_writer, AccountEntry{{}, {}, 0, ErasureNoted{ErasureStep::Done, id.uuid(), laboratory, {}, text, destroyed->size(), {}}});
}

} // namespace paillasse::store
