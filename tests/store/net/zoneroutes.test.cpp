// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include <QDir>
#include <QTcpSocket>

#include <stdexcept>
#include <thread>

#include <zstd.h>

#include "app/crypto/hash.h"
#include "app/crypto/treehead.h"
#include "app/wire/feedframe.h"
#include "app/wire/personcodec.h"
#include "app/wire/proofmessages.h"
#include "app/wire/watchmessages.h"
#include "tests/store/net/runningstore.h"

using namespace paillasse;
using test::must;

namespace {

// A frame after its length: one byte of encoding, 0 plain or 1 zstd, then the payload.
Bytes unpacked(ByteView frame)
{
    const auto content = frame.subspan(1);
    if (frame[0] == 0)
        return toBytes(content);
    Bytes payload(wire::maxFrameBytes);
    const auto size = ZSTD_decompress(payload.data(), payload.size(), content.data(), content.size());
    if (ZSTD_isError(size))
        throw std::runtime_error("zstd");
    payload.resize(size);
    return payload;
}

} // namespace

// The real program over real TLS: each route, and everybody who could ask for it.
class ZoneRoutesTest : public QObject {
    Q_OBJECT

    test::RunningStore m_store;
    test::TestWorkstation m_bench{"BIOCH-02"};
    test::TestWorkstation m_other{"ACCUEIL-01"};
    test::TestPerson m_reception = test::makePerson("ylegall");
    test::TestPerson m_administrator = test::makePerson("admin");
    test::SignedIn m_receptionIn;
    test::SignedIn m_administratorIn;
    lab::LaboratoryId m_laboratory;

    struct RouteCase {
        const char* method;
        std::string target;
        Bytes body;
        bool session = false;      // asks for a named session
        bool permission = false;   // and for a right that an administrator has not
        int fine = 200;            // what the right visitor gets
    };
    std::vector<RouteCase> routes() const
    {
        const auto laboratory = m_laboratory.toString();
        const auto nobody = lab::DocumentId::make({1});
        return {
            {"POST", "/v1/session/salt", wire::encodeMessage(wire::SaltRequest{"nobody"})},
            {"POST", "/v1/session/activation", toBytes(asBytes("?")), false, false, 400},
            {"POST", "/v1/session", toBytes(asBytes("?")), false, false, 400},
            {"POST", "/v1/acts", wire::encodeMessage(wire::PushRequest{})},
            {"GET", "/v1/head?ledger=" + laboratory, {}},
            {"GET", "/v1/head?ledger=store", {}},
            {"GET", "/v1/consistency?from=1&ledger=" + laboratory, {}},
            {"GET", "/v1/consistency?from=1&to=2&ledger=" + laboratory, {}},
            {"GET", "/v1/consistency?from=1&to=99999&ledger=" + laboratory, {}, false, false, 404},
            {"GET", "/v1/consistency?from=99999&ledger=" + laboratory, {}, false, false, 404},
            {"GET", "/v1/consistency?from=2&to=1&ledger=" + laboratory, {}, false, false, 400},
            {"GET", "/v1/consistency?from=2&to=&ledger=" + laboratory, {}, false, false, 400},
            {"GET", "/v1/inclusion?leaf=0&ledger=" + laboratory, {}},
            {"GET", "/v1/inclusion?leaf=1&ledger=" + laboratory + "&size=1", {}, false, false, 404},
            {"GET", "/v1/inclusion?leaf=0&ledger=" + laboratory + "&size=99999", {}, false, false, 404},
            {"GET", "/v1/inclusion?leaf=0&ledger=" + laboratory + "&size=x", {}, false, false, 400},
            {"GET", "/v1/inclusion?ledger=" + laboratory, {}, false, false, 400},
            {"POST", "/v1/watch/doubt", wire::encodeMessage(wire::LedgerDoubt{m_laboratory, 0, 1, {}, {}})},
            {"POST", "/v1/watch/doubt", wire::encodeMessage(wire::LedgerDoubt{lab::LaboratoryId(nobody.uuid()), 0, 1, {}, {}}), false, false, 400},
            {"GET", "/v1/feed?laboratory=" + laboratory, {}, true, false},
            {"POST", "/v1/documents", wire::encodeMessage(wire::DocumentRequest{m_laboratory, lab::DocumentKind::Patient, nobody}), true, false, 404},
            {"POST", "/v1/history", wire::encodeMessage(wire::HistoryRequest{m_laboratory, lab::PatientId(nobody.uuid()), {}}), true, true},
            {"POST", "/v1/numbers", wire::encodeMessage(wire::LeaseRequest{m_laboratory, 0, 0}), true, true},
        };
    }

