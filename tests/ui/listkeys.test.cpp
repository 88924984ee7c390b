// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <iterator>

#include <QLineEdit>
#include <QPlainTextEdit>
#include <QStackedWidget>
#include <QTest>

#include "tests/lab/desk.h"
#include "tests/ui/support/uiapplication.h"
#include "ui/models/listkeys.h"
#include "ui/models/queuetable.h"
#include "ui/models/worklistmodel.h"
#include "ui/widgets/datatable.h"

using namespace paillasse;
using namespace paillasse::ui;
using lab::testing::idOf;

namespace {

const auto first = idOf<lab::OrderId>(1);
const auto second = idOf<lab::OrderId>(2);
const auto third = idOf<lab::OrderId>(3);

client::WorkRow rowOf(const lab::OrderId& order)
{
    client::WorkRow row;
    row.order = order;
    return row;
}

} // namespace

// Whose the keys are when a list comes, and what comes to the front: a page as the shell has it, beside another one and below a search field.
class ListKeysTest : public QObject {
    Q_OBJECT

public:
    explicit ListKeysTest(const Theme& theme) : m_theme(theme) {}

private:
    struct Scene {
        explicit Scene(const Theme& theme)
        {
            search.setParent(&window);
            pages.setParent(&window);
            pages.setGeometry(0, 40, 700, 400);
            table = new DataTable(theme, QStringLiteral("list"), &page);
            work = new QPlainTextEdit(&page);
            work->move(300, 0);
            showAsQueue(*table, list, theme);
            pages.addWidget(&page);
            pages.addWidget(&other);
            keys.emplace(page, *table, *work);
            QObject::connect(table, &DataTable::idChanged, &page, [this](const QVariant& id) { front = WorklistModel::orderOf(id); });
            uitest::showAt(window, {700, 440});
        }
        // The answer to what was asked.
        bool comes(const std::vector<lab::OrderId>& orders)
        {
            std::vector<client::WorkRow> rows;
            std::ranges::transform(orders, std::back_inserter(rows), rowOf);
            list.reload(std::move(rows));
            return keys->arrived(front);
        }
        // Something else than the list.
        void brings(const lab::OrderId& order, bool isAwaited)
        {
            keys->bring(order, isAwaited);
            front = order;
        }
        [[nodiscard]] lab::OrderId chosen() const { return WorklistModel::orderOf(table->currentId()); }

        QWidget window;
        QLineEdit search;
        QStackedWidget pages;
        QWidget page;
        QLineEdit other;
        WorklistModel list{WorklistModel::Kind::Entry};
        DataTable* table;
        QPlainTextEdit* work;
        std::optional<ListKeys> keys;
        lab::OrderId front;
    };

    const Theme& m_theme;

private Q_SLOTS:
    void theFirstListTakesFreeKeys()
    {
        Scene scene(m_theme);
        scene.table->setFocus();
        QVERIFY(scene.comes({first, second}));
        QCOMPARE(scene.front, first);
        QVERIFY(scene.table->hasFocus());
    }

    void nobodysTypingGoesToTheList()
    {
        Scene scene(m_theme);
        scene.search.setFocus();
        QVERIFY(!scene.comes({first}));
        QVERIFY(scene.search.hasFocus());
        scene.keys->expect(); // even what was asked for by a key takes nothing from who has gone on
        scene.work->setFocus();
        QVERIFY(!scene.comes({first, second}));
        QVERIFY(scene.work->hasFocus());
    }

    void aPageThatIsNotInFrontTakesNothing()
    {
        Scene scene(m_theme);
        scene.search.setFocus();
        scene.keys->askFor();
        scene.pages.setCurrentWidget(&scene.other);
        scene.other.setFocus();
        scene.comes({first});
        QVERIFY(scene.other.hasFocus());
        QVERIFY(!scene.keys->areFree());
        QCOMPARE(scene.front, first); // it is there when somebody comes back
    }

    // Two tubes, the second one listed: whoever is in front for the first gives way.
    void theSecondScanReplacesTheFirst()
    {
        Scene scene(m_theme);
        scene.search.setFocus();
        scene.keys->askFor();
        scene.comes({}); // not in this list
        scene.brings(third, false);
        QVERIFY(scene.keys->areFree());
        scene.search.setFocus();
        scene.keys->askFor();
        QVERIFY(scene.comes({second}));
        QCOMPARE(scene.front, second);
        QVERIFY(scene.table->hasFocus());
    }

    void theNextScanKeepsItsKeys()
    {
        Scene scene(m_theme);
        scene.search.setFocus();
        scene.keys->askFor();
        scene.keys->begin(); // its first character, before the answer to the one before
        QVERIFY(!scene.comes({first, second}));
        QVERIFY(scene.search.hasFocus());
        QVERIFY(!scene.keys->areFree()); // nor for what is found elsewhere
    }

    void whoIsInTheResultsStaysWithThatOrderOnly()
    {
        Scene scene(m_theme);
        scene.table->setFocus();
        scene.comes({first, second});
        scene.keys->askFor();
        scene.work->setFocus();
        QVERIFY(!scene.comes({first}));
        QVERIFY(scene.work->hasFocus());
        scene.keys->askFor();
        QVERIFY(scene.comes({second}));
        QCOMPARE(scene.front, second);
        QVERIFY(scene.table->hasFocus());
    }

    // A report that was signed a moment ago and is shown is not in the list that was asked for before.
    void whatWasBroughtBeforeTheListStaysInFront()
    {
        for (const bool isListed : {false, true}) { // when the page is shown
            Scene scene(m_theme);
            if (isListed)
                scene.list.reload({rowOf(first), rowOf(second)});
            scene.brings(third, true);
            scene.keys->enter(scene.front);
            QCOMPARE(scene.front, third);
            scene.comes({first, second});
            QCOMPARE(scene.front, third);
            QVERIFY(scene.table->hasFocus() && !scene.table->currentIndex().isValid());
            QTest::keyClick(scene.table, Qt::Key_Down); // from there on it is a list like any other
            QCOMPARE(scene.front, first);
            scene.comes({third, first, second});
            QCOMPARE(scene.front, first);
        }
    }

    void noRowStandsBesideAnotherFront()
    {
        Scene scene(m_theme);
        scene.table->setFocus();
        scene.comes({first, second});
        scene.brings(third, false);
        QVERIFY(scene.chosen().isNull());
        QCOMPARE(scene.front, third);
        scene.comes({first, third});
        QCOMPARE(scene.chosen(), third);
    }

    // A list that was asked for has still to come, and does not have it any more.
    void whatWasBroughtOutlivesItsRow()
    {
        Scene scene(m_theme);
        scene.table->setFocus();
        scene.comes({first, second});
        scene.brings(second, true);
        scene.comes({first});
        QCOMPARE(scene.front, second);
        QVERIFY(scene.chosen().isNull());
    }
};

PAILLASSE_UI_TEST_MAIN(ListKeysTest)
#include "listkeys.test.moc"
