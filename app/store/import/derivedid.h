// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>

#include "app/base/bytes.h"
#include "app/base/result.h"
#include "app/base/secretbytes.h"
#include "app/base/uuid.h"

namespace paillasse::store {

class Store;

// Ids that the same content always gets again, so that importing it twice adds nothing. They are keyed: to somebody without the
// store's key file they say as little as random ones (design: no plaintext derivatives).
class DerivedIds {
public:
    static Result<DerivedIds> load(Store& store);

    class Builder {
    public:
        Builder& add(ByteView part);
        Builder& add(std::string_view part) { return add(asBytes(part)); }
        Builder& add(std::uint64_t number);
        // Version 8 of RFC 9562.
        [[nodiscard]] Uuid finish() const;

    private:
        friend class DerivedIds;
        explicit Builder(const SecretBytes& key) : m_key(key) {}
        const SecretBytes& m_key;
        Bytes m_bytes;
    };
    // `kind` tells ids of different things apart: "patient", "act.place".
    [[nodiscard]] Builder of(std::string_view kind) const { return Builder(m_key).add(kind); }

private:
    explicit DerivedIds(SecretBytes key) : m_key(std::move(key)) {}
    SecretBytes m_key;
};

} // namespace paillasse::store
