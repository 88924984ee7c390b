// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/cborfields.h"

// A section's bytes: [summary, body]; null where there is no summary.
namespace paillasse::wire {

template <class Summary, class Body>
Bytes sectionBytes(const Summary& summary, const Body& body)
{
    Bytes out;
    cbor::Writer w(out);
    w.array(2);
    cbor::put(w, summary);
    cbor::put(w, body);
    return out;
}

template <class Body>
Bytes sectionBytes(const Body& body)
{
    Bytes out;
    cbor::Writer w(out);
    w.array(2);
    w.null();
    cbor::put(w, body);
    return out;
}

template <class Body>
Result<Body> readBody(ByteView section)
{
    cbor::Reader r(section);
    if (r.array() != 2)
        r.fail();
    (void)r.raw();
    Body body{};
    cbor::get(r, body);
    if (const auto end = r.finish(); !end)
        return tl::unexpected(end.error());
    return body;
}

} // namespace paillasse::wire
