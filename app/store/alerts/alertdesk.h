// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <memory>
#include <mutex>

#include "app/base/log.h"
#include "app/sql/database.h"
#include "app/store/accounts/actor.h"
#include "app/store/alerts/alerttable.h"
#include "app/store/alerts/causereader.h"
#include "app/store/alerts/directorynames.h"
#include "app/store/watch/finding.h"

namespace paillasse::store {

class Store;
class Writer;

// Told after the commit, with the names of the directory, in order and at least once: also what another process did, and what was not told
// any more before this one ended. An error: it is told again, and what came after it waits. Must not call the desk.
using AlertSink = std::function<Result<>(const wire::Alert&, AlertNews)>;
// Alerts have a life: raised, owned, explained, closed, or escalated when nobody owns them in time. Each step is an entry of the store-wide
// ledger and a change of the table, in one transaction. From any thread, but not the writer's.
class AlertDesk {
public:
    static Result<std::unique_ptr<AlertDesk>> open(Store& store, Writer& writer, const AccountKeys& keys, NumberOfPatient numbers, const Clock& clock, const Log& log);

    // Each before the first call of anything else. `changed` is short: called when there is another version.
    void tell(AlertSink sink) { m_sink = std::move(sink); }
    void onChange(std::function<void()> changed);

    // Each joins the alert of its rule and group, or raises one. What was raised by the same acts before, or was over when its alert was
    // closed, is nothing new. An error: what is left of them is to be told again.
    Result<> raise(const std::vector<Finding>& findings);
    // What nobody owned in time; repeats that the ledger has not; what another process has changed, and what could not be told. Now and then,
    // by a loop.
    Result<> escalateDue(Instant now);
    // Those that are not closed are news again: who was told of them has lost it. Twice is better than never.
    Result<> tellOpenAgain();
    // Those that were closed before leave the table; what they went through stands in the ledger for as long as that is kept.
    Result<> forgetClosed(Instant before);

    [[nodiscard]] Result<std::uint64_t> version();
    // Of a laboratory and of the whole store; null: of all.
    [[nodiscard]] Result<wire::AlertsReply> list(const lab::LaboratoryId& laboratory);
    // NotFound: not there, or another laboratory's.
    [[nodiscard]] Result<wire::Alert> one(const lab::LaboratoryId& laboratory, const Uuid& id);
    // Errors of app/store/alerts/alertlife.h; NotFound; Conflict: somebody else did meanwhile.
    Result<> step(const wire::AlertStepping& stepping, const Actor& by);
    // Looking at them stands in the ledger.
    [[nodiscard]] Result<std::vector<wire::TrailRow>> causes(const lab::LaboratoryId& laboratory, const Uuid& id, const Actor& by, const CauseReader& read);
    // Alerts of this rule that nobody has explained yet.
    [[nodiscard]] Result<std::uint32_t> countNotExplained(std::string_view rule, const lab::LaboratoryId& laboratory);

private:
    AlertDesk(sql::Database database, Writer& writer, const AccountKeys& keys, NumberOfPatient numbers, const Clock& clock, const Log& log);
    AlertTable table() { return {m_database, m_keys}; }
    Result<KeptAlert> find(const lab::LaboratoryId& laboratory, const Uuid& id);
    Result<> raiseGroup(const std::vector<const Finding*>& findings);
    // Conflict: not any more what it was; look again.
    Result<> tryRaise(const std::vector<const Finding*>& findings);
    Result<> repeat(const KeptAlert& kept, const std::vector<const Finding*>& findings);
    Result<> noteRepeats(const Uuid& id, Instant now);
    Result<> escalateOne(const Uuid& id, Instant now);
    void fillNames(wire::Alert& alert, DirectoryNames& names);
    void announce();
    void tellNews();

    std::mutex m_mutex;       // of the connection
    std::mutex m_telling;     // one after the other
    std::mutex m_listening;
    sql::Database m_database;
    Writer& m_writer;
    const AccountKeys& m_keys;
    NumberOfPatient m_numbers;
    const Clock& m_clock;
    const Log& m_log;
    AlertSink m_sink;
    bool m_isMute = false;    // under m_telling: what came about could not be told
    std::function<void()> m_changed;
};

} // namespace paillasse::store
