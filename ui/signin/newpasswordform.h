// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/signin/formcard.h"
#include "ui/signin/passwordstrength.h"

namespace paillasse::ui {

class StrengthBar;

// A form in which a password is chosen: typed twice, judged at each key, with a phrase for whoever would like one proposed.
class NewPasswordForm : public FormCard {
    Q_OBJECT

public:
    using FormCard::FormCard;

protected:
    void addNewPassword();
    // Empty again, with what is said below it.
    void startNewPassword();
    void measure();
    // With what an attacker knows of this person counted as guessed.
    [[nodiscard]] virtual Strength strengthOf(ByteView password) const = 0;

    [[nodiscard]] PasswordField& password() const { return *m_password; }
    [[nodiscard]] PasswordField& repeated() const { return *m_repeated; }

private:
    void proposePhrase();

    PasswordField* m_password = nullptr;
    PasswordField* m_repeated = nullptr;
    StrengthBar* m_strength = nullptr;
    Label* m_advice = nullptr;
    Label* m_phrase = nullptr;
};

} // namespace paillasse::ui
