// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonObject>
#include <QProcess>

namespace paillasse::demo {

// A real `paillasse-store serve` on loopback, on a port of its own choosing; ended with this object, and only this one.
class ServedStore {
public:
    // `migrations`: the folder in which files of other systems wait.
    ServedStore(const QString& program, const QString& data, const QString& migrations);
    ~ServedStore();

    // False: it did not start; `log` says why.
    bool start();
    void stop();
    // What the program's own command says of a PDF, and its exit code.
    [[nodiscard]] QJsonObject verifyReport(const QString& file) const;
    // What it says of a certificate's file, in a word, and its exit code.
    [[nodiscard]] QJsonObject verifyCertificate(const QString& file) const;
    // Its own command `policy set`, which counts from then on.
    [[nodiscard]] bool setPolicy(const QStringList& rules) const;
    [[nodiscard]] quint16 port() const { return m_port; }
    [[nodiscard]] QByteArray log() const { return m_log; }

private:
    QString m_program;
    QString m_data;
    QString m_migrations;
    QProcess m_process;
    quint16 m_port = 0;
    QByteArray m_log;
};

} // namespace paillasse::demo
