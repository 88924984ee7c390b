// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include "app/crypto/crypto.h"
#include "app/store/erasure/eraser.h"
#include "tests/store/import/importsite.h"

using namespace paillasse;
using namespace paillasse::store;
using namespace paillasse::store::testing;

// Somebody was erased, and their hospital sends another message about them.
class ErasedImportTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QVERIFY(crypto::initialise()); }

    void whoComesAgainIsSomebodyNew()
    {
        ImportSite site;
        (void)site.take("first.hl7", orderMessage("A1"));
        lab::PatientId before;
        for (const auto* number : {"A2", "A3", "A4"}) {
            const auto patient = site.patients().at(0).id;
            QVERIFY(patient != before);
            before = patient;
            ErasureRecord record;
            record.header = {Uuid::make(site.site.clock.now()), site.site.made.laboratory, {{patient, true, {}}}};
            record.askedAt = site.site.clock.now();
            auto eraser = must(Eraser::open(*site.site.store, *site.site.writer, site.site.clock));
            (void)must(eraser.erase(record, {}));
            QVERIFY(site.patients().empty() && site.orders().empty());
            const auto said = site.take(std::string(number) + ".hl7", orderMessage(number));
            QCOMPARE(said.accepted, 1u);
            QVERIFY(said.refused.empty());
            QCOMPARE(said.patients, 1u);
            QCOMPARE(site.patients().size(), std::size_t{1});
            QCOMPARE(site.onlyOrder().lines.size(), std::size_t{2});
        }
        // The next message finds the one that there is.
        (void)site.take("A5.hl7", orderMessage("A5"));
        QCOMPARE(site.patients().size(), std::size_t{1});
        QCOMPARE(site.orders().size(), std::size_t{2});
    }
};

QTEST_GUILESS_MAIN(ErasedImportTest)
#include "erased.test.moc"
