// SPDX-License-Identifier: GPL-3.0-or-later
#include <QApplication>
#include <QClipboard>
#include <QFile>
#include <QLineEdit>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include "tests/ui/support/uiapplication.h"
#include "ui/signin/enrolmentpage.h"
#include "ui/signin/passphrase.h"
#include "ui/signin/passwordfield.h"
#include "ui/signin/signinview.h"
#include "ui/widgets/actionbutton.h"
#include "ui/widgets/messagepanel.h"

using namespace paillasse;
using namespace paillasse::ui;

namespace {

QString u(const char* text) { return QString::fromUtf8(text); }

QString textOf(const SecretBytes& secret)
{
    return QString::fromUtf8(reinterpret_cast<const char*>(secret.view().data()), static_cast<qsizetype>(secret.size()));
}

class Requests final : public SignInRequests {
public:
    void enrol(SecretBytes code, const QString& workstation, const QString& address) override { log << u("enrol") << textOf(code) << workstation << address; }
    void cancelEnrolment() override { log << u("cancel"); }
    void signIn(const QString& login, SecretBytes password) override { log << u("signIn") << login << textOf(password); }
    void activate(const QString& login, SecretBytes code, SecretBytes password) override { log << u("activate") << login << textOf(code) << textOf(password); }
    void unlock(SecretBytes password) override { log << u("unlock") << textOf(password); }
    void openWithPrevious(SecretBytes password) override { log << u("previous") << textOf(password); }
    void giveCode(SecretBytes code) override { log << u("code") << textOf(code); }
    void forceSeat(SecretBytes code) override { log << u("forceSeat") << textOf(code); }
    void confirmFactor(SecretBytes code) override { log << u("confirm") << textOf(code); }
    void finishFactor() override { log << u("finishFactor"); }
    void switchPerson() override { log << u("switch"); }
    void beginWork() override { log << u("work"); }
    void resolve(const QString& action, Failure failure) override { log << u("resolve") << action << QString::number(static_cast<int>(failure)); }
    QStringList log;
};

void type(const QString& text)
{
    QTest::keyClicks(QApplication::focusWidget(), text);
}

void press(Qt::Key key, Qt::KeyboardModifiers modifiers = {})
{
    QTest::keyClick(QApplication::focusWidget(), key, modifiers);
}

QStringList secretsLeft(const QWidget& root)
{
    QStringList left;
    for (const auto* field : root.findChildren<PasswordField*>()) {
        if (!field->text().isEmpty())
            left.append(field->accessibleName());
    }
    return left;
}

} // namespace

class SignInTest : public QObject {
    Q_OBJECT

public:
    explicit SignInTest(Theme& theme) : m_theme(theme) {}

private Q_SLOTS:
    void init()
    {
        m_requests = std::make_unique<Requests>();
        m_presenter = std::make_unique<SignInPresenter>(*m_requests);
        m_view = std::make_unique<SignInView>(m_theme, *m_presenter);
        uitest::showAt(*m_view, {1366, 768});
    }
    void cleanup()
    {
        m_view.reset();
        m_presenter.reset();
    }

    void enrolmentByKeyboard()
    {
        m_presenter->askEnrolment({}, {});
        type(u("7F3K-9QWE"));
        press(Qt::Key_Return);
        QVERIFY(m_presenter->formError().contains(u("nom")));
        QVERIFY(m_requests->log.isEmpty());
        // The code stays; the first field that is still empty has the focus.
        type(u("labo.example:8443"));
        press(Qt::Key_Tab);
        type(u("BIOCH-02"));
        press(Qt::Key_Return);
        QCOMPARE(m_requests->log, (QStringList{u("enrol"), u("7F3K-9QWE"), u("BIOCH-02"), u("labo.example:8443")}));
        QVERIFY(secretsLeft(*m_view).isEmpty());
    }

