// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/signin/failurepages.h"

#include <cstdlib>

#include "ui/signin/failureparts.h"
#include "ui/theme/format.h"

namespace paillasse::ui::failures {

Message keyring(Failure failure, const FailureContext& c)
{
    Message m{Tone::Abnormal, Icon::Key, {}, {}, {}, {}, c.reference, {quit(), again()}};
    m.safe = Failures::tr("Your data on this workstation stays encrypted and whole. No new key has been made, nothing has been overwritten.") + u' ' + outboxSafe(c);
    if (failure == Failure::KeyringLocked) {
        m.title = Failures::tr("The keyring of this computer is locked");
        m.happened = Failures::tr("This workstation's key is kept in the computer's keyring, and the keyring is locked. That often happens after an automatic login.");
        m.todo = Failures::tr("Unlock the keyring with the password of the computer's session (a window of the system asks for it), then try again.");
    } else if (failure == Failure::KeyringMissing) {
        m.title = Failures::tr("This computer has no keyring");
        m.happened = Failures::tr("The service that keeps this workstation's key (Secret Service, for example gnome-keyring) does not answer. Paillasse never keeps keys unprotected in its place.");
        m.todo = Failures::tr("Ask your administrator to start or install the keyring service, then try again. Meanwhile, sign in at another workstation.");
    } else if (failure == Failure::KeyringChanged) {
        m.title = Failures::tr("This computer's keyring is another one");
        m.happened = Failures::tr("This workstation's key is in the keyring that it was enrolled with. Another one answers now: it was made anew, or another session of the computer is open.");
        m.todo = Failures::tr("Open the usual session of the computer, or have the old keyring put back; then try again. If it is gone for good, enrol this workstation again: the encrypted copy is put aside, and the data comes back from the store.");
        m.actions = {quit(), action(FailureAction::enrol, Failures::tr("Enrol again")), again()};
    } else {
        m.title = Failures::tr("This workstation's key is no longer in the keyring");
        m.happened = Failures::tr("There is an encrypted copy of the data here, and the keyring no longer has the key for it: the entry was removed.");
        m.todo = Failures::tr("If somebody can bring the entry back, try again. Otherwise enrol this workstation again: the encrypted copy is put aside, and the data comes back from the store.");
        m.actions = {quit(), action(FailureAction::enrol, Failures::tr("Enrol again")), again()};
    }
    return m;
}

Message enrolmentFile(const FailureContext& c)
{
    Message m{Tone::Critical, Icon::Warning, Failures::tr("The file that says which store this is has been changed"), {}, {}, {}, c.reference, {}};
    m.happened = Failures::tr("Paillasse seals the file of this workstation's enrolment, enrolment.json, with a key that is in the keyring. The file no longer fits its seal: a person, another program or the disk has changed it. It could lead to another store.");
    m.safe = Failures::tr("Nothing in the file has been believed: no store was called, neither a password nor data was sent. The file is as it was found.") + u' ' + outboxSafe(c);
    m.todo = Failures::tr("Tell your administrator and read them the reference below. If the right file can be put back, try again. Otherwise enrol this workstation again: the file and the encrypted copies are put aside, and the data comes back from the store.");
    m.actions = {quit(), action(FailureAction::enrol, Failures::tr("Enrol again")), again()};
    return m;
}

Message cache(Failure failure, const FailureContext& c)
{
    Message m{Tone::Critical, Icon::Disk, {}, {}, {}, {}, c.reference, {}};
    if (failure == Failure::CacheCorrupt) {
        m.title = Failures::tr("The copy of the data on this workstation is damaged");
        m.happened = c.quarantined.isEmpty() ? Failures::tr("The encrypted file does not open with the right key. It has been put aside, not deleted.")
                                             : Failures::tr("The encrypted file does not open with the right key. It has been put aside, not deleted, as %1.").arg(c.quarantined);
        m.safe = Failures::tr("The store has all the data that was sent.") + u' ' + outboxSafe(c);
        m.todo = Failures::tr("Fetch the data again from the store: you can work before it has all come. Tell your administrator, for the disk may be failing.");
        m.actions = {back(), action(FailureAction::rebuild, Failures::tr("Fetch again"), true)};
    } else {
        m.tone = Tone::Abnormal;
        m.title = Failures::tr("The data here was written by a later version of Paillasse");
        m.happened = Failures::tr("This program is older than the one that was last used on this workstation. It has not touched the data.");
        m.safe = Failures::tr("Nothing has been changed.") + u' ' + outboxSafe(c);
        m.todo = Failures::tr("Install the later version on this workstation, or start it from the menu if both are there.");
        m.actions = {quit(), again()};
    }
    return m;
}

Message station(Failure failure, const FailureContext& c)
{
    Message m{Tone::Abnormal, Icon::Certificate, {}, {}, {}, {}, c.reference, {quit(), again()}};
    m.safe = outboxSafe(c);
    if (failure == Failure::CertificateExpired) {
        m.title = Failures::tr("This workstation's certificate has expired");
        m.happened = c.since.isNull() ? Failures::tr("The workstation was away from the store too long to renew it by itself.")
                                      : Failures::tr("It expired on %1: the workstation was away from the store too long to renew it by itself.").arg(Format::dateTime(c.since));
        m.todo = Failures::tr("Try again: where the store allows it, the certificate is renewed now. Otherwise ask for a new enrolment code.");
        m.actions = {quit(), action(FailureAction::enrol, Failures::tr("Enrol again")), again()};
    } else if (failure == Failure::WorkstationRevoked) {
        m.tone = Tone::Critical;
        m.icon = Icon::Lock;
        m.title = Failures::tr("This workstation has been revoked");
        m.happened = Failures::tr("An administrator has withdrawn this workstation's access. It can neither read nor send data.");
        m.todo = Failures::tr("Use another workstation. If this one is to serve again, an administrator gives a new enrolment code.");
        m.actions = {quit(), action(FailureAction::enrol, Failures::tr("Enrol again"))};
    } else if (failure == Failure::WorkstationWiped) {
        m.tone = Tone::Critical;
        m.icon = Icon::Disk;
        m.title = Failures::tr("This workstation has been emptied");
        m.happened = Failures::tr("An administrator has ordered it: the encrypted copies of the data and their keys have been destroyed here, and the store has been told.");
        m.todo = Failures::tr("If this workstation is to serve again, an administrator gives a new enrolment code.");
        m.actions = {quit(), action(FailureAction::enrol, Failures::tr("Enrol again"))};
    } else {
        m.icon = Icon::Lock;
        m.tone = Tone::Critical;
        m.title = Failures::tr("The enrolment was refused");
        m.happened = Failures::tr("An administrator did not approve this workstation.");
        m.safe = Failures::tr("Nothing has been stored here.");
        m.todo = Failures::tr("Ask why; then ask for a new code.");
        m.actions = {quit(), action(FailureAction::enrol, Failures::tr("Enter another code"), true)};
    }
    return m;
}

Message disk(const FailureContext& c)
{
    Message m{Tone::Critical, Icon::Disk, Failures::tr("The disk of this computer is full"), {}, {}, {}, c.reference, {quit(), again()}};
    m.happened = c.neededBytes > 0 ? Failures::tr("There is no room left to write safely: %1 are needed.").arg(Format::bytes(c.neededBytes)) : Failures::tr("There is no room left to write safely, so nothing more is accepted.");
    m.safe = Failures::tr("Everything that was confirmed is on the disk.") + u' ' + outboxSafe(c);
    m.todo = Failures::tr("Free some space (downloads, wastebasket, old logs) or call your administrator, then try again. An entry that was not confirmed must be typed again.");
    return m;
}

Message oldClient(const FailureContext& c)
{
    Message m{Tone::Abnormal, Icon::Refresh, Failures::tr("This program is too old for the laboratory's store"), {}, {}, {}, c.reference, {quit(), again()}};
    m.happened = Failures::tr("The laboratory has set an oldest version of Paillasse that may connect, and this one is older.");
    m.safe = outboxSafe(c);
    m.todo = Failures::tr("Install the new version on this workstation, then try again. Meanwhile, sign in at another workstation.");
    return m;
}

Message version(const FailureContext& c)
{
    Message m{Tone::Abnormal, Icon::Refresh, Failures::tr("The store is newer than this program"), {}, {}, {}, c.reference, {}};
    m.happened = Failures::tr("The store has been upgraded and writes data that this version of Paillasse cannot read.");
    m.safe = outboxSafe(c);
    m.todo = Failures::tr("Install the new version on this workstation. Until then you can read and enter what is here; it is sent after the upgrade.");
    m.actions = {quit(), action(FailureAction::continueOffline, Failures::tr("Work offline")), again()};
    return m;
}

Message clock(const FailureContext& c)
{
    Message m{Tone::Abnormal, Icon::Clock, Failures::tr("The time of this computer is wrong"), {}, {}, {}, c.reference, {quit(), again()}};
    const QString off = Format::duration(std::llabs(c.offMs));
    m.happened = c.offMs >= 0 ? Failures::tr("It is %1 ahead of the store's. Times of collection and entry would be false, and certificates cannot be checked.").arg(off)
                              : Failures::tr("It is %1 behind the store's. Times of collection and entry would be false, and certificates cannot be checked.").arg(off);
    m.safe = outboxSafe(c);
    m.todo = Failures::tr("Set the computer's clock (date, time and time zone), or let it follow the network's time; then try again.");
    return m;
}

} // namespace paillasse::ui::failures
