// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <array>
#include <fstream>
#include <future>
#include <sstream>

#include "app/crypto/certificate.h"
#include "app/crypto/crypto.h"
#include "app/crypto/hash.h"
#include "app/crypto/sign.h"
#include "app/crypto/totp.h"
#include "app/store/accounts/policies.h"
#include "app/store/accounts/sessiontable.h"
#include "app/store/accounts/staff.h"
#include "app/store/commands/migrationparts.h"
#include "app/store/commands/services.h"
#include "app/store/net/operations.h"
#include "app/store/net/privatezone.h"
#include "app/store/net/workers.h"
#include "app/wire/accountmessages.h"
#include "app/wire/adminmessages.h"
#include "app/wire/migrationmessages.h"
#include "app/wire/reportmessages.h"
#include "app/wire/watchmessages.h"
#include "tests/store/core/must.h"
#include "tests/store/setclock.h"

using namespace paillasse;
using namespace paillasse::store;
using store::testing::must;

// Every route of the private zone × everybody who could knock, asked of the real gate over a real store. The rows are written here by
// hand and held against the code; a route without a row fails, and so does a page (docs/access-matrix.md) that says otherwise.
namespace {

enum class Kind {
    Enrolment,   // no certificate is needed
    Known,       // a certificate of this store, whatever became of it since
    Workstation, // a certificate in force
    Own,         // and a person signed in here
    Right,       // who holds one of these roles in the laboratory asked about
    Govern       // the same, with a second factor shown lately
};

struct Row {
    Kind kind;
    Method method;
    std::string path;
    std::string query;
    Bytes body;
    int fine;                 // what the right visitor is answered to this harmless question
    std::string roles{};      // of Right and Govern, by initial: Receptionist, Technician, Biologist, Security officer, Administrator, and the laboratory's own role
    bool storeWide = false;   // takes the right in each laboratory of the store
};

// Whom and what a question is about.
struct Subject {
    lab::LaboratoryId laboratory;
    lab::PersonId person;
    lab::WorkstationId workstation;
    Bytes session;
};

struct Visitor {
    std::string name;
    Peer peer{};
    SecretBytes token{};
    char role = 0;            // by initial; 0: no session in force here
    bool revoked = false;
    bool certificateOver = false;
    bool elsewhere = false;   // their role is in another laboratory
    bool pending = false;     // must set up a second factor first
    bool isOld = false;       // of a program that the laboratory does not allow any more
    bool isStale = false;     // has shown no code lately
    bool inOne = false;       // holds their role in one of the two laboratories alone
    bool asksElsewhere = false; // in the name of their own laboratory, about people, workstations and sessions of this one
};

const char* nameOf(Method method)
{
    return method == Method::Get ? "GET" : method == Method::Post ? "POST" : "DELETE";
}

int expected(const Row& row, const Visitor& who)
{
    constexpr int notKnown = 403;
    constexpr int notSignedIn = 401;
    constexpr int tooOld = 426;
    if (row.kind == Kind::Enrolment)
        return row.fine;
    if (who.peer.certificate.empty())
        return notKnown;
    if (row.kind == Kind::Known)
        return row.fine;
    if (who.revoked || who.certificateOver)
        return notKnown;
    if (row.kind == Kind::Workstation)
        return row.fine;
    if (who.role == 0)
        return notSignedIn;
    if (who.isOld && row.method != Method::Delete)
        return tooOld;
    if (row.kind == Kind::Own)
        return row.fine;
    const bool holds = row.roles.find(who.role) != std::string::npos && !(row.storeWide && who.inOne);
    return who.pending || who.elsewhere || !holds || (row.kind == Kind::Govern && who.isStale) ? notKnown : row.fine;
}

} // namespace

class AccessMatrixTest : public QObject {
    Q_OBJECT

    static constexpr std::array operations{"/health", "/ready", "/metrics"};
    static constexpr auto benchName = "BIOCH-02";

    QTemporaryDir m_directory;
    test::SetClock m_clock;
    Log m_log{m_clock, [](std::string_view) {}};
    std::unique_ptr<Office> m_office;
    std::unique_ptr<MigrationParts> m_migrations;
    std::unique_ptr<Services> m_services;
    std::unique_ptr<Workers> m_requests;
    std::unique_ptr<Workers> m_passwords;
    std::unique_ptr<PrivateZone> m_zone;
    std::unique_ptr<Staff> m_staff;
    std::unique_ptr<Workstations> m_workstations;
    std::uint64_t m_version = 2; // of the programs with which people sign in
    lab::LaboratoryId m_laboratory;
    lab::LaboratoryId m_other;
    lab::WorkstationId m_bench;
    Subject m_real; // of this laboratory, but for its own id
    std::vector<Visitor> m_visitors;
    std::vector<std::pair<Method, std::string>> m_routes;
    std::vector<std::string> m_hashing;

