// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/signin/failureparts.h"

namespace paillasse::ui::failures {

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

} // namespace

MessageAction action(QStringView id, const QString& text, bool primary)
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

} // namespace paillasse::ui::failures
