// SPDX-License-Identifier: GPL-3.0-or-later
#include <QDragEnterEvent>
#include <QFile>
#include <QFileDialog>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLineEdit>
#include <QMimeData>
#include <QRegularExpression>

#include "app/crypto/crypto.h"
#include "tests/journeys/pagedriver.h"
#include "tests/journeys/station.h"
#include "tests/ui/support/uiapplication.h"
#include "ui/reportcheck/checkpage.h"
#include "ui/reports/reportspage.h"
#include "ui/widgets/actionbutton.h"

using namespace paillasse;
using namespace paillasse::journeys;

// A signed report leaves the laboratory as a file, and files come back: which of them is it? Asked on the page, by keys, and of the
// store's own command.
class ReportCheckJourney : public QObject {
    Q_OBJECT

public:
    explicit ReportCheckJourney(const ui::Theme& theme) : m_theme(theme) {}

private:
    const ui::Theme& m_theme;
    std::unique_ptr<StoreProcess> m_store;
    std::unique_ptr<Station> m_station;
    std::unique_ptr<ui::ReportsPage> m_reports;
    std::unique_ptr<ui::CheckPage> m_page;
    std::unique_ptr<PageDriver> m_hand;
    lab::OrderId m_order;
    QByteArray m_pdf; // version 1

