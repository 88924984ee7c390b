// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/crypto/crypto.h"
#include "tests/journeys/pagedriver.h"
#include "tests/journeys/station.h"
#include "tests/ui/support/uiapplication.h"
#include "ui/reports/reportspage.h"
#include "ui/validation/validationpage.h"

namespace paillasse::journeys {

// From the bench to the report: Anaïs, who enters and validates technically at one workstation, and Dr Corre, who signs on two pages at
// another.
class BenchAndOffice : public QObject {
    Q_OBJECT

public:
    explicit BenchAndOffice(const ui::Theme& theme) : m_theme(theme) {}

protected:
    const ui::Theme& m_theme;
    std::unique_ptr<StoreProcess> m_store;
    std::unique_ptr<Station> m_bench;
    std::unique_ptr<Station> m_office;
    std::unique_ptr<ui::ValidationPage> m_validation;
    std::unique_ptr<ui::ReportsPage> m_reports;

    static QString subjectOf(const lab::OrderId& order) { return QStringLiteral("order:") + QString::fromStdString(order.toString()); }
    void measures(const lab::OrderId& order, const char* examination, const char* value)
    {
        const auto entered = m_bench->enters(order, examination, value);
        QVERIFY2(entered.isCommitted(), Station::whyNot(entered).c_str());
    }
    void validates(const lab::OrderId& order)
    {
        const auto valid = m_bench->validates(order);
        QVERIFY2(valid.isCommitted(), Station::whyNot(valid).c_str());
    }
    // In front at the biologist's, with this examination in this state.
    bool isInFront(const lab::OrderId& order, const char* examination, lab::LineState state)
    {
        if (!m_bench->sent() || !m_office->waits([&] { return m_office->state(order, examination) == state; }))
            return false;
        m_validation->open(subjectOf(order));
        return PageDriver::waits([&] {
            const auto* file = m_validation->presenter().file();
            const auto found = file ? std::ranges::find(file->order.lines, examination, &lab::ResultLine::examination) : std::vector<lab::ResultLine>::const_iterator();
            return file && file->order.id == order && found->state == state;
        });
    }

private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY(crypto::initialise());
        m_store = std::make_unique<StoreProcess>();
        const QStringList entitled{QStringLiteral("--may-read"), QStringLiteral("hiv")};
        const auto anais = m_store->addPerson(QStringLiteral("anais"), QStringLiteral("Anaïs Le Goff"), QStringLiteral("biologist"), entitled);
        const auto helene = m_store->addPerson(QStringLiteral("helene"), QStringLiteral("Dr Hélène Corre"), QStringLiteral("biologist"), entitled);
        m_store->importCatalogue();
        m_store->start();
        m_bench = std::make_unique<Station>(*m_store, QStringLiteral("BIOCH-01"));
        m_bench->enrol();
        m_bench->activate(QStringLiteral("anais"), anais);
        m_office = std::make_unique<Station>(*m_store, QStringLiteral("BIOLOGISTE-1"));
        m_office->enrol();
        m_office->activate(QStringLiteral("helene"), helene);
        m_validation = std::make_unique<ui::ValidationPage>(m_theme, m_office->engine());
        m_reports = std::make_unique<ui::ReportsPage>(m_theme, m_office->engine());
        prepare();
    }
    void cleanupTestCase()
    {
        m_reports.reset();
        m_validation.reset();
        m_office.reset();
        m_bench.reset();
        m_store->stop();
        m_store->verify();
    }

protected:
    // What the journey begins with.
    virtual void prepare() = 0;
};

} // namespace paillasse::journeys
