// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/client/session/cachestandings.h"

#include <algorithm>
#include <utility>

#include "app/base/cborfields.h"
#include "app/client/durablefile.h"

namespace paillasse::cbor {

template <>
struct Fields<client::CacheStandings::Destroyed> {
    static void visit(auto& v, auto& x)
    {
        v(1, x.person);
        v(2, x.usedAt);
        v(3, x.at);
    }
};
template <>
struct Fields<client::CacheStandings::Kept> {
    static void visit(auto& v, auto& x)
    {
        v(1, x.destroyed);
        v(2, x.maxOfflineMs);
        v(3, x.oldestClient);
    }
};

} // namespace paillasse::cbor

namespace paillasse::client {

CacheStandings::CacheStandings(Profile profile, const Vault& vault, const Clock& clock) : m_profile(std::move(profile)), m_vault(vault), m_clock(clock)
{
    if (const auto bytes = readWhole(m_profile.standingFile()))
        m_kept = cbor::decode<Kept>(*bytes).value_or(Kept());
    const auto begun = m_kept.destroyed;
    for (const auto& cache : begun)
        if (cache.at.isNull())
            (void)destroy(cache.person);
    destroyUnused({});
}

std::vector<wire::CacheStanding> CacheStandings::report(const lab::PersonId& atWork)
{
    destroyUnused(atWork);
    std::vector<wire::CacheStanding> all;
    for (const auto& slot : m_vault.slots())
        all.push_back({slot.person, slot.usedAt, {}});
    for (const auto& cache : m_kept.destroyed)
        if (!cache.at.isNull())
            all.push_back({cache.person, cache.usedAt, cache.at});
    return all;
}

void CacheStandings::destroyUnused(const lab::PersonId& atWork)
{
    const auto now = m_clock.now();
    for (const auto& slot : m_vault.slots())
        if (slot.person == atWork)
            (void)(now - slot.usedAt > dayMs ? m_vault.touch(slot, now) : Result<>());
        else if (now - slot.usedAt > unusedMs)
            (void)destroy(slot.person);
}

Result<> CacheStandings::destroy(const lab::PersonId& person)
{
    std::erase_if(m_kept.destroyed, [&person](const auto& cache) { return cache.person == person; });
    const auto slot = m_vault.find(person);
    m_kept.destroyed.push_back({person, slot ? slot->usedAt : Instant(), {}});
    (void)save(); // a disk that takes nothing more is no reason to keep what is to go
    if (const auto gone = m_vault.destroy(person); !gone)
        return gone;
    m_kept.destroyed.back().at = m_clock.now();
    return save();
}

Result<> CacheStandings::confirmed(const std::vector<wire::CacheStanding>& reported)
{
    const auto before = m_kept.destroyed.size();
    std::erase_if(m_kept.destroyed, [&reported](const auto& cache) {
        return !cache.at.isNull() && std::ranges::find(reported, wire::CacheStanding{cache.person, cache.usedAt, cache.at}) != reported.end();
    });
    return m_kept.destroyed.size() == before ? Result<>() : save();
}

Result<> CacheStandings::setMaxOffline(std::int64_t ms)
{
    return std::exchange(m_kept.maxOfflineMs, ms) == ms ? Result<>() : save();
}

Result<> CacheStandings::setOldestClient(std::uint64_t version)
{
    return std::exchange(m_kept.oldestClient, version) == version ? Result<>() : save();
}

Result<> CacheStandings::save() const
{
    return writeDurably(m_profile.standingFile(), cbor::encode(m_kept));
}

} // namespace paillasse::client
