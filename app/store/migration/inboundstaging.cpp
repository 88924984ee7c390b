// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/migration/inboundstaging.h"

#include <map>

#include "app/crypto/hash.h"
#include "app/sql/schema.h"
#include "app/store/core/query.h"
#include "app/store/migration/handover.h"
#include "app/store/migration/reduction.h"

namespace paillasse::store {

namespace {

constexpr std::size_t recordsPerChunk = 512;
constexpr std::size_t piecesAhead = 1024;

const std::vector<sql::SchemaStep> schema = {
    {"CREATE TABLE unread_message (id INTEGER PRIMARY KEY, place TEXT NOT NULL, reason TEXT NOT NULL);"
     "CREATE TABLE unread_field (name TEXT PRIMARY KEY, messages INTEGER NOT NULL) WITHOUT ROWID;"},
};

// From the walk's thread: what it met, and where it is after it.
struct Step {
    SourceWalk::Piece piece;
    std::string where;
    WalkPosition after;
};

class Chunk {
public:
    explicit Chunk(Staging& staging, SourceTotals totals) : m_staging(staging), m_totals(std::move(totals)) {}

    Result<> begin()
    {
        const auto size = m_staging.size();
        if (!size)
            return tl::unexpected(size.error());
        m_next = *size + 1;
        return {};
    }
    void take(Step step);
    Result<> write();
    Result<> finish(const WalkPosition& end);
    [[nodiscard]] bool isFull() const { return m_records.size() >= recordsPerChunk || m_bytes >= exchange::RecordStream::mostMessageBytes || m_unread.size() >= recordsPerChunk; }
    [[nodiscard]] const SourceTotals& totals() const { return m_totals; }

private:
    Staging& m_staging;
    SourceTotals m_totals;
    std::uint64_t m_next = 1;
    std::vector<StagedRecord> m_records;
    std::vector<UnreadPlace> m_unread;
    std::map<std::string, std::uint64_t> m_unreadFields;
    std::uint64_t m_bytes = 0;
};

void Chunk::take(Step step)
{
    auto& piece = step.piece;
    m_totals.position = step.after;
    m_totals.outside += piece.outside;
    m_totals.inSource.add(piece.inSource);
    m_totals.produced.add(piece.produced);
    add(m_totals.found, piece.found);
    m_bytes += piece.message.size;
    if (piece.message.refusal)
        m_unread.push_back({step.where + ": " + piece.message.refusal->where, piece.message.refusal->reason});
    if (piece.undated > 0)
        m_unread.push_back({step.where + ": " + std::to_string(piece.undated) + (piece.undated == 1 ? " order" : " orders"), "no time is told, and so it cannot be known whether it is of the mandate's period: left out"});
    for (auto& field : piece.message.unread)
        ++m_unreadFields[std::move(field)];
    for (auto& taken : piece.records) {
        add(m_totals.staged, countsOf(taken.record));
        m_records.push_back({m_next++, piece.sha256, std::move(taken.sha256), step.where, std::move(taken.record), std::move(taken.encoded)});
    }
}

Result<> Chunk::write()
{
    const auto done = m_staging.append(m_records, encodeTotals(m_totals), [this](sql::Database& database) -> Result<> {
        for (const auto& unread : m_unread)
            if (const auto put = run(database, "INSERT INTO unread_message (place, reason) VALUES (?, ?)", unread.where, unread.reason); !put)
                return put;
        for (const auto& [field, messages] : m_unreadFields)
            if (const auto put = run(database, "INSERT INTO unread_field (name, messages) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET messages = messages + excluded.messages", field, messages); !put)
                return put;
        return {};
    });
    m_records.clear();
    m_unread.clear();
    m_unreadFields.clear();
    m_bytes = 0;
    return done;
}

Result<> Chunk::finish(const WalkPosition& end)
{
    m_totals.position = end;
    m_totals.isAll = true;
    return write();
}

Result<SourceTotals> totalsSoFar(Staging& staging)
{
    const auto mark = staging.sourceMark();
    if (!mark)
        return tl::unexpected(mark.error());
    return *mark ? decodeTotals(**mark) : Result<SourceTotals>(SourceTotals());
}

// The walk on a thread of its own: reading and reducing beside writing.
Result<> fill(Staging& staging, const SourceTotals& from, const migration::Mandate& mandate, MigrationSource& source, const OpenRecords& openRecords, const WorkProgress& progress)
{
    const auto size = bytesOf(source);
    if (!size)
        return tl::unexpected(size.error());
    WalkPosition end;
    Handover<Step> steps(piecesAhead);
    steps.start([&](Handover<Step>& to) -> Result<> {
        SourceWalk walk(source, openRecords, mandate, from.position);
        for (;;) {
            auto piece = walk.next();
            if (!piece)
                return tl::unexpected(piece.error());
            if (!*piece)
                break;
            auto where = walk.placeOf((*piece)->message);
            if (!to.give({std::move(**piece), std::move(where), walk.position()}))
                return {};
        }
        end = walk.position();
        return {};
    });
    Chunk chunk(staging, from);
    if (const auto begun = chunk.begin(); !begun)
        return begun;
    for (;;) {
        auto step = steps.take();
        if (!step)
            return tl::unexpected(step.error());
        if (!*step)
            return chunk.finish(end);
        const auto read = (*step)->piece.bytes;
        chunk.take(std::move(**step));
        if (!chunk.isFull())
            continue;
        if (const auto done = chunk.write(); !done)
            return done;
        progress.told(read, *size);
        if (progress.isToStop())
            return fail(ErrorCode::Cancelled, "staging: to go on later");
    }
}

Result<Bytes> hashOver(Staging& staging)
{
    crypto::Sha256 hash;
    const auto done = each(staging.database(), "SELECT sha256 FROM staged_record ORDER BY number", [&hash](const auto& row) -> Result<> {
        hash.add(row.blob(0));
        return {};
    });
    if (!done)
        return tl::unexpected(done.error());
    return crypto::digestBytes(hash.finish());
}

} // namespace

Result<migration::Staged> stageSource(Store& store, const migration::Mandate& mandate, InboundSource& source, const WorkProgress& progress)
{
    const auto staging = Staging::create(store, mandate.id);
    if (!staging)
        return tl::unexpected(staging.error());
    if (const auto done = sql::bringUp((*staging)->database(), "unread", schema); !done)
        return tl::unexpected(done.error());
    auto totals = totalsSoFar(**staging);
    if (!totals)
        return tl::unexpected(totals.error());
    if (!totals->isAll) {
        auto walked = WalkedSource::open(store, mandate, source, false, progress);
        if (!walked)
            return tl::unexpected(walked.error());
        if (const auto done = fill(**staging, *totals, mandate, walked->source(), walked->openRecords(), progress); !done)
            return tl::unexpected(done.error());
        if (const auto done = walked->finish(); !done)
            return tl::unexpected(done.error());
        totals = totalsSoFar(**staging);
        if (!totals)
            return tl::unexpected(totals.error());
    }
    auto digests = digestsOf(*source.files);
    if (!digests)
        return tl::unexpected(digests.error());
    auto hash = hashOver(**staging);
    if (!hash)
        return tl::unexpected(hash.error());
    return migration::Staged{std::move(*digests), totals->found, totals->staged, totals->inSource, totals->produced, std::move(*hash)};
}

Result<SourceTotals> totalsOf(Staging& staging)
{
    auto totals = totalsSoFar(staging);
    if (totals && !totals->isAll)
        return fail(ErrorCode::Conflict, "staging: it is not filled");
    return totals;
}

Result<> forEachUnread(Staging& staging, const std::function<void(UnreadPlace)>& each)
{
    return store::each(staging.database(), "SELECT place, reason FROM unread_message ORDER BY id", [&each](const auto& row) -> Result<> {
        each({std::string(row.text(0)), std::string(row.text(1))});
        return {};
    });
}

Result<> forEachUnreadField(Staging& staging, const std::function<void(const std::string& field, std::uint64_t messages)>& each)
{
    return store::each(staging.database(), "SELECT name, messages FROM unread_field ORDER BY name", [&each](const auto& row) -> Result<> {
        each(std::string(row.text(0)), row.unsignedInteger(1));
        return {};
    });
}

} // namespace paillasse::store
