// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include <filesystem>
#include <fstream>
#include <sstream>

#include <unistd.h>

#include "app/base/civiltime.h"
#include "app/crypto/crypto.h"
#include "app/crypto/hash.h"
#include "app/crypto/password.h"
#include "app/lab/cataloguecsv.h"
#include "app/store/accounts/persontable.h"
#include "app/store/migration/jobreader.h"
#include "app/store/watch/accountevents.h"
#include "app/wire/migrationmessages.h"
#include "tests/generator/oldsystem.h"
#include "tests/store/accounts/entriesof.h"
#include "tests/store/commands/consolepeople.h"
#include "tests/store/core/must.h"
#include "tests/store/rules/watched.h"

using namespace paillasse;
using namespace paillasse::store;
using namespace paillasse::store::testing;
using test::CommandResult;
using test::Somebody;
namespace m = paillasse::migration;

namespace {

constexpr auto laboratory = "LBM de la Penfeld";
constexpr std::uint64_t notOfTheSample = 999'999;

bool says(const std::string& text, std::string_view part)
{
    return text.find(part) != std::string::npos;
}

std::string inDays(int days)
{
    return toIsoUtc(SystemClock().now() + days * dayMs);
}

std::string mandateText(const std::string& fields)
{
    std::ostringstream text;
    text << R"({"direction": "in", "instructed-by": "Dr Hélène Corre, directrice", "reference": "INS-2026-04", "ground": "transfer-of-activity", "laboratories": [")" << laboratory
         << R"("], "from": "2000-01-01", "until": ")" << Date::of(SystemClock().now()).toIso() << R"(", "fields": )" << fields
         << R"(, "counterpart": "the former system", "format": "hl7v2", "approvers": ["msecu", "hcorre"], "acceptable-errors-per-mille": 100, "confidence-per-cent": 80, "deadlines": {"approval": ")"
         << inDays(1) << R"(", "staging": ")" << inDays(2) << R"(", "acceptance": ")" << inDays(3) << R"(", "erasure": ")" << inDays(4) << R"("}})";
    return text.str();
}

// Somebody who works at both: at their own workstation, and at the store's console.
struct Both {
    Somebody console;
    test::TestWorkstation workstation;
    test::SignedIn session;
};

} // namespace

// Whatever is tried against a migration, from either program: refused with a reason, an entry of the ledger, and an alert by the rules that
// are shipped. The store is a real one that serves.
class MigrationAttemptsTest : public QObject {
    Q_OBJECT

    const SystemClock m_clock;
    const Log m_log{m_clock, [](std::string_view) {}};
    std::unique_ptr<test::RunningStore> m_store;
    std::unique_ptr<Both> m_administrator;
    std::unique_ptr<Both> m_officer;
    std::unique_ptr<Both> m_biologist;
    lab::LaboratoryId m_laboratory;
    std::string m_drafted;   // by the biologist, who is one of its approvers
    std::string m_approved;
    std::string m_checked;
    std::string m_certified;
    std::string m_certificate; // its file
    std::unique_ptr<test::RunningStore> m_other;
    std::string m_othersJob;

