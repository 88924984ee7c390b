// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include "app/client/actdesk.h"
#include "app/crypto/box.h"
#include "app/crypto/crypto.h"
#include "tests/client/cachefixture.h"
#include "tests/client/formulas.h"

using namespace paillasse;
using namespace paillasse::client;
using namespace paillasse::client::testing;
using lab::testing::measured;
using lab::testing::nine;

// A calculated value and the end of one of its inputs (laboratory.md 3.6). Line 2 (CREA) is K + HB, of lines 1 and 3.
class LostGroundTest : public CacheTestBase {
    Q_OBJECT

private:
    SetClock m_clock;
    std::unique_ptr<Outbox> m_outbox; // of the last test until the next begins
    std::unique_ptr<ActDesk> m_desk;
    std::shared_ptr<Directory> m_directory;
    std::shared_ptr<Signer> m_signer;
    const crypto::BoxKeyPair m_store = crypto::BoxKeyPair::make();
    const lab::DocumentId m_subject = idOf<lab::DocumentId>(30);

    // The three values are there, and a technician sits down.
    void begins()
    {
        const Profile profile(m_folder->filePath(QStringLiteral("profile")));
        QVERIFY(profile.prepare());
        auto outbox = Outbox::open(profile, m_clock);
        QVERIFY(outbox);
        m_outbox = std::move(*outbox);
        m_desk = std::make_unique<ActDesk>(*m_writer, *m_outbox, m_clock);
        m_directory = std::make_shared<Directory>();
        m_directory->catalogue = lab::Catalogue{{examination("K"), examination("HB"), examination("CREA", "K + HB")}};
        m_desk->setDirectory(m_directory);

        const auto patient = patientOf(20, "LE BIHAN", "Maëlle", {1992, 5, 3});
        auto whole = orderOf(30, patient.id, nine);
        const lab::RecordMeasurements entries{{{1, measured(100, "4.1"), true, {}}, {3, measured(101, "13.0"), true, {}}, {2, calculated(102, "17.1"), true, {}}}};
        whole = applied(lab::Document(whole), actOn(whole, entries, 1));
        take({m_feed.add(patient, 1).frame(), m_feed.add(whole, 1).frame()});
        sits(access::Role::Technician);
    }
    void sits(access::Role role)
    {
        m_signer = std::make_shared<Signer>();
        m_signer->person.id = role == access::Role::Biologist ? lab::testing::biologist : lab::testing::technician;
        m_signer->person.grants = {{lab::testing::theLaboratory, role, 0, 0}};
        m_signer->laboratory = lab::testing::theLaboratory;
        m_signer->workstation = idOf<lab::WorkstationId>(40);
        m_signer->expiresAt = m_clock.now() + dayMs;
        m_signer->sessionKey = std::make_shared<const crypto::SigningKey>(crypto::SigningKey::make());
        m_signer->storeBoxKey = m_store.publicKey;
        m_desk->setSigner(m_signer);
    }
    Submission does(const lab::ActBody& body) { return m_desk->submit(m_subject, body, basedOn(order(30), body)); }
    std::string value(lab::LineId line)
    {
        const auto* measurement = order(30).line(line)->reportableMeasurement();
        return measurement ? lab::toString(measurement->value, '.') : std::string();
    }
    lab::ActBody validation(std::initializer_list<lab::LineId> lines)
    {
        lab::ValidateTechnically body;
        const auto seen = order(30);
        for (const auto line : lines)
            body.lines.push_back({line, lab::ControlState::NotTracked, seen.line(line)->reportable.value_or(lab::MeasurementId())});
        return body;
    }

private Q_SLOTS:
    void initTestCase() { QVERIFY(crypto::initialise()); }
    void whoClosesAnInputTakesItBack()
    {
        begins();
        QVERIFY(does(lab::MarkNotPerformed{{3}, "insufficient"}).isCommitted());
        QVERIFY(value(2).empty());
        QVERIFY(order(30).line(2)->state == lab::LineState::Pending);
        QCOMPARE(order(30).line(2)->measurements.size(), 1u); // nothing is erased
        QCOMPARE(value(1), std::string("4.1"));
        QCOMPARE(m_outbox->pending(), 2);
    }

    // Who may not see it cannot take it back; nobody vouches for it, and the first who may takes it back.
    void whoMayNotSeeItLeavesItToTheBench()
    {
        begins();
        sits(access::Role::Receptionist);
        QVERIFY(does(lab::CancelLines{{3}, "asked for by mistake"}).isCommitted());
        QCOMPARE(value(2), std::string("17.1"));
        sits(access::Role::Technician);
        const auto refused = does(validation({1, 2}));
        QVERIFY(refused.refusal && refused.refusal->code == lab::RefusalCode::GroundLost && refused.refusal->line == 2);
        QVERIFY(value(2).empty());
        QVERIFY(does(validation({1})).isCommitted());
    }

    // Whether something may be done is asked as often as one likes: what takes a value back is the act, not the question.
    void askingTakesNothingBack()
    {
        begins();
        sits(access::Role::Receptionist);
        QVERIFY(does(lab::CancelLines{{3}, "asked for by mistake"}).isCommitted());
        sits(access::Role::Technician);
        ActCheck check(*m_writer, m_clock);
        check.setDirectory(m_directory);
        check.setSigner(m_signer);
        const auto before = m_outbox->pending();
        for (int i = 0; i < 2; ++i) {
            const auto both = validation({1, 2});
            const auto refused = check.check(m_subject, both, basedOn(order(30), both), lab::Document(order(30)));
            QVERIFY(!refused && refused.error().refusal && refused.error().refusal->code == lab::RefusalCode::GroundLost && refused.error().refusal->line == 2);
            QCOMPARE(value(2), std::string("17.1"));
        }
        QCOMPARE(m_outbox->pending(), before);
        const auto one = validation({1});
        QVERIFY(check.check(m_subject, one, basedOn(order(30), one), lab::Document(order(30))));
        QVERIFY(does(validation({1, 2})).refusal);
        QVERIFY(value(2).empty());
        QCOMPARE(m_outbox->pending(), before + 1);
    }

    void aRejectedTubeTakesItsValuesAlong()
    {
        begins();
        QVERIFY(does(lab::RejectSpecimen{order(30).line(3)->specimen, lab::RejectionReason::Clotted, {}}).isCommitted());
        QVERIFY(value(3).empty());
        QVERIFY(value(2).empty());
    }

    void whatHasItsGroundIsValidated()
    {
        begins();
        QVERIFY(does(lab::AddNote{0, "patient seen at nine"}).isCommitted());
        QVERIFY(does(validation({1, 2, 3})).isCommitted());
        QCOMPARE(value(2), std::string("17.1"));
    }

    // Signed for by nobody either: the biologist learns it before the store is asked.
    void itIsNotSigned()
    {
        begins();
        QVERIFY(does(validation({1, 2, 3})).isCommitted());
        sits(access::Role::Receptionist);
        QVERIFY(does(lab::CancelLines{{3}, "asked for by mistake"}).isCommitted());
        sits(access::Role::Biologist);
        const auto key = crypto::SigningKey::make();
        ReleaseRequest request;
        request.order = idOf<lab::OrderId>(30);
        request.lines = {1, 2};
        const auto made = m_desk->makeRelease(request, key);
        QVERIFY(!made && made.error().refusal && made.error().refusal->code == lab::RefusalCode::GroundLost);
        QCOMPARE(made.error().refusal->line, 2);
        request.lines = {1};
        QVERIFY(m_desk->makeRelease(request, key));
    }
};

QTEST_GUILESS_MAIN(LostGroundTest)
#include "lostground.test.moc"
