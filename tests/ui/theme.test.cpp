// SPDX-License-Identifier: GPL-3.0-or-later
#include <QApplication>
#include <QSettings>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include "tests/ui/support/uiapplication.h"
#include "ui/theme/format.h"
#include "ui/theme/icons.h"
#include "ui/theme/theme.h"

using namespace paillasse;
using namespace paillasse::ui;

class ThemeTest : public QObject {
    Q_OBJECT

public:
    explicit ThemeTest(Theme& theme) : m_theme(theme) {}

private Q_SLOTS:
    void contrastFormulaAgreesWithTheStandard()
    {
        QCOMPARE(qRound(contrast(Qt::black, Qt::white) * 10), 210);
        // WCAG's own borderline example: #767676 on white is 4.54.
        QVERIFY(contrast(QColor(0x76, 0x76, 0x76), Qt::white) >= 4.5);
        QVERIFY(contrast(QColor(0x77, 0x77, 0x77), Qt::white) < 4.5);
    }

    void everythingIsLegibleInBothSchemes()
    {
        const auto rules = contrastRules();
        QVERIFY(rules.size() > 30);
        for (const ColorScheme& scheme : {ColorScheme::light(), ColorScheme::dark()}) {
            for (const ContrastRule& rule : rules) {
                const double reached = contrast(scheme[rule.front], scheme[rule.back]);
                QVERIFY2(reached >= rule.least, qPrintable(QStringLiteral("%1 on %2: %3, asked %4")
                                                               .arg(scheme[rule.front].name(), scheme[rule.back].name())
                                                               .arg(reached, 0, 'f', 2)
                                                               .arg(rule.least)));
            }
        }
    }

    void qtPaletteIsLegibleToo()
    {
        for (const ColorScheme& scheme : {ColorScheme::light(), ColorScheme::dark()}) {
            const QPalette p = scheme.toQt();
            using enum QPalette::ColorRole;
            for (const auto group : {QPalette::Active, QPalette::Inactive, QPalette::Disabled}) {
                QVERIFY(contrast(p.color(group, WindowText), p.color(group, Window)) >= 4.5);
                QVERIFY(contrast(p.color(group, Text), p.color(group, Base)) >= 4.5);
                QVERIFY(contrast(p.color(group, PlaceholderText), p.color(group, Base)) >= 4.5);
                QVERIFY(contrast(p.color(group, HighlightedText), p.color(group, Highlight)) >= 4.5);
            }
        }
    }

    void rowsComeFromTheFont()
    {
        Theme normal({SchemeChoice::Light, Density::Normal, 13});
        QCOMPARE(normal.rowHeight(), 32);
        QCOMPARE(normal.rowHeight(Density::Compact), 26);
        Theme large({SchemeChoice::Light, Density::Normal, 20});
        QVERIFY(large.rowHeight() > 44);
        QCOMPARE(large.px(13), 20);
        QCOMPARE(large.font().pixelSize(), 20);
    }

    void aLongPanelShows25Lines()
    {
        Theme compact({SchemeChoice::Light, Density::Compact, 13});
        // 768 pixels less the top band, the banner, the column heads and the status line.
        QVERIFY(25 * compact.rowHeight() <= 768 - 50 - 24);
    }

    void changingTheSchemeReachesWidgets()
    {
        QWidget widget;
        uitest::showAt(widget, {100, 100});
        QSignalSpy changed(&m_theme, &Theme::changed);
        m_theme.apply({SchemeChoice::Dark, Density::Normal, 0});
        QCOMPARE(changed.size(), 1);
        QTRY_COMPARE(widget.palette().color(QPalette::Window), ColorScheme::dark()[ColorRole::Ground]);
        m_theme.apply({});
        QTRY_COMPARE(widget.palette().color(QPalette::Window), ColorScheme::light()[ColorRole::Ground]);
        m_theme.apply({});
        QCOMPARE(changed.size(), 2);
    }

    void settingsSurviveAndDamageReadsAsDefault()
    {
        QTemporaryDir folder;
        QSettings file(folder.filePath(QStringLiteral("look.ini")), QSettings::IniFormat);
        QCOMPARE(readThemeSettings(file), ThemeSettings());
        const ThemeSettings chosen{SchemeChoice::Dark, Density::Compact, 16};
        writeThemeSettings(file, chosen);
        QCOMPARE(readThemeSettings(file), chosen);
        file.setValue(QStringLiteral("look/scheme"), QStringLiteral("purple"));
        file.setValue(QStringLiteral("look/textPixels"), 4000);
        QCOMPARE(readThemeSettings(file), (ThemeSettings{SchemeChoice::Light, Density::Compact, 24}));
    }

