// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/client/records.h"

#include "app/client/cache/cachefile.h"
#include "app/client/cache/cachereaders.h"
#include "app/client/cache/filequery.h"
#include "app/client/cache/patientindex.h"
#include "app/client/cache/worklistquery.h"
#include "app/lab/rules/labelcontent.h"

namespace paillasse::client {

namespace {

// Questions that a newer one of the same kind and context makes pointless; those about one thing are all answered.
enum Kind { Single = CacheReaders::single, Search = 0, Find, List, Examination, Counts };

constexpr std::size_t mostFound = 50;

} // namespace

Records::Records(const Clock& clock, QObject* parent) : QObject(parent), m_clock(clock), m_directory(std::make_shared<const Directory>()) {}
Records::~Records() = default;

void Records::use(CacheReaders* readers)
{
    m_readers = readers;
}

void Records::setDirectory(DirectoryPtr directory)
{
    m_directory = std::move(directory);
    if (m_readers)
        m_readers->setDirectory(m_directory);
    Q_EMIT directoryChanged();
}

template <class T, class Query>
void Records::ask(int lane, int kind, QObject* context, Reply<T> reply, Query query)
{
    auto answer = replyOn<Result<T>>(this, context, std::move(reply));
    if (!m_readers)
        return answer(fail(ErrorCode::Cancelled, "nobody is signed in"));
    m_readers->ask<T>(static_cast<CacheReaders::Lane>(lane), kind, context, std::move(query), std::move(answer));
}

void Records::searchPatients(const std::string& text, QObject* context, Reply<std::vector<PatientHit>> reply, int limit)
{
    ask<std::vector<PatientHit>>(int(CacheReaders::Lane::Typing), Search, context, std::move(reply),
                                 [text, limit](sql::Database& database, const Directory&) { return client::searchPatients(database, text, static_cast<std::size_t>(limit)); });
}

void Records::allAreFound(QObject* context, Reply<bool> reply)
{
    ask<bool>(int(CacheReaders::Lane::Typing), Single, context, std::move(reply), [](sql::Database& database, const Directory&) -> Result<bool> {
        const auto came = isComplete(database);
        return came && *came ? PatientIndex(database).isComplete() : came;
    });
}

void Records::findOrders(const std::string& number, QObject* context, Reply<std::vector<WorkRow>> reply)
{
    ask<std::vector<WorkRow>>(int(CacheReaders::Lane::Typing), Find, context, std::move(reply), [number](sql::Database& database, const Directory&) -> Result<std::vector<WorkRow>> {
        const auto ids = findAccession(database, lab::readBarcode(number).accession, mostFound);
        if (!ids)
            return tl::unexpected(ids.error());
        return readRows(database, *ids);
    });
}

void Records::worklist(const WorklistFilter& filter, QObject* context, Reply<Worklist> reply)
{
    ask<Worklist>(int(CacheReaders::Lane::Pages), List, context, std::move(reply),
                  [filter, now = m_clock.now()](sql::Database& database, const Directory&) { return readWorklist(database, filter, now); });
}

void Records::rows(std::vector<lab::OrderId> ids, QObject* context, Reply<std::vector<WorkRow>> reply)
{
    ask<std::vector<WorkRow>>(int(CacheReaders::Lane::Pages), Single, context, std::move(reply), [ids](sql::Database& database, const Directory&) { return readRows(database, ids); });
}

void Records::openExaminations(lab::BenchMask benches, QObject* context, Reply<std::vector<OpenExamination>> reply)
{
    ask<std::vector<OpenExamination>>(int(CacheReaders::Lane::Pages), Examination, context, std::move(reply),
                                      [benches](sql::Database& database, const Directory&) { return readOpenExaminations(database, benches); });
}

void Records::counts(lab::BenchMask benches, QObject* context, Reply<WorkCounts> reply)
{
    ask<WorkCounts>(int(CacheReaders::Lane::Pages), Counts, context, std::move(reply), [benches](sql::Database& database, const Directory&) { return readCounts(database, benches); });
}

void Records::order(const lab::OrderId& id, QObject* context, Reply<OrderFile> reply)
{
    ask<OrderFile>(int(CacheReaders::Lane::Pages), Single, context, std::move(reply),
                   [id](sql::Database& database, const Directory& directory) { return readOrderFile(database, directory, id); });
}

void Records::patient(const lab::PatientId& id, QObject* context, Reply<PatientFile> reply)
{
    ask<PatientFile>(int(CacheReaders::Lane::Pages), Single, context, std::move(reply), [id](sql::Database& database, const Directory&) { return readPatientFile(database, id); });
}

void Records::history(const lab::PatientId& patient, const std::string& examination, QObject* context, Reply<std::vector<PastValue>> reply)
{
    ask<std::vector<PastValue>>(int(CacheReaders::Lane::Pages), Single, context, std::move(reply), [patient, examination](sql::Database& database, const Directory& directory) {
        return readHistory(database, directory, patient, examination);
    });
}

} // namespace paillasse::client
