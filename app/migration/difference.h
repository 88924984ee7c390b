// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "app/lab/ids.h"
#include "app/migration/field.h"

// What check and delivery found to differ: a kind with its parts. The words are made where it is shown.
namespace paillasse::migration {

// Append, never reorder.
enum class DifferenceKind : std::uint8_t {
    UnreadMessage,      // the source's message could not be read
    UnknownExamination, // no entry of the catalogue has that code
    UnknownUnit,        // not UCUM, or not the catalogue's
    SameTwice,          // the record is in the source more than once
    ProbablySamePerson, // two patients, or one here and one of the source's: shown, never merged
    ImplausibleValue,
    OutsideMandate,     // records of another period, type or laboratory that were left out
    Refused,            // the store would not do the act
    ReadBackDiffers,    // what was written does not read as the source says
    SampleDisagrees,    // a person found that it differs
    CountDiffers,
    UnreadField         // a field of the source that nothing reads, or not as it stands there
};
constexpr DifferenceKind lastOf(DifferenceKind) { return DifferenceKind::UnreadField; }
// Whether acceptance waits for its explanation; what the mandate itself leaves out is told and explained by it.
constexpr bool wantsExplanation(DifferenceKind kind) { return kind != DifferenceKind::OutsideMandate; }

// What precisely; in brackets, the terms that go with it, in their order. Append, never reorder.
enum class Finding : std::uint8_t {
    None,                      // its kind says it all
    Further,                   // of its kind, for which the list has no room
    Unreadable,                // [the reader's own words]
    FieldUnread,               // [the source's field]
    FieldReadOtherwise,        // [the source's field, the reader's own words]
    NotInCatalogue,            // [code, its system or nothing]
    WithoutLoinc,              // [code]
    NotTheCataloguesUnit,      // [code, unit, the catalogue's]
    NotUcum,                   // [code or nothing, unit]
    SaysWhatAnotherSays,       // otherRecord
    SameBirthAndNames,         // otherRecord; 0: somebody who is here
    SameNationalNumber,        // otherRecord; 0: somebody who is here
    BornInFuture,
    OrderOfFuture,
    CollectedBeforeBirth,
    ResultOfFuture,
    BeyondPlausible,           // [code]
    NegativeConcentration,
    AnotherPeriod,
    AnotherDayOrUnreleased,
    SetAside,                  // [what, the import's own words]
    RefusedByStore,            // [the store's own words]
    FieldDiffers,
    NoPlaceForField,           // whatever is in it: the laboratory's documents hold no such thing
    KnownPatientUnchanged,
    SourceChanged,
    NoLongerReleased,
    ChangedSinceStaged,
    ArchiveDiffers,            // [its name]
    NotInSourceAnyMore,
    MoreInSource,
    RecordsInSource,
    RecordsInStaging,
    FieldsInSource,
    FieldsInStaging,
    NotReadBack,
    ReleasedLater,
    DoesNotRead                // field: it is there, and is not produced
};
constexpr Finding lastOf(Finding) { return Finding::DoesNotRead; }
// None and Further are of any kind: SampleDisagrees and UnreadMessage are only what this has to say.
DifferenceKind kindOf(Finding finding);

struct Difference {
    std::uint32_t number = 0;            // from 1, of this job
    DifferenceKind kind{};
    std::uint64_t record = 0;            // place in staging, from 1; 0: of the whole
    std::string where{};                 // file and place in it; empty: of the whole
    std::uint64_t times = 1;
    std::string explanation{};           // empty: none yet
    lab::PersonId explainedBy{};
    Finding finding{};
    std::optional<RecordType> part{};    // of the record
    std::uint64_t partNumber = 0;        // from 1; 0: the record's only one, or whichever
    std::optional<Field> field{};
    std::uint64_t otherRecord = 0;
    std::vector<std::string> terms{};    // codes, units, names of fields, a program's own words: never a patient's data
    bool operator==(const Difference&) const = default;

    // The term at this place, or nothing.
    [[nodiscard]] const std::string& term(std::size_t place) const;
};

// For a console: place, part, field and what it is, without how often. "old.hl7, message 2: result 1: unit". Of one kind, what has the same
// words is the same thing.
std::string wordsOf(const Difference& difference);
std::string_view nameOf(RecordType type);

} // namespace paillasse::migration
