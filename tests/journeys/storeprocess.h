// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QProcess>
#include <QString>
#include <QStringList>
#include <QTemporaryDir>

namespace paillasse::journeys {

// A real paillasse-store in a folder of its own, on loopback.
class StoreProcess {
public:
    StoreProcess();
    ~StoreProcess();

    void start();
    void stop();                 // SIGTERM, waits
    void kill();                 // SIGKILL
    void freeze();               // SIGSTOP: it holds its connections and answers nothing
    void thaw();
    void fillDisk();             // no file of it may grow any more
    void freeDisk();
    [[nodiscard]] bool isRunning() const { return m_serving.state() == QProcess::Running; }
    [[nodiscard]] quint16 port() const { return m_port; }

    // Any subcommand that takes --data; what it printed. Fails the test unless it exits with `exit`. `typed`: its standard input.
    QString run(QStringList arguments, int exit = 0, const QByteArray& typed = {});
    // The activation code.
    QString addPerson(const QString& login, const QString& name, const QString& role, const QStringList& more = {});
    // The catalogue that is shipped, with its benches or with another table of them.
    void importCatalogue(const QString& benches = {});
    // Any of its tables, of a laboratory's own.
    void importTables(const QStringList& files);
    QString enrolmentCode(bool approve = true);
    void revoke(const QString& workstation) { run({QStringLiteral("workstation"), QStringLiteral("revoke"), workstation}); }
    void verify() { run({QStringLiteral("verify")}); }

    // Everything of that moment; restore puts it in the place of what is there now.
    void backup();
    void restore();

    // With everything that is written on the store's behalf, its temporary files too.
    [[nodiscard]] QString folder() const { return m_folder.path(); }
    [[nodiscard]] qint64 process() const { return m_serving.processId(); }
    [[nodiscard]] QString data() const { return m_data; }
    [[nodiscard]] QByteArray log() const; // of all that served

private:
    // One process's own place for temporary files, and the rest as it is here.
    [[nodiscard]] QProcessEnvironment environment(const char* whose) const;

    QTemporaryDir m_folder;
    QString m_data;
    QString m_recovery; // file with the recovery secret
    QProcess m_serving;
    quint16 m_port = 0;
    bool m_frozen = false;
};

} // namespace paillasse::journeys
