// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/accounts/rightswords.h"

namespace paillasse::store::rightswords {

namespace {

const char* of(access::Role role)
{
    switch (role) {
    case access::Role::None: return "";
    case access::Role::Receptionist: return "Secrétaire";
    case access::Role::Technician: return "Technicien";
    case access::Role::Biologist: return "Biologiste";
    case access::Role::SecurityOfficer: return "Responsable sécurité";
    case access::Role::Administrator: return "Administrateur";
    case access::Role::Custom: return "Rôle propre";
    }
    return "";
}

const char* of(lab::Confidentiality confidentiality)
{
    switch (confidentiality) {
    case lab::Confidentiality::None: return "";
    case lab::Confidentiality::Hiv: return "VIH";
    case lab::Confidentiality::Genetics: return "génétique";
    case lab::Confidentiality::Toxicology: return "toxicologie";
    case lab::Confidentiality::Staff: return "personnel patient";
    }
    return "";
}

} // namespace

std::string of(access::Permission permission)
{
    using enum access::Permission;
    switch (permission) {
    case SearchPatients: return "Chercher les patients et lire les identités";
    case RegisterPatients: return "Créer et corriger les patients";
    case PlaceOrders: return "Enregistrer les demandes, ajouter et annuler des examens";
    case ReceiveSpecimens: return "Recevoir et refuser les tubes";
    case ReadOrders: return "Lire les demandes et leur avancement";
    case ReadResults: return "Lire les résultats";
    case EnterResults: return "Saisir les résultats";
    case ValidateTechnically: return "Valider techniquement";
    case RecordCalls: return "Noter les appels des valeurs critiques";
    case AttestControls: return "Attester le contrôle de qualité";
    case ValidateBiologically: return "Valider biologiquement et signer";
    case PrintReports: return "Imprimer et remettre les comptes rendus";
    case ReadCatalogue: return "Lire le catalogue";
    case ManageCatalogue: return "Modifier le catalogue";
    case ManageStaff: return "Gérer les personnes et leurs comptes";
    case ManageWorkstations: return "Gérer les postes";
    case ReadTrail: return "Lire la trace des actes";
    case ReadStaff: return "Lire les noms des collègues";
    case BreakGlass: return "Briser la glace pour un patient";
    case ReviewGlass: return "Revoir les bris de glace";
    case ManageRoles: return "Créer des rôles";
    case ManagePolicy: return "Fixer les règles de connexion";
    case ReviewRights: return "Revoir les droits et les sessions";
    case DraftMigrations: return "Rédiger des migrations et les lancer";
    case ApproveMigrations: return "Approuver et accepter des migrations";
    case ReadMigrations: return "Suivre les migrations";
    }
    return {};
}

std::string of(const access::Grant& grant)
{
    std::string words = grant.role == access::Role::Custom ? grant.customName : of(grant.role);
    std::string benches;
    for (unsigned bench = 1; bench < 64; ++bench)
        if ((grant.benches & lab::benchBit(static_cast<lab::BenchNumber>(bench))) != 0)
            benches += (benches.empty() ? "" : ", ") + std::to_string(bench);
    if (!benches.empty())
        words += " · paillasses " + benches;
    for (unsigned i = 1; i <= static_cast<unsigned>(lab::lastOf(lab::Confidentiality())); ++i)
        if (const auto one = static_cast<lab::Confidentiality>(i); (grant.confidential & access::bitOf(one)) != 0)
            words += std::string(" · ") + of(one);
    return words;
}

} // namespace paillasse::store::rightswords
