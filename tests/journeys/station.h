// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <atomic>
#include <memory>
#include <mutex>

#include <QTemporaryDir>

#include "app/client/engine.h"
#include "tests/journeys/cable.h"
#include "tests/journeys/storeprocess.h"

namespace paillasse::journeys {

// This machine's clock, or one that is ahead of it.
class StationClock final : public Clock {
public:
    std::atomic<std::int64_t> ahead{0};
    [[nodiscard]] Instant now() const override { return m_system.now() + ahead; }

private:
    SystemClock m_system;
};

// One workstation with somebody at it: says what they do and what they see. Each call waits for its end, and fails the test when
// that does not come.
class Station {
public:
    Station(StoreProcess& store, QString name);
    ~Station();

    // --- the machine
    void switchOn();                               // the program starts; waits until it knows what to show
    void switchOff();
    void restart() { switchOff(); switchOn(); }
    void enrol();
    StationClock& clock() { return m_clock; }
    Cable& cable() { return *m_cable; }
    void unplug();
    void plugIn();
    [[nodiscard]] client::Engine& engine() { return *m_engine; }
    [[nodiscard]] QString folder() const { return m_folder.path(); }
    [[nodiscard]] const QString& name() const { return m_name; }
    [[nodiscard]] QByteArray log() const { return m_log; }

    // --- the person
    void activate(const QString& login, const QString& code);
    void signIn(const QString& login, const QString& typed = password()); // waits until caught up, when the store is there
    void signOut();
    [[nodiscard]] client::Trouble refusedSignIn(const QString& login, const QString& typed = password());
    void waitCaughtUp();
    void waitState(client::SessionState state);
    void setsUpFactor();                            // with the authenticator in their pocket
    void answersDoor(const QString& login);         // gives the code, sets up the factor: whatever stands before the work
    [[nodiscard]] SecretBytes code(const QString& login);
    static QString password() { return QStringLiteral("un mot de passe assez long"); }

    // --- the work
    // What the next orders come with: said of the patient at reception, and of the tube.
    struct Circumstances {
        std::string ward;
        std::string treatment;
        lab::Fasting fasting = lab::Fasting::Unknown;
        std::string remark; // with which the tube is accepted
    } circumstances;
    lab::PatientId registers(const char* name, const char* forename, Date birth, const char* nir = "");
    struct Wanted {
        std::string examination;
        lab::Confidentiality confidentiality = lab::Confidentiality::None;
    };
    lab::OrderId orders(const lab::PatientId& patient, const std::vector<std::string>& examinations);
    lab::OrderId places(const lab::PatientId& patient, const std::vector<Wanted>& examinations);
    client::Submission does(const lab::DocumentId& subject, const lab::ActBody& body); // based on what is on screen
    client::Submission enters(const lab::OrderId& order, const char* examination, const char* value);
    client::Submission validates(const lab::OrderId& order);
    client::Released releases(const lab::OrderId& order, const char* interpretation = "");
    void opensSigning();
    [[nodiscard]] std::vector<client::TrayEntry> tray();
    client::Submission resolves(const lab::ActId& act, client::TrayDecision decision);

    [[nodiscard]] static std::string whyNot(const client::Submission& submission);

    // --- what is on screen
    [[nodiscard]] std::optional<client::OrderFile> file(const lab::OrderId& order);
    [[nodiscard]] std::string value(const lab::OrderId& order, const char* examination); // reportable; empty: none
    [[nodiscard]] std::optional<lab::LineState> state(const lab::OrderId& order, const char* examination);
    [[nodiscard]] bool sees(const lab::OrderId& order, const char* examination, const char* value); // waits
    [[nodiscard]] bool waits(const std::function<bool()>& condition, int ms = 20'000);
    [[nodiscard]] bool sent();                      // waits until nothing is in the outbox
    [[nodiscard]] std::vector<client::PatientHit> finds(const char* text);

private:
    template <class T>
    T wait(const std::function<void(std::function<void(T)>)>& ask);

    StoreProcess& m_store;
    QString m_name;
    QTemporaryDir m_folder;
    StationClock m_clock;
    QByteArray m_log;
    std::mutex m_logMutex;
    Log m_lines;
    std::unique_ptr<Cable> m_cable;
    std::unique_ptr<client::Engine> m_engine;
    QObject m_context;
};

} // namespace paillasse::journeys