    // « Résultats partiels »: one line urgently.
    void releasesFirstLine()
    {
        const auto line = m_station->file(m_order)->order.lines.front();
        std::optional<client::Released> released;
        m_station->engine().acts().release({m_order, {line.id}, {}, {}, {}, {{line.id, line.revision}}}, &m_station->engine(), [&released](const client::Released& done) { released = done; });
        QVERIFY(m_station->waits([&] { return released.has_value(); }));
        QVERIFY2(released->submission.isCommitted(), Station::whyNot(released->submission).c_str());
    }
    QString path(const char* name) const { return m_store->folder() + QLatin1Char('/') + QString::fromUtf8(name); }
    QString saved(const char* name, const QByteArray& bytes) const
    {
        QFile file(path(name));
        if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
            qFatal("cannot write %s", name);
        return file.fileName();
    }
    // The registered bytes of the newest version.
    QByteArray registered()
    {
        m_reports->activate();
        m_reports->open(QStringLiteral("order:") + QString::fromStdString(m_order.toString()));
        auto& presenter = m_reports->presenter();
        const auto wanted = static_cast<std::uint16_t>(m_station->file(m_order)->order.reports.size());
        if (!m_hand->waits([&] { return presenter.version() == wanted && presenter.isGenuine() == std::optional(true); }) || !m_station->sent())
            qFatal("the report is not registered");
        return presenter.pdf();
    }
    // By the page's own button, the dialog and its field.
    QString opened(const QString& file)
    {
        m_hand->press(Qt::Key_F7);
        if (!m_hand->dialog<QFileDialog>())
            qFatal("no dialog for the file");
        m_hand->type(file.toUtf8().constData());
        m_hand->press(Qt::Key_Return);
        return answered();
    }
    QString dropped(const QString& file)
    {
        QMimeData data;
        data.setUrls({QUrl::fromLocalFile(file)});
        QDragEnterEvent enter(QPoint(20, 20), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        QApplication::sendEvent(m_page.get(), &enter);
        QDropEvent drop(QPointF(20, 20), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        QApplication::sendEvent(m_page.get(), &drop);
        return answered();
    }
    QString answered()
    {
        auto& presenter = m_page->presenter();
        if (!m_hand->waits([&] { return QApplication::activeModalWidget() == nullptr && !presenter.isBusy() && presenter.result(); }))
            qFatal("no answer");
        return presenter.result()->title;
    }
    QString shown() const { return PageDriver::wordsOn(*m_page); }
    // What the command says of the file, as a program reads it.
    QString command(const QString& file, int exit)
    {
        const auto line = m_store->run({QStringLiteral("verify-report"), QStringLiteral("--json"), file}, exit);
        return QJsonDocument::fromJson(line.toUtf8()).object().value(QStringLiteral("verdict")).toString();
    }

private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY(crypto::initialise());
        m_store = std::make_unique<StoreProcess>();
        const auto technician = m_store->addPerson(QStringLiteral("anais"), QStringLiteral("Anaïs Le Goff"), QStringLiteral("biologist"));
        const auto biologist = m_store->addPerson(QStringLiteral("helene"), QStringLiteral("Dr Hélène Corre"), QStringLiteral("biologist"));
        m_store->importCatalogue();
        m_store->start();
        m_station = std::make_unique<Station>(*m_store, QStringLiteral("BIOCH-01"));
        m_station->enrol();
        m_station->activate(QStringLiteral("anais"), technician);
        m_order = m_station->orders(m_station->registers("LE BIHAN", "Maëlle", {1992, 5, 3}), {"NA", "K"});
        QVERIFY(m_station->enters(m_order, "NA", "139").isCommitted());
        QVERIFY(m_station->enters(m_order, "K", "4.2").isCommitted());
        QVERIFY(m_station->validates(m_order).isCommitted());
        QVERIFY(m_station->sent());
        m_station->signOut();
        m_station->activate(QStringLiteral("helene"), biologist);
        m_station->opensSigning();
        releasesFirstLine();
        m_reports = std::make_unique<ui::ReportsPage>(m_theme, m_station->engine());
        m_page = std::make_unique<ui::CheckPage>(m_theme, m_station->engine());
        m_hand = std::make_unique<PageDriver>(*m_page);
        uitest::showAt(*m_page, {1162, 718});
        m_pdf = registered();
    }
    void cleanupTestCase()
    {
        m_page.reset();
        m_reports.reset();
        m_station.reset();
        m_store->stop();
        m_store->verify();
    }

    void theRegisteredFileIsGenuine()
    {
        const auto file = saved("report.pdf", m_pdf);
        QVERIFY(!shown().contains(QStringLiteral("Authentique")));
        QCOMPARE(opened(file), QStringLiteral("Authentique"));
        // Who signed it and who registered it are two facts, though here one person.
        const auto& facts = m_page->presenter().result()->facts;
        for (const auto* name : {"Signé", "Enregistré"})
            QVERIFY2(std::ranges::any_of(facts, [name](const auto& fact) { return fact.name == QString::fromUtf8(name) && fact.value.contains(QStringLiteral("Dr Hélène Corre")); }), name);
        QVERIFY2(shown().count(QStringLiteral("Dr Hélène Corre")) == 2, qPrintable(shown()));
        QVERIFY(!shown().contains(QStringLiteral("LE BIHAN")));
        m_hand->picture("check-genuine");
        QCOMPARE(command(file, 0), QStringLiteral("genuine"));
        const auto words = m_store->run({QStringLiteral("verify-report"), file});
        QVERIFY2(words.contains(QStringLiteral("GENUINE")) && words.contains(QStringLiteral("version 1")), qPrintable(words));
        for (const auto* name : {"signed", "registered"})
            QVERIFY2(words.contains(QRegularExpression(QStringLiteral("^ *%1: .* by Dr Hélène Corre$").arg(QLatin1String(name)), QRegularExpression::MultilineOption)), qPrintable(words));
        QVERIFY(!words.contains(QStringLiteral("BIHAN")));
    }

    // However it was changed, and though its code and signature are untouched.
    void whatWasChangedIsAltered()
    {
        auto flipped = m_pdf;
        flipped[flipped.indexOf("stream\n") + 100] = static_cast<char>(flipped[flipped.indexOf("stream\n") + 100] ^ 1);
        QCOMPARE(dropped(saved("flipped.pdf", flipped)), QStringLiteral("Altéré"));
        m_hand->picture("check-altered");
        QCOMPARE(command(path("flipped.pdf"), 4), QStringLiteral("altered"));

        const auto updated = m_pdf + "\n9 0 obj\n<< /Type /Annot /Subtype /FreeText /Contents (6,1) >>\nendobj\nstartxref\n0\n%%EOF\n";
        QCOMPARE(dropped(saved("updated.pdf", updated)), QStringLiteral("Altéré"));
        QCOMPARE(command(path("updated.pdf"), 4), QStringLiteral("altered"));

        // Another page round the same signed metadata.
        const auto from = m_pdf.indexOf("<?xpacket begin");
        const auto packet = m_pdf.mid(from, m_pdf.indexOf("<?xpacket end") - from);
        QVERIFY(packet.contains("signerKey"));
        QCOMPARE(dropped(saved("forged.pdf", "%PDF-1.4\n1 0 obj\n<< /Type /Metadata >>\nstream\n" + packet + "\nendstream\nendobj\n")), QStringLiteral("Altéré"));
        QCOMPARE(command(path("forged.pdf"), 4), QStringLiteral("altered"));
    }

    void whatIsNoReportIsSaidToBeNone()
    {
        QCOMPARE(dropped(saved("invoice.pdf", "%PDF-1.4\nanything\n%%EOF\n")), QStringLiteral("Inconnu de ce laboratoire"));
        QCOMPARE(command(path("invoice.pdf"), 7), QStringLiteral("unknown"));
        QCOMPARE(dropped(saved("picture.pdf", "\x89PNG\r\n")), QStringLiteral("Pas un PDF"));
        QCOMPARE(command(path("picture.pdf"), 8), QStringLiteral("unreadable"));
        QCOMPARE(dropped(saved("empty.pdf", {})), QStringLiteral("Pas un PDF"));
        QCOMPARE(command(path("empty.pdf"), 8), QStringLiteral("unreadable"));
        QCOMPARE(command(path("absent.pdf"), 8), QStringLiteral("unreadable"));
        // 200 MB are read; a byte more is no report.
        QFile large(path("large.pdf"));
        QVERIFY(large.open(QIODevice::WriteOnly) && large.write("%PDF-1.4\n") > 0 && large.resize(client::ReportChecks::mostBytes + 1));
        large.close();
        QCOMPARE(dropped(path("large.pdf")), QStringLiteral("Trop volumineux"));
        QCOMPARE(command(path("large.pdf"), 8), QStringLiteral("unreadable"));
        QVERIFY(large.remove());
    }

    void theCodeOfAPaperIsLookedAt()
    {
        const auto from = m_pdf.indexOf("PAILLASSE:2:");
        const auto code = m_pdf.mid(from, m_pdf.indexOf('<', from) - from);
        auto* field = m_page->findChild<QLineEdit*>();
        const auto entered = [&](const QByteArray& text) {
            m_page->focusEntry();
            field->clear();
            m_hand->type(text.constData());
            m_hand->press(Qt::Key_Return);
            return answered();
        };
        QCOMPARE(entered(code.toLower()), QStringLiteral("Le code est celui du laboratoire"));
        QVERIFY(shown().contains(QStringLiteral("ne prouve rien")));
        m_hand->picture("check-code");
        auto forged = code;
        forged[code.lastIndexOf('.') - 60] = forged[code.lastIndexOf('.') - 60] == 'A' ? 'B' : 'A'; // in the hash of the contents
        QCOMPARE(entered(forged), QStringLiteral("Code falsifié"));
        QCOMPARE(entered("6,4"), QStringLiteral("Ce n’est pas le code d’un compte rendu"));
    }

    void whatNeedsTheStoreSaysSoBeforehand()
    {
        auto* button = m_page->findChild<ui::PrimaryButton*>();
        m_station->unplug();
        QVERIFY(m_hand->waits([&] { return !button->isEnabled(); }));
        QVERIFY2(shown().contains(QStringLiteral("injoignable")), qPrintable(shown()));
        m_hand->picture("check-offline");
        m_station->plugIn();
        QVERIFY(m_hand->waits([&] { return button->isEnabled(); }));
    }

    void aNewerVersionSupersedesAndAWithdrawalEnds()
    {
        QVERIFY(m_station->releases(m_order).submission.isCommitted());
        const auto second = registered();
        QCOMPARE(dropped(path("report.pdf")), QStringLiteral("Remplacé par la version 2"));
        m_hand->picture("check-superseded");
        QCOMPARE(command(path("report.pdf"), 5), QStringLiteral("superseded"));
        QCOMPARE(dropped(saved("second.pdf", second)), QStringLiteral("Authentique"));

        m_reports->presenter().withdraw(m_reports->presenter().subject(), QStringLiteral("mauvais patient"));
        QVERIFY(m_hand->waits([&] { return m_station->file(m_order)->order.reports.size() == 3; }));
        QCOMPARE(dropped(path("second.pdf")), QStringLiteral("Retiré"));
        m_hand->picture("check-withdrawn");
        QCOMPARE(command(path("second.pdf"), 6), QStringLiteral("withdrawn"));
        QCOMPARE(command(saved("notice.pdf", registered()), 0), QStringLiteral("genuine"));
    }
};

PAILLASSE_UI_TEST_MAIN(ReportCheckJourney)
#include "reportcheck.test.moc"
