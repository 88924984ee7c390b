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
