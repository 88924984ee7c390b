// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/migration/inboundcheck.h"

#include <set>

#include "app/crypto/hash.h"
#include "app/sql/transaction.h"
#include "app/store/core/query.h"
#include "app/store/migration/handover.h"
#include "app/store/migration/inboundstaging.h"
#include "app/store/migration/keptdifferences.h"
#include "app/store/migration/personpairs.h"
#include "app/store/migration/recorddelivery.h"
#include "app/store/migration/recordjudge.h"
#include "app/store/migration/recordreading.h"
#include "app/store/migration/reduction.h"

namespace paillasse::store {

namespace {

using migration::Finding;

constexpr std::size_t hashesAhead = 4096;
constexpr std::uint64_t rehearsedAtOnce = 2048; // a record is rehearsed with as many before it, at least; its delivery knows all
constexpr std::uint64_t toldEvery = 256;
// What is looked up by hashes and names is looked up all over: a page that is not at hand is decrypted anew.
constexpr auto roomForLookingUp = "PRAGMA cache_size = -98304";

// What the source says now, record by record, and of all of it.
struct Reread {
    Bytes sourceSha256;
    Bytes sha256;
};

// "OBX-5 (rounded to nine decimals)" is read, but not as it stands there.
migration::Difference unreadField(const std::string& field, std::uint64_t messages)
{
    const auto remark = field.find(" (");
    if (remark == std::string::npos || field.back() != ')')
        return {.times = messages, .finding = Finding::FieldUnread, .terms = {field}};
    return {.times = messages, .finding = Finding::FieldReadOtherwise, .terms = {field.substr(0, remark), field.substr(remark + 2, field.size() - remark - 3)}};
}

class Check {
public:
    Check(const Clock& clock, const migration::Job& job, Staging& staging, RecordDelivery& delivery, PersonPairs persons, DifferenceList& differences, const WorkProgress& progress)
        : m_clock(clock), m_job(job), m_staging(staging), m_delivery(delivery), m_persons(std::move(persons)), m_differences(differences), m_judge(delivery.catalogue(), clock.now(), differences), m_progress(progress)
    {
    }

    Result<> run(Store& store, MigrationSource& source, const OpenRecords& openRecords);
    [[nodiscard]] std::uint64_t readBack() const { return m_readBack; }

private:
    Result<> readAgain(MigrationSource& source, const OpenRecords& openRecords, Handover<Reread>& to);
    Result<> take(const StagedRecord& staged, Handover<Reread>& reread);
    Result<> lookForTwice(const StagedRecord& staged);
    Result<> rehearseTogether(Store& store);
    void compareTotals(const SourceTotals& totals);

