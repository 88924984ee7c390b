// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/security/rulewords.h"

#include <algorithm>
#include <array>

#include "ui/theme/format.h"

namespace paillasse::ui {

namespace {

enum class Known {
    FailedPerson, FailedWorkstation, FailedEverywhere, SecondSeat, FormerSeat, OutsideHours, FarMorePatients, SlowReading, BulkPrint, BulkExport, NoRecentOrder, StaffOrVip, GlassBroken,
    NewWorkstation, ClockJump, CertificateExpiring, BackupFailed, BackupStale, LedgerDoubted, StagingOverdue, StoreErrors, DiskNearlyFull, ChannelFailed,
    ChannelRemoved, WitnessBehind, MigrationRefused, CertificateRefused, Other
};

// In the order of Known.
constexpr auto names = std::to_array<std::string_view>({"failed-sign-ins-person", "failed-sign-ins-workstation", "failed-sign-ins-everywhere", "second-seat", "former-seat-acted", "outside-hours",
                                                        "far-more-patients", "slow-reading", "bulk-print", "bulk-export", "no-recent-order", "staff-or-vip", "glass-broken", "new-workstation",
                                                        "clock-jump", "certificate-expiring", "backup-failed", "backup-stale", "ledger-doubted", "staging-overdue", "store-errors",
                                                        "disk-nearly-full", "channel-failed", "channel-removed", "witness-behind", "migration-refused", "certificate-refused"});
static_assert(names.size() == static_cast<std::size_t>(Known::Other));

Known knownOf(std::string_view rule)
{
    return static_cast<Known>(std::ranges::find(names, rule) - names.begin());
}

// A number in the rule's own unit.
QString amountOf(Known rule, std::int64_t value)
{
    const auto n = static_cast<int>(value);
    switch (rule) {
    case Known::FailedPerson:
    case Known::FailedWorkstation:
    case Known::FailedEverywhere: return RuleWords::tr("%n refusal(s)", nullptr, n);
    case Known::FarMorePatients:
    case Known::SlowReading:
    case Known::NoRecentOrder: return RuleWords::tr("%n record(s)", nullptr, n);
    case Known::BulkPrint: return RuleWords::tr("%n print(s), PDF(s) or copies", nullptr, n);
    case Known::BulkExport: return RuleWords::tr("%n row(s)", nullptr, n);
    case Known::ClockJump: return Format::duration(std::abs(value));
    case Known::CertificateExpiring: return RuleWords::tr("%n day(s) left", nullptr, n);
    case Known::BackupStale:
    case Known::StagingOverdue: return Format::duration(std::abs(value) * hourMs);
    case Known::WitnessBehind: return Format::duration(value * minuteMs);
    case Known::DiskNearlyFull: return RuleWords::tr("%1 % free").arg(value);
    case Known::StoreErrors: return RuleWords::tr("%n error(s)", nullptr, n);
    default: return RuleWords::tr("%n time(s)", nullptr, n);
    }
}

} // namespace

QString RuleWords::titleOf(const client::Alert& alert)
{
    const auto rule = knownOf(alert.rule);
    const auto n = static_cast<int>(alert.observed);
    switch (rule) {
    case Known::FailedPerson: return tr("%n refused sign-in(s) for one person", nullptr, n);
    case Known::FailedWorkstation: return tr("%n refused sign-in(s) at one workstation", nullptr, n);
    case Known::FailedEverywhere: return tr("%n refused sign-in(s) everywhere", nullptr, n);
    case Known::SecondSeat: return tr("At work at two workstations at once");
    case Known::FormerSeat: return tr("Acts arrived from a seat that was over");
    case Known::OutsideHours: return tr("Work outside the usual hours");
    case Known::FarMorePatients:
        if (alert.usual > 0 && alert.observed >= 2 * alert.usual)
            return tr("Read %n time(s) more records than usual", nullptr, static_cast<int>(alert.observed / alert.usual));
        return tr("Read %n record(s), more than usual", nullptr, n);
    case Known::SlowReading: return tr("Reads many records, day after day");
    case Known::BulkPrint: return tr("%n print(s), PDF(s) or copies in a short time", nullptr, n);
    case Known::BulkExport: return tr("%n row(s) exported in a short time", nullptr, n);
    case Known::NoRecentOrder: return tr("Opened %n record(s) without a recent order", nullptr, n);
    case Known::StaffOrVip: return tr("Opened the record of a colleague or a public figure");
    case Known::GlassBroken: return tr("Broke the glass");
    case Known::NewWorkstation: return tr("A new workstation asks to be let in");
    case Known::ClockJump:
        return alert.workstation.isNull() ? tr("The store's clock jumped by %1").arg(amountOf(rule, alert.observed)) : tr("A workstation's clock is off by %1").arg(amountOf(rule, alert.observed));
    case Known::CertificateExpiring: return alert.observed < 0 ? tr("A certificate of the store has expired") : tr("A certificate of the store expires in %n day(s)", nullptr, n);
    case Known::BackupFailed: return tr("The backup failed");
    case Known::BackupStale: return tr("No backup for %1").arg(amountOf(rule, alert.observed));
    case Known::LedgerDoubted: return tr("The ledger is doubted");
    case Known::StagingOverdue: return alert.observed < 0 ? tr("Migration staging: over time by %1").arg(amountOf(rule, alert.observed)) : tr("Migration staging: due in %1").arg(amountOf(rule, alert.observed));
    case Known::StoreErrors: return tr("The store answered with %n error(s)", nullptr, n);
    case Known::DiskNearlyFull: return tr("The store's disk is nearly full: %1 % free").arg(alert.observed);
    case Known::ChannelFailed: return tr("Alerts could not be sent");
    case Known::ChannelRemoved: return tr("An alert channel was removed");
    case Known::WitnessBehind: return tr("A witness of the ledger is %1 behind").arg(amountOf(rule, alert.observed));
    case Known::MigrationRefused: return tr("A step of a migration was refused");
    case Known::CertificateRefused: return tr("A certificate did not hold");
    case Known::Other: break;
    }
    return QString::fromStdString(alert.rule);
}

QString RuleWords::observedOf(const client::Alert& alert)
{
    const auto rule = knownOf(alert.rule);
    // Nothing is usual of what should not be at all: there the number alone says it.
    const bool hasUsual = rule == Known::FarMorePatients && alert.usual > 0;
    QString words = hasUsual ? tr("Observed: %1. Usual: %2.").arg(amountOf(rule, alert.observed), amountOf(rule, alert.usual))
        : alert.usual != 0   ? tr("Observed: %1. The rule's limit: %2.").arg(amountOf(rule, alert.observed), amountOf(rule, alert.usual))
                             : tr("Observed: %1.").arg(amountOf(rule, alert.observed));
    if (alert.count > 1)
        words += u' ' + tr("Since then %n time(s) again, the last at %1.", nullptr, static_cast<int>(alert.count - 1)).arg(Format::dateTime(alert.lastAt));
    return words;
}

QString RuleWords::whyOf(const std::string& rule)
{
    switch (knownOf(rule)) {
    case Known::FailedPerson: return tr("Who forgot a password tries three or four times. Who guesses goes on.");
    case Known::FailedWorkstation: return tr("Many names tried at one place: somebody looks for an account that opens.");
    case Known::FailedEverywhere: return tr("A few attempts at each account stay below the other limits; together they show.");
    case Known::SecondSeat: return tr("A person works at one place. A second one means a shared or a stolen password.");
    case Known::FormerSeat: return tr("What came late from where somebody no longer was: ask them whether they did it.");
    case Known::OutsideHours: return tr("A stolen password is used when its owner is not there.");
    case Known::FarMorePatients: return tr("Who takes records away reads far more of them than the work asks for.");
    case Known::SlowReading: return tr("A few hundred records a day for weeks stay below a daily limit; the sum does not.");
    case Known::BulkPrint: return tr("Paper and PDFs leave the house without a trace of their own.");
    case Known::BulkExport: return tr("A list taken away is many records at once.");
    case Known::NoRecentOrder: return tr("The laboratory works on those who were sampled lately. Others are opened for a reason, or out of curiosity.");
    case Known::StaffOrVip: return tr("Colleagues and public figures are those whom people look up out of curiosity.");
    case Known::GlassBroken: return tr("It opens confidential examinations: it is allowed, and each time is reviewed.");
    case Known::NewWorkstation: return tr("Each workstation is let in by somebody who knows it: compare its words before.");
    case Known::ClockJump: return tr("With a wrong clock the times of acts are not to be trusted.");
    case Known::CertificateExpiring: return tr("Once it is over, no workstation can reach the store.");
    case Known::BackupFailed: return tr("What is not saved is lost with the disk.");
    case Known::BackupStale: return tr("Everything since the last backup would be lost with the disk.");
    case Known::LedgerDoubted: return tr("A workstation or a verification found another past than the one that was known: somebody may have rewritten it.");
    case Known::StagingOverdue: return tr("The copy of the old system was to be erased by a given day.");
    case Known::StoreErrors: return tr("Something in the store breaks: a fault, or somebody who tries it out.");
    case Known::DiskNearlyFull: return tr("A store with a full disk keeps nothing new.");
    case Known::ChannelFailed: return tr("Whoever counts on mail or the on-call service does not hear of alerts.");
    case Known::ChannelRemoved: return tr("Who wants to act unseen takes the watchman's voice first: ask who did it, at the store's console.");
    case Known::WitnessBehind: return tr("What nobody outside has seen can be rewritten without a trace.");
    case Known::MigrationRefused: return tr("Its steps are done in their order, by those who are named: ask what was to be skipped.");
    case Known::CertificateRefused: return tr("It was changed, is of another store or another migration, or what it says is destroyed is still there: ask who showed it, and as what.");
    case Known::Other: return {};
    }
    return {};
}

bool RuleWords::isKnown(const std::string& rule)
{
    return knownOf(rule) != Known::Other;
}

QStringList RuleWords::known()
{
    QStringList all;
    for (const auto name : names)
        all << QString::fromUtf8(name.data(), static_cast<qsizetype>(name.size()));
    return all;
}

} // namespace paillasse::ui
