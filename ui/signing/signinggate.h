// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>

#include <QObject>
#include <QPointer>

#include "app/client/engine.h"

namespace paillasse::ui {

class SigningDialog;
class Theme;

// What needs the signature goes through here: at once while it is open, after the password (and the code, where one is asked) otherwise.
class SigningGate : public QObject {
    Q_OBJECT

public:
    SigningGate(const Theme& theme, client::Engine& engine, QWidget* page);

    // Given up, nothing is done.
    void pass(std::function<void()> next);
    // The station locks: the question goes, and what waited behind it.
    void close();

private:
    void ask();
    void open(SecretBytes password, SecretBytes code);
    [[nodiscard]] static QString whyNot(ErrorCode code, bool withCode);

    const Theme& m_theme;
    client::Engine& m_engine;
    QWidget* m_page;
    QPointer<SigningDialog> m_dialog;
    std::function<void()> m_next;
};

} // namespace paillasse::ui
