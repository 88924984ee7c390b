// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include <sys/wait.h>
#include <unistd.h>

#include "app/crypto/crypto.h"
#include "app/store/accounts/authority.h"
#include "app/store/accounts/persontable.h"
#include "app/store/erasure/erasuredesk.h"
#include "tests/store/accounts/entriesof.h"
#include "tests/store/commands/consolepeople.h"
#include "tests/store/core/must.h"
#include "tests/store/setclock.h"

using namespace paillasse;
using namespace paillasse::store;
using namespace paillasse::store::testing;
using test::CommandResult;
using test::Somebody;

namespace {

constexpr int refused = 1;
constexpr int usage = 2;
constexpr auto aPassword = "une phrase assez longue";

// The clock of somebody who is killed at its nth question.
class LastClock final : public Clock {
public:
    explicit LastClock(int questions) : m_left(questions) {}
    [[nodiscard]] Instant now() const override
    {
        if (--m_left == 0)
            ::_exit(9);
        return SystemClock().now();
    }

private:
    mutable std::atomic<int> m_left;
};

bool says(const std::string& text, std::string_view part)
{
    return text.find(part) != std::string::npos;
}

} // namespace

// Who is forgotten, held or kept, as it is decided at the console: by named people, who are proved as for a step of a migration.
class EraseCommandTest : public QObject {
    Q_OBJECT

    const SystemClock m_clock;
    const Log m_log{m_clock, [](std::string_view) {}};
    std::unique_ptr<test::RunningStore> m_store;
    Somebody m_biologist{"hcorre", aPassword, {}};
    Somebody m_officer{"msecu", aPassword, {}};
    Somebody m_technician{"ylegall", aPassword, {}};
    int m_numbers = 0;

    std::unique_ptr<Office> office() { return test::officeOf(*m_store, m_clock, m_log); }
    CommandResult as(Somebody& by, const char* command, const char* name, const std::vector<std::string>& more, const std::string& typed = {})
    {
        return test::runAs(*m_store, command, name, by, more, typed);
    }
    // Registered as the store itself does it, and of whom nothing was written since then.
    lab::PatientId patient() { return patientIn(*m_store, m_clock); }
    lab::PatientId patientIn(const test::RunningStore& store, const Clock& clock)
    {
        const auto open = test::officeOf(store, clock, m_log);
        const auto at = clock.now();
        lab::RegisterPatient body;
        body.patient.id = lab::PatientId::make(at);
        body.patient.number = number(++m_numbers);
        body.patient.identity.birthName = "ZWINGELSTEIN";
        body.patient.identity.birthForenames = "Apolloniane";
        body.patient.identity.firstForename = "Apolloniane";
        body.patient.identity.birthDate = {1957, 5, 9};
        body.patient.identity.sex = lab::Sex::Female;
        const auto id = body.patient.id;
        const auto done = must(open->writer().submitAndWait({open->ownAct(must(open->laboratory("")), lab::DocumentKind::Patient, lab::documentId(id), body, at)}));
        if (done.replies.empty() || done.replies.front().outcome != wire::ActOutcome::Accepted)
            throw std::runtime_error("the patient was not registered");
        return id;
    }
    static std::string number(int n) { return std::to_string(7000 + n); }
    // The erasure's number, as `erase patient` prints it.
    std::string ask(Somebody& by, const lab::PatientId& patient)
    {
        const auto asked = as(by, "erase", "patient", {"--patient", patient.toString(), "--reason", "letter of 3 March"});
        if (asked.exit != 0)
            throw std::runtime_error(asked.err);
        return asked.after("Asked: ");
    }
    std::string stateOf(const std::string& erasure)
    {
        const auto listed = m_store->run({"erase", "list", "--data", m_store->data()}).out;
        const auto at = listed.find(erasure + "\t");
        return at == std::string::npos ? std::string() : listed.substr(at + erasure.size() + 1, listed.find('\t', at + erasure.size() + 1) - at - erasure.size() - 1);
    }
    std::vector<AccountEntry> entries()
    {
        const auto open = office();
        return must(entriesOf(open->store()));
    }
    // The newest of that step.
    std::optional<AccountEntry> entryOf(ErasureStep step)
    {
        std::optional<AccountEntry> found;
        for (const auto& entry : entries())
            if (const auto* noted = std::get_if<ErasureNoted>(&entry.change); noted != nullptr && noted->step == step)
                found = entry;
        return found;
    }
    lab::PersonId idOf(const Somebody& somebody)
    {
        const auto open = office();
        auto database = must(open->store().connect());
        return must(PersonTable(database, open->keys()).idOf(somebody.login));
    }
    bool isBy(const std::optional<AccountEntry>& entry, const Somebody& somebody)
    {
        return entry && entry->by == idOf(somebody) && entry->at.isNull() && entry->console == std::uint64_t{::getuid()} + 1;
    }

private Q_SLOTS:
    void initTestCase()
    {
        m_store = std::make_unique<test::RunningStore>();
        QCOMPARE(m_store->init().exit, 0);
        test::setUp(*m_store, m_biologist, "biologist", m_clock, m_log, 40);
        test::setUp(*m_store, m_officer, "security-officer", m_clock, m_log, 40);
        test::setUp(*m_store, m_technician, "technician", m_clock, m_log);
    }