    Reply ask(const Peer& peer, ByteView token, Method method, const std::string& path, const std::string& query, Bytes body)
    {
        Request request;
        request.head = {method, path, query, SecretBytes::copyOf(token)};
        request.body = std::move(body);
        auto admission = m_zone->admit(request.head, peer);
        if (!admission)
            return std::move(admission.error());
        std::promise<Reply> answered;
        m_zone->answer(*admission, std::move(request), [&answered](Reply reply) { answered.set_value(std::move(reply)); });
        return answered.get_future().get();
    }
    template <class Message>
    Reply post(const Peer& peer, ByteView token, const std::string& path, const Message& message)
    {
        return ask(peer, token, Method::Post, path, {}, wire::encodeMessage(message));
    }
    template <class T>
    static T in(const Reply& reply)
    {
        if (reply.status != 200)
            throw std::runtime_error("answered " + std::to_string(reply.status));
        return must(wire::decodeMessage<T>(reply.body));
    }

    Peer enrol(const std::string& name)
    {
        const auto code = must(m_workstations->makeCode(true));
        const auto hash = code.secretHash();
        const wire::EnrolmentRequest request{name, Bytes(hash.begin(), hash.end()), must(crypto::makeRequest(crypto::makePrivateKey(), "theirs"))};
        const auto reply = in<wire::EnrolmentReply>(post({}, {}, "/v1/enrolment", request));
        const auto facts = must(crypto::readCertificate(reply.certificate));
        if (name == benchName)
            m_bench = reply.workstation;
        return {crypto::digestBytes(facts.fingerprint), facts.notAfter};
    }

    static Bytes authOf(const std::string& login) { return Bytes(32, static_cast<std::uint8_t>(login.front())); }

    SecretBytes signIn(const Peer& at, const std::string& login, bool withFactor)
    {
        const auto reply = in<wire::SessionReply>(post(at, {}, "/v1/session", wire::SessionRequest{login, authOf(login), crypto::SigningKey::make().publicKey(), true, {}, false, m_version}));
        if (withFactor && reply.factorToSetUp) {
            const auto offer = in<wire::FactorOffer>(post(at, reply.token, "/v1/session/factor/new", wire::FactorOfferRequest{}));
            const auto code = crypto::totpCode(SecretBytes::copyOf(offer.secret), crypto::totpStep(m_clock.now()));
            const auto sheet = in<wire::RecoveryCodes>(post(at, reply.token, "/v1/session/factor/confirm", wire::FactorConfirmation{std::string(asText(code.view()))}));
            (void)in<wire::FactorReply>(ask(at, reply.token, Method::Post, "/v1/session/factor/kept", {}, {}));
            // Another one on its way: this session is not told again that the first is kept.
            (void)in<wire::FactorOffer>(post(at, reply.token, "/v1/session/factor/new", wire::FactorOfferRequest{sheet.codes.front()}));
        }
        return SecretBytes::copyOf(reply.token);
    }
    SecretBytes enter(const Peer& at, const std::string& login, access::Role role, const lab::LaboratoryId& laboratory, bool withFactor = true)
    {
        return enter(at, login, access::Grant{laboratory, role, 0, 0}, withFactor);
    }
    SecretBytes enter(const Peer& at, const std::string& login, const access::Grant& grant, bool withFactor = true)
    {
        const auto added = must(m_staff->add({login, login, "", grant}));
        const auto hash = added.code.secretHash();
        const wire::ActivationRequest activation{login, Bytes(hash.begin(), hash.end()), crypto::randomBytes(16), authOf(login), crypto::SigningKey::make().publicKey(), Bytes(72, 1)};
        const auto reply = post(at, {}, "/v1/session/activation", activation);
        if (reply.status != 200)
            throw std::runtime_error("activation answered " + std::to_string(reply.status));
        return signIn(at, login, withFactor);
    }

