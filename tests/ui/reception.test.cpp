// SPDX-License-Identifier: GPL-3.0-or-later
#include <QAbstractItemModelTester>
#include <QApplication>
#include <QCheckBox>
#include <QFile>
#include <QSignalSpy>
#include <QTest>

#include "app/lab/cataloguecsv.h"
#include "tests/ui/support/uiapplication.h"
#include "ui/reception/fieldgrid.h"
#include "ui/reception/orderdraft.h"
#include "ui/reception/patientdraft.h"
#include "ui/reception/patientform.h"
#include "ui/words/tubekinds.h"

using namespace paillasse;
using namespace paillasse::ui;

// The reception's rules without a store: what a form holds, and what becomes of it.
class ReceptionTest : public QObject {
    Q_OBJECT

public:
    explicit ReceptionTest(const Theme& theme) : m_theme(theme) {}

private:
    const Theme& m_theme;
    const Date m_today{2026, 11, 23};
    client::Directory m_directory; // as the example has it

    static QByteArray example(const char* table)
    {
        QFile file(QStringLiteral(PAILLASSE_CATALOGUE) + QLatin1String(table));
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }
    static QStringList ids(const QList<Suggestion>& suggestions)
    {
        QStringList list;
        for (const auto& suggestion : suggestions)
            list << suggestion.id;
        return list;
    }
    PatientDraft someone() const
    {
        auto draft = PatientDrafts::fromSearch(QStringLiteral("LE BIHAN Maëlle 03/05/1992"), m_today);
        draft.patient.identity.sex = lab::Sex::Female;
        return draft;
    }

private Q_SLOTS:
    void initTestCase()
    {
        auto table = lab::csv::readCatalogue(example("catalogue.csv").toStdString());
        auto tubes = lab::csv::readTubes(example("tubes.csv").toStdString());
        QVERIFY(table && tubes);
        m_directory.catalogue = lab::Catalogue(std::move(*table));
        m_directory.codeTables.tubes = std::move(*tubes);
    }

    void aSearchBecomesADraft_data()
    {
        QTest::addColumn<QString>("typed");
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("forenames");
        QTest::addColumn<QString>("born");
        QTest::addColumn<QString>("number");
        QTest::newRow("capitals") << "LE BIHAN Maëlle 03/05/1992" << "LE BIHAN" << "Maëlle" << "03/05/1992" << "";
        QTest::newRow("date first") << "3/5/92 LE BIHAN Maëlle" << "LE BIHAN" << "Maëlle" << "03/05/1992" << "";
        QTest::newRow("small letters") << "ropartz gwenola" << "ROPARTZ" << "Gwenola" << "" << "";
        QTest::newRow("a number") << "292057512345678" << "" << "" << "" << "292057512345678";
    }
    void aSearchBecomesADraft()
    {
        QFETCH(QString, typed);
        const auto draft = PatientDrafts::fromSearch(typed, m_today);
        QTEST(QString::fromStdString(draft.patient.identity.birthName), "name");
        QTEST(QString::fromStdString(draft.patient.identity.birthForenames), "forenames");
        QTEST(draft.birthDateText, "born");
        QTEST(QString::fromStdString(draft.patient.identity.insMatricule), "number");
    }

    void strictTraitsAreAskedFor()
    {
        auto draft = someone();
        QVERIFY(PatientDrafts::missing(draft, m_today).isEmpty());
        draft.patient.identity.sex = lab::Sex::Unknown;
        QVERIFY(!PatientDrafts::missing(draft, m_today).isEmpty());
        draft.patient.identity.doubtful = true; // somebody found in the street
        QVERIFY(PatientDrafts::missing(draft, m_today).isEmpty());
        draft.birthDateText = QStringLiteral("31/02/1992");
        QVERIFY(!PatientDrafts::missing(draft, m_today).isEmpty());
        draft.birthDateText = QStringLiteral("24/11/2026");
        QVERIFY(!PatientDrafts::missing(draft, m_today).isEmpty());
    }

