// SPDX-License-Identifier: GPL-3.0-or-later
#include <future>

#include <QFile>
#include <QTest>

#include "app/client/outbox/outbox.h"
#include "app/client/trailnotes.h"
#include "app/crypto/box.h"
#include "app/crypto/crypto.h"
#include "app/lab/wellformed.h"
#include "app/wire/actcodec.h"
#include "tests/client/sample.h"
#include "tests/faults/fulldisk.h"

using namespace paillasse;
using namespace paillasse::client;
using namespace paillasse::client::testing;
using lab::DocumentKind;
using lab::ReadingKind;

namespace {

const auto thePatient = idOf<lab::PatientId>(20);

lab::Reading opened(ReadingKind kind, std::uint32_t number)
{
    return {kind, {}, DocumentKind::Order, idOf<lab::DocumentId>(number), thePatient};
}

} // namespace

// What somebody looks at: gathered without waiting, then one act, sealed and durable, of which nothing is in the cache.
class TrailTest : public QObject {
    Q_OBJECT

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<Profile> m_profile;
    SetClock m_clock;
    Log m_log{m_clock, {}};
    crypto::BoxKeyPair m_store = crypto::BoxKeyPair::make();
    std::unique_ptr<Outbox> m_outbox;
    std::shared_ptr<CacheWriter> m_writer;
    std::unique_ptr<TrailNotes> m_trail;
    bool m_isOffline = false;
    int m_nudges = 0;
    std::atomic<int> m_refused{0};

    template <class T>
    T onDesk(const std::function<T(ActDesk&)>& question)
    {
        std::promise<T> answer;
        m_writer->withDesk([&](ActDesk& desk) { answer.set_value(question(desk)); });
        return answer.get_future().get();
    }
    // What was handed over so far is written; no timer of this thread has run meanwhile.
    void written() { onDesk<bool>([](ActDesk&) { return true; }); }
    void signIn(const lab::PersonId& person)
    {
        Signer signer;
        signer.person.id = person;
        signer.laboratory = lab::testing::theLaboratory;
        signer.workstation = idOf<lab::WorkstationId>(40);
        signer.seat = 3;
        signer.expiresAt = lab::testing::nine + 7 * dayMs;
        signer.sessionKey = std::make_shared<const crypto::SigningKey>(crypto::SigningKey::make());
        signer.storeBoxKey = m_store.publicKey;
        m_writer->withDesk([shared = std::make_shared<const Signer>(std::move(signer))](ActDesk& desk) { desk.setSigner(shared); });
        m_trail->open(m_writer);
    }
    std::vector<lab::Act> actsIn(Outbox& outbox)
    {
        std::vector<lab::Act> acts;
        const auto waiting = outbox.next(1000, 10u << 20);
        for (const auto& pushed : waiting.value()) {
            const auto evidence = crypto::openSealed(m_store, pushed.sealed);
            const auto signedAct = wire::decodeSignedAct(evidence.value());
            acts.push_back(wire::decodeAct(signedAct.value().act).value());
        }
        return acts;
    }
    std::vector<lab::Reading> readingsIn(Outbox& outbox)
    {
        std::vector<lab::Reading> all;
        for (const auto& act : actsIn(outbox)) {
            const auto& readings = std::get<lab::RecordReadings>(act.body).readings;
            all.insert(all.end(), readings.begin(), readings.end());
        }
        return all;
    }
    std::size_t handedOver()
    {
        m_trail->flush();
        written();
        return readingsIn(*m_outbox).size();
    }

private Q_SLOTS:
    void initTestCase() { QVERIFY(crypto::initialise()); }
    void init()
    {
        m_clock.at = lab::testing::nine;
        m_isOffline = false;
        m_nudges = 0;
        m_refused = 0;
        m_folder = std::make_unique<QTemporaryDir>();
        m_profile = std::make_unique<Profile>(m_folder->filePath(QStringLiteral("profile")));
        QVERIFY(m_profile->prepare());
        m_outbox = std::move(*Outbox::open(*m_profile, m_clock));
        auto cache = openCache(m_folder->filePath(QStringLiteral("a.cache")).toStdString(), cacheKey(), CacheAccess::Writer);
        QVERIFY(cache);
        CacheWriter::Sinks sinks;
        sinks.refused = [this](const lab::ActId&, const lab::Refusal&) { ++m_refused; };
        m_writer = std::make_shared<CacheWriter>(std::move(*cache), *m_outbox, m_clock, m_log, std::move(sinks));
        m_trail = std::make_unique<TrailNotes>(m_clock, TrailNotes::Hooks{[this] { return m_isOffline; }, [this] { ++m_nudges; }}, nullptr);
    }
    void cleanup()
    {
        m_trail->close();
        m_writer.reset();
        m_trail.reset();
        m_outbox.reset();
    }

