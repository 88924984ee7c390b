// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include "app/client/rebase.h"
#include "tests/client/cachefixture.h"
#include "tests/client/formulas.h"

using namespace paillasse;
using namespace paillasse::client;
using namespace paillasse::client::testing;
using lab::testing::measured;
using lab::testing::nine;

namespace {

std::string valueOf(const lab::Order& order, lab::LineId line)
{
    const auto* measurement = order.line(line)->reportableMeasurement();
    return measurement ? lab::toString(measurement->value, '.') : std::string();
}

} // namespace

// What the tray sends again: the author's intent on the document as it is now. Line 2 (CREA) is calculated: K + HB.
class RebaseTest : public CacheTestBase {
    Q_OBJECT

private:
    lab::Order m_order;
    const lab::Catalogue m_catalogue{{examination("K"), examination("HB"), examination("CREA", "K + HB")}};

    void know(bool patientToo)
    {
        const auto patient = patientOf(20, "LE BIHAN", "Maëlle", {1992, 5, 3});
        m_order = orderOf(30, patient.id, nine);
        if (patientToo)
            take({m_feed.add(patient, 1).frame()});
    }
    // Somebody does it before the refused act is decided upon.
    void does(lab::ActBody body, std::uint32_t number) { m_order = applied(lab::Document(m_order), actOn(m_order, std::move(body), number)); }
    lab::LineMeasurement entry(lab::LineId line, lab::Measurement measurement) const
    {
        return {line, std::move(measurement), true, m_order.line(line)->reportable.value_or(lab::MeasurementId())};
    }
    lab::Order after(const lab::Act& refused)
    {
        const auto again = rebased(*m_writer, m_catalogue, refused, lab::Document(m_order));
        if (!again)
            qFatal("%s", again.error().detail.c_str());
        return applied(lab::Document(m_order), *again);
    }

private Q_SLOTS:
    void anEntryIsCalculatedAnewFromWhatTheOthersSay()
    {
        know(true);
        does(lab::RecordMeasurements{{entry(3, measured(103, "13.0"))}}, 1);
        const auto mine = actOn(m_order, lab::RecordMeasurements{{entry(1, measured(500, "6.4")), entry(2, calculated(501, "19.4"))}}, 2);
        // Meanwhile: another potassium, and another haemoglobin that mine never knew.
        does(lab::RecordMeasurements{{entry(1, measured(600, "4.1")), entry(2, calculated(601, "17.1"))}}, 3);
        auto again = measured(602, "15.0");
        again.reason = lab::EntryReason::Rerun;
        does(lab::RecordMeasurements{{entry(3, again), entry(2, calculated(603, "19.1"))}}, 4);
        const auto order = after(mine);
        QCOMPARE(valueOf(order, 1), std::string("6.4"));
        QCOMPARE(valueOf(order, 2), std::string("21.4"));
        QVERIFY(order.line(2)->measurement(idOf<lab::MeasurementId>(501)) == nullptr); // what was never true is not added
        QVERIFY(order.line(2)->reportableMeasurement()->enteredBy == mine.person);
    }

    void aChoiceIsCalculatedAnewToo()
    {
        know(true);
        auto beside = entry(1, measured(500, "6.4"));
        beside.select = false;
        does(lab::RecordMeasurements{{entry(1, measured(101, "4.1")), beside, entry(3, measured(103, "13.0")), entry(2, calculated(102, "17.1"))}}, 1);
        const auto mine = actOn(m_order, lab::SelectMeasurement{1, idOf<lab::MeasurementId>(500), "tube", {entry(2, calculated(501, "19.4"))}}, 2);
        auto again = measured(602, "15.0");
        again.reason = lab::EntryReason::Rerun;
        does(lab::RecordMeasurements{{entry(3, again), entry(2, calculated(603, "19.1"))}}, 3);
        does(lab::AskRerun{{1}, "delta"}, 4); // the line is another than mine saw
        const auto order = after(mine);
        QCOMPARE(valueOf(order, 1), std::string("6.4"));
        QCOMPARE(valueOf(order, 2), std::string("21.4"));
        QCOMPARE(order.line(1)->choiceReason, std::string("tube"));
    }

    // What it was calculated from is off the scale now: the value of before is not left to be signed.
    void whatCannotBeCalculatedAnewLosesItsGround()
    {
        know(true);
        auto beside = entry(1, measured(500, "6.4"));
        beside.select = false;
        does(lab::RecordMeasurements{{entry(1, measured(101, "4.1")), beside, entry(3, measured(103, "13.0")), entry(2, calculated(102, "17.1"))}}, 1);
        auto off = measured(501, "9.0");
        off.value = lab::Quantity{lab::Comparator::Greater, *lab::Decimal::parse("9.0")};
        const auto mine = actOn(m_order, lab::RecordMeasurements{{entry(1, off), entry(2, calculated(502, "22.0"))}}, 2);
        auto order = after(mine);
        QVERIFY(order.line(2)->state == lab::LineState::Pending && !order.line(2)->reportable);
        // So does a choice; one that brings ground again brings the value.
        m_order = order;
        order = after(actOn(m_order, lab::SelectMeasurement{1, idOf<lab::MeasurementId>(500), "tube", {}, {{2, idOf<lab::MeasurementId>(102)}}}, 3));
        QCOMPARE(valueOf(order, 2), std::string("19.4"));
    }

    void withoutThePatientNothingIsCalculated()
    {
        know(false);
        does(lab::RecordMeasurements{{entry(3, measured(103, "13.0"))}}, 1);
        const auto mine = actOn(m_order, lab::RecordMeasurements{{entry(1, measured(500, "6.4")), entry(2, calculated(501, "19.4"))}}, 2);
        const auto order = after(mine);
        QCOMPARE(valueOf(order, 1), std::string("6.4"));
        QCOMPARE(valueOf(order, 2), std::string());
    }
};

QTEST_GUILESS_MAIN(RebaseTest)
#include "rebase.test.moc"
