// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/erasure/paperfindings.h"

#include "app/store/erasure/paperwords.h"
#include "app/store/erasure/readerwords.h"

namespace paillasse::store::paperwords {

namespace {

using migration::Difference;
using migration::Finding;

constexpr auto colon = "\u00a0: ";

std::string partOf(migration::RecordType part)
{
    switch (part) {
    case migration::RecordType::Patient: return "patient";
    case migration::RecordType::Order: return "demande";
    case migration::RecordType::Specimen: return "échantillon";
    case migration::RecordType::Result: return "résultat";
    case migration::RecordType::Report: return "compte rendu";
    }
    return {};
}

std::string recordOf(std::uint64_t record)
{
    return record == 0 ? std::string("un patient d’ici") : "enregistrement " + number(record);
}

std::string placeOf(const Difference& difference)
{
    std::string place;
    const auto add = [&place](const std::string& more) {
        if (!more.empty())
            place += (place.empty() ? "" : ", ") + more;
    };
    add(saidInFrench(difference.where));
    if (difference.part)
        add(partOf(*difference.part) + (difference.partNumber == 0 ? "" : ' ' + number(difference.partNumber)));
    if (difference.field)
        add(of(*difference.field));
    return place;
}

std::string sentenceOf(const Difference& difference)
{
    const auto said = [&difference](std::size_t place) { return saidInFrench(difference.term(place)); };
    const auto& code = difference.term(0);
    switch (difference.finding) {
    case Finding::None: return recordOf(difference.record);
    case Finding::FieldDiffers: return {};
    case Finding::Further: return "d’autres, pour lesquels cette liste n’a pas de place";
    case Finding::Unreadable: return said(0);
    case Finding::FieldUnread: return "rien ne lit " + said(0);
    case Finding::FieldReadOtherwise: return said(0) + colon + said(1);
    case Finding::NotInCatalogue: return "code " + code + (difference.term(1).empty() ? "" : " (" + difference.term(1) + ")") + ", absent du catalogue";
    case Finding::WithoutLoinc: return code + colon + "aucun code LOINC";
    case Finding::NotTheCataloguesUnit: return "code " + code + colon + "en " + difference.term(1) + ", au catalogue en " + difference.term(2);
    case Finding::NotUcum: return (code.empty() ? "" : "code " + code + colon) + difference.term(1) + ", qui n’est pas une unité UCUM";
    case Finding::SaysWhatAnotherSays: return recordOf(difference.record) + ", le même que l’" + recordOf(difference.otherRecord);
    case Finding::SameBirthAndNames: return recordOf(difference.record) + " et " + recordOf(difference.otherRecord) + colon + "même date de naissance, noms proches";
    case Finding::SameNationalNumber: return recordOf(difference.record) + " et " + recordOf(difference.otherRecord) + colon + "même matricule INS";
    case Finding::BornInFuture: return "naissance à venir";
    case Finding::OrderOfFuture: return "demande à venir";
    case Finding::CollectedBeforeBirth: return "prélèvement avant la naissance";
    case Finding::ResultOfFuture: return "résultat à venir";
    case Finding::BeyondPlausible: return "hors des valeurs plausibles de " + code;
    case Finding::NegativeConcentration: return "concentration négative";
    case Finding::AnotherPeriod: return "demandes d’une autre période";
    case Finding::AnotherDayOrUnreleased: return "demandes d’un autre jour, ou sans résultat validé";
    case Finding::SetAside: return said(0) + colon + said(1);
    case Finding::RefusedByStore: return said(0);
    case Finding::NoPlaceForField: return "les dossiers du laboratoire n’ont pas de place pour lui";
    case Finding::KnownPatientUnchanged: return "autre au dossier d’ici, qui reste";
    case Finding::SourceChanged: return "la source dit maintenant autre chose";
    case Finding::NoLongerReleased: return recordOf(difference.record) + colon + "plus rien n’en est validé";
    case Finding::ChangedSinceStaged: return recordOf(difference.record) + colon + "ses documents ont changé depuis l’extraction";
    case Finding::ArchiveDiffers: return code;
    case Finding::NotInSourceAnyMore: return "il n’est plus dans la source";
    case Finding::MoreInSource: return "enregistrements que la source a maintenant, et la zone tampon non";
    case Finding::RecordsInSource: return "enregistrements de la source";
    case Finding::RecordsInStaging: return "enregistrements de la zone tampon";
    case Finding::FieldsInSource: return "champs de la source";
    case Finding::FieldsInStaging: return "champs de la zone tampon";
    case Finding::NotReadBack: return "enregistrements qui n’ont pas été relus";
    case Finding::DoesNotRead: return "présent, mais illisible";
    case Finding::ReleasedLater: return "validés après l’extraction, et pas dans ce qui est extrait";
    }
    return {};
}

} // namespace

std::string findingOf(const Difference& difference)
{
    const auto place = placeOf(difference);
    const auto sentence = sentenceOf(difference);
    return place + (place.empty() || sentence.empty() ? "" : colon) + sentence;
}

std::string of(const migration::Destroyed& destroyed)
{
    const auto overwritten = [&destroyed](const char* what) {
        return std::string(what) + ' ' + destroyed.name + colon + "écrasement de " + number(destroyed.size) + " octets, puis suppression\u00a0; aucune clé de ce serveur n’en ouvre une copie";
    };
    switch (destroyed.kind) {
    case migration::DestroyedKind::StagingKey: return "clé de la zone tampon n° " + destroyed.name + colon + "elle figure dans la liste signée des clés détruites, et aucune archive de clés ne l’a jamais eue";
    case migration::DestroyedKind::StagingFile: return overwritten("fichier de la zone tampon");
    case migration::DestroyedKind::Archive: return overwritten("archive");
    case migration::DestroyedKind::PatientKeys:
        return "effacement " + destroyed.name + colon + number(destroyed.size) + " clés de " + number(destroyed.patients) + " patients, dans la liste signée des clés détruites\u00a0; ce certificat nomme chacune";
    }
    return {};
}

} // namespace paillasse::store::paperwords