    void aPasswordAndACodeProveWhoItIs()
    {
        const auto one = patient();
        const std::vector<std::string> asking{"--patient", one.toString(), "--reason", "letter of 3 March"};
        auto wrong = m_biologist;
        wrong.password = "une autre phrase";
        const auto before = entries().size();
        const auto notHer = as(wrong, "erase", "patient", asking);
        QVERIFY2(notHer.exit == refused && says(notHer.err, "not this name with this password and code"), notHer.err.c_str());
        // That it was tried is an entry; a code alone is no more than half of it.
        const auto after = entries();
        QCOMPARE(after.size(), before + 1);
        QVERIFY(std::holds_alternative<SignInsFailed>(after.back().change));
        QCOMPARE(m_store->run({"erase", "patient", "--data", m_store->data(), "--as", "hcorre", "--patient", one.toString(), "--reason", "why"}, m_biologist.codes.back() + "\n").exit, usage);
        QVERIFY(says(as(m_technician, "erase", "patient", asking).err, "a biologist or a security officer"));
        QVERIFY(!entryOf(ErasureStep::Asked));

        // By number, as the third line.
        const auto asked = as(m_biologist, "erase", "patient", {"--reason", "letter of 3 March"}, number(m_numbers) + "\n");
        QVERIFY2(asked.exit == 0, asked.err.c_str());
        QVERIFY(isBy(entryOf(ErasureStep::Asked), m_biologist));
        QCOMPARE(as(m_officer, "erase", "decline", {"--erasure", asked.after("Asked: "), "--reason", "it was a trial"}).exit, 0);
    }

    void anotherPersonDecides()
    {
        const auto one = patient();
        const auto erasure = ask(m_biologist, one);
        const auto own = as(m_biologist, "erase", "approve", {"--erasure", erasure}, "erase\n");
        QVERIFY2(own.exit == refused && says(own.err, "another named person than the one who asked"), own.err.c_str());
        const auto word = as(m_officer, "erase", "approve", {"--erasure", erasure}, "yes\n");
        QVERIFY2(word.exit != 0 && says(word.err, "third line"), word.err.c_str());
        QVERIFY(says(as(m_technician, "erase", "approve", {"--erasure", erasure}, "erase\n").err, "a biologist or a security officer"));
        QCOMPARE(stateOf(erasure), std::string("asked"));
        QVERIFY(!entryOf(ErasureStep::Begun));

        const auto done = as(m_officer, "erase", "approve", {"--erasure", erasure}, "erase\n");
        QVERIFY2(done.exit == 0 && says(done.out, "1 documents gone"), (done.out + done.err).c_str());
        QCOMPARE(stateOf(erasure), std::string("done"));
        QVERIFY(isBy(entryOf(ErasureStep::Approved), m_officer) && isBy(entryOf(ErasureStep::Begun), m_officer));
        QVERIFY(says(as(m_officer, "erase", "approve", {"--erasure", erasure}, "erase\n").err, "waits for a decision"));
    }

