// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/signin/signinpresenter.h"

namespace paillasse::uitest {

// Sign-in pages with nobody behind them.
class NoRequests final : public ui::SignInRequests {
public:
    void enrol(SecretBytes, const QString&, const QString&) override {}
    void cancelEnrolment() override {}
    void signIn(const QString&, SecretBytes) override {}
    void activate(const QString&, SecretBytes, SecretBytes) override {}
    void unlock(SecretBytes) override {}
    void openWithPrevious(SecretBytes) override {}
    void giveCode(SecretBytes) override {}
    void forceSeat(SecretBytes) override {}
    void confirmFactor(SecretBytes) override {}
    void finishFactor() override {}
    void switchPerson() override {}
    void beginWork() override {}
    void resolve(const QString&, ui::Failure) override {}
};

} // namespace paillasse::uitest