    // The status alone: a feed is left after its head.
    int status(const test::TlsClient::Options& options, const RouteCase& route, ByteView token)
    {
        test::TlsClient client;
        if (!client.connect(m_store.port(), options))
            return -1;
        if (route.target.starts_with("/v1/feed")) {
            std::string head = "GET " + route.target + " HTTP/1.1\r\nHost: x\r\n";
            if (!token.empty())
                head += "Authorization: Bearer " + test::base64url(token) + "\r\n";
            client.send(head + "\r\n");
            const auto answer = client.readHead();
            return answer ? answer->status : -1;
        }
        const auto answer = client.request(route.method, route.target, route.body, token);
        return answer ? answer->status : -1;
    }

    // Reads frames until one fits, for at most some seconds.
    template <class Fits>
    bool untilFrame(test::TlsClient& client, Bytes& buffer, Fits fits)
    {
        constexpr std::size_t headSize = 5;
        for (int chunks = 0; chunks < 200;) {
            if (buffer.size() >= headSize) {
                const std::size_t size = (std::size_t{buffer[0]} << 24) | (std::size_t{buffer[1]} << 16) | (std::size_t{buffer[2]} << 8) | buffer[3];
                if (buffer.size() >= 4 + size) {
                    const auto payload = unpacked(ByteView(buffer).subspan(4, size));
                    const auto frame = must(wire::decodeFrame(payload));
                    const bool found = fits(frame);
                    buffer.erase(buffer.begin(), buffer.begin() + static_cast<std::ptrdiff_t>(4 + size));
                    if (found)
                        return true;
                    continue;
                }
            }
            const auto chunk = client.readChunk();
            if (!chunk)
                return false;
            ++chunks;
            buffer.insert(buffer.end(), chunk->begin(), chunk->end());
        }
        return false;
    }
    bool follow(test::TlsClient& client, const test::TestWorkstation& at, ByteView token)
    {
        if (!client.connect(m_store.port(), at.known()))
            return false;
        client.send("GET /v1/feed?laboratory=" + m_laboratory.toString() + " HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer " + test::base64url(token) + "\r\n\r\n");
        const auto head = client.readHead();
        return head && head->status == 200;
    }

private Q_SLOTS:
    void initTestCase()
    {
        const auto made = m_store.init();
        QVERIFY2(made.exit == 0, made.err.c_str());
        m_laboratory = lab::LaboratoryId::parse(made.after("Laboratory: ")).value();
        QVERIFY2(m_store.serve({"--operations", "127.0.0.1:0"}), m_store.log().c_str());
        QVERIFY(m_bench.enrol(m_store));
        QVERIFY(m_other.enrol(m_store));
        // Added by another process while the store serves.
        const auto code = m_store.addPerson("ylegall", "receptionist");
        const auto activated = m_bench.activate(m_store, m_reception, code);
        QVERIFY(activated);
        QCOMPARE(activated->status, 200);
        QCOMPARE(m_bench.activate(m_store, m_administrator, made.after("Activation code: "))->status, 200);
        QCOMPARE(m_bench.signIn(m_store, m_reception, m_receptionIn)->status, 200);
        QCOMPARE(m_bench.signIn(m_store, m_administrator, m_administratorIn)->status, 200);
    }

