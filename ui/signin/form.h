// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/signin/formcard.h"
#include "ui/signin/signinpresenter.h"

namespace paillasse::ui {

// A page of sign-in.
class Form : public FormCard {
    Q_OBJECT

public:
    Form(const Theme& theme, SignInPresenter& presenter, const QString& title, QWidget* parent = nullptr) : FormCard(theme, presenter, title, parent), m_presenter(presenter) {}

protected:
    [[nodiscard]] SignInPresenter& presenter() const { return m_presenter; }

private:
    SignInPresenter& m_presenter;
};

} // namespace paillasse::ui