    void whatIsNotedBecomesOneActByItself()
    {
        signIn(lab::testing::technician);
        m_trail->opened(ReadingKind::OpenedOrder, DocumentKind::Order, idOf<lab::DocumentId>(5), thePatient);
        m_clock.at = m_clock.at + 100;
        m_isOffline = true;
        m_trail->searched(12);
        written();
        QCOMPARE(m_outbox->pending(), 0u); // it is gathered
        QTRY_COMPARE(m_nudges, 1);
        const auto acts = actsIn(*m_outbox);
        QCOMPARE(acts.size(), 1u);
        QVERIFY(acts[0].person == lab::testing::technician && acts[0].laboratory == lab::testing::theLaboratory && acts[0].seat == 3 && acts[0].at == m_clock.at);
        QVERIFY(acts[0].subject.isNull() && acts[0].subjectKind == DocumentKind::None && acts[0].based.empty());
        const std::vector<lab::Reading> expected{
            {ReadingKind::OpenedOrder, lab::testing::nine, DocumentKind::Order, idOf<lab::DocumentId>(5), thePatient, 0, false},
            {ReadingKind::Searched, lab::testing::nine + 100, DocumentKind::None, {}, {}, 12, true},
        };
        QVERIFY(std::get<lab::RecordReadings>(acts[0].body).readings == expected);
        // Nobody's saved work waits by it.
        QCOMPARE(m_outbox->pending(), 1u);
        QCOMPARE(m_outbox->pendingWork(), 0u);
        QVERIFY(onDesk<bool>([](ActDesk& desk) { return desk.waiting()->empty(); }));
    }

    void theSameAgainWithinAMinuteIsNotedOnce()
    {
        signIn(lab::testing::technician);
        for (const auto kind : {ReadingKind::OpenedPatient, ReadingKind::OpenedOrder, ReadingKind::OpenedReport, ReadingKind::OpenedHistory}) {
            m_trail->note(opened(kind, 5));
            m_trail->note(opened(kind, 5));
        }
        QCOMPARE(handedOver(), 4u);
        m_trail->note(opened(ReadingKind::OpenedOrder, 6));
        m_clock.at = m_clock.at + minuteMs - 1;
        m_trail->note(opened(ReadingKind::OpenedOrder, 5));
        QCOMPARE(handedOver(), 5u);
        m_clock.at = m_clock.at + 1;
        m_trail->note(opened(ReadingKind::OpenedOrder, 5));
        QCOMPARE(handedOver(), 6u);
        m_clock.at = m_clock.at - hourMs; // set back
        m_trail->note(opened(ReadingKind::OpenedOrder, 5));
        QCOMPARE(handedOver(), 7u);
        // What is done counts each time.
        for (const auto kind : {ReadingKind::Searched, ReadingKind::Printed, ReadingKind::SavedPdf, ReadingKind::Copied, ReadingKind::Exported, ReadingKind::Locked, ReadingKind::Unlocked, ReadingKind::UnlockRefused}) {
            m_trail->note(opened(kind, 5));
            m_trail->note(opened(kind, 5));
        }
        QCOMPARE(handedOver(), 7u + 2 * 8);
    }

    void manyAreHandedOverAtOnce()
    {
        signIn(lab::testing::technician);
        for (std::uint32_t i = 1; i < TrailNotes::mostGathered; ++i)
            m_trail->note(opened(ReadingKind::OpenedOrder, i));
        written();
        QCOMPARE(m_outbox->pending(), 0u);
        m_trail->note(opened(ReadingKind::OpenedOrder, 1000));
        written();
        QCOMPARE(readingsIn(*m_outbox).size(), TrailNotes::mostGathered);
    }

    // Whatever the disk does: a note is made in memory, and the reader goes on.
    void aNoteReturnsWhileTheWriterIsBlocked()
    {
        signIn(lab::testing::technician);
        std::promise<void> go;
        std::promise<void> begun;
        m_writer->withDesk([&](ActDesk&) {
            begun.set_value();
            go.get_future().wait();
        });
        begun.get_future().wait();
        for (std::uint32_t i = 0; i < 3 * TrailNotes::mostGathered + 5; ++i)
            m_trail->note(opened(ReadingKind::OpenedOrder, i));
        m_trail->flush();
        QCOMPARE(m_outbox->pending(), 0u); // and here we are: it has not written anything
        go.set_value();
        written();
        QCOMPARE(readingsIn(*m_outbox).size(), 3 * TrailNotes::mostGathered + 5);
        QCOMPARE(m_outbox->pending(), 4u);
    }

