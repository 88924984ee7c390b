// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/client/cache/ingest.h"
#include "app/client/cache/worktable.h"
#include "app/sql/statement.h"

namespace paillasse::client {

// The statements with which one transaction takes documents in.
class IngestBatch {
public:
    // `body` is room that is used again and again. `fetched`: documents that leave again.
    static Result<IngestBatch> prepare(sql::Database& database, Bytes& body, bool fetched);

    Taken<> put(const wire::FeedDocument& document, bool snapshot, Ingested& report);
    Result<> drop(const lab::DocumentId& id, Ingested& report);

private:
    IngestBatch(sql::Database& database, Bytes& body, std::vector<sql::Statement> statements, WorkTable work, bool fetched);
    // False: what is here is newer.
    Result<bool> replace(const wire::FeedDocument& document, std::int64_t& n);
    Taken<> summarise(const wire::FeedDocument& document, std::int64_t n, bool isNew, bool snapshot);
    Taken<> indexPatient(const wire::FeedDocument& document, std::int64_t n, bool isNew, bool snapshot);
    Taken<> summariseOrder(const wire::FeedDocument& document, std::int64_t n);
    // Acts that this version contains are settled; those that still wait are applied again on top of it.
    Taken<> settle(const wire::FeedDocument& document);
    Result<> noteFetched(std::int64_t n, bool isFetched);

    sql::Database& m_database;
    Bytes& m_body;
    std::vector<sql::Statement> m_statements; // in the order of the accessors below
    sql::Statement& insert() { return m_statements[0]; }
    sql::Statement& find() { return m_statements[1]; }
    sql::Statement& update() { return m_statements[2]; }
    sql::Statement& waits() { return m_statements[3]; }
    WorkTable m_work;
    bool m_fetched;
};

} // namespace paillasse::client
