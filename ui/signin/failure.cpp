// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/signin/failure.h"

#include "ui/signin/failurepages.h"
#include "ui/signin/failureparts.h"
#include "ui/theme/format.h"

namespace paillasse::ui {

using namespace failures;

namespace {

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
    case Failure::FeedUnreadable:
        return feed(context);
    case Failure::StoreTooNew:
        return version(context);
    case Failure::ClientTooOld:
        return oldClient(context);
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
