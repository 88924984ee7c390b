// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <array>
#include <cstdint>
#include <optional>
#include <string_view>

#include "app/base/bytes.h"
#include "app/base/result.h"
#include "app/base/secretbytes.h"
#include "app/base/uuid.h"

namespace paillasse::store {

class Store;

// Ids that the same content always gets again, so that importing it twice adds nothing. They are keyed: to somebody without the
// store's key file they say as little as random ones (design: no plaintext derivatives). What is delivered in bulk may say its rank in
// the delivery, as ids of version 7 say their time: neighbours are neighbours in every index then, whatever its size (decision 10).
class DerivedIds {
    using Beginning = std::array<std::uint8_t, 6>;

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
        Builder(const SecretBytes& key, std::optional<Beginning> beginning) : m_key(key), m_beginning(beginning) {}
        const SecretBytes& m_key;
        std::optional<Beginning> m_beginning;
        Bytes m_bytes;
    };
    // `kind` tells ids of different things apart: "patient", "act.place".
    [[nodiscard]] Builder of(std::string_view kind) const { return Builder(m_key, {}).add(kind); }
    // A new document's: by the rank, where there is one.
    [[nodiscard]] Builder document(std::string_view kind) const { return Builder(m_key, m_beginning).add(kind); }
    // An act's: beside its subject's.
    template <class Subject>
    [[nodiscard]] Builder act(std::string_view kind, const Subject& subject) const
    {
        Beginning beginning{};
        std::copy_n(subject.bytes().begin(), beginning.size(), beginning.begin());
        return Builder(m_key, beginning).add(kind).add(subject.bytes());
    }

    // Where in its delivery is what is taken next; below 2^48.
    void setRank(std::uint64_t rank);

private:
    explicit DerivedIds(SecretBytes key) : m_key(std::move(key)) {}
    SecretBytes m_key;
    std::optional<Beginning> m_beginning;
};

} // namespace paillasse::store
