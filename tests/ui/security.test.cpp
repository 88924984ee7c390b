// SPDX-License-Identifier: GPL-3.0-or-later
#include <QAbstractItemModelTester>
#include <QComboBox>
#include <QCryptographicHash>
#include <QFileDialog>
#include <QLabel>
#include <QLineEdit>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include "tests/ui/support/fakewatch.h"
#include "tests/ui/support/uiapplication.h"
#include "tests/ui/support/walk.h"
#include "ui/administration/askdialog.h"
#include "ui/security/alertspage.h"
#include "ui/security/alertwords.h"
#include "ui/security/eventwords.h"
#include "ui/security/ledgerpage.h"
#include "ui/security/overviewwords.h"
#include "ui/security/rulewords.h"
#include "ui/security/trailpage.h"
#include "ui/security/trailsubject.h"
#include "ui/shell/shell.h"
#include "ui/theme/format.h"
#include "ui/theme/theme.h"
#include "ui/widgets/actionbutton.h"
#include "ui/widgets/datatable.h"
#include "ui/widgets/searchbox.h"

using namespace paillasse;
using namespace paillasse::ui;
using client::AlertState;
using client::AlertStep;
using client::EventKind;
using uitest::FakeWatch;

namespace {

const QSize laptop(1366, 768);
const QString nbsp(QChar(0x00a0));

QString u(const char* text) { return QString::fromUtf8(text); }

class FixedClock final : public Clock {
public:
    [[nodiscard]] Instant now() const override { return at; }
    Instant at{1'773'303'660'000}; // 12/03/2026 09:21 in Paris
};

QString idOf(const client::Alert& alert)
{
    return QString::fromStdString(alert.id.toString());
}

} // namespace

// Supervision as it is seen, with a store in memory.
class SecurityTest : public QObject {
    Q_OBJECT

public:
    explicit SecurityTest(Theme& theme) : m_theme(theme) {}

private:
    Theme& m_theme;
    FixedClock m_clock;
    std::unique_ptr<FakeWatch> m_watch;
    std::unique_ptr<Shell> m_shell;

    // The three pages in their frame, as an officer sees them.
    void showPages()
    {
        m_shell = std::make_unique<Shell>(m_theme);
        std::vector<std::unique_ptr<Page>> pages;
        pages.push_back(std::make_unique<AlertsPage>(m_theme, *m_watch, m_clock, m_watch->me));
        pages.push_back(std::make_unique<TrailPage>(m_theme, *m_watch, m_clock));
        pages.push_back(std::make_unique<LedgerPage>(m_theme, *m_watch, m_clock));
        m_shell->setPages({u("Marc Olivier"), u("Responsable sécurité"), u("Laboratoire du Blavet · Pontivy")}, std::move(pages));
        uitest::showAt(*m_shell, laptop);
        QApplication::setActiveWindow(m_shell.get());
        QVERIFY(QTest::qWaitFor([this] { return alertsPage().presenter().overview().has_value(); }));
    }
    AlertsPage& alertsPage() { return *qobject_cast<AlertsPage*>(m_shell->page(u("alerts"))); }
    TrailPage& trailPage() { return *qobject_cast<TrailPage*>(m_shell->page(u("trail"))); }
    static DataTable& table(const QWidget& in, const QString& name)
    {
        for (auto* table : in.findChildren<DataTable*>())
            if (table->accessibleName() == name)
                return *table;
        qFatal("no table %s", qPrintable(name));
    }
    void press(int key, Qt::KeyboardModifiers modifiers = {})
    {
        if (!dialog())
            QApplication::setActiveWindow(m_shell.get()); // no window manager gives it back after a dialog
        QTest::keyClick(QApplication::focusWidget() ? QApplication::focusWidget() : m_shell.get(), static_cast<Qt::Key>(key), modifiers);
    }
    AskDialog* dialog() const
    {
        auto* found = m_shell->findChild<AskDialog*>();
        return found && found->isVisible() ? found : nullptr;
    }
    // Types into the one field of the dialog that is open, and says yes.
    void give(const QString& text)
    {
        QVERIFY(QTest::qWaitFor([this] { return dialog() && dialog()->findChild<QLineEdit*>(); }));
        auto* field = dialog()->findChild<QLineEdit*>();
        field->clear();
        QTest::keyClicks(field, text);
        QTest::keyClick(field, Qt::Key_Return);
    }
    static QString textOf(const QAbstractItemModel& model)
    {
        QStringList all;
        for (int row = 0; row < model.rowCount(); ++row)
            for (int column = 0; column < model.columnCount(); ++column)
                all << model.index(row, column).data().toString() << model.index(row, column).data(Qt::AccessibleTextRole).toString();
        return all.join(u'\n');
    }

private Q_SLOTS:
    void init()
    {
        m_watch = std::make_unique<FakeWatch>(m_clock.now());
        m_watch->fillWithADay();
    }
    void cleanup()
    {
        m_shell.reset();
        m_watch.reset();
    }

