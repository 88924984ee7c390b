// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

#include "app/base/clock.h"
#include "app/client/keys/keyring.h"
#include "app/client/profile.h"

namespace paillasse::client {

// Before the program is removed: what it kept for the user who runs it goes, caches and slots first, then the keyring's entries, then
// the enrolment that names them; its certificate goes first, without which those entries are no workstation. Cut short, it is begun again. Acts that were not sent are not forgotten: without a word nothing happens,
// and with it their file stays, sealed to the store, for the next enrolment here.
class Forgetting : public QObject {
    Q_OBJECT

public:
    enum class Outcome { Done, NothingHere, InUse, UnsentActs, KeyringLeft, FilesLeft };
    struct Report {
        Outcome outcome = Outcome::Done;
        std::size_t unsent = 0;
    };

    Forgetting(Profile profile, Keyring& keyring, const Clock& clock, QObject* parent = nullptr);

    // What would go; nothing is touched.
    [[nodiscard]] Report look() const;
    // Waits for nothing: `done` is called once, later.
    void start(bool evenUnsent, std::function<void(Report)> done);

private:
    void removeEntries(std::vector<std::string> entries);
    void removeRest();
    void finish(Outcome outcome);

    Profile m_profile;
    Keyring& m_keyring;
    const Clock& m_clock;
    Report m_report;
    std::function<void(Report)> m_done;
};

} // namespace paillasse::client
