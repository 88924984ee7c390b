// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPointer>

#include "app/client/administration.h"
#include "app/client/net/transport.h"

namespace paillasse::client {

// Administration over the transport, in the name of who is signed in now.
class AdministrationDesk final : public Administration {
    Q_OBJECT

public:
    struct Asker {
        std::shared_ptr<const SecretBytes> token; // null: not signed in at the store
        lab::LaboratoryId laboratory;
    };

    // What is asked of the store waits for what stands before it; false: the store is not there.
    using Before = std::function<void(std::function<void(bool)>)>;

    AdministrationDesk(Transport& transport, std::function<Asker()> asker, Before before, QObject* parent)
        : Administration(parent), m_transport(transport), m_asker(std::move(asker)), m_before(std::move(before))
    {
    }

    // For a desk of another subject whose questions wait at the same gate. `answer` is called from any thread.
    void post(const char* path, Bytes body, QObject* context, std::function<void(const NetResult<Bytes>&)> answer)
    {
        send(std::make_shared<const Question>(Question{path, std::move(body), nullptr, context, std::move(answer)}));
    }

    void giveCode(SecretBytes code) override;
    void giveUpCode() override;

    void staff(QObject* context, Reply<StaffReply> reply) override;
    void exportRights(ExportForm form, SecretBytes code, QObject* context, Reply<Bytes> reply) override;
    void addPerson(const std::string& login, const std::string& displayName, const std::string& title, const access::Grant& grant, QObject* context, Reply<IssuedCode> reply) override;
    void changePerson(const access::Person& person, QObject* context, Reply<void> reply) override;
    void newCode(const lab::PersonId& person, QObject* context, Reply<IssuedCode> reply) override;
    void closeAccount(const lab::PersonId& person, QObject* context, Reply<void> reply) override;
    void reopenAccount(const lab::PersonId& person, QObject* context, Reply<void> reply) override;
    void dropFactor(const lab::PersonId& person, QObject* context, Reply<void> reply) override;
    void releaseSeat(const lab::PersonId& person, const std::string& reason, SecretBytes code, QObject* context, Reply<void> reply) override;

    void defineRole(const access::RoleDefinition& role, QObject* context, Reply<access::RoleDefinition> reply) override;
    void removeRole(const access::RoleId& role, QObject* context, Reply<void> reply) override;

    void workstations(QObject* context, Reply<WorkstationsReply> reply) override;
    void enrolmentCode(QObject* context, Reply<IssuedCode> reply) override;
    void approve(const lab::WorkstationId& workstation, QObject* context, Reply<void> reply) override;
    void rename(const lab::WorkstationId& workstation, const std::string& name, QObject* context, Reply<void> reply) override;
    void revoke(const lab::WorkstationId& workstation, QObject* context, Reply<void> reply) override;
    void wipe(const lab::WorkstationId& workstation, SecretBytes code, QObject* context, Reply<void> reply) override;

    void sessions(QObject* context, Reply<SessionsReply> reply) override;
    void seeForcedSeat(const lab::PersonId& person, std::uint64_t seat, QObject* context, Reply<void> reply) override;
    void endSession(const Bytes& session, QObject* context, Reply<void> reply) override;

    void policy(QObject* context, Reply<Policy> reply) override;
    void changePolicy(const Policy& policy, SecretBytes code, QObject* context, Reply<void> reply) override;

    void breakGlass(const lab::PatientId& patient, const std::string& reason, SecretBytes code, QObject* context, Reply<GlassReply> reply) override;
    void readGlass(const lab::PatientId& patient, QObject* context, Reply<std::vector<lab::Order>> reply) override;
    void brokenGlasses(QObject* context, Reply<GlassList> reply) override;
    void reviewGlass(const Uuid& glass, const std::string& remark, QObject* context, Reply<void> reply) override;

private:
    // Posts the message and reads the answer: a T, or what an Answer is read as.
    template <class Answer, class T, class Message>
    void ask(const char* path, const Message& message, QObject* context, Reply<T> reply);
    template <class T, class Message>
    void ask(const char* path, const Message& message, QObject* context, Reply<T> reply)
    {
        ask<T, T, Message>(path, message, context, std::move(reply));
    }
    // One request, as it is sent, and sent again once a code was shown.
    struct Question {
        const char* path;
        Bytes body;
        const char* file; // the type of the answer that is one; null: a message
        QPointer<QObject> context;
        std::function<void(const NetResult<Bytes>&)> answer; // from any thread
    };
    void send(const std::shared_ptr<const Question>& question);
    void sendNow(const std::shared_ptr<const Question>& question);
    void waitForCode(const std::shared_ptr<const Question>& question);
    [[nodiscard]] lab::LaboratoryId here() const { return m_asker().laboratory; }

    Transport& m_transport;
    std::function<Asker()> m_asker;
    Before m_before;
    std::vector<std::shared_ptr<const Question>> m_waiting;
};

} // namespace paillasse::client