    // As a process leaves the file that is killed now.
    void whatWasHandedOverOutlivesTheProcess()
    {
        signIn(lab::testing::technician);
        m_trail->note(opened(ReadingKind::Printed, 5));
        m_trail->flush();
        written();
        const Profile killed(m_folder->filePath(QStringLiteral("killed")));
        QVERIFY(killed.prepare());
        QVERIFY(QFile::remove(killed.outboxFile()) || !QFile::exists(killed.outboxFile()));
        QVERIFY(QFile::copy(m_profile->outboxFile(), killed.outboxFile()));
        const auto again = Outbox::open(killed, m_clock);
        QVERIFY(again);
        QCOMPARE(readingsIn(**again).size(), 1u);
        QCOMPARE((*again)->pendingWork(), 0u);
    }

    void theEndOfTheWorkHandsOverWhatIsLeft()
    {
        signIn(lab::testing::technician);
        m_trail->note(opened(ReadingKind::OpenedOrder, 5));
        m_trail->close();
        m_trail->note(opened(ReadingKind::OpenedOrder, 6)); // nobody is there
        written();
        QCOMPARE(readingsIn(*m_outbox).size(), 1u);
        // The next person's minute is their own.
        signIn(lab::testing::colleague);
        m_trail->note(opened(ReadingKind::OpenedOrder, 5));
        QCOMPARE(handedOver(), 2u);
        QVERIFY(actsIn(*m_outbox)[1].person == lab::testing::colleague);
    }

    void aFullDiskKeepsThemInMemory()
    {
        signIn(lab::testing::technician);
        {
            const faults::FullDisk full;
            m_trail->note(opened(ReadingKind::OpenedOrder, 5));
            QCOMPARE(handedOver(), 0u);
            QCoreApplication::processEvents(); // it comes back
            for (std::uint32_t i = 0; i < 2 * lab::limits::readingsPerAct; ++i)
                m_trail->note(opened(ReadingKind::Copied, i));
            written();
        }
        QCOMPARE(handedOver(), 2 * lab::limits::readingsPerAct + 1);
        QCOMPARE(m_outbox->pending(), 3u); // none has more than an act may
        const auto first = std::get<lab::RecordReadings>(actsIn(*m_outbox)[0].body).readings;
        QVERIFY(first[0].kind == ReadingKind::OpenedOrder && first.size() == lab::limits::readingsPerAct);
    }

    // Nothing is written that the store would not take, and nothing is kept beyond the session.
    void anOldCertificateKeepsThemForTheSessionOnly()
    {
        signIn(lab::testing::technician);
        m_clock.at = m_clock.at + 8 * dayMs;
        m_trail->note(opened(ReadingKind::OpenedOrder, 5));
        QCOMPARE(handedOver(), 0u);
        QCoreApplication::processEvents();
        signIn(lab::testing::technician); // renewed too late: it was another session
        written();
        m_clock.at = lab::testing::nine;
        QCOMPARE(handedOver(), 0u);
        m_clock.at = lab::testing::nine + 8 * dayMs;
        m_trail->note(opened(ReadingKind::OpenedOrder, 6));
        QCOMPARE(handedOver(), 0u);
        QCoreApplication::processEvents();
        m_clock.at = lab::testing::nine + 6 * dayMs; // the certificate is good for it again
        QCOMPARE(handedOver(), 1u);
    }

    void anAnswerFindsNoCopyAndARefusalNoTray()
    {
        signIn(lab::testing::technician);
        m_trail->note(opened(ReadingKind::OpenedOrder, 5));
        m_trail->note(opened(ReadingKind::OpenedOrder, 6));
        QCOMPARE(handedOver(), 2u);
        const auto act = actsIn(*m_outbox)[0];
        const auto final = m_outbox->answer({{act.id, wire::ActOutcome::Refused, lab::RefusalCode::AccountClosed, 0, 0, 0}});
        m_writer->answer(*final);
        m_writer->reconcile();
        written();
        QCOMPARE(m_refused.load(), 0);
        QCOMPARE(onDesk<int>([](ActDesk& desk) { return desk.refusedCount().value(); }), 0);
        QVERIFY(onDesk<bool>([](ActDesk& desk) { return desk.tray()->empty(); }));
        QCOMPARE(m_outbox->pending(), 0u);
    }
};

QTEST_GUILESS_MAIN(TrailTest)
#include "trail.test.moc"
