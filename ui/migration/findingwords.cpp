// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/migration/findingwords.h"

#include "ui/migration/fieldwords.h"
#include "ui/migration/readerwords.h"
#include "ui/theme/format.h"

namespace paillasse::ui {

using migration::Difference;
using migration::Finding;
using migration::RecordType;

QString FindingWords::of(const Difference& difference)
{
    const auto place = placeOf(difference);
    const auto sentence = sentenceOf(difference);
    return place.isEmpty() || sentence.isEmpty() ? place + sentence : tr("%1: %2", "place in source and record, what is there").arg(place, sentence);
}

QString FindingWords::partOf(RecordType part, std::uint64_t number)
{
    const auto named = [part] {
        switch (part) {
        case RecordType::Patient: return tr("patient");
        case RecordType::Order: return tr("order");
        case RecordType::Specimen: return tr("specimen");
        case RecordType::Result: return tr("result");
        case RecordType::Report: return tr("report");
        }
        return QString();
    };
    return number == 0 ? named() : QStringLiteral("%1\u00a0%2").arg(named(), Format::count(static_cast<std::int64_t>(number)));
}

QString FindingWords::recordOf(std::uint64_t record)
{
    return record == 0 ? tr("a patient who is here") : tr("record %1").arg(Format::count(static_cast<std::int64_t>(record)));
}

QString FindingWords::placeOf(const Difference& difference)
{
    QStringList place;
    if (!difference.where.empty())
        place << ReaderWords::of(difference.where);
    if (difference.part)
        place << partOf(*difference.part, difference.partNumber);
    if (difference.field)
        place << FieldWords::of(*difference.field);
    return place.join(QStringLiteral(", "));
}

QString FindingWords::sentenceOf(const Difference& difference)
{
    const auto said = [&difference](std::size_t place) { return ReaderWords::of(difference.term(place)); };
    const auto term = [&difference](std::size_t place) { return QString::fromStdString(difference.term(place)); };
    const auto record = recordOf(difference.record);
    switch (difference.finding) {
    case Finding::None: return record;
    case Finding::FieldDiffers: break;
    case Finding::Further: return tr("further ones, for which this list has no room");
    case Finding::Unreadable: return said(0);
    case Finding::FieldUnread: return tr("nothing reads %1").arg(said(0));
    case Finding::FieldReadOtherwise: return tr("%1: %2", "field, why").arg(said(0), said(1));
    case Finding::NotInCatalogue: return difference.term(1).empty() ? tr("code %1").arg(term(0)) : tr("code %1 (%2)").arg(term(0), term(1));
    case Finding::WithoutLoinc: return tr("%1: no LOINC code").arg(term(0));
    case Finding::NotTheCataloguesUnit: return tr("code %1: in %2, in the catalogue in %3").arg(term(0), term(1), term(2));
    case Finding::NotUcum: return difference.term(0).empty() ? tr("%1, which is no unit of UCUM").arg(term(1)) : tr("code %1: %2, which is no unit of UCUM").arg(term(0), term(1));
    case Finding::SaysWhatAnotherSays: return tr("%1 says what %2 says").arg(record, recordOf(difference.otherRecord));
    case Finding::SameBirthAndNames: return tr("%1 and %2: the same date of birth, names alike").arg(record, recordOf(difference.otherRecord));
    case Finding::SameNationalNumber: return tr("%1 and %2: the same national identity number").arg(record, recordOf(difference.otherRecord));
    case Finding::BornInFuture: return tr("born in the future");
    case Finding::OrderOfFuture: return tr("an order of the future");
    case Finding::CollectedBeforeBirth: return tr("collected before the birth");
    case Finding::ResultOfFuture: return tr("a result of the future");
    case Finding::BeyondPlausible: return tr("outside of the plausible range of %1").arg(term(0));
    case Finding::NegativeConcentration: return tr("a negative concentration");
    case Finding::AnotherPeriod: return tr("orders of another period");
    case Finding::AnotherDayOrUnreleased: return tr("orders of another day, or without a released result");
    case Finding::SetAside: return tr("%1: %2", "what, why").arg(said(0), said(1));
    case Finding::RefusedByStore: return said(0);
    case Finding::NoPlaceForField: return tr("the laboratory’s records have no place for it");
    case Finding::KnownPatientUnchanged: return tr("otherwise in the record here, which stays");
    case Finding::SourceChanged: return tr("the source says something else now");
    case Finding::NoLongerReleased: return tr("%1: nothing of it is released any more").arg(record);
    case Finding::ChangedSinceStaged: return tr("%1: its documents have changed since it was staged").arg(record);
    case Finding::ArchiveDiffers: return term(0);
    case Finding::NotInSourceAnyMore: return tr("it is not in the source any more");
    case Finding::MoreInSource: return tr("records that the source has now, and staging has not");
    case Finding::RecordsInSource: return tr("records in the source");
    case Finding::RecordsInStaging: return tr("records in staging");
    case Finding::FieldsInSource: return tr("fields in the source");
    case Finding::FieldsInStaging: return tr("fields in staging");
    case Finding::NotReadBack: return tr("records that were not read back");
    case Finding::DoesNotRead: return tr("it is there, and does not read");
    case Finding::ReleasedLater: return tr("released after staging, and not among what was staged");
    }
    return {};
}

} // namespace paillasse::ui
