// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QProcess>
#include <QTemporaryDir>

#include <string>
#include <vector>

#include "app/crypto/enrolmentcode.h"
#include "app/crypto/sign.h"
#include "app/wire/actcodec.h"
#include "app/wire/messages.h"
#include "tests/store/net/pki.h"

namespace paillasse::test {

struct CommandResult {
    int exit = -1;
    std::string out;
    std::string err;
    // What stands after `label` on its line; empty when there is no such line.
    [[nodiscard]] std::string after(std::string_view label) const;
};

// The real program in a directory of its own: commands, and `serve` on a free port of loopback.
class RunningStore {
public:
    RunningStore();
    ~RunningStore();

    CommandResult run(const std::vector<std::string>& arguments, const std::string& input = {});
    // `run` with --data put after the command's words.
    CommandResult command(std::vector<std::string> words, const std::vector<std::string>& options = {});
    CommandResult init();
    // By another program with the same first arguments, where one is named.
    bool serve(const std::vector<std::string>& options = {}, const char* program = nullptr);
    // SIGTERM, and what it exited with; -1 if it did not within ten seconds.
    int stop();
    void kill();

    [[nodiscard]] std::string data() const { return m_directory.filePath(QStringLiteral("store")).toStdString(); }
    [[nodiscard]] std::string path(const char* name) const { return m_directory.filePath(QString::fromUtf8(name)).toStdString(); }
    [[nodiscard]] std::uint16_t port() const { return m_port; }
    [[nodiscard]] std::uint16_t operationsPort() const { return m_operationsPort; }
    [[nodiscard]] qint64 processId() const { return m_serving.processId(); }
    [[nodiscard]] std::string log() const;
    // Adds a person and gives back their activation code.
    std::string addPerson(const std::string& login, const std::string& role);

private:
    QTemporaryDir m_directory;
    QProcess m_serving;
    std::uint16_t m_port = 0;
    std::uint16_t m_operationsPort = 0;
};

// A person as their workstation knows them. The store never sees more of a password than `auth`, so any 32 bytes do.
struct TestPerson {
    std::string login;
    Bytes salt;
    Bytes auth;
};

struct SignedIn {
    wire::SessionReply reply;
    crypto::SigningKey sessionKey = crypto::SigningKey::make();
    Bytes factorSecret; // where the second factor was set up at this sign-in
};

// A workstation as plain as can be: what it says is what the test wants said.
class TestWorkstation {
public:
    explicit TestWorkstation(std::string name);

    // What the enrolment code gives: no certificate is looked at, for the code's hash is the trust (checked here too).
    std::optional<HttpResponse> askEnrolment(const RunningStore& store, const std::string& code, const char* path = "/v1/enrolment");
    // Enrols with an approving code, all the way.
    bool enrol(RunningStore& store);
    bool acceptEnrolment(const HttpResponse& response);

    [[nodiscard]] TlsClient::Options known() const { return {m_enrolment.authority, m_identity}; }
    [[nodiscard]] TlsClient::Options stranger() const { return {m_enrolment.authority, std::nullopt}; }
    // One request on a connection of its own.
    std::optional<HttpResponse> ask(const RunningStore& store, std::string_view method, std::string_view target, ByteView body = {}, ByteView token = {});
    template <class Message>
    std::optional<HttpResponse> post(const RunningStore& store, std::string_view target, const Message& message, ByteView token = {})
    {
        return ask(store, "POST", target, wire::encodeMessage(message), token);
    }

    std::optional<HttpResponse> activate(const RunningStore& store, TestPerson& person, const std::string& code);
    // Who must set up a second factor does.
    std::optional<HttpResponse> signIn(const RunningStore& store, const TestPerson& person, SignedIn& into, bool takeSeat = true);
    [[nodiscard]] wire::PushedAct seal(const lab::Act& act, const SignedIn& session) const;
    [[nodiscard]] const wire::EnrolmentReply& enrolment() const { return m_enrolment; }
    [[nodiscard]] const lab::WorkstationId& id() const { return m_enrolment.workstation; }

private:
    void setUpFactor(const RunningStore& store, SignedIn& session);

    std::string m_name;
    SecretBytes m_key;
    std::string m_request;
    wire::EnrolmentReply m_enrolment;
    TlsIdentity m_identity;
};

TestPerson makePerson(const std::string& login);
// A patient registered by whoever is signed in, with the first leased number plus `offset`.
lab::Act registerPatient(const SignedIn& session, const TestWorkstation& at, std::uint64_t offset = 0);
ErrorCode problemIn(const HttpResponse& response);

} // namespace paillasse::test