    void whatIsDeclinedIsNotDone()
    {
        const auto one = patient();
        const auto erasure = ask(m_biologist, one);
        QVERIFY(says(as(m_technician, "erase", "decline", {"--erasure", erasure, "--reason", "why"}).err, "a biologist or a security officer"));
        QCOMPARE(as(m_officer, "erase", "decline", {"--erasure", erasure}).exit, usage);
        QCOMPARE(as(m_officer, "erase", "decline", {"--erasure", Uuid::make(m_clock.now()).toString(), "--reason", "why"}).exit, refused);
        QCOMPARE(stateOf(erasure), std::string("asked"));
        QCOMPARE(as(m_officer, "erase", "decline", {"--erasure", erasure, "--reason", "the law has it kept"}).exit, 0);
        QCOMPARE(stateOf(erasure), std::string("declined"));
        const auto entry = entryOf(ErasureStep::Declined);
        QVERIFY(isBy(entry, m_officer));
        QCOMPARE(std::get<ErasureNoted>(entry->change).text, std::string("the law has it kept"));
        QVERIFY(says(as(m_officer, "erase", "approve", {"--erasure", erasure}, "erase\n").err, "waits for a decision"));
        QVERIFY(says(as(m_officer, "erase", "decline", {"--erasure", erasure, "--reason", "again"}).err, "waits for a decision"));
    }

    void aHoldIsStrongerThanARequest()
    {
        const auto one = patient();
        const auto erasure = ask(m_biologist, one);
        const std::vector<std::string> holding{"--patient", one.toString(), "--reason", "inquiry 2026/118"};
        QVERIFY(says(as(m_technician, "hold", "set", holding).err, "a biologist or a security officer"));
        QCOMPARE(as(m_officer, "hold", "set", {"--patient", Uuid::make(m_clock.now()).toString(), "--reason", "why"}).exit, refused);
        const auto set = as(m_officer, "hold", "set", holding);
        QVERIFY2(set.exit == 0 && says(set.out, "Held"), set.err.c_str());
        QVERIFY(isBy(entryOf(ErasureStep::HoldSet), m_officer));
        QVERIFY(as(m_officer, "hold", "set", holding).exit != 0);

        // Asked for before it was there, and now.
        const auto late = as(m_officer, "erase", "approve", {"--erasure", erasure}, "erase\n");
        QVERIFY2(late.exit == refused && says(late.err, "legal hold"), late.err.c_str());
        QCOMPARE(stateOf(erasure), std::string("asked"));
        const auto another = as(m_officer, "erase", "patient", {"--patient", one.toString(), "--reason", "again"});
        QVERIFY2(another.exit == refused && says(another.err, "legal hold"), another.err.c_str());

        QCOMPARE(as(m_biologist, "hold", "lift", holding).exit, 0);
        QVERIFY(isBy(entryOf(ErasureStep::HoldLifted), m_biologist));
        QVERIFY(as(m_biologist, "hold", "lift", holding).exit != 0);
        QCOMPARE(as(m_officer, "erase", "approve", {"--erasure", erasure}, "erase\n").exit, 0);
    }

    void aStoreFinishesAnErasureBeforeItListens_data()
    {
        QTest::addColumn<int>("questions"); // of the time, to the moment of its death
        QTest::newRow("killed when the intent was entered") << 2;
        QTest::newRow("killed before its completion was") << 3;
    }

