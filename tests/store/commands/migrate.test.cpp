// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include <fstream>
#include <sstream>

#include "app/base/civiltime.h"
#include "app/crypto/crypto.h"
#include "app/store/commands/mandatefile.h"
#include "app/store/migration/keptdifferences.h"
#include "app/store/migration/procedure.h"
#include "app/store/migration/staging.h"
#include "tests/store/commands/consolepeople.h"
#include "tests/store/core/must.h"

using namespace paillasse;
using namespace paillasse::store;
using namespace paillasse::store::testing;
using test::Somebody;
namespace m = paillasse::migration;

namespace {

constexpr int refused = 1;
constexpr int usage = 2;
constexpr auto aPassword = "une phrase assez longue";

bool says(const std::string& text, std::string_view part)
{
    return text.find(part) != std::string::npos;
}

std::string inDays(int days)
{
    return toIsoUtc(SystemClock().now() + days * dayMs);
}

std::string mandateText(const std::string& fields = R"(["default"])")
{
    std::ostringstream text;
    text << R"({"direction": "in", "instructed-by": "Dr Hélène Corre, directrice", "reference": "INS-2026-04", "ground": "transfer-of-activity", "laboratories": ["LBM de la Penfeld"],
 "from": "2015-01-01", "until": "2026-08-31", "fields": )"
         << fields << R"(, "counterpart": "the former system", "format": "hprim-sante", "approvers": ["msecu", "hcorre"], "deadlines": {"approval": ")" << inDays(1) << R"(", "staging": ")"
         << inDays(2) << R"(", "acceptance": ")" << inDays(3) << R"(", "erasure": ")" << inDays(4) << R"("}})";
    return text.str();
}

} // namespace

// Each step at the console is by a named person, who is proved, and refused like anybody else.
class MigrateCommandTest : public QObject {
    Q_OBJECT

    const SystemClock m_clock;
    const Log m_log{m_clock, [](std::string_view) {}};
    std::unique_ptr<test::RunningStore> m_store;
    Somebody m_administrator{"jlucas", aPassword, {}};
    Somebody m_officer{"msecu", aPassword, {}};
    Somebody m_biologist{"hcorre", aPassword, {}};

    std::unique_ptr<Office> office() { return test::officeOf(*m_store, m_clock, m_log); }
    void setUp(Somebody& somebody, const char* role) { test::setUp(*m_store, somebody, role, m_clock, m_log); }
    test::CommandResult step(const char* name, Somebody& by, const std::vector<std::string>& more) { return test::takeStep(*m_store, name, by, more); }
    std::string status(const std::string& job) { return m_store->run({"migrate", "status", "--data", m_store->data(), job}).out; }
    std::string draft()
    {
        const auto path = m_store->path("mandate.json");
        std::ofstream(path) << mandateText();
        const auto drafted = step("draft", m_administrator, {path});
        if (drafted.exit != 0)
            throw std::runtime_error(drafted.err);
        return drafted.out.substr(std::string("Done: migration ").size(), 36);
    }
    // What the store would have done.
    void own(const std::string& job, m::StepBody body)
    {
        const auto open = office();
        const auto procedure = must(Procedure::open(open->store(), open->writer(), m_clock, m_log));
        const auto outcome = must(procedure->takeOwn(*m::MigrationId::parse(job), std::move(body)));
        if (outcome.refusal)
            throw std::runtime_error(std::string(nameOf(*outcome.refusal)));
    }

private Q_SLOTS:
    void initTestCase()
    {
        m_store = std::make_unique<test::RunningStore>();
        QCOMPARE(m_store->init().exit, 0);
        setUp(m_administrator, "administrator");
        setUp(m_officer, "security-officer");
        setUp(m_biologist, "biologist");
    }

