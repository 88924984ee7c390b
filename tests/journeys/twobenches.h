// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTest>

#include "app/crypto/crypto.h"
#include "tests/journeys/station.h"

namespace paillasse::journeys {

// A store and two workstations: Anaïs, a biologist, at one, Yann, a technician, at the other, and one patient.
class TwoBenches : public QObject {
    Q_OBJECT

protected:
    std::unique_ptr<StoreProcess> m_store;
    std::unique_ptr<Station> m_a;
    std::unique_ptr<Station> m_b;
    lab::PatientId m_patient;

    // Placed at one, and seen at both.
    lab::OrderId orderOf(const std::vector<std::string>& examinations)
    {
        const auto order = m_a->orders(m_patient, examinations);
        if (!m_b->waits([&] { return m_b->state(order, examinations.front().c_str()).has_value(); }))
            qFatal("the order does not reach B");
        return order;
    }

private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY(crypto::initialise());
        m_store = std::make_unique<StoreProcess>();
        const auto anais = m_store->addPerson(QStringLiteral("anais"), QStringLiteral("Anaïs Le Goff"), QStringLiteral("biologist"));
        const auto yann = m_store->addPerson(QStringLiteral("yann"), QStringLiteral("Yann Le Gall"), QStringLiteral("technician"));
        m_store->start();
        m_a = std::make_unique<Station>(*m_store, QStringLiteral("BIOCH-01"));
        m_b = std::make_unique<Station>(*m_store, QStringLiteral("BIOCH-02"));
        m_a->enrol();
        m_b->enrol();
        m_a->activate(QStringLiteral("anais"), anais);
        m_b->activate(QStringLiteral("yann"), yann);
        m_patient = m_a->registers("LE BIHAN", "Maëlle", {1992, 5, 3});
    }
    void cleanupTestCase()
    {
        m_a.reset();
        m_b.reset();
        if (m_store->isRunning())
            m_store->stop();
        m_store->verify();
    }
};

} // namespace paillasse::journeys
