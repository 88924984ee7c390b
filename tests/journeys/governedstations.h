// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTest>

#include "app/crypto/crypto.h"
#include "tests/journeys/station.h"

namespace paillasse::journeys {

using client::Failure;
using client::SessionState;

inline QByteArray said(Failure failure)
{
    return client::nameOf(failure);
}

inline SecretBytes secret(const QString& text)
{
    return SecretBytes::copyOf(std::string_view(text.toStdString()));
}

// A store, an administrator at a desk, a biologist at one workstation and a technician at another.
class GovernedStations : public QObject {
    Q_OBJECT

protected:
    std::unique_ptr<StoreProcess> m_store;
    std::unique_ptr<Station> m_desk; // the administrator's
    std::unique_ptr<Station> m_a;
    std::unique_ptr<Station> m_b;
    lab::PatientId m_patient;

    template <class T>
    T wait(const std::function<void(std::function<void(T)>)>& ask)
    {
        std::optional<T> answer;
        ask([&answer](T value) { answer.emplace(std::move(value)); });
        if (!QTest::qWaitFor([&answer] { return answer.has_value(); }, 60'000))
            qFatal("no answer");
        return std::move(*answer);
    }
    client::Administration& governs() { return m_desk->engine().administration(); }
    client::WorkstationEntry entryOf(const QString& name)
    {
        const auto all = wait<Result<client::WorkstationsReply>>([&](auto done) { governs().workstations(this, done); });
        for (const auto& one : all ? all->workstations : std::vector<client::WorkstationEntry>())
            if (one.name == name.toStdString())
                return one;
        return {};
    }
    void setPolicy(client::FactorPolicy factor)
    {
        auto policy = wait<Result<client::Policy>>([&](auto done) { governs().policy(this, done); });
        QVERIFY(policy);
        policy->factor = factor;
        const auto done = wait<Result<>>([&](auto reply) { governs().changePolicy(*policy, m_desk->code(QStringLiteral("tangi")), this, reply); });
        QVERIFY2(done, done ? "" : done.error().detail.c_str());
    }
    static Failure troubleAt(Station& station) { return station.engine().session().trouble().failure; }
    bool fails(Station& station, Failure failure)
    {
        return station.waits([&] { return station.engine().session().state() == SessionState::Failed && troubleAt(station) == failure; });
    }
    void door(Station& station)
    {
        station.engine().session().signOut();
        station.waitState(SessionState::SignedOut);
    }
    QByteArray knocksOffline(Station& station)
    {
        door(station);
        return said(station.refusedSignIn(QStringLiteral("yann")).failure);
    }
    // Also where the end of the session elsewhere is still on its way.
    void sitsDown(Station& station)
    {
        if (knocks(station, QStringLiteral("anais")) == SessionState::Failed)
            station.engine().session().takeSeat();
        station.answersDoor(QStringLiteral("anais"));
        station.waitCaughtUp();
    }
    // At the door with the password; what stands there then.
    SessionState knocks(Station& station, const QString& login, const QString& typed = Station::password())
    {
        auto& session = station.engine().session();
        session.signIn(login, secret(typed));
        if (!station.waits([&] { return !session.isBusy(); }, 30'000))
            qFatal("nobody answers at the door");
        return session.state();
    }

private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY(crypto::initialise());
        m_store = std::make_unique<StoreProcess>();
        const auto tangi = m_store->addPerson(QStringLiteral("tangi"), QStringLiteral("Tangi Morvan"), QStringLiteral("administrator"));
        const auto anais = m_store->addPerson(QStringLiteral("anais"), QStringLiteral("Anaïs Le Goff"), QStringLiteral("biologist"));
        const auto yann = m_store->addPerson(QStringLiteral("yann"), QStringLiteral("Yann Kerbrat"), QStringLiteral("technician"));
        m_store->start();
        m_desk = std::make_unique<Station>(*m_store, QStringLiteral("BUREAU-01"));
        m_desk->enrol();
        m_desk->activate(QStringLiteral("tangi"), tangi);
        m_a = std::make_unique<Station>(*m_store, QStringLiteral("BIOCH-01"));
        m_a->enrol();
        m_a->activate(QStringLiteral("anais"), anais);
        m_patient = m_a->registers("LE BIHAN", "Maëlle", {1992, 5, 3});
        m_b = std::make_unique<Station>(*m_store, QStringLiteral("BIOCH-02"));
        m_b->enrol();
        m_b->activate(QStringLiteral("yann"), yann);
        QVERIFY(m_a->sent());
    }
    void cleanupTestCase()
    {
        m_b.reset();
        m_a.reset();
        m_desk.reset();
        m_store->stop();
        m_store->verify();
    }
};

} // namespace paillasse::journeys