    // --- words

    void everyKindOfEventHasItsWords()
    {
        QSet<QString> met;
        for (int i = 0; i <= static_cast<int>(lastOf(EventKind())); ++i) {
            const auto words = EventWords::of(static_cast<EventKind>(i));
            QVERIFY2(!words.isEmpty() && !met.contains(words), qPrintable(QString::number(i)));
            met.insert(words);
        }
        std::uint64_t all = 0;
        for (int i = 0; i <= static_cast<int>(lastOf(EventGroup())); ++i) {
            const auto kinds = EventWords::kindsOf(static_cast<EventGroup>(i));
            QVERIFY(kinds != 0 && (all & kinds) == 0);
            QVERIFY(!EventWords::of(static_cast<EventGroup>(i)).isEmpty());
            all |= kinds;
        }
        QCOMPARE(all, (std::uint64_t{1} << (static_cast<unsigned>(lastOf(EventKind())) + 1)) - 1); // each in one group
    }
    void whatWasDoneIsNamed()
    {
        auto row = FakeWatch::rowOf(1, EventKind::Acted, m_clock.now());
        row.act = 7;
        QCOMPARE(EventWords::of(row), u("Résultats saisis"));
        row.act = 250; // of a later version
        QCOMPARE(EventWords::of(row), EventWords::of(EventKind::Acted));
        auto search = FakeWatch::rowOf(2, EventKind::Searched, m_clock.now());
        search.count = 40;
        QCOMPARE(EventWords::of(search), u("Recherche") + nbsp + u(": 40 réponses"));
        QCOMPARE(EventWords::subjectOf(search), QString());
    }
    void everyDefaultRuleHasItsWords()
    {
        const QStringList names{u("failed-sign-ins-person"), u("failed-sign-ins-workstation"), u("failed-sign-ins-everywhere"), u("second-seat"), u("former-seat-acted"), u("outside-hours"), u("far-more-patients"), u("slow-reading"), u("bulk-print"),
                                u("bulk-export"), u("no-recent-order"), u("staff-or-vip"), u("glass-broken"), u("new-workstation"), u("clock-jump"), u("certificate-expiring"), u("backup-failed"), u("backup-stale"), u("ledger-doubted"),
                                u("staging-overdue"), u("store-errors"), u("disk-nearly-full"), u("channel-failed"), u("channel-removed"), u("witness-behind")};
        QCOMPARE(RuleWords::known(), names);
        QSet<QString> met;
        for (const auto& name : names) {
            auto alert = FakeWatch::alertOf(1, "");
            alert.rule = name.toStdString();
            alert.observed = 12;
            alert.usual = 2;
            const auto title = RuleWords::titleOf(alert);
            QVERIFY2(!title.isEmpty() && title != name && !met.contains(title), qPrintable(name));
            met.insert(title);
            QVERIFY2(!RuleWords::whyOf(alert.rule).isEmpty(), qPrintable(name));
            QVERIFY2(RuleWords::observedOf(alert).contains(u("12")) || name == u("clock-jump"), qPrintable(RuleWords::observedOf(alert)));
        }
        auto clock = FakeWatch::alertOf(3, "clock-jump");
        clock.observed = -6 * minuteMs;
        clock.workstation = {};
        QVERIFY(RuleWords::titleOf(clock).startsWith(u("L’horloge du serveur a sauté de 6")));
        clock.workstation = lab::WorkstationId(FakeWatch::uuid(2, 7));
        QVERIFY(RuleWords::titleOf(clock).startsWith(u("L’horloge d’un poste est décalée de 6")));
        auto own = FakeWatch::alertOf(2, "nuit-du-blavet");
        QCOMPARE(RuleWords::titleOf(own), u("nuit-du-blavet"));
        QVERIFY(RuleWords::whyOf(own.rule).isEmpty());
        QCOMPARE(RuleWords::titleOf(m_watch->alerts()[0]), u("Lit 5 fois plus de dossiers que d’habitude"));
    }