    // Their role in the other laboratory, too.
    SecretBytes enterBoth(const Peer& at, const std::string& login, access::Role role)
    {
        auto token = enter(at, login, role, m_laboratory);
        must(m_staff->change(must(m_staff->idOf(login)), m_other, login, "", {{m_other, role}}));
        return token;
    }
    // Of nobody; or real ones, which somebody of another laboratory asks about.
    [[nodiscard]] Subject subjectFor(const Visitor& visitor) const
    {
        return visitor.asksElsewhere ? m_real : Subject{m_laboratory, lab::PersonId::make({1}), lab::WorkstationId::make({1}), Bytes(32)};
    }

    [[nodiscard]] std::vector<Row> rows(const Subject& subject = {}) const
    {
        const auto& [here, nobody, workstation, session] = subject;
        const auto nothing = lab::DocumentId::make({1});
        const auto aJob = migration::MigrationId::make({1});
        const auto in = "laboratory=" + here.toString();
        const auto junk = toBytes(asBytes("?"));
        const auto question = wire::encodeMessage(wire::LaboratoryQuestion{here});
        wire::TrailQuery aboutNobody;
        aboutNobody.laboratory = here;
        auto aboutOne = aboutNobody;
        aboutOne.person = nobody;
        using enum Kind;
        using enum Method;
        return {
            {Enrolment, Post, "/v1/enrolment", {}, junk, 400},
            {Enrolment, Post, "/v1/enrolment/status", {}, junk, 400},
            {Workstation, Post, "/v1/session/salt", {}, wire::encodeMessage(wire::SaltRequest{"nobody"}), 200},
            {Workstation, Post, "/v1/session/activation", {}, junk, 400},
            {Workstation, Post, "/v1/session", {}, junk, 400},
            {Own, Post, "/v1/session/factor/new", {}, junk, 400},
            {Own, Post, "/v1/session/factor/confirm", {}, junk, 400},
            {Own, Post, "/v1/session/factor/kept", {}, {}, 404},
            {Own, Post, "/v1/session/factor/codes", {}, junk, 400},
            {Own, Post, "/v1/session/factor", {}, junk, 400},
            {Own, Post, "/v1/session/password", {}, junk, 400},
            {Workstation, Post, "/v1/acts", {}, wire::encodeMessage(wire::PushRequest{}), 200},
            {Workstation, Get, "/v1/head", "ledger=store", {}, 200},
            {Workstation, Get, "/v1/consistency", "from=1&ledger=store", {}, 200},
            {Workstation, Get, "/v1/inclusion", "leaf=0&ledger=store", {}, 200},
            {Workstation, Post, "/v1/watch/doubt", {}, wire::encodeMessage(wire::LedgerDoubt{{}, 1, 0, {}, {}}), 400},
            {Right, Get, "/v1/feed", in, {}, 200, "RTBSAO"},
            {Right, Post, "/v1/documents", {}, wire::encodeMessage(wire::DocumentRequest{here, lab::DocumentKind::Patient, nothing}), 404, "RTBSAO"},
            {Right, Post, "/v1/history", {}, wire::encodeMessage(wire::HistoryRequest{here, lab::PatientId(nothing.uuid()), {}}), 200, "RTB"},
            {Right, Post, "/v1/numbers", {}, wire::encodeMessage(wire::LeaseRequest{here, 0, 0}), 200, "RB"},
            {Right, Post, "/v1/reports/check", {}, wire::encodeMessage(wire::ReportQuestion{here, Bytes(32, 1), {}}), 200, "RTB"},
            {Right, Post, "/v1/glass", {}, wire::encodeMessage(wire::GlassRequest{here, lab::PatientId(nothing.uuid()), "short", {}}), 400, "B"},
            {Right, Post, "/v1/glass/read", {}, wire::encodeMessage(wire::GlassReading{here, lab::PatientId(nothing.uuid())}), 403, "B"},
            {Right, Post, "/v1/glass/list", {}, question, 200, "SO"},
            {Known, Post, "/v1/workstation/standing", {}, wire::encodeMessage(wire::StandingRequest{}), 200},
            {Known, Post, "/v1/workstation/certificate", {}, junk, 400},
            {Right, Post, "/v1/staff", {}, question, 200, "SAO"},
            {Govern, Post, "/v1/staff/add", {}, wire::encodeMessage(wire::StaffAddition{here, "no one", "x", {}, {}}), 400, "SA"},
            {Govern, Post, "/v1/staff/code", {}, wire::encodeMessage(wire::StaffQuestion{here, nobody}), 404, "SA"},
            {Govern, Post, "/v1/staff/change", {}, wire::encodeMessage(wire::StaffChange{here, nobody, "x", {}, {}}), 404, "SA"},
            {Govern, Post, "/v1/staff/close", {}, wire::encodeMessage(wire::StaffQuestion{here, nobody}), 404, "SA"},
            {Govern, Post, "/v1/staff/reopen", {}, wire::encodeMessage(wire::StaffQuestion{here, nobody}), 404, "SA"},
            {Govern, Post, "/v1/staff/factor", {}, wire::encodeMessage(wire::StaffQuestion{here, nobody}), 404, "SA"},
            {Right, Post, "/v1/staff/seat", {}, wire::encodeMessage(wire::SeatRelease{here, nobody, "x", {}}), 404, "SA"},
            {Right, Post, "/v1/staff/export", {}, wire::encodeMessage(wire::RightsExport{here, {}, {}}), 401, "SAO"},
            {Govern, Post, "/v1/roles/define", {}, wire::encodeMessage(wire::RoleChange{here, {}}), 400, "A"},
            {Govern, Post, "/v1/roles/remove", {}, wire::encodeMessage(wire::RoleRemoval{here, access::RoleId(nothing.uuid())}), 200, "A"},
            {Right, Post, "/v1/workstations", {}, question, 200, "SAO"},
            {Govern, Post, "/v1/workstations/code", {}, question, 200, "SA", true},
            {Govern, Post, "/v1/workstations/approve", {}, wire::encodeMessage(wire::WorkstationQuestion{here, workstation}), 404, "SA", true},
            {Govern, Post, "/v1/workstations/revoke", {}, wire::encodeMessage(wire::WorkstationQuestion{here, workstation}), 404, "SA", true},
            {Right, Post, "/v1/workstations/wipe", {}, wire::encodeMessage(wire::WipeOrder{here, workstation, {}}), 401, "SA", true},
            {Govern, Post, "/v1/workstations/rename", {}, wire::encodeMessage(wire::WorkstationName{here, workstation, "X"}), 404, "SA", true},
            {Right, Post, "/v1/sessions", {}, question, 200, "SAO"},
            {Govern, Post, "/v1/sessions/seen", {}, wire::encodeMessage(wire::ForcedSeatSeen{here, nobody, 1}), 404, "SAO"},
            {Govern, Post, "/v1/sessions/end", {}, wire::encodeMessage(wire::SessionEnding{here, session}), 404, "SA"},
            {Right, Post, "/v1/policy", {}, question, 200, "SA"},
            {Right, Post, "/v1/policy/change", {}, wire::encodeMessage(wire::PolicyChange{here, {}, {}}), 401, "SA", true},
            {Govern, Post, "/v1/glass/review", {}, wire::encodeMessage(wire::GlassReview{here, nothing.uuid(), {}}), 404, "SO"},
            {Right, Post, "/v1/trail", {}, wire::encodeMessage(aboutNobody), 400, "S"},
            {Right, Post, "/v1/trail/export", {}, wire::encodeMessage(wire::TrailExport{aboutOne, {}, {}}), 401, "S"},
            {Right, Post, "/v1/alerts", {}, wire::encodeMessage(wire::AlertsQuestion{here, 0}), 200, "S"},
            {Right, Post, "/v1/alerts/step", {}, wire::encodeMessage(wire::AlertStepping{here, nothing.uuid(), {}, {}}), 404, "S"},
            {Right, Post, "/v1/alerts/acts", {}, wire::encodeMessage(wire::AlertQuestion{here, nothing.uuid()}), 404, "S"},
            {Right, Post, "/v1/watch", {}, question, 200, "S"},
            {Right, Post, "/v1/migrations", {}, question, 200, "BSA"},
            {Right, Post, "/v1/migrations/one", {}, wire::encodeMessage(wire::MigrationQuestion{here, aJob, 0}), 404, "BSA"},
            {Govern, Post, "/v1/migrations/step", {}, wire::encodeMessage(wire::MigrationStepping{here, nothing.uuid(), aJob, migration::Abandon{}, {"no file"}}), 200, "BSA"},
            {Right, Post, "/v1/migrations/progress", {}, wire::encodeMessage(wire::MigrationQuestion{here, aJob, 0}), 404, "BSA"},
            {Right, Post, "/v1/migrations/sample", {}, wire::encodeMessage(wire::MigrationSampleQuestion{here, aJob, 1}), 404, "BSA"},
            {Right, Post, "/v1/migrations/certificate", {}, wire::encodeMessage(wire::MigrationQuestion{here, aJob, 0}), 404, "BSA"},
            {Own, Delete, "/v1/session/factor", {}, {}, 200},
            {Own, Delete, "/v1/session", {}, {}, 200}, // the last one: nobody is signed in afterwards
        };
    }