    void eachRouteForEachVisitor()
    {
        test::TestWorkstation revoked("PERDU-01");
        QVERIFY(revoked.enrol(m_store));
        QCOMPARE(m_store.command({"workstation", "revoke"}, {"PERDU-01"}).exit, 0);
        const auto& right = m_receptionIn.reply.token;
        const auto& wrongRole = m_administratorIn.reply.token;
        const Bytes unknown(32, 1);
        for (const auto& route : routes()) {
            const auto name = std::string(route.method) + " " + route.target;
            const auto check = [&](const char* visitor, int got, int expected) {
                QVERIFY2(got == expected, (name + ": " + visitor + ": " + std::to_string(got) + ", not " + std::to_string(expected)).c_str());
            };
            check("no certificate", status(m_bench.stranger(), route, right), 403);
            check("revoked", status(revoked.known(), route, right), 403);
            check("certificate only", status(m_bench.known(), route, {}), route.session ? 401 : route.fine);
            check("unknown token", status(m_bench.known(), route, unknown), route.session ? 401 : route.fine);
            check("token of another workstation", status(m_other.known(), route, right), route.session ? 401 : route.fine);
            check("wrong role", status(m_bench.known(), route, wrongRole), route.permission ? 403 : route.fine);
            check("right", status(m_bench.known(), route, right), route.fine);
        }
        const RouteCase none{"GET", "/v1/nothing", {}};
        QCOMPARE(status(m_bench.stranger(), none, {}), 403);
        QCOMPARE(status(m_bench.known(), none, {}), 404);
    }

    void anotherLaboratoryIsRefused()
    {
        auto elsewhere = wire::HistoryRequest{lab::LaboratoryId::make({5}), lab::PatientId::make({5}), {}};
        QCOMPARE(m_bench.post(m_store, "/v1/history", elsewhere, m_receptionIn.reply.token)->status, 403);
    }

    void wrongPasswordAndUnknownNameAreTheSame()
    {
        auto wrong = m_reception;
        wrong.auth = Bytes(32, 9);
        test::SignedIn into;
        const auto first = m_other.signIn(m_store, wrong, into);
        const auto second = m_other.signIn(m_store, test::makePerson("nobody.here"), into);
        QVERIFY(first && second);
        QCOMPARE(first->status, 401);
        QCOMPARE(second->status, 401);
        QCOMPARE(first->body, second->body);
        // Nor does the salt tell: the same size, and for one name always the same.
        const auto salt = [&](const char* login) {
            return must(wire::decodeMessage<wire::SaltReply>(m_other.post(m_store, "/v1/session/salt", wire::SaltRequest{login})->body));
        };
        QCOMPARE(salt("ylegall").salt, m_reception.salt);
        QCOMPARE(salt("YLEGALL").salt, m_reception.salt);
        QCOMPARE(salt("nobody.here").salt.size(), m_reception.salt.size());
        QCOMPARE(salt("nobody.here").salt, salt("nobody.here").salt);
        QVERIFY(salt("nobody.here").salt != salt("nobody.there").salt);
        QCOMPARE(salt("nobody.here").memoryBytes, salt("ylegall").memoryBytes);
    }

    void guessingIsSlowedDown()
    {
        auto guess = test::makePerson("guessed");
        test::SignedIn into;
        int refused = 0;
        std::optional<test::HttpResponse> last;
        for (int i = 0; i < 6; ++i) {
            last = m_other.signIn(m_store, guess, into);
            QVERIFY(last);
            refused += last->status == 401 ? 1 : 0;
        }
        QCOMPARE(last->status, 429);
        QVERIFY(refused >= 3);
        QVERIFY(std::stoi(last->headers.at("retry-after")) >= 1);
    }

