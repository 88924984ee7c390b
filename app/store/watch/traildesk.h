// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <utility>

#include "app/store/accounts/actor.h"
#include "app/store/core/writer.h"
#include "app/store/watch/trailnames.h"
#include "app/store/watch/trailreader.h"

namespace paillasse::store {

// Answers who saw what, for whoever may ReadTrail in the laboratory that is asked about. Each question stands in the ledger before it is answered; paging through one,
// or asking it again soon, is one question. No name of a patient and no result is in what it gives. From any thread.
class TrailDesk {
public:
    static constexpr std::uint32_t mostRows = 1000;
    static constexpr std::uint32_t mostExported = 100'000;
    static constexpr std::int64_t longestPeriodMs = 31 * dayMs; // of a question about nobody in particular
    static constexpr std::int64_t sameQuestionMs = 10 * minuteMs;

    using ProveFactor = std::function<Result<>(const lab::PersonId&, const lab::WorkstationId&, std::string_view code)>;

    static Result<std::unique_ptr<TrailDesk>> open(Store& store, Writer& writer, Registry& registry, const AccountKeys& keys, ProveFactor prove, const Clock& clock);

    // InvalidInput: beyond the bounds; NotFound: no such laboratory, or nobody bears this reference.
    Result<wire::TrailReply> ask(const wire::TrailQuery& query, const Actor& by);
    // And what the code is not, before anything is written.
    Result<wire::TrailReply> exportRows(const wire::TrailExport& order, const Actor& by);

private:
    TrailDesk(Store& store, Writer& writer, Registry& registry, const AccountKeys& keys, ProveFactor prove, const Clock& clock, sql::Database database);
    // From here on under the lock.
    Result<> openFiles();
    // Sound, and about the patient whom the reference names.
    Result<wire::TrailQuery> resolved(wire::TrailQuery query);
    Result<lab::PatientId> patientOf(const wire::TrailQuery& query);
    Result<wire::TrailReply> answer(const wire::TrailQuery& query, std::uint32_t limit);
    Result<Instant> indexedTo(Instant now);

    [[nodiscard]] bool wasAskedLately(const wire::TrailQuery& query, const Actor& by);
    void noteAsked(const wire::TrailQuery& query, const Actor& by);
    Result<> enter(AccountChange change, const Actor& by);

    Store& m_store;
    Writer& m_writer;
    Registry& m_registry;
    const AccountKeys& m_keys;
    ProveFactor m_prove;
    const Clock& m_clock;

    std::mutex m_mutex;
    sql::Database m_database; // store.db
    std::optional<TrailReader> m_reader;
    std::optional<IdentifierIndex> m_index;

    struct Asked {
        wire::TrailQuery query;
        Instant at;
    };
    std::mutex m_askedMutex;
    std::map<std::pair<lab::PersonId, lab::WorkstationId>, Asked> m_asked;
};

} // namespace paillasse::store
