// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/account/accountpresenter.h"

#include "ui/models/onlineonly.h"

namespace paillasse::ui {

AccountPresenter::AccountPresenter(client::Engine& engine, QObject* parent) : FormPresenter(parent), m_engine(engine) {}

void AccountPresenter::go(AccountStep step)
{
    m_step = step;
    if (step != AccountStep::Factor) {
        m_uri.clear();
        m_typed.clear();
    }
    if (step != AccountStep::RecoveryCodes)
        m_codes.clear();
    if (step != AccountStep::Overview)
        m_said.clear();
    setFormError({});
    Q_EMIT forgetSecrets();
    setBusy(false);
    Q_EMIT stepChanged();
}

void AccountPresenter::openPassword()
{
    if (!isBusy())
        go(AccountStep::Password);
}

void AccountPresenter::openFactor()
{
    if (isBusy())
        return;
    m_replacing = true;
    if (session().hasFactor())
        go(AccountStep::Code);
    else
        offer({});
}

void AccountPresenter::openRecoveryCodes()
{
    if (isBusy() || !session().hasFactor())
        return;
    m_replacing = false;
    go(AccountStep::Code);
}

void AccountPresenter::back()
{
    if (!isBusy())
        go(AccountStep::Overview);
}

void AccountPresenter::lock()
{
    Q_EMIT forgetSecrets();
    if (m_step == AccountStep::Password || m_step == AccountStep::Code)
        go(AccountStep::Overview);
}

void AccountPresenter::submitPassword(SecretBytes present, SecretBytes next, SecretBytes repeated)
{
    if (isBusy())
        return;
    QString wrong = present.isEmpty() ? tr("Enter your present password.") : PasswordStrength::objection(strengthOf(next.view()));
    if (wrong.isEmpty() && next.equals(present))
        wrong = tr("This is the password that you have. Choose another one.");
    if (wrong.isEmpty() && !next.equals(repeated))
        wrong = tr("The two passwords differ. Type both again.");
    if (refuseForm(wrong))
        return;
    setBusy(true);
    m_engine.session().changePassword(std::move(present), std::move(next), this, [this](const Result<>& done) {
        setBusy(false);
        if (done) {
            m_said = tr("Your password is changed. Elsewhere it counts as soon as the store is reached.");
            return go(AccountStep::Overview);
        }
        setFormError(done.error().code == ErrorCode::WrongSecret ? tr("Not your present password. Nothing was changed.") : why(done.error()));
    });
}

void AccountPresenter::submitCode(SecretBytes code)
{
    if (isBusy() || refuseForm(code.isEmpty() ? tr("Enter a code of the authenticator that you have, or a recovery code.") : QString()))
        return;
    if (m_replacing)
        return offer(std::move(code));
    setBusy(true);
    m_engine.session().newRecoveryCodes(std::move(code), this, [this](const Result<std::vector<std::string>>& codes) { showCodes(codes); });
}

void AccountPresenter::offer(SecretBytes presentCode)
{
    setBusy(true);
    m_engine.session().beginFactor(std::move(presentCode), this, [this](const Result<client::FactorOffer>& offered) {
        setBusy(false);
        if (!offered)
            return setFormError(why(offered.error()));
        go(AccountStep::Factor);
        m_uri = offered->uri();
        m_typed = offered->typed();
        Q_EMIT stepChanged();
    });
}

void AccountPresenter::submitFactor(SecretBytes code)
{
    if (isBusy() || refuseForm(code.isEmpty() ? tr("Enter the six digits that the authenticator shows.") : QString()))
        return;
    setBusy(true);
    m_engine.session().confirmFactor(std::move(code), this, [this](const Result<std::vector<std::string>>& codes) { showCodes(codes); });
}

void AccountPresenter::showCodes(const Result<std::vector<std::string>>& codes)
{
    setBusy(false);
    if (!codes) {
        // An offer that waited too long is made again from the beginning.
        if (codes.error().code == ErrorCode::NotFound)
            go(AccountStep::Overview);
        // What became of it is known when there is an answer.
        return setFormError(codes.error().code == ErrorCode::Unreachable ? tr("The store did not answer. Try again with the next code.") : why(codes.error()));
    }
    go(AccountStep::RecoveryCodes);
    for (const auto& one : *codes)
        m_codes << QString::fromStdString(one);
    Q_EMIT stepChanged();
}

Strength AccountPresenter::strengthOf(ByteView password) const
{
    const auto& person = session().person();
    return PasswordStrength::of(password, {QString::fromStdString(person.login), QString::fromStdString(person.displayName), session().laboratoryName(), QStringLiteral("paillasse")});
}

QString AccountPresenter::against() const
{
    return OnlineOnly::why(m_engine, tr("The store cannot be reached: all of this needs it."));
}

QString AccountPresenter::why(const Error& error)
{
    switch (error.code) {
    case ErrorCode::WrongSecret: return tr("Not the code that it shows now, or one that was used before. Wait for the next one.");
    case ErrorCode::Locked: return tr("Too many wrong attempts. Wait a minute, then try again.");
    case ErrorCode::Unreachable: return tr("The store cannot be reached, and this needs it. Nothing was changed.");
    case ErrorCode::NotFound: return tr("The new authenticator waited too long. Begin again.");
    case ErrorCode::DiskFull: return tr("The disk of this workstation is full. Nothing was changed.");
    default: return tr("It could not be done (%1). Try again.").arg(QString::fromUtf8(toString(error.code).data()));
    }
}

} // namespace paillasse::ui
