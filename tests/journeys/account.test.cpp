// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>

#include <QAbstractButton>
#include <QDir>
#include <QFile>
#include <QLabel>
#include <QLineEdit>
#include <QMessageBox>
#include <QPdfDocument>
#include <QPdfSelection>
#include <QPrintDialog>
#include <QPrinter>
#include <QRegularExpression>
#include <QTemporaryDir>

#include "app/crypto/crypto.h"
#include "tests/journeys/authenticator.h"
#include "tests/journeys/windowat.h"
#include "ui/account/accountpage.h"
#include "ui/account/asidedialog.h"
#include "ui/widgets/datatable.h"

using namespace paillasse;
using namespace paillasse::journeys;
using client::SessionState;
using ui::AccountStep;

namespace {

const QString nextPassword = QStringLiteral("une tout autre phrase de passe");

SecretBytes secret(const QString& text)
{
    return SecretBytes::copyOf(std::string_view(text.toStdString()));
}

} // namespace

// One's own account, in the program's window, by its keys, in front of a real store.
class AccountJourney : public QObject {
    Q_OBJECT

public:
    explicit AccountJourney(ui::Theme& theme) : m_theme(theme) {}

private:
    // What Ctrl+P puts on paper.
    static QString printedBy(const PageDriver& hand)
    {
        hand.press(Qt::Key_P, Qt::ControlModifier);
        auto* dialog = hand.dialog<QPrintDialog>();
        if (!dialog)
            return {};
        const QTemporaryDir folder;
        const auto paper = folder.filePath(QStringLiteral("paper.pdf"));
        dialog->printer()->setOutputFormat(QPrinter::PdfFormat);
        dialog->printer()->setOutputFileName(paper);
        dialog->done(QDialog::Accepted);
        QPdfDocument sheet;
        return sheet.load(paper) == QPdfDocument::Error::None ? sheet.getAllText(0).text() : QString();
    }

    ui::Theme& m_theme;
    std::unique_ptr<StoreProcess> m_store;
    std::unique_ptr<Station> m_station;
    std::unique_ptr<Station> m_elsewhere;
    std::unique_ptr<WindowAt> m_window;

