// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "app/base/result.h"
#include "app/wire/watchmessages.h"

namespace paillasse::store {

// In one hour, of one person or of one workstation: the other is null.
struct SubjectHour {
    lab::PersonId person;
    lab::WorkstationId workstation;
    Instant hour;
    std::uint32_t events = 0;
};

// How many events of a laboratory there were in which hour, as the trail's index has counted them. Kinds: bit n is EventKind n. Hours that had
// none are left out. From any thread.
class HourlyCounts {
public:
    virtual ~HourlyCounts() = default;
    [[nodiscard]] virtual Result<std::vector<wire::HourCount>> byHour(const lab::LaboratoryId& laboratory, std::uint64_t kinds, Instant from, Instant to) = 0;
    // Each event once with its person, once with its workstation.
    [[nodiscard]] virtual Result<std::vector<SubjectHour>> bySubject(const lab::LaboratoryId& laboratory, std::uint64_t kinds, Instant from, Instant to) = 0;
    // The first hour that is counted; null: none.
    [[nodiscard]] virtual Result<Instant> knownFrom(const lab::LaboratoryId& laboratory) = 0;
    // What came later is not counted yet.
    [[nodiscard]] virtual Result<Instant> indexedTo() = 0;
};

// Outside witnesses of the ledgers, and workstations that hold the store to them. From any thread.
class LedgerWitnesses {
public:
    virtual ~LedgerWitnesses() = default;
    [[nodiscard]] virtual Result<std::vector<wire::WitnessState>> witnesses(const lab::LaboratoryId& laboratory) = 0;
    // Workstations that took a consistency proof since.
    [[nodiscard]] virtual Result<std::uint32_t> provedSince(const lab::LaboratoryId& laboratory, Instant since) = 0;
};

} // namespace paillasse::store
