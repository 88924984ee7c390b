// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFile>
#include <QProcess>
#include <QTemporaryDir>

#include "app/crypto/crypto.h"
#include "app/store/paper/seal.h"
#include "app/store/paper/sealedpaper.h"

// A paper as the store makes them, a store that seals it, and the programs of others that read it.
namespace paillasse::store::testing {

inline constexpr Instant paperTime{1'773'305'220'000}; // 2026-03-12 08:47

struct Sealing {
    crypto::KeyAndCertificate authority = *crypto::makeAuthority("Paillasse test", paperTime, 20 * 365 * dayMs);
    crypto::KeyAndCertificate seal = *crypto::makeSeal(authority, "Paillasse test \xe2\x80\x93 seal", paperTime, 10 * 365 * dayMs);

    [[nodiscard]] Result<Bytes> on(const paper::Statement& statement) const { return paper::sealed(statement, {seal, "Laboratoire du Blavet", "Registre des accès"}); }
};

inline paper::Statement sampleStatement(std::size_t rows)
{
    paper::Statement statement;
    statement.kind = "trail";
    statement.title = "Qui a vu quoi";
    statement.issuer = "Laboratoire du Blavet – Hennebont";
    statement.madeAt = paperTime;
    statement.isWide = true;
    statement.lines = {{"Question", "patient 1001, du 1er au 12 mars 2026"}, {"Demandé par", "Marc Olivier, responsable de la sécurité"}};
    statement.sections.push_back({"Ce que ce document prouve", {"Le registre du laboratoire contenait ces lignes, et aucune autre, à l’instant indiqué."}, {}, {}});
    paper::Table table;
    table.columns = {{"Reçu le", 0.16}, {"Personne", 0.22}, {"Poste", 0.16}, {"Ce qui a été fait", 0.30}, {"Nombre", 0.16, true}};
    for (std::size_t i = 0; i < rows; ++i)
        table.rows.push_back({"12/03/2026 09:47:" + std::to_string(i % 60), "Dr Hélène Corre", "PAILLASSE-0" + std::to_string(i % 9), i % 7 == 3 ? "A imprimé le compte rendu « 26-112298 », deuxième exemplaire pour le prescripteur" : "A ouvert un dossier", std::to_string(i)});
    statement.sections.push_back({"Lignes du registre", {}, {}, std::move(table)});
    statement.attachments.push_back({"trail.csv", "text/csv", "Les mêmes lignes", toBytes(asBytes("\"Reçu le\";\"Personne\"\r\n"))});
    return statement;
}

inline QString saved(const QTemporaryDir& folder, const QString& name, const Bytes& bytes)
{
    QFile file(folder.filePath(name));
    if (!file.open(QIODevice::WriteOnly) || file.write(reinterpret_cast<const char*>(bytes.data()), static_cast<qint64>(bytes.size())) < 0)
        throw std::runtime_error("not written");
    return file.fileName();
}

// What it printed, on either stream.
inline QString said(const QString& program, const QStringList& arguments)
{
    QProcess process;
    process.setProcessChannelMode(QProcess::MergedChannels);
    process.start(program, arguments);
    if (!process.waitForFinished(-1) || process.error() == QProcess::FailedToStart)
        throw std::runtime_error(program.toStdString() + " does not run");
    return QString::fromUtf8(process.readAll());
}

} // namespace paillasse::store::testing