    // --- the alerts

    void theListIsSoundAndTheGravestComesFirst()
    {
        AlertsPresenter presenter(*m_watch, m_clock, m_watch->me);
        const QAbstractItemModelTester list(&presenter.list(), QAbstractItemModelTester::FailureReportingMode::QtTest);
        const QAbstractItemModelTester acts(&presenter.acts(), QAbstractItemModelTester::FailureReportingMode::QtTest);
        QCOMPARE(presenter.list().rowCount(), 4); // not the one that is closed
        QCOMPARE(presenter.list().id(0), idOf(m_watch->alerts()[0]));
        QCOMPARE(presenter.list().index(0, 4).data().toString(), u("personne") + nbsp + u(": escalade dans 18 min"));
        QVERIFY(presenter.list().index(0, 0).data(Qt::AccessibleTextRole).toString().contains(u("gravité haute")));
        QCOMPARE(presenter.openCount(), 4);
        QCOMPARE(presenter.mineCount(), 2);
        presenter.setFilter(AlertFilter::Mine);
        QCOMPARE(presenter.list().rowCount(), 2);
        presenter.setFilter(AlertFilter::Days30);
        QCOMPARE(presenter.list().rowCount(), 5);
        QCOMPARE(presenter.list().id(4), idOf(m_watch->alerts()[4])); // closed: last
        presenter.search(u("hémato"));
        QCOMPARE(presenter.list().rowCount(), 1);
        presenter.search(u("nobody of this name"));
        QCOMPARE(presenter.list().rowCount(), 0);
        QVERIFY(presenter.emptyWords().contains(u("nobody of this name")));
        presenter.search({});
        presenter.choose(idOf(m_watch->alerts()[0]));
        QTRY_COMPARE(presenter.acts().rowCount(), 30);
        m_watch->setAlerts({});
        QCOMPARE(presenter.list().rowCount(), 0);
        QVERIFY(!presenter.current());
    }

    void anAlertGoesThroughItsLifeByKeys()
    {
        showPages();
        auto& page = alertsPage();
        auto& list = table(page, u("Alertes"));
        QVERIFY(list.hasFocus());
        QCOMPARE(page.count(), 4);
        QCOMPARE(list.currentId().toString(), idOf(m_watch->alerts()[0]));
        press(Qt::Key_F7); // nobody owns it yet: nothing to explain
        QVERIFY(!dialog());
        press(Qt::Key_F12);
        QTRY_VERIFY(m_watch->alerts()[0].state == AlertState::Owned);
        QTRY_VERIFY(page.presenter().mayExplain());
        press(Qt::Key_F9);
        QVERIFY(!dialog()); // nor to close
        press(Qt::Key_F7);
        give(u("bref"));
        QVERIFY(dialog()); // too short for who reads it next year
        give(u("Vaccination round, records prepared the day before"));
        QTRY_VERIFY(m_watch->alerts()[0].state == AlertState::Explained);
        QTRY_VERIFY(!dialog() && page.presenter().mayClose());
        press(Qt::Key_F9);
        give(u("Seen with P. Kerdoncuff, nothing else"));
        QTRY_VERIFY(m_watch->alerts()[0].state == AlertState::Closed);
        QCOMPARE(m_watch->steps.size(), 3u);
        QCOMPARE(m_watch->steps[1].text, std::string("Vaccination round, records prepared the day before"));
        QVERIFY(m_watch->steps[2].alert == m_watch->alerts()[0].id);
        QTRY_COMPARE(page.count(), 3);
        QTRY_VERIFY(list.currentId().toString() != idOf(m_watch->alerts()[0])); // it has left the list
    }

