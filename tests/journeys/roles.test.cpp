// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include "app/crypto/crypto.h"
#include "tests/journeys/cachecontent.h"
#include "tests/journeys/station.h"

using namespace paillasse;
using namespace paillasse::journeys;
using client::SessionState;

// The same store, seen by each role: whoever signs in, their cache is opened afterwards with its own key, and what they may not see is
// looked for in all that stands in it.
class RolesJourney : public QObject {
    Q_OBJECT

    std::unique_ptr<StoreProcess> m_store;
    std::unique_ptr<Station> m_station;
    std::map<QString, QString> m_codes; // activation codes of who has not been here yet

    lab::OrderId m_order;
    const QByteArray m_name = "KERZERHO";
    const QByteArray m_nir = "292057512345678";
    const QByteArray m_prescribed = "NA";
    const QByteArray m_value = number(1'397'531);        // 139.7531, a sodium
    const QByteArray m_confidentialCode = "VIHCV";
    const QByteArray m_confidentialValue = number(48'271'953);
    const QByteArray m_interpretation = "Interprétation unique du biologiste";
    const QByteArray m_confidentialNote = "Note réservée aux habilités";

    // What is in this person's cache after they have seen all they may see.
    QByteArray cacheOf(const QString& login)
    {
        if (const auto code = m_codes.find(login); code != m_codes.end()) {
            m_station->activate(login, code->second);
            m_codes.erase(code);
        } else {
            m_station->signIn(login);
        }
        m_station->waitCaughtUp();
        m_station->signOut();
        m_station->switchOff();
        auto content = cacheContent(m_station->folder(), login, Station::password());
        m_station->switchOn();
        return content;
    }

private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY(crypto::initialise());
        m_store = std::make_unique<StoreProcess>();
        const auto add = [this](const char* login, const char* name, const char* role, const QStringList& more = {}) {
            m_codes[QString::fromUtf8(login)] = m_store->addPerson(QString::fromUtf8(login), QString::fromUtf8(name), QString::fromUtf8(role), more);
        };
        const QStringList entitled{QStringLiteral("--may-read"), QStringLiteral("hiv")};
        add("corre", "Hélène Corre", "biologist", entitled);
        add("guillou", "Erwan Guillou", "biologist");
        add("anais", "Anaïs Le Goff", "technician");
        add("yann", "Yann Le Gall", "receptionist");
        add("rssi", "Nolwenn Bihan", "security-officer");
        add("admin2", "Tangi Morvan", "administrator");
        add("gwen", "Gwen Riou", "technician", {QStringLiteral("--bench"), QStringLiteral("2")});
        m_store->run({QStringLiteral("roles"), QStringLiteral("define"), QStringLiteral("--name"), QStringLiteral("Tubes"), QStringLiteral("--may"), QStringLiteral("receive-specimens,read-staff")});
        add("katell", "Katell Prigent", "Tubes");
        m_store->start();
        m_station = std::make_unique<Station>(*m_store, QStringLiteral("BIOCH-01"));
        m_station->enrol();

