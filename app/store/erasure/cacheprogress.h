// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

#include "app/base/clock.h"
#include "app/sql/database.h"
#include "app/store/accounts/session.h"
#include "app/store/erasure/erasuretable.h"

namespace paillasse::store {

class Store;
class Writer;

// A workstation's copy of a laboratory, of one person there, that has not said since an erasure that it dropped what is gone.
struct UnconfirmedCache {
    lab::WorkstationId workstation;
    lab::PersonId person;
    Instant lastSignIn;
    bool operator==(const UnconfirmedCache&) const = default;
};

// How far the copies at workstations are. A copy says so itself: the cursor with which it comes again stands in it, written together with
// what was dropped.
class CacheProgress {
public:
    static Result<CacheProgress> open(Store& store, Writer& writer, const Clock& clock);

    // From any thread, without waiting; a cursor that is not of this store, or of a copy that is not complete yet, says nothing.
    void note(const Session& session, const lab::LaboratoryId& laboratory, const std::string& cursor);
    // Of people who work in the erasure's laboratory, or whose copy has told of it. A workstation that was wiped and a copy that was
    // destroyed, as the workstation said, hold nothing; one that was revoked may.
    [[nodiscard]] static Result<std::vector<UnconfirmedCache>> unconfirmed(sql::Database& database, const ErasureRecord& erasure, const std::vector<lab::PersonId>& people);

private:
    CacheProgress(Store& store, Writer& writer, const Clock& clock) : m_store(store), m_writer(writer), m_clock(clock) {}

    Store& m_store;
    Writer& m_writer;
    const Clock& m_clock;
};

} // namespace paillasse::store
