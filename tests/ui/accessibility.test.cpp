// SPDX-License-Identifier: GPL-3.0-or-later
//
// Every control has a name, Tab reaches every one, and every page fits the small screens.
#include <QApplication>
#include <QLineEdit>
#include <QTest>
#include <QVBoxLayout>

#include "tests/ui/support/norequests.h"
#include "tests/ui/support/uiapplication.h"
#include "tests/ui/support/walk.h"
#include "ui/shell/homepage.h"
#include "ui/shell/keysheet.h"
#include "ui/shell/shell.h"
#include "ui/shell/window.h"
#include "ui/signin/signinview.h"
#include "ui/theme/theme.h"
#include "ui/widgets/datatable.h"
#include "ui/widgets/identitybanner.h"
#include "ui/widgets/pdfview.h"
#include "ui/widgets/reasondialog.h"

using namespace paillasse;
using namespace paillasse::ui;

namespace {

QString u(const char* text) { return QString::fromUtf8(text); }

} // namespace

class AccessibilityTest : public QObject {
    Q_OBJECT

public:
    explicit AccessibilityTest(Theme& theme) : m_theme(theme) {}

private Q_SLOTS:
    void theTestSeesANamelessControl()
    {
        QWidget window;
        new QLineEdit(&window);
        QCOMPARE(uitest::namelessControls(window).size(), 1);
    }

    void signInPages_data()
    {
        QTest::addColumn<int>("step");
        for (int i = 1; i <= static_cast<int>(lastOf(SignInStep{})); ++i)
            QTest::addRow("step %d", i) << i;
    }
    void signInPages()
    {
        QFETCH(int, step);
        uitest::NoRequests requests;
        SignInPresenter presenter(requests);
        SignInView view(m_theme, presenter);
        uitest::showAt(view, {1366, 768});
        switch (static_cast<SignInStep>(step)) {
        case SignInStep::Enrolment: presenter.askEnrolment({}, {}); break;
        case SignInStep::AwaitingApproval: presenter.awaitApproval(u("BIOCH-02"), u("sapin torche")); break;
        case SignInStep::SignIn: presenter.askSignIn({u("a.legoff")}, u("Labo"), false); break;
        case SignInStep::Activation: presenter.openActivation(); break;
        case SignInStep::Unlock: presenter.askUnlock(u("Anaïs"), u("a.legoff")); break;
        case SignInStep::PreviousPassword: presenter.askPreviousPassword(); break;
        case SignInStep::Code: presenter.askCode(); break;
        case SignInStep::Factor: presenter.offerFactor(SecretBytes::copyOf("otpauth://totp/LBM:corre?secret=GEZDGNBVGY3TQOJQ"), SecretBytes::copyOf("GEZD GNBV GY3T QOJQ")); break;
        case SignInStep::RecoveryCodes: presenter.showRecoveryCodes({u("ABCDE-FGHJK-MNPQR-STVWX"), u("23456-789AB-CDEFG-HJKMN")}); break;
        case SignInStep::FirstSync: presenter.beginFirstSync(true); break;
        case SignInStep::Failed: presenter.fail(Failure::SecretMissing, {{}, {}, {}, {}, {}, 0, 0, 3, u("ref")}); break;
        case SignInStep::Starting: break;
        }
        QCOMPARE(presenter.step(), static_cast<SignInStep>(step));
        QCOMPARE(uitest::namelessControls(*view.currentPage()), QStringList());
        QCOMPARE(uitest::unreachableControls(*view.currentPage()), QStringList());
        QVERIFY(QApplication::focusWidget());
        QVERIFY(view.currentPage()->isAncestorOf(QApplication::focusWidget()));
        QCOMPARE(uitest::missedByTab(*view.currentPage()), QStringList());
        fits(view);
    }

    void shellAndHome()
    {
        Shell shell(m_theme);
        auto home = std::make_unique<HomePage>(m_theme, u("Anaïs"));
        HomeCounts counts;
        counts.toReceive = counts.toEnter = counts.toValidateTechnically = counts.toValidate = counts.callsToRecord = 1;
        counts.refusedActs = counts.pendingActs = counts.reportsToDeliver = 1;
        home->setTasks(homeTasks(counts));
        std::vector<std::unique_ptr<Page>> pages;
        pages.push_back(std::move(home));
        shell.setPages({u("Anaïs Le Goff"), u("Technicienne"), u("Labo")}, std::move(pages));
        shell.chipBar().setChips({{u("a"), u("À saisir"), 3, true}, {u("b"), u("7 jours"), -1, false, false, true}});
        uitest::showAt(shell, {1366, 768});
        QCOMPARE(uitest::namelessControls(shell), QStringList());
        QCOMPARE(uitest::unreachableControls(shell), QStringList());
        shell.focusEntry();
        QStringList missed = uitest::missedByTab(shell);
        QCOMPARE(missed, QStringList());
        fits(shell);
    }

    void widgetsAndDialogs()
    {
        QWidget window;
        auto* layout = new QVBoxLayout(&window);
        layout->addWidget(new IdentityBanner(m_theme, &window));
        layout->addWidget(new DataTable(m_theme, u("Résultats"), &window));
        layout->addWidget(new PdfView(m_theme, u("Compte rendu"), &window));
        uitest::showAt(window, {1000, 700});
        QCOMPARE(uitest::namelessControls(window), QStringList());
        ReasonDialog reason(m_theme, u("t"), u("q"), {{u("a"), u("Un")}, {u("b"), u("Deux"), true}}, u("Renvoyer"));
        QCOMPARE(uitest::namelessControls(reason), QStringList());
        KeySheet keys(m_theme, u("Paillasse"), {{Qt::Key_F12, u("Valider")}});
        QCOMPARE(uitest::namelessControls(keys), QStringList());
    }

    void largeTextStillFits()
    {
        m_theme.apply({SchemeChoice::Light, Density::Normal, 16});
        shellAndHome();
        m_theme.apply({});
    }

private:
    // Nothing asks for more room than the small screens have.
    void fits(const QWidget& page)
    {
        const QSize least = page.minimumSizeHint();
        QVERIFY2(least.width() <= 1280 && least.height() <= 768, qPrintable(QStringLiteral("%1 × %2").arg(least.width()).arg(least.height())));
    }

    Theme& m_theme;
};

PAILLASSE_UI_TEST_MAIN(AccessibilityTest)
#include "accessibility.test.moc"