    [[nodiscard]] std::string page()
    {
        std::ostringstream out;
        out << "# Who is answered what\n\n"
               "Every route of the private zone, and everybody who could knock: the HTTP status of the answer to a harmless question. Made and checked by\n"
               "`tests/store/net/accessmatrix.test.cpp`, which asks the real gate over a real store; a route without a row fails there.\n\n"
               "200, 400 and 404 are answers of the route itself: the visitor came in. 401: sign in (again), or the code that the message must carry. 403: not a known\n"
               "workstation, no right to this, or (of who governs) no second factor shown in the last fifteen minutes. The store has two laboratories: security officer and\n"
               "administrator hold their role in both, so that workstations and policy, which are the whole store's, are theirs. The administrator of another laboratory asks\n"
               "in its name about real people, workstations and sessions of this one.\n\n| route |";
        for (const auto& visitor : m_visitors)
            out << ' ' << visitor.name << " |";
        out << "\n|---|";
        for (std::size_t i = 0; i < m_visitors.size(); ++i)
            out << "---|";
        out << '\n';
        for (const auto& row : rows()) {
            out << "| " << nameOf(row.method) << ' ' << row.path << " |";
            for (const auto& visitor : m_visitors)
                out << ' ' << expected(row, visitor) << " |";
            out << '\n';
        }
        out << "\nBeside it, in the clear and on a loopback address only, `serve --operations` answers whoever is on the store's machine, with how it is and never with what is in it;\n"
               "everything else there is 404, and anything but GET 405.\n\n| route | anybody there |\n|---|---|\n";
        for (const auto* path : operations)
            out << "| GET " << path << " | 200 |\n";
        return out.str();
    }

private Q_SLOTS:
    void initTestCase()
    {
        const auto data = m_directory.filePath(QStringLiteral("store")).toStdString();
        m_laboratory = must(initialise(DataDirectory(data), "LBM", m_clock)).laboratory;
        m_office = must(Office::open(data, LockKind::Serving, m_clock, m_log));
        must(Authority::create(m_office->store(), {}, m_office->settings(), m_clock));
        m_services = must(Services::open(*m_office, m_clock, m_log));
        m_migrations = must(MigrationParts::open(*m_office, m_services->sealing(), {}, m_clock, m_log));
        m_services->use(m_migrations->desk());
        m_requests = std::make_unique<Workers>(1, 100);
        m_passwords = std::make_unique<Workers>(1, 100);
        auto routes = must(m_services->routes());
        for (const auto& route : routes.all()) {
            m_routes.emplace_back(route.method, std::string(route.path));
            if (route.pool == Pool::Passwords)
                m_hashing.emplace_back(route.path);
        }
        std::sort(m_hashing.begin(), m_hashing.end());
        m_zone = std::make_unique<PrivateZone>(std::move(routes), m_office->registry(), *m_requests, *m_passwords, m_clock, m_log);
        m_staff = must(Staff::open(m_office->store(), m_office->writer(), m_office->keys(), m_office->settings(), m_clock));
        m_workstations = must(Workstations::open(m_office->store(), m_office->writer(), m_services->authority(), m_office->keys(), m_office->settings(), m_clock));
        m_other = must(m_office->writer().addLaboratory("Elsewhere"));
        addVisitors();
    }

