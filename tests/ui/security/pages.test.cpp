// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/security/securitypages.h"
#include "tests/ui/support/walk.h"

using namespace paillasse;
using namespace paillasse::ui;

// What holds of all three.
class AllSecurityPagesTest : public SecurityPages {
    Q_OBJECT

public:
    using SecurityPages::SecurityPages;

private:
    static QString textOf(const QAbstractItemModel& model)
    {
        QStringList all;
        for (int row = 0; row < model.rowCount(); ++row)
            for (int column = 0; column < model.columnCount(); ++column)
                all << model.index(row, column).data().toString() << model.index(row, column).data(Qt::AccessibleTextRole).toString();
        return all.join(u'\n');
    }

private Q_SLOTS:
    void nothingIsCutOnASmallScreen()
    {
        showPages();
        for (const auto* id : {"alerts", "trail", "ledger"}) {
            m_shell->showPage(u(id));
            auto* page = m_shell->page(u(id));
            QTRY_VERIFY(page->findChild<DataTable*>()->model()->rowCount() > 0);
            QCOMPARE(uitest::faultsOf(*m_shell, laptop), QStringList());
        }
    }

    void theyStandInTheRail()
    {
        showPages();
        QStringList titles;
        for (auto* button : m_shell->rail().buttons())
            titles << button->entry().title;
        QCOMPARE(titles, QStringList({u("Alertes"), u("Qui a vu quoi"), u("Registre")}));
        QCOMPARE(m_shell->rail().buttons()[0]->entry().count, 4);
    }

    // The store sends neither; what it might send by mistake has no place to stand in.
    void noPageNamesAPatient()
    {
        showPages();
        m_shell->showPage(u("trail"));
        QTRY_VERIFY(trailPage().presenter().hasAnswer());
        const auto all = textOf(trailPage().presenter().events()) + textOf(alertsPage().presenter().list()) + textOf(alertsPage().presenter().acts());
        QVERIFY(all.contains(u("26-1122")));
        QVERIFY(!all.contains(u("mmol")));
    }
};

PAILLASSE_UI_TEST_MAIN(AllSecurityPagesTest)
#include "pages.test.moc"
