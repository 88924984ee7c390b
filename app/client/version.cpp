// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/client/version.h"

#include <QVersionNumber>

namespace paillasse::client {

std::uint64_t clientVersion()
{
    const auto version = QVersionNumber::fromString(QStringLiteral(PAILLASSE_VERSION));
    const auto part = [&version](int index) { return static_cast<std::uint64_t>(version.segmentAt(index)); };
    return part(0) * 1'000'000 + part(1) * 1'000 + part(2);
}

} // namespace paillasse::client
