// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "app/store/core/witness.h"

namespace CLI {
class App;
}

namespace paillasse::store {

// The witnesses of a store that serves, as the operator names them: files, and addresses that take a POST.
struct WitnessOptions {
    std::vector<std::string> witnesses;
    std::string authority;
    std::string credentials;

    void addTo(CLI::App& command);
    // InvalidInput, NotFound, Refused: the text says what is wrong.
    [[nodiscard]] Result<std::vector<std::unique_ptr<Witness>>> make() const;
};

} // namespace paillasse::store
