// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/demo/cable.h"
#include "tests/demo/workplace.h"
#include "tests/faults/keyringdaemon.h"

namespace paillasse::demo {

// The first workstation on a bad day: keyring, cache, password and disk fail for real, one after the other; each page is pictured and
// left by the key that it names.
class KeyFailures {
public:
    struct Setting {
        QString profile;
        QString out;
        QString login;
        QString password;
    };

    KeyFailures(Setting setting, Cable& cable, ui::Theme& theme, const Clock& clock, const Log& log);

    // `elsewhere`: another workstation's engine, nobody signed in at it.
    void play(client::Engine& elsewhere);

private:
    void comeIn();
    void typeSignIn(const QString& password);
    void picture(const char* name);
    // The keyring is as it should be again; the page's own key goes on to the door.
    void recover(const char* how, bool done);
    void keyring();
    void secretMissing();
    void enrolmentChanged();
    void wrongPasswordOffline();
    void diskFull();
    void cacheCorrupt();
    void passwordChanged(client::Engine& elsewhere);
    void waitForWork();

    Setting m_setting;
    Cable& m_cable;
    ui::Theme& m_theme;
    const Clock& m_clock;
    const Log& m_log;
    faults::KeyringDaemon m_daemon;
    std::unique_ptr<Workplace> m_at;
};

} // namespace paillasse::demo
