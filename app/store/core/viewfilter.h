// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/access/view.h"
#include "app/base/clock.h"
#include "app/crypto/hash.h"
#include "app/wire/cursor.h"
#include "app/wire/sections.h"

namespace paillasse::store {

// A view, and what follows from it for each row.
struct ViewFilter {
    access::View view;
    Bytes hash;                 // of Cursor::viewHash
    std::int64_t kinds = 0;     // bit n: documents of kind n

    explicit ViewFilter(const access::View& v) : view(v)
    {
        constexpr std::size_t hashSize = 16;
        const auto digest = crypto::sha256(wire::viewBytes(view));
        hash.assign(digest.begin(), digest.begin() + hashSize);
        for (int kind = 1; kind <= static_cast<int>(lastOf(lab::DocumentKind{})); ++kind)
            if (access::sees(view, static_cast<lab::DocumentKind>(kind)))
                kinds |= std::int64_t{1} << kind;
    }
    [[nodiscard]] bool sees(lab::DocumentKind kind) const { return (kinds >> static_cast<int>(kind) & 1) != 0; }
    // A person's document is one Directory section, for whoever sees the staff.
    [[nodiscard]] bool sees(lab::DocumentKind kind, wire::Section section) const { return kind == lab::DocumentKind::Person || wire::sees(view, section); }
    // Orders on which nothing is left to do are in scope from this day on.
    [[nodiscard]] std::int64_t scopeDay(Instant now) const { return Date::of(now).toDays() - view.scopeDays; }
};

} // namespace paillasse::store