    void enrolmentFromAFile()
    {
        QTemporaryDir folder;
        QFile file(folder.filePath(u("code.txt")));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("# Laboratoire du Blavet\nlabo.example:8443\n\n7F3K-9QWE-\n4RTY-0000\n");
        file.close();
        m_presenter->askEnrolment(u("BIOCH-02"), {});
        auto* page = qobject_cast<EnrolmentPage*>(m_view->currentPage());
        QVERIFY(page);
        page->readFile(file.fileName());
        press(Qt::Key_Return, Qt::ControlModifier);
        QCOMPARE(m_requests->log, (QStringList{u("enrol"), u("7F3K-9QWE-4RTY-0000"), u("BIOCH-02"), u("labo.example:8443")}));
        QVERIFY(m_presenter->isBusy());
        m_presenter->fail(Failure::CodeInvalid);
        QVERIFY(m_presenter->formError().contains(u("code")));
        QCOMPARE(m_presenter->step(), SignInStep::Enrolment);
        QVERIFY(secretsLeft(*m_view).isEmpty());
        page->readFile(folder.filePath(u("missing.txt")));
        QVERIFY(secretsLeft(*m_view).isEmpty());
    }

    void signInByKeyboard()
    {
        m_presenter->askSignIn({u("a.legoff")}, u("Laboratoire du Blavet"), true);
        // The name is there already: typing is the password.
        type(u("tortue lampe volcan"));
        press(Qt::Key_Enter, Qt::KeypadModifier);
        press(Qt::Key_Return); // nobody signs in twice
        QCOMPARE(m_requests->log, (QStringList{u("signIn"), u("a.legoff"), u("tortue lampe volcan")}));
        QVERIFY(secretsLeft(*m_view).isEmpty());
        m_presenter->fail(Failure::WrongCredentials);
        QVERIFY(!m_presenter->isBusy());
        QVERIFY(!m_presenter->formError().isEmpty());
        QVERIFY(qobject_cast<PasswordField*>(QApplication::focusWidget()));
        type(u("x"));
        press(Qt::Key_Return);
        QCOMPARE(m_requests->log.mid(3), (QStringList{u("signIn"), u("a.legoff"), u("x")}));
    }

    void whatIsTypedSurvivesNoStep()
    {
        m_presenter->askSignIn({u("a.legoff")}, {}, true);
        type(u("half a passw"));
        QCOMPARE(secretsLeft(*m_view).size(), 1);
        m_presenter->askUnlock(u("Anaïs"), u("a.legoff"));
        QVERIFY(secretsLeft(*m_view).isEmpty());
        type(u("again"));
        m_presenter->fail(Failure::Offline);
        QVERIFY(secretsLeft(*m_view).isEmpty());
    }

    void theFieldsBufferIsOverwritten()
    {
        PasswordField field(m_theme, u("Mot de passe"));
        field.setText(u("tortue-lampe-volcan"));
        const QString text = field.text(); // shares the buffer: what is seen through it is what the field held
        const auto* buffer = text.constData();
        {
            // Ours is the only other holder; let it go without a copy, and look at the same memory through a raw view.
            const QStringView before(buffer, text.size());
            QCOMPARE(before.toString(), u("tortue-lampe-volcan"));
        }
        const SecretBytes taken = field.take();
        QCOMPARE(textOf(taken), u("tortue-lampe-volcan"));
        QVERIFY(field.text().isEmpty());
        QVERIFY(!field.isUndoAvailable());
        // The string shares the buffer still, so it shows that the buffer itself was wiped.
        for (const QChar c : text)
            QCOMPARE(c, QChar(u'\0'));
    }

    void aPasswordIsNeverCopiedOut()
    {
        QGuiApplication::clipboard()->setText(u("before"));
        PasswordField field(m_theme, u("Mot de passe"));
        field.setText(u("secret"));
        field.selectAll();
        QTest::keyClick(&field, Qt::Key_C, Qt::ControlModifier);
        QTest::keyClick(&field, Qt::Key_X, Qt::ControlModifier);
        QCOMPARE(QGuiApplication::clipboard()->text(), u("before"));
        QVERIFY(!field.displayText().contains(u's'));
    }

    void utf8IsKept()
    {
        PasswordField field(m_theme, u("Mot de passe"));
        field.setText(u("éàü€𝄞"));
        QCOMPARE(textOf(field.take()), u("éàü€𝄞"));
    }

