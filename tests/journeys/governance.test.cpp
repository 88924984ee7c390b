// SPDX-License-Identifier: GPL-3.0-or-later
#include <QCheckBox>
#include <QClipboard>
#include <QComboBox>
#include <QFileDialog>
#include <QLabel>
#include <QLineEdit>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTimeEdit>

#include "app/crypto/crypto.h"
#include "tests/journeys/authenticator.h"
#include "tests/journeys/pagedriver.h"
#include "tests/journeys/station.h"
#include "tests/ui/support/uiapplication.h"
#include "ui/administration/glasspage.h"
#include "ui/administration/peoplepage.h"
#include "ui/administration/persondialog.h"
#include "ui/administration/policypage.h"
#include "ui/administration/reviewpage.h"
#include "ui/administration/roledialog.h"
#include "ui/administration/rolespage.h"
#include "ui/administration/sessionspage.h"
#include "ui/administration/workstationspage.h"
#include "ui/widgets/datatable.h"

using namespace paillasse;
using namespace paillasse::journeys;

// The pages of whoever governs, by their keys, in front of a real store.
class GovernanceJourney : public QObject {
    Q_OBJECT

public:
    explicit GovernanceJourney(const ui::Theme& theme) : m_theme(theme) {}

private:
    const ui::Theme& m_theme;
    std::unique_ptr<StoreProcess> m_store;
    std::unique_ptr<Station> m_desk;  // the administrator's
    std::unique_ptr<Station> m_bench;
    QString m_helene; // her activation code