    void everyRouteHasARow()
    {
        auto wanted = m_routes;
        std::vector<std::pair<Method, std::string>> written;
        for (const auto& row : rows())
            written.emplace_back(row.method, row.path);
        std::sort(wanted.begin(), wanted.end());
        std::sort(written.begin(), written.end());
        for (const auto& route : wanted)
            QVERIFY2(std::binary_search(written.begin(), written.end(), route), ("no row for " + route.second).c_str());
        QCOMPARE(written.size(), wanted.size());
        const auto beside = OperationsListener::paths();
        QVERIFY2(std::ranges::equal(beside, operations, [](std::string_view one, const char* other) { return one == other; }), "a path of the operations' listener has no row");
    }

    // What turns a memory-hard hash waits for its own few threads, and nothing else does.
    void whatHashesHasItsOwnThreads()
    {
        const std::vector<std::string> expected{"/v1/session", "/v1/session/activation", "/v1/session/password"};
        QVERIFY(m_hashing == expected);
    }

    // The store's own command may ask about all laboratories at once; nobody else.
    void aReportIsAskedAboutInOneLaboratory()
    {
        int asked = 0;
        for (const auto& visitor : m_visitors) {
            if (visitor.role != 'B' || visitor.elsewhere || visitor.pending || visitor.isOld || visitor.revoked || visitor.certificateOver)
                continue;
            ++asked;
            QCOMPARE(post(visitor.peer, visitor.token.view(), "/v1/reports/check", wire::ReportQuestion{m_laboratory, Bytes(32, 1), {}}).status, 200u);
            QCOMPARE(post(visitor.peer, visitor.token.view(), "/v1/reports/check", wire::ReportQuestion{m_laboratory, Bytes(31, 1), {}}).status, 400u);
            QCOMPARE(post(visitor.peer, visitor.token.view(), "/v1/reports/check", wire::ReportQuestion{m_other, Bytes(32, 1), {}}).status, 403u);
            QCOMPARE(post(visitor.peer, visitor.token.view(), "/v1/reports/check", wire::ReportQuestion{{}, Bytes(32, 1), {}}).status, 403u);
        }
        QVERIFY(asked > 0);
    }