    void theWayFromTheMandateToItsEnd()
    {
        const auto job = draft();
        const auto shown = status(job);
        QVERIFY2(says(shown, "State:         drafted") && says(shown, "left out") == false && says(shown, "asked for  value"), shown.c_str());
        const auto at = shown.find("Mandate:       ") + 15;
        const auto hash = shown.substr(at, 64);

        // Not by who drafted, not another text, not by nobody.
        const auto own1 = step("approve", m_administrator, {job, "--mandate", hash});
        QVERIFY2(own1.exit == refused && says(own1.err, "no right"), own1.err.c_str());
        const auto other = step("approve", m_officer, {job, "--mandate", std::string(64, 'a')});
        QVERIFY2(other.exit == refused && says(other.err, "not the hash of this mandate"), other.err.c_str());
        QCOMPARE(step("approve", m_officer, {job, "--mandate", "abc"}).exit, usage);
        const auto skipped = step("begin-staging", m_administrator, {job, "--source", "/srv/old"});
        QVERIFY2(skipped.exit == refused && says(skipped.err, "not this step's turn"), skipped.err.c_str());

        const auto approved = step("approve", m_officer, {job, "--mandate", hash});
        QVERIFY2(approved.exit == 0 && says(approved.out, "is approved"), approved.err.c_str());
        const auto begun = step("begin-staging", m_administrator, {job, "--source", "/srv/old/../old/export.hpr"});
        QVERIFY2(begun.exit == 0 && says(begun.out, "work: stage"), begun.err.c_str());
        {
            const auto open = office();
            const auto procedure = must(Procedure::open(open->store(), open->writer(), m_clock, m_log));
            QCOMPARE(must(procedure->sources(*m::MigrationId::parse(job))), std::vector<std::string>{"/srv/old/export.hpr"});
        }
        own(job, m::Staged());
        QCOMPARE(step("check", m_administrator, {job}).exit, 0);
        m::Checked checked;
        checked.readBack = 1;
        checked.sample = {1};
        checked.differences = {{.kind = m::DifferenceKind::UnknownUnit, .record = 1, .times = 4, .finding = m::Finding::NotUcum, .terms = {"", "mmol"}}};
        own(job, checked);
        QVERIFY(says(status(job), "unknown-unit\tunit mmol is not UCUM\t4 times\twaits for an explanation"));
        {
            const auto open = office();
            const auto staging = must(Staging::create(open->store(), *m::MigrationId::parse(job)));
            must(must(KeptDifferences::open(staging->database(), keptby::check)).keep({{.kind = m::DifferenceKind::UnknownUnit, .record = 7, .finding = m::Finding::NotUcum, .terms = {"", "g/l"}}}));
        }
        const auto all = m_store->run({"migrate", "differences", "--data", m_store->data(), job});
        QVERIFY2(says(all.out, "1\tunknown-unit\tunit mmol is not UCUM\t4 times\twaits") && says(all.out, "—\tunknown-unit\tunit g/l is not UCUM\t1 times\n"), all.out.c_str());
        QVERIFY(says(step("accept", m_biologist, {job}).err, "records of the sample wait"));
        QCOMPARE(step("compare", m_biologist, {job, "--record", "1"}).exit, usage);
        QCOMPARE(step("compare", m_biologist, {job, "--record", "1", "--agrees"}).exit, 0);
        QVERIFY(says(step("accept", m_biologist, {job}).err, "differences wait"));
        QCOMPARE(step("explain", m_biologist, {job, "--differences", "1", "--text", "Units of before 2015"}).exit, 0);
        const auto accepted = step("accept", m_biologist, {job});
        QVERIFY2(accepted.exit == 0 && says(accepted.out, "is accepted"), accepted.err.c_str());
        const auto late = step("abandon", m_officer, {job, "--reason", "too late"});
        QVERIFY2(late.exit == refused, late.out.c_str());
        const auto listed = m_store->run({"migrate", "list", "--data", m_store->data()});
        QVERIFY2(says(listed.out, job + "\tin\taccepted, the store's work: deliver"), listed.out.c_str());
    }

    void whoIsNotProvedTakesNoStep()
    {
        const auto job = draft();
        auto wrong = m_officer;
        wrong.password = "une autre phrase";
        const auto refusedOne = step("abandon", wrong, {job, "--reason", "why"});
        QVERIFY2(refusedOne.exit == refused && says(refusedOne.err, "not this name with this password and code"), refusedOne.err.c_str());
        // A code is good once.
        auto again = m_officer;
        QCOMPARE(step("abandon", m_officer, {job, "--reason", "why"}).exit, 0);
        const auto reused = step("abandon", again, {job, "--reason", "why"});
        QVERIFY2(reused.exit == refused && says(reused.err, "not this name with this password and code"), reused.err.c_str());
        Somebody nobody{"nobody", "x", {"ABCD"}};
        QVERIFY(says(step("abandon", nobody, {job, "--reason", "why"}).err, "not this name with this password and code"));
        // Neither secret is an argument: without them there is nothing to prove.
        const auto silent = m_store->run({"migrate", "abandon", "--data", m_store->data(), "--as", "msecu", job, "--reason", "why"});
        QCOMPARE(silent.exit, usage);
    }

    void anExampleIsAMandateOnceItsNamesAreFilledIn()
    {
        const MandateNames names{[](const std::string&) { return Result<lab::LaboratoryId>(lab::LaboratoryId::make({1})); }, [](const std::string& login) { return Result<lab::PersonId>(lab::PersonId::make({login == "a login" ? 2 : 3})); }};
        for (const auto* direction : {"", "--out"}) {
            auto words = std::vector<std::string>{"migrate", "example"};
            if (*direction != '\0')
                words.emplace_back(direction);
            auto example = m_store->run(words);
            QCOMPARE(example.exit, 0);
            const std::string key = "age1…, as the recipient gave it";
            if (const auto at = example.out.find(key); at != std::string::npos)
                example.out.replace(at, key.size(), "age1" + std::string(58, 'q'));
            const auto mandate = readMandate(example.out, names, m_clock.now());
            QVERIFY2(mandate, mandate ? "" : mandate.error().detail.c_str());
            QVERIFY((mandate->direction == m::Direction::Out) == (*direction != '\0') && mandate->fields == m::FieldSet::defaults());
        }
        const auto help = m_store->run({"migrate", "example", "--help"});
        for (const auto& info : m::fields())
            QVERIFY2(says(help.out, info.name), help.out.c_str());
    }

