// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/client/putaside.h"

#include <algorithm>

#include <QDateTime>
#include <QDir>
#include <QRegularExpression>
#include <QTimeZone>

#include "app/client/durablefile.h"

namespace paillasse::client {

namespace {

// "019a….cache.20261127-204000", "….slot.20261127-204000-1", and what SQLite keeps beside a cache. Nothing else is touched.
const QRegularExpression& pattern()
{
    static const QRegularExpression name(QStringLiteral("^([0-9a-f-]{36})\\.(cache|slot|slot-next)\\.(([0-9]{8}-[0-9]{6})(-[0-9]+)?)(-wal|-shm)?$"));
    return name;
}

struct Found {
    CopyPutAside copy;
    QStringList slots; // go first: without them the cache's key is nowhere
    QStringList caches;
};

std::vector<Found> copiesIn(const Profile& profile)
{
    std::vector<Found> all;
    for (const auto& file : QDir(profile.quarantine()).entryInfoList(QDir::Files | QDir::Hidden | QDir::NoSymLinks, QDir::Name)) {
        const auto match = pattern().match(file.fileName());
        const auto person = match.hasMatch() ? lab::PersonId::parse(match.captured(1).toStdString()) : std::nullopt;
        if (!person)
            continue;
        const auto stamp = match.captured(3).toStdString();
        auto found = std::ranges::find_if(all, [&](const Found& one) { return one.copy.person == *person && one.copy.stamp == stamp; });
        if (found == all.end()) {
            auto at = QDateTime::fromString(match.captured(4), QStringLiteral("yyyyMMdd-HHmmss"));
            at.setTimeZone(QTimeZone::utc());
            found = all.insert(all.end(), Found{{*person, stamp, {at.toMSecsSinceEpoch()}, 0, false}, {}, {}});
        }
        found->copy.bytes += static_cast<std::uint64_t>(file.size());
        (match.captured(2) == QStringLiteral("cache") ? found->caches : found->slots) << file.filePath();
    }
    std::ranges::stable_sort(all, {}, [](const Found& one) { return one.copy.at.ms; });
    return all;
}

Result<> removeFrom(const Profile& profile, const CopyPutAside& copy)
{
    const auto all = copiesIn(profile);
    const auto found = std::ranges::find_if(all, [&](const Found& one) { return one.copy.person == copy.person && one.copy.stamp == copy.stamp; });
    if (found == all.end())
        return fail(ErrorCode::NotFound, "quarantine: no such copy");
    for (const auto& path : found->slots + found->caches)
        if (!QFile::remove(path))
            return fail(ErrorCode::Refused, "quarantine: a file cannot be removed");
    return syncFolderOf(profile.quarantine() + QStringLiteral("/."));
}

} // namespace

PutAside::PutAside(Profile profile, TaskThread& worker, Hooks hooks, QObject* parent) : QObject(parent), m_profile(std::move(profile)), m_worker(worker), m_hooks(std::move(hooks)) {}

void PutAside::list(QObject* context, Reply<std::vector<CopyPutAside>> reply)
{
    using Copies = std::vector<CopyPutAside>;
    const auto listed = replyOn<Copies>(this, context, [this, reply = std::move(reply)](Copies copies) {
        for (auto& copy : copies)
            copy.mayRemove = m_hooks.mayRemove(copy.person);
        reply(std::move(copies));
    });
    m_worker.post(Priority::Soon, [listed, profile = m_profile] {
        Copies copies;
        for (const auto& found : copiesIn(profile))
            copies.push_back(found.copy);
        listed(std::move(copies));
    });
}

void PutAside::remove(const CopyPutAside& copy, QObject* context, Reply<void> reply)
{
    const auto done = replyOn<Result<>>(this, context, std::move(reply));
    if (!m_hooks.mayRemove(copy.person))
        return done(fail(ErrorCode::Refused, "quarantine: somebody else's"));
    if (m_hooks.pendingActs() > 0)
        return done(fail(ErrorCode::Conflict, "quarantine: acts wait for the store"));
    m_worker.post(Priority::Soon, [done, profile = m_profile, copy] { done(removeFrom(profile, copy)); });
}

} // namespace paillasse::client
