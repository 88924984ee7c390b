// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/account/accountpresenter.h"
#include "ui/signin/factorforms.h"
#include "ui/signin/newpasswordform.h"

namespace paillasse::ui {

class ActionButton;

// Who one is, where one sits, and what may be done about it.
class OverviewForm final : public FormCard {
    Q_OBJECT

public:
    OverviewForm(const Theme& theme, AccountPresenter& presenter, QWidget* parent);

    void refresh() override;
    void focusEntry() override;

Q_SIGNALS:
    void closed();
    void asideAsked();

protected:
    void submit() override { Q_EMIT closed(); }

private:
    void countAside();

    AccountPresenter& m_presenter;
    Label* m_who;
    Label* m_place;
    Label* m_factorText;
    Label* m_asideHeading;
    Label* m_asideText;
    ActionButton* m_aside;
    ActionButton* m_password;
    ActionButton* m_factor;
    ActionButton* m_codes;
    Label* m_said;
};

class PasswordForm final : public NewPasswordForm {
    Q_OBJECT

public:
    PasswordForm(const Theme& theme, AccountPresenter& presenter, QWidget* parent);

    void refresh() override { startNewPassword(); }

protected:
    void submit() override;
    [[nodiscard]] Strength strengthOf(ByteView password) const override { return m_presenter.strengthOf(password); }

private:
    AccountPresenter& m_presenter;
    PasswordField* m_present;
    Label* m_working;
};

// A code of the second factor that is to be replaced, or whose recovery codes are.
class PresentCodeForm final : public FormCard {
    Q_OBJECT

public:
    PresentCodeForm(const Theme& theme, AccountPresenter& presenter, QWidget* parent);

    void refresh() override;

protected:
    void submit() override;

private:
    AccountPresenter& m_presenter;
    Label* m_text;
    PasswordField* m_code;
};

class NewFactorForm final : public FactorForm {
    Q_OBJECT

public:
    NewFactorForm(const Theme& theme, AccountPresenter& presenter, QWidget* parent);

    void refresh() override { show(m_presenter.factorUri(), m_presenter.factorTyped()); }

protected:
    void submit() override { m_presenter.submitFactor(takeCode()); }

private:
    AccountPresenter& m_presenter;
};

class NewCodesForm final : public RecoveryForm {
    Q_OBJECT

public:
    NewCodesForm(const Theme& theme, AccountPresenter& presenter, QWidget* parent) : RecoveryForm(theme, presenter, parent), m_presenter(presenter) {}

    void refresh() override { show(m_presenter.recoveryCodes()); }

protected:
    void submit() override { m_presenter.back(); }

private:
    AccountPresenter& m_presenter;
};

} // namespace paillasse::ui