    void everybodyIsAnsweredWhatTheirRowSays()
    {
        int asked = 0;
        std::vector<std::vector<Row>> questions;
        for (const auto& visitor : m_visitors)
            questions.push_back(rows(subjectFor(visitor)));
        for (std::size_t i = 0; i < questions.front().size(); ++i) {
            m_clock.advance(12 * secondMs); // no limit minds this pace, and who showed a code has still shown it lately at the end
            for (std::size_t v = 0; v < m_visitors.size(); ++v) {
                const auto& visitor = m_visitors[v];
                const auto& row = questions[v][i];
                const auto reply = ask(visitor.peer, visitor.token.view(), row.method, row.path, row.query, row.body);
                const auto status = static_cast<int>(reply.status);
                QVERIFY2(status == expected(row, visitor), (row.path + ", " + visitor.name + ": " + std::to_string(status) + ", not " + std::to_string(expected(row, visitor))).c_str());
                ++asked;
            }
        }
        qInfo("%d questions", asked);
    }

    // A signing session opens no route: what it is for is decided act by act (docs/decisions/0013). So it has no column of its own.
    void aSigningSessionChangesNoAnswer()
    {
        const auto bench = m_visitors[1].peer;
        const auto token = enter(bench, "signing", access::Role::Biologist, m_laboratory);
        const auto isOpen = [&] { return m_office->registry().sessionOf(token)->factorUntil > m_clock.now(); };
        const auto answers = [&] {
            std::vector<unsigned> all;
            for (const auto& row : rows())
                if (row.method != Method::Delete)
                    all.push_back(ask(bench, token.view(), row.method, row.path, row.query, row.body).status);
            return all;
        };
        QVERIFY(isOpen());
        const auto open = answers();
        m_clock.advance(m_office->settings().factorMs);
        QVERIFY(!isOpen());
        QVERIFY(answers() == open);
    }

    void aStrangerIsNotToldWhichRoutesThereAre()
    {
        QCOMPARE(ask({}, {}, Method::Get, "/v1/nothing", {}, {}).status, 403u);
        QCOMPARE(ask(m_visitors[1].peer, {}, Method::Get, "/v1/nothing", {}, {}).status, 404u);
    }

    void thePageSaysTheSame()
    {
        const auto made = page();
        if (qEnvironmentVariableIsSet("PAILLASSE_WRITE_PAGES"))
            std::ofstream(ACCESS_PAGE) << made;
        std::ostringstream kept;
        kept << std::ifstream(ACCESS_PAGE).rdbuf();
        QVERIFY2(kept.str() == made, "docs/access-matrix.md is not what the gate does: run this test with PAILLASSE_WRITE_PAGES=1 and look at the difference");
    }

private:
    // A role that the laboratory has made of permissions, without code.
    access::Grant ownRole()
    {
        using access::Permission;
        access::RoleDefinition role;
        role.name = "Auditrice";
        role.permissions = access::completed({Permission::ReviewRights, Permission::ReviewGlass}).bits();
        access::Grant grant;
        grant.laboratory = m_laboratory;
        grant.role = access::Role::Custom;
        grant.custom = must(m_staff->defineRole(m_laboratory, role)).id;
        return grant;
    }