    ui::AccountPresenter& account() { return m_window->page<ui::AccountPage>("account").presenter(); }
    bool shows(AccountStep step)
    {
        return m_window->hand.waits([&] { return account().step() == step && !account().isBusy(); });
    }
    void openAccount()
    {
        m_window->hand.press(Qt::Key_M, Qt::ControlModifier);
        QVERIFY(m_window->hand.waits([&] { return m_window->isAt("account"); }));
        QVERIFY(shows(AccountStep::Overview));
    }
    void typesCode(const SecretBytes& code)
    {
        QVERIFY(!code.isEmpty());
        m_window->hand.type(std::string(asText(code.view())).c_str());
        m_window->hand.press(Qt::Key_Return);
    }
    bool opensSigningWith(SecretBytes code)
    {
        std::optional<Result<Instant>> until;
        m_station->engine().session().openSigning(secret(Station::password()), std::move(code), this, [&](const Result<Instant>& answer) { until = answer; });
        return PageDriver::waits([&] { return until.has_value(); }) && until->has_value();
    }

private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY(crypto::initialise());
        m_store = std::make_unique<StoreProcess>();
        const auto helene = m_store->addPerson(QStringLiteral("helene"), QStringLiteral("Dr Hélène Corre"), QStringLiteral("biologist"));
        m_store->start();
        m_elsewhere = std::make_unique<Station>(*m_store, QStringLiteral("BIOCH-03"));
        m_elsewhere->enrol();
        m_elsewhere->activate(QStringLiteral("helene"), helene);
        m_elsewhere->registers("LE BIHAN", "Maëlle", {1992, 5, 3});
        QVERIFY(m_elsewhere->sent());
        m_elsewhere->signOut();
        m_station = std::make_unique<Station>(*m_store, QStringLiteral("BIOCH-02"));
        m_station->enrol();
        m_station->signIn(QStringLiteral("helene"));
        m_station->signOut();
        m_window = std::make_unique<WindowAt>(*m_station, m_theme);
        m_window->waitStep(ui::SignInStep::SignIn);
        m_window->typePassword(Station::password());
        m_window->waitWork();
        m_station->waitCaughtUp(); // all of it needs the store
    }
    void cleanupTestCase()
    {
        m_window.reset();
        m_station.reset();
        m_elsewhere.reset();
        m_store->stop();
        m_store->verify();
    }

    void thePasswordIsChanged()
    {
        const auto& hand = m_window->hand;
        openAccount();
        hand.picture("account");
        hand.press(Qt::Key_F2);
        QVERIFY(shows(AccountStep::Password));
        const auto send = [&](const QString& present, const QString& next, const QString& again) {
            for (const auto& text : {present, next}) {
                hand.type(text.toUtf8().constData());
                hand.press(Qt::Key_Return); // on to the next field that is empty
            }
            hand.type(again.toUtf8().constData());
            hand.press(Qt::Key_Return, Qt::ControlModifier);
        };
        // What is easy to guess, or not twice the same, is not even asked.
        send(Station::password(), QStringLiteral("Laboratoire 2026"), QStringLiteral("Laboratoire 2026"));
        QVERIFY(!account().formError().isEmpty());
        hand.picture("account-weak");
        send(Station::password(), nextPassword, nextPassword + u'x');
        QVERIFY(!account().formError().isEmpty());
        send(QStringLiteral("pas le mot de passe"), nextPassword, nextPassword);
        QVERIFY(hand.waits([&] { return !account().isBusy() && account().formError().contains(QStringLiteral("Rien n’a été changé")); }));
        QCOMPARE(account().step(), AccountStep::Password);
        send(Station::password(), nextPassword, nextPassword);
        QVERIFY(account().isBusy());
        hand.picture("account-working");
        QVERIFY(shows(AccountStep::Overview));
        QVERIFY(!account().said().isEmpty());
        hand.press(Qt::Key_Escape);
        QVERIFY(hand.waits([&] { return m_window->isAt("home"); })); // back where one came from

        // The old one is refused, the new one opens: with the store, and without it the cache that was there.
        for (const bool online : {true, false}) {
            hand.press(Qt::Key_U, Qt::ControlModifier);
            m_window->waitStep(ui::SignInStep::SignIn);
            if (!online)
                m_station->cable().pull();
            m_window->typePassword(Station::password());
            QVERIFY(hand.waits([&] { return !m_window->door().isBusy() && !m_window->door().formError().isEmpty(); }));
            QVERIFY(m_window->isCovered());
            m_window->typePassword(nextPassword);
            m_window->waitWork();
            QVERIFY(m_station->waits([this] { return m_station->finds("bihan").size() == 1; }));
        }
        m_station->cable().plug();
        m_station->waitCaughtUp();
        QVERIFY(QDir(m_station->folder() + QStringLiteral("/quarantine")).entryList({QStringLiteral("*.cache.*")}).isEmpty()); // the cache is the one that was
        QVERIFY(!m_station->log().contains(nextPassword.toUtf8()));

        // At the other workstation the new one counts from the first sign-in on.
        hand.press(Qt::Key_U, Qt::ControlModifier);
        m_window->waitStep(ui::SignInStep::SignIn);
        QCOMPARE(m_elsewhere->refusedSignIn(QStringLiteral("helene")).failure, client::Failure::WrongCredentials);
        auto& elsewhere = m_elsewhere->engine().session();
        elsewhere.signIn(QStringLiteral("helene"), secret(nextPassword));
        QVERIFY(m_elsewhere->waits([&] { return !elsewhere.isBusy() && (elsewhere.state() == SessionState::Open || elsewhere.state() == SessionState::Failed); }, 60'000));
        if (elsewhere.state() == SessionState::Failed)
            elsewhere.takeSeat(); // the end of the session here was still on its way
        m_elsewhere->waitState(SessionState::Open);
        m_elsewhere->waitCaughtUp();
        m_elsewhere->signOut();
        m_window->typePassword(nextPassword);
        m_window->waitWork();
        m_station->waitCaughtUp(); // all of it needs the store
    }

    void whatWasTypedDoesNotOutliveTheLock()
    {
        const auto& hand = m_window->hand;
        openAccount();
        hand.press(Qt::Key_F2);
        QVERIFY(shows(AccountStep::Password));
        hand.type(nextPassword.toUtf8().constData());
        hand.press(Qt::Key_L, Qt::ControlModifier);
        m_window->waitStep(ui::SignInStep::Unlock);
        m_window->typePassword(nextPassword);
        m_window->waitWork();
        QCOMPARE(account().step(), AccountStep::Overview);
        for (const auto* field : m_window->shell().findChildren<QLineEdit*>())
            QVERIFY(!field->text().contains(nextPassword));
        // And back to the password that the other tests know.
        hand.press(Qt::Key_F2);
        QVERIFY(shows(AccountStep::Password));
        for (const auto& text : {nextPassword, Station::password(), Station::password()}) {
            hand.type(text.toUtf8().constData());
            hand.press(Qt::Key_Return);
        }
        QVERIFY(shows(AccountStep::Overview));
    }

    void theAuthenticatorIsReplaced()
    {
        const auto& hand = m_window->hand;
        auto& pocket = authenticators()["helene"];
        openAccount();
        hand.press(Qt::Key_F3);
        QVERIFY(shows(AccountStep::Code)); // of the one that it replaces
        typesCode(secret(QStringLiteral("000000")));
        QVERIFY(hand.waits([&] { return !account().isBusy() && !account().formError().isEmpty(); }));
        typesCode(pocket.next(m_station->clock().now()));
        QVERIFY(shows(AccountStep::Factor));
        hand.picture("account-factor");
        Authenticator telephone;
        auto taken = fromBase32(asText(account().factorTyped().view()));
        const auto first = crypto::totpCode(taken, crypto::totpStep(m_station->clock().now()));
        telephone.add(std::move(taken), m_station->clock().now());
        // No answer comes: what the store made of it is not known here, and not said.
        m_station->cable().pull();
        typesCode(first);
        QVERIFY(hand.waits([&] { return !account().isBusy() && !account().formError().isEmpty(); }));
        QVERIFY2(account().formError().contains(QStringLiteral("n’a pas répondu")), qPrintable(account().formError()));
        hand.picture("account-factor-unanswered");
        m_station->cable().plug();
        m_station->waitCaughtUp();
        QVERIFY(shows(AccountStep::Factor));
        typesCode(telephone.next(m_station->clock().now()));
        QVERIFY(shows(AccountStep::RecoveryCodes));
        QCOMPARE(account().recoveryCodes().size(), 10);
        hand.picture("account-codes");
        // The font's own hyphen reads back as another character.
        const auto bare = [](QString text) { return text.remove(QRegularExpression(QStringLiteral("[^A-Z0-9]"))); };
        const auto paper = bare(printedBy(hand));
        for (const auto& one : account().recoveryCodes())
            QVERIFY2(paper.contains(bare(one)), qPrintable(paper));
        // They are shown once: the lock does not lose them before they are kept.
        hand.press(Qt::Key_L, Qt::ControlModifier);
        m_window->waitStep(ui::SignInStep::Unlock);
        m_window->typePassword(Station::password());
        m_window->waitWork();
        QCOMPARE(account().recoveryCodes().size(), 10);
        std::vector<std::string> sheet;
        for (const auto& one : account().recoveryCodes())
            sheet.push_back(one.toStdString());
        hand.press(Qt::Key_Return);
        QVERIFY(shows(AccountStep::Overview));
        QVERIFY(account().recoveryCodes().isEmpty());
        // The old telephone and the old sheet are worth nothing any more.
        hand.press(Qt::Key_F4);
        QVERIFY(shows(AccountStep::Code));
        typesCode(pocket.next(m_station->clock().now()));
        QVERIFY(hand.waits([&] { return !account().isBusy() && !account().formError().isEmpty(); }));
        // A new sheet, for one code of the one before.
        typesCode(secret(QString::fromStdString(sheet.front())));
        QVERIFY(shows(AccountStep::RecoveryCodes));
        QVERIFY(account().recoveryCodes().size() == 10 && !account().recoveryCodes().contains(QString::fromStdString(sheet.back())));
        const auto kept = account().recoveryCodes().front();
        hand.press(Qt::Key_Return);
        QVERIFY(shows(AccountStep::Overview));
        QCOMPARE(m_station->engine().session().recoveryCodesLeft(), 10);
        hand.press(Qt::Key_Escape);
        QVERIFY(m_station->engine().session().hasFactor());
        hand.press(Qt::Key_U, Qt::ControlModifier); // the signing session that the new telephone opened is over
        m_window->waitStep(ui::SignInStep::SignIn);
        m_window->typePassword(Station::password());
        m_window->waitWork();
        m_station->waitCaughtUp();
        QVERIFY(!opensSigningWith(secret(QString::fromStdString(sheet.back()))));
        QVERIFY(opensSigningWith(secret(kept)));
        authenticators()["helene"] = std::move(telephone);
    }

    // Nothing of quarantine goes by itself; a copy goes when somebody says so twice, and nothing else goes with it.
    void whatWasPutAsideGoesByHandAlone()
    {
        const auto& hand = m_window->hand;
        const QString quarantine = m_station->folder() + QStringLiteral("/quarantine/");
        for (const auto& name : QDir(quarantine).entryList(QDir::Files))
            QVERIFY(QFile::remove(quarantine + name)); // of the passwords that were changed above
        const auto put = [&](const QString& name, qsizetype size) {
            QFile file(quarantine + name);
            QVERIFY(file.open(QIODevice::WriteOnly) && file.write(QByteArray(size, 'x')) == size);
        };
        const auto self = QString::fromStdString(m_station->engine().session().person().id.toString());
        const auto other = QStringLiteral("01890000-0000-7000-8000-000000000001");
        const QStringList own{self + QStringLiteral(".cache.20260301-080000"), self + QStringLiteral(".cache.20260301-080000-wal"), self + QStringLiteral(".slot.20260301-080000")};
        const QStringList rest{self + QStringLiteral(".cache.20260302-080000-1"), other + QStringLiteral(".cache.20260228-080000"), QStringLiteral("outbox-tail.1772352000000"), QStringLiteral("acts.outbox.20260301-080000"), QStringLiteral("enrolment.json.20260301-080000")};
        for (const auto& name : own + rest)
            put(name, 1'000'000);
        const auto here = [&](const QStringList& names) { return std::ranges::all_of(names, [&](const QString& name) { return QFile::exists(quarantine + name); }); };
        openAccount();
        const auto says = [&](const char* text) {
            const auto labels = m_window->shell().currentPage()->findChildren<QLabel*>();
            return std::ranges::any_of(labels, [&](const auto* label) { return label->isVisible() && label->text().contains(QString::fromUtf8(text)); });
        };
        QVERIFY(hand.waits([&] { return says("3 copies chiffrées, 5,0 Mo, la plus ancienne du 28/02/2026"); }));
        hand.picture("account-aside-counted");
        hand.press(Qt::Key_F6);
        auto* dialog = hand.dialog<ui::AsideDialog>();
        QVERIFY(dialog);
        auto* table = dialog->findChild<ui::DataTable*>();
        QVERIFY(hand.waits([&] { return table->model()->rowCount() == 3; }));
        const auto buttons = dialog->findChildren<QAbstractButton*>();
        auto* removes = *std::ranges::find_if(buttons, [](const auto* button) { return button->text().contains(QStringLiteral("Supprimer")); });
        const auto choose = [&](const QString& person, const char* stamp) { return table->setCurrentId(QStringLiteral("%1 %2").arg(person, QLatin1String(stamp))); };
        // Somebody else's is theirs.
        QVERIFY(choose(other, "20260228-080000"));
        QVERIFY(!removes->isEnabled());
        QVERIFY(choose(self, "20260301-080000"));
        QVERIFY(removes->isEnabled());
        hand.picture("account-aside");
        const auto answers = [&](QMessageBox::ButtonRole role) {
            hand.press(Qt::Key_F8);
            auto* box = hand.dialog<QMessageBox>();
            QVERIFY(box);
            hand.picture("account-aside-remove");
            const auto choices = box->buttons();
            (*std::ranges::find_if(choices, [&](auto* button) { return box->buttonRole(button) == role; }))->click();
            QVERIFY(hand.waits([&] { return QApplication::activeModalWidget() == dialog; }));
        };
        answers(QMessageBox::RejectRole);
        QVERIFY(here(own));
        // While acts wait for the store, nothing goes.
        m_station->unplug();
        m_station->registers("LE GOFF", "Nolwenn", {1988, 4, 2});
        QVERIFY(hand.waits([&] { return m_station->engine().acts().pendingCount() > 0; }));
        answers(QMessageBox::DestructiveRole);
        QVERIFY(hand.waits([&] {
            const auto labels = dialog->findChildren<QLabel*>();
            return std::ranges::any_of(labels, [](const auto* label) { return label->text().contains(QStringLiteral("des actes attendent")); });
        }));
        QVERIFY(here(own + rest));
        m_station->plugIn();
        QVERIFY(m_station->sent());
        QVERIFY(choose(self, "20260301-080000"));
        answers(QMessageBox::DestructiveRole);
        QVERIFY(hand.waits([&] { return table->model()->rowCount() == 2; }));
        for (const auto& name : own)
            QVERIFY2(!QFile::exists(quarantine + name), qPrintable(name));
        QVERIFY(here(rest));
        hand.press(Qt::Key_Escape);
        QVERIFY(hand.waits([&] { return says("2 copies chiffrées"); }));
        for (const auto& name : rest)
            QFile::remove(quarantine + name);
    }

    void withoutTheStoreItSaysSo()
    {
        m_station->unplug();
        openAccount();
        QVERIFY(PageDriver::wordsOn(*m_window->shell().currentPage()).contains(QStringLiteral("injoignable")));
        m_window->hand.press(Qt::Key_F2); // does nothing
        QCOMPARE(account().step(), AccountStep::Overview);
        m_station->plugIn();
    }
};

PAILLASSE_UI_TEST_MAIN(AccountJourney)
#include "account.test.moc"
