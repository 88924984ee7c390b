// SPDX-License-Identifier: GPL-3.0-or-later
#include <numeric>

#include <QAbstractItemModelTester>
#include <QApplication>
#include <QLineEdit>
#include <QMap>
#include <QPainter>
#include <QSet>
#include <QSignalSpy>
#include <QStandardItemModel>
#include <QTest>

#include "tests/ui/support/uiapplication.h"
#include "ui/theme/theme.h"
#include "ui/widgets/celldelegate.h"
#include "ui/widgets/cells.h"
#include "ui/widgets/datatable.h"

using namespace paillasse;
using namespace paillasse::ui;

namespace {

// Rows of (id, value); the value of every third row cannot be edited.
class Rows : public QAbstractTableModel {
public:
    explicit Rows(QList<int> ids) : m_ids(std::move(ids)) {}

    int rowCount(const QModelIndex& parent = {}) const override { return parent.isValid() ? 0 : static_cast<int>(m_ids.size()); }
    int columnCount(const QModelIndex& parent = {}) const override { return parent.isValid() ? 0 : 2; }
    QVariant data(const QModelIndex& index, int role) const override
    {
        m_asked.insert(index.row());
        if (role == IdRole)
            return m_ids[index.row()];
        if (role == Qt::DisplayRole || role == Qt::EditRole)
            return index.column() == 0 ? QVariant(QString::number(m_ids[index.row()])) : QVariant(m_values.value(m_ids[index.row()]));
        return {};
    }
    bool setData(const QModelIndex& index, const QVariant& value, int) override
    {
        m_values[m_ids[index.row()]] = value.toString();
        Q_EMIT dataChanged(index, index);
        return true;
    }
    [[nodiscard]] qsizetype rowsAsked() const { return m_asked.size(); }
    Qt::ItemFlags flags(const QModelIndex& index) const override
    {
        auto flags = QAbstractTableModel::flags(index);
        if (index.isValid() && index.column() == 1 && m_ids[index.row()] % 3 != 0)
            flags |= Qt::ItemIsEditable;
        return flags;
    }
    void reset(QList<int> ids)
    {
        beginResetModel();
        m_ids = std::move(ids);
        endResetModel();
    }
    void prepend(int id)
    {
        beginInsertRows({}, 0, 0);
        m_ids.prepend(id);
        endInsertRows();
    }
    void remove(int row)
    {
        beginRemoveRows({}, row, row);
        m_ids.removeAt(row);
        endRemoveRows();
    }
    [[nodiscard]] QString value(int id) const { return m_values.value(id); }

private:
    QList<int> m_ids;
    mutable QSet<int> m_asked;
    QMap<int, QString> m_values;
};

} // namespace

class DataTableTest : public QObject {
    Q_OBJECT

public:
    explicit DataTableTest(Theme& theme) : m_theme(theme) {}

private Q_SLOTS:
    void theSelectionFollowsTheIdThroughAReset()
    {
        Rows rows({10, 20, 30});
        QAbstractItemModelTester tester(&rows);
        DataTable table(m_theme, QStringLiteral("Demandes"));
        table.setModel(&rows);
        QVERIFY(table.setCurrentId(20));
        QSignalSpy changed(&table, &DataTable::idChanged);
        rows.reset({30, 40, 20});
        QCOMPARE(table.currentId(), QVariant(20));
        QCOMPARE(table.currentIndex().row(), 2);
        QVERIFY(table.selectionModel()->isSelected(table.currentIndex()));
        QCOMPARE(changed.size(), 0); // nothing else was chosen in between
    }

    void rowsThatComeInMoveNothing()
    {
        Rows rows({10, 20, 30});
        DataTable table(m_theme, QStringLiteral("Demandes"));
        table.setModel(&rows);
        table.setCurrentId(20);
        QSignalSpy changed(&table, &DataTable::idChanged);
        rows.prepend(5);
        QCOMPARE(table.currentId(), QVariant(20));
        rows.remove(0);
        rows.remove(0);
        QCOMPARE(table.currentId(), QVariant(20));
        QCOMPARE(changed.size(), 0);
    }

    void theNeighbourIsNotChosenInstead()
    {
        Rows rows({10, 20, 30});
        DataTable table(m_theme, QStringLiteral("Demandes"));
        table.setModel(&rows);
        uitest::showAt(table, {300, 300});
        table.setFocus();
        table.setCurrentId(20);
        QSignalSpy changed(&table, &DataTable::idChanged);
        QSignalSpy lost(&table, &DataTable::idLost);
        rows.remove(1);
        QVERIFY(!table.currentId().isValid());
        QVERIFY(table.selectionModel()->selectedRows().isEmpty());
        QCOMPARE(lost.value(0), QVariantList{20});
        QCOMPARE(changed.size(), 1);
        QVERIFY(!changed[0][0].isValid());
        table.setCurrentId(30);
        rows.reset({10});
        QVERIFY(!table.currentId().isValid());
        QCOMPARE(lost.size(), 2);
    }

    void bothEntersOpenARow()
    {
        Rows rows({10, 20, 30});
        DataTable table(m_theme, QStringLiteral("Demandes"));
        table.setModel(&rows);
        uitest::showAt(table, {300, 300});
        table.focusEntry();
        QCOMPARE(table.currentId(), QVariant(10));
        QSignalSpy activated(&table, &DataTable::idActivated);
        QTest::keyClick(&table, Qt::Key_Down);
        QTest::keyClick(&table, Qt::Key_Enter, Qt::KeypadModifier);
        QTest::keyClick(&table, Qt::Key_Return);
        QCOMPARE(activated.size(), 2);
        QCOMPARE(activated[0][0], QVariant(20));
    }

