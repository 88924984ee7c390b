// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include "tests/store/net/runningstore.h"

using namespace paillasse;

// Who the laboratory is: shown, changed piece by piece, and nothing of it half.
class LaboratoryCommandTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void whatIsGivenReplacesAndTheRestStays()
    {
        test::RunningStore store;
        QCOMPARE(store.init().exit, 0);
        const auto before = store.command({"laboratory", "show"});
        QCOMPARE(before.exit, 0);
        QVERIFY(!before.after("Name:           ").empty());
        QCOMPARE(before.after("Address:        "), std::string("—"));
        const auto set = store.command({"laboratory", "set"}, {"--address", "3 quai de la Penfeld, 29200 Brest", "--accreditation", "COFRAC 8-0000", "--biologist", "Dr Hélène Corre", "--biologist", "Dr Marc Abgrall",
                                                               "--entering-person-may-validate", "yes"});
        QVERIFY2(set.exit == 0, set.err.c_str());
        QCOMPARE(set.after("Name:           "), before.after("Name:           "));
        const auto more = store.command({"laboratory", "set"}, {"--phone", "02 98 00 00 00", "--entering-person-may-validate", "no"});
        QCOMPARE(more.exit, 0);
        const auto shown = store.command({"laboratory", "show"});
        QCOMPARE(shown.after("Address:        "), std::string("3 quai de la Penfeld, 29200 Brest"));
        QCOMPARE(shown.after("Telephone:      "), std::string("02 98 00 00 00"));
        QCOMPARE(shown.after("Accreditation:  "), std::string("COFRAC 8-0000"));
        QVERIFY(shown.out.find("Dr Hélène Corre") < shown.out.find("Dr Marc Abgrall"));
        QCOMPARE(shown.after("Who entered may validate: "), std::string("no"));
        QCOMPARE(store.command({"laboratory", "set"}, {"--accreditation", ""}).after("Accreditation:  "), std::string("—"));
        QCOMPARE(store.command({"verify"}).exit, 0);
    }

    void badInputChangesNothing()
    {
        test::RunningStore store;
        QCOMPARE(store.init().exit, 0);
        const auto before = store.command({"laboratory", "show"}).out;
        const auto empty = store.command({"laboratory", "set"}, {"--name", ""});
        QCOMPARE(empty.exit, 2);
        QVERIFY(empty.err.find("missing or too long") != std::string::npos);
        QCOMPARE(store.command({"laboratory", "set"}, {"--phone", std::string(500, '1')}).exit, 2);
        QCOMPARE(store.command({"laboratory", "set"}, {"--entering-person-may-validate", "perhaps"}).exit, 2);
        QCOMPARE(store.command({"laboratory", "set"}, {"--laboratory", "Nowhere", "--phone", "1"}).exit, 1);
        QCOMPARE(store.command({"laboratory", "show"}).out, before);
        QVERIFY(store.run({"laboratory", "set", "--help"}).out.find("Example") != std::string::npos);
    }
};

QTEST_GUILESS_MAIN(LaboratoryCommandTest)
#include "laboratory.test.moc"
