// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include <filesystem>
#include <fstream>

#include "app/base/civiltime.h"
#include "app/store/accounts/accountsschema.h"
#include "app/store/erasure/certificatecheck.h"
#include "app/store/erasure/legalholds.h"
#include "app/store/erasure/migrationend.h"
#include "tests/store/erasure/erasuresite.h"

using namespace paillasse;
using namespace paillasse::store;
using namespace paillasse::store::testing;

namespace {

lab::PatientId patientOf(std::uint64_t number)
{
    return idOf<lab::PatientId>(number, 3);
}

} // namespace

// How a migration ends: what is erased with it, and what its certificate says.
class MigrationEndTest : public QObject {
    Q_OBJECT

    std::unique_ptr<Worksite> m_site;
    int m_stagingErased = 0;

    std::unique_ptr<MigrationEnd> end()
    {
        CertificateNames names;
        names.person = [](const lab::PersonId&) { return std::string("Dr Hélène Corre"); };
        names.laboratory = [](const lab::LaboratoryId&) { return std::string("Laboratoire d’essai"); };
        const auto staging = [this](const migration::MigrationId&, Instant now) -> Result<std::vector<migration::Destroyed>> {
            ++m_stagingErased;
            return std::vector<migration::Destroyed>{{migration::DestroyedKind::StagingKey, "3", 0, 0, now}, {migration::DestroyedKind::StagingFile, "0190.stage", 4096, 0, now}};
        };
        return must(MigrationEnd::open(*m_site->store, *m_site->writer, names, staging, m_site->clock));
    }
    // Out of the whole of this year, with the responsibility, acknowledged; one field that was not asked for.
    migration::Job job() const
    {
        migration::Job job;
        auto& mandate = job.mandate;
        mandate.id = idOf<migration::MigrationId>(1, 9);
        mandate.direction = migration::Direction::Out;
        mandate.instructedBy = "Dr Hélène Corre, biologiste responsable";
        mandate.reference = "26/14";
        mandate.ground = migration::LegalGround::TransferOfActivity;
        mandate.laboratories = {m_site->made.laboratory};
        const auto year = Date::of(m_site->clock.now()).year;
        mandate.from = {year, 1, 1};
        mandate.until = {year, 12, 31};
        mandate.fields = migration::FieldSet::defaults();
        mandate.counterpart = "Laboratoire suivant";
        mandate.transfersResponsibility = true;
        job.mandateSha256 = Bytes(32, 7);
        job.state = migration::JobState::Accepted;
        job.draftedBy = theReceptionist;
        job.acceptedBy = theBiologist;
        job.staged.emplace();
        job.staged->inSource.note(migration::Field::InsuredNir, 3);
        job.staged->inSource.note(migration::Field::BirthName, 3);
        job.staged->produced.note(migration::Field::BirthName, 3);
        job.differences.push_back({1, migration::DifferenceKind::UnknownUnit, 2, "K mmol/l", 5, "même unité, autre casse", theBiologist});
        job.delivered.emplace();
        job.delivered->files.push_back({"archive.age", 1234, Bytes(32, 9)});
        job.acknowledgement = migration::Acknowledge{"courrier du 3 mars", Bytes(32, 8)};
        job.steps.push_back({mandate.id, theBiologist, m_site->clock.now(), migration::Approve{job.mandateSha256}});
        return job;
    }
    bool hasPatient(std::uint64_t number) { return m_site->feed->document(m_site->viewOf(theBiologist), lab::DocumentKind::Patient, lab::documentId(patientOf(number))).has_value(); }
    bool hasOrder(std::uint64_t number) { return m_site->feed->document(m_site->viewOf(theBiologist), lab::DocumentKind::Order, idOf<lab::DocumentId>(number, 4)).has_value(); }

private Q_SLOTS:
    // 1 and 2 have orders of this year; 3 of this year and the next; 4 none.
    void init()
    {
        m_stagingErased = 0;
        m_site = std::make_unique<Worksite>();
        {
            auto database = must(m_site->store->connect());
            must(bringUpAccounts(database));
        }
        for (const std::uint64_t patient : {1, 2, 3, 4})
            QVERIFY(m_site->import(m_site->author.registerPatient(patient, "ZYGOMATIQUE")).outcome == wire::ActOutcome::Accepted);
        for (const std::uint64_t patient : {1, 2, 3})
            QVERIFY(m_site->import(m_site->author.placeOrder(10 + patient, patient)).outcome == wire::ActOutcome::Accepted);
    }

