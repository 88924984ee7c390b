// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/store/core/witness.h"

namespace paillasse::store {

// A file, best on another machine, that gets a line for each head (witnessline.h) and is synced.
class WitnessFile final : public Witness {
public:
    explicit WitnessFile(std::string path) : m_path(std::move(path)) {}

    [[nodiscard]] const std::string& name() const override { return m_path; }
    [[nodiscard]] Result<> take(std::span<const crypto::SignedTreeHead> heads, const std::stop_token& stop) override;

private:
    std::string m_path;
};

} // namespace paillasse::store
