// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/migration/difference.h"

#include <array>

namespace paillasse::migration {

namespace {

// What one finding says, in English; "%1" and "%2" are its terms.
const char* sentenceOf(Finding finding)
{
    switch (finding) {
    case Finding::None: return "record %r";
    case Finding::Further: return "further ones, which this list has no room for: 'migrate differences' shows each while staging is there";
    case Finding::Unreadable: return "%1";
    case Finding::FieldUnread: return "%1: nothing reads it";
    case Finding::FieldReadOtherwise: return "%1: %2";
    case Finding::NotInCatalogue: return "code %1";
    case Finding::WithoutLoinc: return "%1: no LOINC code";
    case Finding::NotTheCataloguesUnit: return "code %1: unit %2, the catalogue's is %3";
    case Finding::NotUcum: return "unit %2 is not UCUM";
    case Finding::SaysWhatAnotherSays: return "record %r says what record %o says";
    case Finding::SameBirthAndNames: return "record %r and %p: the same birth date and names alike";
    case Finding::SameNationalNumber: return "record %r and %p: the same national identity number";
    case Finding::BornInFuture: return "born in the future";
    case Finding::OrderOfFuture: return "an order of the future";
    case Finding::CollectedBeforeBirth: return "collected before the birth";
    case Finding::ResultOfFuture: return "a result of the future";
    case Finding::BeyondPlausible: return "outside of the plausible range of %1";
    case Finding::NegativeConcentration: return "a negative concentration";
    case Finding::AnotherPeriod: return "orders of another period";
    case Finding::AnotherDayOrUnreleased: return "orders of another day, or without a released result";
    case Finding::SetAside: return "%1: %2";
    case Finding::RefusedByStore: return "store: %1";
    case Finding::FieldDiffers: break;
    case Finding::NoPlaceForField: return "the laboratory's records have no place for it";
    case Finding::KnownPatientUnchanged: return "the patient's record here says otherwise and is not changed";
    case Finding::SourceChanged: return "the source says something else now";
    case Finding::NoLongerReleased: return "record %r: nothing of it is released any more";
    case Finding::ChangedSinceStaged: return "record %r: its documents say something else since it was staged";
    case Finding::ArchiveDiffers: return "%1";
    case Finding::NotInSourceAnyMore: return "it is not in the source any more";
    case Finding::MoreInSource: return "records that the source has now and staging has not";
    case Finding::RecordsInSource: return "records in the source";
    case Finding::RecordsInStaging: return "records in staging";
    case Finding::FieldsInSource: return "fields in the source";
    case Finding::FieldsInStaging: return "fields in staging";
    case Finding::NotReadBack: return "records that were not read back";
    case Finding::DoesNotRead: return "it is there, and does not read";
    case Finding::ReleasedLater: return "released after staging: it is not among what was staged";
    }
    return "";
}

std::string recordName(std::uint64_t record)
{
    return "record " + std::to_string(record);
}

std::string filled(const Difference& difference)
{
    std::string text;
    for (const char* c = sentenceOf(difference.finding); *c != '\0'; ++c) {
        if (*c != '%') {
            text += *c;
            continue;
        }
        switch (*++c) {
        case 'r': text += std::to_string(difference.record); break;
        case 'o': text += std::to_string(difference.otherRecord); break;
        case 'p': text += difference.otherRecord == 0 ? "a patient who is here" : recordName(difference.otherRecord); break;
        default: text += difference.term(static_cast<std::size_t>(*c - '1')); break;
        }
    }
    return text;
}

} // namespace

DifferenceKind kindOf(Finding finding)
{
    switch (finding) {
    case Finding::None: return DifferenceKind::SampleDisagrees;
    case Finding::Further:
    case Finding::Unreadable: return DifferenceKind::UnreadMessage;
    case Finding::FieldUnread:
    case Finding::FieldReadOtherwise: return DifferenceKind::UnreadField;
    case Finding::NotInCatalogue:
    case Finding::WithoutLoinc: return DifferenceKind::UnknownExamination;
    case Finding::NotTheCataloguesUnit:
    case Finding::NotUcum: return DifferenceKind::UnknownUnit;
    case Finding::SaysWhatAnotherSays: return DifferenceKind::SameTwice;
    case Finding::SameBirthAndNames:
    case Finding::SameNationalNumber: return DifferenceKind::ProbablySamePerson;
    case Finding::BornInFuture:
    case Finding::OrderOfFuture:
    case Finding::CollectedBeforeBirth:
    case Finding::ResultOfFuture:
    case Finding::BeyondPlausible:
    case Finding::NegativeConcentration: return DifferenceKind::ImplausibleValue;
    case Finding::AnotherPeriod:
    case Finding::AnotherDayOrUnreleased: return DifferenceKind::OutsideMandate;
    case Finding::SetAside:
    case Finding::RefusedByStore: return DifferenceKind::Refused;
    case Finding::FieldDiffers:
    case Finding::NoPlaceForField:
    case Finding::KnownPatientUnchanged:
    case Finding::SourceChanged:
    case Finding::NoLongerReleased:
    case Finding::ChangedSinceStaged:
    case Finding::ArchiveDiffers: return DifferenceKind::ReadBackDiffers;
    case Finding::NotInSourceAnyMore:
    case Finding::MoreInSource:
    case Finding::RecordsInSource:
    case Finding::RecordsInStaging:
    case Finding::FieldsInSource:
    case Finding::FieldsInStaging:
    case Finding::NotReadBack:
    case Finding::ReleasedLater:
    case Finding::DoesNotRead: break;
    }
    return DifferenceKind::CountDiffers;
}

const std::string& Difference::term(std::size_t place) const
{
    static const std::string nothing;
    return place < terms.size() ? terms[place] : nothing;
}

std::string wordsOf(const Difference& difference)
{
    std::string text;
    const auto add = [&text](const std::string& more) {
        if (!more.empty())
            text += (text.empty() ? "" : ": ") + more;
    };
    add(difference.where);
    if (difference.part)
        add(std::string(nameOf(*difference.part)) + (difference.partNumber == 0 ? "" : ' ' + std::to_string(difference.partNumber)));
    if (difference.field)
        add(std::string(infoOf(*difference.field).name));
    if (difference.finding == Finding::NotUcum && !difference.term(0).empty())
        add("code " + difference.term(0));
    add(filled(difference));
    if (difference.finding == Finding::NotInCatalogue && !difference.term(1).empty())
        text += " of " + difference.term(1);
    return text;
}

std::string_view nameOf(RecordType type)
{
    constexpr std::array<std::string_view, static_cast<std::size_t>(lastOf(RecordType())) + 1> names{"patient", "order", "specimen", "result", "report"};
    return names[static_cast<std::size_t>(type)];
}

} // namespace paillasse::migration