    void anActivationCodeWorksOnce()
    {
        const auto code = m_store.addPerson("once", "technician");
        auto person = test::makePerson("once");
        test::SignedIn into;
        QCOMPARE(m_bench.signIn(m_store, person, into)->status, 401); // not yet
        auto stranger = test::makePerson("ylegall");
        QCOMPARE(m_bench.activate(m_store, stranger, code)->status, 401); // somebody else's code
        QCOMPARE(m_bench.activate(m_store, person, code)->status, 200);
        QCOMPARE(m_bench.activate(m_store, person, code)->status, 401);
        QCOMPARE(m_bench.signIn(m_store, person, into)->status, 200);
        QCOMPARE(into.reply.person.displayName, std::string("Test once"));
        QCOMPARE(into.reply.laboratories.at(0).name, std::string("LBM de la Penfeld"));
        const auto certificate = must(wire::decodeSessionCertificate(into.reply.certificate));
        QVERIFY(crypto::verify(m_bench.enrolment().storeSigningKey, "paillasse.session.v1", into.reply.certificate, into.reply.certificateSignature));
        QCOMPARE(certificate.sessionKey, into.sessionKey.publicKey());
        QVERIFY(certificate.workstation == m_bench.id());
    }

    void anEnrolmentCodeWorksOnce()
    {
        const auto code = m_store.command({"workstation", "enrol"}).after("Enrolment code: ");
        test::TestWorkstation first("NEUF-01");
        const auto asked = first.askEnrolment(m_store, code);
        QVERIFY(asked);
        QCOMPARE(asked->status, 200);
        QVERIFY(!first.acceptEnrolment(*asked)); // awaits approval
        // Asked again by the same machine: how it stands. By another one with the same code: nothing.
        QCOMPARE(first.askEnrolment(m_store, code)->status, 200);
        QCOMPARE(test::TestWorkstation("NEUF-02").askEnrolment(m_store, code)->status, 401);
        QCOMPARE(test::TestWorkstation("NEUF-02").askEnrolment(m_store, code, "/v1/enrolment/status")->status, 401);
        const auto listed = m_store.command({"workstation", "list"}).out;
        QVERIFY(listed.find("\taddress 127.0.0.1\tfingerprint ") != std::string::npos);
        QCOMPARE(m_store.command({"workstation", "approve"}, {"NEUF-01", "--fingerprint", "0000 0000"}).exit, 1);
        const auto done = m_store.command({"workstation", "approve"}, {"NEUF-01"});
        QCOMPARE(done.exit, 0);
        QVERIFY(done.out.find("It asked from 127.0.0.1, and shows: ") != std::string::npos);
        const auto approved = first.askEnrolment(m_store, code, "/v1/enrolment/status");
        QVERIFY(approved && first.acceptEnrolment(*approved));
        QCOMPARE(first.ask(m_store, "GET", "/v1/head?ledger=store")->status, 200);
        QVERIFY(m_store.command({"workstation", "list"}).out.find("NEUF-01\tapproved") != std::string::npos);
    }

    void oneSeatAPerson()
    {
        const auto code = m_store.addPerson("seated", "biologist");
        auto person = test::makePerson("seated");
        QCOMPARE(m_bench.activate(m_store, person, code)->status, 200);
        test::SignedIn here;
        test::SignedIn again;
        test::SignedIn there;
        QCOMPARE(m_bench.signIn(m_store, person, here)->status, 200);
        QCOMPARE(m_bench.signIn(m_store, person, again)->status, 200);
        QCOMPARE(again.reply.seat, here.reply.seat); // the same place
        const auto refused = m_other.signIn(m_store, person, there, false);
        QCOMPARE(refused->status, 409);
        QCOMPARE(m_other.signIn(m_store, person, there, true)->status, 200);
        QCOMPARE(there.reply.seat, here.reply.seat + 1);
        const wire::HistoryRequest request{m_laboratory, lab::PatientId::make({1}), {}};
        const auto moved = m_bench.post(m_store, "/v1/history", request, here.reply.token);
        QCOMPARE(moved->status, 401);
        QVERIFY(test::problemIn(*moved) == ErrorCode::Revoked);
        QCOMPARE(m_other.post(m_store, "/v1/history", request, there.reply.token)->status, 200);
        QVERIFY(m_store.log().find("seat.moved") != std::string::npos);
    }

