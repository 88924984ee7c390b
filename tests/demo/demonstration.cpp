// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/demo/demonstration.h"

#include <QFile>
#include <QJsonDocument>
#include <QRandomGenerator>

#include "app/crypto/totp.h"
#include "tests/demo/keyfailures.h"
#include "tests/demo/summary.h"
#include "ui/reportcheck/checkpage.h"
#include "ui/shell/lockoverlay.h"

namespace paillasse::demo {

namespace {

// Chosen at random each time, as a person's generated phrase would be: nothing is ever the default.
QString newPassword()
{
    QString text;
    for (int i = 0; i < 4; ++i)
        text += QString::number(QRandomGenerator::system()->generate64(), 36).leftJustified(6, QLatin1Char('x')).left(6) + QLatin1Char('-');
    return text + QStringLiteral("Ker7");
}

SecretBytes secret(const QString& text)
{
    return SecretBytes::copyOf(text.toStdString());
}

} // namespace

Demonstration::Demonstration(Setting setting, ui::Theme& theme, const Clock& clock, const Log& log)
    : m_setting(std::move(setting)), m_theme(theme), m_clock(clock), m_store(m_setting.store, m_setting.data, m_setting.migrations), m_log(log)
{
    if (!m_store.start())
        throw StageError("the store does not start");
    m_cable = std::make_unique<Cable>(m_store.port());
    m_here = std::make_unique<Workplace>(m_setting.profiles + QStringLiteral("/first"), theme, clock, log, m_setting.out);
}

Demonstration::~Demonstration() = default;

void Demonstration::play()
{
    enrol();
    firstSignIn(QString::fromLatin1(receptionist), true);
    reception();
    signOut();
    firstSignIn(QString::fromLatin1(technician), false);
    bench();
    signOut();
    firstSignIn(QString::fromLatin1(biologist), false);
    validation();
    report();
    reportCheck();
    signOut();
    signInAgain(QString::fromLatin1(technician));
    colleagueSignsIn();
    offline();
    refusedAct();
    seatMoved();
    people();
    workstations();
    signOut();
    rightsReview();
    signOut();
    brokenGlass();
    signOut();
    alertsLife();
    whoSawWhat();
    migration();
    codeAtTheDoor();
    keyFailures();
    m_steps.end();
    writeSummary();
}

void Demonstration::enrol()
{
    m_steps.begin(QStringLiteral("enrolment"));
    m_here->enrol({m_setting.codes.value(QStringLiteral("enrol-1")), QStringLiteral("127.0.0.1:%1").arg(m_cable->port()), QStringLiteral("BIOCH-02")}, QStringLiteral("1-enrolment"));
}

void Demonstration::firstSignIn(const QString& login, bool withPictures)
{
    m_steps.begin(QStringLiteral("sign-in ") + login);
    const auto password = newPassword();
    m_passwords.insert(login, password);
    m_here->activate({login, m_setting.codes.value(login), password, password}, withPictures ? QStringLiteral("2-sign-in") : QString());
    if (m_here->door().step() == ui::SignInStep::Factor)
        setUpFactor(login);
    m_steps.begin(QStringLiteral("first synchronisation ") + login);
    if (withPictures)
        stage().picture(QStringLiteral("3-first-sync"));
    m_here->goToWork();
    stage().wait("everything synchronised", [this] { return engine().progress().caughtUp; }, 60'000);
}

// Whoever signs takes the secret into their telephone, types its code, and keeps the recovery codes.
void Demonstration::setUpFactor(const QString& login)
{
    auto& presenter = m_here->door();
    m_steps.begin(QStringLiteral("second factor"));
    const auto typed = presenter.factorTyped().view();
    m_telephones[login].add(journeys::fromBase32(asText(typed)), m_clock.now() + -crypto::totpStepMs);
    stage().fill({codeOf(login)});
    stage().picture(QStringLiteral("10-second-factor"));
    stage().press(Qt::Key_Return);
    stage().wait("the recovery codes", [&] { return presenter.step() == ui::SignInStep::RecoveryCodes; });
    stage().press(Qt::Key_Return);
}

QString Demonstration::codeOf(const QString& login)
{
    SecretBytes code;
    constexpr int steps = 2 * crypto::totpStepMs;
    stage().wait("a code that was not shown before", [&] {
        code = m_telephones[login].next(m_clock.now());
        return !code.isEmpty();
    }, steps);
    return QString::fromStdString(std::string(asText(code.view())));
}

void Demonstration::signInAgain(const QString& login)
{
    m_steps.begin(QStringLiteral("sign-in again ") + login);
    m_here->signIn(login, m_passwords.value(login));
    stage().wait("everything synchronised", [this] { return engine().progress().caughtUp; }, 60'000);
}

void Demonstration::signOut()
{
    m_steps.begin(QStringLiteral("switch person"));
    m_here->signOut();
}

// The file that just left the laboratory comes back: is it ours?
void Demonstration::reportCheck()
{
    m_steps.begin(QStringLiteral("report check"));
    stage().go(QStringLiteral("report-check"));
    const auto& presenter = m_here->page<ui::CheckPage>().presenter();
    stage().press(Qt::Key_F7);
    stage().wait("the file's dialog", [this] { return stage().dialog() != nullptr; });
    stage().type(m_setting.out + QStringLiteral("/report.pdf"));
    stage().press(Qt::Key_Return);
    stage().wait("the verdict", [&] { return presenter.result().has_value(); });
    stage().pause(300);
    stage().picture(QStringLiteral("11-report-check"));
}

// The colleague's engine is worked directly: they only measure one line, and take the technician's seat.
void Demonstration::colleagueSignsIn()
{
    m_steps.begin(QStringLiteral("second workstation"));
    m_there = std::make_unique<client::Engine>(client::Profile(m_setting.profiles + QStringLiteral("/second")), m_clock, m_log);
    auto& session = m_there->session();
    session.start();
    stage().wait("the second workstation", [&] { return session.state() == client::SessionState::NotEnrolled; });
    session.enrol(secret(m_setting.codes.value(QStringLiteral("enrol-2"))), QStringLiteral("BIOCH-03"), QStringLiteral("127.0.0.1:%1").arg(m_store.port()));
    stage().wait("its enrolment", [&] { return session.state() == client::SessionState::SignedOut; });
    const auto login = QString::fromLatin1(colleague);
    session.activate(login, secret(m_setting.codes.value(login)), secret(newPassword()));
    stage().wait("the colleague", [&] { return session.state() == client::SessionState::Open; });
    stage().wait("their synchronisation", [this] { return m_there->progress().caughtUp; }, 60'000);
}

// The day is over; the same workstation on a bad one.
void Demonstration::keyFailures()
{
    m_steps.begin(QStringLiteral("key failures"));
    m_here.reset();
    m_there->session().signOut();
    const auto login = QString::fromLatin1(technician);
    KeyFailures({m_setting.profiles + QStringLiteral("/first"), m_setting.out, login, m_passwords.value(login)}, *m_cable, m_theme, m_clock, m_log).play(*m_there);
}

void Demonstration::writeSummary()
{
    m_waiting.reset();
    m_there.reset();
    m_store.stop();
    auto summary = summaryOf(m_setting.data, m_order, m_pdf);
    if (!summary)
        throw StageError("the store does not tell what became of the order: " + summary.error().detail);
    const auto said = m_store.verifyReport(m_setting.out + QStringLiteral("/report.pdf"));
    summary->insert(QStringLiteral("verifyReport"), said);
    const QJsonObject certificate{{QStringLiteral("pdf"), m_store.verifyCertificate(m_setting.out + QStringLiteral("/certificate.pdf"))}, {QStringLiteral("json"), m_store.verifyCertificate(m_setting.out + QStringLiteral("/certificate.json"))}};
    summary->insert(QStringLiteral("verifyCertificate"), certificate);
    summary->insert(QStringLiteral("ownMandateIsRefused"), m_isOwnRefused);
    summary->insert(QStringLiteral("accessionAtReception"), m_accession);
    // The order that came in at the reception is the one that the signed file reports.
    const bool isOneThread = said[QStringLiteral("accession")].toString() == m_accession && summary->value(QStringLiteral("order"))[QStringLiteral("accession")].toString() == m_accession;
    summary->insert(QStringLiteral("reportIsOfTheOrderReceived"), isOneThread);
    summary->insert(QStringLiteral("steps"), m_steps.taken());
    QFile file(m_setting.out + QStringLiteral("/summary.json"));
    const auto text = QJsonDocument(*summary).toJson();
    if (!file.open(QIODevice::WriteOnly) || file.write(text) != text.size())
        throw StageError("the summary could not be written");
    if (!isOneThread)
        throw StageError("the report is of another order than the reception placed");
}

} // namespace paillasse::demo
