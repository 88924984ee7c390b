// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

#include "app/base/result.h"

namespace paillasse::store {

// Where the operator puts the files of an old system, so that somebody at a workstation can name them. Only plain files that lie in it: no
// path, no link.
class WaitingFiles {
public:
    // Empty: there is none.
    explicit WaitingFiles(std::string path) : m_path(std::move(path)) {}

    // By name, in order.
    [[nodiscard]] std::vector<std::string> names() const;
    // InvalidInput: one of them is no name of a file there.
    [[nodiscard]] Result<std::vector<std::string>> paths(const std::vector<std::string>& names) const;

private:
    std::string m_path;
};

} // namespace paillasse::store