    void aSessionEndsWhenItsPersonSaysSo()
    {
        const auto code = m_store.addPerson("leaving", "technician");
        auto person = test::makePerson("leaving");
        QCOMPARE(m_bench.activate(m_store, person, code)->status, 200);
        test::SignedIn in;
        QCOMPARE(m_bench.signIn(m_store, person, in)->status, 200);
        const wire::HistoryRequest request{m_laboratory, lab::PatientId::make({1}), {}};
        QCOMPARE(m_bench.post(m_store, "/v1/history", request, in.reply.token)->status, 200);
        QCOMPARE(m_bench.ask(m_store, "DELETE", "/v1/session", {}, in.reply.token)->status, 200);
        QCOMPARE(m_bench.post(m_store, "/v1/history", request, in.reply.token)->status, 401);
    }

    void theFeedShowsAPushedActAtOnce()
    {
        test::TlsClient feed;
        QVERIFY(follow(feed, m_bench, m_receptionIn.reply.token));
        Bytes buffer;
        bool sawPerson = false;
        QVERIFY(untilFrame(feed, buffer, [&](const wire::FeedFrame& frame) {
            if (const auto* documents = std::get_if<wire::DocumentsFrame>(&frame))
                for (const auto& document : documents->documents)
                    sawPerson = sawPerson || (document.kind == lab::DocumentKind::Person && document.id == lab::documentId(m_receptionIn.reply.person.id));
            return std::holds_alternative<wire::CaughtUpFrame>(frame);
        }));
        QVERIFY(sawPerson); // so that names can be shown

        const auto act = test::registerPatient(m_receptionIn, m_bench);
        wire::PushRequest push;
        push.acts.push_back(m_bench.seal(act, m_receptionIn));
        push.acts.push_back({lab::ActId::make({3}), Bytes(100, 1)});
        const auto start = std::chrono::steady_clock::now();
        const auto response = m_other.post(m_store, "/v1/acts", push); // any workstation may push
        QVERIFY(response);
        QCOMPARE(response->status, 200);
        const auto reply = must(wire::decodeMessage<wire::PushReply>(response->body));
        QCOMPARE(reply.acts.size(), std::size_t{2});
        QVERIFY2(reply.acts[0].outcome == wire::ActOutcome::Accepted, lab::toString(reply.acts[0].refusal).data());
        QVERIFY(reply.acts[1].outcome == wire::ActOutcome::Unreadable);
        const auto head = must(crypto::decodeHead(reply.treeHead));
        QVERIFY(crypto::verifyHead(m_bench.enrolment().storeSigningKey, head));

        QVERIFY(untilFrame(feed, buffer, [&](const wire::FeedFrame& frame) {
            const auto* documents = std::get_if<wire::DocumentsFrame>(&frame);
            return documents && !documents->documents.empty() && documents->documents.front().id == act.subject;
        }));
        QVERIFY(std::chrono::steady_clock::now() - start < std::chrono::seconds(2));

        // Again: the same answer, nothing twice. Then the document by its name, and the proof that the ledger only grew.
        const auto twice = must(wire::decodeMessage<wire::PushReply>(m_bench.post(m_store, "/v1/acts", push)->body));
        QVERIFY(twice.acts[0].outcome == wire::ActOutcome::Duplicate);
        QCOMPARE(twice.acts[0].sequence, reply.acts[0].sequence);
        const wire::DocumentRequest one{m_laboratory, lab::DocumentKind::Patient, act.subject};
        QCOMPARE(m_bench.post(m_store, "/v1/documents", one, m_receptionIn.reply.token)->status, 200);
        QCOMPARE(m_bench.post(m_store, "/v1/documents", one, m_administratorIn.reply.token)->status, 404); // not for an administrator's view
        const auto proof = m_bench.ask(m_store, "GET", "/v1/consistency?from=1&ledger=" + m_laboratory.toString());
        QCOMPARE(proof->status, 200);
        QVERIFY(must(crypto::decodeHead(must(wire::decodeMessage<wire::ConsistencyReply>(proof->body)).treeHead)).size >= head.size);

        // Each leaf under the acknowledgement's head is proved to be in it; the act's own names its document.
        bool namesDocument = false;
        for (std::uint64_t leaf = 0; leaf < head.size; ++leaf) {
            const auto at = "/v1/inclusion?ledger=" + m_laboratory.toString() + "&leaf=" + std::to_string(leaf) + "&size=" + std::to_string(head.size);
            const auto inclusion = m_other.ask(m_store, "GET", at);
            QCOMPARE(inclusion->status, 200);
            const auto given = must(wire::decodeMessage<wire::InclusionReply>(inclusion->body));
            QVERIFY(must(crypto::decodeHead(given.treeHead)).size >= head.size);
            std::vector<crypto::Digest> path;
            for (const auto& step : given.proof)
                std::ranges::copy(step, path.emplace_back().begin());
            QVERIFY(crypto::verifyInclusion(crypto::leafHash(given.leaf), leaf, head.size, path, head.root));
            const auto id = act.subject.uuid().bytes();
            namesDocument = namesDocument || std::search(given.leaf.begin(), given.leaf.end(), id.begin(), id.end()) != given.leaf.end();
        }
        QVERIFY(namesDocument);
    }

