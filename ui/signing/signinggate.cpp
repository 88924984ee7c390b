// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/signing/signinggate.h"

#include "ui/signing/signingdialog.h"
#include "ui/words/refusalwords.h"

namespace paillasse::ui {

SigningGate::SigningGate(const Theme& theme, client::Engine& engine, QWidget* page) : QObject(page), m_theme(theme), m_engine(engine), m_page(page) {}

void SigningGate::pass(std::function<void()> next)
{
    if (m_engine.session().signingUntil() > m_engine.now())
        return next();
    m_next = std::move(next);
    if (!m_dialog)
        ask();
}

void SigningGate::close()
{
    if (m_dialog)
        m_dialog->reject();
}

void SigningGate::ask()
{
    const auto& session = m_engine.session();
    m_dialog = new SigningDialog(m_theme, QString::fromStdString(session.person().displayName), session.signingNeedsCode(), m_page);
    connect(m_dialog, &SigningDialog::given, this, [this](const std::shared_ptr<SecretBytes>& password, const std::shared_ptr<SecretBytes>& code) { open(std::move(*password), std::move(*code)); });
    connect(m_dialog, &QDialog::rejected, this, [this] { m_next = {}; });
    m_dialog->open();
}

void SigningGate::open(SecretBytes password, SecretBytes code)
{
    const bool withCode = !code.isEmpty();
    m_engine.session().openSigning(std::move(password), std::move(code), this, [this, withCode](Result<Instant> until) {
        if (!until) {
            if (m_dialog)
                m_dialog->refuse(whyNot(until.error().code, withCode));
            return;
        }
        if (m_dialog)
            m_dialog->accept();
        if (auto next = std::exchange(m_next, {}))
            next();
    });
}

QString SigningGate::whyNot(ErrorCode code, bool withCode)
{
    switch (code) {
    case ErrorCode::WrongSecret: return withCode ? tr("Not your password, or not the code that is shown now. A code counts once: wait for the next one.") : tr("Not your password.");
    case ErrorCode::Locked: return tr("Too many wrong codes. Wait a minute, then try again.");
    case ErrorCode::Unreachable: return tr("The store cannot be reached: signing needs it.");
    case ErrorCode::DiskFull: return RefusalWords::storeFull();
    default: return tr("The signing key could not be opened (%1).").arg(QString::fromUtf8(toString(code).data()));
    }
}

} // namespace paillasse::ui