    void aDocumentMakesAnIdentityValidAndAChangeUndoesIt()
    {
        auto draft = someone();
        QCOMPARE(PatientDrafts::prepared(draft, m_today).identity.state, lab::IdentityState::Provisional);
        draft.documentSeen = true;
        const auto patient = PatientDrafts::prepared(draft, m_today);
        QCOMPARE(patient.identity.state, lab::IdentityState::Validated);
        auto correction = PatientDrafts::correcting(patient);
        QVERIFY(PatientDrafts::warnings(correction, m_today).isEmpty());
        correction.documentSeen = false;
        correction.patient.identity.birthName = "LE BIAN";
        QCOMPARE(PatientDrafts::prepared(correction, m_today).identity.state, lab::IdentityState::Provisional);
        QVERIFY(!PatientDrafts::warnings(correction, m_today).isEmpty());
    }

    // By keys alone: the mark of a known person is set, carried by the draft, and taken away again.
    void aPersonIsProtectedByKeys()
    {
        PatientForm form(m_theme);
        form.begin(PatientDrafts::correcting(PatientDrafts::prepared(someone(), m_today)), m_today);
        form.show();
        QVERIFY(QTest::qWaitForWindowActive(&form));
        form.focusEntry();
        auto* box = qobject_cast<QCheckBox*>(QApplication::focusWidget());
        for (int tabs = 0; tabs < 40 && !(box && box->text().contains(QStringLiteral("protégée"))); ++tabs) {
            QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
            box = qobject_cast<QCheckBox*>(QApplication::focusWidget());
        }
        QVERIFY(box && box->text().contains(QStringLiteral("protégée")));
        QSignalSpy edited(&form, &PatientForm::edited);
        QTest::keyClick(box, Qt::Key_Space);
        QVERIFY(form.draft().patient.isProtected && !form.draft().patient.isStaff);
        QVERIFY(form.isChanged() && !edited.isEmpty());
        QVERIFY(PatientDrafts::prepared(form.draft(), m_today).isProtected);
        // What was begun with it shows it, and it goes by the same key.
        form.begin(PatientDrafts::correcting(PatientDrafts::prepared(form.draft(), m_today)), m_today);
        QVERIFY(box->isChecked());
        QTest::keyClick(box, Qt::Key_Space);
        QVERIFY(!form.draft().patient.isProtected);
    }

    void theKeyOfANationalNumberIsChecked()
    {
        QVERIFY(PatientDrafts::nirWarning(QStringLiteral("LE BIHAN")).isEmpty());
        const auto said = PatientDrafts::nirWarning(QStringLiteral("2 92 05 35 238 123 99"));
        QVERIFY(!said.isEmpty());
        // The key that it proposes is the one that fits.
        static const QRegularExpression key(QStringLiteral("(\\d{2}) "));
        const auto proposed = key.match(said).captured(1);
        QVERIFY2(!proposed.isEmpty(), qPrintable(said));
        QVERIFY(PatientDrafts::nirWarning(QStringLiteral("2920535238123") + proposed).isEmpty());
    }

    void examinationsAreFoundAsPeopleTypeThem()
    {
        QCOMPARE(ids(OrderDrafts::findExaminations(m_directory.catalogue, QStringLiteral("k"))).value(0), QStringLiteral("K"));
        QCOMPARE(ids(OrderDrafts::findExaminations(m_directory.catalogue, QStringLiteral("HBA1C"))).value(0), QStringLiteral("HBA1C"));
        QVERIFY(ids(OrderDrafts::findExaminations(m_directory.catalogue, QStringLiteral("creatinine"))).contains(QStringLiteral("CREA")));
        QVERIFY(ids(OrderDrafts::findExaminations(m_directory.catalogue, QStringLiteral("hemo glyq"))).contains(QStringLiteral("HBA1C")));
        QVERIFY(OrderDrafts::findExaminations(m_directory.catalogue, QStringLiteral("zzzz")).isEmpty());
    }

