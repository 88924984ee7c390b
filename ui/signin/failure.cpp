// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/signin/failure.h"

#include <cstdlib>

#include "ui/theme/format.h"

namespace paillasse::ui {

namespace {

// Each way on has its key: who stands before such a page has no hand free for looking.
QKeySequence keyOf(QStringView id, bool primary)
{
    if (primary)
        return Qt::CTRL | Qt::Key_Return;
    if (id == FailureAction::quit)
        return Qt::CTRL | Qt::Key_Q;
    if (id == FailureAction::enrol)
        return Qt::CTRL | Qt::Key_E;
    if (id == FailureAction::continueOffline)
        return Qt::CTRL | Qt::Key_O;
    return id == FailureAction::back ? QKeySequence(Qt::Key_Escape) : QKeySequence();
}

MessageAction action(QStringView id, const QString& text, bool primary = false)
{
    return {id.toString(), text, primary, keyOf(id, primary)};
}

MessageAction again()
{
    return action(FailureAction::retry, Failures::tr("Try again"), true);
}

MessageAction quit()
{
    return action(FailureAction::quit, Failures::tr("Quit"));
}

MessageAction back()
{
    return action(FailureAction::back, Failures::tr("Back to sign-in"));
}

// What waits in the outbox is what people fear for first.
QString outboxSafe(const FailureContext& context)
{
    if (!context.pendingActs)
        return Failures::tr("Whatever was entered and confirmed here is kept, encrypted, on this workstation.");
    if (*context.pendingActs > 0)
        return Failures::tr("%n act(s) entered here and not yet sent are kept, encrypted, on this workstation, and will be sent.", nullptr, *context.pendingActs);
    return Failures::tr("Everything entered here has been sent to the store.");
}

QString store(const FailureContext& context)
{
    return context.store.isEmpty() ? Failures::tr("the store") : context.store;
}

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

Message otherEnd(Failure failure, const FailureContext& c)
{
    Message m{Tone::Critical, Icon::Server, {}, {}, {}, {}, c.reference, {quit(), again()}};
    m.safe = Failures::tr("Nothing has been sent: neither a password nor data.") + u' ' + outboxSafe(c);
    if (failure == Failure::WrongStore) {
        m.title = Failures::tr("Another store answers at this address");
        m.happened = Failures::tr("%1 answers with another identity than the one this workstation was enrolled with. It may be the wrong address, or somebody in between.").arg(store(c));
        m.todo = Failures::tr("Do not try other addresses. Call your administrator and read them the reference below. There is deliberately no button to go on.");
    } else if (failure == Failure::NotPaillasse) {
        m.tone = Tone::Abnormal;
        m.title = Failures::tr("What answers is not a Paillasse store");
        m.happened = Failures::tr("%1 answers, but it is another program: often a proxy, a printer or a router.").arg(store(c));
        m.todo = Failures::tr("Check the address and the port with the enrolment code's sheet, and that no proxy is set between here and the store.");
        m.actions = {quit(), action(FailureAction::enrol, Failures::tr("Change the address")), again()};
    } else {
        m.tone = Tone::Abnormal;
        m.icon = Icon::Certificate;
        m.title = Failures::tr("The store's certificate has expired");
        m.happened = c.since.isNull() ? Failures::tr("%1 can no longer prove who it is.").arg(store(c)) : Failures::tr("%1 cannot prove who it is since %2.").arg(store(c), Format::dateTime(c.since));
        m.todo = Failures::tr("Call your administrator: the certificate is renewed on the store. Check that the time of this computer is right.");
        m.actions = {quit(), action(FailureAction::continueOffline, Failures::tr("Work offline")), again()};
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

Message seat(const FailureContext& c)
{
    Message m{Tone::Abnormal, Icon::Switch, Failures::tr("You are working at another workstation"), {}, {}, {}, c.reference, {}};
    m.happened = c.otherWorkstation.isEmpty() ? Failures::tr("A person works at one workstation at a time, and your session is open elsewhere.")
                                              : Failures::tr("A person works at one workstation at a time, and your session is open at %1.").arg(c.otherWorkstation);
    m.safe = Failures::tr("What you have entered there is kept there and will be sent.");
    m.todo = Failures::tr("Move your session here: the other workstation locks. If it was not you, tell your security officer at once.");
    m.actions = {back(), action(FailureAction::takeSeat, Failures::tr("Move my session here"), true)};
    return m;
}

Message silentSeat(const FailureContext& c)
{
    Message m{Tone::Critical, Icon::Switch, Failures::tr("Your session is open at a workstation that does not answer"), {}, {}, {}, c.reference, {}};
    m.happened = c.otherWorkstation.isEmpty() ? Failures::tr("It is switched off, asleep, or cut off from the network. What was done there and not sent yet waits there.")
                                              : Failures::tr("%1 is switched off, asleep, or cut off from the network. What was done there and not sent yet waits there.").arg(c.otherWorkstation);
    m.safe = Failures::tr("Nothing of it is lost: it is sent when the workstation comes back, kept, and marked as coming from there.");
    m.todo = Failures::tr("If you know that workstation, go there and sign out. If you cannot, take your session here by force, with your code: it is recorded, and the security officer is told. Without a second factor, ask an administrator to free your seat.");
    m.actions = {back(), action(FailureAction::forceSeat, Failures::tr("Take it by force"), true)};
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

Message storeDisk(const FailureContext& c)
{
    Message m{Tone::Critical, Icon::Disk, Failures::tr("The store’s disk is full"), {}, {}, {}, c.reference, {back(), again()}};
    m.happened = Failures::tr("%1 answers, but it has no room left to write, so it keeps nothing new.").arg(store(c));
    m.safe = Failures::tr("Everything that the store has confirmed is there.") + u' ' + outboxSafe(c);
    m.todo = Failures::tr("Tell your administrator: room must be made on the store’s disk, not on this computer. Whoever has already worked at this workstation can sign in and go on.");
    return m;
}

Message passwordChanged(const FailureContext& c)
{
    Message m{Tone::Abnormal, Icon::Key, Failures::tr("Your password was changed elsewhere"), {}, {}, {}, c.reference, {}};
    m.happened = Failures::tr("The store no longer takes the password that you signed in with here: it was changed at another workstation, or an administrator gave you a new code.");
    m.safe = outboxSafe(c) + u' ' + Failures::tr("What you were typing is kept as a draft.");
    m.todo = Failures::tr("Sign in with the new password: your work goes on as you left it. If you did not change it, tell your security officer at once.");
    m.actions = {action(FailureAction::back, Failures::tr("Sign in"), true)};
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

Message feed(const FailureContext& c)
{
    Message m{Tone::Critical, Icon::Server, Failures::tr("What the store sends cannot be read"), {}, {}, {}, c.reference, {}};
    m.happened = Failures::tr("%1 answers, but something of what it sends does not read here. Nothing behind it has been taken in, so that nothing is missing unnoticed.").arg(store(c));
    m.safe = Failures::tr("What is on this workstation is whole.") + u' ' + outboxSafe(c);
    m.todo = Failures::tr("Tell your administrator and read them the reference below: “paillasse-store verify” looks at the store’s data. This program asks again by itself; until then you can work with what is here.");
    m.actions = {back(), action(FailureAction::continueOffline, Failures::tr("Work offline")), again()};
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

Message away(Failure failure, const FailureContext& c)
{
    Message m{Tone::Abnormal, Icon::Offline, {}, {}, {}, {}, c.reference, {}};
    m.safe = outboxSafe(c);
    if (failure == Failure::Offline) {
        m.title = Failures::tr("The store cannot be reached");
        m.happened = c.since.isNull() ? Failures::tr("%1 does not answer, and this step needs it: a first sign-in or an enrolment cannot be done offline.").arg(store(c))
                                      : Failures::tr("%1 has not answered since %2, and this step needs it: a first sign-in or an enrolment cannot be done offline.").arg(store(c), Format::dateTime(c.since));
        m.todo = Failures::tr("Check the network cable or Wi-Fi. Whoever has already worked at this workstation can sign in offline.");
        m.actions = {back(), again()};
    } else {
        m.title = Failures::tr("This workstation has been offline too long");
        m.happened = c.since.isNull() ? Failures::tr("The laboratory's limit for work without the store has passed.") : Failures::tr("It last reached the store on %1; the laboratory's limit for work without it has passed.").arg(Format::dateTime(c.since));
        m.todo = Failures::tr("Connect this workstation to the laboratory's network, then try again.");
        m.actions = {quit(), again()};
    }
    return m;
}

// Those that belong on a form, when they come at another moment.
Message plain(Failure failure, const FailureContext& c)
{
    Message m{Tone::Abnormal, Icon::Key, {}, Failures::inlineText(failure, c), {}, {}, c.reference, {back()}};
    switch (failure) {
    case Failure::CodeInvalid:
        m.title = Failures::tr("This enrolment code does not fit");
        m.todo = Failures::tr("Ask an administrator for a new code.");
        m.actions = {quit(), action(FailureAction::enrol, Failures::tr("Enter another code"), true)};
        break;
    case Failure::ActivationInvalid:
        m.title = Failures::tr("This activation code does not fit");
        m.todo = Failures::tr("Ask an administrator for a new code.");
        break;
    case Failure::PasswordRefused:
        m.title = Failures::tr("The password was not accepted");
        m.todo = Failures::tr("Choose another one: a phrase of several words that you use nowhere else.");
        break;
    case Failure::PersonDisabled:
        m.title = Failures::tr("Your access is closed");
        m.todo = Failures::tr("Ask your administrator. What you entered before stays in the records under your name.");
        break;
    case Failure::SessionEnded:
        m.title = Failures::tr("Your session was ended");
        m.safe = outboxSafe(c);
        m.todo = Failures::tr("Sign in again. If you do not know why, ask whoever manages accounts.");
        break;
    case Failure::TooManyAttempts:
        m.title = Failures::tr("Too many attempts");
        m.todo = Failures::tr("Wait, then try again once. If it was not you who tried, tell your security officer.");
        break;
    case Failure::WrongPasswordOffline:
        m.title = Failures::tr("The copy here does not open with this password");
        m.safe = outboxSafe(c);
        m.todo = Failures::tr("Type the password that you last signed in with at this workstation, or connect it to the store and sign in with the present one.");
        break;
    case Failure::WrongCredentials:
        m.title = Failures::tr("Name or password not accepted");
        m.todo = Failures::tr("Check the name and the keyboard. If you have forgotten the password, an administrator gives you a new activation code.");
        break;
    default:
        m.tone = Tone::Critical;
        m.icon = Icon::Warning;
        m.title = Failures::tr("Something went wrong in the program");
        m.safe = outboxSafe(c);
        m.todo = Failures::tr("Try again. If it comes back, give your administrator the reference below.");
        m.actions = {quit(), again()};
    }
    m.actions.last().primary = true;
    return m;
}

} // namespace

Message Failures::message(Failure failure, const FailureContext& context)
{
    switch (failure) {
    case Failure::KeyringLocked:
    case Failure::KeyringMissing:
    case Failure::KeyringChanged:
    case Failure::SecretMissing:
        return keyring(failure, context);
    case Failure::EnrolmentChanged:
        return enrolmentFile(context);
    case Failure::CacheCorrupt:
    case Failure::CacheTooNew:
        return cache(failure, context);
    case Failure::WrongStore:
    case Failure::NotPaillasse:
    case Failure::StoreCertificateExpired:
        return otherEnd(failure, context);
    case Failure::CertificateExpired:
    case Failure::WorkstationRevoked:
    case Failure::EnrolmentRefused:
    case Failure::WorkstationWiped:
        return station(failure, context);
    case Failure::SeatElsewhere:
        return seat(context);
    case Failure::SeatSilent:
        return silentSeat(context);
    case Failure::PasswordChanged:
        return passwordChanged(context);
    case Failure::DiskFull:
        return disk(context);
    case Failure::StoreFull:
        return storeDisk(context);
    case Failure::StoreTooNew:
        return version(context);
    case Failure::ClientTooOld:
        return oldClient(context);
    case Failure::FeedUnreadable:
        return feed(context);
    case Failure::ClockOff:
        return clock(context);
    case Failure::Offline:
    case Failure::OfflineTooLong:
        return away(failure, context);
    case Failure::CodeInvalid:
    case Failure::WrongCredentials:
    case Failure::WrongPasswordOffline:
    case Failure::ActivationInvalid:
    case Failure::PasswordRefused:
    case Failure::PersonDisabled:
    case Failure::SessionEnded:
    case Failure::TooManyAttempts:
    case Failure::NeedsPrevious: // a form of its own, not a failure page
    case Failure::Internal:
        break;
    }
    return plain(failure, context);
}

bool Failures::isInline(Failure failure)
{
    switch (failure) {
    case Failure::CodeInvalid:
    case Failure::WrongCredentials:
    case Failure::WrongPasswordOffline:
    case Failure::ActivationInvalid:
    case Failure::PasswordRefused:
    case Failure::PersonDisabled:
    case Failure::SessionEnded:
    case Failure::TooManyAttempts:
        return true;
    default:
        return false;
    }
}

QString Failures::inlineText(Failure failure, const FailureContext& context)
{
    switch (failure) {
    case Failure::CodeInvalid:
        return tr("The code is mistyped, used already or expired. Paste it whole, or ask for a new one.");
    case Failure::WrongCredentials:
        return tr("Name or password not accepted. Check both, and the Caps Lock key.");
    case Failure::WrongPasswordOffline:
        return tr("The copy here does not open with this password, and the store cannot be asked.") + u'\n'
            + tr("Check the Caps Lock key. If you changed your password at another workstation, type the previous one.") + u'\n' + outboxSafe(context);
    case Failure::ActivationInvalid:
        return tr("The activation code is mistyped, used already or expired. Check the name too.");
    case Failure::PasswordRefused:
        return tr("The store did not accept this password: choose another one.");
    case Failure::SessionEnded:
        return tr("Your session was ended by somebody who manages accounts. What you entered is kept. Sign in again.");
    case Failure::PersonDisabled:
        return tr("Your access has been closed by an administrator.");
    case Failure::TooManyAttempts:
        return context.since.isNull() ? tr("Too many attempts. Wait a few minutes, then try again.")
                                      : tr("Too many attempts. Try again after %1.").arg(Format::time(context.since));
    default:
        return tr("Something went wrong in the program.");
    }
}

} // namespace paillasse::ui
