// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/channels/openchannel.h"

#include "app/store/channels/alertmanager.h"
#include "app/store/channels/mail.h"
#include "app/store/channels/webhook.h"

namespace paillasse::store {

std::unique_ptr<Channel> openChannel(ChannelSettings settings, const Clock& clock)
{
    switch (settings.kind) {
    case ChannelKind::Webhook: return std::make_unique<Webhook>(std::move(settings.to), clock);
    case ChannelKind::Mail: return std::make_unique<Mail>(std::move(settings.to), std::move(settings.from), std::move(settings.recipients));
    case ChannelKind::Alertmanager: return std::make_unique<Alertmanager>(std::move(settings.to));
    }
    return {};
}

} // namespace paillasse::store