    void tubesFollowFromTheTests()
    {
        const auto request = OrderDrafts::request({"HBA1C", "NA", "K", "LDL"}, m_directory);
        std::vector<std::string> containers;
        for (const auto& specimen : request.specimens)
            containers.push_back(specimen.container);
        QCOMPARE(containers, (std::vector<std::string>{"HEP", "EDTA"})); // in the order of draw
        const auto rows = OrderDrafts::rows({"HBA1C", "NA", "K", "LDL"}, m_directory, request);
        QCOMPARE(rows.size(), 7); // with what the LDL's formula reads
        RowsModel model;
        QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.setHeaders(OrderDrafts::rowHeaders());
        model.setRows(rows);
        QCOMPARE(model.rowCount(), 7);
        QVERIFY(model.rowOf(QStringLiteral("CT")) >= 0);
        model.setRows(rows.mid(0, 2));
        model.setRows({});
        QCOMPARE(model.rowCount(), 0);
    }

    void anOrderSaysWhatItLacks()
    {
        const Instant now{1'795'000'000'000};
        OrderDraft draft;
        QVERIFY(!OrderDrafts::missing(draft, now).isEmpty());
        draft.examinations = {"NA"};
        QVERIFY(!OrderDrafts::missing(draft, now).isEmpty());
        draft.context.prescriberName = "Dr CADIOU Jeanne";
        QVERIFY(OrderDrafts::missing(draft, now).isEmpty());
        draft.context.collectedAt = now + 3'600'000;
        QVERIFY(!OrderDrafts::missing(draft, now).isEmpty());
        draft.context.collectedAt = now;
        QCOMPARE(OrderDrafts::warnings(draft).size(), 2); // no collector, a prescriber of no directory
        const auto body = OrderDrafts::placing(draft, {}, "26-000001", m_directory);
        QCOMPARE(body.lines.size(), 1u);
        QCOMPARE(body.specimens.size(), 1u);
    }

    void everyTubeOfTheCatalogueHasAName()
    {
        for (const auto* examination : m_directory.catalogue.all())
            if (!examination->container.empty())
                QVERIFY2(tubeName(m_directory.codeTables, examination->container) != QString::fromStdString(examination->container), examination->container.c_str());
    }

    void theOrderOfDrawIsTheLaboratorys()
    {
        auto own = m_directory;
        own.codeTables.tubes = {{"EDTA", "mauve du CHU", "", "", "sang total", 1}, {"HEP", "vert du CHU", "", "", "plasma", 2}};
        const auto request = OrderDrafts::request({"NA", "HBA1C"}, own);
        const auto badges = OrderDrafts::tubes(request, own.codeTables);
        QCOMPARE(badges.size(), 2);
        QCOMPARE(badges[0].text, QStringLiteral("1 · mauve du CHU"));
        QCOMPARE(badges[1].text, QStringLiteral("2 · vert du CHU"));
        own.codeTables = {};
        QCOMPARE(OrderDrafts::tubes(request, own.codeTables)[0].text, QStringLiteral("1 · EDTA")); // its code, where no table has it
    }

    void aSuggestionIsTakenWithEnterAndEscapeOnlyClosesTheList()
    {
        QWidget window;
        FieldGrid grid(m_theme, 1, &window);
        auto* box = new SuggestBox([this](const QString& text) { return OrderDrafts::findExaminations(m_directory.catalogue, text); }, &grid);
        grid.add(QStringLiteral("Examen"), box);
        auto* next = grid.addLine(QStringLiteral("Suite"));
        uitest::showAt(window, {400, 300});
        QSignalSpy chosen(box, &SuggestBox::chosen);
        box->setFocus();
        QTest::keyClicks(box, QStringLiteral("sodium"));
        QVERIFY(box->hasList());
        QTest::keyClick(box, Qt::Key_Escape);
        QVERIFY(!box->hasList());
        QCOMPARE(box->text(), QStringLiteral("sodium"));
        QTest::keyClick(box, Qt::Key_Backspace);
        QVERIFY(box->hasList());
        QTest::keyClick(box, Qt::Key_Return);
        QCOMPARE(chosen.size(), 1);
        QCOMPARE(chosen.at(0).at(0).toString(), QStringLiteral("NA"));
        // With no list Enter goes on to the next field.
        QTest::keyClick(box, Qt::Key_Return);
        QTRY_VERIFY(next->hasFocus());
    }
};

PAILLASSE_UI_TEST_MAIN(ReceptionTest)
#include "reception.test.moc"
