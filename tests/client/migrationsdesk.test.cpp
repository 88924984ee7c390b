// SPDX-License-Identifier: GPL-3.0-or-later
#include <QSignalSpy>
#include <QTest>

#include "app/client/migrationsdesk.h"
#include "app/crypto/crypto.h"
#include "app/wire/accountmessages.h"
#include "app/wire/adminmessages.h"
#include "tests/client/fakestore.h"
#include "tests/client/heard.h"
#include "tests/migration/amigration.h"
#include "tests/store/setclock.h"

using namespace paillasse;
using namespace paillasse::client;
using namespace paillasse::client::testing;
namespace m = paillasse::migration;

// What is asked of migrations is asked in the name of who is signed in; a step that needs a code waits for it, and is the same step then.
class MigrationsDeskTest : public QObject {
    Q_OBJECT

    test::SetClock m_clock;
    std::unique_ptr<FakeStore> m_store;
    std::unique_ptr<Transport> m_transport;
    std::unique_ptr<AdministrationDesk> m_administration;
    std::unique_ptr<MigrationsDesk> m_desk;
    std::shared_ptr<const SecretBytes> m_token;
    const lab::LaboratoryId m_here = lab::testing::theLaboratory;

private Q_SLOTS:
    void initTestCase() { QVERIFY(crypto::initialise()); }
    void init()
    {
        m_token = std::make_shared<const SecretBytes>(SecretBytes::copyOf(std::string_view("a session's token")));
        m_store = std::make_unique<FakeStore>();
        m_transport = std::make_unique<Transport>();
        auto identity = std::make_shared<TlsIdentity>();
        identity->authority = m_store->authority();
        m_transport->setStore(*StoreAddress::parse(m_store->address()), std::move(identity));
        m_administration = std::make_unique<AdministrationDesk>(
            *m_transport, [this] { return AdministrationDesk::Asker{m_token, m_here}; }, [](std::function<void(bool)> then) { then(true); }, nullptr);
        m_desk = std::make_unique<MigrationsDesk>(*m_administration, [this] { return m_here; }, m_clock, nullptr);
    }

    void cleanup()
    {
        m_desk.reset();
        m_administration.reset();
        m_transport.reset();
        m_store.reset();
    }

    void questionsNameTheLaboratory()
    {
        std::vector<std::string> asked;
        const auto knows = [&](const auto& question) {
            asked.push_back(question.job.toString());
            return question.laboratory == m_here && question.job == m::testing::theJob;
        };
        m_store->on("/v1/migrations", [&](const FakeStore::Request& request) -> std::optional<Bytes> {
            const auto question = wire::decodeMessage<wire::LaboratoryQuestion>(request.body);
            if (!question || question->laboratory != m_here)
                return {};
            wire::MigrationsReply reply;
            reply.migrations.resize(2);
            return wire::encodeMessage(reply);
        });
        m_store->on("/v1/migrations/one", [&](const FakeStore::Request& request) -> std::optional<Bytes> {
            const auto question = wire::decodeMessage<wire::MigrationQuestion>(request.body);
            if (!question || !knows(*question) || question->differencesFrom != 201)
                return {};
            wire::MigrationView view;
            view.mandate = m::testing::aMandate();
            return wire::encodeMessage(view);
        });
        m_store->on("/v1/migrations/progress", [&](const FakeStore::Request& request) -> std::optional<Bytes> {
            const auto question = wire::decodeMessage<wire::MigrationQuestion>(request.body);
            return question && knows(*question) ? std::optional(wire::encodeMessage(wire::MigrationProgress{m::JobState::Approved, m::Work::Stage, 7, 9, false, {}})) : std::nullopt;
        });
        m_store->on("/v1/migrations/sample", [&](const FakeStore::Request& request) -> std::optional<Bytes> {
            const auto question = wire::decodeMessage<wire::MigrationSampleQuestion>(request.body);
            return question && knows(*question) ? std::optional(wire::encodeMessage(wire::MigrationSample{question->record, "line 3", {}})) : std::nullopt;
        });
        m_store->on("/v1/migrations/certificate", [&](const FakeStore::Request& request) -> std::optional<Bytes> {
            const auto question = wire::decodeMessage<wire::MigrationQuestion>(request.body);
            return question && knows(*question) ? std::optional(wire::encodeMessage(wire::MigrationCertificate{Bytes(3, 1), Bytes(2, 2)})) : std::nullopt;
        });
        Heard<wire::MigrationsReply> list;
        m_desk->list(this, list.take());
        QCOMPARE(list.wait().value().migrations.size(), 2u);
        Heard<wire::MigrationView> view;
        m_desk->one(m::testing::theJob, 201, this, view.take());
        QCOMPARE(view.wait().value().mandate, m::testing::aMandate());
        Heard<wire::MigrationProgress> progress;
        m_desk->progress(m::testing::theJob, this, progress.take());
        QCOMPARE(progress.wait().value().done, 7u);
        Heard<wire::MigrationSample> sample;
        m_desk->sample(m::testing::theJob, 17, this, sample.take());
        QCOMPARE(sample.wait().value().record, 17u);
        Heard<wire::MigrationCertificate> certificate;
        m_desk->certificate(m::testing::theJob, this, certificate.take());
        QCOMPARE(certificate.wait().value().pdf, Bytes(3, 1));
        QCOMPARE(asked.size(), 4u);
    }

