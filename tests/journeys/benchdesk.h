// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractButton>

#include "app/crypto/crypto.h"
#include "tests/journeys/pagedriver.h"
#include "tests/journeys/station.h"
#include "tests/ui/support/uiapplication.h"
#include "ui/bench/benchpage.h"
#include "ui/widgets/datatable.h"

namespace paillasse::journeys {

// The bench's page in front of a real store: Anaïs, who may read HIV, and three orders of a sodium and a potassium.
class BenchDesk : public QObject {
    Q_OBJECT

public:
    explicit BenchDesk(const ui::Theme& theme) : m_theme(theme) {}

protected:
    const ui::Theme& m_theme;
    std::unique_ptr<StoreProcess> m_store;
    std::unique_ptr<Station> m_station;
    std::unique_ptr<ui::BenchPage> m_page;
    std::unique_ptr<PageDriver> m_hand;
    std::vector<lab::OrderId> m_orders;

    QString currentExamination() const
    {
        const auto& grid = m_page->presenter().grid();
        const auto* line = grid.line(m_page->grid().currentIndex().row());
        return line ? QString::fromStdString(line->examination) : QString();
    }
    bool isInFront(const lab::OrderId& order) const
    {
        const auto* file = m_page->presenter().file();
        return file && file->order.id == order;
    }

    ui::ResultGridModel& grid() const { return m_page->presenter().grid(); }
    int rowOf(const char* code) const
    {
        for (int row = 0; row < grid().rowCount(); ++row)
            if (grid().line(row)->examination == code)
                return row;
        return -1;
    }
    void enter(const char* code, const char* keys) const
    {
        m_page->grid().setFocus();
        m_page->grid().setCurrentIndex(grid().index(rowOf(code), ui::ResultGridModel::Result));
        m_hand->type(keys);
        m_hand->press(Qt::Key_Return);
    }
    bool shows(const lab::OrderId& order) const
    {
        m_page->presenter().open(order);
        return m_hand->waits([&] { return isInFront(order); });
    }
    lab::ResultLine line(const lab::OrderId& order, const char* code) const { return *std::ranges::find(m_station->file(order)->order.lines, code, &lab::ResultLine::examination); }
    QAbstractButton* visibleButton(const char* text) const
    {
        for (auto* button : m_page->findChildren<QAbstractButton*>())
            if (button->isVisible() && button->text() == QString::fromUtf8(text))
                return button;
        return nullptr;
    }

private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY(crypto::initialise());
        m_store = std::make_unique<StoreProcess>();
        const auto code = m_store->addPerson(QStringLiteral("anais"), QStringLiteral("Anaïs Le Goff"), QStringLiteral("biologist"), {QStringLiteral("--may-read"), QStringLiteral("hiv")});
        m_store->importCatalogue();
        m_store->start();
        m_station = std::make_unique<Station>(*m_store, QStringLiteral("BIOCH-01"));
        m_station->enrol();
        m_station->activate(QStringLiteral("anais"), code);
        const auto patient = m_station->registers("LE BIHAN", "Maëlle", {1992, 5, 3});
        for (int i = 0; i < 3; ++i)
            m_orders.push_back(m_station->orders(patient, {"NA", "K"}));
        m_page = std::make_unique<ui::BenchPage>(m_theme, m_station->engine());
        m_hand = std::make_unique<PageDriver>(*m_page);
        uitest::showAt(*m_page, {1162, 718});
        m_page->activate();
        QVERIFY(m_hand->waits([&] { return m_page->presenter().worklist().rowCount() == 3; }));
    }
    void cleanupTestCase()
    {
        m_page.reset();
        m_station.reset();
        m_store->stop();
        m_store->verify();
    }
};

} // namespace paillasse::journeys