    void figuresStandUnderEachOther()
    {
        const QFont font = m_theme.font(TextStyle::Strong);
        const Figures& figures = m_theme.figures();
        QCOMPARE(figures.width(font, QStringLiteral("111,1")), figures.width(font, QStringLiteral("888,8")));
        QCOMPARE(figures.width(font, QStringLiteral("4,20")), figures.width(font, QStringLiteral("1,11")));
        // What the font has no glyph for still has a width and is drawn.
        QVERIFY(figures.width(font, QString::fromUtf8("日本")) > 0);
    }

    void everyIconIsDrawnInTheColourAskedFor()
    {
        for (int i = 0; i <= static_cast<int>(lastOf(Icon{})); ++i) {
            const QImage image = iconPixmap(static_cast<Icon>(i), QColor(10, 200, 30), 24, 2).toImage();
            QCOMPARE(image.width(), 48);
            bool drawn = false;
            for (int y = 0; y < image.height() && !drawn; ++y) {
                for (int x = 0; x < image.width() && !drawn; ++x)
                    drawn = image.pixelColor(x, y) == QColor(10, 200, 30);
            }
            QVERIFY2(drawn, qPrintable(QStringLiteral("icon %1").arg(i)));
        }
        QVERIFY(!applicationIcon().pixmap(64, 64).isNull());
    }

    void numbersAndDates()
    {
        const QString thin(QChar(0x202f));
        QCOMPARE(Format::count(491'840), QStringLiteral("491") + thin + QStringLiteral("840"));
        QCOMPARE(Format::count(999), QStringLiteral("999"));
        QCOMPARE(Format::decimal(6.4, 1), QStringLiteral("6,4"));
        QCOMPARE(Format::decimal(-1234.5, 1), QString(QChar(0x2212)) + QStringLiteral("1") + thin + QStringLiteral("234,5"));
        QCOMPARE(Format::date({2026, 3, 2}), QStringLiteral("02/03/2026"));
        QCOMPARE(Format::shortDate({2026, 3, 2}), QStringLiteral("02/03/26"));
        QCOMPARE(Format::date({}), QString());
    }

    void timeAloneIsOnlyForToday()
    {
        const Instant now{1'773'303'660'000}; // 12/03/2026 09:21 in Paris, 08:21 UTC
        QCOMPARE(Format::timeOrDate(now, now), QStringLiteral("09:21"));
        QCOMPARE(Format::timeOrDate(now - 24 * hourMs, now), QStringLiteral("11/03/2026 09:21"));
        // 23:30 UTC is already tomorrow in Paris.
        QCOMPARE(Format::localDay(Instant{1'773'358'200'000}), (Date{2026, 3, 13}));
    }

    void ages()
    {
        const Date day{2026, 3, 12};
        QCOMPARE(Format::age({1992, 5, 3}, day), QStringLiteral("33 ans"));
        QCOMPARE(Format::age({2025, 3, 12}, day), QStringLiteral("12 mois"));
        QCOMPARE(Format::age({2024, 3, 12}, day), QStringLiteral("2 ans"));
        QCOMPARE(Format::age({2026, 3, 11}, day), QStringLiteral("1 jour"));
        QCOMPARE(Format::age({2026, 1, 13}, day), QStringLiteral("58 jours"));
        QCOMPARE(Format::shortAge({1955, 1, 1}, day), QStringLiteral("71 a"));
    }

    void typedDates_data()
    {
        QTest::addColumn<QString>("typed");
        QTest::addColumn<QString>("iso");
        QTest::newRow("slashes") << QStringLiteral("03/05/1992") << QStringLiteral("1992-05-03");
        QTest::newRow("single digits") << QStringLiteral("3/5/1992") << QStringLiteral("1992-05-03");
        QTest::newRow("joined") << QStringLiteral("03051992") << QStringLiteral("1992-05-03");
        QTest::newRow("two digits, last century") << QStringLiteral("03/05/92") << QStringLiteral("1992-05-03");
        QTest::newRow("two digits, this year") << QStringLiteral("12/03/26") << QStringLiteral("2026-03-12");
        QTest::newRow("two digits, not yet") << QStringLiteral("13/03/26") << QStringLiteral("1926-03-13");
        QTest::newRow("no such day") << QStringLiteral("31/02/2000") << QString();
        QTest::newRow("words") << QStringLiteral("demain") << QString();
    }
    void typedDates()
    {
        QFETCH(QString, typed);
        QFETCH(QString, iso);
        const auto day = dateFromTyping(typed, {2026, 3, 12});
        QCOMPARE(day ? QString::fromStdString(day->toIso()) : QString(), iso);
    }

private:
    Theme& m_theme;
};

PAILLASSE_UI_TEST_MAIN(ThemeTest)
#include "theme.test.moc"
