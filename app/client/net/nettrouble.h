// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

#include <QNetworkReply>
#include <QSslError>

#include "app/base/bytes.h"
#include "app/base/result.h"
#include "app/client/failure.h"

namespace paillasse::client {

// Why a request had no good answer, as far as somebody can act on it.
struct NetTrouble {
    Failure failure = Failure::Offline;
    ErrorCode code = ErrorCode::Unreachable; // the store's, where it spoke
    int status = 0;                          // HTTP; 0: nothing came
    std::int64_t retryAfterMs = 0;
    std::string reference;                   // technical words
    bool isBusy = false;                     // the store's 429, about no password: asked again by the transport itself
    // As an answer below the windows has it: a store that is busy is as good as one that cannot be reached.
    [[nodiscard]] ErrorCode answerCode() const { return failure == Failure::Offline ? ErrorCode::Unreachable : code; }
    // Nobody is there, they are busy, or their administrator makes room: asking again later makes sense. Everything else needs a person
    // here.
    [[nodiscard]] bool isPassing() const { return failure == Failure::Offline || failure == Failure::StoreFull; }
};

template <class T>
using NetResult = tl::expected<T, NetTrouble>;

// The body of an answer is a wire::Problem when it is the store that speaks.
NetTrouble troubleOf(int status, ByteView body, std::int64_t retryAfterMs);
NetTrouble troubleOf(QNetworkReply::NetworkError error, const QList<QSslError>& errors);
Trouble asTrouble(const NetTrouble& trouble);

} // namespace paillasse::client
