// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>

#include <QDir>
#include <QRandomGenerator>
#include <QTest>
#include <QTimer>

#include "tests/faults/fulldisk.h"
#include "tests/journeys/twobenches.h"

using namespace paillasse;
using namespace paillasse::journeys;

// What breaks in the middle: the store, the network, the workstation. What was called saved is at the store afterwards, once.
class FaultJourneys : public TwoBenches {
    Q_OBJECT

private:
    static std::string measured(int number) { return std::to_string(number) + ".0"; }
    std::size_t measurements(Station& station, const lab::OrderId& order)
    {
        const auto file = station.file(order);
        return file ? file->order.line(1)->measurements.size() : 0;
    }
    lab::OrderId newOrder() { return orderOf({"K"}); }

private Q_SLOTS:
    void theStoreIsKilledAgainAndAgain()
    {
        const auto seed = QRandomGenerator::global()->generate();
        qInfo("seed %u", seed);
        QRandomGenerator random(seed);
        const auto order = newOrder();
        constexpr std::size_t rounds = 4;
        constexpr std::size_t each = 12;
        for (std::size_t round = 0; round < rounds; ++round) {
            for (std::size_t i = 0; i < each; ++i) {
                const auto done = m_b->enters(order, "K", measured(static_cast<int>(round * each + i)).c_str());
                QVERIFY2(done.isCommitted(), Station::whyNot(done).c_str());
            }
            QTest::qWait(random.bounded(200));
            m_store->kill();
            QTest::qWait(random.bounded(200));
            m_store->start();
        }
        QVERIFY(m_b->sent());
        QVERIFY(m_a->waits([&] { return measurements(*m_a, order) == rounds * each; }));
        QVERIFY(m_b->waits([&] { return m_b->file(order)->pending.empty() && measurements(*m_b, order) == rounds * each; }));
        QVERIFY(m_b->tray().empty());
        QCOMPARE(m_a->value(order, "K"), std::string("47,0"));
        m_store->stop();
        m_store->verify();
        m_store->start();
        m_a->waitCaughtUp();
        m_b->waitCaughtUp();
    }

    // The store took the act, and its answer was lost on the way: pushed again, it is there once.
    void anAnswerIsLost()
    {
        const auto order = newOrder();
        for (int i = 0; i < 5; ++i) {
            m_b->cable().cutAfter(i * 20);
            QVERIFY(m_b->enters(order, "K", measured(i).c_str()).isCommitted());
            QVERIFY(m_b->sent());
        }
        m_b->cable().cutAfter(-1);
        QVERIFY(m_a->waits([&] { return measurements(*m_a, order) == 5; }));
        QVERIFY(m_b->tray().empty());
        m_b->waitCaughtUp();
        QCOMPARE(measurements(*m_b, order), 5u);
    }

    void theStoreHangs()
    {
        const auto order = newOrder();
        m_store->freeze();
        QVERIFY(m_b->enters(order, "K", "5.5").isCommitted()); // by the bench alone: no answer can come
        const bool counted = m_b->waits([&] { return m_b->engine().acts().pendingCount() == 1; });
        QTest::qWait(3000);
        m_store->thaw();
        QVERIFY(counted);
        QVERIFY(m_a->sees(order, "K", "5,5"));
    }

