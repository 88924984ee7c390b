// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/watch/trailwords.h"

#include <array>

#include "app/lab/act.h"

namespace paillasse::store::trailwords {

namespace {

// In the order of lab::ActBody.
constexpr auto acts = std::to_array<const char*>({
    "Patient créé", "Patient corrigé", "Demande enregistrée", "Examens ajoutés", "Examens annulés", "Tubes reçus", "Tube refusé", "Résultats saisis", "Mesure retenue", "Non réalisé",
    "Nouvelle mesure demandée", "Validation technique", "Appel noté", "Contrôle de qualité attesté", "Renvoyé à la paillasse", "Compte rendu signé", "Compte rendu retiré", "Validation reprise",
    "Compte rendu mis en PDF", "Compte rendu remis", "Commentaire ajouté", "Examen défini", "Paillasse définie", "Prescripteur ajouté à l’annuaire", "Laboratoire défini", "Tubes définis",
    "Commentaires codés définis", "Dossiers consultés",
});
static_assert(acts.size() == std::variant_size_v<lab::ActBody>);

} // namespace

std::string of(wire::EventKind kind)
{
    using enum wire::EventKind;
    switch (kind) {
    case OpenedPatient: return "Patient ouvert";
    case OpenedOrder: return "Demande ouverte";
    case OpenedReport: return "Compte rendu ouvert";
    case OpenedHistory: return "Antérieurs ouverts";
    case Searched: return "Recherche";
    case Printed: return "Impression";
    case SavedPdf: return "PDF enregistré";
    case Copied: return "Copie au presse-papiers";
    case Exported: return "Liste exportée";
    case Locked: return "Verrouillage";
    case Unlocked: return "Déverrouillage";
    case UnlockRefused: return "Mot de passe faux au verrou";
    case Acted: return "Document modifié";
    case SignedIn: return "Connexion";
    case SignedOut: return "Déconnexion";
    case SignInFailed: return "Connexion refusée";
    case SeatMoved: return "Place déplacée ici";
    case SeatForced: return "Place prise de force";
    case FormerSeatActed: return "Actes d’une ancienne place arrivés";
    case CodeShown: return "Code montré";
    case SigningOpened: return "Signature ouverte";
    case PasswordChanged: return "Mot de passe changé";
    case FactorChanged: return "Second facteur changé";
    case Activated: return "Compte activé";
    case StaffChanged: return "Personne modifiée";
    case RolesChanged: return "Rôle modifié";
    case PolicyChanged: return "Règles de connexion modifiées";
    case WorkstationAsked: return "Un poste demande à entrer";
    case WorkstationChanged: return "Poste modifié";
    case WorkstationReported: return "Un poste a rendu compte";
    case SessionEndedByOther: return "Session fermée par un autre";
    case NumbersLeased: return "Numéros donnés à un poste";
    case Imported: return "Reprise de données";
    case GlassBroken: return "Glace brisée";
    case GlassRead: return "Lecture sous glace brisée";
    case GlassReviewed: return "Bris de glace revu";
    case TrailAsked: return "« Qui a vu quoi » consulté";
    case TrailExported: return "Trace exportée";
    case RightsExported: return "Droits exportés";
    case StoreStarted: return "Serveur démarré";
    case StoreStopped: return "Serveur arrêté";
    case BackupMade: return "Sauvegarde faite";
    case BackupFailed: return "Sauvegarde échouée";
    case Restored: return "Sauvegarde restaurée";
    case Verified: return "Registre vérifié";
    case LedgerDoubted: return "Un poste doute du registre";
    case ConditionNoted: return "État du serveur relevé";
    case Expired: return "Entrées anciennes échues";
    case AlertStepped: return "Étape d’une alerte";
    case ChannelFailed: return "Alerte non envoyée";
    case Erasure: return "Effacement, conservation ou gel légal";
    case ChannelAdded: return "Canal d’alerte ajouté";
    case ChannelRemoved: return "Canal d’alerte retiré";
    case MigrationStepped: return "Étape d’une migration";
    case MigrationRefused: return "Étape d’une migration refusée";
    case CertificateRefused: return "Certificat non reconnu";
    }
    return {};
}

std::string of(const wire::TrailRow& row)
{
    return row.kind == wire::EventKind::Acted && row.act < acts.size() ? acts[row.act] : of(row.kind);
}

std::string subjectOf(const wire::TrailRow& row)
{
    if (!row.reference.empty())
        return row.reference;
    switch (row.subjectKind) {
    case lab::DocumentKind::Patient: return "un patient";
    case lab::DocumentKind::Order: return "une demande";
    default: return {};
    }
}

std::string whoOf(const wire::TrailRow& row)
{
    return row.personName.empty() && !row.person.isNull() ? "personne inconnue" : row.personName;
}

} // namespace paillasse::store::trailwords
