// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/store/net/runningstore.h"

#include <QDir>
#include <QElapsedTimer>

#include <sys/types.h>

#include <algorithm>
#include <csignal>

#include "app/crypto/box.h"
#include "app/crypto/crypto.h"
#include "app/crypto/totp.h"
#include "app/wire/accountmessages.h"

namespace paillasse::test {

namespace {

constexpr int commandMs = 60'000;
constexpr int startMs = 30'000;
constexpr int stopMs = 15'000;

QStringList listOf(const std::vector<std::string>& arguments)
{
    QStringList list;
    for (const auto& argument : arguments)
        list << QString::fromStdString(argument);
    return list;
}

std::uint16_t portIn(const std::string& line)
{
    const auto colon = line.rfind(':');
    return colon == std::string::npos ? 0 : static_cast<std::uint16_t>(std::stoul(line.substr(colon + 1)));
}

} // namespace

std::string CommandResult::after(std::string_view label) const
{
    const auto at = out.find(label);
    if (at == std::string::npos)
        return {};
    const auto from = at + label.size();
    return out.substr(from, out.find('\n', from) - from);
}

RunningStore::RunningStore() = default;

RunningStore::~RunningStore()
{
    kill();
}

CommandResult RunningStore::run(const std::vector<std::string>& arguments, const std::string& input)
{
    QProcess process;
    process.start(QStringLiteral(PAILLASSE_STORE), listOf(arguments));
    process.write(input.data(), static_cast<qint64>(input.size()));
    process.closeWriteChannel();
    CommandResult result;
    if (process.waitForFinished(commandMs))
        result.exit = process.exitStatus() == QProcess::NormalExit ? process.exitCode() : -2;
    else
        process.kill();
    result.out = process.readAllStandardOutput().toStdString();
    result.err = process.readAllStandardError().toStdString();
    return result;
}

CommandResult RunningStore::command(std::vector<std::string> words, const std::vector<std::string>& options)
{
    words.push_back("--data");
    words.push_back(data());
    words.insert(words.end(), options.begin(), options.end());
    return run(words);
}

CommandResult RunningStore::init()
{
    return command({"init"}, {"--laboratory", "LBM de la Penfeld", "--host", "store.example", "--time-zone", "Europe/Paris"});
}

bool RunningStore::serve(const std::vector<std::string>& options, const char* program)
{
    std::vector<std::string> arguments{"serve", "--data", data(), "--listen", "127.0.0.1:0"};
    arguments.insert(arguments.end(), options.begin(), options.end());
    m_serving.setStandardErrorFile(m_directory.filePath(QStringLiteral("serve.log")), QIODevice::Append);
    m_serving.start(QString::fromUtf8(program ? program : PAILLASSE_STORE), listOf(arguments));
    const bool operations = std::ranges::find(options, "--operations") != options.end();
    QByteArray out;
    QElapsedTimer timer;
    timer.start();
    while (timer.elapsed() < startMs && out.count('\n') < (operations ? 2 : 1) && m_serving.state() != QProcess::NotRunning) {
        m_serving.waitForReadyRead(100);
        out += m_serving.readAllStandardOutput();
    }
    const auto lines = out.split('\n');
    if (!lines.value(0).startsWith("listening "))
        return false;
    m_port = portIn(lines.value(0).toStdString());
    m_operationsPort = operations ? portIn(lines.value(1).toStdString()) : 0;
    return m_port != 0;
}

int RunningStore::stop()
{
    if (m_serving.state() == QProcess::NotRunning)
        return -1;
    m_serving.terminate();
    if (!m_serving.waitForFinished(stopMs))
        return -1;
    return m_serving.exitStatus() == QProcess::NormalExit ? m_serving.exitCode() : -2;
}

void RunningStore::kill()
{
    if (m_serving.state() == QProcess::NotRunning)
        return;
    m_serving.kill();
    m_serving.waitForFinished(stopMs);
}

std::string RunningStore::log() const
{
    QFile file(m_directory.filePath(QStringLiteral("serve.log")));
    return file.open(QIODevice::ReadOnly) ? file.readAll().toStdString() : std::string();
}

std::string RunningStore::addPerson(const std::string& login, const std::string& role)
{
    return command({"staff", "add"}, {"--login", login, "--name", "Test " + login, "--role", role}).after("Activation code: ");
}

TestWorkstation::TestWorkstation(std::string name) : m_name(std::move(name)), m_key(crypto::makePrivateKey()), m_request(must(crypto::makeRequest(m_key, "mine"))) {}

std::optional<HttpResponse> TestWorkstation::askEnrolment(const RunningStore& store, const std::string& code, const char* path)
{
    const auto parsed = crypto::EnrolmentCode::parse(code);
    if (!parsed)
        return std::nullopt;
    const auto hash = parsed->secretHash();
    const wire::EnrolmentRequest request{m_name, Bytes(hash.begin(), hash.end()), m_request};
    TlsClient client;
    if (!client.connectPinned(store.port(), parsed->authority))
        return std::nullopt;
    return client.request("POST", path, wire::encodeMessage(request));
}

bool TestWorkstation::acceptEnrolment(const HttpResponse& response)
{
    auto reply = wire::decodeMessage<wire::EnrolmentReply>(response.body);
    if (response.status != 200 || !reply)
        return false;
    m_enrolment = std::move(*reply);
    m_identity = {m_enrolment.certificate, std::string(asText(m_key.view()))};
    return m_enrolment.approved;
}

bool TestWorkstation::enrol(RunningStore& store)
{
    const auto made = store.command({"workstation", "enrol"}, {"--approve"});
    const auto response = askEnrolment(store, made.after("Enrolment code: "));
    if (!response)
        qWarning("enrolment: %d %s", made.exit, made.err.c_str());
    else if (response->status != 200)
        qWarning("enrolment: %d", response->status);
    return response && acceptEnrolment(*response);
}

std::optional<HttpResponse> TestWorkstation::ask(const RunningStore& store, std::string_view method, std::string_view target, ByteView body, ByteView token)
{
    TlsClient client;
    if (!client.connect(store.port(), known()))
        return std::nullopt;
    return client.request(method, target, body, token);
}

std::optional<HttpResponse> TestWorkstation::activate(const RunningStore& store, TestPerson& person, const std::string& code)
{
    const auto parsed = crypto::ActivationCode::parse(code);
    if (!parsed)
        return std::nullopt;
    const auto hash = parsed->secretHash();
    return post(store, "/v1/session/activation",
                wire::ActivationRequest{person.login, Bytes(hash.begin(), hash.end()), person.salt, person.auth, crypto::SigningKey::make().publicKey(), Bytes(72, 7)});
}

std::optional<HttpResponse> TestWorkstation::signIn(const RunningStore& store, const TestPerson& person, SignedIn& into, bool takeSeat)
{
    auto response = post(store, "/v1/session", wire::SessionRequest{person.login, person.auth, into.sessionKey.publicKey(), takeSeat});
    if (response && response->status == 200)
        into.reply = must(wire::decodeMessage<wire::SessionReply>(response->body));
    if (into.reply.factorToSetUp)
        setUpFactor(store, into);
    return response;
}

void TestWorkstation::setUpFactor(const RunningStore& store, SignedIn& session)
{
    const auto offered = post(store, "/v1/session/factor/new", wire::FactorOfferRequest{}, session.reply.token);
    const auto offer = must(wire::decodeMessage<wire::FactorOffer>(offered ? offered->body : Bytes()));
    const auto code = crypto::totpCode(SecretBytes::copyOf(offer.secret), crypto::totpStep(SystemClock().now()));
    const auto confirmed = post(store, "/v1/session/factor/confirm", wire::FactorConfirmation{std::string(asText(code.view()))}, session.reply.token);
    const auto kept = confirmed && confirmed->status == 200 ? ask(store, "POST", "/v1/session/factor/kept", {}, session.reply.token) : std::nullopt;
    if (!kept || kept->status != 200)
        throw std::runtime_error("the second factor was not taken");
    session.factorSecret = offer.secret;
}

wire::PushedAct TestWorkstation::seal(const lab::Act& act, const SignedIn& session) const
{
    const auto bytes = wire::encodeAct(act);
    const wire::SignedAct evidence{session.reply.certificate, session.reply.certificateSignature, bytes, session.sessionKey.sign("paillasse.act.v1", bytes)};
    return {act.id, must(crypto::sealTo(m_enrolment.storeBoxKey, wire::encodeSignedAct(evidence)))};
}

TestPerson makePerson(const std::string& login)
{
    return {login, crypto::randomBytes(16), crypto::randomBytes(32)};
}

lab::Act registerPatient(const SignedIn& session, const TestWorkstation& at, std::uint64_t offset)
{
    const auto now = SystemClock().now();
    const auto& laboratory = session.reply.laboratories.at(0);
    lab::Patient patient;
    patient.id = lab::PatientId::make(now);
    patient.number = std::to_string(laboratory.patients.first + offset);
    patient.identity.birthName = "LE BIHAN";
    patient.identity.birthForenames = "MAELLE";
    patient.identity.firstForename = "MAELLE";
    patient.identity.birthDate = {1984, 5, 17};
    patient.identity.sex = lab::Sex::Female;
    lab::Act act;
    act.id = lab::ActId::make(now);
    act.laboratory = laboratory.id;
    act.subjectKind = lab::DocumentKind::Patient;
    act.subject = lab::documentId(patient.id);
    act.person = session.reply.person.id;
    act.seat = session.reply.seat;
    act.workstation = at.id();
    act.at = now;
    act.body = lab::RegisterPatient{patient};
    return act;
}

ErrorCode problemIn(const HttpResponse& response)
{
    const auto problem = wire::decodeMessage<wire::Problem>(response.body);
    return problem ? problem->code : ErrorCode::Internal;
}

} // namespace paillasse::test
