// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QApplication>
#include <QLineEdit>
#include <QTest>

#include "tests/ui/support/fakewatch.h"
#include "tests/ui/support/uiapplication.h"
#include "ui/administration/askdialog.h"
#include "ui/security/alertspage.h"
#include "ui/security/ledgerpage.h"
#include "ui/security/trailpage.h"
#include "ui/shell/shell.h"
#include "ui/theme/theme.h"
#include "ui/widgets/datatable.h"

namespace paillasse::ui {

// The three pages of supervision in their frame, as an officer sees them, over a store in memory.
class SecurityPages : public QObject {
    Q_OBJECT

public:
    explicit SecurityPages(Theme& theme) : m_theme(theme) {}

protected:
    class FixedClock final : public Clock {
    public:
        [[nodiscard]] Instant now() const override { return at; }
        Instant at{1'773'303'660'000}; // 12/03/2026 09:21 in Paris
    };
    static constexpr QSize laptop{1366, 768};
    static inline const QString nbsp{QChar(0x00a0)};

    static QString u(const char* text) { return QString::fromUtf8(text); }
    static QString idOf(const client::Alert& alert) { return QString::fromStdString(alert.id.toString()); }

    void showPages()
    {
        m_shell = std::make_unique<Shell>(m_theme);
        std::vector<std::unique_ptr<Page>> pages;
        pages.push_back(std::make_unique<AlertsPage>(m_theme, *m_watch, m_clock, m_watch->me));
        pages.push_back(std::make_unique<TrailPage>(m_theme, *m_watch, m_clock));
        pages.push_back(std::make_unique<LedgerPage>(m_theme, *m_watch, m_clock));
        m_shell->setPages({u("Marc Olivier"), u("Responsable sécurité"), u("Laboratoire du Blavet · Pontivy")}, std::move(pages));
        uitest::showAt(*m_shell, laptop);
        QApplication::setActiveWindow(m_shell.get());
        QVERIFY(QTest::qWaitFor([this] { return alertsPage().presenter().overview().has_value(); }));
    }
    AlertsPage& alertsPage() { return *qobject_cast<AlertsPage*>(m_shell->page(u("alerts"))); }
    TrailPage& trailPage() { return *qobject_cast<TrailPage*>(m_shell->page(u("trail"))); }
    static DataTable& table(const QWidget& in, const QString& name)
    {
        for (auto* table : in.findChildren<DataTable*>())
            if (table->accessibleName() == name)
                return *table;
        qFatal("no table %s", qPrintable(name));
    }
    void press(int key, Qt::KeyboardModifiers modifiers = {})
    {
        if (!dialog())
            QApplication::setActiveWindow(m_shell.get()); // no window manager gives it back after a dialog
        QTest::keyClick(QApplication::focusWidget() ? QApplication::focusWidget() : m_shell.get(), static_cast<Qt::Key>(key), modifiers);
    }
    AskDialog* dialog() const
    {
        auto* found = m_shell->findChild<AskDialog*>();
        return found && found->isVisible() ? found : nullptr;
    }
    // Types into the one field of the dialog that is open, and says yes.
    void give(const QString& text)
    {
        QVERIFY(QTest::qWaitFor([this] { return dialog() && dialog()->findChild<QLineEdit*>(); }));
        auto* field = dialog()->findChild<QLineEdit*>();
        field->clear();
        QTest::keyClicks(field, text);
        QTest::keyClick(field, Qt::Key_Return);
    }

    Theme& m_theme;
    FixedClock m_clock;
    std::unique_ptr<uitest::FakeWatch> m_watch;
    std::unique_ptr<Shell> m_shell;

private Q_SLOTS:
    void init()
    {
        m_watch = std::make_unique<uitest::FakeWatch>(m_clock.now());
        m_watch->fillWithADay();
    }
    void cleanup()
    {
        m_shell.reset();
        m_watch.reset();
    }
};

} // namespace paillasse::ui
