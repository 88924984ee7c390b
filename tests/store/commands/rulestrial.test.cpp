// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include <fstream>

#include "app/base/civiltime.h"
#include "app/crypto/crypto.h"
#include "app/crypto/totp.h"
#include "app/wire/adminmessages.h"
#include "tests/store/net/runningstore.h"

using namespace paillasse;
using test::must;

namespace {

constexpr int ok = 0;
constexpr int refused = 1;
constexpr int usage = 2;

// Limits that what happened here is beyond; and one that it is not.
constexpr const char* strict = R"({"rules":[
    {"name":"failed-sign-ins-person","why":"Two are enough here.","severity":"high","form":"count","events":["sign-in-failed"],"group":"person","counted":"amount","window-minutes":60,"threshold":2},
    {"name":"printing","why":"Three are enough here.","severity":"low","form":"count","events":["printed"],"group":"person","window-minutes":60,"threshold":3},
    {"name":"saving","why":"Two would be enough here.","severity":"low","form":"count","events":["saved-pdf"],"group":"person","window-minutes":60,"threshold":2},
    {"name":"glass-broken","why":"One is enough anywhere.","severity":"medium","form":"count","events":["glass-broken"],"group":"person","window-minutes":60,"threshold":1}
]})";

bool says(const std::string& text, const std::string& part)
{
    return text.find(part) != std::string::npos;
}

} // namespace

// 'rules try' on ledgers that a store wrote while people worked: what would have been raised, and by which rules.
class RulesTrialTest : public QObject {
    Q_OBJECT

    test::RunningStore m_store;
    std::string m_strict;
    std::string m_today;
    std::string m_tomorrow;

    test::CommandResult tryRules(const std::string& since, const std::string& file = {})
    {
        std::vector<std::string> options{"--since", since};
        if (!file.empty())
            options.push_back(file);
        return m_store.command({"rules", "try"}, options);
    }
    std::string write(const char* name, const char* text) const
    {
        const auto path = m_store.path(name);
        std::ofstream(path) << text;
        return path;
    }
    // How many acts the store took.
    static std::size_t push(const test::RunningStore& store, test::TestWorkstation& bench, const std::vector<wire::PushedAct>& acts)
    {
        const auto reply = bench.post(store, "/v1/acts", wire::PushRequest{acts});
        const auto push = must(wire::decodeMessage<wire::PushReply>(reply && reply->status == 200 ? reply->body : Bytes()));
        return static_cast<std::size_t>(std::ranges::count(push.acts, wire::ActOutcome::Accepted, &wire::ActReply::outcome));
    }

