// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/faults/fulldisk.h"

#include <QtGlobal>

namespace paillasse::faults {

FullDisk::FullDisk(rlim_t room)
{
    m_handler = std::signal(SIGXFSZ, SIG_IGN); // the write fails, the process lives
    if (getrlimit(RLIMIT_FSIZE, &m_before) != 0)
        qFatal("no limit to read");
    auto none = m_before;
    none.rlim_cur = room;
    if (setrlimit(RLIMIT_FSIZE, &none) != 0)
        qFatal("the disk cannot be filled");
}

FullDisk::~FullDisk()
{
    setrlimit(RLIMIT_FSIZE, &m_before);
    std::signal(SIGXFSZ, m_handler);
}

} // namespace paillasse::faults
