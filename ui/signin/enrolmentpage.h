// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/signin/form.h"

class QLineEdit;

namespace paillasse::ui {

// The workstation's first start: the code, the name that people will see, where the store is.
class EnrolmentPage final : public Form {
    Q_OBJECT

public:
    EnrolmentPage(const Theme& theme, SignInPresenter& presenter, QWidget* parent = nullptr);

    void refresh() override;
    // Fills the form from a code file; says so on the form where it is none.
    void readFile(const QString& path);

protected:
    void submit() override;

private:
    void chooseFile();

    PasswordField* m_code;
    QLineEdit* m_name;
    QLineEdit* m_address;
    Label* m_fileError;
};

// The code was right; now an administrator looks whether it is this machine.
class ApprovalPage final : public Form {
    Q_OBJECT

public:
    ApprovalPage(const Theme& theme, SignInPresenter& presenter, QWidget* parent = nullptr);

    void refresh() override;

protected:
    void submit() override {}

private:
    Label* m_text;
    Label* m_words;
};

} // namespace paillasse::ui
