// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>

#include "app/base/result.h"
#include "app/store/paper/statement.h"

namespace paillasse::store::paper {

// The statement on A4, as PDF 1.4 with its face in it: cells that wrap, the heads of tables again on each page, "page 2/7" at each foot. The same statement gives the same bytes on one
// machine. Attachments are not in it yet: see seal. A cell that would be taller than a third of a page ends in "…".
// Missing: the face is not installed; TooLarge; InvalidInput: a table whose rows do not have its columns.
Result<Bytes> layOut(const Statement& statement);

// For many papers, one after the other: fonts are looked for once. For one thread.
class Press {
public:
    // Missing: the face is not installed.
    static Result<Press> open();
    Press(Press&& other) noexcept;
    Press& operator=(Press&& other) noexcept;
    ~Press();

    Result<Bytes> layOut(const Statement& statement);

private:
    struct Impl;
    explicit Press(std::unique_ptr<Impl> impl);
    std::unique_ptr<Impl> m_impl;
};

} // namespace paillasse::store::paper
