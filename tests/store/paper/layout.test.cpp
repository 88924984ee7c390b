// SPDX-License-Identifier: GPL-3.0-or-later
#include <QElapsedTimer>
#include <QRegularExpression>
#include <QTest>

#include "app/store/paper/layout.h"
#include "tests/store/paper/papers.h"

using namespace paillasse;
using namespace paillasse::store;
using namespace paillasse::store::paper;
using namespace paillasse::store::testing;

namespace {

QString textOf(const Bytes& pdf)
{
    const QTemporaryDir folder;
    return said(QStringLiteral("pdftotext"), {QStringLiteral("-layout"), QStringLiteral("-enc"), QStringLiteral("UTF-8"), saved(folder, QStringLiteral("paper.pdf"), pdf), QStringLiteral("-")});
}

} // namespace

// A statement as people find it on paper.
class PaperLayoutTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QVERIFY(crypto::initialise()); }

    void itSaysWhatTheStatementSays()
    {
        const auto made = layOut(sampleStatement(3));
        QVERIFY2(made, made ? "" : made.error().detail.c_str());
        QVERIFY(asText(*made).starts_with("%PDF-1.4"));
        const auto text = textOf(*made);
        for (const auto* words : {"Qui a vu quoi", "Laboratoire du Blavet – Hennebont", "Marc Olivier, responsable de la sécurité", "Dr Hélène Corre", "PAILLASSE-02", "à l’instant indiqué", "page 1/1"})
            QVERIFY2(text.contains(QString::fromUtf8(words)), qPrintable(text));
        QVERIFY(textOf(*layOut(sampleStatement(4))).contains(QStringLiteral("« 26-112298 »")));
    }

    void theSameStatementIsTheSamePaper()
    {
        QVERIFY(*layOut(sampleStatement(50)) == *layOut(sampleStatement(50)));
    }

    void eachPageHasItsHeadAndNumber()
    {
        const auto text = textOf(*layOut(sampleStatement(200)));
        const auto pages = text.split(u'\f', Qt::SkipEmptyParts);
        QVERIFY(pages.size() > 3);
        for (int i = 0; i < pages.size(); ++i) {
            QVERIFY2(pages[i].contains(QStringLiteral("page %1/%2").arg(i + 1).arg(pages.size())), qPrintable(pages[i]));
            QVERIFY2(pages[i].contains(QStringLiteral("Ce qui a été fait")), qPrintable(pages[i]));
        }
    }

    // Every row, each once, in order, wherever pages break.
    void noRowIsLost()
    {
        auto statement = sampleStatement(0);
        auto& rows = statement.sections.back().table->rows;
        for (int i = 0; i < 700; ++i)
            rows.push_back({"row" + std::to_string(i), std::string(static_cast<std::size_t>(i % 90), 'm') + " " + std::string(static_cast<std::size_t>(i % 40), 'x'), "", "", ""});
        const auto text = textOf(*layOut(statement));
        auto found = QRegularExpression(QStringLiteral("row(\\d+)")).globalMatch(text);
        int next = 0;
        for (; found.hasNext(); ++next)
            QCOMPARE(found.next().captured(1).toInt(), next);
        QCOMPARE(next, 700);
    }

    void longTextsDoNotLeaveThePage()
    {
        auto statement = sampleStatement(2);
        statement.sections.front().paragraphs = {};
        std::string words;
        for (int i = 0; i < 4000; ++i)
            words += "mot" + std::to_string(i) + " ";
        statement.sections.front().paragraphs.push_back(words);
        statement.sections.back().table->rows[1][3] = words;
        statement.title = words;
        const auto text = textOf(*layOut(statement));
        QVERIFY(text.contains(QStringLiteral("mot3999"))); // a paragraph goes on over pages
        QVERIFY(text.contains(u'…'));                      // a cell does not
    }

    void namesDoNotTurnWhatFollows()
    {
        auto statement = sampleStatement(1);
        statement.sections.back().table->rows[0][1] = "Corre\xe2\x80\xae" "erroC\x01\xff";
        const auto text = textOf(*layOut(statement));
        QVERIFY(text.contains(QStringLiteral("Corre")));
        QVERIFY(!text.contains(QChar(0x202E)));
        statement.sections.back().table->rows[0].pop_back();
        QVERIFY(layOut(statement).error().code == ErrorCode::InvalidInput);
    }

    void manyRowsAreManyPages()
    {
        QElapsedTimer timer;
        timer.start();
        const auto made = layOut(sampleStatement(20'000));
        QVERIFY2(made, made ? "" : made.error().detail.c_str());
        qInfo("20,000 rows in %lld ms, %zu bytes", timer.elapsed(), made->size());
    }
};

QTEST_GUILESS_MAIN(PaperLayoutTest)
#include "layout.test.moc"
