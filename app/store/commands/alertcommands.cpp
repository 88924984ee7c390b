// SPDX-License-Identifier: GPL-3.0-or-later
#include <CLI/CLI.hpp>

#include "app/base/civiltime.h"
#include "app/store/alerts/alertdesk.h"
#include "app/store/commands/command.h"
#include "app/store/commands/office.h"
#include "app/store/commands/storeplace.h"

namespace paillasse::store {

namespace {

using wire::AlertStep;

struct AlertOptions {
    StorePlace place;
    std::string laboratory;
    std::string which;
    std::string text;
};

constexpr Advice alertAdvice[] = {
    {ErrorCode::NotFound, "'paillasse-store alerts list' shows each alert's id"},
    {ErrorCode::Conflict, "an alert is owned, then explained, then closed: 'paillasse-store alerts show' says how far this one is"},
    {ErrorCode::Refused, "take it over first: 'paillasse-store alerts own'"},
};

// Opens the desk, and runs `action(Office&, AlertDesk&, laboratory)`; a null laboratory stands for all.
template <class Action>
int withAlerts(const AlertOptions& options, CommandContext& context, const char* what, Action action)
{
    auto office = Office::open(options.place.directory(), LockKind::Using, context.clock, context.log);
    if (!office)
        return reportOpening(context, what, office.error());
    auto& o = **office;
    const auto laboratory = options.laboratory.empty() ? Result<lab::LaboratoryId>() : o.laboratory(options.laboratory);
    if (!laboratory)
        return report(context, what, laboratory.error());
    const auto desk = AlertDesk::open(o.store(), o.writer(), o.keys(), patientNumbersOf(o.feed()), context.clock, context.log);
    if (!desk)
        return report(context, what, desk.error());
    const Result<> done = action(o, **desk, *laboratory);
    return done ? ExitOk : report(context, what, done.error(), alertAdvice);
}

Result<Uuid> idIn(const std::string& text)
{
    const auto id = Uuid::parse(text);
    return id ? Result<Uuid>(*id) : fail(ErrorCode::InvalidInput, "an alert is named by its id, as 'alerts list' shows it");
}

const char* nameOf(wire::Severity severity)
{
    switch (severity) {
    case wire::Severity::Low: return "low";
    case wire::Severity::Medium: return "medium";
    case wire::Severity::High: return "high";
    }
    return "";
}

const char* nameOf(wire::AlertState state)
{
    switch (state) {
    case wire::AlertState::Open: return "open";
    case wire::AlertState::Owned: return "owned";
    case wire::AlertState::Explained: return "explained";
    case wire::AlertState::Closed: return "closed";
    }
    return "";
}

const char* nameOf(AlertStep step)
{
    switch (step) {
    case AlertStep::Own: return "owned";
    case AlertStep::Explain: return "explained";
    case AlertStep::Close: return "closed";
    case AlertStep::Escalate: return "escalated";
    }
    return "";
}

// A name, or the id of who or what has none here.
std::string named(const std::string& name, const Uuid& id)
{
    return name.empty() ? id.toString() : name;
}

std::string aboutOf(const wire::Alert& alert)
{
    std::string about;
    const auto add = [&about](const char* kind, const std::string& what) { about += (about.empty() ? "" : ", ") + std::string(kind) + what; };
    if (!alert.person.isNull())
        add("", named(alert.personName, alert.person.uuid()));
    if (!alert.workstation.isNull())
        add("at ", named(alert.workstationName, alert.workstation.uuid()));
    if (!alert.patient.isNull())
        add("patient ", named(alert.reference, alert.patient.uuid()));
    return about.empty() ? "—" : about;
}

// Null: the operator here, as far as a state or a step that somebody took is shown.
std::string whoOf(const lab::PersonId& person, const std::string& name)
{
    return person.isNull() ? "the console" : named(name, person.uuid());
}

std::string whereOf(Office& office, const wire::Alert& alert)
{
    return alert.laboratory.isNull() ? "the whole store" : office.nameOf(alert.laboratory);
}

int list(const AlertOptions& options, CommandContext& context)
{
    return withAlerts(options, context, "cannot list the alerts", [&](Office& office, AlertDesk& desk, const lab::LaboratoryId& laboratory) -> Result<> {
        const auto reply = desk.list(laboratory);
        if (!reply)
            return tl::unexpected(reply.error());
        for (const auto& alert : reply->alerts) {
            context.out << alert.id.toString() << "\t" << nameOf(alert.severity) << "\t" << nameOf(alert.state) << (alert.escalated ? ", escalated" : "") << "\t" << alert.rule << "\t"
                        << aboutOf(alert) << "\t" << whereOf(office, alert) << "\t" << toIsoUtc(alert.raisedAt) << "\t" << alert.count << " times";
            if (alert.state != wire::AlertState::Open)
                context.out << "\towner " << whoOf(alert.owner, alert.ownerName);
            context.out << "\n";
        }
        return {};
    });
}

void print(std::ostream& out, Office& office, const wire::Alert& alert)
{
    out << "Rule:       " << alert.rule << "\n"
        << "Severity:   " << nameOf(alert.severity) << "\n"
        << "State:      " << nameOf(alert.state) << (alert.escalated ? ", escalated" : "") << "\n"
        << "About:      " << aboutOf(alert) << "\n"
        << "Where:      " << whereOf(office, alert) << "\n"
        << "Raised:     " << toIsoUtc(alert.raisedAt) << "\n"
        << "Last:       " << toIsoUtc(alert.lastAt) << ", " << alert.count << " times\n"
        << "Observed:   " << alert.observed << " (usual or threshold: " << alert.usual << ")\n";
    if (alert.state != wire::AlertState::Open)
        out << "Owner:      " << whoOf(alert.owner, alert.ownerName) << "\n";
    if (!alert.escalatesAt.isNull())
        out << "Escalates:  " << toIsoUtc(alert.escalatesAt) << "\n";
    for (const auto& line : alert.life)
        out << "  " << toIsoUtc(line.at) << "\t" << nameOf(line.step) << "\t" << (line.step == AlertStep::Escalate ? "the store" : whoOf(line.by, line.byName)) << "\t" << line.text << "\n";
    for (const auto& cause : alert.causes)
        out << "  cause: entry " << cause.sequence << " of " << (cause.storeWide ? "the store's own ledger" : "the laboratory's ledger") << "\n";
}

int show(const AlertOptions& options, CommandContext& context)
{
    return withAlerts(options, context, "cannot show this alert", [&](Office& office, AlertDesk& desk, const lab::LaboratoryId& laboratory) -> Result<> {
        return idIn(options.which).and_then([&](const Uuid& id) { return desk.one(laboratory, id); }).map([&](const wire::Alert& alert) { print(context.out, office, alert); });
    });
}

int take(const AlertOptions& options, CommandContext& context, AlertStep step, const char* what)
{
    return withAlerts(options, context, what, [&](Office&, AlertDesk& desk, const lab::LaboratoryId& laboratory) -> Result<> {
        const auto done = idIn(options.which).and_then([&](const Uuid& id) { return desk.step({laboratory, id, step, options.text}, {}); });
        if (done)
            context.out << "Done: the alert is " << nameOf(step) << ", by the console. It stands in the ledger.\n";
        return done;
    });
}

int own(const AlertOptions& options, CommandContext& context)
{
    return take(options, context, AlertStep::Own, "cannot own this alert");
}

int explain(const AlertOptions& options, CommandContext& context)
{
    return take(options, context, AlertStep::Explain, "cannot explain this alert");
}

int close(const AlertOptions& options, CommandContext& context)
{
    return take(options, context, AlertStep::Close, "cannot close this alert");
}

using Run = int (*)(const AlertOptions&, CommandContext&);

CLI::App* addOne(CLI::App& group, const char* name, const char* help, const std::shared_ptr<AlertOptions>& options, CommandContext& context, Run run)
{
    auto* command = group.add_subcommand(name, help);
    options->place.addTo(*command);
    command->add_option("--laboratory", options->laboratory, "Name or id: its alerts, and those of the whole store; all when not given");
    command->callback([options, &context, run] { context.exit = run(*options, context); });
    return command;
}

} // namespace

void addAlerts(CLI::App& app, CommandContext& context)
{
    constexpr auto whichHelp = "Its id, as 'alerts list' shows it";
    auto options = std::make_shared<AlertOptions>();
    auto* group = app.add_subcommand("alerts", "What the store has noticed, and who answers for it: list, show, own, explain, close");
    group->require_subcommand(1);
    addOne(*group, "list", "Alerts that are not closed, and those closed in the last thirty days", options, context, list)
        ->footer("Examples:\n  paillasse-store alerts list --data DIR\n  paillasse-store alerts list --data DIR --laboratory LBM");
    auto* showing = addOne(*group, "show", "One alert: its life, and the entries of the ledger that raised it", options, context, show);
    showing->add_option("ALERT", options->which, whichHelp)->required();
    showing->footer("Example:\n  paillasse-store alerts show --data DIR 019cdd2a-7b60-7e01-9d52-0c6f1f0a4b11");
    auto* owning = addOne(*group, "own", "Answer for an alert, also one that is about the only security officer", options, context, own);
    owning->add_option("ALERT", options->which, whichHelp)->required();
    owning->add_option("--text", options->text, "A remark");
    owning->footer("Example:\n  paillasse-store alerts own --data DIR 019cdd2a-7b60-7e01-9d52-0c6f1f0a4b11");
    auto* explaining = addOne(*group, "explain", "Say what was behind it, of an alert that the console owns", options, context, explain);
    explaining->add_option("ALERT", options->which, whichHelp)->required();
    explaining->add_option("--text", options->text, "What was found out: 10 to 500 characters")->required();
    explaining->footer("Example:\n  paillasse-store alerts explain --data DIR 019cdd2a-7b60-7e01-9d52-0c6f1f0a4b11 --text \"Forgotten password, seen in person\"");
    auto* closing = addOne(*group, "close", "End an alert that was explained", options, context, close);
    closing->add_option("ALERT", options->which, whichHelp)->required();
    closing->add_option("--text", options->text, "Why it can end: 10 to 500 characters")->required();
    closing->footer("Example:\n  paillasse-store alerts close --data DIR 019cdd2a-7b60-7e01-9d52-0c6f1f0a4b11 --text \"New code handed over in person\"");
}

} // namespace paillasse::store