    void aStepWaitsForItsCodeAndIsTheSameThen()
    {
        std::vector<wire::MigrationStepping> steps;
        bool isFresh = false;
        m_store->on("/v1/session/factor", [&](const FakeStore::Request&) -> std::optional<Bytes> {
            isFresh = true;
            return wire::encodeMessage(wire::FactorReply{});
        });
        m_store->asksForCode("/v1/migrations/step", [&](const FakeStore::Request& request) {
            steps.push_back(wire::decodeMessage<wire::MigrationStepping>(request.body).value());
            return !isFresh;
        });
        m_store->on("/v1/migrations/step", [](const FakeStore::Request&) -> std::optional<Bytes> {
            return wire::encodeMessage(wire::MigrationStepReply{true, m::StepRefusal::OutOfOrder, m::JobState::Drafted, {}});
        });
        QSignalSpy needed(m_administration.get(), &Administration::codeNeeded);
        Heard<wire::MigrationStepReply> answer;
        m_desk->step(m::testing::theJob, m::BeginStaging(), {"export.hpr"}, this, answer.take());
        QVERIFY(needed.wait(20'000));
        m_administration->giveCode(SecretBytes::copyOf(std::string_view("123456")));
        const auto reply = answer.wait();
        QVERIFY(reply && reply->refused && reply->refusal == m::StepRefusal::OutOfOrder);
        QCOMPARE(steps.size(), 2u);
        QVERIFY(!steps[0].id.isNull() && steps[0].id == steps[1].id);
        QCOMPARE(steps[1].laboratory, m_here);
        QCOMPARE(steps[1].sources, std::vector<std::string>{"export.hpr"});
        QVERIFY(std::holds_alternative<m::BeginStaging>(steps[1].body));
        // Another one is another step.
        Heard<wire::MigrationStepReply> second;
        m_desk->step(m::testing::theJob, m::BeginStaging(), {}, this, second.take());
        (void)second.wait();
        QVERIFY(steps.at(2).id != steps[0].id);
    }

    void withoutAStoreItSaysSo()
    {
        m_token.reset();
        Heard<wire::MigrationsReply> list;
        m_desk->list(this, list.take());
        QVERIFY(list.wait().error().code == ErrorCode::Unreachable);
    }
};

QTEST_GUILESS_MAIN(MigrationsDeskTest)
#include "migrationsdesk.test.moc"