    void aFirstSyncIsCutAndGoesOn()
    {
        std::vector<lab::OrderId> orders;
        for (int i = 0; i < 60; ++i)
            orders.push_back(m_a->orders(m_patient, {"K", "NA", "CL", "HCO3", "GLU", "UREE", "CREA"}));
        QVERIFY(m_a->sent());
        const auto code = m_store->addPerson(QStringLiteral("soizic"), QStringLiteral("Soizic Kerjean"), QStringLiteral("technician"));
        Station c(*m_store, QStringLiteral("HEMATO-01"));
        c.enrol();
        std::vector<client::SyncProgress> steps;
        QObject::connect(&c.engine(), &client::Engine::syncProgress, &c.engine(), [&](const client::SyncProgress& progress) { steps.push_back(progress); });
        // Cut in the handshake, in the answers to the sign-in, in the stream.
        int cuts = 0;
        QTimer again;
        QObject::connect(&again, &QTimer::timeout, &c.engine(), [&] {
            if (cuts < 6)
                c.cable().cutAfter(600 * ++cuts);
        });
        again.start(400);
        c.engine().session().activate(QStringLiteral("soizic"), SecretBytes::copyOf(std::string_view(code.toStdString())), SecretBytes::copyOf(std::string_view(Station::password().toStdString())));
        // "Try again", as often as it takes: a code whose answer was lost has set the password already.
        auto& session = c.engine().session();
        for (int attempt = 0; attempt < 8 && session.state() != client::SessionState::Open; ++attempt) {
            QVERIFY(c.waits([&] { return !session.isBusy(); }, 60'000));
            if (session.state() != client::SessionState::Open)
                session.retry();
        }
        QVERIFY(c.waits([&] { return session.state() == client::SessionState::Open; }, 60'000));
        c.waitCaughtUp();
        for (const auto& order : orders)
            QVERIFY(c.file(order).has_value());
        QVERIFY(!steps.empty());
        QVERIFY(steps.back().caughtUp && steps.back().usable);
        QVERIFY(c.waits([&] { return c.finds("bihan").size() == 1; }));
    }

    // Cut in the middle of the stream, again and again: each time it goes on from where it was, and what had come is not counted anew.
    void aFirstSyncResumesWhereItWasCut()
    {
        StoreProcess store;
        const auto catalogue = QStringLiteral(PAILLASSE_RESOURCES "/catalogue");
        store.importCatalogue();
        QProcess generator;
        generator.start(QStringLiteral(PAILLASSE_SYNTHETIC), {QStringLiteral("--data"), store.data(), QStringLiteral("--catalogue"), catalogue, QStringLiteral("--patients"), QStringLiteral("8000"), QStringLiteral("--history"), QStringLiteral("0"), QStringLiteral("--today"), QStringLiteral("20")});
        QVERIFY2(generator.waitForFinished(120'000) && generator.exitCode() == 0, generator.readAllStandardError().constData());
        const auto code = store.addPerson(QStringLiteral("soizic"), QStringLiteral("Soizic Kerjean"), QStringLiteral("technician"));
        store.start();
        Station c(store, QStringLiteral("HEMATO-02"));
        c.enrol();
        constexpr int cuts = 5;
        constexpr qint64 piece = 50'000; // some hundred patients, as they travel; more than a frame
        int made = 0;
        std::uint64_t most = 0;
        std::vector<std::uint64_t> resumedAt;
        bool isCut = false;
        // An hour passes at each cut; what is said of the speed and the time left is of the hours with the store.
        bool isAveraged = false;
        bool saysRateWithoutStore = false;
        QObject::connect(&c.engine(), &client::Engine::connectionChanged, &c.engine(), [&](client::Connection connection) {
            const bool ended = connection == client::Connection::Offline;
            made += ended ? 1 : 0;
            isCut |= ended;
            saysRateWithoutStore |= ended && c.engine().progress().perSecond > 0 && !c.engine().progress().caughtUp;
            if (ended)
                c.clock().ahead += hourMs;
        });
        bool fell = false;
        QObject::connect(&c.engine(), &client::Engine::syncProgress, &c.engine(), [&](const client::SyncProgress& progress) {
            if (progress.total == 0)
                return;
            fell |= progress.done < most;
            isAveraged |= progress.perSecond > 0 && progress.perSecond * 3600 <= static_cast<double>(progress.done);
            if (std::exchange(isCut, false) && most > 0 && progress.done < progress.total)
                resumedAt.push_back(most);
            most = std::max(most, progress.done);
        });
        // From the moment the work opens, which is before the stream's first byte has come through the cable.
        QObject::connect(&c.engine().session(), &client::Session::stateChanged, &c.engine(), [&](client::SessionState state) {
            if (state == client::SessionState::Open)
                c.cable().cutEach(piece, cuts);
        });
        c.activate(QStringLiteral("soizic"), code);
        QVERIFY2(!fell, "what had been received was received again");
        QVERIFY2(!isAveraged, "the time without the store counts as the stream's");
        QVERIFY(!saysRateWithoutStore);
        qInfo("cut %d times; resumed within the stream at %s of %llu", made, qPrintable([&] {
                  QStringList places;
                  for (const auto place : resumedAt)
                      places << QString::number(place);
                  return places.join(QStringLiteral(", "));
              }()),
              static_cast<unsigned long long>(most));
        QVERIFY2(resumedAt.size() >= 3, "the cuts did not fall inside the stream");
        QVERIFY(std::ranges::is_sorted(resumedAt) && resumedAt.back() > resumedAt.front());
        QVERIFY(most > 4000);
        QVERIFY(c.waits([&] { return !c.finds("le bihan").empty(); }));
        store.stop();
    }

    // The workstation's program is killed while somebody saves: whatever it had called saved reaches the store, once.
    void theWorkstationIsKilled()
    {
        const auto order = newOrder();
        m_b->signOut();
        m_b->switchOff();
        QProcess program;
        program.start(QStringLiteral(PAILLASSE_JOURNEYS_WORKER), {m_b->folder(), QStringLiteral("yann"), Station::password(), QString::fromStdString(order.toString())});
        QByteArray said;
        QElapsedTimer timer;
        timer.start();
        while (said.count("saved ") < 15 && timer.elapsed() < 60'000) {
            QTest::qWait(5);
            said += program.readAllStandardOutput();
        }
        program.kill();
        program.waitForFinished();
        said += program.readAllStandardOutput();
        const auto saved = static_cast<std::size_t>(said.count("saved "));
        QVERIFY2(saved >= 15, program.readAllStandardError().constData());
        m_b->switchOn();
        m_b->signIn(QStringLiteral("yann"));
        QVERIFY(m_b->sent());
        QVERIFY(m_b->waits([&] { return m_b->file(order)->pending.empty(); }));
        // One more at most: durable, and killed before it could say so.
        const auto there = measurements(*m_b, order);
        qInfo("called saved: %zu, at the store: %zu", saved, there);
        QVERIFY(there == saved || there == saved + 1);
        QVERIFY(m_a->waits([&] { return measurements(*m_a, order) == there; }));
        QVERIFY(m_b->tray().empty());
    }

    // The store's disk is full: it is read and keeps nothing new. Acts wait here, it is said in those words, and nothing is lost.
    void theStoresDiskIsFull()
    {
        const auto ready = newOrder();
        QVERIFY(m_b->enters(ready, "K", "4.0").isCommitted());
        QVERIFY(m_b->validates(ready).isCommitted());
        QVERIFY(m_a->waits([&] { return m_a->state(ready, "K") == lab::LineState::TechnicallyValid; }));
        m_a->opensSigning();
        const auto order = newOrder();
        QVERIFY(m_a->sent() && m_b->sent());
        m_store->fillDisk();

        QVERIFY(m_b->enters(order, "K", "5.1").isCommitted()); // kept here
        QVERIFY(m_b->waits([&] { return m_b->engine().connection() == client::Connection::StoreFull; }));
        QCOMPARE(m_b->engine().acts().pendingCount(), 1);
        QCOMPARE(m_b->value(order, "K"), std::string("5,1"));
        const auto refused = m_a->releases(ready).submission;
        QVERIFY2(!refused.isCommitted() && refused.trouble && refused.trouble->failure == client::Failure::StoreFull, Station::whyNot(refused).c_str());
        // Nothing of A's waits: it goes on reading, and nothing there would find out that the disk has room again.
        QVERIFY(m_a->engine().connection() == client::Connection::Online);

        // Whoever comes to work meanwhile works with what is here, whatever the store can still do for them.
        m_b->signOut();
        m_b->engine().session().signIn(QStringLiteral("yann"), SecretBytes::copyOf(std::string_view(Station::password().toStdString())));
        m_b->waitState(client::SessionState::Open);
        QVERIFY(m_b->waits([&] { return m_b->engine().connection() == client::Connection::StoreFull; }, 60'000));
        QVERIFY(m_b->waits([&] { return m_b->value(order, "K") == "5,1"; }));

        m_store->freeDisk();
        QVERIFY(m_b->waits([&] { return m_b->engine().acts().pendingCount() == 0; }, 60'000));
        QVERIFY(m_b->waits([&] { return m_b->engine().connection() == client::Connection::Online; }, 60'000));
        QVERIFY(m_a->sees(order, "K", "5,1"));
        QVERIFY(m_a->releases(ready).submission.isCommitted());
        QVERIFY(m_a->tray().empty() && m_b->tray().empty());
        QCOMPARE(measurements(*m_a, order), 1u);
        m_store->stop();
        m_store->verify();
        m_store->start();
        m_a->waitCaughtUp();
        m_b->waitCaughtUp();
    }

    // This workstation's disk is full while the feed comes: the status says so, and what came meanwhile is all there once there is room.
    void theWorkstationsDiskIsFull()
    {
        m_b->unplug();
        const auto order = m_a->orders(m_patient, {"NA"});
        QVERIFY(m_a->sent());
        m_a->waitCaughtUp(); // nothing is left for its own disk, which is the same
        {
            const faults::FullDisk full;
            m_b->plugIn();
            QVERIFY(m_b->waits([&] { return m_b->engine().connection() == client::Connection::DiskFull; }, 60'000));
            QVERIFY(!m_b->state(order, "NA"));
        }
        QVERIFY(m_b->engine().session().state() == client::SessionState::Open);
        QVERIFY(m_b->waits([&] { return m_b->state(order, "NA").has_value() && m_b->engine().connection() == client::Connection::Online; }, 60'000));
        QVERIFY(QDir(m_b->folder() + QStringLiteral("/quarantine")).isEmpty());
    }

    // A backup is brought back: what came after it is pushed again by who made it.
    void aBackupIsRestored()
    {
        const auto before = newOrder();
        QVERIFY(m_b->enters(before, "K", "4.0").isCommitted());
        QVERIFY(m_b->sent());
        m_store->backup();
        const auto after = newOrder();
        QVERIFY(m_b->enters(after, "K", "4.4").isCommitted());
        QVERIFY(m_b->enters(before, "K", "4.2").isCommitted());
        QVERIFY(m_b->sent());
        QVERIFY(m_b->validates(after).isCommitted());
        QVERIFY(m_b->sent());
        QVERIFY(m_a->waits([&] { return m_a->state(after, "K") == lab::LineState::TechnicallyValid; }));
        m_a->opensSigning();
        QVERIFY(m_a->releases(after).submission.isCommitted());
        m_store->stop();
        m_store->restore();
        m_store->start();
        m_a->engine().session().signOut();
        QVERIFY(m_a->waits([&] { return m_a->engine().session().state() == client::SessionState::SignedOut && !m_a->engine().session().isBusy(); }));
        m_a->signIn(QStringLiteral("anais"));
        QVERIFY(m_a->waits([&] { return m_a->value(before, "K") == "4,2" && m_a->value(after, "K") == "4,4"; }, 60'000));
        QVERIFY(m_a->waits([&] { return m_a->state(after, "K") == lab::LineState::BiologicallyValid; }, 60'000));
        QVERIFY(m_a->sent());
        QVERIFY(m_b->waits([&] { return m_b->value(before, "K") == "4,2"; }, 60'000));
        QVERIFY(m_b->tray().empty());
        QVERIFY(m_a->tray().empty());
    }
};

QTEST_GUILESS_MAIN(FaultJourneys)
#include "faults.test.moc"
