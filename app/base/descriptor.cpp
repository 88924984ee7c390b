// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/base/descriptor.h"

#include <unistd.h>

namespace paillasse {

Descriptor::~Descriptor()
{
    if (m_number >= 0)
        ::close(m_number);
}

} // namespace paillasse
