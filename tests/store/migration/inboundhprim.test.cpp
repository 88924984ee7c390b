// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include "tests/store/migration/reprise.h"

using namespace paillasse;
using namespace paillasse::store;
using namespace paillasse::store::testing;
using migration::DifferenceKind;

namespace {

// A patient of HPRIM Médecins with one result.
std::string ofMedecins(int number, const std::string& value)
{
    const auto n = std::to_string(number);
    const auto born = Date::fromDays(number * 7).toIso();
    return "P" + n + "\r\nMARTIN\r\nDENISE\r\n12 RUE DU TEST\r\n\r\n76600 LE HAVRE\r\n" + born.substr(8, 2) + '/' + born.substr(5, 2) + '/' + born.substr(0, 4) + "\r\n\r\nD" + n
        + "\r\n12/03/2026\r\nLABO1     LABO DU PORT\r\nDRHERTZ   Dr HERTZ\r\n\r\n****LAB****\r\nRES|POTASSIUM|K|N|" + value + "|mmol/L|3.5|5.1||\r\n****FIN****\r\n";
}

std::string fileOfMedecins(int patients)
{
    std::string text;
    for (int i = 0; i < patients; ++i)
        text += ofMedecins(i, "4." + std::to_string(i % 10));
    return text + "****FINFICHIER****\r\n";
}

std::string fileOfSante(int patients)
{
    std::string text = "H|~^\\&|fichier.hpr||L01~LABO DU PORT||ORU|||H02~CH DU NORD||P|H2.1~L|20260312084700\r\n";
    for (int i = 0; i < patients; ++i) {
        const auto n = std::to_string(i);
        text += "P|" + std::to_string(i + 1) + "|Q" + n + "|L" + n + "||MARTIN~DENISE||" + bornOn(i) + "|F\r\nOBR|1|D" + n + "~D" + n + "||K~POTASSIUM~L^2823-3~Potassium~LN||20260312080000|20260312081500\r\nOBX|1|NM|K~POTASSIUM~L^2823-3~Potassium~LN||4."
            + std::to_string(i % 10) + "|mmol/L|3.5-5.1||||F|||20260312084000\r\n";
    }
    return text + "L|1||" + std::to_string(patients) + "|\r\n";
}

} // namespace

// HPRIM that comes in, as Médecins and as Santé.
class InboundHprimTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void whatIsThereAfterwardsIsWhatTheSourceSays_data()
    {
        QTest::addColumn<int>("format");
        QTest::addColumn<QByteArray>("text");
        constexpr int patients = 1200; // more than a chunk
        QTest::newRow("Medecins") << static_cast<int>(migration::Format::HprimMedecins) << QByteArray::fromStdString(fileOfMedecins(patients));
        QTest::newRow("Sante") << static_cast<int>(migration::Format::HprimSante) << QByteArray::fromStdString(fileOfSante(patients));
    }
    void whatIsThereAfterwardsIsWhatTheSourceSays()
    {
        QFETCH(int, format);
        QFETCH(QByteArray, text);
        Reprise reprise;
        reprise.job.mandate.format = static_cast<migration::Format>(format);
        (void)reprise.site.write("export.hpr", text.toStdString());
        // Stopped wherever it looks up, it goes on.
        reprise.isStopped = true;
        int turns = 0;
        while (!reprise.work().stage(reprise.job, reprise.progress()))
            ++turns;
        QVERIFY(turns >= 2);
        reprise.isStopped = false;
        const auto& staged = reprise.stage();
        QCOMPARE(staged.staged.patients, std::uint64_t{1200});
        QCOMPARE(staged.staged.results, std::uint64_t{1200});
        const auto checked = reprise.check();
        QCOMPARE(checked.readBack, std::uint64_t{1200});
        QVERIFY2(std::ranges::all_of(checked.differences, isOfNoPlace), words(checked.differences).c_str());
        const auto delivered = reprise.deliver();
        QVERIFY2(delivered.differences.empty(), words(delivered.differences).c_str());
        QCOMPARE(delivered.delivered.results, std::uint64_t{1200});
        const auto patients = reprise.site.patients();
        QCOMPARE(patients.size(), std::size_t{1200});
        QVERIFY(std::ranges::all_of(patients, [](const lab::Patient& patient) { return patient.identity.birthName == "MARTIN" && patient.identity.firstForename == "DENISE"; }));
        for (const auto& order : reprise.site.orders()) {
            QCOMPARE(order.lines.size(), std::size_t{1});
            QCOMPARE(order.lines.front().examination, std::string("K"));
            const auto& measurement = *order.lines.front().reportableMeasurement();
            // The value is that of the patient's number.
            const auto patient = std::ranges::find(patients, order.patient, &lab::Patient::id);
            const auto& number = patient->sourceIds.front();
            QCOMPARE(lab::toString(measurement.value, '.'), std::string("4.") + number.back());
            QCOMPARE(measurement.unit, std::string("mmol/L"));
            QCOMPARE(measurement.range.low->toString('.') + '-' + measurement.range.high->toString('.'), std::string("3.5-5.1"));
        }
    }

    // An order without any time is of no period that is known: it is left out, and listed by its place.
    void whatHasNoTimeIsListed()
    {
        Reprise reprise;
        reprise.job.mandate.format = migration::Format::HprimMedecins;
        auto undated = ofMedecins(1, "4.1");
        undated.replace(undated.find("12/03/2026"), 10, "");
        (void)reprise.site.write("export.hpr", undated + ofMedecins(2, "4.2") + "****FINFICHIER****\r\n");
        const auto& staged = reprise.stage();
        QCOMPARE(staged.found.orders, std::uint64_t{2});
        QCOMPARE(staged.staged.orders, std::uint64_t{1});
        const auto checked = reprise.check();
        QVERIFY(of(checked.differences, DifferenceKind::OutsideMandate).empty());
        auto told = of(checked.differences, DifferenceKind::UnreadMessage);
        std::erase_if(told, isOfNoPlace);
        QCOMPARE(told.size(), std::size_t{1});
        QCOMPARE(wordsOf(told.front()), std::string("export.hpr, message 1: 1 order: no time is told, and so it cannot be known whether it is of the mandate's period: left out"));
        QVERIFY(migration::wantsExplanation(told.front().kind));
    }
};

QTEST_GUILESS_MAIN(InboundHprimTest)
#include "inboundhprim.test.moc"
