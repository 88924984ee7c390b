// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>

#include <QHash>

#include "app/client/engine.h"
#include "tests/demo/cable.h"
#include "tests/demo/servedstore.h"
#include "tests/demo/stage.h"
#include "ui/app/application.h"

namespace paillasse::demo {

// A morning at the laboratory: enrol, sign in, receive, enter, validate, sign, lose the network, disagree with a colleague.
class Demonstration {
public:
    struct Setting {
        QString store;    // the program
        QString data;     // the store's directory
        QString profiles; // an empty folder for the workstations' files
        QString out;
        QHash<QString, QString> codes; // "enrol-1", "enrol-2" and one activation code for each login
    };

    Demonstration(Setting setting, ui::Theme& theme, const Clock& clock, const Log& log);
    ~Demonstration();

    // StageError where something that should be on screen is not.
    void play();

private:
    void enrol();
    void firstSignIn(const QString& login, bool withPictures);
    void setUpFactor();
    void signInAgain(const QString& login);
    void signOut();
    void reception();
    void bench();
    void enter(const QString& value);
    void answerCall();
    void validation();
    void report();
    void reportCheck();
    void colleagueSignsIn();
    void offline();
    void refusedAct();
    // Who governs (governing.cpp): the seat that moves, people, workstations, rights, the broken glass.
    void seatMoved();
    void people();
    void workstations();
    void rightsReview();
    void brokenGlass();
    void keyFailures();
    void writeSummary();
    void go(const QString& page);
    void openOrder(const QString& accession);

    Setting m_setting;
    ui::Theme& m_theme;
    const Clock& m_clock;
    ServedStore m_store;
    std::unique_ptr<Cable> m_cable;
    std::unique_ptr<client::Engine> m_engine;
    std::unique_ptr<client::Engine> m_colleague;
    std::unique_ptr<client::Engine> m_waiting; // for its approval
    std::unique_ptr<ui::Application> m_work;
    std::unique_ptr<Stage> m_stage;
    const Log& m_log;
    QHash<QString, QString> m_passwords;
    SecretBytes m_factor;       // the telephone of who set one up last
    lab::OrderId m_order;       // that goes the whole way
    lab::OrderId m_disputed;    // that two people measure
    QByteArray m_pdf;
};

} // namespace paillasse::demo
