// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>

#include "app/client/engine.h"
#include "ui/signin/formpresenter.h"
#include "ui/signin/passwordstrength.h"

namespace paillasse::ui {

// Code: of the present second factor, before it is replaced or its recovery codes are.
enum class AccountStep { Overview, Password, Code, Factor, RecoveryCodes };

// What somebody does about their own account. All of it needs the store.
class AccountPresenter final : public FormPresenter {
    Q_OBJECT

public:
    explicit AccountPresenter(client::Engine& engine, QObject* parent = nullptr);

    void openPassword();
    // Sets one up, or replaces the one that is there.
    void openFactor();
    void openRecoveryCodes();
    void back();
    // What was typed is forgotten; codes that were shown and not yet kept stay.
    void lock();

    void submitPassword(SecretBytes present, SecretBytes next, SecretBytes repeated);
    void submitCode(SecretBytes code);
    void submitFactor(SecretBytes code);
    [[nodiscard]] Strength strengthOf(ByteView password) const;

    [[nodiscard]] AccountStep step() const { return m_step; }
    [[nodiscard]] bool replacesFactor() const { return m_replacing; }
    [[nodiscard]] client::PutAside& putAside() { return m_engine.putAside(); }
    [[nodiscard]] const client::Session& session() const { return m_engine.session(); }
    // Why none of it can be done now; empty: the store is there.
    [[nodiscard]] QString against() const;
    [[nodiscard]] const SecretBytes& factorUri() const { return m_uri; }
    [[nodiscard]] const SecretBytes& factorTyped() const { return m_typed; }
    [[nodiscard]] const QStringList& recoveryCodes() const { return m_codes; }
    // What was done last, in words.
    [[nodiscard]] const QString& said() const { return m_said; }

Q_SIGNALS:
    void stepChanged();

private:
    void go(AccountStep step);
    void offer(SecretBytes presentCode);
    void showCodes(const Result<std::vector<std::string>>& codes);
    [[nodiscard]] static QString why(const Error& error);

    client::Engine& m_engine;
    AccountStep m_step = AccountStep::Overview;
    bool m_replacing = false;
    SecretBytes m_uri;
    SecretBytes m_typed;
    QStringList m_codes;
    QString m_said;
};

} // namespace paillasse::ui
