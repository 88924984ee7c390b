// SPDX-License-Identifier: GPL-3.0-or-later
#include <fstream>

#include <QDir>
#include <QFileInfo>
#include <QTest>

#include "app/client/outbox/outbox.h"
#include "app/client/outbox/outboxrecord.h"
#include "tests/client/faildisk.h"
#include "tests/client/sample.h"

using namespace paillasse;
using namespace paillasse::client;
using namespace paillasse::client::testing;

namespace {

Bytes sealed(std::uint32_t number)
{
    return Bytes(100 + number, static_cast<std::uint8_t>(number));
}

lab::ActId actOf(std::uint32_t number)
{
    return idOf<lab::ActId>(number);
}

wire::ActReply accepted(std::uint32_t number)
{
    return {actOf(number), wire::ActOutcome::Accepted, {}, 0, 3, 17};
}

wire::ActReply refused(std::uint32_t number)
{
    return {actOf(number), wire::ActOutcome::Refused, lab::RefusalCode::ReportableChanged, 2, 0, 0};
}

std::vector<std::uint32_t> waiting(Outbox& outbox)
{
    const auto next = outbox.next(1000, 10u << 20);
    if (!next)
        qFatal("%s", next.error().detail.c_str());
    std::vector<std::uint32_t> numbers;
    for (const auto& act : *next) {
        numbers.push_back(act.id.bytes()[15]);
        if (act.sealed != sealed(numbers.back()))
            qFatal("an act came back otherwise than it was put in");
    }
    return numbers;
}

using Numbers = std::vector<std::uint32_t>;

} // namespace

class OutboxTest : public QObject {
    Q_OBJECT

private:
    std::unique_ptr<Outbox> open()
    {
        auto outbox = Outbox::open(*m_profile, m_clock);
        if (!outbox)
            qFatal("%s", outbox.error().detail.c_str());
        return std::move(*outbox);
    }
    QString file() const { return m_profile->outboxFile(); }
    void spoil(std::int64_t at)
    {
        std::fstream f(file().toStdString(), std::ios::in | std::ios::out | std::ios::binary);
        f.seekg(at);
        const auto byte = static_cast<char>(f.get() ^ 1);
        f.seekp(at);
        f.put(byte);
    }

    SetClock m_clock;
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<Profile> m_profile;

private Q_SLOTS:
    void init()
    {
        m_clock.at = lab::testing::nine;
        m_folder = std::make_unique<QTemporaryDir>();
        m_profile = std::make_unique<Profile>(m_folder->path());
        QVERIFY(m_profile->prepare());
    }

    void actsComeBackInOrderAfterARestart()
    {
        {
            auto outbox = open();
            for (std::uint32_t i = 1; i <= 5; ++i)
                QVERIFY(outbox->append(actOf(i), sealed(i)));
            QVERIFY(outbox->answer({accepted(2), refused(4)}));
        }
        auto outbox = open();
        QCOMPARE(waiting(*outbox), (Numbers{1, 3, 5}));
        QCOMPARE(outbox->pending(), 3u);
        QVERIFY(outbox->answerOf(actOf(4)) == std::optional(refused(4)));
        QVERIFY(!outbox->answerOf(actOf(1)));
        QCOMPARE(outbox->next(2, 10u << 20)->size(), 2u);
        QCOMPARE(outbox->next(100, 160)->size(), 2u);
    }

    // What somebody read is pushed like work, and nobody is told that it waits; a refusal of it waits for no decision.
    void readingsAreNoWorkThatWaits()
    {
        {
            auto outbox = open();
            QVERIFY(outbox->append(actOf(1), sealed(1), OutboxItem::Readings));
            QVERIFY(outbox->append(actOf(2), sealed(2)));
            QVERIFY(outbox->append(actOf(3), sealed(3), OutboxItem::Readings));
            QVERIFY(!outbox->append(actOf(3), sealed(3), OutboxItem::Readings));
        }
        auto outbox = open();
        QCOMPARE(waiting(*outbox), (Numbers{1, 2, 3}));
        QCOMPARE(outbox->pending(), 3u);
        QCOMPARE(outbox->pendingWork(), 1u);
        QVERIFY(outbox->answer({accepted(1), accepted(2), accepted(2), refused(3)}));
        QCOMPARE(outbox->pending(), 0u);
        QCOMPARE(outbox->pendingWork(), 0u);
        // A store of an earlier day gets them again.
        QCOMPARE(outbox->reopen().value(), 2u);
        QCOMPARE(waiting(*outbox), (Numbers{1, 2}));
        QCOMPARE(outbox->pendingWork(), 1u);
        QVERIFY(outbox->answer({accepted(1), accepted(2)}));
        outbox.reset();
        m_clock.at = m_clock.at + Outbox::keptMs + 2 * dayMs;
        outbox = open();
        QVERIFY(!outbox->has(actOf(1)) && !outbox->has(actOf(2)) && !outbox->has(actOf(3)));
    }

