// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <csignal>

#include <sys/resource.h>

namespace paillasse::faults {

// As long as it lives, the kernel refuses every write to a file that this process makes (RLIMIT_FSIZE): what a full disk is to a program.
class FullDisk {
public:
    // What fits into so many bytes from its beginning is still written to any of them.
    explicit FullDisk(rlim_t room = 0);
    ~FullDisk();
    FullDisk(const FullDisk&) = delete;
    FullDisk& operator=(const FullDisk&) = delete;

private:
    rlimit m_before{};
    void (*m_handler)(int) = SIG_DFL;
};

} // namespace paillasse::faults
