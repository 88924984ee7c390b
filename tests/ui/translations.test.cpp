// SPDX-License-Identifier: GPL-3.0-or-later
//
// Reads tr() from ui afresh into copies of the .ts files: what is missing or unfinished there fails, with the words.
#include <QCoreApplication>
#include <QFile>
#include <QProcess>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>
#include <QTranslator>
#include <QXmlStreamReader>

#include "ui/theme/format.h"
#include "ui/theme/translations.h"

namespace {

struct Entry {
    QString context;
    QString source;
    QString translation; // plural forms joined by a line's end
    bool finished = true;
};

QList<Entry> readEntries(const QString& path)
{
    QList<Entry> entries;
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return entries;
    QXmlStreamReader xml(&file);
    QString context;
    while (!xml.atEnd()) {
        if (xml.readNext() != QXmlStreamReader::StartElement)
            continue;
        if (xml.name() == u"name") {
            context = xml.readElementText();
        } else if (xml.name() == u"message") {
            entries.append({context, {}, {}, true});
        } else if (xml.name() == u"source") {
            entries.last().source = xml.readElementText();
        } else if (xml.name() == u"translation") {
            const auto type = xml.attributes().value(QLatin1String("type"));
            entries.last().finished = type.isEmpty();
            entries.last().translation = xml.readElementText(QXmlStreamReader::IncludeChildElements);
        }
    }
    return entries;
}

QString source(const char* path)
{
    return QStringLiteral(QT_TESTCASE_SOURCEDIR "/../../") + QString::fromLatin1(path);
}

// The places for numbers and words: "%1", "%n".
QStringList places(const QString& text)
{
    QStringList found;
    for (qsizetype i = 0; i + 1 < text.size(); ++i) {
        if (text[i] == u'%' && (text[i + 1].isDigit() || text[i + 1] == u'n') && !found.contains(text.mid(i, 2)))
            found.append(text.mid(i, 2));
    }
    found.sort();
    return found;
}

} // namespace

class TranslationsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QVERIFY(m_folder.isValid()); }

    void nothingIsMissingOrUnfinished_data()
    {
        QTest::addColumn<QString>("language");
        QTest::addColumn<bool>("pluralsOnly");
        QTest::newRow("French") << QStringLiteral("fr") << false;
        QTest::newRow("English plurals") << QStringLiteral("en") << true;
    }
    void nothingIsMissingOrUnfinished()
    {
        QFETCH(QString, language);
        QFETCH(bool, pluralsOnly);
        const QString name = QStringLiteral("paillasse_%1.ts").arg(language);
        const QString copy = m_folder.filePath(name);
        QVERIFY(QFile::copy(source("translations/") + name, copy));
        QStringList arguments{QStringLiteral("-silent"), QStringLiteral("-locations"), QStringLiteral("none"), QStringLiteral("-no-obsolete"),
                              QStringLiteral("-extensions"), QStringLiteral("h,cpp,ui"), QStringLiteral("-I"), source(""), source("ui")};
        if (pluralsOnly)
            arguments.prepend(QStringLiteral("-pluralonly"));
        arguments << QStringLiteral("-ts") << copy;
        QProcess lupdate;
        lupdate.start(QStringLiteral(LUPDATE), arguments);
        QVERIFY(lupdate.waitForFinished(60'000));
        QCOMPARE(lupdate.exitCode(), 0);

        const auto entries = readEntries(copy);
        QVERIFY(entries.size() > (pluralsOnly ? 10 : 250));
        QStringList wrong;
        for (const Entry& entry : entries) {
            if (!entry.finished || entry.translation.trimmed().isEmpty())
                wrong.append(entry.context + QStringLiteral(": ") + entry.source);
        }
        for (const QString& entry : wrong)
            qWarning("%s", qPrintable(entry)); // one by one: a failure's text is cut short
        QVERIFY2(wrong.isEmpty(), qPrintable(QStringLiteral("%1 to translate, named above").arg(wrong.size())));
    }

    // French asks for a space that does not break before : ; ! ? and inside its quotation marks.
    void frenchSpacesDoNotBreak()
    {
        static const QRegularExpression breaking(QStringLiteral("\\S [:;!?»]|« "));
        QStringList wrong;
        for (const Entry& entry : readEntries(source("translations/paillasse_fr.ts")))
            if (entry.translation.contains(breaking))
                wrong.append(entry.translation);
        QVERIFY2(wrong.isEmpty(), qPrintable(wrong.join(QLatin1Char('\n'))));
    }

    void everyPlaceIsKept()
    {
        const auto entries = readEntries(source("translations/paillasse_fr.ts"));
        QVERIFY(!entries.isEmpty());
        for (const Entry& entry : entries) {
            if (entry.finished)
                QVERIFY2(places(entry.source) == places(entry.translation), qPrintable(entry.source + QStringLiteral(" → ") + entry.translation));
        }
    }

    void bothLanguagesLoad()
    {
        paillasse::ui::Translations translations(*QCoreApplication::instance());
        QVERIFY(translations.use(QStringLiteral("fr")));
        QCOMPARE(paillasse::ui::Format::age({1992, 5, 3}, {2026, 3, 12}), QStringLiteral("33 ans"));
        // Qt's own words come with it.
        QCOMPARE(QCoreApplication::translate("QPlatformTheme", "Cancel"), QStringLiteral("Annuler"));
        QVERIFY(translations.use(QStringLiteral("en")));
        QCOMPARE(paillasse::ui::Format::age({2025, 3, 11}, {2026, 3, 12}), QStringLiteral("12 months"));
        QCOMPARE(paillasse::ui::Format::age({1992, 5, 3}, {2026, 3, 12}), QStringLiteral("33 years"));
    }

private:
    QTemporaryDir m_folder;
};

QTEST_GUILESS_MAIN(TranslationsTest)
#include "translations.test.moc"
