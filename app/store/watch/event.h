// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>

#include "app/access/person.h"
#include "app/store/accounts/watchentries.h"
#include "app/wire/watchmessages.h"

namespace paillasse::store {

// One thing that happened, as the rules and the trail see it, whatever ledger and entry it comes from. Ids, kinds, numbers, times.
struct WatchEvent {
    wire::EventPlace place;
    lab::LaboratoryId laboratory;  // null: the store as a whole
    wire::EventKind kind{};
    std::uint8_t act = 0;          // of Acted: its place in lab::ActBody
    Instant at;                    // the store's clock
    Instant done;                  // the workstation's clock; null: the same
    lab::PersonId person;
    lab::WorkstationId workstation;
    lab::DocumentKind subjectKind{};
    lab::DocumentId subject;
    lab::PatientId patient;
    std::uint32_t count = 0;       // hits, rows, attempts; 0 counts as one
    bool offline = false;
    // Of one kind only
    SignInFault fault{};           // SignInFailed
    Condition condition{};         // ConditionNoted
    std::int64_t value = 0;        // ConditionNoted, Verified (findings), ChannelFailed (its code), Expired (the month)
    bool isBrief = false;          // its entry is of a month's key, and goes with it
    bool operator==(const WatchEvent&) const = default;
};

// What a rule may ask about the people and patients of an event. Asked when the event comes; from any thread that owns it.
class Surroundings {
public:
    virtual ~Surroundings() = default;
    [[nodiscard]] virtual access::Role roleOf(const lab::PersonId& person, const lab::LaboratoryId& laboratory) = 0; // the first of their grants there
    [[nodiscard]] virtual bool isStaffOrVip(const lab::LaboratoryId& laboratory, const lab::PatientId& patient) = 0;
    // Days since the patient's newest order at that time; nothing: they never had one here.
    [[nodiscard]] virtual std::optional<std::int64_t> daysSinceOrder(const lab::LaboratoryId& laboratory, const lab::PatientId& patient, Instant at) = 0;
    // The beginning of the laboratory's day and hour of week (0 to 167, Monday 00:00 first), in its zone.
    [[nodiscard]] virtual Instant dayOf(const lab::LaboratoryId& laboratory, Instant at) = 0;
    [[nodiscard]] virtual int hourOfWeek(const lab::LaboratoryId& laboratory, Instant at) = 0;
};

} // namespace paillasse::store
