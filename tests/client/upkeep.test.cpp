// SPDX-License-Identifier: GPL-3.0-or-later
#include <QDir>
#include <QDirIterator>
#include <QFile>

#include "app/client/outbox/outbox.h"
#include "app/client/taskthread.h"
#include "tests/client/upkeepfixture.h"

using namespace paillasse;
using namespace paillasse::client;
using namespace paillasse::client::testing;

// What a workstation does by itself: certificate, name, caches, wiping.
class UpkeepTest : public UpkeepTestBase {
    Q_OBJECT

private Q_SLOTS:
    // --- the certificate
    void aFreshCertificateIsLeftAlone()
    {
        enrolled(m_clock.now() - 200 * dayMs);
        switchOn();
        QVERIFY(isAt(SessionState::SignedOut));
        QVERIFY(waits([this] { return !m_told.empty(); }));
        QTest::qWait(500);
        QVERIFY(m_issued.empty());
        QCOMPARE(last().clientVersion, clientVersion());
    }

    void aCertificateIsRenewedInItsLastThird_data()
    {
        QTest::addColumn<int>("daysAgo");
        QTest::newRow("in its last third") << 300;
        QTest::newRow("over") << 410;
    }
    void aCertificateIsRenewedInItsLastThird()
    {
        QFETCH(int, daysAgo);
        enrolled(m_clock.now() - daysAgo * dayMs);
        switchOn();
        QVERIFY(isAt(SessionState::SignedOut));
        // The new one is shown, and nothing is left of the old one.
        QVERIFY(waits([this] { return !m_issued.empty() && m_shown.back() == m_issued.back() && onDisk().spareEntries.empty(); }));
        const auto now = onDisk();
        QCOMPARE(FakeStore::serialOf(now.certificate), m_issued.back());
        QVERIFY(now.keyringEntry != m_first.keyringEntry);
        QVERIFY(!isInKeyring(m_first.keyringEntry));
        QVERIFY(crypto::isForKey(now.certificate, keysIn(now.keyringEntry)->tlsKey));
        // Once, and the next start goes on with it.
        m_engine.reset();
        m_shown.clear();
        switchOn();
        QVERIFY(isAt(SessionState::SignedOut));
        QVERIFY(waits([this] { return !m_shown.empty(); }));
        QCOMPARE(m_shown.back(), m_issued.back());
        QCOMPARE(m_issued.size(), 1u);
    }

    void theDeviceSecretOutlivesTheCertificate()
    {
        enrolled(m_clock.now() - 300 * dayMs);
        const auto before = keysIn(m_first.keyringEntry)->device.clone();
        switchOn();
        QVERIFY(waits([this] { return onDisk().keyringEntry != m_first.keyringEntry; }));
        QVERIFY(keysIn(onDisk().keyringEntry)->device.equals(before));
    }

    void aRenewalThatIsCutShortLeavesTheOldCertificate()
    {
        enrolled(m_clock.now() - 300 * dayMs);
        m_store->on("/v1/workstation/certificate", [this](const FakeStore::Request& request) {
            (void)renewal(request);
            return std::optional<Bytes>(); // made, and the answer is lost
        });
        switchOn();
        QVERIFY(waits([this] { return !m_issued.empty() && onDisk().spareEntries.empty(); }));
        QCOMPARE(onDisk().certificate, m_first.certificate);
        QVERIFY(isInKeyring(m_first.keyringEntry));
        m_store->on("/v1/workstation/certificate", [this](const FakeStore::Request& request) { return std::optional(renewal(request)); });
        m_engine.reset();
        m_shown.clear();
        switchOn();
        QVERIFY(isAt(SessionState::SignedOut));
        QVERIFY(waits([this] { return m_shown.size() > 1 && m_shown.back() == m_issued.back(); }));
        QCOMPARE(m_shown.front(), FakeStore::serialOf(m_first.certificate));
    }