    const Clock& m_clock;
    const migration::Job& m_job;
    Staging& m_staging;
    RecordDelivery& m_delivery;
    PersonPairs m_persons;
    DifferenceList& m_differences;
    RecordJudge m_judge;
    const WorkProgress& m_progress;
    std::uint64_t m_readBack = 0;
    std::uint64_t m_size = 0;
    SourceTotals m_reread; // of the second reading, when it is over
};

Result<> Check::readAgain(MigrationSource& source, const OpenRecords& openRecords, Handover<Reread>& to)
{
    SourceWalk walk(source, openRecords, m_job.mandate);
    for (;;) {
        auto piece = walk.next();
        if (!piece)
            return tl::unexpected(piece.error());
        if (!*piece)
            return {};
        add(m_reread.found, (*piece)->found);
        m_reread.inSource.add((*piece)->inSource);
        m_reread.produced.add((*piece)->produced);
        for (auto& taken : (*piece)->records) {
            add(m_reread.staged, countsOf(taken.record));
            if (!to.give({(*piece)->sha256, std::move(taken.sha256)}))
                return {};
        }
    }
}

// The same contents in two places of the source.
Result<> Check::lookForTwice(const StagedRecord& staged)
{
    const auto hash = ByteView(staged.sha256).first(16);
    auto& database = m_staging.database();
    if (const auto put = store::run(database, "INSERT OR IGNORE INTO check_twice (hash, record) VALUES (?, ?)", hash, staged.number); !put)
        return put;
    if (database.changes() > 0)
        return {};
    std::uint64_t before = 0;
    const auto row = first(database, "SELECT record FROM check_twice WHERE hash = ?", [&before](const auto& r) { before = r.unsignedInteger(0); }, hash);
    if (!row)
        return tl::unexpected(row.error());
    m_differences.add({.record = staged.number, .finding = Finding::SaysWhatAnotherSays, .otherRecord = before});
    return {};
}

Result<> Check::take(const StagedRecord& staged, Handover<Reread>& reread)
{
    const auto again = reread.take();
    if (!again)
        return tl::unexpected(again.error());
    if (!*again)
        m_differences.add({.record = staged.number, .where = staged.where, .finding = Finding::NotInSourceAnyMore});
    else if (staged.sha256 != (*again)->sha256 || staged.sourceSha256 != (*again)->sourceSha256)
        m_differences.add({.record = staged.number, .where = staged.where, .finding = Finding::SourceChanged});
    ++m_readBack;
    m_judge.judge(staged);
    if (const auto done = lookForTwice(staged); !done)
        return done;
    if (staged.record.patient)
        if (const auto done = m_persons.add(staged.number, *staged.record.patient); !done)
            return done;
    const auto placed = m_delivery.take(staged);
    if (!placed)
        return tl::unexpected(placed.error());
    const auto read = [this](const auto& id) {
        if constexpr (std::is_same_v<std::decay_t<decltype(id)>, lab::PatientId>)
            return m_delivery.patient(id);
        else
            return m_delivery.order(id);
    };
    if (const auto done = compareStaged(staged, *placed, m_delivery.catalogue(), read, m_differences); !done)
        return done;
    if (staged.number % toldEvery != 0)
        return {};
    m_progress.told(staged.number, m_size);
    if (m_progress.isToStop())
        return fail(ErrorCode::Cancelled, "check: to begin again later");
    return staged.number % rehearsedAtOnce == 0 ? m_delivery.finish() : Result<>();
}

void Check::compareTotals(const SourceTotals& totals)
{
    const auto differ = [this](bool isSame, Finding what) {
        if (!isSame)
            m_differences.add({.finding = what});
    };
    const auto staged = m_job.staged.value_or(migration::Staged());
    differ(staged.found == totals.found && staged.found == m_reread.found, Finding::RecordsInSource);
    differ(staged.staged == totals.staged && staged.staged == m_reread.staged, Finding::RecordsInStaging);
    differ(staged.inSource == totals.inSource && staged.inSource == m_reread.inSource, Finding::FieldsInSource);
    differ(staged.produced == totals.produced && staged.produced == m_reread.produced, Finding::FieldsInStaging);
    if (totals.outside > 0)
        m_differences.add({.times = totals.outside, .finding = Finding::AnotherPeriod});
}

// Two that may be one lie anywhere in the source; a delivery, which knows all, refuses who cannot be told from another.
Result<> Check::rehearseTogether(Store& store)
{
    return m_persons.forEachTold([&](const std::vector<std::uint64_t>& records) -> Result<> {
        DifferenceList found;
        const auto delivery = RecordDelivery::begin(store, nullptr, m_clock, m_job.mandate.laboratories.front(), found);
        if (!delivery)
            return tl::unexpected(delivery.error());
        for (const auto number : records) {
            const auto staged = m_staging.record(number);
            if (!staged)
                return tl::unexpected(staged.error());
            if (*staged)
                if (const auto placed = (*delivery)->take(**staged); !placed)
                    return tl::unexpected(placed.error());
        }
        for (const auto& difference : found.numbered(0))
            if (!m_differences.contains(difference))
                m_differences.add(difference);
        return m_progress.isToStop() ? Result<>(fail(ErrorCode::Cancelled, "check: to begin again later")) : Result<>();
    });
}

Result<> Check::run(Store& store, MigrationSource& source, const OpenRecords& openRecords)
{
    const auto totals = totalsOf(m_staging);
    if (!totals)
        return tl::unexpected(totals.error());
    const auto size = m_staging.size();
    if (!size)
        return tl::unexpected(size.error());
    m_size = *size;
    if (const auto done = m_staging.database().execute(roomForLookingUp); !done)
        return done;
    if (const auto made = m_staging.database().execute("DROP TABLE IF EXISTS check_twice; CREATE TABLE check_twice (hash BLOB PRIMARY KEY, record INTEGER NOT NULL) WITHOUT ROWID;"); !made)
        return made;
    const auto unread = forEachUnread(m_staging, [this](const UnreadPlace& place) { m_differences.add({.where = place.where, .finding = Finding::Unreadable, .terms = {place.reason}}); });
    if (!unread)
        return unread;
    const auto fields = forEachUnreadField(m_staging, [this](const std::string& field, std::uint64_t messages) { m_differences.add(unreadField(field, messages)); });
    if (!fields)
        return fields;
    {
        // What is only of this check need not last: one transaction, which the end makes nothing of.
        auto transaction = sql::Transaction::begin(m_staging.database());
        if (!transaction)
            return tl::unexpected(transaction.error());
        Handover<Reread> reread(hashesAhead);
        reread.start([&](Handover<Reread>& to) { return readAgain(source, openRecords, to); });
        if (const auto done = m_staging.forEach(1, [&](const StagedRecord& staged) { return take(staged, reread); }); !done)
            return done;
        for (std::uint64_t more = 0;; ++more) {
            const auto again = reread.take();
            if (!again)
                return tl::unexpected(again.error());
            if (!*again) {
                if (more > 0)
                    m_differences.add({.times = more, .finding = Finding::MoreInSource});
                break;
            }
        }
        if (const auto done = m_delivery.finish(); !done)
            return done;
        const auto known = m_delivery.stored().forEachPatient([this](const lab::Patient& patient) { return m_persons.addKnown(patient); });
        if (!known)
            return known;
        if (const auto told = m_persons.tell(m_differences); !told)
            return told;
        if (const auto done = rehearseTogether(store); !done)
            return done;
        transaction->rollback();
    }
    compareTotals(*totals);
    return m_staging.database().execute("DROP TABLE check_twice; DROP TABLE check_person; DROP TABLE check_person_in;");
}

} // namespace

Result<migration::Checked> checkStaging(Store& store, const Clock& clock, const migration::Job& job, InboundSource& source, const WorkProgress& progress)
{
    const auto staging = Staging::open(store, job.mandate.id);
    if (!staging)
        return tl::unexpected(staging.error());
    if (job.mandate.laboratories.size() != 1)
        return fail(ErrorCode::InvalidInput, "check: one laboratory receives");
    DifferenceList differences;
    const auto delivery = RecordDelivery::begin(store, nullptr, clock, job.mandate.laboratories.front(), differences);
    if (!delivery)
        return tl::unexpected(delivery.error());
    auto persons = PersonPairs::begin(**staging);
    if (!persons)
        return tl::unexpected(persons.error());
    auto walked = WalkedSource::open(store, job.mandate, source, true, progress);
    if (!walked)
        return tl::unexpected(walked.error());
    Check check(clock, job, **staging, **delivery, std::move(*persons), differences, progress);
    if (const auto done = check.run(store, walked->source(), walked->openRecords()); !done)
        return tl::unexpected(done.error());
    if (const auto done = walked->finish(); !done)
        return tl::unexpected(done.error());
    if (const auto kept = keepFurther((*staging)->database(), differences); !kept)
        return tl::unexpected(kept.error());
    return migration::Checked{differences.numbered(1), check.readBack(), sampleOf(job.mandate, check.readBack())};
}

// Numbers out of a hash of the job's id: nobody chooses them, and everybody can draw them again.
std::vector<std::uint64_t> sampleOf(const migration::Mandate& mandate, std::uint64_t records)
{
    const auto wanted = migration::sampleSize(mandate.acceptableErrorsPerMille, mandate.confidencePerCent, records);
    std::set<std::uint64_t> drawn;
    for (std::uint64_t turn = 0; drawn.size() < wanted; ++turn) {
        auto seed = toBytes(mandate.id.bytes());
        for (unsigned shift = 0; shift < 64; shift += 8)
            seed.push_back(static_cast<std::uint8_t>(turn >> shift));
        const auto hash = crypto::sha256(seed);
        std::uint64_t number = 0;
        for (std::size_t i = 0; i < sizeof number; ++i)
            number = number << 8 | hash[i];
        drawn.insert(1 + number % records);
    }
    return {drawn.begin(), drawn.end()};
}

} // namespace paillasse::store
