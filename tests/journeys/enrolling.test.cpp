// SPDX-License-Identifier: GPL-3.0-or-later
#include <QProcess>
#include <QTest>

#include "app/crypto/crypto.h"
#include "tests/journeys/station.h"

using namespace paillasse;
using namespace paillasse::journeys;

// `paillasse --enrol`, the program itself: for whoever sets up twenty machines.
class EnrollingJourneys : public QObject {
    Q_OBJECT

private:
    std::unique_ptr<StoreProcess> m_store;
    QTemporaryDir m_folder;

    struct Ended {
        int exit = -1;
        QByteArray out;
        QByteArray err;
    };
    QString fileWith(const QString& code)
    {
        QFile file(m_folder.filePath(QStringLiteral("code")));
        if (!file.open(QIODevice::WriteOnly) || file.write(code.toUtf8()) < 0)
            qFatal("no code file");
        return file.fileName();
    }
    Ended enrols(const QString& code, const QString& name, const QString& profile, const QStringList& more = {})
    {
        QProcess program;
        QStringList arguments{QStringLiteral("--enrol"), fileWith(code), QStringLiteral("--workstation"), name, QStringLiteral("--profile"), m_folder.filePath(profile)};
        arguments += more.isEmpty() ? QStringList{QStringLiteral("--address"), QStringLiteral("127.0.0.1:%1").arg(m_store->port())} : more;
        program.start(QStringLiteral(PAILLASSE_CLIENT), arguments);
        if (!program.waitForFinished(60'000))
            qFatal("it does not end");
        return {program.exitCode(), program.readAllStandardOutput(), program.readAllStandardError()};
    }

private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY(crypto::initialise());
        m_store = std::make_unique<StoreProcess>();
        m_store->start();
    }

    void aMachineIsEnrolledWithoutAWindow()
    {
        const auto done = enrols(m_store->enrolmentCode(), QStringLiteral("HEMATO-01"), QStringLiteral("one"));
        QVERIFY2(done.exit == 0, done.err.constData());
        QVERIFY(done.out.contains("HEMATO-01"));
        QVERIFY(m_store->run({QStringLiteral("workstation"), QStringLiteral("list")}).contains(QStringLiteral("HEMATO-01")));
        // The same machine again: it says so, and the code is still good for another.
        const auto code = m_store->enrolmentCode();
        const auto again = enrols(code, QStringLiteral("HEMATO-02"), QStringLiteral("one"));
        QCOMPARE(again.exit, 1);
        QVERIFY(again.err.contains("HEMATO-01"));
        QCOMPARE(enrols(code, QStringLiteral("HEMATO-02"), QStringLiteral("two")).exit, 0);
    }

    // Before there is a window, too: in the system's language, or in the one that is asked for.
    void theCommandLineSpeaksTheSystemsLanguage_data()
    {
        QTest::addColumn<QStringList>("arguments");
        QTest::addColumn<QString>("french");
        QTest::addColumn<QString>("english");
        QTest::newRow("help") << QStringList{QStringLiteral("--help")} << QStringLiteral("Garde les fichiers de ce poste dans DOSSIER.") << QStringLiteral("Keep this workstation's files in FOLDER.");
        QTest::newRow("enrol") << QStringList{QStringLiteral("--enrol"), QStringLiteral("x"), QStringLiteral("--help")} << QStringLiteral("Le code d’enrôlement est dans FICHIER.") << QStringLiteral("The enrolment code is in FILE.");
        QTest::newRow("forget") << QStringList{QStringLiteral("--forget"), QStringLiteral("--help")} << QStringLiteral("Sans demander") << QStringLiteral("Do not ask");
        QTest::newRow("nothing to forget") << QStringList{QStringLiteral("--forget"), QStringLiteral("--profile"), m_folder.filePath(QStringLiteral("nobody"))} << QStringLiteral("Il n’y a rien à effacer") << QStringLiteral("There is nothing of this user's to remove.");
        QTest::newRow("usage") << QStringList{QStringLiteral("--enrol"), QStringLiteral("x")} << QStringLiteral("--enrol FICHIER va avec") << QStringLiteral("--enrol FILE goes with");
    }
    void theCommandLineSpeaksTheSystemsLanguage()
    {
        QFETCH(QStringList, arguments);
        QFETCH(QString, french);
        QFETCH(QString, english);
        const auto said = [&](const QString& system, const QStringList& more = {}) {
            auto environment = QProcessEnvironment::systemEnvironment();
            environment.insert(QStringLiteral("QT_QPA_PLATFORM"), QStringLiteral("offscreen"));
            environment.insert(QStringLiteral("LC_ALL"), system);
            QProcess program;
            program.setProcessEnvironment(environment);
            program.start(QStringLiteral(PAILLASSE_CLIENT), arguments + more);
            if (!program.waitForFinished(60'000))
                qFatal("it does not end");
            return QString::fromUtf8(program.readAllStandardOutput() + program.readAllStandardError()).simplified();
        };
        QVERIFY2(said(QStringLiteral("fr_FR.UTF-8")).contains(french), qPrintable(said(QStringLiteral("fr_FR.UTF-8"))));
        QVERIFY2(said(QStringLiteral("en_GB.UTF-8")).contains(english), qPrintable(said(QStringLiteral("en_GB.UTF-8"))));
        QVERIFY(said(QStringLiteral("en_GB.UTF-8"), {QStringLiteral("--language=fr")}).contains(french));
        QVERIFY(said(QStringLiteral("fr_FR.UTF-8"), {QStringLiteral("--language"), QStringLiteral("en")}).contains(english));
    }

    void oneThatWaitsForApprovalSaysTheWords()
    {
        const auto waiting = enrols(m_store->enrolmentCode(false), QStringLiteral("HEMATO-03"), QStringLiteral("three"));
        QCOMPARE(waiting.exit, 3);
        QVERIFY(waiting.out.trimmed().split(':').last().size() > 4);
    }

    void whatIsWrongIsSaidAndLeavesNothing()
    {
        const auto used = m_store->enrolmentCode();
        QCOMPARE(enrols(used, QStringLiteral("HEMATO-04"), QStringLiteral("four")).exit, 0);
        QCOMPARE(enrols(used, QStringLiteral("HEMATO-05"), QStringLiteral("five")).exit, 1);
        QCOMPARE(enrols(QStringLiteral("no code at all"), QStringLiteral("HEMATO-05"), QStringLiteral("five")).exit, 1);
        QCOMPARE(enrols(QString(), QStringLiteral("HEMATO-05"), QStringLiteral("five")).exit, 2);
        QCOMPARE(enrols(m_store->enrolmentCode(), QStringLiteral("HEMATO-05"), QStringLiteral("five"), {QStringLiteral("--help")}).exit, 0);
        QVERIFY(!m_store->run({QStringLiteral("workstation"), QStringLiteral("list")}).contains(QStringLiteral("HEMATO-05")));
    }
};

QTEST_GUILESS_MAIN(EnrollingJourneys)
#include "enrolling.test.moc"
