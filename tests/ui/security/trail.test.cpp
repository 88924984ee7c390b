// SPDX-License-Identifier: GPL-3.0-or-later
#include <QAbstractItemModelTester>
#include <QComboBox>
#include <QCryptographicHash>
#include <QFileDialog>
#include <QLabel>
#include <QTemporaryDir>

#include "tests/ui/security/securitypages.h"
#include "ui/security/alertwords.h"
#include "ui/security/eventwords.h"
#include "ui/security/trailsubject.h"
#include "ui/theme/format.h"
#include "ui/widgets/actionbutton.h"
#include "ui/widgets/searchbox.h"

using namespace paillasse;
using namespace paillasse::ui;
using client::EventKind;
using uitest::FakeWatch;

// Who saw what: the question, its pages, and what is taken away of it.
class TrailPageTest : public SecurityPages {
    Q_OBJECT

public:
    using SecurityPages::SecurityPages;

private Q_SLOTS:
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
};

PAILLASSE_UI_TEST_MAIN(TrailPageTest)
#include "trail.test.moc"
