// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QCoreApplication>
#include <QString>
#include <QStringList>

#include "app/base/bytes.h"

namespace paillasse::ui {

enum class StrengthLevel { VeryWeak, Weak, Fair, Good, VeryGood };

struct Strength {
    double bits = 0;
    int characters = 0; // code points
    StrengthLevel level = StrengthLevel::VeryWeak;
};

// How many guesses a password stands, by zxcvbn (Wheeler, USENIX Security 2016), with what an attacker knows of the person counted
// as guessed. CNIL 2022 asks for 50 bits where attempts are throttled, as the store's are.
class PasswordStrength {
    Q_DECLARE_TR_FUNCTIONS(paillasse::ui::PasswordStrength)

public:
    static constexpr int leastCharacters = 14;
    static constexpr double leastBits = 50;

    // UTF-8. `known`: the login, the names, the laboratory.
    static Strength of(ByteView password, const QStringList& known);
    // Why it will not do, or an empty string.
    static QString objection(const Strength& strength);
    static QString word(StrengthLevel level); // « faible »
};

} // namespace paillasse::ui
