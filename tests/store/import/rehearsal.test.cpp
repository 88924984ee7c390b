// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include "app/crypto/crypto.h"
#include "app/store/import/importdesk.h"
#include "tests/store/import/importsite.h"

using namespace paillasse;
using namespace paillasse::store;
using namespace paillasse::store::testing;

// A desk without a writer: what is done there is found for a time, and is in no store.
class RehearsalTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QVERIFY(crypto::initialise()); }

    void whatWasDoneIsFoundUntilItWasForgottenTwice()
    {
        ImportSite site;
        auto stored = must(StoredRecords::open(*site.site.store, site.site.made.laboratory));
        ImportDesk desk(*stored, nullptr, site.site.made.laboratory, lab::PersonId(site.site.store->identity().store), {});
        const auto known = [&](const lab::PatientId& id, const std::string& source) {
            const auto ids = must(desk.find(IdentifierKind::PatientSource, source));
            return must(desk.patient(id)).has_value() && ids == std::vector{lab::documentId(id)};
        };
        const auto first = registered(desk, site, 1);
        QVERIFY(known(first, "HIS|1"));
        desk.forget();
        const auto second = registered(desk, site, 2);
        QVERIFY(known(first, "HIS|1"));
        QVERIFY(known(second, "HIS|2"));
        desk.forget();
        QVERIFY(!known(first, "HIS|1"));
        QVERIFY(known(second, "HIS|2"));
        QVERIFY(site.patients().empty());
    }

private:
    static lab::PatientId registered(ImportDesk& desk, const ImportSite& site, unsigned number)
    {
        lab::Patient patient;
        patient.id = lab::PatientId::make(site.site.clock.now());
        patient.number = std::to_string(100 + number);
        patient.identity.birthName = "LE BIHAN";
        patient.identity.firstForename = "Maëlle";
        patient.identity.birthDate = {1992, 5, 3};
        patient.sourceIds = {"HIS|" + std::to_string(number)};
        const auto id = patient.id;
        const auto done = must(desk.perform({lab::documentId(id), lab::ActId::make(site.site.clock.now()), site.site.clock.now(), number, lab::RegisterPatient{std::move(patient)}}));
        if (!done)
            throw std::runtime_error("the patient is refused");
        return id;
    }
};

QTEST_GUILESS_MAIN(RehearsalTest)
#include "rehearsal.test.moc"
