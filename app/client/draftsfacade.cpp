// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/client/draftsfacade.h"

#include <algorithm>

#include "app/base/civiltime.h"
#include "app/client/cache/draftrows.h"

namespace paillasse::client {

namespace {

// Longer than that nobody knows any more what was meant.
constexpr std::int64_t keptMs = 14 * dayMs;

} // namespace

void DraftsFacade::open(std::shared_ptr<CacheWriter> writer)
{
    close();
    m_writer = std::move(writer);
    const auto read = replyOn<Result<std::vector<KeptDraft>>>(this, this, [this, number = m_opened](const Result<std::vector<KeptDraft>>& kept) {
        if (number != m_opened)
            return;
        if (!kept)
            m_log.warning("drafts.failed", {{"error.code", kept.error().code}});
        take(kept ? *kept : std::vector<KeptDraft>());
    });
    m_writer->withDatabase([read, oldest = m_clock.now() - keptMs](sql::Database& database) { read(DraftRows(database).readAll(oldest)); });
}

void DraftsFacade::take(std::vector<KeptDraft> kept)
{
    for (auto& draft : kept)
        m_drafts.try_emplace(draft.place, std::move(draft)); // what was typed meanwhile is newer
    m_loaded = true;
    Q_EMIT loaded();
    Q_EMIT changed();
}

void DraftsFacade::close()
{
    ++m_opened;
    m_writer.reset();
    m_drafts.clear();
    m_loaded = false;
    m_frozen = false;
}

const KeptDraft* DraftsFacade::find(const std::string& place) const
{
    const auto found = m_drafts.find(place);
    return found == m_drafts.end() ? nullptr : &found->second;
}

std::vector<KeptDraft> DraftsFacade::all() const
{
    std::vector<KeptDraft> drafts;
    for (const auto& [place, draft] : m_drafts)
        drafts.push_back(draft);
    std::ranges::stable_sort(drafts, std::ranges::greater(), &KeptDraft::at);
    return drafts;
}

void DraftsFacade::keep(KeptDraft draft)
{
    if (draft.fields.empty())
        return drop(draft.place);
    if (!m_writer || m_frozen)
        return;
    if (const auto* before = find(draft.place); before && before->fields == draft.fields && before->subject == draft.subject)
        return;
    draft.at = m_clock.now();
    write([draft](sql::Database& database) { return DraftRows(database).put(draft); });
    m_drafts.insert_or_assign(draft.place, std::move(draft));
    Q_EMIT changed();
}

void DraftsFacade::drop(const std::string& place)
{
    // Before they are known, a page that is still empty says nothing about what is kept for it.
    if (!m_loaded || m_frozen || m_drafts.erase(place) == 0)
        return;
    write([place](sql::Database& database) { return DraftRows(database).remove(place); });
    Q_EMIT changed();
}

void DraftsFacade::write(std::function<Result<>(sql::Database&)> change)
{
    const auto done = replyOn<Result<>>(this, this, [this, number = m_opened](const Result<>& written) {
        if (written || number != m_opened)
            return;
        m_log.warning("drafts.failed", {{"error.code", written.error().code}});
        Q_EMIT notKept();
    });
    m_writer->withDatabase([change = std::move(change), done](sql::Database& database) { done(change(database)); });
}

} // namespace paillasse::client