    // What is written goes to the alert it was asked about, whatever the list does meanwhile.
    void anExplanationStaysWithItsAlert()
    {
        showPages();
        const auto first = m_watch->alerts()[1]; // mine already
        alertsPage().open(idOf(first));
        press(Qt::Key_F7);
        QTRY_VERIFY(dialog());
        auto rest = m_watch->alerts();
        std::erase_if(rest, [&](const auto& alert) { return alert.id == first.id; });
        m_watch->setAlerts(rest);
        give(u("Seen with the host"));
        QTRY_COMPARE(m_watch->steps.size(), 1u);
        QVERIFY(m_watch->steps[0].alert == first.id);
    }

    void somebodyElseWasFirst()
    {
        showPages();
        m_watch->refusal = Error{ErrorCode::Conflict, {}};
        const QSignalSpy said(&alertsPage().presenter(), &AlertsPresenter::said);
        press(Qt::Key_F12);
        QTRY_VERIFY(!said.isEmpty() && said.back()[1].toBool());
        QCOMPARE(said.back()[0].toString(), AlertWords::of(*m_watch->refusal));
    }

    void enterOpensTheActsAndFromThereTheTrail()
    {
        showPages();
        auto& acts = table(alertsPage(), u("Les actes qui l’ont levée"));
        QTRY_COMPARE(acts.model()->rowCount(), 30);
        press(Qt::Key_Return);
        QVERIFY(acts.hasFocus());
        press(Qt::Key_Down);
        const auto act = alertsPage().presenter().act(acts.currentId().toString());
        QVERIFY(act);
        press(Qt::Key_Return);
        QCOMPARE(m_shell->currentPage(), static_cast<Page*>(&trailPage()));
        QTRY_VERIFY(!m_watch->asked.empty());
        QVERIFY(m_watch->asked.back().patient == act->patient);
        QVERIFY(!act->patient.isNull());
        QVERIFY(m_watch->asked.back().from <= act->at && act->at < m_watch->asked.back().to);
        QTRY_VERIFY(trailPage().presenter().hasAnswer());
        for (const auto& row : trailPage().presenter().events().rows())
            QVERIFY(row.patient == act->patient);
    }

    void theOneWhoStandsOutLeadsToTheirActs()
    {
        showPages();
        auto& outliers = table(alertsPage(), u("Qui sort de l’ordinaire aujourd’hui"));
        QCOMPARE(outliers.model()->rowCount(), 2);
        outliers.setFocus(Qt::TabFocusReason);
        press(Qt::Key_Return);
        QCOMPARE(m_shell->currentPage(), static_cast<Page*>(&trailPage()));
        QVERIFY(m_watch->asked.back().person == m_watch->alerts()[0].person);
        QCOMPARE(m_watch->asked.back().kinds, EventWords::kindsOf(EventGroup::Reads));
        QVERIFY(trailPage().presenter().groups().contains(EventGroup::Reads));
    }

    void aSessionIsEndedAfterAQuestion()
    {
        showPages();
        const auto& alert = m_watch->alerts()[0];
        press(Qt::Key_F8);
        QVERIFY(!dialog()); // who may not is not offered to
        lab::PersonId ended;
        alertsPage().presenter().setEndSession([&ended](const lab::PersonId& person, const client::Reply<void>& reply) {
            ended = person;
            reply({});
        });
        m_watch->changed();
        press(Qt::Key_F8);
        QTRY_VERIFY(dialog());
        QVERIFY(ended.isNull());
        QApplication::setActiveWindow(dialog());
        QTest::keyClick(dialog(), Qt::Key_Return, Qt::ControlModifier);
        QTRY_VERIFY(ended == alert.person);
    }

