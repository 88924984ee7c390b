// SPDX-License-Identifier: GPL-3.0-or-later
#include <QDir>
#include <QDirIterator>

#include "app/client/keys/keyring.h"
#include "app/client/session/certificaterenewal.h"
#include "tests/journeys/governedstations.h"

using namespace paillasse;
using namespace paillasse::journeys;

// A workstation's life: its name and certificate, who leaves it, its end, and a program that became too old; against a real store.
class StationLifeJourneys : public GovernedStations {
    Q_OBJECT

private Q_SLOTS:
    void anAdministratorsNewNameArrives()
    {
        const auto id = m_b->engine().session().workstationId();
        QVERIFY(wait<Result<>>([&](auto done) { governs().rename(id, "HEMATO-01", this, done); }));
        m_b->restart();
        QTRY_COMPARE(m_b->engine().session().workstation(), QStringLiteral("HEMATO-01"));
        const auto entry = entryOf(QStringLiteral("HEMATO-01"));
        QVERIFY(entry.id == id);
        QVERIFY(!entry.lastSeen.isNull());
        QVERIFY(entry.clientVersion > 0);
    }

    // With the store's own answer, and its own judgement of both certificates.
    void aCertificateIsRenewed()
    {
        m_b->switchOff();
        const client::Profile profile(m_b->folder());
        const auto before = profile.readEnrolment().value().value();
        client::Keyring keyring;
        const auto entry = wait<Result<std::shared_ptr<SecretBytes>>>([&](auto done) { keyring.read(QString::fromStdString(before.keyringEntry), this, done); });
        QVERIFY(entry);
        const auto keys = std::make_shared<client::WorkstationKeys>(client::WorkstationKeys::read(**entry).value());
        {
            client::Transport transport;
            client::TaskThread worker;
            const SystemClock clock;
            const Log log(clock, [](std::string_view) {});
            transport.setStore(client::StoreAddress{QStringLiteral("127.0.0.1"), m_store->port()}, std::make_shared<const client::TlsIdentity>(client::TlsIdentity{before.authority, before.certificate, keys->tlsKey.clone()}));
            using Outcome = client::CertificateRenewal::Outcome;
            const auto outcome = wait<Outcome>([&](auto done) {
                auto* renewal = new client::CertificateRenewal({profile, transport, keyring, worker, clock, log}, before, keys, [done](const Outcome& o) { done(o); }, this);
                renewal->start();
            });
            QVERIFY2(outcome.keys, outcome.error.detail.c_str());
        }
        const auto after = profile.readEnrolment().value().value();
        QVERIFY(after.certificate != before.certificate);
        QCOMPARE(after.spareEntries, std::vector<std::string>{before.keyringEntry});
        // The old one works until the new one was shown; after that the new one alone.
        QVERIFY(profile.rewriteEnrolment(before));
        m_b->switchOn();
        m_b->signIn(QStringLiteral("yann"));
        m_b->switchOff();
        QVERIFY(profile.rewriteEnrolment(after));
        m_b->restart();
        m_b->signIn(QStringLiteral("yann"));
        QTRY_VERIFY(profile.readEnrolment().value()->spareEntries.empty());
        const auto gone = wait<Result<std::shared_ptr<SecretBytes>>>([&](auto done) { keyring.read(QString::fromStdString(before.keyringEntry), this, done); });
        QVERIFY(!gone && gone.error().code == ErrorCode::NotFound);
    }

    void whoLeavesLeavesNoCache()
    {
        const auto code = m_store->addPerson(QStringLiteral("gwen"), QStringLiteral("Gwen Riou"), QStringLiteral("technician"));
        door(*m_b);
        m_b->activate(QStringLiteral("gwen"), code);
        const auto gwen = m_b->engine().session().person().id;
        const auto files = [&] { return QDir(m_b->folder() + QStringLiteral("/caches")).entryList({QString::fromStdString(gwen.toString()) + QStringLiteral("*")}, QDir::Files).size(); };
        QVERIFY(files() > 0);
        QVERIFY(wait<Result<>>([&](auto done) { governs().closeAccount(gwen, this, done); }));
        m_b->waitState(SessionState::SignedOut);
        m_b->restart(); // nobody signs in
        QTRY_COMPARE(files(), 0);
        QTRY_VERIFY([&] {
            const auto caches = entryOf(QStringLiteral("HEMATO-01")).caches;
            const auto theirs = std::ranges::find(caches, gwen, &client::CacheEntry::person);
            return theirs != caches.end() && !theirs->confirmedDestroyed.isNull();
        }());
    }

    void anOrderToWipeIsCarriedOut()
    {
        m_b->signIn(QStringLiteral("yann"));
        const auto id = m_b->engine().session().workstationId();
        const auto order = m_a->orders(m_patient, {"CL"});
        QVERIFY(m_a->sent());
        QTRY_VERIFY(m_b->file(order));
        m_b->unplug();
        QVERIFY(m_b->enters(order, "CL", "102").isCommitted());
        m_b->switchOff();
        QVERIFY(wait<Result<>>([&](auto done) { governs().wipe(id, m_desk->code(QStringLiteral("tangi")), this, done); }));
        QVERIFY(entryOf(QStringLiteral("HEMATO-01")).wipeConfirmed.isNull());
        m_b->plugIn();
        m_b->switchOn(); // nobody signs in
        QVERIFY(fails(*m_b, Failure::WorkstationWiped));
        QTRY_VERIFY_WITH_TIMEOUT(!QFile::exists(m_b->folder() + QStringLiteral("/enrolment.json")), 30'000);
        const auto entry = entryOf(QStringLiteral("HEMATO-01"));
        QVERIFY(!entry.wipeConfirmed.isNull());
        QVERIFY(entry.standing == client::WorkstationStanding::Wiped);
        for (const auto& cache : entry.caches)
            QVERIFY(!cache.confirmedDestroyed.isNull());
        // What was entered before has arrived; nothing of the caches is left.
        QVERIFY(m_a->sees(order, "CL", "102"));
        QDirIterator each(m_b->folder(), QDir::Files, QDirIterator::Subdirectories);
        while (each.hasNext()) {
            const auto name = QDir(m_b->folder()).relativeFilePath(each.next());
            QVERIFY2(name.startsWith(QLatin1String("outbox/")) || name == QLatin1String("heads.json"), qPrintable(name));
        }
        m_b->restart();
        QVERIFY(m_b->engine().session().state() == SessionState::NotEnrolled);
        m_b->enrol();
        m_b->signIn(QStringLiteral("yann"));
        QVERIFY(m_b->sees(order, "CL", "102"));
    }

    // In the middle of work, and without the store too; what was entered arrives all the same.
    void aProgramThatBecameTooOldStops()
    {
        const auto rules = [&](const char* oldest) { m_store->run({QStringLiteral("policy"), QStringLiteral("set"), QStringLiteral("--oldest-client"), QString::fromUtf8(oldest)}); };
        m_a->unplug();
        m_a->registers("GUEGUEN", "Enora", {1990, 2, 11});
        rules("99.0.0");
        m_a->plugIn();
        QVERIFY(fails(*m_a, Failure::ClientTooOld));
        QVERIFY(m_a->sent());
        m_a->switchOff();
        m_a->cable().pull();
        m_a->switchOn();
        QCOMPARE(said(m_a->refusedSignIn(QStringLiteral("anais")).failure), said(Failure::ClientTooOld));
        rules("any");
        m_a->plugIn();
        m_a->restart();
        m_a->signIn(QStringLiteral("anais"));
    }
};

QTEST_GUILESS_MAIN(StationLifeJourneys)
#include "stationlife.test.moc"