        // A patient with an ordinary result, a confidential one and an interpretation, by somebody who may do all of it.
        auto& s = *m_station;
        s.activate(QStringLiteral("corre"), m_codes.at(QStringLiteral("corre")));
        m_codes.erase(QStringLiteral("corre"));
        const auto patient = s.registers(m_name.constData(), "Solène", {1957, 5, 9}, m_nir.constData());
        const auto order = m_order = s.places(patient, {{m_prescribed.toStdString()}, {m_confidentialCode.toStdString(), lab::Confidentiality::Hiv}});
        QVERIFY(s.enters(order, m_prescribed.constData(), "139.7531").isCommitted());
        QVERIFY(s.enters(order, m_confidentialCode.constData(), "48271953").isCommitted());
        QVERIFY(s.does(lab::documentId(order), lab::AddNote{0, m_interpretation.toStdString()}).isCommitted());
        QVERIFY(s.does(lab::documentId(order), lab::AddNote{2, m_confidentialNote.toStdString()}).isCommitted());
        (void)s.places(patient, {{m_confidentialCode.toStdString(), lab::Confidentiality::Hiv}});
        QVERIFY(s.sent());
        s.signOut();
    }

    void eachRolesCacheHoldsWhatTheRoleMaySee_data()
    {
        QTest::addColumn<QString>("login");
        QTest::addColumn<bool>("identity");
        QTest::addColumn<bool>("orders");
        QTest::addColumn<bool>("results");
        QTest::addColumn<bool>("confidential");
        QTest::newRow("biologist, entitled") << QStringLiteral("corre") << true << true << true << true;
        QTest::newRow("biologist") << QStringLiteral("guillou") << true << true << true << false;
        QTest::newRow("technician") << QStringLiteral("anais") << true << true << true << false;
        QTest::newRow("technician of one bench") << QStringLiteral("gwen") << true << true << true << false;
        QTest::newRow("receptionist") << QStringLiteral("yann") << true << true << false << false;
        QTest::newRow("a role of the laboratory's own") << QStringLiteral("katell") << true << true << false << false;
        QTest::newRow("security officer") << QStringLiteral("rssi") << false << false << false << false;
        QTest::newRow("administrator") << QStringLiteral("admin2") << false << false << false << false;
    }
    void eachRolesCacheHoldsWhatTheRoleMaySee()
    {
        QFETCH(QString, login);
        QFETCH(bool, identity);
        QFETCH(bool, orders);
        QFETCH(bool, results);
        QFETCH(bool, confidential);
        const auto content = cacheOf(login);
        QVERIFY(content.contains("Le Goff")); // everybody sees their colleagues' names
        QCOMPARE(content.contains(m_name), identity);
        QCOMPARE(content.contains(m_nir), identity);
        QCOMPARE(content.contains("26-"), orders);
        QCOMPARE(content.contains(m_value), results);
        QCOMPARE(content.contains(m_interpretation), results);
        QCOMPARE(content.contains(m_confidentialValue), confidential);
        QCOMPARE(content.contains(m_confidentialNote), confidential);
        QCOMPARE(content.contains(m_confidentialCode), confidential); // no catalogue was imported: it stands in the orders only
    }

    void whatIsWithheldSaysSo()
    {
        // On the screen of who is not entitled the line is there, without name, value, bench or history.
        m_station->signIn(QStringLiteral("guillou"));
        QVERIFY(m_station->waits([&] { return !m_station->finds("kerzerho").empty(); }));
        const auto file = m_station->file(m_order);
        QVERIFY(file && file->order.lines.size() == 2);
        const auto& line = file->order.lines[1];
        QVERIFY(line.withheld && line.examination.empty() && line.measurements.empty() && line.bench == 0);
        QVERIFY(line.confidentiality == lab::Confidentiality::None); // not even of which kind
        QCOMPARE(file->order.notes.size(), std::size_t(1)); // the order's own
        const auto noted = m_station->does(lab::documentId(m_order), lab::AddNote{line.id, "x"});
        QVERIFY(noted.refusal && noted.refusal->code == lab::RefusalCode::WithheldLine);
        const auto cancelled = m_station->does(lab::documentId(m_order), lab::CancelLines{{line.id}, "x"});
        QVERIFY(cancelled.refusal && cancelled.refusal->code == lab::RefusalCode::WithheldLine);
        m_station->signOut();
    }

    // An order of which only a confidential examination is to be entered is no work of theirs, at whatever bench.
    void whatWaitsConfidentiallyIsCountedForItsReadersOnly_data()
    {
        QTest::addColumn<QString>("login");
        QTest::addColumn<int>("toEnter");
        QTest::newRow("biologist, entitled") << QStringLiteral("corre") << 1;
        QTest::newRow("biologist") << QStringLiteral("guillou") << 0;
        QTest::newRow("technician") << QStringLiteral("anais") << 0;
    }
    void whatWaitsConfidentiallyIsCountedForItsReadersOnly()
    {
        QFETCH(QString, login);
        QFETCH(int, toEnter);
        m_station->signIn(login);
        QVERIFY(m_station->waits([&] { return !m_station->finds("kerzerho").empty(); }));
        for (const auto benches : {lab::BenchMask{0}, ~lab::BenchMask{0}}) {
            std::optional<client::WorkCounts> counts;
            m_station->engine().records().counts(benches, this, [&counts](const Result<client::WorkCounts>& answer) { counts = answer.value_or(client::WorkCounts()); });
            QVERIFY(m_station->waits([&counts] { return counts.has_value(); }));
            QCOMPARE(counts->toEnter, toEnter);
            QCOMPARE(counts->toValidateTechnically, 1); // the other order's, which everybody at a bench sees
        }
        m_station->signOut();
    }

    // A right that is taken away takes what it showed along: out of the file's pages and its log, while the program runs.
    void whoLosesARightLosesWhatItShowed()
    {
        const auto corre = QStringLiteral("corre");
        const auto holds = [&](const QByteArray& what) { return OpenedCache(m_station->folder(), corre, Station::password()).pages().contains(what); };
        const auto change = [&](const QStringList& what) {
            m_store->run(QStringList{QStringLiteral("staff"), QStringLiteral("change"), QStringLiteral("--login"), corre} + what);
            m_station->signIn(corre);
        };
        m_station->signIn(corre);
        m_station->signOut();
        QVERIFY(holds(m_confidentialValue) && holds(m_confidentialCode) && holds(m_value) && holds(m_interpretation));

        change({QStringLiteral("--may-read"), QStringLiteral("none")});
        QVERIFY(m_station->waits([&] { return !holds(m_confidentialValue); }));
        QVERIFY(m_station->waits([&] { return !holds(m_confidentialCode); }));
        QVERIFY(m_station->waits([&] { return holds(m_value); }));
        m_station->signOut();

        change({QStringLiteral("--role"), QStringLiteral("receptionist")});
        QVERIFY(m_station->waits([&] { return !holds(m_value) && !holds(m_interpretation); }));
        QVERIFY(m_station->waits([&] { return holds(m_name); }));
        m_station->signOut();

        change({QStringLiteral("--role"), QStringLiteral("security-officer")});
        QVERIFY(m_station->waits([&] { return !holds(m_name) && !holds(m_nir) && !holds(m_name.toLower()); }));
        m_station->signOut();
    }

    void cleanupTestCase()
    {
        m_station.reset();
        m_store->stop();
        m_store->verify();
    }
};

QTEST_GUILESS_MAIN(RolesJourney)
#include "roles.test.moc"