    void aStoreFinishesAnErasureBeforeItListens()
    {
        QFETCH(int, questions);
        const auto one = patient();
        const auto erasure = ask(m_biologist, one);
        const Actor officer{idOf(m_officer), {}, 0};
        const auto child = ::fork();
        if (child == 0) {
            const LastClock clock(questions);
            const auto open = office();
            auto desk = must(ErasureDesk::open(open->store(), open->writer(), clock));
            (void)desk.approve(*Uuid::parse(erasure), officer);
            ::_exit(1);
        }
        int status = 0;
        QCOMPARE(::waitpid(child, &status, 0), child);
        QCOMPARE(WEXITSTATUS(status), 9);
        QCOMPARE(stateOf(erasure), std::string("begun"));

        // Its first line tells where it listens.
        QVERIFY(m_store->serve());
        QCOMPARE(stateOf(erasure), std::string("done"));
        const auto all = entries();
        const auto done = std::ranges::find_if(all, [&](const AccountEntry& entry) {
            const auto* noted = std::get_if<ErasureNoted>(&entry.change);
            return noted != nullptr && noted->step == ErasureStep::Done && noted->erasure.toString() == erasure;
        });
        QVERIFY(done != all.end());
        QVERIFY(std::any_of(done, all.end(), [](const AccountEntry& entry) { return std::holds_alternative<StoreStarted>(entry.change); }));
        const auto certificate = m_store->path((erasure + ".json").c_str());
        QCOMPARE(m_store->run({"erase", "certificate", "--data", m_store->data(), "--erasure", erasure, "--out", certificate}).exit, 0);
        const auto checked = m_store->run({"verify-certificate", "--data", m_store->data(), certificate});
        QVERIFY2(checked.exit == 0 && says(checked.out, "gone"), (checked.out + checked.err).c_str());
        QCOMPARE(m_store->stop(), 0);
        const auto verified = m_store->run({"verify", "--data", m_store->data()});
        QVERIFY2(verified.exit == 0, (verified.out + verified.err).c_str());
    }

    // A store of twelve years ago: what was written then is over, and nothing was written since.
    void onlyThePlanThatWasShownRuns()
    {
        test::RunningStore old;
        const test::SetClock then(m_clock.now() - 12 * 366 * dayMs);
        (void)must(initialise(DataDirectory(old.data()), "LBM", then));
        must(Authority::create(*must(Store::open(DataDirectory(old.data()))), {}, AccountSettings(), m_clock));
        const auto held = patientIn(old, then);
        (void)patientIn(old, then);
        Somebody biologist{"hcorre", aPassword, {}};
        Somebody technician{"ylegall", aPassword, {}};
        test::setUp(old, biologist, "biologist", m_clock, m_log);
        test::setUp(old, technician, "technician", m_clock, m_log);
        const auto plan = [&] { return old.command({"retention", "plan"}); };
        const auto runIt = [&](Somebody& by, const std::string& hash, const char* word = "erase\n") { return test::runAs(old, "retention", "run", by, {"--plan", hash}, word); };

        const auto shown = plan();
        QVERIFY2(says(shown.out, "\t2 patients"), shown.out.c_str());
        const auto hash = shown.after("Plan: ");
        QVERIFY(says(runIt(technician, hash).err, "a biologist or a security officer"));
        QVERIFY(says(runIt(biologist, hash, "yes\n").err, "third line"));
        QCOMPARE(runIt(biologist, "abc").exit, usage);
        QVERIFY(says(runIt(biologist, std::string(64, '0')).err, "not the plan any more"));
        // Somebody is held since it was shown.
        QCOMPARE(test::runAs(old, "hold", "set", biologist, {"--patient", held.toString(), "--reason", "inquiry"}).exit, 0);
        const auto late = runIt(biologist, hash);
        QVERIFY2(late.exit == refused && says(late.err, "not the plan any more"), late.err.c_str());
        const auto now = plan();
        QVERIFY2(says(now.out, "held\t" + held.toString()), now.out.c_str());
        // The rules changed, and back.
        QVERIFY(says(test::runAs(old, "retention", "set", technician, {"--private-years", "15"}).err, "a biologist or a security officer"));
        QCOMPARE(test::runAs(old, "retention", "set", biologist, {"--private-years", "15"}).exit, 0);
        QVERIFY(says(runIt(biologist, now.after("Plan: ")).err, "not the plan any more"));
        QCOMPARE(test::runAs(old, "retention", "set", biologist, {"--private-years", "10"}).exit, 0);
        const auto done = runIt(biologist, now.after("Plan: "));
        QVERIFY2(done.exit == 0 && says(done.out, "\t1 patients"), (done.out + done.err).c_str());
        const auto rest = plan();
        QVERIFY2(says(rest.out, "held\t" + held.toString()) && !says(rest.out, "who they are"), rest.out.c_str());
    }
};

QTEST_GUILESS_MAIN(EraseCommandTest)
#include "erase.test.moc"