    void anActIsTakenOnce()
    {
        auto outbox = open();
        QVERIFY(outbox->append(actOf(1), sealed(1)));
        const auto again = outbox->append(actOf(1), sealed(1));
        QVERIFY(!again);
        QVERIFY(again.error().code == ErrorCode::Conflict);
        QCOMPARE(waiting(*outbox), Numbers{1});
    }

    // A crash may leave any beginning of the last record.
    void aTornTailCostsNothingButItself()
    {
        {
            auto outbox = open();
            QVERIFY(outbox->append(actOf(1), sealed(1)));
            QVERIFY(outbox->append(actOf(2), sealed(2)));
        }
        const auto whole = QFileInfo(file()).size();
        const auto first = encodeRecord(RecordKind::Act, {}, actOf(1), sealed(1)).size();
        QFile source(file());
        QVERIFY(source.open(QIODevice::ReadOnly));
        const auto bytes = source.readAll();
        for (auto size = static_cast<qint64>(first); size < whole; size += 7) {
            QFile torn(file());
            QVERIFY(torn.open(QIODevice::WriteOnly | QIODevice::Truncate));
            torn.write(bytes.left(size));
            torn.close();
            {
                auto outbox = open();
                QCOMPARE(waiting(*outbox), Numbers{1});
                QVERIFY(outbox->append(actOf(3), sealed(3)));
            }
            QCOMPARE(waiting(*open()), (Numbers{1, 3}));
        }
        // What was cut off was put aside.
        QVERIFY(!QDir(m_profile->quarantine()).entryList({QStringLiteral("outbox-tail.*")}, QDir::Files).isEmpty());
    }

    void damageInTheMiddleStrandsNothingElse()
    {
        {
            auto outbox = open();
            for (std::uint32_t i = 1; i <= 3; ++i)
                QVERIFY(outbox->append(actOf(i), sealed(i)));
        }
        const auto before = QFileInfo(file()).size();
        const auto first = static_cast<std::int64_t>(encodeRecord(RecordKind::Act, {}, actOf(1), sealed(1)).size());
        for (const auto at : {first, first + 5, first + 60}) { // its marker, its length, its content
            spoil(at);
            auto outbox = open();
            QCOMPARE(waiting(*outbox), (Numbers{1, 3}));
            QVERIFY(outbox->damagedBytes() > 0);
            QCOMPARE(QFileInfo(file()).size(), before); // kept where it is
            spoil(at);
        }
        QCOMPARE(waiting(*open()), (Numbers{1, 2, 3}));
    }

    void aSecondProgramIsTurnedAway()
    {
        const auto outbox = open();
        const auto second = Outbox::open(*m_profile, m_clock);
        QVERIFY(!second);
        QVERIFY(second.error().code == ErrorCode::Locked);
    }

    void acknowledgedActsAreKeptForThirtyFiveDays()
    {
        {
            auto outbox = open();
            for (std::uint32_t i = 1; i <= 4; ++i)
                QVERIFY(outbox->append(actOf(i), sealed(i)));
            QVERIFY(outbox->answer({accepted(1), refused(2), refused(3)}));
            QVERIFY(outbox->resolve(actOf(3)));
        }
        m_clock.at = lab::testing::nine + 34 * dayMs;
        {
            auto outbox = open();
            QVERIFY(outbox->has(actOf(1)));
            // A store restored to an earlier day has it pushed again; refused ones are for their author to decide.
            QCOMPARE(*outbox->reopen(), 1u);
            QCOMPARE(waiting(*outbox), (Numbers{1, 4}));
        }
        QCOMPARE(waiting(*open()), (Numbers{1, 4}));
        QVERIFY(open()->answer({accepted(1)}));
        m_clock.at = lab::testing::nine + 37 * dayMs;
        auto outbox = open();
        QVERIFY(!outbox->has(actOf(1)));  // acknowledged and old
        QVERIFY(outbox->has(actOf(2)));   // refused, and nobody has decided
        QVERIFY(outbox->answerOf(actOf(2)));
        QVERIFY(!outbox->has(actOf(3)));  // refused and resolved
        QCOMPARE(waiting(*outbox), Numbers{4}); // never answered: never forgotten
        QVERIFY(outbox->append(actOf(5), sealed(5)));
    }

