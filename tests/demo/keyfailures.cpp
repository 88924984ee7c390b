// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/demo/keyfailures.h"

#include <QFile>

#include "app/client/keys/keyring.h"
#include "app/client/keys/keyslot.h"
#include "tests/faults/damagedfile.h"
#include "tests/faults/fulldisk.h"

namespace paillasse::demo {

using client::SessionState;
using ui::SignInStep;

namespace {

SecretBytes secret(const QString& text)
{
    return SecretBytes::copyOf(std::string_view(text.toStdString()));
}

} // namespace

KeyFailures::KeyFailures(Setting setting, Cable& cable, ui::Theme& theme, const Clock& clock, const Log& log)
    : m_setting(std::move(setting)), m_cable(cable), m_theme(theme), m_clock(clock), m_log(log), m_daemon(QStringLiteral("demo")) // installer/demo.sh made it so
{
}

void KeyFailures::comeIn()
{
    m_at.reset();
    m_at = std::make_unique<Workplace>(m_setting.profile, m_theme, m_clock, m_log, m_setting.out);
}

void KeyFailures::typeSignIn(const QString& password)
{
    m_at->waitsFor(SignInStep::SignIn);
    m_at->stage().fill({m_setting.login, password});
    m_at->stage().press(Qt::Key_Return);
}

void KeyFailures::picture(const char* name)
{
    m_at->waitsFor(SignInStep::Failed);
    m_at->stage().picture(QLatin1String(name));
}

void KeyFailures::recover(const char* how, bool done)
{
    if (!done)
        throw StageError(std::string("the keyring is not as before: ") + how);
    m_at->stage().press(Qt::Key_Return, Qt::ControlModifier);
    m_at->waitsFor(SignInStep::SignIn);
}

void KeyFailures::waitForWork()
{
    m_at->stage().wait("the work", [this] {
        if (m_at->door().step() == SignInStep::FirstSync && m_at->door().isUsable())
            m_at->stage().press(Qt::Key_Return);
        return m_at->isAtWork();
    }, 60'000);
}

void KeyFailures::play(client::Engine& elsewhere)
{
    m_cable.cut();
    keyring();
    secretMissing();
    enrolmentChanged();
    wrongPasswordOffline();
    m_cable.join();
    diskFull();
    cacheCorrupt();
    passwordChanged(elsewhere);
    m_at.reset();
}

void KeyFailures::keyring()
{
    if (!m_daemon.lock())
        throw StageError("the keyring does not lock");
    comeIn();
    picture("17-keyring-locked");
    recover("unlocked", m_daemon.unlock());
    if (!m_daemon.end())
        throw StageError("the keyring does not end");
    comeIn();
    picture("18-keyring-absent");
    recover("started", m_daemon.startAgain());
    if (!m_daemon.replace())
        throw StageError("no other keyring");
    comeIn();
    picture("19-keyring-changed");
    recover("put back", m_daemon.putBack());
}

void KeyFailures::secretMissing()
{
    const auto enrolment = client::Profile(m_setting.profile).readEnrolment();
    if (!enrolment || !*enrolment)
        throw StageError("no enrolment");
    const auto entry = QString::fromStdString((*enrolment)->keyringEntry);
    client::Keyring keyring;
    QObject context;
    std::shared_ptr<SecretBytes> kept;
    bool done = false;
    keyring.read(entry, &context, [&](const auto& read) {
        kept = read ? *read : nullptr;
        keyring.remove(entry, &context, [&](const Result<>&) { done = true; });
    });
    m_at->stage().wait("the entry gone", [&] { return done && kept; });
    comeIn();
    picture("20-secret-missing");
    done = false;
    keyring.write(entry, kept->clone(), &context, [&](const Result<>& back) { done = back.has_value(); });
    m_at->stage().wait("the entry back", [&] { return done; });
    recover("the entry is back", done);
}

// Somebody leads this workstation to another store.
void KeyFailures::enrolmentChanged()
{
    QFile file(m_setting.profile + QStringLiteral("/enrolment.json"));
    const auto put = [&file](const QByteArray& bytes) { return file.open(QIODevice::WriteOnly | QIODevice::Truncate) && file.write(bytes) == bytes.size() && (file.close(), true); };
    if (!file.open(QIODevice::ReadOnly))
        throw StageError("no enrolment.json");
    const auto right = file.readAll();
    file.close();
    auto wrong = right;
    if (!put(wrong.replace("127.0.0.1", "127.0.0.9")) || wrong == right)
        throw StageError("the enrolment is not changed");
    comeIn();
    picture("26-enrolment-changed");
    recover("the file is back", put(right));
}

void KeyFailures::wrongPasswordOffline()
{
    typeSignIn(QStringLiteral("pas celui-ci"));
    m_at->stage().wait("the refusal", [this] { return !m_at->door().formError().isEmpty(); });
    m_at->stage().picture(QStringLiteral("23-wrong-password-offline"));
}

void KeyFailures::diskFull()
{
    comeIn();
    m_at->waitsFor(SignInStep::SignIn);
    {
        const faults::FullDisk full;
        typeSignIn(m_setting.password);
        m_at->waitsFor(SignInStep::Failed);
    }
    picture("24-disk-full");
    m_at->stage().press(Qt::Key_Return, Qt::ControlModifier);
    waitForWork();
}

void KeyFailures::cacheCorrupt()
{
    m_at.reset();
    const client::Profile profile(m_setting.profile);
    const auto folder = profile.caches();
    const auto slots = client::Vault(profile, {}).slots();
    for (const auto& slot : slots)
        if (slot.login == m_setting.login.toStdString())
            faults::damage(folder + QLatin1Char('/') + QString::fromStdString(slot.person.toString()) + QStringLiteral(".cache"), faults::Place::FirstPage);
    comeIn();
    typeSignIn(m_setting.password);
    picture("21-cache-corrupt");
    m_at->stage().press(Qt::Key_Return, Qt::ControlModifier);
    waitForWork();
    m_at->stage().wait("everything fetched again", [this] { return m_at->engine().progress().caughtUp; }, 60'000);
}

void KeyFailures::passwordChanged(client::Engine& elsewhere)
{
    m_at.reset();
    auto& session = elsewhere.session();
    comeIn();
    m_at->waitsFor(SignInStep::SignIn);
    m_cable.cut();
    typeSignIn(m_setting.password);
    waitForWork();
    QObject context;
    bool changed = false;
    // At the other workstation, which has a cable of its own.
    session.signIn(m_setting.login, secret(m_setting.password));
    m_at->stage().wait("the other workstation", [&] {
        if (session.state() == SessionState::Failed && !session.isBusy())
            session.takeSeat();
        return session.state() == SessionState::Open;
    }, 60'000);
    session.changePassword(secret(m_setting.password), secret(m_setting.password + QStringLiteral("-2")), &context, [&](const Result<>& done) { changed = done.has_value(); });
    m_at->stage().wait("the new password", [&] { return changed; }, 60'000);
    session.signOut();
    m_at->stage().wait("the other workstation's door", [&] { return session.state() == SessionState::SignedOut && !session.isBusy(); });
    m_cable.join();
    picture("22-password-changed");
}

} // namespace paillasse::demo
