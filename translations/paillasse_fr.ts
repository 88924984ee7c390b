<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="fr_FR" sourcelanguage="en_GB">
<context>
    <name>paillasse::ui::AccountPage</name>
    <message>
        <source>Recovery codes</source>
        <translation>Codes de secours</translation>
    </message>
    <message>
        <source>Change the password</source>
        <translation>Changer le mot de passe</translation>
    </message>
    <message>
        <source>Set up or replace the second factor</source>
        <translation>Installer ou remplacer le second facteur</translation>
    </message>
    <message>
        <source>New recovery codes</source>
        <translation>Nouveaux codes de secours</translation>
    </message>
    <message>
        <source>My account</source>
        <translation>Mon compte</translation>
    </message>
    <message>
        <source>Look at the copies put aside on this workstation</source>
        <translation>Voir les copies mises de côté sur ce poste</translation>
    </message>
</context>
<context>
    <name>paillasse::ui::AccountPresenter</name>
    <message>
        <source>Enter your present password.</source>
        <translation>Entrez votre mot de passe actuel.</translation>
    </message>
    <message>
        <source>This is the password that you have. Choose another one.</source>
        <translation>C’est le mot de passe que vous avez déjà. Choisissez-en un autre.</translation>
    </message>
    <message>
        <source>The two passwords differ. Type both again.</source>
        <translation>Les deux mots de passe diffèrent. Retapez-les.</translation>
    </message>
    <message>
        <source>Your password is changed. Elsewhere it counts as soon as the store is reached.</source>
        <translation>Votre mot de passe est changé. Ailleurs, il vaut dès que le serveur est joint.</translation>
    </message>
    <message>
        <source>Not your present password. Nothing was changed.</source>
        <translation>Ce n’est pas votre mot de passe actuel. Rien n’a été changé.</translation>
    </message>
    <message>
        <source>Enter a code of the authenticator that you have, or a recovery code.</source>
        <translation>Entrez un code de votre application actuelle, ou un code de secours.</translation>
    </message>
    <message>
        <source>Enter the six digits that the authenticator shows.</source>
        <translation>Entrez les six chiffres affichés par l’application.</translation>
    </message>
    <message>
        <source>Not the code that it shows now, or one that was used before. Wait for the next one.</source>
        <translation>Ce n’est pas le code affiché, ou il a déjà servi. Attendez le suivant.</translation>
    </message>
    <message>
        <source>Too many wrong attempts. Wait a minute, then try again.</source>
        <translation>Trop d’essais erronés. Attendez une minute, puis recommencez.</translation>
    </message>
    <message>
        <source>The store cannot be reached, and this needs it. Nothing was changed.</source>
        <translation>Le serveur est injoignable, et il le faut pour cela. Rien n’a été changé.</translation>
    </message>
    <message>
        <source>The new authenticator waited too long. Begin again.</source>
        <translation>La nouvelle application a attendu trop longtemps. Recommencez.</translation>
    </message>
    <message>
        <source>The disk of this workstation is full. Nothing was changed.</source>
        <translation>Le disque de ce poste est plein. Rien n’a été changé.</translation>
    </message>
    <message>
        <source>It could not be done (%1). Try again.</source>
        <translation>Cela n’a pas pu être fait (%1). Recommencez.</translation>
    </message>
    <message>
        <source>The store cannot be reached: all of this needs it.</source>
        <translation>Le serveur est injoignable&#xa0;: tout ceci a besoin de lui.</translation>
    </message>
    <message>
        <source>The store did not answer. Try again with the next code.</source>
        <translation>Le serveur n’a pas répondu. Réessayez avec le code suivant.</translation>
    </message>
</context>
<context>
    <name>paillasse::ui::ActWords</name>
    <message>
        <source>Patient registered</source>
        <translation>Patient créé</translation>
    </message>
    <message>
        <source>Patient corrected</source>
        <translation>Patient corrigé</translation>
    </message>
    <message>
        <source>Order registered</source>
        <translation>Demande enregistrée</translation>
    </message>
    <message>
        <source>Examinations added</source>
        <translation>Examens ajoutés</translation>
    </message>
    <message>
        <source>Examinations cancelled</source>
        <translation>Examens annulés</translation>
    </message>
    <message>
        <source>Tubes received</source>
        <translation>Tubes reçus</translation>
    </message>
    <message>
        <source>Tube rejected</source>
        <translation>Tube refusé</translation>
    </message>
    <message>
        <source>Results entered</source>
        <translation>Résultats saisis</translation>
    </message>
    <message>
        <source>Measurement retained</source>
        <translation>Mesure retenue</translation>
    </message>
    <message>
        <source>Not performed</source>
        <translation>Non réalisé</translation>
    </message>
    <message>
        <source>Rerun asked for</source>
        <translation>Nouvelle mesure demandée</translation>
    </message>
    <message>
        <source>Technical validation</source>
        <translation>Validation technique</translation>
    </message>
    <message>
        <source>Call recorded</source>
        <translation>Appel noté</translation>
    </message>
    <message>
        <source>Quality control attested</source>
        <translation>Contrôle de qualité attesté</translation>
    </message>
    <message>
        <source>Sent back to the bench</source>
        <translation>Renvoyé à la paillasse</translation>
    </message>
    <message>
        <source>Report released</source>
        <translation>Compte rendu signé</translation>
    </message>
    <message>
        <source>Report withdrawn</source>
        <translation>Compte rendu retiré</translation>
    </message>
    <message>
        <source>Validation taken back</source>
        <translation>Validation reprise</translation>
    </message>
    <message>
        <source>Report made as a PDF</source>
        <translation>Compte rendu mis en PDF</translation>
    </message>
    <message>
        <source>Report delivered</source>
        <translation>Compte rendu remis</translation>
    </message>
    <message>
        <source>Comment added</source>
        <translation>Commentaire ajouté</translation>
    </message>
    <message>
        <source>Examination defined</source>
        <translation>Examen défini</translation>
    </message>
    <message>
        <source>Bench defined</source>
        <translation>Paillasse définie</translation>
    </message>
    <message>
        <source>Prescriber registered</source>
        <translation>Prescripteur ajouté à l’annuaire</translation>
    </message>
    <message>
        <source>Laboratory defined</source>
        <translation>Laboratoire défini</translation>
    </message>
    <message>
        <source>Tubes defined</source>
        <translation>Tubes définis</translation>
    </message>
    <message>
        <source>Coded comments defined</source>
        <translation>Commentaires codés définis</translation>
    </message>
    <message>
        <source>Records read</source>
        <translation>Dossiers consultés</translation>
    </message>
</context>
<context>
    <name>paillasse::ui::ActivationPage</name>
    <message>
        <source>First sign-in</source>
        <translation>Première connexion</translation>
    </message>
    <message>
        <source>Sign-in name</source>
        <translation>Identifiant</translation>
    </message>
    <message>
        <source>Activation code</source>
        <translation>Code d’activation</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Retour</translation>
    </message>
    <message>
        <source>Choose this password</source>
        <translation>Choisir ce mot de passe</translation>
    </message>
</context>
<context>
    <name>paillasse::ui::AddTestsDialog</name>
    <message>
        <source>Add examinations</source>
        <translation>Ajouter des examens</translation>
    </message>
    <message>
        <source>Order %1</source>
        <translation>Demande %1</translation>
    </message>
    <message>
        <source>Give up</source>
        <translation>Abandonner</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>Ajouter</translation>
    </message>
    <message>
        <source>↵ takes the examination · Del takes it off</source>
        <translation>↵ prend l’examen · Suppr le retire</translation>
    </message>
</context>
<context>
    <name>paillasse::ui::AdminWords</name>
    <message>
        <source>Receptionist</source>
        <translation>Secrétaire</translation>
    </message>
    <message>
        <source>Technician</source>
        <translation>Technicien</translation>
    </message>
    <message>
        <source>Biologist</source>
        <translation>Biologiste</translation>
    </message>
    <message>
        <source>Security officer</source>
        <translation>Responsable sécurité</translation>
    </message>
    <message>
        <source>Administrator</source>
        <translation>Administrateur</translation>
    </message>
    <message>
        <source>Own role</source>
        <translation>Rôle propre</translation>
    </message>
    <message>
        <source>Search patients and read identities</source>
        <translation>Chercher les patients et lire les identités</translation>
    </message>
    <message>
        <source>Register and correct patients</source>
        <translation>Créer et corriger les patients</translation>
    </message>
    <message>
        <source>Place orders, add and cancel examinations</source>
        <translation>Enregistrer les demandes, ajouter et annuler des examens</translation>
    </message>
    <message>
        <source>Receive and reject tubes</source>
        <translation>Recevoir et refuser les tubes</translation>
    </message>
    <message>
        <source>Read orders and their progress</source>
        <translation>Lire les demandes et leur avancement</translation>
    </message>
    <message>
        <source>Read results</source>
        <translation>Lire les résultats</translation>
    </message>
    <message>
        <source>Enter results</source>
        <translation>Saisir les résultats</translation>
    </message>
    <message>
        <source>Validate technically</source>
        <translation>Valider techniquement</translation>
    </message>
    <message>
        <source>Record calls of critical values</source>
        <translation>Noter les appels des valeurs critiques</translation>
    </message>
    <message>
        <source>Attest quality control</source>
        <translation>Attester le contrôle de qualité</translation>
    </message>
    <message>
        <source>Validate biologically and sign reports</source>
        <translation>Valider biologiquement et signer</translation>
    </message>
    <message>
        <source>Print and deliver reports</source>
        <translation>Imprimer et remettre les comptes rendus</translation>
    </message>
    <message>
        <source>Read the catalogue</source>
        <translation>Lire le catalogue</translation>
    </message>
    <message>
        <source>Change the catalogue</source>
        <translation>Modifier le catalogue</translation>
    </message>
    <message>
        <source>Manage people and their accounts</source>
        <translation>Gérer les personnes et leurs comptes</translation>
    </message>
    <message>
        <source>Manage workstations</source>
        <translation>Gérer les postes</translation>
    </message>
    <message>
        <source>Read the trail of acts</source>
        <translation>Lire la trace des actes</translation>
    </message>
    <message>
        <source>Read colleagues&apos; names</source>
        <translation>Lire les noms des collègues</translation>
    </message>
    <message>
        <source>Break the glass for one patient</source>
        <translation>Briser la glace pour un patient</translation>
    </message>
    <message>
        <source>Review broken glasses</source>
        <translation>Revoir les bris de glace</translation>
    </message>
    <message>
        <source>Make roles</source>
        <translation>Créer des rôles</translation>
    </message>
    <message>
        <source>Set the rules of sign-in</source>
        <translation>Fixer les règles de connexion</translation>
    </message>
    <message>
        <source>Review rights and sessions</source>
        <translation>Revoir les droits et les sessions</translation>
    </message>
    <message>
        <source>HIV</source>
        <translation>VIH</translation>
    </message>
    <message>
        <source>genetics</source>
        <translation>génétique</translation>
    </message>
    <message>
        <source>toxicology</source>
        <translation>toxicologie</translation>
    </message>
    <message>
        <source>staff as patients</source>
        <translation>personnel patient</translation>
    </message>
    <message>
        <source>benches %1</source>
        <translation>paillasses %1</translation>
    </message>
    <message>
        <source>The role needs a name.</source>
        <translation>Le rôle doit avoir un nom.</translation>
    </message>
    <message>
        <source>The role may do nothing yet.</source>
        <translation>Le rôle ne permet encore rien.</translation>
    </message>
    <message>
        <source>Who governs access sees no patient: the two are never one role. Make two roles.</source>
        <translation>Qui gère les accès ne voit aucun patient&#xa0;: jamais les deux dans un même rôle. Faites deux rôles.</translation>
    </message>
    <message>
        <source>A permission rests on another one that is missing.</source>
        <translation>Un droit repose sur un autre qui manque.</translation>
    </message>
    <message>
        <source>waits for approval</source>
        <translation>attend l’approbation</translation>
    </message>
    <message>
        <source>approved</source>
        <translation>approuvé</translation>
    </message>
    <message>
        <source>revoked</source>
        <translation>révoqué</translation>
    </message>
    <message>
        <source>emptied</source>
        <translation>vidé</translation>
    </message>
    <message>
        <source>For signing, breaking the glass and governing</source>
        <translation>Pour signer, briser la glace et gérer les accès</translation>
    </message>
    <message>
        <source>Also of everybody who signs in outside bench hours</source>
        <translation>Et pour toute connexion hors des heures de paillasse</translation>
    </message>
    <message>
        <source>Also of everybody at each sign-in</source>
        <translation>Et pour tous, à chaque connexion</translation>
    </message>
    <message>
        <source>The store cannot be reached: this needs it. Nothing was done.</source>
        <translation>Le serveur est injoignable, et il est nécessaire ici. Rien n’a été fait.</translation>
    </message>
    <message>
        <source>It is not there any more. The list is read again.</source>
        <translation>Cela n’existe plus. La liste est relue.</translation>
    </message>
    <message>
        <source>Not the code that your telephone shows now. A code counts once: wait for the next one.</source>
        <translation>Ce n’est pas le code affiché par votre téléphone. Un code ne sert qu’une fois&#xa0;: attendez le suivant.</translation>
    </message>
    <message>
        <source>Set up your own second factor first.</source>
        <translation>Mettez d’abord en place votre second facteur.</translation>
    </message>
    <message>
        <source>Too many wrong codes. Wait a minute, then try again.</source>
        <translation>Trop de codes erronés. Attendez une minute, puis recommencez.</translation>
    </message>
    <message>
        <source>It could not be done (%1).</source>
        <translation>Cela n’a pas pu être fait (%1).</translation>
    </message>
    <message>
        <source>This name is taken, somebody still holds it, or somebody else changed it just now. The list is read again.</source>
        <translation>Ce nom est pris, quelqu’un le porte encore, ou quelqu’un d’autre vient de le modifier. La liste est relue.</translation>
    </message>
    <message>
        <source>Something is missing or cannot be: a login has letters without accents, digits, . - _, and who governs access in a laboratory sees no patient there.</source>
        <translation>Quelque chose manque ou ne convient pas&#xa0;: un identifiant se compose de lettres sans accent, chiffres, . - _, et qui gère les accès d’un laboratoire n’y voit aucun patient.</translation>
    </message>
    <message>
        <source>Nothing was done: no code was given.</source>
        <translation>Rien n’a été fait&#xa0;: aucun code n’a été donné.</translation>
    </message>
    <message>
        <source>By itself it opens no page.</source>
        <translation>À elle seule, elle n’ouvre aucune page.</translation>
    </message>
    <message>
        <source>By itself it opens no page: examinations are named on the pages of other permissions.</source>
        <translation>À elle seule, elle n’ouvre aucune page&#xa0;: les examens sont nommés sur les pages d’autres permissions.</translation>
    </message>
    <message>
        <source>It opens no page of this program: the catalogue is changed on the store, with its own commands.</source>
        <translation>Elle n’ouvre aucune page de ce programme&#xa0;: le catalogue se modifie sur le serveur, par ses commandes.</translation>
    </message>
    <message>
        <source>By itself it opens no page: colleagues are named on the pages of other permissions.</source>
        <translation>À elle seule, elle n’ouvre aucune page&#xa0;: les collègues sont nommés sur les pages d’autres permissions.</translation>
    </message>
    <message>
        <source>The store refuses: it is about yourself, more than you hold, of another laboratory too, the other half of a reset that you began (another administrator, a security officer or the console may), or nobody could govern any more.</source>
        <translation>Le serveur refuse&#xa0;: cela vous concerne vous-même, dépasse vos propres droits, touche aussi un autre laboratoire, serait l’autre moitié d’une réinitialisation que vous avez commencée (un autre administrateur, un responsable de la sécurité ou la console le peut), ou plus personne ne pourrait administrer.</translation>
    </message>
    <message>
        <source>Offline: all of this needs the store. Nothing can be changed here until it is back.</source>
        <translation>Hors ligne&#xa0;: tout ici a besoin du serveur. Rien ne peut être changé avant son retour.</translation>
    </message>
    <message>
        <source>Draft migrations and set them going</source>
        <translation>Rédiger des migrations et les lancer</translation>
    </message>
    <message>
        <source>Read how far migrations are</source>
        <translation>Lire où en sont les migrations</translation>
    </message>
    <message>
        <source>Approve and accept migrations</source>
        <translation>Approuver et accepter des migrations</translation>
    </message>
</context>
<context>
    <name>paillasse::ui::AlertSide</name>
    <message>
        <source>I take it</source>
        <translation>Je m’en occupe</translation>
    </message>
    <message>
        <source>Close…</source>
        <translation>Clore…</translation>
    </message>
    <message>
        <source>End the session…</source>
        <translation>Fermer la session…</translation>
    </message>
    <message>
        <source>Who saw what</source>
        <translation>Qui a vu quoi</translation>
    </message>
    <message>
        <source>Explain…</source>
        <translation>Expliquer…</translation>
    </message>
    <message>
        <source>The alert in words</source>
        <translation>L’alerte en clair</translation>
    </message>
    <message>
        <source>What became of it</source>
        <translation>Ce qu’elle est devenue</translation>
    </message>
    <message>
        <source>The acts that raised it</source>
        <translation>Les actes qui l’ont levée</translation>
    </message>
</context>
<context>
    <name>paillasse::ui::AlertWords</name>
    <message>
        <source>medium</source>
        <translation>moyenne</translation>
    </message>
    <message>
        <source>high</source>
        <translation>haute</translation>
    </message>
    <message>
        <source>%1 closes it: “%2”</source>
        <translation>%1 la clôt&#xa0;: «&#xa0;%2&#xa0;»</translation>
    </message>
    <message>
        <source>It is not there any more.</source>
        <translation>Elle n’est plus là.</translation>
    </message>
    <message>
        <source>nobody</source>
        <translation>personne</translation>
    </message>
    <message>
        <source>raised</source>
        <translation>levée</translation>
    </message>
    <message>
        <source>explained</source>
        <translation>expliquée</translation>
    </message>
    <message>
        <source>Somebody else was first. The alert is shown as it stands now.</source>
        <translation>Quelqu’un d’autre a été plus rapide. L’alerte est montrée telle qu’elle est maintenant.</translation>
    </message>
    <message>
        <source>open</source>
        <translation>ouverte</translation>
    </message>
    <message>
        <source>closed</source>
        <translation>close</translation>
    </message>
    <message>
        <source>low severity</source>
        <translation>gravité basse</translation>
    </message>
    <message>
        <source>escalated</source>
        <translation>escaladée</translation>
    </message>
    <message>
        <source>high severity</source>
        <translation>gravité haute</translation>
    </message>
    <message>
        <source>the store</source>
        <translation>le serveur</translation>
    </message>
    <message>
        <source>%1 explains: “%2”</source>
        <translation>%1 explique&#xa0;: «&#xa0;%2&#xa0;»</translation>
    </message>
    <message>
        <source>The store refuses: you may no longer see this.</source>
        <translation>Le serveur refuse&#xa0;: vous n’avez plus le droit de le voir.</translation>
    </message>
    <message numerus="yes">
        <source>%n open alert(s)</source>
        <translation>
            <numerusform>%n alerte ouverte</numerusform>
            <numerusform>%n alertes ouvertes</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 sees to it</source>
        <translation>%1 s’en occupe</translation>
    </message>
    <message>
        <source>taken</source>
        <translation>prise</translation>
    </message>
    <message>
        <source>Offline: what is watched is at the store. What was known is shown; nothing can be done until it is back.</source>
        <translation>Hors ligne&#xa0;: la surveillance est sur le serveur. Ce qui était connu reste affiché&#xa0;; rien ne peut être fait avant son retour.</translation>
    </message>
    <message>
        <source>nobody took it in time: escalated</source>
        <translation>personne ne l’a prise à temps&#xa0;: escaladée</translation>
    </message>
    <message>
        <source>It takes 10 to 500 characters, and a person, a workstation, a number or at most 31 days.</source>
        <translation>Il faut 10 à 500 caractères, et une personne, un poste, un numéro ou 31 jours au plus.</translation>
    </message>
    <message>
        <source>medium severity</source>
        <translation>gravité moyenne</translation>
    </message>
    <message>
        <source>low</source>
        <translation>basse</translation>
    </message>
    <message>
        <source>escalates in %1</source>
        <translation>escalade dans %1</translation>
    </message>
    <message>
        <source>escalates now</source>
        <translation>escalade maintenant</translation>
    </message>
</context>
<context>
    <name>paillasse::ui::AlertsPage</name>
    <message>
        <source>I take it</source>
        <translation>Je m’en occupe</translation>
    </message>
    <message>
        <source>%1: what was done about it, and why is it over? It stands in the ledger, under your name.</source>
        <translation>%1&#xa0;: qu’a-t-on fait, et pourquoi est-ce fini&#xa0;? Cela reste au registre, sous votre nom.</translation>
    </message>
    <message>
        <source>Records read by hour, today</source>
        <translation>Dossiers lus par heure, aujourd’hui</translation>
    </message>
    <message>
        <source>30 days</source>
        <translation>30 jours</translation>
    </message>
    <message>
        <source>Who saw what</source>
        <translation>Qui a vu quoi</translation>
    </message>
    <message>
        <source>Alerts</source>
        <translation>Alertes</translation>
    </message>
    <message>
        <source>Nobody does.</source>
        <translation>Personne.</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>Pourquoi</translation>
    </message>
    <message>
        <source>Who stands out today</source>
        <translation>Qui sort de l’ordinaire aujourd’hui</translation>
    </message>
    <message>
        <source>Their workstation locks within seconds. What was entered there is kept and sent; %1 may sign in again.</source>
        <translation>Le poste se verrouille en quelques secondes. Ce qui y a été saisi est gardé et envoyé&#xa0;; %1 peut se reconnecter.</translation>
    </message>
    <message>
        <source>Close it</source>
        <translation>La clore</translation>
    </message>
    <message>
        <source>Person, workstation, reference…</source>
        <translation>Personne, poste, référence…</translation>
    </message>
    <message>
        <source>Mine</source>
        <translation>Miennes</translation>
    </message>
    <message>
        <source>To the acts that raised it; from there, who saw what</source>
        <translation>Aux actes qui l’ont levée&#xa0;; de là, qui a vu quoi</translation>
    </message>
    <message>
        <source>End it</source>
        <translation>La fermer</translation>
    </message>
    <message>
        <source>▲ hatched: above the usual, the line across</source>
        <translation>▲ hachuré&#xa0;: au-dessus de l’habituel (le trait)</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nom</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Ouvertes</translation>
    </message>
    <message>
        <source>End the session of %1</source>
        <translation>Fermer la session de %1</translation>
    </message>
    <message>
        <source>Close the alert</source>
        <translation>Clore l’alerte</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Clore</translation>
    </message>
    <message>
        <source>Explain</source>
        <translation>Expliquer</translation>
    </message>
    <message>
        <source>End the session</source>
        <translation>Fermer la session</translation>
    </message>
    <message>
        <source>%1: what was it? What you write stands in the ledger, under your name.</source>
        <translation>%1&#xa0;: qu’était-ce&#xa0;? Ce que vous écrivez reste au registre, sous votre nom.</translation>
    </message>
</context>
<context>
    <name>paillasse::ui::AlertsPresenter</name>
    <message>
        <source>Since</source>
        <translation>Depuis</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Heure</translation>
    </message>
    <message>
        <source>The store has not answered yet.</source>
        <translation>Le serveur n’a pas encore répondu.</translation>
    </message>
    <message>
        <source>Owner</source>
        <translation>Responsable</translation>
    </message>
    <message>
        <source>Closed. Why is in the ledger.</source>
        <translation>Close. Le motif est au registre.</translation>
    </message>
    <message>
        <source>What happened</source>
        <translation>Ce qui s’est passé</translation>
    </message>
    <message>
        <source>State</source>
        <translation>État</translation>
    </message>
    <message>
        <source>Severity</source>
        <translation>Gravité</translation>
    </message>
    <message>
        <source>Alert</source>
        <translation>Alerte</translation>
    </message>
    <message>
        <source>No open alert.</source>
        <translation>Aucune alerte ouverte.</translation>
    </message>
    <message>
        <source>No alert is about “%1”.</source>
        <translation>Aucune alerte ne concerne «&#xa0;%1&#xa0;».</translation>
    </message>
    <message>
        <source>No alert in the last 30 days.</source>
        <translation>Aucune alerte depuis 30 jours.</translation>
    </message>
    <message>
        <source>You own no alert.</source>
        <translation>Vous n’êtes responsable d’aucune alerte.</translation>
    </message>
    <message>
        <source>Person · workstation</source>
        <translation>Personne · poste</translation>
    </message>
    <message>
        <source>It is yours now.</source>
        <translation>Elle est à vous.</translation>
    </message>
    <message>
        <source>%1 is not signed in now.</source>
        <translation>%1 n’est pas connecté en ce moment.</translation>
    </message>
    <message>
        <source>The session of %1 is over.</source>
        <translation>La session de %1 est terminée.</translation>
    </message>
    <message>
        <source>The explanation is in the ledger.</source>
        <translation>L’explication est au registre.</translation>
    </message>
</context>
<context>
    <name>paillasse::ui::AppearanceDialog</name>
    <message>
        <source>Appearance</source>
        <translation>Apparence</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Clair</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Sombre</translation>
    </message>
    <message>
        <source>Normal rows</source>
        <translation>Lignes normales</translation>
    </message>
    <message>
        <source>Compact rows</source>
        <translation>Lignes serrées</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>Comme le système</translation>
    </message>
    <message>
        <source>%1 pixels</source>
        <translation>%1 pixels</translation>
    </message>
    <message>
        <source>&amp;Colours</source>
        <translation>&amp;Couleurs</translation>
    </message>
    <message>
        <source>&amp;Tables</source>
        <translation>&amp;Tableaux</translation>
    </message>
    <message>
        <source>Te&amp;xt</source>
        <translation>Te&amp;xte</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>Garder</translation>
    </message>
</context>
<context>
    <name>paillasse::ui::Application</name>
    <message>
        <source>Signature open until %1</source>
        <translation>Signature ouverte jusqu’à %1</translation>
    </message>
    <message>
        <source>Recovery codes</source>
        <translation>Codes de secours</translation>
    </message>
    <message>
        <source>Drafts cannot be kept: the disk is full. Save what you type.</source>
        <translation>Les brouillons ne peuvent être gardés&#xa0;: le disque est plein. Enregistrez ce que vous tapez.</translation>
    </message>
</context>
<context>
    <name>paillasse::ui::ApprovalPage</name>
    <message>
        <source>Waiting for approval</source>
        <translation>En attente d’approbation</translation>
    </message>
    <message>
        <source>This page goes on by itself. You may leave the computer on and come back.</source>
        <translation>Cette page continue d’elle-même. Vous pouvez laisser l’ordinateur allumé et revenir.</translation>
    </message>
    <message>
        <source>Enter another code</source>
        <translation>Entrer un autre code</translation>
    </message>
    <message>
        <source>Fingerprint to compare</source>
        <translation>Empreinte à comparer</translation>
    </message>
    <message>
        <source>An administrator has to approve the workstation %1. Read them this fingerprint: it must be the one on their screen.</source>
        <translation>Un administrateur doit approuver le poste %1. Lisez-lui cette empreinte&#xa0;: elle doit être celle de son écran.</translation>
    </message>
</context>
<context>
    <name>paillasse::ui::AsideDialog</name>
    <message>
        <source>Whose</source>
        <translation>À qui</translation>
    </message>
    <message>
        <source>Copies put aside</source>
        <translation>Copies mises de côté</translation>
    </message>
    <message>
        <source>Remove it…</source>
        <translation>Supprimer…</translation>
    </message>
    <message>
        <source>It could not be removed. Nothing was changed, or not all of it is gone yet: try again.</source>
        <translation>Elle n’a pas pu être supprimée. Rien n’a changé, ou tout n’est pas encore parti&#xa0;: réessayez.</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Taille</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Fermer</translation>
    </message>
    <message>
        <source>Put aside on</source>
        <translation>Mise de côté le</translation>
    </message>
    <message>
        <source>The copy of %1 (%2) cannot be brought back. What was confirmed is not lost with it: it was sent. Drafts that were in it alone are.</source>
        <translation>La copie du %1 (%2) ne pourra pas être rétablie. Ce qui a été confirmé n’est pas perdu avec elle&#xa0;: c’est envoyé. Les brouillons qui n’étaient que là le sont.</translation>
    </message>
    <message>
        <source>Keep it</source>
        <translation>La garder</translation>
    </message>
    <message>
        <source>yours</source>
        <translation>la vôtre</translation>
    </message>
    <message>
        <source>somebody else&apos;s</source>
        <translation>celle de quelqu’un d’autre</translation>
    </message>
    <message>
        <source>Remove it for good?</source>
        <translation>Supprimer définitivement&#xa0;?</translation>
    </message>
    <message>
        <source>Not now: acts wait here for the store. Once they are sent, it can go.</source>
        <translation>Pas maintenant&#xa0;: des actes attendent ici le serveur. Une fois envoyés, elle pourra partir.</translation>
    </message>
    <message>
        <source>Its owner removes it, or whoever manages workstations.</source>
        <translation>Son propriétaire la supprime, ou qui gère les postes.</translation>
    </message>
    <message>
        <source>Put aside on this workstation</source>
        <translation>Mis de côté sur ce poste</translation>
    </message>
    <message>
        <source>Remove for good</source>
        <translation>Supprimer définitivement</translation>
    </message>
    <message>
        <source>Encrypted copies that did not open any more, or whose password was changed elsewhere. The data is at the store; these are kept in case somebody wants to look why. The program never deletes one by itself.</source>
        <translation>Des copies chiffrées qui ne s’ouvraient plus, ou dont le mot de passe a été changé ailleurs. Les données sont au serveur&#xa0;; celles-ci sont gardées au cas où quelqu’un voudrait comprendre pourquoi. Le programme n’en supprime jamais de lui-même.</translation>
    </message>
</context>
<context>
    <name>paillasse::ui::AskDialog</name>
    <message>
        <source>%1 is missing.</source>
        <translation>%1&#xa0;: à remplir.</translation>
    </message>
</context>
<context>
    <name>paillasse::ui::AskedWords</name>
    <message>
        <source>version %1</source>
        <translation>version %1</translation>
    </message>
    <message>
        <source>called %1</source>
        <translation>appelé %1</translation>
    </message>
    <message>
        <source>tube %1</source>
        <translation>tube %1</translation>
    </message>
    <message>
        <source>line %1</source>
        <translation>ligne %1</translation>
    </message>
</context>
<context>
    <name>paillasse::ui::BatchDialog</name>
    <message>
        <source>Clear orders</source>
        <translation>Demandes sans particularité</translation>
    </message>
    <message>
        <source>Sign the clear orders</source>
        <translation>Signer les demandes sans particularité</translation>
    </message>
    <message>
        <source>Nothing flagged, quality control attested, no remark, no call, nothing measured twice. Each report bears your signature.</source>
        <translation>Aucun signal, contrôle qualité attesté, aucun commentaire, aucun appel, aucune mesure répétée. Chaque compte rendu porte votre signature.</translation>
    </message>
    <message>
        <source>Space leaves an order out · read to the end to sign</source>
        <translation>Espace laisse une demande de côté · lire jusqu’au bout pour signer</translation>
    </message>
    <message>
        <source>Order and examination</source>
        <translation>Demande et examen</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>Résultat</translation>
    </message>
    <message>
        <source>Unit</source>
        <translation>Unité</translation>
    </message>
    <message>
        <source>Interval</source>
        <translation>Intervalle</translation>
    </message>
    <message>
        <source>Previous</source>
        <translation>Antérieur</translation>
    </message>
    <message numerus="yes">
        <source>Sign %n report(s)</source>
        <translation>
            <numerusform>Signer %n compte rendu</numerusform>
            <numerusform>Signer %n comptes rendus</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>paillasse::ui::BatchSigner</name>
    <message>
        <source>%1: not signed either</source>
        <translation>%1&#xa0;: non signée non plus</translation>
    </message>
</context>
<context>
    <name>paillasse::ui::BenchChips</name>
    <message>
        <source>To enter</source>
        <translation>À saisir</translation>
    </message>
    <message>
        <source>Entered</source>
        <translation>Saisis</translation>
    </message>
    <message>
        <source>My benches</source>
        <translation>Mes paillasses</translation>
    </message>
    <message numerus="yes">
        <source>%n day(s)</source>
        <translation>
            <numerusform>%n jour</numerusform>
            <numerusform>%n jours</numerusform>
        </translation>
    </message>
    <message>
        <source>By examination… F3</source>
        <translation>Par examen… F3</translation>
    </message>
    <message>
        <source>Calls</source>
        <translation>Appels</translation>
    </message>
</context>
<context>
    <name>paillasse::ui::BenchPage</name>
    <message>
        <source>Orders awaiting entry</source>
        <translation>Demandes à saisir</translation>
    </message>
    <message>
        <source>Choose an order on the left, or scan a tube.</source>
        <translation>Choisissez une demande à gauche, ou lisez un tube.</translation>
    </message>
    <message>
        <source>Results of the order</source>
        <translation>Résultats de la demande</translation>
    </message>
    <message>
        <source>Validate technically</source>
        <translation>Valider techniquement</translation>
    </message>
    <message>
        <source>↵ saves and goes on · − first means &lt; · + first means &gt; · F6 not performed · F5 comment · Esc undoes typing</source>
        <translation>↵ enregistre et passe au suivant · − pour &lt; · + pour &gt; · F6 non réalisé · F5 commentaire · Échap annule la saisie</translation>
    </message>
    <message>
        <source>Save the line and go on</source>
        <translation>Enregistrer la ligne et passer à la suivante</translation>
    </message>
    <message>
        <source>Note the call of a critical value</source>
        <translation>Noter l’appel d’une valeur critique</translation>
    </message>
    <message>
        <source>Ask for a rerun</source>
        <translation>Demander à refaire</translation>
    </message>
    <message>
        <source>Not performed, with a reason</source>
        <translation>Non réalisé, avec le motif</translation>
    </message>
    <message>
        <source>Quality control of the day</source>
        <translation>Contrôle de qualité du jour</translation>
    </message>
    <message>
        <source>Bench</source>
        <translation>Paillasse</translation>
    </message>
    <message>
        <source>Number, patient, birth date…</source>
        <translation>Numéro, patient, date de naissance…</translation>
    </message>
    <message>
        <source>Work by examination, and back by order</source>
        <translation>Travailler par examen, puis de nouveau par demande</translation>
    </message>
    <message>
        <source>Entry waits on the critical value: rerun (F7), call (F8) or keep it with a reason (F9).</source>
        <translation>La saisie attend sur la valeur critique&#xa0;: nouvelle mesure (F7), appel (F8) ou motif (F9).</translation>
    </message>
    <message>
        <source>Validate only the line in front</source>
        <translation>Valider seulement la ligne courante</translation>
    </message>
    <message>
        <source>Keep a critical value without a call, with a reason</source>
        <translation>Garder une valeur critique sans appel, avec un motif</translation>
    </message>
    <message>
        <source>Back to the critical value that entry waits on</source>
        <translation>Revenir à la valeur critique qui retient la saisie</translation>
    </message>
    <message>
        <source>Entry waits on the critical value of order %1 (F2 goes back to it).</source>
        <translation>La saisie attend la valeur critique de la demande %1 (F2 y revient).</translation>
    </message>
    <message>
        <source>Without the store: emergency print, not released</source>
        <translation>Sans le serveur&#xa0;: impression d’urgence, non libérée</translation>
    </message>
    <message>
        <source>Quality control of the day: F4.</source>
        <translation>Contrôle de qualité du jour&#xa0;: F4.</translation>
    </message>
    <message>
        <source>Comment; the laboratory’s codes expand</source>
        <translation>Commentaire&#xa0;; les codes du laboratoire se développent</translation>
    </message>
    <message>
        <source>Measurements…</source>
        <translation>Mesures…</translation>
    </message>
    <message>
        <source>Choose which of several measurements is reported</source>
        <translation>Choisir laquelle de plusieurs mesures est retenue</translation>
    </message>
    <message>
        <source>Validate technically what is saved: of the order, or of the list where it is one of saved results</source>
        <translation>Valider techniquement ce qui est enregistré&#xa0;: dans la demande, ou dans toute la liste si elle est celle des résultats saisis</translation>
    </message>
    <message>
        <source>Validate only the order in front</source>
        <translation>Valider la seule demande affichée</translation>
    </message>
    <message>
        <source>Validate the list…</source>
        <translation>Valider la liste…</translation>
    </message>
</context>
<context>
    <name>paillasse::ui::BenchPresenter</name>
    <message>
        <source>A titre is typed as 160 or 1/160.</source>
        <translation>Un titre se tape 160 ou 1/160.</translation>
    </message>
    <message>
        <source>Too long: 500 characters at most.</source>
        <translation>Trop long&#xa0;: 500 caractères au plus.</translation>
    </message>
    <message>
        <source>Not a number. “-” first means &lt;, “+” first means &gt;.</source>
        <translation>Ce n’est pas un nombre. «&#xa0;-&#xa0;» en tête veut dire &lt;, «&#xa0;+&#xa0;» veut dire &gt;.</translation>
    </message>
    <message>
        <source>Nothing to validate: no saved result.</source>
        <translation>Rien à valider&#xa0;: aucun résultat enregistré.</translation>
    </message>
    <message numerus="yes">
        <source>%n validated</source>
        <translation>
            <numerusform>%n validé</numerusform>
            <numerusform>%n validés</numerusform>
        </translation>
    </message>
    <message>
        <source>The examinations could not be listed. Try again.</source>
        <translation>Les examens n’ont pas pu être listés. Recommencez.</translation>
    </message>
    <message>
        <source>Quality control recorded.</source>
        <translation>Contrôle qualité enregistré.</translation>
    </message>
    <message>
        <source>Noted for the biologist.</source>
        <translation>Noté pour le biologiste.</translation>
    </message>
    <message numerus="yes">
        <source>%n held: call</source>
        <translation>
            <numerusform>%n en attente&#xa0;: appel</numerusform>
            <numerusform>%n en attente&#xa0;: appel</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n held: rerun</source>
        <translation>
            <numerusform>%n en attente&#xa0;: à refaire</numerusform>
            <numerusform>%n en attente&#xa0;: à refaire</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing to validate: %1.</source>
        <translation>Rien à valider&#xa0;: %1.</translation>
    </message>
    <message>
        <source>%1: outside what %2 can be (%3). Enter again keeps it.</source>
        <translation>%1&#xa0;: valeur peu vraisemblable pour %2 (possible&#xa0;: %3). Entrée une seconde fois la garde.</translation>
    </message>
    <message>
        <source>Not one of its answers. Type the number: %1.</source>
        <translation>Ce n’est pas une de ses réponses. Tapez le numéro&#xa0;: %1.</translation>
    </message>
</context>
<context>
    <name>paillasse::ui::BenchQuestions</name>
    <message>
        <source>The factor: 5 for 1/5. %1 is kept as you typed it: it must be the final value, multiplied already.</source>
        <translation>Le facteur&#xa0;: 5 pour 1/5. %1 est gardé tel que saisi&#xa0;: ce doit être la valeur finale, déjà multipliée.</translation>
    </message>
    <message>
        <source>Dilution, value multiplied already</source>
        <translation>Dilution, valeur déjà multipliée</translation>
    </message>
    <message>
        <source>Typing error</source>
        <translation>Erreur de saisie</translation>
    </message>
    <message>
        <source>Rerun</source>
        <translation>Refaire</translation>
    </message>
    <message>
        <source>Other</source>
        <translation>Autre</translation>
    </message>
    <message>
        <source>Another measurement</source>
        <translation>Autre mesure</translation>
    </message>
    <message>
        <source>This line has a result already; the new one is added to it. Why?</source>
        <translation>Cette ligne a déjà un résultat&#xa0;; le nouveau s’y ajoute. Pourquoi&#xa0;?</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>Ajouter</translation>
    </message>
    <message>
        <source>No critical value waits here.</source>
        <translation>Aucune valeur critique n’attend ici.</translation>
    </message>
    <message>
        <source>Known of this patient, and stable</source>
        <translation>Connue chez ce patient, et stable</translation>
    </message>
    <message>
        <source>The prescriber was told of it today</source>
        <translation>Le prescripteur en a été averti aujourd’hui</translation>
    </message>
    <message>
        <source>Expected under the treatment in course</source>
        <translation>Attendue sous le traitement en cours</translation>
    </message>
    <message>
        <source>No call wanted, by written agreement with the ward</source>
        <translation>Pas d’appel souhaité, selon accord écrit avec le service</translation>
    </message>
    <message>
        <source>Critical value kept</source>
        <translation>Valeur critique gardée</translation>
    </message>
    <message>
        <source>No call is made for this value. Why not?</source>
        <translation>Aucun appel n’est fait pour cette valeur. Pourquoi&#xa0;?</translation>
    </message>
    <message>
        <source>Keep the value</source>
        <translation>Garder la valeur</translation>
    </message>
    <message>
        <source>Nothing to rerun: choose a line that has a result.</source>
        <translation>Rien à refaire&#xa0;: choisissez une ligne qui a un résultat.</translation>
    </message>
    <message>
        <source>Critical value</source>
        <translation>Valeur critique</translation>
    </message>
    <message>
        <source>Change from the previous value</source>
        <translation>Écart avec l’antérieur</translation>
    </message>
    <message>
        <source>Haemolysis suspected</source>
        <translation>Hémolyse suspectée</translation>
    </message>
    <message>
        <source>Instrument flag</source>
        <translation>Alarme de l’automate</translation>
    </message>
    <message>
        <source>Why should it be measured again?</source>
        <translation>Pourquoi faut-il mesurer de nouveau&#xa0;?</translation>
    </message>
    <message>
        <source>Ask for a rerun</source>
        <translation>Demander à refaire</translation>
    </message>
    <message>
        <source>No critical value to call here.</source>
        <translation>Aucune valeur critique à appeler ici.</translation>
    </message>
    <message>
        <source>Insufficient volume</source>
        <translation>Volume insuffisant</translation>
    </message>
    <message>
        <source>Haemolysed specimen</source>
        <translation>Échantillon hémolysé</translation>
    </message>
    <message>
        <source>Clotted specimen</source>
        <translation>Échantillon coagulé</translation>
    </message>
    <message>
        <source>Instrument out of order</source>
        <translation>Automate en panne</translation>
    </message>
    <message>
        <source>Not performed</source>
        <translation>Non réalisé</translation>
    </message>
    <message>
        <source>The report will say that it was not performed, and why.</source>
        <translation>Le compte rendu dira que l’examen n’a pas été réalisé, et pourquoi.</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Noter</translation>
    </message>
    <message>
        <source>This value is saved and stays as it is. The biologist reads the note above the results.</source>
        <translation>Cette valeur est enregistrée et reste telle quelle. Le biologiste lit la note au-dessus des résultats.</translation>
    </message>
    <message>
        <source>Comment</source>
        <translation>Commentaire</translation>
    </message>
    <message>
        <source>Printed under the result. It is saved with the value that you enter next on this line.</source>
        <translation>Imprimé sous le résultat. Il est enregistré avec la prochaine valeur saisie sur cette ligne.</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>Garder</translation>
    </message>
    <message>
        <source>A code and a space give its sentence: %1</source>
        <translation>Un code puis une espace donnent sa phrase&#xa0;: %1</translation>
    </message>
    <message>
        <source>This is the one that is reported.</source>
        <translation>C’est celle qui est retenue.</translation>
    </message>
    <message>
        <source>Report it</source>
        <translation>La retenir</translation>
    </message>
    <message>
        <source>The tube of the other is in doubt</source>
        <translation>Le tube de l’autre est douteux</translation>
    </message>
    <message>
        <source>Measurement to report</source>
        <translation>Mesure à retenir</translation>
    </message>
    <message>
        <source>Instrument flag on the other</source>
        <translation>Alarme de l’automate sur l’autre</translation>
    </message>
    <message>
        <source>This value is saved and stays as it is. Who may see this confidential examination reads the note, nobody else.</source>
        <translation>Cette valeur est enregistrée et reste telle quelle. Qui peut voir cet examen confidentiel lit la note, et personne d’autre.</translation>
    </message>
    <message>
        <source>Nothing to choose from: a line with several measurements is needed.</source>
        <translation>Rien à choisir&#xa0;: il faut une ligne qui a plusieurs mesures.</translation>
    </message>
    <message>
        <source>The dilution fits the measuring range</source>
        <translation>La dilution est dans le domaine de mesure</translation>
    </message>
    <message>
        <source>%1 will be reported instead of %2. Why?</source>
        <translation>%1 sera retenu au lieu de %2. Pourquoi&#xa0;?</translation>
    </message>
    <message>
        <source>Typing error in the other</source>
        <translation>Erreur de saisie dans l’autre</translation>
    </message>
    <message>
        <source>%1: which measurement is reported?</source>
        <translation>%1&#xa0;: quelle mesure retenir&#xa0;?</translation>
    </message>
    <message>
        <source>Another tube: %1 %2</source>
        <comment>its kind and number</comment>
        <translation>Autre tube&#xa0;: %1 %2</translation>
    </message>
    <message>
        <source>The rerun does not confirm the other</source>
        <translation>La mesure refaite ne confirme pas l’autre</translation>
    </message>
    <message>
        <source>Another order came to the front while you answered: nothing was done. Ask again on the order that you mean.</source>
        <translation>Une autre demande est passée devant pendant votre réponse&#xa0;: rien n’a été fait. Recommencez sur la demande voulue.</translation>
    </message>
</context>
<context>
    <name>paillasse::ui::CallDialog</name>
    <message>
        <source>The value was &amp;read back</source>
        <translation>La valeur a été &amp;relue</translation>
    </message>
    <message>
        <source>Record</source>
        <translation>Enregistrer</translation>
    </message>
    <message>
        <source>Call of a critical value</source>
        <translation>Appel d’une valeur critique</translation>
    </message>
    <message>
        <source>Reached: value given</source>
        <translation>Joint&#xa0;: valeur transmise</translation>
    </message>
    <message>
        <source>Not reached: attempt noted</source>
        <translation>Non joint&#xa0;: tentative notée</translation>
    </message>
    <message>
        <source>No call needed (reason)</source>
        <translation>Appel non nécessaire (motif)</translation>
    </message>
    <message>
        <source>prescriber</source>
        <translation>prescripteur</translation>
    </message>
    <message>
        <source>nurse</source>
        <translation>infirmier</translation>
    </message>
    <message>
        <source>on-call physician</source>
        <translation>médecin de garde</translation>
    </message>
    <message>
        <source>emergency department</source>
        <translation>service des urgences</translation>
    </message>
    <message>
        <source>patient</source>
        <translation>patient</translation>
    </message>
    <message>
        <source>&amp;Outcome</source>
        <translation>&amp;Issue</translation>
    </message>
    <message>
        <source>&amp;Who</source>
        <translation>&amp;Qui</translation>
    </message>
    <message>
        <source>R&amp;ole</source>
        <translation>&amp;Fonction</translation>
    </message>
    <message>
        <source>Re&amp;mark or reason</source>
        <translation>Re&amp;marque ou motif</translation>
    </message>
    <message>
        <source>Outcome of the call</source>
        <translation>Issue de l’appel</translation>
    </message>
    <message>
        <source>Person called</source>
        <translation>Personne appelée</translation>
    </message>
    <message>
        <source>Role of the person called</source>
        <translation>Fonction de la personne appelée</translation>
    </message>
    <message>
        <source>Read back</source>
        <translation>Relue</translation>
    </message>
    <message>
        <source>Remark or reason</source>
        <translation>Remarque ou motif</translation>
    </message>
</context>
<context>
    <name>paillasse::ui::CheckPage</name>
    <message>
        <source>Open a PDF…</source>
        <translation>Ouvrir un PDF…</translation>
    </message>
    <message>
        <source>Check the code</source>
        <translation>Vérifier le code</translation>
    </message>
    <message>
        <source>The PDF of a report</source>
        <translation>Le PDF d’un compte rendu</translation>
    </message>
    <message>
        <source>Open it, or drop it on this page. The file stays on this workstation: only its fingerprint and the report&apos;s number are sent to the store.</source>
        <translation>Ouvrez-le, ou déposez-le sur cette page. Le fichier reste sur ce poste&#xa0;: seuls son empreinte et le numéro du compte rendu sont envoyés au serveur.</translation>
    </message>
    <message>
        <source>On paper only: the code of the last page</source>
        <translation>Sur papier seulement&#xa0;: le code de la dernière page</translation>
    </message>
    <message>
        <source>Text of the report&apos;s code</source>
        <translation>Texte du code du compte rendu</translation>
    </message>
    <message>
        <source>Scan the code, or paste its text: PAILLASSE:2:…</source>
        <translation>Scannez le code, ou collez son texte&#xa0;: PAILLASSE:2:…</translation>
    </message>
    <message>
        <source>Open a report&apos;s PDF</source>
        <translation>Ouvrir le PDF d’un compte rendu</translation>
    </message>
    <message>
        <source>PDF (*.pdf)</source>
        <translation>PDF (*.pdf)</translation>
    </message>
    <message>
        <source>Checking needs the store, which cannot be reached. Nothing can be said about a report without it.</source>
        <translation>Vérifier demande le serveur, qui est injoignable. Sans lui, on ne peut rien dire d’un compte rendu.</translation>
    </message>
    <message>
        <source>Asking the store…</source>
        <translation>Question au serveur…</translation>
    </message>
    <message>
        <source>Check a report</source>
        <translation>Authenticité</translation>
    </message>
</context>
<context>
    <name>paillasse::ui::CheckWords</name>
    <message>
        <source>Replaced by version %1, of %2</source>
        <translation>Remplacé par la version %1, du %2</translation>
    </message>
    <message>
        <source>Completed by version %1, of %2</source>
        <translation>Complété par la version %1, du %2</translation>
    </message>
    <message>
        <source>%1 (withdrawn since)</source>
        <translation>%1 (retirée depuis)</translation>
    </message>
    <message>
        <source>Genuine</source>
        <translation>Authentique</translation>
    </message>
    <message>
        <source>Byte for byte the file that the laboratory registered, and the newest version.</source>
        <translation>Octet pour octet le fichier que le laboratoire a enregistré, et la version la plus récente.</translation>
    </message>
    <message>
        <source>False code</source>
        <translation>Code falsifié</translation>
    </message>
    <message>
        <source>The code names this report, but the laboratory did not make it. Do not use the page; tell the laboratory whose name it bears.</source>
        <translation>Le code nomme ce compte rendu, mais le laboratoire ne l’a pas produit. N’utilisez pas cette page&#xa0;; prévenez le laboratoire dont elle porte le nom.</translation>
    </message>
    <message>
        <source>Altered</source>
        <translation>Altéré</translation>
    </message>
    <message>
        <source>It says that it is this report, but it is none of the files that were registered for it: somebody, or a program, has changed it. Do not use it; open the report itself under Reports.</source>
        <translation>Il se présente comme ce compte rendu, mais n’est aucun des fichiers enregistrés pour lui&#xa0;: quelqu’un, ou un logiciel, l’a modifié. Ne l’utilisez pas&#xa0;; ouvrez le compte rendu lui-même dans Comptes rendus.</translation>
    </message>
    <message>
        <source>Superseded by version %1</source>
        <translation>Remplacé par la version %1</translation>
    </message>
    <message>
        <source>The code is the laboratory&apos;s, but of an older version. Use the newest one.</source>
        <translation>Le code est celui du laboratoire, mais d’une version ancienne. Utilisez la plus récente.</translation>
    </message>
    <message>
        <source>The file is the one that was registered, but a newer version stands. Use the newest one.</source>
        <translation>Le fichier est bien celui qui a été enregistré, mais une version plus récente fait foi. Utilisez la plus récente.</translation>
    </message>
    <message>
        <source>Withdrawn</source>
        <translation>Retiré</translation>
    </message>
    <message>
        <source>The laboratory has withdrawn this report. Do not use its results.</source>
        <translation>Le laboratoire a retiré ce compte rendu. N’utilisez pas ses résultats.</translation>
    </message>
    <message>
        <source>Not registered yet</source>
        <translation>Pas encore enregistré</translation>
    </message>
    <message>
        <source>The report exists, but none of its files was registered yet, so no copy can be told from another. A biologist opens it once under Reports, which registers it.</source>
        <translation>Le compte rendu existe, mais aucun de ses fichiers n’est encore enregistré&#xa0;: on ne peut distinguer une copie d’une autre. Un biologiste l’ouvre une fois dans Comptes rendus, ce qui l’enregistre.</translation>
    </message>
    <message>
        <source>The code is the laboratory&apos;s</source>
        <translation>Le code est celui du laboratoire</translation>
    </message>
    <message>
        <source>It names the newest version of this report. Of the page on which it stands it proves nothing: a code can be copied. Compare the results with the report itself, under Reports.</source>
        <translation>Il nomme la version la plus récente de ce compte rendu. Il ne prouve rien de la page qui le porte&#xa0;: un code se copie. Comparez les résultats avec le compte rendu lui-même, dans Comptes rendus.</translation>
    </message>
    <message>
        <source>Registered, but not proved</source>
        <translation>Enregistré, mais non prouvé</translation>
    </message>
    <message>
        <source>The store knows this file, but what it keeps does not prove it. Do not rely on it; tell the security officer that the store must be verified.</source>
        <translation>Le serveur connaît ce fichier, mais ce qu’il conserve ne le prouve pas. Ne vous y fiez pas&#xa0;; prévenez le responsable de la sécurité&#xa0;: le serveur doit être vérifié.</translation>
    </message>
    <message>
        <source>Unknown code</source>
        <translation>Code inconnu</translation>
    </message>
    <message>
        <source>The code names no report of this laboratory.</source>
        <translation>Le code ne nomme aucun compte rendu de ce laboratoire.</translation>
    </message>
    <message>
        <source>Unknown to this laboratory</source>
        <translation>Inconnu de ce laboratoire</translation>
    </message>
    <message>
        <source>The file says that it is a report which this laboratory never issued. If it is another laboratory&apos;s, that laboratory can check it.</source>
        <translation>Le fichier se présente comme un compte rendu que ce laboratoire n’a jamais émis. S’il vient d’un autre laboratoire, c’est lui qui peut le vérifier.</translation>
    </message>
    <message>
        <source>The file was never registered here, and does not say which report it is. If there is a code on the page, scan or type it above.</source>
        <translation>Le fichier n’a jamais été enregistré ici, et ne dit pas quel compte rendu il est. Si la page porte un code, scannez-le ou tapez-le ci-dessus.</translation>
    </message>
    <message>
        <source>Report</source>
        <translation>Compte rendu</translation>
    </message>
    <message>
        <source>%1, version %2</source>
        <translation>%1, version %2</translation>
    </message>
    <message>
        <source>Laboratory</source>
        <translation>Laboratoire</translation>
    </message>
    <message>
        <source>Signed</source>
        <translation>Signé</translation>
    </message>
    <message>
        <source>%1 by %2</source>
        <translation>le %1 par %2</translation>
    </message>
    <message>
        <source>It claims to be</source>
        <translation>Se présente comme</translation>
    </message>
    <message>
        <source>Since then</source>
        <translation>Depuis</translation>
    </message>
    <message>
        <source>Registered</source>
        <translation>Enregistré</translation>
    </message>
    <message>
        <source>Proved</source>
        <translation>Prouvé</translation>
    </message>
    <message>
        <source>signature checked again; entry %1 of the signed register</source>
        <translation>signature vérifiée à nouveau&#xa0;; écriture %1 du registre signé</translation>
    </message>
    <message>
        <source>Reference</source>
        <translation>Référence</translation>
    </message>
    <message>
        <source>Not a report&apos;s code</source>
        <translation>Ce n’est pas le code d’un compte rendu</translation>
    </message>
    <message>
        <source>A report&apos;s code begins with PAILLASSE. Scan it again, whole.</source>
        <translation>Le code d’un compte rendu commence par PAILLASSE. Scannez-le à nouveau, en entier.</translation>
    </message>
    <message>
        <source>Not a PDF</source>
        <translation>Pas un PDF</translation>
    </message>
    <message>
        <source>Choose the PDF of a report.</source>
        <translation>Choisissez le PDF d’un compte rendu.</translation>
    </message>
    <message>
        <source>Too large</source>
        <translation>Trop volumineux</translation>
    </message>
    <message>
        <source>No report is larger than 200 MB.</source>
        <translation>Aucun compte rendu ne dépasse 200&#xa0;Mo.</translation>
    </message>
    <message>
        <source>The file cannot be read</source>
        <translation>Le fichier est illisible</translation>
    </message>
    <message>
        <source>Copy it to this workstation, then choose it again.</source>
        <translation>Copiez-le sur ce poste, puis choisissez-le à nouveau.</translation>
    </message>
    <message>
        <source>The store cannot be reached</source>
        <translation>Le serveur est injoignable</translation>
    </message>
    <message>
        <source>Nothing can be said about this file without it. Try again once the workstation is online.</source>
        <translation>Sans lui, on ne peut rien dire de ce fichier. Réessayez quand le poste sera en ligne.</translation>
    </message>
    <message>
        <source>The store gave no answer</source>
        <translation>Le serveur n’a pas répondu</translation>
    </message>
    <message>
        <source>Try again; if it stays so, tell the administrator.</source>
        <translation>Réessayez&#xa0;; si cela persiste, prévenez l’administrateur.</translation>
    </message>
    <message>
        <source>The original: signed</source>
        <translation>L’original&#xa0;: signé</translation>
    </message>
</context>
<context>
    <name>paillasse::ui::ChipBar</name>
    <message>
        <source>Filters</source>
        <translation>Filtres</translation>
    </message>
</context>
<context>
    <name>paillasse::ui::ChoiceDialog</name>
    <message>
        <source>Report this one</source>
        <translation>Retenir celle-ci</translation>
    </message>
    <message>
        <source>Measurements of the line</source>
        <translation>Mesures de la ligne</translation>
    </message>
    <message>
        <source>↑ ↓ chooses · ↵ reports it · nothing is removed: every measurement stays on the line</source>
        <translation>↑ ↓ choisit · ↵ la retient · rien n’est supprimé&#xa0;: toutes les mesures restent sur la ligne</translation>
    </message>
    <message>
        <source>Measurement to report</source>
        <translation>Mesure à retenir</translation>
    </message>
</context>
<context>
    <name>paillasse::ui::ClearOrders</name>
    <message>
        <source>Signing: %1 of %2…</source>
        <translation>Signature&#xa0;: %1 sur %2…</translation>
    </message>
    <message numerus="yes">
        <source>Sign the %n clear one(s)…</source>
        <translation>
            <numerusform>Signer la demande sans particularité…</numerusform>
            <numerusform>Signer les %n sans particularité…</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing clear to sign</source>
        <translation>Rien à signer en lot</translation>
    </message>
    <message>
        <source>None that you may sign from the list: what you entered yourself, another biologist validates.</source>
        <translation>Aucune que vous puissiez signer depuis la liste&#xa0;: ce que vous avez saisi vous-même, un autre biologiste le valide.</translation>
    </message>
    <message numerus="yes">
        <source>%n report(s) signed.</source>
        <translation>
            <numerusform>%n compte rendu signé.</numerusform>
            <numerusform>%n comptes rendus signés.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n held back: %1</source>
        <translation>
            <numerusform>%n non signé&#xa0;: %1</numerusform>
            <numerusform>%n non signés&#xa0;: %1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>paillasse::ui::CodeGate</name>
    <message>
        <source>Your code</source>
        <translation>Votre code</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>Continuer</translation>
    </message>
    <message>
        <source>Code of the authenticator, or a recovery code</source>
        <translation>Code de l’application, ou code de secours</translation>
    </message>
    <message>
        <source>Changing what others may do takes a code of your second factor. It opens 15 minutes; what you asked for goes on at once.</source>
        <translation>Modifier les droits des autres demande un code de votre second facteur. Il ouvre 15&#xa0;minutes&#xa0;; ce que vous avez demandé se poursuit aussitôt.</translation>
    </message>
</context>
<context>
    <name>paillasse::ui::CodePage</name>
    <message>
        <source>Your code</source>
        <translation>Votre code</translation>
    </message>
    <message>
        <source>Code of the authenticator, or a recovery code</source>
        <translation>Code de l’application, ou code de secours</translation>
    </message>
    <message>
        <source>Back to sign-in</source>
        <translation>Retour à la connexion</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>Continuer</translation>
    </message>
    <message>
        <source>The laboratory asks for the second factor now. Enter the six digits that your telephone shows. Whoever has none yet leaves the field empty and sets it up next.</source>
        <translation>Le laboratoire demande maintenant le second facteur. Entrez les six chiffres affichés par votre téléphone. Qui n’en a pas encore laisse le champ vide et le met en place ensuite.</translation>
    </message>
    <message>
        <source>Your session is moved here from a workstation that does not answer. This is recorded, and the security officer is told. Enter your code; whoever has no second factor asks an administrator to free their seat.</source>
        <translation>Votre session est reprise d’un poste qui ne répond pas. C’est consigné, et le responsable de la sécurité en est averti. Entrez votre code&#xa0;; qui n’a pas de second facteur demande à un administrateur de libérer sa place.</translation>
    </message>
</context>
<context>
    <name>paillasse::ui::ComparedRows</name>
    <message>
        <source>E-mail</source>
        <translation>Courriel</translation>
    </message>
    <message>
        <source>Insured person’s number</source>
        <translation>Numéro de l’assuré</translation>
    </message>
    <message>
        <source>Town</source>
        <translation>Ville</translation>
    </message>
    <message>
        <source>Identity</source>
        <translation>Identité</translation>
    </message>
    <message>
        <source>Sex</source>
        <translation>Sexe</translation>
    </message>
    <message>
        <source>Homonym</source>
        <translation>Homonyme</translation>
    </message>
    <message>
        <source>Works here</source>
        <translation>Travaille ici</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>oui</translation>
    </message>
    <message>
        <source>Doubtful</source>
        <translation>Douteuse</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Adresse</translation>
    </message>
    <message>
        <source>INS matricule</source>
        <translation>Matricule INS</translation>
    </message>
    <message>
        <source>not known</source>
        <translation>inconnu</translation>
    </message>
    <message>
        <source>First forename</source>
        <translation>Premier prénom</translation>
    </message>
    <message>
        <source>Telephone</source>
        <translation>Téléphone</translation>
    </message>
    <message>
        <source>male</source>
        <translation>masculin</translation>
    </message>
    <message>
        <source>First names at birth</source>
        <translation>Prénoms de naissance</translation>
    </message>
    <message>
        <source>Birth place (INSEE)</source>
        <translation>Lieu de naissance (INSEE)</translation>
    </message>
    <message>
        <source>Postcode</source>
        <translation>Code postal</translation>
    </message>
    <message>
        <source>%1 at %2</source>
        <translation>%1 à %2</translation>
    </message>
    <message>
        <source>Used name</source>
        <translation>Nom utilisé</translation>
    </message>
    <message>
        <source>Birth name</source>
        <translation>Nom de naissance</translation>
    </message>
    <message>
        <source>no</source>
        <translation>non</translation>
    </message>
    <message>
        <source>female</source>
        <translation>féminin</translation>
    </message>
    <message>
        <source>Birth date</source>
        <translation>Date de naissance</translation>
    </message>
    <message>
        <source>Used forename</source>
        <translation>Prénom utilisé</translation>
    </message>
    <message>
        <source>Protected person</source>
        <translation>Personne protégée</translation>
    </message>
</context>
<context>
    <name>paillasse::ui::ConfidentialPage</name>
    <message>
        <source>Time left</source>
        <translation>Temps restant</translation>
    </message>
    <message>
        <source>Order</source>
        <translation>Demande</translation>
    </message>
    <message>
        <source>Placed on</source>
        <translation>Demandée le</translation>
    </message>
    <message>
        <source>Orders of this patient</source>
        <translation>Demandes de ce patient</translation>
    </message>
    <message>
        <source>Results of the order</source>
        <translation>Résultats de la demande</translation>
    </message>
    <message>
        <source>Close it now</source>
        <translation>Refermer maintenant</translation>
    </message>
    <message>
        <source>this patient</source>
        <translation>ce patient</translation>
    </message>
    <message>
        <source>Interpretation: %1</source>
        <translation>Interprétation&#xa0;: %1</translation>
    </message>
    <message>
        <source>closes in %1:%2</source>
        <translation>se referme dans %1:%2</translation>
    </message>
    <message>
        <source>Opened at %1: “%2”. Recorded, and the security officer is told. Nothing of it stays on this workstation.</source>
        <translation>Ouvert à %1&#xa0;: «&#xa0;%2&#xa0;». C’est consigné, et le responsable sécurité en est averti. Rien n’en reste sur ce poste.</translation>
    </message>
    <message>
        <source>Broken glass</source>
        <translation>Glace brisée</translation>
    </message>
    <message>
        <source>Offline: breaking the glass needs the store, which records it before anything is shown. Nothing can be asked for until it is back.</source>
        <translation>Hors ligne&#xa0;: bris de glace impossible sans le serveur, qui l’enregistre avant de montrer quoi que ce soit. Rien ne peut être demandé avant son retour.</translation>
    </message>
</context>
<context>
    <name>paillasse::ui::ConfidentialPresenter</name>
    <message>
        <source>The half hour is over.</source>
        <translation>La demi-heure est passée. Rien de ce qui était affiché n’est gardé ici.</translation>
    </message>
    <message>
        <source>The reason needs 10 to 500 characters: it is read by somebody else.</source>
        <translation>Le motif doit avoir de 10 à 500 caractères&#xa0;: quelqu’un d’autre le lira.</translation>
    </message>
    <message>
        <source>Not the code that your telephone shows now. A code counts once: wait for the next one.</source>
        <translation>Ce n’est pas le code affiché par votre téléphone. Un code ne sert qu’une fois&#xa0;: attendez le suivant.</translation>
    </message>
    <message>
        <source>Set up your second factor first (Ctrl+M).</source>
        <translation>Installez d’abord votre second facteur (Ctrl+M).</translation>
    </message>
    <message>
        <source>Too many wrong codes. Wait a minute, then try again.</source>
        <translation>Trop de codes erronés. Attendez une minute, puis recommencez.</translation>
    </message>
    <message>
        <source>The store cannot be reached: without it there is no glass to break.</source>
        <translation>Le serveur est injoignable&#xa0;: sans lui, il n’y a pas de glace à briser.</translation>
    </message>
    <message>
        <source>You have no right to break the glass.</source>
        <translation>Vous n’avez pas le droit de briser la glace.</translation>
    </message>
    <message>
        <source>It could not be done (%1).</source>
        <translation>Cela n’a pas pu être fait (%1).</translation>
    </message>
    <message>
        <source>The store has closed it.</source>
        <translation>Le serveur l’a refermé.</translation>
    </message>
    <message>
        <source>Closed: this workstation had to sign in again. Break it anew if you still need it.</source>
        <translation>Refermé&#xa0;: ce poste a dû se reconnecter. Recommencez si vous en avez encore besoin.</translation>
    </message>
</context>
<context>
    <name>paillasse::ui::ConfirmList</name>
    <message>
        <source>left out</source>
        <translation>écarté</translation>
    </message>
    <message numerus="yes">
        <source>%n more order(s) of this list come next time.</source>
        <translation>
            <numerusform>%n autre demande de cette liste viendra ensuite.</numerusform>
            <numerusform>%n autres demandes de cette liste viendront ensuite.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>paillasse::ui::ControlDialog</name>
    <message>
        <source>Benches</source>
        <translation>Paillasses</translation>
    </message>
    <message>
        <source>Quality control of the day</source>
        <translation>Contrôle qualité du jour</translation>
    </message>
    <message>
        <source>Bench</source>
        <translation>Paillasse</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>Aujourd’hui</translation>
    </message>
    <message>
        <source>What have you seen today?</source>
        <translation>Qu’avez-vous constaté aujourd’hui&#xa0;?</translation>
    </message>
    <message>
        <source>The whole bench</source>
        <translation>Toute la paillasse</translation>
    </message>
    <message>
        <source>Level %1</source>
        <translation>Niveau %1</translation>
    </message>
    <message>
        <source>Level</source>
        <translation>Niveau</translation>
    </message>
    <message>
        <source>Comment</source>
        <translation>Commentaire</translation>
    </message>
    <message>
        <source>Needed where it is rejected: what was out, what was done</source>
        <translation>Exigé en cas de rejet&#xa0;: ce qui était hors limites, ce qui a été fait</translation>
    </message>
    <message>
        <source>In control</source>
        <translation>Conforme</translation>
    </message>
    <message>
        <source>Not done</source>
        <translation>Non fait</translation>
    </message>
    <message>
        <source>Rejected</source>
        <translation>Rejeté</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Fermer</translation>
    </message>
    <message>
        <source>attested</source>
        <translation>attesté</translation>
    </message>
    <message>
        <source>not done</source>
        <translation>non fait</translation>
    </message>
    <message>
        <source>rejected</source>
        <translation>rejeté</translation>
    </message>
    <message>
        <source>not tracked</source>
        <translation>non suivi</translation>
    </message>
</context>
<context>
    <name>paillasse::ui::ControlWords</name>
    <message>
        <source>QC not tracked</source>
        <translation>CQ non suivi</translation>
    </message>
    <message>
        <source>QC rejected: %1</source>
        <translation>CQ rejeté&#xa0;: %1</translation>
    </message>
    <message>
        <source>QC not done: %1</source>
        <translation>CQ non fait&#xa0;: %1</translation>
    </message>
    <message>
        <source>QC attested: %1</source>
        <translation>CQ attesté&#xa0;: %1</translation>
    </message>
    <message>
        <source>not tracked: %1</source>
        <translation>non suivi&#xa0;: %1</translation>
    </message>
</context>
<context>
    <name>paillasse::ui::DeliveryWords</name>
    <message>
        <source>printed</source>
        <translation>imprimé</translation>
    </message>
    <message>
        <source>secure e-mail</source>
        <translation>messagerie sécurisée</translation>
    </message>
    <message>
        <source>portal</source>
        <translation>portail</translation>
    </message>
    <message>
        <source>electronic message</source>
        <translation>message électronique</translation>
    </message>
    <message>
        <source>handed over</source>
        <translation>remis</translation>
    </message>
    <message>
        <source>version %1: %2</source>
        <translation>version %1&#xa0;: %2</translation>
    </message>
    <message>
        <source>printed again</source>
        <translation>imprimé de nouveau</translation>
    </message>
</context>
<context>
    <name>paillasse::ui::DesktopNotice</name>
    <message>
        <source>Open</source>
        <translation>Ouvrir</translation>
    </message>
</context>
<context>
    <name>paillasse::ui::DialogFoot</name>
    <message>
        <source>Cancel</source>
        <translation>Annuler</translation>
    </message>
</context>
<context>
    <name>paillasse::ui::DraftNote</name>
    <message>
        <source>Draft resumed</source>
        <translation>Brouillon repris</translation>
    </message>
    <message>
        <source>Give up the draft</source>
        <translation>Abandonner le brouillon</translation>
    </message>
    <message>
        <source>Typed on %1 and not saved.</source>
        <translation>Tapé le %1, non enregistré.</translation>
    </message>
</context>
<context>
    <name>paillasse::ui::EmergencyPrint</name>
    <message>
        <source>You may not print results.</source>
        <translation>Vous n’avez pas le droit d’imprimer des résultats.</translation>
    </message>
    <message>
        <source>Nothing to print yet: no result is technically valid.</source>
        <translation>Rien à imprimer encore&#xa0;: aucun résultat n’est validé techniquement.</translation>
    </message>
    <message>
        <source>Emergency print, not released</source>
        <translation>Impression d’urgence, non libérée</translation>
    </message>
    <message>
        <source>No biologist has released these results. Who receives this copy?</source>
        <translation>Aucun biologiste n’a libéré ces résultats. Qui reçoit cet exemplaire&#xa0;?</translation>
    </message>
    <message>
        <source>Print, not released</source>
        <translation>Imprimer, non libéré</translation>
    </message>
    <message>
        <source>Every page says “non libéré, mode dégradé”. The copy is recorded, and stays listed until a signed report replaces it.</source>
        <translation>Chaque page porte «&#xa0;non libéré, mode dégradé&#xa0;». L’exemplaire est enregistré, et reste dans la liste tant qu’un compte rendu signé ne l’a pas remplacé.</translation>
    </message>
    <message>
        <source>The report could not be laid out.</source>
        <translation>Le compte rendu n’a pas pu être mis en page.</translation>
    </message>
    <message>
        <source>The copy could not be printed. Nothing was recorded.</source>
        <translation>L’exemplaire n’a pas pu être imprimé. Rien n’a été enregistré.</translation>
    </message>
    <message>
        <source>Printed for %1, not released. It stays on Home and in Reports until a signed report replaces it.</source>
        <translation>Imprimé pour %1, non libéré. L’exemplaire reste à l’accueil et dans les comptes rendus tant qu’un compte rendu signé ne l’a pas remplacé.</translation>
    </message>
    <message>
        <source>The store is there: a biologist releases the results, and Reports prints them. This print is for when it cannot be reached, or keeps nothing new.</source>
        <translation>Le serveur répond&#xa0;: faites signer les résultats par un biologiste, puis imprimez le compte rendu. Cette impression ne sert que lorsqu’il est injoignable, ou que son disque est plein.</translation>
    </message>
</context>
<context>
    <name>paillasse::ui::EnrolWords</name>
    <message>
        <source>The enrolment code is in FILE.</source>
        <translation>Le code d’enrôlement est dans FICHIER.</translation>
    </message>
    <message>
        <source>FOLDER</source>
        <translation>DOSSIER</translation>
    </message>
    <message>
        <source>fr or en; else the system&apos;s.</source>
        <translation>fr ou en&#xa0;; à défaut, celle du système.</translation>
    </message>
    <message>
        <source>The workstation&apos;s files are in FOLDER.</source>
        <translation>Les fichiers du poste sont dans DOSSIER.</translation>
    </message>
    <message>
        <source>LANGUAGE</source>
        <translation>LANGUE</translation>
    </message>
    <message>
        <source>There is no enrolment code in that file.</source>
        <translation>Il n’y a pas de code d’enrôlement dans ce fichier.</translation>
    </message>
    <message>
        <source>Makes this machine a workstation of a store, without a window.
Example: paillasse --enrol code.txt --address store.example:7443 --workstation BIOCH-02</source>
        <translation>Fait de cette machine un poste d’un serveur, sans fenêtre.
Exemple&#xa0;: paillasse --enrol code.txt --address serveur.exemple:7443 --workstation BIOCH-02</translation>
    </message>
    <message>
        <source>Where the store answers.</source>
        <translation>Où le serveur répond.</translation>
    </message>
    <message>
        <source>This workstation is enrolled already, as %1 at %2.</source>
        <translation>Ce poste est déjà enrôlé, sous le nom %1 auprès de %2.</translation>
    </message>
    <message>
        <source>--enrol FILE goes with --address HOST:PORT and --workstation NAME; --help has an example.</source>
        <translation>--enrol FICHIER va avec --address HÔTE:PORT et --workstation NOM&#xa0;; --help donne un exemple.</translation>
    </message>
    <message>
        <source>HOST:PORT</source>
        <translation>HÔTE:PORT</translation>
    </message>
    <message>
        <source>FILE</source>
        <translation>FICHIER</translation>
    </message>
    <message>
        <source>An administrator has to approve this workstation, and must see this fingerprint: %1</source>
        <translation>Un administrateur doit approuver ce poste, et doit voir cette empreinte&#xa0;: %1</translation>
    </message>
    <message>
        <source>NAME</source>
        <translation>NOM</translation>
    </message>
    <message>
        <source>Not enrolled: %1 (%2). Nothing here was changed; see to that and run this again, or enrol in the window.</source>
        <translation>Non enrôlé&#xa0;: %1 (%2). Rien n’a été changé ici&#xa0;; remédiez-y et relancez, ou enrôlez dans la fenêtre.</translation>
    </message>
    <message>
        <source>What the laboratory calls this machine.</source>
        <translation>Le nom que le laboratoire donne à cette machine.</translation>
    </message>
    <message>
        <source>Enrolled as %1 at %2.</source>
        <translation>Enrôlé sous le nom %1 auprès de %2.</translation>
    </message>
</context>
<context>
    <name>paillasse::ui::EnrolmentPage</name>
    <message>
        <source>Enrol this workstation</source>
        <translation>Enrôler ce poste</translation>
    </message>
    <message>
        <source>An administrator has given you an enrolment code and the store&apos;s address. The code carries the store&apos;s identity: there is no certificate to accept.</source>
        <translation>Un administrateur vous a remis un code d’enrôlement et l’adresse du serveur. Le code porte l’identité du serveur&#xa0;: il n’y a aucun certificat à accepter.</translation>
    </message>
    <message>
        <source>Enrolment code</source>
        <translation>Code d’enrôlement</translation>
    </message>
    <message>
        <source>Open the code&apos;s file…</source>
        <translation>Ouvrir le fichier du code…</translation>
    </message>
    <message>
        <source>Store&apos;s address</source>
        <translation>Adresse du serveur</translation>
    </message>
    <message>
        <source>Name of this workstation</source>
        <translation>Nom de ce poste</translation>
    </message>
    <message>
        <source>Enrol</source>
        <translation>Enrôler</translation>
    </message>
    <message>
        <source>Open the code&apos;s file</source>
        <translation>Ouvrir le fichier du code</translation>
    </message>
    <message>
        <source>This file holds no enrolment code.</source>
        <translation>Ce fichier ne contient pas de code d’enrôlement.</translation>
    </message>
    <message>
        <source>for example store.laboratory.example:8443</source>
        <translation>par exemple serveur.laboratoire.example:8443</translation>
    </message>
    <message>
        <source>for example BIOCH-02</source>
        <translation>par exemple BIOCH-02</translation>
    </message>
</context>
<context>
    <name>paillasse::ui::EntryWalk</name>
    <message>
        <source>That was the last order of this list.</source>
        <translation>C’était la dernière demande de cette liste.</translation>
    </message>
</context>
<context>
    <name>paillasse::ui::EventWords</name>
    <message>
        <source>Exported the trail</source>
        <translation>Trace exportée</translation>
    </message>
    <message>
        <source>Opened an order</source>
        <translation>Demande ouverte</translation>
    </message>
    <message>
        <source>Imported</source>
        <translation>Reprise de données</translation>
    </message>
    <message>
        <source>Searched</source>
        <translation>Recherche</translation>
    </message>
    <message>
        <source>Copied to the clipboard</source>
        <translation>Copie au presse-papiers</translation>
    </message>
    <message numerus="yes">
        <source>%n hit(s)</source>
        <translation>
            <numerusform>%n réponse</numerusform>
            <numerusform>%n réponses</numerusform>
        </translation>
    </message>
    <message>
        <source>Ended somebody&apos;s session</source>
        <translation>Session fermée par un autre</translation>
    </message>
    <message>
        <source>Signed in</source>
        <translation>Connexion</translation>
    </message>
    <message numerus="yes">
        <source>%n row(s)</source>
        <translation>
            <numerusform>%n ligne</numerusform>
            <numerusform>%n lignes</numerusform>
        </translation>
    </message>
    <message>
        <source>a patient</source>
        <translation>un patient</translation>
    </message>
    <message>
        <source>Opened signing</source>
        <translation>Signature ouverte</translation>
    </message>
    <message>
        <source>Asked who saw what</source>
        <translation>«&#xa0;Qui a vu quoi&#xa0;» consulté</translation>
    </message>
    <message>
        <source>The store started</source>
        <translation>Serveur démarré</translation>
    </message>
    <message>
        <source>Exported a list</source>
        <translation>Liste exportée</translation>
    </message>
    <message>
        <source>Changed a role</source>
        <translation>Rôle modifié</translation>
    </message>
    <message>
        <source>Showed a code</source>
        <translation>Code montré</translation>
    </message>
    <message>
        <source>The ledger was verified</source>
        <translation>Registre vérifié</translation>
    </message>
    <message>
        <source>Backup failed</source>
        <translation>Sauvegarde échouée</translation>
    </message>
    <message>
        <source>Exported the rights</source>
        <translation>Droits exportés</translation>
    </message>
    <message>
        <source>Wrong password at the lock</source>
        <translation>Mot de passe faux au verrou</translation>
    </message>
    <message>
        <source>an order</source>
        <translation>une demande</translation>
    </message>
    <message>
        <source>Read behind the broken glass</source>
        <translation>Lecture sous glace brisée</translation>
    </message>
    <message>
        <source>Old entries expired</source>
        <translation>Entrées anciennes échues</translation>
    </message>
    <message>
        <source>An alert went a step further</source>
        <translation>Étape d’une alerte</translation>
    </message>
    <message>
        <source>An alert could not be sent</source>
        <translation>Alerte non envoyée</translation>
    </message>
    <message>
        <source>Signed out</source>
        <translation>Déconnexion</translation>
    </message>
    <message>
        <source>Acts of a former seat arrived</source>
        <translation>Actes d’une ancienne place arrivés</translation>
    </message>
    <message>
        <source>Changed a person</source>
        <translation>Personne modifiée</translation>
    </message>
    <message>
        <source>Printed</source>
        <translation>Impression</translation>
    </message>
    <message>
        <source>Changed the rules of sign-in</source>
        <translation>Règles de connexion modifiées</translation>
    </message>
    <message>
        <source>Took their seat by force</source>
        <translation>Place prise de force</translation>
    </message>
    <message>
        <source>Locked</source>
        <translation>Verrouillage</translation>
    </message>
    <message>
        <source>Changed the second factor</source>
        <translation>Second facteur changé</translation>
    </message>
    <message>
        <source>Sign-ins</source>
        <translation>Connexions</translation>
    </message>
    <message>
        <source>Broke the glass</source>
        <translation>Glace brisée</translation>
    </message>
    <message>
        <source>Reviewed a broken glass</source>
        <translation>Bris de glace revu</translation>
    </message>
    <message>
        <source>Backup made</source>
        <translation>Sauvegarde faite</translation>
    </message>
    <message>
        <source>unknown person</source>
        <translation>personne inconnue</translation>
    </message>
    <message>
        <source>The store stopped</source>
        <translation>Serveur arrêté</translation>
    </message>
    <message>
        <source>Changed a workstation</source>
        <translation>Poste modifié</translation>
    </message>
    <message>
        <source>Moved their seat here</source>
        <translation>Place déplacée ici</translation>
    </message>
    <message>
        <source>Sign-in refused</source>
        <translation>Connexion refusée</translation>
    </message>
    <message>
        <source>Numbers given to a workstation</source>
        <translation>Numéros donnés à un poste</translation>
    </message>
    <message>
        <source>The store</source>
        <translation>Serveur</translation>
    </message>
    <message>
        <source>Opened earlier results</source>
        <translation>Antérieurs ouverts</translation>
    </message>
    <message>
        <source>Printed and exported</source>
        <translation>Imprimé, exporté</translation>
    </message>
    <message>
        <source>Saved a PDF</source>
        <translation>PDF enregistré</translation>
    </message>
    <message>
        <source>Reads</source>
        <translation>Lectures</translation>
    </message>
    <message>
        <source>A workstation asked to be let in</source>
        <translation>Un poste demande à entrer</translation>
    </message>
    <message>
        <source>Government</source>
        <translation>Gestion des accès</translation>
    </message>
    <message>
        <source>Activated the account</source>
        <translation>Compte activé</translation>
    </message>
    <message>
        <source>Changed a document</source>
        <translation>Document modifié</translation>
    </message>
    <message>
        <source>A workstation reported</source>
        <translation>Un poste a rendu compte</translation>
    </message>
    <message>
        <source>A workstation doubts the ledger</source>
        <translation>Un poste doute du registre</translation>
    </message>
    <message>
        <source>The store noted its own state</source>
        <translation>État du serveur relevé</translation>
    </message>
    <message>
        <source>Opened a patient</source>
        <translation>Patient ouvert</translation>
    </message>
    <message>
        <source>Opened a report</source>
        <translation>Compte rendu ouvert</translation>
    </message>
    <message>
        <source>Restored from a backup</source>
        <translation>Sauvegarde restaurée</translation>
    </message>
    <message>
        <source>Acts</source>
        <translation>Actes</translation>
    </message>
    <message>
        <source>Unlocked</source>
        <translation>Déverrouillage</translation>
    </message>
    <message>
        <source>Changed the password</source>
        <translation>Mot de passe changé</translation>
    </message>
    <message>
        <source>Erasure, retention or legal hold</source>
        <translation>Effacement, conservation ou mise en attente</translation>
    </message>
    <message>
        <source>Removed an alert channel</source>
        <translation>Canal d’alerte retiré</translation>
    </message>
    <message>
        <source>Added an alert channel</source>
        <translation>Canal d’alerte ajouté</translation>
    </message>
    <message>
        <source>A step of a migration was refused</source>
        <translation>Une étape de migration a été refusée</translation>
    </message>
    <message>
        <source>A migration went a step further</source>
        <translation>Une migration a avancé d’une étape</translation>
    </message>
    <message>
        <source>A certificate did not hold</source>
        <translation>Un certificat n’a pas été reconnu</translation>
    </message>
</context>
<context>
    <name>paillasse::ui::EventsModel</name>
    <message>
        <source>What</source>
        <translation>Quoi</translation>
    </message>
    <message>
        <source>Received</source>
        <translation>Reçu</translation>
    </message>
    <message>
        <source>Person</source>
        <translation>Personne</translation>
    </message>
    <message>
        <source>Workstation</source>
        <translation>Poste</translation>
    </message>
    <message>
        <source>About</source>
        <translation>Au sujet de</translation>
    </message>
    <message>
        <source>offline</source>
        <translation>hors ligne</translation>
    </message>
    <message>
        <source>Made, if not then</source>
        <translation>Fait, si autrement</translation>
    </message>
</context>
<context>
    <name>paillasse::ui::ExaminationDialog</name>
    <message>
        <source>Examinations to enter</source>
        <translation>Examens à saisir</translation>
    </message>
    <message>
        <source>Work by examination</source>
        <translation>Travailler par examen</translation>
    </message>
    <message>
        <source>Examination</source>
        <translation>Examen</translation>
    </message>
    <message>
        <source>To enter</source>
        <translation>À saisir</translation>
    </message>
    <message>
        <source>Nothing is to be entered on your benches.</source>
        <translation>Rien n’est à saisir sur vos paillasses.</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Fermer</translation>
    </message>
    <message>
        <source>↵ shows the orders that wait for it</source>
        <translation>↵ montre les demandes qui l’attendent</translation>
    </message>
</context>
<context>
    <name>paillasse::ui::ExaminationName</name>
    <message>
        <source>en</source>
        <comment>the code of this translation&apos;s language: en, fr</comment>
        <translation>fr</translation>
    </message>
</context>
<context>
    <name>paillasse::ui::ExaminationPicker</name>
    <message>
        <source>Examinations</source>
        <translation>Examens</translation>
    </message>
    <message>
        <source>Examination, by code or name</source>
        <translation>Examen, par code ou par nom</translation>
    </message>
    <message>
        <source>Code or name, then ↵</source>
        <translation>Code ou nom, puis ↵</translation>
    </message>
    <message>
        <source>Examinations chosen</source>
        <translation>Examens choisis</translation>
    </message>
    <message>
        <source>Nothing chosen yet</source>
        <translation>Rien de choisi</translation>
    </message>
    <message numerus="yes">
        <source>%n new tube(s), in the order of draw:</source>
        <translation>
            <numerusform>%n nouveau tube, dans l’ordre de prélèvement&#xa0;:</numerusform>
            <numerusform>%n nouveaux tubes, dans l’ordre de prélèvement&#xa0;:</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>paillasse::ui::ExplainDialog</name>
    <message>
        <source>In a sentence</source>
        <translation>En une phrase</translation>
    </message>
    <message numerus="yes">
        <source>It takes at least %n character(s): whoever reads it next year was not there.</source>
        <translation>
            <numerusform>Il faut au moins %n caractère&#xa0;: qui le lira dans un an n’était pas là.</numerusform>
            <numerusform>Il faut au moins %n caractères&#xa0;: qui le lira dans un an n’était pas là.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>paillasse::ui::FactorForm</name>
    <message>
        <source>Secret, for typing</source>
        <translation>Secret, à taper</translation>
    </message>
    <message>
        <source>The six digits that it shows now</source>
        <translation>Les six chiffres qu’elle affiche</translation>
    </message>
</context>
<context>
    <name>paillasse::ui::FactorPage</name>
    <message>
        <source>Set up the second factor</source>
        <translation>Mettre en place le second facteur</translation>
    </message>
    <message>
        <source>Your signature needs a code from your telephone besides your password. Scan this with an authenticator (FreeOTP, Aegis, Google Authenticator…), or type what stands below.</source>
        <translation>Votre rôle demande un code de votre téléphone en plus du mot de passe. Scannez ceci avec une application d’authentification (FreeOTP, Aegis, Google Authenticator…), ou tapez ce qui figure dessous.</translation>
    </message>
    <message>
        <source>Somebody else</source>
        <translation>Quelqu’un d’autre</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>Continuer</translation>
    </message>
</context>
<context>
    <name>paillasse::ui::Failures</name>
    <message>
        <source>Try again</source>
        <translation>Réessayer</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Quitter</translation>
    </message>
    <message>
        <source>Back to sign-in</source>
        <translation>Retour à la connexion</translation>
    </message>
    <message numerus="yes">
        <source>%n act(s) entered here and not yet sent are kept, encrypted, on this workstation, and will be sent.</source>
        <translation>
            <numerusform>%n acte saisi ici et pas encore envoyé est conservé, chiffré, sur ce poste&#xa0;; il sera envoyé.</numerusform>
            <numerusform>%n actes saisis ici et pas encore envoyés sont conservés, chiffrés, sur ce poste&#xa0;; ils seront envoyés.</numerusform>
        </translation>
    </message>
    <message>
        <source>Everything entered here has been sent to the store.</source>
        <translation>Tout ce qui a été saisi ici a été envoyé au serveur.</translation>
    </message>
    <message>
        <source>the store</source>
        <translation>le serveur</translation>
    </message>
    <message>
        <source>Your data on this workstation stays encrypted and whole. No new key has been made, nothing has been overwritten.</source>
        <translation>Les données de ce poste restent chiffrées et entières. Aucune nouvelle clé n’a été créée, rien n’a été écrasé.</translation>
    </message>
    <message>
        <source>The keyring of this computer is locked</source>
        <translation>Le trousseau de clés de cet ordinateur est verrouillé</translation>
    </message>
    <message>
        <source>This workstation&apos;s key is kept in the computer&apos;s keyring, and the keyring is locked. That often happens after an automatic login.</source>
        <translation>La clé de ce poste est gardée dans le trousseau de l’ordinateur, et ce trousseau est verrouillé. Cela arrive souvent après une ouverture de session automatique.</translation>
    </message>
    <message>
        <source>Unlock the keyring with the password of the computer&apos;s session (a window of the system asks for it), then try again.</source>
        <translation>Déverrouillez le trousseau avec le mot de passe de la session de l’ordinateur (une fenêtre du système le demande), puis réessayez.</translation>
    </message>
    <message>
        <source>This computer has no keyring</source>
        <translation>Cet ordinateur n’a pas de trousseau de clés</translation>
    </message>
    <message>
        <source>The service that keeps this workstation&apos;s key (Secret Service, for example gnome-keyring) does not answer. Paillasse never keeps keys unprotected in its place.</source>
        <translation>Le service qui garde la clé de ce poste (Secret Service, par exemple gnome-keyring) ne répond pas. Paillasse ne garde jamais de clés sans protection à sa place.</translation>
    </message>
    <message>
        <source>Ask your administrator to start or install the keyring service, then try again. Meanwhile, sign in at another workstation.</source>
        <translation>Demandez à votre administrateur de démarrer ou d’installer le service de trousseau, puis réessayez. En attendant, connectez-vous à un autre poste.</translation>
    </message>
    <message>
        <source>This workstation&apos;s key is no longer in the keyring</source>
        <translation>La clé de ce poste n’est plus dans le trousseau</translation>
    </message>
    <message>
        <source>Enrol again</source>
        <translation>Enrôler de nouveau</translation>
    </message>
    <message>
        <source>The copy of the data on this workstation is damaged</source>
        <translation>La copie des données sur ce poste est endommagée</translation>
    </message>
    <message>
        <source>The encrypted file does not open with the right key. It has been put aside, not deleted.</source>
        <translation>Le fichier chiffré ne s’ouvre pas avec la bonne clé. Il a été mis de côté, pas supprimé.</translation>
    </message>
    <message>
        <source>The encrypted file does not open with the right key. It has been put aside, not deleted, as %1.</source>
        <translation>Le fichier chiffré ne s’ouvre pas avec la bonne clé. Il a été mis de côté, pas supprimé, sous le nom %1.</translation>
    </message>
    <message>
        <source>The store has all the data that was sent.</source>
        <translation>Le serveur a toutes les données envoyées.</translation>
    </message>
    <message>
        <source>Fetch the data again from the store: you can work before it has all come. Tell your administrator, for the disk may be failing.</source>
        <translation>Récupérez les données depuis le serveur&#xa0;: vous pourrez travailler avant que tout soit arrivé. Prévenez votre administrateur, car le disque est peut-être défaillant.</translation>
    </message>
    <message>
        <source>Fetch again</source>
        <translation>Récupérer les données</translation>
    </message>
    <message>
        <source>The data here was written by a later version of Paillasse</source>
        <translation>Les données d’ici ont été écrites par une version plus récente de Paillasse</translation>
    </message>
    <message>
        <source>This program is older than the one that was last used on this workstation. It has not touched the data.</source>
        <translation>Ce programme est plus ancien que celui qui a servi en dernier sur ce poste. Il n’a pas touché aux données.</translation>
    </message>
    <message>
        <source>Nothing has been changed.</source>
        <translation>Rien n’a été modifié.</translation>
    </message>
    <message>
        <source>Install the later version on this workstation, or start it from the menu if both are there.</source>
        <translation>Installez la version récente sur ce poste, ou lancez-la depuis le menu si les deux y sont.</translation>
    </message>
    <message>
        <source>Nothing has been sent: neither a password nor data.</source>
        <translation>Rien n’a été envoyé&#xa0;: ni mot de passe, ni donnée.</translation>
    </message>
    <message>
        <source>Another store answers at this address</source>
        <translation>Un autre serveur répond à cette adresse</translation>
    </message>
    <message>
        <source>%1 answers with another identity than the one this workstation was enrolled with. It may be the wrong address, or somebody in between.</source>
        <translation>%1 répond avec une autre identité que celle avec laquelle ce poste a été enrôlé. L’adresse est peut-être fausse, ou quelqu’un s’est placé entre les deux.</translation>
    </message>
    <message>
        <source>Do not try other addresses. Call your administrator and read them the reference below. There is deliberately no button to go on.</source>
        <translation>N’essayez pas d’autres adresses. Appelez votre administrateur et lisez-lui la référence ci-dessous. C’est exprès qu’aucun bouton ne permet de passer outre.</translation>
    </message>
    <message>
        <source>What answers is not a Paillasse store</source>
        <translation>Ce qui répond n’est pas un serveur Paillasse</translation>
    </message>
    <message>
        <source>%1 answers, but it is another program: often a proxy, a printer or a router.</source>
        <translation>%1 répond, mais c’est un autre programme&#xa0;: souvent un proxy, une imprimante ou un routeur.</translation>
    </message>
    <message>
        <source>Check the address and the port with the enrolment code&apos;s sheet, and that no proxy is set between here and the store.</source>
        <translation>Vérifiez l’adresse et le port sur la feuille du code d’enrôlement, et qu’aucun proxy n’est réglé entre ce poste et le serveur.</translation>
    </message>
    <message>
        <source>Change the address</source>
        <translation>Changer l’adresse</translation>
    </message>
    <message>
        <source>The store&apos;s certificate has expired</source>
        <translation>Le certificat du serveur a expiré</translation>
    </message>
    <message>
        <source>%1 cannot prove who it is since %2.</source>
        <translation>%1 ne peut plus prouver son identité depuis le %2.</translation>
    </message>
    <message>
        <source>Call your administrator: the certificate is renewed on the store. Check that the time of this computer is right.</source>
        <translation>Appelez votre administrateur&#xa0;: le certificat se renouvelle sur le serveur. Vérifiez que l’heure de cet ordinateur est juste.</translation>
    </message>
    <message>
        <source>Work offline</source>
        <translation>Travailler hors ligne</translation>
    </message>
    <message>
        <source>This workstation&apos;s certificate has expired</source>
        <translation>Le certificat de ce poste a expiré</translation>
    </message>
    <message>
        <source>The workstation was away from the store too long to renew it by itself.</source>
        <translation>Le poste est resté trop longtemps loin du serveur pour le renouveler seul.</translation>
    </message>
    <message>
        <source>It expired on %1: the workstation was away from the store too long to renew it by itself.</source>
        <translation>Il a expiré le %1&#xa0;: le poste est resté trop longtemps loin du serveur pour le renouveler seul.</translation>
    </message>
    <message>
        <source>Try again: where the store allows it, the certificate is renewed now. Otherwise ask for a new enrolment code.</source>
        <translation>Réessayez&#xa0;: si le serveur le permet, le certificat est renouvelé maintenant. Sinon, demandez un nouveau code d’enrôlement.</translation>
    </message>
    <message>
        <source>This workstation has been revoked</source>
        <translation>Ce poste a été révoqué</translation>
    </message>
    <message>
        <source>An administrator has withdrawn this workstation&apos;s access. It can neither read nor send data.</source>
        <translation>Un administrateur a retiré l’accès de ce poste. Il ne peut ni lire ni envoyer de données.</translation>
    </message>
    <message>
        <source>Use another workstation. If this one is to serve again, an administrator gives a new enrolment code.</source>
        <translation>Utilisez un autre poste. Si celui-ci doit resservir, un administrateur donne un nouveau code d’enrôlement.</translation>
    </message>
    <message>
        <source>The enrolment was refused</source>
        <translation>L’enrôlement a été refusé</translation>
    </message>
    <message>
        <source>An administrator did not approve this workstation.</source>
        <translation>Un administrateur n’a pas approuvé ce poste.</translation>
    </message>
    <message>
        <source>Nothing has been stored here.</source>
        <translation>Rien n’a été enregistré ici.</translation>
    </message>
    <message>
        <source>Ask why; then ask for a new code.</source>
        <translation>Demandez pourquoi, puis demandez un nouveau code.</translation>
    </message>
    <message>
        <source>Enter another code</source>
        <translation>Entrer un autre code</translation>
    </message>
    <message>
        <source>You are working at another workstation</source>
        <translation>Vous travaillez déjà à un autre poste</translation>
    </message>
    <message>
        <source>A person works at one workstation at a time, and your session is open elsewhere.</source>
        <translation>Une personne travaille à un seul poste à la fois, et votre session est ouverte ailleurs.</translation>
    </message>
    <message>
        <source>A person works at one workstation at a time, and your session is open at %1.</source>
        <translation>Une personne travaille à un seul poste à la fois, et votre session est ouverte sur %1.</translation>
    </message>
    <message>
        <source>What you have entered there is kept there and will be sent.</source>
        <translation>Ce que vous y avez saisi y est conservé et sera envoyé.</translation>
    </message>
    <message>
        <source>Move your session here: the other workstation locks. If it was not you, tell your security officer at once.</source>
        <translation>Déplacez votre session ici&#xa0;: l’autre poste se verrouille. Si ce n’était pas vous, prévenez tout de suite le responsable sécurité.</translation>
    </message>
    <message>
        <source>Move my session here</source>
        <translation>Déplacer ma session ici</translation>
    </message>
    <message>
        <source>The disk of this computer is full</source>
        <translation>Le disque de cet ordinateur est plein</translation>
    </message>
    <message>
        <source>There is no room left to write safely: %1 are needed.</source>
        <translation>Il ne reste plus assez de place pour écrire sans risque&#xa0;: il faut %1.</translation>
    </message>
    <message>
        <source>There is no room left to write safely, so nothing more is accepted.</source>
        <translation>Il ne reste plus assez de place pour écrire sans risque&#xa0;; plus rien n’est accepté.</translation>
    </message>
    <message>
        <source>Everything that was confirmed is on the disk.</source>
        <translation>Tout ce qui a été confirmé est sur le disque.</translation>
    </message>
    <message>
        <source>Free some space (downloads, wastebasket, old logs) or call your administrator, then try again. An entry that was not confirmed must be typed again.</source>
        <translation>Libérez de la place (téléchargements, corbeille, anciens journaux) ou appelez votre administrateur, puis réessayez. Une saisie non confirmée est à refaire.</translation>
    </message>
    <message>
        <source>The store is newer than this program</source>
        <translation>Le serveur est plus récent que ce programme</translation>
    </message>
    <message>
        <source>The store has been upgraded and writes data that this version of Paillasse cannot read.</source>
        <translation>Le serveur a été mis à jour et écrit des données que cette version de Paillasse ne sait pas lire.</translation>
    </message>
    <message>
        <source>Install the new version on this workstation. Until then you can read and enter what is here; it is sent after the upgrade.</source>
        <translation>Installez la nouvelle version sur ce poste. D’ici là, vous pouvez lire et saisir ce qui est ici&#xa0;; l’envoi se fera après la mise à jour.</translation>
    </message>
    <message>
        <source>The time of this computer is wrong</source>
        <translation>L’heure de cet ordinateur est fausse</translation>
    </message>
    <message>
        <source>It is %1 ahead of the store&apos;s. Times of collection and entry would be false, and certificates cannot be checked.</source>
        <translation>Elle avance de %1 sur celle du serveur. Les heures de prélèvement et de saisie seraient fausses, et les certificats ne peuvent pas être vérifiés.</translation>
    </message>
    <message>
        <source>It is %1 behind the store&apos;s. Times of collection and entry would be false, and certificates cannot be checked.</source>
        <translation>Elle retarde de %1 sur celle du serveur. Les heures de prélèvement et de saisie seraient fausses, et les certificats ne peuvent pas être vérifiés.</translation>
    </message>
    <message>
        <source>Set the computer&apos;s clock (date, time and time zone), or let it follow the network&apos;s time; then try again.</source>
        <translation>Réglez l’horloge de l’ordinateur (date, heure et fuseau horaire), ou laissez-la suivre l’heure du réseau&#xa0;; puis réessayez.</translation>
    </message>
    <message>
        <source>The store cannot be reached</source>
        <translation>Le serveur est injoignable</translation>
    </message>
    <message>
        <source>%1 does not answer, and this step needs it: a first sign-in or an enrolment cannot be done offline.</source>
        <translation>%1 ne répond pas, et cette étape en a besoin&#xa0;: une première connexion ou un enrôlement ne se fait pas hors ligne.</translation>
    </message>
    <message>
        <source>%1 has not answered since %2, and this step needs it: a first sign-in or an enrolment cannot be done offline.</source>
        <translation>%1 ne répond plus depuis le %2, et cette étape en a besoin&#xa0;: une première connexion ou un enrôlement ne se fait pas hors ligne.</translation>
    </message>
    <message>
        <source>Check the network cable or Wi-Fi. Whoever has already worked at this workstation can sign in offline.</source>
        <translation>Vérifiez le câble réseau ou le Wi-Fi. Qui a déjà travaillé à ce poste peut se connecter hors ligne.</translation>
    </message>
    <message>
        <source>This workstation has been offline too long</source>
        <translation>Ce poste est hors ligne depuis trop longtemps</translation>
    </message>
    <message>
        <source>The laboratory&apos;s limit for work without the store has passed.</source>
        <translation>Le délai fixé par le laboratoire pour travailler sans le serveur est dépassé.</translation>
    </message>
    <message>
        <source>It last reached the store on %1; the laboratory&apos;s limit for work without it has passed.</source>
        <translation>Il a joint le serveur pour la dernière fois le %1&#xa0;; le délai fixé par le laboratoire pour travailler sans lui est dépassé.</translation>
    </message>
    <message>
        <source>Connect this workstation to the laboratory&apos;s network, then try again.</source>
        <translation>Raccordez ce poste au réseau du laboratoire, puis réessayez.</translation>
    </message>
    <message>
        <source>This enrolment code does not fit</source>
        <translation>Ce code d’enrôlement ne convient pas</translation>
    </message>
    <message>
        <source>Ask an administrator for a new code.</source>
        <translation>Demandez un nouveau code à un administrateur.</translation>
    </message>
    <message>
        <source>This activation code does not fit</source>
        <translation>Ce code d’activation ne convient pas</translation>
    </message>
    <message>
        <source>The password was not accepted</source>
        <translation>Le mot de passe n’a pas été accepté</translation>
    </message>
    <message>
        <source>Your access is closed</source>
        <translation>Votre accès est fermé</translation>
    </message>
    <message>
        <source>Ask your administrator. What you entered before stays in the records under your name.</source>
        <translation>Voyez votre administrateur. Ce que vous avez saisi auparavant reste dans les dossiers sous votre nom.</translation>
    </message>
    <message>
        <source>Too many attempts</source>
        <translation>Trop d’essais</translation>
    </message>
    <message>
        <source>Name or password not accepted</source>
        <translation>Identifiant ou mot de passe refusé</translation>
    </message>
    <message>
        <source>Check the name and the keyboard. If you have forgotten the password, an administrator gives you a new activation code.</source>
        <translation>Vérifiez l’identifiant et le clavier. Si vous avez oublié le mot de passe, un administrateur vous donne un nouveau code d’activation.</translation>
    </message>
    <message>
        <source>Something went wrong in the program</source>
        <translation>Une erreur s’est produite dans le programme</translation>
    </message>
    <message>
        <source>Try again. If it comes back, give your administrator the reference below.</source>
        <translation>Réessayez. Si cela revient, donnez à votre administrateur la référence ci-dessous.</translation>
    </message>
    <message>
        <source>The code is mistyped, used already or expired. Paste it whole, or ask for a new one.</source>
        <translation>Le code est mal tapé, déjà utilisé ou expiré. Collez-le en entier, ou demandez-en un nouveau.</translation>
    </message>
    <message>
        <source>Name or password not accepted. Check both, and the Caps Lock key.</source>
        <translation>Identifiant ou mot de passe refusé. Vérifiez les deux, et la touche Verr. Maj.</translation>
    </message>
    <message>
        <source>The activation code is mistyped, used already or expired. Check the name too.</source>
        <translation>Le code d’activation est mal tapé, déjà utilisé ou expiré. Vérifiez aussi l’identifiant.</translation>
    </message>
    <message>
        <source>The store did not accept this password: choose another one.</source>
        <translation>Le serveur n’a pas accepté ce mot de passe&#xa0;: choisissez-en un autre.</translation>
    </message>
    <message>
        <source>Your access has been closed by an administrator.</source>
        <translation>Votre accès a été fermé par un administrateur.</translation>
    </message>
    <message>
        <source>Too many attempts. Wait a few minutes, then try again.</source>
        <translation>Trop d’essais. Attendez quelques minutes, puis réessayez.</translation>
    </message>
    <message>
        <source>Too many attempts. Try again after %1.</source>
        <translation>Trop d’essais. Réessayez après %1.</translation>
    </message>
    <message>
        <source>Something went wrong in the program.</source>
        <translation>Une erreur s’est produite dans le programme.</translation>
    </message>
    <message>
        <source>Whatever was entered and confirmed here is kept, encrypted, on this workstation.</source>
        <translation>Ce qui a été saisi et confirmé ici est conservé, chiffré, sur ce poste.</translation>
    </message>
    <message>
        <source>%1 can no longer prove who it is.</source>
        <translation>%1 ne peut plus prouver son identité.</translation>
    </message>
    <message>
        <source>This workstation has been emptied</source>
        <translation>Ce poste a été vidé</translation>
    </message>
    <message>
        <source>An administrator has ordered it: the encrypted copies of the data and their keys have been destroyed here, and the store has been told.</source>
        <translation>Un administrateur l’a demandé&#xa0;: les copies chiffrées des données et leurs clés ont été détruites ici, et le serveur en a reçu confirmation.</translation>
    </message>
    <message>
        <source>If this workstation is to serve again, an administrator gives a new enrolment code.</source>
        <translation>Si ce poste doit resservir, un administrateur donne un nouveau code d’enrôlement.</translation>
    </message>
    <message>
        <source>Your session is open at a workstation that does not answer</source>
        <translation>Votre session est ouverte sur un poste qui ne répond pas</translation>
    </message>
    <message>
        <source>It is switched off, asleep, or cut off from the network. What was done there and not sent yet waits there.</source>
        <translation>Il est éteint, en veille ou coupé du réseau. Ce qui y a été fait et n’est pas encore envoyé y attend.</translation>
    </message>
    <message>
        <source>%1 is switched off, asleep, or cut off from the network. What was done there and not sent yet waits there.</source>
        <translation>%1 est éteint, en veille ou coupé du réseau. Ce qui y a été fait et n’est pas encore envoyé y attend.</translation>
    </message>
    <message>
        <source>Nothing of it is lost: it is sent when the workstation comes back, kept, and marked as coming from there.</source>
        <translation>Rien n’en est perdu&#xa0;: tout sera envoyé au retour du poste, gardé, et marqué comme venant de là.</translation>
    </message>
    <message>
        <source>Take it by force</source>
        <translation>La reprendre de force</translation>
    </message>
    <message>
        <source>This program is too old for the laboratory&apos;s store</source>
        <translation>Ce programme est trop ancien pour le serveur du laboratoire</translation>
    </message>
    <message>
        <source>The laboratory has set an oldest version of Paillasse that may connect, and this one is older.</source>
        <translation>Le laboratoire a fixé une version minimale de Paillasse, et celle-ci est plus ancienne.</translation>
    </message>
    <message>
        <source>Install the new version on this workstation, then try again. Meanwhile, sign in at another workstation.</source>
        <translation>Installez la nouvelle version sur ce poste, puis recommencez. En attendant, travaillez sur un autre poste.</translation>
    </message>
    <message>
        <source>Your session was ended</source>
        <translation>Votre session a été fermée</translation>
    </message>
    <message>
        <source>Sign in again. If you do not know why, ask whoever manages accounts.</source>
        <translation>Connectez-vous de nouveau. Si vous ignorez pourquoi, demandez à qui gère les comptes.</translation>
    </message>
    <message>
        <source>Your session was ended by somebody who manages accounts. What you entered is kept. Sign in again.</source>
        <translation>Votre session a été fermée par une personne qui gère les comptes. Votre saisie est gardée. Connectez-vous de nouveau.</translation>
    </message>
    <message>
        <source>The store’s disk is full</source>
        <translation>Le disque du serveur est plein</translation>
    </message>
    <message>
        <source>%1 answers, but it has no room left to write, so it keeps nothing new.</source>
        <translation>%1 répond, mais n’a plus de place pour écrire&#xa0;: rien de nouveau n’y est conservé.</translation>
    </message>
    <message>
        <source>Everything that the store has confirmed is there.</source>
        <translation>Tout ce que le serveur a confirmé y est.</translation>
    </message>
    <message>
        <source>Tell your administrator: room must be made on the store’s disk, not on this computer. Whoever has already worked at this workstation can sign in and go on.</source>
        <translation>Prévenez votre administrateur&#xa0;: il faut libérer de la place sur le disque du serveur, non sur cet ordinateur. Qui a déjà travaillé sur ce poste peut se connecter et continuer.</translation>
    </message>
    <message>
        <source>This computer&apos;s keyring is another one</source>
        <translation>Le trousseau de cet ordinateur n’est plus le même</translation>
    </message>
    <message>
        <source>This workstation&apos;s key is in the keyring that it was enrolled with. Another one answers now: it was made anew, or another session of the computer is open.</source>
        <translation>La clé de ce poste est dans le trousseau de son enrôlement. Un autre trousseau répond maintenant&#xa0;: il a été recréé, ou une autre session de l’ordinateur est ouverte.</translation>
    </message>
    <message>
        <source>Open the usual session of the computer, or have the old keyring put back; then try again. If it is gone for good, enrol this workstation again: the encrypted copy is put aside, and the data comes back from the store.</source>
        <translation>Ouvrez la session habituelle de l’ordinateur, ou faites remettre l’ancien trousseau&#xa0;; puis réessayez. S’il est perdu, enrôlez de nouveau ce poste&#xa0;: la copie chiffrée est mise de côté, et les données reviennent du serveur.</translation>
    </message>
    <message>
        <source>There is an encrypted copy of the data here, and the keyring no longer has the key for it: the entry was removed.</source>
        <translation>Il y a ici une copie chiffrée des données, et le trousseau n’en a plus la clé&#xa0;: l’entrée a été retirée.</translation>
    </message>
    <message>
        <source>If somebody can bring the entry back, try again. Otherwise enrol this workstation again: the encrypted copy is put aside, and the data comes back from the store.</source>
        <translation>Si quelqu’un peut remettre l’entrée, réessayez. Sinon, enrôlez de nouveau ce poste&#xa0;: la copie chiffrée est mise de côté, et les données reviennent du serveur.</translation>
    </message>
    <message>
        <source>Your password was changed elsewhere</source>
        <translation>Votre mot de passe a été changé ailleurs</translation>
    </message>
    <message>
        <source>The store no longer takes the password that you signed in with here: it was changed at another workstation, or an administrator gave you a new code.</source>
        <translation>Le serveur n’accepte plus le mot de passe de cette session&#xa0;: il a été changé à un autre poste, ou un administrateur vous a donné un nouveau code.</translation>
    </message>
    <message>
        <source>What you were typing is kept as a draft.</source>
        <translation>Ce que vous étiez en train de taper est gardé en brouillon.</translation>
    </message>
    <message>
        <source>Sign in with the new password: your work goes on as you left it. If you did not change it, tell your security officer at once.</source>
        <translation>Connectez-vous avec le nouveau mot de passe&#xa0;: votre travail reprend où vous l’avez laissé. Si vous ne l’avez pas changé, prévenez aussitôt la personne responsable de la sécurité.</translation>
    </message>
    <message>
        <source>Sign in</source>
        <translation>Se connecter</translation>
    </message>
    <message>
        <source>The copy here does not open with this password</source>
        <translation>La copie de ce poste ne s’ouvre pas avec ce mot de passe</translation>
    </message>
    <message>
        <source>The copy here does not open with this password, and the store cannot be asked.</source>
        <translation>La copie de ce poste ne s’ouvre pas avec ce mot de passe, et le serveur est injoignable.</translation>
    </message>
    <message>
        <source>Check the Caps Lock key. If you changed your password at another workstation, type the previous one.</source>
        <translation>Vérifiez la touche Verr. Maj. Si vous avez changé de mot de passe à un autre poste, tapez le précédent.</translation>
    </message>
    <message>
        <source>Paillasse seals the file of this workstation&apos;s enrolment, enrolment.json, with a key that is in the keyring. The file no longer fits its seal: a person, another program or the disk has changed it. It could lead to another store.</source>
        <translation>Paillasse scelle le fichier d’enrôlement de ce poste, enrolment.json, avec une clé qui est dans le trousseau. Le fichier ne correspond plus à son sceau&#xa0;: une personne, un autre programme ou le disque l’a modifié. Il pourrait mener à un autre serveur.</translation>
    </message>
    <message>
        <source>The file that says which store this is has been changed</source>
        <translation>Le fichier qui dit quel est le serveur a été modifié</translation>
    </message>
    <message>
        <source>Nothing in the file has been believed: no store was called, neither a password nor data was sent. The file is as it was found.</source>
        <translation>Rien de ce fichier n’a été cru&#xa0;: aucun serveur n’a été appelé, ni mot de passe ni donnée n’est parti. Le fichier est tel qu’il a été trouvé.</translation>
    </message>
    <message>
        <source>Tell your administrator and read them the reference below. If the right file can be put back, try again. Otherwise enrol this workstation again: the file and the encrypted copies are put aside, and the data comes back from the store.</source>
        <translation>Prévenez votre administrateur et lisez-lui la référence ci-dessous. Si le bon fichier peut être remis, réessayez. Sinon, enrôlez à nouveau ce poste&#xa0;: le fichier et les copies chiffrées sont mis de côté, et les données reviennent du serveur.</translation>
    </message>
    <message>
        <source>Tell your administrator and read them the reference below: “paillasse-store verify” looks at the store’s data. This program asks again by itself; until then you can work with what is here.</source>
        <translation>Prévenez votre administrateur et lisez-lui la référence ci-dessous&#xa0;: «&#xa0;paillasse-store verify&#xa0;» contrôle les données du serveur. Ce programme redemande tout seul&#xa0;; d’ici là, vous pouvez travailler avec ce qui est ici.</translation>
    </message>
    <message>
        <source>%1 answers, but something of what it sends does not read here. Nothing behind it has been taken in, so that nothing is missing unnoticed.</source>
        <translation>%1 répond, mais une partie de ce qu’il envoie ne se lit pas ici. Rien de ce qui la suit n’a été repris, pour que rien ne manque sans qu’on le sache.</translation>
    </message>
    <message>
        <source>What is on this workstation is whole.</source>
        <translation>Ce qui est sur ce poste est intact.</translation>
    </message>
    <message>
        <source>What the store sends cannot be read</source>
        <translation>Ce que le serveur envoie est illisible</translation>
    </message>
    <message>
        <source>Type the password that you last signed in with at this workstation, or connect it to the store and sign in with the present one.</source>
        <translation>Tapez le mot de passe de votre dernière connexion à ce poste, ou reliez le poste au serveur et connectez-vous avec le mot de passe actuel.</translation>
    </message>
    <message>
        <source>Wait, then try again once. If it was not you who tried, tell your security officer.</source>
        <translation>Attendez, puis réessayez une fois. Si ce n’est pas vous qui avez essayé, prévenez votre responsable de la sécurité.</translation>
    </message>
    <message>
        <source>Choose another one: a phrase of several words that you use nowhere else.</source>
        <translation>Choisissez-en un autre&#xa0;: une phrase de plusieurs mots que vous n’utilisez nulle part ailleurs.</translation>
    </message>
    <message>
        <source>If you know that workstation, go there and sign out. If you cannot, take your session here by force, with your code: it is recorded, and the security officer is told. Without a second factor, ask an administrator to free your seat.</source>
        <translation>Si vous connaissez ce poste, allez y fermer votre session. Sinon, reprenez-la ici de force, avec votre code&#xa0;: c’est consigné, et le responsable de la sécurité en est averti. Sans second facteur, demandez à un administrateur de libérer votre place.</translation>
    </message>
</context>
<context>
    <name>paillasse::ui::FieldWords</name>
    <message>
        <source>Patient numbers</source>
        <translation>Numéros de patient</translation>
    </message>
    <message>
        <source>Birth name</source>
        <translation>Nom de naissance</translation>
    </message>
    <message>
        <source>Forenames</source>
        <translation>Prénoms</translation>
    </message>
    <message>
        <source>Name used</source>
        <translation>Nom utilisé</translation>
    </message>
    <message>
        <source>Date of birth</source>
        <translation>Date de naissance</translation>
    </message>
    <message>
        <source>Sex</source>
        <translation>Sexe</translation>
    </message>
    <message>
        <source>Place of birth</source>
        <translation>Lieu de naissance</translation>
    </message>
    <message>
        <source>National identity (INS)</source>
        <translation>Identité nationale (INS)</translation>
    </message>
    <message>
        <source>Social security number</source>
        <translation>Numéro de sécurité sociale</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Adresse</translation>
    </message>
    <message>
        <source>Phone</source>
        <translation>Téléphone</translation>
    </message>
    <message>
        <source>E-mail address</source>
        <translation>Adresse électronique</translation>
    </message>
    <message>
        <source>Order numbers</source>
        <translation>Numéros de demande</translation>
    </message>
    <message>
        <source>Times of the order</source>
        <translation>Heures de la demande</translation>
    </message>
    <message>
        <source>Priority</source>
        <translation>Priorité</translation>
    </message>
    <message>
        <source>Prescriber</source>
        <translation>Prescripteur</translation>
    </message>
    <message>
        <source>Ward</source>
        <translation>Service</translation>
    </message>
    <message>
        <source>Who collected</source>
        <translation>Préleveur</translation>
    </message>
    <message>
        <source>Recipients</source>
        <translation>Destinataires</translation>
    </message>
    <message>
        <source>Fasting</source>
        <translation>À jeun</translation>
    </message>
    <message>
        <source>Treatment (free text)</source>
        <translation>Traitement (texte libre)</translation>
    </message>
    <message>
        <source>Clinical context (free text)</source>
        <translation>Contexte clinique (texte libre)</translation>
    </message>
    <message>
        <source>Comment on the order (free text)</source>
        <translation>Commentaire de la demande (texte libre)</translation>
    </message>
    <message>
        <source>Specimen numbers</source>
        <translation>Numéros d’échantillon</translation>
    </message>
    <message>
        <source>Material and tube</source>
        <translation>Nature et tube</translation>
    </message>
    <message>
        <source>Times of the specimen</source>
        <translation>Heures de l’échantillon</translation>
    </message>
    <message>
        <source>Rejection</source>
        <translation>Refus</translation>
    </message>
    <message>
        <source>Remark on the specimen (free text)</source>
        <translation>Remarque sur l’échantillon (texte libre)</translation>
    </message>
    <message>
        <source>Examination</source>
        <translation>Examen</translation>
    </message>
    <message>
        <source>Value and its status</source>
        <translation>Valeur et son statut</translation>
    </message>
    <message>
        <source>Unit</source>
        <translation>Unité</translation>
    </message>
    <message>
        <source>Reference interval</source>
        <translation>Intervalle de référence</translation>
    </message>
    <message>
        <source>Flags</source>
        <translation>Marques</translation>
    </message>
    <message>
        <source>Times of the result</source>
        <translation>Heures du résultat</translation>
    </message>
    <message>
        <source>Instrument</source>
        <translation>Automate</translation>
    </message>
    <message>
        <source>Method</source>
        <translation>Méthode</translation>
    </message>
    <message>
        <source>Performing laboratory</source>
        <translation>Laboratoire exécutant</translation>
    </message>
    <message>
        <source>Comment on the result (free text)</source>
        <translation>Commentaire du résultat (texte libre)</translation>
    </message>
    <message>
        <source>Report as a document</source>
        <translation>Compte rendu en document</translation>
    </message>
    <message>
        <source>Interpretation (free text)</source>
        <translation>Interprétation (texte libre)</translation>
    </message>
    <message>
        <source>Patients</source>
        <translation>Patients</translation>
    </message>
    <message>
        <source>Orders</source>
        <translation>Demandes</translation>
    </message>
    <message>
        <source>Specimens</source>
        <translation>Échantillons</translation>
    </message>
    <message>
        <source>Results</source>
        <translation>Résultats</translation>
    </message>
    <message>
        <source>Reports</source>
        <translation>Comptes rendus</translation>
    </message>
    <message>
        <source>in</source>
        <translation>entrée</translation>
    </message>
    <message>
        <source>out</source>
        <translation>sortie</translation>
    </message>
    <message>
        <source>Documented instruction of the controller (GDPR art. 28)</source>
        <translation>Instruction documentée du responsable de traitement (RGPD art. 28)</translation>
    </message>
    <message>
        <source>Transfer of the laboratory’s activity</source>
        <translation>Transfert de l’activité du laboratoire</translation>
    </message>
    <message>
        <source>At the patients’ request (GDPR art. 20)</source>
        <translation>À la demande des patients (RGPD art. 20)</translation>
    </message>
    <message>
        <source>Legal obligation</source>
        <translation>Obligation légale</translation>
    </message>
</context>
<context>
    <name>paillasse::ui::FilterChip</name>
    <message>
        <source>%1, Delete removes the filter</source>
        <translation>%1, Suppr enlève le filtre</translation>
    </message>
</context>
<context>
    <name>paillasse::ui::FindingWords</name>
    <message>
        <source>%1: %2</source>
        <comment>place in source and record, what is there</comment>
        <translation>%1&#xa0;: %2</translation>
    </message>
    <message>
        <source>patient</source>
        <translation>patient</translation>
    </message>
    <message>
        <source>order</source>
        <translation>demande</translation>
    </message>
    <message>
        <source>specimen</source>
        <translation>échantillon</translation>
    </message>
    <message>
        <source>result</source>
        <translation>résultat</translation>
    </message>
    <message>
        <source>report</source>
        <translation>compte rendu</translation>
    </message>
    <message>
        <source>a patient who is here</source>
        <translation>un patient d’ici</translation>
    </message>
    <message>
        <source>record %1</source>
        <translation>enregistrement %1</translation>
    </message>
    <message>
        <source>further ones, for which this list has no room</source>
        <translation>d’autres, pour lesquels cette liste n’a pas de place</translation>
    </message>
    <message>
        <source>nothing reads %1</source>
        <translation>rien ne lit %1</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>field, why</comment>
        <translation>%1&#xa0;: %2</translation>
    </message>
    <message>
        <source>%1: no LOINC code</source>
        <translation>%1&#xa0;: aucun code LOINC</translation>
    </message>
    <message>
        <source>code %1: in %2, in the catalogue in %3</source>
        <translation>code %1&#xa0;: en %2, au catalogue en %3</translation>
    </message>
    <message>
        <source>%1, which is no unit of UCUM</source>
        <translation>%1, qui n’est pas une unité UCUM</translation>
    </message>
    <message>
        <source>code %1: %2, which is no unit of UCUM</source>
        <translation>code %1&#xa0;: %2, qui n’est pas une unité UCUM</translation>
    </message>
    <message>
        <source>%1 says what %2 says</source>
        <translation>%1, le même que l’%2</translation>
    </message>
    <message>
        <source>%1 and %2: the same date of birth, names alike</source>
        <translation>%1 et %2&#xa0;: même date de naissance, noms proches</translation>
    </message>
    <message>
        <source>%1 and %2: the same national identity number</source>
        <translation>%1 et %2&#xa0;: même matricule INS</translation>
    </message>
    <message>
        <source>born in the future</source>
        <translation>naissance à venir</translation>
    </message>
    <message>
        <source>an order of the future</source>
        <translation>demande à venir</translation>
    </message>
    <message>
        <source>collected before the birth</source>
        <translation>prélèvement avant la naissance</translation>
    </message>
    <message>
        <source>a result of the future</source>
        <translation>résultat à venir</translation>
    </message>
    <message>
        <source>outside of the plausible range of %1</source>
        <translation>hors des valeurs plausibles de %1</translation>
    </message>
    <message>
        <source>a negative concentration</source>
        <translation>concentration négative</translation>
    </message>
    <message>
        <source>orders of another period</source>
        <translation>demandes d’une autre période</translation>
    </message>
    <message>
        <source>orders of another day, or without a released result</source>
        <translation>demandes d’un autre jour, ou sans résultat validé</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>what, why</comment>
        <translation>%1&#xa0;: %2</translation>
    </message>
    <message>
        <source>the laboratory’s records have no place for it</source>
        <translation>les dossiers du laboratoire n’ont pas de place pour lui</translation>
    </message>
    <message>
        <source>the source says something else now</source>
        <translation>la source dit maintenant autre chose</translation>
    </message>
    <message>
        <source>%1: nothing of it is released any more</source>
        <translation>%1&#xa0;: plus rien n’en est validé</translation>
    </message>
    <message>
        <source>%1: its documents have changed since it was staged</source>
        <translation>%1&#xa0;: ses documents ont changé depuis la mise en zone tampon</translation>
    </message>
    <message>
        <source>it is not in the source any more</source>
        <translation>il n’est plus dans la source</translation>
    </message>
    <message>
        <source>records that the source has now, and staging has not</source>
        <translation>enregistrements que la source a maintenant, et la zone tampon non</translation>
    </message>
    <message>
        <source>records in the source</source>
        <translation>enregistrements de la source</translation>
    </message>
    <message>
        <source>records in staging</source>
        <translation>enregistrements de la zone tampon</translation>
    </message>
    <message>
        <source>fields in the source</source>
        <translation>champs de la source</translation>
    </message>
    <message>
        <source>fields in staging</source>
        <translation>champs de la zone tampon</translation>
    </message>
    <message>
        <source>records that were not read back</source>
        <translation>enregistrements qui n’ont pas été relus</translation>
    </message>
    <message>
        <source>released after staging, and not among what was staged</source>
        <translation>validés après la mise en zone tampon, et absents de celle-ci</translation>
    </message>
    <message>
        <source>otherwise in the record here, which stays</source>
        <translation>autre au dossier d’ici, qui reste</translation>
    </message>
    <message>
        <source>code %1</source>
        <translation>code %1</translation>
    </message>
    <message>
        <source>code %1 (%2)</source>
        <translation>code %1 (%2)</translation>
    </message>
    <message>
        <source>it is there, and does not read</source>
        <translation>présent, mais illisible</translation>
    </message>
</context>
<context>
    <name>paillasse::ui::FirstSyncPage</name>
    <message>
        <source>Fetching the laboratory&apos;s data</source>
        <translation>Récupération des données du laboratoire</translation>
    </message>
    <message>
        <source>The open orders and those of the last 90 days come to this workstation, encrypted, the newest first. If it is cut off, it goes on from there.</source>
        <translation>Les demandes en cours et celles des 90 derniers jours arrivent sur ce poste, chiffrées, les plus récentes d’abord. En cas de coupure, la récupération reprend où elle en était.</translation>
    </message>
    <message>
        <source>Progress of the first synchronisation</source>
        <translation>Avancement de la première synchronisation</translation>
    </message>
    <message>
        <source>%1 documents</source>
        <translation>%1 documents</translation>
    </message>
    <message>
        <source>Start working</source>
        <translation>Commencer à travailler</translation>
    </message>
    <message>
        <source>You can start now: the rest comes while you work.</source>
        <translation>Vous pouvez commencer&#xa0;: le reste arrive pendant que vous travaillez.</translation>
    </message>
    <message>
        <source>The first orders are on their way.</source>
        <translation>Les premières demandes arrivent.</translation>
    </message>
</context>
<context>
    <name>paillasse::ui::Flags</name>
    <message>
        <source>%1 critical</source>
        <translation>%1 critique</translation>
    </message>
    <message>
        <source>critical, %1</source>
        <translation>critique, %1</translation>
    </message>
    <message>
        <source>low</source>
        <translation>bas</translation>
    </message>
    <message>
        <source>high</source>
        <translation>élevé</translation>
    </message>
    <message>
        <source>abnormal</source>
        <translation>anormal</translation>
    </message>
    <message>
        <source>change %1 since the previous one</source>
        <translation>écart de %1 avec l’antérieur</translation>
    </message>
    <message>
        <source>comment: %1</source>
        <translation>commentaire&#xa0;: %1</translation>
    </message>
    <message>
        <source>modified</source>
        <translation>modifié</translation>
    </message>
    <message>
        <source>default range</source>
        <translation>intervalle par défaut</translation>
    </message>
    <message>
        <source>only a default range applied</source>
        <translation>seul un intervalle par défaut s’appliquait</translation>
    </message>
    <message>
        <source>ext.</source>
        <comment>short for: performed by another laboratory</comment>
        <translation>ext.</translation>
    </message>
    <message>
        <source>performed by %1</source>
        <translation>réalisé par %1</translation>
    </message>
    <message>
        <source>measured at a dilution of 1/%1, multiplied already</source>
        <translation>mesuré après dilution au 1/%1, déjà multiplié</translation>
    </message>
</context>
<context>
    <name>paillasse::ui::ForgetWords</name>
    <message>
        <source>Do not ask (for packages and scripts).</source>
        <translation>Sans demander (pour les paquets et les scripts).</translation>
    </message>
    <message>
        <source>FOLDER</source>
        <translation>DOSSIER</translation>
    </message>
    <message>
        <source>Forgotten. The outbox stays with %1: they are sent when this user enrols here again.</source>
        <translation>Effacé. La boîte d’envoi reste, avec %1&#xa0;: envoi quand cet utilisateur s’enrôlera de nouveau ici.</translation>
    </message>
    <message>
        <source>Not every file could be removed: look at the folder&apos;s permissions and run this again.</source>
        <translation>Certains fichiers n’ont pas pu être effacés&#xa0;: vérifiez les droits du dossier et relancez.</translation>
    </message>
    <message>
        <source>The workstation&apos;s files are in FOLDER.</source>
        <translation>Les fichiers du poste sont dans DOSSIER.</translation>
    </message>
    <message>
        <source>fr or en; else the system&apos;s.</source>
        <translation>fr ou en&#xa0;; à défaut, celle du système.</translation>
    </message>
    <message>
        <source>LANGUAGE</source>
        <translation>LANGUE</translation>
    </message>
    <message>
        <source>Nothing was removed. Without a terminal, say --yes.</source>
        <translation>Rien n’a été effacé. Sans terminal, ajoutez --yes.</translation>
    </message>
    <message>
        <source>Paillasse is running for this user: quit it first.</source>
        <translation>Paillasse est ouvert pour cet utilisateur&#xa0;: quittez-le d’abord.</translation>
    </message>
    <message>
        <source>There is nothing of this user&apos;s to remove.</source>
        <translation>Il n’y a rien à effacer de cet utilisateur.</translation>
    </message>
    <message numerus="yes">
        <source>%n act(s) that were not sent</source>
        <translation>
            <numerusform>%n acte non envoyé</numerusform>
            <numerusform>%n actes non envoyés</numerusform>
        </translation>
    </message>
    <message>
        <source>This removes from this machine, for good, what Paillasse keeps for you: the encrypted copies of the laboratory&apos;s data,
their keys, the enrolment and the entries in your keyring. Type %1 to go on: </source>
        <translation>Ceci efface de cette machine, pour de bon, ce que Paillasse garde pour vous&#xa0;: les copies chiffrées des données du laboratoire,
leurs clés, l’enrôlement et les entrées de votre trousseau. Tapez %1 pour continuer&#xa0;: </translation>
    </message>
    <message>
        <source>yes</source>
        <comment>typed to go on</comment>
        <translation>oui</translation>
    </message>
    <message>
        <source>Although acts wait to be sent; they stay, sealed to the store.</source>
        <translation>Bien que des actes attendent d’être envoyés&#xa0;; ils restent, scellés pour le serveur.</translation>
    </message>
    <message>
        <source>Remove what Paillasse keeps for this user on this machine.</source>
        <translation>Efface ce que Paillasse garde pour cet utilisateur sur cette machine.</translation>
    </message>
    <message>
        <source>The outbox holds %1: start Paillasse where it reaches the store, or say --even-unsent (they stay, sealed to the store).</source>
        <translation>La boîte d’envoi contient %1&#xa0;: ouvrez Paillasse là où il joint le serveur, ou ajoutez --even-unsent (ils restent, scellés pour le serveur).</translation>
    </message>
    <message>
        <source>Forgotten: the encrypted copies, their keys, the enrolment and the keyring&apos;s entries.</source>
        <translation>Effacés&#xa0;: les copies chiffrées, leurs clés, l’enrôlement et les entrées du trousseau.</translation>
    </message>
    <message>
        <source>The encrypted copies and this workstation&apos;s certificate are gone. The keyring is locked or does not answer: unlock it and run this again, to remove its entries, and have an administrator revoke the workstation.</source>
        <translation>Les copies chiffrées et le certificat de ce poste sont effacés. Le trousseau est verrouillé ou ne répond pas&#xa0;: déverrouillez-le et relancez, pour effacer ses entrées, et faites révoquer le poste par un administrateur.</translation>
    </message>
</context>
<context>
    <name>paillasse::ui::FormCard</name>
    <message>
        <source>▲ Caps Lock seems to be on</source>
        <translation>▲ Verr. Maj semble activé</translation>
    </message>
</context>
<context>
    <name>paillasse::ui::Format</name>
    <message numerus="yes">
        <source>%n day(s)</source>
        <comment>age</comment>
        <translation>
            <numerusform>%n jour</numerusform>
            <numerusform>%n jours</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n month(s)</source>
        <comment>age</comment>
        <translation>
            <numerusform>%n mois</numerusform>
            <numerusform>%n mois</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n year(s)</source>
        <comment>age</comment>
        <translation>
            <numerusform>%n an</numerusform>
            <numerusform>%n ans</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 d</source>
        <comment>age in days</comment>
        <translation>%1 j</translation>
    </message>
    <message>
        <source>%1 m</source>
        <comment>age in months</comment>
        <translation>%1 m</translation>
    </message>
    <message>
        <source>%1 y</source>
        <comment>age in years</comment>
        <translation>%1 a</translation>
    </message>
    <message>
        <source>%1 s</source>
        <comment>seconds</comment>
        <translation>%1 s</translation>
    </message>
    <message>
        <source>%1 min</source>
        <comment>minutes</comment>
        <translation>%1 min</translation>
    </message>
    <message>
        <source>%1 h</source>
        <comment>hours</comment>
        <translation>%1 h</translation>
    </message>
    <message numerus="yes">
        <source>%n day(s)</source>
        <comment>duration</comment>
        <translation>
            <numerusform>%n jour</numerusform>
            <numerusform>%n jours</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 B</source>
        <comment>bytes</comment>
        <translation>%1 o</translation>
    </message>
    <message>
        <source>%1 kB</source>
        <translation>%1 ko</translation>
    </message>
    <message>
        <source>%1 MB</source>
        <translation>%1 Mo</translation>
    </message>
    <message>
        <source>%1 GB</source>
        <translation>%1 Go</translation>
    </message>
    <message>
        <source>; </source>
        <comment>between the entries of a list</comment>
        <translation>&#xa0;; </translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>a name, and what is said of it</comment>
        <translation>%1&#xa0;: %2</translation>
    </message>
</context>
<context>
    <name>paillasse::ui::GlassDialog</name>
    <message>
        <source>Break the glass</source>
        <translation>Briser la glace</translation>
    </message>
    <message>
        <source>Confidential examinations of %1</source>
        <translation>Examens confidentiels de %1</translation>
    </message>
    <message>
        <source>Everything of this patient, and of nobody else, is shown to you for 30 minutes, to read only. Your name, the reason and each reading are recorded before anything is shown; the security officer is told and looks at it.</source>
        <translation>Tout ce qui concerne ce patient, et lui seul, vous est montré pendant 30 minutes, en lecture seule. Votre nom, le motif et chaque lecture sont consignés avant tout affichage&#xa0;; le responsable sécurité en est averti et l’examine.</translation>
    </message>
    <message>
        <source>Why you must see them now</source>
        <translation>Pourquoi vous devez les voir maintenant</translation>
    </message>
    <message>
        <source>Code of the authenticator, or a recovery code</source>
        <translation>Code de l’application, ou code de secours</translation>
    </message>
    <message numerus="yes">
        <source>A reason of %n character(s) at least, in words that somebody else understands.</source>
        <translation>
            <numerusform>Un motif d’au moins %n caractère, dans des mots qu’un autre comprend.</numerusform>
            <numerusform>Un motif d’au moins %n caractères, dans des mots qu’un autre comprend.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>paillasse::ui::GlassPage</name>
    <message>
        <source>Broken glasses</source>
        <translation>Bris de glace</translation>
    </message>
    <message>
        <source>Person</source>
        <translation>Personne</translation>
    </message>
    <message>
        <source>When</source>
        <translation>Quand</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Motif</translation>
    </message>
    <message>
        <source>Reviewed</source>
        <translation>Revu</translation>
    </message>
    <message>
        <source>Reviewed…</source>
        <translation>Revu…</translation>
    </message>
    <message>
        <source>to review</source>
        <translation>à revoir</translation>
    </message>
    <message>
        <source>“%1”</source>
        <translation>«&#xa0;%1&#xa0;»</translation>
    </message>
    <message>
        <source>Open until %1. The patient&apos;s reference: %2</source>
        <translation>Ouvert jusqu’à %1. Référence du patient&#xa0;: %2</translation>
    </message>
    <message>
        <source>Reviewed: %1</source>
        <translation>Revu&#xa0;: %1</translation>
    </message>
    <message>
        <source>%1 broke the glass on %2: “%3”. What did you find?</source>
        <translation>%1 a brisé la glace le %2&#xa0;: «&#xa0;%3&#xa0;». Qu’avez-vous constaté&#xa0;?</translation>
    </message>
    <message>
        <source>Remark</source>
        <translation>Remarque</translation>
    </message>
    <message>
        <source>Noted.</source>
        <translation>Noté.</translation>
    </message>
</context>
<context>
    <name>paillasse::ui::HandOverDialog</name>
    <message>
        <source>Code, shown once</source>
        <translation>Code, affiché une fois</translation>
    </message>
    <message>
        <source>Print</source>
        <translation>Imprimer</translation>
    </message>
    <message>
        <source>I have handed it over</source>
        <translation>Je l’ai remis</translation>
    </message>
    <message>
        <source>When this closes, it is gone from here and from the clipboard.</source>
        <translation>À la fermeture, il disparaît d’ici et du presse-papiers.</translation>
    </message>
</context>
<context>
    <name>paillasse::ui::HelpWords</name>
    <message>
        <source>Make this machine a workstation, with the code in FILE; see --enrol --help.</source>
        <translation>Fait de cette machine un poste, avec le code qui est dans FICHIER&#xa0;; voir --enrol --help.</translation>
    </message>
    <message>
        <source>FOLDER</source>
        <translation>DOSSIER</translation>
    </message>
    <message>
        <source>Remove what Paillasse keeps for this user on this machine, and its keyring entries; see --forget --help.</source>
        <translation>Efface ce que Paillasse garde pour cet utilisateur sur cette machine, et ses entrées du trousseau&#xa0;; voir --forget --help.</translation>
    </message>
    <message>
        <source>Paillasse: enter, validate and sign laboratory results.</source>
        <translation>Paillasse&#xa0;: saisir, valider et signer des résultats de laboratoire.</translation>
    </message>
    <message>
        <source>Keep this workstation&apos;s files in FOLDER.</source>
        <translation>Garde les fichiers de ce poste dans DOSSIER.</translation>
    </message>
    <message>
        <source>fr (the default) or en.</source>
        <translation>fr (par défaut) ou en.</translation>
    </message>
    <message>
        <source>FILE</source>
        <translation>FICHIER</translation>
    </message>
    <message>
        <source>LANGUAGE</source>
        <translation>LANGUE</translation>
    </message>
</context>
<context>
    <name>paillasse::ui::HistoryChart</name>
    <message>
        <source>History of %1</source>
        <translation>Évolution de %1</translation>
    </message>
    <message>
        <source> (performed by %1)</source>
        <translation> (réalisé par %1)</translation>
    </message>
</context>
<context>
    <name>paillasse::ui::HomePage</name>
    <message numerus="yes">
        <source>of which %n urgent</source>
        <translation>
            <numerusform>dont %n urgente</numerusform>
            <numerusform>dont %n urgentes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>refused, to look at</source>
        <comment>acts</comment>
        <translation>
            <numerusform>acte refusé, à revoir</numerusform>
            <numerusform>actes refusés, à revoir</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing is lost: both values are there</source>
        <translation>Rien n’est perdu&#xa0;: les deux valeurs sont là</translation>
    </message>
    <message numerus="yes">
        <source>critical call(s) to record</source>
        <translation>
            <numerusform>appel critique à noter</numerusform>
            <numerusform>appels critiques à noter</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>to receive</source>
        <comment>specimens</comment>
        <translation>
            <numerusform>à recevoir</numerusform>
            <numerusform>à recevoir</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>to enter</source>
        <comment>orders</comment>
        <translation>
            <numerusform>à saisir</numerusform>
            <numerusform>à saisir</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>to validate technically</source>
        <comment>orders</comment>
        <translation>
            <numerusform>à valider techniquement</numerusform>
            <numerusform>à valider techniquement</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>to validate</source>
        <comment>orders</comment>
        <translation>
            <numerusform>à valider</numerusform>
            <numerusform>à valider</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>report(s) to deliver</source>
        <translation>
            <numerusform>compte rendu à remettre</numerusform>
            <numerusform>comptes rendus à remettre</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>act(s) to send</source>
        <translation>
            <numerusform>acte à envoyer</numerusform>
            <numerusform>actes à envoyer</numerusform>
        </translation>
    </message>
    <message>
        <source>Recorded here, sent by itself when online</source>
        <translation>Enregistré ici, envoyé tout seul dès le retour en ligne</translation>
    </message>
    <message>
        <source>Hello</source>
        <translation>Bonjour</translation>
    </message>
    <message>
        <source>Hello %1</source>
        <translation>Bonjour %1</translation>
    </message>
    <message>
        <source>Home</source>
        <translation>Accueil</translation>
    </message>
    <message>
        <source>Nothing waits for you. New orders appear here by themselves.</source>
        <translation>Rien ne vous attend. Les nouvelles demandes apparaissent ici d’elles-mêmes.</translation>
    </message>
    <message>
        <source>First task of the list, and so on</source>
        <translation>Première tâche de la liste, et ainsi de suite</translation>
    </message>
    <message>
        <source>draft to resume</source>
        <translation>brouillon à reprendre</translation>
    </message>
    <message numerus="yes">
        <source>unreleased print(s) to replace</source>
        <translation>
            <numerusform>impression non libérée à remplacer</numerusform>
            <numerusform>impressions non libérées à remplacer</numerusform>
        </translation>
    </message>
    <message>
        <source>Printed without the store: the signed report must follow</source>
        <translation>Imprimé sans le serveur&#xa0;: le compte rendu signé doit suivre</translation>
    </message>
</context>
<context>
    <name>paillasse::ui::HourChart</name>
    <message>
        <source>%1: %2, above the usual</source>
        <translation>%1&#xa0;: %2, au-dessus de l’habituel</translation>
    </message>
    <message>
        <source>No hour is above the usual; the table beside has the numbers.</source>
        <translation>Aucune heure n’est au-dessus de l’habituel&#xa0;; le tableau à côté donne les nombres.</translation>
    </message>
</context>
<context>
    <name>paillasse::ui::HourPanel</name>
    <message>
        <source>Number</source>
        <translation>Nombre</translation>
    </message>
    <message>
        <source>%1, as a table</source>
        <translation>%1, en tableau</translation>
    </message>
    <message>
        <source>above the usual</source>
        <translation>au-dessus de l’habituel</translation>
    </message>
    <message>
        <source>Hour</source>
        <translation>Heure</translation>
    </message>
    <message>
        <source>Usual</source>
        <translation>Habituel</translation>
    </message>
</context>
<context>
    <name>paillasse::ui::IdentityBanner</name>
    <message>
        <source>born %1</source>
        <comment>a woman</comment>
        <translation>née le %1</translation>
    </message>
    <message>
        <source>born %1</source>
        <comment>a man</comment>
        <translation>né le %1</translation>
    </message>
    <message>
        <source>born %1</source>
        <comment>sex not known</comment>
        <translation>né(e) le %1</translation>
    </message>
    <message>
        <source>F</source>
        <comment>sex</comment>
        <translation>F</translation>
    </message>
    <message>
        <source>M</source>
        <comment>sex</comment>
        <translation>M</translation>
    </message>
    <message>
        <source>indeterminate sex</source>
        <translation>sexe indéterminé</translation>
    </message>
    <message>
        <source>sex not known</source>
        <translation>sexe inconnu</translation>
    </message>
    <message>
        <source>doubtful identity</source>
        <translation>identité douteuse</translation>
    </message>
    <message>
        <source>homonym</source>
        <translation>homonyme</translation>
    </message>
    <message>
        <source>fictitious</source>
        <translation>fictif</translation>
    </message>
    <message>
        <source>collection time not known</source>
        <translation>heure de prélèvement inconnue</translation>
    </message>
    <message>
        <source>collected %1</source>
        <translation>prélevé %1</translation>
    </message>
    <message>
        <source>collected %1 by %2</source>
        <translation>prélevé %1 par %2</translation>
    </message>
    <message>
        <source>Patient</source>
        <translation>Patient</translation>
    </message>
    <message>
        <source>birth name %1</source>
        <translation>nom de naissance %1</translation>
    </message>
    <message>
        <source>birth date not known</source>
        <translation>date de naissance inconnue</translation>
    </message>
    <message>
        <source>no. %1</source>
        <comment>patient number</comment>
        <translation>n°&#xa0;%1</translation>
    </message>
    <message>
        <source>not received</source>
        <translation>non reçu</translation>
    </message>
    <message>
        <source>received %1</source>
        <translation>reçu %1</translation>
    </message>
    <message>
        <source>“%1”</source>
        <comment>clinical context</comment>
        <translation>«&#xa0;%1&#xa0;»</translation>
    </message>
    <message>
        <source>Order %1</source>
        <translation>Demande %1</translation>
    </message>
    <message>
        <source>fasting</source>
        <translation>à jeun</translation>
    </message>
    <message>
        <source>not fasting</source>
        <translation>non à jeun</translation>
    </message>
    <message>
        <source>treatment: %1</source>
        <translation>traitement&#xa0;: %1</translation>
    </message>
</context>
<context>
    <name>paillasse::ui::InterpretationCard</name>
    <message>
        <source>Interpretation</source>
        <translation>Interprétation</translation>
    </message>
</context>
<context>
    <name>paillasse::ui::KeySheet</name>
    <message>
        <source>Keys</source>
        <translation>Touches</translation>
    </message>
    <message>
        <source>Keys on the page %1</source>
        <translation>Touches de la page %1</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Fermer</translation>
    </message>
</context>
<context>
    <name>paillasse::ui::Keys</name>
    <message>
        <source>Esc</source>
        <comment>short name of the key</comment>
        <translation>Échap</translation>
    </message>
    <message>
        <source>Del</source>
        <comment>short name of the key</comment>
        <translation>Suppr</translation>
    </message>
    <message>
        <source>Ctrl</source>
        <translation>Ctrl</translation>
    </message>
    <message>
        <source>Alt</source>
        <translation>Alt</translation>
    </message>
    <message>
        <source>Shift</source>
        <translation>Maj</translation>
    </message>
    <message>
        <source>PgDn</source>
        <comment>short name of the key</comment>
        <translation>Page ↓</translation>
    </message>
    <message>
        <source>PgUp</source>
        <comment>short name of the key</comment>
        <translation>Page ↑</translation>
    </message>
</context>
<context>
    <name>paillasse::ui::LedgerNotice</name>
    <message>
        <source>I have seen this</source>
        <translation>J’en ai pris connaissance</translation>
    </message>
    <message>
        <source>It is shorter or other than before: acts that were recorded may be missing or changed.</source>
        <translation>Il est plus court ou différent&#xa0;: des actes enregistrés peuvent manquer ou avoir été changés.</translation>
    </message>
    <message>
        <source>What you enter here is kept and sent as always.</source>
        <translation>Ce que vous saisissez ici est conservé et envoyé comme toujours.</translation>
    </message>
    <message>
        <source>Go on working, and tell the security officer now; the store has been told.</source>
        <translation>Continuez à travailler et prévenez maintenant le responsable de la sécurité&#xa0;; le serveur est averti.</translation>
    </message>
    <message>
        <source>The store’s ledger is not the one this workstation knew</source>
        <translation>Le registre du serveur n’est pas celui que ce poste connaissait</translation>
    </message>
    <message>
        <source>Takes this notice away at this workstation; the store keeps it in its ledger.</source>
        <translation>Retire cet avis de ce poste&#xa0;; le serveur le garde à son registre.</translation>
    </message>
</context>
<context>
    <name>paillasse::ui::LedgerPage</name>
    <message>
        <source>What to do</source>
        <translation>Que faire</translation>
    </message>
    <message>
        <source>Read again</source>
        <translation>Relire</translation>
    </message>
    <message>
        <source>Ledger</source>
        <translation>Registre</translation>
    </message>
    <message>
        <source>How the ledger stands</source>
        <translation>État du registre</translation>
    </message>
</context>
<context>
    <name>paillasse::ui::LedgerPresenter</name>
    <message>
        <source>Point</source>
        <translation>Point</translation>
    </message>
    <message>
        <source>The ledger is doubted. Nothing is lost by waiting: change nothing on the store before it is understood.</source>
        <translation>Le registre est mis en doute. Attendre ne fait rien perdre&#xa0;: ne changez rien sur le serveur avant d’avoir compris.</translation>
    </message>
    <message>
        <source>The ledger is intact, as far as anybody has looked.</source>
        <translation>Le registre est intact, pour autant qu’on l’a regardé.</translation>
    </message>
    <message>
        <source>State</source>
        <translation>État</translation>
    </message>
    <message>
        <source>The store has not said yet how the ledger stands.</source>
        <translation>Le serveur n’a pas encore dit où en est le registre.</translation>
    </message>
    <message>
        <source>Judgement</source>
        <translation>Appréciation</translation>
    </message>
</context>
<context>
    <name>paillasse::ui::LedgerWords</name>
    <message>
        <source>never</source>
        <translation>jamais</translation>
    </message>
    <message>
        <source>Witnesses</source>
        <translation>Témoins</translation>
    </message>
    <message>
        <source>whole</source>
        <translation>entier</translation>
    </message>
    <message>
        <source>long ago</source>
        <translation>ancienne</translation>
    </message>
    <message>
        <source>late</source>
        <translation>en retard</translation>
    </message>
    <message>
        <source>doubted</source>
        <translation>mis en doute</translation>
    </message>
    <message>
        <source>A workstation was shown a ledger that does not continue the one it knew. After a restoration that was announced, answer for it at the alert. Else keep the disk as it is, compare the heads of the witnesses, and find out who had access to the store.</source>
        <translation>Un poste s’est vu montrer un registre qui ne prolonge pas celui qu’il connaissait. Après une restauration annoncée, répondez-en à l’alerte. Sinon gardez le disque en l’état, comparez les têtes des témoins, et cherchez qui a eu accès au serveur.</translation>
    </message>
    <message>
        <source>A head is signed every minute, and the last is %1 old: see with the administrator whether the store runs and its clock is right.</source>
        <translation>Une tête est signée chaque minute, et la dernière date de %1&#xa0;: voyez avec l’administrateur si le serveur tourne et si son horloge est juste.</translation>
    </message>
    <message>
        <source>Doubts</source>
        <translation>Doutes</translation>
    </message>
    <message>
        <source>not whole</source>
        <translation>altéré</translation>
    </message>
    <message>
        <source>The ledger was changed or damaged after it was written. Keep the disk and the backups as they are, compare the heads of the witnesses, and tell the data protection officer.</source>
        <translation>Le registre a été modifié ou abîmé après son écriture. Gardez le disque et les sauvegardes en l’état, comparez les têtes des témoins, et prévenez le délégué à la protection des données.</translation>
    </message>
    <message>
        <source>%1 entries, signed on %2, epoch %3, root %4</source>
        <translation>%1 entrées, signée le %2, époque %3, racine %4</translation>
    </message>
    <message>
        <source>More than a week ago. Have the administrator run “paillasse-store verify”.</source>
        <translation>Il y a plus d’une semaine. Faites lancer «&#xa0;paillasse-store verify&#xa0;» par l’administrateur.</translation>
    </message>
    <message>
        <source>No workstation has compared the ledger with what it knew for a day. Where people work, that is not right: see with the administrator.</source>
        <translation>Depuis un jour, aucun poste n’a comparé le registre à ce qu’il savait. Là où l’on travaille, ce n’est pas normal&#xa0;: voyez avec l’administrateur.</translation>
    </message>
    <message>
        <source>has never taken a head</source>
        <translation>n’a jamais reçu de tête</translation>
    </message>
    <message>
        <source>none</source>
        <translation>aucun</translation>
    </message>
    <message>
        <source>Nothing to do: it holds a head that the store cannot take back.</source>
        <translation>Rien à faire&#xa0;: il tient une tête que le serveur ne peut pas reprendre.</translation>
    </message>
    <message>
        <source>Workstations</source>
        <translation>Postes</translation>
    </message>
    <message>
        <source>Nothing to do. A head is signed every minute; each new one must continue the one before.</source>
        <translation>Rien à faire. Une tête est signée chaque minute&#xa0;; chacune doit prolonger la précédente.</translation>
    </message>
    <message>
        <source>ahead</source>
        <translation>en avance</translation>
    </message>
    <message>
        <source>behind</source>
        <translation>en retard</translation>
    </message>
    <message>
        <source>Have the administrator run “paillasse-store verify”: it reads the whole ledger and recomputes every head.</source>
        <translation>Faites lancer «&#xa0;paillasse-store verify&#xa0;» par l’administrateur&#xa0;: la commande lit tout le registre et recalcule chaque tête.</translation>
    </message>
    <message>
        <source>Head</source>
        <translation>Tête</translation>
    </message>
    <message>
        <source>%1 ago, at %2 entries</source>
        <translation>il y a %1, à %2 entrées</translation>
    </message>
    <message>
        <source>proved</source>
        <translation>prouvé</translation>
    </message>
    <message>
        <source>follows</source>
        <translation>à jour</translation>
    </message>
    <message>
        <source>Nothing to do: each compared what it is shown with what it knew.</source>
        <translation>Rien à faire&#xa0;: chacun a comparé ce qu’on lui montre à ce qu’il savait.</translation>
    </message>
    <message>
        <source>Nobody outside holds a head of the ledger: who has the store could show two pasts. Have the administrator name a witness, a file on another machine or an address.</source>
        <translation>Personne au-dehors ne tient une tête du registre&#xa0;: qui a le serveur pourrait montrer deux passés. Faites désigner un témoin par l’administrateur, un fichier sur une autre machine ou une adresse.</translation>
    </message>
    <message>
        <source>fresh</source>
        <translation>fraîche</translation>
    </message>
    <message>
        <source>It knows more entries than the store has: the ledger was cut short or put back. Keep everything as it is and compare the heads.</source>
        <translation>Il connaît plus d’entrées que le serveur n’en a&#xa0;: le registre a été coupé ou ramené en arrière. Gardez tout en l’état et comparez les têtes.</translation>
    </message>
    <message numerus="yes">
        <source>%1, %n finding(s)</source>
        <translation>
            <numerusform>%1, %n constat</numerusform>
            <numerusform>%1, %n constats</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing to do: no workstation was shown another past than the one it knew.</source>
        <translation>Rien à faire&#xa0;: aucun poste ne s’est vu montrer un autre passé que celui qu’il connaissait.</translation>
    </message>
    <message>
        <source>It takes nothing any more: see with the administrator whether its file or its address can still be written to.</source>
        <translation>Il ne reçoit plus rien&#xa0;: voyez avec l’administrateur si son fichier ou son adresse reste accessible en écriture.</translation>
    </message>
    <message>
        <source>Verification</source>
        <translation>Vérification</translation>
    </message>
    <message>
        <source>Nothing to do: every entry and every head was recomputed, and fits.</source>
        <translation>Rien à faire&#xa0;: chaque entrée et chaque tête ont été recalculées et concordent.</translation>
    </message>
    <message numerus="yes">
        <source>%n took a proof in the last 24 hours</source>
        <translation>
            <numerusform>%n a reçu une preuve depuis 24 heures</numerusform>
            <numerusform>%n ont reçu une preuve depuis 24 heures</numerusform>
        </translation>
    </message>
    <message>
        <source>Witness %1</source>
        <translation>Témoin %1</translation>
    </message>
    <message numerus="yes">
        <source>%n workstation(s) doubt the ledger</source>
        <translation>
            <numerusform>%n poste doute du registre</numerusform>
            <numerusform>%n postes doutent du registre</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>paillasse::ui::ListValidation</name>
    <message numerus="yes">
        <source>%n line(s) validated.</source>
        <translation>
            <numerusform>%n ligne validée.</numerusform>
            <numerusform>%n lignes validées.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n order(s) refused: %1</source>
        <translation>
            <numerusform>%n demande refusée&#xa0;: %1</numerusform>
            <numerusform>%n demandes refusées&#xa0;: %1</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing to validate in this list: no saved result of your benches.</source>
        <translation>Rien à valider dans cette liste&#xa0;: aucun résultat enregistré de vos paillasses.</translation>
    </message>
    <message numerus="yes">
        <source>%n line(s) held.</source>
        <translation>
            <numerusform>%n ligne laissée en attente.</numerusform>
            <numerusform>%n lignes laissées en attente.</numerusform>
        </translation>
    </message>
    <message>
        <source>The list before is still being validated: wait until it is said how many lines were.</source>
        <translation>La liste précédente est encore en cours de validation&#xa0;: attendez que le nombre de lignes validées s’affiche.</translation>
    </message>
</context>
<context>
    <name>paillasse::ui::LockOverlay</name>
    <message>
        <source>Locked</source>
        <translation>Verrouillé</translation>
    </message>
</context>
<context>
    <name>paillasse::ui::MandateDialog</name>
    <message>
        <source>New mandate</source>
        <translation>Nouveau mandat</translation>
    </message>
    <message>
        <source>What the mandate does not name is never read, moved or kept. Somebody else approves it; then nobody can change it any more.</source>
        <translation>Ce que le mandat ne nomme pas n’est jamais lu, déplacé ni conservé. Une autre personne l’approuve&#xa0;; ensuite, personne ne peut plus le modifier.</translation>
    </message>
    <message>
        <source>Draft it</source>
        <translation>Rédiger</translation>
    </message>
    <message>
        <source>In: from another system into this laboratory</source>
        <translation>Entrée&#xa0;: d’un autre système vers ce laboratoire</translation>
    </message>
    <message>
        <source>Out: to another system or laboratory</source>
        <translation>Sortie&#xa0;: vers un autre système ou laboratoire</translation>
    </message>
    <message>
        <source>Direction</source>
        <translation>Sens</translation>
    </message>
    <message>
        <source>Instructed by (name and capacity)</source>
        <translation>Donneur d’ordre (nom et qualité)</translation>
    </message>
    <message>
        <source>Reference of the written instruction</source>
        <translation>Référence de l’instruction écrite</translation>
    </message>
    <message>
        <source>Legal ground</source>
        <translation>Fondement juridique</translation>
    </message>
    <message>
        <source>The other system, or who receives</source>
        <translation>L’autre système, ou le destinataire</translation>
    </message>
    <message>
        <source>Format</source>
        <translation>Format</translation>
    </message>
    <message>
        <source>The recipient’s public key (age1…)</source>
        <translation>Clé publique du destinataire (age1…)</translation>
    </message>
    <message>
        <source>Responsibility goes with it</source>
        <translation>La responsabilité suit les données</translation>
    </message>
    <message>
        <source>After the recipient’s acknowledgement the patients’ keys are destroyed here.</source>
        <translation>Après l’accusé du destinataire, les clés des patients sont détruites ici.</translation>
    </message>
    <message>
        <source>Orders from (day)</source>
        <translation>Demandes du (jour)</translation>
    </message>
    <message>
        <source>until (day, included)</source>
        <translation>au (jour, inclus)</translation>
    </message>
    <message>
        <source>Days until it must be staged</source>
        <translation>Jours pour la mise en zone tampon</translation>
    </message>
    <message>
        <source>Days until staging is gone, whatever happens</source>
        <translation>Jours avant sa destruction, quoi qu’il arrive</translation>
    </message>
    <message>
        <source>Who may approve it (Space ticks)</source>
        <translation>Qui peut l’approuver (Espace coche)</translation>
    </message>
    <message>
        <source>Fields (Space ticks)</source>
        <translation>Champs (Espace coche)</translation>
    </message>
    <message>
        <source>Free text, contacts and the social security number are off unless they are asked for.</source>
        <translation>Textes libres, coordonnées et numéro de sécurité sociale sont exclus, sauf demande expresse.</translation>
    </message>
    <message>
        <source>%1 is missing.</source>
        <translation>Il manque&#xa0;: %1.</translation>
    </message>
    <message>
        <source>The first day is written as 01/01/2016.</source>
        <translation>Le premier jour s’écrit comme 01/01/2016.</translation>
    </message>
    <message>
        <source>The last day is written as 12/03/2026.</source>
        <translation>Le dernier jour s’écrit comme 12/03/2026.</translation>
    </message>
    <message>
        <source>The last day is before the first.</source>
        <translation>Le dernier jour précède le premier.</translation>
    </message>
    <message>
        <source>The recipient’s key begins with age1: they make it with age-keygen and send the public half.</source>
        <translation>La clé du destinataire commence par age1&#xa0;: il la crée avec age-keygen et en envoie la partie publique.</translation>
    </message>
    <message>
        <source>Tick at least one person who may approve it.</source>
        <translation>Cochez au moins une personne qui peut l’approuver.</translation>
    </message>
    <message>
        <source>Tick the fields that are mandated.</source>
        <translation>Cochez les champs mandatés.</translation>
    </message>
    <message>
        <source>Staging cannot be gone before it is made.</source>
        <translation>La zone tampon ne peut pas être détruite avant d’être faite.</translation>
    </message>
</context>
<context>
    <name>paillasse::ui::MeasurementRows</name>
    <message>
        <source>instrument</source>
        <translation>automate</translation>
    </message>
    <message>
        <source>By</source>
        <translation>Par</translation>
    </message>
    <message>
        <source>Tube</source>
        <translation>Tube</translation>
    </message>
    <message>
        <source>Measured</source>
        <translation>Mesurée</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>Valeur</translation>
    </message>
    <message>
        <source>How</source>
        <translation>Comment</translation>
    </message>
    <message>
        <source>chosen: %1</source>
        <translation>choisie&#xa0;: %1</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>Pourquoi</translation>
    </message>
    <message>
        <source>calculated: %1</source>
        <translation>calculée&#xa0;: %1</translation>
    </message>
    <message>
        <source>reported</source>
        <translation>retenue</translation>
    </message>
    <message>
        <source>typed</source>
        <translation>saisie</translation>
    </message>
</context>
<context>
    <name>paillasse::ui::MeasurementWords</name>
    <message>
        <source>typing error</source>
        <translation>erreur de saisie</translation>
    </message>
    <message>
        <source>rerun</source>
        <translation>refait</translation>
    </message>
    <message>
        <source>dilution 1/%1</source>
        <translation>dilution 1/%1</translation>
    </message>
    <message>
        <source>another tube</source>
        <translation>autre tube</translation>
    </message>
    <message>
        <source>calculated again</source>
        <translation>recalculé</translation>
    </message>
    <message>
        <source>another reason</source>
        <translation>autre motif</translation>
    </message>
</context>
<context>
    <name>paillasse::ui::MessagePanel</name>
    <message>
        <source>What is safe</source>
        <translation>Ce qui est à l’abri</translation>
    </message>
    <message>
        <source>What to do</source>
        <translation>Que faire</translation>
    </message>
    <message>
        <source>For whoever helps you</source>
        <translation>Pour la personne qui vous aide</translation>
    </message>
    <message>
        <source>Technical reference</source>
        <translation>Référence technique</translation>
    </message>
</context>
<context>
    <name>paillasse::ui::MigrationSide</name>
    <message>
        <source>The migration in words</source>
        <translation>La migration en clair</translation>
    </message>
    <message>
        <source>Abandon…</source>
        <translation>Abandonner…</translation>
    </message>
    <message>
        <source>New mandate…</source>
        <translation>Nouveau mandat…</translation>
    </message>
    <message>
        <source>Read and approve…</source>
        <translation>Lire et approuver…</translation>
    </message>
    <message>
        <source>Begin the staging…</source>
        <translation>Lancer la mise en zone tampon…</translation>
    </message>
    <message>
        <source>Begin the check</source>
        <translation>Lancer le contrôle</translation>
    </message>
    <message>
        <source>Explain a difference…</source>
        <translation>Expliquer un écart…</translation>
    </message>
    <message>
        <source>Compare the sample…</source>
        <translation>Comparer l’échantillon…</translation>
    </message>
    <message>
        <source>Accept…</source>
        <translation>Accepter…</translation>
    </message>
    <message>
        <source>Acknowledgement…</source>
        <translation>Accusé de réception…</translation>
    </message>
    <message>
        <source>Save the certificate…</source>
        <translation>Enregistrer le certificat…</translation>
    </message>
    <message>
        <source>The next step</source>
        <translation>L’étape suivante</translation>
    </message>
</context>
<context>
    <name>paillasse::ui::MigrationWords</name>
    <message>
        <source>drafted the mandate</source>
        <translation>a rédigé le mandat</translation>
    </message>
    <message>
        <source>approved it</source>
        <translation>l’a approuvé</translation>
    </message>
    <message>
        <source>had the staging begin</source>
        <translation>a lancé la mise en zone tampon</translation>
    </message>
    <message>
        <source>had the check begin</source>
        <translation>a lancé le contrôle</translation>
    </message>
    <message>
        <source>compared record %1: it agrees</source>
        <translation>a comparé l’enregistrement %1&#xa0;: conforme</translation>
    </message>
    <message>
        <source>compared record %1: it differs</source>
        <translation>a comparé l’enregistrement %1&#xa0;: différent</translation>
    </message>
    <message>
        <source>accepted</source>
        <translation>acceptée</translation>
    </message>
    <message>
        <source>entered the recipient’s acknowledgement: %1</source>
        <translation>a saisi l’accusé du destinataire&#xa0;: %1</translation>
    </message>
    <message>
        <source>abandoned it: “%1”</source>
        <translation>l’a abandonnée&#xa0;: «&#xa0;%1&#xa0;»</translation>
    </message>
    <message>
        <source>staged: %1 of %2 orders, encrypted</source>
        <translation>zone tampon chiffrée&#xa0;: %1 demandes sur %2</translation>
    </message>
    <message numerus="yes">
        <source>checked: %1 records read back, %n difference(s)</source>
        <translation>
            <numerusform>contrôle&#xa0;: %1 enregistrements relus, %n écart</numerusform>
            <numerusform>contrôle&#xa0;: %1 enregistrements relus, %n écarts</numerusform>
        </translation>
    </message>
    <message>
        <source>delivered: %1 orders, %2 records read back</source>
        <translation>versement&#xa0;: %1 demandes, %2 enregistrements relus</translation>
    </message>
    <message numerus="yes">
        <source>erased: %n thing(s) destroyed</source>
        <translation>
            <numerusform>effacement&#xa0;: %n élément détruit</numerusform>
            <numerusform>effacement&#xa0;: %n éléments détruits</numerusform>
        </translation>
    </message>
    <message>
        <source>certified</source>
        <translation>certifiée</translation>
    </message>
    <message>
        <source>the deadline was over: abandoned</source>
        <translation>échéance dépassée&#xa0;: abandonnée</translation>
    </message>
    <message>
        <source>the store</source>
        <translation>le serveur</translation>
    </message>
    <message>
        <source>mandated</source>
        <translation>mandaté</translation>
    </message>
    <message>
        <source>not mandated</source>
        <translation>non mandaté</translation>
    </message>
    <message>
        <source>to explain</source>
        <translation>à expliquer</translation>
    </message>
    <message>
        <source>by the mandate</source>
        <translation>par le mandat</translation>
    </message>
    <message>
        <source>%1: “%2”</source>
        <translation>%1&#xa0;: «&#xa0;%2&#xa0;»</translation>
    </message>
    <message>
        <source>same</source>
        <translation>identique</translation>
    </message>
    <message>
        <source>drafted</source>
        <translation>rédigée</translation>
    </message>
    <message>
        <source>approved</source>
        <translation>approuvée</translation>
    </message>
    <message>
        <source>staged</source>
        <translation>en zone tampon</translation>
    </message>
    <message>
        <source>checked</source>
        <translation>contrôlée</translation>
    </message>
    <message>
        <source>abandoned</source>
        <translation>abandonnée</translation>
    </message>
    <message>
        <source>erased</source>
        <translation>effacée</translation>
    </message>
    <message>
        <source>staging</source>
        <translation>mise en tampon</translation>
    </message>
    <message>
        <source>checking</source>
        <translation>contrôle</translation>
    </message>
    <message>
        <source>delivering</source>
        <translation>versement</translation>
    </message>
    <message>
        <source>erasing</source>
        <translation>effacement</translation>
    </message>
    <message>
        <source>certifying</source>
        <translation>certification</translation>
    </message>
    <message>
        <source>A message could not be read</source>
        <translation>Message illisible</translation>
    </message>
    <message>
        <source>Examination not in the catalogue</source>
        <translation>Examen absent du catalogue</translation>
    </message>
    <message>
        <source>Unit that is not known</source>
        <translation>Unité inconnue</translation>
    </message>
    <message>
        <source>The same record twice</source>
        <translation>Enregistrement en double</translation>
    </message>
    <message>
        <source>Two patients, probably one person</source>
        <translation>Une même personne&#xa0;?</translation>
    </message>
    <message>
        <source>Value that cannot be</source>
        <translation>Valeur impossible</translation>
    </message>
    <message>
        <source>Outside the mandate, left out</source>
        <translation>Hors mandat, laissé de côté</translation>
    </message>
    <message>
        <source>The store would not take it</source>
        <translation>Refusé par le serveur</translation>
    </message>
    <message>
        <source>It does not read back as it was</source>
        <translation>Relecture différente</translation>
    </message>
    <message>
        <source>The sample disagrees</source>
        <translation>L’échantillon diffère</translation>
    </message>
    <message>
        <source>The counts differ</source>
        <translation>Les comptes diffèrent</translation>
    </message>
    <message>
        <source>This migration is not there any more.</source>
        <translation>Cette migration n’existe plus.</translation>
    </message>
    <message>
        <source>It was drafted already.</source>
        <translation>Elle est déjà rédigée.</translation>
    </message>
    <message>
        <source>The step before was not taken. The migration is shown as it stands now.</source>
        <translation>L’étape précédente n’a pas été faite. La migration est affichée dans son état actuel.</translation>
    </message>
    <message>
        <source>The mandate is not complete, or its days contradict each other.</source>
        <translation>Le mandat est incomplet, ou ses dates se contredisent.</translation>
    </message>
    <message>
        <source>It is your own mandate: somebody else approves it, and accepts.</source>
        <translation>C’est votre propre mandat&#xa0;: une autre personne l’approuve, et accepte.</translation>
    </message>
    <message>
        <source>The mandate names other approvers.</source>
        <translation>Le mandat nomme d’autres approbateurs.</translation>
    </message>
    <message>
        <source>The mandate is not the one that you read. Read it again before you approve.</source>
        <translation>Le mandat n’est pas celui que vous avez lu. Relisez-le avant d’approuver.</translation>
    </message>
    <message>
        <source>The deadline is over: the store abandons and erases.</source>
        <translation>L’échéance est dépassée&#xa0;: le serveur abandonne et efface.</translation>
    </message>
    <message>
        <source>Differences wait for an explanation: explain each, then accept.</source>
        <translation>Des écarts attendent une explication&#xa0;: expliquez-les, puis acceptez.</translation>
    </message>
    <message>
        <source>Records of the sample wait to be compared: compare each, then accept.</source>
        <translation>Des enregistrements de l’échantillon attendent d’être comparés&#xa0;: comparez-les, puis acceptez.</translation>
    </message>
    <message>
        <source>The recipient’s acknowledgement is missing.</source>
        <translation>L’accusé du destinataire manque.</translation>
    </message>
    <message>
        <source>The store takes this step by itself.</source>
        <translation>Le serveur fait cette étape lui-même.</translation>
    </message>
    <message>
        <source>This difference, or this record, is not of this migration.</source>
        <translation>Cet écart, ou cet enregistrement, n’est pas de cette migration.</translation>
    </message>
    <message>
        <source>The store refuses: this is not yours to do.</source>
        <translation>Le serveur refuse&#xa0;: cela ne vous revient pas.</translation>
    </message>
    <message>
        <source>It is not there any more.</source>
        <translation>Elle n’est plus là.</translation>
    </message>
    <message>
        <source>The store cannot be reached. Try again when it is back.</source>
        <translation>Le serveur est injoignable. Recommencez à son retour.</translation>
    </message>
    <message>
        <source>The store could not do it. Try again; if it stays so, tell the administrator.</source>
        <translation>Le serveur n’a pas pu le faire. Recommencez&#xa0;; si cela persiste, prévenez l’administrateur.</translation>
    </message>
    <message>
        <source>From %1</source>
        <translation>Depuis %1</translation>
    </message>
    <message>
        <source>To %1</source>
        <translation>Vers %1</translation>
    </message>
    <message>
        <source>%1 left</source>
        <translation>reste %1</translation>
    </message>
    <message>
        <source>over by %1</source>
        <translation>dépassée de %1</translation>
    </message>
    <message>
        <source>Instructed by %1 (%2)</source>
        <translation>Donneur d’ordre&#xa0;: %1 (%2)</translation>
    </message>
    <message>
        <source>Orders from %1 to %2, %3</source>
        <translation>Demandes du %1 au %2, %3</translation>
    </message>
    <message>
        <source>Approved by one of: %1</source>
        <translation>Approbation par&#xa0;: %1</translation>
    </message>
    <message>
        <source>Staging is gone by %1, whatever happens</source>
        <translation>Zone tampon détruite au plus tard le %1</translation>
    </message>
    <message numerus="yes">
        <source>%n patient(s) alone</source>
        <translation>
            <numerusform>%n patient seulement</numerusform>
            <numerusform>%n patients seulement</numerusform>
        </translation>
    </message>
    <message>
        <source>Sealed for %1</source>
        <translation>Chiffré pour %1</translation>
    </message>
    <message>
        <source>Responsibility goes with it: after the recipient’s acknowledgement the patients’ keys are destroyed here.</source>
        <translation>La responsabilité suit les données&#xa0;: après l’accusé du destinataire, les clés des patients sont détruites ici.</translation>
    </message>
    <message>
        <source>The store is %1.</source>
        <translation>Travail en cours au serveur&#xa0;: %1.</translation>
    </message>
    <message>
        <source>The store is %1: %2 of %3.</source>
        <translation>Travail en cours au serveur&#xa0;: %1, %2 sur %3.</translation>
    </message>
    <message>
        <source>It waits for its approval by somebody other than %1.</source>
        <translation>Elle attend son approbation par une autre personne que %1.</translation>
    </message>
    <message>
        <source>It waits for the staging to begin.</source>
        <translation>Elle attend le lancement de la mise en zone tampon.</translation>
    </message>
    <message>
        <source>It waits for the check to begin.</source>
        <translation>Elle attend le lancement du contrôle.</translation>
    </message>
    <message numerus="yes">
        <source>%n difference(s) wait for an explanation.</source>
        <translation>
            <numerusform>%n écart attend une explication.</numerusform>
            <numerusform>%n écarts attendent une explication.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n record(s) of the sample wait to be compared.</source>
        <translation>
            <numerusform>%n enregistrement de l’échantillon attend d’être comparé.</numerusform>
            <numerusform>%n enregistrements de l’échantillon attendent d’être comparés.</numerusform>
        </translation>
    </message>
    <message>
        <source>It waits for the recipient’s acknowledgement.</source>
        <translation>Elle attend l’accusé du destinataire.</translation>
    </message>
    <message>
        <source>Abandoned: %1</source>
        <translation>Abandonnée&#xa0;: %1</translation>
    </message>
    <message>
        <source>It is over. The certificate says what was moved, what was left out and what was destroyed.</source>
        <translation>Elle est terminée. Le certificat dit ce qui a été déplacé, laissé de côté et détruit.</translation>
    </message>
    <message>
        <source>A person takes this step, not the store.</source>
        <translation>C’est une personne qui fait cette étape, pas le serveur.</translation>
    </message>
    <message>
        <source>It would go beyond the mandate.</source>
        <translation>Cela dépasserait le mandat.</translation>
    </message>
    <message>
        <source>It is not due yet.</source>
        <translation>L’échéance n’est pas encore là.</translation>
    </message>
    <message>
        <source>Words are missing, or there are too many of them.</source>
        <translation>Le texte manque, ou il est trop long.</translation>
    </message>
    <message>
        <source>The manifest is not the one that was sent: ask the recipient to read it again.</source>
        <translation>Le manifeste n’est pas celui qui a été envoyé&#xa0;: demandez au destinataire de le relire.</translation>
    </message>
    <message>
        <source>The store could not go on with %1, and tries again. What to do stands in its log.</source>
        <translation>Le serveur n’a pas pu poursuivre (%1) et recommence. Son journal dit que faire.</translation>
    </message>
    <message>
        <source>differs</source>
        <translation>différent</translation>
    </message>
    <message>
        <source>You have no right to this step in each laboratory of the mandate.</source>
        <translation>Vous n’avez pas le droit de faire cette étape dans chaque laboratoire du mandat.</translation>
    </message>
    <message>
        <source>It waits to be accepted by somebody other than %1 and %2.</source>
        <translation>Elle attend d’être acceptée par quelqu’un d’autre que %1 et %2.</translation>
    </message>
    <message>
        <source>It waits to be accepted by somebody other than %1.</source>
        <translation>Elle attend d’être acceptée par quelqu’un d’autre que %1.</translation>
    </message>
    <message>
        <source>explained differences: “%1”</source>
        <translation>a expliqué des écarts&#xa0;: «&#xa0;%1&#xa0;»</translation>
    </message>
    <message numerus="yes">
        <source>compared %n record(s): they agree</source>
        <translation>
            <numerusform>a comparé %n enregistrement&#xa0;: conforme</numerusform>
            <numerusform>a comparé %n enregistrements&#xa0;: conformes</numerusform>
        </translation>
    </message>
    <message>
        <source>yes</source>
        <translation>oui</translation>
    </message>
    <message>
        <source>no</source>
        <translation>non</translation>
    </message>
    <message>
        <source>urgent</source>
        <translation>urgente</translation>
    </message>
    <message>
        <source>routine</source>
        <translation>non urgente</translation>
    </message>
    <message>
        <source>provisional identity</source>
        <translation>identité provisoire</translation>
    </message>
    <message>
        <source>retrieved identity</source>
        <translation>identité récupérée</translation>
    </message>
    <message>
        <source>validated identity</source>
        <translation>identité validée</translation>
    </message>
    <message>
        <source>qualified identity</source>
        <translation>identité qualifiée</translation>
    </message>
    <message>
        <source>A field not read as it stands</source>
        <translation>Champ non lu tel quel</translation>
    </message>
    <message>
        <source>No file of that name waits at the store.</source>
        <translation>Aucun fichier de ce nom n’attend sur le serveur.</translation>
    </message>
</context>
<context>
    <name>paillasse::ui::MigrationsPage</name>
    <message>
        <source>Migrations</source>
        <translation>Migrations</translation>
    </message>
    <message>
        <source>The migration in detail</source>
        <translation>La migration en détail</translation>
    </message>
    <message>
        <source>&amp;Steps</source>
        <translation>É&amp;tapes</translation>
    </message>
    <message>
        <source>&amp;Mandated and produced</source>
        <translation>&amp;Mandaté et produit</translation>
    </message>
    <message>
        <source>&amp;Differences</source>
        <translation>É&amp;carts</translation>
    </message>
    <message>
        <source>Under way</source>
        <translation>En cours</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Toutes</translation>
    </message>
    <message>
        <source>The next step</source>
        <translation>L’étape suivante</translation>
    </message>
    <message>
        <source>Abandon</source>
        <translation>Abandonner</translation>
    </message>
    <message>
        <source>New mandate</source>
        <translation>Nouveau mandat</translation>
    </message>
    <message>
        <source>In the differences: explain</source>
        <translation>Dans les écarts&#xa0;: expliquer</translation>
    </message>
    <message>
        <source>Begin the staging</source>
        <translation>Lancer la mise en zone tampon</translation>
    </message>
    <message>
        <source>The store reads the source as far as the mandate goes, and keeps it encrypted under a key of its own until the deadline.</source>
        <translation>Le serveur lit la source dans les limites du mandat et la garde chiffrée sous une clé propre jusqu’à l’échéance.</translation>
    </message>
    <message>
        <source>Begin</source>
        <translation>Lancer</translation>
    </message>
    <message>
        <source>Accept the migration</source>
        <translation>Accepter la migration</translation>
    </message>
    <message>
        <source>What was checked is delivered, read back, and then the staging is destroyed. It cannot be taken back.</source>
        <translation>Ce qui a été contrôlé est versé, relu, puis la zone tampon est détruite. C’est irréversible.</translation>
    </message>
    <message>
        <source>Accept</source>
        <translation>Accepter</translation>
    </message>
    <message>
        <source>No free text, no contacts, no social security number.</source>
        <translation>Ni texte libre, ni coordonnées, ni numéro de sécurité sociale.</translation>
    </message>
    <message>
        <source>Asked for beside the usual: %1</source>
        <translation>Demandé en plus de l’habituel&#xa0;: %1</translation>
    </message>
    <message>
        <source>Approve the mandate</source>
        <translation>Approuver le mandat</translation>
    </message>
    <message>
        <source>Approve</source>
        <translation>Approuver</translation>
    </message>
    <message>
        <source>Explain a difference</source>
        <translation>Expliquer un écart</translation>
    </message>
    <message>
        <source>%1, %2. What you write stands in the ledger and on the certificate, under your name.</source>
        <translation>%1, %2. Ce que vous écrivez figure au registre et sur le certificat, sous votre nom.</translation>
    </message>
    <message>
        <source>Explain</source>
        <translation>Expliquer</translation>
    </message>
    <message numerus="yes">
        <source>The same for all %n of this kind</source>
        <translation>
            <numerusform>De même pour celui de ce type</numerusform>
            <numerusform>De même pour les %n de ce type</numerusform>
        </translation>
    </message>
    <message>
        <source>Those of the same kind</source>
        <translation>Ceux du même type</translation>
    </message>
    <message>
        <source>Abandon the migration</source>
        <translation>Abandonner la migration</translation>
    </message>
    <message>
        <source>The staging is destroyed at once, and a certificate says so. Why is it given up?</source>
        <translation>La zone tampon est détruite aussitôt, et un certificat l’atteste. Pourquoi y renoncer&#xa0;?</translation>
    </message>
    <message>
        <source>The recipient’s acknowledgement</source>
        <translation>L’accusé du destinataire</translation>
    </message>
    <message>
        <source>The recipient has opened the archive and holds all of it: the reference of their written word, and the SHA-256 of the manifest as they read it there.</source>
        <translation>Le destinataire a ouvert l’archive et la détient en entier&#xa0;: référence de son écrit, et SHA-256 du manifeste tel qu’il l’a lu.</translation>
    </message>
    <message>
        <source>Enter it</source>
        <translation>Saisir</translation>
    </message>
    <message>
        <source>Reference of the acknowledgement</source>
        <translation>Référence de l’accusé</translation>
    </message>
    <message>
        <source>SHA-256 of the manifest (64 characters)</source>
        <translation>SHA-256 du manifeste (64 caractères)</translation>
    </message>
    <message>
        <source>It is 64 characters, 0 to 9 and a to f.</source>
        <translation>Ce sont 64 caractères, de 0 à 9 et de a à f.</translation>
    </message>
    <message>
        <source>Save the certificate</source>
        <translation>Enregistrer le certificat</translation>
    </message>
    <message>
        <source>Sealed PDF (*.pdf);;JSON (*.json)</source>
        <translation>PDF scellé (*.pdf);;JSON (*.json)</translation>
    </message>
    <message>
        <source>Saved as %1.</source>
        <translation>Enregistré sous %1.</translation>
    </message>
    <message>
        <source>It could not be saved there: %1. Choose another folder.</source>
        <translation>Impossible d’enregistrer à cet endroit&#xa0;: %1. Choisissez un autre dossier.</translation>
    </message>
    <message>
        <source>System, recipient or instruction…</source>
        <translation>Système, destinataire ou instruction…</translation>
    </message>
</context>
<context>
    <name>paillasse::ui::MigrationsPresenter</name>
    <message>
        <source>State</source>
        <translation>État</translation>
    </message>
    <message>
        <source>Migration</source>
        <translation>Migration</translation>
    </message>
    <message>
        <source>Since</source>
        <translation>Depuis</translation>
    </message>
    <message>
        <source>Deadline</source>
        <translation>Échéance</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Heure</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>Qui</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Quoi</translation>
    </message>
    <message>
        <source>Record</source>
        <translation>Objet</translation>
    </message>
    <message>
        <source>Field</source>
        <translation>Champ</translation>
    </message>
    <message>
        <source>Mandate</source>
        <translation>Mandat</translation>
    </message>
    <message>
        <source>In the source</source>
        <translation>Dans la source</translation>
    </message>
    <message>
        <source>Produced</source>
        <translation>Produit</translation>
    </message>
    <message>
        <source>No.</source>
        <translation>N°</translation>
    </message>
    <message>
        <source>Difference</source>
        <translation>Écart</translation>
    </message>
    <message>
        <source>Times</source>
        <translation>Fois</translation>
    </message>
    <message>
        <source>Explanation</source>
        <translation>Explication</translation>
    </message>
    <message>
        <source>The store has not answered yet.</source>
        <translation>Le serveur n’a pas encore répondu.</translation>
    </message>
    <message>
        <source>No migration is called “%1”.</source>
        <translation>Aucune migration ne s’appelle «&#xa0;%1&#xa0;».</translation>
    </message>
    <message>
        <source>Nothing was ever migrated.</source>
        <translation>Rien n’a jamais été migré.</translation>
    </message>
    <message>
        <source>No migration is under way.</source>
        <translation>Aucune migration en cours.</translation>
    </message>
    <message>
        <source>It is done, and stands in the ledger.</source>
        <translation>C’est fait, et inscrit au registre.</translation>
    </message>
    <message>
        <source>Format</source>
        <translation>Format</translation>
    </message>
    <message>
        <source>Drafted by</source>
        <translation>Rédigée par</translation>
    </message>
    <message>
        <source>Where, and what</source>
        <translation>Où, et quoi</translation>
    </message>
</context>
<context>
    <name>paillasse::ui::NewFactorForm</name>
    <message>
        <source>The new authenticator</source>
        <translation>La nouvelle application</translation>
    </message>
    <message>
        <source>Scan this with the telephone that you will use from now on, or type what stands below; then enter the code that it shows. Until then nothing is changed.</source>
        <translation>Lisez ce code avec le téléphone que vous utiliserez désormais, ou tapez ce qui est écrit dessous&#xa0;; entrez ensuite le code qu’il affiche. Jusque-là, rien n’est changé.</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Retour</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>Continuer</translation>
    </message>
</context>
<context>
    <name>paillasse::ui::NewPasswordForm</name>
    <message>
        <source>New password, 14 characters at least</source>
        <translation>Nouveau mot de passe, 14 caractères au moins</translation>
    </message>
    <message>
        <source>Proposed phrase</source>
        <translation>Phrase proposée</translation>
    </message>
    <message>
        <source>The same again</source>
        <translation>Le même, encore une fois</translation>
    </message>
    <message>
        <source>Propose a phrase</source>
        <translation>Proposer une phrase</translation>
    </message>
    <message>
        <source>Nobody else knows it, not even an administrator. Several words are easier to type than signs.</source>
        <translation>Personne d’autre ne le connaît, pas même un administrateur. Plusieurs mots se tapent mieux que des signes.</translation>
    </message>
    <message>
        <source>Learn it or keep it in your own safe, then type it twice.</source>
        <translation>Apprenez-la ou rangez-la dans votre coffre, puis tapez-la deux fois.</translation>
    </message>
</context>
<context>
    <name>paillasse::ui::NewRowsChip</name>
    <message numerus="yes">
        <source>%n new</source>
        <comment>orders that wait behind the chip</comment>
        <translation>
            <numerusform>%n nouvelle</numerusform>
            <numerusform>%n nouvelles</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Show %n new row(s)</source>
        <translation>
            <numerusform>Montrer %n nouvelle ligne</numerusform>
            <numerusform>Montrer %n nouvelles lignes</numerusform>
        </translation>
    </message>
    <message>
        <source>Show the new rows</source>
        <translation>Afficher les nouvelles lignes</translation>
    </message>
</context>
<context>
    <name>paillasse::ui::NoticeBar</name>
    <message>
        <source>alert</source>
        <translation>alerte</translation>
    </message>
    <message>
        <source>Later</source>
        <translation>Plus tard</translation>
    </message>
    <message>
        <source>Open it</source>
        <translation>L’ouvrir</translation>
    </message>
</context>
<context>
    <name>paillasse::ui::OlderHistory</name>
    <message numerus="yes">
        <source>History limited to %n day(s) (offline)</source>
        <translation>
            <numerusform>Historique limité à %n jour (hors ligne)</numerusform>
            <numerusform>Historique limité à %n jours (hors ligne)</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>History limited to %n day(s) (the store did not answer)</source>
        <translation>
            <numerusform>Historique limité à %n jour (le serveur n’a pas répondu)</numerusform>
            <numerusform>Historique limité à %n jours (le serveur n’a pas répondu)</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>paillasse::ui::OrderDesk</name>
    <message>
        <source>Tube</source>
        <translation>Tube</translation>
    </message>
    <message>
        <source>State</source>
        <translation>État</translation>
    </message>
    <message>
        <source>Received</source>
        <translation>Reçu</translation>
    </message>
    <message>
        <source>Remark</source>
        <translation>Remarque</translation>
    </message>
    <message>
        <source>Examination</source>
        <translation>Examen</translation>
    </message>
    <message>
        <source>This order is not on this workstation, and the store cannot be reached.</source>
        <translation>Cette demande n’est pas sur ce poste, et le serveur est injoignable.</translation>
    </message>
    <message>
        <source>Unlabelled</source>
        <translation>Sans étiquette</translation>
    </message>
    <message>
        <source>Identity does not match</source>
        <translation>Identité discordante</translation>
    </message>
    <message>
        <source>Wrong tube</source>
        <translation>Mauvais tube</translation>
    </message>
    <message>
        <source>Haemolysed</source>
        <translation>Hémolysé</translation>
    </message>
    <message>
        <source>Clotted</source>
        <translation>Coagulé</translation>
    </message>
    <message>
        <source>Insufficient volume</source>
        <translation>Volume insuffisant</translation>
    </message>
    <message>
        <source>Too long on the way</source>
        <translation>Délai d’acheminement dépassé</translation>
    </message>
    <message>
        <source>Temperature not kept</source>
        <translation>Température non respectée</translation>
    </message>
    <message>
        <source>No prescription</source>
        <translation>Sans ordonnance</translation>
    </message>
    <message>
        <source>Other</source>
        <translation>Autre</translation>
    </message>
    <message>
        <source>confidential examination</source>
        <translation>examen confidentiel</translation>
    </message>
    <message>
        <source>new tube needed</source>
        <translation>nouveau tube nécessaire</translation>
    </message>
    <message>
        <source>No tube is left to receive.</source>
        <translation>Il ne reste aucun tube à recevoir.</translation>
    </message>
    <message numerus="yes">
        <source>%n tube(s) received</source>
        <translation>
            <numerusform>%n tube reçu</numerusform>
            <numerusform>%n tubes reçus</numerusform>
        </translation>
    </message>
    <message>
        <source>Tube %1 rejected. Ask for a new one (Ctrl+N), or cancel its examinations.</source>
        <translation>Tube %1 refusé. Demandez-en un nouveau (Ctrl+N), ou annulez ses examens.</translation>
    </message>
    <message>
        <source>No examination waits for a new tube.</source>
        <translation>Aucun examen n’attend de nouveau tube.</translation>
    </message>
    <message numerus="yes">
        <source>%n new tube(s) asked for: print the labels</source>
        <translation>
            <numerusform>%n nouveau tube demandé&#xa0;: imprimez son étiquette</numerusform>
            <numerusform>%n nouveaux tubes demandés&#xa0;: imprimez les étiquettes</numerusform>
        </translation>
    </message>
    <message>
        <source>These examinations are on the order already.</source>
        <translation>Ces examens sont déjà sur la demande.</translation>
    </message>
    <message numerus="yes">
        <source>%n examination(s) added</source>
        <translation>
            <numerusform>%n examen ajouté</numerusform>
            <numerusform>%n examens ajoutés</numerusform>
        </translation>
    </message>
    <message>
        <source>Examination cancelled</source>
        <translation>Examen annulé</translation>
    </message>
    <message>
        <source>has come</source>
        <comment>specimen</comment>
        <translation>arrivé</translation>
    </message>
    <message>
        <source>The remark is on tube %1 now.</source>
        <translation>La remarque est notée sur le tube %1.</translation>
    </message>
</context>
<context>
    <name>paillasse::ui::OrderDrafts</name>
    <message>
        <source>Examination</source>
        <translation>Examen</translation>
    </message>
    <message>
        <source>Tube</source>
        <translation>Tube</translation>
    </message>
    <message>
        <source> · for a calculation</source>
        <translation> · pour un calcul</translation>
    </message>
    <message>
        <source>none</source>
        <translation>aucun</translation>
    </message>
    <message>
        <source>No examination is chosen.</source>
        <translation>Aucun examen n’est choisi.</translation>
    </message>
    <message>
        <source>The prescriber is missing.</source>
        <translation>Le prescripteur manque.</translation>
    </message>
    <message>
        <source>The collection lies in the future.</source>
        <translation>Le prélèvement est dans le futur.</translation>
    </message>
    <message>
        <source>Who collected is not said: it is asked for on each sample.</source>
        <translation>Le préleveur n’est pas indiqué&#xa0;: il est exigé pour chaque échantillon.</translation>
    </message>
    <message>
        <source>The prescriber is not in the directory: the name is kept as typed.</source>
        <translation>Le prescripteur n’est pas dans l’annuaire&#xa0;: le nom est gardé tel quel.</translation>
    </message>
</context>
<context>
    <name>paillasse::ui::OrderForm</name>
    <message>
        <source>Give up</source>
        <translation>Abandonner</translation>
    </message>
    <message>
        <source>Place the order</source>
        <translation>Enregistrer la demande</translation>
    </message>
    <message>
        <source>↵ takes the examination · empty ↵ goes on · Del takes it off</source>
        <translation>↵ prend l’examen · ↵ à vide&#xa0;: suite · Suppr le retire</translation>
    </message>
    <message>
        <source>Prescriber</source>
        <translation>Prescripteur</translation>
    </message>
    <message>
        <source>New prescriber</source>
        <translation>Nouveau prescripteur</translation>
    </message>
    <message>
        <source>&amp;Urgent</source>
        <translation>&amp;Urgent</translation>
    </message>
    <message>
        <source>&amp;Collected</source>
        <translation>&amp;Prélevé</translation>
    </message>
    <message>
        <source>Collected at</source>
        <translation>Prélevé le</translation>
    </message>
    <message>
        <source>Collected by (name and capacity)</source>
        <translation>Préleveur (nom et qualité)</translation>
    </message>
    <message>
        <source>Not known</source>
        <translation>Non précisé</translation>
    </message>
    <message>
        <source>Fasting</source>
        <translation>À jeun</translation>
    </message>
    <message>
        <source>Not fasting</source>
        <translation>Non à jeun</translation>
    </message>
    <message>
        <source>Fasting?</source>
        <translation>À jeun&#xa0;?</translation>
    </message>
    <message>
        <source>Ward</source>
        <translation>Service</translation>
    </message>
    <message>
        <source>Treatment</source>
        <translation>Traitement</translation>
    </message>
    <message>
        <source>Clinical context</source>
        <translation>Renseignements cliniques</translation>
    </message>
    <message>
        <source>Recipients, separated by ;</source>
        <translation>Destinataires, séparés par&#xa0;;</translation>
    </message>
    <message>
        <source>▲ %1</source>
        <translation>▲ %1</translation>
    </message>
    <message>
        <source>Correct the entry</source>
        <translation>Corriger la fiche</translation>
    </message>
</context>
<context>
    <name>paillasse::ui::OrderSide</name>
    <message>
        <source>Who did what</source>
        <translation>Qui a fait quoi</translation>
    </message>
    <message>
        <source>No earlier result</source>
        <translation>Pas d’antérieur</translation>
    </message>
    <message>
        <source>This examination through time</source>
        <translation>Cet examen dans le temps</translation>
    </message>
    <message>
        <source>Date</source>
        <translation>Date</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>Résultat</translation>
    </message>
    <message>
        <source>Origin</source>
        <translation>Origine</translation>
    </message>
    <message>
        <source>n.v.</source>
        <comment>short for: no biologist has validated this value</comment>
        <translation>n.v.</translation>
    </message>
</context>
<context>
    <name>paillasse::ui::OrderView</name>
    <message>
        <source>Tubes of the order</source>
        <translation>Tubes de la demande</translation>
    </message>
    <message>
        <source>Examinations of the order</source>
        <translation>Examens de la demande</translation>
    </message>
    <message>
        <source>Accept with a remark</source>
        <translation>Accepter avec réserve</translation>
    </message>
    <message>
        <source>Reject</source>
        <translation>Refuser</translation>
    </message>
    <message>
        <source>New tubes</source>
        <translation>Nouveaux tubes</translation>
    </message>
    <message>
        <source>Receive the tubes</source>
        <translation>Recevoir les tubes</translation>
    </message>
    <message>
        <source>Add examinations</source>
        <translation>Ajouter des examens</translation>
    </message>
    <message>
        <source>Cancel the examination</source>
        <translation>Annuler l’examen</translation>
    </message>
    <message>
        <source>The patient</source>
        <translation>Le patient</translation>
    </message>
    <message>
        <source>Labels, as they print</source>
        <translation>Étiquettes, telles qu’imprimées</translation>
    </message>
    <message>
        <source>Labels</source>
        <translation>Étiquettes</translation>
    </message>
    <message>
        <source>Print all labels</source>
        <translation>Imprimer tout</translation>
    </message>
    <message>
        <source>This tube&apos;s again</source>
        <translation>Ce tube seul</translation>
    </message>
    <message>
        <source>Slightly haemolysed</source>
        <translation>Légèrement hémolysé</translation>
    </message>
    <message>
        <source>Small volume</source>
        <translation>Petit volume</translation>
    </message>
    <message>
        <source>Late, but within the limit</source>
        <translation>Tardif, mais dans le délai</translation>
    </message>
    <message>
        <source>Other</source>
        <translation>Autre</translation>
    </message>
    <message>
        <source>What should the bench and the report know about tube %1?</source>
        <translation>Que doivent savoir la paillasse et le compte rendu du tube %1&#xa0;?</translation>
    </message>
    <message>
        <source>Accept</source>
        <translation>Accepter</translation>
    </message>
    <message>
        <source>Reject tube %1</source>
        <translation>Refuser le tube %1</translation>
    </message>
    <message>
        <source>Its examinations will wait for a new tube. Why is it rejected?</source>
        <translation>Ses examens attendront un nouveau tube. Pourquoi est-il refusé&#xa0;?</translation>
    </message>
    <message>
        <source>Cancelled by the prescriber</source>
        <translation>Annulé par le prescripteur</translation>
    </message>
    <message>
        <source>Ordered twice</source>
        <translation>Demandé deux fois</translation>
    </message>
    <message>
        <source>No usable tube</source>
        <translation>Aucun tube utilisable</translation>
    </message>
    <message>
        <source>%1 will not be done. Why?</source>
        <translation>%1 ne sera pas réalisé. Pourquoi&#xa0;?</translation>
    </message>
    <message>
        <source>Cancel it</source>
        <translation>Annuler l’examen</translation>
    </message>
    <message>
        <source>The labels could not be drawn: the patient of this order is not on this workstation yet.</source>
        <translation>Les étiquettes n’ont pas pu être dessinées&#xa0;: le patient de cette demande n’est pas encore sur ce poste.</translation>
    </message>
    <message>
        <source>Labels sent to %1</source>
        <translation>Étiquettes imprimées sur %1</translation>
    </message>
    <message>
        <source>The labels could not be printed. Look at the printer and try again (Ctrl+P).</source>
        <translation>Les étiquettes n’ont pas pu être imprimées. Vérifiez l’imprimante et recommencez (Ctrl+P).</translation>
    </message>
    <message>
        <source>Confidential…</source>
        <translation>Confidentiel…</translation>
    </message>
    <message>
        <source>Break the glass for this patient</source>
        <translation>Briser la glace pour ce patient</translation>
    </message>
    <message>
        <source>Space: this tube has come, the others not yet</source>
        <translation>Espace&#xa0;: ce tube est arrivé, les autres pas encore</translation>
    </message>
    <message numerus="yes">
        <source>Receive all %n tube(s)</source>
        <translation>
            <numerusform>Recevoir le %n tube</numerusform>
            <numerusform>Recevoir les %n tubes</numerusform>
        </translation>
    </message>
    <message>
        <source>Receive tube %1</source>
        <translation>Recevoir le tube %1</translation>
    </message>
    <message numerus="yes">
        <source>Receive the %n tube(s) chosen</source>
        <translation>
            <numerusform>Recevoir le %n tube choisi</numerusform>
            <numerusform>Recevoir les %n tubes choisis</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>paillasse::ui::OverviewForm</name>
    <message>
        <source>My account</source>
        <translation>Mon compte</translation>
    </message>
    <message>
        <source>Where you are signed in</source>
        <translation>Où votre session est ouverte</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>Mot de passe</translation>
    </message>
    <message>
        <source>Nobody can read it back. Who has forgotten it gets a new activation code from an administrator.</source>
        <translation>Personne ne peut le relire. Qui l’a oublié reçoit d’un administrateur un nouveau code d’activation.</translation>
    </message>
    <message>
        <source>Change the password…</source>
        <translation>Changer le mot de passe…</translation>
    </message>
    <message>
        <source>Second factor</source>
        <translation>Second facteur</translation>
    </message>
    <message>
        <source>New recovery codes…</source>
        <translation>Nouveaux codes de secours…</translation>
    </message>
    <message>
        <source>Back to work</source>
        <translation>Retour au travail</translation>
    </message>
    <message>
        <source>At %1, and nowhere else: a person has one seat. Signing in at another workstation moves it there and locks this one; what was entered here is kept and sent.</source>
        <translation>Sur le poste %1, et nulle part ailleurs&#xa0;: une personne, une place. Ouvrir votre session sur un autre poste y déplace votre place et verrouille celui-ci&#xa0;; ce qui a été saisi ici est gardé et envoyé.</translation>
    </message>
    <message numerus="yes">
        <source>Set up. %n recovery code(s) left for the day the telephone is not there.</source>
        <translation>
            <numerusform>Installé. Il reste %n code de secours pour le jour où le téléphone n’est pas là.</numerusform>
            <numerusform>Installé. Il reste %n codes de secours pour le jour où le téléphone n’est pas là.</numerusform>
        </translation>
    </message>
    <message>
        <source>Not set up. Whoever signs, breaks the glass or governs needs one.</source>
        <translation>Pas encore installé. Il le faut à qui signe, brise la glace ou gère les accès.</translation>
    </message>
    <message>
        <source>Another telephone…</source>
        <translation>Changer de téléphone…</translation>
    </message>
    <message>
        <source>Set it up…</source>
        <translation>L’installer…</translation>
    </message>
    <message numerus="yes">
        <source>%n encrypted copy(s), %1, the oldest of %2. They are never deleted by themselves.</source>
        <translation>
            <numerusform>%n copie chiffrée, %1, du %2. Elle n’est jamais supprimée d’elle-même.</numerusform>
            <numerusform>%n copies chiffrées, %1, la plus ancienne du %2. Elles ne sont jamais supprimées d’elles-mêmes.</numerusform>
        </translation>
    </message>
    <message>
        <source>Put aside on this workstation</source>
        <translation>Mis de côté sur ce poste</translation>
    </message>
    <message>
        <source>Look at them…</source>
        <translation>Les voir…</translation>
    </message>
</context>
<context>
    <name>paillasse::ui::OverviewWords</name>
    <message>
        <source>not known yet</source>
        <translation>pas encore connu</translation>
    </message>
    <message>
        <source>%1: %2, usually none</source>
        <translation>%1&#xa0;: %2, d’habitude aucun</translation>
    </message>
    <message>
        <source>Sign-ins today</source>
        <translation>Connexions aujourd’hui</translation>
    </message>
    <message>
        <source>see the ledger’s page</source>
        <translation>voir la page Registre</translation>
    </message>
    <message>
        <source>%1: %2, usual %3</source>
        <translation>%1&#xa0;: %2, habituel %3</translation>
    </message>
    <message>
        <source>usual %1 – %2</source>
        <translation>habituel %1 – %2</translation>
    </message>
    <message>
        <source>Exports</source>
        <translation>Exports</translation>
    </message>
    <message numerus="yes">
        <source>head %1, verified %2, %n witness(es)</source>
        <translation>
            <numerusform>tête %1, vérifié %2, %n témoin</numerusform>
            <numerusform>tête %1, vérifié %2, %n témoins</numerusform>
        </translation>
    </message>
    <message>
        <source>%1:00</source>
        <comment>an hour of the day</comment>
        <translation>%1 h</translation>
    </message>
    <message>
        <source>▲ above %1 – %2</source>
        <translation>▲ au-dessus de %1 – %2</translation>
    </message>
    <message>
        <source>Ledger</source>
        <translation>Registre</translation>
    </message>
    <message>
        <source>Records read</source>
        <translation>Dossiers lus</translation>
    </message>
    <message>
        <source>intact</source>
        <translation>intact</translation>
    </message>
    <message>
        <source>doubted</source>
        <translation>mis en doute</translation>
    </message>
    <message>
        <source>head %1, never verified</source>
        <translation>tête %1, jamais vérifié</translation>
    </message>
    <message>
        <source>what is usual is not known yet</source>
        <translation>habituel pas encore connu</translation>
    </message>
</context>
<context>
    <name>paillasse::ui::PasswordForm</name>
    <message>
        <source>Change the password</source>
        <translation>Changer le mot de passe</translation>
    </message>
    <message>
        <source>At your other workstations the new password counts as soon as the store is reached. Until then the copy there opens with the present one, once. A session of yours elsewhere ends at once.</source>
        <translation>Sur vos autres postes, le nouveau mot de passe vaut dès que le serveur est joint. D’ici là, la copie qui s’y trouve s’ouvre avec l’ancien, une fois. Une session que vous auriez ailleurs se ferme aussitôt.</translation>
    </message>
    <message>
        <source>Present password</source>
        <translation>Mot de passe actuel</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Retour</translation>
    </message>
    <message>
        <source>Change it</source>
        <translation>Le changer</translation>
    </message>
    <message>
        <source>Your keys are sealed anew under the new password. This takes a few seconds, on purpose…</source>
        <translation>Vos clés sont rescellées sous le nouveau mot de passe. Cela prend quelques secondes, exprès…</translation>
    </message>
</context>
<context>
    <name>paillasse::ui::PasswordStrength</name>
    <message numerus="yes">
        <source>%n more character(s) needed: %1 at least.</source>
        <translation>
            <numerusform>Encore %n caractère&#xa0;: il en faut %1 au moins.</numerusform>
            <numerusform>Encore %n caractères&#xa0;: il en faut %1 au moins.</numerusform>
        </translation>
    </message>
    <message>
        <source>Too easy to guess: avoid names, dates and repetitions, or take a generated phrase.</source>
        <translation>Trop facile à deviner&#xa0;: évitez noms, dates et répétitions, ou prenez une phrase proposée.</translation>
    </message>
    <message>
        <source>very weak</source>
        <translation>très faible</translation>
    </message>
    <message>
        <source>weak</source>
        <translation>faible</translation>
    </message>
    <message>
        <source>fair</source>
        <translation>moyen</translation>
    </message>
    <message>
        <source>good</source>
        <translation>bon</translation>
    </message>
    <message>
        <source>very good</source>
        <translation>très bon</translation>
    </message>
</context>
<context>
    <name>paillasse::ui::PatientDrafts</name>
    <message>
        <source>The birth name is missing.</source>
        <translation>Le nom de naissance manque.</translation>
    </message>
    <message>
        <source>The birth date does not read: type it as 03/05/1992.</source>
        <translation>La date de naissance est illisible&#xa0;: tapez-la comme 03/05/1992.</translation>
    </message>
    <message>
        <source>The birth date is in the future.</source>
        <translation>La date de naissance est dans le futur.</translation>
    </message>
    <message>
        <source>The birthplace is an INSEE code of 5 characters: 35238, 2A004, 99 and three digits abroad.</source>
        <translation>Le lieu de naissance est un code INSEE de 5 caractères&#xa0;: 35238, 2A004, 99 et trois chiffres à l’étranger.</translation>
    </message>
    <message>
        <source>The first forename is missing.</source>
        <translation>Le premier prénom manque.</translation>
    </message>
    <message>
        <source>The birth date is missing. Where nobody knows it, mark the identity as doubtful.</source>
        <translation>La date de naissance manque. Si personne ne la connaît, marquez l’identité comme douteuse.</translation>
    </message>
    <message>
        <source>The sex is missing. Where nobody knows it, mark the identity as doubtful.</source>
        <translation>Le sexe manque. Si personne ne le connaît, marquez l’identité comme douteuse.</translation>
    </message>
    <message>
        <source>The key of this national number does not fit (%1 would): check it against the card.</source>
        <translation>La clé de ce matricule ne convient pas (%1 conviendrait)&#xa0;: vérifiez-la sur la carte.</translation>
    </message>
    <message>
        <source>The national number does not have the right form.</source>
        <translation>Le matricule n’a pas la bonne forme.</translation>
    </message>
    <message>
        <source>The national number has no key: type all 15 characters.</source>
        <translation>Le matricule n’a pas de clé&#xa0;: tapez les 15 caractères.</translation>
    </message>
    <message>
        <source>The national number says another sex.</source>
        <translation>Le matricule indique un autre sexe.</translation>
    </message>
    <message>
        <source>The national number says another year or month of birth.</source>
        <translation>Le matricule indique une autre année ou un autre mois de naissance.</translation>
    </message>
    <message>
        <source>The national number says another birthplace.</source>
        <translation>Le matricule indique un autre lieu de naissance.</translation>
    </message>
    <message>
        <source>The insured person&apos;s number or its key does not fit.</source>
        <translation>Le NIR de l’assuré ou sa clé ne convient pas.</translation>
    </message>
    <message>
        <source>A strict trait changes: the identity must be validated again.</source>
        <translation>Un trait strict change&#xa0;: l’identité devra être validée de nouveau.</translation>
    </message>
</context>
<context>
    <name>paillasse::ui::PatientForm</name>
    <message>
        <source>Open the known patient</source>
        <translation>Ouvrir le patient connu</translation>
    </message>
    <message>
        <source>Give up</source>
        <translation>Abandonner</translation>
    </message>
    <message>
        <source>Save the patient</source>
        <translation>Enregistrer le patient</translation>
    </message>
    <message>
        <source>↵ next field · the identity document decides the birth traits</source>
        <translation>↵ champ suivant · la pièce d’identité fait foi pour les traits de naissance</translation>
    </message>
    <message>
        <source>Birth name</source>
        <translation>Nom de naissance</translation>
    </message>
    <message>
        <source>Birth forenames</source>
        <translation>Prénoms de naissance</translation>
    </message>
    <message>
        <source>First forename</source>
        <translation>Premier prénom</translation>
    </message>
    <message>
        <source>Birth date</source>
        <translation>Date de naissance</translation>
    </message>
    <message>
        <source>dd/mm/yyyy</source>
        <translation>jj/mm/aaaa</translation>
    </message>
    <message>
        <source>To be said</source>
        <translation>À préciser</translation>
    </message>
    <message>
        <source>F · female</source>
        <translation>F · féminin</translation>
    </message>
    <message>
        <source>M · male</source>
        <translation>M · masculin</translation>
    </message>
    <message>
        <source>I · indeterminate</source>
        <translation>I · indéterminé</translation>
    </message>
    <message>
        <source>Sex</source>
        <translation>Sexe</translation>
    </message>
    <message>
        <source>Birthplace (INSEE code)</source>
        <translation>Lieu de naissance (code INSEE)</translation>
    </message>
    <message>
        <source>Used name</source>
        <translation>Nom utilisé</translation>
    </message>
    <message>
        <source>Used forename</source>
        <translation>Prénom utilisé</translation>
    </message>
    <message>
        <source>National health identity (INS)</source>
        <translation>Matricule INS</translation>
    </message>
    <message>
        <source>Insured person&apos;s number (NIR)</source>
        <translation>NIR de l’assuré</translation>
    </message>
    <message>
        <source>Telephone</source>
        <translation>Téléphone</translation>
    </message>
    <message>
        <source>E-mail</source>
        <translation>Courriel</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Adresse</translation>
    </message>
    <message>
        <source>Postcode</source>
        <translation>Code postal</translation>
    </message>
    <message>
        <source>City</source>
        <translation>Ville</translation>
    </message>
    <message>
        <source>Checked on an identity &amp;document</source>
        <translation>&amp;Vérifié sur pièce d’identité</translation>
    </message>
    <message>
        <source>&amp;Homonym</source>
        <translation>&amp;Homonyme</translation>
    </message>
    <message>
        <source>Doubtful &amp;identity</source>
        <translation>&amp;Identité douteuse</translation>
    </message>
    <message>
        <source>Correct the patient</source>
        <translation>Corriger le patient</translation>
    </message>
    <message>
        <source>New patient</source>
        <translation>Nouveau patient</translation>
    </message>
    <message>
        <source>▲ %1</source>
        <translation>▲ %1</translation>
    </message>
    <message>
        <source>%1 (%2), born %3, no. %4</source>
        <translation>%1 (%2), né(e) le %3, n° %4</translation>
    </message>
    <message>
        <source>Known already: %1</source>
        <translation>Déjà connu&#xa0;: %1</translation>
    </message>
    <message>
        <source>&amp;Works here: what is asked from now on is confidential</source>
        <translation>&amp;Fait partie du personnel&#xa0;: ce qui est demandé désormais est confidentiel</translation>
    </message>
    <message>
        <source>&amp;Protected person: reading without an order raises an alert</source>
        <translation>&amp;Personne protégée&#xa0;: lire son dossier sans demande lève une alerte</translation>
    </message>
</context>
<context>
    <name>paillasse::ui::PatientSearch</name>
    <message>
        <source>Patient</source>
        <translation>Patient</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>Numéro</translation>
    </message>
    <message>
        <source>Not all patients have come to this workstation yet: who is not found here may be known. Somebody new can be created once they have come.</source>
        <translation>Tous les patients ne sont pas arrivés sur ce poste&#xa0;: une personne introuvable ici est peut-être connue. Un nouveau patient pourra être créé après leur arrivée.</translation>
    </message>
    <message>
        <source>Not all patients have come to this workstation, and the store cannot be reached: who is not found here may be known. Nobody new can be created until they have come.</source>
        <translation>Tous les patients ne sont pas arrivés sur ce poste, et le serveur est injoignable&#xa0;: une personne introuvable ici est peut-être connue. Aucun nouveau patient ne peut être créé avant leur arrivée.</translation>
    </message>
</context>
<context>
    <name>paillasse::ui::PatientView</name>
    <message>
        <source>Orders of this patient</source>
        <translation>Demandes de ce patient</translation>
    </message>
    <message>
        <source>Correct the patient</source>
        <translation>Corriger le patient</translation>
    </message>
    <message>
        <source>New order</source>
        <translation>Nouvelle demande</translation>
    </message>
    <message>
        <source>No address or telephone is known.</source>
        <translation>Aucune adresse ni téléphone connus.</translation>
    </message>
</context>
<context>
    <name>paillasse::ui::PdfView</name>
    <message numerus="yes">
        <source>%n page(s). %1</source>
        <translation>
            <numerusform>%n page. %1</numerusform>
            <numerusform>%n pages. %1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>paillasse::ui::PeoplePage</name>
    <message>
        <source>People and their accounts</source>
        <translation>Personnes et comptes</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nom</translation>
    </message>
    <message>
        <source>Sign-in name</source>
        <translation>Identifiant</translation>
    </message>
    <message>
        <source>Role</source>
        <translation>Rôle</translation>
    </message>
    <message>
        <source>State</source>
        <translation>État</translation>
    </message>
    <message>
        <source>Second factor</source>
        <translation>Second facteur</translation>
    </message>
    <message>
        <source>Last sign-in</source>
        <translation>Dernière connexion</translation>
    </message>
    <message>
        <source>Change…</source>
        <translation>Modifier…</translation>
    </message>
    <message>
        <source>New code…</source>
        <translation>Nouveau code…</translation>
    </message>
    <message>
        <source>Telephone lost…</source>
        <translation>Téléphone perdu…</translation>
    </message>
    <message>
        <source>Free the seat…</source>
        <translation>Libérer la place…</translation>
    </message>
    <message>
        <source>Close the account…</source>
        <translation>Fermer le compte…</translation>
    </message>
    <message>
        <source>New person…</source>
        <translation>Nouvelle personne…</translation>
    </message>
    <message>
        <source>closed</source>
        <translation>fermé</translation>
    </message>
    <message>
        <source>awaits activation</source>
        <translation>attend l’activation</translation>
    </message>
    <message>
        <source>active</source>
        <translation>actif</translation>
    </message>
    <message numerus="yes">
        <source>%n recovery code(s)</source>
        <translation>
            <numerusform>%n code de secours</numerusform>
            <numerusform>%n codes de secours</numerusform>
        </translation>
    </message>
    <message>
        <source>none</source>
        <translation>aucun</translation>
    </message>
    <message>
        <source>never</source>
        <translation>jamais</translation>
    </message>
    <message>
        <source>Open the account again…</source>
        <translation>Rouvrir le compte…</translation>
    </message>
    <message>
        <source>sits nowhere</source>
        <translation>à aucun poste</translation>
    </message>
    <message>
        <source>sits at %1</source>
        <translation>au poste %1</translation>
    </message>
    <message>
        <source>this is you: others change your rights</source>
        <translation>c’est vous&#xa0;: d’autres modifient vos droits</translation>
    </message>
    <message>
        <source>Activation code of %1</source>
        <translation>Code d’activation de %1</translation>
    </message>
    <message>
        <source>Hand it over in person. It works once, until %1, and lets its bearer choose the password. It is shown now and never again.</source>
        <translation>Remettez-le en main propre. Il sert une fois, jusqu’au %1, et permet à son porteur de choisir le mot de passe. Il est affiché maintenant et plus jamais.</translation>
    </message>
    <message>
        <source>Changed, and in force.</source>
        <translation>Modifié, et en vigueur.</translation>
    </message>
    <message>
        <source>A new code for %1</source>
        <translation>Un nouveau code pour %1</translation>
    </message>
    <message>
        <source>Their password ends now, and with it their signature and sessions. Reports that they signed stay valid; what was not sent yet goes on.</source>
        <translation>Son mot de passe prend fin maintenant, avec sa signature et ses sessions. Les comptes rendus signés restent valables&#xa0;; ce qui n’est pas encore envoyé le sera.</translation>
    </message>
    <message>
        <source>Make a code</source>
        <translation>Créer un code</translation>
    </message>
    <message>
        <source>%1 may sign in again.</source>
        <translation>%1 peut de nouveau se connecter.</translation>
    </message>
    <message>
        <source>Close the account of %1</source>
        <translation>Fermer le compte de %1</translation>
    </message>
    <message>
        <source>Their sessions end at once, and their data on every workstation is destroyed. What they did and signed stays, under their name.</source>
        <translation>Ses sessions prennent fin aussitôt, et ses données sur chaque poste sont détruites. Ce qui a été fait et signé reste, à son nom.</translation>
    </message>
    <message>
        <source>Close it</source>
        <translation>Fermer le compte</translation>
    </message>
    <message>
        <source>The account of %1 is closed.</source>
        <translation>Le compte de %1 est fermé.</translation>
    </message>
    <message>
        <source>The telephone of %1 is lost</source>
        <translation>Le téléphone de %1 est perdu</translation>
    </message>
    <message>
        <source>Their second factor ends now, and their sessions. They set up a new one at the next sign-in, for which the password is enough: be sure that it is them who asks.</source>
        <translation>Son second facteur prend fin maintenant, avec ses sessions. Un nouveau sera mis en place à la prochaine connexion, pour laquelle le mot de passe suffit&#xa0;: assurez-vous que c’est bien cette personne qui demande.</translation>
    </message>
    <message>
        <source>End it</source>
        <translation>Y mettre fin</translation>
    </message>
    <message>
        <source>%1 sets up a new second factor at the next sign-in.</source>
        <translation>%1 mettra en place un nouveau second facteur à la prochaine connexion.</translation>
    </message>
    <message>
        <source>Free the seat of %1</source>
        <translation>Libérer la place de %1</translation>
    </message>
    <message>
        <source>The workstation where they sit loses it. What it still sends is kept, and marked. This is recorded with your reason.</source>
        <translation>Le poste occupé la perd. Ce qu’il enverra encore sera gardé, et marqué. C’est consigné avec votre motif.</translation>
    </message>
    <message>
        <source>Free it</source>
        <translation>Libérer</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Motif</translation>
    </message>
    <message>
        <source>Your own code</source>
        <translation>Votre propre code</translation>
    </message>
    <message>
        <source>The seat of %1 is free.</source>
        <translation>La place de %1 est libre.</translation>
    </message>
    <message>
        <source>People</source>
        <translation>Personnes</translation>
    </message>
    <message>
        <source>Name, sign-in name, role…</source>
        <translation>Nom, identifiant, rôle…</translation>
    </message>
    <message>
        <source>you ended their second factor: until they have set up another, another administrator, a security officer or the console makes their code</source>
        <translation>vous avez mis fin à son second facteur&#xa0;: tant que cette personne n’en a pas configuré un autre, c’est un autre administrateur, un responsable de la sécurité ou la console qui fait son code</translation>
    </message>
    <message>
        <source>you gave their code: until they have shown their second factor, another administrator, a security officer or the console ends it</source>
        <translation>vous avez donné son code&#xa0;: tant que cette personne n’a pas montré son second facteur, c’est un autre administrateur, un responsable de la sécurité ou la console qui y met fin</translation>
    </message>
</context>
<context>
    <name>paillasse::ui::PersonDialog</name>
    <message>
        <source>New person</source>
        <translation>Nouvelle personne</translation>
    </message>
    <message>
        <source>Names and rights</source>
        <translation>Noms et droits</translation>
    </message>
    <message>
        <source>They get an activation code, which lets them choose their own password.</source>
        <translation>Elle reçoit un code d’activation, qui lui permet de choisir son mot de passe.</translation>
    </message>
    <message>
        <source>What changes here holds at once, at every workstation.</source>
        <translation>Ce qui change ici vaut aussitôt, sur tous les postes.</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>Ajouter</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Enregistrer</translation>
    </message>
    <message>
        <source>Name, as on screens and reports</source>
        <translation>Nom, tel qu’à l’écran et aux comptes rendus</translation>
    </message>
    <message>
        <source>Title, printed under a signature</source>
        <translation>Titre, imprimé sous la signature</translation>
    </message>
    <message>
        <source>Sign-in name</source>
        <translation>Identifiant</translation>
    </message>
    <message>
        <source>Role</source>
        <translation>Rôle</translation>
    </message>
    <message>
        <source>Benches by number, separated by commas; empty: all</source>
        <translation>Paillasses par numéro, séparées par des virgules&#xa0;; vide&#xa0;: toutes</translation>
    </message>
    <message>
        <source>Confidential examinations that they may read</source>
        <translation>Examens confidentiels qu’elle peut lire</translation>
    </message>
    <message>
        <source>What this role may do</source>
        <translation>Ce que permet ce rôle</translation>
    </message>
    <message>
        <source>Held besides, and kept</source>
        <translation>Détenu en plus, et conservé</translation>
    </message>
</context>
<context>
    <name>paillasse::ui::PolicyPage</name>
    <message>
        <source>Second factor</source>
        <translation>Second facteur</translation>
    </message>
    <message>
        <source>Days that a workstation may work without the store</source>
        <translation>Jours pendant lesquels un poste peut travailler sans le serveur</translation>
    </message>
    <message>
        <source>Oldest version of the program that may connect; empty: any</source>
        <translation>Version la plus ancienne qui peut se connecter&#xa0;; vide&#xa0;: toutes</translation>
    </message>
    <message>
        <source>Save the rules…</source>
        <translation>Enregistrer les règles…</translation>
    </message>
    <message>
        <source>A version is written 0.1.0.</source>
        <translation>Une version s’écrit 0.1.0.</translation>
    </message>
    <message>
        <source>Save the rules</source>
        <translation>Enregistrer les règles</translation>
    </message>
    <message>
        <source>They hold for every laboratory of this store, from the next sign-in on. This is recorded.</source>
        <translation>Elles valent pour tous les laboratoires de ce serveur, dès la prochaine connexion. C’est consigné.</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Enregistrer</translation>
    </message>
    <message>
        <source>Your own code</source>
        <translation>Votre propre code</translation>
    </message>
    <message>
        <source>Saved, and in force from the next sign-in on.</source>
        <translation>Enregistré, et en vigueur dès la prochaine connexion.</translation>
    </message>
    <message>
        <source>Sign-in rules</source>
        <translation>Règles de connexion</translation>
    </message>
    <message>
        <source>This program is version %1: it would be shut out itself.</source>
        <translation>Ce programme est en version %1&#xa0;: il serait lui-même refusé.</translation>
    </message>
    <message>
        <source>Time zone of the laboratory</source>
        <translation>Fuseau horaire du laboratoire</translation>
    </message>
    <message>
        <source>Bench hours, outside of which everybody is asked</source>
        <translation>Heures de paillasse, hors desquelles le code est demandé à chacun</translation>
    </message>
    <message>
        <source>The server&apos;s own</source>
        <translation>Celui du serveur</translation>
    </message>
</context>
<context>
    <name>paillasse::ui::PrescriberDialog</name>
    <message>
        <source>New prescriber</source>
        <translation>Nouveau prescripteur</translation>
    </message>
    <message>
        <source>Name, as reports show it</source>
        <translation>Nom, tel qu’au compte rendu</translation>
    </message>
    <message>
        <source>Dr CADIOU Jeanne</source>
        <translation>Dr CADIOU Jeanne</translation>
    </message>
    <message>
        <source>RPPS number (11 digits)</source>
        <translation>Numéro RPPS (11 chiffres)</translation>
    </message>
    <message>
        <source>Telephone, for critical values</source>
        <translation>Téléphone, pour les valeurs critiques</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Adresse</translation>
    </message>
    <message>
        <source>Give up</source>
        <translation>Abandonner</translation>
    </message>
    <message>
        <source>Add to the directory</source>
        <translation>Ajouter à l’annuaire</translation>
    </message>
    <message>
        <source>Orders and reports that are there keep the name that they were made with.</source>
        <translation>Les demandes et comptes rendus existants gardent le nom avec lequel ils ont été faits.</translation>
    </message>
    <message>
        <source>Correct the prescriber</source>
        <translation>Corriger le prescripteur</translation>
    </message>
    <message>
        <source>Correct</source>
        <translation>Corriger</translation>
    </message>
</context>
<context>
    <name>paillasse::ui::PresentCodeForm</name>
    <message>
        <source>Your code</source>
        <translation>Votre code</translation>
    </message>
    <message>
        <source>Code of the authenticator, or a recovery code</source>
        <translation>Code de l’application, ou code de secours</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Retour</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>Continuer</translation>
    </message>
    <message>
        <source>A code of the telephone that you have now, or a recovery code if it is lost. The present authenticator and its recovery codes count until the new one has shown its first code.</source>
        <translation>Un code du téléphone que vous avez maintenant, ou un code de secours s’il est perdu. L’application actuelle et ses codes de secours valent jusqu’au premier code de la nouvelle.</translation>
    </message>
    <message>
        <source>Ten new recovery codes take the place of those that are left; the old sheet is worth nothing afterwards.</source>
        <translation>Dix nouveaux codes de secours remplacent ceux qui restent&#xa0;; l’ancienne feuille ne vaudra plus rien.</translation>
    </message>
</context>
<context>
    <name>paillasse::ui::PreviousPasswordPage</name>
    <message>
        <source>Previous password needed</source>
        <translation>Mot de passe précédent nécessaire</translation>
    </message>
    <message>
        <source>Your password was changed at another workstation. Without the store, the data here still opens with the previous one only. It is asked once.</source>
        <translation>Votre mot de passe a été changé à un autre poste. Sans le serveur, les données d’ici ne s’ouvrent encore qu’avec le précédent. Il n’est demandé qu’une fois.</translation>
    </message>
    <message>
        <source>Previous password</source>
        <translation>Mot de passe précédent</translation>
    </message>
    <message>
        <source>Somebody else</source>
        <translation>Quelqu’un d’autre</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Ouvrir</translation>
    </message>
    <message>
        <source>Nothing is lost: what you entered here waits, encrypted, and is sent when the store answers. If you no longer know the previous password, wait for the network and sign in with the new one.</source>
        <translation>Rien n’est perdu&#xa0;: ce que vous avez saisi ici attend, chiffré, et part quand le serveur répond. Si vous ne connaissez plus le mot de passe précédent, attendez le réseau et connectez-vous avec le nouveau.</translation>
    </message>
</context>
<context>
    <name>paillasse::ui::ProgressPanel</name>
    <message>
        <source>%1 of %2</source>
        <translation>%1 sur %2</translation>
    </message>
    <message>
        <source>%1 per second</source>
        <translation>%1 par seconde</translation>
    </message>
    <message>
        <source>%1 left</source>
        <comment>time</comment>
        <translation>encore %1</translation>
    </message>
</context>
<context>
    <name>paillasse::ui::QrView</name>
    <message>
        <source>QR code for the authenticator; the same stands below for typing</source>
        <translation>Code QR pour l’application&#xa0;; le même figure dessous pour être tapé</translation>
    </message>
</context>
<context>
    <name>paillasse::ui::Rail</name>
    <message>
        <source>Lock</source>
        <translation>Verrouiller</translation>
    </message>
    <message>
        <source>Ctrl+L</source>
        <translation>Ctrl+L</translation>
    </message>
    <message>
        <source>Switch person</source>
        <translation>Passer la main</translation>
    </message>
    <message>
        <source>Ctrl+U</source>
        <translation>Ctrl+U</translation>
    </message>
    <message>
        <source>Appearance</source>
        <translation>Apparence</translation>
    </message>
    <message>
        <source>Ctrl+,</source>
        <translation>Ctrl+,</translation>
    </message>
    <message>
        <source>My account</source>
        <translation>Mon compte</translation>
    </message>
    <message>
        <source>Ctrl+M</source>
        <translation>Ctrl+M</translation>
    </message>
</context>
<context>
    <name>paillasse::ui::RailButton</name>
    <message>
        <source>%1, %2 waiting</source>
        <translation>%1, %2 en attente</translation>
    </message>
</context>
<context>
    <name>paillasse::ui::ReadFirstCard</name>
    <message>
        <source>Interpretation of version %1: %2</source>
        <translation>Interprétation de la version %1&#xa0;: %2</translation>
    </message>
    <message>
        <source>Fasting</source>
        <translation>À jeun</translation>
    </message>
    <message>
        <source>Not fasting</source>
        <translation>Non à jeun</translation>
    </message>
    <message>
        <source>Treatment: %1</source>
        <translation>Traitement&#xa0;: %1</translation>
    </message>
    <message>
        <source>Tube %1, %2: %3</source>
        <translation>Tube %1, %2&#xa0;: %3</translation>
    </message>
    <message>
        <source>No call for %1: %2</source>
        <translation>Pas d’appel pour %1&#xa0;: %2</translation>
    </message>
    <message>
        <source>Critical call %1 — %2 → %3%4</source>
        <translation>Appel critique %1 — %2 → %3%4</translation>
    </message>
    <message>
        <source>, read back</source>
        <translation>, relecture faite</translation>
    </message>
    <message>
        <source>, not reached</source>
        <translation>, non joint</translation>
    </message>
    <message>
        <source>retained</source>
        <translation>retenue</translation>
    </message>
    <message numerus="yes">
        <source>%1, %n measurements: %2</source>
        <translation>
            <numerusform>%1, %n mesure&#xa0;: %2</numerusform>
            <numerusform>%1, %n mesures&#xa0;: %2</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 was performed by %2: it is shown, and this report does not sign it</source>
        <translation>%1 a été réalisé par %2&#xa0;: affiché, non signé par ce compte rendu</translation>
    </message>
    <message>
        <source>%1 was sent back: %2</source>
        <translation>%1 a été renvoyé&#xa0;: %2</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>an examination, and the note on it</comment>
        <translation>%1&#xa0;: %2</translation>
    </message>
    <message>
        <source>retained: %1</source>
        <translation>retenue&#xa0;: %1</translation>
    </message>
    <message>
        <source>A rerun of %1 is asked for: %2</source>
        <translation>%1 est à refaire&#xa0;: %2</translation>
    </message>
</context>
<context>
    <name>paillasse::ui::ReaderWords</name>
    <message>
        <source>shortened</source>
        <translation>abrégé</translation>
    </message>
    <message>
        <source>no whole date</source>
        <translation>date incomplète</translation>
    </message>
    <message>
        <source>rounded to nine decimals</source>
        <translation>arrondi à neuf décimales</translation>
    </message>
    <message>
        <source>more than one</source>
        <translation>plus d’un</translation>
    </message>
    <message>
        <source>not in this input</source>
        <translation>absent de ces fichiers</translation>
    </message>
    <message>
        <source>nothing that is read refers to it</source>
        <translation>rien de ce qui est lu n’y renvoie</translation>
    </message>
    <message>
        <source>an answer: only its value is read</source>
        <translation>une réponse&#xa0;: seule sa valeur est lue</translation>
    </message>
    <message>
        <source>entered in error</source>
        <translation>saisi par erreur</translation>
    </message>
    <message>
        <source>another column has its target</source>
        <translation>une autre colonne a la même cible</translation>
    </message>
    <message>
        <source>left out by the mapping</source>
        <translation>laissé de côté par la table de correspondance</translation>
    </message>
    <message>
        <source>not in the mapping</source>
        <translation>absent de la table de correspondance</translation>
    </message>
    <message>
        <source>no date in that style</source>
        <translation>aucune date de ce style</translation>
    </message>
    <message>
        <source>the mapping tells no style of its dates</source>
        <translation>la table de correspondance ne dit pas le style de ses dates</translation>
    </message>
    <message>
        <source>no segment: taken as text of the one before</source>
        <translation>aucun segment&#xa0;: pris comme texte du précédent</translation>
    </message>
    <message>
        <source>of the file</source>
        <translation>du fichier</translation>
    </message>
    <message>
        <source>no result has its time</source>
        <translation>aucun résultat n’a son heure</translation>
    </message>
    <message>
        <source>no result has its laboratory</source>
        <translation>aucun résultat n’a son laboratoire</translation>
    </message>
    <message>
        <source>no base64</source>
        <translation>ce n’est pas du base64</translation>
    </message>
    <message>
        <source>DELETE: a person decides</source>
        <translation>DELETE&#xa0;: une personne décide</translation>
    </message>
    <message>
        <source>it has a line that is no segment</source>
        <translation>une de ses lignes n’est pas un segment</translation>
    </message>
    <message>
        <source>the bytes are no UTF-8; read as Windows-1252</source>
        <translation>les octets ne sont pas de l’UTF-8&#xa0;; lus en Windows-1252</translation>
    </message>
    <message>
        <source>neither an examination nor a result</source>
        <translation>ni examen ni résultat</translation>
    </message>
    <message>
        <source>too many</source>
        <translation>trop nombreux</translation>
    </message>
    <message>
        <source>too many numbers</source>
        <translation>trop de numéros</translation>
    </message>
    <message>
        <source>neither a code nor a value</source>
        <translation>ni code ni valeur</translation>
    </message>
    <message>
        <source>no word of table 0085</source>
        <translation>aucun mot de la table 0085</translation>
    </message>
    <message>
        <source>no word of table 0136</source>
        <translation>aucun mot de la table 0136</translation>
    </message>
    <message>
        <source>no word of table 0001</source>
        <translation>aucun mot de la table 0001</translation>
    </message>
    <message>
        <source>no word of its value set</source>
        <translation>aucun mot de sa liste de valeurs</translation>
    </message>
    <message>
        <source>kept as it was sent</source>
        <translation>gardé tel qu’il a été envoyé</translation>
    </message>
    <message>
        <source>a file beside the message</source>
        <translation>un fichier à côté du message</translation>
    </message>
    <message>
        <source>no laboratory result</source>
        <translation>ce n’est pas un résultat de laboratoire</translation>
    </message>
    <message>
        <source>taken as final</source>
        <translation>pris comme définitif</translation>
    </message>
    <message>
        <source>taken as routine</source>
        <translation>pris comme non urgent</translation>
    </message>
    <message>
        <source>nobody is named, and nothing is asked or told</source>
        <translation>personne n’est nommé, rien n’est demandé ni dit</translation>
    </message>
    <message>
        <source>the time of birth</source>
        <translation>l’heure de naissance</translation>
    </message>
    <message>
        <source>told twice</source>
        <translation>dit deux fois</translation>
    </message>
    <message>
        <source>of no second value</source>
        <translation>d’aucune deuxième valeur</translation>
    </message>
    <message>
        <source>no type of a value</source>
        <translation>aucun type de valeur</translation>
    </message>
    <message>
        <source>no word for a status</source>
        <translation>aucun mot pour un statut</translation>
    </message>
    <message>
        <source>no word for a sex</source>
        <translation>aucun mot pour un sexe</translation>
    </message>
    <message>
        <source>no word for a priority</source>
        <translation>aucun mot pour une urgence</translation>
    </message>
    <message>
        <source>no INSEE code</source>
        <translation>aucun code INSEE</translation>
    </message>
    <message>
        <source>neither yes nor no</source>
        <translation>ni oui ni non</translation>
    </message>
    <message>
        <source>no header of a patient is recognised</source>
        <translation>aucun en-tête de patient n’est reconnu</translation>
    </message>
    <message>
        <source>told differently in its rows</source>
        <translation>dit autrement d’une ligne à l’autre</translation>
    </message>
    <message>
        <source>told differently in one order</source>
        <translation>dit autrement dans une même demande</translation>
    </message>
    <message>
        <source>the day of birth: no whole date</source>
        <translation>le jour de naissance&#xa0;: date incomplète</translation>
    </message>
    <message>
        <source>the file&apos;s day: no whole date</source>
        <translation>le jour du fichier&#xa0;: date incomplète</translation>
    </message>
    <message>
        <source>it is larger than 16 MiB and was passed over</source>
        <translation>il dépasse 16 Mio et a été sauté</translation>
    </message>
    <message>
        <source>it is larger than 16 MiB: this is no table</source>
        <translation>elle dépasse 16 Mio&#xa0;: ce n’est pas un tableau</translation>
    </message>
    <message>
        <source>there are no columns in it: this is no table</source>
        <translation>elle n’a aucune colonne&#xa0;: ce n’est pas un tableau</translation>
    </message>
    <message>
        <source># cells where the header has #</source>
        <translation># cellules quand l’en-tête en a #</translation>
    </message>
    <message>
        <source>a quote in it is not closed</source>
        <translation>un guillemet n’y est pas fermé</translation>
    </message>
    <message>
        <source>there are NUL bytes in it: this is no text</source>
        <translation>elle contient des octets nuls&#xa0;: ce n’est pas du texte</translation>
    </message>
    <message>
        <source>the input is empty</source>
        <translation>le fichier est vide</translation>
    </message>
    <message>
        <source>this is XML: FHIR is read as JSON</source>
        <translation>c’est du XML&#xa0;: FHIR est lu en JSON</translation>
    </message>
    <message>
        <source>this is no FHIR resource</source>
        <translation>ce n’est pas une ressource FHIR</translation>
    </message>
    <message>
        <source>resources of this type are not read</source>
        <translation>les ressources de ce type ne sont pas lues</translation>
    </message>
    <message>
        <source>a resource that stands alone needs an id</source>
        <translation>une ressource isolée doit avoir un id</translation>
    </message>
    <message>
        <source>there is no resource in it</source>
        <translation>il ne contient aucune ressource</translation>
    </message>
    <message>
        <source>the patient has no name</source>
        <translation>le patient n’a pas de nom</translation>
    </message>
    <message>
        <source>bundles of this type are not read</source>
        <translation>les lots de ce type ne sont pas lus</translation>
    </message>
    <message>
        <source>bundles within a bundle are not read</source>
        <translation>un lot dans un lot n’est pas lu</translation>
    </message>
    <message>
        <source>there is no Patient in it</source>
        <translation>il ne contient aucun Patient</translation>
    </message>
    <message>
        <source>its patient is not in this input</source>
        <translation>son patient n’est pas dans ces fichiers</translation>
    </message>
    <message>
        <source>there is neither a named patient nor a request or result in it</source>
        <translation>ni patient nommé, ni demande, ni résultat</translation>
    </message>
    <message>
        <source>this stands outside any message</source>
        <translation>cette ligne est hors de tout message</translation>
    </message>
    <message>
        <source>this line is no segment</source>
        <translation>cette ligne n’est pas un segment</translation>
    </message>
    <message>
        <source>the message goes on in another one that is not in this input</source>
        <translation>le message continue dans un autre, absent de ces fichiers</translation>
    </message>
    <message>
        <source>there are no encoding characters</source>
        <translation>les caractères de codage manquent</translation>
    </message>
    <message>
        <source>these are no encoding characters</source>
        <translation>ce ne sont pas des caractères de codage</translation>
    </message>
    <message>
        <source>an encoding character stands for two things</source>
        <translation>un caractère de codage a deux sens</translation>
    </message>
    <message>
        <source>an encoding character is missing, and which one cannot be told</source>
        <translation>un caractère de codage manque, sans qu’on sache lequel</translation>
    </message>
    <message>
        <source>it announces # messages, the batch has #</source>
        <translation># messages annoncés, # dans le lot</translation>
    </message>
    <message>
        <source>messages of this type are not read</source>
        <translation>les messages de ce type ne sont pas lus</translation>
    </message>
    <message>
        <source>two patients in one message: a person decides what it means</source>
        <translation>deux patients dans un message&#xa0;: une personne en décide</translation>
    </message>
    <message>
        <source>merging and moving patients is a person&apos;s act, never an import&apos;s</source>
        <translation>fusionner ou déplacer des patients est l’acte d’une personne, jamais d’un import</translation>
    </message>
    <message>
        <source>there is no MSH segment: this is not HL7 v2 in its pipes</source>
        <translation>aucun segment MSH&#xa0;: ce n’est pas du HL7 v2</translation>
    </message>
    <message>
        <source>these lines are no header of a patient, and there are no results</source>
        <translation>ces lignes ne sont pas un en-tête de patient, et il n’y a aucun résultat</translation>
    </message>
    <message>
        <source>it announces # patients, there were #</source>
        <translation># patients annoncés, # trouvés</translation>
    </message>
    <message>
        <source>this stands outside any patient</source>
        <translation>cette ligne est hors de tout patient</translation>
    </message>
    <message>
        <source>there is no H segment before it</source>
        <translation>aucun segment H ne la précède</translation>
    </message>
    <message>
        <source>files of this type are not read</source>
        <translation>les fichiers de ce type ne sont pas lus</translation>
    </message>
    <message>
        <source>patient</source>
        <translation>patient</translation>
    </message>
    <message>
        <source>order</source>
        <translation>demande</translation>
    </message>
    <message>
        <source>order number</source>
        <translation>numéro de demande</translation>
    </message>
    <message>
        <source>lines</source>
        <translation>lignes</translation>
    </message>
    <message>
        <source>results</source>
        <translation>résultats</translation>
    </message>
    <message>
        <source>specimen</source>
        <translation>échantillon</translation>
    </message>
    <message>
        <source>examination</source>
        <translation>examen</translation>
    </message>
    <message>
        <source>unit</source>
        <translation>unité</translation>
    </message>
    <message>
        <source>priority</source>
        <translation>urgence</translation>
    </message>
    <message>
        <source>report</source>
        <translation>compte rendu</translation>
    </message>
    <message>
        <source>comment</source>
        <translation>commentaire</translation>
    </message>
    <message>
        <source>identity</source>
        <translation>identité</translation>
    </message>
    <message>
        <source>number</source>
        <translation>numéro</translation>
    </message>
    <message>
        <source>results or a request without a patient</source>
        <translation>des résultats ou une demande sans patient</translation>
    </message>
    <message>
        <source>it tells of an order and asks for nothing</source>
        <translation>il parle d’une demande et ne demande rien</translation>
    </message>
    <message>
        <source>its number is that of a patient with other traits</source>
        <translation>son numéro est celui d’un patient aux autres traits d’identité</translation>
    </message>
    <message>
        <source>its numbers belong to several patients here</source>
        <translation>ses numéros sont ici ceux de plusieurs patients</translation>
    </message>
    <message>
        <source>several patients here have these traits</source>
        <translation>plusieurs patients ont ici ces traits d’identité</translation>
    </message>
    <message>
        <source>a patient here has these traits but another number: a homonym, or the same person</source>
        <translation>un patient a ici ces traits d’identité et un autre numéro&#xa0;: un homonyme, ou la même personne</translation>
    </message>
    <message>
        <source>neither a number nor a birth date tells who this is</source>
        <translation>ni numéro ni date de naissance ne disent qui c’est</translation>
    </message>
    <message>
        <source>the patient is not named, and the numbers are not known here</source>
        <translation>le patient n’est pas nommé, et ses numéros sont inconnus ici</translation>
    </message>
    <message>
        <source>its numbers belong to several orders here</source>
        <translation>ses numéros sont ici ceux de plusieurs demandes</translation>
    </message>
    <message>
        <source>a cancellation of an order that is not here</source>
        <translation>l’annulation d’une demande absente d’ici</translation>
    </message>
    <message>
        <source>a cancellation of an examination that the order does not have</source>
        <translation>l’annulation d’un examen que la demande n’a pas</translation>
    </message>
    <message>
        <source>a cancellation came after the work was begun</source>
        <translation>une annulation venue après le début du travail</translation>
    </message>
    <message>
        <source>there are no results in it</source>
        <translation>il ne contient aucun résultat</translation>
    </message>
    <message>
        <source>there is nothing in it that a line could hold</source>
        <translation>il ne contient rien qu’une ligne puisse porter</translation>
    </message>
    <message>
        <source>results that match no order</source>
        <translation>des résultats qui ne correspondent à aucune demande</translation>
    </message>
    <message>
        <source>the order of that label is another patient&apos;s</source>
        <translation>la demande de cette étiquette est celle d’un autre patient</translation>
    </message>
    <message>
        <source>the instrument rejects a tube: a person decides</source>
        <translation>l’automate refuse un tube&#xa0;: une personne décide</translation>
    </message>
    <message>
        <source>an order that is here as routine is called urgent now</source>
        <translation>une demande non urgente ici est dite urgente</translation>
    </message>
    <message>
        <source>an examination that the catalogue does not have</source>
        <translation>un examen absent du catalogue</translation>
    </message>
    <message>
        <source>a result in another unit than the catalogue&apos;s</source>
        <translation>un résultat dans une autre unité que celle du catalogue</translation>
    </message>
    <message>
        <source>a result that was not asked for</source>
        <translation>un résultat qui n’était pas demandé</translation>
    </message>
    <message>
        <source>another laboratory&apos;s result for an examination that is asked of this one: kept beside it, the line still waits</source>
        <translation>le résultat d’un autre laboratoire pour un examen demandé à celui-ci&#xa0;: gardé à côté, la ligne attend encore</translation>
    </message>
    <message>
        <source>a result came after the report was released</source>
        <translation>un résultat venu après le compte rendu</translation>
    </message>
    <message>
        <source>several values of one examination: all are kept on its line, a person says which counts</source>
        <translation>plusieurs valeurs d’un examen&#xa0;: toutes sont gardées sur sa ligne, une personne dit laquelle compte</translation>
    </message>
    <message>
        <source>an examination is called not performed after it had a value</source>
        <translation>un examen dit non réalisé après avoir eu une valeur</translation>
    </message>
    <message>
        <source>another laboratory did not perform what is asked of this one: the line still waits</source>
        <translation>un autre laboratoire n’a pas réalisé ce qui est demandé à celui-ci&#xa0;: la ligne attend encore</translation>
    </message>
    <message>
        <source>a document came along: it is kept as it was sent</source>
        <translation>un document l’accompagne&#xa0;: il est gardé tel qu’il a été envoyé</translation>
    </message>
    <message>
        <source>a result is withdrawn by its sender: a person says what becomes of it</source>
        <translation>un résultat est retiré par son émetteur&#xa0;: une personne dit ce qu’il devient</translation>
    </message>
    <message>
        <source>a text that is longer than a line can hold: it is kept whole as it was sent</source>
        <translation>un texte plus long que ce qu’une ligne peut porter&#xa0;: il est gardé entier, tel qu’envoyé</translation>
    </message>
    <message>
        <source>a result that does not say of which examination it is</source>
        <translation>un résultat qui ne dit pas de quel examen il est</translation>
    </message>
    <message>
        <source>a value that its sender calls not performed</source>
        <translation>une valeur que son émetteur dit non réalisée</translation>
    </message>
    <message>
        <source>an examination that the instrument did not perform</source>
        <translation>un examen que l’automate n’a pas réalisé</translation>
    </message>
    <message>
        <source>a correction without a value</source>
        <translation>une correction sans valeur</translation>
    </message>
    <message>
        <source>its requester rejects a tube that work was begun on: a person decides</source>
        <translation>le demandeur refuse un tube sur lequel le travail a commencé&#xa0;: une personne décide</translation>
    </message>
    <message>
        <source>the store does not permit it to an import</source>
        <translation>le serveur ne le permet pas à un import</translation>
    </message>
    <message>
        <source>it depends on a line that an import may not see</source>
        <translation>cela dépend d’une ligne qu’un import ne peut pas voir</translation>
    </message>
    <message>
        <source>it belongs to another laboratory</source>
        <translation>cela appartient à un autre laboratoire</translation>
    </message>
    <message>
        <source>what it belongs to is not here</source>
        <translation>ce à quoi cela appartient n’est pas ici</translation>
    </message>
    <message>
        <source>it is here already, with other contents</source>
        <translation>c’est déjà ici, avec un autre contenu</translation>
    </message>
    <message>
        <source>it does not fit what it is meant for</source>
        <translation>cela ne convient pas à son objet</translation>
    </message>
    <message>
        <source>the order has no such line</source>
        <translation>la demande n’a pas cette ligne</translation>
    </message>
    <message>
        <source>the order has no such tube</source>
        <translation>la demande n’a pas ce tube</translation>
    </message>
    <message>
        <source>the line has no such measurement</source>
        <translation>la ligne n’a pas cette mesure</translation>
    </message>
    <message>
        <source>something is missing in it, or there is more of it than one order can hold</source>
        <translation>il y manque quelque chose, ou il y en a plus qu’une demande ne peut porter</translation>
    </message>
    <message>
        <source>the line was changed here at the same time</source>
        <translation>la ligne a été modifiée ici au même moment</translation>
    </message>
    <message>
        <source>another value was chosen here at the same time</source>
        <translation>une autre valeur a été choisie ici au même moment</translation>
    </message>
    <message>
        <source>there is no value yet</source>
        <translation>il n’y a pas encore de valeur</translation>
    </message>
    <message>
        <source>the line or the tube is in a state that does not allow it</source>
        <translation>l’état de la ligne ou du tube ne le permet pas</translation>
    </message>
    <message>
        <source>the line was released: only a person opens it again</source>
        <translation>la ligne est validée&#xa0;: seule une personne la rouvre</translation>
    </message>
    <message>
        <source>a critical value has no answer yet</source>
        <translation>une valeur critique n’a pas encore de réponse</translation>
    </message>
    <message>
        <source>quality control rejects</source>
        <translation>le contrôle de qualité refuse</translation>
    </message>
    <message>
        <source>who entered cannot validate</source>
        <translation>qui a saisi ne peut pas valider</translation>
    </message>
    <message>
        <source>the tube was rejected</source>
        <translation>le tube a été refusé</translation>
    </message>
    <message>
        <source>it needs a reason, and none is told</source>
        <translation>il faut un motif, et aucun n’est dit</translation>
    </message>
    <message>
        <source>its signature does not hold</source>
        <translation>sa signature ne tient pas</translation>
    </message>
    <message>
        <source>it does not match what the store has</source>
        <translation>cela ne correspond pas à ce que le serveur a</translation>
    </message>
    <message>
        <source>its number was not given out by this store</source>
        <translation>son numéro n’a pas été donné par ce serveur</translation>
    </message>
    <message>
        <source>the same act came before with other contents</source>
        <translation>le même acte est déjà venu avec un autre contenu</translation>
    </message>
    <message>
        <source>its author is at work elsewhere</source>
        <translation>son auteur travaille ailleurs</translation>
    </message>
    <message>
        <source>its author may no longer act</source>
        <translation>son auteur ne peut plus agir</translation>
    </message>
    <message>
        <source>it can only be done with the store&apos;s answer</source>
        <translation>cela ne se fait qu’avec la réponse du serveur</translation>
    </message>
    <message>
        <source>it mixes lines of two confidential classes</source>
        <translation>cela mêle des lignes de deux classes confidentielles</translation>
    </message>
    <message>
        <source>it needs a code that an import does not have</source>
        <translation>il faut un code qu’un import n’a pas</translation>
    </message>
    <message>
        <source>another laboratory&apos;s result is neither validated nor signed here</source>
        <translation>le résultat d’un autre laboratoire n’est ici ni validé ni signé</translation>
    </message>
    <message>
        <source>the examination belongs to another class or bench than the line says</source>
        <translation>l’examen est d’une autre classe ou paillasse que ne le dit la ligne</translation>
    </message>
    <message>
        <source>the calculated value can no longer be given: one of its inputs is gone</source>
        <translation>la valeur calculée ne peut plus être donnée&#xa0;: une de ses données a disparu</translation>
    </message>
    <message>
        <source>the store refuses it</source>
        <translation>le serveur le refuse</translation>
    </message>
    <message>
        <source>patient identifiers</source>
        <translation>identifiants du patient</translation>
    </message>
    <message>
        <source>patient name</source>
        <translation>nom du patient</translation>
    </message>
    <message>
        <source>patient traits</source>
        <translation>traits d’identité</translation>
    </message>
    <message>
        <source>this is no JSON</source>
        <translation>ce n’est pas du JSON</translation>
    </message>
    <message>
        <source>the patient</source>
        <translation>le patient</translation>
    </message>
    <message>
        <source>the order</source>
        <translation>la demande</translation>
    </message>
    <message>
        <source>the lines before the results</source>
        <translation>les lignes avant les résultats</translation>
    </message>
    <message>
        <source>line #</source>
        <translation>ligne #</translation>
    </message>
    <message>
        <source>row #</source>
        <translation>ligne #</translation>
    </message>
    <message>
        <source>byte #</source>
        <translation>octet #</translation>
    </message>
    <message>
        <source>(line #)</source>
        <translation>(ligne #)</translation>
    </message>
    <message>
        <source>the day of birth</source>
        <translation>le jour de naissance</translation>
    </message>
    <message>
        <source>the file&apos;s day</source>
        <translation>le jour du fichier</translation>
    </message>
    <message>
        <source>the mapping</source>
        <translation>la table de correspondance</translation>
    </message>
    <message>
        <source>the text</source>
        <translation>le texte</translation>
    </message>
    <message>
        <source>there is nothing in it that is read in this format</source>
        <translation>il ne contient rien qui se lise dans ce format</translation>
    </message>
    <message>
        <source>no time is told, and so it cannot be known whether it is of the mandate&apos;s period: left out</source>
        <translation>aucune heure n’est dite, et l’on ne sait donc pas si c’est de la période du mandat&#xa0;: laissé de côté</translation>
    </message>
    <message>
        <source>it does not unpack: it is damaged</source>
        <translation>il ne se décompresse pas&#xa0;: il est abîmé</translation>
    </message>
    <message>
        <source>it unpacks to more than # times its size: that is no export</source>
        <translation>décompressé, il fait plus de # fois sa taille&#xa0;: ce n’est pas un export</translation>
    </message>
    <message>
        <source>it unpacks to more than # bytes</source>
        <translation>décompressé, il fait plus de # octets</translation>
    </message>
    <message>
        <source>it is an archive (zip, or a spreadsheet), and archives are not unpacked here: unpack it on an encrypted volume of this machine, and name the files or their folder; one file by itself may be a .gz</source>
        <translation>c’est une archive (zip, ou un tableur), et les archives ne sont pas ouvertes ici&#xa0;: ouvrez-la sur un volume chiffré de cette machine et nommez les fichiers ou leur dossier&#xa0;; un fichier seul peut être un .gz</translation>
    </message>
    <message>
        <source>it is an archive (tar), and archives are not unpacked here: unpack it on an encrypted volume of this machine, and name the files or their folder; one file by itself may be a .gz</source>
        <translation>c’est une archive (tar), et les archives ne sont pas ouvertes ici&#xa0;: ouvrez-la sur un volume chiffré de cette machine et nommez les fichiers ou leur dossier&#xa0;; un fichier seul peut être un .gz</translation>
    </message>
    <message>
        <source>the file</source>
        <translation>le fichier</translation>
    </message>
    <message>
        <source># orders</source>
        <translation># demandes</translation>
    </message>
    <message>
        <source># order</source>
        <translation># demande</translation>
    </message>
    <message>
        <source>not that of its data</source>
        <translation>ce n’est pas celle de ses données</translation>
    </message>
    <message>
        <source>another than who it was asked for</source>
        <translation>d’un autre patient que celui de la demande</translation>
    </message>
</context>
<context>
    <name>paillasse::ui::ReasonDialog</name>
    <message>
        <source>Remark</source>
        <translation>Remarque</translation>
    </message>
    <message>
        <source>Say which</source>
        <translation>Précisez</translation>
    </message>
    <message>
        <source>Remark, if needed</source>
        <translation>Remarque, au besoin</translation>
    </message>
    <message>
        <source>Draft resumed</source>
        <translation>Brouillon repris</translation>
    </message>
</context>
<context>
    <name>paillasse::ui::ReceptionPage</name>
    <message>
        <source>Search a patient (Ctrl+F), scan a tube, or choose an order on the left.</source>
        <translation>Cherchez un patient (Ctrl+F), scannez un tube, ou choisissez une demande à gauche.</translation>
    </message>
    <message>
        <source>Patient saved</source>
        <translation>Patient enregistré</translation>
    </message>
    <message>
        <source>Order %1 placed. Ctrl+P prints its labels, F12 receives its tubes.</source>
        <translation>Demande %1 enregistrée. Ctrl+P imprime ses étiquettes, F12 reçoit ses tubes.</translation>
    </message>
    <message>
        <source>%1 is in the directory now.</source>
        <translation>%1 est maintenant dans l’annuaire.</translation>
    </message>
    <message>
        <source>To receive</source>
        <translation>À recevoir</translation>
    </message>
    <message>
        <source>Today&apos;s orders</source>
        <translation>Demandes du jour</translation>
    </message>
    <message>
        <source>New patient, after a search</source>
        <translation>Nouveau patient, après une recherche</translation>
    </message>
    <message>
        <source>New order for the patient in front</source>
        <translation>Nouvelle demande pour le patient affiché</translation>
    </message>
    <message>
        <source>Save what is typed</source>
        <translation>Enregistrer la saisie</translation>
    </message>
    <message>
        <source>Accept a tube with a remark</source>
        <translation>Accepter un tube avec réserve</translation>
    </message>
    <message>
        <source>Reject a tube</source>
        <translation>Refuser un tube</translation>
    </message>
    <message>
        <source>Add examinations</source>
        <translation>Ajouter des examens</translation>
    </message>
    <message>
        <source>Cancel an examination</source>
        <translation>Annuler un examen</translation>
    </message>
    <message>
        <source>Print the labels</source>
        <translation>Imprimer les étiquettes</translation>
    </message>
    <message>
        <source>Save what is typed here first (Ctrl+↵), or give it up (Esc).</source>
        <translation>Enregistrez d’abord cette saisie (Ctrl+↵), ou abandonnez-la (Échap).</translation>
    </message>
    <message>
        <source>Typing error</source>
        <translation>Faute de frappe</translation>
    </message>
    <message>
        <source>Identity document shown</source>
        <translation>Pièce d’identité présentée</translation>
    </message>
    <message>
        <source>Change of civil status</source>
        <translation>Changement d’état civil</translation>
    </message>
    <message>
        <source>New address or telephone</source>
        <translation>Nouvelle adresse ou nouveau téléphone</translation>
    </message>
    <message>
        <source>Other</source>
        <translation>Autre</translation>
    </message>
    <message>
        <source>Correct the patient</source>
        <translation>Corriger le patient</translation>
    </message>
    <message>
        <source>Every report from now on bears what you typed. Why is it corrected?</source>
        <translation>Tout compte rendu à venir portera ce que vous avez tapé. Pourquoi cette correction&#xa0;?</translation>
    </message>
    <message>
        <source>Correct</source>
        <translation>Corriger</translation>
    </message>
    <message>
        <source>Give up?</source>
        <translation>Abandonner&#xa0;?</translation>
    </message>
    <message>
        <source>What was typed here is not saved yet.</source>
        <translation>Ce qui est tapé ici n’est pas encore enregistré.</translation>
    </message>
    <message>
        <source>Go on typing</source>
        <translation>Continuer la saisie</translation>
    </message>
    <message>
        <source>Give it up</source>
        <translation>Abandonner</translation>
    </message>
    <message>
        <source>Reception</source>
        <translation>Réception</translation>
    </message>
    <message>
        <source>Name, birth date, NIR, tube…</source>
        <translation>Nom, date de naissance, NIR, tube…</translation>
    </message>
    <message>
        <source>Choose a tube that has come</source>
        <translation>Choisir un tube arrivé</translation>
    </message>
    <message>
        <source>Receive the tubes chosen, or all</source>
        <translation>Recevoir les tubes choisis, ou tous</translation>
    </message>
    <message>
        <source>The entry of %1 is corrected.</source>
        <translation>La fiche de %1 est corrigée.</translation>
    </message>
</context>
<context>
    <name>paillasse::ui::ReceptionPresenter</name>
    <message>
        <source>Order</source>
        <translation>Demande</translation>
    </message>
    <message>
        <source>Placed</source>
        <translation>Créée le</translation>
    </message>
    <message>
        <source>Entered</source>
        <translation>Saisis</translation>
    </message>
    <message>
        <source>State</source>
        <translation>État</translation>
    </message>
    <message>
        <source>Nobody was found. Look again with the birth date first, then create the patient.</source>
        <translation>Personne n’a été trouvé. Cherchez encore par la date de naissance, puis créez le patient.</translation>
    </message>
    <message>
        <source>to receive</source>
        <translation>à recevoir</translation>
    </message>
    <message>
        <source>released</source>
        <translation>validée</translation>
    </message>
    <message>
        <source>Nobody was found among the patients that have come so far.</source>
        <translation>Personne n’a été trouvé parmi les patients déjà arrivés.</translation>
    </message>
    <message>
        <source>No order bears the number %1, here or at the store. Read the label again, or search the patient by name.</source>
        <translation>Aucune demande ne porte le numéro %1, ni ici ni au serveur. Relisez l’étiquette, ou cherchez le patient par son nom.</translation>
    </message>
    <message>
        <source>Order %1 is not on this workstation, and the store cannot be asked now. Search the patient by name, or scan it again when the store is back.</source>
        <translation>La demande %1 n’est pas sur ce poste, et le serveur est injoignable. Cherchez le patient par son nom, ou relisez l’étiquette au retour du serveur.</translation>
    </message>
</context>
<context>
    <name>paillasse::ui::ReceptionSide</name>
    <message>
        <source>Patients found</source>
        <translation>Patients trouvés</translation>
    </message>
    <message>
        <source>None of these: new patient</source>
        <translation>Aucun d’eux&#xa0;: nouveau patient</translation>
    </message>
    <message>
        <source>Orders at the reception</source>
        <translation>Demandes à la réception</translation>
    </message>
    <message>
        <source>▲ %1</source>
        <translation>▲ %1</translation>
    </message>
    <message>
        <source>New patient</source>
        <translation>Nouveau patient</translation>
    </message>
</context>
<context>
    <name>paillasse::ui::Recipients</name>
    <message>
        <source>The patient, in person</source>
        <translation>Le patient, en main propre</translation>
    </message>
    <message>
        <source>Somebody else</source>
        <translation>Quelqu’un d’autre</translation>
    </message>
</context>
<context>
    <name>paillasse::ui::RecoveryForm</name>
    <message>
        <source>Your recovery codes</source>
        <translation>Vos codes de secours</translation>
    </message>
    <message>
        <source>Each of these stands in once for the telephone, should it be lost. They are shown now and never again: print them, and keep the sheet away from this workstation.</source>
        <translation>Chacun remplace une fois le téléphone, s’il est perdu. Ils sont affichés maintenant et plus jamais&#xa0;: imprimez-les, et gardez la feuille loin de ce poste.</translation>
    </message>
    <message>
        <source>Recovery codes</source>
        <translation>Codes de secours</translation>
    </message>
    <message>
        <source>Print</source>
        <translation>Imprimer</translation>
    </message>
    <message>
        <source>I keep them safe</source>
        <translation>Je les garde en lieu sûr</translation>
    </message>
</context>
<context>
    <name>paillasse::ui::RefusalWords</name>
    <message>
        <source>You do not have the right to do this here. Ask the person in charge of rights.</source>
        <translation>Vous n’avez pas le droit de faire cela ici. Adressez-vous à la personne chargée des droits.</translation>
    </message>
    <message>
        <source>This depends on a confidential examination that you may not see.</source>
        <translation>Cela dépend d’un examen confidentiel que vous ne pouvez pas voir.</translation>
    </message>
    <message>
        <source>This belongs to another laboratory.</source>
        <translation>Cela appartient à un autre laboratoire.</translation>
    </message>
    <message>
        <source>The record is not known to the store. Synchronise, then try again.</source>
        <translation>Le dossier n’est pas connu du serveur. Synchronisez, puis recommencez.</translation>
    </message>
    <message>
        <source>It exists already.</source>
        <translation>Cela existe déjà.</translation>
    </message>
    <message>
        <source>This cannot be done to this record.</source>
        <translation>Cela ne peut pas se faire sur ce dossier.</translation>
    </message>
    <message>
        <source>The examination is no longer on the order. Read it again.</source>
        <translation>L’examen n’est plus sur la demande. Relisez-la.</translation>
    </message>
    <message>
        <source>The tube is not on the order.</source>
        <translation>Le tube n’est pas sur la demande.</translation>
    </message>
    <message>
        <source>The measurement is not on the line any more. Read it again.</source>
        <translation>La mesure n’est plus sur la ligne. Relisez-la.</translation>
    </message>
    <message>
        <source>Something is missing or too long. Check what was entered.</source>
        <translation>Quelque chose manque ou est trop long. Vérifiez la saisie.</translation>
    </message>
    <message>
        <source>Somebody changed this line meanwhile. Read it again, then decide.</source>
        <translation>Quelqu’un a modifié cette ligne entre-temps. Relisez-la, puis décidez.</translation>
    </message>
    <message>
        <source>Somebody else&apos;s measurement is the retained one now. Compare both, then choose.</source>
        <translation>La mesure d’une autre personne est retenue maintenant. Comparez les deux, puis choisissez.</translation>
    </message>
    <message>
        <source>There is no result to validate yet.</source>
        <translation>Il n’y a pas encore de résultat à valider.</translation>
    </message>
    <message>
        <source>The line is not in a state that allows this.</source>
        <translation>L’état de la ligne ne le permet pas.</translation>
    </message>
    <message>
        <source>The result is released. It must be opened again for a correction first.</source>
        <translation>Le résultat est libéré. Il faut d’abord le rouvrir pour une correction.</translation>
    </message>
    <message>
        <source>A critical value waits for its call (F8), a rerun (F7) or a reason.</source>
        <translation>Une valeur critique attend son appel (F8), une nouvelle mesure (F7) ou un motif.</translation>
    </message>
    <message>
        <source>Quality control rejects this bench. Record the action and an acceptable control first.</source>
        <translation>Le contrôle de qualité rejette cette paillasse. Notez d’abord l’action et un contrôle acceptable.</translation>
    </message>
    <message>
        <source>You entered this result: another biologist must validate it.</source>
        <translation>Vous avez saisi ce résultat&#xa0;: un autre biologiste doit le valider.</translation>
    </message>
    <message>
        <source>The tube was rejected. A new one is needed.</source>
        <translation>Le tube a été refusé. Il en faut un nouveau.</translation>
    </message>
    <message>
        <source>A reason is needed.</source>
        <translation>Il faut un motif.</translation>
    </message>
    <message>
        <source>The signature is not open or does not fit. Open the signature again.</source>
        <translation>La signature n’est pas ouverte ou ne convient pas. Ouvrez-la de nouveau.</translation>
    </message>
    <message>
        <source>The results changed since you read them. Read them again, then sign.</source>
        <translation>Les résultats ont changé depuis votre lecture. Relisez-les, puis signez.</translation>
    </message>
    <message>
        <source>The number does not belong to this workstation. Take a new one.</source>
        <translation>Le numéro n’appartient pas à ce poste. Prenez-en un nouveau.</translation>
    </message>
    <message>
        <source>This act was already received with other content. Make it again.</source>
        <translation>Cet acte a déjà été reçu avec un autre contenu. Refaites-le.</translation>
    </message>
    <message>
        <source>Your session went on at another workstation meanwhile.</source>
        <translation>Votre session a continué entre-temps sur un autre poste.</translation>
    </message>
    <message>
        <source>The account is closed.</source>
        <translation>Le compte est fermé.</translation>
    </message>
    <message>
        <source>This needs the store, which cannot be reached now.</source>
        <translation>Il faut le serveur, qui est injoignable pour le moment.</translation>
    </message>
    <message>
        <source>One interpretation cannot speak of examinations of two confidential kinds. Release them one kind at a time.</source>
        <translation>Une interprétation ne peut pas porter sur deux sortes d’examens confidentiels. Libérez-les une sorte à la fois.</translation>
    </message>
    <message>
        <source>It was refused.</source>
        <translation>C’est refusé.</translation>
    </message>
    <message>
        <source>The disk is full: nothing was saved. Make room, then press the key again.</source>
        <translation>Le disque est plein&#xa0;: rien n’a été enregistré. Faites de la place, puis recommencez.</translation>
    </message>
    <message>
        <source>The store cannot be reached: this needs it. Nothing was done.</source>
        <translation>Le serveur est injoignable et il est nécessaire. Rien n’a été fait.</translation>
    </message>
    <message>
        <source>It could not be saved (%1). Nothing was done.</source>
        <translation>L’enregistrement a échoué (%1). Rien n’a été fait.</translation>
    </message>
    <message>
        <source>The signature is no longer open. Open it again with your code, then once more.</source>
        <translation>La signature n’est plus ouverte. Rouvrez-la avec votre code, puis recommencez.</translation>
    </message>
    <message>
        <source>This result is another laboratory&apos;s. It is shown, and cannot be validated or signed here.</source>
        <translation>Ce résultat vient d’un autre laboratoire. Il est affiché, et ne peut être ni validé ni signé ici.</translation>
    </message>
    <message>
        <source>The store’s disk is full: it keeps nothing new. Nothing was done. Tell the administrator, then try again.</source>
        <translation>Le disque du serveur est plein&#xa0;: rien de nouveau n’y est conservé. Rien n’a été fait. Prévenez l’administrateur, puis recommencez.</translation>
    </message>
    <message>
        <source>The catalogue or the patient changed meanwhile: this examination is confidential, or done at another bench. Ask for it anew.</source>
        <translation>Le catalogue ou le patient a changé entre-temps&#xa0;: cet examen est confidentiel, ou se fait à une autre paillasse. Demandez-le de nouveau.</translation>
    </message>
    <message>
        <source>One of the results that this value is calculated from is gone: it cannot be given. It waits again at the bench.</source>
        <translation>Un des résultats dont cette valeur est calculée n’est plus là&#xa0;: elle ne peut pas être rendue. Elle attend de nouveau à la paillasse.</translation>
    </message>
</context>
<context>
    <name>paillasse::ui::Registration</name>
    <message>
        <source>Somebody with this name and birth date, or this number, is known already. Open them, or save again to create another person all the same.</source>
        <translation>Quelqu’un est déjà connu avec ce nom et cette date de naissance, ou avec ce numéro. Ouvrez sa fiche, ou enregistrez encore pour créer malgré tout une autre personne.</translation>
    </message>
    <message>
        <source>This workstation has no number left, and the store cannot be reached for more. What you typed stays here.</source>
        <translation>Ce poste n’a plus de numéro disponible, et le serveur est injoignable. Votre saisie reste ici.</translation>
    </message>
    <message>
        <source>No number could be taken. What you typed stays here; try again.</source>
        <translation>Aucun numéro n’a pu être pris. Votre saisie reste ici&#xa0;; recommencez.</translation>
    </message>
    <message>
        <source>Offline: this workstation has no patient number left, and needs the store for more. Nobody can be registered until it is back.</source>
        <translation>Hors ligne&#xa0;: ce poste n’a plus de numéro de patient, et seul le serveur en donne d’autres. Personne ne peut être enregistré avant son retour.</translation>
    </message>
    <message>
        <source>Offline: this workstation has no order number left, and needs the store for more. No order can be placed until it is back.</source>
        <translation>Hors ligne&#xa0;: ce poste n’a plus de numéro de demande, et seul le serveur en donne d’autres. Aucune demande ne peut être créée avant son retour.</translation>
    </message>
</context>
<context>
    <name>paillasse::ui::ReportPrinter</name>
    <message>
        <source>printer</source>
        <translation>imprimante</translation>
    </message>
</context>
<context>
    <name>paillasse::ui::ReportsPage</name>
    <message>
        <source>Reports</source>
        <translation>Comptes rendus</translation>
    </message>
    <message>
        <source>Choose a report on the left.</source>
        <translation>Choisissez un compte rendu à gauche.</translation>
    </message>
    <message>
        <source>Version of the report</source>
        <translation>Version du compte rendu</translation>
    </message>
    <message>
        <source>The report</source>
        <translation>Le compte rendu</translation>
    </message>
    <message>
        <source>Correct…</source>
        <translation>Corriger…</translation>
    </message>
    <message>
        <source>Withdraw…</source>
        <translation>Retirer…</translation>
    </message>
    <message>
        <source>Delivered to…</source>
        <translation>Remis à…</translation>
    </message>
    <message>
        <source>Print</source>
        <translation>Imprimer</translation>
    </message>
    <message>
        <source>Released</source>
        <translation>Libérés</translation>
    </message>
    <message>
        <source>To deliver</source>
        <translation>À remettre</translation>
    </message>
    <message>
        <source>Print, and record it</source>
        <translation>Imprimer, et le noter</translation>
    </message>
    <message>
        <source>Record a delivery</source>
        <translation>Noter une remise</translation>
    </message>
    <message>
        <source>Open for a correction</source>
        <translation>Rouvrir pour une correction</translation>
    </message>
    <message>
        <source>Version %1 · %2</source>
        <translation>Version %1 · %2</translation>
    </message>
    <message>
        <source>registered copy</source>
        <translation>exemplaire enregistré</translation>
    </message>
    <message>
        <source>not the registered copy</source>
        <translation>pas l’exemplaire enregistré</translation>
    </message>
    <message>
        <source>changed since the report</source>
        <translation>modifié depuis le compte rendu</translation>
    </message>
    <message>
        <source>The report could not be printed. Nothing was recorded.</source>
        <translation>Le compte rendu n’a pas pu être imprimé. Rien n’a été noté.</translation>
    </message>
    <message>
        <source>Delivered to</source>
        <translation>Remis à</translation>
    </message>
    <message>
        <source>Who received this version?</source>
        <translation>Qui a reçu cette version&#xa0;?</translation>
    </message>
    <message>
        <source>Record</source>
        <translation>Enregistrer</translation>
    </message>
    <message>
        <source>Wrong patient</source>
        <translation>Erreur de patient</translation>
    </message>
    <message>
        <source>Results in error</source>
        <translation>Résultats erronés</translation>
    </message>
    <message>
        <source>Other</source>
        <translation>Autre</translation>
    </message>
    <message>
        <source>Withdraw the report</source>
        <translation>Retirer le compte rendu</translation>
    </message>
    <message>
        <source>It stays in the record, marked as withdrawn. Why?</source>
        <translation>Il reste au dossier, marqué comme retiré. Pourquoi&#xa0;?</translation>
    </message>
    <message>
        <source>Withdraw</source>
        <translation>Retirer</translation>
    </message>
    <message>
        <source>A result is in doubt</source>
        <translation>Un résultat est en doute</translation>
    </message>
    <message>
        <source>The interpretation must change</source>
        <translation>L’interprétation doit changer</translation>
    </message>
    <message>
        <source>Correct the report</source>
        <translation>Corriger le compte rendu</translation>
    </message>
    <message>
        <source>Open for correction</source>
        <translation>Ouvrir la correction</translation>
    </message>
    <message>
        <source>Number, patient, birth date…</source>
        <translation>Numéro, patient, date de naissance…</translation>
    </message>
    <message>
        <source>When</source>
        <translation>Quand</translation>
    </message>
    <message>
        <source>To</source>
        <translation>À</translation>
    </message>
    <message>
        <source>How</source>
        <translation>Comment</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>Version</translation>
    </message>
    <message>
        <source>By</source>
        <translation>Par</translation>
    </message>
    <message>
        <source>Who received it</source>
        <translation>Qui l’a reçu</translation>
    </message>
    <message>
        <source>changed since printed</source>
        <translation>modifié depuis l’impression</translation>
    </message>
    <message>
        <source>a newer version, or newer results, than the copy that was printed last</source>
        <translation>une version ou des résultats plus récents que le dernier exemplaire imprimé</translation>
    </message>
    <message>
        <source>This copy is not registered, so nobody could check it: it is not printed. A biologist opens the report once, which registers it.</source>
        <translation>Cet exemplaire n’est pas enregistré&#xa0;: personne ne pourrait le vérifier, il n’est donc pas imprimé. Un biologiste ouvre le compte rendu une fois, ce qui l’enregistre.</translation>
    </message>
    <message>
        <source>Offline: correcting and withdrawing need the store. Printing and deliveries go on, and are sent later.</source>
        <translation>Hors ligne&#xa0;: corriger et retirer demandent le serveur. L’impression et les remises continuent et seront envoyées plus tard.</translation>
    </message>
    <message>
        <source>Nobody has received it, as far as is recorded here.</source>
        <translation>Personne ne l’a reçu, d’après ce qui est noté ici.</translation>
    </message>
    <message>
        <source>Received it, and must be told: %1</source>
        <translation>L’ont reçu et doivent être prévenus&#xa0;: %1</translation>
    </message>
    <message>
        <source>Printed unreleased</source>
        <translation>Imprimés non libérés</translation>
    </message>
    <message>
        <source>Nothing of this order is released yet.</source>
        <translation>Rien de cette demande n’est encore libéré.</translation>
    </message>
    <message>
        <source>These results were handed out before their release: %1.
They stay listed until a biologist has signed the report that replaces them.</source>
        <translation>Ces résultats ont été remis avant leur libération&#xa0;: %1.
Ils restent dans la liste tant qu’un biologiste n’a pas signé le compte rendu qui les remplace.</translation>
    </message>
    <message>
        <source>The released version stays valid until a corrected one is signed. What must change?</source>
        <translation>La version libérée reste valable jusqu’à la signature d’une version corrigée. Que faut-il changer&#xa0;?</translation>
    </message>
    <message>
        <source>Who is this copy for?</source>
        <translation>Pour qui est cet exemplaire&#xa0;?</translation>
    </message>
    <message>
        <source>Print the report</source>
        <translation>Imprimer le compte rendu</translation>
    </message>
    <message>
        <source>identity changed since</source>
        <translation>identité modifiée depuis</translation>
    </message>
    <message>
        <source>The patient&apos;s identity has changed</source>
        <translation>L’identité du patient a changé</translation>
    </message>
    <message>
        <source>the patient&apos;s record names them otherwise than this report: it can be corrected</source>
        <translation>le dossier du patient le nomme autrement que ce compte rendu, qui peut être corrigé</translation>
    </message>
</context>
<context>
    <name>paillasse::ui::ReportsPresenter</name>
    <message>
        <source>The report could not be laid out.</source>
        <translation>Le compte rendu n’a pas pu être mis en page.</translation>
    </message>
    <message>
        <source>Delivery recorded: %1.</source>
        <translation>Remise notée&#xa0;: %1.</translation>
    </message>
    <message>
        <source>The report is withdrawn. Tell those who received it.</source>
        <translation>Le compte rendu est retiré. Prévenez ceux qui l’ont reçu.</translation>
    </message>
    <message>
        <source>Opened for a correction: the results are at the bench again. The released report stays until the corrected one is signed.</source>
        <translation>Rouvert pour une correction&#xa0;: les résultats sont de nouveau à la paillasse. Le compte rendu libéré demeure jusqu’à la signature du corrigé.</translation>
    </message>
    <message>
        <source>Searched on this workstation only: older reports are at the store, which cannot be reached.</source>
        <translation>Recherche limitée à ce poste&#xa0;: les comptes rendus plus anciens sont sur le serveur, injoignable.</translation>
    </message>
</context>
<context>
    <name>paillasse::ui::ResultEdit</name>
    <message>
        <source>Result</source>
        <translation>Résultat</translation>
    </message>
</context>
<context>
    <name>paillasse::ui::ResultGridModel</name>
    <message>
        <source>Examination</source>
        <translation>Examen</translation>
    </message>
    <message>
        <source>Tube</source>
        <translation>Tube</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>Résultat</translation>
    </message>
    <message>
        <source>Unit</source>
        <translation>Unité</translation>
    </message>
    <message>
        <source>Interval</source>
        <translation>Intervalle</translation>
    </message>
    <message>
        <source>Signal</source>
        <translation>Signal</translation>
    </message>
    <message>
        <source>Previous</source>
        <translation>Antérieur</translation>
    </message>
    <message>
        <source>Trend</source>
        <translation>Évol.</translation>
    </message>
    <message>
        <source>State</source>
        <translation>État</translation>
    </message>
</context>
<context>
    <name>paillasse::ui::ResultLineWords</name>
    <message>
        <source>confidential examination</source>
        <translation>examen confidentiel</translation>
    </message>
    <message>
        <source>not performed</source>
        <translation>non réalisé</translation>
    </message>
    <message>
        <source>calculated</source>
        <translation>calculé</translation>
    </message>
    <message>
        <source>ext.</source>
        <comment>short for: performed by another laboratory</comment>
        <translation>ext.</translation>
    </message>
    <message>
        <source>implausible</source>
        <translation>invraisemblable</translation>
    </message>
    <message>
        <source>Interval: %1</source>
        <translation>Intervalle&#xa0;: %1</translation>
    </message>
    <message>
        <source>tube %1: %2</source>
        <comment>and the remark with which it was accepted or rejected</comment>
        <translation>tube %1&#xa0;: %2</translation>
    </message>
    <message>
        <source>measured again: %1</source>
        <translation>mesuré de nouveau&#xa0;: %1</translation>
    </message>
    <message>
        <source>performed by %1; shown, and not signed here</source>
        <translation>réalisé par %1&#xa0;; affiché, non signé ici</translation>
    </message>
    <message>
        <source>previous value performed by %1</source>
        <translation>valeur précédente réalisée par %1</translation>
    </message>
    <message>
        <source>n.v.</source>
        <comment>short for: no biologist has validated this previous value</comment>
        <translation>n.v.</translation>
    </message>
    <message>
        <source>no biologist has validated the previous value</source>
        <translation>aucun biologiste n’a validé la valeur précédente</translation>
    </message>
    <message>
        <source>sent back: %1</source>
        <translation>renvoyé&#xa0;: %1</translation>
    </message>
    <message>
        <source>rerun asked: %1</source>
        <translation>à refaire&#xa0;: %1</translation>
    </message>
    <message numerus="yes">
        <source>chosen among %n measurement(s): %1</source>
        <translation>
            <numerusform>choisie parmi %n mesure&#xa0;: %1</numerusform>
            <numerusform>choisie parmi %n mesures&#xa0;: %1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>paillasse::ui::ReviewPage</name>
    <message>
        <source>Who has what right</source>
        <translation>Qui a quel droit</translation>
    </message>
    <message>
        <source>Person</source>
        <translation>Personne</translation>
    </message>
    <message>
        <source>Sign-in name</source>
        <translation>Identifiant</translation>
    </message>
    <message>
        <source>Role</source>
        <translation>Rôle</translation>
    </message>
    <message>
        <source>May</source>
        <translation>Droit</translation>
    </message>
    <message>
        <source>Last used</source>
        <translation>Dernier usage</translation>
    </message>
    <message>
        <source>Save as a table (CSV)…</source>
        <translation>Enregistrer en tableau (CSV)…</translation>
    </message>
    <message>
        <source>rights.csv</source>
        <translation>droits.csv</translation>
    </message>
    <message>
        <source>Tables (*.csv)</source>
        <translation>Tableaux (*.csv)</translation>
    </message>
    <message>
        <source>Save as PDF…</source>
        <translation>Enregistrer en PDF…</translation>
    </message>
    <message>
        <source>rights.pdf</source>
        <translation>droits.pdf</translation>
    </message>
    <message>
        <source>PDF (*.pdf)</source>
        <translation>PDF (*.pdf)</translation>
    </message>
    <message>
        <source>A right that nobody has used for 90 days is a question to ask. Days are those since this is noted.</source>
        <translation>Un droit inutilisé depuis 90 jours est une question à poser. L’usage n’est connu que depuis qu’il est relevé.</translation>
    </message>
    <message>
        <source>over 90 days</source>
        <translation>plus de 90 jours</translation>
    </message>
    <message>
        <source>Rights review</source>
        <translation>Revue des droits</translation>
    </message>
    <message>
        <source>Name, right…</source>
        <translation>Nom, droit…</translation>
    </message>
    <message>
        <source>Take the review away</source>
        <translation>Emporter la revue</translation>
    </message>
    <message>
        <source>The file says who may do what here. That it was made, and by whom, is recorded.</source>
        <translation>Le fichier dit qui peut faire quoi ici. Sa création et son auteur sont enregistrés.</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Enregistrer</translation>
    </message>
    <message>
        <source>Your own code</source>
        <translation>Votre propre code</translation>
    </message>
</context>
<context>
    <name>paillasse::ui::RightsReview</name>
    <message>
        <source>never</source>
        <translation>jamais</translation>
    </message>
    <message>
        <source>by looking: not noted</source>
        <translation>en consultant&#xa0;: non relevé</translation>
    </message>
</context>
<context>
    <name>paillasse::ui::RoleDialog</name>
    <message>
        <source>New role</source>
        <translation>Nouveau rôle</translation>
    </message>
    <message>
        <source>Change the role</source>
        <translation>Modifier le rôle</translation>
    </message>
    <message>
        <source>What changes here holds at once for everybody who has this role.</source>
        <translation>Ce qui change ici vaut aussitôt pour tous ceux qui ont ce rôle.</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Enregistrer</translation>
    </message>
    <message>
        <source>Name of the role</source>
        <translation>Nom du rôle</translation>
    </message>
    <message>
        <source>Permissions</source>
        <translation>Droits</translation>
    </message>
    <message>
        <source>What stands against it</source>
        <translation>Ce qui s’y oppose</translation>
    </message>
    <message>
        <source>What shows nothing by itself</source>
        <translation>Ce qui ne montre rien à soi seul</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>a permission, and why it shows nothing by itself</comment>
        <translation>%1&#xa0;: %2</translation>
    </message>
</context>
<context>
    <name>paillasse::ui::RolesPage</name>
    <message>
        <source>Roles and what they may do</source>
        <translation>Rôles et ce qu’ils permettent</translation>
    </message>
    <message>
        <source>Role</source>
        <translation>Rôle</translation>
    </message>
    <message>
        <source>Made here</source>
        <translation>Créé ici</translation>
    </message>
    <message>
        <source>Held by</source>
        <translation>Porté par</translation>
    </message>
    <message>
        <source>Patients&apos; data</source>
        <translation>Données patients</translation>
    </message>
    <message>
        <source>Second factor</source>
        <translation>Second facteur</translation>
    </message>
    <message>
        <source>Change…</source>
        <translation>Modifier…</translation>
    </message>
    <message>
        <source>Remove…</source>
        <translation>Supprimer…</translation>
    </message>
    <message>
        <source>New role…</source>
        <translation>Nouveau rôle…</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>oui</translation>
    </message>
    <message>
        <source>results</source>
        <translation>résultats</translation>
    </message>
    <message>
        <source>identities, orders</source>
        <translation>identités, demandes</translation>
    </message>
    <message>
        <source>none</source>
        <translation>aucun</translation>
    </message>
    <message>
        <source>needed</source>
        <translation>exigé</translation>
    </message>
    <message>
        <source>%1 may: %2</source>
        <translation>%1&#xa0;: %2</translation>
    </message>
    <message>
        <source>The role is saved, and in force.</source>
        <translation>Le rôle est enregistré, et en vigueur.</translation>
    </message>
    <message>
        <source>Remove the role “%1”</source>
        <translation>Supprimer le rôle «&#xa0;%1&#xa0;»</translation>
    </message>
    <message>
        <source>Nobody holds it. What was done under it stays in the ledger.</source>
        <translation>Personne ne le porte. Ce qui a été fait sous ce rôle reste au registre.</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Supprimer</translation>
    </message>
    <message>
        <source>Removed.</source>
        <translation>Supprimé.</translation>
    </message>
    <message>
        <source>Roles</source>
        <translation>Rôles</translation>
    </message>
</context>
<context>
    <name>paillasse::ui::RuleWords</name>
    <message>
        <source>A certificate of the store has expired</source>
        <translation>Un certificat du serveur a expiré</translation>
    </message>
    <message numerus="yes">
        <source>%n refused sign-in(s) at one workstation</source>
        <translation>
            <numerusform>%n connexion refusée sur un poste</numerusform>
            <numerusform>%n connexions refusées sur un poste</numerusform>
        </translation>
    </message>
    <message>
        <source>A stolen password is used when its owner is not there.</source>
        <translation>Un mot de passe volé sert quand son propriétaire n’est pas là.</translation>
    </message>
    <message>
        <source>%1 % free</source>
        <translation>%1&#xa0;% libres</translation>
    </message>
    <message>
        <source>A few hundred records a day for weeks stay below a daily limit; the sum does not.</source>
        <translation>Quelques centaines de dossiers par jour pendant des semaines restent sous une limite quotidienne&#xa0;; leur somme, non.</translation>
    </message>
    <message numerus="yes">
        <source>%n day(s) left</source>
        <translation>
            <numerusform>%n jour restant</numerusform>
            <numerusform>%n jours restants</numerusform>
        </translation>
    </message>
    <message>
        <source>It opens confidential examinations: it is allowed, and each time is reviewed.</source>
        <translation>Cela ouvre des examens confidentiels&#xa0;: c’est permis, et chaque fois est revue.</translation>
    </message>
    <message numerus="yes">
        <source>%n row(s)</source>
        <translation>
            <numerusform>%n ligne</numerusform>
            <numerusform>%n lignes</numerusform>
        </translation>
    </message>
    <message>
        <source>A person works at one place. A second one means a shared or a stolen password.</source>
        <translation>Une personne travaille à un seul poste. Un second veut dire un mot de passe partagé ou volé.</translation>
    </message>
    <message numerus="yes">
        <source>%n print(s), PDF(s) or copies</source>
        <translation>
            <numerusform>%n impression, PDF ou copie</numerusform>
            <numerusform>%n impressions, PDF ou copies</numerusform>
        </translation>
    </message>
    <message>
        <source>What is not saved is lost with the disk.</source>
        <translation>Ce qui n’est pas sauvegardé se perd avec le disque.</translation>
    </message>
    <message>
        <source>Paper and PDFs leave the house without a trace of their own.</source>
        <translation>Le papier et les PDF sortent de la maison sans laisser de trace.</translation>
    </message>
    <message>
        <source>Colleagues and public figures are those whom people look up out of curiosity.</source>
        <translation>Collègues et personnalités sont ceux que l’on cherche par curiosité.</translation>
    </message>
    <message>
        <source>With a wrong clock the times of acts are not to be trusted.</source>
        <translation>Avec une horloge fausse, l’heure des actes n’est plus sûre.</translation>
    </message>
    <message>
        <source>The copy of the old system was to be erased by a given day.</source>
        <translation>La copie de l’ancien système devait être effacée à une date donnée.</translation>
    </message>
    <message>
        <source>Reads many records, day after day</source>
        <translation>Lit beaucoup de dossiers, jour après jour</translation>
    </message>
    <message>
        <source>Who forgot a password tries three or four times. Who guesses goes on.</source>
        <translation>Qui a oublié son mot de passe essaie trois ou quatre fois. Qui devine continue.</translation>
    </message>
    <message numerus="yes">
        <source>A certificate of the store expires in %n day(s)</source>
        <translation>
            <numerusform>Un certificat du serveur expire dans %n jour</numerusform>
            <numerusform>Un certificat du serveur expire dans %n jours</numerusform>
        </translation>
    </message>
    <message>
        <source>Observed: %1.</source>
        <translation>Observé&#xa0;: %1.</translation>
    </message>
    <message>
        <source>A list taken away is many records at once.</source>
        <translation>Une liste emportée, ce sont beaucoup de dossiers d’un coup.</translation>
    </message>
    <message numerus="yes">
        <source>%n refused sign-in(s) for one person</source>
        <translation>
            <numerusform>%n connexion refusée pour une personne</numerusform>
            <numerusform>%n connexions refusées pour une personne</numerusform>
        </translation>
    </message>
    <message>
        <source>Something in the store breaks: a fault, or somebody who tries it out.</source>
        <translation>Quelque chose casse dans le serveur&#xa0;: une panne, ou quelqu’un qui l’éprouve.</translation>
    </message>
    <message>
        <source>A few attempts at each account stay below the other limits; together they show.</source>
        <translation>Quelques essais sur chaque compte restent sous les autres limites&#xa0;; ensemble, ils se voient.</translation>
    </message>
    <message numerus="yes">
        <source>%n record(s)</source>
        <translation>
            <numerusform>%n dossier</numerusform>
            <numerusform>%n dossiers</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Since then %n time(s) again, the last at %1.</source>
        <translation>
            <numerusform>Depuis, %n fois encore, la dernière le %1.</numerusform>
            <numerusform>Depuis, %n fois encore, la dernière le %1.</numerusform>
        </translation>
    </message>
    <message>
        <source>Many names tried at one place: somebody looks for an account that opens.</source>
        <translation>Beaucoup de noms essayés au même endroit&#xa0;: quelqu’un cherche un compte qui s’ouvre.</translation>
    </message>
    <message>
        <source>Everything since the last backup would be lost with the disk.</source>
        <translation>Tout ce qui suit la dernière sauvegarde se perdrait avec le disque.</translation>
    </message>
    <message>
        <source>Whoever counts on mail or the on-call service does not hear of alerts.</source>
        <translation>Qui compte sur le courriel ou l’astreinte n’entend plus les alertes.</translation>
    </message>
    <message numerus="yes">
        <source>%n print(s), PDF(s) or copies in a short time</source>
        <translation>
            <numerusform>%n impression, PDF ou copie en peu de temps</numerusform>
            <numerusform>%n impressions, PDF ou copies en peu de temps</numerusform>
        </translation>
    </message>
    <message>
        <source>Broke the glass</source>
        <translation>A brisé la glace</translation>
    </message>
    <message>
        <source>At work at two workstations at once</source>
        <translation>Au travail sur deux postes à la fois</translation>
    </message>
    <message>
        <source>The backup failed</source>
        <translation>La sauvegarde a échoué</translation>
    </message>
    <message>
        <source>Observed: %1. The rule&apos;s limit: %2.</source>
        <translation>Observé&#xa0;: %1. Limite de la règle&#xa0;: %2.</translation>
    </message>
    <message>
        <source>The laboratory works on those who were sampled lately. Others are opened for a reason, or out of curiosity.</source>
        <translation>Le laboratoire travaille sur ceux qu’on vient de prélever. Les autres s’ouvrent pour un motif, ou par curiosité.</translation>
    </message>
    <message>
        <source>Each workstation is let in by somebody who knows it: compare its words before.</source>
        <translation>Chaque poste est admis par quelqu’un qui le connaît&#xa0;: comparez d’abord ses mots.</translation>
    </message>
    <message numerus="yes">
        <source>%n refusal(s)</source>
        <translation>
            <numerusform>%n refus</numerusform>
            <numerusform>%n refus</numerusform>
        </translation>
    </message>
    <message>
        <source>A store with a full disk keeps nothing new.</source>
        <translation>Un serveur au disque plein ne garde plus rien de nouveau.</translation>
    </message>
    <message>
        <source>Migration staging: due in %1</source>
        <translation>Reprise&#xa0;: copie à effacer dans %1</translation>
    </message>
    <message>
        <source>Who takes records away reads far more of them than the work asks for.</source>
        <translation>Qui emporte des dossiers en lit bien plus que le travail n’en demande.</translation>
    </message>
    <message>
        <source>What came late from where somebody no longer was: ask them whether they did it.</source>
        <translation>Ce qui est venu tard d’où quelqu’un n’était plus&#xa0;: demandez-lui si c’était bien lui.</translation>
    </message>
    <message>
        <source>Observed: %1. Usual: %2.</source>
        <translation>Observé&#xa0;: %1. D’habitude&#xa0;: %2.</translation>
    </message>
    <message>
        <source>Opened the record of a colleague or a public figure</source>
        <translation>Dossier d’un collègue ou d’une personnalité ouvert</translation>
    </message>
    <message>
        <source>No backup for %1</source>
        <translation>Pas de sauvegarde depuis %1</translation>
    </message>
    <message numerus="yes">
        <source>%n row(s) exported in a short time</source>
        <translation>
            <numerusform>%n ligne exportée en peu de temps</numerusform>
            <numerusform>%n lignes exportées en peu de temps</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n error(s)</source>
        <translation>
            <numerusform>%n erreur</numerusform>
            <numerusform>%n erreurs</numerusform>
        </translation>
    </message>
    <message>
        <source>Migration staging: over time by %1</source>
        <translation>Reprise&#xa0;: copie à effacer depuis %1</translation>
    </message>
    <message>
        <source>The ledger is doubted</source>
        <translation>Le registre est mis en doute</translation>
    </message>
    <message>
        <source>The store&apos;s disk is nearly full: %1 % free</source>
        <translation>Disque du serveur presque plein&#xa0;: %1&#xa0;% libres</translation>
    </message>
    <message numerus="yes">
        <source>The store answered with %n error(s)</source>
        <translation>
            <numerusform>Le serveur a répondu par %n erreur</numerusform>
            <numerusform>Le serveur a répondu par %n erreurs</numerusform>
        </translation>
    </message>
    <message>
        <source>Once it is over, no workstation can reach the store.</source>
        <translation>Une fois échu, plus aucun poste n’atteint le serveur.</translation>
    </message>
    <message numerus="yes">
        <source>Read %n time(s) more records than usual</source>
        <translation>
            <numerusform>Lit %n fois plus de dossiers que d’habitude</numerusform>
            <numerusform>Lit %n fois plus de dossiers que d’habitude</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n time(s)</source>
        <translation>
            <numerusform>%n fois</numerusform>
            <numerusform>%n fois</numerusform>
        </translation>
    </message>
    <message>
        <source>A workstation or a verification found another past than the one that was known: somebody may have rewritten it.</source>
        <translation>Un poste ou une vérification a trouvé un autre passé que celui qui était connu&#xa0;: quelqu’un l’a peut-être réécrit.</translation>
    </message>
    <message>
        <source>A new workstation asks to be let in</source>
        <translation>Un nouveau poste demande à entrer</translation>
    </message>
    <message numerus="yes">
        <source>%n refused sign-in(s) everywhere</source>
        <translation>
            <numerusform>%n connexion refusée, tous postes</numerusform>
            <numerusform>%n connexions refusées, tous postes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Opened %n record(s) without a recent order</source>
        <translation>
            <numerusform>%n dossier ouvert sans demande récente</numerusform>
            <numerusform>%n dossiers ouverts sans demande récente</numerusform>
        </translation>
    </message>
    <message>
        <source>Alerts could not be sent</source>
        <translation>Des alertes n’ont pas pu être envoyées</translation>
    </message>
    <message>
        <source>Work outside the usual hours</source>
        <translation>Travail hors des heures habituelles</translation>
    </message>
    <message numerus="yes">
        <source>Read %n record(s), more than usual</source>
        <translation>
            <numerusform>Lit %n dossier, plus que d’habitude</numerusform>
            <numerusform>Lit %n dossiers, plus que d’habitude</numerusform>
        </translation>
    </message>
    <message>
        <source>Acts arrived from a seat that was over</source>
        <translation>Actes venus d’une place qui n’était plus tenue</translation>
    </message>
    <message>
        <source>The store&apos;s clock jumped by %1</source>
        <translation>L’horloge du serveur a sauté de %1</translation>
    </message>
    <message>
        <source>Who wants to act unseen takes the watchman&apos;s voice first: ask who did it, at the store&apos;s console.</source>
        <translation>Qui veut agir sans être vu ôte d’abord la voix du veilleur&#xa0;: demandez qui l’a fait, à la console du serveur.</translation>
    </message>
    <message>
        <source>An alert channel was removed</source>
        <translation>Un canal d’alerte a été retiré</translation>
    </message>
    <message>
        <source>What nobody outside has seen can be rewritten without a trace.</source>
        <translation>Ce que personne n’a vu au-dehors peut être réécrit sans trace.</translation>
    </message>
    <message>
        <source>A workstation&apos;s clock is off by %1</source>
        <translation>L’horloge d’un poste est décalée de %1</translation>
    </message>
    <message>
        <source>A witness of the ledger is %1 behind</source>
        <translation>Un témoin du registre a %1 de retard</translation>
    </message>
    <message>
        <source>Its steps are done in their order, by those who are named: ask what was to be skipped.</source>
        <translation>Ses étapes se font dans l’ordre, par les personnes désignées&#xa0;: demandez ce que l’on voulait sauter.</translation>
    </message>
    <message>
        <source>A step of a migration was refused</source>
        <translation>Une étape de migration a été refusée</translation>
    </message>
    <message>
        <source>It was changed, is of another store or another migration, or what it says is destroyed is still there: ask who showed it, and as what.</source>
        <translation>Il a été modifié, il vient d’un autre serveur ou d’une autre migration, ou ce qu’il dit détruit existe encore&#xa0;: demandez qui l’a présenté, et comme quoi.</translation>
    </message>
    <message>
        <source>A certificate did not hold</source>
        <translation>Un certificat n’a pas été reconnu</translation>
    </message>
</context>
<context>
    <name>paillasse::ui::SampleDialog</name>
    <message>
        <source>The record, in the source and here</source>
        <translation>L’enregistrement, dans la source et ici</translation>
    </message>
    <message>
        <source>Compare the sample</source>
        <translation>Comparer l’échantillon</translation>
    </message>
    <message>
        <source>Field</source>
        <translation>Champ</translation>
    </message>
    <message>
        <source>In the source</source>
        <translation>Dans la source</translation>
    </message>
    <message>
        <source>Here</source>
        <translation>Ici</translation>
    </message>
    <message>
        <source>It agrees</source>
        <translation>Conforme</translation>
    </message>
    <message>
        <source>It differs</source>
        <translation>Différent</translation>
    </message>
    <message>
        <source>Go on later</source>
        <translation>Reprendre plus tard</translation>
    </message>
    <message>
        <source>Record %1, the %2 of %3</source>
        <translation>Enregistrement %1, le %2 sur %3</translation>
    </message>
</context>
<context>
    <name>paillasse::ui::SearchBox</name>
    <message>
        <source>Search</source>
        <translation>Rechercher</translation>
    </message>
    <message>
        <source>Search: %1</source>
        <translation>Rechercher&#xa0;: %1</translation>
    </message>
</context>
<context>
    <name>paillasse::ui::SessionSignIn</name>
    <message>
        <source>Not the code that it shows now. Wait for the next one; check that the telephone&apos;s clock is right.</source>
        <translation>Ce n’est pas le code affiché. Attendez le suivant&#xa0;; vérifiez l’heure du téléphone.</translation>
    </message>
    <message>
        <source>Too many wrong codes. Wait a minute, then try again.</source>
        <translation>Trop de codes erronés. Attendez une minute, puis recommencez.</translation>
    </message>
    <message>
        <source>The store cannot be reached. Try again.</source>
        <translation>Le serveur est injoignable. Recommencez.</translation>
    </message>
    <message>
        <source>The code was not taken (%1). Try again.</source>
        <translation>Le code n’a pas été accepté (%1). Recommencez.</translation>
    </message>
</context>
<context>
    <name>paillasse::ui::SessionsPage</name>
    <message>
        <source>Sessions in progress</source>
        <translation>Sessions en cours</translation>
    </message>
    <message>
        <source>Person</source>
        <translation>Personne</translation>
    </message>
    <message>
        <source>Workstation</source>
        <translation>Poste</translation>
    </message>
    <message>
        <source>Since</source>
        <translation>Depuis</translation>
    </message>
    <message>
        <source>Last used</source>
        <translation>Dernier usage</translation>
    </message>
    <message>
        <source>End it…</source>
        <translation>Y mettre fin…</translation>
    </message>
    <message>
        <source>Read again</source>
        <translation>Relire</translation>
    </message>
    <message>
        <source>End the session of %1</source>
        <translation>Mettre fin à la session de %1</translation>
    </message>
    <message>
        <source>The workstation %1 locks within seconds. What was entered there is kept and sent; %2 may sign in again.</source>
        <translation>Le poste %1 se verrouille en quelques secondes. Ce qui y est saisi est gardé et envoyé&#xa0;; %2 pourra se reconnecter.</translation>
    </message>
    <message>
        <source>End it</source>
        <translation>Y mettre fin</translation>
    </message>
    <message>
        <source>The session of %1 is over.</source>
        <translation>La session de %1 est terminée.</translation>
    </message>
    <message>
        <source>Sessions</source>
        <translation>Sessions</translation>
    </message>
    <message>
        <source>Name, workstation…</source>
        <translation>Nom, poste…</translation>
    </message>
    <message numerus="yes">
        <source>%n act(s) of a former seat</source>
        <translation>
            <numerusform>%n acte d’une ancienne place</numerusform>
            <numerusform>%n actes d’une ancienne place</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The seat of %1 was over already when %n act(s) came that %2 made between %3 and %4. What came is kept, under the name of %1: ask them whether they did it.</source>
        <translation>
            <numerusform>La place de %1 avait déjà pris fin quand %n acte est arrivé, fait sur %2 entre %3 et %4. Il est conservé sous le nom de %1&#xa0;: demandez-lui si c’est bien elle ou lui.</numerusform>
            <numerusform>La place de %1 avait déjà pris fin quand %n actes sont arrivés, faits sur %2 entre %3 et %4. Ils sont conservés sous le nom de %1&#xa0;: demandez-lui si c’est bien elle ou lui.</numerusform>
        </translation>
    </message>
    <message>
        <source>Remark</source>
        <translation>Remarque</translation>
    </message>
    <message>
        <source>may sign until %1</source>
        <translation>peut signer jusqu’à %1</translation>
    </message>
    <message>
        <source>Seen</source>
        <translation>Vu</translation>
    </message>
    <message>
        <source>Noted.</source>
        <translation>Noté.</translation>
    </message>
    <message>
        <source>taken by force</source>
        <translation>reprise de force</translation>
    </message>
    <message>
        <source>taken by force, seen</source>
        <translation>reprise de force, vue</translation>
    </message>
    <message>
        <source>Seen by %1 on %2.</source>
        <translation>Vu par %1 le %2.</translation>
    </message>
    <message>
        <source>%1 took their seat from %2, which did not answer, to %3, on %4. Ask them whether it was them.</source>
        <translation>Le %4, %1 a repris de force sa place&#xa0;: de %2, qui ne répondait pas, à %3. Demandez-lui si c’est bien de son fait.</translation>
    </message>
</context>
<context>
    <name>paillasse::ui::Shell</name>
    <message>
        <source>Search</source>
        <translation>Rechercher</translation>
    </message>
    <message>
        <source>Lock</source>
        <translation>Verrouiller</translation>
    </message>
    <message>
        <source>Switch person</source>
        <translation>Passer la main</translation>
    </message>
    <message>
        <source>Appearance: colours, rows, text</source>
        <translation>Apparence&#xa0;: couleurs, lignes, texte</translation>
    </message>
    <message>
        <source>My account: password, second factor</source>
        <translation>Mon compte&#xa0;: mot de passe, second facteur</translation>
    </message>
    <message>
        <source>First page of the list on the left, and so on; %1 the tenth</source>
        <translation>Première page de la liste de gauche, et ainsi de suite&#xa0;; %1&#xa0;: la dixième</translation>
    </message>
    <message>
        <source>Next page of that list; %1 the one before</source>
        <translation>Page suivante de cette liste&#xa0;; %1&#xa0;: la précédente</translation>
    </message>
</context>
<context>
    <name>paillasse::ui::SignInPage</name>
    <message>
        <source>Sign in</source>
        <translation>Connexion</translation>
    </message>
    <message>
        <source>The store cannot be reached: you can sign in if you have already worked at this workstation. What you enter will be sent later.</source>
        <translation>Le serveur est injoignable&#xa0;: vous pouvez vous connecter si vous avez déjà travaillé à ce poste. Ce que vous saisirez sera envoyé plus tard.</translation>
    </message>
    <message>
        <source>Sign-in name</source>
        <translation>Identifiant</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>Mot de passe</translation>
    </message>
    <message>
        <source>First sign-in: I have a code</source>
        <translation>Première connexion&#xa0;: j’ai un code</translation>
    </message>
    <message>
        <source>Sign in</source>
        <comment>button</comment>
        <translation>Se connecter</translation>
    </message>
</context>
<context>
    <name>paillasse::ui::SignInPresenter</name>
    <message>
        <source>Paste the enrolment code, or open the file that contains it.</source>
        <translation>Collez le code d’enrôlement, ou ouvrez le fichier qui le contient.</translation>
    </message>
    <message>
        <source>Give this workstation a name: people will see it, for example BIOCH-02.</source>
        <translation>Donnez un nom à ce poste&#xa0;: on le verra, par exemple BIOCH-02.</translation>
    </message>
    <message>
        <source>Enter the store&apos;s address, as it stands beside the code.</source>
        <translation>Entrez l’adresse du serveur, telle qu’elle figure à côté du code.</translation>
    </message>
    <message>
        <source>Enter your sign-in name.</source>
        <translation>Entrez votre identifiant.</translation>
    </message>
    <message>
        <source>Enter your password.</source>
        <translation>Entrez votre mot de passe.</translation>
    </message>
    <message>
        <source>Enter the activation code that the administrator gave you.</source>
        <translation>Entrez le code d’activation que l’administrateur vous a remis.</translation>
    </message>
    <message>
        <source>The two passwords differ. Type both again.</source>
        <translation>Les deux mots de passe diffèrent. Retapez-les.</translation>
    </message>
    <message>
        <source>Enter your previous password.</source>
        <translation>Entrez votre mot de passe précédent.</translation>
    </message>
    <message>
        <source>Enter the six digits that the authenticator shows.</source>
        <translation>Entrez les six chiffres affichés par l’application.</translation>
    </message>
</context>
<context>
    <name>paillasse::ui::SignInView</name>
    <message>
        <source>Workstation %1</source>
        <translation>Poste %1</translation>
    </message>
</context>
<context>
    <name>paillasse::ui::SigningDialog</name>
    <message>
        <source>Open the signature</source>
        <translation>Ouvrir la signature</translation>
    </message>
    <message>
        <source>Signature</source>
        <translation>Signature</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>Mot de passe</translation>
    </message>
    <message>
        <source>Your password opens the signature for 15 minutes; then each report is signed with one key. Locking the station ends it.</source>
        <translation>Votre mot de passe ouvre la signature pour 15 minutes&#xa0;; chaque compte rendu se signe ensuite d’une touche. Le verrouillage y met fin.</translation>
    </message>
    <message>
        <source>Signature of %1</source>
        <translation>Signature de %1</translation>
    </message>
    <message>
        <source>Your password and the code of your telephone open the signature for 15 minutes; then each report is signed with one key. Locking the station ends it.</source>
        <translation>Votre mot de passe et le code de votre téléphone ouvrent la signature pour 15 minutes&#xa0;; ensuite chaque compte rendu se signe d’une touche. Le verrouillage y met fin.</translation>
    </message>
    <message>
        <source>Code of the authenticator, or a recovery code</source>
        <translation>Code de l’application, ou code de secours</translation>
    </message>
</context>
<context>
    <name>paillasse::ui::SigningGate</name>
    <message>
        <source>Not your password, or not the code that is shown now. A code counts once: wait for the next one.</source>
        <translation>Ce n’est pas votre mot de passe, ou pas le code affiché. Un code ne sert qu’une fois&#xa0;: attendez le suivant.</translation>
    </message>
    <message>
        <source>Not your password.</source>
        <translation>Ce n’est pas votre mot de passe.</translation>
    </message>
    <message>
        <source>Too many wrong codes. Wait a minute, then try again.</source>
        <translation>Trop de codes erronés. Attendez une minute, puis recommencez.</translation>
    </message>
    <message>
        <source>The store cannot be reached: signing needs it.</source>
        <translation>Le serveur est injoignable&#xa0;: la signature en a besoin.</translation>
    </message>
    <message>
        <source>The signing key could not be opened (%1).</source>
        <translation>La clé de signature n’a pas pu être ouverte (%1).</translation>
    </message>
</context>
<context>
    <name>paillasse::ui::SigningWords</name>
    <message>
        <source>Sign · supplementary results</source>
        <translation>Signer · résultats complémentaires</translation>
    </message>
    <message>
        <source>Sign · partial results (%1/%2)</source>
        <translation>Signer · résultats partiels (%1/%2)</translation>
    </message>
    <message>
        <source>Sign · replaces version %1</source>
        <translation>Signer · annule et remplace la version %1</translation>
    </message>
    <message>
        <source>Sign · complete report</source>
        <translation>Signer · compte rendu complet</translation>
    </message>
</context>
<context>
    <name>paillasse::ui::SourcesDialog</name>
    <message>
        <source>Begin</source>
        <translation>Lancer</translation>
    </message>
    <message>
        <source>Files that wait at the store (Space ticks)</source>
        <translation>Fichiers en attente au serveur (Espace coche)</translation>
    </message>
    <message>
        <source>No file waits at the store: the administrator puts it into the store’s folder for migrations.</source>
        <translation>Aucun fichier n’attend au serveur&#xa0;: l’administrateur le dépose dans le dossier des migrations.</translation>
    </message>
    <message>
        <source>Tick the files that are the source.</source>
        <translation>Cochez les fichiers de la source.</translation>
    </message>
</context>
<context>
    <name>paillasse::ui::StatusBadges</name>
    <message>
        <source>to enter</source>
        <translation>à saisir</translation>
    </message>
    <message>
        <source>measured</source>
        <translation>mesuré</translation>
    </message>
    <message>
        <source>technically valid</source>
        <translation>validé techniquement</translation>
    </message>
    <message>
        <source>validated</source>
        <translation>validé</translation>
    </message>
    <message>
        <source>cancelled</source>
        <translation>annulé</translation>
    </message>
    <message>
        <source>not performed</source>
        <translation>non réalisé</translation>
    </message>
    <message>
        <source>being entered</source>
        <translation>en saisie</translation>
    </message>
    <message>
        <source>recorded</source>
        <translation>enregistré</translation>
    </message>
    <message>
        <source>to be sent</source>
        <translation>à envoyer</translation>
    </message>
    <message>
        <source>recorded here, to be sent</source>
        <translation>enregistré ici, à envoyer</translation>
    </message>
    <message>
        <source>call to record</source>
        <translation>appel à noter</translation>
    </message>
    <message>
        <source>URGENT</source>
        <translation>URGENT</translation>
    </message>
    <message>
        <source>urgent</source>
        <translation>urgent</translation>
    </message>
    <message>
        <source>confidential examination</source>
        <translation>examen confidentiel</translation>
    </message>
    <message>
        <source>rerun asked</source>
        <translation>à refaire</translation>
    </message>
    <message>
        <source>sent back</source>
        <translation>renvoyé</translation>
    </message>
    <message>
        <source>provisional identity</source>
        <translation>identité provisoire</translation>
    </message>
    <message>
        <source>INS retrieved</source>
        <translation>INS récupérée</translation>
    </message>
    <message>
        <source>identity validated</source>
        <translation>identité validée</translation>
    </message>
    <message>
        <source>INS qualified</source>
        <translation>INS qualifiée</translation>
    </message>
    <message>
        <source>ordered</source>
        <comment>specimen</comment>
        <translation>demandé</translation>
    </message>
    <message>
        <source>collected</source>
        <comment>specimen</comment>
        <translation>prélevé</translation>
    </message>
    <message>
        <source>in transit</source>
        <comment>specimen</comment>
        <translation>en transport</translation>
    </message>
    <message>
        <source>received</source>
        <comment>specimen</comment>
        <translation>reçu</translation>
    </message>
    <message>
        <source>accepted</source>
        <comment>specimen</comment>
        <translation>accepté</translation>
    </message>
    <message>
        <source>accepted with a remark</source>
        <comment>specimen</comment>
        <translation>accepté avec réserve</translation>
    </message>
    <message>
        <source>rejected</source>
        <comment>specimen</comment>
        <translation>refusé</translation>
    </message>
    <message>
        <source>discarded</source>
        <comment>specimen</comment>
        <translation>éliminé</translation>
    </message>
    <message>
        <source>partial</source>
        <comment>report</comment>
        <translation>partiel</translation>
    </message>
    <message>
        <source>complete</source>
        <comment>report</comment>
        <translation>complet</translation>
    </message>
    <message>
        <source>supplementary</source>
        <comment>report</comment>
        <translation>complémentaire</translation>
    </message>
    <message>
        <source>corrected</source>
        <comment>report</comment>
        <translation>corrigé</translation>
    </message>
    <message>
        <source>withdrawn</source>
        <comment>report</comment>
        <translation>retiré</translation>
    </message>
    <message>
        <source>another laboratory&apos;s</source>
        <translation>d’un autre laboratoire</translation>
    </message>
    <message>
        <source>tech. valid</source>
        <translation>validé tech.</translation>
    </message>
    <message>
        <source>rerun asked: %1</source>
        <translation>à refaire&#xa0;: %1</translation>
    </message>
    <message>
        <source>sent back: %1</source>
        <translation>renvoyé&#xa0;: %1</translation>
    </message>
</context>
<context>
    <name>paillasse::ui::StatusLine</name>
    <message>
        <source>Online</source>
        <translation>En ligne</translation>
    </message>
    <message>
        <source>Online · in sync</source>
        <translation>En ligne · à jour</translation>
    </message>
    <message>
        <source>Online · in sync %1 ago</source>
        <translation>En ligne · à jour il y a %1</translation>
    </message>
    <message>
        <source>Online · receiving</source>
        <translation>En ligne · réception en cours</translation>
    </message>
    <message>
        <source>Offline</source>
        <translation>Hors ligne</translation>
    </message>
    <message>
        <source>Offline since %1 · work goes on and will be sent</source>
        <translation>Hors ligne depuis %1 · le travail continue et sera envoyé</translation>
    </message>
    <message numerus="yes">
        <source>%n act(s) to send</source>
        <translation>
            <numerusform>%n acte à envoyer</numerusform>
            <numerusform>%n actes à envoyer</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n act(s) to look at</source>
        <translation>
            <numerusform>%n acte à revoir</numerusform>
            <numerusform>%n actes à revoir</numerusform>
        </translation>
    </message>
    <message>
        <source>Status</source>
        <translation>État</translation>
    </message>
    <message>
        <source>Workstation %1</source>
        <translation>Poste %1</translation>
    </message>
    <message>
        <source>The store’s disk is full · acts are kept here and will be sent · tell the administrator</source>
        <translation>Disque du serveur plein · les actes sont gardés ici et seront envoyés · prévenez l’administrateur</translation>
    </message>
    <message>
        <source>The store is newer than this program · nothing new comes in · have the new version installed</source>
        <translation>Le serveur est plus récent que ce programme · rien de nouveau n’arrive · faites installer la nouvelle version</translation>
    </message>
    <message>
        <source>The disk of this computer is full · nothing new comes in · free some space, it goes on by itself</source>
        <translation>Disque de cet ordinateur plein · rien de nouveau n’arrive · libérez de la place, la suite se fait toute seule</translation>
    </message>
    <message>
        <source>What the store sends cannot be read · nothing new comes in · tell the administrator</source>
        <translation>Ce que le serveur envoie est illisible · rien de nouveau n’arrive · prévenez l’administrateur</translation>
    </message>
</context>
<context>
    <name>paillasse::ui::StopNotice</name>
    <message>
        <source>Rerun</source>
        <translation>Refaire</translation>
    </message>
    <message>
        <source>Note the call</source>
        <translation>Noter l’appel</translation>
    </message>
    <message>
        <source>Keep…</source>
        <translation>Garder…</translation>
    </message>
    <message>
        <source>Back to it</source>
        <translation>Y revenir</translation>
    </message>
    <message>
        <source>Critical, and a jump from the previous value: check the tube (haemolysis?). Entry waits.</source>
        <translation>Critique, et écart avec l’antérieur&#xa0;: vérifiez le tube (hémolyse&#xa0;?). La saisie attend.</translation>
    </message>
    <message>
        <source>Critical value. Entry goes on after a rerun, a call or a reason.</source>
        <translation>Valeur critique. La saisie reprend après une nouvelle mesure, un appel ou un motif.</translation>
    </message>
    <message>
        <source>Entry waits on this critical value of order %1: a rerun, a call or a reason first.</source>
        <translation>La saisie attend cette valeur critique de la demande %1&#xa0;: d’abord une nouvelle mesure, un appel ou un motif.</translation>
    </message>
</context>
<context>
    <name>paillasse::ui::StrengthBar</name>
    <message>
        <source>Strength of the password</source>
        <translation>Solidité du mot de passe</translation>
    </message>
    <message numerus="yes">
        <source>%1, %n character(s)</source>
        <translation>
            <numerusform>%1, %n caractère</numerusform>
            <numerusform>%1, %n caractères</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>paillasse::ui::SubmittedSearch</name>
    <message>
        <source>%1 is not in this list: looking for it…</source>
        <translation>%1 n’est pas dans cette liste&#xa0;: recherche…</translation>
    </message>
    <message>
        <source>No such tube, order or patient here: %1.</source>
        <translation>Aucun tube, aucune demande, aucun patient ici&#xa0;: %1.</translation>
    </message>
    <message>
        <source>%1 could not be looked for. Try again.</source>
        <translation>La recherche de %1 a échoué. Réessayez.</translation>
    </message>
    <message numerus="yes">
        <source>%1 is not in this list; %n order(s) elsewhere. Type or scan a number.</source>
        <translation>
            <numerusform>%1 n’est pas dans cette liste&#xa0;; %n demande ailleurs. Tapez ou scannez un numéro.</numerusform>
            <numerusform>%1 n’est pas dans cette liste&#xa0;; %n demandes ailleurs. Tapez ou scannez un numéro.</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 is not at this workstation, and the store cannot be asked now.</source>
        <translation>%1 n’est pas sur ce poste, et le serveur ne peut pas être interrogé maintenant.</translation>
    </message>
</context>
<context>
    <name>paillasse::ui::TakenFile</name>
    <message>
        <source>It could not be saved there: %1. Choose another folder.</source>
        <translation>Impossible d’enregistrer à cet endroit&#xa0;: %1. Choisissez un autre dossier.</translation>
    </message>
    <message>
        <source>Saved as %1. SHA-256 of the file: %2</source>
        <translation>Enregistré sous %1. SHA-256 du fichier&#xa0;: %2</translation>
    </message>
</context>
<context>
    <name>paillasse::ui::TechnicalBatch</name>
    <message>
        <source>QC rejected today</source>
        <translation>CQ rejeté aujourd’hui</translation>
    </message>
    <message>
        <source>QC not tracked today</source>
        <translation>CQ non suivi aujourd’hui</translation>
    </message>
    <message>
        <source>rerun asked</source>
        <translation>nouvelle mesure demandée</translation>
    </message>
    <message>
        <source>QC not done today</source>
        <translation>CQ non fait aujourd’hui</translation>
    </message>
    <message>
        <source>critical, without a call, rerun or reason</source>
        <translation>critique, sans appel, contrôle ni motif</translation>
    </message>
</context>
<context>
    <name>paillasse::ui::TechnicalDialog</name>
    <message>
        <source>QC attested</source>
        <translation>CQ attesté</translation>
    </message>
    <message>
        <source>QC, or what it waits for</source>
        <translation>CQ, ou ce qui manque</translation>
    </message>
    <message>
        <source>ticked</source>
        <translation>coché</translation>
    </message>
    <message>
        <source>Order and examination</source>
        <translation>Demande et examen</translation>
    </message>
    <message>
        <source>Space leaves a line out · read to the end to validate</source>
        <translation>Espace écarte une ligne · lire jusqu’au bout pour valider</translation>
    </message>
    <message>
        <source>held: %1</source>
        <translation>en attente&#xa0;: %1</translation>
    </message>
    <message>
        <source>Validate the list technically</source>
        <translation>Valider techniquement la liste</translation>
    </message>
    <message>
        <source>Unit</source>
        <translation>Unité</translation>
    </message>
    <message>
        <source>Saved results</source>
        <translation>Résultats enregistrés</translation>
    </message>
    <message numerus="yes">
        <source>Validate %n line(s)</source>
        <translation>
            <numerusform>Valider %n ligne</numerusform>
            <numerusform>Valider %n lignes</numerusform>
        </translation>
    </message>
    <message>
        <source>Result</source>
        <translation>Résultat</translation>
    </message>
    <message>
        <source>What is ticked is validated. What waits for a call, a rerun or its quality control stays, and says so.</source>
        <translation>Ce qui est coché est validé. Ce qui attend un appel, un contrôle ou son CQ reste, et le dit.</translation>
    </message>
    <message>
        <source>Signal</source>
        <translation>Signal</translation>
    </message>
    <message>
        <source>Of a bench whose quality control is not attested today, F4 attests it; without that, Ctrl+F12 validates the order in front, and what was missing stays recorded with it.</source>
        <translation>Pour une paillasse sans CQ attesté aujourd’hui, F4 l’atteste&#xa0;; à défaut, Ctrl+F12 valide la demande affichée, et ce qui manquait reste noté avec elle.</translation>
    </message>
</context>
<context>
    <name>paillasse::ui::TrailForm</name>
    <message>
        <source>From (day)</source>
        <translation>Du (jour)</translation>
    </message>
    <message>
        <source>the beginning</source>
        <translation>le début</translation>
    </message>
    <message>
        <source>Person</source>
        <translation>Personne</translation>
    </message>
    <message>
        <source>Workstation</source>
        <translation>Poste</translation>
    </message>
    <message>
        <source>To (day)</source>
        <translation>Au (jour)</translation>
    </message>
    <message>
        <source>The end is before the beginning.</source>
        <translation>La fin est avant le début.</translation>
    </message>
    <message>
        <source>anybody</source>
        <translation>n’importe qui</translation>
    </message>
    <message>
        <source>now</source>
        <translation>maintenant</translation>
    </message>
    <message>
        <source>A day as 12/03/2026.</source>
        <translation>Un jour comme 12/03/2026.</translation>
    </message>
    <message>
        <source>any</source>
        <translation>n’importe lequel</translation>
    </message>
</context>
<context>
    <name>paillasse::ui::TrailModel</name>
    <message>
        <source>registered</source>
        <translation>enregistré</translation>
    </message>
    <message>
        <source>tube %1 rejected</source>
        <translation>tube %1 refusé</translation>
    </message>
    <message>
        <source>tube %1 received</source>
        <translation>tube %1 reçu</translation>
    </message>
    <message>
        <source>report %1 signed</source>
        <translation>compte rendu %1 signé</translation>
    </message>
    <message>
        <source>report %1 delivered to %2</source>
        <translation>compte rendu %1 remis à %2</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>, retained</source>
        <translation>, retenu</translation>
    </message>
    <message>
        <source>%1 technically valid</source>
        <translation>%1 validé techniquement</translation>
    </message>
    <message>
        <source>%1: called %2, read back</source>
        <translation>%1&#xa0;: %2 appelé, relecture faite</translation>
    </message>
    <message>
        <source>%1: called %2</source>
        <translation>%1&#xa0;: %2 appelé</translation>
    </message>
    <message>
        <source>%1: %2 not reached</source>
        <translation>%1&#xa0;: %2 non joint</translation>
    </message>
    <message>
        <source>%1: no call needed (%2)</source>
        <translation>%1&#xa0;: appel non nécessaire (%2)</translation>
    </message>
    <message>
        <source>confidential examination</source>
        <translation>examen confidentiel</translation>
    </message>
    <message numerus="yes">
        <source>%n examination(s) technically valid</source>
        <translation>
            <numerusform>%n examen validé techniquement</numerusform>
            <numerusform>%n examens validés techniquement</numerusform>
        </translation>
    </message>
    <message>
        <source>report %1 withdrawn</source>
        <translation>compte rendu %1 retiré</translation>
    </message>
    <message>
        <source>printed unreleased, for %1</source>
        <translation>imprimé non libéré, pour %1</translation>
    </message>
</context>
<context>
    <name>paillasse::ui::TrailPage</name>
    <message>
        <source>Patient or order number, typed or scanned…</source>
        <translation>Numéro de patient ou de demande…</translation>
    </message>
    <message>
        <source>Your own code</source>
        <translation>Votre propre code</translation>
    </message>
    <message>
        <source>PDF (*.pdf)</source>
        <translation>PDF (*.pdf)</translation>
    </message>
    <message>
        <source>Save as a table</source>
        <translation>Enregistrer en tableau</translation>
    </message>
    <message>
        <source>Tables (*.csv)</source>
        <translation>Tableaux (*.csv)</translation>
    </message>
    <message>
        <source>Who saw what</source>
        <translation>Qui a vu quoi</translation>
    </message>
    <message>
        <source>The file says who saw what, with numbers and no name of a patient. That it was made, by whom and about what, is recorded.</source>
        <translation>Le fichier dit qui a vu quoi, avec des numéros et sans nom de patient. Qu’il a été fait, par qui et sur quoi, est enregistré.</translation>
    </message>
    <message>
        <source>Who did and saw what</source>
        <translation>Qui a fait et vu quoi</translation>
    </message>
    <message>
        <source>Save as PDF…</source>
        <translation>Enregistrer en PDF…</translation>
    </message>
    <message>
        <source>of the last 14 days of the period</source>
        <translation>des 14 derniers jours de la période</translation>
    </message>
    <message>
        <source>Who saw the same patient that day</source>
        <translation>Qui a vu le même patient ce jour-là</translation>
    </message>
    <message>
        <source>Take the trail away</source>
        <translation>Emporter la trace</translation>
    </message>
    <message>
        <source>trail.csv</source>
        <translation>trace.csv</translation>
    </message>
    <message>
        <source>Save as PDF</source>
        <translation>Enregistrer en PDF</translation>
    </message>
    <message>
        <source>Save as a table (CSV)…</source>
        <translation>Enregistrer en tableau (CSV)…</translation>
    </message>
    <message>
        <source>By hour</source>
        <translation>Par heure</translation>
    </message>
    <message>
        <source>trail.pdf</source>
        <translation>trace.pdf</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Enregistrer</translation>
    </message>
</context>
<context>
    <name>paillasse::ui::TrailPresenter</name>
    <message>
        <source>Nothing, as far as it is known: up to %1.</source>
        <translation>Rien, pour autant qu’on le sache&#xa0;: jusqu’à %1.</translation>
    </message>
    <message>
        <source>Without a person, a workstation or a number the period is 31 days at most.</source>
        <translation>Sans personne, poste ni numéro, la période est de 31 jours au plus.</translation>
    </message>
    <message>
        <source>one patient</source>
        <translation>un patient</translation>
    </message>
    <message>
        <source>patient %1</source>
        <translation>patient %1</translation>
    </message>
    <message>
        <source>There is nothing to take away.</source>
        <translation>Il n’y a rien à emporter.</translation>
    </message>
    <message>
        <source>%1 of this, known up to %2</source>
        <translation>%1 événements, connus jusqu’à %2</translation>
    </message>
</context>
<context>
    <name>paillasse::ui::TrayComparison</name>
    <message>
        <source>Examination</source>
        <translation>Examen</translation>
    </message>
    <message>
        <source>In the store</source>
        <translation>Au serveur</translation>
    </message>
    <message>
        <source>Entered by</source>
        <translation>Saisi par</translation>
    </message>
    <message>
        <source>Mine</source>
        <translation>Ma saisie</translation>
    </message>
    <message>
        <source>Of the patient</source>
        <translation>Du patient</translation>
    </message>
</context>
<context>
    <name>paillasse::ui::TrayModel</name>
    <message>
        <source>Done at</source>
        <translation>Fait à</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Quoi</translation>
    </message>
    <message>
        <source>Record</source>
        <translation>Dossier</translation>
    </message>
    <message>
        <source>waits to be sent</source>
        <translation>en attente d’envoi</translation>
    </message>
    <message>
        <source>waits to be sent · last try %1</source>
        <translation>en attente d’envoi · dernier essai %1</translation>
    </message>
    <message>
        <source>Refused, or waiting</source>
        <translation>Refusé, ou en attente</translation>
    </message>
</context>
<context>
    <name>paillasse::ui::TrayPage</name>
    <message>
        <source>Nothing to review: the store has taken everything that you did.</source>
        <translation>Rien à revoir&#xa0;: le serveur a pris tout ce que vous avez fait.</translation>
    </message>
    <message>
        <source>Keep the store&apos;s…</source>
        <translation>Garder la valeur du serveur…</translation>
    </message>
    <message>
        <source>Keep mine: send again</source>
        <translation>Garder ma saisie&#xa0;: la renvoyer</translation>
    </message>
    <message>
        <source>Send my version again</source>
        <translation>Renvoyer ma version</translation>
    </message>
    <message>
        <source>Keep what the store has</source>
        <translation>Garder ce qu’a le serveur</translation>
    </message>
    <message>
        <source>Sent again.</source>
        <translation>Renvoyé.</translation>
    </message>
    <message>
        <source>The store&apos;s version stands.</source>
        <translation>La version du serveur est gardée.</translation>
    </message>
    <message>
        <source>Keep the store&apos;s version</source>
        <translation>Garder la version du serveur</translation>
    </message>
    <message>
        <source>The store&apos;s value is right</source>
        <translation>La valeur du serveur est la bonne</translation>
    </message>
    <message>
        <source>I shall enter it again</source>
        <translation>Je vais saisir de nouveau</translation>
    </message>
    <message>
        <source>Keep the store&apos;s</source>
        <translation>Garder celle du serveur</translation>
    </message>
    <message>
        <source>To review</source>
        <translation>À revoir</translation>
    </message>
    <message>
        <source>Mine and the store’s, side by side</source>
        <translation>Ma saisie et celle du serveur, côte à côte</translation>
    </message>
    <message>
        <source>What you did: %1.</source>
        <translation>Ce que vous avez fait&#xa0;: %1.</translation>
    </message>
    <message numerus="yes">
        <source>%n act(s) of other people wait here to be sent, too.</source>
        <translation>
            <numerusform>%n acte d’une autre personne attend aussi ici d’être envoyé.</numerusform>
            <numerusform>%n actes d’autres personnes attendent aussi ici d’être envoyés.</numerusform>
        </translation>
    </message>
    <message>
        <source>Refused and waiting acts</source>
        <translation>Actes refusés et en attente</translation>
    </message>
    <message>
        <source>Your act leaves this list for good: nobody can read it here any more.</source>
        <translation>Votre acte quitte cette liste pour de bon&#xa0;: plus personne ne peut le lire ici.</translation>
    </message>
    <message>
        <source>It is kept here, and goes to the store by itself as soon as that can be reached. Nothing needs to be done.</source>
        <translation>Il est gardé ici et part de lui-même dès que le serveur est joignable. Il n’y a rien à faire.</translation>
    </message>
</context>
<context>
    <name>paillasse::ui::UnlockPage</name>
    <message>
        <source>Locked</source>
        <translation>Verrouillé</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>Mot de passe</translation>
    </message>
    <message>
        <source>Somebody else</source>
        <translation>Quelqu’un d’autre</translation>
    </message>
    <message>
        <source>Unlock</source>
        <translation>Déverrouiller</translation>
    </message>
    <message>
        <source>%1, your work is as you left it.</source>
        <translation>%1, votre travail est tel que vous l’avez laissé.</translation>
    </message>
</context>
<context>
    <name>paillasse::ui::ValidationPage</name>
    <message>
        <source>Orders awaiting validation</source>
        <translation>Demandes à valider</translation>
    </message>
    <message>
        <source>Choose an order on the left.</source>
        <translation>Choisissez une demande à gauche.</translation>
    </message>
    <message>
        <source>Results of the order</source>
        <translation>Résultats de la demande</translation>
    </message>
    <message>
        <source>Send back…</source>
        <translation>Renvoyer…</translation>
    </message>
    <message>
        <source>This line, urgently</source>
        <translation>Cette ligne, en urgence</translation>
    </message>
    <message>
        <source>Validate and sign</source>
        <translation>Valider et signer</translation>
    </message>
    <message>
        <source>To validate</source>
        <translation>À valider</translation>
    </message>
    <message>
        <source>Needs review</source>
        <translation>À lire</translation>
    </message>
    <message>
        <source>Release the current line urgently: partial results</source>
        <translation>Libérer la ligne en urgence&#xa0;: résultats partiels</translation>
    </message>
    <message>
        <source>Send back to the bench, with a reason</source>
        <translation>Renvoyer à la paillasse, avec le motif</translation>
    </message>
    <message>
        <source>Result corrected</source>
        <translation>Résultat corrigé</translation>
    </message>
    <message>
        <source>Identity corrected</source>
        <translation>Identité corrigée</translation>
    </message>
    <message>
        <source>Interpretation changed</source>
        <translation>Interprétation modifiée</translation>
    </message>
    <message>
        <source>Other</source>
        <translation>Autre</translation>
    </message>
    <message>
        <source>Corrected report</source>
        <translation>Compte rendu corrigé</translation>
    </message>
    <message>
        <source>The new version replaces the one that was released. Why?</source>
        <translation>La nouvelle version annule et remplace celle qui a été libérée. Pourquoi&#xa0;?</translation>
    </message>
    <message>
        <source>Sign the correction</source>
        <translation>Signer la correction</translation>
    </message>
    <message>
        <source>Check on another tube</source>
        <translation>Contrôler sur un autre tube</translation>
    </message>
    <message>
        <source>Run it again</source>
        <translation>Refaire</translation>
    </message>
    <message>
        <source>Does not fit the other results</source>
        <translation>Discordant avec les autres résultats</translation>
    </message>
    <message>
        <source>Send back to the bench</source>
        <translation>Renvoyer à la paillasse</translation>
    </message>
    <message>
        <source>The technician sees the reason with the line.</source>
        <translation>Le technicien voit le motif avec la ligne.</translation>
    </message>
    <message>
        <source>Send back</source>
        <translation>Renvoyer</translation>
    </message>
    <message>
        <source>Validation</source>
        <translation>Validation</translation>
    </message>
    <message>
        <source>Number, patient, birth date…</source>
        <translation>Numéro, patient, date de naissance…</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>Sans particularité</translation>
    </message>
    <message>
        <source>Validate and sign the order, and go on to the next</source>
        <translation>Valider et signer la demande, puis passer à la suivante</translation>
    </message>
    <message>
        <source>Sign the clear orders from one list</source>
        <translation>Signer les demandes sans particularité depuis une liste</translation>
    </message>
    <message>
        <source>Show the report signed last</source>
        <translation>Afficher le dernier compte rendu signé</translation>
    </message>
    <message>
        <source>%1 signed, version %2 (F10 shows it).</source>
        <translation>%1 signée, version %2 (F10 l’affiche).</translation>
    </message>
    <message>
        <source>%1 signed, version %2 (F10 shows it). That was the last of this list.</source>
        <translation>%1 signée, version %2 (F10 l’affiche). C’était la dernière de la liste.</translation>
    </message>
    <message>
        <source>Nothing was signed here yet.</source>
        <translation>Rien n’a encore été signé ici.</translation>
    </message>
    <message>
        <source>Offline: signing needs the store. The orders stay in your queue; reading and sending back go on.</source>
        <translation>Hors ligne&#xa0;: signer demande le serveur. Les demandes restent dans votre file&#xa0;; lire et renvoyer restent possibles.</translation>
    </message>
    <message>
        <source>Nobody has received what it replaces, as far as is recorded here.</source>
        <translation>Personne n’a reçu ce qu’il remplace, d’après ce qui est noté ici.</translation>
    </message>
    <message>
        <source>Received what it replaces, and must have the new one: %1</source>
        <translation>Ont reçu ce qu’il remplace et doivent avoir le nouveau&#xa0;: %1</translation>
    </message>
    <message>
        <source>Without the store: emergency print, not released</source>
        <translation>Sans le serveur&#xa0;: impression d’urgence, non libérée</translation>
    </message>
    <message>
        <source>Confidential…</source>
        <translation>Confidentiel…</translation>
    </message>
    <message>
        <source>Break the glass for this patient</source>
        <translation>Briser la glace pour ce patient</translation>
    </message>
    <message>
        <source>Break the glass for a patient with confidential examinations</source>
        <translation>Briser la glace pour un patient qui a des examens confidentiels</translation>
    </message>
    <message>
        <source>Choose a line that awaits your validation first.</source>
        <translation>Choisissez d’abord une ligne qui attend votre validation.</translation>
    </message>
</context>
<context>
    <name>paillasse::ui::ValidationPresenter</name>
    <message>
        <source>Nothing to sign: no line is technically valid.</source>
        <translation>Rien à signer&#xa0;: aucune ligne n’est validée techniquement.</translation>
    </message>
    <message>
        <source>Signing needs the store, which cannot be reached. The order stays in your queue.</source>
        <translation>Signer demande le serveur, qui est injoignable. La demande reste dans votre liste.</translation>
    </message>
    <message>
        <source>Sent back to the bench.</source>
        <translation>Renvoyé à la paillasse.</translation>
    </message>
    <message>
        <source>Nothing to sign: the report says all of this.</source>
        <translation>Rien à signer&#xa0;: le compte rendu dit déjà tout cela.</translation>
    </message>
    <message>
        <source>The interpretation repeats what was said of a confidential examination that is not signed with it. Sign all lines together, or take these words out.</source>
        <translation>L’interprétation reprend ce qui a été dit d’un examen confidentiel qui n’est pas signé avec elle. Signez toutes les lignes ensemble, ou retirez ces mots.</translation>
    </message>
</context>
<context>
    <name>paillasse::ui::WeekEdit</name>
    <message>
        <source>%1: the benches are open</source>
        <translation>%1&#xa0;: les paillasses sont ouvertes</translation>
    </message>
    <message>
        <source>%1: open until</source>
        <translation>%1&#xa0;: ouvert jusqu’à</translation>
    </message>
    <message>
        <source>Thursday</source>
        <translation>Jeudi</translation>
    </message>
    <message>
        <source>From</source>
        <translation>De</translation>
    </message>
    <message>
        <source>Sunday</source>
        <translation>Dimanche</translation>
    </message>
    <message>
        <source>Monday</source>
        <translation>Lundi</translation>
    </message>
    <message>
        <source>%1 ends when it begins: untick a day on which the benches are closed.</source>
        <translation>%1 finit quand il commence&#xa0;: décochez un jour où les paillasses sont fermées.</translation>
    </message>
    <message>
        <source>Saturday</source>
        <translation>Samedi</translation>
    </message>
    <message>
        <source>Until</source>
        <translation>À</translation>
    </message>
    <message>
        <source>Friday</source>
        <translation>Vendredi</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Ouvert</translation>
    </message>
    <message>
        <source>%1: open from</source>
        <translation>%1&#xa0;: ouvert de</translation>
    </message>
    <message>
        <source>Wednesday</source>
        <translation>Mercredi</translation>
    </message>
    <message>
        <source>Tuesday</source>
        <translation>Mardi</translation>
    </message>
</context>
<context>
    <name>paillasse::ui::WhyNotListed</name>
    <message>
        <source>%1 is not in this list: %2.</source>
        <translation>%1 n’est pas dans cette liste&#xa0;: %2.</translation>
    </message>
    <message>
        <source>all of its examinations are cancelled</source>
        <translation>tous ses examens sont annulés</translation>
    </message>
    <message>
        <source>it is validated already</source>
        <translation>elle est déjà validée</translation>
    </message>
    <message>
        <source>its tubes have not been received</source>
        <translation>ses tubes n’ont pas été reçus</translation>
    </message>
    <message>
        <source>nothing of it is for your benches</source>
        <translation>rien n’y concerne vos paillasses</translation>
    </message>
    <message>
        <source>the examination that is worked down is not open in it</source>
        <translation>l’examen travaillé n’y est pas à faire</translation>
    </message>
    <message>
        <source>it is in the other lane</source>
        <translation>elle est dans l’autre file</translation>
    </message>
    <message numerus="yes">
        <source>it is older than %n day(s)</source>
        <translation>
            <numerusform>elle a plus de %n jour</numerusform>
            <numerusform>elle a plus de %n jours</numerusform>
        </translation>
    </message>
    <message>
        <source>it has changed since the list was made</source>
        <translation>elle a changé depuis que la liste a été faite</translation>
    </message>
    <message>
        <source>everything is entered; it waits for technical validation</source>
        <translation>tout est saisi&#xa0;; elle attend la validation technique</translation>
    </message>
    <message>
        <source>everything is technically valid</source>
        <translation>tout est validé techniquement</translation>
    </message>
    <message>
        <source>nothing is entered yet</source>
        <translation>rien n’est encore saisi</translation>
    </message>
    <message>
        <source>nothing of it is technically valid yet</source>
        <translation>rien n’y est encore validé techniquement</translation>
    </message>
    <message>
        <source>no call waits to be recorded for it</source>
        <translation>aucun appel n’y est à noter</translation>
    </message>
</context>
<context>
    <name>paillasse::ui::WorklistModel</name>
    <message>
        <source>urgent, </source>
        <translation>urgent, </translation>
    </message>
    <message>
        <source>%1%2, %3 born %4, %5 of %6 entered</source>
        <translation>%1%2, %3 né le %4, %5 sur %6 saisis</translation>
    </message>
    <message>
        <source>critical</source>
        <translation>critique</translation>
    </message>
    <message>
        <source>delta</source>
        <translation>écart</translation>
    </message>
    <message numerus="yes">
        <source>%n out of range</source>
        <translation>
            <numerusform>%n hors normes</numerusform>
            <numerusform>%n hors normes</numerusform>
        </translation>
    </message>
    <message>
        <source>QC not tracked</source>
        <translation>CQ non suivi</translation>
    </message>
    <message>
        <source>changed since the report</source>
        <translation>modifié depuis le compte rendu</translation>
    </message>
    <message>
        <source>delivered</source>
        <translation>remis</translation>
    </message>
    <message>
        <source>crit.</source>
        <translation>crit.</translation>
    </message>
    <message>
        <source>QC</source>
        <translation>CQ</translation>
    </message>
    <message>
        <source>changed</source>
        <translation>modifié</translation>
    </message>
    <message>
        <source>v%1</source>
        <comment>how many versions a report has</comment>
        <translation>v%1</translation>
    </message>
    <message>
        <source>unreleased copy</source>
        <translation>copie non libérée</translation>
    </message>
    <message>
        <source>a copy was printed before its release</source>
        <translation>un exemplaire a été imprimé avant sa libération</translation>
    </message>
</context>
<context>
    <name>paillasse::ui::WorkstationsPage</name>
    <message>
        <source>Workstations</source>
        <translation>Postes</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nom</translation>
    </message>
    <message>
        <source>State</source>
        <translation>État</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Adresse</translation>
    </message>
    <message>
        <source>Last heard of</source>
        <translation>Dernières nouvelles</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>Version</translation>
    </message>
    <message>
        <source>Certificate until</source>
        <translation>Certificat jusqu’au</translation>
    </message>
    <message>
        <source>Caches</source>
        <translation>Données locales</translation>
    </message>
    <message>
        <source>Approve…</source>
        <translation>Approuver…</translation>
    </message>
    <message>
        <source>Rename…</source>
        <translation>Renommer…</translation>
    </message>
    <message>
        <source>Revoke…</source>
        <translation>Révoquer…</translation>
    </message>
    <message>
        <source>Empty it…</source>
        <translation>Vider…</translation>
    </message>
    <message>
        <source>Enrolment code…</source>
        <translation>Code d’enrôlement…</translation>
    </message>
    <message>
        <source>to be emptied, not confirmed</source>
        <translation>à vider, non confirmé</translation>
    </message>
    <message>
        <source>all destroyed, confirmed</source>
        <translation>toutes détruites, confirmé</translation>
    </message>
    <message numerus="yes">
        <source>%n unconfirmed</source>
        <translation>
            <numerusform>%n non confirmée</numerusform>
            <numerusform>%n non confirmées</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n act(s) waited there when it was last heard of.</source>
        <translation>
            <numerusform>%n acte y attendait aux dernières nouvelles.</numerusform>
            <numerusform>%n actes y attendaient aux dernières nouvelles.</numerusform>
        </translation>
    </message>
    <message>
        <source>It confirmed on %1 that everything was destroyed.</source>
        <translation>Il a confirmé le %1 que tout était détruit.</translation>
    </message>
    <message>
        <source>%1: destroyed on %2, confirmed</source>
        <translation>%1&#xa0;: détruites le %2, confirmé</translation>
    </message>
    <message>
        <source>%1: to be destroyed, not confirmed</source>
        <translation>%1&#xa0;: à détruire, non confirmé</translation>
    </message>
    <message>
        <source>%1: since %2</source>
        <translation>%1&#xa0;: depuis le %2</translation>
    </message>
    <message>
        <source>Data of: %1</source>
        <translation>Données de&#xa0;: %1</translation>
    </message>
    <message>
        <source>Enrolment code</source>
        <translation>Code d’enrôlement</translation>
    </message>
    <message>
        <source>Paste it at the new workstation, with the store&apos;s address. It works once, until %1; the workstation then waits here for your approval.</source>
        <translation>Collez-le sur le nouveau poste, avec l’adresse du serveur. Il sert une fois, jusqu’au %1&#xa0;; le poste attend ensuite ici votre approbation.</translation>
    </message>
    <message>
        <source>Approve %1</source>
        <translation>Approuver %1</translation>
    </message>
    <message>
        <source>It shows the same: approve</source>
        <translation>C’est identique&#xa0;: approuver</translation>
    </message>
    <message>
        <source>%1 is approved.</source>
        <translation>%1 est approuvé.</translation>
    </message>
    <message>
        <source>Rename %1</source>
        <translation>Renommer %1</translation>
    </message>
    <message>
        <source>The workstation shows its new name within minutes.</source>
        <translation>Le poste affichera son nouveau nom dans les minutes qui viennent.</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>Renommer</translation>
    </message>
    <message>
        <source>Renamed to %1.</source>
        <translation>Renommé en %1.</translation>
    </message>
    <message>
        <source>Revoke %1</source>
        <translation>Révoquer %1</translation>
    </message>
    <message>
        <source>It is shut out at once, and whoever works there with it. Its encrypted data stays on its disk: empty it too, if it is lost or goes elsewhere.</source>
        <translation>Il est exclu aussitôt, et qui y travaille avec lui. Ses données chiffrées restent sur son disque&#xa0;: videz-le aussi, s’il est perdu ou part ailleurs.</translation>
    </message>
    <message>
        <source>Revoke</source>
        <translation>Révoquer</translation>
    </message>
    <message>
        <source>%1 is shut out.</source>
        <translation>%1 est exclu.</translation>
    </message>
    <message>
        <source>Empty %1</source>
        <translation>Vider %1</translation>
    </message>
    <message>
        <source>Every encrypted copy there and its keys are destroyed as soon as the workstation is heard of, without anybody signing in; what was not sent yet is sent first. It confirms, and is shut out. Until then it stands here as not confirmed.</source>
        <translation>Toute copie chiffrée et ses clés y seront détruites dès que le poste donnera signe, sans que personne ne se connecte&#xa0;; ce qui n’est pas encore envoyé l’est d’abord. Il confirme, puis il est exclu. D’ici là, il figure ici comme non confirmé.</translation>
    </message>
    <message>
        <source>Empty it</source>
        <translation>Vider</translation>
    </message>
    <message>
        <source>%1 is to be emptied.</source>
        <translation>%1 sera vidé.</translation>
    </message>
    <message>
        <source>Name, address…</source>
        <translation>Nom, adresse…</translation>
    </message>
    <message>
        <source>Your own code</source>
        <translation>Votre propre code</translation>
    </message>
    <message>
        <source>It asked on %1, from the network address %2. Go to the workstation, or call whoever is there: its screen must show exactly this fingerprint.

%3

If it shows anything else, revoke it: another machine has used the code.</source>
        <translation>Il l’a demandé le %1, depuis l’adresse réseau %2. Allez au poste, ou appelez qui s’y trouve&#xa0;: son écran doit montrer exactement cette empreinte.

%3

S’il montre autre chose, révoquez-le&#xa0;: une autre machine s’est servie du code.</translation>
    </message>
    <message>
        <source>Fingerprint: %1</source>
        <translation>Empreinte&#xa0;: %1</translation>
    </message>
    <message>
        <source>Asked on %1, from %2</source>
        <translation>Demandé le %1, depuis %2</translation>
    </message>
    <message>
        <source>Asked on %1</source>
        <translation>Demandé le %1</translation>
    </message>
</context>
</TS>
