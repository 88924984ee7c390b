// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/erasure/certificatepaper.h"

#include "app/crypto/hash.h"
#include "app/store/erasure/paperfindings.h"
#include "app/store/erasure/paperwords.h"

namespace paillasse::store {

namespace {

using namespace paperwords;

std::string personOf(const lab::PersonId& person, const CertificateNames& names)
{
    const auto name = person.isNull() ? std::string("le serveur lui-même") : names.person ? names.person(person) : std::string();
    return name.empty() ? person.toString() : name;
}

std::string laboratoryOf(const lab::LaboratoryId& laboratory, const CertificateNames& names)
{
    const auto name = names.laboratory ? names.laboratory(laboratory) : std::string();
    return name.empty() ? laboratory.toString() : name;
}

paper::Statement begun(std::string title, std::string issuer, const KeptCertificate& certificate)
{
    paper::Statement statement;
    statement.kind = "certificate";
    statement.title = std::move(title);
    statement.issuer = std::move(issuer);
    statement.madeAt = certificate.at;
    statement.lines.push_back({"Certificat", certificate.job.toString()});
    statement.lines.push_back({"Établi le", time(certificate.at)});
    statement.lines.push_back({"SHA-256 du fichier signé", crypto::toHex(certificate.sha256)});
    statement.attachments.push_back({std::string(certificateFile), "application/json", "Le certificat signé, tel que le registre du serveur le connaît", toBytes(asBytes(certificate.file))});
    return statement;
}

paper::Section howToCheck()
{
    paper::Section section;
    section.heading = "Comment vérifier";
    section.paragraphs = {
        "Le fichier joint est signé par le serveur, et son empreinte figure dans son registre. « paillasse-store verify-certificate » vérifie la signature, l’entrée du registre et la continuité de "
        "celui-ci, puis cherche chaque clé et chaque fichier détruits.",
        "Une sauvegarde antérieure, restaurée avec la liste signée des clés détruites, ne rend pas ces données lisibles : « paillasse-store verify » le confirme."};
    return section;
}

paper::Section erasureSection(const ErasureRecord& record, const CertificateNames& names)
{
    paper::Section section;
    section.heading = "Effacement " + record.header.erasure.toString();
    section.lines = {{"Motif", of(record.ground)},
                     {"Laboratoire", laboratoryOf(record.header.laboratory, names)},
                     {"Demandé par", personOf(record.askedBy, names) + ", " + time(record.askedAt)},
                     {"Décidé par", personOf(record.decidedBy, names) + ", " + time(record.begunAt)},
                     {"Terminé", time(record.doneAt)},
                     {"Patients", number(record.header.patients.size())},
                     {"Clés détruites", number(record.keys.size())},
                     {"Documents supprimés", number(record.documents)},
                     {"Entrées du registre vidées", number(record.entries)},
                     {"Dernière archive de clés périmée le", day(Date::of(lastKeyArchiveOf(record.doneAt)))}};
    paper::Table table{{{"Patient (identifiant)", 0.6, false}, {"Clés", 0.4, false}}, {}};
    for (const auto& patient : record.header.patients) {
        std::string keys;
        for (const auto key : patient.keys)
            keys += (keys.empty() ? "" : ", ") + std::to_string(key);
        table.rows.push_back({patient.patient.toString(), keys});
    }
    section.table = std::move(table);
    return section;
}

paper::Section cachesSection(const std::vector<UnconfirmedCache>& caches, const CertificateNames& names)
{
    paper::Section section;
    section.heading = "Copies qui n’ont pas encore confirmé";
    if (caches.empty()) {
        section.paragraphs = {"Aucune : chaque poste a dit depuis qu’il ne les a plus."};
        return section;
    }
    section.paragraphs = {"Ces copies, chiffrées, suppriment les données à leur prochaine synchronisation."};
    paper::Table table{{{"Poste", 0.4, false}, {"Personne", 0.35, false}, {"Dernière connexion", 0.25, false}}, {}};
    for (const auto& cache : caches) {
        const auto name = names.workstation ? names.workstation(cache.workstation) : std::string();
        table.rows.push_back({name.empty() ? cache.workstation.toString() : name, personOf(cache.person, names), time(cache.lastSignIn)});
    }
    section.table = std::move(table);
    return section;
}

paper::Section mandateSection(const migration::Job& job, const CertificateNames& names)
{
    const auto& mandate = job.mandate;
    std::string laboratories;
    for (const auto& laboratory : mandate.laboratories)
        laboratories += (laboratories.empty() ? "" : ", ") + laboratoryOf(laboratory, names);
    paper::Section section;
    section.heading = "Mandat";
    section.lines = {{"Sens", of(mandate.direction)},
                     {"Donné par", mandate.instructedBy},
                     {"Référence", mandate.reference},
                     {"Fondement", of(mandate.ground)},
                     {"Laboratoires", laboratories},
                     {"Période", "du " + day(mandate.from) + " au " + day(mandate.until)},
                     {mandate.direction == migration::Direction::In ? "Source" : "Destinataire", mandate.counterpart + " (" + of(mandate.format) + ")"},
                     {"Transfert de responsabilité", mandate.transfersResponsibility ? "oui" : "non"},
                     {"SHA-256 du mandat", crypto::toHex(job.mandateSha256)}};
    if (!job.abandonedWhy.empty())
        section.lines.push_back({"Abandonnée", job.abandonedWhy});
    if (job.acknowledgement)
        section.lines.push_back({"Accusé du destinataire", job.acknowledgement->reference});
    return section;
}

paper::Section stepsSection(const migration::Job& job, const CertificateNames& names)
{
    paper::Section section;
    section.heading = "Qui a fait quoi, quand";
    paper::Table table{{{"Étape", 0.35, false}, {"Par", 0.35, false}, {"Le", 0.3, false}}, {}};
    // Many of a kind by one person, one after the other, are a row: a sample has hundreds of records.
    for (std::size_t i = 0; i < job.steps.size();) {
        const auto& first = job.steps[i];
        const auto begin = i;
        while (i < job.steps.size() && job.steps[i].body.index() == first.body.index() && job.steps[i].by == first.by)
            ++i;
        const auto times = i - begin;
        const auto& last = job.steps[i - 1];
        table.rows.push_back({of(migration::kindOf(first.body)) + (times == 1 ? "" : ", " + number(times) + " fois"), personOf(first.by, names), first.at == last.at ? time(first.at) : time(first.at, last.at)});
    }
    section.table = std::move(table);
    return section;
}

paper::Section fieldsSection(const migration::Job& job)
{
    paper::Section section;
    section.heading = "Mandaté et produit, champ par champ";
    paper::Table table{{{"Champ", 0.46, false}, {"Mandaté", 0.14, false}, {"Dans la source", 0.2, true}, {"Produit", 0.2, true}}, {}};
    for (const auto& info : migration::fields())
        table.rows.push_back({of(info.field), job.mandate.fields.has(info.field) ? "oui" : "non", job.staged ? number(job.staged->inSource.of(info.field)) : "",
                              job.staged ? number(job.staged->produced.of(info.field)) : ""});
    section.table = std::move(table);
    return section;
}

paper::Section countsSection(const migration::Job& job)
{
    paper::Section section;
    section.heading = "Décomptes";
    paper::Table table{{{"", 0.25, false}, {"Patients", 0.15, true}, {"Demandes", 0.15, true}, {"Échantillons", 0.15, true}, {"Résultats", 0.15, true}, {"Comptes rendus", 0.15, true}}, {}};
    const auto add = [&table](const char* name, const migration::Counts& counts) {
        table.rows.push_back({name, number(counts.patients), number(counts.orders), number(counts.specimens), number(counts.results), number(counts.reports)});
    };
    if (job.staged) {
        add("dans la source", job.staged->found);
        add("extraits", job.staged->staged);
    }
    if (job.delivered)
        add("livrés", job.delivered->delivered);
    section.table = std::move(table);
    section.lines = {{"Relus et comparés à la source", number(job.readBack)}, {"Échantillon comparé par une personne", number(job.compared.size()) + " sur " + number(job.sample.size())}};
    return section;
}

// Who explained it stands with it; what the mandate itself leaves out needs nobody.
std::string explanationOf(const migration::Difference& difference, const CertificateNames& names)
{
    if (!migration::wantsExplanation(difference.kind))
        return "par le mandat";
    return difference.explanation.empty() ? std::string() : difference.explanation + " (" + personOf(difference.explainedBy, names) + ")";
}

paper::Section differencesSection(const migration::Job& job, const CertificateNames& names)
{
    paper::Section section;
    section.heading = "Écarts et explications";
    if (job.differences.empty()) {
        section.paragraphs = {"Aucun."};
        return section;
    }
    paper::Table table{{{"N°", 0.07, true}, {"Écart", 0.19, false}, {"Où, et quoi", 0.36, false}, {"Fois", 0.08, true}, {"Explication", 0.3, false}}, {}};
    for (const auto& difference : job.differences)
        table.rows.push_back({number(difference.number), of(difference.kind), findingOf(difference), number(difference.times), explanationOf(difference, names)});
    section.table = std::move(table);
    return section;
}

paper::Section filesSection(const migration::Job& job)
{
    paper::Section section;
    section.heading = "Fichiers";
    paper::Table table{{{"Nom", 0.3, false}, {"Octets", 0.15, true}, {"SHA-256", 0.55, false}}, {}};
    const auto add = [&table](const std::vector<migration::FileDigest>& files) {
        for (const auto& file : files)
            table.rows.push_back({file.name, number(file.bytes), crypto::toHex(file.sha256)});
    };
    if (job.staged)
        add(job.staged->sources);
    if (job.delivered)
        add(job.delivered->files);
    if (!table.rows.empty())
        section.table = std::move(table);
    else
        section.paragraphs = {"Aucun."};
    return section;
}

paper::Section destroyedSection(const migration::Job& job, const std::vector<lab::PatientId>& held)
{
    paper::Section section;
    section.heading = "Ce qui a été détruit";
    paper::Table table{{{"Quoi, et comment le vérifier", 0.75, false}, {"Le", 0.25, false}}, {}};
    for (const auto& destroyed : job.destroyed)
        table.rows.push_back({of(destroyed), time(destroyed.at)});
    section.table = std::move(table);
    section.lines = {{"Dernière archive de clés périmée le", job.lastKeyArchive.isNull() ? std::string("aucune archive n’a eu ces clés") : day(Date::of(job.lastKeyArchive))}};
    for (const auto& patient : held)
        section.lines.push_back({"Conservé par mise en attente légale", patient.toString()});
    return section;
}

} // namespace

paper::Statement erasurePaper(const ErasureRecord& record, const std::vector<UnconfirmedCache>& caches, const CertificateNames& names, const KeptCertificate& certificate)
{
    auto statement = begun("Certificat d’effacement", laboratoryOf(record.header.laboratory, names), certificate);
    statement.sections = {erasureSection(record, names), cachesSection(caches, names), howToCheck()};
    return statement;
}

paper::Statement migrationPaper(const migration::Job& job, const std::vector<ErasureRecord>& erasures, const std::vector<lab::PatientId>& held, const CertificateNames& names,
                                const KeptCertificate& certificate)
{
    const auto& laboratories = job.mandate.laboratories;
    auto statement = begun("Certificat de migration", laboratories.empty() ? std::string() : laboratoryOf(laboratories.front(), names), certificate);
    statement.sections = {mandateSection(job, names), stepsSection(job, names), fieldsSection(job), countsSection(job), differencesSection(job, names), filesSection(job), destroyedSection(job, held)};
    for (const auto& record : erasures)
        statement.sections.push_back(erasureSection(record, names));
    statement.sections.push_back(howToCheck());
    return statement;
}

} // namespace paillasse::store