    // Nothing is said of the ledger before it is known, and it is not called intact when it is not.
    void theLedgerIsNeverInvented()
    {
        const auto before = OverviewWords::figuresOf({}, m_clock.now());
        QCOMPARE(before[3].figure, u("—"));
        QCOMPARE(OverviewWords::figuresOf(m_watch->today, m_clock.now())[3].figure, u("intact"));
        for (const bool isVerified : {true, false}) {
            auto today = m_watch->today;
            today.ledger.findings = isVerified ? 1 : 0;
            today.ledger.doubts = isVerified ? 0 : 1;
            const auto figure = OverviewWords::figuresOf(today, m_clock.now())[3];
            QCOMPARE(figure.figure, u("mis en doute"));
            QVERIFY(figure.isBad);
        }
    }
    void anHourAboveTheUsualIsSaid()
    {
        const auto bars = OverviewWords::hoursOf(m_watch->today.reads);
        QCOMPARE(bars.size(), 24);
        QVERIFY(bars[9].isAbove());
        QVERIFY(!bars[8].isAbove() && !bars[5].isAbove());
        const HourBar few{{}, 4, 1};
        QVERIFY(!few.isAbove()); // four for one is no news
        const HourBar unknown{{}, 400, 0};
        QVERIFY(!unknown.isAbove());
        showPages();
        auto& hours = table(alertsPage(), u("Dossiers lus par heure, aujourd’hui, en tableau"));
        QVERIFY(hours.model()->index(9, 1).data(Qt::AccessibleTextRole).toString().contains(u("au-dessus de l’habituel")));
    }

    // --- who saw what

    void theTrailComesPageByPage()
    {
        TrailPresenter presenter(*m_watch, m_clock);
        const QAbstractItemModelTester tester(&presenter.events(), QAbstractItemModelTester::FailureReportingMode::QtTest);
        presenter.setPeriod(m_clock.now() - dayMs, {});
        QTRY_VERIFY(presenter.hasAnswer());
        auto& events = presenter.events();
        while (events.rows().size() < m_watch->events.size()) {
            const auto before = events.rowCount();
            events.fetchMore({}); // where the tester has not done so already
            QVERIFY(!events.canFetchMore({})); // not twice the same
            QTRY_VERIFY(events.rowCount() > before);
        }
        QVERIFY(!events.canFetchMore({}));
        QCOMPARE(events.rows().size(), m_watch->events.size());
        QCOMPARE(m_watch->asked.size(), 4u);
        for (std::size_t i = 0; i < events.rows().size(); ++i)
            QVERIFY(events.rows()[i].place == m_watch->events[i].place);
    }
    void bothTimesAreSaidWhereTheyDiffer()
    {
        auto row = FakeWatch::rowOf(1, EventKind::OpenedOrder, m_clock.now());
        QVERIFY(EventsModel::madeOf(row, m_clock.now()).isEmpty());
        row.done = row.at - 2 * secondMs; // on its way
        QVERIFY(EventsModel::madeOf(row, m_clock.now()).isEmpty());
        row.done = row.at - 23 * minuteMs;
        QCOMPARE(EventsModel::madeOf(row, m_clock.now()), u("08:58"));
        EventsModel model(m_clock);
        row.offline = true;
        model.show({row}, false);
        QVERIFY(model.index(0, EventsModel::Made).data(Qt::AccessibleTextRole).toString().contains(u("hors ligne")));
    }
    void filtersBecomeTheQuestion()
    {
        showPages();
        m_shell->showPage(u("trail"));
        auto& presenter = trailPage().presenter();
        QTRY_VERIFY(presenter.hasAnswer());
        QCOMPARE(m_watch->asked.back().from.ms, Format::localDaySpan(m_clock.now()).from.ms); // today, where nothing was asked
        m_shell->searchBox().setFocus();
        QTest::keyClicks(&m_shell->searchBox(), u("26-112234"));
        QTest::keyClick(&m_shell->searchBox(), Qt::Key_Return);
        QCOMPARE(m_watch->asked.back().reference, std::string("26-112234"));
        QTRY_VERIFY(presenter.hasAnswer());
        QVERIFY(!presenter.events().rows().empty());
        trailPage().toggleChip(QString::number(static_cast<int>(EventGroup::TakenAway)), true);
        QCOMPARE(m_watch->asked.back().kinds, EventWords::kindsOf(EventGroup::TakenAway));
        QCOMPARE(m_watch->asked.back().reference, std::string("26-112234"));
        trailPage().removeChip({});
        QVERIFY(m_watch->asked.back().reference.empty());
        trailPage().form().setPeople({{QString::fromStdString(FakeWatch::uuid(1, 4).toString()), u("Dr H. Corre")}});
        auto* person = trailPage().form().findChild<QComboBox*>();
        person->setFocus();
        QTest::keyClick(person, Qt::Key_Down);
        QVERIFY(m_watch->asked.back().person == lab::PersonId(FakeWatch::uuid(1, 4)));
    }
    void aPeriodIsTypedAndBounded()
    {
        showPages();
        m_shell->showPage(u("trail"));
        QTRY_VERIFY(trailPage().presenter().hasAnswer());
        const auto fields = trailPage().form().findChildren<QLineEdit*>();
        QCOMPARE(fields.size(), 2);
        const auto type = [](QLineEdit* field, const QString& text) {
            field->setFocus();
            field->selectAll();
            QTest::keyClicks(field, text);
            QTest::keyClick(field, Qt::Key_Return);
        };
        const auto asked = m_watch->asked.size();
        type(fields[0], u("hier"));
        QCOMPARE(m_watch->asked.size(), asked); // no day
        type(fields[0], u("01/01/2026"));
        QCOMPARE(m_watch->asked.size(), asked); // 70 days of everybody: not asked, and said
        QVERIFY(!trailPage().presenter().hasAnswer());
        type(fields[0], u("01032026"));
        QCOMPARE(m_watch->asked.size(), asked + 1);
        QCOMPARE(Format::date(Format::localDay(m_watch->asked.back().from)), u("01/03/2026"));
        type(fields[1], u("05/03/2026"));
        QCOMPARE(Format::dateTime(m_watch->asked.back().to), u("06/03/2026 00:00")); // the whole of that day
    }
    void aQuestionGoesFromPageToPageWhole()
    {
        client::TrailQuery query;
        query.patient = lab::PatientId(FakeWatch::uuid(3, 7));
        query.person = lab::PersonId(FakeWatch::uuid(1, 7));
        query.workstation = lab::WorkstationId(FakeWatch::uuid(2, 7));
        query.reference = "26-11&2=é";
        query.from = m_clock.now() - dayMs;
        query.to = m_clock.now();
        query.kinds = EventWords::kindsOf(EventGroup::Reads);
        QVERIFY(TrailSubject::from(TrailSubject::of(query)) == query);
        QVERIFY(TrailSubject::from({}) == client::TrailQuery());
    }

