// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/erasure/cacheprogress.h"

#include <algorithm>

#include "app/store/core/query.h"
#include "app/store/core/store.h"
#include "app/store/core/writer.h"
#include "app/wire/cursor.h"

namespace paillasse::store {

namespace {

constexpr std::string_view putSql = "INSERT INTO cache_progress (workstation, person, laboratory, epoch, sequence, at) VALUES (?, ?, ?, ?, ?, ?)"
                                    " ON CONFLICT (workstation, person, laboratory) DO UPDATE SET epoch = excluded.epoch, sequence = excluded.sequence, at = excluded.at";

} // namespace

Result<CacheProgress> CacheProgress::open(Store& store, Writer& writer, const Clock& clock)
{
    auto database = store.connect();
    if (!database)
        return tl::unexpected(database.error());
    if (const auto done = ErasureTable::bringUp(*database); !done)
        return tl::unexpected(done.error());
    return CacheProgress(store, writer, clock);
}

void CacheProgress::note(const Session& session, const lab::LaboratoryId& laboratory, const std::string& text)
{
    const auto cursor = wire::decodeCursor(text);
    if (!cursor || cursor->store != m_store.identity().store || cursor->epoch != m_store.identity().epoch || cursor->snapshotTop != 0)
        return;
    m_writer.tidy([workstation = session.workstation, person = session.person, laboratory, epoch = cursor->epoch, sequence = cursor->sequence, now = m_clock.now()](sql::Database& database) {
        return run(database, putSql, workstation, person, laboratory, epoch, sequence, now);
    });
}

Result<std::vector<UnconfirmedCache>> CacheProgress::unconfirmed(sql::Database& database, const ErasureRecord& erasure, const std::vector<lab::PersonId>& people)
{
    std::vector<UnconfirmedCache> list;
    const auto done = each(
        database,
        "SELECT cache.workstation, cache.person, cache.last_sign_in, progress.epoch, progress.sequence FROM workstation_cache cache"
        " JOIN workstation ON workstation.workstation = cache.workstation"
        " LEFT JOIN cache_progress progress ON progress.workstation = cache.workstation AND progress.person = cache.person AND progress.laboratory = ?"
        " WHERE cache.destroyed_at IS NULL AND workstation.wipe_confirmed_at IS NULL ORDER BY cache.workstation, cache.person",
        [&](const auto& row) -> Result<> {
            const auto person = row.template id<lab::PersonId>(1);
            const bool hasTold = !row.isNull(3);
            if (!hasTold && std::ranges::find(people, person) == people.end())
                return {};
            const auto epoch = row.unsignedInteger(3);
            const bool hasDropped = hasTold && (epoch > erasure.epoch || (epoch == erasure.epoch && row.unsignedInteger(4) >= erasure.sequence));
            if (!hasDropped)
                list.push_back({row.template id<lab::WorkstationId>(0), person, row.instant(2)});
            return {};
        },
        erasure.header.laboratory);
    return done ? Result<std::vector<UnconfirmedCache>>(std::move(list)) : tl::unexpected(done.error());
}

} // namespace paillasse::store