    void addVisitors()
    {
        const auto bench = enrol(benchName);
        const auto second = enrol("ACCUEIL-01");
        const auto lost = enrol("PERDU-01");
        auto over = enrol("RESERVE-01");
        using access::Role;
        // Sessions that are over by the time of the questions come first.
        auto old = enter(bench, "old", Role::Biologist, m_laboratory);
        m_clock.advance(m_office->settings().sessionIdleMs + secondMs);
        auto closed = enter(bench, "closed", Role::Biologist, m_laboratory);
        must(m_staff->close(must(m_staff->idOf("closed"))));

        m_visitors.push_back({"no certificate"});
        m_visitors.push_back({"certificate only", bench});
        m_visitors.push_back({"receptionist", bench, enter(bench, "reception", Role::Receptionist, m_laboratory), 'R'});
        m_visitors.push_back({"technician", bench, enter(bench, "technician", Role::Technician, m_laboratory), 'T'});
        m_visitors.push_back({"biologist", bench, enter(bench, "biologist", Role::Biologist, m_laboratory), 'B'});
        // Each at a desk of their own: codes that were typed wrong slow down a workstation.
        std::vector<Peer> desks;
        for (int desk = 1; desk <= 6; ++desk)
            desks.push_back(enrol("BUREAU-" + std::to_string(desk)));
        m_visitors.push_back({"security officer", desks[0], enterBoth(desks[0], "security", Role::SecurityOfficer), 'S'});
        m_visitors.push_back({"administrator", desks[1], enterBoth(desks[1], "administrator", Role::Administrator), 'A'});
        m_visitors.push_back({"own role: reviews rights and glasses", desks[5], enter(desks[5], "own", ownRole()), 'O'});
        (void)enterBoth(desks[2], "stale", Role::Administrator);
        m_visitors.push_back({.name = "administrator without a fresh code", .peer = desks[2], .token = signIn(desks[2], "stale", false), .role = 'A', .isStale = true});
        m_visitors.push_back({.name = "administrator of this laboratory alone", .peer = desks[3], .token = enter(desks[3], "alone", Role::Administrator, m_laboratory), .role = 'A', .inOne = true});
        m_visitors.push_back({.name = "administrator of another laboratory", .peer = desks[4], .token = enter(desks[4], "northern", Role::Administrator, m_other), .role = 'A', .inOne = true, .asksElsewhere = true});
        m_real = {m_other, must(m_staff->idOf("reception")), m_bench, tokenHashOf(m_visitors[2].token)};
        m_visitors.push_back({"biologist of another laboratory", bench, enter(bench, "elsewhere", Role::Biologist, m_other), 'B', false, false, true});
        m_visitors.push_back({"biologist before the second factor", bench, enter(bench, "pending", Role::Biologist, m_laboratory, false), 'B', false, false, false, true});
        m_visitors.push_back({"token of another workstation", bench, enter(second, "wanderer", Role::Biologist, m_laboratory)});
        m_version = 1;
        m_visitors.push_back({.name = "biologist with an older program", .peer = bench, .token = enter(bench, "oldprogram", Role::Biologist, m_laboratory), .role = 'B', .isOld = true});
        m_version = 2;
        auto policy = m_office->registry().policy();
        policy.oldestClient = m_version;
        must(changePolicy(m_office->writer(), policy, {}));
        m_visitors.push_back({"expired token", bench, std::move(old)});
        m_visitors.push_back({"disabled person", bench, std::move(closed)});
        // Both with a session that was good until then.
        auto lostSession = enter(lost, "lost", Role::Biologist, m_laboratory);
        must(m_workstations->revoke("PERDU-01"));
        m_visitors.push_back({.name = "revoked workstation", .peer = lost, .token = std::move(lostSession), .role = 'B', .revoked = true});
        auto overSession = enter(over, "over", Role::Biologist, m_laboratory);
        over.certificateExpires = m_clock.now();
        m_visitors.push_back({.name = "expired certificate", .peer = over, .token = std::move(overSession), .role = 'B', .certificateOver = true});
    }
};

QTEST_GUILESS_MAIN(AccessMatrixTest)
#include "accessmatrix.test.moc"