    // Activated and signed in at a workstation; then with codes of which a test can use many.
    std::unique_ptr<Both> somebody(const std::string& login, const char* role)
    {
        auto both = std::make_unique<Both>(Both{{login, "une phrase assez longue", {}}, test::TestWorkstation("POSTE-" + login), {}});
        const auto salt = crypto::randomBytes(crypto::saltSize);
        const auto key = must(crypto::derivePasswordKey(SecretBytes::copyOf(both->console.password), salt));
        test::TestPerson person{login, salt, toBytes(crypto::authKey(key).view())};
        const auto code = m_store->addPerson(login, role);
        const auto activated = both->workstation.enrol(*m_store) ? both->workstation.activate(*m_store, person, code) : std::nullopt;
        const auto signedIn = activated && activated->status == 200 ? both->workstation.signIn(*m_store, person, both->session) : std::nullopt;
        if (!signedIn || signedIn->status != 200)
            throw std::runtime_error(login + " cannot sign in");
        test::giveCodes(*m_store, both->console, m_clock, m_log, 30);
        return both;
    }
    template <class Reply, class Message>
    Reply ask(Both& by, const char* route, const Message& message, int status = 200)
    {
        const auto response = by.workstation.post(*m_store, route, message, by.session.reply.token);
        if (!response || response->status != status)
            throw std::runtime_error(std::string(route) + " answers " + (response ? std::to_string(response->status) : "nothing"));
        return status == 200 ? must(wire::decodeMessage<Reply>(response->body)) : Reply();
    }
    static m::MigrationId idOf(const std::string& job) { return *m::MigrationId::parse(job); }
    wire::MigrationStepReply step(Both& by, const std::string& job, m::StepBody body, std::vector<std::string> sources = {})
    {
        return ask<wire::MigrationStepReply>(by, "/v1/migrations/step", wire::MigrationStepping{m_laboratory, Uuid::make(m_clock.now()), idOf(job), std::move(body), std::move(sources)});
    }
    CommandResult atConsole(const char* name, Both& by, const std::vector<std::string>& more) { return test::takeStep(*m_store, name, by.console, more); }
    wire::MigrationView view(const std::string& job) { return ask<wire::MigrationView>(*m_administrator, "/v1/migrations/one", wire::MigrationQuestion{m_laboratory, idOf(job), 0}); }
    static void must0(const CommandResult& result)
    {
        if (result.exit != 0)
            throw std::runtime_error(result.out + result.err);
    }
    std::string draft(Both& by, const std::string& fields = R"(["default"])")
    {
        const auto path = m_store->path("mandate.json");
        std::ofstream(path) << mandateText(fields);
        const auto drafted = atConsole("draft", by, {path});
        must0(drafted);
        return drafted.out.substr(std::string("Done: migration ").size(), 36);
    }
    void approve(const std::string& job) { must0(atConsole("approve", *m_officer, {job, "--mandate", crypto::toHex(mandateHash(view(job).mandate))})); }
    void waitFor(const std::string& job, m::JobState state)
    {
        if (!QTest::qWaitFor([&] { return view(job).state == state; }, 120'000))
            throw std::runtime_error("it does not come to " + std::string(nameOf(state)) + "\n" + m_store->log());
    }
    // The certificate of another store, which has abandoned a migration, too.
    std::string anotherStores(const std::string& form)
    {
        if (!m_other) {
            m_other = std::make_unique<test::RunningStore>();
            must0(m_other->init());
            Somebody administrator{"jlucas", "une phrase assez longue", {}};
            Somebody officer{"msecu", "une phrase assez longue", {}};
            Somebody biologist{"hcorre", "une phrase assez longue", {}};
            test::setUp(*m_other, administrator, "administrator", m_clock, m_log);
            test::setUp(*m_other, officer, "security-officer", m_clock, m_log);
            test::setUp(*m_other, biologist, "biologist", m_clock, m_log);
            const auto path = m_other->path("mandate.json");
            std::ofstream(path) << mandateText(R"(["default"])");
            const auto drafted = test::takeStep(*m_other, "draft", administrator, {path});
            must0(drafted);
            m_othersJob = drafted.out.substr(std::string("Done: migration ").size(), 36);
            must0(test::takeStep(*m_other, "abandon", officer, {m_othersJob, "--reason", "of the wrong year"}));
            // What it has to do it does before it listens.
            if (!m_other->serve() || m_other->stop() != 0)
                throw std::runtime_error(m_other->log());
        }
        const auto out = m_other->path(("certificate." + form).c_str());
        must0(m_other->run({"migrate", "certificate", "--data", m_other->data(), m_othersJob, "--out", out}));
        return out;
    }
    // A wider one than was approved.
    m::Mandate wider(const std::string& job)
    {
        auto mandate = view(job).mandate;
        mandate.fields.add(m::Field::InsuredNir);
        return mandate;
    }
    std::vector<AccountEntry> entries()
    {
        const auto open = test::officeOf(*m_store, m_clock, m_log);
        return must(entriesOf(open->store()));
    }
    // The entries since then that these rules would be told of, with an engine that has seen nothing else.
    std::size_t alertsOf(const char* rule, const std::vector<AccountEntry>& all, std::size_t from)
    {
        test::Watched watched(rule);
        std::size_t alerts = 0;
        for (std::size_t i = from; i < all.size(); ++i)
            for (auto event : eventsOf(all[i])) {
                event.at = m_clock.now();
                alerts += watched.take(event).size();
            }
        return alerts;
    }
    template <class Attempt>
    void isRefused(Both& by, bool atTheConsole, m::StepKind kind, m::StepRefusal refusal, Attempt attempt)
    {
        const auto before = entries().size();
        attempt();
        const auto after = entries();
        const auto isIt = [&](const AccountEntry& entry) {
            const auto* refused = std::get_if<MigrationRefused>(&entry.change);
            const bool isFrom = atTheConsole ? entry.console == std::uint64_t{::getuid()} + 1 && entry.at.isNull() : entry.console == 0 && entry.at == by.workstation.id();
            return refused != nullptr && refused->step == kind && refused->refusal == refusal && entry.by == by.session.reply.person.id && isFrom;
        };
        QCOMPARE(std::count_if(after.begin() + static_cast<std::ptrdiff_t>(before), after.end(), isIt), 1);
        QCOMPARE(alertsOf("migration-refused", after, before), std::size_t{1});
    }
    void refusedAtConsole(const char* name, Both& by, const std::vector<std::string>& more, m::StepKind kind, m::StepRefusal refusal, std::string_view why)
    {
        isRefused(by, true, kind, refusal, [&] {
            const auto result = atConsole(name, by, more);
            QVERIFY2(result.exit == 1 && says(result.err, why) && says(result.err, "stands in the ledger"), (result.out + result.err).c_str());
        });
    }
    void refusedAtRoute(Both& by, const std::string& job, const m::StepBody& body, m::StepRefusal refusal, const std::vector<std::string>& sources = {})
    {
        isRefused(by, false, m::kindOf(body), refusal, [&] {
            const auto reply = step(by, job, body, sources);
            QVERIFY(reply.refused && reply.refusal == refusal);
        });
    }

private Q_SLOTS:
    void initTestCase()
    {
        must(crypto::initialise());
        m_store = std::make_unique<test::RunningStore>();
        QCOMPARE(m_store->init().exit, 0);
        QCOMPARE(m_store->run({"catalogue", "import", "--data", m_store->data(), CATALOGUE_FOLDER "/catalogue.csv"}).exit, 0);
        const auto folder = m_store->path("waiting");
        std::filesystem::create_directory(folder);
        std::ifstream catalogue(CATALOGUE_FOLDER "/catalogue.csv");
        const std::string text((std::istreambuf_iterator<char>(catalogue)), {});
        const generator::OldSystem old(lab::Catalogue(*lab::csv::readCatalogue(text)), 20261128);
        std::ofstream(folder + "/old.hl7", std::ios::binary) << old.message(0) << old.message(1);
        QVERIFY(m_store->serve({"--migrations", folder}));
        m_administrator = somebody("jlucas", "administrator");
        m_officer = somebody("msecu", "security-officer");
        m_biologist = somebody("hcorre", "biologist");
        m_laboratory = m_administrator->session.reply.laboratories.at(0).id;

        m_drafted = draft(*m_biologist);
        m_approved = draft(*m_administrator);
        approve(m_approved);
        m_checked = draft(*m_administrator);
        approve(m_checked);
        QVERIFY(!step(*m_administrator, m_checked, m::BeginStaging(), {"old.hl7"}).refused);
        waitFor(m_checked, m::JobState::Staged);
        QVERIFY(!step(*m_administrator, m_checked, m::BeginCheck()).refused);
        waitFor(m_checked, m::JobState::Checked);
        m_certified = draft(*m_administrator);
        must0(atConsole("abandon", *m_officer, {m_certified, "--reason", "of the wrong year"}));
        waitFor(m_certified, m::JobState::Certified);
        m_certificate = m_store->path("certificate.json");
        must0(m_store->run({"migrate", "certificate", "--data", m_store->data(), m_certified, "--out", m_certificate}));
        QCOMPARE(alertsOf("migration-refused", entries(), 0), std::size_t{0});
    }

    void aStepIsNotSkipped()
    {
        refusedAtConsole("begin-staging", *m_administrator, {m_drafted, "--source", "/srv/old"}, m::StepKind::BeginStaging, m::StepRefusal::OutOfOrder, "not this step's turn");
        refusedAtConsole("accept", *m_biologist, {m_approved}, m::StepKind::Accept, m::StepRefusal::OutOfOrder, "not this step's turn");
        refusedAtRoute(*m_administrator, m_drafted, m::BeginStaging(), m::StepRefusal::OutOfOrder, {"old.hl7"});
        refusedAtRoute(*m_biologist, m_approved, m::Accept(), m::StepRefusal::OutOfOrder);
        // What the store says of its own work nobody else says.
        refusedAtRoute(*m_biologist, m_approved, m::Staged(), m::StepRefusal::StoreOnly);
        refusedAtRoute(*m_officer, m_checked, m::Erased(), m::StepRefusal::StoreOnly);
        // With records that nobody has compared.
        refusedAtConsole("accept", *m_biologist, {m_checked}, m::StepKind::Accept, m::StepRefusal::SampleIncomplete, "wait to be compared");
        refusedAtRoute(*m_biologist, m_checked, m::Accept(), m::StepRefusal::SampleIncomplete);
        // Of one that was never drafted.
        const auto none = m::MigrationId::make(m_clock.now()).toString();
        refusedAtConsole("accept", *m_biologist, {none}, m::StepKind::Accept, m::StepRefusal::UnknownJob, "no such migration");
        refusedAtRoute(*m_biologist, none, m::Accept(), m::StepRefusal::UnknownJob);
    }

    void nobodyApprovesTheirOwn()
    {
        const auto sha256 = mandateHash(view(m_drafted).mandate);
        refusedAtConsole("approve", *m_biologist, {m_drafted, "--mandate", crypto::toHex(sha256)}, m::StepKind::Approve, m::StepRefusal::OwnMandate, "who drafted neither approves");
        refusedAtRoute(*m_biologist, m_drafted, m::Approve{sha256}, m::StepRefusal::OwnMandate);
        refusedAtConsole("approve", *m_administrator, {m_drafted, "--mandate", crypto::toHex(sha256)}, m::StepKind::Approve, m::StepRefusal::NoRight, "no right to it");
        refusedAtRoute(*m_administrator, m_drafted, m::Approve{sha256}, m::StepRefusal::NoRight);
    }

    void aMandateIsNotWidened()
    {
        const auto more = wider(m_approved);
        refusedAtRoute(*m_administrator, m_approved, m::Draft{more}, m::StepRefusal::AlreadyThere);
        refusedAtRoute(*m_officer, m_approved, m::Approve{mandateHash(more)}, m::StepRefusal::OutOfOrder);
        refusedAtConsole("approve", *m_officer, {m_approved, "--mandate", crypto::toHex(mandateHash(more))}, m::StepKind::Approve, m::StepRefusal::OutOfOrder, "not this step's turn");
        // Nor while it waits: what was read is what is approved.
        const auto another = mandateHash(wider(m_drafted));
        refusedAtConsole("approve", *m_officer, {m_drafted, "--mandate", crypto::toHex(another)}, m::StepKind::Approve, m::StepRefusal::MandateDiffers, "not the hash of this mandate");
        refusedAtRoute(*m_officer, m_drafted, m::Approve{another}, m::StepRefusal::MandateDiffers);
        QCOMPARE(mandateHash(view(m_approved).mandate) == mandateHash(more), false);
    }

    void nothingIsReadBeyondTheMandate()
    {
        for (const auto* name : {"/etc/passwd", "../store/store.db", "none.hl7"})
            refusedAtRoute(*m_administrator, m_approved, m::BeginStaging(), m::StepRefusal::NoSource, {"old.hl7", name});
        refusedAtConsole("compare", *m_biologist, {m_checked, "--record", std::to_string(notOfTheSample), "--agrees"}, m::StepKind::CompareSample, m::StepRefusal::UnknownRecord, "not of the sample");
        refusedAtRoute(*m_biologist, m_checked, m::CompareSample{notOfTheSample, true}, m::StepRefusal::UnknownRecord);
        const auto show = [&](Both& by, std::uint64_t record, int status, m::StepRefusal refusal) {
            isRefused(by, false, m::StepKind::CompareSample, refusal, [&] { ask<wire::MigrationSample>(by, "/v1/migrations/sample", wire::MigrationSampleQuestion{m_laboratory, idOf(m_checked), record}, status); });
        };
        show(*m_biologist, notOfTheSample, 404, m::StepRefusal::UnknownRecord);
        show(*m_officer, view(m_checked).sample.at(0), 403, m::StepRefusal::NoRight);
    }

    void aCertificateIsNotUsedAgain_data()
    {
        QTest::addColumn<QString>("file");
        QTest::addColumn<bool>("isChanged");
        QTest::addColumn<QString>("job"); // that it is said to be of
        QTest::addColumn<int>("exit");
        const auto json = QString::fromStdString(m_certificate);
        const auto pdf = QString::fromStdString(m_store->path("certificate.pdf"));
        must0(m_store->run({"migrate", "certificate", "--data", m_store->data(), m_certified, "--out", pdf.toStdString()}));
        QTest::newRow("of another migration") << json << false << QString::fromStdString(m_approved) << 7;
        QTest::newRow("its paper, of another migration") << pdf << false << QString::fromStdString(m_approved) << 7;
        QTest::newRow("changed") << json << true << QString() << 4;
        QTest::newRow("its paper, changed") << pdf << true << QString() << 4;
        QTest::newRow("of another store") << QString::fromStdString(anotherStores("json")) << false << QString() << 7;
        QTest::newRow("the paper of another store") << QString::fromStdString(anotherStores("pdf")) << false << QString() << 7;
    }

    void aCertificateIsNotUsedAgain()
    {
        QFETCH(QString, file);
        QFETCH(bool, isChanged);
        QFETCH(QString, job);
        QFETCH(int, exit);
        std::ifstream in(file.toStdString(), std::ios::binary);
        std::string bytes((std::istreambuf_iterator<char>(in)), {});
        if (isChanged && file.endsWith(QLatin1String("json")))
            bytes.replace(bytes.find("of the wrong year"), 17, "of the right year");
        else if (isChanged)
            bytes[bytes.size() / 2] = static_cast<char>(bytes[bytes.size() / 2] ^ 1);
        const auto path = m_store->path("shown.json");
        std::ofstream(path, std::ios::binary | std::ios::trunc) << bytes;
        std::vector<std::string> command{"verify-certificate", "--data", m_store->data(), path};
        if (!job.isEmpty()) {
            command.emplace_back("--job");
            command.push_back(job.toStdString());
        }
        const auto before = entries().size();
        const auto result = m_store->run(command);
        QVERIFY2(result.exit == exit, (result.out + result.err).c_str());
        const auto after = entries();
        // The store that serves may have raised its alert already.
        const auto entry = std::find_if(after.begin() + static_cast<std::ptrdiff_t>(before), after.end(), [](const AccountEntry& one) { return std::holds_alternative<ErasureNoted>(one.change); });
        QVERIFY(entry != after.end());
        const auto* noted = std::get_if<ErasureNoted>(&entry->change);
        QVERIFY(noted->step == ErasureStep::CertificateRefused && !noted->text.empty());
        QCOMPARE(entry->console, std::uint64_t{::getuid()} + 1);
        // Of a paper whose seal holds it is what is inside that does not.
        QCOMPARE(noted->sha256.size(), std::size_t{32});
        if (file.endsWith(QLatin1String("json")))
            QCOMPARE(noted->sha256, toBytes(crypto::sha256(asBytes(bytes))));
        QCOMPARE(alertsOf("certificate-refused", after, before), std::size_t{1});
    }

    // At a workstation no certificate is held against the store: there it would be a step.
    void aCertificateIsNoStepOfAPerson()
    {
        refusedAtRoute(*m_officer, m_approved, m::Certified{view(m_certified).certificateSha256}, m::StepRefusal::StoreOnly);
        refusedAtRoute(*m_officer, m_checked, m::Acknowledge{"letter of 3 March", view(m_certified).certificateSha256}, m::StepRefusal::OutOfOrder);
    }

    // The store that serves has told all of it itself, and nothing of it was done.
    void theStoreHasToldThem()
    {
        std::string listed;
        QVERIFY(QTest::qWaitFor(
            [&] {
                listed = m_store->run({"alerts", "list", "--data", m_store->data()}).out;
                return says(listed, "migration-refused") && says(listed, "certificate-refused");
            },
            60'000));
        QCOMPARE(view(m_drafted).state, m::JobState::Drafted);
        QCOMPARE(view(m_approved).state, m::JobState::Approved);
        QCOMPARE(view(m_approved).work, m::Work::None);
        QCOMPARE(view(m_checked).state, m::JobState::Checked);
        QVERIFY(view(m_checked).compared.empty());
        QCOMPARE(m_store->stop(), 0);
    }
};

QTEST_GUILESS_MAIN(MigrationAttemptsTest)
#include "migrationattempts.test.moc"
