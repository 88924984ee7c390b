// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/commands/ownmeasures.h"

#include <algorithm>

#include "app/store/watchdog/diskspace.h"

namespace paillasse::store {

namespace {

Measures measuresOf(Store& store, const Authority& authority, const PrivateListener& network, const Witnesses& witnesses, const Supervision& supervision, const Clock& clock)
{
    Measures measures;
    measures.diskFreePercent = [&store]() -> std::optional<std::int64_t> {
        const auto space = diskSpaceAt(store.directory().path());
        return space ? std::optional(space->freePercent()) : std::nullopt;
    };
    measures.firstCertificateEnds = [&network, &authority] { return std::optional(std::min(network.certificateExpires(), authority.expires())); };
    measures.lastBackup = [&supervision] {
        const auto at = supervision.lastBackup();
        return at.isNull() ? std::nullopt : std::optional(at);
    };
    measures.serverErrors = [&network] { return network.failures(); };
    measures.witnesses = [&witnesses, &clock] {
        std::vector<WitnessDelay> delays;
        for (const auto& witness : witnesses.standing())
            delays.push_back({witness.name, witness.behindMs(clock.now())});
        return delays;
    };
    return measures;
}

} // namespace

OwnMeasures::OwnMeasures(Store& store, const Authority& authority, const PrivateListener& network, const Witnesses& witnesses, MigrationParts& migrations, Supervision& supervision, const Clock& clock)
    : m_migrations(migrations), m_conditions(measuresOf(store, authority, network, witnesses, supervision, clock), clock, steadyNow, [&supervision](const ConditionNoted& condition) { supervision.note(condition); })
{
}

void OwnMeasures::lookAfter(Instant now)
{
    if (!m_turn.comes(now))
        return;
    m_conditions.look();
    m_migrations.lookAtStagings();
}

} // namespace paillasse::store
