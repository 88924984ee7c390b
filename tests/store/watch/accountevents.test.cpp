// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include <map>
#include <set>

#include "app/store/watch/accountevents.h"
#include "tests/store/accounts/entryvectors.h"

using namespace paillasse;
using namespace paillasse::store;

namespace {

using E = wire::EventKind;
using Kind = std::optional<wire::EventKind>;

constexpr std::size_t alternatives = std::variant_size_v<AccountChange>;

// In the order of AccountChange; a restart is told by its movedFrom.
constexpr std::array<Kind, alternatives> kinds{
    E::StaffChanged, E::StaffChanged, E::StaffChanged, E::StaffChanged, E::StaffChanged, E::StaffChanged, E::StaffChanged, E::RolesChanged, E::RolesChanged, E::PolicyChanged,
    E::Activated, E::PasswordChanged, E::FactorChanged, E::CodeShown, E::SigningOpened, E::SignedIn, E::SeatForced, E::SignedOut, E::SessionEndedByOther,
    E::NumbersLeased, E::GlassBroken, E::GlassRead, E::GlassReviewed, E::WorkstationChanged, E::WorkstationChanged, E::WorkstationChanged, E::WorkstationChanged, E::WorkstationChanged,
    E::WorkstationAsked, E::WorkstationReported, E::WorkstationReported, E::Imported, E::Imported, E::Imported, E::Imported, E::Expired, E::FormerSeatActed,
    E::RightsExported, E::FactorChanged, {}, E::StaffChanged,
    E::SignInFailed, E::StoreStarted, E::StoreStopped, E::BackupMade, E::BackupFailed, E::Verified, E::LedgerDoubted, E::ConditionNoted, E::Expired, E::TrailAsked, E::TrailExported,
    {}, {}, E::AlertStepped, E::ChannelFailed, {},
    E::Erasure, E::ChannelAdded, E::ChannelRemoved, E::MigrationStepped, E::MigrationRefused, E::Imported};

template <class T>
T numbered(std::uint8_t number)
{
    std::array<std::uint8_t, Uuid::size> bytes{};
    bytes[Uuid::size - 1] = number;
    return T(Uuid(bytes));
}

} // namespace

class AccountEventsTest : public QObject {
    Q_OBJECT

    const lab::LaboratoryId m_laboratory = numbered<lab::LaboratoryId>(1);
    const lab::PersonId m_by = numbered<lab::PersonId>(2);
    const lab::PersonId m_other = numbered<lab::PersonId>(3);
    const lab::WorkstationId m_at = numbered<lab::WorkstationId>(4);
    const lab::PatientId m_patient = numbered<lab::PatientId>(6);

    WatchEvent one(AccountChange change) const
    {
        const auto events = eventsOf({m_by, m_at, 0, std::move(change)});
        return events.size() == 1 ? events.front() : WatchEvent{};
    }

private Q_SLOTS:
    void aRefusedCertificateIsNoErasure()
    {
        const auto noted = [this](ErasureStep step) { return one(ErasureNoted{step, {}, {}, {}, "altered", 0, Bytes(32, 1)}).kind; };
        QCOMPARE(noted(ErasureStep::CertificateRefused), E::CertificateRefused);
        QCOMPARE(noted(ErasureStep::Certified), E::Erasure);
    }

    void everyAlternativeIsOfItsKind()
    {
        std::set<std::size_t> seen;
        for (const auto& vector : store::testing::entryVectors()) {
            const auto index = vector.entry.change.index();
            seen.insert(index);
            const auto* started = std::get_if<SessionStarted>(&vector.entry.change);
            const auto wanted = started != nullptr && !started->movedFrom.isNull() ? Kind(E::SeatMoved) : kinds[index];
            const auto events = eventsOf(vector.entry);
            const auto* failed = std::get_if<SignInsFailed>(&vector.entry.change);
            QCOMPARE(events.size(), failed != nullptr ? failed->failures.size() : wanted ? std::size_t{1} : std::size_t{0});
            for (const auto& event : events) {
                QVERIFY2(event.kind == *wanted, vector.name);
                if (failed == nullptr)
                    QVERIFY2(event.person == vector.entry.by && event.workstation == vector.entry.at, vector.name);
            }
        }
        QCOMPARE(seen.size(), alternatives);
    }

    void whatItIsAboutIsInIt()
    {
        access::Person person;
        person.id = m_other;
        person.grants = {{m_laboratory, access::Role::Technician}};
        auto event = one(PersonChanged{person});
        QCOMPARE(event.subject, lab::documentId(m_other));
        QCOMPARE(event.subjectKind, lab::DocumentKind::Person);
        QCOMPARE(event.laboratory, m_laboratory);
        // Of somebody of two laboratories it belongs to neither alone.
        person.grants.push_back({numbered<lab::LaboratoryId>(9), access::Role::Technician});
        QVERIFY(one(PersonChanged{person}).laboratory.isNull());

        event = one(GlassBroken{{}, m_laboratory, m_patient, "reason"});
        QCOMPARE(event.patient, m_patient);
        QCOMPARE(event.laboratory, m_laboratory);
        QCOMPARE(one(GlassReviewed{{}, m_laboratory, m_other, m_patient, "remark"}).patient, m_patient);
        QCOMPARE(one(WorkstationRevoked{m_at}).subject, lab::documentId(m_at));

        wire::TrailQuery query;
        query.laboratory = m_laboratory;
        query.patient = m_patient;
        QCOMPARE(one(TrailAsked{query}).patient, m_patient);
        QCOMPARE(one(TrailExported{query, {}}).laboratory, m_laboratory);
    }

    void figuresAreKept()
    {
        QCOMPARE(one(StoreVerified{3}).value, std::int64_t{3});
        QCOMPARE(one(BackupFailed{ErrorCode::DiskFull}).value, static_cast<std::int64_t>(ErrorCode::DiskFull));
        const auto condition = one(ConditionNoted{Condition::DiskFree, 4});
        QCOMPARE(condition.condition, Condition::DiskFree);
        QCOMPARE(condition.value, std::int64_t{4});
        const auto job = numbered<Uuid>(9);
        QCOMPARE(one(ConditionNoted{Condition::StagingHoursLeft, -1, job}).subject, lab::DocumentId(job));
        const auto expired = one(EntriesExpired{m_laboratory, 202603, 17});
        QCOMPARE(expired.value, std::int64_t{202603});
        QCOMPARE(expired.count, 17u);
        QCOMPARE(expired.laboratory, m_laboratory);
    }

    void eachFailureIsAnEventOfItsOwn()
    {
        const auto elsewhere = numbered<lab::WorkstationId>(8);
        const auto events = eventsOf({{}, {}, 0, SignInsFailed{{{m_by, m_at, SignInFault::WrongPassword, 5}, {{}, elsewhere, SignInFault::Throttled, 1}}}});
        QCOMPARE(events.size(), std::size_t{2});
        QCOMPARE(events[0].person, m_by);
        QCOMPARE(events[0].workstation, m_at);
        QCOMPARE(events[0].count, 5u);
        QVERIFY(events[1].person.isNull());
        QCOMPARE(events[1].workstation, elsewhere);
        QCOMPARE(events[1].fault, SignInFault::Throttled);
    }
};

QTEST_GUILESS_MAIN(AccountEventsTest)
#include "accountevents.test.moc"
