// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>

#include "app/store/channels/channel.h"
#include "app/store/channels/channelbook.h"

namespace paillasse::store {

std::unique_ptr<Channel> openChannel(ChannelSettings settings, const Clock& clock);

} // namespace paillasse::store
