// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <unordered_map>

#include "app/base/secretbytes.h"
#include "app/sql/database.h"
#include "app/store/accounts/registry.h"
#include "app/store/core/store.h"
#include "app/store/watch/event.h"

namespace paillasse::store {

// The store's own data around an event, over a connection of its own. What cannot be read is as if it were not there: it is for verify to find.
class StoreSurroundings final : public Surroundings {
public:
    static Result<std::unique_ptr<StoreSurroundings>> open(Store& store, Registry& registry);

    [[nodiscard]] access::Role roleOf(const lab::PersonId& person, const lab::LaboratoryId& laboratory) override;
    // Of those who work here, and of protected persons.
    [[nodiscard]] bool isStaffOrVip(const lab::LaboratoryId& laboratory, const lab::PatientId& patient) override;
    [[nodiscard]] std::optional<std::int64_t> daysSinceOrder(const lab::LaboratoryId& laboratory, const lab::PatientId& patient, Instant at) override;
    [[nodiscard]] Instant dayOf(const lab::LaboratoryId& laboratory, Instant at) override;
    [[nodiscard]] int hourOfWeek(const lab::LaboratoryId& laboratory, Instant at) override;

private:
    StoreSurroundings(Store& store, Registry& registry, sql::Database database);
    [[nodiscard]] std::optional<LaboratoryNumber> numberOf(const lab::LaboratoryId& laboratory);
    // How far the clocks on the store's walls are ahead of UTC.
    [[nodiscard]] std::int64_t aheadAt(Instant at);

    struct Mark {
        std::uint64_t revision = 0;
        bool isWatched = false;
    };
    Store& m_store;
    Registry& m_registry;
    sql::Database m_database;
    SecretBytes m_key;
    std::unordered_map<lab::LaboratoryId, LaboratoryNumber> m_laboratories;
    std::unordered_map<lab::PatientId, Mark> m_marks;
    std::int64_t m_quarter = -1; // of an hour, for which m_ahead holds
    std::int64_t m_ahead = 0;
};

// The laboratory of somebody who works in no other, null else: LeafEvents::HomeOf.
std::function<lab::LaboratoryId(const lab::PersonId&)> homesIn(Registry& registry);

} // namespace paillasse::store