    void capsLockIsGuessedFromTheKeys()
    {
        PasswordField field(m_theme, u("Mot de passe"));
        QSignalSpy seen(&field, &PasswordField::capsLockSeen);
        QKeyEvent capsOn(QEvent::KeyPress, Qt::Key_A, Qt::NoModifier, u("A"));
        QApplication::sendEvent(&field, &capsOn);
        QCOMPARE(seen.last()[0].toBool(), true);
        QKeyEvent plain(QEvent::KeyPress, Qt::Key_A, Qt::NoModifier, u("a"));
        QApplication::sendEvent(&field, &plain);
        QCOMPARE(seen.last()[0].toBool(), false);
        QKeyEvent shifted(QEvent::KeyPress, Qt::Key_A, Qt::ShiftModifier, u("A"));
        QApplication::sendEvent(&field, &shifted);
        QCOMPARE(seen.last()[0].toBool(), false);
    }

    void firstSignInChoosesAPassword()
    {
        m_presenter->askSignIn({}, u("Laboratoire du Blavet"), true);
        type(u("a.legoff"));
        press(Qt::Key_A, Qt::AltModifier);
        QCOMPARE(m_presenter->step(), SignInStep::Activation);
        type(u("a.legoff"));
        press(Qt::Key_Return);
        type(u("ACTIVATE-1"));
        press(Qt::Key_Return);
        type(u("court"));
        press(Qt::Key_Return);
        type(u("court"));
        press(Qt::Key_Return);
        QVERIFY(m_presenter->formError().contains(u("14")));
        QVERIFY(m_requests->log.isEmpty());
        // The name and the code stay; only the passwords are typed again.
        type(u("paillasse paillasse"));
        press(Qt::Key_Return);
        type(u("paillasse paillasse"));
        press(Qt::Key_Return);
        QVERIFY(m_presenter->formError().contains(u("deviner")));
        type(u("tortue-lampe-volcan-girafe"));
        press(Qt::Key_Return);
        type(u("tortue-lampe-volcan-girafon"));
        press(Qt::Key_Return);
        QVERIFY(m_presenter->formError().contains(u("diffèrent")));
        QVERIFY(m_requests->log.isEmpty());
        type(u("tortue-lampe-volcan-girafe"));
        press(Qt::Key_Return);
        type(u("tortue-lampe-volcan-girafe"));
        press(Qt::Key_Return);
        QCOMPARE(m_requests->log, (QStringList{u("activate"), u("a.legoff"), u("ACTIVATE-1"), u("tortue-lampe-volcan-girafe")}));
    }

    void strength()
    {
        const auto bits = [](const char* text, const QStringList& known = {}) { return PasswordStrength::of(asBytes(text), known).bits; };
        QVERIFY(bits("aaaaaaaaaaaaaaaaaaaa") < PasswordStrength::leastBits);
        QVERIFY(bits("motdepasse123456") < bits("tortue-lampe-volcan"));
        QVERIFY(bits("a.legoff-kerdoncuff", {u("a.legoff"), u("Kerdoncuff")}) < bits("a.legoff-kerdoncuff"));
        QCOMPARE(PasswordStrength::of(asBytes(std::string_view("éèê")), {}).characters, 3);
        QCOMPARE(PasswordStrength::objection(PasswordStrength::of(asBytes("0123456789abc"), {})), u("Encore 1 caractère\u00a0: il en faut 14 au moins."));
    }

    void proposedPhrasesAreGoodAndDiffer()
    {
        QSet<QString> seen;
        for (int i = 0; i < 50; ++i) {
            const SecretBytes phrase = generatePassphrase();
            const QString text = textOf(phrase);
            QCOMPARE(text.split(u'-').size(), 6);
            QVERIFY2(PasswordStrength::objection(PasswordStrength::of(phrase.view(), {})).isEmpty(), qPrintable(text));
            seen.insert(text);
        }
        QCOMPARE(seen.size(), 50);
    }

    void unlockOrSwitch()
    {
        m_presenter->askUnlock(u("Anaïs Le Goff"), u("a.legoff"));
        type(u("pw"));
        press(Qt::Key_Return);
        QCOMPARE(m_requests->log, (QStringList{u("unlock"), u("pw")}));
        m_presenter->fail(Failure::WrongCredentials);
        QCOMPARE(m_presenter->step(), SignInStep::Unlock);
        press(Qt::Key_U, Qt::ControlModifier);
        QCOMPARE(m_requests->log.last(), u("switch"));
    }

