// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/fleet.h"

#include <QProcess>
#include <QTest>

#include "app/crypto/enrolmentcode.h"
#include "app/crypto/totp.h"

namespace paillasse::bench {

bool waitFor(const std::function<bool()>& holds, int milliseconds)
{
    return QTest::qWaitFor(holds, milliseconds);
}

bool fillStore(test::RunningStore& store, const Setting& setting)
{
    if (store.init().exit != 0)
        return false;
    const std::string folder = CATALOGUE_FOLDER;
    if (store.command({"catalogue", "import"}, {folder + "/benches.csv", folder + "/tubes.csv", folder + "/comments.csv", folder + "/catalogue.csv"}).exit != 0)
        return false;
    QProcess synthetic;
    synthetic.setStandardErrorFile(QProcess::nullDevice()); // its progress
    synthetic.start(QStringLiteral(SYNTHETIC), {QStringLiteral("--data"), QString::fromStdString(store.data()), QStringLiteral("--catalogue"), QStringLiteral(CATALOGUE_FOLDER), QStringLiteral("--patients"),
                                                QString::number(setting.patients), QStringLiteral("--history"), QString::number(setting.orders), QStringLiteral("--history-days"), QStringLiteral("80"),
                                                QStringLiteral("--lines"), QStringLiteral("10"), QStringLiteral("--today"), QStringLiteral("24")});
    return synthetic.waitForFinished(-1) && synthetic.exitCode() == 0;
}

Station::Station(QString profile, const Clock& clock, const Log& log) : m_engine(std::make_unique<client::Engine>(client::Profile(std::move(profile)), clock, log)) {}

Station::~Station() = default;

bool Station::enrol(test::RunningStore& store, const std::string& name)
{
    auto& session = m_engine->session();
    session.start();
    if (!waitFor([&] { return session.state() == client::SessionState::NotEnrolled; }, 20'000))
        return false;
    const auto code = store.command({"workstation", "enrol"}, {"--approve"}).after("Enrolment code:");
    session.enrol(SecretBytes::copyOf(code), QString::fromStdString(name), QStringLiteral("127.0.0.1:%1").arg(store.port()));
    return waitFor([&] { return session.state() == client::SessionState::SignedOut; }, 20'000);
}

bool Station::signIn(test::RunningStore& store, const std::string& login, const std::string& role)
{
    const auto code = store.addPerson(login, role);
    auto& session = m_engine->session();
    session.activate(QString::fromStdString(login), SecretBytes::copyOf(code), password());
    if (!waitFor([&] { return session.state() == client::SessionState::Open || session.state() == client::SessionState::NeedsFactor; }, 60'000))
        return false;
    if (session.state() == client::SessionState::NeedsFactor)
        session.beginFactor({}, m_engine.get(), [this](const Result<client::FactorOffer>& offer) {
            if (offer)
                m_engine->session().confirmFactor(crypto::totpCode(offer->secret, crypto::totpStep(SystemClock().now())), m_engine.get(),
                                                  [this](const Result<std::vector<std::string>>&) { m_engine->session().finishFactor(); });
        });
    return waitFor([&] { return session.state() == client::SessionState::Open; }, 60'000);
}

SecretBytes Station::password()
{
    return SecretBytes::copyOf(std::string_view("une phrase longue pour le banc"));
}

bool Station::waitCaughtUp(int milliseconds)
{
    return waitFor([&] { return m_engine->progress().caughtUp; }, milliseconds);
}

} // namespace paillasse::bench
