<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="fr_FR" sourcelanguage="en_GB">
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
        <source>New password, 14 characters at least</source>
        <translation>Nouveau mot de passe, 14 caractères au moins</translation>
    </message>
    <message>
        <source>Nobody else knows it, not even an administrator. Several words are easier to type than signs.</source>
        <translation>Personne d’autre ne le connaît, pas même un administrateur. Plusieurs mots se tapent mieux que des signes.</translation>
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
        <source>Back</source>
        <translation>Retour</translation>
    </message>
    <message>
        <source>Choose this password</source>
        <translation>Choisir ce mot de passe</translation>
    </message>
    <message>
        <source>Proposed phrase</source>
        <translation>Phrase proposée</translation>
    </message>
    <message>
        <source>Learn it or keep it in your own safe, then type it twice.</source>
        <translation>Apprenez-la ou rangez-la dans votre coffre, puis tapez-la deux fois.</translation>
    </message>
</context>
<context>
    <name>paillasse::ui::ApprovalPage</name>
    <message>
        <source>Waiting for approval</source>
        <translation>En attente d’approbation</translation>
    </message>
    <message>
        <source>Words to compare</source>
        <translation>Mots à comparer</translation>
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
        <source>An administrator has to approve the workstation %1. Tell them these words: they see the same ones on their screen.</source>
        <translation>Un administrateur doit approuver le poste %1. Dites-lui ces mots&#xa0;: il voit les mêmes sur son écran.</translation>
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
        <source>There is an encrypted copy of the data here, but the keyring has no key for it: it was reset, or another session of the computer is open.</source>
        <translation>Il y a ici une copie chiffrée des données, mais le trousseau n’a pas de clé pour elle&#xa0;: il a été réinitialisé, ou une autre session de l’ordinateur est ouverte.</translation>
    </message>
    <message>
        <source>If you know that the keyring was changed, restore it and try again. Otherwise enrol this workstation again: the encrypted copy is put aside, and the data comes back from the store.</source>
        <translation>Si vous savez que le trousseau a été changé, restaurez-le et réessayez. Sinon, enrôlez de nouveau ce poste&#xa0;: la copie chiffrée est mise de côté et les données reviennent du serveur.</translation>
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
</context>
<context>
    <name>paillasse::ui::FilterChip</name>
    <message>
        <source>%1, Delete removes the filter</source>
        <translation>%1, Suppr enlève le filtre</translation>
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
</context>
<context>
    <name>paillasse::ui::Form</name>
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
</context>
<context>
    <name>paillasse::ui::LockOverlay</name>
    <message>
        <source>Locked</source>
        <translation>Verrouillé</translation>
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
</context>
<context>
    <name>paillasse::ui::RailButton</name>
    <message>
        <source>%1, %2 waiting</source>
        <translation>%1, %2 en attente</translation>
    </message>
    <message>
        <source>Alt+%1</source>
        <translation>Alt+%1</translation>
    </message>
</context>
<context>
    <name>paillasse::ui::ReasonDialog</name>
    <message>
        <source>Remark</source>
        <translation>Remarque</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annuler</translation>
    </message>
    <message>
        <source>Say which</source>
        <translation>Précisez</translation>
    </message>
    <message>
        <source>Remark, if needed</source>
        <translation>Remarque, au besoin</translation>
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
    <name>paillasse::ui::Shell</name>
    <message>
        <source>Search</source>
        <translation>Rechercher</translation>
    </message>
    <message>
        <source>First page of the list on the left, and so on</source>
        <translation>Première page de la liste de gauche, et ainsi de suite</translation>
    </message>
    <message>
        <source>Lock</source>
        <translation>Verrouiller</translation>
    </message>
    <message>
        <source>Switch person</source>
        <translation>Passer la main</translation>
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
</context>
<context>
    <name>paillasse::ui::SignInView</name>
    <message>
        <source>Workstation %1</source>
        <translation>Poste %1</translation>
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
    <name>paillasse::ui::WorklistModel</name>
    <message>
        <source>urgent, </source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1%2, %3 born %4, %5 of %6 entered</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Order</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Patient</source>
        <translation>Patient</translation>
    </message>
    <message>
        <source>Entered</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Why</source>
        <translation type="unfinished"></translation>
    </message>
</context>
</TS>