    void keypadEnterCommitsAndGoesOn()
    {
        Rows rows({1, 2, 3, 4});
        DataTable table(m_theme, QStringLiteral("Résultats"));
        table.setModel(&rows);
        ResultDelegate* delegate = table.setResultColumn(1);
        uitest::showAt(table, {300, 300});
        QSignalSpy typed(delegate, &ResultDelegate::typed);
        table.setCurrentId(1, 1);
        table.setFocus();
        QTest::keyClick(&table, Qt::Key_6); // typing opens the cell
        QWidget* editor = table.viewport()->focusWidget();
        QVERIFY(editor);
        QTest::keyClicks(editor, QStringLiteral(".4"));
        QCOMPARE(typed.last()[1].toString(), QStringLiteral("6,4"));
        QTest::keyClick(editor, Qt::Key_Enter, Qt::KeypadModifier);
        QCOMPARE(rows.value(1), QStringLiteral("6,4"));
        QCOMPARE(table.currentId(), QVariant(2));
        // The next cell is open already; row 3 cannot be edited and is passed over.
        editor = QApplication::focusWidget();
        QVERIFY(qobject_cast<QLineEdit*>(editor));
        QTest::keyClicks(editor, QStringLiteral("7"));
        QTest::keyClick(editor, Qt::Key_Return);
        QCOMPARE(rows.value(2), QStringLiteral("7"));
        QCOMPARE(table.currentId(), QVariant(4));
        // Escape takes back what was typed; Enter on the last one gives the keys back to the table.
        editor = QApplication::focusWidget();
        QTest::keyClicks(editor, QStringLiteral("9"));
        QTest::keyClick(editor, Qt::Key_Escape);
        QCOMPARE(rows.value(4), QString());
        QTest::keyClick(&table, Qt::Key_8);
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return);
        QCOMPARE(rows.value(4), QStringLiteral("8"));
        QVERIFY(table.hasFocus());
    }

    void rowsHaveOneHeightAndTheBarIsDrawn()
    {
        Rows rows({10, 20, 30});
        DataTable table(m_theme, QStringLiteral("Demandes"));
        table.setModel(&rows);
        uitest::showAt(table, {300, 300});
        QCOMPARE(table.rowHeight(0), m_theme.rowHeight());
        m_theme.apply({SchemeChoice::Light, Density::Compact, 0});
        QCOMPARE(table.rowHeight(2), m_theme.rowHeight(Density::Compact));
        m_theme.apply({});
        table.setCurrentId(20);
        const QImage image = table.viewport()->grab().toImage();
        const int y = table.rowViewportPosition(1) + m_theme.rowHeight() / 2;
        for (int x = 0; x < 3; ++x)
            QCOMPARE(image.pixelColor(x, y), m_theme.color(ColorRole::Accent));
        QCOMPARE(image.pixelColor(4, y), m_theme.color(ColorRole::Selection));
        QCOMPARE(image.pixelColor(1, table.rowViewportPosition(0) + 10), m_theme.color(ColorRole::Surface));
    }

    // What does not fit on one line is read on two, where the row has room for them; nothing is cut that could be shown.
    void aLongNameIsReadOnTwoLines()
    {
        const auto inkOf = [this](const QString& name, int width) {
            QStandardItemModel model(1, 1);
            model.setData(model.index(0, 0), name, Qt::DisplayRole);
            CellDelegate delegate(m_theme);
            QStyleOptionViewItem option;
            option.rect = QRect(0, 0, width, m_theme.rowHeight());
            QImage image(option.rect.size(), QImage::Format_RGB32);
            image.fill(Qt::white);
            QPainter painter(&image);
            delegate.paint(&painter, option, model.index(0, 0));
            painter.end();
            int top = image.height();
            int bottom = 0;
            for (int y = 0; y < image.height() - 1; ++y) // without the line between rows
                for (int x = 0; x < image.width(); ++x)
                    if (qGray(image.pixel(x, y)) < 128) {
                        top = std::min(top, y);
                        bottom = std::max(bottom, y);
                    }
            return bottom - top;
        };
        const auto name = QStringLiteral("Alanine aminotransférase (ALAT)");
        const int oneLine = inkOf(name, 400);
        QVERIFY(inkOf(name, 174) > oneLine * 3 / 2);
        QVERIFY(inkOf(QStringLiteral("Aminotransférases"), 60) <= oneLine); // one word is cut as before
    }

    void aHundredThousandRowsOpenAtOnce()
    {
        QList<int> ids(100'000);
        std::iota(ids.begin(), ids.end(), 1);
        Rows rows(ids);
        DataTable table(m_theme, QStringLiteral("Demandes"));
        table.setModel(&rows);
        uitest::showAt(table, {600, 600});
        table.grab();
        // What is not on screen is not asked for.
        QVERIFY2(rows.rowsAsked() < 100, qPrintable(QString::number(rows.rowsAsked())));
    }

private:
    Theme& m_theme;
};

PAILLASSE_UI_TEST_MAIN(DataTableTest)
#include "datatable.test.moc"
