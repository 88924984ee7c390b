// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/store/channels/transfer.h"
#include "app/store/core/witness.h"

namespace paillasse::store {

// An address that takes a POST of heads, a line each as a witness's file has them (application/jsonl): whoever appends the bodies to a file
// has what `witness compare` reads. Any 2xx means that they are kept. They need no signature of their own: each head has the store's.
class WitnessAddress final : public Witness {
public:
    explicit WitnessAddress(Destination to) : m_to(std::move(to)) {}

    // InvalidInput: not https, http to another machine, a name or a password in it.
    static Result<> check(std::string_view url);
    [[nodiscard]] const std::string& name() const override { return m_to.url; }
    [[nodiscard]] Result<> take(std::span<const crypto::SignedTreeHead> heads, const std::stop_token& stop) override;

private:
    Destination m_to;
};

} // namespace paillasse::store