    void anExportTakesTheRightCode_data()
    {
        QTest::addColumn<int>("key");
        QTest::addColumn<QString>("name");
        QTest::newRow("csv") << int(Qt::Key_F7) << u("trace.csv");
        QTest::newRow("pdf") << int(Qt::Key_F8) << u("trace.pdf");
    }
    void anExportTakesTheRightCode()
    {
        QFETCH(int, key);
        QFETCH(QString, name);
        const QTemporaryDir folder;
        const auto path = folder.filePath(name);
        showPages();
        m_shell->showPage(u("trail"));
        QTRY_VERIFY(trailPage().presenter().hasAnswer());
        press(key);
        auto* chooser = m_shell->findChild<QFileDialog*>();
        QVERIFY(chooser);
        Q_EMIT chooser->fileSelected(path);
        chooser->close();
        give(u("000000"));
        QTRY_VERIFY(dialog() && dialog()->findChild<QLineEdit*>()->text().isEmpty());
        const auto refused = [this] {
            for (const auto* label : dialog()->findChildren<QLabel*>())
                if (label->text() == AlertWords::of(Error{ErrorCode::WrongSecret, {}}))
                    return true;
            return false;
        };
        QTRY_VERIFY(refused());
        QVERIFY(!QFile::exists(path));
        give(u("123456"));
        QTRY_VERIFY(QFile::exists(path));
        QTRY_VERIFY(!dialog());
        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadOnly));
        const auto bytes = file.readAll();
        const auto& given = key == Qt::Key_F7 ? m_watch->table : m_watch->paper;
        QCOMPARE(bytes, QByteArray(reinterpret_cast<const char*>(given.data()), static_cast<qsizetype>(given.size()))); // as it came
        bool isStated = false;
        for (const auto* label : trailPage().findChildren<QLabel*>())
            isStated |= label->text().contains(QString::fromLatin1(QCryptographicHash::hash(bytes, QCryptographicHash::Sha256).toHex()));
        QVERIFY(isStated); // of the file, on screen
    }
    void nothingIsTakenAwayOfNothing()
    {
        TrailPresenter presenter(*m_watch, m_clock);
        QVERIFY(!presenter.objection().isEmpty());
        presenter.setPeriod(m_clock.now() - dayMs, {});
        QTRY_VERIFY(presenter.hasAnswer());
        QVERIFY(presenter.objection().isEmpty());
    }

    // --- the ledger

    void whatIsWrongWithTheLedgerHasItsAdvice()
    {
        const auto badgeOf = [this](const client::LedgerStanding& ledger, const QString& id) {
            for (const auto& point : LedgerWords::of(ledger, m_clock.now()))
                if (point.id == id) {
                    if (point.todo.isEmpty())
                        qFatal("no advice for %s", qPrintable(id));
                    return point.badge.tone;
                }
            qFatal("no point %s", qPrintable(id));
        };
        auto ledger = m_watch->today.ledger;
        for (const auto* id : {"doubts", "verification", "head", "clients", "witness/coffre"})
            QCOMPARE(badgeOf(ledger, u(id)), Tone::Done);
        QCOMPARE(badgeOf(ledger, u("witness/préfecture")), Tone::Abnormal); // more than a day
        ledger.witnesses[0].size = ledger.size + 1;
        QCOMPARE(badgeOf(ledger, u("witness/coffre")), Tone::Critical); // the ledger was cut short
        ledger.doubts = 1;
        QCOMPARE(badgeOf(ledger, u("doubts")), Tone::Critical);
        ledger.findings = 2;
        QCOMPARE(badgeOf(ledger, u("verification")), Tone::Critical);
        ledger.verifiedAt = {};
        QCOMPARE(badgeOf(ledger, u("verification")), Tone::Abnormal);
        ledger.headAt = m_clock.now() - 6 * minuteMs;
        QCOMPARE(badgeOf(ledger, u("head")), Tone::Abnormal);
        ledger.clientsProved = 0;
        QCOMPARE(badgeOf(ledger, u("clients")), Tone::Abnormal);
        ledger.witnesses.clear();
        QCOMPARE(badgeOf(ledger, u("witness")), Tone::Abnormal);
    }

    // --- all three

    void nothingIsCutOnASmallScreen()
    {
        showPages();
        for (const auto* id : {"alerts", "trail", "ledger"}) {
            m_shell->showPage(u(id));
            auto* page = m_shell->page(u(id));
            QTRY_VERIFY(page->findChild<DataTable*>()->model()->rowCount() > 0);
            QCOMPARE(uitest::faultsOf(*m_shell, laptop), QStringList());
        }
    }
    void theyStandInTheRail()
    {
        showPages();
        QStringList titles;
        for (auto* button : m_shell->rail().buttons())
            titles << button->entry().title;
        QCOMPARE(titles, QStringList({u("Alertes"), u("Qui a vu quoi"), u("Registre")}));
        QCOMPARE(m_shell->rail().buttons()[0]->entry().count, 4);
    }
    // The store sends neither; what it might send by mistake has no place to stand in.
    void noPageNamesAPatient()
    {
        showPages();
        m_shell->showPage(u("trail"));
        QTRY_VERIFY(trailPage().presenter().hasAnswer());
        const auto all = textOf(trailPage().presenter().events()) + textOf(alertsPage().presenter().list()) + textOf(alertsPage().presenter().acts());
        QVERIFY(all.contains(u("26-1122")));
        QVERIFY(!all.contains(u("mmol")));
    }
};

PAILLASSE_UI_TEST_MAIN(SecurityTest)
#include "security.test.moc"