    // A morning: somebody mistypes their password three times, somebody prints three reports and saves one, somebody breaks the glass.
    void work()
    {
        auto reception = test::makePerson("ylegall");
        auto biologist = test::makePerson("hcorre");
        const auto receptionCode = m_store.addPerson("ylegall", "receptionist");
        const auto biologistCode = m_store.addPerson("hcorre", "biologist");
        QVERIFY(m_store.serve());
        test::TestWorkstation bench("BIOCH-02");
        QVERIFY(bench.enrol(m_store));
        QCOMPARE(bench.activate(m_store, reception, receptionCode)->status, 200);
        QCOMPARE(bench.activate(m_store, biologist, biologistCode)->status, 200);

        for (int i = 0; i < 3; ++i) {
            auto mistyped = reception;
            mistyped.auth = Bytes(reception.auth.size(), static_cast<std::uint8_t>(i));
            test::SignedIn nobody;
            QCOMPARE(bench.signIn(m_store, mistyped, nobody)->status, 401);
        }
        test::SignedIn atReception;
        QCOMPARE(bench.signIn(m_store, reception, atReception)->status, 200);
        const auto registered = test::registerPatient(atReception, bench);
        auto reading = registered;
        reading.id = lab::ActId::make(registered.at);
        reading.subjectKind = {};
        reading.subject = {};
        lab::RecordReadings readings;
        for (const auto kind : {lab::ReadingKind::Printed, lab::ReadingKind::Printed, lab::ReadingKind::SavedPdf, lab::ReadingKind::Printed})
            readings.readings.push_back({kind, registered.at, registered.subjectKind, registered.subject, lab::PatientId(registered.subject.uuid())});
        reading.body = readings;
        QCOMPARE(push(m_store, bench, {bench.seal(registered, atReception), bench.seal(reading, atReception)}), std::size_t(2));

        test::SignedIn atDuty;
        QCOMPARE(bench.signIn(m_store, biologist, atDuty)->status, 200);
        const auto code = crypto::totpCode(SecretBytes::copyOf(atDuty.factorSecret), crypto::totpStep(SystemClock().now()) + 1); // this step's was used
        const wire::GlassRequest glass{registered.laboratory, lab::PatientId(registered.subject.uuid()), "Urgence au bloc, patient inconscient", std::string(asText(code.view()))};
        QCOMPARE(bench.post(m_store, "/v1/glass", glass, atDuty.reply.token)->status, 200);
    }

private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY(crypto::initialise());
        const auto now = SystemClock().now();
        m_today = Date::of(now).toIso();
        m_tomorrow = Date::of(now + 2 * dayMs).toIso(); // and a midnight to spare
        QCOMPARE(m_store.init().exit, ok);
        work();
        m_strict = write("strict.json", strict);
    }

    // Also beside a store that serves.
    void cleanupTestCase() { QCOMPARE(m_store.stop(), 0); }

    void aStricterFileSaysWhatWouldHaveBeenRaised()
    {
        // The failures are gathered for a moment before they are entered.
        QTRY_VERIFY_WITH_TIMEOUT(says(tryRules(m_today, m_strict).out, "failed-sign-ins-person (high): 1\n"), 30'000);
        const auto tried = tryRules(m_today, m_strict);
        QVERIFY2(tried.exit == ok, tried.err.c_str());
        const auto line = [&](const std::string& rule) {
            const auto from = tried.out.find(rule);
            const auto begin = tried.out.find('\n', from) + 1;
            return from == std::string::npos ? std::string() : tried.out.substr(begin, tried.out.find('\n', begin) - begin);
        };
        QVERIFY2(says(line("failed-sign-ins-person (high): 1\n"), "(usual or limit 2)  ylegall"), tried.out.c_str());
        QVERIFY2(says(line("printing (low): 1\n"), "  3 (usual or limit 3)  ylegall") && says(line("printing (low): 1\n"), "LBM de la Penfeld"), tried.out.c_str());
        QVERIFY2(says(line("glass-broken (medium): 1\n"), "  1 (usual or limit 1)  hcorre"), tried.out.c_str());
        QVERIFY(!says(tried.out, "saving"));
        QVERIFY2(tried.out.ends_with(" events, 3 alerts\n"), tried.out.c_str());
    }

    void theDefaultsSayFewer()
    {
        const auto tried = tryRules(m_today);
        QVERIFY2(tried.exit == ok, tried.err.c_str());
        QVERIFY2(says(tried.out, "glass-broken (medium): 1\n") && says(tried.out, "new-workstation (low): 1\n"), tried.out.c_str());
        QVERIFY2(says(tried.out, "  1 (usual or limit 1)  BIOCH-02\n"), tried.out.c_str());
        QVERIFY2(tried.out.ends_with(" events, 2 alerts\n"), tried.out.c_str());
    }

    void whatWasBeforeIsOnlyLearnedFrom()
    {
        const auto tried = tryRules(m_tomorrow, m_strict);
        QCOMPARE(tried.exit, ok);
        QCOMPARE(QString::fromStdString(tried.out), QStringLiteral("0 events, 0 alerts\n"));
    }

    // Nothing of it is raised: the next listing is of what the store found by its own rules.
    void nothingIsRaisedByTrying()
    {
        QCOMPARE(tryRules(m_today, m_strict).exit, ok);
        const auto listed = m_store.command({"alerts", "list"});
        QCOMPARE(listed.exit, ok);
        QVERIFY2(!says(listed.out, "printing") && !says(listed.out, "failed-sign-ins-person"), listed.out.c_str());
    }

    void whatCannotBeTriedIsSaid()
    {
        const auto word = tryRules(m_today, write("word.json", R"({"rules":[{"name":"printing","why":"Two are enough here.","severity":"low","form":"sum"}]})"));
        QVERIFY2(word.exit == usage && word.out.empty() && says(word.err, "rule 'printing': form: 'sum' is none"), word.err.c_str());
        const auto torn = tryRules(m_today, write("torn.json", R"({"rules":[)"));
        QVERIFY2(torn.exit == usage && torn.out.empty() && !torn.err.empty(), torn.err.c_str());
        const auto none = tryRules(m_today, m_store.path("none.json"));
        QVERIFY2(none.exit == refused && none.out.empty() && says(none.err, "none.json"), none.err.c_str());
        const auto day = tryRules("yesterday", m_strict);
        QVERIFY2(day.exit == usage && day.out.empty() && says(day.err, "'yesterday' is no day"), day.err.c_str());
        const auto elsewhere = m_store.run({"rules", "try", m_strict, "--since", m_today, "--data", m_store.path("nothing-here")});
        QVERIFY2(elsewhere.exit == refused && says(elsewhere.err, "--data names the store's directory"), elsewhere.err.c_str());
    }
};

QTEST_GUILESS_MAIN(RulesTrialTest)
#include "rulestrial.test.moc"