    template <class Page, class... More>
    std::unique_ptr<Page> open(More&... more)
    {
        auto page = std::make_unique<Page>(m_theme, m_desk->engine(), more...);
        uitest::showAt(*page, {1162, 718});
        page->activate();
        return page;
    }
    static QStringList rows(const QWidget& page, int column)
    {
        QStringList texts;
        const auto* table = page.findChild<ui::DataTable*>();
        for (int row = 0; row < table->model()->rowCount(); ++row)
            texts << table->model()->index(row, column).data().toString();
        return texts;
    }
    static bool choose(const QWidget& page, const QString& text)
    {
        auto* table = page.findChild<ui::DataTable*>();
        return PageDriver::waits([&] {
            for (int row = 0; row < table->model()->rowCount(); ++row)
                if (table->model()->index(row, 0).data().toString() == text)
                    return table->setCurrentId(table->model()->index(row, 0).data(ui::IdRole));
            return false;
        });
    }
    // The one code that a dialog shows.
    static QString handedOver(const PageDriver& hand)
    {
        auto* dialog = hand.dialog<ui::HandOverDialog>();
        if (!dialog)
            return {};
        QString code;
        for (const auto* label : dialog->findChildren<QLabel*>())
            if (label->textInteractionFlags().testFlag(Qt::TextSelectableByKeyboard))
                code = QString(label->text().constData(), label->text().size()); // of its own: the label's is overwritten
        hand.picture("code");
        QGuiApplication::clipboard()->setText(code);
        hand.press(Qt::Key_Return, Qt::ControlModifier);
        // Closed, it is nowhere any more: whoever types it has it on paper.
        return hand.waits([] { return QApplication::activeModalWidget() == nullptr; }) && QGuiApplication::clipboard()->text().isEmpty() ? code : QString();
    }

private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY(crypto::initialise());
        m_store = std::make_unique<StoreProcess>();
        const auto admin = m_store->addPerson(QStringLiteral("tangi"), QStringLiteral("Tangi Morvan"), QStringLiteral("administrator"));
        m_helene = m_store->addPerson(QStringLiteral("helene"), QStringLiteral("Dr Hélène Corre"), QStringLiteral("biologist"));
        m_store->addPerson(QStringLiteral("nolwenn"), QStringLiteral("Nolwenn Bihan"), QStringLiteral("security-officer"));
        m_store->start();
        m_desk = std::make_unique<Station>(*m_store, QStringLiteral("BUREAU-01"));
        m_desk->enrol();
        m_desk->activate(QStringLiteral("tangi"), admin);
        m_bench = std::make_unique<Station>(*m_store, QStringLiteral("BIOCH-02"));
    }
    void cleanupTestCase()
    {
        m_bench.reset();
        m_desk.reset();
        m_store->stop();
        m_store->verify();
    }

    void aRoleIsMadeWithoutCode()
    {
        auto page = open<ui::RolesPage>(m_desk->engine().session());
        const PageDriver hand(*page);
        QVERIFY(hand.waits([&] { return rows(*page, 0).size() == 5; }));
        hand.press(Qt::Key_N, Qt::ControlModifier);
        auto* dialog = hand.dialog<ui::RoleDialog>();
        QVERIFY(dialog);
        hand.type("Saisie de nuit");
        const auto box = [&](const char* text) {
            for (auto* one : dialog->findChildren<QCheckBox*>())
                if (one->text() == QString::fromUtf8(text))
                    return one;
            return static_cast<QCheckBox*>(nullptr);
        };
        // What it rests on comes along; what may not stand together is said.
        QVERIFY(box("Saisir les résultats"));
        box("Saisir les résultats")->click();
        QVERIFY(box("Lire les résultats")->isChecked() && box("Lire les demandes et leur avancement")->isChecked());
        box("Gérer les personnes et leurs comptes")->click();
        hand.picture("role");
        hand.press(Qt::Key_Return, Qt::ControlModifier);
        QVERIFY(QApplication::activeModalWidget() == dialog); // governs and reads: it stays open
        box("Gérer les personnes et leurs comptes")->click();
        hand.press(Qt::Key_Return, Qt::ControlModifier);
        QVERIFY(hand.waits([&] { return rows(*page, 0).contains(QStringLiteral("Saisie de nuit")); }));
        hand.picture("roles");
    }

    void aPersonIsAddedWithThatRoleAndWorks()
    {
        auto page = open<ui::PeoplePage>(m_desk->engine().session());
        const PageDriver hand(*page);
        QVERIFY(hand.waits([&] { return rows(*page, 1).size() == 4; }));
        QTest::qWait(100); // the roles came with the people
        hand.press(Qt::Key_N, Qt::ControlModifier);
        auto* dialog = hand.dialog<ui::PersonDialog>();
        QVERIFY(dialog);
        const auto fields = dialog->findChildren<QLineEdit*>();
        fields[0]->setText(QStringLiteral("Anaïs Le Goff"));
        fields[1]->setText(QStringLiteral("Technicienne"));
        fields[2]->setText(QStringLiteral("alegoff"));
        auto* role = dialog->findChild<QComboBox*>();
        role->setCurrentIndex(role->findText(QStringLiteral("Saisie de nuit")));
        hand.picture("person");
        hand.press(Qt::Key_Return, Qt::ControlModifier);
        const auto code = handedOver(hand);
        QVERIFY(!code.isEmpty());
        QVERIFY(hand.waits([&] { return rows(*page, 1).contains(QStringLiteral("alegoff")); }));
        QVERIFY(choose(*page, QStringLiteral("Anaïs Le Goff")));
        hand.picture("people");

        m_bench->enrol();
        m_bench->activate(QStringLiteral("alegoff"), code);
        const auto& person = m_bench->engine().session().person();
        const auto may = person.permissionsIn(m_bench->engine().session().laboratory());
        QVERIFY(may.has(access::Permission::EnterResults) && !may.has(access::Permission::ValidateTechnically));
    }

    // Whoever holds two roles keeps the second when the first is edited.
    void aSecondRoleIsKept()
    {
        auto page = open<ui::PeoplePage>(m_desk->engine().session());
        const PageDriver hand(*page);
        auto& governs = m_desk->engine().administration();
        const auto anais = [&] {
            std::optional<access::Person> found;
            governs.staff(page.get(), [&](const Result<client::StaffReply>& staff) {
                for (const auto& entry : staff->people)
                    if (entry.person.login == "alegoff")
                        found = entry.person;
            });
            return hand.waits([&] { return found.has_value(); }) ? *found : access::Person();
        };
        auto person = anais();
        person.grants.push_back({m_desk->engine().session().laboratory(), access::Role::Receptionist});
        bool isGiven = false;
        governs.changePerson(person, page.get(), [&](const Result<>& done) { isGiven = done.has_value(); });
        QVERIFY(hand.waits([&] { return isGiven; }));
        page->activate();
        QVERIFY(hand.waits([&] { return rows(*page, 2).contains(QStringLiteral("Saisie de nuit\u00a0; Secrétaire")); }));
        QVERIFY(choose(*page, QStringLiteral("Anaïs Le Goff")));
        hand.press(Qt::Key_F2);
        auto* dialog = hand.dialog<ui::PersonDialog>();
        QVERIFY(dialog);
        dialog->findChildren<QLineEdit*>()[1]->setText(QStringLiteral("Technicienne principale"));
        hand.picture("two-roles");
        hand.press(Qt::Key_Return, Qt::ControlModifier);
        QVERIFY(hand.waits([&] { return anais().title == "Technicienne principale"; }));
        QVERIFY(anais().grants == person.grants);
    }

    void aSessionInProgressIsEnded()
    {
        auto page = open<ui::SessionsPage>(m_desk->engine().session());
        const PageDriver hand(*page);
        QVERIFY(hand.waits([&] { return rows(*page, 0).contains(QStringLiteral("Anaïs Le Goff")); }));
        QVERIFY(choose(*page, QStringLiteral("Anaïs Le Goff")));
        hand.picture("sessions");
        hand.press(Qt::Key_F8);
        QVERIFY(hand.dialog<ui::AskDialog>());
        hand.press(Qt::Key_Return, Qt::ControlModifier);
        QVERIFY(hand.waits([&] { return !rows(*page, 0).contains(QStringLiteral("Anaïs Le Goff")); }));
        // Within seconds, told why, and not begun again by the workstation itself.
        QVERIFY(m_bench->waits([&] { return m_bench->engine().session().state() == client::SessionState::SignedOut; }));
        QCOMPARE(m_bench->engine().session().trouble().failure, client::Failure::SessionEnded);
    }

    // A password alone governs nothing after the lock, whether the store hears of it at once or first of all when it is back.
    void theLockEndsWhatACodeOpened()
    {
        auto& session = m_desk->engine().session();
        auto& governs = m_desk->engine().administration();
        QObject page;
        lab::PersonId helene;
        governs.staff(&page, [&](const Result<client::StaffReply>& staff) {
            for (const auto& entry : staff->people)
                if (entry.person.login == "helene")
                    helene = entry.person.id;
        });
        QVERIFY(m_desk->waits([&] { return !helene.isNull(); }));
        const auto asksForCode = [&] {
            std::optional<Result<client::IssuedCode>> issued;
            governs.newCode(helene, &page, [&](const Result<client::IssuedCode>& answer) { issued = answer; });
            if (!m_desk->waits([&] { return issued.has_value(); }))
                return ErrorCode::Unreachable;
            if (*issued)
                m_helene = QString::fromUtf8(asText((*issued)->text->view()).data(), static_cast<qsizetype>((*issued)->text->size()));
            return *issued ? ErrorCode::Internal : issued->error().code;
        };
        const auto showsCode = [&] {
            QSignalSpy taken(&governs, &client::Administration::codeTaken);
            governs.giveCode(m_desk->code(QStringLiteral("tangi")));
            return m_desk->waits([&] { return !taken.isEmpty(); });
        };
        const auto unlocks = [&] {
            session.unlock(SecretBytes::copyOf(std::string_view(Station::password().toStdString())));
            m_desk->waitState(client::SessionState::Open);
        };
        QVERIFY(showsCode());
        QVERIFY(asksForCode() == ErrorCode::Internal); // it is given
        session.lock();
        unlocks();
        QVERIFY(asksForCode() == ErrorCode::Missing);
        QVERIFY(showsCode());
        QVERIFY(asksForCode() == ErrorCode::Internal);
        m_desk->unplug();
        session.lock();
        unlocks();
        QVERIFY(asksForCode() == ErrorCode::Unreachable); // it is not even asked
        m_desk->plugIn();
        // From the first answer on.
        auto first = ErrorCode::Unreachable;
        QVERIFY(m_desk->waits([&] { return (first = asksForCode()) != ErrorCode::Unreachable; }));
        QVERIFY(first == ErrorCode::Missing);
        m_desk->waitCaughtUp();
        QVERIFY(showsCode()); // for what comes next
    }

    void aWorkstationIsApprovedAfterComparing()
    {
        auto page = open<ui::WorkstationsPage>(m_desk->engine().session());
        const PageDriver hand(*page);
        QVERIFY(hand.waits([&] { return rows(*page, 0).size() >= 2; }));
        hand.press(Qt::Key_N, Qt::ControlModifier);
        const auto code = handedOver(hand);
        QVERIFY(!code.isEmpty());
        Station third(*m_store, QStringLiteral("HEMATO-01"));
        third.switchOn();
        const auto utf8 = code.toUtf8();
        third.engine().session().enrol(SecretBytes::copyOf(std::string_view(utf8.constData(), static_cast<std::size_t>(utf8.size()))), QStringLiteral("HEMATO-01"), QStringLiteral("127.0.0.1:%1").arg(m_store->port()));
        QVERIFY(third.waits([&] { return third.engine().session().state() == client::SessionState::AwaitingApproval; }));
        page->activate();
        QVERIFY(choose(*page, QStringLiteral("HEMATO-01")));
        QCOMPARE(page->count(), 1);
        // What the page shows is what the machine itself shows.
        QVERIFY(PageDriver::wordsOn(*page).contains(third.engine().session().approvalWords()));
        hand.picture("workstations");
        hand.press(Qt::Key_F12);
        QVERIFY(hand.dialog<ui::AskDialog>());
        hand.press(Qt::Key_Return, Qt::ControlModifier);
        QVERIFY(third.waits([&] { return third.engine().session().state() == client::SessionState::SignedOut; }, 60'000));
        QVERIFY(hand.waits([&] { return page->count() == 0; }));
    }

    void whatAFormerSeatStillSentIsTold()
    {
        const auto helene = QStringLiteral("helene");
        Station first(*m_store, QStringLiteral("ACCUEIL-01"));
        first.enrol();
        first.activate(helene, m_helene);
        first.unplug();
        first.registers("LE BIHAN", "Maëlle", {1992, 5, 3});
        Station second(*m_store, QStringLiteral("ACCUEIL-02"));
        second.enrol();
        QCOMPARE(second.refusedSignIn(helene).failure, client::Failure::SeatElsewhere);
        second.engine().session().takeSeat();
        second.answersDoor(helene);
        first.plugIn();
        QVERIFY(first.sent());

        auto page = open<ui::SessionsPage>(m_desk->engine().session());
        const PageDriver hand(*page);
        QVERIFY(choose(*page, QStringLiteral("Dr Hélène Corre")));
        QCOMPARE(rows(*page, 1).value(0), QStringLiteral("ACCUEIL-01"));
        QVERIFY(rows(*page, 1).contains(QStringLiteral("ACCUEIL-02"))); // where she is now
        QCOMPARE(rows(*page, 4).value(0), QStringLiteral("1 acte d’une ancienne place"));
        const QLabel* asks = nullptr;
        for (const auto* label : page->findChildren<QLabel*>())
            if (label->text().startsWith(QStringLiteral("La place de Dr Hélène Corre avait déjà pris fin")))
                asks = label;
        QVERIFY(asks);
        QVERIFY(hand.waits([&] { return asks->height() >= asks->heightForWidth(asks->width()); })); // all of it is to be read
        hand.picture("former-seat");
    }

    void theRightsAreReviewed()
    {
        auto page = std::make_unique<ui::ReviewPage>(m_theme, m_desk->engine(), m_desk->clock());
        uitest::showAt(*page, {1162, 718});
        page->activate();
        const PageDriver hand(*page);
        QVERIFY(hand.waits([&] { return rows(*page, 0).contains(QStringLiteral("Dr Hélène Corre")); }));
        hand.picture("rights");
        client::StaffReply staff;
        m_desk->engine().administration().staff(page.get(), [&](const Result<client::StaffReply>& reply) { staff = reply.value(); });
        QVERIFY(hand.waits([&] { return !staff.people.empty(); }));
        const auto review = ui::RightsReview::of(staff, m_desk->clock().now());
        // What is used by looking is not said to be unused.
        for (const auto& row : review)
            QVERIFY(!row.lastUsed.isEmpty() && (row.lastUsed != QStringLiteral("jamais") || row.permission != ui::AdminWords::of(access::Permission::ReadResults)));
    }

    void theReviewIsTakenAwayWithACode_data()
    {
        QTest::addColumn<int>("key");
        QTest::addColumn<QString>("name");
        QTest::newRow("a table") << static_cast<int>(Qt::Key_F7) << QStringLiteral("droits.csv");
        QTest::newRow("a sealed paper") << static_cast<int>(Qt::Key_F8) << QStringLiteral("droits.pdf");
    }
    void theReviewIsTakenAwayWithACode()
    {
        QFETCH(int, key);
        QFETCH(QString, name);
        auto page = std::make_unique<ui::ReviewPage>(m_theme, m_desk->engine(), m_desk->clock());
        uitest::showAt(*page, {1162, 718});
        page->activate();
        const PageDriver hand(*page);
        QVERIFY(hand.waits([&] { return rows(*page, 0).contains(QStringLiteral("Dr Hélène Corre")); }));
        QTemporaryDir folder;
        const auto path = folder.filePath(name);
        hand.press(static_cast<Qt::Key>(key));
        auto* files = hand.dialog<QFileDialog>();
        QVERIFY(files);
        files->selectFile(path);
        files->findChild<QLineEdit*>()->setFocus();
        hand.press(Qt::Key_Return);
        QVERIFY(hand.dialog<ui::AskDialog>());
        hand.picture("export");
        const auto code = authenticators()["tangi"].next(m_desk->clock().now());
        hand.type(std::string(asText(code.view())).c_str());
        QVERIFY(!QFile::exists(path)); // nothing before the store has it in its ledger
        hand.press(Qt::Key_Return, Qt::ControlModifier);
        QVERIFY(hand.waits([&] { return QFile::exists(path); }));
        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadOnly));
        const auto content = file.readAll();
        if (key == Qt::Key_F7) {
            QVERIFY(content.startsWith("\xef\xbb\xbf") && content.contains("\"Dr Hélène Corre\";\"helene\";"));
            return;
        }
        PageDriver::keep("rights.pdf", content);
        const auto verdict = m_store->run({QStringLiteral("verify-paper"), path});
        QVERIFY2(verdict.startsWith(QStringLiteral("GENUINE")) && verdict.contains(QStringLiteral("Revue des droits (rights)")), qPrintable(verdict));
    }

    // A password alone governs nothing: the code is asked for, and what was wanted is done with it.
    void whoGovernsShowsACode()
    {
        m_desk->signOut();
        m_desk->signIn(QStringLiteral("tangi"));
        auto page = open<ui::PeoplePage>(m_desk->engine().session());
        const PageDriver hand(*page);
        QVERIFY(choose(*page, QStringLiteral("Dr Hélène Corre")));
        const auto wants = [&] {
            hand.press(Qt::Key_F5);
            auto* question = hand.dialog<ui::AskDialog>();
            if (!question)
                return static_cast<ui::AskDialog*>(nullptr);
            hand.press(Qt::Key_Return, Qt::ControlModifier);
            const auto isCode = [&] { return qobject_cast<ui::AskDialog*>(QApplication::activeModalWidget()) && QApplication::activeModalWidget()->windowTitle() == QStringLiteral("Votre code"); };
            return hand.waits(isCode) ? hand.dialog<ui::AskDialog>() : nullptr;
        };
        QVERIFY(wants());
        hand.press(Qt::Key_Escape);
        QVERIFY(hand.says("Rien n’a été fait"));
        auto* dialog = wants();
        QVERIFY(dialog);
        hand.type("000000");
        hand.press(Qt::Key_Return, Qt::ControlModifier);
        QVERIFY(PageDriver::says(*dialog, "Ce n’est pas le code")); // it stays, and says why
        hand.picture("code-refused");
        const auto code = authenticators()["tangi"].next(m_desk->clock().now());
        hand.type(std::string(asText(code.view())).c_str());
        hand.press(Qt::Key_Return, Qt::ControlModifier);
        QVERIFY(!handedOver(hand).isEmpty());
        // And once only.
        hand.press(Qt::Key_F5);
        QVERIFY(hand.dialog<ui::AskDialog>());
        hand.press(Qt::Key_Return, Qt::ControlModifier);
        QVERIFY(!handedOver(hand).isEmpty());
        // Who gave the code does not end the second factor too: the page says who may, and its key does nothing.
        QVERIFY(hand.says("vous avez donné son code"));
        hand.picture("half-a-reset");
        hand.press(Qt::Key_F6);
        QTest::qWait(50);
        QVERIFY(!QApplication::activeModalWidget());
    }

    // By weekday, in the laboratory's time zone; read back as it was saved.
    void theWeekOfTheBenchesIsSet()
    {
        auto page = open<ui::PolicyPage>();
        const PageDriver hand(*page);
        const auto combos = page->findChildren<QComboBox*>();
        const auto named = [&](const QList<QComboBox*>& all, const char* name) {
            return *std::ranges::find_if(all, [&](const auto* combo) { return combo->accessibleName() == QString::fromUtf8(name); });
        };
        auto* factor = named(combos, "Second facteur");
        auto* zone = named(combos, "Fuseau horaire du laboratoire");
        QVERIFY(hand.waits([&] { return factor->isEnabled() && factor->currentIndex() == 0; }));
        QVERIFY(!zone->isEnabled()); // hours do not count yet
        QVERIFY(!zone->currentText().isEmpty());
        factor->setCurrentIndex(1);
        zone->setCurrentIndex(zone->findText(QStringLiteral("Indian/Reunion")));
        const auto boxes = page->findChildren<QCheckBox*>();
        const auto times = page->findChildren<QTimeEdit*>();
        QCOMPARE(boxes.size(), 7);
        QCOMPARE(times.size(), 14);
        times[13]->setTime(times[12]->time()); // Sunday would end when it begins
        hand.press(Qt::Key_Return, Qt::ControlModifier);
        QVERIFY(QApplication::activeModalWidget() == nullptr);
        boxes[6]->setFocus();
        hand.press(Qt::Key_Space);
        QVERIFY(!boxes[6]->isChecked() && !times[12]->isEnabled());
        times[11]->setTime(QTime(13, 0));
        hand.picture("policy-week");
        hand.press(Qt::Key_Return, Qt::ControlModifier);
        QVERIFY(hand.dialog<ui::AskDialog>());
        hand.type(std::string(asText(authenticators()["tangi"].next(m_desk->clock().now()).view())).c_str());
        hand.press(Qt::Key_Return, Qt::ControlModifier);
        using Hours = client::DayHours;
        std::vector<Hours> week(5, Hours{7 * 60, 20 * 60});
        week.push_back({7 * 60, 13 * 60});
        week.push_back({});
        std::optional<client::Policy> kept;
        QVERIFY(hand.waits([&] {
            bool answered = false;
            m_desk->engine().administration().policy(page.get(), [&](const Result<client::Policy>& policy) {
                answered = true;
                if (policy)
                    kept = *policy;
            });
            return hand.waits([&] { return answered; }) && kept && !kept->week.empty();
        }));
        QVERIFY(kept->week == week);
        QCOMPARE(kept->timeZone, std::string("Indian/Reunion"));
        QCOMPARE(kept->factor, client::FactorPolicy::OutsideHours);
        // Shown again as it is; alike again, it is one day's hours as before there were weeks.
        auto again = open<ui::PolicyPage>();
        const PageDriver secondHand(*again);
        const auto shown = again->findChildren<QCheckBox*>();
        QVERIFY(secondHand.waits([&] { return shown[0]->isChecked() && !shown[6]->isChecked(); }));
        QCOMPARE(again->findChildren<QTimeEdit*>()[11]->time(), QTime(13, 0));
        QCOMPARE(named(again->findChildren<QComboBox*>(), "Fuseau horaire du laboratoire")->currentText(), QStringLiteral("Indian/Reunion"));
        named(again->findChildren<QComboBox*>(), "Second facteur")->setCurrentIndex(0);
        secondHand.press(Qt::Key_Return, Qt::ControlModifier);
        QVERIFY(secondHand.dialog<ui::AskDialog>());
        secondHand.type(std::string(asText(authenticators()["tangi"].next(m_desk->clock().now()).view())).c_str());
        secondHand.press(Qt::Key_Return, Qt::ControlModifier);
        QVERIFY(secondHand.waits([&] {
            bool sensitive = false;
            bool answered = false;
            m_desk->engine().administration().policy(again.get(), [&](const Result<client::Policy>& policy) {
                answered = true;
                sensitive = policy && policy->factor == client::FactorPolicy::Sensitive;
            });
            return secondHand.waits([&] { return answered; }) && sensitive;
        }));
    }

    void theRulesTakeACode()
    {
        auto page = open<ui::PolicyPage>();
        const PageDriver hand(*page);
        auto* factor = page->findChild<QComboBox*>();
        QVERIFY(hand.waits([&] { return factor->isEnabled() && factor->currentIndex() == 0; }));
        factor->setCurrentIndex(2);
        hand.picture("policy");
        const auto saveWith = [&](const SecretBytes& code) {
            hand.press(Qt::Key_Return, Qt::ControlModifier);
            if (!hand.dialog<ui::AskDialog>())
                return;
            hand.type(std::string(asText(code.view())).c_str());
            hand.press(Qt::Key_Return, Qt::ControlModifier);
        };
        saveWith(SecretBytes::copyOf(std::string_view("000000")));
        QVERIFY(hand.says("Ce n’est pas le code"));
        saveWith(authenticators()["tangi"].next(m_desk->clock().now()));
        QVERIFY(hand.says("Enregistré"));
        // From now on everybody is asked.
        const auto utf8 = Station::password().toUtf8();
        m_bench->engine().session().signIn(QStringLiteral("alegoff"), SecretBytes::copyOf(std::string_view(utf8.constData(), static_cast<std::size_t>(utf8.size()))));
        QVERIFY(m_bench->waits([&] { return m_bench->engine().session().state() == client::SessionState::NeedsCode; }));
        m_bench->engine().session().giveCode({}); // has none yet
        QVERIFY(m_bench->waits([&] { return m_bench->engine().session().state() == client::SessionState::NeedsFactor; }));
    }

    void anAccountIsClosed()
    {
        auto page = open<ui::PeoplePage>(m_desk->engine().session());
        const PageDriver hand(*page);
        QVERIFY(choose(*page, QStringLiteral("Anaïs Le Goff")));
        hand.press(Qt::Key_F8);
        QVERIFY(hand.dialog<ui::AskDialog>());
        hand.press(Qt::Key_Return, Qt::ControlModifier);
        QVERIFY(hand.waits([&] { return rows(*page, 3).contains(QStringLiteral("fermé")); }));
        // Nobody closes their own: the key does nothing.
        QVERIFY(choose(*page, QStringLiteral("Tangi Morvan")));
        hand.press(Qt::Key_F8);
        QTest::qWait(50);
        QVERIFY(!QApplication::activeModalWidget());
    }
};

PAILLASSE_UI_TEST_MAIN(GovernanceJourney)
#include "governance.test.moc"
