// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/supervision/supervision.h"

#include <utility>

#include "app/store/accounts/entering.h"
#include "app/store/accounts/trailmonths.h"
#include "app/store/core/query.h"
#include "app/store/core/trailkeys.h"
#include "app/store/rules/rulefile.h"
#include "app/store/supervision/rulewatch.h"
#include "app/store/watch/storesurroundings.h"
#include "app/store/watch/watchfile.h"

namespace paillasse::store {

namespace {

// What of an alert's life is told outside.
std::optional<NoticeKind> noticeKindOf(AlertNews news)
{
    switch (news) {
    case AlertNews::Raised: return NoticeKind::Raised;
    case AlertNews::Escalated: return NoticeKind::Escalated;
    case AlertNews::Closed: return NoticeKind::Closed;
    case AlertNews::Repeated:
    case AlertNews::Owned: return std::nullopt;
    }
    return std::nullopt;
}

} // namespace

Supervision::Supervision(const SupervisionParts& parts) : m_parts(parts), m_book(parts.store) {}

Supervision::~Supervision()
{
    m_watcher.reset();
    m_parts.alerts.tell({});
    m_channels.reset();
}

Result<std::unique_ptr<Supervision>> Supervision::start(const SupervisionParts& parts, const std::string& rulesFile)
{
    std::unique_ptr<Supervision> supervision(new Supervision(parts));
    auto done = supervision->openWatcher(rulesFile);
    return done ? Result<std::unique_ptr<Supervision>>(std::move(supervision)) : tl::unexpected(done.error());
}

void Supervision::enter(AccountChange change, const lab::WorkstationId& at)
{
    const AccountEntry entry{{}, at, 0, std::move(change)};
    m_parts.writer.administrative(leafClassOf(entry.change), encodeEntry(entry), {}, {});
}

// Over the file that the watcher has made.
Result<> Supervision::openChannels()
{
    auto database = connectToWatchFile(m_parts.store, false);
    if (!database)
        return tl::unexpected(database.error());
    if (const auto durable = database->execute("PRAGMA synchronous = FULL"); !durable)
        return durable;
    ChannelHooks hooks;
    hooks.failed = [this](const std::string& channel, ErrorCode code) { enter(ChannelFailed{channel, code}); };
    hooks.recovered = [this](const std::string& channel) { enter(ChannelRecovered{channel}); };
    hooks.standing = [this] {
        std::vector<AlertNotice> notices;
        if (const auto all = m_parts.alerts.list({}))
            for (const auto& alert : all->alerts)
                if (alert.state != wire::AlertState::Closed)
                    notices.push_back(noticeOf(alert, NoticeKind::Raised, m_parts.clock.now()));
        return notices;
    };
    auto desk = ChannelDesk::open(std::move(*database), std::move(hooks), m_parts.clock, m_parts.log);
    if (!desk)
        return tl::unexpected(desk.error());
    m_channels = std::move(*desk);
    return useChannels();
}

// Those that the console has named since they were last looked at.
Result<> Supervision::useChannels()
{
    auto named = m_book.news();
    if (!named)
        return tl::unexpected(named.error());
    return *named ? m_channels->use(std::move(**named)) : Result<>();
}

Result<> Supervision::openWatcher(const std::string& rulesFile)
{
    auto chosen = chooseRules(rulesFile);
    if (chosen.fault)
        m_parts.log.error("rules.not-usable", {{"error.code", chosen.fault->code}});
    auto surroundings = StoreSurroundings::open(m_parts.store, m_parts.registry);
    if (!surroundings)
        return tl::unexpected(surroundings.error());
    m_rules = std::make_unique<RuleWatch>(
        m_parts.store, std::move(chosen.rules), std::move(*surroundings), [this](const std::vector<Finding>& found) { return m_parts.alerts.raise(found); }, homesIn(m_parts.registry), m_parts.clock,
        m_parts.log);
    WatchParts parts;
    parts.home = homesIn(m_parts.registry);
    // The channels first: what is raised while the rules catch up is told, too.
    parts.prepare = [this](sql::Database& watchFile) -> Result<> {
        if (const auto opened = openChannels(); !opened)
            return opened;
        if (const auto read = readLastBackup(watchFile); !read)
            return read;
        m_parts.alerts.tell([this](const wire::Alert& alert, AlertNews news) {
            const auto kind = noticeKindOf(news);
            return kind ? m_channels->send(noticeOf(alert, *kind, m_parts.clock.now())) : Result<>();
        });
        if (m_channels->isNew())
            if (const auto again = m_parts.alerts.tellOpenAgain(); !again)
                return again;
        return m_rules->prepare(watchFile);
    };
    parts.consumers = {[this](sql::Database&, const std::vector<WatchEvent>& events) { return m_rules->take(events); }};
    parts.told = [this](const std::vector<WatchEvent>& events, Instant) {
        see(events);
        tellFindings();
    };
    auto watcher = Watcher::start(m_parts.store, m_parts.clock, m_parts.log, std::move(parts));
    if (!watcher)
        return tl::unexpected(watcher.error());
    m_watcher = std::move(*watcher);
    return {};
}

Result<> Supervision::readLastBackup(sql::Database& watchFile)
{
    const std::lock_guard lock(m_mutex);
    const auto take = [this](const auto& row) { m_lastBackup = row.instant(0); };
    const auto made = first(watchFile, "SELECT at FROM event WHERE laboratory = 0 AND kind = ? ORDER BY at DESC LIMIT 1", take, static_cast<int>(wire::EventKind::BackupMade));
    const auto begun = made && !*made ? first(watchFile, "SELECT at FROM event WHERE laboratory = 0 ORDER BY at LIMIT 1", take) : made;
    return begun ? Result<>() : tl::unexpected(begun.error());
}

void Supervision::see(const std::vector<WatchEvent>& events)
{
    const std::lock_guard lock(m_mutex);
    for (const auto& event : events) {
        m_tally.see(event);
        if (event.kind == wire::EventKind::BackupMade || m_lastBackup.isNull())
            m_lastBackup = event.at;
    }
}

Instant Supervision::lastBackup() const
{
    const std::lock_guard lock(m_mutex);
    return m_lastBackup;
}

std::array<std::uint64_t, 3> Supervision::openAlerts()
{
    std::array<std::uint64_t, 3> open{};
    if (const auto all = m_parts.alerts.list({}))
        for (const auto& alert : all->alerts)
            if (alert.state != wire::AlertState::Closed)
                ++open.at(static_cast<std::size_t>(alert.severity));
    return open;
}

// The first failure in a row is enough for the log.
void Supervision::tellFindings()
{
    const auto told = m_rules->tell();
    if (!told && !std::exchange(m_isMute, true))
        m_parts.log.error("findings.not-raised", {{"error.code", told.error().code}});
    if (told)
        m_isMute = false;
}

// Once a day: closed alerts are kept as long as the months of the trail (TrailExpiry).
void Supervision::forgetClosedAlerts()
{
    const auto now = m_parts.clock.now();
    if (now - m_alertsTidied < dayMs)
        return;
    m_alertsTidied = now;
    const auto months = trailMonths(m_parts.store);
    const auto done = months ? m_parts.alerts.forgetClosed(beginOfMonth(monthBefore(monthOf(now), *months))) : tl::unexpected(months.error());
    if (!done)
        m_parts.log.error("alerts.not-tidied", {{"error.code", done.error().code}});
}

void Supervision::lookAfter()
{
    forgetClosedAlerts();
    if (const auto done = m_parts.alerts.escalateDue(m_parts.clock.now()); !done)
        m_parts.log.error("alerts.not-looked-after", {{"error.code", done.error().code}});
    if (const auto used = useChannels(); !used)
        m_parts.log.error("channels.not-usable", {{"error.code", used.error().code}});
}

} // namespace paillasse::store