    void anInboundOneLosesItsStagingOnly()
    {
        auto in = job();
        in.mandate.direction = migration::Direction::In;
        const auto erased = must(end()->erase(in, {}));
        QCOMPARE(m_stagingErased, 1);
        QCOMPARE(erased.destroyed.size(), std::size_t{2});
        QVERIFY(erased.lastKeyArchive.isNull());
        QVERIFY(hasPatient(1) && hasOrder(11));
    }

    void withoutTheRecipientsWordNoPatientGoes()
    {
        auto silent = job();
        silent.acknowledgement.reset();
        (void)must(end()->erase(silent, {}));
        auto abandoned = job();
        abandoned.abandonedWhy = "le destinataire renonce";
        (void)must(end()->erase(abandoned, {}));
        auto kept = job();
        kept.mandate.transfersResponsibility = false;
        (void)must(end()->erase(kept, {}));
        QVERIFY(hasPatient(1) && hasPatient(2) && hasOrder(13));
    }

    // What the mandate does not cover stays, and with it who it is of.
    void whatWentOverGoes()
    {
        m_site->clock.advance(366 * dayMs);
        QVERIFY(m_site->import(m_site->author.placeOrder(23, 3)).outcome == wire::ActOutcome::Accepted);
        m_site->clock.advance(-366 * dayMs);
        const auto keys = must(AccountKeys::load(*m_site->store));
        auto holds = must(LegalHolds::open(*m_site->store, *m_site->writer, keys, m_site->clock));
        must(holds.set(m_site->made.laboratory, patientOf(2), "réquisition", {theBiologist, theWorkstation, 0}));
        auto of = job();
        const auto erased = must(end()->erase(of, {}));
        QVERIFY(!hasPatient(1) && !hasOrder(11));
        QVERIFY(hasPatient(2) && hasOrder(12)); // held
        QVERIFY(hasPatient(3) && !hasOrder(13) && hasOrder(23));
        QVERIFY(hasPatient(4)); // the mandate does not say that they went over
        QVERIFY(erased.lastKeyArchive > m_site->clock.now());
        // Asked again, as after a crash: the same, and nothing twice.
        const auto again = must(end()->erase(of, {}));
        QVERIFY(again.destroyed.size() == erased.destroyed.size() && again.destroyed.back() == erased.destroyed.back());

        of.destroyed = erased.destroyed;
        of.lastKeyArchive = erased.lastKeyArchive;
        of.state = migration::JobState::Erased;
        const auto certified = must(end()->certify(of));
        QVERIFY(must(end()->certify(of)) == certified); // once
        auto database = must(m_site->store->connect());
        const auto kept = must(CertificateTable(database).find(certified.sha256));
        QVERIFY(kept);
        const std::string reused = kept->file;
        for (const auto& part : {std::string("\"heldPatients\":[\"") + patientOf(2).toString() + "\"]", std::string("\"field\":\"insured-nir\",\"mandated\":false,\"inSource\":3,\"produced\":0"),
                                 std::string("\"field\":\"birth-name\",\"mandated\":true,\"inSource\":3,\"produced\":3"), std::string("\"explanation\":\"même unité, autre casse\""),
                                 std::string("\"file\":\"0190.stage\""), std::string("\"step\":\"approve\""), std::string("\"kind\":\"migration\"")})
            QVERIFY2(reused.find(part) != std::string::npos, part.c_str());
        QVERIFY(reused.find("ZYGOMATIQUE") == std::string::npos);
        const auto check = [&] { return must(CertificateCheck(*m_site->store, *m_site->writer).check(reused, of.mandate.id.uuid(), {})); };
        const auto checked = check();
        QVERIFY2(checked.verdict == CertificateVerdict::Genuine, checked.why.c_str());
        // The staging's file is there again: somebody kept a copy, and put it back.
        std::ofstream(m_site->path() + "/0190.stage") << "x";
        QVERIFY(check().verdict == CertificateVerdict::NotGone);
        std::filesystem::remove(m_site->path() + "/0190.stage");
        const auto result = verified(*m_site);
        QVERIFY2(result.findings.empty() && result.notes.empty(), words(result).c_str());
    }

    // Whoever stops the store is not waited for.
    void itStopsWhenItIsTold()
    {
        WorkProgress progress;
        progress.isToStop = [] { return true; };
        const auto stopped = end()->erase(job(), progress);
        QVERIFY(!stopped && stopped.error().code == ErrorCode::Cancelled);
        QVERIFY(hasPatient(1));
    }
};

QTEST_GUILESS_MAIN(MigrationEndTest)
#include "migrationend.test.moc"
