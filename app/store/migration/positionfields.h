// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/cborfields.h"
#include "app/exchange/bytesource.h"

namespace paillasse::cbor {

// As it stands in a staging file: append, never reorder.
template <>
struct Fields<exchange::StreamPosition> {
    static void visit(auto& v, auto& x)
    {
        v(1, x.offset);
        v(2, x.messages);
        v(3, x.lines);
        v(4, x.header);
        v(5, x.counted);
    }
};

} // namespace paillasse::cbor