    void workMayBeginBeforeTheSyncHasEnded()
    {
        m_presenter->beginFirstSync(false);
        m_presenter->setProgress({10, 100'000, 0, {}}, false);
        press(Qt::Key_Return);
        QVERIFY(m_requests->log.isEmpty());
        m_presenter->setProgress({12'400, 100'000, 5'200, 17'000}, true);
        press(Qt::Key_Return);
        QCOMPARE(m_requests->log, QStringList{u("work")});
    }

    void everyFailureSaysWhatHappenedAndWhatToDo_data()
    {
        QTest::addColumn<int>("failure");
        for (int i = 0; i <= static_cast<int>(lastOf(Failure{})); ++i)
            QTest::addRow("%d", i) << i;
    }
    void everyFailureSaysWhatHappenedAndWhatToDo()
    {
        QFETCH(int, failure);
        const auto which = static_cast<Failure>(failure);
        FailureContext full;
        full.store = u("labo.example:8443");
        full.since = Instant{1'773'303'660'000};
        full.pendingActs = 3;
        full.reference = u("ref");
        for (const FailureContext& context : {FailureContext(), full}) {
            const Message message = Failures::message(which, context);
            QVERIFY(!message.title.isEmpty());
            QVERIFY(!message.happened.isEmpty());
            QVERIFY(!message.todo.isEmpty());
            QVERIFY(!message.actions.isEmpty());
            int primary = 0;
            for (const MessageAction& action : message.actions)
                primary += action.primary ? 1 : 0;
            QVERIFY(primary <= 1);
            for (const QString& text : {message.title, message.happened, message.safe, message.todo})
                QVERIFY2(!text.contains(u'%'), qPrintable(text)); // a place nobody filled
        }
        m_presenter->beginFirstSync(false);
        m_presenter->fail(which, full);
        QCOMPARE(m_presenter->step(), SignInStep::Failed);
        auto* panel = qobject_cast<MessagePanel*>(m_view->currentPage());
        QVERIFY(panel);
        QVERIFY(qobject_cast<ActionButton*>(QApplication::focusWidget()));
        press(Qt::Key_Return);
        QCOMPARE(m_requests->log.value(0), u("resolve"));
        QCOMPARE(m_requests->log.value(2).toInt(), failure);
        press(Qt::Key_Return); // busy: once only
        QCOMPARE(m_requests->log.size(), 3);
    }

    void eachWayOnHasAKeyOfItsOwn()
    {
        for (int i = 0; i <= static_cast<int>(lastOf(Failure{})); ++i) {
            QStringList keys;
            for (const auto& action : Failures::message(static_cast<Failure>(i), {}).actions)
                keys << action.key.toString();
            QVERIFY2(!keys.contains(QString()) && keys.removeDuplicates() == 0, qPrintable(QString::number(i) + keys.join(u' ')));
        }
        m_presenter->fail(Failure::KeyringChanged, {});
        press(Qt::Key_E, Qt::ControlModifier);
        QCOMPARE(m_requests->log.value(1), QStringView(FailureAction::enrol).toString());
    }

    void whatIsOpenOfflineSaysWhichPasswordItTakes()
    {
        FailureContext context;
        context.pendingActs = 2;
        m_presenter->askSignIn({u("a.legoff")}, u("Laboratoire du Blavet"), false);
        m_presenter->fail(Failure::WrongPasswordOffline, context);
        QCOMPARE(m_presenter->step(), SignInStep::SignIn); // on the form: the name stays
        QVERIFY(m_presenter->formError().contains(u("tapez le précédent")));
        QVERIFY(m_presenter->formError().contains(u("2 actes")));
    }

    void anUnknownNumberOfActsIsNotCalledSent()
    {
        const QString sent = u("a été envoyé au serveur");
        QVERIFY(!Failures::message(Failure::KeyringLocked, {}).safe.contains(sent));
        FailureContext none;
        none.pendingActs = 0;
        QVERIFY(Failures::message(Failure::KeyringLocked, none).safe.contains(sent));
    }

    void theWrongStoreOffersNoWayRound()
    {
        const Message message = Failures::message(Failure::WrongStore, {});
        for (const MessageAction& action : message.actions)
            QVERIFY(action.id == FailureAction::retry || action.id == FailureAction::quit);
    }

private:
    Theme& m_theme;
    std::unique_ptr<Requests> m_requests;
    std::unique_ptr<SignInPresenter> m_presenter;
    std::unique_ptr<SignInView> m_view;
};

PAILLASSE_UI_TEST_MAIN(SignInTest)
#include "signin.test.moc"
