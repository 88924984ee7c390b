// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <map>
#include <memory>

#include <QHash>

#include "app/client/engine.h"
#include "tests/demo/cable.h"
#include "tests/demo/servedstore.h"
#include "tests/demo/steps.h"
#include "tests/demo/workplace.h"
#include "tests/journeys/authenticator.h"
#include "ui/migration/migrationspresenter.h"

namespace paillasse::demo {

// A morning at the laboratory by key presses: enrol, sign in, receive an order, enter it, validate and sign it, lose the network,
// disagree with a colleague.
class Demonstration {
public:
    struct Setting {
        QString store;    // the program
        QString data;     // the store's directory
        QString profiles; // an empty folder for the workstations' files
        QString out;
        QString migrations; // the folder in which the store finds files of other systems
        QHash<QString, QString> codes; // "enrol-1", "enrol-2" and one activation code for each login
    };

    Demonstration(Setting setting, ui::Theme& theme, const Clock& clock, const Log& log);
    ~Demonstration();

    // StageError where something that should be on screen is not.
    void play();

    // People of the demonstration (installer/demo.sh adds them).
    static constexpr auto receptionist = "pkerdoncuff";
    static constexpr auto technician = "alegoff";
    static constexpr auto colleague = "ysalaun";
    static constexpr auto biologist = "hcorre";
    static constexpr auto otherBiologist = "eguillou";
    static constexpr auto administrator = "tmorvan";
    static constexpr auto officer = "molivier";

private:
    void enrol();
    void firstSignIn(const QString& login, bool withPictures);
    void setUpFactor(const QString& login);
    // Shown nowhere before; waits for the next one where that takes a while.
    QString codeOf(const QString& login);
    void signInAgain(const QString& login);
    void signOut();
    void colleagueSignsIn();
    void reportCheck();
    void keyFailures();
    void writeSummary();
    // One order from the reception to its signed report (oneorder.cpp).
    void reception();
    void bench();
    void validation();
    void report();
    // Without the network, and two who measured one line (disagreement.cpp).
    void offline();
    void refusedAct();
    // Who governs (governing.cpp): the seat that moves, people, workstations, rights, the broken glass, the code at the door.
    void seatMoved();
    void people();
    void workstations();
    void rightsReview();
    void brokenGlass();
    void codeAtTheDoor();
    // Who watches (watching.cpp).
    void alertsLife();
    void whoSawWhat();
    // The former system's results come in (migrating.cpp): each step by whoever may take it, up to the certificate.
    void draftMigration();
    void approveMigration();
    void stageAndCheck();
    void explainDifferences();
    void compareSample();
    void ownMandateIsNotAccepted();
    void acceptMigration();
    void keepCertificate();
    void migration();
    void showTab(int place);
    void waitForState(migration::JobState state);
    void showCodeIfAsked(const char* login, const std::function<bool()>& isDone);
    [[nodiscard]] ui::MigrationsPresenter& migrations();

    [[nodiscard]] Stage& stage() { return m_here->stage(); }
    [[nodiscard]] ui::Shell& shell() { return m_here->window().shell(); }
    [[nodiscard]] client::Engine& engine() { return m_here->engine(); }

    Setting m_setting;
    ui::Theme& m_theme;
    const Clock& m_clock;
    ServedStore m_store;
    std::unique_ptr<Cable> m_cable;
    std::unique_ptr<Workplace> m_here;
    std::unique_ptr<client::Engine> m_there;   // a colleague's: without a window, since a window covers all others when it locks
    std::unique_ptr<client::Engine> m_waiting; // for its approval
    Steps m_steps;
    const Log& m_log;
    QHash<QString, QString> m_passwords;
    std::map<QString, journeys::Authenticator> m_telephones;
    QString m_accession;      // as the reception read it, when it placed the order
    lab::OrderId m_order;     // the same: it goes the whole way
    lab::OrderId m_disputed;  // that two people measure
    QByteArray m_pdf;
    bool m_isOwnRefused = false; // who drafted tried to accept, too
};

} // namespace paillasse::demo
