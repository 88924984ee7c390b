// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/signin/failurepages.h"

#include "ui/signin/failureparts.h"
#include "ui/theme/format.h"

namespace paillasse::ui::failures {

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

Message feed(const FailureContext& c)
{
    Message m{Tone::Critical, Icon::Server, Failures::tr("What the store sends cannot be read"), {}, {}, {}, c.reference, {}};
    m.happened = Failures::tr("%1 answers, but something of what it sends does not read here. Nothing behind it has been taken in, so that nothing is missing unnoticed.").arg(store(c));
    m.safe = Failures::tr("What is on this workstation is whole.") + u' ' + outboxSafe(c);
    m.todo = Failures::tr("Tell your administrator and read them the reference below: “paillasse-store verify” looks at the store’s data. This program asks again by itself; until then you can work with what is here.");
    m.actions = {back(), action(FailureAction::continueOffline, Failures::tr("Work offline")), again()};
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

} // namespace paillasse::ui::failures