    void anOnlineActIsKeptWithItsAnswer()
    {
        {
            auto outbox = open();
            QVERIFY(outbox->appendAnswered(actOf(1), sealed(1), accepted(1)));
            QCOMPARE(outbox->pending(), 0u);
        }
        auto outbox = open();
        QCOMPARE(outbox->pending(), 0u);
        QCOMPARE(*outbox->reopen(), 1u);
        QCOMPARE(waiting(*outbox), Numbers{1});
    }

    // After a restore, one workstation's act may come before another's that it rests on.
    void aRefusalAfterARestoreIsNotFinalAtOnce()
    {
        auto outbox = open();
        for (std::uint32_t i = 1; i <= 2; ++i)
            QVERIFY(outbox->append(actOf(i), sealed(i)));
        QVERIFY(outbox->answer({accepted(1), accepted(2)}));
        QCOMPARE(*outbox->reopen(), 2u);
        const auto final = outbox->answer({refused(1), accepted(2)});
        QVERIFY(final);
        QCOMPARE(final->size(), 1u);
        QCOMPARE(outbox->pending(), 1u);
        QCOMPARE(waiting(*outbox), Numbers{}); // not at once
        QVERIFY(outbox->waitMs());
        m_clock.at = m_clock.at + *outbox->waitMs();
        QCOMPARE(waiting(*outbox), Numbers{1});
        m_clock.at = m_clock.at + Outbox::patienceMs;
        QCOMPARE(outbox->answer({refused(1)})->size(), 1u);
        QCOMPARE(outbox->pending(), 0u);
    }

    // Every write and every sync fails once: what was refused is gone, what was taken stays.
    void aFailingDiskLosesNothingThatWasTaken()
    {
        for (int fault = 0; fault < 12; ++fault) {
            auto disk = std::make_shared<Disk>();
            Numbers taken;
            {
                auto outbox = Outbox::open(std::make_unique<FailDisk>(disk), m_clock);
                QVERIFY(outbox);
                disk->failAfter(fault, fault % 2 == 0 ? Disk::Fault::HalfWritten : Disk::Fault::SyncFails);
                for (std::uint32_t i = 1; i <= 5; ++i) {
                    const auto done = (*outbox)->append(actOf(i), sealed(i));
                    if (done)
                        taken.push_back(i);
                    else
                        QVERIFY(done.error().code == ErrorCode::DiskFull);
                }
                QCOMPARE(waiting(**outbox), taken);
            }
            disk->heal();
            auto again = Outbox::open(std::make_unique<FailDisk>(disk), m_clock);
            QVERIFY(again);
            QCOMPARE(waiting(**again), taken);
        }
    }

    void aDiskThatCannotEvenUndoIsNotTrustedFurther()
    {
        auto disk = std::make_shared<Disk>();
        auto outbox = Outbox::open(std::make_unique<FailDisk>(disk), m_clock);
        QVERIFY((*outbox)->append(actOf(1), sealed(1)));
        disk->failAfter(0, Disk::Fault::Everything);
        QVERIFY(!(*outbox)->append(actOf(2), sealed(2)));
        disk->heal();
        QVERIFY(!(*outbox)->append(actOf(3), sealed(3)));
        outbox = Outbox::open(std::make_unique<FailDisk>(disk), m_clock);
        QCOMPARE(waiting(**outbox), Numbers{1});
        QVERIFY((*outbox)->append(actOf(3), sealed(3)));
    }
};

QTEST_GUILESS_MAIN(OutboxTest)
#include "outbox.test.moc"