    void revokingCutsAStream()
    {
        test::TestWorkstation lost("PERDU-02");
        QVERIFY(lost.enrol(m_store));
        const auto code = m_store.addPerson("streaming", "technician");
        auto person = test::makePerson("streaming");
        QCOMPARE(lost.activate(m_store, person, code)->status, 200);
        test::SignedIn in;
        QCOMPARE(lost.signIn(m_store, person, in)->status, 200);
        test::TlsClient feed;
        QVERIFY(follow(feed, lost, in.reply.token));
        // A connection of before, one that stays open, and one that TLS resumes afterwards.
        test::TlsClient kept;
        QVERIFY(kept.connect(m_store.port(), lost.known()));
        QCOMPARE(kept.request("GET", "/v1/head?ledger=store")->status, 200);
        auto resumed = lost.known();
        resumed.resume = kept.session();
        QCOMPARE(m_store.command({"workstation", "revoke"}, {"PERDU-02"}).exit, 0);
        // It is cut, and not only quiet: closed from the other end, and before it had told of a time two seconds later.
        const auto late = SystemClock().now() + 2 * secondMs;
        Bytes buffer;
        QVERIFY(!untilFrame(feed, buffer, [late](const wire::FeedFrame& frame) {
            const auto* beat = std::get_if<wire::HeartbeatFrame>(&frame);
            return beat && beat->storeTime > late;
        }));
        QVERIFY(feed.closedWithin(1'000));
        QCOMPARE(kept.request("GET", "/v1/head?ledger=store")->status, 403);
        test::TlsClient again;
        QVERIFY(again.connect(m_store.port(), resumed));
        const auto refused = again.request("GET", "/v1/head?ledger=store");
        QVERIFY(again.resumed());
        SSL_SESSION_free(resumed.resume);
        QVERIFY(refused && refused->status == 403 && test::problemIn(*refused) == ErrorCode::Revoked);
        QCOMPARE(lost.ask(m_store, "GET", "/v1/head?ledger=store")->status, 403);
    }

    void aDisabledPersonIsOutAtOnce()
    {
        const auto code = m_store.addPerson("gone", "technician");
        auto person = test::makePerson("gone");
        QCOMPARE(m_bench.activate(m_store, person, code)->status, 200);
        test::SignedIn in;
        QCOMPARE(m_bench.signIn(m_store, person, in)->status, 200);
        QCOMPARE(m_store.command({"staff", "disable"}, {"--login", "gone"}).exit, 0);
        const wire::HistoryRequest request{m_laboratory, lab::PatientId::make({1}), {}};
        QVERIFY(m_bench.post(m_store, "/v1/history", request, in.reply.token)->status >= 401);
        const auto closed = m_bench.signIn(m_store, person, in);
        QCOMPARE(closed->status, 403);
        QVERIFY(test::problemIn(*closed) == ErrorCode::Revoked);
        // Open again with a new code: the old password is over.
        const auto again = m_store.command({"staff", "reactivate"}, {"--login", "gone"}).after("Activation code: ");
        QCOMPARE(m_bench.signIn(m_store, person, in)->status, 401);
        person.auth = Bytes(32, 5);
        QCOMPARE(m_bench.activate(m_store, person, again)->status, 200);
        QCOMPARE(m_bench.signIn(m_store, person, in)->status, 200);
    }

    // A morning's sign-ins take no core from the results: as many hashing threads as there are cores, all of low priority.
    void hashingThreadsAreFewAndPolite()
    {
        unsigned polite = 0;
        const QDir tasks(QStringLiteral("/proc/%1/task").arg(m_store.processId()));
        for (const auto& task : tasks.entryList(QDir::Dirs | QDir::NoDotAndDotDot)) {
            QFile stat(tasks.filePath(task + QStringLiteral("/stat")));
            QVERIFY(stat.open(QIODevice::ReadOnly));
            const auto line = stat.readAll();
            constexpr int niceAfterName = 16; // proc(5): the 19th field, the name being the second
            polite += line.mid(line.lastIndexOf(')') + 2).split(' ').value(niceAfterName).toInt() == 10 ? 1 : 0;
        }
        constexpr unsigned others = 2; // who watches and who migrates are as polite
        QCOMPARE(polite, std::max(1u, std::thread::hardware_concurrency()) + others);
    }

    void operationsSayHowItIs()
    {
        const auto asks = [this](const char* line) {
            QTcpSocket socket;
            socket.connectToHost(QStringLiteral("127.0.0.1"), m_store.operationsPort());
            QByteArray answer;
            if (!socket.waitForConnected(10'000))
                return answer;
            socket.write(QByteArray(line) + " HTTP/1.1\r\nHost: x\r\n\r\n");
            while (socket.waitForReadyRead(10'000))
                answer += socket.readAll();
            return answer;
        };
        QVERIFY(asks("GET /health").startsWith("HTTP/1.1 200"));
        const auto metrics = asks("GET /metrics");
        QVERIFY(metrics.startsWith("HTTP/1.1 200"));
        QVERIFY(metrics.contains("paillasse_requests_total "));
        QVERIFY(!metrics.contains("ylegall"));
        for (const auto* elsewhere : {"GET /", "GET /metrics/", "GET /metrics?all", "GET /v1/staff"})
            QVERIFY2(asks(elsewhere).startsWith("HTTP/1.1 404"), elsewhere);
        QVERIFY(asks("POST /metrics").startsWith("HTTP/1.1 405"));
    }

    // Last: it stops the store.
    void sigtermDrainsAndARestartKnowsItsSessions()
    {
        test::TlsClient feed;
        QVERIFY(follow(feed, m_bench, m_receptionIn.reply.token));
        QCOMPARE(m_store.stop(), 0);
        QVERIFY(m_store.log().find("store.stopped") != std::string::npos);
        QVERIFY(m_store.log().find("ylegall") == std::string::npos); // no names, no patients
        QVERIFY(m_store.log().find("BIHAN") == std::string::npos);
        QVERIFY2(m_store.serve(), m_store.log().c_str());
        const wire::HistoryRequest request{m_laboratory, lab::PatientId::make({1}), {}};
        QCOMPARE(m_bench.post(m_store, "/v1/history", request, m_receptionIn.reply.token)->status, 200);
        QCOMPARE(m_store.stop(), 0);
    }
};

QTEST_GUILESS_MAIN(ZoneRoutesTest)
#include "zoneroutes.test.moc"
