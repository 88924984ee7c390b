// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/generator/inventedpatient.h"

#include <array>
#include <cstdio>

#include "app/lab/rules/nir.h"

namespace paillasse::generator {

namespace {

constexpr std::array women{"Maëlle", "Anne",   "Solène",  "Rozenn", "Gwenaëlle", "Jeanne",  "Denise",  "Claudine", "Annick", "Nolwenn", "Catherine", "Hélène",  "Marie",  "Louise", "Camille",
                           "Chloé",  "Inès",   "Manon",   "Léa",    "Juliette",  "Yvonne",  "Monique", "Françoise", "Sylvie", "Brigitte", "Nathalie",  "Sandrine", "Aurélie", "Élodie", "Fatima",
                           "Aïcha",  "Awa",    "Linh",    "Rosa",   "Carmen",    "Agnès",   "Odile",   "Bénédicte", "Clémence", "Margot", "Salomé",    "Zoé",     "Lucie",  "Éva",    "Noémie"};
constexpr std::array men{"Yann",  "Pierre", "Hervé",  "Erwan",  "Loïc",    "Tristan", "Gwendal", "Jean",   "Michel", "Alain",  "Philippe", "Patrick", "Nicolas", "Julien",  "Thomas",
                         "Hugo",  "Lucas",  "Arthur", "Gabriel", "Mathéo", "Paul",    "Louis",   "Henri",  "Roger",  "André",  "Yves",     "Ronan",   "Malo",    "Killian", "Mohamed",
                         "Karim", "Moussa", "Minh",   "António", "Dominique", "Serge", "Gilles",  "Benoît", "Corentin", "Titouan", "Évan",   "Raphaël", "Noé",     "Aurélien", "Sébastien"};
constexpr std::array families{"KERVELLA", "GUILLOU",  "TANGUY",  "MORVAN",    "PRIGENT", "LE GALL",  "BRIAND",   "HAMON",   "RIOU",     "NICOLAS", "QUÉRÉ",    "LE ROUX",   "JÉGOU",   "CARIOU", "LE GOFF",
                              "KERLEROUX", "PENNEC",  "TROADEC", "CADIOU",    "SALAÜN",  "COLLET",   "LE BRAS",  "LE FLOCH", "PERROT",  "ROLLAND", "GUÉGUEN",  "MADEC",     "ABGRALL", "LE DUFF", "BERTHOU",
                              "MARTIN",   "BERNARD",  "DUBOIS",  "THOMAS",    "ROBERT",  "PETIT",    "DURAND",   "LEROY",   "MOREAU",   "SIMON",   "LAURENT",  "LEFÈVRE",   "MICHEL",  "GARCIA", "DAVID",
                              "ROUX",     "FOURNIER", "GIRARD",  "LAMBERT",   "ROUSSEAU", "VINCENT", "MULLER",   "FAURE",   "BLANC",    "GUÉRIN",  "BOYER",    "GARNIER",   "CHEVALIER", "LEGRAND", "GAUTHIER",
                              "DA SILVA", "NGUYEN",   "TRAORÉ",  "DIALLO",    "BENALI",  "HADDAD",   "FERREIRA", "SCHMITT", "HERVÉ",    "LEMOINE", "MARÉCHAL", "DESCHAMPS", "CARPENTIER", "LECOMTE", "VASSEUR"};
constexpr std::array places{"56178", "29232", "22278", "35238", "56260", "44109", "29019", "50129", "14118", "75056", "99352"};
constexpr std::array streets{"rue du Port", "place du Martray", "rue de la Fontaine", "quai Niémen", "rue des Ajoncs", "route de Stival", "allée des Hortensias"};
constexpr std::array towns{"56300|Pontivy", "56920|Noyal-Pontivy", "22530|Mûr-de-Bretagne", "56500|Locminé", "22600|Loudéac", "56310|Bubry"};

template <class T>
std::string pick(Random& random, const T& list)
{
    return list[random() % list.size()];
}

std::string nirOf(const lab::Identity& identity, Random& random)
{
    std::array<char, 32> text{};
    std::snprintf(text.data(), text.size(), "%d%02d%02u%s%03u", identity.sex == lab::Sex::Female ? 2 : 1, identity.birthDate.year % 100, unsigned(identity.birthDate.month),
                  identity.birthPlaceCode.c_str(), static_cast<unsigned>(1 + random() % 989));
    std::string first13(text.data());
    const auto key = lab::nirKey(first13);
    std::snprintf(text.data(), text.size(), "%02d", key.value_or(0));
    return first13 + text.data();
}

std::string numberText(std::uint64_t number)
{
    std::array<char, 24> text{};
    std::snprintf(text.data(), text.size(), "%07llu", static_cast<unsigned long long>(number));
    return text.data();
}

} // namespace

lab::Patient inventPatient(Random& random, std::uint64_t number, Date today)
{
    lab::Patient patient;
    patient.id = lab::PatientId::make({today.toDays() * dayMs});
    patient.number = numberText(number);
    auto& identity = patient.identity;
    identity.sex = random() % 100 < 54 ? lab::Sex::Female : lab::Sex::Male;
    identity.firstForename = identity.sex == lab::Sex::Female ? pick(random, women) : pick(random, men);
    const auto second = identity.sex == lab::Sex::Female ? pick(random, women) : pick(random, men);
    identity.birthForenames = identity.firstForename + " " + second;
    identity.birthName = pick(random, families);
    if (identity.sex == lab::Sex::Female && random() % 100 < 38)
        identity.usedName = pick(random, families);
    // A laboratory sees more of the old: the square of a uniform number leans towards the high ages.
    const double share = std::uniform_real_distribution<double>(0, 1)(random);
    identity.birthDate = Date::fromDays(today.toDays() - static_cast<std::int64_t>((1 - share * share) * 34'000) - 20);
    identity.birthPlaceCode = pick(random, places);
    identity.insMatricule = nirOf(identity, random);
    identity.insOid = lab::nirOid;
    identity.state = lab::IdentityState::Retrieved;
    identity.fictitious = true;
    patient.insuredNir = identity.insMatricule;
    const auto town = pick(random, towns);
    patient.contact = {std::to_string(1 + random() % 80) + " " + pick(random, streets), town.substr(0, 5), town.substr(6), {}, {}};
    return patient;
}

lab::Patient maelleLeBihan(std::uint64_t number)
{
    Random random(26);
    auto patient = inventPatient(random, number, Date{2026, 3, 12});
    auto& identity = patient.identity;
    identity.sex = lab::Sex::Female;
    identity.firstForename = "Maëlle";
    identity.birthForenames = "Maëlle Anne";
    identity.birthName = "LE BIHAN";
    identity.usedName.clear();
    identity.birthDate = {1992, 5, 3};
    identity.birthPlaceCode = "56178";
    identity.insMatricule = nirOf(identity, random);
    patient.insuredNir = identity.insMatricule;
    return patient;
}

} // namespace paillasse::generator
