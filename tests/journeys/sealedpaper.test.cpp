// SPDX-License-Identifier: GPL-3.0-or-later
#include <QFileDialog>
#include <QLineEdit>
#include <QProcess>

#include "tests/journeys/governedstations.h"
#include "tests/journeys/pagedriver.h"
#include "tests/ui/support/uiapplication.h"
#include "ui/administration/askdialog.h"
#include "ui/security/securitypages.h"
#include "ui/security/trailpage.h"
#include "ui/theme/theme.h"

using namespace paillasse;
using namespace paillasse::journeys;

// The security officer takes the trail away on paper, and somebody else finds out whether the paper is worth anything.
class SealedPaperJourneys : public GovernedStations {
    Q_OBJECT

public:
    explicit SealedPaperJourneys(const ui::Theme& theme) : m_theme(theme) {}

private:
    const ui::Theme& m_theme;
    QTemporaryDir m_folder;
    std::unique_ptr<Station> m_office;
    QString m_paper = m_folder.filePath(QStringLiteral("trace.pdf"));

    [[nodiscard]] static QString said(const QString& program, const QStringList& arguments)
    {
        QProcess process;
        process.start(program, arguments);
        if (!process.waitForFinished(60'000))
            qFatal("%s does not end", qPrintable(program));
        return QString::fromUtf8(process.readAllStandardOutput());
    }

private Q_SLOTS:
    void theOfficerSitsDown()
    {
        const auto marc = m_store->addPerson(QStringLiteral("marc"), QStringLiteral("Marc Olivier"), QStringLiteral("security-officer"));
        m_office = std::make_unique<Station>(*m_store, QStringLiteral("SECURITE-01"));
        m_office->enrol();
        m_office->activate(QStringLiteral("marc"), marc);
        m_a->engine().trail().opened(lab::ReadingKind::OpenedPatient, lab::DocumentKind::Patient, lab::documentId(m_patient), m_patient);
    }

    void theTrailIsSavedByKeys()
    {
        const auto made = ui::makeTrailPage(m_theme, m_office->engine(), m_office->clock());
        auto* page = qobject_cast<ui::TrailPage*>(made.get());
        QVERIFY(page);
        uitest::showAt(*page, {1162, 718});
        page->activate();
        const PageDriver hand(*page);
        const auto knows = [page] {
            if (page->presenter().hasAnswer() && std::ranges::none_of(page->presenter().events().rows(), [](const auto& row) { return row.kind == client::EventKind::OpenedPatient; }))
                page->presenter().refresh();
            return page->presenter().hasRows();
        };
        QVERIFY(PageDriver::waits(knows));
        hand.press(Qt::Key_F8);
        auto* files = PageDriver::dialog<QFileDialog>();
        QVERIFY(files);
        files->selectFile(m_paper);
        files->findChild<QLineEdit*>()->setFocus();
        hand.press(Qt::Key_Return);
        QVERIFY(PageDriver::dialog<ui::AskDialog>());
        const auto code = m_office->code(QStringLiteral("marc"));
        hand.type(std::string(asText(code.view())).c_str());
        QVERIFY(!QFile::exists(m_paper));
        hand.press(Qt::Key_Return, Qt::ControlModifier);
        const bool isThere = PageDriver::waits([&] { return QFile::exists(m_paper); });
        QVERIFY2(isThere, qPrintable(PageDriver::wordsOn(*hand.target()->window()) + QString::fromUtf8(m_store->log())));
        QVERIFY(hand.says("SHA-256"));
        hand.picture("trail-saved");
    }

    void itSaysInFrenchWhoSawWhat()
    {
        const auto text = said(QStringLiteral("pdftotext"), {QStringLiteral("-layout"), m_paper, QStringLiteral("-")});
        for (const auto* words : {"Qui a vu quoi", "Demandé par", "Marc Olivier, avec un code de son second facteur", "Registre du laboratoire", "Registre du serveur", "Anaïs Le Goff", "BIOCH-01", "Connexion", "Patient ouvert", "page 1/"})
            QVERIFY2(text.contains(QString::fromUtf8(words)), qPrintable(QString::fromUtf8(words) + u'\n' + text));
        QVERIFY(!text.contains(QStringLiteral("LE BIHAN"))); // numbers, and no patient's name
        const auto seal = said(QStringLiteral("pdfsig"), {m_paper});
        QVERIFY2(seal.contains(QStringLiteral("Signature is Valid.")) && seal.contains(QStringLiteral("Total document signed")), qPrintable(seal));
        QFile file(m_paper);
        QVERIFY(file.open(QIODevice::ReadOnly));
        PageDriver::keep("trail.pdf", file.readAll());
    }

    void theCommandProvesIt()
    {
        const auto words = m_store->run({QStringLiteral("verify-paper"), m_paper});
        QVERIFY2(words.startsWith(QStringLiteral("GENUINE")), qPrintable(words));
        for (const auto* part : {"Qui a vu quoi (trail)", "trail.csv", "heads.jsonl", " – seal", "states:"})
            QVERIFY2(words.contains(QString::fromUtf8(part)), qPrintable(words));
        QCOMPARE(words.count(QStringLiteral("states:")), qsizetype{2});
        const auto line = m_store->run({QStringLiteral("verify-paper"), QStringLiteral("--json"), m_paper});
        QVERIFY2(line.contains(QStringLiteral("\"verdict\":\"genuine\"")), qPrintable(line));
    }

    void theProofOutlivesARestart()
    {
        const auto before = m_store->run({QStringLiteral("verify-paper"), m_paper});
        m_store->stop();
        m_store->start();
        m_office->waitCaughtUp();
        QCOMPARE(m_store->run({QStringLiteral("verify-paper"), m_paper}), before);
    }

    void whatWasChangedIsSaid()
    {
        constexpr int altered = 4;
        constexpr int unknown = 7;
        constexpr int unreadable = 8;
        QFile file(m_paper);
        QVERIFY(file.open(QIODevice::ReadOnly));
        auto bytes = file.readAll();
        const auto put = [this](const QByteArray& content) {
            QFile other(m_folder.filePath(QStringLiteral("other.pdf")));
            if (!other.open(QIODevice::WriteOnly) || other.write(content) != content.size())
                qFatal("not written");
            return other.fileName();
        };
        QVERIFY(m_store->run({QStringLiteral("verify-paper"), put(bytes + "\n")}, altered).contains(QStringLiteral("added")));
        bytes[bytes.size() / 2] = static_cast<char>(bytes[bytes.size() / 2] ^ 1);
        QVERIFY(m_store->run({QStringLiteral("verify-paper"), put(bytes)}, altered).startsWith(QStringLiteral("ALTERED")));
        QVERIFY(m_store->run({QStringLiteral("verify-paper"), put("%PDF-1.4\nanything\n%%EOF\n")}, unreadable).contains(QStringLiteral("no seal")));
        StoreProcess elsewhere;
        QVERIFY(elsewhere.run({QStringLiteral("verify-paper"), m_paper}, unknown).startsWith(QStringLiteral("UNKNOWN")));
    }

    void theyGo() { m_office.reset(); }
};

PAILLASSE_UI_TEST_MAIN(SealedPaperJourneys)
#include "sealedpaper.test.moc"