    // The power goes in the middle: the program ends with the key made, asked for, and no answer.
    void aCrashInARenewalLeavesNoKeyForgotten()
    {
        enrolled(m_clock.now() - 300 * dayMs);
        std::vector<std::string> during;
        m_store->on("/v1/workstation/certificate", [&](const FakeStore::Request&) {
            during = onDisk().spareEntries;
            postTo(this, [this] { m_engine.reset(); });
            return std::optional<Bytes>();
        });
        switchOn();
        QVERIFY(waits([this] { return !m_engine; }));
        QCOMPARE(during.size(), 1u);
        QVERIFY(isInKeyring(during.front())); // before the store heard of it
        QCOMPARE(onDisk().certificate, m_first.certificate);
        m_store->on("/v1/workstation/certificate", [this](const FakeStore::Request& request) { return std::optional(renewal(request)); });
        switchOn();
        QVERIFY(waits([this] { return !m_shown.empty() && !m_issued.empty() && m_shown.back() == m_issued.back() && onDisk().spareEntries.empty(); }));
        QVERIFY(!isInKeyring(during.front()));
        QVERIFY(!isInKeyring(m_first.keyringEntry));
    }

    void aCertificateForAnotherKeyIsNotTaken()
    {
        enrolled(m_clock.now() - 300 * dayMs);
        m_store->on("/v1/workstation/certificate", [this](const FakeStore::Request&) {
            const auto request = crypto::makeRequest(crypto::makePrivateKey(), "x").value_or(std::string());
            return std::optional(wire::encodeMessage(wire::RenewalReply{m_store->issue(request, workstation, m_clock.now(), certificateLife), m_store->authority()}));
        });
        switchOn();
        QVERIFY(waits([this] { return m_lines.contains("certificate.not-renewed"); }));
        QCOMPARE(onDisk().certificate, m_first.certificate);
        QVERIFY(isInKeyring(m_first.keyringEntry));
    }

    // --- what the store says is to be
    void aNewNameIsTakenOver()
    {
        enrolled(m_clock.now());
        m_standing.name = "HEMATO-03";
        switchOn();
        QVERIFY(waits([this] { return m_engine->session().workstation() == QLatin1String("HEMATO-03"); }));
        QCOMPARE(onDisk().workstationName, std::string("HEMATO-03"));
    }

    void cachesOfPeopleWhoLeftAreDestroyedAndToldOf()
    {
        enrolled(m_clock.now());
        slotFor(10, "anais", m_clock.now());
        slotFor(11, "yann", m_clock.now());
        QFile aside(m_profile->quarantine() + u'/' + QString::fromStdString(idOf<lab::PersonId>(10).toString()) + QStringLiteral(".slot.20260101-000000"));
        QVERIFY(aside.open(QIODevice::WriteOnly));
        m_standing.destroy = {idOf<lab::PersonId>(10)};
        switchOn();
        QVERIFY(waits([this] { return told(10) && !told(10)->destroyedAt.isNull(); }));
        QVERIFY(told(11) && told(11)->destroyedAt.isNull());
        QCOMPARE(QDir(m_profile->caches()).entryList(QDir::Files).size(), 2); // yann's
        QVERIFY(!aside.exists());
        // Heard once, it is said no more.
        QTest::qWait(300);
        m_engine.reset();
        m_told.clear();
        switchOn();
        QVERIFY(waits([this] { return !m_told.empty(); }));
        QVERIFY(!told(10));
        QVERIFY(told(11));
    }

    void unusedCachesGoWithoutAnybody()
    {
        enrolled(m_clock.now());
        slotFor(10, "anais", m_clock.now() - 31 * dayMs);
        slotFor(11, "yann", m_clock.now() - 29 * dayMs);
        switchOn();
        QVERIFY(waits([this] { return told(10) != nullptr; }));
        QVERIFY(!told(10)->destroyedAt.isNull());
        QVERIFY(told(11)->destroyedAt.isNull());
    }

    void aRevokedWorkstationSaysSo()
    {
        enrolled(m_clock.now());
        m_standing.revoked = true;
        switchOn();
        QVERIFY(isAt(SessionState::Failed));
        QCOMPARE(static_cast<int>(m_engine->session().trouble().failure), static_cast<int>(Failure::WorkstationRevoked));
    }

