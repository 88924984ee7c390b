// SPDX-License-Identifier: GPL-3.0-or-later
#include <CLI/CLI.hpp>

#include "app/base/civiltime.h"
#include "app/store/commands/consolenote.h"
#include "app/store/commands/secretinput.h"
#include "app/store/commands/storeplace.h"
#include "app/store/core/archive.h"
#include "app/store/core/store.h"

namespace paillasse::store {

namespace {

struct BackupOptions {
    StorePlace place;
    std::string to;
    std::string keys;
};

struct RestoreOptions {
    StorePlace place;
    std::string from;
    std::string keys;
    std::string destroyed;
    std::string recovery = "-";
    std::string officer;
    std::string reason;
};

constexpr Advice backupAdvice[] = {
    {ErrorCode::Conflict, "nothing is written over: give another name, or move that file away"},
    {ErrorCode::NotFound, "make its folder first, one that this user may write to"},
    {ErrorCode::DiskFull, "make room there, remove what was written of these archives, then run this again"},
};

constexpr Advice restoreAdvice[] = {
    {ErrorCode::NotFound, "check what --from, --keys, --destroyed and --recovery name, and that this user may read it"},
    {ErrorCode::Missing, "give the newest FILE.destroyed with --destroyed: one is written beside each key archive"},
    {ErrorCode::Corrupt, "use another copy of it, or an older backup; nothing was restored"},
    {ErrorCode::WrongSecret, "the recovery secret is mistyped or of another store: it stands on the paper that 'init' printed. Or this is no archive"},
    {ErrorCode::Incompatible, "give the data archive and the key archive of one backup; if they are, a newer version of this program wrote them"},
    {ErrorCode::Conflict, "give a new or empty directory with --data: a restore never writes over a store"},
    {ErrorCode::DiskFull, "make room on that disk, then run this again; nothing was restored"},
    {ErrorCode::InvalidInput, "the secret is the line that 'init' printed as \"Recovery secret\": on the standard input, or in a file named with --recovery; --officer and --reason may not be empty"},
    {ErrorCode::Refused, "give a directory with --data in which this user may write"},
};

int makeBackup(const BackupOptions& options, CommandContext& context)
{
    constexpr auto what = "cannot make a backup";
    auto store = Store::open(options.place.directory(), {.lock = LockKind::Using});
    if (!store)
        return reportOpening(context, what, store.error());
    const auto done = backup(**store, options.to, options.keys, context.clock);
    noteAtConsole(**store, done ? AccountChange(BackupMade{done->dataBytes}) : BackupFailed{done.error().code}, context);
    if (!done)
        return report(context, what, done.error(), backupAdvice);
    context.out << "Data archive: " << options.to << "\n"
                << "Key archive: " << options.keys << "\n"
                << "Destroyed keys: " << options.keys << ".destroyed\n"
                << done->bytes << " bytes, as of " << toIsoUtc(done->at) << "\n"
                << "  Keep the key archive apart from the data archive, and destroy it by " << Date::of(done->keyArchiveExpires).toIso() << ":\n"
                << "  what was erased is erased once the last older key archive is gone.\n";
    return ExitOk;
}

int bringBack(const RestoreOptions& options, CommandContext& context)
{
    constexpr auto what = "cannot restore";
    auto secret = readSecret(options.recovery, "the recovery secret");
    if (!secret)
        return report(context, what, secret.error(), restoreAdvice);
    const RestoreOrder order{options.from, options.keys, options.destroyed, std::move(*secret), options.officer, options.reason};
    const auto done = restore(options.place.directory(), order, context.clock);
    if (!done)
        return report(context, what, done.error(), restoreAdvice);
    context.out << "Store " << done->store.toString() << " restored to " << options.place.data << "\n"
                << "Epoch " << done->epoch << " begins; " << done->destroyedKeys << " keys that were destroyed since stay destroyed.\n"
                << "  Workstations will push again what they did after this backup.\n";
    return ExitOk;
}

} // namespace

void addArchive(CLI::App& app, CommandContext& context)
{
    auto saving = std::make_shared<BackupOptions>();
    auto* backing = app.add_subcommand("backup", "Write a data archive and a key archive, both encrypted; also while the store serves");
    saving->place.addTo(*backing);
    backing->add_option("--to", saving->to, "The data archive to write")->required();
    backing->add_option("--keys", saving->keys, "The key archive to write: somewhere else")->required();
    backing->footer("Example:\n  paillasse-store backup --data DIR --to /backup/2026-03-12.data --keys /mnt/keys/2026-03-12.keys");
    backing->callback([saving, &context] { context.exit = makeBackup(*saving, context); });

    auto bringing = std::make_shared<RestoreOptions>();
    auto* restoring = app.add_subcommand("restore", "Make a store from its two archives");
    bringing->place.addTo(*restoring, "An empty or new directory");
    restoring->add_option("--from", bringing->from, "The data archive")->required();
    restoring->add_option("--keys", bringing->keys, "The key archive of the same backup")->required();
    restoring->add_option("--destroyed", bringing->destroyed, "The newest list of destroyed keys there is")->required();
    restoring->add_option("--recovery", bringing->recovery, "File with the recovery secret; - asks on the standard input")->capture_default_str();
    restoring->add_option("--officer", bringing->officer, "Who restores: entered in the ledger")->required();
    restoring->add_option("--reason", bringing->reason, "Why: entered in the ledger")->required();
    restoring->footer("Example:\n  paillasse-store restore --data DIR --from 2026-03-12.data --keys 2026-03-12.keys --destroyed 2026-03-14.keys.destroyed \\\n"
                      "      --officer \"Hélène Corre\" --reason \"disk failure\" < recovery.txt");
    restoring->callback([bringing, &context] { context.exit = bringBack(*bringing, context); });
}

} // namespace paillasse::store
