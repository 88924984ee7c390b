// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>

#include <QCoreApplication>
#include <QString>

#include "app/base/clock.h"
#include "app/client/failure.h"
#include "ui/widgets/messagepanel.h"

namespace paillasse::ui {

using client::Failure;

// What the words are filled with; what is not known stays empty or zero.
struct FailureContext {
    QString store;             // "store.labo.example:8443"
    QString workstation;       // "BIOCH-02"
    QString otherWorkstation;  // where the seat is
    QString quarantined;       // file name of what was put aside
    Instant since;             // last contact, expiry…
    std::int64_t offMs = 0;    // the clock's error; positive: this machine is ahead
    std::int64_t neededBytes = 0;
    std::optional<int> pendingActs; // in the outbox; nothing where it could not be counted
    QString reference;         // technical words, without patient data
};

// The actions' ids, answered by SignInRequests::resolve.
namespace FailureAction {
inline constexpr auto retry = u"retry";
inline constexpr auto rebuild = u"rebuild";         // fetch the cache again from the store
inline constexpr auto enrol = u"enrol";             // enrol this workstation anew
inline constexpr auto takeSeat = u"take-seat";
inline constexpr auto forceSeat = u"force-seat";     // from a workstation that does not answer
inline constexpr auto continueOffline = u"offline"; // work with what is here
inline constexpr auto back = u"back";               // to the sign-in page
inline constexpr auto quit = u"quit";
} // namespace FailureAction

class Failures {
    Q_DECLARE_TR_FUNCTIONS(paillasse::ui::Failures)

public:
    static Message message(Failure failure, const FailureContext& context);
    // Whether it is said on the form that was just filled in, which keeps what was typed, rather than on a page of its own.
    static bool isInline(Failure failure);
    // One or two sentences for the form.
    static QString inlineText(Failure failure, const FailureContext& context);
};

} // namespace paillasse::ui