    void anOldProgramIsToldAtTheDoor()
    {
        enrolled(m_clock.now());
        m_standing.oldestClient = clientVersion() + 1;
        switchOn();
        QVERIFY(isAt(SessionState::Failed));
        QCOMPARE(static_cast<int>(m_engine->session().trouble().failure), static_cast<int>(Failure::ClientTooOld));
    }

    // --- the order to wipe
    void wipingLeavesTheOutboxAlone_data()
    {
        QTest::addColumn<bool>("isCutShort");
        QTest::newRow("in one go") << false;
        QTest::newRow("the power goes before the store has heard it") << true;
    }
    void wipingLeavesTheOutboxAlone()
    {
        QFETCH(bool, isCutShort);
        enrolled(m_clock.now());
        slotFor(10, "anais", m_clock.now());
        const auto device = keysIn(m_first.keyringEntry)->device.clone();
        for (const auto& name : {QStringLiteral("/quarantine/old.cache"), QStringLiteral("/numbers.json"), QStringLiteral("/drafts.sealed")}) {
            QFile file(m_profile->folder() + name);
            QVERIFY(file.open(QIODevice::WriteOnly));
        }
        {
            auto outbox = Outbox::open(*m_profile, m_clock);
            QVERIFY(outbox);
            QVERIFY((*outbox)->append(lab::ActId::make(m_clock.now()), Bytes(100, 7)));
        }
        m_standing.wipe = true;
        bool isDown = isCutShort;
        const auto answers = [this, &isDown](const FakeStore::Request& request) -> std::optional<Bytes> {
            m_told.push_back(wire::decodeMessage<wire::StandingRequest>(request.body).value_or(wire::StandingRequest()));
            m_standing.storeTime = m_clock.now();
            if (!m_told.back().wiped)
                return wire::encodeMessage(m_standing);
            if (isDown) {
                postTo(this, [this] { m_engine.reset(); });
                return std::nullopt;
            }
            m_pushedBeforeWipe = m_pushed;
            auto reply = m_standing;
            reply.wipe = false;
            reply.revoked = true;
            return wire::encodeMessage(reply);
        };
        m_store->on("/v1/workstation/standing", answers);
        switchOn();
        if (isCutShort) {
            QVERIFY(waits([this] { return !m_engine; }));
            isDown = false;
            // The caches' key is gone already; what is left can only speak.
            QVERIFY(onDisk().wiping);
            QVERIFY(!keysIn(m_first.keyringEntry)->device.equals(device));
            QVERIFY(!m_profile->hasEncryptedFiles());
            switchOn();
        }
        QVERIFY(waits([this] { return !QFile::exists(m_profile->folder() + QStringLiteral("/enrolment.json")); }));
        QVERIFY(isAt(SessionState::Failed));
        QCOMPARE(static_cast<int>(m_engine->session().trouble().failure), static_cast<int>(Failure::WorkstationWiped));
        QVERIFY(last().wiped);
        QCOMPARE(last().pendingActs, 0u);
        QCOMPARE(m_pushedBeforeWipe, 1);
        QVERIFY(!isInKeyring(m_first.keyringEntry));
        m_engine->session().retry();
        QVERIFY(isAt(SessionState::NotEnrolled));
        m_engine.reset();
        // But for what an empty start makes, the outbox alone.
        QStringList files;
        QDirIterator each(m_profile->folder(), QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
        while (each.hasNext())
            files << QDir(m_profile->folder()).relativeFilePath(each.next());
        for (const auto& file : files)
            QVERIFY2(file.startsWith(QLatin1String("outbox/")), qPrintable(file));
        auto outbox = Outbox::open(*m_profile, m_clock);
        QVERIFY(outbox);
        QCOMPARE((*outbox)->pending(), 0u);
        QVERIFY(!files.isEmpty());
    }
};

QTEST_GUILESS_MAIN(UpkeepTest)
#include "upkeep.test.moc"
