// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <mutex>
#include <optional>

#include "app/store/alerts/hourlycounts.h"
#include "app/store/core/store.h"
#include "app/store/watch/idnumbers.h"

namespace paillasse::store {

// The overview's counts out of the trail's index, over a connection of its own. Before the index is there, nothing is known.
class TrailCounts final : public HourlyCounts {
public:
    explicit TrailCounts(Store& store) : m_store(store) {}

    [[nodiscard]] Result<std::vector<wire::HourCount>> byHour(const lab::LaboratoryId& laboratory, std::uint64_t kinds, Instant from, Instant to) override;
    [[nodiscard]] Result<std::vector<SubjectHour>> bySubject(const lab::LaboratoryId& laboratory, std::uint64_t kinds, Instant from, Instant to) override;
    [[nodiscard]] Result<Instant> knownFrom(const lab::LaboratoryId& laboratory) override;
    [[nodiscard]] Result<Instant> indexedTo() override;

private:
    struct Numbers {
        explicit Numbers(sql::Database& database)
            : laboratories(database, laboratoryNumbers), people(database, personNumbers), workstations(database, workstationNumbers)
        {
        }
        IdNumbers laboratories;
        IdNumbers people;
        IdNumbers workstations;
    };
    // From here on under the lock.
    bool open();
    Result<std::int64_t> numberOf(const lab::LaboratoryId& laboratory);
    Result<> addSubjects(std::string_view text, IdNumbers& ids, std::int64_t laboratory, std::uint64_t kinds, Instant from, Instant to, bool people, std::vector<SubjectHour>& hours);

    Store& m_store;
    std::mutex m_mutex;
    std::optional<sql::Database> m_database;
    std::optional<Numbers> m_numbers;
};

} // namespace paillasse::store
