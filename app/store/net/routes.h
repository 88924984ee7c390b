// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <string>

#include "app/base/clock.h"
#include "app/base/log.h"
#include "app/store/accounts/accountsettings.h"
#include "app/store/alerts/causereader.h"
#include "app/store/net/route.h"

// The routes of the private zone, by subject. What they hold on to must outlive the table.
namespace paillasse::store {

class ActOpener;
class AlertDesk;
class AlertWaiters;
class Doorkeeper;
class Feed;
class Glass;
class Governance;
class MigrationDesk;
class OwnAccount;
class ProofTakers;
class Registry;
class ReportCheck;
class RightsFiles;
class SignIn;
class Store;
class WatchOverview;
class TrailDesk;
class TrailFiles;
class Workstations;
class Writer;

// POST /v1/enrolment, /v1/enrolment/status
void addEnrolmentRoutes(RouteTable& routes, Workstations& workstations, const Log& log);
// POST /v1/session/salt, /v1/session/activation, /v1/session, /v1/numbers; DELETE /v1/session
void addSessionRoutes(RouteTable& routes, SignIn& signIn, const Log& log);
// POST /v1/session/factor/new, /v1/session/factor/confirm, /v1/session/factor/kept, /v1/session/factor/codes, /v1/session/factor, /v1/session/password;
// DELETE /v1/session/factor
void addOwnAccountRoutes(RouteTable& routes, OwnAccount& account);
// POST /v1/glass, /v1/glass/read, /v1/glass/list, /v1/glass/review
void addGlassRoutes(RouteTable& routes, Glass& glass, Feed& feed);
// POST /v1/staff, /v1/staff/…, /v1/roles/…, /v1/sessions, /v1/sessions/seen, /v1/sessions/end, /v1/policy, /v1/policy/change, /v1/workstations/wipe
void addAdminRoutes(RouteTable& routes, Governance& governance, RightsFiles& files);
// POST /v1/workstation/standing, /v1/workstation/certificate; /v1/workstations, /v1/workstations/…
void addWorkstationRoutes(RouteTable& routes, Workstations& workstations, Registry& registry, const AccountSettings& settings, const Clock& clock);
// POST /v1/acts
void addActRoutes(RouteTable& routes, ActOpener& opener, Writer& writer, const Log& log);
// GET /v1/feed; POST /v1/documents, /v1/history. `shown` hears of each cursor with which a copy comes again; short.
using CursorShown = std::function<void(const Session& session, const lab::LaboratoryId& laboratory, const std::string& cursor)>;
void addFeedRoutes(RouteTable& routes, Feed& feed, CursorShown shown = {});
// POST /v1/reports/check
void addReportRoutes(RouteTable& routes, ReportCheck& reports);
// POST /v1/alerts, /v1/alerts/step
void addAlertRoutes(RouteTable& routes, AlertDesk& desk, AlertWaiters& waiters, Doorkeeper& doorkeeper);
// POST /v1/alerts/acts
void addAlertCauseRoutes(RouteTable& routes, AlertDesk& desk, CauseReader read);
// POST /v1/watch
void addWatchRoutes(RouteTable& routes, WatchOverview& overview);
// GET /v1/head, /v1/consistency, /v1/inclusion; POST /v1/watch/doubt
Result<> addLedgerRoutes(RouteTable& routes, Store& store, Writer& writer, ProofTakers& takers, const Clock& clock);
// POST /v1/trail, /v1/trail/export
void addTrailRoutes(RouteTable& routes, TrailDesk& desk, TrailFiles& files);
// POST /v1/migrations, /v1/migrations/one, /v1/migrations/step, /v1/migrations/progress, /v1/migrations/sample, /v1/migrations/certificate
void addMigrationRoutes(RouteTable& routes, MigrationDesk& desk);

} // namespace paillasse::store