    void aMandateIsReadFieldByField_data()
    {
        QTest::addColumn<QString>("from");
        QTest::addColumn<QString>("to");
        QTest::addColumn<QString>("fault"); // empty: it is good
        const auto row = [](const char* name, const char* from, const char* to, const char* fault) {
            QTest::newRow(name) << QString::fromUtf8(from) << QString::fromUtf8(to) << QString::fromUtf8(fault);
        };
        row("as it is", "", "", "");
        row("more fields", "[\"default\"]", "[\"default\", \"+insured-nir\", \"-ward\"]", "");
        row("no JSON", "{\"direction\"", "\"direction\"", "no JSON");
        row("a field that is none", "\"reference\"", "\"referense\"", "referense");
        row("twice", "\"reference\"", "\"counterpart\": \"x\", \"reference\"", "written twice");
        row("no direction", "\"in\"", "\"sideways\"", "'direction': 'sideways' is none of in, out");
        row("no such format", "\"hprim-sante\"", "\"hprim\"", "'format': 'hprim' is none of hl7v2, hprim-medecins, hprim-sante, fhir, csv");
        row("no such ground", "\"transfer-of-activity\"", "\"because\"", "patients-request");
        row("days the wrong way round", "2015-01-01", "2026-09-01", "'until': it is before 'from'");
        row("words that say nothing", "\"INS-2026-04\"", "\" \"", "'reference': words for a person to read");
        row("out without a key", "\"in\"", "\"out\"", "'recipient-key': out: the recipient's public key");
        row("out in a format that nobody writes", "\"in\"", "\"out\"", "'format': out: hl7v2 or fhir");
        row("in with a key", "\"counterpart\"", "\"recipient-key\": \"age1x\", \"counterpart\"", "'recipient-key': only of a migration that goes out");
        row("a sample of nothing", "\"counterpart\"", "\"acceptable-errors-per-mille\": 500, \"counterpart\"", "'acceptable-errors-per-mille': from 0 to 100");
        row("a day that is none", "2015-01-01", "2015-02-30", "'from'");
        row("no such laboratory", "LBM de la Penfeld", "LBX", "laboratories");
        row("no such person", "\"msecu\"", "\"mmsecu\"", "approvers");
        row("no such field", "[\"default\"]", "[\"everything\"]", "'everything' is no field");
        row("no list", "[\"default\"]", "\"default\"", "list of texts");
        row("a deadline that is missing", "\"erasure\"", "\"later\"", "later");
        row("two mistakes, the first", "\"in\", \"instructed-by\"", "\"sideways\", \"by\"", "'direction'");
        row("two mistakes, the second", "\"in\", \"instructed-by\"", "\"sideways\", \"by\"", "'instructed-by': it is missing");
    }

    void aMandateIsReadFieldByField()
    {
        QFETCH(QString, from);
        QFETCH(QString, to);
        QFETCH(QString, fault);
        auto text = QString::fromStdString(mandateText());
        if (!from.isEmpty())
            text.replace(text.indexOf(from), from.size(), to);
        const MandateNames names{[](const std::string& name) { return name == "LBM de la Penfeld" ? Result<lab::LaboratoryId>(lab::LaboratoryId::make({1})) : fail(ErrorCode::NotFound, "none"); },
                                 [](const std::string& login) { return login.starts_with("mm") ? fail(ErrorCode::NotFound, "none") : Result<lab::PersonId>(lab::PersonId::make({2})); }};
        const auto mandate = readMandate(text.toStdString(), names, m_clock.now());
        QCOMPARE(mandate.has_value(), fault.isEmpty());
        if (!mandate) {
            QVERIFY2(mandate.error().detail.find(fault.toStdString()) != std::string::npos, mandate.error().detail.c_str());
            return;
        }
        QCOMPARE(mandate->from, (Date{2015, 1, 1}));
        QCOMPARE(mandate->acceptableErrorsPerMille, 10u);
        QVERIFY(mandate->fields.has(m::Field::Value));
        QCOMPARE(mandate->fields.has(m::Field::InsuredNir), to.contains(QLatin1String("insured")));
        QCOMPARE(mandate->fields.has(m::Field::Ward), !to.contains(QLatin1String("ward")));
        QCOMPARE(mandate->approvers.size(), 2u);
    }
};

QTEST_GUILESS_MAIN(MigrateCommandTest)
#include "migrate.test.moc"
