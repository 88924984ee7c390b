// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <set>

#include "app/exchange/importedrecord.h"
#include "tests/fuzz/must.h"

namespace paillasse::exchange {

// Every message is accepted or refused with a reason, lies within its input, and no record comes from a refused one.
inline void mustBeAnswered(const Reading& reading, std::size_t inputSize)
{
    using fuzz::must;
    must(!reading.messages.empty());
    std::set<MessagePlace> accepted;
    for (const auto& message : reading.messages) {
        must(message.offset <= inputSize && message.size <= inputSize - message.offset);
        must(!message.refusal || (!message.refusal->where.empty() && !message.refusal->reason.empty()));
        if (!message.refusal)
            accepted.insert(message.place);
    }
    for (const auto& record : reading.records) {
        must(!record.sources.empty());
        for (const auto& source : record.sources)
            must(accepted.contains(source));
    }
}

} // namespace paillasse::exchange
