// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/signin/signinpresenter.h"

#include <QRegularExpression>

namespace paillasse::ui {

SignInPresenter::SignInPresenter(SignInRequests& requests, QObject* parent) : FormPresenter(parent), m_requests(requests) {}

void SignInPresenter::go(SignInStep step)
{
    m_step = step;
    if (step != SignInStep::Factor) {
        m_factorUri.clear();
        m_factorTyped.clear();
    }
    if (step != SignInStep::RecoveryCodes)
        m_recoveryCodes.clear();
    setFormError({});
    Q_EMIT forgetSecrets();
    setBusy(false);
    Q_EMIT stepChanged();
}

void SignInPresenter::askEnrolment(const QString& workstation, const QString& address)
{
    m_workstation = workstation;
    m_address = address;
    go(SignInStep::Enrolment);
}

void SignInPresenter::awaitApproval(const QString& workstation, const QString& words)
{
    m_workstation = workstation;
    m_words = words;
    go(SignInStep::AwaitingApproval);
}

void SignInPresenter::askSignIn(const QStringList& logins, const QString& laboratory, bool online)
{
    m_logins = logins;
    m_laboratory = laboratory;
    m_online = online;
    m_login = logins.value(0);
    go(SignInStep::SignIn);
}

void SignInPresenter::askUnlock(const QString& name, const QString& login)
{
    m_name = name;
    m_login = login;
    go(SignInStep::Unlock);
}

void SignInPresenter::setPlace(const QString& workstation, const QString& laboratory)
{
    m_workstation = workstation;
    m_laboratory = laboratory;
}

void SignInPresenter::askPreviousPassword()
{
    go(SignInStep::PreviousPassword);
}

void SignInPresenter::askCode()
{
    m_forcing = false;
    go(SignInStep::Code);
}

void SignInPresenter::askCodeForSeat()
{
    m_forcing = true;
    go(SignInStep::Code);
}

void SignInPresenter::offerFactor(SecretBytes uri, SecretBytes typed)
{
    m_factorUri = std::move(uri);
    m_factorTyped = std::move(typed);
    go(SignInStep::Factor);
}

void SignInPresenter::refuseFactor(const QString& why)
{
    Q_EMIT forgetSecrets();
    setFormError(why);
    setBusy(false);
}

void SignInPresenter::showRecoveryCodes(const QStringList& codes)
{
    m_recoveryCodes = codes;
    go(SignInStep::RecoveryCodes);
}

void SignInPresenter::beginFirstSync(bool usable)
{
    m_progress = {};
    m_usable = usable;
    go(SignInStep::FirstSync);
}

void SignInPresenter::setProgress(const Progress& progress, bool usable)
{
    m_progress = progress;
    m_usable = usable;
    Q_EMIT progressChanged();
}

void SignInPresenter::fail(Failure failure, const FailureContext& context)
{
    m_failure = failure;
    const bool onForm = m_step == SignInStep::Enrolment || m_step == SignInStep::SignIn || m_step == SignInStep::Activation
        || m_step == SignInStep::Unlock || m_step == SignInStep::PreviousPassword || m_step == SignInStep::Code;
    if (onForm && Failures::isInline(failure)) {
        Q_EMIT forgetSecrets();
        setFormError(Failures::inlineText(failure, context));
        setBusy(false);
        return;
    }
    m_message = Failures::message(failure, context);
    go(SignInStep::Failed);
}

void SignInPresenter::finish()
{
    m_name.clear();
    m_words.clear();
    go(SignInStep::Starting);
}

void SignInPresenter::submitEnrolment(SecretBytes code, const QString& workstation, const QString& address)
{
    if (isBusy())
        return;
    if (refuseForm(code.isEmpty()                    ? tr("Paste the enrolment code, or open the file that contains it.")
                   : workstation.trimmed().isEmpty() ? tr("Give this workstation a name: people will see it, for example BIOCH-02.")
                   : address.trimmed().isEmpty()     ? tr("Enter the store's address, as it stands beside the code.")
                                                     : QString()))
        return;
    m_workstation = workstation.trimmed();
    m_address = address.trimmed();
    setBusy(true);
    m_requests.enrol(std::move(code), m_workstation, m_address);
}

bool SignInPresenter::readCodeFile(const QByteArray& text, QString& code, QString& address) const
{
    static const QRegularExpression host(QStringLiteral("^[A-Za-z0-9.\\-\\[\\]:]+:[0-9]{1,5}$"));
    constexpr qsizetype mostBytes = 4096;
    if (text.size() > mostBytes)
        return false;
    QStringList codeLines;
    const QStringList lines = QString::fromUtf8(text).split(u'\n');
    for (const QString& raw : lines) {
        const QString line = raw.trimmed();
        if (line.isEmpty() || line.startsWith(u'#'))
            continue;
        if (host.match(line).hasMatch())
            address = line;
        else
            codeLines.append(line);
    }
    code = codeLines.join(QString());
    return !code.isEmpty();
}

void SignInPresenter::cancelEnrolment()
{
    m_requests.cancelEnrolment();
    askEnrolment(m_workstation, m_address);
}

void SignInPresenter::submitSignIn(const QString& login, SecretBytes password)
{
    if (isBusy())
        return;
    const QString name = login.trimmed().toLower();
    if (refuseForm(name.isEmpty() ? tr("Enter your sign-in name.") : password.isEmpty() ? tr("Enter your password.") : QString()))
        return;
    m_login = name;
    setBusy(true);
    m_requests.signIn(name, std::move(password));
}

void SignInPresenter::openActivation()
{
    go(SignInStep::Activation);
}

void SignInPresenter::closeActivation()
{
    if (!isBusy())
        go(SignInStep::SignIn);
}

void SignInPresenter::submitActivation(const QString& login, SecretBytes code, SecretBytes password, SecretBytes repeated)
{
    if (isBusy())
        return;
    const QString name = login.trimmed().toLower();
    QString wrong;
    if (name.isEmpty())
        wrong = tr("Enter your sign-in name.");
    else if (code.isEmpty())
        wrong = tr("Enter the activation code that the administrator gave you.");
    else
        wrong = PasswordStrength::objection(strengthOf(password.view(), name));
    if (wrong.isEmpty() && !password.equals(repeated))
        wrong = tr("The two passwords differ. Type both again.");
    if (refuseForm(wrong))
        return;
    m_login = name;
    setBusy(true);
    m_requests.activate(name, std::move(code), std::move(password));
}

void SignInPresenter::submitUnlock(SecretBytes password)
{
    if (isBusy() || refuseForm(password.isEmpty() ? tr("Enter your password.") : QString()))
        return;
    setBusy(true);
    m_requests.unlock(std::move(password));
}

void SignInPresenter::submitPrevious(SecretBytes password)
{
    if (isBusy() || refuseForm(password.isEmpty() ? tr("Enter your previous password.") : QString()))
        return;
    setBusy(true);
    m_requests.openWithPrevious(std::move(password));
}

void SignInPresenter::submitCode(SecretBytes code)
{
    if (isBusy())
        return;
    setBusy(true);
    if (m_forcing)
        m_requests.forceSeat(std::move(code));
    else
        m_requests.giveCode(std::move(code));
}

void SignInPresenter::submitFactor(SecretBytes code)
{
    if (isBusy() || refuseForm(code.isEmpty() ? tr("Enter the six digits that the authenticator shows.") : QString()))
        return;
    setBusy(true);
    m_requests.confirmFactor(std::move(code));
}

void SignInPresenter::finishFactor()
{
    if (isBusy())
        return;
    setBusy(true);
    m_requests.finishFactor();
}

void SignInPresenter::requestSwitch()
{
    m_requests.switchPerson();
}

void SignInPresenter::requestWork()
{
    if (m_usable)
        m_requests.beginWork();
}

void SignInPresenter::chooseAction(const QString& action)
{
    if (isBusy())
        return;
    setBusy(true);
    m_requests.resolve(action, m_failure);
}

Strength SignInPresenter::strengthOf(ByteView password, const QString& login) const
{
    return PasswordStrength::of(password, {login, m_name, m_laboratory, QStringLiteral("paillasse")});
}

} // namespace paillasse::ui
