// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/erasure/paperwords.h"

#include <array>

namespace paillasse::store::paperwords {

namespace {

template <class Value, std::size_t Size>
std::string one(const std::array<const char*, Size>& words, Value value)
{
    static_assert(Size == static_cast<std::size_t>(lastOf(Value())) + 1);
    const auto at = static_cast<std::size_t>(value);
    return at < words.size() ? words[at] : "";
}

std::string twoDigits(std::int64_t value)
{
    return (value < 10 ? "0" : "") + std::to_string(value);
}

std::string clockTime(Instant instant)
{
    const auto minutes = instant.ms / minuteMs;
    return twoDigits(minutes / 60 % 24) + ":" + twoDigits(minutes % 60);
}

} // namespace

std::string of(migration::Direction value)
{
    return one(std::array{"entrante", "sortante"}, value);
}

std::string of(migration::Format value)
{
    return one(std::array{"HL7 v2", "HPRIM Médecins", "HPRIM Santé", "FHIR R4", "CSV"}, value);
}

std::string of(migration::LegalGround value)
{
    return one(std::array{"instruction documentée du responsable de traitement (RGPD, art. 28)", "transfert d’activité", "demande du patient (RGPD, art. 20)", "obligation légale"}, value);
}

std::string of(migration::StepKind value)
{
    return one(std::array{"mandat rédigé", "mandat approuvé", "extraction lancée", "contrôle lancé", "écart expliqué", "échantillon comparé", "acceptation", "accusé du destinataire", "abandon",
                          "extraction terminée", "contrôle terminé", "livraison terminée", "effacement", "certification", "délai dépassé"},
               value);
}

std::string of(migration::DifferenceKind value)
{
    return one(std::array{"message illisible", "examen inconnu", "unité inconnue", "en double", "probablement la même personne", "valeur invraisemblable", "hors mandat", "refusé par le serveur",
                          "relecture différente", "échantillon en désaccord", "décompte différent", "champ non lu tel quel"},
               value);
}

std::string of(migration::Field value)
{
    return one(std::array{"numéros du patient", "nom de naissance", "prénoms", "nom et prénom utilisés", "date de naissance", "sexe", "lieu de naissance", "identité nationale de santé", "NIR de l’assuré",
                          "adresse", "téléphone", "courriel", "numéros de demande", "dates de demande et de prélèvement", "urgence", "prescripteur", "service", "préleveur", "destinataires", "à jeun",
                          "traitement (texte libre)", "contexte clinique (texte libre)", "commentaire de demande (texte libre)", "numéros d’échantillon", "nature et tube", "dates d’échantillon",
                          "refus d’échantillon", "remarque d’échantillon (texte libre)", "examen", "valeur", "unité", "intervalle de référence", "signaux", "dates de résultat", "automate", "méthode",
                          "laboratoire exécutant", "commentaire de résultat (texte libre)", "compte rendu (document)", "interprétation (texte libre)"},
               value);
}

std::string of(ErasureGround value)
{
    return one(std::array{"droit du patient", "fin de la durée de conservation", "migration avec transfert de responsabilité", "restauration d’une sauvegarde"}, value);
}

std::string day(Date date)
{
    constexpr std::array months{"janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre", "novembre", "décembre"};
    if (!date.isValid())
        return {};
    return (date.day == 1 ? std::string("1ᵉʳ") : std::to_string(date.day)) + " " + months[static_cast<std::size_t>(date.month - 1)] + " " + std::to_string(date.year);
}

std::string time(Instant instant)
{
    return instant.isNull() ? std::string() : day(Date::of(instant)) + ", " + clockTime(instant) + " UTC";
}

std::string time(Instant from, Instant until)
{
    if (from.ms / minuteMs == until.ms / minuteMs)
        return time(from);
    return Date::of(from) == Date::of(until) ? day(Date::of(from)) + ", de " + clockTime(from) + " à " + clockTime(until) + " UTC" : "du " + time(from) + " au " + time(until);
}

std::string number(std::uint64_t value)
{
    auto text = std::to_string(value);
    constexpr int group = 3;
    for (auto at = static_cast<int>(text.size()) - group; at > 0; at -= group)
        text.insert(static_cast<std::size_t>(at), "\u202f");
    return text;
}

} // namespace paillasse::store::paperwords
